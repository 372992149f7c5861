"""A strip across one patient's page, under the tabs: a sentence and what can be done about it; hidden without one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label


class Strip(QWidget):
    """Never over the banner; the page gives way to it."""

    def __init__(self, theme: Theme, parent: QWidget, *, colour: str = "accent_soft") -> None:
        super().__init__(parent)
        self._theme, self._colour = theme, colour
        self._words = label("", theme, self, role="body", wrap=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._words, 1)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def add_button(self) -> QPushButton:
        """One thing that can be done, at the right."""
        made = button("", self, kind="small")
        self._line.addWidget(made)
        return made

    def show_words(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, self._colour)
        dress_label(self._words, self._theme, role="body", colour="text")
        self._line.setContentsMargins(px(18), px(5), px(14), px(5))
        self._line.setSpacing(px(8))
