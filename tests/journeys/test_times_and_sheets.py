"""Times, anticoagulation and what a sheet prints, by keys: the file then holds what a case file would have brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.course.course import course
from models.record.records import Patient, Record
from storage.files.casefile import case_document, parse_case
from tests.journeys.clinics import Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.visits.page import VisitsPage

BARE = Record(patient=Patient(code="HCC-0101"), treatment_start=date(2025, 1, 10))
# What is typed below, as a case file writes it.
LABS: list[dict[str, Any]] = [
    {"analyte": "AFP", "date": "2025-02-10T08:30", "value": "400", "unit": "ng/mL"},
    {
        "analyte": "PIVKA-II",
        "date": "2025-02-10T08:30",
        "value": "62",
        "unit": "mAU/mL",
        "low": 0,
        "high": 40,
        "method": "CLIA",
    },
    {"analyte": "AFP", "date": "2025-02-10T15:05", "value": "380", "unit": "ng/mL"},
]
VISITS = [{"date": "2025-02-10T08:40", "anticoagulated": True}]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with clinic_of(qtbot, theme, tmp_path, BARE) as running:
        yield running


def _form(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> VisitDialog:
    opened.window.activateWindow()
    qtbot.waitUntil(lambda: opened.window.isActiveWindow() and opened.window._actions["visit"].isEnabled())
    opened.window.setFocus()
    keyboard.press(Qt.Key.Key_N, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    qtbot.waitUntil(lambda: form.date.entry.hasFocus() and form.laboratory.is_known)
    return form


def _save(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is None)


def test_that_what_is_typed_answers_as_the_same_record_of_a_case_file(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    form = _form(qtbot, opened, keyboard)
    keyboard.type("20250210")
    keyboard.press(Qt.Key.Key_I, alt=True)
    keyboard.type_and_enter("840")
    assert form.findings.ecog.hasFocus()  # Enter goes on from a field that it passes by
    form.findings.anticoagulated.setFocus()
    keyboard.type("y")
    keyboard.press(Qt.Key.Key_C, alt=True)
    keyboard.type_and_enter("0830")
    assert form.laboratory.rows[0].entry.hasFocus()
    keyboard.type_and_enter("400")
    keyboard.type("62")
    keyboard.press(Qt.Key.Key_G, alt=True)
    keyboard.type_and_enter("0", "40", "CLIA")
    assert form.laboratory.rows[2].entry.hasFocus()
    assert form.laboratory.rows[1].remark.text() == "H  0–40"
    _save(qtbot, opened, keyboard)
    _form(qtbot, opened, keyboard)
    keyboard.type("20250210")
    keyboard.press(Qt.Key.Key_C, alt=True)
    keyboard.type_and_enter("1505", "380")
    _save(qtbot, opened, keyboard)

    given = case_document(BARE) | {"labs": LABS, "visits": VISITS}
    imported = parse_case(given)
    typed = opened.course
    assert typed.record == imported
    answered = course(imported, typed.protocol, typed.today)
    assert replace(typed, record=imported) == answered
    assert [point.value.reported for point in typed.markers.afp.points] == ["380"]


def test_that_times_and_answers_are_seen_beside_the_flowsheet(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    record = parse_case(case_document(BARE) | {"labs": LABS, "visits": VISITS})
    typed = course(record, opened.course.protocol, opened.course.today)
    assert opened.window.page is not None
    page = opened.window.page.pages["visits"]
    assert isinstance(page, VisitsPage)
    opened.window._actions["visits"].trigger()
    qtbot.waitUntil(page.isVisible)
    page.show_course(typed)
    page.table.choose(date(2025, 2, 10), "AFP")
    said = " ".join(one.text() for one in page.panel.findChildren(QLabel))
    for words in ("Collected", "10-Feb-2025 15:05", "Also on this date", "400 ng/mL 08:30", "08:40", "Anticoagulated"):
        assert words in said


def test_that_the_golden_path_has_no_key_more(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    """Enter passes by the times and the anticoagulation: from date to ECOG, and from there as before."""
    form = _form(qtbot, opened, keyboard)
    findings, laboratory = form.findings, form.laboratory
    wanted = [*findings.fields[:-1], laboratory.rows[0].entry, laboratory.rows[1].entry]
    for field in wanted:
        keyboard.press(Qt.Key.Key_Return)
        assert field.hasFocus()


def test_that_a_sheet_that_waits_is_there_again(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    form = _form(qtbot, opened, keyboard)
    form.date.time.setText("8:40")
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type("400")
    keyboard.press(Qt.Key.Key_G, alt=True)
    keyboard.type("x")
    assert not form.save_button.isEnabled()
    assert "not a limit" in form.laboratory.rows[0].remark.text()
    kept, begun = form.document(), datetime.now().astimezone() - timedelta(minutes=1)
    again = VisitDialog(form._theme, opened.session, opened.window, course=opened.course, key=form.patient[0])
    again.resume(kept, begun)
    assert again.draft.labs == form.draft.labs
    assert again.date.time.text() == "8:40"
    line = again.laboratory.rows[0].sheet.line
    assert line is not None
    assert line.fields[0].text() == "x"
    form.leave()
    again.leave()


def test_that_a_time_that_was_typed_is_not_left_without_a_question(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    form = _form(qtbot, opened, keyboard)
    keyboard.press(Qt.Key.Key_I, alt=True)
    keyboard.type("8:40")
    assert not form.is_empty
    assert not form.save_button.isEnabled()
    form.leave()
