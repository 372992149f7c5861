"""Any table as rows of cells with their lines: text, a workbook old or new, a page of HTML; by content, not by name.

Every reader of tables begins here. How the file was read is found out, told, and can be said otherwise.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.laboratory.rows import Merged, Row
from models.words import Sentence, sentence
from storage.csvfile import plain
from storage.files.cells import LARGEST_BYTES, MOST_CELLS, MOST_ROWS, too_large
from storage.files.encodings import decoded
from storage.problems import FileProblem, on_one_line

SEPARATORS = {
    ",": Sentence("comma"),
    ";": Sentence("semicolon"),
    "\t": Sentence("tab"),
    "|": Sentence("bar"),
    "，": Sentence("full-width comma"),
    "；": Sentence("full-width semicolon"),
}
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
TEXT, XLSX, XLS, HTML = "text", "xlsx", "xls", "html"
UNCLOSED = Sentence("a quote is not closed")
_LOOKED_AT, _MOST_UNCLOSED = 200, 50
_EXCEL = (".xlsx", ".xlsm")
_SAYS = re.compile(r'\ufeff?"?sep=(?P<mark>[^\r\n"])"?\s*\Z', re.IGNORECASE)
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?P<tag>!doctype\s+html|html|head|body|table|meta|style|\?xml|div)",
    re.IGNORECASE | re.DOTALL,
)
_NO_TABLE = (
    (b"%PDF", Sentence("a PDF, not a table")),
    (b"{\\rtf", Sentence("a text with formats (RTF), not a table")),
    (b"\x89PNG", Sentence("a picture, not a table")),
    (b"\xff\xd8\xff", Sentence("a picture, not a table")),
    (b"GIF8", Sentence("a picture, not a table")),
    (b"\x1f\x8b", Sentence("a packed file (gzip); unpack it first")),
    (b"7z\xbc\xaf", Sentence("a packed file (7z); unpack it first")),
    (b"Rar!", Sentence("a packed file (RAR); unpack it first")),
    (b"SQLite format 3", Sentence("a database, not a table")),
    (b"MIME-Version:", Sentence("a web page in one file (MHTML); open it in Excel and save it as .xlsx")),
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Grid:
    """Rows as they stand in the file, those that hold nothing left out. ``hidden_sheets`` are among ``sheets``.

    ``encoding`` is Python's name, ``charset`` what the file itself calls it or its byte order mark says.

    ``ragged``: a row may have more or fewer fields than the header, as only a text can.
    """

    source: str
    sha256: str
    form: str
    rows: Sequence[Row]
    encoding: str = "utf-8"
    charset: str = ""
    separator: str = ","
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    sheet: str = ""
    merged: tuple[Merged, ...] = ()
    told: tuple[Sentence, ...] = ()

    @property
    def ragged(self) -> bool:
        return self.form == TEXT


def content_of(path: Path, name: str) -> bytes:
    """The bytes of a file that is not too large and not empty. Raises FileProblem."""
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


def read_grid(
    path: Path, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
) -> Grid:
    """The rows of a table. Raises FileProblem, and Undecided where a person must say how the file is to be read."""
    name = on_one_line(path.name)
    return grid_of(name, content_of(path, name), encoding=encoding, separator=separator, sheet=sheet)


def grid_of(
    name: str,
    content: bytes,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> Grid:
    """The same for bytes; ``name`` is what sentences call them."""
    for begins, said in _NO_TABLE:
        if content.startswith(begins):
            raise FileProblem(name, said)
    if content.startswith((OLE, ZIP)) or (name.lower().endswith(_EXCEL) and _MARKUP.match(content) is None):
        return _of_workbook(name, content, sheet)
    if (found := _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf"))) is not None and b"<" in content:
        return _of_markup(name, content, encoding, is_xml=found["tag"].lower() == b"?xml")
    text, encoding = decoded(name, content, encoding)
    rows, separator, told = text_rows(name, text, separator)
    return Grid(
        source=name, sha256=hashlib.sha256(content).hexdigest(), form=TEXT, rows=rows, encoding=encoding,
        charset=_UTF_16.get(content[:2], ""), separator=separator, told=told,
    )  # fmt: skip


_UTF_16 = {codecs.BOM_UTF16_LE: "UTF-16 LE", codecs.BOM_UTF16_BE: "UTF-16 BE"}


def _of_workbook(name: str, content: bytes, wanted: str | None) -> Grid:
    if content.startswith(OLE):
        from storage.files.oldworkbook import read_old_sheet

        form, found = XLS, read_old_sheet(name, content, wanted)
    else:
        from storage.files.workbookfile import read_sheet

        form, found = XLSX, read_sheet(name, content, wanted)
    return Grid(
        source=name, sha256=hashlib.sha256(content).hexdigest(), form=form, rows=found.rows, sheets=found.names,
        hidden_sheets=found.hidden, sheet=found.name, merged=found.merged, told=found.told,
    )  # fmt: skip


def _of_markup(name: str, content: bytes, encoding: str | None, *, is_xml: bool) -> Grid:
    from storage.files.htmltable import read_html

    if is_xml and b"<table" not in content.lower():
        raise FileProblem(name, Sentence("an XML file, not a table; open it in Excel and save it as .xlsx"))
    rows, encoding, charset, merged, told = read_html(name, content, encoding)
    return Grid(
        source=name, sha256=hashlib.sha256(content).hexdigest(), form=HTML, rows=rows, encoding=encoding,
        charset=charset, merged=merged, told=told,
    )  # fmt: skip


# --- text -----------------------------------------------------------------------------------------------------------


def text_rows(name: str, text: str, separator: str | None) -> tuple[list[Row], str, tuple[Sentence, ...]]:
    """The rows of a text, the sign between its cells, and what was remarkable. Raises FileProblem."""
    lines = list(io.StringIO(text, newline=""))
    told: list[Sentence] = []
    first = 0
    if lines and (says := _SAYS.match(lines[0])) is not None:
        separator, first = separator or says["mark"], 1
        told.append(
            sentence("The first line of the file says that its cells are parted by {mark}.", mark=_named(separator))
        )
    separator = separator or found_separator(lines)
    if text.count(separator) > MOST_CELLS or len(lines) > 2 * MOST_ROWS + _LOOKED_AT:
        raise FileProblem(name, too_large())
    try:
        rows = list(_records(lines, first, separator))
    except csv.Error as problem:
        raise FileProblem(name, sentence("the file is not a CSV ({reason})", reason=problem)) from None
    if not rows:
        raise FileProblem(name, Sentence("the file is empty"))
    return rows, separator, tuple(told)


def _named(separator: str) -> Sentence | str:
    return SEPARATORS.get(separator, f'"{separator}"')


def _records(lines: list[str], first: int, separator: str) -> Iterator[Row]:
    """Every record that is not blank, by the line on which it begins.

    A quote that is never closed would swallow all lines after it: its line is marked, and reading goes on below it.
    """
    width = 0
    for _ in range(_MOST_UNCLOSED):
        reader = csv.reader(iter(lines[first:]) if first else iter(lines), delimiter=separator)
        begins = first
        for cells in reader:
            ends = first + reader.line_num
            if ends - begins > 1 or ends == len(lines):
                broken = _is_unclosed(lines, begins, ends, separator, width)
                if broken:
                    yield Row(begins + 1, lines[begins].rstrip("\r\n").split(separator), UNCLOSED)
                    break
            head = cells[0] if cells else ""
            if (head and not head.isspace()) or "".join(cells).strip():  # the first cell decides nearly always
                width = width or len(cells)
                yield Row(begins + 1, [plain(cell) for cell in cells])
            begins = ends
        else:
            return
        first = begins + 1
    raise csv.Error("many quotes are not closed")


def _is_unclosed(lines: list[str], begins: int, ends: int, separator: str, width: int) -> bool:
    """Whether a record of several lines ends within quotes, or holds a line that is a whole row by itself."""
    if ends == len(lines):
        try:
            list(csv.reader(lines[begins:ends], delimiter=separator, strict=True))
        except csv.Error as problem:
            if "unexpected end" in str(problem):
                return True
    return width > 2 and any(line.count(separator) == width - 1 for line in lines[begins + 1 : ends])


def found_separator(lines: Sequence[str]) -> str:
    """The sign that divides the first lines into the same number of cells, the larger number first.

    Where none does for all of them, the sign that does for most, so that lines above a table or below it do not count.
    """
    head = [line for line in lines[:_LOOKED_AT] if line.strip()]
    best, most, score = ",", 1, 0
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(head, delimiter=separator) if row)
        except csv.Error:
            continue
        width, count = max(
            ((wide, times) for wide, times in widths.items() if wide > 1), key=lambda one: one[::-1], default=(1, 0)
        )
        whole = len(widths) == 1
        rank = len(head) + 1 if whole and width > 1 else count
        if (rank, width) > (score, most):
            best, most, score = separator, width, rank
    return best
