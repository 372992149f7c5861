"""A table from a CSV or an Excel file as columns of text; how it was read is found out, told, and can be set."""

from __future__ import annotations

import codecs
import contextlib
import csv
import hashlib
import io
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from models.words import Sentence, listed, sentence
from storage.problems import FileProblem

SEPARATORS = {",": Sentence("comma"), ";": Sentence("semicolon"), "\t": Sentence("tab"), "|": Sentence("bar")}
DECIMALS = {".": Sentence("point"), ",": Sentence("comma")}
ENCODINGS = {
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
}
LARGEST_BYTES = 200_000_000
_EXCEL = (".xlsx", ".xlsm")
_LOOKED_AT = 200
_NAMED = 12
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}\Z")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+\Z")
_DECIMAL_POINT = re.compile(r"[+-]?[0-9]+\.[0-9]+\Z")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Table:
    """Columns of text under a header, every cell without blanks around it; an empty cell is ``""``.

    ``lines`` is the line of the file, or the row of the sheet, of each row. ``sheets`` are those of an Excel file.
    """

    source: str
    sha256: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: Sequence[int]
    encoding: str
    separator: str
    decimal: str
    sheets: tuple[str, ...] = ()
    sheet: str = ""

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

    def column(self, title: str) -> tuple[str, ...]:
        return self.columns[self.header.index(title)]

    def numbers(self, title: str) -> tuple[str, ...]:
        """A column with decimal points in place of the table's decimal mark; a foreign mark stays a fault."""
        cells = self.column(title)
        if self.decimal == ".":
            return cells
        return tuple(cell.replace(",", ".") if _DECIMAL_COMMA.match(cell) else _spoilt(cell) for cell in cells)

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


def quoted(name: str) -> str:
    """A name out of a file, so that a screen does not take it for a word that it can translate."""
    return f'"{name}"'


def few(names: Sequence[str]) -> Sentence:
    """The first names of a list that may be long."""
    first = [quoted(name) for name in names[:_NAMED]] or ["–"]
    return listed(first if len(names) <= _NAMED else [*first, "…"])


def _spoilt(cell: str) -> str:
    """A cell with a point where commas are the decimal mark: not a number."""
    return f"\N{REPLACEMENT CHARACTER}{cell}" if "." in cell else cell


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
) -> Table:
    """A table with what was found out about it; what is given is taken as given. Raises FileProblem."""
    content = _content(path)
    if path.suffix.lower() in _EXCEL:
        return _from_excel(path.name, content, sheet)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileProblem(
            path.name, Sentence("this is not a CSV; an Excel file ends in .xlsx (save an older one anew as .xlsx)")
        )
    encoding = encoding or _found_encoding(path.name, content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise FileProblem(
            path.name, sentence("the file is not a text in {encoding}", encoding=ENCODINGS.get(encoding, encoding))
        ) from None
    text = text.removeprefix("\ufeff")
    separator = separator or _found_separator(text)
    header, lines, rows = _cells(path.name, text, separator)
    columns = _columns(path.name, header, rows, lambda row: _row_name(row, lines, ""))
    return Table(
        source=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        header=header,
        columns=columns,
        lines=lines,
        encoding=encoding,
        separator=separator,
        decimal=decimal or _found_decimal(columns, separator),
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise FileProblem(path.name, sentence("the file is larger than {size} MB", size=LARGEST_BYTES // 1_000_000))
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(path.name, Sentence("there is no such file")) from None
    except OSError as problem:
        raise FileProblem(path.name, sentence("the file cannot be read ({reason})", reason=problem.strerror)) from None
    if not content.strip():
        raise FileProblem(path.name, Sentence("the file is empty"))
    return content


def _found_encoding(name: str, content: bytes) -> str:
    """By byte order mark, by the zero bytes of UTF-16, as UTF-8 if it is that without a fault, else GB18030."""
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = content[:4096]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise FileProblem(name, Sentence("the file is not a text in UTF-8, UTF-16 or GB18030"))


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


def _found_decimal(columns: Iterable[Sequence[str]], separator: str) -> str:
    """A comma where more numbers have one than a point, and not all of them could be thousands ("1,250")."""
    if separator == ",":
        return "."
    heads = [cell for column in columns for cell in column[:_LOOKED_AT]]
    with_comma = [cell for cell in heads if _DECIMAL_COMMA.match(cell)]
    commas = len(with_comma) if not all(map(THOUSANDS.match, with_comma)) else 0
    points = sum(_DECIMAL_POINT.match(cell) is not None for cell in heads)
    return "," if commas > points else "."


def _cells(name: str, text: str, separator: str) -> tuple[tuple[str, ...], list[int], list[list[str]]]:
    """The header, and every row that is not blank with the line of the file on which it ends."""
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
    return _header(name, rows[0]), lines[1:], rows[1:]


def _header(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    titles = [cell.strip() for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    if twice := sorted({title for title in titles if title and titles.count(title) > 1}):
        raise FileProblem(name, sentence("the header has {columns} more than once", columns=few(twice)))
    if "" in titles:
        raise FileProblem(name, sentence("column {number} has no name in the header", number=titles.index("") + 1))
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


# Excel


def _from_excel(name: str, content: bytes, wanted: str | None) -> Table:
    sheets, sheet, found = _sheet(name, content, wanted)
    if not found:
        raise FileProblem(name, sentence("sheet {sheet} is empty", sheet=quoted(sheet)))
    header = _header(name, found[0][1])
    lines = [line for line, _ in found[1:]]
    rows = [row for _, row in found[1:]]
    return Table(
        source=name,
        sha256=hashlib.sha256(content).hexdigest(),
        header=header,
        columns=_columns(name, header, rows, lambda row: _row_name(row, lines, sheet)),
        lines=lines,
        encoding="utf-8",
        separator=",",
        decimal=".",
        sheets=sheets,
        sheet=sheet,
    )


def _sheet(name: str, content: bytes, wanted: str | None) -> tuple[tuple[str, ...], str, list[tuple[int, list[str]]]]:
    """The names of the sheets, the one that is read, and its rows that are not blank with their numbers."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    # what openpyxl and the parsers under it raise on a damaged or a locked file
    broken = (InvalidFileException, BadZipFile, zlib.error, KeyError, ValueError, TypeError, OSError, SyntaxError)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        with contextlib.closing(book):
            sheets = tuple(book.sheetnames)
            sheet = wanted or sheets[0]
            if sheet not in sheets:
                raise FileProblem(
                    name,
                    sentence(
                        "there is no sheet {sheet}; the sheets are {sheets}", sheet=quoted(sheet), sheets=few(sheets)
                    ),
                )
            found = [
                (line, [_cell_text(value) for value in row])
                for line, row in enumerate(book[sheet].iter_rows(values_only=True), start=1)
                if any(value is not None and value != "" for value in row)
            ]
    except broken:
        raise FileProblem(name, Sentence("the file is not an Excel file, or it is locked by a password")) from None
    return sheets, sheet, found


def _cell_text(value: Any) -> str:
    """A cell as one would type it: 12 for 12.0, true for a yes, an ISO date for a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
