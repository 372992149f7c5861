"""A keyboard that counts: every key that goes down is one, modifiers too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.window.main import MainWindow

_NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Types at whatever has the focus, as a person does."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.count = 0
        self.strokes = 0  # a chord is one, as the budgets of the tasks count

    def _where(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self._window

    def press(self, key: Qt.Key, *, control: bool = False, alt: bool = False, shift: bool = False) -> None:
        modifiers = _NONE
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if alt:
            modifiers |= Qt.KeyboardModifier.AltModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        self.count += 1 + control + alt + shift
        self.strokes += 1
        QTest.keyClick(self._where(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for character in text:
            self.count += 1
            self.strokes += 1
            QTest.keyClick(self._where(), character)
        QApplication.processEvents()

    def type_and_enter(self, *texts: str) -> None:
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Return)


@pytest.fixture
def keyboard(window: MainWindow) -> Keyboard:
    return Keyboard(window)
