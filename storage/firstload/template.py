"""The template of the first load: a workbook with its sheets, columns, explanations and lists, byte for byte the same
whenever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.firstload.sheets import Column, Form, SheetPlan, sheets
from storage.firstload.words import VOCABULARY, described, guide, meanings, sheet_words
from storage.wholefile import write_whole

FIRST_ROW, LAST_ROW = 3, 100_000  # of the rows that are filled in
_YES_NO = ("yes", "no")
_FORMATS = {Form.DATE: "yyyy-mm-dd", Form.TIME: "hh:mm", Form.WHOLE: "0", Form.NUMBER: "General"}
_FORMATS |= {Form.MILLIMETRES: "General", Form.SETTING: "General"}
_TEXT = "@"
_FIXED = datetime(2000, 1, 1)
_FIXED_ZIP = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_HEAD, _SAID = "DDE3EE", "F2F4F7"


def write_template(path: Path, language: str) -> None:
    """Write the template. Raises StoreProblem, the old file untouched."""
    write_whole(path, packed(template_book(language)))


def template_book(language: str) -> Any:
    """The template as openpyxl's workbook, its rows still empty."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Hepatrack"
    book.properties.created = _FIXED
    book.remove(book.active)
    _write_guide(book, language)
    lists = _Lists()
    for plan in sheets():
        _write_sheet(book.create_sheet(plan.name), plan, language, lists)
    lists.write(book.create_sheet(VOCABULARY))
    return book


def put(page: Any, row: int, column: int, value: Any) -> Any:
    """Write a value; a text stays a text, whatever it begins with."""
    cell = page.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type, cell.number_format, cell.quotePrefix = "s", _TEXT, True
    return cell


def packed(book: Any) -> bytes:
    """The workbook as a file, the same for the same cells: no time of writing in it."""
    made, again = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            part = zipfile.ZipInfo(name, _FIXED_ZIP)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            other.writestr(part, content)
    return again.getvalue()


def _write_sheet(page: Any, plan: SheetPlan, language: str, lists: _Lists) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(plan.columns, start=1):
        letter = get_column_letter(number)
        said = described(plan, column, language)
        head, below = put(page, 1, number, column.title), put(page, 2, number, said)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
        below.fill, below.alignment = PatternFill("solid", fgColor=_SAID), Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[letter].width = max(14, min(30, len(said) // 2 + 4))
        page.column_dimensions[letter].number_format = _FORMATS.get(column.form, _TEXT)
        if words := _offered(column):
            rule = DataValidation("list", formula1=lists.place(words), allow_blank=True)
            rule.showErrorMessage = not column.open
            rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
            page.add_data_validation(rule)
    page.row_dimensions[2].height = 62
    page.freeze_panes = f"B{FIRST_ROW}"


def _offered(column: Column) -> tuple[str, ...]:
    return _YES_NO if column.form is Form.YES_NO else column.words


class _Lists:
    """The vocabularies, each once, in columns of a sheet of their own: a list in a cell may not be long."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], str] = {}

    def place(self, words: tuple[str, ...]) -> str:
        from openpyxl.utils import get_column_letter

        letter = self._columns.setdefault(words, get_column_letter(len(self._columns) + 1))
        return f"{VOCABULARY}!${letter}$1:${letter}${len(words)}"

    def write(self, page: Any) -> None:
        for number, words in enumerate(self._columns, start=1):
            for row, word in enumerate(words, start=1):
                put(page, row, number, word)
            page.column_dimensions[page.cell(1, number).column_letter].width = 22


def _write_guide(book: Any, language: str) -> None:
    from openpyxl.styles import Alignment, Font

    title, lines = guide(language)
    page = book.create_sheet(title)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 100
    row = 0
    for row, line in enumerate(lines, start=1):
        if line:
            put(page, row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
            page.row_dimensions[row].height = 16 if len(line) < 70 else 32
    for heading in (1, row):
        page.cell(heading, 1).font = Font(bold=True, size=14 if heading == 1 else 11)
    for pair in (*((plan.name, sheet_words(plan, language)) for plan in sheets()), *_meanings(language)):
        row += 1
        for column, words in enumerate(pair, start=1):
            if words:
                put(page, row, column, words).alignment = Alignment(wrap_text=True, vertical="top")


def _meanings(language: str) -> Iterator[tuple[str, str]]:
    if found := meanings(language):
        yield "", ""
        yield from found.items()
