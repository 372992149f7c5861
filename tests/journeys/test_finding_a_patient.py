"""From anywhere to one patient's page, by keyboard."""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Keyboard
from ui.forms.visit.form import VisitDialog
from ui.session.session import Session
from ui.window.main import MainWindow


def _open_code(session: Session) -> str:
    assert session.course is not None
    return session.course.record.patient.code


def test_that_one_patient_opens_with_seven_keys(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    keyboard.press(Qt.Key.Key_K, control=True)
    keyboard.type("-r14")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _open_code(session) == "HCC-R14")
    assert keyboard.count <= 7
    assert window.page is not None
    assert "DEMO, Fourteen" in window.page.banner.text()


def test_that_a_name_is_found_by_its_middle_without_regard_to_case(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    keyboard.press(Qt.Key.Key_K, control=True)
    keyboard.type("NTY-T")
    assert [line.name for line in window.patients.shown] == [f"DEMO, Twenty-{number}" for number in ("two", "three")]
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: _open_code(session) == "HCC-R23")


def test_that_escape_gives_the_whole_list_back(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_K, control=True)
    keyboard.type("zzz")
    assert window.patients.shown == ()
    keyboard.press(Qt.Key.Key_Escape)
    assert len(window.patients.shown) == 26


def test_that_the_arrows_walk_the_list(qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard) -> None:
    window.patients.view.setFocus()
    first = _open_code(session)
    keyboard.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: _open_code(session) != first)
    keyboard.press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: _open_code(session) == first)


def test_that_the_working_of_the_response_is_two_keys_away(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_J, control=True)
    assert keyboard.count == 2
    assert window.page is not None
    opened = [card for card in window.page.flags.cards if card.is_open]
    assert [card.entry.title for card in opened] == ["RECIST 1.1"]
    assert opened[0].entry.subject is not None


def test_that_a_narrow_window_folds_the_list_and_the_search_brings_it_back(
    qtbot: QtBot, window: MainWindow, keyboard: Keyboard
) -> None:
    assert window.page is not None
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not window.patients.isVisible())
    assert not window.page.flags.folded
    keyboard.press(Qt.Key.Key_K, control=True)
    keyboard.type("TIL")
    assert window.patients.isVisible()
    keyboard.press(Qt.Key.Key_Escape)
    assert not window.patients.isVisible()
    keyboard.press(Qt.Key.Key_B, control=True)
    assert window.patients.isVisible()
    window.resize(1270, 768)
    qtbot.waitUntil(lambda: window.page is not None and window.page.flags.folded)
    keyboard.press(Qt.Key.Key_G, control=True)
    assert not window.page.flags.folded


def test_that_help_opens_with_f1_and_escape_leaves_it(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_F1)
    assert window.page is not None
    assert not window.page.isVisible()
    keyboard.press(Qt.Key.Key_Escape)
    assert window.page.isVisible()


def test_that_the_search_gives_commands_too(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_K, control=True)
    keyboard.type("surviv")
    assert window.patients.shown == ()
    keyboard.press(Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.survival.isVisible()
    assert len(window.patients.shown) == 26


def test_that_a_command_given_while_a_patient_is_being_opened_waits_and_is_of_that_patient(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    gate, shown = Event(), session.key
    session.work(partial(gate.wait, 5), lambda _: None)
    another = next(line for line in window.patients.shown if line.key != shown)
    session.open(another.key)
    assert session.key == shown  # whose name stands on the screen
    window.deeds.give("visit")
    assert window.findChild(VisitDialog) is None
    gate.set()
    qtbot.waitUntil(lambda: window.findChild(VisitDialog) is not None)
    form = window.findChild(VisitDialog)
    assert form is not None
    assert form.patient == (another.key, another.code)
    assert another.name in form.banner.text()
    form.leave()


def test_that_a_command_for_a_patient_who_never_came_is_not_given_to_another(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    gate, lines = Event(), window.patients.shown
    session.work(partial(gate.wait, 5), lambda _: None)
    session.open(lines[1].key)
    window.deeds.give("visit")
    session.open(lines[2].key)
    gate.set()
    qtbot.waitUntil(lambda: session.key == lines[2].key)
    qtbot.wait(50)
    assert window.findChild(VisitDialog) is None
