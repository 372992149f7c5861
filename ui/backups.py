"""The backups of the clinic file: where they lie, what is inside each, and how one is brought back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from ui.journal_words import moment, operation_word
from ui.language import problem_words
from ui.session import Session
from ui.table_view import dress_view, fill_view, table_view
from ui.tables import Column, RecordTable
from ui.theme import Theme
from ui.widgets import button, ground, label

if TYPE_CHECKING:
    from storage.backup import Backup
    from storage.inspection import Inside
    from storage.restoring import Restored
    from storage.roles import Actor
    from ui.backup_keeper import BackupKeeper
    from ui.gate import Gate
    from ui.window import MainWindow

_WIDTHS = (170, 130, 90)


class BackupsDialog(QDialog):
    """Lists the backups in the chosen folder; one is restored only after a look inside."""

    def __init__(self, theme: Theme, session: Session, gate: Gate, *, keeper: BackupKeeper, window: MainWindow) -> None:
        super().__init__(window)
        self._theme, self._session, self._gate, self._keeper, self._window = theme, session, gate, keeper, window
        self._inside: Inside | None = None
        self._actor: Actor = gate.actor
        self.setWindowTitle(self.tr("Backups"))
        ground(self, theme, "panel")
        self.folder_label = label("", theme, self, role="body", wrap=True)
        self.folder_button = button(self.tr("Choose folder…"), self)
        self.take_button = button(self.tr("Take a backup now"), self)
        self.view = table_view(self)
        self._table = RecordTable(
            (
                Column(title=self.tr("Taken"), value=lambda backup: backup.taken.astimezone(), text=moment),
                Column(title=self.tr("Patients"), value=_patients, text=str, align_right=True),
                Column(title=self.tr("Size"), value=_kilobytes, text=str, align_right=True),
                Column(title=self.tr("File"), value=lambda backup: backup.path.name),
            ),
            self,
        )
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.restore_button = button(self.tr("Restore this backup…"), self)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())  # Qt would keep to two thirds of the screen
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(760), self._theme.px(520))

    @property
    def backups(self) -> tuple[Backup, ...]:
        return self._table.records

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(px(18), px(12), px(18), px(12))
        top.setSpacing(px(8))
        top.addWidget(self.folder_label, 1)
        top.addWidget(self.folder_button)
        top.addWidget(self.take_button)
        column.addLayout(top)
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        dress_view(self.view, self._theme)
        self.view.setAccessibleName(self.tr("Backups, newest first"))
        column.addWidget(self.view, 1)
        looked = QVBoxLayout()
        looked.setContentsMargins(px(18), px(10), px(18), px(10))
        looked.addWidget(self.told)
        column.addLayout(looked)
        foot = QWidget(self)
        ground(foot, self._theme, "band")
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(18), px(8), px(18), px(8))
        line.addWidget(self.restore_button)
        line.addStretch(1)
        line.addWidget(self.close_button)
        column.addWidget(foot)

    def _connect(self) -> None:
        for made in (self.folder_button, self.take_button, self.restore_button, self.close_button):
            made.setAutoDefault(False)
        self.folder_button.clicked.connect(self._on_choose)
        self.take_button.clicked.connect(self._keeper.take_now)
        self.restore_button.clicked.connect(self._on_restore)
        self.close_button.clicked.connect(self.accept)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._keeper.changed.connect(self._fill)

    def _fill(self) -> None:
        from storage.backup import list_backups
        from storage.roles import Action

        folder = self._keeper.folder
        self._inside = None
        none = self.tr("No backup folder is chosen: nothing is backed up.")
        self.folder_label.setText(none if folder is None else str(folder))
        found = () if folder is None else list_backups(folder, clinic=self._gate.path)
        self._table.show_records(found)
        may = self._actor.may(Action.BACK_UP)
        self.take_button.setEnabled(may and folder is not None)
        self.folder_button.setEnabled(may)
        why = self.tr("Your role may not make backups.")
        for made in (self.take_button, self.folder_button):
            made.setToolTip("" if may else why)
        self.restore_button.setEnabled(False)
        self.told.setText(self.tr("Choose a backup to look inside.") if found else self.tr("There is no backup yet."))

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of the backups"), str(self._keeper.folder or ""))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, folder: str) -> None:
        self._keeper.choose(Path(folder))
        self._fill()

    def _on_row(self, current: QModelIndex, _: QModelIndex) -> None:
        """Look inside: every page is read, the counts are compared, nothing is changed."""
        self._inside = None
        self.restore_button.setEnabled(False)
        if not current.isValid():
            return
        backup = self._table.record(current)
        self.told.setText(self.tr("Looking inside."))
        job = partial(_looked, backup.path, self._gate.key)
        self._session.work(job, partial(self._on_looked, backup), otherwise=self._on_problem)

    def _chosen(self) -> Backup | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def _on_looked(self, backup: Backup, inside: Inside) -> None:
        from storage.roles import Action

        if backup is not self._chosen():
            return
        self._inside = inside
        last = inside.last_operation
        words = self.tr("Every page was read and is whole. Patients: {patients}.").format(patients=inside.patients)
        if last is not None:
            words += " " + self.tr("Last change: “{operation}” by {user}, {moment}.").format(
                operation=operation_word(last.label), user=last.user, moment=moment(last.at.astimezone())
            )
        self.told.setText(words)
        may = self._actor.may(Action.RESTORE)
        self.restore_button.setEnabled(may)
        self.restore_button.setToolTip("" if may else self.tr("Your role may not restore a backup."))

    def _on_problem(self, problem: Exception) -> None:
        self.told.setText(problem_words(problem))

    def _on_restore(self) -> None:
        """What will be replaced, and where it is kept, before anything is done."""
        backup, inside = self._chosen(), self._inside
        if backup is None or inside is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Restore a backup"))
        box.setText(
            self.tr("The clinic file is replaced by its backup of {moment}, with {patients} patients.").format(
                moment=moment(backup.taken.astimezone()), patients=inside.patients
            )
        )
        box.setInformativeText(
            self.tr(
                "What was entered since then is not in it. The clinic file of now is kept in {folder}, under a name "
                "with “replaced” and the date."
            ).format(folder=self._gate.path.parent)
        )
        keep = box.addButton(self.tr("Leave it as it is"), QMessageBox.ButtonRole.RejectRole)
        go = box.addButton(self.tr("Replace the clinic file"), QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(partial(self._restore, backup))
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _restore(self, backup: Backup, _: bool = False) -> None:
        self.setEnabled(False)
        self._session.shut(partial(self._on_shut, backup))

    def _on_shut(self, backup: Backup) -> None:
        self._gate.release()
        job = partial(_restored, backup.path, self._gate)
        self._session.work(job, self._on_restored, otherwise=self._on_not_restored)

    def _on_restored(self, done: Restored) -> None:
        self._session.leave()
        self._window.show_nobody()
        self._window.uncover()
        words = self.tr("The backup was restored. The clinic file it replaced is kept as {path}.")
        self._window.message.say(words.format(path=done.replaced))
        self.accept()

    def _on_not_restored(self, problem: Exception) -> None:
        self.setEnabled(True)
        self.told.setText(problem_words(problem))
        self._window.uncover()


def _patients(backup: Backup) -> int | None:
    return dict(backup.counts).get("patient")


def _kilobytes(backup: Backup) -> str:
    return f"{backup.bytes / 1000:,.0f} kB"


def _looked(path: Path, key: bytes) -> Inside:
    from storage.backup import check

    return check(path, key)


def _restored(path: Path, gate: Gate) -> Restored:
    from storage.clinic import DEMO, restored_clinic

    return restored_clinic(path, gate.path, gate.unlocked or DEMO)
