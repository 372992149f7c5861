"""Whether a clinic file is what it was: its pages, its links, its guards, its journal, and the tables against it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage.connection import Database, told
from storage.journal import GENESIS, Anchor, chained, guard_differences
from storage.replay import Found, differing_rows
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found. Each problem is a sentence; ``broken_entry`` is the first entry of the journal that is wrong.

    ``clock_set_back`` counts the operations that came before an earlier one; it is no problem of the file.
    """

    entries: int
    head: str
    triggers: int
    clock_set_back: int
    broken_entry: int | None
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(store: Store, anchor: Anchor | None = None) -> Verification:
    """Check an open clinic file; an ``anchor`` of an earlier day also finds entries that were cut off its end."""
    db = store.database
    with told(store.path):
        wrong, broken, head = _chain(db)
        problems = [
            *_pages(db),
            *_links(db),
            *_guards(store),
            *wrong,
            *(() if anchor is None else _against(db, anchor)),
            *(_row_problem(db, found) for found in differing_rows(db)),
        ]
        return Verification(
            entries=head.entries,
            head=head.head,
            triggers=_count(db, "sqlite_master WHERE type = 'trigger'"),
            clock_set_back=_count(db, "operation WHERE clock_set_back"),
            broken_entry=broken,
            problems=tuple(problems),
        )


def _count(db: Database, what: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def _pages(db: Database) -> list[str]:
    damaged = [str(found) for (found,) in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    damaged += [str(found) for (found,) in db.execute("PRAGMA integrity_check").fetchall() if found != "ok"]
    return [f"The file is damaged: {found}." for found in damaged]


def _links(db: Database) -> list[str]:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"Row {row} of {table} names a row of {parent} that is not there." for table, row, parent, _ in broken]


def _guards(store: Store) -> list[str]:
    """Those missing now, and those that were missing when the file was opened and have been put back."""
    names = sorted({*store.mended_guards, *guard_differences(store.database)})
    return [f"Guards of the journal had been removed or altered: {', '.join(names)}."] if names else []


def _chain(db: Database) -> tuple[list[str], int | None, Anchor]:
    """What is wrong with the first entry that is wrong, its number, and the end of the journal."""
    previous, number = GENESIS, 0
    wrong: str | None = None
    broken: int | None = None
    for found in db.execute(_ENTRIES):
        if wrong is None:
            wrong, broken = _wrong(found, number + 1, previous)
        number, previous = found[0], found[8]
    return [] if wrong is None else [wrong], broken, Anchor(number, previous)


_ENTRIES = (
    "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal ORDER BY id"
)


def _wrong(found: tuple[object, ...], expected: int, previous: str) -> tuple[str | None, int | None]:
    number, *content, said_previous, said_hash = found
    if number != expected:
        return f"Entry {expected} of the journal is missing.", expected
    if said_previous != previous:
        return f"Entry {number} of the journal does not follow the entry before it.", expected
    if chained(previous, number, *content) != said_hash:  # type: ignore[arg-type]
        return f"Entry {number} of the journal was changed after it was written.", expected
    return None, None


def _against(db: Database, anchor: Anchor) -> list[str]:
    """Whether the entry that was last once is still there, unchanged."""
    if anchor.entries == 0:
        return []
    found = db.execute("SELECT hash FROM journal WHERE id = ?", [anchor.entries]).fetchone()
    if found is None:
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()
        return [f"The journal ends at entry {last} and once reached {anchor.entries}: entries were cut off its end."]
    if not str(found[0]).startswith(anchor.head):
        return [f"Entry {anchor.entries} of the journal is not the one that was there when the anchor was taken."]
    return []


def _row_problem(db: Database, found: Found) -> str:
    table, row = found
    present = db.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', [row]).fetchone()
    last = db.execute(
        "SELECT id, after FROM journal WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1", [table, row]
    ).fetchone()
    if present is None:
        return f"Row {row} of {table} is in the journal and not in its table."
    if last is None:
        return f"Row {row} of {table} was written past the journal."
    columns = json.loads(last[1])
    return (
        f"Row {row} of {table} is not as entry {last[0]} of the journal left it "
        f"({', '.join(_differing_columns(db, table, row, columns)) or 'columns'})."
    )


def _differing_columns(db: Database, table: str, row: int, columns: dict[str, object]) -> list[str]:
    names = [column.name for column in db.table(table).columns]
    values = db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row]).fetchone()
    return [name for name, value in zip(names, values, strict=True) if columns.get(name) != value]
