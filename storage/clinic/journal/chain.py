"""The journal read from its first entry, and held against the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.guards import OPERATION, WATCHED, row_as_json
from storage.clinic.journal.operations import GENESIS, Anchor, chained


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one row, as the journal has it: texts of the row before and after, None where there is none."""

    id: int
    operation: int
    table: str
    row: int
    before: str | None
    after: str | None


def read_entries(db: Database, where: str = "1", *values: object) -> Iterator[Entry]:
    """The entries of the journal in their order, but for those of the operations themselves."""
    asked = (
        "SELECT id, operation_id, table_name, row_id, before, after FROM journal "
        f"WHERE table_name <> '{OPERATION.table}' AND {where} ORDER BY id"
    )
    return (Entry(*found) for found in db.execute(asked, values))


def unfollowed(db: Database) -> Iterator[tuple[int, str, int]]:
    """Number, table and row of every entry that does not begin where the entry before it about its row ended."""
    last = (
        "SELECT after FROM journal AS earlier WHERE earlier.table_name = journal.table_name "
        "AND earlier.row_id = journal.row_id AND earlier.id < journal.id ORDER BY earlier.id DESC LIMIT 1"
    )
    asked = f"SELECT id, table_name, row_id FROM journal WHERE before IS NOT ({last}) ORDER BY id"
    return ((int(entry), str(table), int(row)) for entry, table, row in db.execute(asked))
