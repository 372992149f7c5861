"""Where a value comes from: on the overview, in the history and on the visit form, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from storage.clinic.history import Origins, RowRef
from tests.journeys.clinics import USER, Opened, clinic_file, enter, program
from ui.charts.course.stack import ChartStack
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.history.origins import OriginsDialog
from ui.patient.page import HISTORY, PatientPage
from ui.words.origins import shown_words
from ui.words.sources import Shown


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    """A clinic in which the latest AFP and a diameter of the last read were corrected."""
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        key, course = running.session.key, running.course
        assert key is not None
        result = course.markers.afp.points[-1].result
        measured = course.record.imaging[-1].measurements[0]

        def mistake(store: object) -> None:
            correct = store.correct  # type: ignore[attr-defined]
            correct(key, "lab_result", result.key, {"value": "811"}, reason="read from the wrong line")
            correct(key, "measurement", measured.key, {"diameter_tenths": 777}, reason="measured again")

        with qtbot.waitSignal(running.session.course_changed):
            running.session.write(mistake, lambda _: None)
        column = _page(running).overview.stack.column
        qtbot.waitUntil(lambda: len(column.origins.changed) == 2)
        yield running


def _page(opened: Opened) -> PatientPage:
    assert opened.window.page is not None
    return opened.window.page


def _afp(stack: ChartStack) -> tuple[Shown, QPoint]:
    """The latest AFP on the overview, and where it is."""
    place = next(place for place in stack.column._places if place.name == "afp")
    at = QPoint(stack.ink.px(20), place.top + stack.ink.px(36))
    found = stack.column.value_at(at.x(), at.y())
    assert found is not None
    return found, at


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_that_a_corrected_value_says_what_it_was(opened: Opened) -> None:
    stack = _page(opened).overview.stack
    shown, at = _afp(stack)
    assert (shown.name, shown.text) == ("AFP", "811")
    words = shown_words(shown, stack.column.origins).split("\n")
    assert words[0].startswith(f"Entered by {USER}, ")
    assert words[0].endswith(": Import cases")
    assert words[1].startswith("value: ")
    assert f" → 811, {USER}, " in words[1]
    assert words[1].endswith("“read from the wrong line”")
    QApplication.sendEvent(stack, QHelpEvent(QEvent.Type.ToolTip, at, stack.mapToGlobal(at)))
    assert QToolTip.text() == "\n".join(words)
    QApplication.sendEvent(stack, QHelpEvent(QEvent.Type.ToolTip, QPoint(700, 200), QPoint(700, 200)))
    QToolTip.hideText()


def test_that_a_changed_value_is_marked_and_another_is_not(qtbot: QtBot, opened: Opened) -> None:
    stack = _page(opened).overview.stack
    before = stack.column.grab().toImage()
    stack.column.show_origins(Origins(stack.column.origins.entered, {}))
    unmarked = stack.column.grab().toImage()
    _, at = _afp(stack)
    row = range(at.y(), at.y() + 20)
    assert any(before.pixel(x, y) != unmarked.pixel(x, y) for y in row for x in range(14, 60))
    top = next(place.top for place in stack.column._places if place.name == "pivka")
    height = stack.ink.px(60)
    assert all(before.pixel(x, y) == unmarked.pixel(x, y) for y in range(top, top + height) for x in range(14, 60))


def test_that_the_parts_of_a_sum_are_named(opened: Opened) -> None:
    column = _page(opened).overview.stack.column
    shown = next(one for one in column.shown if one.name == "Sum of diameters")
    words = shown_words(shown, column.origins)
    assert "diameter, mm: " in words
    assert " → 77.7, " in words
    assert "“measured again”" in words
    assert words.count("Entered by") == 1  # one import brought them all
    viable = next(one for one in column.shown if one.name == "Viable sum")
    assert "measured again" not in shown_words(viable, column.origins)  # the whole diameter is no part of it


def test_that_the_keyboard_reaches_every_value(qtbot: QtBot, opened: Opened) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = _page(opened).findChild(OriginsDialog)
    assert dialog is not None
    afp = [entry for shown, entry in dialog.rows if shown.name == "AFP" and shown.text == "811"]
    assert [entry.reason for entry in afp] == [None, "read from the wrong line"]
    assert {shown.name for shown, _ in dialog.rows} >= {"AFP", "PIVKA-II", "Sum of diameters", "Thrombus"}
    dialog.accept()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_that_a_line_of_the_history_tells_the_whole_story(qtbot: QtBot, opened: Opened) -> None:
    page = _page(opened)
    page.show_tab(HISTORY)
    qtbot.waitUntil(lambda: len(page.history.entries) > 0)
    number = next(place for place, entry in enumerate(page.history.entries) if entry.field == "value")
    index = page.history.view.model().index(number, 3)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Entered by")
    assert "“read from the wrong line”" in tip
    page.history.view.setCurrentIndex(index)
    qtbot.keyClick(page.history.view, Qt.Key.Key_Return)
    assert QToolTip.text() == tip
    QToolTip.hideText()


def test_that_the_visit_form_says_where_the_last_values_come_from(qtbot: QtBot, opened: Opened) -> None:
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    row = form.laboratory.rows[0]
    qtbot.waitUntil(lambda: "read from the wrong line" in row.previous.toolTip())
    assert row.previous.font().underline()
    assert not form.laboratory.rows[1].previous.font().underline()
    assert row.entry.whatsThis() == row.previous.toolTip()
    form.leave()


def test_that_the_origins_of_a_patient_agree_with_the_history_of_each_value(qtbot: QtBot, opened: Opened) -> None:
    result = opened.course.markers.afp.points[-1].result
    assert result.key is not None
    ref = RowRef("lab_result", result.key)
    seen: list[list[tuple[str | None, str | None]]] = []
    opened.session.read(
        lambda store: [(one.before, one.after) for one in store.past.value_history("lab_result", ref.row, "value")],
        seen.append,
    )
    qtbot.waitUntil(lambda: bool(seen))
    told = _page(opened).overview.stack.column.origins.of(ref)
    assert seen[0][0] == (None, told[1].before)
    assert seen[0][1] == (told[1].before, told[1].after)
