"""Whether what stands in the journal is what this program writes there, entry by entry, beyond what its hashes say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import entries, row_of, tell_how_far
from storage.clinic.journal.guards import OPERATION, WATCHED

_UNKNOWN_TABLE = "Entry {entry} of the journal is about no table that is journalled. Entries like it: {count}."
_NO_ROW = "Entry {entry} of the journal names no row that can be. Entries like it: {count}."
_NO_OPERATION = "Entry {entry} of the journal is of an operation that is not there. Entries like it: {count}."
_NO_BEGINNING = "Entry {entry} of the journal is of an operation that did not begin there. Entries like it: {count}."
_NO_CONTENT = "What entry {entry} of the journal holds cannot be read. Entries like it: {count}."
_OTHER_COLUMNS = "Entry {entry} of the journal has other columns than its table. Entries like it: {count}."
_OTHER_ROW = "Entry {entry} of the journal names another row than it holds. Entries like it: {count}."
_OTHER_PATIENT = "Entry {entry} of the journal names another patient than its row. Entries like it: {count}."
Fault = str


def malformed_entries(db: Database, tell: Callable[[float], None] = lambda _: None) -> Iterator[Sentence]:
    """Of each kind of fault the first entry and how many there are; ``tell`` hears how much is done, 0 to 1."""
    columns = {watched.table: tuple(column.name for column in db.table(watched.table).columns) for watched in WATCHED}
    patients = {watched.table: _patient_column(watched.patient) for watched in WATCHED}
    operations = {number for (number,) in db.execute("SELECT id FROM operation").fetchall()}
    (count,) = db.execute("SELECT count(*) FROM journal").fetchone()
    first: dict[Fault, int] = {}
    times: Counter[Fault] = Counter()
    begun: set[object] = set()
    for place, (number, operation, table, row, patient, before, after, *_) in enumerate(entries(db)):
        tell_how_far(tell, place, count)
        fault = _place_fault(operation, table, row, operations=operations, begun=begun, columns=columns)
        if not fault:
            fault = _content_fault((before, after), row, patient, of=columns[table], patient_column=patients[table])
        if fault:
            first.setdefault(fault, number)
            times[fault] += 1
    for fault, entry in first.items():
        yield sentence(fault, entry=entry, count=f"{times[fault]:,}")


def _place_fault(
    operation: object, table: object, row: object, *, operations: set[Any], begun: set[object], columns: dict[str, Any]
) -> Fault:
    """What is wrong with where an entry says it belongs; the row of an operation is the first entry of it."""
    if table not in columns:
        return _UNKNOWN_TABLE
    if not isinstance(row, int) or row < 1:
        return _NO_ROW
    if operation not in operations:
        return _NO_OPERATION
    if operation not in begun:
        begun.add(operation)
        if (table, row) != (OPERATION.table, operation):
            return _NO_BEGINNING
    return ""


def _content_fault(
    sides: tuple[object, object], row: int, patient: object, *, of: tuple[str, ...], patient_column: str | None
) -> Fault:
    """What is wrong with the rows that an entry holds; an older row has fewer columns: they come to the end."""
    before, after = (None if side is None else row_of(side) for side in sides)
    for side in (before, after):
        if side is not None:
            if not side:
                return _NO_CONTENT
            if tuple(side) != of[: len(side)]:
                return _OTHER_COLUMNS
            if side.get("id") != row:
                return _OTHER_ROW
    if after is None:
        return _NO_CONTENT
    if patient != (None if patient_column is None else after.get(patient_column)):
        return _OTHER_PATIENT
    return ""


def _patient_column(expression: str) -> str | None:
    """The column in which a row of a watched table names its patient."""
    found = re.search(r'"(\w+)"', expression)
    return None if found is None else found[1]
