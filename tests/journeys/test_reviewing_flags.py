"""A flag is looked at: its cause opened, the flag marked as reviewed, and that taken back, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Keyboard
from ui.session.session import Session
from ui.window.main import MainWindow


def test_that_a_flag_is_reviewed_by_one_chord_and_open_again_by_undo(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard
) -> None:
    qtbot.waitUntil(lambda: bool(window.patients.shown))
    key = next(line.key for line in window.patients.shown if line.code == "HCC-R10")
    session.open(key)
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.patient.code == "HCC-R10")
    assert session.course is not None
    flags = len(session.course.open_flags)
    qtbot.waitUntil(window._actions["review_flag"].isEnabled)
    keyboard.press(Qt.Key.Key_F, control=True, shift=True)
    qtbot.waitUntil(lambda: session.course is not None and len(session.course.open_flags) == flags - 1)
    assert keyboard.strokes == 1
    assert page.flags._count.text() == f"{flags - 1} open"
    assert page.flags.cards[0].is_open
    read = page.flags.cards[0].entry.acts[1]
    assert read.words == "Open read"
    read.do()
    assert page.lesions.isVisible()
    qtbot.waitUntil(lambda: "flag" in window._actions["undo"].text())
    keyboard.press(Qt.Key.Key_Z, control=True)
    qtbot.waitUntil(lambda: session.course is not None and len(session.course.open_flags) == flags)
