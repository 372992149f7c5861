"""The flowsheet of a patient by keys: from an empty clinic to a value that is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.record.analytes import ANALYTES, parse_result
from models.record.records import LabResult, Patient, Record, Visit
from storage.clinic.schema.ladder import LOOKED
from tests.journeys.clinics import USER, Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.correct import CorrectDialog
from ui.forms.planned_visit import PlannedVisitDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.page import OVERVIEW, VISITS
from ui.patient.visits.page import VisitsPage

START = date(2025, 1, 10)


def lab(analyte: str, day: int, value: str, **more: str) -> LabResult:
    limits = {name: Decimal(text) for name, text in more.items()}
    on, unit = START + timedelta(days=day), ANALYTES[analyte].unit
    return replace(LabResult(analyte=analyte, date=on, value=parse_result(analyte, value), unit=unit), **limits)


LABS = (
    *(lab("AFP", day, value, low="0", high="7") for day, value in ((-1, ">60,500"), (42, "9820"), (84, "6.5"))),
    *(lab("ALT", day, value, low="9", high="50") for day, value in ((-1, "44"), (42, "62"), (84, "48"))),
    lab("platelets", 42, "68"),
)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic file with a patient of whom nothing is recorded and one with results, unlocked."""
    visits = (Visit(date=START + timedelta(days=42), weight_kg=Decimal("61.5")),)
    nobody = Record(patient=Patient(code="NEW-01"), treatment_start=START)
    followed = Record(patient=Patient(code="NEW-02"), treatment_start=START, labs=LABS, visits=visits)
    with clinic_of(qtbot, theme, tmp_path, nobody, followed) as running:
        yield running


def looked_at(qtbot: QtBot, opened: Opened, keyboard: Keyboard, code: str) -> VisitsPage:
    """The flowsheet of a patient, reached by its command."""
    qtbot.waitUntil(lambda: any(line.code == code for line in opened.window.patients.shown))
    opened.session.open(next(line.key for line in opened.window.patients.shown if line.code == code))
    qtbot.waitUntil(lambda: opened.session.course is not None and opened.session.course.record.patient.code == code)
    page = opened.window.page
    assert page is not None
    qtbot.waitUntil(opened.window._actions["visits"].isEnabled)
    qtbot.waitUntil(opened.window._actions["visit"].isEnabled)
    opened.window._actions["visits"].trigger()
    assert page.tabs.currentIndex() == page.tab_place(VISITS)
    qtbot.waitUntil(page.visits.isVisible)
    return page.visits


def course_of(opened: Opened) -> Course:
    assert opened.session.course is not None
    return opened.session.course


def at(page: VisitsPage) -> str:
    return str(page.table.currentIndex().data() or "")


def test_that_nothing_recorded_is_said_with_the_one_thing_to_do(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-01")
    assert page.blank.isVisible()
    assert page.blank.fact.text() == "No result recorded."
    page.blank.button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    form.leave()


def test_that_the_newest_value_is_chosen_and_the_panel_tells_of_it(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    assert at(page) == "6.5"
    keyboard.press(Qt.Key.Key_Left)
    assert at(page) == "9,820 H"
    assert "Previous >60,500" in page.panel.value.text
    qtbot.waitUntil(lambda: "Register a patient" in page.panel.history.text)
    keyboard.press(Qt.Key.Key_Left)
    assert at(page) == ">60,500 H"
    assert "Verbatim\n>60,500" in page.panel.about.text


def test_that_a_band_folds_by_one_key_and_counts_what_lies_outside(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    lines = len(page.table.shown.lines)
    keyboard.press(Qt.Key.Key_Minus)
    assert len(page.table.shown.lines) == lines - 1
    assert [page.table.model().index(0, place).data() for place in range(3)] == ["1", "1", "0"]
    page.show_course(course_of(opened))  # the cursor stays on the band
    keyboard.press(Qt.Key.Key_Minus)
    assert len(page.table.shown.lines) == lines


def test_that_filters_leave_what_they_say_and_tell_when_that_is_nothing(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")

    def names() -> list[str]:
        return [line.row.analyte for line in page.table.shown.lines if line.row is not None]

    page.tests.button("abnormal").click()
    assert names() == ["AFP", "ALT"]
    page.tests.button("changed").click()
    assert names() == ["AFP", "ALT"]
    page.dates.button("planned").click()
    assert all(column.counts_as_planned for column in page.table.shown.columns)
    page.tests.button("all").click()
    page.dates.button("all").click()
    assert "platelets" in names()


def test_that_a_value_is_corrected_from_its_cell_and_stands_there_afterwards(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    keyboard.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: opened.window.findChild(CorrectDialog) is not None)
    form = opened.window.findChild(CorrectDialog)
    assert form is not None
    qtbot.waitUntil(form.fields["value"].hasFocus)
    keyboard.type("65")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type("r")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 11
    assert [one.value.reported for one in course_of(opened).record.labs if one.analyte == "AFP"][-1] == "65"
    qtbot.waitUntil(lambda: at(page) == "65 H")
    qtbot.waitUntil(lambda: "6.5 → 65" in page.panel.history.text)


def test_that_a_value_is_shown_in_its_chart(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    keyboard.press(Qt.Key.Key_Left)
    page.panel.chart_button.click()
    whole = opened.window.page
    assert whole is not None
    assert whole.tabs.currentIndex() == whole.tab_place(OVERVIEW)
    assert whole.overview.focus_date == START + timedelta(days=42)


def test_that_a_result_is_signed_by_one_key_and_its_date_by_another(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    keyboard.press(Qt.Key.Key_Left)
    assert at(page) == "9,820 H"
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Space)
    assert keyboard.strokes <= 3
    assert signed(opened) == {("AFP", 42)}
    assert "1 of 3 signed" in page.table.model().headerData(1, Qt.Orientation.Horizontal)
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Space, control=True)
    assert signed(opened) == {("AFP", 42), ("ALT", 42), ("platelets", 42)}
    assert "not signed" not in page.table.model().headerData(1, Qt.Orientation.Horizontal)
    assert {one.reviewed.by for one in course_of(opened).record.labs if one.reviewed} == {USER}


def test_that_several_results_are_chosen_counted_and_signed_in_one_operation(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)
    keyboard.press(Qt.Key.Key_Left, shift=True)
    for _ in range(2):  # over the band of the liver to ALT
        keyboard.press(Qt.Key.Key_Down, shift=True)
    assert page.panel.value.title.text() == "4 cells chosen"
    assert "21-Feb-2025 – 04-Apr-2025" in page.panel.value.text
    assert page.panel.sign_button.text() == "Sign 4 (Space)"
    before = operations(qtbot, opened)
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Space)
    assert signed(opened) == {("AFP", 42), ("AFP", 84), ("ALT", 42), ("ALT", 84)}
    assert operations(qtbot, opened) == before + 1
    assert len(page.table.several) == 4  # what was chosen stays chosen
    assert not page.panel.sign_button.isVisible()
    keyboard.press(Qt.Key.Key_Right)
    assert page.table.several == []
    assert page.panel.correct_button.isVisible()


def operations(qtbot: QtBot, opened: Opened) -> int:
    found: list[int] = []
    counted = "SELECT count(*) FROM operation WHERE label <> ?"  # that somebody opened a patient is none of these
    opened.session.read(lambda store: store.file.query(counted, LOOKED)[0][0], found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def signed(opened: Opened) -> set[tuple[str, int]]:
    labs = course_of(opened).record.labs
    return {(one.analyte, (one.date - START).days) for one in labs if one.reviewed is not None}


def test_that_the_next_visit_is_moved_skipped_and_put_back(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    page = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(page.table.hasFocus)

    def shown() -> PlannedVisitDialog:
        qtbot.waitUntil(lambda: opened.window.findChild(PlannedVisitDialog) is not None)
        form = opened.window.findChild(PlannedVisitDialog)
        assert form is not None
        return form

    keyboard.press(Qt.Key.Key_M)
    label = shown().visit.value
    keyboard.type("+3d")
    assert "in its window" in shown()._remarks["on"].text()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 7  # task 20
    (kept,) = course_of(opened).record.planned_visits
    assert kept.moved_from is not None
    assert kept.day is not None
    assert (kept.visit, (kept.day - kept.moved_from).days, kept.skipped) == (label, 3, None)
    model = page.table.model()
    heads = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    assert any(f"{label} +3 d" in head for head in heads)

    qtbot.waitUntil(lambda: opened.window.findChild(PlannedVisitDialog) is None)
    opened.window.activateWindow()  # as a window manager does
    qtbot.waitUntil(page.table.hasFocus)
    keyboard.press(Qt.Key.Key_K)
    shown()
    keyboard.type("ill")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    states = {visit.plan.label: visit.state for visit in course_of(opened).schedule}
    assert states[label] == "skipped"
