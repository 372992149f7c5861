"""The journal read from its first entry, and held against the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.guards import WATCHED, row_as_json
from storage.clinic.journal.operations import GENESIS, Anchor
from storage.clinic.packing import chained, unpacked


@dataclass(frozen=True, slots=True)
class Chain:
    """What is wrong with the first entry that is wrong, its number, and the end of the journal."""

    wrong: Sentence | None
    broken: int | None
    end: Anchor


BEGINNING = Anchor(0, GENESIS)


def read_chain(db: Database, tell: Callable[[float], None] = lambda _: None, *, since: Anchor = BEGINNING) -> Chain:
    """Follow the hashes from entry to entry; ``tell`` hears how much is done, 0 to 1.

    What is not older than ``since`` is followed alone.
    """
    previous, number = since.head, since.entries
    wrong: Sentence | None = None
    broken: int | None = None
    (last,) = db.execute("SELECT max(id) FROM journal").fetchone()
    count = (last or 0) - since.entries
    tell(0.0)
    for place, found in enumerate(_entries(db, since.entries)):
        if place % _STEP == 0:
            tell(min(1.0, place / max(1, count)))
        if wrong is None:
            wrong = _wrong(found, number + 1, previous)
            broken = None if wrong is None else number + 1
        number, previous = found[0], found[8]
    return Chain(wrong, broken, Anchor(number, previous))


_STEP = 500  # entries between two looks at how much is done
_PACKED = (
    "SELECT id, operation_id, shape_id, row_id, patient_id, content, hash FROM journal_entry WHERE id > ? ORDER BY id"
)
_OF_OLD = (
    "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal "
    "WHERE id > ? ORDER BY id"
)


def _entries(db: Database, after_entry: int) -> Iterator[tuple[Any, ...]]:
    """Every entry as it is hashed, then what it says of the hash before it (where it says so) and its own."""
    if not has_packed_journal(db):
        yield from db.execute(_OF_OLD, [after_entry])
        return
    shapes = {row[0]: row[1:] for row in db.execute("SELECT id, table_name, dictionary FROM journal_shape").fetchall()}
    for number, operation, shape, row, patient, content, digest in db.execute(_PACKED, [after_entry]):
        table, dictionary = shapes.get(shape, (None, b""))
        before, after = unpacked(content, dictionary)
        yield number, operation, table, row, patient, before, after, None, digest.hex()


def _wrong(found: tuple[Any, ...], expected: int, previous: str) -> Sentence | None:
    number, *content, said_previous, said_hash = found
    if number != expected:
        return sentence("Entry {entry} of the journal is missing.", entry=str(expected))
    if said_previous not in (None, previous):  # packed, an entry says nothing of the one before but its own hash
        return sentence("Entry {entry} of the journal does not follow the entry before it.", entry=str(number))
    if chained(previous, number, *content) != said_hash:
        return sentence("Entry {entry} of the journal was changed after it was written.", entry=str(number))
    return None


def has_journal(db: Database) -> bool:
    """Whether there is a journal: a view of packed entries or, in a file that is still to be migrated, a table."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal'").fetchone() is not None


def has_packed_journal(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal_entry'").fetchone() is not None


Found = tuple[str, int]


def differing_rows(db: Database, *, since: int = 0) -> Iterator[Found]:
    """Table and id of every row that the journal does not know, knows otherwise, or knows and the table lacks.

    ``since`` an entry, only those rows that a later one is about.
    """
    for watched in WATCHED:
        table = watched.table
        if not db.table(table).exists():  # in a file that is still to be migrated
            continue
        of_row = f"SELECT max(id) FROM journal WHERE table_name = '{table}' AND row_id = \"{table}\".id"
        last = f"SELECT after FROM journal WHERE id = ({of_row})"
        present = row_as_json(db, table, f'"{table}"')
        # by its plus the name is no way to the entries: the number of the first one is
        later = f" FROM journal WHERE +table_name = '{table}' AND id > {since}"
        among = f"id IN (SELECT row_id{later}) AND" if since else ""
        changed = f'SELECT id FROM "{table}" WHERE {among} {present} IS NOT ({last})'
        lost = f'SELECT row_id{later} AND row_id NOT IN (SELECT id FROM "{table}")'
        yield from ((table, row) for (row,) in db.execute(f"{changed} UNION {lost} ORDER BY 1").fetchall())


def is_whole(db: Database) -> bool:
    """Whether pages, journal and tables agree: a file of which one change was written by half never does."""
    if any(found != "ok" for (found,) in db.execute("PRAGMA integrity_check").fetchall()):
        return False
    if not has_journal(db):  # a file that is still to be migrated
        return True
    return read_chain(db).wrong is None and next(differing_rows(db), None) is None
