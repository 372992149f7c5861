"""The first start: where the clinic file lies, who its first user is, where backups go; or the demo clinic."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from storage.problems import StoreProblem
from ui.clinic.recovery import RecoverySheet
from ui.kit.retold import Retold
from ui.kit.sheet import Sheet, SheetPage
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.words.common import purpose
from ui.words.language import problem_words


class FirstStartPage(Retold, SheetPage):
    """Says ``wanted`` with what was typed, then shows the recovery code and says ``finished``."""

    wanted = Signal(object, str, str)  # folder, user, password
    demo_wanted = Signal()
    restore_wanted = Signal(object, object)  # backup, place of the clinic file
    finished = Signal()

    def __init__(self, theme: Theme, path: Path, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._path = path
        self._working = False
        self._sheet = sheet = Sheet(theme, self)
        self._title = sheet.say(role="title")
        self._what = sheet.say(colour="text2")
        sheet.column.addSpacing(theme.px(8))
        self._folder_label, self.folder, self.folder_button = _folder_field(sheet)
        self._user_label, self.user = sheet.field()
        self._password_label, self.password = sheet.field(secret=True)
        self._again_label, self.again = sheet.field(secret=True)
        self._backup_label, self.backup, self.backup_button = _folder_field(sheet)
        self._second_label, self.second, self.second_button = _folder_field(sheet)
        self._told = sheet.say(role="table", colour="text2")
        self.demo_button = button("", sheet, kind="flat")
        self.go_button = button("", sheet, kind="primary")
        self.restore_button = button("", sheet, kind="flat")
        line = sheet.buttons()
        line.addStretch(1)
        line.addWidget(self.go_button)
        others = sheet.buttons()
        others.addWidget(self.restore_button)
        others.addWidget(self.demo_button)
        others.addStretch(1)
        self._purpose = sheet.say(role="caption", colour="text2")
        self.recovery = RecoverySheet(theme, self)
        self.recovery.hide()
        self.put(sheet)
        self.put(self.recovery)
        self.folder.setText(str(path.parent))
        self._connect()
        self._say()

    @property
    def told(self) -> str:
        return self._told.text()

    @property
    def path(self) -> Path:
        """Where the clinic file is to lie."""
        return Path(self.folder.text().strip()) / self._path.name

    @property
    def backup_folder(self) -> str:
        """The chosen folder for backups; empty for none."""
        return self.backup.text().strip()

    @property
    def second_folder(self) -> str:
        """The chosen second folder for backups; empty for none."""
        return self.second.text().strip()

    def begin(self) -> None:
        self.user.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Exception) -> None:
        self._working = False
        self._sheet.setEnabled(True)
        self._check()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._told.setText(problem_words(problem))

    def show_code(self, code: str, on: date) -> None:
        """The clinic file is there: nobody goes on before its recovery code is kept."""
        self._working = False
        for entry in (self.password, self.again):
            entry.clear()
        self._sheet.hide()
        self.recovery.show()
        self.recovery.show_code(code, self.path.name, on)

    def _connect(self) -> None:
        entries = (self.folder, self.user, self.password, self.again, self.backup, self.second)
        for entry, following in zip(entries, (*entries[1:], self.go_button), strict=True):
            entry.textChanged.connect(self._on_typed)
            entry.returnPressed.connect(following.setFocus)
        self.go_button.setAutoDefault(True)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.backup_button.clicked.connect(self._on_choose_backup)
        self.second_button.clicked.connect(self._on_choose_second)
        self.go_button.clicked.connect(self._on_go)
        self.demo_button.clicked.connect(self.demo_wanted)
        self.restore_button.clicked.connect(self._on_restore)
        self.recovery.confirmed.connect(self._on_confirmed)

    def _on_typed(self, _: str) -> None:
        self._check()

    def _check(self) -> None:
        wrong = self._missing()
        self._told.setText(self.tr("The clinic file is being made.") if self._working else wrong)
        self.go_button.setEnabled(not wrong and not self._working)

    def _missing(self) -> str:
        """What is still to be typed, or wrong with what was; one sentence."""
        from storage.keys.passwords import check_password

        if not self.folder.text().strip():
            return self.tr("Choose the folder in which the clinic file is to lie.")
        if self.path.exists():
            return self.tr("There is a clinic file in this folder already. Choose another folder.")
        if not self.user.text().strip():
            return self.tr("Type the name of the first user, who administers the others.")
        try:
            check_password(self.password.text(), user=self.user.text(), clinic=self.path.stem)
        except StoreProblem as problem:
            return problem_words(problem)
        if self.password.text() != self.again.text():
            return self.tr("The two passwords are not the same yet.")
        return self._wrong_with_folders()

    def _wrong_with_folders(self) -> str:
        """What is wrong with the folders for backups, both of which may be left out."""
        if self.backup_folder and Path(self.backup_folder) == self.path.parent:
            return self.tr("The backups need a folder of their own, best on another drive.")
        if self.second_folder and not self.backup_folder:
            return self.tr("Choose the folder for backups first; the second folder gets copies of them.")
        if self.second_folder and Path(self.second_folder) in (self.path.parent, Path(self.backup_folder)):
            return self.tr("The second folder is to be another one, best on a drive that is kept elsewhere.")
        return ""

    def _on_go(self) -> None:
        self._check()
        if self.go_button.isEnabled():
            self._working = True
            self._sheet.setEnabled(False)  # nothing else is begun meanwhile
            self._check()
            self.wanted.emit(self.path, self.user.text().strip(), self.password.text())

    def _on_confirmed(self) -> None:
        self.recovery.forget()
        self.finished.emit()

    def _on_choose_folder(self) -> None:
        _choose(self, self.tr("Folder of the clinic file"), self.folder)

    def _on_choose_backup(self) -> None:
        _choose(self, self.tr("Folder of the backups"), self.backup)

    def _on_restore(self) -> None:
        """A backup from a drive, for a computer that has no clinic file."""
        if not self.folder.text().strip() or self.path.exists():
            self._check()
            return
        name = self.tr("Clinic files (*{suffix})").format(suffix=self._path.suffix)
        dialog = QFileDialog(self, self.tr("Choose the backup"), self.backup.text(), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_backup_chosen)
        dialog.open()

    def _on_backup_chosen(self, backup: str) -> None:
        self.restore_wanted.emit(Path(backup), self.path)

    def _on_choose_second(self) -> None:
        _choose(self, self.tr("Second folder of the backups, or a drive"), self.second)

    def _say(self) -> None:
        self._title.setText(self.tr("Set up Hepatrack on this computer"))
        self._what.setText(
            self.tr(
                "There is no clinic file yet. It will hold every patient, encrypted; nothing ever leaves this computer."
            )
        )
        self._folder_label.setText(self.tr("&Folder of the clinic file"))
        self._user_label.setText(self.tr("Name of the first &user, who administers the others"))
        self._password_label.setText(self.tr("&Password, 8 characters or more"))
        self._again_label.setText(self.tr("The password &again"))
        self._backup_label.setText(self.tr("Folder for &backups, best on another drive; can be chosen later"))
        self._second_label.setText(self.tr("&Second folder or a drive that they are copied to; can be left empty"))
        for chooser, words in (
            (self.folder_button, self.tr("Choose the folder of the clinic file")),
            (self.backup_button, self.tr("Choose the folder of the backups")),
            (self.second_button, self.tr("Choose the second folder of the backups")),
        ):
            chooser.setText(self.tr("Choose…"))
            chooser.setAccessibleName(words)
        self.demo_button.setText(self.tr("Open the demo clinic"))
        self.restore_button.setText(self.tr("Restore a backup…"))
        self.go_button.setText(self.tr("Create the clinic file"))
        self._purpose.setText(purpose())
        self.recovery.translated()
        self._check()


def _folder_field(sheet: Sheet) -> tuple[QLabel, QLineEdit, QPushButton]:
    """A folder to be typed or chosen."""
    words, entry = sheet.field()
    chooser = button("", sheet)
    sheet.column.removeWidget(entry)
    line = QHBoxLayout()
    line.addWidget(entry, 1)
    line.addWidget(chooser)
    sheet.column.addLayout(line)
    return words, entry, chooser


def _choose(owner: QWidget, title: str, entry: QLineEdit) -> None:
    dialog = QFileDialog(owner, title, entry.text())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(entry.setText)
    dialog.open()
