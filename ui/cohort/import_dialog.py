"""A cohort from a table: how the file was read, which column is what, what is wrong with it, and then kept or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.cohort.imported import ImportedCohort, TimeUnit
from models.statistics.comparison import in_order
from models.words import filled
from storage.files.cohortfile import ColumnChoice, cohort_of, group_labels, suggested
from storage.files.encodings import ENCODINGS, Undecided
from storage.files.followup import BETWEEN, ORDERS, Dates, event_words
from storage.files.grid import SEPARATORS, Grid
from storage.files.headerrow import LOOKED_AT as HEADERS
from storage.files.tablefile import DECIMALS, UNDECIDED, Misread, Table, read_table
from storage.problems import FileProblem
from ui.cohort.import_base import CohortDialog, EventMeanings, GroupOrder
from ui.kit.fields import Combo
from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import label
from ui.session.session import Session
from ui.words.language import in_a_row, problem_words, spoken

_PREVIEW_ROWS = 12
_TWO_DATES = "\0"
"""No column of a table is called so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read; None where it is found out."""

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    sheet: str | None = None
    header: int | None = None
    fill_merged: bool = False


class CohortImportDialog(CohortDialog):
    """A table with one row per patient."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent, size=(940, 620))
        self._path: Path | None = None
        self._reading = 0  # the number of the reading that is awaited
        self._how = Reading()
        self._found_header = ""
        self._table: Table | None = None
        self.setWindowTitle(self.tr("Import a cohort"))
        self.keep_button.setText(self.tr("Import"))
        self._build()
        self._lay_out()
        self.resize(self.sizeHint())
        self._offer(())
        self._show_rows()
        self._show_outcome(self.tr("Choose a CSV or Excel file with one row per patient."))

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.encoding, self.separator, self.decimal, self.sheet = (Combo(self) for _ in range(4))
        self.header = Combo(self)
        self.fill = QCheckBox(self.tr("Fill &merged cells"), self)
        self.fill.clicked.connect(lambda on: self._read_again(fill_merged=on))
        self.fill.hide()
        for box, name, words in (
            (self.encoding, "encoding", self.tr("Encoding")),
            (self.separator, "separator", self.tr("Separator")),
            (self.decimal, "decimal", self.tr("Decimal mark")),
            (self.sheet, "sheet", self.tr("Sheet")),
            (self.header, "header", self.tr("Header")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(words)
            box.activated.connect(partial(self._on_reading_chosen, box, name))
            box.hide()
        self.preview = table_view(self)
        self.preview.setAccessibleName(self.tr("First rows of the file"))
        self.preview.horizontalHeader().setStretchLastSection(False)
        self.time, self.event_column, self.group, self.identifier = (Combo(self) for _ in range(4))
        self.start, self.end, self.date_order = (Combo(self) for _ in range(3))
        self.meanings = EventMeanings(self._theme, self)
        self.meanings.said.connect(self._on_changed)
        self.date_order.addItem(self.tr("As the dates tell"), None)
        for order, said in ORDERS.items():
            self.date_order.addItem(spoken(said), order)
        self.order = GroupOrder(self._theme, self)
        self.order.moved.connect(self._on_changed)
        self.covariates = QListWidget(self)
        for box in (self.time, self.event_column, self.group):
            box.activated.connect(self._show_rows)
        for box in (
            self.time, self.start, self.end, self.date_order, self.unit, self.event_column,
            self.endpoint, self.group, self.identifier,
        ):  # fmt: skip
            box.activated.connect(self._on_changed)
        self.covariates.itemChanged.connect(self._on_changed)

    def _lay_out(self) -> None:
        top, self.choose_button, self.file = self._file_row(self.tr("Choose a &file…"), self._on_choose)
        for box in (self.encoding, self.separator, self.decimal, self.sheet):
            top.addWidget(box)
        rows = (
            (self.tr("&Name of the cohort"), self.name),
            (self.tr("&Time"), self.time),
            (self.tr("&Start date"), self.start),
            (self.tr("End d&ate"), self.end),
            (self.tr("Dates &like 03/04/2024"), self.date_order),
            (self.tr("&Unit of the times"), self.unit),
            (self.tr("&Event"), self.event_column),
            (self.tr("E&vent is"), self.meanings),
            (self.tr("En&d point"), self.endpoint),
            (self.tr("&Group"), self.group),
            (self.tr("Order of the g&roups"), self.order),
            (self.tr("&Patient number, not kept"), self.identifier),
            (self.tr("&Other columns to keep"), self.covariates),
        )
        for _, field in rows:
            field.setMinimumWidth(self._theme.px(190))
        left = QVBoxLayout()
        above = QHBoxLayout()
        above.addWidget(label(self.tr("First rows"), self._theme, self, role="table", colour="text2"), 1)
        above.addWidget(self.fill)
        above.addWidget(self.header)
        left.addLayout(above)
        left.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(self._theme.px(16))
        middle.addLayout(left, 3)
        self._rows = self._form(*rows)
        middle.addLayout(self._rows, 2)
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
        self._how = how = reading or Reading()
        self._show_outcome(self.tr("Reading {file} …").format(file=path.name))
        self._session.aside(
            lambda: read_table(path, **asdict(how)),
            partial(self._on_table, number, fresh=reading is None),
            otherwise=partial(self._on_unreadable, number, how),
        )

    def _on_table(self, number: int, table: Table, *, fresh: bool) -> None:
        if number != self._reading:
            return
        self._reading = 0
        same = self._table is not None and self._table.header == table.header and not fresh
        self._table = table
        self.file.setText(filled(self.tr("{file}, {count} rows"), file=table.source, count=table.n))
        self._show_reading(table)
        self._show_rows_of(table.header, table.rows(_PREVIEW_ROWS))
        if not same:
            self._offer(table.header)
            self._suggest(table)
        self._show_rows()
        self._check()

    def _on_unreadable(self, number: int, how: Reading, problem: Exception) -> None:
        if number == self._reading:
            self._reading = 0
            self._table = None
            if isinstance(problem, Misread):
                self._show_misread(problem.grid)
            else:
                self._ask_encoding(how.encoding, wanted=isinstance(problem, Undecided))
            self._show_outcome(problem_words(problem), wrong=True)

    def _show_rows_of(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        model = RecordTable([Column(title=title, value=itemgetter(place)) for place, title in enumerate(titles)], self)
        model.show_records(rows)
        self.preview.setModel(model)

    def _show_misread(self, grid: Grid) -> None:
        """The rows as they stand in the file, so that a person can say which of them is the header."""
        self.file.setText(grid.source)
        self._offer(())
        self._show_rows()
        self._found_header = self.tr("Choose the header")
        lines = [row.line for row in grid.rows[:HEADERS]]
        self._show_choices(grid, self._how.decimal or UNDECIDED, lines, merged=bool(grid.merged))
        first = grid.rows[:_PREVIEW_ROWS]
        width = max((len(row.cells) for row in first), default=0)
        rows = [[str(row.line), *row.cells, *[""] * (width - len(row.cells))] for row in first]
        self._show_rows_of([self.tr("Line"), *map(str, range(1, width + 1))], rows)

    def _ask_encoding(self, chosen: str | None, *, wanted: bool) -> None:
        """Which encoding it is, where nothing in the file says so, or where another one was chosen and is none."""
        for box in (self.separator, self.decimal, self.sheet, self.header, self.fill):
            box.hide()
        self.encoding.clear()
        self.encoding.addItem(self.tr("Choose the encoding"), None)
        for value, text in ENCODINGS.items():
            self.encoding.addItem(text, value)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(chosen)))
        self.encoding.setVisible(wanted or chosen is not None)

    def _show_reading(self, table: Table) -> None:
        if self._how.header is None:
            found = self.tr("Header found: line {line}") if table.has_header else self.tr("No header found")
            self._found_header = found.format(line=table.header_line)
        self._show_choices(table, table.decimal, table.first_lines, merged=bool(table.merged))

    def _show_choices(self, table: Table | Grid, decimal: str, lines: Sequence[int], *, merged: bool) -> None:
        """How the file was read, each to be set otherwise."""
        for box, words, chosen in (
            (self.encoding, ENCODINGS, table.encoding),
            (self.separator, {sign: spoken(name) for sign, name in SEPARATORS.items()}, table.separator),
            (self.decimal, {sign: spoken(name) for sign, name in DECIMALS.items()}, decimal),
            (self.sheet, {name: name for name in table.sheets}, table.sheet),
        ):
            box.clear()
            for value, text in words.items():
                box.addItem(text, value)
            box.setCurrentIndex(box.findData(chosen))
            box.setVisible(bool(table.sheets) == (box is self.sheet))
        self.header.clear()
        self.header.addItem(self._found_header, None)
        for line in lines:
            self.header.addItem(self.tr("Header: line {line}").format(line=line), line)
        self.header.setCurrentIndex(max(0, self.header.findData(self._how.header)))
        self.header.show()
        self.fill.setChecked(self._how.fill_merged)
        self.fill.setVisible(merged)

    def _on_reading_chosen(self, box: QComboBox, name: str, _place: int = 0) -> None:
        if box is self.sheet:
            self._how = Reading()  # another sheet has another header
        # a mark that was found stays found: only a person says that 1.250 is 1250
        self._read_again(**{name: box.currentData() or None})

    def _read_again(self, **said: Any) -> None:
        if self._path is not None:
            self.read(self._path, replace(self._how, **said))

    # --- the columns -------------------------------------------------------------------------------------------------

    def _offer(self, header: tuple[str, ...]) -> None:
        for box, nothing in (
            (self.time, self.tr("Choose the column")),
            (self.start, self.tr("Choose the column")),
            (self.end, self.tr("Choose the column")),
            (self.event_column, self.tr("Choose the column")),
            (self.group, self.tr("No groups")),
            (self.identifier, self.tr("None")),
        ):
            box.clear()
            box.addItem(nothing, None)
            if box is self.time and header:
                box.addItem(self.tr("From two dates"), _TWO_DATES)
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

    def _show_rows(self, _place: int = 0) -> None:
        """Fields only where there is something to choose: two dates, words for an event, groups in an order."""
        words, groups = self._words(), self._groups()
        file = "" if self._table is None else self._table.sha256
        self.meanings.offer(words, of=(file, self.event_column.currentData()))
        self.order.offer(groups, of=(file, self.group.currentData()))
        dated = self.time.currentData() == _TWO_DATES
        for field, shown in (
            (self.start, dated), (self.end, dated), (self.date_order, dated), (self.unit, not dated),
            (self.meanings, bool(words)), (self.order, len(groups) > 1),
        ):  # fmt: skip
            self._rows.setRowVisible(field, shown)

    def _words(self) -> tuple[str, ...]:
        """What stands in the column of events, where a person must say what it means."""
        title = self.event_column.currentData()
        try:
            return () if self._table is None or title is None else event_words(self._table, title)
        except FileProblem:  # told when the whole table is looked through
            return ()

    def _groups(self) -> list[str]:
        title = self.group.currentData()
        try:
            return [] if self._table is None or title is None else in_order(group_labels(self._table, title).names)
        except FileProblem:
            return []

    @property
    def choice(self) -> ColumnChoice | None:
        """What was chosen; None while something of it is missing."""
        if self._missing_columns():
            return None
        dates = None
        if self.time.currentData() == _TWO_DATES:
            dates = Dates(self.start.currentData(), self.end.currentData(), self.date_order.currentData())
        elif self.unit.currentData() is None:
            return None
        boxes = (self.time, self.start, self.end, self.event_column, self.group, self.identifier)
        taken = {box.currentData() for box in boxes if not box.isHidden()}
        entries = (self.covariates.item(row) for row in range(self.covariates.count()))
        return ColumnChoice(
            time=self.time.currentData() if dates is None else BETWEEN,
            event=self.event_column.currentData(),
            unit=TimeUnit(self.unit.currentData()) if dates is None else TimeUnit.DAYS,
            group=self.group.currentData(),
            covariates=tuple(
                entry.text()
                for entry in entries
                if entry.checkState() == Qt.CheckState.Checked and entry.text() not in taken
            ),
            identifier=self.identifier.currentData(),
            endpoint=self.endpoint.currentData() or "",
            event_words=self.meanings.chosen,
            dates=dates,
            group_order=self.order.chosen,
        )

    def _check(self) -> None:
        """Look the whole table through as it is chosen now, beside the window."""
        self._checking.stop()
        table, choice, name = self._table, self.choice, self.name.text()
        if table is None or self._reading:
            return
        if choice is None or not name.strip():
            self._forget()
            self._show_outcome(self._missing_columns() or self._missing_of_all(unit=choice is None))
            return
        self._look(lambda: cohort_of(table, choice, name=name))

    def _missing_columns(self) -> str:
        """Which column is still to be chosen, in words; empty where none is."""
        if self.time.currentData() is None:
            return self.tr("Choose the column of the times.")
        if self.time.currentData() == _TWO_DATES and None in (self.start.currentData(), self.end.currentData()):
            return self.tr("Choose the columns of the two dates.")
        if self.event_column.currentData() is None:
            return self.tr("Choose the column of the events.")
        if unsaid := self.meanings.unsaid:
            return self.tr("Choose what “{word}” means: an event, censored, or left out. It is never guessed.").format(
                word=unsaid
            )
        return ""

    def _show_cohort(self, cohort: ImportedCohort) -> str:
        words = self.tr("{n} patients, {events} events, the longest followed for {days} days.")
        told = [filled(words, n=cohort.n, events=cohort.event_count, days=f"{cohort.days.max():,.0f}")]
        if cohort.groups is not None and cohort.groups.missing:
            told.append(self.tr("{count} of them have no group.").format(count=cohort.groups.missing))
        if self._table is not None:
            made = self.time.currentData() == _TWO_DATES or bool(self.meanings.boxes)
            told += map(spoken, cohort.notes[1:] if made else self._table.told)  # what was made of dates or words, too
        return in_a_row(told)
