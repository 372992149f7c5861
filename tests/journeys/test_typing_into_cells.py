"""Results typed into the cells of the flowsheet: by keys, asked about once, saved as one operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from models.record.analytes import ANALYTES, parse_result
from models.record.range_changes import RangeChange
from models.record.records import LabRange, LabResult, Patient, Record, Visit
from models.record.visit_entry import VisitEntry
from storage.keys import vault
from storage.places import DATA_CUT
from storage.roles import Role
from tests.journeys.clinics import USER, Opened, clinic_of, enter
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
    page.typing.discard()
    assert not page.typing.is_begun
    assert entered(opened) == {}


def test_that_a_recorded_value_is_not_typed_over(opened: Opened, keyboard: Keyboard, page: VisitsPage) -> None:
    page.table.setCurrentIndex(page.table.model().index(page.table.currentIndex().row(), 0))
    assert at(page) == "612 H"
    keyboard.type("7")
    assert not page.typing.entry.isVisible()
    assert "F2" in page._told.text()


def test_that_what_is_typed_is_sealed_and_comes_back_into_the_cells_of_its_writer(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.type("88417")
    qtbot.waitUntil(lambda: len(kept(opened)) == 1)
    assert b"88417" not in kept(opened)[0].read_bytes()
    opened.window.close()
    assert opened.window.isVisible()
    box = opened.window.findChild(QMessageBox)
    assert box is not None
    assert "kept, encrypted" in box.informativeText()
    next(one for one in box.findChildren(QPushButton) if one.text() == "Keep typing").click()
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user="Li", password="another long one", role=Role.NURSE)
    opened.entrance.lock()
    enter(qtbot, opened, "another long one", "Li")
    qtbot.waitUntil(lambda: not page.typing.isVisible() and not page.typing.typed)
    opened.entrance.lock()
    enter(qtbot, opened)
    bar = opened.window.page.drafts  # type: ignore[union-attr]
    qtbot.waitUntil(bar.isVisible)
    assert bar.text.startswith("Results of 28-Mar-2025 typed into the table, begun ")
    document = opened.doors.forms.waiting[0].document
    assert page.resume({**document, "date": "2025-03-27"}, datetime.now(UTC)) is None  # the form of a visit has a date
    bar.go_on_button.click()
    assert [one.text for one in page.typing.typed.values()] == ["88417"]
    assert not bar.isVisible()
    page.typing.keep()  # more than ten times the result before
    with qtbot.waitSignal(opened.session.course_changed):
        page.typing.save()
    assert entered(opened) == {"AFP": ("88417", "ng/mL")}
    qtbot.waitUntil(lambda: kept(opened) == [])


def test_that_whoever_comes_in_is_the_writer_at_once_and_what_was_being_saved_for_another_is_saved(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.type("588")
    page.typing.keep()
    with qtbot.waitSignal(opened.session.course_changed):
        page.typing.save()
        page.typing.show_user("Li")
        assert not page.typing.typed
    assert entered(opened) == {"AFP": ("588", "ng/mL")}
    qtbot.waitUntil(lambda: kept(opened) == [])
    page.typing.show_user("Li")
    opened.doors.entrance.entered.emit()  # as every coming in does, before the store says what may be done
    assert page.typing._user == USER


def kept(opened: Opened) -> list[Path]:
    return [one for one in opened.path.parent.iterdir() if ".draft-" in one.name]


def test_that_the_laboratory_of_what_is_typed_is_said_and_chosen(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    ours = LabRange(laboratory="Lab B", analyte="AFP", unit="ng/mL", high=Decimal(900), valid_from=date(2024, 1, 1))
    with qtbot.waitSignal(opened.session.changed):
        opened.session.write(lambda store: store.laboratories.change(RangeChange(come=(ours,))), lambda _: None)
    keyboard.type("588")
    choice = page.typing.laboratories.choice
    qtbot.waitUntil(lambda: choice.values == ["Lab A", "Lab B"])
    assert choice.value == "Lab A"
    assert page.typing.entry.hasFocus()
    assert page.table.letters == {("AFP", "ng/mL"): "H"}
    choice.choose("Lab B")
    choice.activated.emit(2)
    assert page.table.letters == {("AFP", "ng/mL"): ""}
    with qtbot.waitSignal(opened.session.course_changed):
        page.typing.save()
    (afp,) = (one for one in course_of(opened).record.labs if one.value.reported == "588")
    assert (afp.laboratory, afp.method, afp.low, afp.high) == ("Lab B", None, None, None)


def test_that_what_was_recorded_meanwhile_is_said_and_nothing_typed_is_hidden(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, page: VisitsPage
) -> None:
    keyboard.type("884")
    keyboard.press(Qt.Key.Key_Escape)
    key, today = opened.session.key or 0, DATA_CUT
    entry = VisitEntry(visit=Visit(date=today), labs=(lab("AFP", today, "880"),))
    with qtbot.waitSignal(opened.session.course_changed):
        opened.session.write(lambda store: store.add_visit(key, entry), lambda _: None, touched=(key,))
    qtbot.waitUntil(lambda: "AFP 880 is recorded of this day by now" in page.typing.words.text())
    line = next(one for one in page.table.shown.lines if one.row is not None and one.row.analyte == "AFP")
    assert page.table.is_typed_into(line, page.table.draft_place or 0)
