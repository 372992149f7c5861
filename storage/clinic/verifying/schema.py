"""Whether the tables of a clinic file are those that this program makes: nothing is missing, altered or beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.packing import teach
from storage.clinic.schema.ladder import applied
from storage.clinic.schema.whole import SCHEMA, known

_PARTS = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE type <> 'trigger'"
Part = tuple[str, str, str]  # its kind, its name, the table it is of


def schema_differences(db: Database) -> Iterator[Sentence]:
    """What differs from a file that was made anew; the triggers, which are the guards, are compared elsewhere."""
    ours, theirs = dict(_own_parts()), dict(_parts(db))
    for kind, name, _ in sorted(ours.keys() - theirs.keys()):
        yield sentence(_MISSING[kind], name=name)
    for kind, name, table in sorted(theirs.keys() - ours.keys()):
        yield sentence(_STRANGE.get(kind, _STRANGE_PART), name=name, table=table)
    for part in sorted(ours.keys() & theirs.keys()):
        if ours[part] != theirs[part]:
            yield sentence(_ALTERED[part[0]], name=part[1])
    steps, had = known(), applied(db)
    for name in sorted(steps - had):
        yield sentence("The step {name} of the schema is not in the list of those that were done.", name=name)
    for name in sorted(had - steps):
        yield sentence("The list of steps of the schema names {name}, which this program does not know.", name=name)


_MISSING = {
    "table": "The table {name} is missing.",
    "index": "The index {name} is missing.",
    "view": "The view {name} is missing.",
}
_STRANGE = {
    "table": "The table {name} is not of this program.",
    "index": "The index {name} of {table} is not of this program.",
    "view": "The view {name} is not of this program.",
}
_STRANGE_PART = "{name} of {table} is not of this program."
_ALTERED = {
    "table": "The table {name} is not as this program makes it.",
    "index": "The index {name} is not as this program makes it.",
    "view": "The view {name} is not as this program makes it.",
}


@lru_cache(maxsize=1)
def _own_parts() -> tuple[tuple[Part, str], ...]:
    """Of a new, empty file in memory."""
    db = Database(memory=True)
    teach(db.conn)
    try:
        SCHEMA.apply(db)
        return tuple(_parts(db))
    finally:
        db.close()


def _parts(db: Database) -> Iterator[tuple[Part, str]]:
    for kind, name, table, text in db.execute(_PARTS).fetchall():
        yield (str(kind), str(name), str(table)), _plain(str(text))


def _plain(text: str) -> str:
    """The text of a part by its words and signs alone, however its names were quoted and its lines broken."""
    return " ".join(_WORDS.findall(text.casefold()))


_WORDS = re.compile(r"\w+|'[^']*'|[^\w\s\"\[\]`]")
