"""The lesions of a patient by keys alone, from an empty clinic: baseline, the next read, what the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.kept import JudgedBy, Judgement
from models.record.records import (
    Cheng,
    Imaging,
    Measurement,
    Patient,
    Record,
    Role,
    Status,
    Thrombus,
    Vp,
)
from models.response.response import Response
from storage.places import DATA_CUT
from tests.journeys.clinics import USER, Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.adjudicate import AdjudicationDialog
from ui.forms.read import ReadForm
from ui.kit.theme import Theme
from ui.patient.page import LESIONS
from ui.words.language import spoken

START = date(2025, 1, 10)
FIRST_READ = "20250108"


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic file with one patient of whom nothing is recorded, unlocked; the patient starts today."""
    starts = (("NEW-01", DATA_CUT), ("NEW-02", START))
    records = [Record(patient=Patient(code=code), treatment_start=start) for code, start in starts]
    with clinic_of(qtbot, theme, tmp_path, *records) as running:
        yield running


def _patient(qtbot: QtBot, opened: Opened, code: str) -> None:
    qtbot.waitUntil(lambda: any(line.code == code for line in opened.window.patients.shown))
    opened.session.open(next(line.key for line in opened.window.patients.shown if line.code == code))
    qtbot.waitUntil(lambda: opened.session.course is not None and opened.session.course.record.patient.code == code)
    page = opened.window.page
    assert page is not None
    page.show_tab(LESIONS)
    qtbot.waitUntil(opened.window._actions["read"].isEnabled)


def _begin(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> ReadForm:
    opened.window.activateWindow()  # as a window manager does when a form is closed
    qtbot.waitUntil(opened.window.isActiveWindow)
    opened.window.setFocus()
    keyboard.press(Qt.Key.Key_M, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is not None)
    form = opened.window.findChild(ReadForm)
    assert form is not None
    qtbot.waitUntil(form.date.entry.hasFocus)
    qtbot.waitUntil(lambda: bool(form.of_read.reader.text()))
    return form


def _save(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is None)


def _type_baseline(keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Return)  # the date
    keyboard.type_and_enter("t", "liver", "S4", "71", "60")
    keyboard.type_and_enter("t", "lung", "", "18", "")
    keyboard.type_and_enter("n", "liver", "S7", "p")
    keyboard.type_and_enter("n", "node", "hilum", "p")
    keyboard.press(Qt.Key.Key_Return)  # no further lesion
    keyboard.type_and_enter("3")
    keyboard.type("2")


def _read_at(on: date, *measured: Measurement, vp: Vp, cheng: Cheng, none_new: bool | None = None) -> Imaging:
    return Imaging(
        date=on, reader=USER, measurements=measured, thrombus=Thrombus(vp=vp, cheng=cheng), no_new_lesion=none_new
    )


def test_that_a_baseline_read_takes_at_most_64_keys_and_is_kept_as_typed(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-01")
    form = _begin(qtbot, opened, keyboard)
    _type_baseline(keyboard)
    form.answer()
    assert "baseline" in form.panel.live.text
    _save(qtbot, opened, keyboard)
    assert keyboard.strokes <= 64
    record = opened.course.record
    assert [(one.number, one.role, one.organ, one.site, one.nodal) for one in record.lesions] == [
        ("T1", Role.TARGET, "liver", "S4", None),
        ("T2", Role.TARGET, "lung", None, None),
        ("N1", Role.NON_TARGET, "liver", "S7", None),
        ("N2", Role.NON_TARGET, "node", "hilum", True),
    ]
    assert tuple(replace(read, signed=None) for read in record.imaging) == (
        _read_at(
            DATA_CUT,
            Measurement(number="T1", diameter_tenths=710, viable_tenths=600),
            Measurement(number="T2", diameter_tenths=180),
            Measurement(number="N1", status=Status.PRESENT),
            Measurement(number="N2", status=Status.PRESENT),
            vp=Vp.VP3,
            cheng=Cheng.II,
        ),
    )
    baseline = opened.course.series.baseline
    assert baseline is not None
    assert (baseline.recist_tenths, baseline.mrecist_tenths) == (890, 780)


def test_that_a_follow_up_read_takes_at_most_29_keys_and_answers_by_both_criteria(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-02")
    _begin(qtbot, opened, keyboard)
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    _save(qtbot, opened, keyboard)
    before = keyboard.strokes
    _begin(qtbot, opened, keyboard)
    keyboard.type_and_enter("20250221", "49", "30", "12", "p", "p", "2", "1")
    keyboard.press(Qt.Key.Key_Space)  # no new lesion
    _save(qtbot, opened, keyboard)
    assert keyboard.strokes - before <= 29
    course = opened.course
    assert replace(course.record.imaging[-1], signed=None) == _read_at(
        date(2025, 2, 21),
        Measurement(number="T1", diameter_tenths=490, viable_tenths=300),
        Measurement(number="T2", diameter_tenths=120),
        Measurement(number="N1", status=Status.PRESENT),
        Measurement(number="N2", status=Status.PRESENT),
        vp=Vp.VP2,
        cheng=Cheng.I,
        none_new=True,
    )
    point = course.series.points[-1]
    assert (point.recist.overall, point.mrecist.overall) == (Response.PR, Response.PR)
    assert (point.recist.sum_tenths, point.mrecist.sum_tenths) == (610, 420)
    page = opened.window.page
    assert page is not None
    assert [column.on for column in page.lesions.view.table.sheet.columns] == [date(2025, 1, 8), date(2025, 2, 21)]


def test_that_a_lesion_at_a_later_read_is_asked_for_and_contradicts_that_there_is_none(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-02")
    _begin(qtbot, opened, keyboard)
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    _save(qtbot, opened, keyboard)
    form = _begin(qtbot, opened, keyboard)
    keyboard.type_and_enter("20250221", "71")
    keyboard.type("n")  # in the empty viable field: a lesion that is not recorded
    row = form.added.rows[0]
    assert row.role.hasFocus()
    assert row.role.value is Role.NEW
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("liver", "S2", "12")
    form.of_read.none_new.setChecked(True)
    assert form.told == "It is said that there is no new lesion, and a new lesion is entered"
    assert not form.save_button.isEnabled()
    form.of_read.none_new.setChecked(False)
    row.role.choose(Role.NON_TARGET)  # not recorded before
    assert not form.save_button.isEnabled()  # it needs its status
    row.role.choose(Role.NEW)
    _save(qtbot, opened, keyboard)
    assert [one.number for one in opened.course.record.lesions if one.role is Role.NEW] == ["NEW1"]


def test_that_what_is_chosen_in_the_worksheet_is_corrected_by_f2(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    from ui.forms.correct import CorrectDialog

    _patient(qtbot, opened, "NEW-02")
    _begin(qtbot, opened, keyboard)
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    _save(qtbot, opened, keyboard)
    page = opened.window.page
    assert page is not None
    table = page.lesions.view.table
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    keyboard.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: opened.window.findChild(CorrectDialog) is not None)
    form = opened.window.findChild(CorrectDialog)
    assert form is not None
    assert (form.document()["kind"], form.document()["subject"]) == ("measurement", "T1 2025-01-08")
    form.leave()


def test_that_a_read_is_kept_as_a_draft_and_gone_on_with(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    _patient(qtbot, opened, "NEW-02")
    form = _begin(qtbot, opened, keyboard)
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    typed = form.draft
    form.put_aside()
    page = opened.window.page
    assert page is not None
    qtbot.waitUntil(page.drafts.isVisible)
    assert "read" in page.drafts._waiting.words  # type: ignore[union-attr]
    page.drafts.go_on_button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(ReadForm) is not None)
    again = opened.window.findChild(ReadForm)
    assert again is not None
    assert again.draft.added == typed.added
    assert (again.draft.vp, again.draft.cheng) == (Vp.VP3, Cheng.II)
    again.leave()


def test_that_a_read_is_signed_as_it_is_saved_and_unsigned_by_a_correction_until_it_is_signed_again(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-02")
    form = _begin(qtbot, opened, keyboard)
    qtbot.waitUntil(form.sign_box.isChecked)  # an administrator may sign
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    _save(qtbot, opened, keyboard)
    (read,) = opened.course.record.imaging
    assert read.signed is not None
    assert read.signed.by == USER
    page, key, row = opened.window.page, opened.session.key, read.measurements[0].key
    assert page is not None
    assert key is not None
    assert row is not None
    assert not page.lesions.sign_button.isEnabled()
    with qtbot.waitSignal(opened.session.course_changed):
        opened.session.write(
            lambda store: store.correct(key, "measurement", row, {"diameter_tenths": 720}, reason="measured again"),
            lambda _: None,
        )
    assert opened.course.record.imaging[0].signed is None
    qtbot.waitUntil(page.lesions.sign_button.isEnabled)
    with qtbot.waitSignal(opened.session.course_changed):
        page.lesions.sign_button.click()
    signed = opened.course.record.imaging[0].signed
    assert signed is not None
    assert signed.by == USER


def test_that_a_second_reader_reads_blinded_in_at_most_33_keys_and_then_sees_the_disagreements(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-02")
    _begin(qtbot, opened, keyboard)
    keyboard.type(FIRST_READ)
    _type_baseline(keyboard)
    _save(qtbot, opened, keyboard)
    _begin(qtbot, opened, keyboard)
    keyboard.type_and_enter("20250221", "49", "30", "12", "p", "p", "2", "1")
    keyboard.press(Qt.Key.Key_Space)
    _save(qtbot, opened, keyboard)
    before = keyboard.strokes
    form = _begin(qtbot, opened, keyboard)
    assert len(form.view.table.sheet.columns) == 2
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("B")
    assert form.view.table.sheet.columns == ()  # what the first reader measured is out of sight
    assert form.of_read.sizes[0].diameter.isVisible()
    keyboard.type_and_enter("20250221", "52", "33", "12", "p", "p", "2", "1")
    keyboard.press(Qt.Key.Key_Space)
    _save(qtbot, opened, keyboard)
    assert keyboard.strokes - before <= 33
    course = opened.course
    assert [read.reader for read in course.record.imaging] == [USER, USER, "B"]
    assert course.series.reader == USER
    ((name, other),) = course.other_readers
    assert name == "B"
    page = opened.window.page
    assert page is not None
    qtbot.waitUntil(lambda: "B" in page.lesions.panel.readers.text)
    (found,) = other.disagreements  # without a baseline of their own
    assert found.on == date(2025, 2, 21)
    assert "21-Feb-2025" in page.lesions.panel.readers.text
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    opened.window.setFocus()
    qtbot.waitUntil(opened.window._actions["adjudicate"].isEnabled)
    keyboard.press(Qt.Key.Key_J, control=True, shift=True)
    qtbot.waitUntil(lambda: opened.window.findChild(AdjudicationDialog) is not None)
    decision = opened.window.findChild(AdjudicationDialog)
    assert decision is not None
    qtbot.waitUntil(decision.criterion.hasFocus)
    keyboard.type_and_enter("r", "p")
    assert decision.told == "An adjudication needs its reason"
    keyboard.type("no baseline of B")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    (decided,) = opened.course.record.adjudications
    assert (decided.date, decided.criterion, decided.overall) == (found.on, JudgedBy.RECIST, Judgement.PR)
    assert (decided.by, decided.reason) == (USER, "no baseline of B")
    qtbot.waitUntil(lambda: "no baseline of B" in page.lesions.panel.readers.text)
    assert opened.course.series.points == course.series.points  # what is computed stays


def test_that_beside_a_date_that_is_wanting_the_next_problem_is_said_in_full(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _patient(qtbot, opened, "NEW-01")
    form = _begin(qtbot, opened, keyboard)
    form.date.entry.clear()
    form.added.rows[0].diameter.setText("x")
    wrong = form.problems()
    assert len(wrong) > 1
    assert all(spoken(one.sentence)[1:] in form.told for one in wrong[:2])
