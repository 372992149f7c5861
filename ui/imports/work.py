"""The work behind the place Import: a file read and judged off the window's thread, with what a person said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from models.laboratory.mapping import Mapping, ReadAs
from models.laboratory.results import JudgedFile, Person, Proposal, RawResult
from models.laboratory.rows import Row
from models.record.records import LabResult
from models.words import Sentence
from storage.clinic.imports.batches import KeptImport, Place, Said, as_it_stands, imports, mark, place_of
from storage.clinic.imports.mappings import SavedMapping, mappings
from storage.clinic.imports.people import people, recorded
from storage.problems import FileProblem, on_one_line
from ui.imports.words import State, state_of
from ui.session.cycles import ManyRows
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from storage.files.grid import Grid
    from storage.laboratory.reading import Brought, Grids

SAMPLE = 5
_HEADS = 60  # rows among which a header is looked for


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of one row: other texts for fields of it, or whose it is and why.

    Nothing is kept of it before the file is taken; a text typed again for one field stands in place of the first.
    """

    typed: Dictionary[str, str] = field(default_factory=dict)
    code: str = ""
    reason: str = ""

    @property
    def said(self) -> Said:
        texts = (text if what == "result" else f"{what}: {text}" for what, text in self.typed.items())
        return Said("; ".join(texts), self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A file and all that was said of it. ``mapping`` None: the saved one that fits it, else what can be proposed.

    ``sha256``: of the content of which it was said; nothing of it is said of another one.
    """

    path: Path
    mapping: Mapping | None = None
    name: str = ""
    told: Dictionary[Place, Told] = field(default_factory=dict)
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file as it stands now: what was asked with the mapping that was used, its head, and its rows judged."""

    ask: Ask
    mapping: Mapping
    name: str
    titles: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    sheets: tuple[str, ...]
    size: int
    judged: JudgedFile
    problem: Sentence | None = None  # why no row can be read yet
    earlier: tuple[KeptImport, ...] = ()
    as_of: int = 0
    saved: tuple[SavedMapping, ...] = ()
    recorded: Dictionary[str, Sequence[LabResult]] = field(default_factory=dict)
    counts: Dictionary[State, int] = field(default_factory=dict)
    patients: int = 0

    @property
    def said(self) -> dict[Place, Said]:
        return {place: told.said for place, told in self.ask.told.items()}

    @property
    def new_names(self) -> frozenset[str]:
        """The names that the mapping knows and its saved version does not."""
        kept = next((one.mapping.tests for one in self.saved if one.name == self.name), {})
        return frozenset(self.mapping.tests) - frozenset(kept)

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to take, and nothing is asked any more."""
        some = any(self.counts.get(state) for state in (State.NEW, State.CHANGED, State.WAITING))
        return self.problem is None and not self.judged.questions and some


@dataclass(slots=True)
class _Going:
    """One look at a file on its way from step to step."""

    number: int
    ask: Ask
    people: tuple[Person, ...] = ()
    saved: tuple[SavedMapping, ...] = ()
    read: Brought | None = None
    size: int = 0
    mapping: Mapping = field(default_factory=Mapping)
    name: str = ""
    titles: tuple[str, ...] = ()
    recorded: Dictionary[str, Sequence[LabResult]] = field(default_factory=dict)
    as_of: int = 0
    looked: Looked | None = None


class Looking(QObject):
    """``look`` reads and judges beside the window and tells ``found``; the last one asked for wins."""

    found = Signal(object)  # Looked
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._number = 0
        self._grids: Grids = {}
        self._rows = ManyRows()

    def forget(self) -> None:
        """What is on its way is not wanted any more."""
        self._number += 1
        self._rows.end()
        self._grids.clear()

    def look(self, ask: Ask) -> None:
        self._number += 1
        self._rows.begin()
        going = _Going(self._number, ask)
        self._session.read(partial(_who, going), self._read, otherwise=partial(self._on_failed, going.number))

    def _read(self, going: _Going) -> None:
        if going.number == self._number:
            job = partial(_read, going, self._grids)
            self._session.aside(job, self._ask_recorded, otherwise=partial(self._on_failed, going.number))

    def _ask_recorded(self, going: _Going) -> None:
        if going.number == self._number:
            self._session.read(partial(_what, going), self._judge, otherwise=partial(self._on_failed, going.number))

    def _judge(self, going: _Going) -> None:
        if going.number == self._number:
            job = partial(_judge, going, self._session.today)
            self._session.aside(job, self._ask_standing, otherwise=partial(self._on_failed, going.number))

    def _ask_standing(self, going: _Going) -> None:
        if going.number == self._number:
            self._session.read(partial(_stand, going), self._tell, otherwise=partial(self._on_failed, going.number))

    def _tell(self, going: _Going) -> None:
        if going.number == self._number and going.looked is not None:
            self._rows.end(len(going.looked.judged.rows))
            self.found.emit(going.looked)

    def _on_failed(self, number: int, problem: Exception) -> None:
        if number == self._number:
            self._rows.end()
            self.failed.emit(problem)


def _who(going: _Going, store: Store) -> _Going:
    going.people, going.saved = people(store), mappings(store)
    return going


def _read(going: _Going, kept: Grids) -> _Going:
    """What the file brings by the mapping that was asked for, else by the one that fits what stands in it."""
    from storage.files.grid import content_of
    from storage.laboratory.reading import brought

    name = on_one_line(going.ask.path.name)
    content = content_of(going.ask.path, name)
    going.size = len(content)
    going.mapping, going.name = going.ask.mapping or Mapping(), going.ask.name
    read = brought(name, content, going.mapping, kept)
    if going.ask.sha256 not in ("", read.sha256):
        raise FileProblem(name, Sentence("the file was changed since it was opened; open it again"))
    if going.ask.mapping is None:
        fitting = _fitting_message(read, going.saved) if read.grid is None else _fitting(read.grid, going.saved)
        going.mapping, going.name = fitting
        try:
            read = brought(name, content, going.mapping, kept)
        except FileProblem:  # not in the encoding that the saved mapping says: in the one that was found out
            going.mapping = replace(going.mapping, read_as=replace(going.mapping.read_as, encoding=None))
            read = brought(name, content, going.mapping, kept)
    if read.laid is not None:
        going.titles = read.laid.titles
    elif read.grid is not None:
        going.titles, line = _head(read.grid)
        layout = going.mapping.read_as.layout or ("long" if "result" in going.mapping.columns else "wide")
        read = replace(read, read_as={"header_line": line, "layout": layout})
    going.read = read
    return going


def _fitting_message(read: Brought, saved: Sequence[SavedMapping]) -> tuple[Mapping, str]:
    """The saved mapping that knows most tests of a message or a bundle."""
    tests, codes = {raw.test for raw in read.results}, {code for raw in read.results for code in raw.code.split()}

    def known(one: SavedMapping) -> int:
        return len(tests & one.mapping.tests.keys()) + len(codes & one.mapping.loinc.keys())

    best = max(saved, key=known, default=None)
    return (Mapping(), "") if best is None or not known(best) else (best.mapping, best.name)


def _fitting(grid: Grid, saved: Sequence[SavedMapping]) -> tuple[Mapping, str]:
    """The saved mapping whose columns all stand in the file and which knows most of it; else what its titles say."""
    from models.laboratory.proposals import folded_test, folded_title, proposed_analyte, proposed_columns

    held = {folded_title(cell) for row in grid.rows[:_HEADS] for cell in row.cells if cell}
    texts = {folded_test(cell) for row in grid.rows[:2_000] for cell in row.cells if cell}
    best, most = None, 0
    for one in saved:
        wanted = [folded_title(title) for title in one.mapping.columns.values()]
        known = sum(folded_test(name) in texts for name in one.mapping.tests)
        if one.mapping.read_as.sheet not in (None, *grid.sheets) or not all(title in held for title in wanted):
            continue
        if known and len(wanted) * 2 + known > most:
            best, most = one, len(wanted) * 2 + known
    if best is not None:
        return best.mapping, best.name
    titles, _ = _head(grid)
    columns = proposed_columns(titles)
    if {"test", "result"} <= columns.keys() or sum(proposed_analyte(title) is not None for title in titles) < 2:
        return Mapping(columns=columns), ""
    # one column a test; where its dates stand is for a person to say
    return Mapping(columns=columns, read_as=ReadAs(layout="wide")), ""


def _head(grid: Grid) -> tuple[tuple[str, ...], int]:
    """The titles of the row that looks most like a header, and its line."""
    from models.laboratory.proposals import column_of, proposed_analyte

    def known(cells: Iterable[str]) -> int:
        return sum(column_of(cell) is not None or proposed_analyte(cell) is not None for cell in cells if cell)

    rows = grid.rows[:_HEADS]
    if not rows:
        return (), 0
    at = max(range(len(rows)), key=lambda place: known(rows[place].cells))
    above = rows[at - 1].cells if at and known(rows[at - 1].cells) else []
    pairs = zip_longest(rows[at].cells, above, fillvalue="")  # a header may have two lines
    return tuple(" ".join((cell or over).split()) for cell, over in pairs), rows[at].line


def _what(going: _Going, store: Store) -> _Going:
    """What is recorded of those whose numbers or names stand in the file, or who were named for a row."""
    from models.laboratory.identity import near

    assert going.read is not None
    codes = {*near(going.people, going.read.results), *(told.code for told in going.ask.told.values())}
    going.recorded, going.as_of = recorded(store, codes), mark(store)
    return going


def _judge(going: _Going, today: date) -> _Going:
    from models.laboratory.judging import clinic_of
    from storage.laboratory.reading import judged_file

    assert going.read is not None
    told, read, grid = going.ask.told, going.read, going.read.grid
    persons, raw = list(going.people), list(read.results)
    for place, one in enumerate(raw):
        if (said := told.get(place_of(one))) is not None:
            raw[place] = _as_told(one, said, persons)
    clinic = clinic_of(persons, today, going.recorded)
    found = judged_file(replace(read, results=tuple(raw)), going.mapping, clinic)
    rows = tuple(
        row if one is row.raw else replace(row, raw=one) for row, one in zip(found.rows, read.results, strict=True)
    )
    proposals = found.proposals
    below = [] if grid is None else _below(grid, int(str(read.read_as.get("header_line") or 0)))
    if found.read_as.get("layout") == "wide":
        proposals = (*proposals, *_columns_proposed(going, below))
    going.looked = Looked(
        ask=going.ask,
        mapping=going.mapping,
        name=going.name,
        titles=going.titles,
        sample=tuple(tuple(row.cells) for row in below[:SAMPLE]),
        sheets=() if grid is None else grid.sheets,
        size=going.size,
        judged=replace(found, rows=rows, proposals=proposals),
        problem=read.problem,
        as_of=going.as_of,
        saved=going.saved,
        recorded=going.recorded,
    )
    return going


def _below(grid: Grid, header_line: int) -> list[Row]:
    return [row for row in grid.rows if row.line > header_line]


def _as_told(raw: RawResult, told: Told, persons: list[Person]) -> RawResult:
    """The row with what was typed; one that was given to somebody names a person whom nobody else can be."""
    if told.typed:
        given: dict[str, Any] = dict(told.typed)
        if "result" in given:  # what the file knows of its own text is said of no other
            given |= {"mark": None, "meant": "", "unreadable": None}
        raw = replace(raw, **given)
    whose = next((one for one in persons if one.code == told.code), None)
    if whose is not None:
        token = f"\x00{told.code}"
        if all(one.number != token for one in persons):
            persons.append(replace(whose, number=token, names=(token,)))
        raw = replace(raw, number=token, name=token, born="", sex="", subject_missing=False)
    return raw


def _columns_proposed(going: _Going, below: Sequence[Row]) -> tuple[Proposal, ...]:
    """The columns of a table with one column a test that the mapping does not know, with what each may be."""
    from models.laboratory.dates import is_a_day
    from models.laboratory.proposals import folded_test, folded_title, proposed_analyte

    known = {folded_title(title) for title in going.mapping.columns.values()}
    tests = {folded_test(name) for name in going.mapping.tests}
    made = []
    for place, title in enumerate(going.titles):
        if not title or folded_title(title) in known or folded_test(title) in tests:
            continue
        cells = [text for row in below if place < len(row.cells) and (text := row.cells[place].strip())]
        held, found = len(cells), proposed_analyte(title)
        if held and (found is not None or not all(map(is_a_day, cells))):  # of days nobody measures anything
            made.append(Proposal(title, None if found is None else found[0], held, "" if found is None else found[1]))
    return tuple(made)


def _stand(going: _Going, store: Store) -> _Going:
    assert going.looked is not None
    looked = going.looked
    whole = as_it_stands(store, looked.judged)
    going.looked = replace(
        looked,
        judged=whole,
        earlier=imports(store, looked.judged.sha256),
        counts=Counter(map(state_of, whole.rows)),
        patients=len({row.patient for row in whole.rows if row.patient is not None}),
    )
    return going
