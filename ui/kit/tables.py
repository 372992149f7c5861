"""Rows of records, shown as tables: a table is declared, not programmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, where its value comes from, and how the value is written."""

    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] = str
    align_right: bool = False
    tip: Callable[[Any], str] | None = None


class RecordTable(QAbstractTableModel):
    """Records as rows. An absent value is an empty cell; a column whose absence matters gives it words."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: tuple[Any, ...] = ()

    def show_records(self, records: Sequence[Any]) -> None:
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def record(self, index: Index) -> Any:
        return self._records[index.row()]

    @property
    def records(self) -> tuple[Any, ...]:
        return self._records

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, record = self._columns[index.column()], self._records[index.row()]
        if role == RECORD_ROLE:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            value = column.value(record)
            return "" if value is None else column.text(value)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(record)
        if role == SORT_ROLE:
            return column.value(record)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.align_right:
            return RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._columns[section].align_right else None
        return None


def record_at(index: Index) -> Any:
    """The record of a row, asked of the table itself: on the way through Qt a named tuple becomes a list."""
    return cast(RecordTable, index.model()).record(index)
