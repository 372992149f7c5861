"""An empty clinic gets a laboratory, a patient and 14 results, by keys alone; the results are graded by its ranges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.records import LabRange, RangeSex
from tests.journeys.clinics import Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.ranges.form import LaboratoriesDialog
from ui.forms.register import RegisterDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme

# Low and high of the 14 tests of a panel, in the order of the form; "" where the laboratory gives none.
LAB_A = (
    ("", "7"),  # AFP
    ("", "40"),
    ("9", "50"),
    ("15", "40"),
    ("45", "125"),
    ("10", "60"),
    ("", "21"),
    ("40", "55"),
    ("57", "97"),
    ("0.8", "1.2"),
    ("125", "350"),
    ("1.8", "6.3"),
    ("1.1", "3.2"),
    ("", ""),  # white cells
    ("130", "175"),  # haemoglobin
)
# Task 6 of the journeys.
RESULTS = ("9820", "6150", "62", "70", "152", "176", "22", "34", "71", "1.12", "68", "2.3", "0.52", "128")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic file with an administrator and nobody else, unlocked."""
    with clinic_of(qtbot, theme, tmp_path) as running:
        yield running


def laboratories(qtbot: QtBot, opened: Opened) -> LaboratoriesDialog:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window._actions["laboratories"].isEnabled)
    window._actions["laboratories"].trigger()
    qtbot.waitUntil(lambda: window.findChild(LaboratoriesDialog) is not None)
    form = window.findChild(LaboratoriesDialog)
    assert form is not None
    qtbot.waitUntil(form.isActiveWindow)
    return form


def editions(opened: Opened, qtbot: QtBot) -> tuple[LabRange, ...]:
    found: list[tuple[LabRange, ...]] = []
    opened.session.read(lambda store: store.laboratories.ranges(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def register(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    window = opened.window
    window._actions["register"].trigger()
    qtbot.waitUntil(lambda: window.findChild(RegisterDialog) is not None)
    form = window.findChild(RegisterDialog)
    assert form is not None
    qtbot.waitUntil(form.code.hasFocus)
    keyboard.type_and_enter("HCC-0101", "Xu, Li", "f", "19630504", "00123456", "today")
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.session.course is not None)
    qtbot.waitUntil(lambda: window.findChild(RegisterDialog) is None)


def visit(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> VisitDialog:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(VisitDialog) is None)
    qtbot.waitUntil(window._actions["visit"].isEnabled)
    window._actions["visit"].trigger()
    form = window.findChild(VisitDialog)
    assert form is not None
    qtbot.waitUntil(form.date.entry.hasFocus)
    return form


def save(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(opened.session.changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(LaboratoriesDialog) is None)


def type_lab_a(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    form = laboratories(qtbot, opened)
    qtbot.waitUntil(form.name.hasFocus)
    keyboard.type_and_enter("Lab A", "20250101")
    for low, high in LAB_A:
        keyboard.type_and_enter(low, high)
    save(qtbot, opened, keyboard)


def test_that_a_laboratory_is_typed_once_in_an_empty_clinic_without_a_reason(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    type_lab_a(qtbot, opened, keyboard)
    kept = editions(opened, qtbot)
    assert len(kept) == 14
    assert {one.laboratory for one in kept} == {"Lab A"}
    afp, haemoglobin = kept[0], next(one for one in kept if one.analyte == "haemoglobin")
    assert (afp.analyte, afp.unit, afp.low, afp.high, afp.valid_from) == (
        "AFP",
        "ng/mL",
        None,
        Decimal(7),
        date(2025, 1, 1),
    )
    assert (haemoglobin.sex, haemoglobin.low, haemoglobin.high) == (RangeSex.BOTH, Decimal(130), Decimal(175))


def test_that_fourteen_results_of_an_empty_clinic_are_graded_by_its_laboratory(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    register(qtbot, opened, keyboard)
    type_lab_a(qtbot, opened, keyboard)
    form = visit(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: form.laboratory.is_known)
    assert form.laboratory.chosen.value == "Lab A"
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.count = 0
    for text in RESULTS:
        keyboard.type_and_enter(text)
    assert keyboard.count <= 75
    remarks = {row.analyte: row.remark.text() for row in form.laboratory.rows}
    assert (remarks["AFP"], remarks["ALT"], remarks["creatinine"]) == ("H  ≤ 7", "H  9–50", "57–97")
    assert remarks["sodium"] == "no range"
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    course = opened.session.course
    assert course is not None
    kept = course.record.labs
    assert [one.value.reported for one in kept] == list(RESULTS)
    assert {(one.laboratory, one.low, one.high) for one in kept} == {("Lab A", None, None)}
    grades = {one.term: one.grade for one in course.lab_grades}
    assert grades["Alanine aminotransferase increased"] == 1
    assert grades["Lymphocyte count decreased"] == 2
    assert grades["Platelet count decreased"] == 2


def test_that_a_slip_of_the_unit_is_asked_once_and_save_waits(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    register(qtbot, opened, keyboard)
    form = visit(qtbot, opened, keyboard)
    rows = {row.analyte: row for row in form.laboratory.rows}
    rows["albumin"].entry.setFocus()
    keyboard.type("3.8")
    assert not rows["albumin"].waits  # it may be going on
    keyboard.press(Qt.Key.Key_Return)
    asked = rows["albumin"].asked
    assert asked is not None
    assert asked.text == "3.8 g/L is hardly possible; as g/dL it would be 38 g/L"
    assert rows["creatinine"].entry.hasFocus()
    keyboard.type_and_enter("0.9")
    assert rows["creatinine"].waits
    keyboard.press(Qt.Key.Key_Return, control=True)
    assert form.isVisible()
    keyboard.press(Qt.Key.Key_U, alt=True)
    assert rows["albumin"].draft.unit == "g/dL"
    assert not rows["albumin"].waits
    keyboard.press(Qt.Key.Key_K, alt=True)
    assert not rows["creatinine"].waits
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    course = opened.session.course
    assert course is not None
    assert [(one.value.reported, one.unit) for one in course.record.labs] == [("3.8", "g/dL"), ("0.9", "umol/L")]
    assert any("creatinine 0.9" in str(flag.summary) for flag in course.flags)


def test_that_any_other_test_is_typed_and_has_a_line_from_then_on(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    register(qtbot, opened, keyboard)
    form = visit(qtbot, opened, keyboard)
    other = form.laboratory.others[0]
    other.name.setFocus()
    keyboard.type_and_enter("Hb")
    assert other.remark.text() == "Haemoglobin has a line of its own"
    other.name.clear()
    other.name.setFocus()
    keyboard.type_and_enter("TSH", "2.1", "mIU/L")
    assert len(form.laboratory.others) == 2
    keyboard.press(Qt.Key.Key_T, alt=True)
    rows = {row.analyte: row for row in form.laboratory.rows}
    qtbot.waitUntil(rows["urine protein dipstick"].entry.isVisible)
    rows["urine protein dipstick"].entry.setFocus()
    keyboard.type_and_enter("++")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    course = opened.session.course
    assert course is not None
    kept = {one.analyte: (one.value.reported, one.unit) for one in course.record.labs}
    assert kept == {"TSH": ("2.1", "mIU/L"), "urine protein dipstick": ("2+", "")}
    form = visit(qtbot, opened, keyboard)
    assert "TSH" in [row.analyte for row in form.laboratory.rows]
    form.leave()


def test_that_a_change_asks_a_reason_and_is_undone(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    type_lab_a(qtbot, opened, keyboard)
    form = laboratories(qtbot, opened)
    assert form.laboratory == "Lab A"
    alt = next(row for row in form.rows if row.shown.analyte == "ALT")
    assert (alt.limits["low"].text(), alt.limits["high"].text()) == ("9", "50")
    alt.limits["high"].setFocus()
    alt.limits["high"].selectAll()
    keyboard.type("8")
    assert form.told == "The lower limit is above the upper limit"
    assert "above" in alt.remark.text()
    alt.limits["high"].selectAll()
    keyboard.type("45")
    assert form.told == "A reason is needed to change what was saved"
    assert not form.save_button.isEnabled()
    form.reason.setFocus()
    keyboard.type("new assay")
    save(qtbot, opened, keyboard)
    assert {one.high for one in editions(opened, qtbot) if one.analyte == "ALT"} == {Decimal(45)}
    with qtbot.waitSignal(opened.session.changed):
        opened.session.write(lambda store: store.undo(), lambda _: None)
    assert {one.high for one in editions(opened, qtbot) if one.analyte == "ALT"} == {Decimal(50)}


def test_that_another_date_begins_an_edition_of_what_is_changed_alone(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    type_lab_a(qtbot, opened, keyboard)
    form = laboratories(qtbot, opened)
    form.valid_from.setText("20250601")
    row = next(row for row in form.rows if row.shown.analyte == "haemoglobin")
    row.sex.setFocus()
    keyboard.type("m")
    women = next(row for row in form.rows if row.draft.sex is RangeSex.FEMALE)
    assert women.draft.analyte == "haemoglobin"
    women.limits["low"].setText("115")
    women.limits["high"].setText("150")
    form.reason.setText("ranges by sex")
    save(qtbot, opened, keyboard)
    found = {(one.sex, one.valid_from): one.low for one in editions(opened, qtbot) if one.analyte == "haemoglobin"}
    assert found == {
        (RangeSex.BOTH, date(2025, 1, 1)): Decimal(130),
        (RangeSex.MALE, date(2025, 6, 1)): Decimal(130),
        (RangeSex.FEMALE, date(2025, 6, 1)): Decimal(115),
    }
    assert len(editions(opened, qtbot)) == 16
