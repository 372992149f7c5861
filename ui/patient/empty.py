"""The page without a patient."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground


class EmptyPage(QWidget):
    """No patient is open: a dashed frame with the fact and the nearest thing to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fact = QLabel(self)
        self._next = QLabel(self)
        self._next.setWordWrap(True)
        self._column = column = QVBoxLayout(self)
        column.addStretch(2)
        for words in (self._fact, self._next):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self.offered: list[QPushButton] = []
        self._offers = QHBoxLayout()
        self._offers.setSpacing(theme.px(8))
        self._offers.addStretch(1)
        self._offers.addStretch(1)
        column.addSpacing(theme.px(8))
        column.addLayout(self._offers)
        column.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()
        self.say(self.tr("The clinic file is being opened."), "")

    def say(self, fact: str, then: str) -> None:
        self._fact.setText(fact)
        self._next.setText(then)

    def add(self, way_out: QPushButton) -> None:
        """A button of whoever shows this page, as wide as its words."""
        self._offers.insertWidget(self._offers.count() - 1, way_out)

    def offer(self, actions: Sequence[QAction]) -> None:
        """A button for each command that is given from here, as long as nobody is in the clinic; grey where it is."""
        for place, action in enumerate(actions):
            made = button("", self, kind="" if place else "primary")
            made.clicked.connect(action.trigger)
            action.changed.connect(partial(_follow, made, action))
            _follow(made, action)
            self._offers.insertWidget(self._offers.count() - 1, made)
            self.offered.append(made)

    def show_offers(self, wanted: bool) -> None:
        for made in self.offered:
            made.setVisible(wanted)

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        dress_label(self._fact, self._theme, role="section", colour="text")
        dress_label(self._next, self._theme, role="body", colour="text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        self._next.setMaximumWidth(max(200, self.width() - margins.left() - margins.right()))
        super().resizeEvent(event)


def _follow(made: QPushButton, action: QAction) -> None:
    made.setText(action.text())
    made.setEnabled(action.isEnabled())
