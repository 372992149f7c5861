"""A filled workbook read: every patient in it as a record, and every cell that cannot be taken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.record.protocol import Protocol
from models.record.records import Record
from models.words import Sentence, sentence
from storage.files.casefile import TEMPLATE, Problem, case_problems
from storage.files.caseschema import right_spelling, schema_problems
from storage.files.cells import few, quoted
from storage.files.grid import content_of
from storage.files.workbookcells import Cell, Rows, read_cells
from storage.firstload.gathering import Draft, Gathered, gathered
from storage.firstload.lines import Line, Refusal, in_order
from storage.firstload.sheets import SheetPlan, sheet, sheets
from storage.firstload.words import is_description, not_read
from storage.jsonfile import exact
from storage.problems import FileProblem, on_one_line
from storage.shipped.protocols import protocol_document

Progress = Callable[[int, int], None]
"""How many of how many patients, or how many rows of 0 while they are read; a StoreProblem of it ends the work."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. ``patients`` are those of whom nothing was refused; with a refusal nothing may be kept.

    ``lines`` are the rows that hold data, of every sheet; ``told`` is what a person does not see in the file.
    """

    file: str
    sha256: str
    lines: tuple[Line, ...]
    patients: tuple[tuple[Line, Record], ...]
    refusals: tuple[Refusal, ...]
    told: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Clinic:
    """What of a clinic decides how a file is read: the day after which nothing of it may have happened (None where no
    clock can be trusted), and by name the protocol templates that a patient can be given."""

    today: date | None
    templates: Mapping[str, Protocol] = field(default_factory=dict)


def nothing(_: int, __: int) -> None:
    """Nobody wants to know how far it is."""


def read_workbook(path: Path, clinic: Clinic, *, progress: Progress = nothing) -> Reading:
    """The patients of a workbook of the template. Raises FileProblem for what is no such workbook."""
    name = on_one_line(path.name)
    content = content_of(path, name)
    book = read_cells(name, content, so_far=lambda rows: progress(rows, 0))
    lines: list[Line] = []
    refused: list[Refusal] = []
    for title, rows in book.sheets.items():
        if title in not_read():
            continue
        plan = _plan(name, title, rows)
        if plan is not None:
            lines += _lines(plan, title, rows, refused)
    told = tuple(hidden_rows(title, count) for title, count in book.hidden.items() if count and title not in not_read())
    return reading_of(name, content, lines, refused, clinic, told=told, progress=progress)


def hidden_rows(sheet: str, count: int) -> Sentence:
    return sentence(
        "Rows of sheet {sheet} that are hidden were read as well: {count}.", sheet=quoted(sheet), count=count
    )


def reading_of(
    name: str,
    content: bytes,
    lines: Iterable[Line],
    refused: Iterable[Refusal],
    clinic: Clinic,
    *,
    told: tuple[Sentence, ...] = (),
    progress: Progress = nothing,
) -> Reading:
    """Rows gathered to patients, and each patient held to the standard of a case file."""
    read = tuple(lines)
    found = gathered(read)
    found.refusals[:0] = refused
    records = list(_checked(found, clinic, progress))
    refusals = in_order(found.refusals, list(dict.fromkeys(line.sheet for line in read)))
    if not read and not refusals:
        raise FileProblem(name, Sentence("no sheet of this workbook holds a patient"))
    return Reading(name, hashlib.sha256(content).hexdigest(), read, tuple(records), refusals, told)


def _checked(found: Gathered, clinic: Clinic, progress: Progress) -> Iterator[tuple[Line, Record]]:
    """The patients of whom nothing is refused. Of one who lacks a refused row only what stands there is looked at."""
    lacking = {one.patient for one in found.refusals}
    for count, draft in enumerate(found.drafts.values(), start=1):
        record, problems = _looked_at(draft, clinic, whole=draft.code not in lacking)
        for place, said in problems:
            line, title = draft.found(place)
            found.refuse(line, title, said if isinstance(said, Sentence) else Sentence(said), draft.code)
        if record is not None:
            yield draft.line, record
        progress(count, len(found.drafts))


def _looked_at(draft: Draft, clinic: Clinic, *, whole: bool) -> tuple[Record | None, Iterable[Problem]]:
    if whole:
        template = clinic.templates.get(str(draft.document.get("protocol")))
        own = {} if template is None or not template.is_own else {TEMPLATE: protocol_document(template)}
        return case_problems(draft.document | own, clinic.today, others=clinic.templates)
    try:
        return None, list(schema_problems(exact(draft.document)))
    except FileProblem as problem:
        return None, [(problem.place, problem.sentence)]


# --- sheets and their headers ----------------------------------------------------------------------------------------


def _plan(name: str, title: str, rows: Rows) -> SheetPlan | None:
    """What a sheet of the workbook is; None for one without a cell. Raises FileProblem for one that nobody knows."""
    if not rows:
        return None
    names = tuple(plan.name for plan in sheets())
    if title in names:
        return sheet(title)
    spelt = right_spelling(title, names)
    if spelt is not None:
        said = sentence("sheet {sheet} is spelt {right}", sheet=quoted(title), right=quoted(spelt))
    else:
        said = sentence("there is no sheet {sheet} in the template; the sheets are {sheets}", sheet=quoted(title),
                        sheets=few(names))  # fmt: skip
    raise FileProblem(name, said)


def _lines(plan: SheetPlan, title: str, rows: Rows, refused: list[Refusal]) -> Iterator[Line]:
    """The rows below the header and its description. What is wrong with the header is refused by cell."""
    (_, head), *below = rows
    letters, wrong = _header(plan, title, head)
    if below and is_description(plan, {name: _of(below[0][1], letter) for name, letter in letters.items()}):
        below = below[1:]
    if not below:
        return
    missing = [column.title for column in plan.columns if column.needed and column.title not in letters]
    if missing:
        said = sentence("the header lacks {columns}, which every row needs", columns=few(missing))
        wrong.append(Refusal(title, f"A{rows[0][0]}", said))
    if wrong:
        refused += wrong
        return
    titles = {letter: name for name, letter in letters.items()}
    for number, cells in below:
        stray = next((letter for letter in cells if letter not in titles), None)
        if stray is not None:
            said = Sentence("a cell stands here under no header")
            refused.append(Refusal(title, f"{stray}{number}", said, str(cells[stray].value)))
        named = {titles[letter]: cell for letter, cell in cells.items() if letter in titles}
        if named:
            yield Line(plan, title, number, named, letters)


def _of(row: Mapping[str, Cell], letter: str) -> object:
    cell = row.get(letter)
    return None if cell is None else cell.value


def _header(plan: SheetPlan, title: str, head: Mapping[str, Cell]) -> tuple[dict[str, str], list[Refusal]]:
    """The letter of every column by its title."""
    letters: dict[str, str] = {}
    wrong: list[Refusal] = []
    known = tuple(column.title for column in plan.columns)
    for letter, cell in head.items():
        text = str(cell.value).strip()
        said = None
        if text in letters:
            said = sentence("the header has {column} more than once", column=quoted(text))
        elif text not in known:
            spelt = right_spelling(text, known)
            said = sentence("there is no column {column} on this sheet; the columns are {columns}",
                            column=quoted(text), columns=few(known))  # fmt: skip
            if spelt is not None:
                said = sentence("column {column} is spelt {right}", column=quoted(text), right=quoted(spelt))
        if said is not None:
            wrong.append(Refusal(title, cell.where, said, text))
        letters.setdefault(text, letter)
    return letters, wrong
