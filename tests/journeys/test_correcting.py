"""A value corrected with its reason, from the first key to the course that follows from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from models.course.course import Course
from tests.journeys.conftest import Keyboard
from ui.forms.correct import CorrectDialog
from ui.patient.history.origins import OriginsDialog
from ui.patient.history.page import HistoryPage
from ui.patient.page import HISTORY
from ui.session.session import Session
from ui.window.main import MainWindow


def _course(session: Session) -> Course:
    assert session.course is not None
    return session.course


def _form(qtbot: QtBot, window: MainWindow) -> CorrectDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(CorrectDialog)))
    return next(one for one in window.findChildren(CorrectDialog) if one.isVisible())


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, session: Session) -> MainWindow:
    assert window.page is not None
    column = window.page.overview.stack.column
    qtbot.waitUntil(lambda: bool(column.origins.entered))
    qtbot.waitUntil(lambda: window.access is not None)
    return window


def _history(qtbot: QtBot, window: MainWindow) -> HistoryPage:
    assert window.page is not None
    window.page.show_tab(HISTORY)
    history = window.page.history
    qtbot.waitUntil(lambda: bool(history.entries))
    return history


def test_that_a_value_is_corrected_by_at_most_eleven_keys(
    qtbot: QtBot, ready: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    before = _course(session).markers.afp.points[-1]
    keyboard.press(Qt.Key.Key_H, control=True)
    assert ready.page is not None
    dialog = ready.page.findChild(OriginsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.view.hasFocus)
    keyboard.press(Qt.Key.Key_Return)
    form = _form(qtbot, ready)
    qtbot.waitUntil(form.fields["value"].hasFocus)
    keyboard.type("811")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type("r")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 11
    after = _course(session).markers.afp.points[-1]
    assert (after.on, after.value.reported) == (before.on, "811")
    seen: list[tuple[str | None, ...]] = []
    key = before.result.key
    assert key is not None
    session.read(
        lambda store: [
            (one.before, one.after, one.reason) for one in store.past.value_history("lab_result", key, "value")
        ],
        lambda found: seen.extend(found[1:]),
    )
    qtbot.waitUntil(lambda: seen == [(before.value.reported, "811", "read from the wrong line")])


def test_that_nothing_is_corrected_without_a_reason_or_to_nonsense(qtbot: QtBot, ready: MainWindow) -> None:
    history = _history(qtbot, ready)
    number = next(place for place, one in enumerate(history.entries) if one.kind and one.kind.value == "measurement")
    history.view.selectRow(number)
    history.correct_button.click()
    form = _form(qtbot, ready)
    field = form.fields["diameter_tenths"]
    field.setText("77,7")  # type: ignore[union-attr]
    assert "decimal comma" in form.told
    field.setText("77.7")  # type: ignore[union-attr]
    assert "A reason is needed" in form.told
    assert not form.save_button.isEnabled()
    form.other.setText("another slice")
    assert form.save_button.isEnabled()
    form.reject()
    box = form.findChild(QMessageBox)
    assert box is not None
    next(one for one in box.findChildren(QPushButton) if one.text() == "Discard").click()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in ready.findChildren(CorrectDialog)))


def test_that_a_row_is_taken_out_with_a_reason(qtbot: QtBot, ready: MainWindow, session: Session) -> None:
    history = _history(qtbot, ready)
    course = _course(session)
    number = next(place for place, one in enumerate(history.entries) if one.kind and one.kind.value == "lab_result")
    history.view.selectRow(number)
    chosen = history.entries[number]
    history.correct_button.click()
    form = _form(qtbot, ready)
    assert not form.void_button.isEnabled()
    form.reason.choose(form.reason._values[-1])
    with qtbot.waitSignal(session.course_changed):
        form.void_button.click()
    assert len(_course(session).record.labs) == len(course.record.labs) - 1
    assert all(one.key != chosen.row for one in _course(session).record.labs)
    qtbot.waitUntil(lambda: history.entries[0].reason == "belongs to another patient")
    history.view.selectRow(0)
    history.correct_button.click()
    qtbot.waitUntil(lambda: "was taken out of the record" in ready.message.text)


def test_that_what_the_store_refuses_is_told_on_the_form(qtbot: QtBot, ready: MainWindow, session: Session) -> None:
    history = _history(qtbot, ready)
    number = next(place for place, one in enumerate(history.entries) if one.kind and one.kind.value == "visit")
    history.view.selectRow(number)
    history.correct_button.click()
    form = _form(qtbot, ready)
    form.fields["ecog"].setText("9")  # type: ignore[union-attr]
    form.other.setText("typing error")
    form.save()
    qtbot.waitUntil(lambda: "ECOG" in form.told)
    assert form.isVisible()
    form.leave()


def test_that_a_locked_patient_is_not_corrected(qtbot: QtBot, ready: MainWindow, session: Session) -> None:
    key = session.key
    assert key is not None
    history = _history(qtbot, ready)
    history.view.selectRow(0)
    assert history.correct_button.isEnabled()
    session.write(lambda store: store.locks.lock(key, "frozen"), lambda _: None)
    qtbot.waitUntil(lambda: not history.correct_button.isEnabled())
    assert "frozen" in history.correct_button.toolTip()


def test_that_a_baseline_is_filled_in(qtbot: QtBot, ready: MainWindow, session: Session, keyboard: Keyboard) -> None:
    ready._actions["baseline"].trigger()
    form = _form(qtbot, ready)
    form.fields["vp"].setFocus()
    keyboard.type("4")
    form.fields["tumour_count"].setText("3")  # type: ignore[union-attr]
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type("f")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    baseline = _course(session).record.baseline
    assert (str(baseline.vp), baseline.tumour_count) == ("Vp4", 3)


def test_that_a_death_is_recorded(qtbot: QtBot, ready: MainWindow, session: Session) -> None:
    ready._actions["outcome"].trigger()
    form = _form(qtbot, ready)
    form.fields["alive"].choose("no")  # type: ignore[union-attr]
    form.fields["death_date"].setText("-2d")  # type: ignore[union-attr]
    form.fields["last_contact"].setText("-2d")  # type: ignore[union-attr]
    form.reason.choose(form.reason._values[1])
    with qtbot.waitSignal(session.course_changed):
        form.save()
    assert _course(session).record.outcome.death_date is not None
    assert ready.page is not None
    assert "Died" in ready.page.banner.text()
