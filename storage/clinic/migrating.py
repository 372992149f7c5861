"""An older file brought up to date: all of it or nothing, and what the journal must know of it afterwards."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial

from storage.clinic.connection import Database, Error, mark_written
from storage.clinic.journal.chain import Found, differing_rows, has_journal, journal_end, tell_how_far
from storage.clinic.journal.guards import (
    OPERATION,
    WATCHED,
    Watched,
    entry_statement,
    guard_differences,
    install_triggers,
    remove_triggers,
    row_as_json,
)
from storage.clinic.journal.operations import Journal
from storage.clinic.packing import counted
from storage.clinic.schema.ladder import applied
from storage.clinic.schema.updating import Progress, Step, nobody
from storage.clinic.schema.whole import SCHEMA, known

log = logging.getLogger(__name__)

MIGRATION = "Bring the file up to date"
_WORTH_IT = 20  # after a migration: of so many pages one is empty
_OWED = 4  # at any other opening: of so many, which only a migration that was not followed by it leaves
_VACUUM = "VACUUM"
MENDED = "Reinstall the guards of the journal"


def migrate(db: Database, journal: Journal, progress: Progress = nobody) -> None:
    """Apply what is pending in one transaction; the file stays as it was when anything fails.

    Rows that the journal does not know, or that a migration changed, are journalled as they are then, so that it can
    be held against the tables. A row that differed from its journal before is left for the verification to name.
    """
    pending = ", ".join(sorted(known() - applied(db)))
    mark_written(db)
    with _malformed_told(db), db.atomic():
        unexplained = set(differing_rows(db, tell=partial(progress, Step.BEFORE))) if has_journal(db) else set()
        remove_triggers(db)
        with counted(db.conn, _entries_told(db, partial(progress, Step.UPDATE))):
            SCHEMA.apply(db)
        install_triggers(db)
        journal_changes(db, journal, unexplained, reason=pending, tell=partial(progress, Step.AFTER))


@contextmanager
def _malformed_told(db: Database) -> Iterator[None]:
    """Where SQLite calls the file malformed in an update, the log says whether it is, or was only read so.

    It was seen once in a test on a busy machine and never again; names and numbers alone, nothing of a patient.
    """
    try:
        yield
    except Error as problem:
        if str(getattr(problem, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
            log.error("malformed in an update: %s", problem.sqlite_errorname, exc_info=True)  # type: ignore[attr-defined]
            for asked in (
                "integrity_check",
                "cipher_integrity_check",
                "page_count",
                "freelist_count",
                "max_page_count",
            ):
                try:
                    log.error("%s: %s", asked, db.execute(f"PRAGMA {asked}").fetchmany(5))
                except Error as also:
                    log.error("%s: %s", asked, also)
        raise


def _entries_told(db: Database, tell: Callable[[float], None]) -> Callable[[], None]:
    """What counts the entries of the journal as they are written anew, which is what an update does longest."""
    count, place = journal_end(db).entries, itertools.count(1)
    tell(0.0)
    return lambda: tell_how_far(tell, next(place), count)


def shrink(db: Database, *, migrated: bool, progress: Progress = nobody) -> None:
    """Give back the room that a migration left empty, in one step of its own.

    The file is whole before and after, and as it was where the step fails, which is then tried when it is next opened
    with so much of it empty. What little deletions leave is filled again by what is entered.
    Its rows pass through a file for temporary use, which SQLCipher encrypts as it does the clinic file.
    """
    pages, free = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count"))
    if free * (_WORTH_IT if migrated else _OWED) < pages:
        return
    progress(Step.SMALLER, 0.0)
    mark_written(db)
    db.execute("PRAGMA temp_store = FILE")  # what is in the clinic may be more than fits into memory
    try:
        db.execute(_VACUUM)
    except Error as problem:
        log.warning("the clinic file was not made smaller: %s", problem)
    finally:
        db.execute("PRAGMA temp_store = DEFAULT")


def journal_changes(
    db: Database,
    journal: Journal,
    unexplained: Collection[Found],
    *,
    reason: str,
    tell: Callable[[float], None] = lambda _: None,
) -> None:
    """Journal every row that is not as its last entry left it, but for those that were so before."""
    changed = [found for found in differing_rows(db, tell=tell) if found not in unexplained]
    if changed:
        with journal.operation(MIGRATION, reason=reason, undoable=False):
            for table, row in changed:
                _journal_as_it_is(db, table, row)


def _journal_as_it_is(db: Database, table: str, row: int) -> None:
    watched = next(watched for watched in WATCHED if watched.table == table)
    db.execute(
        entry_statement(
            table,
            f'"{table}".id',
            watched.patient.format(row=f'"{table}"'),
            before=_last_known(watched, row),
            after=row_as_json(db, table, f'"{table}"'),
            source=f' FROM "{table}" WHERE "{table}".id = {row}',
        )
    )


def _last_known(watched: Watched, row: int) -> str:
    assert watched is not OPERATION  # an operation is journalled as it begins
    where = f"table_name = '{watched.table}' AND row_id = {row}"
    return f"(SELECT after FROM journal WHERE {where} ORDER BY id DESC LIMIT 1)"


def missing_tables(db: Database) -> tuple[str, ...]:
    """The tables that a file must have and this one has not."""
    there = {
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    }
    wanted = {"journal", "journal_entry", "journal_shape", "signature", *(watched.table for watched in WATCHED)}
    return tuple(sorted(wanted - there))


def mended_guards(db: Database) -> tuple[tuple[str, ...], ...]:
    """The names of the guards that were put back, each time that it was needed; the journal keeps it for ever."""
    found = db.execute("SELECT reason FROM operation WHERE label = ? ORDER BY id", (MENDED,)).fetchall()
    return tuple(tuple(str(reason or "?").split(", ")) for (reason,) in found)


def mend_guards(db: Database, journal: Journal) -> tuple[str, ...]:
    """Put back triggers that somebody dropped or altered, and write down which; gives their names."""
    differences = guard_differences(db)
    if differences:
        mark_written(db)
        with db.atomic():
            install_triggers(db)
            with journal.operation(MENDED, reason=", ".join(differences), undoable=False):
                pass
    return differences
