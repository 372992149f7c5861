"""Printing the patients that the list shows: which print, how it looks, into which folder; how far it is; cancel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from models.words import filled
from ui.kit.flow import FlowLayout
from ui.kit.progress_line import ProgressLine
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.paper.looks_choice import NOTHING, LooksChoice, Memory
from ui.paper.patient_prints import EVERY
from ui.paper.prints import Press
from ui.patient.prints.running import Batch
from ui.session.session import Session
from ui.words.language import clauses, problem_words

_FOLDER = "print_folder"


class BatchDialog(QDialog):
    """Stands beside the window, in which one works on meanwhile. Closing it cancels: what was written stays.

    ``people`` by key and code. The folder and what was chosen are remembered in ``memory``.
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        people: Sequence[tuple[int, str]],
        memory: Memory = NOTHING,
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._memory = theme, session, memory
        self._people: tuple[tuple[int, str], ...] = ()
        self.ends_with_lock = True  # nothing is typed here that is not a choice, and the lock would wait for it
        self.batch: Batch | None = None
        self._done = 0
        self._left_out: list[str] = []
        self._cancelled = False
        self.setWindowTitle(self.tr("Print the patients shown"))
        ground(self, theme, "panel")
        self._build()
        self.resize(theme.px(760), theme.px(420))
        self.show_people(people)

    # --- its parts --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        self.told = label("", self._theme, self, role="body", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices = QWidget(self)
        flow = FlowLayout(self._choices, across=px(12), down=px(8))
        self.choice = LooksChoice(
            self._choices, flow, self._theme, prints=EVERY, memory=self._memory, kind="batch_kind"
        )
        self.folder = QLineEdit(self._memory.kept(_FOLDER) or _documents(), self)
        self.folder_button = button(self.tr("C&hoose…"), self)
        self.folder_button.clicked.connect(self._on_choose)
        folder_label = label(self.tr("&Folder"), self._theme, self, role="body", colour="text2")
        folder_label.setTextFormat(Qt.TextFormat.AutoText)
        folder_label.setBuddy(self.folder)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(folder_label)
        line.addWidget(self.folder, 1)
        line.addWidget(self.folder_button)
        self.progress = ProgressLine(self._theme, self)
        self.progress.cancelled.connect(self.cancel)
        self.written = QListWidget(self)
        self.written.setAccessibleName(self.tr("Files that were written"))
        self.print_button = button(self.tr("&Print"), self, kind="primary")
        self.close_button = button(self.tr("Close"), self)
        self.print_button.clicked.connect(self.begin)
        self.close_button.clicked.connect(self.reject)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), px(12))
        inner.setSpacing(px(10))
        inner.addWidget(self.told)
        inner.addWidget(self._choices)
        inner.addLayout(line)
        inner.addWidget(self.written, 1)
        column = bare(QVBoxLayout(self))
        column.addLayout(inner, 1)
        column.addWidget(self.progress)
        column.addWidget(foot_band(self._theme, self, self.close_button, self.print_button))
        for made in (self.folder_button, self.close_button):
            made.setAutoDefault(False)
        self.print_button.setDefault(True)

    # --- what happens -----------------------------------------------------------------------------------------------

    @property
    def people(self) -> tuple[tuple[int, str], ...]:
        """Whom it prints, by key and code."""
        return self._people

    @property
    def running(self) -> bool:
        return self.batch is not None

    def show_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Whom the list shows now; what is being printed goes on as it is."""
        if self.running:
            return
        self._people = tuple(people)
        self.written.clear()
        words = self.tr("One patient, as the list shows now. No file is written over.")
        if len(self._people) != 1:
            words = self.tr("{count} patients, as the list shows them now: a file of each. No file is written over.")
        self._tell(filled(words, count=f"{len(self._people):,}"))
        self._allow()

    def begin(self) -> None:
        """Print everybody of the list into the folder."""
        folder = Path(self.folder.text().strip())
        if not self.folder.text().strip() or not folder.is_absolute():
            self._tell(self.tr("Choose the folder that the files go to."), wrong=True)
            return
        self._memory.keep(_FOLDER, str(folder))
        self._done, self._left_out, self._cancelled = 0, [], False
        self.written.clear()
        self.batch = Batch(self._session, Press(self.choice.print, self.choice.looks), self._people, folder, self)
        self.batch.wrote.connect(self._on_wrote)
        self.batch.left_out.connect(self._on_left_out)
        self.batch.ended.connect(self._on_ended)
        self._allow()
        self._tell(filled(self.tr("The files go to {folder}."), folder=folder))
        self._say_how_far()
        self.batch.begin()

    def cancel(self) -> None:
        """End after the file that is being written."""
        if self.batch is not None:
            self._cancelled = True
            self.batch.stop()

    def done(self, result: int) -> None:
        self.cancel()
        super().done(result)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the prints"), self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_wrote(self, path: Path) -> None:
        self._done += 1
        self.written.addItem(path.name)
        self.written.scrollToBottom()
        self._say_how_far()

    def _on_left_out(self, code: str, problem: Exception) -> None:
        self._left_out.append(filled(self.tr("{code} is left out: {why}"), code=code, why=problem_words(problem)))
        self._say_how_far()

    def _on_ended(self, problem: Exception | None) -> None:
        if self.batch is not None:
            self.batch.deleteLater()
            self.batch = None
        self.progress.end()
        self._allow()
        said = [self._outcome()]
        if problem is not None:
            said.insert(0, problem_words(problem))
        self._tell(clauses((*said, *self._left_out)), wrong=problem is not None)

    # --- what it says -----------------------------------------------------------------------------------------------

    def _outcome(self) -> str:
        words = self.tr("Printed to {folder}: {done} of {all} patients.")
        if self._cancelled:
            words = self.tr("Cancelled. Printed to {folder}: {done} of {all} patients; these files stay.")
        return filled(words, done=f"{self._done:,}", all=f"{len(self._people):,}", folder=self.folder.text().strip())

    def _say_how_far(self) -> None:
        if self._cancelled:
            return
        past = self._done + len(self._left_out)
        words = filled(self.tr("Patients printed: {done} of {all}"), done=f"{past:,}", all=f"{len(self._people):,}")
        self.progress.begin(words)
        self.progress.show_share(past / len(self._people))

    def _allow(self) -> None:
        for one in (self._choices, self.folder, self.folder_button):
            one.setEnabled(not self.running)
        self.print_button.setEnabled(not self.running and bool(self._people))

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text")
        self.told.setText(words)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
