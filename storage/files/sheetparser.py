"""The rows of one sheet of a workbook out of its XML: what Excel stored last, and whether a formula made it.

openpyxl opens the workbook and knows its strings, styles and dates; its own reader of cells tells no formula from an
empty cell, and is slow for texts that stand in the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from models.laboratory.results import Mark
from models.laboratory.rows import Merged

Cell = tuple[int, Any, int, Mark | None]
"""Column from 1, value, style, and what else is known of it."""
_COORDINATE = re.compile(r"([A-Z]{1,3})([0-9]{1,10})\Z")
_MOST_MERGED = 20_000
_AFTER_MERGED = frozenset(
    ("conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins", "drawing", "legacyDrawing", "extLst")
)


def parsed_rows(source: Any, reader: Any, merged: list[Merged]) -> Iterator[tuple[int, list[Cell], bool]]:
    """The rows of a sheet by their numbers, their cells that are not empty, and whether Excel hides them.

    What is merged is added to ``merged``; nothing else that a sheet holds is kept. Raises ValueError, and what XML
    parsers raise, for a sheet that is damaged; a row whose cells are of another one has the number 0.
    """
    from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG
    from openpyxl.xml.functions import iterparse

    cells = _Cells(reader)
    counter = 0
    for _, element in iterparse(source):
        if element.tag == ROW_TAG:
            counter = int(element.get("r") or counter + 1)
            own = list(cells.of(element, counter))
            yield counter, own, element.get("hidden") in ("1", "true")
            element.clear()
        elif element.tag == MERGE_TAG:
            merged += [area for one in element if (area := _area(one.get("ref") or "")) is not None][:_MOST_MERGED]
            return
        elif element.tag.rpartition("}")[2] in _AFTER_MERGED:
            return


class MisplacedError(ValueError):
    """A cell that says it stands in another row."""


class _Cells:
    """The cells of rows, by the strings, styles and dates of their workbook."""

    def __init__(self, reader: Any) -> None:
        book = reader.wb
        self._strings, self._epoch = reader.shared_strings, book.epoch
        self._dates, self._spans = book._date_formats, book._timedelta_formats
        self._columns: dict[str, int] = {}

    def of(self, row: Any, number: int) -> Iterator[Cell]:
        from openpyxl.worksheet._reader import CELL_TAG, FORMULA_TAG, INLINE_STRING, VALUE_TAG

        column = 0
        for element in row:
            if element.tag != CELL_TAG:
                continue
            column = self._column(element.get("r"), number, column)
            text, formula = None, False
            for child in element:
                if child.tag == VALUE_TAG:
                    text = child.text
                elif child.tag == FORMULA_TAG:
                    formula = True
                elif child.tag == INLINE_STRING:
                    text = _inline(child)
            if text is None and not formula:
                continue
            style = int(element.get("s") or 0)
            value = None if text is None else self._value(text, element.get("t") or "n", style)
            if isinstance(value, str) and not formula and not value.strip():
                continue
            yield column, value, style, (Mark.NO_RESULT if value is None else Mark.FORMULA) if formula else None

    def _column(self, coordinate: str | None, number: int, last: int) -> int:
        if coordinate is None:
            return last + 1
        found = _COORDINATE.match(coordinate)
        if found is None or int(found[2]) != number:
            raise MisplacedError(coordinate)
        column = self._columns.get(found[1])
        if column is None:
            column = 0
            for letter in found[1]:
                column = column * 26 + ord(letter) - 64
            self._columns[found[1]] = column
        return column

    def _value(self, text: str, kind: str, style: int) -> Any:
        from openpyxl.utils.datetime import from_excel, from_ISO8601

        if kind == "n":
            number = float(text) if "." in text or "e" in text or "E" in text else int(text)
            if style not in self._dates:
                return number
            try:
                return from_excel(number, self._epoch, timedelta=style in self._spans)
            except (OverflowError, ValueError):
                return number
        if kind == "s":
            return self._strings[int(text)]
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            return from_ISO8601(text)
        return text


def _inline(element: Any) -> str:
    """The text of a cell that holds it itself, without the readings that stand above Chinese and Japanese signs."""
    parts = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [part.text or "" for part in child if part.tag.rpartition("}")[2] == "t"]
    return "".join(parts)


def _area(ref: str) -> Merged | None:
    from openpyxl.utils import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(ref)
    except (ValueError, TypeError):
        return None
    return None if None in (left, top, right, bottom) else (top, left - 1, bottom, right - 1)
