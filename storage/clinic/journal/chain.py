"""The journal read from its first entry, and held against the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database, Error
from storage.clinic.journal.guards import WATCHED, row_as_json
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
    found, place = entries(db), 0
    while True:
        if place % STEP == 0:
            tell(min(1.0, place / max(1, count)))
        place += 1
        try:
            entry = next(found, None)
        except (Error, ValueError, TypeError):  # no text, or nothing that was packed by this program
            if wrong is None:
                broken = number + 1 if not _can_be_read(db, number + 1) else number + 2
                wrong = sentence("Entry {entry} of the journal cannot be read.", entry=str(broken))
            break
        if entry is None:
            break
        if wrong is None:
            wrong = _wrong(entry, number + 1, previous)
            broken = None if wrong is None else number + 1
        number, previous = int(entry[0]), str(entry[8])
    return Chain(wrong, broken, Anchor(number, previous))


def entries(db: Database) -> Iterator[tuple[Any, ...]]:
    """Every entry in its order: id, operation, table, row, patient, before, after, previous hash, hash."""
    return iter(db.execute(_ENTRIES))


def _can_be_read(db: Database, entry: int) -> bool:
    """The library reads a row ahead: what it could not read may be the entry after the next."""
    try:
        return db.execute(f"SELECT * FROM ({_ENTRIES}) WHERE id = ?", [entry]).fetchone() is not None
    except (Error, ValueError, TypeError):
        return False


def journal_end(db: Database) -> Anchor:
    """Where the journal of a file of any schema ends; a file that is older than the journal has none."""
    found = None
    if has_journal(db):
        found = db.execute("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return Anchor(*found) if found else Anchor(0, GENESIS)


STEP = 500  # entries between two looks at how much is done
_ENTRIES = (
    "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal ORDER BY id"
)


def _wrong(found: tuple[Any, ...], expected: int, previous: str) -> Sentence | None:
    number, *content, said_previous, said_hash = found
    if number != expected:
        return sentence("Entry {entry} of the journal is missing.", entry=str(expected))
    if said_previous != previous:
        return sentence("Entry {entry} of the journal does not follow the entry before it.", entry=str(number))
    if _hash_of(previous, number, *content) != said_hash:
        return sentence("Entry {entry} of the journal was changed after it was written.", entry=str(number))
    return None


def _hash_of(*entry: Any) -> str:
    try:
        return chained(*entry)
    except (TypeError, ValueError):  # no text, so no entry of this program
        return ""


def has_journal(db: Database) -> bool:
    """Whether there is a journal: a view of packed entries or, in a file that is still to be migrated, a table."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal'").fetchone() is not None


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
    if not has_journal(db):  # a file that is still to be migrated
        return True
    return read_chain(db).wrong is None and next(differing_rows(db), None) is None
