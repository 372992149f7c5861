"""Case files imported in the window: chosen, looked through, then everybody who is new is kept in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.words import filled
from storage.clinic.imports.cases import Becomes, Case, CaseFile, brought_in, looked_through, may_import, read_file
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.session.session import Session
from ui.words.language import number, problem_words, spoken

if TYPE_CHECKING:
    from datetime import date

    from ui.window.desk import Desk


class CaseFilesDialog(QDialog):
    """Nothing is written before Import is pressed; nobody who is there is written over."""

    def __init__(self, theme: Theme, session: Session, desk: Desk) -> None:
        super().__init__(desk)
        keep_size(self)
        self._theme, self._session, self._desk = theme, session, desk
        self._asked = 0
        self._running = self._importing = False
        self.cases: tuple[Case, ...] = ()
        self.setWindowTitle(self.tr("Import case files"))
        ground(self, theme, "panel")
        self.choose_button = button(self.tr("&Choose case files…"), self, kind="primary")
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = table_view(self)
        self.view.setAccessibleName(self.tr("What becomes of each file"))
        self._table = RecordTable(self._columns(), self)
        fill_view(self.view, self._table, theme, (190, 100, 110))
        self.undo_button = button(self.tr("&Undo the import…"), self)
        self.close_button = button(self.tr("Close"), self)
        self.import_button = button(self.tr("&Import"), self, kind="primary")
        self._lay_out()
        for made, slot in (
            (self.choose_button, self._on_choose),
            (self.undo_button, self._on_undo),
            (self.close_button, self._on_close),
            (self.import_button, self.take),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(slot)
        self.resize(self.sizeHint())
        self._tell(
            self.tr(
                "A case file holds one patient, as this program exports it. Each is looked through first; nobody who "
                "is there already is written over."
            )
        )
        self._allow()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(860), self._theme.px(480))

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.addWidget(self.choose_button)
        top.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), px(8))
        inner.setSpacing(px(8))
        inner.addLayout(top)
        inner.addWidget(self.told)
        inner.addWidget(self.view, 1)
        inner.addStretch(0)
        right = QWidget(self)
        line = bare(QHBoxLayout(right), spacing=px(8))
        line.addWidget(self.close_button)
        line.addWidget(self.import_button)
        column = bare(QVBoxLayout(self))
        column.addLayout(inner, 1)
        column.addWidget(foot_band(self._theme, self, self.undo_button, right))
        dress_view(self.view, self._theme)

    # Choosing and looking through

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose case files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setNameFilters([self.tr("Case files (*.json)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.look([Path(name) for name in names]))
        dialog.open()

    def look(self, paths: Sequence[Path]) -> None:
        """Look through files, one after the other; nothing of them is kept."""
        self._begin(self.tr("Reading the files."))
        refused = self._wanted(self._on_refused)
        self._session.read(may_import, self._wanted(partial(self._read_next, paths, ())), otherwise=refused)

    def _read_next(self, paths: Sequence[Path], read: tuple[CaseFile, ...], today: date | None) -> None:
        words = self.tr("{done} of {all} files read")
        self._tell(filled(words, done=number(len(read)), all=number(len(paths))))
        if len(read) == len(paths):
            looked, refused = self._wanted(self._on_looked), self._wanted(self._on_refused)
            self._session.read(lambda store: looked_through(store, read), looked, otherwise=refused)
            return

        def then(file: CaseFile) -> None:
            self._read_next(paths, (*read, file), today)

        job = partial(read_file, paths[len(read)], today)
        self._session.aside(job, self._wanted(then), otherwise=self._wanted(self._on_refused))

    def _on_looked(self, cases: tuple[Case, ...]) -> None:
        self._running, self.cases = False, cases
        self._table.show_records(cases)
        count = Counter(case.becomes for case in cases)
        words = self.tr("New: {new}. There already with the same content: {same}. With other content: {changed}. "
                        "Refused: {refused}.")  # fmt: skip
        said = words.format(**{word.value: number(count[word]) for word in Becomes})
        if not count[Becomes.NEW]:
            said = self.tr("Nobody new is in these files. {counts}").format(counts=said)
        self._tell(said)
        self._allow()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("File"), value=lambda case: case.file.name, tip=lambda case: case.file.name),
            Column(title=self.tr("Patient"), value=lambda case: case.code),
            Column(title=self.tr("Becomes"), value=self._word),
            Column(title=self.tr("Why"), value=_why, tip=_why),
        )

    def _word(self, case: Case) -> str:
        return {
            Becomes.NEW: self.tr("new"),
            Becomes.SAME: self.tr("there already"),
            Becomes.CHANGED: self.tr("changed, left out"),
            Becomes.REFUSED: self.tr("refused"),
        }[case.becomes]

    # Importing

    def take(self) -> None:
        """Keep everybody who is new, all of them or nobody."""
        if not self.import_button.isEnabled():
            return
        cases = self.cases
        self._begin(self.tr("Importing."), importing=True)
        taken, refused = self._wanted(self._on_taken), self._wanted(self._on_refused)
        self._session.write(lambda store: brought_in(store, cases), taken, touched=(), otherwise=refused)

    def _on_taken(self, keys: tuple[int, ...]) -> None:
        self._running = self._importing = False
        self._allow(undoable=bool(keys))
        words = self.tr("1 patient was imported.") if len(keys) == 1 else self.tr("{count} patients were imported.")
        self._tell(filled(words, count=number(len(keys))))

    def _on_undo(self) -> None:
        """The window asks first, as of everything that reaches beyond one patient."""
        self.accept()
        self._desk.wanted.emit("undo")

    # How it stands

    def reject(self) -> None:
        """Not while the store has yet to answer."""
        if not self._importing:
            super().reject()

    def _wanted(self, do: Callable[[Any], None]) -> Callable[[Any], None]:
        """What is done with an answer, unless it has been left meanwhile what it is an answer to."""
        ticket = self._asked

        def then(answer: Any) -> None:
            if isValid(self) and ticket == self._asked:
                do(answer)

        return then

    def _begin(self, words: str, *, importing: bool = False) -> None:
        self._asked += 1
        self._running, self._importing, self.cases = True, importing, ()
        self._tell(words)
        self._allow()

    def _on_refused(self, problem: Exception) -> None:
        self._running = self._importing = False
        self._tell(problem_words(problem), wrong=True)
        self._allow()

    def _on_close(self) -> None:
        """While files are read, no more of them."""
        if self._running:
            self._asked += 1
            self._running = False
            self._tell(self.tr("The reading was stopped; nothing was imported."))
            self._allow()
        else:
            self.reject()

    def _allow(self, *, undoable: bool = False) -> None:
        self.choose_button.setEnabled(not self._running)
        self.view.setVisible(not self._running and bool(self.cases))
        self.undo_button.setVisible(undoable)
        self.import_button.setEnabled(any(case.becomes is Becomes.NEW for case in self.cases))
        self.close_button.setEnabled(not self._importing)
        self.close_button.setText(self.tr("Cancel") if self._running else self.tr("Close"))
        if self.import_button.isEnabled():
            self.import_button.setFocus()

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")
        self.told.setText(words)


def _why(case: Case) -> str:
    return "" if case.said is None else spoken(case.said)
