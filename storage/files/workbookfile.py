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
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from models.laboratory.results import Mark
from models.laboratory.rows import Merged, Number, Row
from models.words import Sentence, sentence
from storage.files.cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, few, quoted, shown, too_large
from storage.files.sheetparser import Cell, MisplacedError, parsed_rows
from storage.problems import FileProblem, StoreProblem

PASSWORD = "EncryptedPackage".encode("utf-16-le")
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
    """The rows of a sheet that are not blank. ``names`` are the sheets of the workbook with cells, ``hidden`` those of
    them that Excel does not show; ``told`` is what a reader should know of it.
    """

    names: tuple[str, ...]
    name: str
    rows: Sequence[Row]
    told: tuple[Sentence, ...] = ()
    hidden: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()


def read_sheet(name: str, content: bytes, wanted: str | None) -> Sheet:
    """The sheet that is wanted, or the first one with cells. Raises FileProblem."""
    with opened_workbook(name, content) as book:
        return book.sheet(wanted)


@contextmanager
def opened_workbook(name: str, content: bytes) -> Iterator[Workbook]:
    """A workbook to be read. Whatever is raised inside by a damaged file is raised as a FileProblem."""
    try:
        with _Archive(name, content) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on what it leaves out: charts, rules, extensions
            yield Workbook(name, archive)
    except (FileProblem, StoreProblem):  # the second is of whoever wants no more of it
        raise
    except Exception as fault:  # whatever zip and XML parsers raise on a damaged file is told in words
        raise FileProblem(name, DAMAGED) from fault


DAMAGED = Sentence("the file is not an Excel workbook, or it is damaged; open it in Excel and save it anew")
LOCKED = Sentence("protected by a password; take the password off in Excel and save it anew")
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
            raise FileProblem(self.name, LOCKED)
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

    def cells(self, sheet: str, merged: list[Merged]) -> Iterator[tuple[int, list[Cell], bool]]:
        """Rows by their numbers, their cells, and whether they are hidden; what is merged goes to ``merged``."""
        part, _ = self._sheets[sheet]
        with self._archive.open(part) as source:
            try:
                yield from parsed_rows(source, self._reader, merged)
            except MisplacedError:
                raise FileProblem(self._name, _WRONG_NUMBER) from None

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
        collected = _Rows(self._name, sheet, _Formats(self._reader.wb))
        for number, cells, hidden in self.cells(sheet, collected.merged):
            collected.add(number, cells, hidden=hidden)
        unseen = tuple(one for one in names if self._sheets[one][1] != "visible")
        told = tuple(_beyond(self._archive.head(part), collected))
        return Sheet(names, sheet, collected.rows, told, unseen, tuple(collected.merged))


_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SHOWN = re.compile(r'"[^"]*[^\s"][^"]*"|\\[^\s-]|%')


def shows_more(shape: str) -> bool:
    """Whether a format of numbers shows a sign or words beside the number that is stored, or another number."""
    first = shape.partition(";")[0]
    return bool(_SHOWN.search(first)) or any(sign in _QUOTED.sub("", first) for sign in "<>%")


def shown_number(value: float) -> str:
    """A number as a workbook holds it, to 15 digits, without an exponent: 12 for 12.0."""
    text = f"{value:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text


def written_moment(value: datetime, shape: str) -> str:
    """A date as ISO writes it; with its time where there is one, or where the format shows one."""
    bare = value.time() == time(0) and not re.search("[hHsS]", _QUOTED.sub("", shape))
    return value.date().isoformat() if bare else value.isoformat(sep=" ")


class _Formats:
    """What the styles of a workbook say of its numbers, looked up once a style."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, tuple[str, bool]] = {}

    def of(self, style: int) -> tuple[str, bool]:
        """The format of numbers, and whether it shows more than is stored."""
        found = self._known.get(style)
        if found is None:
            shape = self._shape(style)
            found = self._known[style] = (shape, shows_more(shape))
        return found

    def _shape(self, style: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

        try:
            number = self._book._cell_styles[style].numFmtId
            if number < BUILTIN_FORMATS_MAX_SIZE:
                return str(BUILTIN_FORMATS.get(number, ""))
            return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
        except (IndexError, TypeError):
            return ""


@dataclass(slots=True)
class _Rows:
    """Rows as they are collected, those that are blank left out."""

    source: str
    sheet: str
    formats: _Formats
    rows: list[Row] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    _seen: int = 0

    def add(self, number: int, cells: Sequence[Cell], *, hidden: bool) -> None:
        """``cells`` are the column from 1, the value, the style and the mark of each that is not empty."""
        if number > _LAST_ROW:
            raise FileProblem(self._row(number), Sentence("a sheet has no such row; its last one is 1,048,576"))
        if number <= self._seen:
            raise FileProblem(self._row(number), _WRONG_NUMBER)
        self._seen = number
        if not cells:
            return
        width = max(cell[0] for cell in cells)
        self._check(number, cells, width)
        self.last_row, self.last_column = number, max(self.last_column, width)
        texts = [""] * width
        marks: dict[int, Mark] = {}
        for column, value, style, mark in cells:
            if type(value) is str:
                texts[column - 1] = value
            else:
                texts[column - 1], mark = self._cell(value, style, mark)
            if mark is not None:
                marks[column - 1] = mark
        self.rows.append(Row(number, texts, None, hidden, marks or None))
        self.cells += width
        if len(self.rows) > MOST_ROWS or self.cells > MOST_CELLS:
            raise FileProblem(self.source, too_large())

    def _cell(self, value: Any, style: int, mark: Mark | None) -> tuple[str, Mark | None]:
        """What is no text as one would read it, and what else is known of it."""
        if isinstance(value, bool):
            return ("true" if value else "false"), mark
        if value is None:
            return "", mark
        shape, more = self.formats.of(style)
        if isinstance(value, datetime):
            return written_moment(value, shape), mark or Mark.IS_DATE
        if isinstance(value, int | float):
            return Number(shown_number(value)), Mark.SHOWN_OTHERWISE if more else mark
        return str(value), mark or Mark.IS_DATE  # a time of day, or a span of time

    def _check(self, number: int, cells: Sequence[Cell], width: int) -> None:
        from openpyxl.utils import get_column_letter

        if width > MOST_COLUMNS:
            raise FileProblem(
                self._row(number),
                sentence(
                    "there is a cell in column {column}; {most} columns are the most",
                    column=get_column_letter(min(width, 18_278)),
                    most=f"{MOST_COLUMNS:,}",
                ),
            )
        if len({cell[0] for cell in cells}) < len(cells):
            raise FileProblem(self._row(number), _WRONG_NUMBER)

    def _row(self, number: int) -> Sentence:
        return sentence(
            "{file}, row {row} of sheet {sheet}", file=self.source, row=shown(str(number)), sheet=quoted(self.sheet)
        )


_WRONG_NUMBER = Sentence("the workbook is damaged: its rows or cells are not numbered as a sheet numbers them")


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
