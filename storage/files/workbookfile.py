"""One sheet of an Excel workbook as rows of text: what is really there, whatever the workbook states about itself.

What a small file can ask for is looked at before anything is parsed: sizes and ratios of the archive, number of tags,
declarations of entities. Rows and columns are read by their numbers, so that a gap costs nothing.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from models.words import Sentence, sentence
from storage.files.cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, THOUSANDS, few, quoted, shown, too_large
from storage.problems import FileProblem, StoreProblem

OLE = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS, _LARGEST_PART, _LARGEST_FRAME = 5_000, 120_000_000, 2_000_000
_HIGHEST_RATIO, _RATIO_FROM = 200, 2_000_000
_MOST_TAGS = 6 * MOST_CELLS
_CHUNK = 1 << 18
_LAST_ROW = 1_048_576
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STATED = re.compile(
    rb'<(?:\w+:)?dimension\b[^>]*?\bref="\$?([A-Z]{1,3})\$?([0-9]{1,9})(?::\$?([A-Z]{1,3})\$?([0-9]{1,9}))?"'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that are not blank, with their numbers. ``names`` are the sheets of the workbook with cells.

    ``told`` is what a reader should know of it. Every row has one cell for each of the header, or more.
    """

    names: tuple[str, ...]
    name: str
    rows: Sequence[tuple[int, list[str]]]
    told: tuple[Sentence, ...] = ()


def read_sheet(name: str, content: bytes, wanted: str | None) -> Sheet:
    """The sheet that is wanted, or the first one with cells. Raises FileProblem."""
    with opened_workbook(name, content) as book:
        return book.sheet(wanted)


@contextmanager
def opened_workbook(name: str, content: bytes) -> Iterator[Workbook]:
    """A workbook to be read. Whatever is raised inside by a damaged file is raised as a FileProblem."""
    if content.startswith(OLE):
        raise FileProblem(name, _LOCKED if _PASSWORD in content else _OLD)
    try:
        with _Archive(name, content) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on what it leaves out: charts, rules, extensions
            yield Workbook(name, archive)
    except (FileProblem, StoreProblem):  # the second is of whoever wants no more of it
        raise
    except Exception as fault:  # whatever zip and XML parsers raise on a damaged file is told in words
        raise FileProblem(name, _DAMAGED) from fault


_DAMAGED = Sentence("the file is not an Excel workbook, or it is damaged; open it in Excel and save it anew")
_LOCKED = Sentence("the workbook is locked by a password; take the password off in Excel and save it anew")
_OLD = Sentence("this is an older Excel file; save it anew as .xlsx or CSV")
_ODD = Sentence("the workbook is compressed in a way that Excel does not use; open it in Excel and save it anew")


class _Archive(ZipFile):
    """The parts of a workbook, each looked at before it is opened for the first time, at the speed of unpacking it.

    ``largest``: what a part may unpack to; the frame of a workbook, which is parsed as a whole, is small.
    """

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self.name, self.largest = name, _LARGEST_FRAME
        self._looked_at: dict[str, bytes] = {}
        if len(self.infolist()) > _MOST_PARTS:
            many = sentence(
                "the workbook has {count} parts; {most} are the most", count=len(self.infolist()), most=_MOST_PARTS
            )
            raise FileProblem(name, many)

    def open(self, name: Any, *more: Any, **settings: Any) -> Any:
        part = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if part.filename not in self._looked_at:
            self._looked_at[part.filename] = self._look_at(part)
        return super().open(name, *more, **settings)

    def head(self, part: ZipInfo) -> bytes:
        """The first bytes of a part that was opened."""
        return self._looked_at[part.filename]

    def _look_at(self, part: ZipInfo) -> bytes:
        if part.flag_bits & 1:
            raise FileProblem(self.name, _LOCKED)
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise FileProblem(self.name, _ODD)
        ratio = part.file_size // max(1, part.compress_size)
        if part.file_size > self.largest:
            raise self._refusal(part, sentence("it unpacks to {size} MB", size=part.file_size // 1_000_000))
        if part.file_size > _RATIO_FROM and ratio > _HIGHEST_RATIO:
            raise self._refusal(part, sentence("it unpacks to {times} times its size", times=ratio))
        cells, rows, tags, tail, head = 0, 0, 0, b"", b""
        with super().open(part) as source:
            while chunk := source.read(_CHUNK):
                head = head or chunk
                plain = chunk.replace(b"\0", b"") if b"\0" in chunk else chunk
                cells += sum(plain.count(tag) for tag in _CELL_TAGS)
                rows += plain.count(b"row ") + plain.count(b"row>")
                here = plain.count(b"<")
                tags += here
                if len(chunk) == _CHUNK and not here:
                    raise self._refusal(part, Sentence("a text in it is longer than a cell can be"))
                if cells > MOST_CELLS or rows > 2 * MOST_ROWS + _SLACK or tags > _MOST_TAGS:
                    raise self._refusal(part, too_large())
                if _DECLARES.search(tail + plain):
                    raise self._refusal(part, Sentence("it declares entities, which no workbook needs"))
                tail = plain[-10:]
        return head

    def _refusal(self, part: ZipInfo, why: Sentence) -> FileProblem:
        said = sentence(
            "the part {part} of the workbook is not read: {why}. Keep the table alone in a workbook or a CSV",
            part=quoted(part.filename), why=why,
        )  # fmt: skip
        return FileProblem(self.name, said)


_CELL_TAGS = (b"<c ", b"<c>", b"<c/", b":c ", b":c>")
_SLACK = 1_000


class Workbook:
    """The frame of a workbook, and the sheets that it names."""

    def __init__(self, name: str, archive: _Archive) -> None:
        from openpyxl.reader.excel import ExcelReader
        from openpyxl.styles.stylesheet import apply_stylesheet

        self._name, self._archive = name, archive
        self._reader = ExcelReader(archive.fp, read_only=True, data_only=True, keep_links=False)
        self._reader.archive = archive
        self._reader.read_manifest()
        self._reader.read_workbook()
        apply_stylesheet(archive, self._reader.wb)
        parts = {part.filename: part for part in archive.infolist()}
        self._sheets = {
            sheet.name: (parts[relation.target], sheet.state)
            for sheet, relation in self._reader.parser.find_sheets()
            if relation.target in parts and relation.Type.endswith("/worksheet")
        }
        if not self._sheets:
            raise FileProblem(name, Sentence("the workbook has no sheet with cells"))
        archive.largest = _LARGEST_PART
        self._reader.read_strings()

    @property
    def reader(self) -> Any:
        """openpyxl's reader, whose ``wb`` has styles and formats."""
        return self._reader

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets with cells, in the order of the workbook."""
        return tuple(self._sheets)

    def cells(self, sheet: str) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """The rows of a sheet with their numbers, each cell as openpyxl tells it: row, column, value, style …"""
        part, _ = self._sheets[sheet]
        with self._archive.open(part) as source:
            yield from _parsed(source, self._reader)

    def sheet(self, wanted: str | None) -> Sheet:
        names = self.names
        if wanted is not None and wanted not in self._sheets:
            said = sentence(
                "there is no sheet {sheet}; the sheets are {sheets}", sheet=quoted(wanted), sheets=few(names)
            )
            raise FileProblem(self._name, said)
        shown_first = sorted(names, key=lambda one: self._sheets[one][1] != "visible")
        looked = [wanted] if wanted is not None else shown_first
        found = (self._read(names, one) for one in looked)
        return next((sheet for sheet in found if sheet.rows), Sheet(names, looked[0], ()))

    def _read(self, names: tuple[str, ...], sheet: str) -> Sheet:
        part, _ = self._sheets[sheet]
        collected = _Rows(self._name, sheet)
        for number, cells in self.cells(sheet):
            collected.add(number, cells)
        return Sheet(names, sheet, collected.rows, tuple(_beyond(self._archive.head(part), collected)))


def _parsed(source: Any, reader: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows of a sheet by their numbers, their cells by their columns; nothing of what else a sheet holds."""
    from openpyxl.worksheet._reader import DATA_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
    from openpyxl.xml.functions import iterparse

    class Parser(WorkSheetParser):  # type: ignore[misc]
        """Tells a formula without a stored result from an empty cell."""

        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            if cell["value"] is None and element.find(FORMULA_TAG) is not None:
                cell["value"] = NO_RESULT
            return cell

    book = reader.wb
    parser = Parser(
        source,
        reader.shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    for _, element in iterparse(source):
        if element.tag == ROW_TAG:
            yield parser.parse_row(element)
            element.clear()
        elif element.tag == DATA_TAG:
            return


NO_RESULT = object()
"""The value of a formula whose result was never saved."""


@dataclass(slots=True)
class _Rows:
    """Rows as they are collected; the first that is not blank is the header and says how wide the others are."""

    source: str
    sheet: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    width: int = 0
    last_row: int = 0
    last_column: int = 0
    _seen: int = 0

    def add(self, number: int, cells: Sequence[dict[str, Any]]) -> None:
        filled = [cell for cell in cells if not _is_blank(cell["value"])]
        if number > _LAST_ROW:
            raise FileProblem(self._row(number), Sentence("a sheet has no such row; its last one is 1,048,576"))
        if number <= self._seen:
            raise FileProblem(self._row(number), _WRONG_NUMBER)
        self._seen = number
        if not filled:
            return
        self._check(number, filled)
        values = {cell["column"]: _cell_text(cell["value"]) for cell in filled}
        self.last_row, self.last_column = number, max(self.last_column, *values)
        if not self.width:
            self.width = max(values)
        width = max(values)
        if width > self.width:
            raise FileProblem(
                self._row(number), sentence("{count} cells; the header has {width}", count=width, width=self.width)
            )
        self.rows.append((number, [values.get(column, "") for column in range(1, self.width + 1)]))
        if len(self.rows) > MOST_ROWS or len(self.rows) * self.width > MOST_CELLS:
            raise FileProblem(self.source, too_large())

    def _check(self, number: int, filled: Sequence[dict[str, Any]]) -> None:
        from openpyxl.utils import get_column_letter

        columns = [cell["column"] for cell in filled]
        if max(columns) > MOST_COLUMNS:
            raise FileProblem(
                self._row(number),
                sentence(
                    "there is a cell in column {column}; {most} columns are the most",
                    column=get_column_letter(min(max(columns), 18_278)),
                    most=f"{MOST_COLUMNS:,}",
                ),
            )
        if len(set(columns)) < len(columns) or any(cell["row"] != number for cell in filled):
            raise FileProblem(self._row(number), _WRONG_NUMBER)
        for cell in filled:
            if cell["value"] is NO_RESULT:
                raise FileProblem(
                    sentence(
                        "{file}, sheet {sheet}, cell {cell}",
                        file=self.source,
                        sheet=quoted(self.sheet),
                        cell=f"{get_column_letter(cell['column'])}{number}",
                    ),
                    Sentence(
                        "a formula stands here whose result was never saved; open the workbook in Excel and save it"
                    ),
                )

    def _row(self, number: int) -> Sentence:
        return sentence(
            "{file}, row {row} of sheet {sheet}", file=self.source, row=shown(str(number)), sheet=quoted(self.sheet)
        )


_WRONG_NUMBER = Sentence("the workbook is damaged: its rows or cells are not numbered as a sheet numbers them")


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _beyond(head: bytes, rows: _Rows) -> Iterator[Sentence]:
    """Whether cells were found outside of the range that the sheet states."""
    from openpyxl.utils import column_index_from_string, get_column_letter

    stated = _STATED.search(head)
    if stated is None or not rows.rows:
        return
    first_column, first_row, column, row = (part.decode() if part else "" for part in stated.groups())
    if rows.last_row > int(row or first_row) or rows.last_column > column_index_from_string(column or first_column):
        yield sentence(
            "The workbook states the range {stated}; everything up to {last} was read.",
            stated=f"{first_column}{first_row}:{column or first_column}{row or first_row}",
            last=f"{get_column_letter(rows.last_column)}{rows.last_row}",
        )


def _cell_text(value: Any) -> str:
    """A cell as one would type it: 12 for 12.0, true for a yes, an ISO date for a date.

    A number of three decimals gets a fourth, as 1.250 could be read as thousands; a text that looks so gets the
    apostrophe of a spreadsheet, so that nobody takes it for a number.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return f"{text}0" if THOUSANDS.match(text) else text
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and THOUSANDS.match(text.strip()) else text
