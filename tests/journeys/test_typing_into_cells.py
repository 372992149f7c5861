"""Results typed into the cells of the flowsheet: by keys, asked about once, saved as one operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.analytes import ANALYTES, parse_result
from models.record.records import LabResult, Patient, Record
from storage.places import DATA_CUT
from tests.journeys.clinics import Opened, clinic_of
from tests.journeys.conftest import Keyboard
from tests.journeys.test_looking_at_visits import at, course_of, looked_at
from ui.kit.theme import Theme
from ui.patient.visits.page import VisitsPage


def lab(analyte: str, on: date, value: str, **more: str) -> LabResult:
    limits = {name: Decimal(text) for name, text in more.items()}
    unit = ANALYTES[analyte].unit
    result = LabResult(analyte=analyte, date=on, value=parse_result(analyte, value), unit=unit, laboratory="Lab A")
    return replace(result, method="ELISA", **limits)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic file with one patient of three results forty days ago."""
    before = DATA_CUT - timedelta(days=40)
    labs = (
        lab("AFP", before, "612", low="0", high="7"),
        lab("ALT", before, "46", low="9", high="50"),
        lab("albumin", before, "38", low="40", high="55"),
    )
    record = Record(patient=Patient(code="NEW-02"), treatment_start=before, labs=labs)
    with clinic_of(qtbot, theme, tmp_path, record) as running:
        yield running


@pytest.fixture
def keyboard(opened: Opened) -> Keyboard:
    return Keyboard(opened.window)


@pytest.fixture
def page(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> VisitsPage:
    """The flowsheet with the cursor on the first planned visit."""
    found = looked_at(qtbot, opened, keyboard, "NEW-02")
    qtbot.waitUntil(found.table.hasFocus)
    found.table.setCurrentIndex(found.table.model().index(found.table.currentIndex().row(), 1))
    return found


def entered(opened: Opened) -> dict[str, tuple[str, str]]:
    course = course_of(opened)
    return {one.analyte: (one.value.reported, one.unit) for one in course.record.labs if one.date == course.today}


def test_that_results_are_typed_down_a_column_and_saved_as_one(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.type(">884")
    assert page.typing.entry.hasFocus()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("64")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("39")
    assert not page.typing.asked.isVisible()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 4 + 1 + 2 + 1 + 2 + 1
    assert entered(opened) == {"AFP": (">884", "ng/mL"), "ALT": ("64", "U/L"), "albumin": ("39", "g/L")}
    (afp,) = (one for one in course_of(opened).record.labs if one.value.reported == ">884")
    assert (afp.laboratory, afp.method, afp.high) == ("Lab A", "ELISA", Decimal(7))  # as it was printed before
    qtbot.waitUntil(lambda: not page.typing.isVisible())


def test_that_a_slip_of_the_unit_is_asked_about_once_and_stops_saving(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.press(Qt.Key.Key_Down)
    while (
        page.table.chosen is None or page.table.chosen[0].row is None or page.table.chosen[0].row.analyte != "albumin"
    ):
        keyboard.press(Qt.Key.Key_Down)
    keyboard.type("3.9")
    assert not page.typing.asked.isVisible()  # typing goes on
    keyboard.press(Qt.Key.Key_Up)
    assert page.typing.asked.isVisible()
    keyboard.press(Qt.Key.Key_Return, control=True)
    assert entered(opened) == {}
    keyboard.press(Qt.Key.Key_U, alt=True)
    assert not page.typing.asked.isVisible()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert entered(opened) == {"albumin": ("3.9", "g/dL")}


def test_that_what_is_typed_survives_a_refresh_and_esc_leaves_it(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.type("61")
    page.show_course(course_of(opened))
    assert page.typing.entry.isVisible()
    keyboard.type("2")
    assert [one.text for one in page.typing.typed.values()] == ["612"]
    keyboard.press(Qt.Key.Key_Escape)
    assert not page.typing.entry.isVisible()
    assert page.typing.is_begun
    assert not page.typing.may_close()
    page.typing.discard()
    assert page.typing.may_close()
    assert entered(opened) == {}


def test_that_a_recorded_value_is_not_typed_over(opened: Opened, keyboard: Keyboard, page: VisitsPage) -> None:
    page.table.setCurrentIndex(page.table.model().index(page.table.currentIndex().row(), 0))
    assert at(page) == "612 H"
    keyboard.type("7")
    assert not page.typing.entry.isVisible()
    assert "F2" in page._told.text()
