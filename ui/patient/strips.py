"""Strips over a patient's page: that the data are locked, by whom and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storage.roles import Action
from ui.kit.retold import Retold
from ui.kit.strip import Strip
from ui.kit.theme import Theme
from ui.session.access import Access, why_not


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
