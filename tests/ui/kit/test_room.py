"""How large windows open: within what they stand over, and as they were left."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.kit.room import Sizes, keep_size


class Window(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self.resize(400, 300)


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> Iterator[QSettings]:
    made = QSettings(str(tmp_path / "sizes.ini"), QSettings.Format.IniFormat)
    sizes = Sizes(made, qapp)
    yield made
    delete(sizes)


def over(qtbot: QtBot, size: QSize) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(size)
    window.show()
    return window


def opened(under: QWidget) -> Window:
    window = Window(under)
    window.open()
    return window


def test_that_a_window_opens_as_large_as_it_was_left(qtbot: QtBot, settings: QSettings) -> None:
    under = over(qtbot, QSize(800, 600))
    window = opened(under)
    assert window.size() == QSize(400, 300)
    window.resize(500, 450)
    window.accept()
    assert opened(under).size() == QSize(500, 450)
    smaller = over(qtbot, QSize(450, 420))
    assert opened(smaller).size() == QSize(450, 420)


def test_that_a_window_opens_no_larger_than_what_it_stands_over(qtbot: QtBot) -> None:
    under = over(qtbot, QSize(350, 600))
    assert opened(under).size() == QSize(350, 300)


def test_that_a_size_nobody_changed_is_not_kept(qtbot: QtBot, settings: QSettings) -> None:
    under = over(qtbot, QSize(350, 250))
    opened(under).accept()
    assert settings.allKeys() == []


def test_that_a_window_that_nobody_holds_is_thrown_away_in_silence(qtbot: QtBot) -> None:
    """Qt asks the filters once more while Python has cleared what held itself; pytest-qt fails what is raised there."""

    class HeldByItself(QDialog):
        def __init__(self) -> None:
            super().__init__()
            keep_size(self)
            self.me = self

    made = HeldByItself()
    made.show()
    QApplication.processEvents()
    del made
    gc.collect()
    QApplication.processEvents()
