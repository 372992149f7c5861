"""The one writer of tables as text: CSV that Excel, LibreOffice, WPS and R read, and rows for the clipboard.

UTF-8 with a byte order mark. Texts stand in quotes, always; numbers do not, and carry a point. A text that a
spreadsheet would run as a formula gets an apostrophe before it: where it begins with one of ``FORMULA_SIGNS`` (behind
spaces and what is not seen, too), and behind every semicolon, tab or line end within it, since a spreadsheet that parts
cells there takes the rest for a cell of its own, quotes or not. What has an apostrophe in such a place already gets
another one, so that ``plain`` gives every text back as it was; the readers of tables call it. A text that is a plain
number, such as ``-12.5``, is no formula and stays as it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

Value = str | int | float | None
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫−"
_SKIPPED = " \u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\x0b\x0c\x85\u2028\u2029"  # not seen before a sign
_PLACE = r"(?:\A|(?<=[;；\t\r\n]))"
_BEGINS = rf"(?=[{_SKIPPED}]*[{re.escape(FORMULA_SIGNS)}])"
_ARMED = re.compile(rf"{_PLACE}('*){_BEGINS}")
_DEFUSED = re.compile(rf"{_PLACE}'('*){_BEGINS}")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_MARK = b"\xef\xbb\xbf"


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula; ``plain`` undoes it."""
    return text if _NUMBER.fullmatch(text) else _ARMED.sub(r"'\1", text)


def plain(text: str) -> str:
    """The text that ``defused`` was given."""
    return _DEFUSED.sub(r"\1", text) if "'" in text else text


def written(titles: Sequence[str], rows: Iterable[Sequence[Value]], notes: Iterable[str] = ()) -> bytes:
    """A file of titles and rows, then the notes below an empty line."""
    return tables_written([("", titles, rows)]) + _noted(notes)


def tables_written(tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Tables below each other, each under its title; one alone without it."""
    found = list(tables)
    lines: list[str] = []
    for place, (name, titles, rows) in enumerate(found):
        if place:
            lines.append("")
        if len(found) > 1:
            lines.append(_line([name]))
        lines += [_line(titles), *map(_line, rows)]
    return _MARK + _joined(lines)


def with_notes(data: bytes, notes: Sequence[str]) -> bytes:
    """A CSV with lines of words after its rows: where the values are from."""
    return data + _noted(notes)


def parted_by_tabs(rows: Iterable[Sequence[Value]]) -> str:
    """Rows for the clipboard, as a spreadsheet takes them; tabs and line ends within a cell become spaces."""
    return "\n".join("\t".join(_pasted(value) for value in row) for row in rows)


def _pasted(value: Value) -> str:
    text = value if isinstance(value, str) else _number(value)
    text = re.sub(r"[\t\r\n]+", " ", text)
    return defused(text) if isinstance(value, str) else text


def _noted(notes: Iterable[str]) -> bytes:
    said = [_line([note]) for note in notes if note]
    return _joined(["", *said]) if said else b""


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _line(cells: Sequence[Value]) -> str:
    return ",".join(_quoted(cell) if isinstance(cell, str) else _number(cell) for cell in cells)


def _quoted(text: str) -> str:
    return '"{}"'.format(defused(text).replace('"', '""'))


def _number(value: float | None) -> str:
    """A number with a point, empty for none."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    return f"{value:.12g}" if isinstance(value, float) else str(value)
