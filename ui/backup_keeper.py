"""Backups that nobody has to think of: once a day, when the file is locked and when it is closed, if it changed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.gate import Gate
from ui.journal_words import moment
from ui.language import problem_words
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from storage.backup import Backup
    from storage.store import Store
    from ui.entrance import Entrance
    from ui.window import MainWindow

_EVERY_MS = 60 * 60 * 1000
_FOLDER = "backup_folder"


class BackupKeeper(QObject):
    """Takes backups of one clinic file into the chosen folder; the foot of the window says how old the last is."""

    changed = Signal()  # another folder, another backup

    def __init__(
        self, window: MainWindow, session: Session, gate: Gate, *, entrance: Entrance, settings: QSettings | None
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._gate, self._settings = window, session, gate, settings
        self._latest: Backup | None = None
        self._failed = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.take_if_due)
        entrance.entered.connect(self._on_entered)
        entrance.leaving.connect(self._on_leaving)
        window.closing.connect(self._on_closing)

    @property
    def folder(self) -> Path | None:
        """The folder of backups; None while none is chosen."""
        kept = "" if self._settings is None else str(self._settings.value(_FOLDER, "") or "")
        return Path(kept) if kept else None

    def choose(self, folder: Path) -> None:
        """Keep backups there from now on, and begin at once."""
        self._window.keep(_FOLDER, str(folder))
        self._latest = None
        self.take_if_due()

    def take_if_due(self) -> None:
        """In the background; nothing while the clinic file is locked or no folder is chosen."""
        if not self._window.covered:
            self._take(closing=False)

    def take_now(self) -> None:
        self._take(closing=False, anyway=True)

    def _take(self, *, closing: bool, anyway: bool = False) -> None:
        folder = self.folder
        if folder is None:
            self._say()
            return
        job = partial(_taken, folder, self._gate.key, closing, anyway)
        self._session.read(job, self._on_taken, otherwise=self._on_failed)

    def _on_entered(self) -> None:
        if self._gate.demo:
            self._timer.stop()
            return
        self._timer.start()
        self._take(closing=False)

    def _on_leaving(self) -> None:
        """Before the key is forgotten: the window may be closed while it is locked."""
        self._timer.stop()
        self._take(closing=True)

    def _on_closing(self) -> None:
        folder = self.folder
        if folder is not None and not self._window.covered and not self._gate.demo:
            self._session.last = partial(_taken, folder, self._gate.key, True, False)

    def _on_taken(self, latest: Backup | None) -> None:
        self._latest, self._failed = latest, False
        self._say()
        self.changed.emit()

    def _on_failed(self, problem: Exception) -> None:
        self._failed = True
        self._say()
        self._window.message.say(problem_words(problem))
        self.changed.emit()

    def _say(self) -> None:
        if self.folder is None:
            words = self.tr("No backup folder chosen")
        elif self._failed:
            words = self.tr("The last backup failed")
        elif self._latest is None:
            words = self.tr("No backup yet")
        else:
            days = (datetime.now(UTC) - self._latest.taken).days
            at = moment(self._latest.taken.astimezone())
            words = self.tr("Last verified backup {moment}").format(moment=at)
            if days > 1:
                words = self.tr("Last verified backup {days} days ago").format(days=days)
        self._window.show_backup(words)


def _taken(folder: Path, key: bytes, closing: bool, anyway: bool, store: Store) -> Backup | None:
    """A backup if one is due, and the latest there is. Raises StoreProblem."""
    from storage.backup import due, list_backups, take, thin

    now = datetime.now().astimezone()
    if anyway or due(folder, now, store=store, closing=closing):
        take(store, folder, key=key, reason="at close" if closing else "by hand" if anyway else "daily")
        thin(folder, now, clinic=store.path)
    return next(iter(list_backups(folder, clinic=store.path)), None)
