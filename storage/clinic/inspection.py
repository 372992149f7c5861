"""A look inside a clinic file that nobody has open, without changing a byte of it: is it whole, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher

from models.words import sentence
from storage.clinic.connection import Database, Error, may_be_torn, told, uri_of
from storage.clinic.journal.chain import differing_rows, holds, is_whole, journal_end, read_chain
from storage.clinic.journal.operations import Anchor
from storage.clinic.packing import teach
from storage.clinic.schema.ladder import APPLICATION_ID, LOOKED, UNWATCHED, applied
from storage.clinic.schema.whole import known
from storage.problems import Fault, StoreProblem

_CHOOSE = "Choose another backup."


@dataclass(frozen=True, slots=True)
class LastOperation:
    """What was done last: its label, who did it, and when."""

    label: str
    user: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where everything in a clinic file ends: its journal, its last migration, the last row of every table.

    Rows are never deleted, so two whole files with the same ends hold the same rows; to know them takes no time.
    """

    anchor: Anchor
    schema: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What is in a clinic file. ``counts`` are the rows of every table; to count them all takes a while."""

    patients: int
    last_operation: LastOperation | None
    counts: tuple[tuple[str, int], ...]
    ends: Ends

    @property
    def anchor(self) -> Anchor:
        return self.ends.anchor

    @property
    def schema(self) -> str:
        """The last migration."""
        return self.ends.schema


def inspect(path: Path, key: bytes, *, since: Anchor | None = None) -> Inside:
    """Check every page of the clinic file at ``path`` and say what is in it. Raises StoreProblem.

    ``since`` an end of its journal at which it was found whole, only what was entered later is checked.
    """
    with opened_to_read(path, key) as db:
        if not (_is_sound(db) if since is None else _goes_on(db, since)):
            raise StoreProblem(sentence("{path} is damaged.", path=path), _CHOOSE, fault=Fault.FILE)
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreProblem(sentence("{path} is not a clinic file.", path=path), _CHOOSE, fault=Fault.FILE)
        if applied(db) - known():
            remedy = "Update Hepatrack on this computer."
            raise StoreProblem(
                sentence("{path} was written by a newer Hepatrack.", path=path), remedy, fault=Fault.FILE
            )
        return contents(db)


def was_once(path: Path, key: bytes, anchor: Anchor) -> bool:
    """Whether the journal of the file at ``path`` once ended there; not after an older file took its place."""
    with opened_to_read(path, key) as db:
        found = db.execute("SELECT hash FROM journal WHERE id = ?", [anchor.entries]).fetchone()
    return found is not None and found[0] == anchor.head


def _is_sound(db: Database) -> bool:
    """Whether all pages, their structure and their links are in order, and no change was written by half."""
    damaged = [found for (found,) in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    damaged += [found for (found,) in db.execute("PRAGMA integrity_check").fetchall() if found != "ok"]
    torn = may_be_torn(db, settled=False) and not is_whole(db)
    return not damaged and not torn and db.execute("PRAGMA foreign_key_check").fetchone() is None


def _goes_on(db: Database, since: Anchor) -> bool:
    """Whether the journal goes on from where it ended, and every row that it speaks of since is as it says."""
    if not holds(db, since) or may_be_torn(db, settled=False):
        return False
    return read_chain(db, since=since).wrong is None and next(differing_rows(db, since=since.entries), None) is None


def contents(db: Database) -> Inside:
    """What is in an open clinic file of any schema that this program knows."""
    names = _tables(db)
    counts = tuple((name, int(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])) for name in names)
    last = None
    if "operation" in names:
        done = "SELECT label, user, at FROM operation WHERE label <> ? ORDER BY id DESC LIMIT 1"
        last = db.execute(done, [LOOKED]).fetchone()  # looking is no doing
    patients = db.execute("SELECT count(*) FROM patient WHERE deleted = 0").fetchone() if "patient" in names else (0,)
    return Inside(
        patients=int(patients[0]),
        last_operation=None if last is None else LastOperation(last[0], last[1], datetime.fromisoformat(last[2])),
        counts=counts,
        ends=ends(db),
    )


def ends(db: Database) -> Ends:
    """Where an open clinic file of any schema ends."""
    names = _tables(db)
    last = ((name, db.execute(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').fetchone()[0]) for name in names)
    return Ends(
        anchor=journal_end(db),
        schema=max(applied(db), default=""),
        rows=tuple((name, int(row)) for name, row in last),
    )


def _tables(db: Database) -> list[str]:
    """Every table but those that hold nothing of their own: two files that differ in these alone are the same."""
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if name not in UNWATCHED]


@contextmanager
def opened_to_read(path: Path, key: bytes) -> Iterator[Database]:
    """The clinic file at ``path``, which must be whole in itself (no journal beside it), for reading only."""
    if not path.is_file():
        raise StoreProblem(sentence("There is no file at {path}.", path=path), _CHOOSE, fault=Fault.FILE)
    if path.stat().st_size == 0:
        raise StoreProblem(sentence("{path} is empty (0 bytes).", path=path), _CHOOSE, fault=Fault.FILE)
    uri = uri_of(path.absolute(), mode="ro", immutable="1")
    try:
        connection = cipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            set_key(connection, key)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the key is tried here
            teach(connection)
            yield Database(connection)
        finally:
            connection.close()
    except Error as problem:
        words = _WRONG.get(str(getattr(problem, "sqlite_errorname", "")))
        if words is None:
            with told(path):
                raise
        raise StoreProblem(sentence(words, path=path), _CHOOSE, fault=Fault.FILE) from problem


_WRONG = {
    "SQLITE_NOTADB": "{path} is not a clinic file, or it belongs to another key.",
    "SQLITE_CORRUPT": "{path} is damaged.",
}


def set_key(connection: Any, key: bytes) -> None:
    """Give a fresh connection its key, before anything could see or log it."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
