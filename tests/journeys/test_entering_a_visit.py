"""A visit from the first key to the course that follows from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.record.records import Role
from models.response.response import Criterion, Response
from tests.journeys.conftest import Keyboard
from ui.forms.visit.form import VisitDialog
from ui.session.session import Session
from ui.window.main import MainWindow

PANEL = ("8.4", "40.5", "35", "48", "110", "96", "19", "38", "78", "1.1", "142", "3.1", "1.2", "128")


def _course(session: Session) -> Course:
    assert session.course is not None
    return session.course


def _open(qtbot: QtBot, window: MainWindow, session: Session, code: str) -> None:
    key = next(line.key for line in window.patients.shown if line.code == code)
    session.open(key)
    qtbot.waitUntil(lambda: _course(session).record.patient.code == code)


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard) -> VisitDialog:
    """The form of HCC-R01, who has two targets in the liver and two non-target lesions."""
    _open(qtbot, window, session, "HCC-R01")
    keyboard.press(Qt.Key.Key_N, control=True)
    found = window.findChild(VisitDialog)
    assert isinstance(found, VisitDialog)
    qtbot.waitUntil(lambda: found.date.entry.hasFocus() and found.laboratory.is_known)
    return found


def test_that_keys_typed_at_once_after_the_command_land_in_the_date_and_walk_on_from_it(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    """Whatever of the form is still to come: the laboratories of the clinic are read meanwhile."""
    _open(qtbot, window, session, "HCC-R01")
    keyboard.press(Qt.Key.Key_N, control=True)
    keyboard.type_and_enter("20250301", "1", "61.5")
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type_and_enter("8.4", "40.5")
    form = window.findChild(VisitDialog)
    assert isinstance(form, VisitDialog)
    draft = form.draft
    assert (draft.date, draft.ecog, draft.weight) == ("20250301", 1, "61.5")
    assert [lab.text for lab in draft.labs if lab.text] == ["8.4", "40.5"]
    assert [lab.text for lab in draft.labs[:2]] == ["8.4", "40.5"]
    form.leave()


def test_that_fourteen_results_take_at_most_75_keys(
    qtbot: QtBot, window: MainWindow, dialog: VisitDialog, session: Session, keyboard: Keyboard
) -> None:
    before = _course(session)
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type_and_enter(*PANEL)
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 75
    after = _course(session)
    assert len(after.record.labs) == len(before.record.labs) + 14
    assert after.record.visits[-1].date == after.today
    assert [result.value.reported for result in after.record.labs[-14:]] == list(PANEL)
    assert after.markers.afp.points[-1].value.reported == PANEL[0]
    qtbot.waitUntil(lambda: window.findChild(VisitDialog) is None)


def test_that_a_follow_up_read_takes_at_most_29_keys_and_changes_the_course(
    qtbot: QtBot, window: MainWindow, dialog: VisitDialog, session: Session, keyboard: Keyboard
) -> None:
    assert _course(session).series.points[-1].recist.overall is Response.SD
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("120", "60", "30", "=", "p", "p", "1", "1")
    assert dialog.read.live.response(Criterion.RECIST) is Response.PD
    keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 29
    qtbot.waitUntil(lambda: _course(session).series.points[-1].recist.overall is Response.PD)
    read = _course(session).record.imaging[-1]
    assert [found.viable_tenths for found in read.measurements] == [600, 300, None, None]
    qtbot.waitUntil(lambda: next(one for one in window.patients.shown if one.code == "HCC-R01").response is Response.PD)


def test_that_one_censored_value_is_eight_keys(dialog: VisitDialog, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_L, alt=True)
    began = keyboard.count
    keyboard.type_and_enter(">60,500")
    assert keyboard.count - began <= 8
    assert dialog.draft.labs[0].text == ">60,500"
    assert dialog.told == ">60500 ng/mL is more than ten times 4.8 ng/mL of 22-Mar-2025"  # asked once
    keyboard.press(Qt.Key.Key_K, alt=True)
    assert dialog.save_button.isEnabled()


def test_that_a_wrong_value_shows_its_sentence_and_saves_nothing(
    qtbot: QtBot, dialog: VisitDialog, session: Session, keyboard: Keyboard
) -> None:
    before = _course(session)
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type("1,9.0")
    row = dialog.laboratory.rows[0]
    assert row.remark.text() == '"1,9.0" is not a number'
    assert dialog.told == '"1,9.0" is not a number'
    assert not dialog.save_button.isEnabled()
    keyboard.press(Qt.Key.Key_Return, control=True)
    kept: list[int] = []
    session.read(lambda store: len(store.record(session.key or 0).labs), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == [len(before.record.labs)]
    assert dialog.isVisible()
    row.entry.setText("19")
    assert row.remark.text().startswith("0")
    assert dialog.save_button.isEnabled()


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("20250321", "Fri 21-Mar-2025 · day 748"),
        ("-1w", "Fri 21-Mar-2025 · day 748"),
        ("+3d", "31-Mar-2025 is after today, 28-Mar-2025"),
        ("20250231", "“20250231” is not a day of the calendar"),
    ],
)
def test_that_the_date_is_echoed_with_weekday_and_day_or_told_what_is_wrong(
    dialog: VisitDialog, keyboard: Keyboard, text: str, echo: str
) -> None:
    keyboard.type(text)
    assert dialog.date.echo.startswith(echo)


def test_that_escape_asks_before_what_was_typed_is_lost(
    qtbot: QtBot, window: MainWindow, dialog: VisitDialog, keyboard: Keyboard
) -> None:
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type("8")
    keyboard.press(Qt.Key.Key_Escape)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert dialog.isVisible()
    keyboard.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    assert dialog.draft.labs[0].text == "8"
    dialog.laboratory.rows[0].entry.clear()
    dialog.activateWindow()  # as a window manager does when the question is closed
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.laboratory.rows[0].entry.setFocus()
    keyboard.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(VisitDialog) is None)


def test_that_the_form_says_what_a_new_lesion_means(dialog: VisitDialog) -> None:
    read = dialog.read
    for row, text in zip(read.sizes, ("93", "29"), strict=True):
        row.diameter.setText(text)
        row.viable.setText("=")
    added = read.added.rows[0]
    added.diameter.setText("12")
    assert dialog.told == "What is this lesion: target, non-target, or new since baseline?"
    assert read.live.response(Criterion.RECIST) is not Response.PD  # nothing is new that nobody called new
    added.role.choose(Role.NEW)
    assert dialog.told == "A lesion needs its organ"
    added.organ.setText("lung")
    assert read.live.response(Criterion.RECIST) is Response.PD
    assert dialog.save_button.isEnabled()


def test_that_results_for_a_recorded_visit_join_it(
    qtbot: QtBot, dialog: VisitDialog, session: Session, keyboard: Keyboard
) -> None:
    visits = _course(session).record.visits
    keyboard.type(f"{visits[-1].date:%Y%m%d}")
    keyboard.press(Qt.Key.Key_L, alt=True)
    keyboard.type("12")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert _course(session).record.visits == visits
