"""The grid of cycles in the place of the treatment: what it shows, and the dose of today noted in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.record.records import Patient, Record, Treatment, Visit
from storage.places import DATA_CUT
from tests.journeys.clinics import Opened, clinic_of, page_of
from tests.journeys.conftest import Keyboard
from ui.forms.treatment import TreatmentDialog
from ui.kit.theme import Theme
from ui.patient.page import OVERVIEW, TREATMENT
from ui.patient.treatment.cycle_table import AMOUNT, DOSE, GIVEN, PLANNED, REASON, WEIGHT
from ui.patient.treatment.page import TreatmentPage
from ui.patient.treatment.ruler import WeightLine

START = DATA_CUT - timedelta(days=63)


def _dose(days_ago: int, mg: str | None, **more: object) -> Treatment:
    on = DATA_CUT - timedelta(days=days_ago)
    values: dict[str, object] = {"kind": "drug", "agent": "cadonilimab", "start": on, "stop": on, "unit": "mg"}
    values |= {"dose": None if mg is None else Decimal(mg), "schedule": "every 3 weeks"}
    return Treatment(**values | more)  # type: ignore[arg-type]


def _weighed(days_ago: int, kilograms: str) -> Visit:
    return Visit(date=DATA_CUT - timedelta(days=days_ago), weight_kg=Decimal(kilograms))


RECORD = Record(
    patient=Patient(code="NEW-01"),
    treatment_start=START,
    protocol="cadonilimab-lenvatinib-sbrt",
    treatments=(
        Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(12), unit="mg", schedule="daily"),
        _dose(63, "650"),
        _dose(42, None, omitted=True, reason="fever"),
        _dose(21, "640"),
    ),
    visits=(_weighed(63, "65"), _weighed(21, "64"), _weighed(1, "62")),
)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    alike = replace(RECORD, patient=Patient(code="NEW-02"))
    with clinic_of(qtbot, theme, tmp_path, RECORD, alike) as running:
        yield running


@pytest.fixture
def page(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> TreatmentPage:
    found = page_of(qtbot, opened, keyboard, TREATMENT, "treatment_tab")
    assert isinstance(found, TreatmentPage)
    found.table.choose("cadonilimab")
    qtbot.waitUntil(lambda: found.cycles.field is not None)
    return found


def _last(opened: Opened) -> Treatment:
    assert opened.session.course is not None
    return opened.session.course.record.treatments[-1]


def _cell(page: TreatmentPage, line: int, cycle: int) -> str:
    return str(page.cycles.view.model().index(line, cycle - 1).data())


def test_that_six_lines_tell_each_cycle_with_the_current_one_wide_and_what_is_planned_last(page: TreatmentPage) -> None:
    lines = (PLANNED, GIVEN, WEIGHT, AMOUNT, DOSE, REASON)
    assert [_cell(page, line, 1) for line in lines] == ["24-Jan", "24-Jan", "65", "650", "650", ""]
    assert [_cell(page, line, 2) for line in lines][1::4] == ["omitted", "fever"]
    assert [_cell(page, line, 4) for line in lines] == ["28-Mar", "today", "62", "620", "", ""]
    assert [_cell(page, line, 5) for line in lines] == ["18-Apr", "", "", "", "", ""]
    view = page.cycles.view
    assert view.columnWidth(3) > view.columnWidth(0)
    assert page.cycles.schedule.text() == "10 mg/kg every 3 weeks"
    assert page.cycles.sums.text().startswith("planned against given: 2 of 3 recorded doses")


def test_that_every_cell_has_a_tip_and_a_name_with_year_unit_and_the_day_of_the_weight(page: TreatmentPage) -> None:
    model = page.cycles.view.model()
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.index(WEIGHT, 3).data(role) == "C4, weight, kg: 62 kg; 27-Mar-2025"
        assert model.index(DOSE, 0).data(role) == "C1, given dose, mg: 650 mg"
        assert model.index(PLANNED, 4).data(role) == "C5, planned: 18-Apr-2025"
        assert model.index(DOSE, 4).data(role) == ""


def test_that_a_typed_dose_is_checked_as_it_is_typed_and_noted_by_enter(
    qtbot: QtBot, opened: Opened, page: TreatmentPage, keyboard: Keyboard
) -> None:
    field = page.cycles.field
    assert field is not None
    assert (field.text(), field.placeholderText()) == ("", "640")
    field.setFocus()
    keyboard.type("620")
    assert "620 mg is as planned" in page.panel.next.text
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return)
    given = _last(opened)
    assert (given.start, given.dose, given.planned_date) == (DATA_CUT, 620, DATA_CUT)
    assert page.cycles.field is None  # not twice a day
    assert _cell(page, DOSE, 4) == "620"


def test_that_a_typed_dose_is_not_that_of_the_next_patient_who_was_treated_alike(
    qtbot: QtBot, opened: Opened, page: TreatmentPage
) -> None:
    assert page.cycles.field is not None
    page.cycles.field.setText("620")
    key = opened.session.key
    opened.session.open(2 if key == 1 else 1)
    qtbot.waitUntil(lambda: opened.session.key not in (None, key))
    page.table.choose("cadonilimab")
    assert page.cycles.field is not None
    assert page.cycles.text == ""


def test_that_g_in_the_empty_field_notes_the_same_dose(
    qtbot: QtBot, opened: Opened, page: TreatmentPage, keyboard: Keyboard
) -> None:
    assert page.cycles.field is not None
    page.cycles.field.setFocus()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_G)
    assert _last(opened).dose == 640


def test_that_what_is_no_dose_is_marked_and_not_noted(opened: Opened, page: TreatmentPage, keyboard: Keyboard) -> None:
    field = page.cycles.field
    assert field is not None
    field.setFocus()
    for text in ("6x", "0", "-5"):
        field.clear()
        keyboard.type(text)
        keyboard.press(Qt.Key.Key_Return)
        assert "is not a dose" in field.toolTip()
    assert _last(opened).dose == 640
    keyboard.press(Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field.toolTip()


def test_that_a_typed_dose_outside_the_tolerance_asks_for_its_reason_first(
    qtbot: QtBot, opened: Opened, page: TreatmentPage, keyboard: Keyboard
) -> None:
    assert page.cycles.field is not None
    page.cycles.field.setFocus()
    keyboard.type("690")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.window.findChildren(TreatmentDialog)))
    form = next(one for one in opened.window.findChildren(TreatmentDialog) if one.isVisible())
    qtbot.waitUntil(form.reason.hasFocus)
    assert form.dose.text() == "690"
    assert _last(opened).dose == 640
    form.leave()


def test_that_beside_another_drug_the_cycles_are_read_and_g_notes_nothing(
    opened: Opened, page: TreatmentPage, keyboard: Keyboard
) -> None:
    page.table.choose("lenvatinib")
    assert page.cycles.isVisible()
    assert page.cycles.field is None
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_G)
    assert not opened.session.busy
    assert _last(opened).dose == 640
    assert _cell(page, WEIGHT, 4) == "62"


def test_that_a_cycle_that_is_pressed_is_the_chosen_row(page: TreatmentPage) -> None:
    view = page.cycles.view
    at = view.visualRect(view.model().index(GIVEN, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    row = page.table.row
    assert row is not None
    assert row.entry.omitted is True


def test_that_from_200_per_cent_on_each_cycle_is_a_row_and_the_current_one_the_first(
    qtbot: QtBot, page: TreatmentPage, theme: Theme
) -> None:
    try:
        theme.set_scale(2.0)
        page.show_course(page._course)
        model = page.cycles.view.model()
        heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
        assert heads == ["C4", "C5", "C3", "C2", "C1"]
        assert model.headerData(WEIGHT, Qt.Orientation.Horizontal) == "weight, kg"
        assert model.index(0, AMOUNT).data() == "620"
    finally:
        theme.set_scale(1.0)


def test_that_every_mark_of_the_ruler_has_a_tip(page: TreatmentPage) -> None:
    (line,) = [one for one in page.panel.next.findChildren(WeightLine) if one.isVisible()]
    said = line.accessibleDescription().split("; ")
    assert said == [
        "≤ 58.1 kg: above + 10 %",
        "62 kg now, of 27-Mar-2025",
        "65 kg at day 0, of 24-Jan-2025",
        "≥ 71.2 kg: below − 10 %",
    ]
    assert line.says_at(0) == said[0]
    assert line.says_at(line.width()) == said[-1]


def test_that_a_place_laid_out_before_it_is_seen_turns_its_cycles_when_it_is_shown(
    qtbot: QtBot, opened: Opened, page: TreatmentPage
) -> None:
    window = opened.window
    assert window.page is not None
    window.page.show_tab(OVERVIEW)
    window.resize(960, 540)
    window.grab()  # lays out what is hidden, too
    window.page.show_tab(TREATMENT)
    qtbot.waitUntil(lambda: page.cycles.is_turned)
    assert page.cycles.view.model().rowCount() == len(page.cycles.cycles)


def test_that_a_time_line_without_room_asks_for_no_negative_height(page: TreatmentPage) -> None:
    assert not page.timeline.keep_within(-214)
    assert page.timeline.sizeHint().height() == 0


def test_that_the_names_of_the_lines_follow_the_theme(page: TreatmentPage, theme: Theme) -> None:
    try:
        theme.set_dark(True)
        names = page.cycles._names.findChildren(QLabel)
        assert names
        assert {one.palette().windowText().color().name() for one in names} == {theme.colour("text2").name()}
    finally:
        theme.set_dark(False)
