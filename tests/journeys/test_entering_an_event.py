"""An adverse event from the first key to the course that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.record.kept import Relation
from tests.journeys.clinics import Opened, clinic_file, enter, program
from tests.journeys.conftest import Keyboard
from ui.forms.event import EventDialog
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.words.language import CHINESE, ENGLISH, set_language


def _course(session: Session) -> Course:
    assert session.course is not None
    return session.course


def _form(qtbot: QtBot, window: MainWindow) -> EventDialog:
    form = next(one for one in window.findChildren(EventDialog) if one.isVisible())
    qtbot.waitUntil(form.term.hasFocus)
    return form


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        yield running


def test_that_a_new_event_takes_at_most_23_keys(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    key = next(line.key for line in window.patients.shown if line.code == "HCC-R01")
    session.open(key)
    qtbot.waitUntil(lambda: _course(session).record.patient.code == "HCC-R01")
    before = len(_course(session).record.adverse_events)
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(lambda: window._actions["event"].isEnabled())
    window._actions["event"].trigger()
    keyboard.count += 3  # Ctrl+Shift+E
    form = _form(qtbot, window)
    keyboard.type("fati")
    keyboard.press(Qt.Key.Key_Return)
    assert form.term.text() == "Fatigue"
    keyboard.type("2")
    assert "limiting instrumental" in form._remarks["grade"].text().casefold() or form._remarks["grade"].text()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("-3d")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("r")  # to the first drug; of the others it is not said
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("n")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 23
    events = _course(session).record.adverse_events
    assert len(events) == before + 1
    event = events[-1]
    assert (event.term, event.grade, event.related, event.serious) == ("Fatigue", 2, None, False)
    assert event.related_to == (("lenvatinib", Relation.RELATED),)
    assert (event.start, event.stop) == (_course(session).today - timedelta(days=3), None)
    qtbot.waitUntil(lambda: window.findChild(EventDialog) is None)


def test_that_the_keys_open_the_form(window: MainWindow) -> None:
    assert [keys.toString() for keys in window._actions["event"].shortcuts()] == ["Ctrl+Shift+E"]


def test_that_a_term_is_found_by_pinyin_initials(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    set_language(qapp, CHINESE)
    try:
        window._actions["event"].trigger()
        form = _form(qtbot, window)
        qtbot.keyClicks(form.term, "gxy")
        assert form.found.item(0).text().startswith("高血压")
        qtbot.keyClick(form.term, Qt.Key.Key_Return)
        assert form.term.text() == "Hypertension"
        form.leave()
    finally:
        set_language(qapp, ENGLISH)


def test_that_a_free_term_stays_as_it_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    window._actions["event"].trigger()
    form = _form(qtbot, window)
    qtbot.keyClicks(form.term, "pain in the port")
    qtbot.keyClick(form.term, Qt.Key.Key_Up)  # from the first line around to the last
    qtbot.keyClick(form.term, Qt.Key.Key_Return)
    assert form.term.text() == "pain in the port"
    assert form.grade.hasFocus()
    form.leave()


def test_that_nothing_is_saved_that_cannot_be(qtbot: QtBot, window: MainWindow) -> None:
    window._actions["event"].trigger()
    form = _form(qtbot, window)
    form.term.setText("Fatigue")
    assert not form.save_button.isEnabled()
    form.grade.choose(4)
    assert "no grade 4 of this term" in form._remarks["grade"].text()  # remarked, not refused
    assert form.save_button.isEnabled()
    form.stop.setText("19990101")
    assert not form.save_button.isEnabled()
    form.leave()


def test_that_an_unsaved_event_is_offered_again(qtbot: QtBot, opened: Opened) -> None:
    opened.window._actions["event"].trigger()
    form = _form(qtbot, opened.window)
    form.term.setText("Hypertension")
    form.grade.choose(3)
    form.put_aside()
    assert opened.window.page is not None
    bar = opened.window.page.drafts
    qtbot.waitUntil(bar.isVisible)
    assert bar.text.startswith("An adverse event, begun ")
    bar.go_on_button.click()
    again = _form(qtbot, opened.window)
    assert (again.draft.term, again.draft.grade) == ("Hypertension", 3)
    assert date.fromisoformat(again.draft.start) == _course(opened.session).today
    with qtbot.waitSignal(again.saved):
        again.save()
    qtbot.waitUntil(lambda: not any(".draft-" in one.name for one in opened.path.parent.iterdir()))
