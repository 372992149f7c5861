"""The journal: who changed what, when and why, kept by triggers and chained by hash, so that nothing is changed unseen.

One list says which tables are watched. From it come the triggers that refuse a write outside an operation, a change
without a reason, a deletion, a replacement and a write to what is locked, and that journal every other write.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from models.words import Sentence, sentence
from storage.clinic import rows
from storage.clinic.connection import LOCKED, Database, mark_written
from storage.roles import Actor

GENESIS = "0" * 64
_as_json = json.JSONEncoder(ensure_ascii=False).encode
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Watched:
    """A journalled table, and the expression that names the patient of one of its rows (``{row}`` is NEW or OLD)."""

    table: str
    patient: str = '{row}."patient_id"'
    lockable: bool = True


OPERATION = Watched("operation", "NULL", lockable=False)
WATCHED = (
    OPERATION,
    Watched("data_lock", lockable=False),
    Watched(rows.PATIENT.name, '{row}."id"'),
    # a query changes no data: it is asked, answered and closed on what is locked, too
    *(Watched(table.name, lockable=table is not rows.QUERY) for table in rows.TABLES if table is not rows.PATIENT),
    Watched("merged_patient"),
    Watched("different_people"),
    # of no patient; a lock on the data set keeps patients' data as they are, not what one compares them with
    Watched("saved_filter", "NULL", lockable=False),
    Watched("imported_cohort", "NULL", lockable=False),
    Watched("laboratory_range", "NULL", lockable=False),
    Watched("protocol_template", "NULL", lockable=False),
    *(Watched(table, "NULL", lockable=False) for table in ("lab_mapping", "lab_import", "lab_waiting")),
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the journal as it was at some time; kept elsewhere, it shows that entries were cut off later."""

    entries: int
    head: str

    def __str__(self) -> str:
        """Number of entries and the first half of the hash."""
        return f"{self.entries}:{self.head[:32]}"

    @property
    def short(self) -> str:
        """As the footer of a print carries it: 64 bits of the hash are enough to tell it from any other."""
        return f"{self.entries}:{self.head[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What somebody did in one go. ``undoes`` is the operation that it took back, if it is an undo."""

    id: int
    label: str
    user: str
    role: str
    at: datetime
    reason: str | None
    undoes: int | None
    undoable: bool
    clock_set_back: bool


def now() -> datetime:
    """The time with this computer's offset from UTC."""
    return datetime.now().astimezone()


def chained(*entry: str | int | None) -> str:
    """The hash of a journal entry: previous hash, id, operation, table, row, patient, before, after, in this order."""
    return hashlib.sha256(_as_json(entry).encode()).hexdigest()


class Journal:
    """The journal of one open clinic file, and the operation that is going on in it."""

    def __init__(self, db: Database, actor: Actor, clock: Clock = now) -> None:
        self.actor = actor
        self.clock = clock
        self.set_back: datetime | None = None  # the first operation of this session that came before an earlier one
        self._db = db
        self._current: int | None = None
        self._reason: str | None = None
        db.conn.create_function("current_operation", 0, lambda: self._current)
        db.conn.create_function("current_reason", 0, lambda: self._reason)
        db.conn.create_function("chained", 8, chained, deterministic=True)

    @contextmanager
    def operation(
        self,
        label: str,
        *,
        reason: str | None = None,
        undoes: int | None = None,
        undoable: bool = True,
        by: Actor | None = None,
        at: datetime | None = None,
    ) -> Iterator[int]:
        """A transaction of which all is kept, or nothing; an operation that wrote nothing leaves no trace.

        Inside another operation it is a part of that one. ``by`` and ``at`` are of whoever did it, if not just now.
        """
        if self._current is not None:
            with self._db.atomic():
                yield self._current
            return
        mark_written(self._db)
        try:
            with self._db.atomic():
                number = self._begin(label, reason, undoes=undoes, undoable=undoable, by=by, at=at)
                before = self.anchor().entries
                yield number
                if self.anchor().entries == before and undoable:
                    raise _NothingWritten
        except _NothingWritten:
            pass
        finally:
            self._current = self._reason = None

    def _begin(
        self,
        label: str,
        reason: str | None,
        *,
        undoes: int | None,
        undoable: bool,
        by: Actor | None,
        at: datetime | None,
    ) -> int:
        at, actor = at or self.clock(), by or self.actor
        offset = at.utcoffset() or timedelta()
        set_back = self.is_set_back(at)
        if set_back:
            self.set_back = self.set_back or at
        (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
        values = {
            "id": last + 1,
            "label": label,
            "user": actor.user,
            "role": actor.role.value,
            "at": stamp(at),
            "offset_minutes": round(offset.total_seconds() / 60),
            "reason": reason,
            "undoes": undoes,
            "undoable": int(undoable),
            "clock_set_back": int(set_back),
        }
        self._current, self._reason = last + 1, reason
        self._db.execute(rows.insert_statement("operation", values), tuple(values.values()))
        return int(last) + 1

    def is_set_back(self, at: datetime) -> bool:
        """Whether ``at`` lies before the last operation."""
        last = self._db.execute("SELECT at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        return last is not None and stamp(at) < str(last[0])

    def anchor(self) -> Anchor:
        head = self._db.execute("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetchone()
        return Anchor(*head) if head else Anchor(0, GENESIS)

    def has_note(self, label: str, *, by: Actor, at: datetime) -> bool:
        """Whether ``by`` did something of this label at that time, as far as the journal knows."""
        asked = 'SELECT 1 FROM operation WHERE at = ? AND label = ? AND "user" = ?'
        return self._db.execute(asked, (stamp(at), label, by.user)).fetchone() is not None

    def operations(self, where: str, *values: object) -> list[Operation]:
        return [
            Operation(
                id=found[0],
                label=found[1],
                user=found[2],
                role=found[3],
                at=local_time(found[4], found[5]),
                reason=found[6],
                undoes=found[7],
                undoable=bool(found[8]),
                clock_set_back=bool(found[9]),
            )
            for found in self._db.execute(f"{_OPERATIONS} WHERE {where}", values)
        ]


class _NothingWritten(Exception):
    """Takes back the mark of an operation in which nothing was written."""


_OPERATIONS = (
    'SELECT id, label, "user", role, at, offset_minutes, reason, undoes, undoable, clock_set_back FROM operation'
)


def stamp(at: datetime) -> str:
    """A time as text in UTC; later times are greater texts."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def local_time(text: str, offset_minutes: int) -> datetime:
    """The time of a stamp on the clock of whoever was there."""
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC).astimezone(zone)


# The triggers


def row_as_json(db: Database, table: str, row: str) -> str:
    """The expression that makes one text of a row; ``row`` is NEW, OLD or the name of the table."""
    columns = [column.name for column in db.table(table).columns]
    return "json_object({})".format(", ".join(f"'{name}', {row}.\"{name}\"" for name in columns))


def triggers(db: Database) -> dict[str, str]:
    """The text of every trigger that the tables of this file must have, by name."""
    texts = dict(_JOURNAL_GUARDS)
    for watched in WATCHED:
        for event in ("insert", "update"):
            texts[f"{watched.table}_{event}_guard"] = _guard(watched, event)
            texts[f"{watched.table}_{event}_journal"] = _entry(db, watched, event)
        texts[f"{watched.table}_delete_guard"] = _refusal(watched.table, "DELETE", "rows are never deleted")
    return {name: f'CREATE TRIGGER "{name}" {text}' for name, text in texts.items()}


def _refusal(table: str, event: str, why: str) -> str:
    return f"BEFORE {event} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _checks(conditions: dict[str, str]) -> str:
    return " ".join(f"SELECT RAISE(ABORT, '{why}') WHERE {condition};" for why, condition in conditions.items())


_JOURNAL_GUARDS = {
    "journal_insert_guard": 'BEFORE INSERT ON "journal" BEGIN '
    + _checks(
        {
            "written outside an operation": "current_operation() IS NOT NEW.operation_id",
            "the journal is append-only": "EXISTS (SELECT 1 FROM journal WHERE id >= NEW.id)",
        }
    )
    + " END",
    "journal_update_guard": _refusal("journal", "UPDATE", "the journal is append-only"),
    "journal_delete_guard": _refusal("journal", "DELETE", "the journal is append-only"),
}
_LOCK = "EXISTS (SELECT 1 FROM data_lock WHERE deleted = 0 AND coalesce(patient_id, 0) IN (0, {patient}))"


def _guard(watched: Watched, event: str) -> str:
    table = watched.table
    if watched is OPERATION and event == "update":
        return _refusal(table, "UPDATE", "operations are never changed")
    current = "current_operation() IS NOT NEW.id" if watched is OPERATION else "current_operation() IS NULL"
    checks = {"written outside an operation": current}
    if event == "insert":
        checks["a row is never replaced"] = f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'
    else:
        checks["a row keeps its id"] = "NEW.id <> OLD.id"
        checks["a change needs a reason"] = "coalesce(trim(current_reason()), '') = ''"
    if watched.lockable:
        patients = [watched.patient.format(row=row) for row in (("NEW",) if event == "insert" else ("NEW", "OLD"))]
        checks[LOCKED] = _LOCK.format(patient=", ".join(patients))
    return f'BEFORE {event.upper()} ON "{table}" BEGIN {_checks(checks)} END'


def _entry(db: Database, watched: Watched, event: str) -> str:
    before = row_as_json(db, watched.table, "OLD") if event == "update" else "NULL"
    after = row_as_json(db, watched.table, "NEW")
    patient = watched.patient.format(row="NEW")
    statement = entry_statement(watched.table, "NEW.id", patient, before=before, after=after)
    return f'AFTER {event.upper()} ON "{watched.table}" BEGIN {statement}; END'


def entry_statement(table: str, row: str, patient: str, *, before: str, after: str, source: str = "") -> str:
    """The statement that appends an entry; everything but the table's name is an expression."""
    return (
        "INSERT INTO journal (id, operation_id, table_name, row_id, patient_id, before, after, previous, hash) "
        "SELECT id, operation, name, number, patient, b, a, previous, "
        "chained(previous, id, operation, name, number, patient, b, a) FROM (SELECT "
        "coalesce((SELECT max(id) FROM journal), 0) + 1 AS id, current_operation() AS operation, "
        f"'{table}' AS name, {row} AS number, {patient} AS patient, {before} AS b, {after} AS a, "
        f"coalesce((SELECT hash FROM journal ORDER BY id DESC LIMIT 1), '{GENESIS}') AS previous{source})"
    )


def guard_differences(db: Database) -> tuple[str, ...]:
    """The names of triggers that are missing, altered or strange to this program."""
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    wanted = triggers(db)
    return tuple(sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)))


def remove_triggers(db: Database) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute('DROP TRIGGER "{}"'.format(re.sub('"', '""', name)))


def install_triggers(db: Database) -> None:
    remove_triggers(db)
    for text in triggers(db).values():
        db.execute(text)


# The journal read from its first entry, and held against the tables


@dataclass(frozen=True, slots=True)
class Chain:
    """What is wrong with the first entry that is wrong, its number, and the end of the journal."""

    wrong: Sentence | None
    broken: int | None
    end: Anchor


def read_chain(db: Database, tell: Callable[[float], None] = lambda _: None) -> Chain:
    """Follow the hashes from entry to entry; ``tell`` hears how much is done, 0 to 1."""
    previous, number = GENESIS, 0
    wrong: Sentence | None = None
    broken: int | None = None
    (count,) = db.execute("SELECT count(*) FROM journal").fetchone()
    tell(0.0)
    for place, found in enumerate(db.execute(_ENTRIES)):
        if place % _STEP == 0:
            tell(min(1.0, place / max(1, count)))
        if wrong is None:
            wrong = _wrong(found, number + 1, previous)
            broken = None if wrong is None else number + 1
        number, previous = found[0], found[8]
    return Chain(wrong, broken, Anchor(number, previous))


_STEP = 500  # entries between two looks at how much is done
_ENTRIES = (
    "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal ORDER BY id"
)


def _wrong(found: tuple[Any, ...], expected: int, previous: str) -> Sentence | None:
    number, *content, said_previous, said_hash = found
    if number != expected:
        return sentence("Entry {entry} of the journal is missing.", entry=str(expected))
    if said_previous != previous:
        return sentence("Entry {entry} of the journal does not follow the entry before it.", entry=str(number))
    if chained(previous, number, *content) != said_hash:
        return sentence("Entry {entry} of the journal was changed after it was written.", entry=str(number))
    return None


Found = tuple[str, int]


def differing_rows(db: Database) -> Iterator[Found]:
    """Table and id of every row that the journal does not know, knows otherwise, or knows and the table lacks."""
    for watched in WATCHED:
        table = watched.table
        if not db.table(table).exists():  # in a file that is still to be migrated
            continue
        last = f"SELECT after FROM journal WHERE table_name = '{table}' AND row_id = \"{table}\".id"
        present = row_as_json(db, table, f'"{table}"')
        changed = f'SELECT id FROM "{table}" WHERE {present} IS NOT ({last} ORDER BY id DESC LIMIT 1)'
        lost = f"SELECT row_id FROM journal WHERE table_name = '{table}' AND row_id NOT IN (SELECT id FROM \"{table}\")"
        yield from ((table, row) for (row,) in db.execute(f"{changed} UNION {lost} ORDER BY 1").fetchall())


def is_whole(db: Database) -> bool:
    """Whether pages, journal and tables agree: a file of which one change was written by half never does."""
    if any(found != "ok" for (found,) in db.execute("PRAGMA integrity_check").fetchall()):
        return False
    if not db.table("journal").exists():  # a file that is still to be migrated
        return True
    return read_chain(db).wrong is None and next(differing_rows(db), None) is None
