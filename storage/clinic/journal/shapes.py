"""What rows of each table look like, kept in the file: the dictionaries that entries of the journal are packed with.

A dictionary is never changed, as entries are read by it for ever. A table whose columns changed is given another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from models.record.analytes import ANALYTES
from storage.clinic import rows
from storage.clinic.connection import Database

# What stands in most rows.
_USUAL = {"id": 1, "patient_id": 1, "deleted": 0, "date": "2026-01-01", "value_is_number": 0, "value": "1"}
_UNITS = sorted({analyte.unit for analyte in ANALYTES.values()})


def dictionary(db: Database, table: str) -> bytes:
    """A row of ``table`` as the journal writes it, after words that its values are made of; the likeliest stand last.

    Nothing for a table that is not there.
    """
    columns = [column.name for column in db.table(table).columns] if db.table(table).exists() else []
    if not columns:
        return b""
    row = json.dumps({name: _USUAL.get(name) for name in columns}, separators=(",", ":"))
    return "".join((*_words(table), _written(table), row)).encode()


def _words(table: str) -> Iterable[str]:
    if table == rows.LAB_RESULT.name:
        yield ",".join(_UNITS)
        yield ",".join(f'"{name}"' for name in ANALYTES)


def _written(table: str) -> str:
    """The keys of a case file as the column ``written`` has them."""
    if table not in rows.BY_NAME:
        return ""
    return json.dumps(rows.written_text(frozenset(field.key for field in rows.BY_NAME[table].kind.fields)))


def renew_shapes(db: Database, tables: Iterable[str]) -> None:
    """Give each of ``tables`` that is there a dictionary for its columns as they are now, where it has none."""
    newest = dict(db.execute("SELECT table_name, dictionary FROM journal_shape ORDER BY id").fetchall())
    for table in tables:
        wanted = dictionary(db, table)
        if wanted and newest.get(table) != wanted:
            add = "INSERT INTO journal_shape (table_name, dictionary) VALUES (?, ?)"
            db.execute(add, [table, wanted])
