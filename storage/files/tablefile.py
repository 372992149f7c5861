"""A table from a CSV or an Excel file as columns of text; how it was read is found out, told, and can be set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.laboratory.results import Mark
from models.laboratory.rows import Number, Row
from models.words import Sentence, sentence
from storage.files.cells import MISSING_WORDS, MOST_CELLS, THOUSANDS, few, invisible, quoted, too_large
from storage.files.encodings import ENCODINGS
from storage.files.grid import SEPARATORS, Grid, read_grid
from storage.files.headerrow import ROW_NAMES as ROW_NAMES
from storage.files.headerrow import header_of
from storage.problems import FileProblem

UNDECIDED = ""
DECIMALS = {UNDECIDED: Sentence("not decided"), ".": Sentence("point"), ",": Sentence("comma")}
_LOOKED_AT = 200
_MARKED = re.compile(r"[+-]?[0-9]+([.,])[0-9]+\Z")
_PARTED = {
    ".": re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z"),
    ",": re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z"),
}
"""By decimal mark: numbers whose thousands are parted by the other mark."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Table:
    """Columns of text under a header, every cell without blanks around it; an empty cell is ``""``.

    ``lines`` is the line of the file, or the row of the sheet, of each row. ``sheets`` are those of an Excel file.
    ``decimal`` is ``UNDECIDED`` where every number with a mark may as well be one of thousands; ``decimal_said``: a
    person said which it is. ``told`` is what was remarkable in reading it. ``merged``: areas of merged cells.
    ``first_lines``: those that can be chosen as the header. ``numbers_of_rows``: of the rows as they are counted in the
    file, from 0; empty where none was left out.
    """

    source: str
    sha256: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: Sequence[int]
    encoding: str
    separator: str
    decimal: str
    decimal_said: bool = False
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    told: tuple[Sentence, ...] = ()
    header_line: int = 1
    has_header: bool = True
    merged: int = 0
    first_lines: tuple[int, ...] = ()
    numbers_of_rows: Sequence[int] = ()

    @property
    def n(self) -> int:
        return len(self.lines)

    @property
    def how_read(self) -> Sentence:
        if self.sheet:
            return sentence("Read from sheet {sheet}.", sheet=quoted(self.sheet))
        return sentence(
            "Read as {encoding}, separator {separator}, decimal mark {decimal}.",
            encoding=ENCODINGS[self.encoding],
            separator=SEPARATORS.get(self.separator, f'"{self.separator}"'),
            decimal=DECIMALS[self.decimal],
        )

    def require(self, titles: Iterable[str]) -> None:
        """Raise FileProblem for the first of the columns that is not there."""
        for title in titles:
            if title not in self.header:
                raise FileProblem(
                    self.source,
                    sentence(
                        "there is no column {column}; the columns are {columns}",
                        column=quoted(title),
                        columns=few(self.header),
                    ),
                )

    def column(self, title: str) -> tuple[str, ...]:
        """The cells as they stand in the file."""
        return self.columns[self.header.index(title)]

    def words(self, title: str) -> tuple[str, ...]:
        """A column that is to be used, ``""`` where nothing is recorded. Raises FileProblem for an invisible sign."""
        cells = self.column(title)
        for cell in set(cells):
            if (problem := invisible(cell)) is not None:
                raise FileProblem(self.place(cells.index(cell), title), problem)
        return tuple("" if cell in MISSING_WORDS else cell for cell in cells)

    def numbers(self, title: str) -> tuple[str, ...]:
        """A column to be used, with decimal points in place of the table's decimal mark; what is no number, or may be
        two, does not look like one."""
        cells = self.words(title)
        if self.decimal == "." and not self.decimal_said:
            return cells
        return tuple(map(self._number, cells))

    def _number(self, cell: str) -> str:
        if self.decimal == UNDECIDED:
            return _spoilt(cell) if THOUSANDS.match(cell) else cell
        other = "," if self.decimal == "." else "."
        if other in cell:
            parted = self.decimal_said and _PARTED[self.decimal].match(cell)
            return cell.replace(other, "").replace(self.decimal, ".") if parted else _spoilt(cell)
        return cell.replace(self.decimal, ".")

    def rows(self, count: int) -> tuple[tuple[str, ...], ...]:
        """The first rows, for a preview."""
        return tuple(zip(*(column[:count] for column in self.columns), strict=True))

    def row_name(self, row: int) -> Sentence:
        """Row ``row`` (from 0) as a person finds it, counted from 1 below the header."""
        number = self.numbers_of_rows[row] if self.numbers_of_rows else row
        return _row_name(number, self.lines[row], self.sheet)

    def place(self, row: int, title: str) -> Sentence:
        return sentence(
            "{file}, {row}, column {column}", file=self.source, row=self.row_name(row), column=quoted(title)
        )

    def column_place(self, title: str) -> Sentence:
        return sentence("{file}, column {column}", file=self.source, column=quoted(title))


def _row_name(row: int, line: int, sheet: str) -> Sentence:
    if sheet:
        return sentence("row {row} of sheet {sheet}", row=line, sheet=quoted(sheet))
    return sentence("row {row} (line {line})", row=row + 1, line=line)


def _spoilt(cell: str) -> str:
    """A cell with a foreign mark, or one that may mean two things: not a number."""
    return f"\N{REPLACEMENT CHARACTER}{cell}"


class Misread(FileProblem):
    """Rows were read and no table came of them: another header, sheet or separator may be meant."""

    def __init__(self, problem: FileProblem, grid: Grid) -> None:
        told = dict(problem.words.values)
        super().__init__(told["place"], told["said"])
        self.grid = grid


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
    header: int | None = None,
    fill_merged: bool = False,
) -> Table:
    """A table with what was found out about it; what is given is taken as given. Raises FileProblem, Misread where the
    rows could be read, and Undecided where a person must say how the file is to be read.

    ``header``: the line, or the row of the sheet, on which the titles stand; else the first full row is taken.
    ``fill_merged``: what stands in merged cells counts for every one of them.
    """
    grid = read_grid(path, encoding=encoding, separator=separator, sheet=sheet)
    try:
        return table_of(grid, decimal=decimal, header=header, fill_merged=fill_merged)
    except FileProblem as problem:
        raise Misread(problem, grid) from problem


def table_of(grid: Grid, *, decimal: str | None = None, header: int | None = None, fill_merged: bool = False) -> Table:
    """The columns of rows that were read, under their header."""
    found = header_of(grid, header, fill_merged=fill_merged)
    lines = [row.line for row in found.rows]
    cells = [_plain_cells(grid, row) for row in found.rows]
    if len(cells) * len(found.titles) > MOST_CELLS:
        raise FileProblem(grid.source, too_large())
    columns = _columns(grid.source, found.titles, cells, lambda row: _row_name(row, lines[row], grid.sheet))
    in_workbook = bool(grid.sheets)
    return Table(
        source=grid.source,
        sha256=grid.sha256,
        header=found.titles,
        columns=columns,
        lines=lines,
        encoding=grid.encoding,
        separator=grid.separator,
        decimal="." if in_workbook else decimal or _found_decimal(columns, grid.separator),
        decimal_said=bool(decimal) and not in_workbook,
        sheets=grid.sheets,
        sheet=grid.sheet,
        told=(*grid.told, *found.told),
        header_line=found.line,
        has_header=found.has_titles,
        merged=found.merged,
        first_lines=found.first_lines,
    )


def _plain_cells(grid: Grid, row: Row) -> list[str]:
    """The cells of a row as a cohort has them. A number of three decimals gets a fourth, as 1.250 could be read as
    thousands; a text of a workbook that looks so gets the apostrophe of a spreadsheet."""
    if row.problem is not None:
        said = sentence("line {line}: {said}", line=row.line, said=row.problem)
        raise FileProblem(grid.source, sentence("the file is not a CSV ({reason})", reason=said))
    for column, mark in (row.marks or {}).items():
        if mark is Mark.NO_RESULT:
            raise FileProblem(_cell_place(grid, row, column), _NO_RESULT)
    if not grid.sheets:
        return row.cells
    return [_of_workbook(cell) if THOUSANDS.match(cell.strip()) else cell for cell in row.cells]


def _of_workbook(cell: str) -> str:
    return f"{cell}0" if isinstance(cell, Number) and "." in cell else cell if isinstance(cell, Number) else f"'{cell}"


def _cell_place(grid: Grid, row: Row, column: int) -> Sentence:
    from openpyxl.utils import get_column_letter

    return sentence(
        "{file}, sheet {sheet}, cell {cell}",
        file=grid.source, sheet=quoted(grid.sheet), cell=f"{get_column_letter(column + 1)}{row.line}",
    )  # fmt: skip


_NO_RESULT = Sentence("a formula stands here whose result was never saved; open the workbook in Excel and save it")


def _found_decimal(columns: Sequence[Sequence[str]], separator: str) -> str:
    """The mark of which more numbers tell that it is one of decimals; ``UNDECIDED`` where all could be thousands.

    In a file whose cells are parted by commas it is the point, unless nothing tells that its points are not thousands.
    """
    heads = Counter(_telling_marks([column[:_LOOKED_AT] for column in columns], separator))
    if not heads["."] and not heads[","] and heads[UNDECIDED]:
        heads = Counter(_telling_marks(columns, separator))
    if heads[","] > heads["."]:
        return ","
    return UNDECIDED if heads[UNDECIDED] and not heads["."] else "."


def _telling_marks(columns: Sequence[Sequence[str]], separator: str) -> Iterator[str]:
    """The mark of every number that has one; ``UNDECIDED`` for a number that may be one of thousands."""
    for column in columns:
        for cell in column:
            found = _MARKED.match(cell)
            if found is not None and (separator != "," or found[1] == "." or THOUSANDS.match(cell)):
                yield UNDECIDED if THOUSANDS.match(cell) else found[1]


def _columns(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]], row_name: Callable[[int], Sentence]
) -> tuple[tuple[str, ...], ...]:
    width = len(header)
    padded: Sequence[Sequence[str]] = rows
    if set(map(len, rows)) - {width}:
        for number, row in enumerate(rows):
            if len(row) > width:
                _check_width(sentence("{file}, {row}", file=name, row=row_name(number)), row, width)
        padded = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for row in rows]
    if not padded:
        return ((),) * width
    return tuple(tuple(map(str.strip, column)) for column in zip(*padded, strict=True))


def _check_width(where: Sentence, row: Sequence[str], width: int) -> None:
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        raise FileProblem(where, sentence("{count} cells; the header has {width}", count=len(row), width=width))
