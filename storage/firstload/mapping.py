"""A table of one's own in place of the template: which of its columns is which column of the sheets, said in a file.

One row of the table is one patient. Each row makes a row of every sheet that a column is mapped to, and one more for
each entry of ``rows``: that is how results that stand side by side become results below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from models.words import sentence
from storage.files.cells import MISSING_WORDS, few, quoted
from storage.files.grid import content_of, grid_of
from storage.files.tablefile import table_of
from storage.files.workbookcells import Cell, Rows, read_cells
from storage.firstload.lines import Line
from storage.firstload.reading import Clinic, Progress, Reading, hidden_rows, nothing, reading_of
from storage.firstload.sheets import PATIENT, PATIENTS, RANGES, SheetPlan, sheet, sheets
from storage.jsonfile import below, exact, read_json, shown
from storage.problems import FileProblem, on_one_line

_KEYS = ("sheet", "columns", "constants", "words", "rows", "dates")
_ROW_KEYS = ("sheet", "columns", "constants")
_EXCEL = (".xlsx", ".xlsm")
DATES = {
    "YYYY-MM-DD": r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
    "YYYY/MM/DD": r"(?P<y>[0-9]{4})/(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})",
    "YYYY.MM.DD": r"(?P<y>[0-9]{4})\.(?P<m>[0-9]{1,2})\.(?P<d>[0-9]{1,2})",
    "YYYYMMDD": r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    "DD.MM.YYYY": r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})",
    "DD/MM/YYYY": r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})",
    "DD-MM-YYYY": r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})",
    "MM/DD/YYYY": r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4})",
}
"""How dates of a table may be written as text, once a person has said so."""


@dataclass(frozen=True, slots=True)
class MappedRow:
    """One row of a sheet that each row of the table makes: columns of the table, and what is the same in every row.

    ``only_if``: the column of the table without which there is no such row.
    """

    plan: SheetPlan
    columns: Mapping[str, str]
    constants: Mapping[str, Any]
    only_if: str | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping says. ``words``: by sheet and column, what a word of the table means."""

    sheet: str | None
    rows: tuple[MappedRow, ...]
    words: Mapping[str, Mapping[str, str]]
    dates: str | None


def read_mapping(path: Path) -> TableMapping:
    """Raises FileProblem with the place of the first thing that is wrong."""
    return parse_mapping(exact(read_json(path)))


def parse_mapping(document: Any) -> TableMapping:
    _check_object(document, "the mapping", _KEYS)
    columns = _pairs(document, "columns", "columns")
    constants = _pairs(document, "constants", "constants", words_only=False)
    rows = [*_of_patient(columns, constants), *_further(document.get("rows"))]
    if "code" not in rows[0].columns:
        raise FileProblem("columns", "patients.code is needed: the column with the study code")
    wanted, dates = document.get("sheet"), document.get("dates")
    if wanted is not None and not isinstance(wanted, str):
        raise FileProblem("sheet", "the name of a sheet is expected")
    if dates is not None and dates not in DATES:
        raise FileProblem("dates", f"{shown(dates)} is none of {', '.join(DATES)}")
    return TableMapping(wanted, tuple(rows), _words(document.get("words")), dates)


def _of_patient(columns: Mapping[str, str], constants: Mapping[str, Any]) -> Iterator[MappedRow]:
    """A row of each sheet that is named; that of the patients always."""
    by_sheet: dict[str, tuple[dict[str, str], dict[str, Any]]] = {PATIENTS: ({}, {})}
    for part, (values, place) in enumerate(((columns, "columns"), (constants, "constants"))):
        for name, value in values.items():
            plan, title = _column(name, place)
            by_sheet.setdefault(plan.name, ({}, {}))[part][title] = value
    for name, (mapped, same) in by_sheet.items():
        yield MappedRow(sheet(name), mapped, same)


def _further(rows: Any) -> Iterator[MappedRow]:
    if not isinstance(rows, list | None):
        raise FileProblem("rows", "a list is expected")
    for number, row in enumerate(rows or ()):
        place = f"rows[{number}]"
        _check_object(row, place, _ROW_KEYS)
        plan = _sheet(row.get("sheet"), below(place, "sheet"))
        columns = _pairs(row, "columns", below(place, "columns"))
        if plan.name in (PATIENTS, RANGES) or not columns:
            wrong = "this sheet has one row for each patient" if columns else "a column of the table is needed"
            raise FileProblem(place, wrong)
        constants = _pairs(row, "constants", below(place, "constants"), words_only=False)
        for title in (*columns, *constants):
            _title(plan, title, place)
        yield MappedRow(plan, columns, constants, only_if=next(iter(columns.values())))


def _check_object(value: Any, place: str, keys: Iterable[str]) -> None:
    if not isinstance(value, dict):
        raise FileProblem(place, "a JSON object is expected")
    if unknown := [key for key in value if key not in keys]:
        where = place if place == "the mapping" else below(place, unknown[0])
        raise FileProblem(where, f"there is no key {shown(unknown[0])}; the keys are {', '.join(keys)}")


def _pairs(document: Mapping[str, Any], key: str, place: str, *, words_only: bool = True) -> dict[str, Any]:
    found = document.get(key) or {}
    if not isinstance(found, dict):
        raise FileProblem(place, "a JSON object is expected")
    for name, value in found.items():
        if not isinstance(value, str) and (words_only or isinstance(value, dict | list | None)):
            raise FileProblem(
                below(place, name), "the name of a column is expected" if words_only else "a value is expected"
            )
    return found


def _words(document: Any) -> dict[str, dict[str, str]]:
    if not isinstance(document, dict | None):
        raise FileProblem("words", "a JSON object is expected")
    for name, meanings in (document or {}).items():
        _column(name, "words")
        if not isinstance(meanings, dict) or not all(isinstance(word, str) for word in meanings.values()):
            raise FileProblem(below("words", name), "a JSON object is expected: each word of the table and its meaning")
    return document or {}


def _column(name: str, place: str) -> tuple[SheetPlan, str]:
    """``patients.code`` as sheet and column."""
    first, _, title = name.partition(".")
    plan = _sheet(first, below(place, name))
    _title(plan, title, below(place, name))
    return plan, title


def _sheet(name: Any, place: str) -> SheetPlan:
    names = [plan.name for plan in sheets() if plan.name != RANGES]
    if name not in names:
        raise FileProblem(place, f"{shown(name)} is none of the sheets {', '.join(names)}")
    return sheet(name)


def _title(plan: SheetPlan, title: str, place: str) -> None:
    titles = [column.title for column in plan.columns if column.title != PATIENT]
    if title not in titles:
        raise FileProblem(place, f"{shown(title)} is none of the columns of {plan.name}: {', '.join(titles)}")


# --- the table -------------------------------------------------------------------------------------------------------


def read_mapped(path: Path, mapping: TableMapping, clinic: Clinic, *, progress: Progress = nothing) -> Reading:
    """The patients of a table. Raises FileProblem for a table that is none, or lacks a column that is mapped."""
    name = on_one_line(path.name)
    content = content_of(path, name)
    title, rows, hidden = _table(path, name, content, mapping.sheet)
    letters = _letters(name, rows, mapping)
    lines = _lines(title, rows[1:], letters, mapping)
    told = (hidden_rows(title, hidden),) if hidden else ()
    return reading_of(name, content, lines, (), clinic, told=told, progress=progress)


def _table(path: Path, name: str, content: bytes, wanted: str | None) -> tuple[str, Rows, int]:
    """The name of the table, its rows, and how many of them a person does not see."""
    if path.suffix.lower() not in _EXCEL:
        return path.stem, _csv(name, content), 0
    book = read_cells(name, content)
    found = {title: rows for title, rows in book.sheets.items() if rows}
    if wanted is None and len(found) > 1:
        said = sentence("there are several sheets; say in the mapping which one: {sheets}", sheets=few(tuple(found)))
        raise FileProblem(name, said)
    title = wanted if wanted is not None else next(iter(found), "")
    if title not in found:
        said = sentence("there is no sheet {sheet} with cells; the sheets are {sheets}", sheet=quoted(title),
                        sheets=few(tuple(found)))  # fmt: skip
        raise FileProblem(name, said)
    return title, found[title], book.hidden.get(title, 0)


def _csv(name: str, content: bytes) -> Rows:
    from openpyxl.utils import get_column_letter

    table = table_of(grid_of(name, content))
    letters = [get_column_letter(place) for place in range(1, len(table.header) + 1)]
    head = {letter: Cell(f"{letter}1", title) for letter, title in zip(letters, table.header, strict=True)}
    rows: Rows = [(1, head)]
    for number, cells in zip(table.lines, table.rows(table.n), strict=True):
        filled = ((letter, cell) for letter, cell in zip(letters, cells, strict=True) if cell)
        rows.append((number, {letter: Cell(f"{letter}{number}", cell, "@") for letter, cell in filled}))
    return rows


def _letters(name: str, rows: Rows, mapping: TableMapping) -> dict[str, str]:
    """The letters of the columns by what the header calls them. Raises FileProblem for one that is not there once."""
    head = [(str(cell.value).strip(), letter) for letter, cell in rows[0][1].items()]
    titles = [title for title, _ in head]
    for wanted in (column for row in mapping.rows for column in row.columns.values()):
        if titles.count(wanted) != 1:
            said = sentence(
                "the header has {count} columns {column}, and the mapping means one; the columns are {columns}",
                count=titles.count(wanted),
                column=quoted(wanted),
                columns=few(titles),
            )
            raise FileProblem(name, said)
    return dict(head)


def _lines(title: str, rows: Rows, letters: Mapping[str, str], mapping: TableMapping) -> Iterator[Line]:
    codes = mapping.rows[0].columns["code"]
    for number, cells in rows:
        for row in mapping.rows:
            where = {name: letters[column] for name, column in row.columns.items()}
            if row.plan.name != PATIENTS:
                where[PATIENT] = letters[codes]
            if row.only_if is not None and not _is_filled(cells.get(letters[row.only_if])):
                continue
            found = {
                name: _meant(cells[letter], row.plan, name, mapping)
                for name, letter in where.items()
                if _is_filled(cells.get(letter))
            }
            if set(found) <= {PATIENT} and row.plan.name != PATIENTS:
                continue
            same = {name: _constant(value) for name, value in row.constants.items()}
            yield Line(row.plan, title, number, same | found, where)


def _constant(value: Any) -> Cell:
    return Cell("", float(value) if isinstance(value, Decimal) else value)


def _is_filled(cell: Cell | None) -> bool:
    """Whether anything is recorded; a table says in many ways that nothing is."""
    return cell is not None and not (isinstance(cell.value, str) and cell.value.strip() in MISSING_WORDS)


def _meant(cell: Cell, plan: SheetPlan, title: str, mapping: TableMapping) -> Cell:
    """The cell with the word that the mapping puts in place of its own, and a date as text the way it says."""
    value = cell.value
    if cell.wrong is not None:
        return cell
    meanings = mapping.words.get(f"{plan.name}.{title}", {})
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if text in meanings and not isinstance(value, date):
        return Cell(cell.where, meanings[text], "@")
    column = plan.column(title)
    if column is not None and "date" in column.form.value and mapping.dates and isinstance(value, str):
        if found := re.fullmatch(DATES[mapping.dates], text):
            return Cell(cell.where, f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}", "@")
        if mapping.dates != "YYYY-MM-DD" and not re.fullmatch("[0-9]{4}(-[0-9]{2})?", text):
            said = sentence("{text} is not a date as the mapping says, {form}", text=quoted(text), form=mapping.dates)
            return Cell(cell.where, None, wrong=said)
    return cell
