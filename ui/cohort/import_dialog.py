"""A cohort from a table: how the file was read, which column is what, what is wrong with it, and then kept or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.cohort.imported import ImportedCohort, TimeUnit
from storage.files.cohortfile import ColumnChoice, cohort_of, suggested
from storage.files.encodings import ENCODINGS, Undecided
from storage.files.grid import SEPARATORS
from storage.files.tablefile import DECIMALS, Table, read_table
from ui.cohort.import_base import CohortDialog
from ui.kit.fields import Combo
from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import label
from ui.session.session import Session
from ui.words.language import in_a_row, problem_words, spoken

_PREVIEW_ROWS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read; None where it is found out."""

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    sheet: str | None = None


class CohortImportDialog(CohortDialog):
    """A table with one row per patient."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent, size=(940, 620))
        self._path: Path | None = None
        self._reading = 0  # the number of the reading that is awaited
        self._table: Table | None = None
        self.setWindowTitle(self.tr("Import a cohort"))
        self.keep_button.setText(self.tr("Import"))
        self._build()
        self._lay_out()
        self.resize(self.sizeHint())
        self._offer(())
        self._show_outcome(self.tr("Choose a CSV or Excel file with one row per patient."))

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.encoding, self.separator, self.decimal, self.sheet = (Combo(self) for _ in range(4))
        for box, words in (
            (self.encoding, self.tr("Encoding")),
            (self.separator, self.tr("Separator")),
            (self.decimal, self.tr("Decimal mark")),
            (self.sheet, self.tr("Sheet")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(words)
            box.activated.connect(partial(self._on_reading_chosen, box))
            box.hide()
        self.preview = table_view(self)
        self.preview.setAccessibleName(self.tr("First rows of the file"))
        self.preview.horizontalHeader().setStretchLastSection(False)
        self.time, self.event_column, self.group, self.identifier = (Combo(self) for _ in range(4))
        self.covariates = QListWidget(self)
        for box in (self.time, self.event_column, self.unit, self.group, self.endpoint, self.identifier):
            box.activated.connect(self._on_changed)
        self.covariates.itemChanged.connect(self._on_changed)

    def _lay_out(self) -> None:
        top, self.choose_button, self.file = self._file_row(self.tr("Choose a &file…"), self._on_choose)
        for box in (self.encoding, self.separator, self.decimal, self.sheet):
            top.addWidget(box)
        rows = (
            (self.tr("&Name of the cohort"), self.name),
            (self.tr("&Time"), self.time),
            (self.tr("&Unit of the times"), self.unit),
            (self.tr("&Event (0 or 1)"), self.event_column),
            (self.tr("En&d point"), self.endpoint),
            (self.tr("&Group"), self.group),
            (self.tr("&Patient number, not kept"), self.identifier),
            (self.tr("&Other columns to keep"), self.covariates),
        )
        for _, field in rows:
            field.setMinimumWidth(self._theme.px(190))
        left = QVBoxLayout()
        left.addWidget(label(self.tr("First rows"), self._theme, self, role="table", colour="text2"))
        left.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(self._theme.px(16))
        middle.addLayout(left, 3)
        middle.addLayout(self._form(*rows), 2)
        column = self._column()
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())
        dress_view(self.preview, self._theme)

    # --- the file ----------------------------------------------------------------------------------------------------

    def _on_choose(self) -> None:
        self._choose(self.tr("Import a cohort"), self.read)

    def read(self, path: Path, reading: Reading | None = None) -> None:
        """Read a file beside the window; ``reading`` is how, where a person has said it."""
        self._path = path
        self._reading = number = self._forget()
        how = reading or Reading()
        self._show_outcome(self.tr("Reading {file} …").format(file=path.name))
        self._session.aside(
            lambda: read_table(
                path, encoding=how.encoding, separator=how.separator, decimal=how.decimal, sheet=how.sheet
            ),
            partial(self._on_table, number, fresh=reading is None),
            otherwise=partial(self._on_unreadable, number, how),
        )

    def _on_table(self, number: int, table: Table, *, fresh: bool) -> None:
        if number != self._reading:
            return
        self._reading = 0
        same = self._table is not None and self._table.header == table.header and not fresh
        self._table = table
        self.file.setText(self.tr("{file}, {count} rows").format(file=table.source, count=table.n))
        self._show_reading(table)
        columns = [Column(title=title, value=itemgetter(place)) for place, title in enumerate(table.header)]
        model = RecordTable(columns, self)
        model.show_records(table.rows(_PREVIEW_ROWS))
        self.preview.setModel(model)
        if not same:
            self._offer(table.header)
            self._suggest(table)
        self._check()

    def _on_unreadable(self, number: int, how: Reading, problem: Exception) -> None:
        if number == self._reading:
            self._reading = 0
            self._table = None
            self._ask_encoding(how.encoding, wanted=isinstance(problem, Undecided))
            self._show_outcome(problem_words(problem), wrong=True)

    def _ask_encoding(self, chosen: str | None, *, wanted: bool) -> None:
        """Which encoding it is, where nothing in the file says so, or where another one was chosen and is none."""
        for box in (self.separator, self.decimal, self.sheet):
            box.hide()
        self.encoding.clear()
        self.encoding.addItem(self.tr("Choose the encoding"), None)
        for value, text in ENCODINGS.items():
            self.encoding.addItem(text, value)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(chosen)))
        self.encoding.setVisible(wanted or chosen is not None)

    def _show_reading(self, table: Table) -> None:
        """How the file was read, each to be set otherwise."""
        for box, words, chosen in (
            (self.encoding, ENCODINGS, table.encoding),
            (self.separator, {sign: spoken(name) for sign, name in SEPARATORS.items()}, table.separator),
            (self.decimal, {sign: spoken(name) for sign, name in DECIMALS.items()}, table.decimal),
            (self.sheet, {name: name for name in table.sheets}, table.sheet),
        ):
            box.clear()
            for value, text in words.items():
                box.addItem(text, value)
            box.setCurrentIndex(box.findData(chosen))
            box.setVisible(bool(table.sheets) == (box is self.sheet))

    def _on_reading_chosen(self, box: QComboBox, _place: int = 0) -> None:
        if self._path is None:
            return
        table = self._table
        if table is None:
            self.read(self._path, Reading(encoding=self.encoding.currentData()))
        elif table.sheets:
            self.read(self._path, Reading(sheet=self.sheet.currentData()))
        else:
            # a mark that was found stays found: only a person says that 1.250 is 1250
            said = box is self.decimal or table.decimal_said
            mark = self.decimal.currentData() if said else None
            self.read(self._path, Reading(self.encoding.currentData(), self.separator.currentData(), mark))

    # --- the columns -------------------------------------------------------------------------------------------------

    def _offer(self, header: tuple[str, ...]) -> None:
        for box, nothing in (
            (self.time, self.tr("Choose the column")),
            (self.event_column, self.tr("Choose the column")),
            (self.group, self.tr("No groups")),
            (self.identifier, self.tr("None")),
        ):
            box.clear()
            box.addItem(nothing, None)
            for title in header:
                box.addItem(title, title)
        self.covariates.blockSignals(True)
        self.covariates.clear()
        for title in header:
            entry = QListWidgetItem(title, self.covariates)
            entry.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            entry.setCheckState(Qt.CheckState.Unchecked)
        self.covariates.blockSignals(False)

    def _suggest(self, table: Table) -> None:
        """What the names of the columns say, to be looked at; the unit is always asked."""
        found = suggested(table)
        for box, title in (
            (self.time, found.time),
            (self.event_column, found.event),
            (self.group, found.group),
            (self.identifier, found.identifier),
        ):
            box.setCurrentIndex(max(0, box.findData(title)) if title is not None else 0)
        if not self.name.text().strip():
            self.name.setText(Path(table.source).stem)

    @property
    def choice(self) -> ColumnChoice | None:
        """What was chosen; None while a column or the unit is missing."""
        time, event, unit = self.time.currentData(), self.event_column.currentData(), self.unit.currentData()
        if time is None or event is None or unit is None:
            return None
        taken = {time, event, self.group.currentData(), self.identifier.currentData()}
        entries = (self.covariates.item(row) for row in range(self.covariates.count()))
        return ColumnChoice(
            time=time,
            event=event,
            unit=TimeUnit(unit),
            group=self.group.currentData(),
            covariates=tuple(
                entry.text()
                for entry in entries
                if entry.checkState() == Qt.CheckState.Checked and entry.text() not in taken
            ),
            identifier=self.identifier.currentData(),
            endpoint=self.endpoint.currentData() or "",
        )

    def _check(self) -> None:
        """Look the whole table through as it is chosen now, beside the window."""
        self._checking.stop()
        table, choice, name = self._table, self.choice, self.name.text()
        if table is None or self._reading:
            return
        if choice is None or not name.strip():
            self._forget()
            self._show_outcome(self._what_is_missing())
            return
        self._look(lambda: cohort_of(table, choice, name=name))

    def _what_is_missing(self) -> str:
        if self.time.currentData() is None:
            return self.tr("Choose the column of the times.")
        if self.event_column.currentData() is None:
            return self.tr("Choose the column of the events.")
        return self._missing_of_all()

    def _show_cohort(self, cohort: ImportedCohort) -> str:
        words = self.tr("{n} patients, {events} events, the longest followed for {days} days.")
        told = [words.format(n=cohort.n, events=cohort.event_count, days=f"{cohort.days.max():,.0f}")]
        if cohort.groups is not None and cohort.groups.missing:
            told.append(self.tr("{count} of them have no group.").format(count=cohort.groups.missing))
        if self._table is not None:
            told += map(spoken, self._table.told)
        return in_a_row(told)
