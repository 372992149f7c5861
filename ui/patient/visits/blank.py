"""In the place of an empty table: a dashed frame with the fact, what is nearest, and one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label

INSET, HEIGHT = 24, 150


class Blank(QWidget):
    """``wanted`` when its button is pressed."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fact, self.near = label("", theme, self, wrap=True), label("", theme, self, wrap=True)
        self.button = button("", self)
        self.button.clicked.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.addStretch(0)
        for words in (self.fact, self.near):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(words)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.dress()

    def say(self, fact: str, near: str, then: str) -> None:
        self.fact.setText(fact)
        self.near.setText(near)
        self.near.setVisible(bool(near))
        self.button.setText(then)

    def dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self.fact, self._theme, role="section", colour="text")
        dress_label(self.near, self._theme, role="body", colour="text2")
        self._column.setContentsMargins(px(INSET * 2), px(INSET * 2), px(INSET * 2), px(INSET))
        self._column.setSpacing(px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("control"), 1, Qt.PenStyle.DashLine))
        inset = self._theme.px(INSET)
        box = QRectF(inset, inset, self.width() - 2 * inset, min(self._theme.px(HEIGHT), self.height() - 2 * inset))
        painter.drawRoundedRect(box, self._theme.px(5), self._theme.px(5))
        painter.end()
