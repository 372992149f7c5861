"""The page without a patient."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground


class EmptyPage(QWidget):
    """No patient is open: a dashed frame with the fact and the nearest thing to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fact = QLabel(self)
        self._next = QLabel(self)
        self._next.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for words in (self._fact, self._next):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()
        self.say(self.tr("The clinic file is being opened."), "")

    def say(self, fact: str, then: str) -> None:
        self._fact.setText(fact)
        self._next.setText(then)

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        dress_label(self._fact, self._theme, role="section", colour="text")
        dress_label(self._next, self._theme, role="body", colour="text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._next.setMaximumWidth(max(200, self.width() - 40))
        super().resizeEvent(event)
