"""The table of a page of HTML, which web programs name .xls: cells as text, spans as merged cells; nothing is run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from models.laboratory.rows import Merged, Row, filled
from models.words import Sentence, sentence
from storage.files.cells import MOST_COLUMNS, MOST_ROWS, too_large
from storage.files.encodings import ENCODINGS, decoded
from storage.problems import FileProblem

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_CODECS = {
    "gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8", "big5": "cp950", "iso-8859-1": "cp1252",
    "windows-1252": "cp1252", "shift_jis": "cp932", "euc-kr": "cp949",
}  # fmt: skip
_MOST_SPAN = 200
_MOST_CELLS = 300_000  # a page is read ten times slower than a text
# What a tag means for the text of a cell: a raised or struck digit is not one more digit of a number.
_WRITTEN = {"br": "\n", "sup": "^", "sub": "_", "s": "~", "strike": "~", "del": "~"}
SEVERAL = "The page holds {count} tables; the one with the most cells was read."


def read_html(
    name: str, content: bytes, encoding: str | None
) -> tuple[list[Row], str, str, tuple[Merged, ...], tuple[Sentence, ...]]:
    """Rows, encoding, what the page calls it, merged cells and what was remarkable. Raises FileProblem."""
    called = ""
    if encoding is None and (said := _CHARSET.search(content[:4096])) is not None:
        charset = said[1].decode("ascii").lower()
        codec = _CODECS.get(charset, charset)
        encoding, called = (codec, charset.upper()) if codec in ENCODINGS else (None, "")
    text, encoding = decoded(name, content, encoding)
    parser = _Tables(name)
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if any(filled(row) for row in table.rows)]
    if not tables:
        raise FileProblem(name, Sentence("a page of HTML without a table"))
    best = max(tables, key=lambda table: sum(filled(row) for row in table.rows))
    told = [Sentence("The file is a page of HTML.")]
    if len(tables) > 1:
        told.append(sentence(SEVERAL, count=len(tables)))
    rows = [Row(line, cells) for line, cells in enumerate(best.rows, start=1) if filled(cells)]
    return rows, encoding, called, tuple(best.merged), tuple(told)


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    waiting: dict[tuple[int, int], str] = field(default_factory=dict)  # cells that a span from above takes


class _Tables(HTMLParser):
    """All tables of a page, the inner ones beside the outer ones."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._name = name
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._cells = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "table":
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
            if len(self.tables) > _MOST_SPAN:
                raise FileProblem(self._name, too_large())
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cell = []
        elif tag in _WRITTEN and self._cell is not None:
            self._cell.append(_WRITTEN[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        text, self._cell = "".join(self._cell).strip(), None
        table = self._open[-1]
        row, line = table.rows[-1], len(table.rows)
        while (line, len(row)) in table.waiting:
            row.append(table.waiting.pop((line, len(row))))
        down, across = self._spans
        left = len(row)
        self._cells += across
        if self._cells > _MOST_CELLS:
            raise FileProblem(self._name, sentence("a page of more than {most} cells is not read", most=_MOST_CELLS))
        if left + across > MOST_COLUMNS or line > MOST_ROWS:
            raise FileProblem(self._name, too_large())
        row.extend([text, *[""] * (across - 1)])
        if down > 1 or across > 1:
            table.merged.append((line, left, line + down - 1, left + across - 1))
            for below in range(1, down):
                table.waiting.update({(line + below, left + column): "" for column in range(across)})


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.strip().isdecimal() and int(text) > 0 else 1
