"""Strips across a patient's page, under the tabs, never over the banner: that the data are locked, by whom and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from storage.roles import Action
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.session.access import Access, why_not


class Strip(QWidget):
    """A sentence across the page and what can be done about it; hidden without one. The page gives way to it."""

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


class LockStrip(Retold, Strip):
    """Says that the data of this patient are locked, by whom and why."""

    unlock_wanted = Signal(bool)  # of the whole data set

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, colour="sunken")
        self._access: Access | None = None
        self.unlock_button = self.add_button()
        self.unlock_button.clicked.connect(self._on_unlock)
        self._say()

    def show_access(self, access: Access) -> None:
        self._access = access
        self._say()

    def _say(self) -> None:
        self.unlock_button.setText(self.tr("Unlock…"))
        access = self._access
        self.show_words("" if access is None else access.lock_words)
        if access is not None and access.lock is not None:
            why = why_not(access.actor, Action.UNLOCK)
            self.unlock_button.setEnabled(not why)
            self.unlock_button.setToolTip(why)

    def _on_unlock(self) -> None:
        if self._access is not None:
            self.unlock_wanted.emit(self._access.all_lock is not None)
