"""The first patient of an empty clinic, by keys alone: registered, read at baseline, read again, and answered right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.records import Role, State, Status
from models.response.response import Response
from tests.journeys.clinics import Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.forms.register import RegisterDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic file with an administrator and nobody else, unlocked."""
    with clinic_of(qtbot, theme, tmp_path) as running:
        yield running


def _register(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    opened.window.setFocus()
    keyboard.press(Qt.Key.Key_R, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(RegisterDialog) is not None)
    form = opened.window.findChild(RegisterDialog)
    assert form is not None
    qtbot.waitUntil(form.code.hasFocus)
    keyboard.type_and_enter("HCC-001", "Wu, Lan", "f", "19710312", "4711", "20250110")
    keyboard.type(
        next(key for key, one in zip("123", sorted(opened.session.protocols), strict=True) if "follow" in one)
    )
    keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.session.course is not None)
    qtbot.waitUntil(lambda: opened.window.findChild(RegisterDialog) is None)


def _visit(qtbot: QtBot, opened: Opened, keyboard: Keyboard, date: str) -> VisitDialog:
    opened.window.activateWindow()  # as a window manager does when a form is closed
    qtbot.waitUntil(opened.window.isActiveWindow)
    qtbot.waitUntil(opened.window._actions["visit"].isEnabled)
    opened.window.setFocus()
    keyboard.press(Qt.Key.Key_N, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    qtbot.waitUntil(form.date.entry.hasFocus)
    keyboard.type(date)
    return form


def _save(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is None)


def _baseline(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    form = _visit(qtbot, opened, keyboard, "20250108")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("3", "2", "")  # Vp3, Cheng II, flow
    keyboard.type_and_enter("t", "liver", "segment 4", "71", "60")
    keyboard.type_and_enter("n", "lung", "both", "p")
    assert form.told == "To be saved: 0 results, with a read."
    assert "baseline" in form.read.live.text
    _save(qtbot, opened, keyboard)


def test_that_a_shrinking_first_tumour_is_a_partial_response_and_nothing_is_new(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _register(qtbot, opened, keyboard)
    assert opened.course.record.patient.hospital_number == "4711"
    _baseline(qtbot, opened, keyboard)
    record = opened.course.record
    assert [(one.number, one.role, one.organ) for one in record.lesions] == [
        ("T1", Role.TARGET, "liver"),
        ("N1", Role.NON_TARGET, "lung"),
    ]
    assert record.imaging[0].thrombus is not None
    _visit(qtbot, opened, keyboard, "20250221")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("49", "30", "p", "2", "1")  # T1, N1, Vp2, Cheng I
    _save(qtbot, opened, keyboard)
    point = opened.course.series.points[-1]
    for read in (point.recist, point.mrecist):
        assert (read.overall, read.new_lesion) == (Response.PR, False)
    assert point.recist.sum_tenths == 490
    assert not any(one.role is Role.NEW for one in opened.course.record.lesions)
    assert opened.course.series.baseline is not None


def test_that_a_lesion_is_new_only_where_somebody_calls_it_new(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _register(qtbot, opened, keyboard)
    form = _visit(qtbot, opened, keyboard, "20250108")
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type_and_enter("t", "liver", "", "71")
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.press(Qt.Key.Key_Backspace)
    assert form.told == "What is this lesion: target, non-target, or new since baseline?"
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type("w")
    assert "R-1.1" in form.told
    assert not form.save_button.isEnabled()
    keyboard.type("t")
    assert form.save_button.isEnabled()
    _save(qtbot, opened, keyboard)
    form = _visit(qtbot, opened, keyboard, "20250221")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("71", "60")
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type("t")
    assert form.told == "Targets are chosen at the baseline read, 08-Jan-2025 (R-1.1)"
    keyboard.type_and_enter("w", "lung", "", "12")
    _save(qtbot, opened, keyboard)
    point = opened.course.series.points[-1]
    assert (point.recist.overall, point.recist.new_lesion) == (Response.PD, True)
    assert [one.number for one in opened.course.record.lesions] == ["T1", "NEW1"]


def test_that_a_line_walks_only_over_what_its_kind_of_lesion_has(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _register(qtbot, opened, keyboard)
    form = _visit(qtbot, opened, keyboard, "20250108")
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type_and_enter("n", "lung", "")
    row, after = form.read.added.rows
    assert row.status.hasFocus()
    keyboard.type_and_enter("p")
    assert after.role.hasFocus()
    keyboard.type_and_enter("t", "lymph node", "hilum", "14")
    assert "R-1.2" in after.remark.text()
    assert [one.number.text() for one in form.read.added.rows] == ["N1", "T1", ""]
    form.leave()


def test_that_an_absent_node_is_typed_with_its_short_axis_and_a_new_lesion_without_a_size(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    """R-1.6: a node has a short axis even when it is called absent. R-4: what is new need not be measured."""
    _register(qtbot, opened, keyboard)
    _visit(qtbot, opened, keyboard, "20250108")
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type_and_enter("t", "liver", "segment 4", "71", "60")
    keyboard.type_and_enter("t", "lymph node", "hilum", "18")
    _save(qtbot, opened, keyboard)
    form = _visit(qtbot, opened, keyboard, "20250221")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("49 A")
    assert "only a lymph node" in form.told.lower()
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("P")
    assert "p is a new lesion" in form.told.lower()
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("49", "30", "8 A")
    assert form.read.sizes[1].remark.text() == "absent"
    keyboard.press(Qt.Key.Key_Y, alt=True)
    keyboard.type_and_enter("w", "lung", "", "P")
    _save(qtbot, opened, keyboard)
    node, new = (opened.course.record.imaging[-1].measurement(number) for number in ("T2", "NEW1"))
    assert node is not None
    assert (node.diameter_tenths, node.state) == (80, State.ABSENT)
    assert new is not None
    assert (new.diameter_tenths, new.status) == (None, Status.PRESENT)
    point = opened.course.series.points[-1]
    assert (point.recist.sum_tenths, point.recist.new_lesion, point.recist.overall) == (570, True, Response.PD)
    _visit(qtbot, opened, keyboard, "20250320")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("49", "30", "8 A", "9")  # and now it is measured
    _save(qtbot, opened, keyboard)
    measured = opened.course.record.imaging[-1].measurement("NEW1")
    assert measured is not None
    assert (measured.diameter_tenths, measured.status) == (90, None)
