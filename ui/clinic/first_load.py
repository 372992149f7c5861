"""The first load in the window: a workbook is chosen, looked through, then loaded whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.words import filled
from storage.clinic.leaving import Form, Out, Way
from storage.csvfile import parted_by_tabs
from storage.problems import Stopped, StoreProblem
from storage.roles import Action
from ui.clinic.backups.progress import ProgressLine
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, set_widths, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.session.leaving import copy
from ui.session.session import Session
from ui.words.language import ENGLISH, in_a_row, language, number, problem_words, spoken
from ui.words.names import sounds

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from storage.firstload.lines import Group, Refusal
    from storage.firstload.loading import Trial
    from storage.firstload.reading import Clinic, Reading
    from ui.window.desk import Desk

_LOOK_MS = 100


@dataclass(slots=True)
class _Going:
    """How far the work is: who works writes, the window reads, and the window alone says stop."""

    done: int = 0
    of: int = 0
    stopped: bool = False

    def tell(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        if self.stopped:
            raise Stopped("The first load was stopped; nothing was loaded.")


class FirstLoadDialog(QDialog):
    """Nothing is written before Load is pressed; then every patient is kept in one step, or nobody."""

    def __init__(self, theme: Theme, session: Session, desk: Desk) -> None:
        super().__init__(desk)
        keep_size(self)
        self._theme, self._session, self._desk = theme, session, desk
        self._going, self._asked = _Going(), 0
        self._running = False
        self.trial: Trial | None = None
        self.setWindowTitle(self.tr("First load"))
        ground(self, theme, "panel")
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        self.choose_button = button(self.tr("&Choose a workbook…"), self, kind="primary")
        self.mapping_button = button(self.tr("A &table with a mapping…"), self)
        self.template_button = button(self.tr("&Write the template…"), self)
        self.file = label(self.tr("No file chosen"), theme, self, role="strong", wrap=True)
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = ProgressLine(theme, self)
        self.view = table_view(self)
        self.view.setAccessibleName(self.tr("What came of looking through the file"))
        self.copy_button = button(self.tr("C&opy the list"), self)
        self.undo_button = button(self.tr("&Undo the load…"), self)
        self.cancel_button = button(self.tr("Close"), self)
        self.load_button = button(self.tr("&Load"), self, kind="primary")
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self._show_idle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(860), self._theme.px(560))

    def done(self, result: int) -> None:
        self._going.stopped = True
        super().done(result)

    # The parts

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(8))
        for made in (self.choose_button, self.mapping_button):
            top.addWidget(made)
        top.addStretch(1)
        top.addWidget(self.template_button)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), px(8))
        inner.setSpacing(px(8))
        inner.addLayout(top)
        inner.addWidget(self.file)
        inner.addWidget(self.told)
        inner.addWidget(self.progress)
        inner.addWidget(self.view, 1)
        inner.addStretch(0)
        column = bare(QVBoxLayout(self))
        column.addLayout(inner, 1)
        left, right = (_side(px(8), self, *made) for made in (
            (self.copy_button, self.undo_button), (self.cancel_button, self.load_button)))  # fmt: skip
        column.addWidget(foot_band(self._theme, self, left, right))
        dress_view(self.view, self._theme)

    def _connect(self) -> None:
        for made, slot in (
            (self.choose_button, self._on_choose),
            (self.mapping_button, self._on_mapping),
            (self.template_button, self._on_template),
            (self.copy_button, self._on_copy),
            (self.undo_button, self._on_undo),
            (self.cancel_button, self._on_cancel),
            (self.load_button, self._on_load),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(slot)

    # Choosing

    def _on_choose(self) -> None:
        self._choose(self.tr("Choose a workbook"), self.tr("Workbooks (*.xlsx *.xlsm)"), self.look)

    def _on_mapping(self) -> None:
        """First the mapping, then the table that it is for."""

        def then(mapping: Path) -> None:
            tables = self.tr("Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)")
            self._choose(self.tr("Choose the table"), tables, partial(self.look, mapping=mapping))

        self._choose(self.tr("Choose the mapping"), self.tr("Mappings (*.json)"), then)

    def _choose(self, title: str, kinds: str, then: Any) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _on_template(self) -> None:
        dialog = QFileDialog(self, self.tr("Write the template"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilters([self.tr("Workbooks (*.xlsx)")])
        dialog.selectFile("first-load.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_template(Path(name)))
        dialog.open()

    def write_template(self, path: Path) -> None:
        """Write the template in the language of the screen, beside the window."""
        job = partial(_written, path, language())
        self._session.aside(job, partial(self._on_written, path), otherwise=self._on_refused)

    def _on_written(self, path: Path, _: None) -> None:
        self._tell(self.tr("The template was written: {path}").format(path=path))

    # Looking through

    def look(self, path: Path, mapping: Path | None = None) -> None:
        """Look through a workbook, or a table with its mapping; nothing of it is kept."""
        self._begin(self.tr("Reading the file."))
        self.file.setText(path.name if mapping is None else f"{path.name}, {mapping.name}")
        then = partial(self._on_may_load, self._asked, path, mapping)
        self._session.read(_may_load, then, otherwise=partial(self._on_unread, self._asked))

    def _on_may_load(self, ticket: int, path: Path, mapping: Path | None, clinic: Clinic) -> None:
        if ticket == self._asked:
            job = partial(_read, path, mapping, clinic, self._going)
            self._session.aside(job, partial(self._on_read, ticket), otherwise=partial(self._on_unread, ticket))

    def _on_read(self, ticket: int, reading: Reading) -> None:
        if ticket == self._asked:
            query = partial(_tried, reading)
            self._session.read(query, partial(self._on_tried, ticket), otherwise=partial(self._on_unread, ticket))

    def _on_tried(self, ticket: int, trial: Trial) -> None:
        if ticket != self._asked:
            return
        self._end()
        self.trial = trial
        if trial.refusals:
            self._show_refusals(trial)
        else:
            self._show_what_comes(trial)
        if trial.told:
            self.told.setText(in_a_row((self.told.text(), *map(spoken, trial.told))))
        self._allow()

    def _on_unread(self, ticket: int, problem: Exception) -> None:
        if ticket == self._asked:
            self._end()
            self._show_table((), ())
            self._on_refused(problem)
            self._allow()

    def _on_refused(self, problem: Exception) -> None:
        self._tell(problem_words(problem), wrong=not isinstance(problem, Stopped))

    def _show_refusals(self, trial: Trial) -> None:
        from storage.firstload.lines import grouped

        columns = (
            Column(title=self.tr("Sheet"), value=lambda one: one.first.sheet),
            Column(title=self.tr("Cell"), value=lambda one: one.first.cell),
            Column(title=self.tr("Rows"), value=lambda one: one.rows, text=number, align_right=True),
            Column(title=self.tr("What stands there"), value=lambda one: one.first.found),
            Column(title=self.tr("Why it cannot be taken"), value=_why, tip=_why),
        )
        self._show_table(columns, grouped(trial.refusals), (110, 60, 50, 150))
        words = self.tr("Cells that cannot be taken: {count}. Mend them in the file and choose it again; until then "
                        "nothing is loaded.")  # fmt: skip
        self._tell(words.format(count=number(len(trial.refusals))), wrong=True)

    def _show_what_comes(self, trial: Trial) -> None:
        columns = (
            Column(title=self.tr("Sheet"), value=lambda pair: pair[0]),
            Column(title=self.tr("Rows"), value=lambda pair: pair[1], text=number, align_right=True),
            Column(title="", value=lambda _: ""),
        )
        self._show_table(columns, tuple(trial.rows.items()), (170, 90))
        words = self.tr("Every cell can be taken. New patients: {new}. There already with the same data: {same}.")
        if not trial.new:
            words = self.tr("Nobody new is in this file. There already with the same data: {same}.")
        self._tell(words.format(new=number(len(trial.new)), same=number(len(trial.same))))

    # Loading

    def _on_load(self) -> None:
        trial = self.trial
        if trial is None or not trial.would_load:
            return
        self._begin(self.tr("Loading."))
        self.trial = trial
        self._session.write(
            partial(_loaded, trial, self._going), self._on_loaded, touched=None, otherwise=self._on_not_loaded
        )

    def _on_loaded(self, operation: int | None) -> None:
        count = 0 if self.trial is None else len(self.trial.new)
        self._end()
        self.trial = None
        self._allow(undoable=operation is not None)
        self._tell(self.tr("Patients loaded: {count}.").format(count=number(count)))

    def _on_not_loaded(self, problem: Exception) -> None:
        self._end()
        self._on_refused(problem)
        self._allow()

    def _on_undo(self) -> None:
        """The window asks first, as of everything that reaches beyond one patient."""
        self.accept()
        self._desk.wanted.emit("undo")

    # How it stands

    def _begin(self, words: str) -> None:
        self._asked += 1
        self._going, self._running, self.trial = _Going(), True, None
        self._tell(words)
        self._on_look()
        self._allow()
        self._timer.start()

    def _end(self) -> None:
        self._running = False
        self._timer.stop()

    def _on_look(self) -> None:
        done, of = self._going.done, self._going.of
        words = filled(self.tr("{done} of {all} patients"), done=number(done), all=number(of))
        if not of:
            words = filled(self.tr("{count} rows"), count=number(done))
        self.progress.show_done(100 * done // of if of else 0, words)

    def _on_cancel(self) -> None:
        if self._running:
            self._going.stopped = True
        else:
            self.reject()

    def _allow(self, *, undoable: bool = False) -> None:
        running = self._running
        for made in (self.choose_button, self.mapping_button, self.template_button):
            made.setEnabled(not running)
        self.progress.setVisible(running)
        self.view.setVisible(not running and self.view.model() is not None)
        self.copy_button.setVisible(not running and bool(self.trial and self.trial.refusals))
        self.undo_button.setVisible(undoable)
        self.load_button.setEnabled(not running and self.trial is not None and self.trial.would_load)
        self.cancel_button.setText(self.tr("Cancel") if running else self.tr("Close"))
        if self.load_button.isEnabled():
            self.load_button.setFocus()
        elif running:
            self.cancel_button.setFocus()

    def _show_idle(self) -> None:
        self._tell(
            self.tr(
                "The patients of a clinic out of a workbook: write the template, fill it in, and choose it here. It is "
                "looked through first, and every cell that cannot be taken is named. A table of your own needs a "
                "mapping, a file that says which of its columns is which."
            )
        )
        self._allow()

    def _show_table(self, columns: Any, records: Any, widths: tuple[int, ...] = ()) -> None:
        old = self.view.model()
        table = RecordTable(columns, self) if columns else None
        if table is not None:
            table.show_records(records)
        self.view.setModel(table)
        set_widths(self.view, self._theme, widths)
        if old is not None:
            old.deleteLater()

    def _on_copy(self) -> None:
        """The list as tabs part it, for a spreadsheet or a message."""
        refusals = () if self.trial is None else self.trial.refusals
        out = Out(way=Way.REFUSED_ROWS, form=Form.CLIPBOARD)
        copy(self._session, parted_by_tabs(map(_parts, refusals)), out, action=Action.FIRST_LOAD)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")
        self.told.setText(words)


def _side(spacing: int, parent: QWidget, *made: QWidget) -> QWidget:
    side = QWidget(parent)
    line = bare(QHBoxLayout(side), spacing=spacing)
    for one in made:
        line.addWidget(one)
    return side


def _why(one: Group) -> str:
    return spoken(one.first.reason)


def _parts(one: Refusal) -> tuple[str, str, str]:
    return one.place, one.found, spoken(one.reason)


# On the workers


def _may_load(store: Store) -> Clinic:
    from storage.firstload.loading import clinic_of

    store.actor.require(Action.FIRST_LOAD)
    return clinic_of(store)


def _read(path: Path, mapping: Path | None, clinic: Clinic, going: _Going) -> Reading:
    from storage.firstload.mapping import read_mapped, read_mapping
    from storage.firstload.reading import read_workbook

    if mapping is None:
        return read_workbook(path, clinic, progress=going.tell)
    return read_mapped(path, read_mapping(mapping), clinic, progress=going.tell)


def _tried(reading: Reading, store: Store) -> Trial:
    from storage.firstload.loading import tried

    return tried(store, reading, sounds)


def _loaded(trial: Trial, going: _Going, store: Store) -> int | None:
    from storage.firstload.loading import loaded

    return loaded(store, trial, progress=going.tell)


def _written(path: Path, chosen: str) -> None:
    from storage.firstload.template import write_template
    from storage.firstload.words import LANGUAGES

    if path.is_dir() or not path.parent.is_dir():
        raise StoreProblem("The folder of this file is not there.", "Choose another one.")
    write_template(path, chosen if chosen in LANGUAGES else ENGLISH)
