"""Every sheet of an Excel workbook cell by cell: what stands there as what it is, and the format that shows it.

For readers that must name each cell: a table of columns is read by ``tablefile``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models.laboratory.results import Mark
from models.words import Sentence, sentence
from storage.files.cells import MOST_CELLS, MOST_COLUMNS, quoted, too_large
from storage.files.sheetparser import Cell as Parsed
from storage.files.workbookfile import Workbook, opened_workbook
from storage.problems import FileProblem

# What Excel in Chinese writes under numbers that it shares with nobody else: dates, some of them only in part.
_EAST_ASIAN = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    30: "m-d-yy",
    31: "yyyy年m月d日",
}
_FIRST_CUSTOM = 164
_WRONG_NUMBER = Sentence("the workbook is damaged: its rows or cells are not numbered as a sheet numbers them")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not blank. ``value``: str, int, float, bool, date, datetime, time or timedelta.

    ``format`` is the number format that shows it. ``wrong``: why it holds nothing that can be read.
    """

    where: str
    value: Any
    format: str = "General"
    wrong: Sentence | None = None


_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
_NO_RESULT = Sentence("a formula stands here whose result was never saved; open the workbook in Excel and save it")
Rows = list[tuple[int, dict[str, Cell]]]
"""The rows of a sheet that are not blank: number, and the cells by the letters of their columns."""


@dataclass(frozen=True, slots=True)
class Book:
    """Every sheet with cells, in the order of the workbook, and how many rows of each a person does not see."""

    sheets: Mapping[str, Rows]
    hidden: Mapping[str, int]


def read_cells(name: str, content: bytes, *, so_far: Callable[[int], None] = lambda _: None) -> Book:
    """Every sheet of a workbook. Raises FileProblem.

    ``so_far`` hears how many rows were read; a StoreProblem that it raises ends the reading.
    """
    with opened_workbook(name, content) as book:
        reader = _Reader(name, book, so_far)
        return Book({sheet: reader.rows(sheet) for sheet in book.names}, reader.hidden)


class _Reader:
    """Reads sheets of one workbook; counts cells over all of them."""

    def __init__(self, name: str, book: Workbook, so_far: Callable[[int], None]) -> None:
        self._name, self._book, self._so_far = name, book, so_far
        self._count = self._rows = 0
        self.hidden: Counter[str] = Counter()
        wb = book.reader.wb
        self._formats = [_format(wb, style.numFmtId) for style in wb._cell_styles] or ["General"]
        east = {place for place, style in enumerate(wb._cell_styles) if style.numFmtId in _EAST_ASIAN}
        wb._date_formats = set(wb._date_formats) | east

    def rows(self, sheet: str) -> Rows:
        found: Rows = []
        seen = 0
        for number, cells, hidden in self._book.cells(sheet, []):
            if number <= seen:
                raise self._damaged(sheet)
            seen = number
            filled = [cell for cell in cells if cell[3] is Mark.NO_RESULT or not _is_blank(cell[1])]
            if filled:
                found.append((number, self._row(sheet, number, filled)))
                self.hidden[sheet] += hidden
            self._tell()
        return found

    def _row(self, sheet: str, number: int, filled: list[Parsed]) -> dict[str, Cell]:
        from openpyxl.utils import get_column_letter

        row: dict[str, Cell] = {}
        for cell in filled:
            if cell[0] > MOST_COLUMNS:
                raise self._damaged(sheet)
            letter = get_column_letter(cell[0])
            row[letter] = self._cell(f"{letter}{number}", cell)
        self._count += len(filled)
        if len(row) < len(filled) or self._count > MOST_CELLS:
            raise FileProblem(self._name, _WRONG_NUMBER if len(row) < len(filled) else too_large())
        return row

    def _cell(self, where: str, parsed: Parsed) -> Cell:
        _, value, style, mark = parsed
        if mark is Mark.NO_RESULT:
            return Cell(where, None, wrong=_NO_RESULT)
        if isinstance(value, str) and value in _ERRORS:
            return Cell(where, None, wrong=sentence("Excel shows an error here, {error}", error=quoted(value)))
        if not isinstance(value, str | int | float | date | datetime | time | timedelta):
            return Cell(where, None, wrong=Sentence("nothing that can be read stands here"))
        return Cell(where, value, self._formats[style])

    def _damaged(self, sheet: str) -> FileProblem:
        return FileProblem(sentence("{file}, sheet {sheet}", file=self._name, sheet=quoted(sheet)), _WRONG_NUMBER)

    def _tell(self) -> None:
        self._rows += 1
        if self._rows % 200 == 0:
            self._so_far(self._rows)


def _format(wb: Any, number: int) -> str:
    from openpyxl.styles.numbers import builtin_format_code

    if number in _EAST_ASIAN:
        return _EAST_ASIAN[number]
    if number < _FIRST_CUSTOM:
        return str(builtin_format_code(number) or "General")
    return str(wb._number_formats[number - _FIRST_CUSTOM])


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
