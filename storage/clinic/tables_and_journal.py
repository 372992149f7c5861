"""The journal held against the tables: rows that are not as their last entry left them."""

from __future__ import annotations

from collections.abc import Iterator

from storage.clinic.connection import Database
from storage.clinic.journal import WATCHED, row_as_json

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
