"""What a reader marks of lesions, typed by keys from an empty clinic, is what a case file would hold of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.record.records import Certainty, Patient, Record, Role, State
from models.response.response import Response
from storage.files.casefile import parse_case
from tests.journeys.clinics import USER, Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.correct import CorrectDialog
from ui.forms.read import ReadForm
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.page import LESIONS

START, BASELINE, SECOND, THIRD = date(2025, 1, 10), date(2025, 1, 8), date(2025, 2, 21), date(2025, 3, 28)
CODE, ACROSS = "NEW-01", Qt.Orientation.Horizontal
LESIONS_OF_THE_CASE = [
    {"number": "T1", "role": "target", "organ": "liver", "site": "S4", "in_radiation_field": True},
    {"number": "T2", "role": "target", "organ": "liver", "site": "S8"},
    {"number": "T3", "role": "target", "organ": "lung", "irradiated_before": True, "progressed_since": True},
    {"number": "N1", "role": "non-target", "organ": "ascites", "cytology_positive": False},
    {
        "number": "NEW1",
        "role": "new",
        "organ": "liver",
        "site": "S2",
        "certainty": "equivocal",
        "typical": False,
    },
    {"number": "NEW2", "role": "new", "organ": "pleural effusion", "certainty": "equivocal"},
]
FIRST_READ: dict[str, Any] = {
    "date": f"{BASELINE}",
    "reader": USER,
    "lesions": {
        "T1": {"diameter_mm": 71, "viable_mm": 60},
        "T2": {"diameter_mm": 20, "viable_mm": 20},
        "T3": {"diameter_mm": 18},
        "N1": {"status": "present"},
    },
    "pvtt": {"vp": "Vp3", "cheng": "II"},
}
SECOND_READ: dict[str, Any] = {
    "date": f"{SECOND}",
    "reader": USER,
    "lesions": {
        "T1": {"parts_mm": [49, 7.5], "viable_mm": 30},
        "T2": {"state": "merged", "into": "T1"},
        "T3": {"state": "not evaluable"},
        "N1": {"status": "progressed", "cytology_positive": True},
        "NEW1": {"diameter_mm": 12, "viable_mm": 12},
        "NEW2": {"status": "present"},
    },
    "pvtt": {"vp": "Vp3", "cheng": "II", "progressed": True},
}
THIRD_READ: dict[str, Any] = {
    "date": f"{THIRD}",
    "reader": USER,
    "lesions": {
        "T1": {"state": "absent"},
        "T2": {"state": "too small"},
        "T3": {"state": "removed"},
        "NEW1": {"diameter_mm": 14, "viable_mm": 14, "certainty": "unequivocal", "typical": True},
        "N1": {"status": "present"},
        "NEW2": {"status": "present", "cytology_positive": True},
    },
}


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with clinic_of(qtbot, theme, tmp_path, Record(patient=Patient(code=CODE), treatment_start=START)) as running:
        assert running.window.page is not None
        running.window.page.show_tab(LESIONS)
        yield running


def begin(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> ReadForm:
    qtbot.waitUntil(opened.window._actions["read"].isEnabled)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    opened.window.setFocus()
    keyboard.press(Qt.Key.Key_M, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is not None)
    form = opened.window.findChild(ReadForm)
    assert form is not None
    qtbot.waitUntil(form.date.entry.hasFocus)
    qtbot.waitUntil(lambda: bool(form.of_read.reader.text()) and form.sign_box.isChecked())
    form.sign_box.setChecked(False)
    return form


def save(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is None)


def mark(keyboard: Keyboard, *chosen: str) -> None:
    """Alt+M in the line, one key a mark, out again; an empty one is left as it is."""
    keyboard.press(Qt.Key.Key_M, alt=True)
    keyboard.type_and_enter(*chosen)


def type_baseline(keyboard: Keyboard) -> None:
    keyboard.type_and_enter(f"{BASELINE:%Y%m%d}", "t", "liver", "S4", "71")
    keyboard.type("60")
    mark(keyboard, "y", "")  # in the radiation field; not irradiated before
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("t", "liver", "S8", "20", "=", "t", "lung", "", "18")
    mark(keyboard, "", "y", "y")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("n", "ascites", "")
    keyboard.type("p")
    mark(keyboard, "n", "", "")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)  # no further lesion
    keyboard.type_and_enter("3")
    keyboard.type("2")


def type_second(keyboard: Keyboard) -> None:
    keyboard.type_and_enter(f"{SECOND:%Y%m%d}", "49+7.5", "30", "m t1", "", "e")
    keyboard.type("u")  # unequivocal progression
    mark(keyboard, "y")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("3")
    keyboard.type("2")
    mark(keyboard, "y")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)  # nothing said of no new lesion
    keyboard.type_and_enter("w", "liver", "S2", "12", "=")
    keyboard.type("e")
    mark(keyboard, "n", "")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("w", "pleural effusion", "")
    keyboard.type("p")
    mark(keyboard, "e", "", "")


def type_third(keyboard: Keyboard) -> None:
    keyboard.type_and_enter(f"{THIRD:%Y%m%d}", "a", "")
    mark(keyboard, "s", "")  # T2, chosen in words
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("", "r", "14", "=")


def _case(*reads: dict[str, Any]) -> Record:
    measured = {number for read in reads for number in read["lesions"]}
    return parse_case(
        {
            "format": "hcc-case",
            "version": 2,
            "patient": {"code": CODE},
            "treatment_start": f"{START}",
            "visits": [{"date": read["date"]} for read in reads],
            "lesions": [one for one in LESIONS_OF_THE_CASE if one["number"] in measured],
            "imaging": list(reads),
        }
    )


def _without_rows(found: Course) -> Course:
    """The course without the rows of the file from which its points come."""
    points = tuple(replace(point, key=None) for point in found.series.points)
    return replace(found, series=replace(found.series, points=points))


def _is_the_case(opened: Opened, *reads: dict[str, Any]) -> None:
    typed, case = opened.course, _case(*reads)
    assert typed.record.lesions == case.lesions
    assert typed.record.imaging == case.imaging
    assert typed.record == case
    assert _without_rows(course(case, typed.protocol, typed.today)) == _without_rows(typed)


def test_that_every_mark_of_a_lesion_is_typed_as_a_case_file_holds_it(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    begin(qtbot, opened, keyboard)
    type_baseline(keyboard)
    save(qtbot, opened, keyboard)
    _is_the_case(opened, FIRST_READ)

    form = begin(qtbot, opened, keyboard)
    type_second(keyboard)
    sizes = {one.lesion.number: one for one in form.of_read.sizes}
    assert sizes["T1"].remark.text() == "49.0 + 7.5 = 56.5"
    assert sizes["T2"].remark.text() == "merged into T1"
    save(qtbot, opened, keyboard)
    _is_the_case(opened, FIRST_READ, SECOND_READ)

    form = begin(qtbot, opened, keyboard)
    type_third(keyboard)
    new = next(one for one in form.of_read.sizes if one.lesion.number == "NEW1")
    new.diameter.setFocus()
    mark(keyboard, "u", "y", "", "")
    assert new.diameter.hasFocus()
    assert new.remark.text() == "unequivocal, typical enhancement"
    effusion = next(one for one in form.of_read.statuses if one.lesion.number == "NEW2")
    effusion.choice.setFocus()
    keyboard.type("p")
    mark(keyboard, "", "y")
    ascites = next(one for one in form.of_read.statuses if one.lesion.number == "N1")
    ascites.choice.setFocus()
    keyboard.type("p")
    save(qtbot, opened, keyboard)
    _is_the_case(opened, FIRST_READ, SECOND_READ, THIRD_READ)
    point = opened.course.series.points[-1]
    assert (point.recist.overall, point.mrecist.overall) == (Response.PD, Response.PD)


def test_that_marks_are_kept_in_a_draft_and_gone_on_with(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    begin(qtbot, opened, keyboard)
    type_baseline(keyboard)
    save(qtbot, opened, keyboard)
    form = begin(qtbot, opened, keyboard)
    type_second(keyboard)
    typed = form.draft
    assert typed.progressed is True
    assert [one.cytology_positive for one in typed.marks] == [True]
    assert [one.certainty for one in typed.added] == [Certainty.EQUIVOCAL, Certainty.EQUIVOCAL]
    form.put_aside()
    page = opened.window.page
    assert page is not None
    qtbot.waitUntil(page.drafts.isVisible)
    page.drafts.go_on_button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is not None)
    again = opened.window.findChild(ReadForm)
    assert again is not None
    assert again.draft == replace(typed, date=f"{SECOND}")
    again.leave()


def test_that_the_visit_form_takes_the_same_marks(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    begin(qtbot, opened, keyboard)
    type_baseline(keyboard)
    save(qtbot, opened, keyboard)
    opened.window._actions["visit"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    form.activateWindow()
    qtbot.waitUntil(form.date.entry.hasFocus)
    form.date.entry.setText(f"{SECOND}")
    read = form.read
    read.sizes[1].diameter.setFocus()
    mark(keyboard, "m", "1")
    assert read.sizes[1].diameter.text() == "M T1"
    read.vp.setFocus()
    mark(keyboard, "y")
    read.statuses[0].choice.setFocus()
    keyboard.type("p")
    mark(keyboard, "y")
    assert read.statuses[0].remark.text() == "cytology positive"
    row = read.added.rows[0]
    row.role.choose(Role.NEW)
    row.organ.setText("liver")
    row.diameter.setText("12")
    row.organ.setFocus()
    mark(keyboard, "y", "y")
    assert read.added.draft[0].typical is True
    assert max(bar.maximum() for bar in form.findChildren(QScrollBar) if bar.orientation() is ACROSS) == 0
    assert [one.sentence for one in form.problems()] == []
    qtbot.waitUntil(form.save_button.isEnabled)
    with qtbot.waitSignal(opened.session.course_changed):
        form.save()
    imaging = opened.course.record.imaging[-1]
    merged, ascites = imaging.measurement("T2"), imaging.measurement("N1")
    assert merged is not None
    assert ascites is not None
    assert imaging.thrombus is not None
    assert (merged.state, merged.into) == (State.MERGED, "T1")
    assert (ascites.cytology_positive, imaging.thrombus.progressed) == (True, True)


def test_that_the_marks_of_a_lesion_close_by_esc_and_alt_m_says_where_there_are_none(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    form = begin(qtbot, opened, keyboard)
    keyboard.press(Qt.Key.Key_M, alt=True)
    assert not form.marks.isVisible()
    assert form.told == "Alt+M opens the marks of the lesion one is typing; here there are none."
    row = form.added.rows[0]
    row.role.choose(Role.TARGET)
    row.organ.setFocus()
    keyboard.press(Qt.Key.Key_M, alt=True)
    assert list(form.marks.shown) == ["in_radiation_field", "irradiated_before"]
    assert all("T1" in choice.accessibleName() for choice in form.marks.shown.values())
    keyboard.press(Qt.Key.Key_Escape)
    assert not form.marks.isVisible()
    assert form.isVisible()
    assert row.organ.hasFocus()
    row.marks.button.click()
    assert form.marks.isVisible()
    form.leave()


def test_that_the_lesion_itself_is_corrected_from_its_row(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    begin(qtbot, opened, keyboard)
    type_baseline(keyboard)
    save(qtbot, opened, keyboard)
    page = opened.window.page
    assert page is not None
    table = page.lesions.view.table
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))  # T2
    keyboard.press(Qt.Key.Key_M, alt=True)
    qtbot.waitUntil(lambda: opened.window.findChild(CorrectDialog) is not None)
    form = opened.window.findChild(CorrectDialog)
    assert form is not None
    assert (form.document()["kind"], form.document()["subject"]) == ("lesion", "T2")
    qtbot.waitUntil(form.fields["in_radiation_field"].hasFocus)
    keyboard.type("y")
    form.reason.choose(form.reason.values[0])
    with qtbot.waitSignal(opened.session.course_changed):
        form.save()
    assert opened.course.record.lesions[1].in_radiation_field is True
    heads = table.model()
    said = heads.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "T2 Liver, S8 in radiation field"
