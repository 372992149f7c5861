"""The tables of a cohort: baseline, responses, markers, adverse events and survival rates, one group a column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from models.tables.table import CohortTable, TableRow
from ui.charts.row import TableTwin
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, label
from ui.words.language import in_a_row, spoken

_FIRST, _GROUP, _INDENT = 330, 150, 3


class CohortTableModel(RecordTable):
    """The rows of one table; a variable is set in the stronger face, what stands under it is indented."""

    def __init__(self, table: CohortTable, theme: Theme, parent: QObject | None = None) -> None:
        first = Column(title="", value=_label_of)
        super().__init__((first, *(_column(table, place) for place in range(len(table.columns)))), parent)
        self._theme = theme
        self.show_records(table.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.isValid() and index.column() == 0:
            row: TableRow = self.record(index)
            return self._theme.font("table_strong" if row.level == 0 else "table")
        return super().data(index, role)


class CohortTablesPanel(Retold, QWidget):
    """Shows one of the tables it is given. ``wanted`` asks for them when the panel is seen."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tables: tuple[CohortTable, ...] = ()
        self._key = ""
        self.choice = Segments(self.tr("Table"), self)
        self.choice.chosen.connect(self._on_chosen)
        self._title = label("", theme, self, role="section")
        self._notes = label("", theme, self, role="caption", colour="text3", wrap=True)
        self.view: QTableView = table_view(self)
        self.view.horizontalHeader().setStretchLastSection(False)  # its numbers stand under its head
        bar = QHBoxLayout()
        bar.addWidget(self._title, 1)
        bar.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._notes)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def table(self) -> CohortTable | None:
        """The table on the screen."""
        return next((table for table in self._tables if table.key == self._key), None)

    def show_tables(self, tables: tuple[CohortTable, ...]) -> None:
        """Tables of the same patients, of which one is seen; the one that was seen before stays."""
        self._tables = tables
        keys = [table.key for table in tables]
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        self._say()

    def twin(self) -> TableTwin | None:
        """The table on the screen as plain words, to copy and to export."""
        return None if self.table is None else plain(self.table)

    def _say(self) -> None:
        words = {
            "baseline": self.tr("Baseline"),
            "responses": self.tr("Responses"),
            "markers": self.tr("Markers"),
            "events": self.tr("Adverse events"),
            "rates": self.tr("Rates"),
        }
        self.choice.set_choices(tuple((table.key, words.get(table.key, spoken(table.title))) for table in self._tables))
        self.choice.choose(self._key)
        self._show()

    def _show(self) -> None:
        table = self.table
        self._title.setText("" if table is None else spoken(table.title))
        self._notes.setText("" if table is None else in_a_row(spoken(note) for note in table.notes))
        self._notes.setVisible(table is not None and bool(table.notes))
        if table is None:
            self.view.setModel(None)
            return
        self.view.setAccessibleName(spoken(table.title))
        self.view.setModel(CohortTableModel(table, self._theme, self))
        self._fit()

    def _fit(self) -> None:
        table = self.table
        if table is not None:
            self.view.setColumnWidth(0, self._theme.px(_FIRST))
            for place in range(len(table.columns)):
                self.view.setColumnWidth(place + 1, self._theme.px(_GROUP))

    def _on_chosen(self, key: str) -> None:
        self._key = key
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wanted.emit()

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        dress_label(self._title, self._theme, role="section", colour="text")
        dress_label(self._notes, self._theme, role="caption", colour="text3")
        dress_view(self.view, self._theme)
        self._fit()


def _label_of(row: TableRow) -> str:
    return " " * _INDENT * row.level + spoken(row.label)


def _column(table: CohortTable, place: int) -> Column:
    column = table.columns[place]
    title = spoken(column.title) if column.n is None else f"{spoken(column.title)}, n = {column.n}"
    return Column(title=title, value=lambda row: spoken(row.cells[place].text), align_right=True)


def plain(table: CohortTable) -> TableTwin:
    """A table in the words of the screen, its columns with their numbers of patients."""
    columns = tuple(_column(table, place) for place in range(len(table.columns)))
    rows = tuple((_label_of(row), *(column.value(row) for column in columns)) for row in table.rows)
    return TableTwin(spoken(table.title), ("", *(column.title for column in columns)), rows)
