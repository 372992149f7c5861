"""A backup copied to a drive under a password of its own, which is no user's: for a drive that leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from storage.problems import StoreProblem
from ui.kit.room import keep_size
from ui.kit.sheet import WIDTH, Sheet
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground
from ui.session.leaving import leave
from ui.session.session import Session
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.backups.manifests import Backup
    from storage.clinic.leaving import Left
    from storage.keys.vault import Unlocked


class BackupCopyDialog(QDialog):
    """Asks for a folder and, twice, for a password; says ``copied`` with the copy once it was read again.

    ``by`` is asked when it goes: no key waits behind the lock.
    """

    copied = Signal(object)

    def __init__(
        self, theme: Theme, session: Session, backup: Backup, by: Callable[[], Unlocked | None], *,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        keep_size(self)
        self._session, self._backup, self._by, self._working = session, backup, by, False
        self.setWindowTitle(self.tr("Copy a backup with a password of its own"))
        ground(self, theme, "panel")
        sheet = Sheet(theme, self)
        sheet.say(self.windowTitle(), role="title")
        sheet.say(backup.path.name, role="table", colour="text2")
        sheet.say(
            self.tr(
                "The copy opens by this password and by the recovery code, by no user's password. Whoever has it reads "
                "everything in the copy, and can restore it as an administrator."
            ),
            colour="text2",
        )
        words, self.folder = sheet.field()
        words.setText(self.tr("&Folder, such as a drive"))
        self.folder_button = button(self.tr("Choose folder…"), sheet)
        sheet.column.addWidget(self.folder_button, alignment=Qt.AlignmentFlag.AlignLeft)
        words, self.password = sheet.field(secret=True)
        words.setText(self.tr("&Password of the copy"))
        words, self.again = sheet.field(secret=True)
        words.setText(self.tr("The password &again"))
        self.told = sheet.say(role="table", colour="text2")
        self.cancel_button = button(self.tr("Cancel"), sheet)
        self.go_button = button(self.tr("Copy"), sheet, kind="primary")
        for made in (self.folder_button, self.cancel_button):
            made.setAutoDefault(False)
        line = sheet.buttons()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.go_button)
        bare(QVBoxLayout(self), spacing=None).addWidget(sheet)
        for entry in (self.folder, self.password, self.again):
            entry.textChanged.connect(self._say)
        self.folder_button.clicked.connect(self._on_choose)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)
        self.setFixedWidth(theme.px(WIDTH))
        self._say()

    def _say(self) -> None:
        wrong = self._wrong()
        self.told.setText(self.tr("The backup is being copied.") if self._working else wrong)
        self.go_button.setEnabled(not wrong and not self._working)

    def _wrong(self) -> str:
        """What is still to be typed, or wrong with what was; one sentence."""
        from storage.keys.passwords import check_password

        folder = self.folder.text().strip()
        if not folder:
            return self.tr("Choose the folder for the copy.")
        if Path(folder) == self._backup.path.parent:
            return self.tr("The backup lies there already. Choose another folder.")
        try:
            check_password(self.password.text(), clinic=self._backup.path.stem)
        except StoreProblem as problem:
            return problem_words(problem)
        return "" if self.password.text() == self.again.text() else self.tr("The two passwords are not the same yet.")

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the copy"), self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_go(self) -> None:
        from storage.clinic.leaving import backup_out
        from storage.roles import Action

        by, folder = self._by(), Path(self.folder.text().strip())
        if by is None:
            return
        self._working = True
        self._say()
        out = backup_out(folder / self._backup.path.name)
        job = partial(_copied, self._backup, folder, by, self.password.text())
        leave(self._session, out, job, self._on_copied, action=Action.BACK_UP, otherwise=self._on_problem)

    def _on_copied(self, made: Backup) -> None:
        self._working = False
        self.accept()
        self.copied.emit(made)

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self._say()
        self.told.setText(problem_words(problem))

    def reject(self) -> None:
        """Not while the drive is being written to."""
        if not self._working:
            super().reject()


def _copied(backup: Backup, folder: Path, by: Unlocked, password: str, left: Left) -> Backup:
    from storage.backups.restoring import copy_to
    from storage.keys.vault import keys_for_backup

    return copy_to(backup, folder, left, keys=keys_for_backup(backup.path, by, password=password))
