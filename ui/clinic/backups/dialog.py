"""The backups of the clinic file: in which folders they lie, what is inside each, and how one is brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
)

from models.words import filled
from ui.clinic.backups.progress import ProgressLine
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground, label
from ui.session.session import Session
from ui.words.journal import moment, operation_word
from ui.words.language import ended, in_a_row, problem_words

if TYPE_CHECKING:
    from storage.backups.manifests import Backup
    from storage.backups.restoring import Restored
    from storage.clinic.inspection import Inside
    from storage.roles import Actor
    from ui.clinic.backups.keeper import BackupKeeper
    from ui.clinic.gate import Gate
    from ui.window.desk import Desk

translate = QCoreApplication.translate
_WIDTHS = (160, 130, 80, 90)


class BackupsDialog(QDialog):
    """Lists the backups in both chosen folders; one is restored only after a look inside."""

    def __init__(self, theme: Theme, session: Session, gate: Gate, *, keeper: BackupKeeper, window: Desk) -> None:
        super().__init__(window)
        keep_size(self)
        self._theme, self._session, self._gate, self._keeper, self._window = theme, session, gate, keeper, window
        self._inside: Inside | None = None
        self._actor: Actor = gate.actor
        self.setWindowTitle(self.tr("Backups"))
        ground(self, theme, "panel")
        self.folder_label = label("", theme, self, role="body", wrap=True)
        self.folder_button = button(self.tr("Choose folder…"), self)
        self.second_label = label("", theme, self, role="body", wrap=True)
        self.second_button = button(self.tr("Choose second folder…"), self)
        self.no_second_button = button(self.tr("No second folder"), self)
        self.age_label = label("", theme, self, role="strong", wrap=True)
        self.take_button = button(self.tr("Take a backup now"), self)
        self.progress = ProgressLine(theme, self)
        self.cancel_button = button(self.tr("Cancel the backup"), self)
        self.view = table_view(self)
        self._table = RecordTable(
            (
                Column(title=self.tr("Taken"), value=lambda backup: backup.taken.astimezone(), text=moment),
                Column(title=self.tr("Lies in"), value=self._place),
                Column(title=self.tr("Patients"), value=_patients, text=str, align_right=True),
                Column(title=self.tr("Size"), value=_kilobytes, text=str, align_right=True),
                Column(title=self.tr("File"), value=lambda backup: backup.path.name),
            ),
            self,
        )
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.copy_button = button(self.tr("Copy with a password…"), self)
        self.restore_button = button(self.tr("Restore this backup…"), self)
        for made in (self.copy_button, self.restore_button):
            made.setEnabled(False)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())  # Qt would keep to two thirds of the screen
        self._fill()

    def sizeHint(self) -> QSize:
        room = self._window.size()
        return QSize(min(self._theme.px(820), room.width()), min(self._theme.px(560), room.height()))

    @property
    def backups(self) -> tuple[Backup, ...]:
        return self._table.records

    def _lay_out(self) -> None:
        px = self._theme.px
        column = bare(QVBoxLayout(self))
        top = QGridLayout()
        top.setContentsMargins(px(18), px(12), px(18), px(12))
        top.setHorizontalSpacing(px(8))
        top.setVerticalSpacing(px(8))
        top.setColumnStretch(0, 1)
        second = QHBoxLayout()
        second.setSpacing(px(8))
        second.addWidget(self.second_button, 1)
        second.addWidget(self.no_second_button)
        top.addWidget(self.folder_label, 0, 0)
        top.addWidget(self.folder_button, 0, 1)
        top.addWidget(self.second_label, 1, 0)
        top.addLayout(second, 1, 1)
        top.addWidget(self.age_label, 2, 0)
        top.addWidget(self.take_button, 2, 1)
        top.addWidget(self.progress, 3, 0)
        top.addWidget(self.cancel_button, 3, 1)
        column.addLayout(top)
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        dress_view(self.view, self._theme)
        self.view.setAccessibleName(self.tr("Backups, newest first"))
        column.addLayout(inset(self.view, self._theme), 1)
        looked = QVBoxLayout()
        looked.setContentsMargins(px(18), px(10), px(18), px(10))
        looked.addWidget(self.told)
        column.addLayout(looked)
        column.addWidget(foot_band(self._theme, self, self.copy_button, self.restore_button, self.close_button))

    def _connect(self) -> None:
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        self.folder_button.clicked.connect(self._on_choose)
        self.second_button.clicked.connect(self._on_choose_second)
        self.no_second_button.clicked.connect(self._on_no_second)
        self.cancel_button.clicked.connect(self._keeper.cancel)
        self.take_button.clicked.connect(self._keeper.take_now)
        self.copy_button.clicked.connect(self._on_copy)
        self.restore_button.clicked.connect(self._on_restore)
        self.close_button.clicked.connect(self.reject)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._keeper.changed.connect(self._fill)
        self._keeper.progressed.connect(self._on_progress)

    def _fill(self) -> None:
        """Say where the folders are, and read them off the GUI thread: a drive may be slow, or asleep."""
        from storage.roles import Action

        folder, second = self._keeper.folder, self._keeper.second
        none = self.tr("No backup folder is chosen: nothing is backed up.")
        words = self.tr("Backup folder: {folder}")
        self.folder_label.setText(none if folder is None else words.format(folder=folder))
        self.second_label.setText(self._second_words(second))
        may = self._actor.may(Action.BACK_UP)
        for made in (self.take_button, self.second_button, self.no_second_button):
            made.setEnabled(may and folder is not None)
        if self._window.covered:  # the file cannot be opened, nor copied
            self.take_button.setEnabled(False)
        self.folder_button.setEnabled(may)
        self.no_second_button.setVisible(second is not None)
        why = self.tr("Your role may not make backups.")
        for made in (self.take_button, self.folder_button, self.second_button, self.no_second_button):
            made.setToolTip("" if may else why)
        self._on_progress()
        places = tuple(place for place in (folder, second) if place is not None)
        job = partial(listed_backups, places, self._gate.path)
        self._session.aside(job, partial(self._show, places), otherwise=self._on_problem)

    def _second_words(self, second: Path | None) -> str:
        if second is None:
            return self.tr("No second folder is chosen. A drive that is kept elsewhere survives a fire or a theft.")
        words = self.tr("Second folder: {folder}").format(folder=second)
        missed = self._keeper.second_problem()
        return in_a_row((ended(words), missed)) if missed else words

    def _show(self, places: tuple[Path, ...], found: tuple[Backup, ...]) -> None:
        if places != tuple(place for place in (self._keeper.folder, self._keeper.second) if place is not None):
            return  # another folder was chosen meanwhile
        if found and found == self._table.records:
            return  # what was chosen stays chosen
        self._look_away()
        self._table.show_records(found)
        self.told.setText(self.tr("Choose a backup to look inside.") if found else self.tr("There is no backup yet."))

    def _place(self, backup: Backup) -> str:
        first = backup.path.parent == self._keeper.folder
        return self.tr("Backup folder") if first else self.tr("Second folder")

    def _on_progress(self) -> None:
        running = self._keeper.running
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        for widget in (self.take_button, self.age_label):
            widget.setVisible(not running)
        self.progress.show_percent(self._keeper.percent)
        self.age_label.setText(self._keeper.words())

    def _on_choose(self) -> None:
        self._ask(self.tr("Folder of the backups"), self._keeper.folder, self._on_chosen)

    def _on_choose_second(self) -> None:
        self._ask(self.tr("Second folder of the backups, or a drive"), self._keeper.second, self._on_second_chosen)

    def _ask(self, title: str, folder: Path | None, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title, str(folder or ""))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _on_chosen(self, folder: str) -> None:
        self._keeper.choose(Path(folder))

    def _on_second_chosen(self, folder: str) -> None:
        if Path(folder) == self._keeper.folder:
            self.told.setText(self.tr("That is the backup folder already. Choose another one, best on another drive."))
            return
        self._keeper.choose_second(Path(folder))

    def _on_no_second(self) -> None:
        self._keeper.choose_second(None)

    def _on_row(self, current: QModelIndex, _: QModelIndex) -> None:
        """Look inside: every page is read, the counts are compared, nothing is changed."""
        self._look_away()
        if not current.isValid():
            return
        backup = self._table.record(current)
        self.told.setText(self.tr("Looking inside."))
        job = partial(_looked, backup.path, self._gate.key)
        self._session.aside(job, partial(self._on_looked, backup), otherwise=self._on_problem)

    def _chosen(self) -> Backup | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def _on_looked(self, backup: Backup, inside: Inside) -> None:
        from storage.roles import Action

        if backup is not self._chosen():
            return
        self._inside = inside
        self.told.setText(inside_words(inside))
        may = self._actor.may(Action.RESTORE)
        self.restore_button.setEnabled(may)
        self.restore_button.setToolTip("" if may else self.tr("Your role may not restore a backup."))
        may = self._actor.may(Action.BACK_UP)
        self.copy_button.setEnabled(may and self._gate.unlocked is not None)
        self.copy_button.setToolTip("" if may else self.tr("Your role may not make backups."))

    def _look_away(self) -> None:
        """Nothing is done with what nobody has looked into."""
        self._inside = None
        for made in (self.copy_button, self.restore_button):
            made.setEnabled(False)

    def _on_copy(self) -> None:
        from ui.clinic.backups.copying import BackupCopyDialog

        backup, gate = self._chosen(), self._gate
        if backup is not None:
            dialog = BackupCopyDialog(self._theme, self._session, backup, lambda: gate.unlocked, parent=self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.copied.connect(self._on_copied)
            dialog.open()

    def _on_copied(self, made: Backup) -> None:
        words = self.tr("{path} was written and read again. It opens by its own password.")
        self.told.setText(words.format(path=made.path))

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
            filled(
                self.tr("The clinic file is replaced by its backup of {moment}, with {patients} patients."),
                moment=moment(backup.taken.astimezone()),
                patients=inside.patients,
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
        unlocked = self._gate.unlocked
        if self._window.covered and unlocked is not None:
            self._gate.enter(unlocked)
        else:
            self._window.uncover()
        words = self.tr("The backup was restored.")
        if done.replaced is not None:
            words = self.tr("The backup was restored. The clinic file it replaced is kept as {path}.")
        self._window.message.say(words.format(path=done.replaced), news=True)
        self.accept()

    def _on_not_restored(self, problem: Exception) -> None:
        self.setEnabled(True)
        self.told.setText(problem_words(problem))
        if not self._window.covered:
            self._window.uncover()


def inside_words(inside: Inside) -> str:
    """What a look into a backup found."""
    words = translate("BackupsDialog", "Every page was read and is whole. Patients: {patients}.")
    said = [words.format(patients=inside.patients)]
    if (last := inside.last_operation) is not None:
        change = translate("BackupsDialog", "Last change: “{operation}” by {user}, {moment}.")
        at = moment(last.at.astimezone())
        said.append(change.format(operation=operation_word(last.label), user=last.user, moment=at))
    return in_a_row(said)


def _patients(backup: Backup) -> int | None:
    return dict(backup.counts).get("patient")


def _kilobytes(backup: Backup) -> str:
    return f"{backup.bytes / 1000:,.0f} kB"


def listed_backups(places: tuple[Path, ...], clinic: Path) -> tuple[Backup, ...]:
    """The backups of a clinic file in every folder, newest first."""
    from storage.backups.manifests import list_backups

    found = [backup for place in places for backup in list_backups(place, clinic=clinic)]
    return tuple(sorted(found, key=lambda backup: backup.taken, reverse=True))


def _looked(path: Path, key: bytes) -> Inside:
    from storage.backups.taking import check

    return check(path, key)


def _restored(path: Path, gate: Gate) -> Restored:
    from storage.opening import DEMO, restored_clinic

    return restored_clinic(path, gate.path, gate.unlocked or DEMO)
