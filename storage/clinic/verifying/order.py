"""Whether the journal tells one story: times that run on, a reason for every change, each row from where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import unfollowed

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_UNREASONED = (
    'SELECT DISTINCT operation.id, label, "user" FROM journal JOIN operation ON operation.id = operation_id '
    "WHERE before IS NOT NULL AND coalesce(trim(reason), '') = '' ORDER BY operation.id"
)


def backward_times(db: Database) -> Iterator[Sentence]:
    """Every operation that is earlier than the one before it and does not say so, or has no time at all."""
    last = ""
    for number, at, set_back in db.execute("SELECT id, at, clock_set_back FROM operation ORDER BY id"):
        if not _TIME.fullmatch(str(at)):
            yield sentence("Operation {operation} has no time that can be read.", operation=str(number))
            continue
        if str(at) < last and not set_back:
            yield sentence(
                "Operation {operation} is earlier than the one before it and does not say that the clock was set back.",
                operation=str(number),
            )
        last = str(at)


def without_reason(db: Database) -> Iterator[Sentence]:
    """Every operation that changed what was saved and gives no reason."""
    for number, label, user in db.execute(_UNREASONED):
        yield sentence(
            "Operation {operation} ({label}) of {user} changed what was saved and gives no reason.",
            operation=str(number),
            label=str(label),
            user=str(user),
        )


def torn_rows(db: Database) -> Iterator[Sentence]:
    """Every entry whose row was otherwise before it than the entry before left it."""
    for entry, table, row in unfollowed(db):
        yield sentence(
            "Entry {entry} of the journal does not begin where the entry before it left row {row} of {table}.",
            entry=str(entry),
            row=str(row),
            table=table,
        )
