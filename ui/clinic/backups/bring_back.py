"""A backup brought to a computer that has no clinic file yet: by its own password, after a look inside."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.clinic.backups.dialog import inside_words
from ui.kit.room import keep_size
from ui.kit.sheet import WIDTH, Sheet
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground
from ui.session.session import Session
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.backups.restoring import Restored
    from storage.clinic.inspection import Inside
    from storage.keys.vault import Unlocked


class BringBackDialog(QDialog):
    """Says ``restored`` with whoever unlocked the backup once it lies at ``target``; nothing is made before that."""

    restored = Signal(object)

    def __init__(self, theme: Theme, session: Session, backup: Path, *, target: Path, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._backup, self._target = theme, session, backup, target
        self._unlocked: Unlocked | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        ground(self, theme, "panel")
        self._sheet = sheet = Sheet(theme, self)
        sheet.say(self.tr("Restore a backup"), role="title")
        sheet.say(str(backup), role="table", colour="text2")
        sheet.say(self.tr("It becomes the clinic file {path}.").format(path=target), colour="text2")
        words, self.user = sheet.field()
        words.setText(self.tr("&User, an administrator on the day of the backup; empty for the backup's own password"))
        words, self.password = sheet.field(secret=True)
        words.setText(self.tr("&Password of that day, or of the backup"))
        self.told = sheet.say(role="body", colour="text2")
        self.cancel_button, self.go_button = button(self.tr("Cancel"), sheet), button("", sheet, kind="primary")
        self.cancel_button.setAutoDefault(False)
        line = sheet.buttons()
        line.addWidget(self.cancel_button)
        line.addStretch(1)
        line.addWidget(self.go_button)
        column = bare(QVBoxLayout(self), spacing=None)
        column.addWidget(sheet)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)
        for entry in (self.user, self.password):
            entry.textChanged.connect(self._on_typed)
        self.setFixedWidth(theme.px(WIDTH))
        self._on_typed("")

    def _tell(self, words: str) -> None:
        """Say it, and be as high as it takes."""
        self._sheet.tell(self.told, words, width=self._theme.px(WIDTH))
        self.adjustSize()

    def _on_typed(self, _: str) -> None:
        self._unlocked = None
        self._tell(self.tr("Nothing is changed before you have seen what is inside."))
        self.go_button.setText(self.tr("Look inside"))
        self.go_button.setEnabled(bool(self.password.text()))

    def _on_go(self) -> None:
        self.go_button.setEnabled(False)
        if self._unlocked is None:
            self._tell(self.tr("Looking inside."))
            user, password = self.user.text().strip(), self.password.text()
            job = partial(_looked, self._backup, self._target, user, password)
            self._session.aside(job, self._on_looked, otherwise=self._on_problem)
        else:
            self.setEnabled(False)
            restore = partial(_restored, self._backup, self._target, self._unlocked)
            self._session.work(restore, self._on_restored, otherwise=self._on_problem)

    def _on_looked(self, found: tuple[Unlocked, Inside]) -> None:
        self._unlocked, inside = found
        self._tell(inside_words(inside))
        self.go_button.setText(self.tr("Restore this backup"))
        self.go_button.setEnabled(True)

    def _on_problem(self, problem: Exception) -> None:
        self.setEnabled(True)
        self._on_typed("")
        self._tell(problem_words(problem))

    def _on_restored(self, _: Restored) -> None:
        self.accept()
        self.restored.emit(self._unlocked)


def _looked(backup: Path, target: Path, user: str, password: str) -> tuple[Unlocked, Inside]:
    from storage.backups.taking import check
    from storage.keys.vault import BACKUP
    from storage.opening import unlocked_backup
    from storage.roles import Action

    unlocked = unlocked_backup(backup, target, user=user or BACKUP, password=password)
    unlocked.actor.require(Action.RESTORE)
    return unlocked, check(backup, unlocked.key)


def _restored(backup: Path, target: Path, unlocked: Unlocked) -> Restored:
    from storage.opening import restored_clinic
    from storage.wholefile import make_folder

    make_folder(target.parent, parents=True)
    return restored_clinic(backup, target, unlocked)
