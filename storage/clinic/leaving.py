"""Who came in, who opened which patient, and what left the clinic file: written down before it leaves.

Nothing leaves by another way. Whatever writes a file of patients, prints or fills the clipboard asks for a ``Left``,
which only an entry of the journal gives (``tests/test_ways_out.py``). The entry comes first: where it cannot be
written, nothing leaves, and what was cut short afterwards is followed by an entry that says so. A program that ends
between the two leaves an entry of something that perhaps never left, never the reverse.

These rows change no data: no lock on data stops them, no undo takes them back, no patient's line is derived anew for
them (their entries are of no patient), and by themselves they ask for no backup at close.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from storage.clinic.connection import GARBLED, told
from storage.clinic.journal.chain import holds
from storage.clinic.journal.operations import Anchor, local_time
from storage.clinic.openfile import OpenFile
from storage.clinic.schema.ladder import LOOKED
from storage.problems import Stopped, StoreProblem
from storage.roles import Action
from storage.wholefile import write_several

log = logging.getLogger(__name__)
TABLE = "disclosure"
NOT_TOLD = "a name that is a patient's"  # in the place of a folder or printer that is called like one
CANCELLED = "cancelled"
FAILED = "not written"
_EVERYBODY = "all"
_MOST_TIMES = 200
_MOST_PATIENTS = 1_000_000  # in one span of an entry that a program of ours wrote
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # of an entry whose time cannot be read


class Way(StrEnum):
    """What was done."""

    LOG_IN = "log-in"
    REFUSED = "refused log-ins"
    OPENED = "patient opened"
    SUMMARY = "patient summary"
    BOARD = "tumour-board page"
    VISIT = "visit note"
    CASE_FIGURE = "case figure"
    CHART = "charts of a patient"
    QUERIES = "queries of a patient"
    VALUES = "values of a chart"
    FLAG = "text of a flag"
    CASE = "case file"
    CASE_DEIDENTIFIED = "de-identified case file"
    WORKLIST = "worklist"
    COHORT_REPORT = "cohort report"
    COHORT_TABLES = "tables of a cohort report"
    FIGURE = "figure or table of a cohort"
    REFUSED_ROWS = "rows of a first load that were refused"
    BACKUP = "backup"
    DISCLOSURES = "this list: who opened and exported what"
    UNREADABLE = "an entry that cannot be read: no program of ours wrote it"


# What somebody took out of the clinic file: neither a coming in or a look, nor a backup.
TAKEN = tuple(way for way in Way if way not in (Way.LOG_IN, Way.REFUSED, Way.OPENED, Way.BACKUP, Way.UNREADABLE))


class Form(StrEnum):
    """As what it left."""

    NONE = ""
    PDF = "PDF"
    PNG = "PNG"
    SVG = "SVG"
    CSV = "CSV"
    JSON = "JSON"
    CLINIC_FILE = "clinic file"
    PRINTER = "printer"
    CLIPBOARD = "clipboard"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """Something that is about to leave: what, as what, of which patients (by key; None: of all), and where to.

    ``to`` is the name of a folder or a printer; see ``folder_of``.
    """

    way: Way
    form: Form
    patients: Collection[int] | None = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """That it is written down what leaves: the row. Whatever lets something out wants one."""

    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One entry as it is read. ``patients`` by key, None for all. ``ended``: nothing, or why it did not leave.

    ``refused``: the times of refused log-ins, by UTC. ``at`` is on the clock of whoever was there.
    """

    row: int
    at: datetime
    user: str
    role: str
    way: Way
    form: Form
    patients: tuple[int, ...] | None
    to: str
    ended: str
    refused: tuple[datetime, ...] = ()


def let_out(left: Left, files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files whole, all of them or none. Raises StoreProblem."""
    assert left.row
    write_several(files)


def folder_of(path: Path) -> str:
    """What is told of where a file went: the name of its folder alone."""
    return path.absolute().parent.name or path.absolute().anchor


def backup_out(target: Path, second: Path | None = None) -> Out:
    """A backup as what leaves: everybody, into a folder, and perhaps on into a second one."""
    to = folder_of(target) if second is None else f"{folder_of(target)}, {folder_of(second / target.name)}"
    return Out(way=Way.BACKUP, form=Form.CLINIC_FILE, patients=None, to=to)


class Leaving:
    """What left one open clinic file. Everybody may be written down; who may read it, ``SEE_DISCLOSURES`` says."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._owed: list[tuple[Way, tuple[str, ...]]] = []  # what could not be written down yet, and stopped nobody

    # Writing

    @property
    def owes(self) -> bool:
        """Whether something is still to be written down that stopped nobody."""
        return bool(self._owed)

    def begin(self, out: Out, *, action: Action | None) -> Left:
        """Write down what is about to leave. Raises StoreProblem for whom may not, and where it cannot be written."""
        if action is not None:
            self._file.actor.require(action)
        values = {"way": out.way.value, "form": out.form.value, "destination": self._harmless(out.to)}
        keys = None if out.patients is None else sorted(set(out.patients))
        values |= {"patients": _EVERYBODY if keys is None else "" if len(keys) == 1 else _spans(keys)}
        with self._operation():
            return Left(self._insert(values, patient=keys[0] if keys is not None and len(keys) == 1 else None))

    def did_not(self, left: Left | None, problem: BaseException) -> None:
        """Write down that it did not leave after all; where even that cannot be written, the first entry stands."""
        if left is None:
            return
        cancelled = not isinstance(problem, Exception) or isinstance(problem, Stopped)
        said = CANCELLED if cancelled else FAILED
        try:
            with self._operation(reason=said):
                self._file.rows.update(TABLE, left.row, {"ended": said})
        except StoreProblem as lost:
            log.warning("that nothing left could not be written down: %s", type(lost))

    @contextmanager
    def of(self, out: Out, *, action: Action | None) -> Iterator[Left]:
        """What is done inside lets ``out`` leave. Raises as ``begin`` does, and whatever the inside does."""
        left = self.begin(out, action=action)
        try:
            yield left
        except BaseException as problem:
            self.did_not(left, problem)
            raise

    def opened(self, keys: Iterable[int]) -> None:
        """Write down that these patients were opened, once a day for each user. Raises StoreProblem."""
        day = self._day()
        new = [key for key in dict.fromkeys(keys) if not self._file.query(_OPENED, key, day, self._file.actor.user)]
        if new or self._owed:
            with self._operation():
                for key in new:
                    self._insert({"way": Way.OPENED.value}, patient=key)

    def came_in(self, refused: Sequence[datetime] = ()) -> None:
        """Write down a log-in, and those that were ``refused`` before it and are not written down yet.

        A full disk keeps nobody from reading: then it is owed, and written with what is written down next.
        """
        known = {time for (note,) in self._file.query(_LAST_REFUSED) for time in _times(note)}
        times = tuple(text for text in (at.isoformat() for at in refused) if text not in known)
        self._owed = [(Way.REFUSED, times)] if times else []
        self._owed.append((Way.LOG_IN, ()))
        try:
            with self._operation():
                pass
        except StoreProblem as problem:
            log.warning("a log-in could not be written down yet: %s", type(problem))

    @contextmanager
    def _operation(self, *, reason: str | None = None) -> Iterator[None]:
        """What is owed is written first."""
        with self._file.operation(LOOKED, reason=reason, undoable=False):
            for way, times in self._owed:
                self._insert({"way": way.value, "note": json.dumps(times[-_MOST_TIMES:])})
            yield
        self._owed = []

    def _insert(self, values: dict[str, Any], *, patient: int | None = None) -> int:
        (operation,) = self._file.db.execute("SELECT current_operation()").fetchone()
        row = {"operation_id": operation, "patient_id": patient, "day": self._day(), **values}
        return self._file.rows.insert_row(TABLE, row)

    def _day(self) -> str:
        return self._file.journal.clock().date().isoformat()

    def _harmless(self, to: str) -> str:
        """The name of a folder or printer, unless a patient is called so."""
        squeezed = "".join(sign for sign in to.casefold() if sign.isalnum())
        for names in self._file.query("SELECT name, hospital_number, screening_number, code FROM patient"):
            for name in names:
                told_by = "".join(sign for sign in (name or "").casefold() if sign.isalnum())
                if len(told_by) > 1 and (told_by in squeezed if len(told_by) > 2 else told_by == squeezed):
                    return NOT_TOLD
        return to

    # Reading

    def found(
        self,
        *,
        user: str | None = None,
        patient: int | None = None,
        ways: Collection[Way] = (),
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[Disclosure, ...]:
        """What was written down, newest first; of one ``patient`` also what was of several or of all.

        Raises StoreProblem for whom may not look.
        """
        self._file.actor.require(Action.SEE_DISCLOSURES)
        asked: dict[str, str | None] = {
            'operation."user" = ?': user,
            "way IN (SELECT value FROM json_each(?))": json.dumps([way.value for way in ways]) if ways else None,
            "day >= ?": None if first is None else first.isoformat(),
            "day <= ?": None if last is None else last.isoformat(),
        }
        clauses: dict[str, str | int] = {clause: value for clause, value in asked.items() if value is not None}
        if patient is not None:
            clauses[f"(patient_id IN ({_FORMER}) OR patients <> '')"] = patient
        where = " AND ".join(clauses) or "1"
        rows = (_read(row) for row in self._file.query(_FOUND.format(where=where), *clauses.values()))
        if patient is None:
            return tuple(rows)
        keys = {key for (key,) in self._file.query(f"SELECT id FROM ({_FORMER})", patient)}
        return tuple(one for one in rows if one.patients is None or keys & set(one.patients))

    def users(self) -> tuple[str, ...]:
        """Everybody who is named in it. Raises StoreProblem for whom may not look."""
        self._file.actor.require(Action.SEE_DISCLOSURES)
        return tuple(name for (name,) in self._file.query(_USERS))

    def codes(self) -> dict[int, str]:
        """The code of every patient there ever was, by key."""
        return dict(self._file.query("SELECT id, code FROM patient"))

    def is_changed_since(self, anchor: Anchor) -> bool:
        """Whether anything but such entries was written since the journal ended at ``anchor``."""
        with told(self._file.path):
            there = holds(self._file.db, anchor)
            return not there or bool(self._file.query(_CHANGED, anchor.entries, LOOKED))


_OPENED = (
    "SELECT 1 FROM disclosure JOIN operation ON operation.id = operation_id "
    f"WHERE patient_id = ? AND day = ? AND way = '{Way.OPENED.value}' AND operation.\"user\" = ?"
)
_LAST_REFUSED = f"SELECT note FROM disclosure WHERE way = '{Way.REFUSED.value}' ORDER BY id DESC LIMIT 5"
_FOUND = (
    'SELECT disclosure.id, operation.at, operation.offset_minutes, operation."user", operation.role, way, form, '
    "patient_id, patients, destination, ended, note FROM disclosure JOIN operation ON operation.id = operation_id "
    "WHERE {where} ORDER BY disclosure.id DESC"
)
_USERS = (
    'SELECT DISTINCT operation."user" FROM disclosure JOIN operation ON operation.id = operation_id '
    'ORDER BY operation."user"'
)
_CHANGED = (
    "SELECT 1 FROM journal JOIN operation ON operation.id = operation_id WHERE journal.id > ? "
    "AND operation.label <> ? LIMIT 1"
)
_FORMER = (
    "WITH RECURSIVE former(id) AS (SELECT ? UNION SELECT gone_id FROM merged_patient JOIN former "
    "ON merged_patient.patient_id = former.id WHERE deleted = 0) SELECT id FROM former"
)


def _read(row: Any) -> Disclosure:
    """An entry; one that no program of ours wrote is told as such, with what of it can be read."""
    try:
        return _entry(row)
    except GARBLED:
        number, at, offset, user, role, *_ = row
        try:
            time = local_time(str(at), offset)
        except GARBLED:
            time = _NO_TIME
    return Disclosure(
        row=number,
        at=time,
        user=str(user),
        role=str(role),
        way=Way.UNREADABLE,
        form=Form.NONE,
        patients=(),
        to="",
        ended="",
    )


def _times(note: Any) -> list[str]:
    """The times in the note of refused log-ins; none where somebody made something else of it."""
    try:
        found = json.loads(note)
    except GARBLED:
        return []
    return [time for time in found if isinstance(time, str)] if isinstance(found, list) else []


def _entry(row: Any) -> Disclosure:
    number, at, offset, user, role, way, form, patient, patients, to, ended, note = row
    keys: tuple[int, ...] | None = (patient,) if patient is not None else tuple(_keys(patients))
    return Disclosure(
        row=number,
        at=local_time(at, offset),
        user="" if way == Way.REFUSED else user,  # who was refused, nobody knows
        role="" if way == Way.REFUSED else role,
        way=Way(way),
        form=Form(form),
        patients=None if patients == _EVERYBODY else keys,
        to=to,
        ended=ended,
        refused=tuple(datetime.fromisoformat(text) for text in json.loads(note or "[]")),
    )


def _spans(keys: Sequence[int]) -> str:
    """Keys in order as ``1-4,7``: thousands of patients are one short text."""
    spans: list[list[int]] = []
    for key in keys:
        if spans and key == spans[-1][1] + 1:
            spans[-1][1] = key
        else:
            spans.append([key, key])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def _keys(spans: str) -> Iterator[int]:
    for span in spans.split(",") if spans and spans != _EVERYBODY else ():
        first, _, last = span.partition("-")
        keys = range(int(first), int(last or first) + 1)
        if not 0 < len(keys) <= _MOST_PATIENTS or keys[0] < 1:
            raise ValueError("no span of keys")
        yield from keys
