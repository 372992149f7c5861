"""A table from a CSV or an Excel file as columns of text; how it was read is found out, told, and can be set."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.words import Sentence, sentence
from storage.files.cells import (
    LARGEST_BYTES,
    MISSING_WORDS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    THOUSANDS,
    few,
    invisible,
    quoted,
    too_large,
    too_wide,
)
from storage.files.encodings import ENCODINGS, decoded
from storage.files.workbookfile import OLE, read_sheet
from storage.problems import FileProblem, on_one_line

SEPARATORS = {",": Sentence("comma"), ";": Sentence("semicolon"), "\t": Sentence("tab"), "|": Sentence("bar")}
UNDECIDED = ""
ROW_NAMES = "row names"
"""What an unnamed first column is called: the row names of R, the index of pandas."""
DECIMALS = {UNDECIDED: Sentence("not decided"), ".": Sentence("point"), ",": Sentence("comma")}
_EXCEL = (".xlsx", ".xlsm")
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
    person said which it is. ``told`` is what was remarkable in reading it.
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
            separator=SEPARATORS[self.separator],
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
        return _row_name(row, self.lines, self.sheet)

    def place(self, row: int, title: str) -> Sentence:
        return sentence(
            "{file}, {row}, column {column}", file=self.source, row=self.row_name(row), column=quoted(title)
        )

    def column_place(self, title: str) -> Sentence:
        return sentence("{file}, column {column}", file=self.source, column=quoted(title))


def _row_name(row: int, lines: Sequence[int], sheet: str) -> Sentence:
    if sheet:
        return sentence("row {row} of sheet {sheet}", row=lines[row], sheet=quoted(sheet))
    return sentence("row {row} (line {line})", row=row + 1, line=lines[row])


def _spoilt(cell: str) -> str:
    """A cell with a foreign mark, or one that may mean two things: not a number."""
    return f"\N{REPLACEMENT CHARACTER}{cell}"


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
) -> Table:
    """A table with what was found out about it; what is given is taken as given. Raises FileProblem, and Undecided
    where a person must say how the file is to be read."""
    name = on_one_line(path.name)
    content = _content(path, name)
    if path.suffix.lower() in _EXCEL:
        return _from_excel(name, content, sheet)
    if content.startswith((b"PK\x03\x04", OLE)):
        raise FileProblem(
            name, Sentence("this is not a CSV; an Excel file ends in .xlsx (save an older one anew as .xlsx)")
        )
    text, encoding = decoded(name, content, encoding)
    separator = separator or _found_separator(text)
    header, lines, rows = _cells(name, text, separator)
    columns = _columns(name, header, rows, lambda row: _row_name(row, lines, ""))
    return Table(
        source=name,
        sha256=hashlib.sha256(content).hexdigest(),
        header=header,
        columns=columns,
        lines=lines,
        encoding=encoding,
        separator=separator,
        decimal=decimal or _found_decimal(columns, separator),
        decimal_said=bool(decimal),
    )


def _content(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise FileProblem(name, Sentence("there is no such file")) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise FileProblem(name, sentence("the file cannot be read ({reason})", reason=reason)) from None
    if len(content) > LARGEST_BYTES:
        raise FileProblem(name, sentence("the file is larger than {size} MB", size=LARGEST_BYTES // 1_000_000))
    if not content.strip():
        raise FileProblem(name, Sentence("the file is empty"))
    return content


def _found_separator(text: str) -> str:
    """The sign that divides the first lines into the same number of cells, the larger number first."""
    head = text[:65_536].splitlines()[:_LOOKED_AT]
    best, most = ",", 1
    for separator in SEPARATORS:
        try:
            widths = {len(row) for row in csv.reader(head, delimiter=separator) if row}
        except csv.Error:
            continue
        if len(widths) == 1 and (width := widths.pop()) > most:
            best, most = separator, width
    if most == 1:  # ragged: the sign that the header has most of
        counts = {separator: head[0].count(separator) for separator in SEPARATORS} if head else {}
        best = max(counts, key=lambda separator: counts[separator]) if any(counts.values()) else ","
    return best


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


def _cells(name: str, text: str, separator: str) -> tuple[tuple[str, ...], list[int], list[list[str]]]:
    """The header, and every row that is not blank with the line of the file on which it ends."""
    if text.count(separator) > MOST_CELLS or text.count("\n") + text.count("\r") > 2 * MOST_ROWS + _LOOKED_AT:
        raise FileProblem(name, too_large())
    lines: list[int] = []
    rows: list[list[str]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for row in reader:
            first = row[0] if row else ""
            if (first and not first.isspace()) or "".join(row).strip():  # the first cell decides nearly always
                rows.append(row)
                lines.append(reader.line_num)
    except csv.Error as problem:
        raise FileProblem(name, sentence("the file is not a CSV ({reason})", reason=problem)) from None
    if not rows:
        raise FileProblem(name, Sentence("the file is empty"))
    header = _header(name, rows[0])
    if len(rows) * len(header) > MOST_CELLS:
        raise FileProblem(name, too_large())
    return header, lines[1:], rows[1:]


def _header(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    titles = [cell.strip() for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) > MOST_COLUMNS:
        raise FileProblem(name, too_wide(len(titles)))
    if twice := sorted(title for title, count in Counter(titles).items() if title and count > 1):
        raise FileProblem(name, sentence("the header has {columns} more than once", columns=few(twice)))
    if titles and not titles[0] and ROW_NAMES not in titles:
        titles[0] = ROW_NAMES
    if "" in titles:
        raise FileProblem(name, sentence("column {number} has no name in the header", number=titles.index("") + 1))
    for number, title in enumerate(titles, start=1):
        if (problem := invisible(title)) is not None:
            raise FileProblem(sentence("{file}, header, column {number}", file=name, number=number), problem)
    return tuple(titles)


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


def _from_excel(name: str, content: bytes, wanted: str | None) -> Table:
    found = read_sheet(name, content, wanted)
    if not found.rows:
        raise FileProblem(name, sentence("sheet {sheet} is empty", sheet=quoted(found.name)))
    header = _header(name, found.rows[0][1])
    lines = [line for line, _ in found.rows[1:]]
    rows = [row for _, row in found.rows[1:]]
    return Table(
        source=name,
        sha256=hashlib.sha256(content).hexdigest(),
        header=header,
        columns=_columns(name, header, rows, lambda row: _row_name(row, lines, found.name)),
        lines=lines,
        encoding="utf-8",
        separator=",",
        decimal=".",
        sheets=found.names,
        sheet=found.name,
        told=found.told,
    )
