"""The journal read from its first entry, and held against the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database, Error
from storage.clinic.journal.guards import OPERATION, WATCHED, row_as_json
from storage.clinic.journal.operations import BEGINNING, Anchor
from storage.clinic.packing import chained, unpacked


@dataclass(frozen=True, slots=True)
class Chain:
    """What is wrong with the first entry that is wrong, its number, and the end of the journal."""

    wrong: Sentence | None
    broken: int | None
    end: Anchor


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
    found, place = entries(db, since.entries), 0
    while True:
        tell_how_far(tell, place, count)
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


def entries(db: Database, after_entry: int = 0) -> Iterator[tuple[Any, ...]]:
    """Every entry behind one in its order: id, operation, table, row, patient, before, after, hash before it, hash.

    A packed entry says nothing of the hash before it but by its own: None.
    """
    if not has_packed_journal(db):
        yield from db.execute(_OF_OLD, [after_entry])
        return
    shapes = {row[0]: row[1:] for row in db.execute("SELECT id, table_name, dictionary FROM journal_shape").fetchall()}
    for number, operation, shape, row, patient, content, digest in db.execute(_PACKED, [after_entry]):
        table, dictionary = shapes.get(shape, (None, b""))
        before, after = unpacked(content, dictionary)
        yield number, operation, table, row, patient, before, after, None, _hex(digest)


def _hex(digest: object) -> str:
    return digest.hex() if isinstance(digest, bytes) else ""  # else nothing that a trigger wrote


def _can_be_read(db: Database, entry: int) -> bool:
    """The library reads a row ahead: what it could not read may be the entry after the next."""
    try:
        return db.execute("SELECT * FROM journal WHERE id = ?", [entry]).fetchone() is not None
    except (Error, ValueError, TypeError):
        return False


def journal_end(db: Database) -> Anchor:
    """Where the journal of a file of any schema ends; a file that is older than the journal has none."""
    found = None
    if has_journal(db):
        found = db.execute("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return Anchor(*found) if found else BEGINNING


def holds(db: Database, anchor: Anchor) -> bool:
    """Whether the entry at which the journal once ended is there, unchanged; a print has the first half of its head."""
    if anchor.entries == 0:
        return True
    found = db.execute("SELECT hash FROM journal WHERE id = ?", [anchor.entries]).fetchone()
    return found is not None and bool(anchor.head) and str(found[0]).startswith(anchor.head)


@lru_cache(maxsize=8)  # one check after the other asks for both sides of an entry
def row_of(text: object) -> dict[str, Any]:
    """The columns of a row as the journal keeps it, to be read only; none where somebody made something else of it."""
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    plain = isinstance(found, dict) and _NESTED.isdisjoint(map(type, found.values()))
    return found if plain and found is not None else {}


_NESTED = frozenset({dict, list})


def tell_how_far(tell: Callable[[float], None], place: int, count: int) -> None:
    """Let it be heard now and then how much is done, 0 to 1: ``place`` of ``count``."""
    if place % _STEP == 0:
        tell(min(1.0, place / max(1, count)))


_STEP = 500  # entries between two looks at how much is done
_PACKED = (
    "SELECT id, operation_id, shape_id, row_id, patient_id, content, hash FROM journal_entry WHERE id > ? ORDER BY id"
)
_OF_OLD = (
    "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal "
    "WHERE id > ? ORDER BY id"
)


def _wrong(found: tuple[Any, ...], expected: int, previous: str) -> Sentence | None:
    number, *content, said_previous, said_hash = found
    if number != expected:
        return sentence("Entry {entry} of the journal is missing.", entry=str(expected))
    if said_previous not in (None, previous):  # packed, an entry says nothing of the one before but its own hash
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


def has_packed_journal(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal_entry'").fetchone() is not None


Found = tuple[str, int]


def differing_rows(db: Database, *, since: int = 0, tell: Callable[[float], None] = lambda _: None) -> Iterator[Found]:
    """Table and id of every row that the journal does not know, knows otherwise, or knows and the table lacks.

    ``since`` an entry, only those rows that a later one is about. ``tell`` hears how much is done, 0 to 1.
    """
    tables = {one.table: db.table(one.table).count for one in WATCHED if db.table(one.table).exists()}
    done, count = 0, sum(tables.values())  # one that is not there belongs to a file that is still to be migrated
    for table, rows in tables.items():
        of_row = f"SELECT max(id) FROM journal WHERE table_name = '{table}' AND row_id = \"{table}\".id"
        last = f"SELECT after FROM journal WHERE id = ({of_row})"
        present = row_as_json(db, table, f'"{table}"')
        # by its plus the name is no way to the entries: the number of the first one is
        later = f" FROM journal WHERE +table_name = '{table}' AND id > {since}"
        among = f"id IN (SELECT row_id{later}) AND" if since else ""
        changed = f'SELECT id FROM "{table}" WHERE {among} {present} IS NOT ({last})'
        lost = f'SELECT row_id{later} AND row_id NOT IN (SELECT id FROM "{table}")'
        found = {row for (row,) in db.execute(lost)}
        for place, part in enumerate(_parts(db, table)):
            tell(min(1.0, (done + place * _ROWS) / max(1, count)))
            found.update(row for (row,) in db.execute(f"{changed} AND {part}"))
        yield from ((table, row) for row in sorted(found))
        done += rows


def _parts(db: Database, table: str) -> Iterator[str]:
    """Conditions that part a table into so many rows each, whatever their ids are; one with few rows is one part."""
    beginning, ending = "1", f'SELECT id FROM "{table}" WHERE {{}} ORDER BY id LIMIT 1 OFFSET {_ROWS}'
    while (end := db.execute(ending.format(beginning)).fetchone()) is not None:
        yield f"{beginning} AND id < {end[0]}"
        beginning = f"id >= {end[0]}"
    yield beginning


_ROWS = 10_000


def is_whole(db: Database) -> bool:
    """Whether pages, journal and tables agree: a file of which one change was written by half never does."""
    if any(found != "ok" for (found,) in db.execute("PRAGMA integrity_check").fetchall()):
        return False
    if not has_journal(db):  # a file that is still to be migrated
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
