"""A strip under a line of a form: what is asked about it, and two answers; it covers nothing and takes no caret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label


class Asked(QWidget):
    """Typing goes on meanwhile; whoever asks gives the answers keys and says them on the buttons."""

    def __init__(self, theme: Theme, parent: QWidget, *, first: Callable[[], None], second: Callable[[], None]) -> None:
        super().__init__(parent)
        ground(self, theme, "review_soft")
        self._words = label("", theme, self, role="table", colour="text", wrap=True)
        self.first_button, self.second_button = button("", self, kind="small"), button("", self, kind="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        line.setSpacing(theme.px(8))
        line.addWidget(self._words, 1)
        for made, slot in ((self.first_button, first), (self.second_button, second)):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(slot)
            line.addWidget(made)

    @property
    def text(self) -> str:
        return self._words.text()

    def ask(self, question: str, first: str, second: str) -> None:
        """An answer without words is not offered."""
        self._words.setText(question)
        self.setAccessibleName(question)
        for made, words in ((self.first_button, first), (self.second_button, second)):
            made.setText(words)
            made.setVisible(bool(words))
