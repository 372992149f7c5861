"""The flowsheet as a table: bands that fold, rows and columns that a filter leaves, and what each cell says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.course.flowsheet import Cell, Column, Flowsheet, Group, ResultCell, Row, Sign
from models.record.queries import Asked, ByRow, queries_at
from ui.words.common import translate
from ui.words.flowsheet import cell_words, column_tip, column_words, group_words, row_name, row_range, row_unit
from ui.words.language import clauses
from ui.words.queries import tip_words

# The values of a visit that a line shows, the one that is asked about first.
FIELDS_OF = {
    Sign.ECOG: ("ecog",),
    Sign.WEIGHT: ("weight_kg",),
    Sign.PRESSURE: ("systolic", "diastolic"),
    Sign.ASCITES: ("ascites",),
    Sign.ENCEPHALOPATHY: ("encephalopathy",),
}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Dates(StrEnum):
    """Which columns are shown."""

    ALL = "all"
    PLANNED = "planned"


class Tests(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    ABNORMAL = "abnormal"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Written:
    """A cell as it is drawn; ``decimals`` counts the signs from the decimal point on, for the alignment."""

    text: str
    letter: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a band of a group, or a row with its cells in the order of the columns shown.

    A folded band says in ``outside`` how many results of its rows have a letter, by column.
    """

    group: Group
    row: Row | None = None
    cells: tuple[Cell, ...] = ()
    written: tuple[Written, ...] = ()
    decimals: int = 0
    folded: bool = False
    outside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a filter and the folds leave of a flowsheet."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    queries: ByRow = field(default_factory=dict)

    def asked(self, line: Line, place: int) -> tuple[Asked, ...]:
        """The queries about a cell."""
        if not self.queries or line.row is None:
            return ()
        cell = line.cells[place]
        if isinstance(cell, ResultCell):
            return queries_at(self.queries, cell.result)
        return queries_at(self.queries, cell, *FIELDS_OF.get(line.row.sign, ())) if line.row.sign is not None else ()

    @property
    def newest(self) -> int | None:
        held = [place for place, column in enumerate(self.columns) if column.holds]
        return held[-1] if held else None


def shown(sheet: Flowsheet, dates: Dates, tests: Tests, folded: Iterable[Group]) -> Shown:
    """The columns and lines of a flowsheet, bands among them."""
    places = [
        place
        for place, column in enumerate(sheet.columns)
        if dates is Dates.ALL or column.counts_as_planned or column.is_draft
    ]
    lines: list[Line] = []
    closed = frozenset(folded)
    for group in Group:
        rows = [
            (row, cells)
            for row in sheet.rows
            if row.group is group
            if _passes(row, cells := tuple(row.cells[place] for place in places), tests)
        ]
        if not rows:
            continue
        outside = tuple(sum(_is_outside(cells[place]) for _, cells in rows) for place in range(len(places)))
        lines.append(Line(group, folded=group in closed, outside=outside))
        if group not in closed:
            lines += [_line(row, cells) for row, cells in rows]
    return Shown(tuple(sheet.columns[place] for place in places), tuple(lines))


def _passes(row: Row, cells: Sequence[Cell], tests: Tests) -> bool:
    if tests is Tests.ABNORMAL:
        return any(map(_is_outside, cells))
    return row.changed if tests is Tests.CHANGED else True


def _is_outside(cell: Cell) -> bool:
    return isinstance(cell, ResultCell) and bool(cell.letter)


def _line(row: Row, cells: tuple[Cell, ...]) -> Line:
    written = tuple(_written(row, cell) for cell in cells)
    return Line(row.group, row, cells, written, max((one.decimals for one in written), default=0))


_EMPTY = Written("", "", 0)


def _written(row: Row, cell: Cell) -> Written:
    if cell is None:
        return _EMPTY
    text = cell_words(row, cell)
    letter = cell.letter if isinstance(cell, ResultCell) else ""
    point = text.rfind(".")
    return Written(text, letter, len(text) - point if point > 0 and text[point + 1 :].isdigit() else 0)


class SheetModel(QAbstractTableModel):
    """Read only; rows and columns of what is shown."""

    def __init__(self, what: Shown, parent: QObject) -> None:
        super().__init__(parent)
        self.shown = what

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.shown.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self._words(line, index.column())
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return clauses(filter(None, (said, tip_words(self.shown.asked(line, index.column())))))
            return said
        if role == Qt.ItemDataRole.ToolTipRole and line.row is not None and (said := self._words(line, index.column())):
            tip = clauses((row_name(line.row), f"{said} {row_unit(line.row)}".strip()))
            return "\n".join(filter(None, (tip, tip_words(self.shown.asked(line, index.column())))))
        return None

    def _words(self, line: Line, column: int) -> str:
        if line.row is None:
            return str(line.outside[column]) if line.folded else ""
        written = line.written[column]
        return f"{written.text} {written.letter}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not said and role != Qt.ItemDataRole.ToolTipRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.shown.columns[section]
            return clauses(column_words(column)) if said else column_tip(column)
        return line_words(self.shown.lines[section])


def line_words(line: Line) -> str:
    """The head of a line: a band, or name, unit and range of its laboratory."""
    if line.row is None:
        words = group_words(line.group)
        return clauses((words, translate("Flowsheet", "number outside the range"))) if line.folded else words
    parts = [row_name(line.row), row_unit(line.row), row_range(line.row)]
    if line.row.limits is not None and line.row.limits.laboratory:
        parts.append(line.row.limits.laboratory)
    return clauses(filter(None, parts))
