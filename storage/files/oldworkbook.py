"""One sheet of a workbook of Excel 97 to 2003 as rows of text, by xlrd: its values, dates, errors and hidden rows."""

from __future__ import annotations

import io
from typing import Any

from models.laboratory.results import Mark
from models.laboratory.rows import Number, Row
from models.words import Sentence, sentence
from storage.files.cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, few, quoted, too_large, too_wide
from storage.files.workbookfile import DAMAGED, LOCKED, PASSWORD, Sheet, shown_number, shows_more, written_moment
from storage.problems import FileProblem

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read_old_sheet(name: str, content: bytes, wanted: str | None) -> Sheet:
    """The sheet that is wanted, or the first one with cells. Raises FileProblem."""
    import xlrd

    if PASSWORD in content:
        raise FileProblem(name, LOCKED)
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO(), ragged_rows=True
        )
        return _sheet(name, book, wanted)
    except FileProblem:
        raise
    except xlrd.XLRDError as fault:
        raise FileProblem(name, LOCKED if "encrypted" in str(fault) else DAMAGED) from fault
    except Exception as fault:  # whatever a damaged file makes it raise is told in words
        raise FileProblem(name, DAMAGED) from fault


def _sheet(name: str, book: Any, wanted: str | None) -> Sheet:
    names = tuple(book.sheet_names())
    if wanted is not None and wanted not in names:
        said = sentence("there is no sheet {sheet}; the sheets are {sheets}", sheet=quoted(wanted), sheets=few(names))
        raise FileProblem(name, said)
    if not names:
        raise FileProblem(name, Sentence("the workbook has no sheet with cells"))
    hidden = tuple(one for at, one in enumerate(names) if book._sheet_visibility[at])
    looked = [wanted] if wanted is not None else sorted(names, key=lambda one: one in hidden)
    for one in looked:
        sheet = book.sheet_by_name(one)
        if sheet.nrows > MOST_ROWS or sheet.nrows * max(1, sheet.ncols) > 4 * MOST_CELLS:
            raise FileProblem(name, too_large())
        if sheet.ncols > MOST_COLUMNS:
            raise FileProblem(name, too_wide(sheet.ncols))
        if rows := list(_rows(book, sheet)):
            merged = tuple((top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
            return Sheet(names, one, rows, hidden=hidden, merged=merged)
        book.unload_sheet(one)
    return Sheet(names, looked[0], ())


def _rows(book: Any, sheet: Any) -> Any:
    width = sheet.ncols
    for at in range(sheet.nrows):
        cells, marks = [], {}
        for column, cell in enumerate(sheet.row(at)):
            text, mark = _cell(book, cell)
            cells.append(text)
            if mark is not None:
                marks[column] = mark
        if any(cell and not cell.isspace() for cell in cells):
            info = sheet.rowinfo_map.get(at)
            cells += [""] * (width - len(cells))
            yield Row(at + 1, cells, hidden=bool(info is not None and info.hidden), marks=marks or None)


def _cell(book: Any, cell: Any) -> tuple[str, Mark | None]:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return "", None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return _ERRORS.get(cell.value, "#N/A"), None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("true" if cell.value else "false"), None
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cell.value, None
    shape = _format_of(book, cell)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = None if cell.value < 0 else xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            moment = None
        if moment is None:  # no day of the calendar of Excel
            return Number(shown_number(cell.value)), None
        return written_moment(moment, shape), Mark.IS_DATE
    return Number(shown_number(cell.value)), _shown_otherwise(shape)


def _format_of(book: Any, cell: Any) -> str:
    kind = book.format_map.get(book.xf_list[cell.xf_index].format_key) if cell.xf_index is not None else None
    return "" if kind is None else kind.format_str


def _shown_otherwise(shape: str) -> Mark | None:
    return Mark.SHOWN_OTHERWISE if shows_more(shape) else None
