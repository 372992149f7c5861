"""What was done is seen in the history, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from storage.files.casefile import read_case
from storage.keys import vault
from storage.places import RESOURCES
from storage.roles import Role
from tests.journeys.clinics import CASES, PASSWORD, USER, Opened, clinic_file, enter, program
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.history.page import HistoryPage


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        _open(qtbot, running, CASES[0])
        yield running


def _open(qtbot: QtBot, running: Opened, code: str) -> None:
    qtbot.waitUntil(lambda: len(running.window.patients.shown) == len(CASES))
    key = next(line.key for line in running.window.patients.shown if line.code == code)
    running.session.open(key)
    qtbot.waitUntil(lambda: running.session.course is not None and running.session.course.record.patient.code == code)


def _labs(running: Opened) -> int:
    assert running.session.course is not None
    return len(running.session.course.record.labs)


def _add_visit(qtbot: QtBot, running: Opened) -> None:
    before = _labs(running)
    running.window.deeds.give("visit")
    form = running.window.findChild(VisitDialog)
    assert form is not None
    form.laboratory.rows[0].entry.setText("8.84")
    qtbot.waitUntil(form.save_button.isEnabled)
    form.save()
    qtbot.waitUntil(lambda: _labs(running) == before + 1)


def _history(qtbot: QtBot, running: Opened) -> HistoryPage:
    assert running.window.page is not None
    running.window._actions["history"].trigger()
    page = running.window.page.history
    qtbot.waitUntil(lambda: bool(page.entries))
    return page


def test_that_a_visit_is_in_the_history_and_undo_takes_it_back(qtbot: QtBot, opened: Opened) -> None:
    page = _history(qtbot, opened)
    labs = _labs(opened)
    _add_visit(qtbot, opened)
    qtbot.waitUntil(lambda: page.entries[0].label == "Add a visit")
    assert page.entries[0].user == USER
    cells = [page.view.model().index(0, column).data() for column in range(7)]
    assert cells[1:4] == [USER, "Add a visit", "lab result AFP 28-Mar-2025: added"]
    assert cells[4] == ""
    assert cells[5].startswith("value 8.84, unit ng/mL, ")
    undo = opened.window._actions["undo"]
    qtbot.waitUntil(lambda: undo.isEnabled() and undo.text() == "&Undo “Add a visit”")
    undo.trigger()
    qtbot.waitUntil(lambda: _labs(opened) == labs)
    course = opened.session.course
    assert course is not None
    assert course.markers.afp.points[-1].value.reported != "8.84"
    qtbot.waitUntil(lambda: page.entries[0].label == "Undo")
    cells = [page.view.model().index(0, column).data() for column in range(7)]
    assert cells[2] == "Undo of “Add a visit”"
    went = [page.view.model().index(row, 4).data() for row in range(len(page.entries))]
    assert any(words.startswith("value 8.84") for words in went)
    assert cells[6] == ""
    assert opened.window.message.text == "Undone: “Add a visit”."


def test_that_the_history_is_filtered_by_person_kind_and_text(qtbot: QtBot, opened: Opened) -> None:
    page = _history(qtbot, opened)
    _add_visit(qtbot, opened)
    qtbot.waitUntil(lambda: page.entries[0].label == "Add a visit")
    every, filters = page.entries, page.filters
    filters.person.setCurrentIndex(filters.person.findData(USER))
    assert {entry.user for entry in page.entries} == {USER}
    filters.kind.setCurrentIndex(filters.kind.findData("lab_result"))
    assert {entry.kind for entry in page.entries} == {"lab_result"}
    filters.clear()
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Slash)
    qtbot.waitUntil(lambda: opened.window.focusWidget() is filters.text)
    qtbot.keyClicks(filters.text, "afp 8.84 2025-03-28")
    assert [entry.subject for entry in page.entries] == ["AFP 2025-03-28"]
    assert page._told.text() == f"1 of {len(every)} values"
    qtbot.keyClick(filters.text, Qt.Key.Key_Escape)
    assert page.entries == every
    assert opened.window.focusWidget() is page.view


def test_that_a_change_shows_before_after_and_reason(qtbot: QtBot, opened: Opened) -> None:
    key = opened.session.key
    assert key is not None
    opened.session.write(
        lambda store: store.correct(
            key, "visit", store.record(key).visits[-1].key or 0, {"ecog": 2}, reason="mistyped"
        ),
        lambda _: None,
    )
    page = _history(qtbot, opened)
    qtbot.waitUntil(lambda: page.entries[0].label == "Correct a visit")
    cells = [page.view.model().index(0, column).data() for column in range(2, 7)]
    assert cells[0] == "Correct a visit"
    assert cells[1].endswith(": ECOG")
    assert cells[3:] == ["2", "mistyped"]


def test_that_undo_asks_when_it_belongs_to_another_patient(qtbot: QtBot, opened: Opened) -> None:
    _add_visit(qtbot, opened)
    _open(qtbot, opened, CASES[1])
    opened.window._actions["undo"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(QMessageBox) is not None)
    box = opened.window.findChild(QMessageBox)
    assert box is not None
    assert "reaches beyond the patient on the screen" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    seen: list[str] = []
    opened.session.read(lambda store: getattr(store.past.last_operation(), "label", ""), seen.append)
    qtbot.waitUntil(lambda: seen == ["Add a visit"])


def test_that_a_second_stroke_upon_the_first_asks_before_it_takes_back_another(qtbot: QtBot, opened: Opened) -> None:
    labs = _labs(opened)
    _add_visit(qtbot, opened)
    _add_visit(qtbot, opened)
    undo = opened.window._actions["undo"]
    assert not undo.autoRepeat()
    for _ in range(3):
        undo.trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(QMessageBox) is not None)
    box = opened.window.findChild(QMessageBox)
    assert box is not None
    assert box.text().startswith("Undone: “Add a visit”. The one before it is “Add a visit” of")
    assert _labs(opened) >= labs + 1
    seen: list[str] = []
    opened.session.read(lambda store: getattr(store.past.last_operation(), "label", ""), seen.append)
    qtbot.waitUntil(lambda: seen == ["Add a visit"])
    go = next(made for made in box.buttons() if made.text() == "Undo it")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _labs(opened) == labs)


def test_that_a_patient_whose_import_is_undone_leaves_the_screen(qtbot: QtBot, opened: Opened) -> None:
    record = read_case(RESOURCES / "demo" / "HCC-R03.json")
    opened.session.write(lambda store: store.import_record(record), lambda _: None)
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 3)
    opened.session.open(next(line.key for line in opened.window.patients.shown if line.code == "HCC-R03"))
    qtbot.waitUntil(lambda: getattr(opened.session.course, "record", record).patient.code == "HCC-R03")
    opened.window._actions["undo"].trigger()
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: opened.session.course is not None, timeout=10_000)
    assert opened.session.course is not None
    assert opened.session.course.record.patient.code in CASES


def test_that_a_reader_is_told_why_nothing_can_be_entered(qtbot: QtBot, opened: Opened) -> None:
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user="Li", password=PASSWORD, role=Role.READER)
    assert opened.window._actions["visit"].isEnabled()
    opened.entrance.lock()
    enter(qtbot, opened, PASSWORD, "Li")
    qtbot.waitUntil(lambda: not opened.window._actions["visit"].isEnabled())
    page = opened.window.page
    assert page is not None
    assert "may not enter visits and results" in page.visit_button.toolTip()
    assert not opened.window._actions["undo"].isEnabled()
