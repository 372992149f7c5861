"""CSV as Excel and R read it: UTF-8 with a byte order mark, texts as they are, formulas defused."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence

Value = str | int | float | None
_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def written(titles: Sequence[str], rows: Iterable[Sequence[Value]], notes: Iterable[str] = ()) -> bytes:
    """A file that Excel and R read: titles, rows, then the notes below an empty line. Numbers carry a point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_cell(title) for title in titles])
    writer.writerows([_cell(value) for value in row] for row in rows)
    said = [note for note in notes if note]
    if said:
        writer.writerow([])
        writer.writerows([_cell(note)] for note in said)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def tables_written(tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Tables below each other, each under its title; one alone without it."""
    found = list(tables)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for place, (name, titles, rows) in enumerate(found):
        if place:
            writer.writerow([])
        if len(found) > 1:
            writer.writerow([_cell(name)])
        writer.writerow([_cell(title) for title in titles])
        writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    """A number as it is, empty for none; a text that a spreadsheet would take for a formula gets an apostrophe."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_BEGIN_FORMULAS) else value
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def with_notes(data: bytes, notes: Sequence[str]) -> bytes:
    """A CSV with lines of words after its rows: where the values are from."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    if notes:
        writer.writerow([])
        writer.writerows([_cell(note)] for note in notes)
    return data + text.getvalue().encode("utf-8")
