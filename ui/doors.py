"""Everything around an open clinic file that belongs to the whole file: entrance, backups, and their dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt

from ui.backup_keeper import BackupKeeper
from ui.entrance import Entrance
from ui.gate import Gate
from ui.session import Session
from ui.window import MainWindow


class Doors(QObject):
    """Made after the window is on the screen; owned by it."""

    def __init__(
        self, window: MainWindow, session: Session, gate: Gate, *, settings: QSettings | None, demo_folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self.entrance = Entrance(window, session, gate, theme=window.theme, demo_folder=demo_folder)
        self.keeper = BackupKeeper(window, session, gate, entrance=self.entrance, settings=settings)
        window.backups_wanted.connect(self._on_backups)

    def begin(self) -> None:
        self.entrance.begin()

    def _on_backups(self) -> None:
        from ui.backups import BackupsDialog

        dialog = BackupsDialog(self._window.theme, self._session, self._gate, keeper=self.keeper, window=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
