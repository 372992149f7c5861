"""The log in the window, and what is said when something fails that nobody foresaw."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course
from storage import logfile
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.crashes import Crashes
from ui.window.help.log import LogPanel
from ui.window.main import MainWindow


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    logfile.begin()
    yield tmp_path / "hepatrack" / "hepatrack.log"
    for part in ("models", "storage", "ui"):
        logging.getLogger(part).handlers.clear()


@pytest.fixture
def crashes(window: MainWindow) -> Iterator[Crashes]:
    before = sys.excepthook, threading.excepthook
    made = Crashes(window)
    yield made
    sys.excepthook, threading.excepthook = before


def _name(session: Session) -> str:
    course = session.course
    assert isinstance(course, Course)
    assert course.record.patient.name is not None
    return course.record.patient.name


def _fail(name: str) -> BaseException:
    try:
        raise ValueError(f"{name} is not a number")
    except ValueError as error:
        return error


def test_that_a_crash_leaves_no_name_in_the_log_nor_on_the_screen(
    window: MainWindow, session: Session, crashes: Crashes, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    name = _name(session)
    error = _fail(name)
    crashes.on_error(type(error), error, error.__traceback__)
    text = path.read_text(encoding="utf-8")
    assert "storage.logfile: unforeseen error" in text
    assert "  ValueError\n    tests/ui/window/test_log.py:" in text
    assert name not in text
    assert name not in window.message.text
    assert name not in capfd.readouterr().err  # what stands there may be kept in a file


def test_that_a_crash_says_what_is_known_and_claims_nothing_of_what_was_saved(
    window: MainWindow, crashes: Crashes
) -> None:
    error = _fail("nobody")
    crashes.on_error(type(error), error, error.__traceback__)
    assert "(ValueError)" in window.message.text
    assert "is not known here" in window.message.text
    assert "Nothing was saved" not in window.message.text


def test_that_a_crash_of_another_thread_is_told_by_the_window(
    qtbot: QtBot, window: MainWindow, crashes: Crashes, path: Path
) -> None:
    def run() -> None:
        error = _fail("nobody")
        crashes.on_error(type(error), error, error.__traceback__)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert not window.message.isVisible()
    qtbot.waitUntil(lambda: "(ValueError)" in window.message.text)
    assert "in run" not in window.message.text


def test_that_what_ends_a_thread_is_written(crashes: Crashes, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    crashes.listen()
    assert sys.excepthook == crashes.on_error
    thread = threading.Thread(target=lambda: int("Zhang Wei"))
    thread.start()
    thread.join()
    text = path.read_text(encoding="utf-8")
    assert "  ValueError\n" in text
    assert "Zhang" not in text


def _opened(window: MainWindow) -> LogPanel:
    window._actions["log"].trigger()
    panel = window.findChild(LogPanel)
    assert panel is not None
    return panel


def test_that_the_log_is_shown_and_can_be_copied_but_not_changed(window: MainWindow, path: Path) -> None:
    logging.getLogger("ui.test").info("operation %d undone", 4)
    panel = _opened(window)
    assert panel.text.toPlainText() == path.read_text(encoding="utf-8")
    assert "operation 4 undone" in panel.text.toPlainText()
    assert panel.text.isReadOnly()
    assert str(path) in panel.where.text()
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == panel.text.toPlainText()


def test_that_a_log_without_a_line_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    panel = LogPanel(theme, tmp_path / "hepatrack.log", None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    assert panel.text.toPlainText() == ""
    assert panel.text.placeholderText() == "Nothing was written yet."
    assert not panel.copy_button.isEnabled()


class Handler(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_that_its_folder_is_opened(window: MainWindow, path: Path) -> None:
    handler = Handler()
    QDesktopServices.setUrlHandler("file", handler, "open")
    try:
        panel = _opened(window)
        panel.folder_button.click()
        assert handler.opened == [str(path.parent)]
    finally:
        QDesktopServices.unsetUrlHandler("file")
