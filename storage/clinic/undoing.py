"""Undo: the rows of an operation put back to what they were, as an operation of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from models.record.identity import skeleton
from models.words import sentence
from storage.clinic import rows
from storage.clinic.connection import Database, Error
from storage.clinic.journal.guards import row_as_json
from storage.clinic.journal.operations import Journal, Operation
from storage.clinic.reading import without_template
from storage.clinic.schema.ladder import UNDONE
from storage.problems import StoreProblem
from storage.roles import Action

UNDO = "Undo"
_STANDING = (
    "undoable AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM operation AS later WHERE later.undoes = operation.id)"
)


def last_standing(journal: Journal) -> Operation | None:
    """The latest operation that can be undone and was not."""
    return next(iter(journal.operations(f"{_STANDING} ORDER BY id DESC LIMIT 1")), None)


def undo(db: Database, journal: Journal, number: int | None, check: Callable[[int], None]) -> Operation:
    """Take back operation ``number``, or the latest that stands. Raises StoreProblem when it cannot be.

    ``check`` refuses patients whose data are locked.
    """
    if number is None:
        undone = last_standing(journal)
    else:
        undone = next(iter(journal.operations(f"{_STANDING} AND id = ?", number)), None)
    if undone is None:
        raise StoreProblem("There is nothing to undo.")
    journal.actor.require(Action.UNDO)
    if undone.user != journal.actor.user:
        journal.actor.require(Action.UNDO_OTHERS)
    touched = _touched(db, undone.id)
    for patient in sorted({one[2] for one in touched if one[2] is not None and one[0] != rows.QUERY.name}):
        check(patient)
    _check_untouched_since(db, journal, undone, touched)
    try:
        with journal.operation(UNDO, reason=f"Undo of operation {undone.id}", undoes=undone.id):
            for table, row, _, before, _ in reversed(touched):
                _put_back(db, table, row, before)
            _check_templates(db, undone)
            for table, row, _, before, _ in touched:
                if table == rows.PATIENT.name and before is not None and _is_given_since(db, undone, row):
                    raise _given_to_another(undone)
    except Error as problem:
        if not str(problem).startswith("UNIQUE constraint failed"):
            raise
        raise _given_to_another(undone) from None
    return undone


def _given_to_another(undone: Operation) -> StoreProblem:
    said = sentence(
        '"{operation}" cannot be undone: its code or number was given to another since.', operation=undone.label
    )
    return StoreProblem(said, "Undo the later operation first.")


def _is_given_since(db: Database, undone: Operation, patient: int) -> bool:
    """Whether the code or number that this patient has again looks like one given to another since ``undone``."""
    ours = db.execute("SELECT code, hospital_number FROM patient WHERE deleted = 0 AND id = ?", [patient]).fetchone()
    others = () if ours is None else db.execute(_NAMED_SINCE, [patient, undone.id]).fetchall()
    return any(
        one and theirs and skeleton(one) == skeleton(theirs)
        for other in others
        for one, theirs in zip(ours, other, strict=True)
    )


_NAMED_SINCE = (
    "SELECT code, hospital_number FROM patient WHERE deleted = 0 AND id <> ? AND EXISTS (SELECT 1 FROM journal "
    "WHERE table_name = 'patient' AND row_id = patient.id AND operation_id > ? AND (before IS NULL "
    "OR json_extract(before, '$.code') IS NOT json_extract(after, '$.code') "
    "OR json_extract(before, '$.hospital_number') IS NOT json_extract(after, '$.hospital_number')))"
)


def _check_templates(db: Database, undone: Operation) -> None:
    """Refuse what would leave a patient without the protocol template he is on."""
    found = without_template(lambda sql: db.execute(sql).fetchall())
    if found is not None:
        raise StoreProblem(
            sentence(
                '"{operation}" cannot be undone: a patient is on version {version} of the protocol template “{name}”.',
                operation=undone.label,
                version=str(found[2]),
                name=found[1],
            ),
            "Move the patient to another protocol first.",
        )


def _touched(db: Database, number: int) -> list[Any]:
    """Table, row, patient, first before and last after of every row of an operation, in order of first touch."""
    found = db.execute(
        "SELECT table_name, row_id, patient_id, before, after FROM journal "
        "WHERE operation_id = ? AND table_name <> 'operation' ORDER BY id",
        [number],
    )
    touched: dict[tuple[str, int], Any] = {}
    for table, row, patient, before, after in found:
        first = touched.get((table, row))
        touched[table, row] = (table, row, patient, before if first is None else first[3], after)
    patients = json.dumps(sorted({one[2] for one in touched.values() if one[2] is not None}))
    return [one for one in touched.values() if not _STAYS.get(one[0], _goes)(db, one, patients)]


def _goes(_db: Database, _touched: Any, _patients: str) -> bool:
    return False


def _is_given(db: Database, template: Any, patients: str) -> bool:
    """Whether a protocol template that came with ``patients`` stays without them: others are on it."""
    if patients == "[]":
        return False
    kept = json.loads(template[4])
    return db.execute(_GIVEN, [kept["name"], kept["version"], UNDONE, patients]).fetchone() is not None


_GIVEN = (
    "SELECT 1 FROM patient WHERE protocol = ? AND protocol_version = ? AND deleted <> ? "
    "AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1"
)
_NEEDED = (
    "SELECT 1 FROM lab_result WHERE laboratory = ? AND analyte = ? AND deleted <> ? "
    "AND patient_id NOT IN (SELECT value FROM json_each(?)) LIMIT 1"
)


def _is_the_clinics(db: Database, edition: Any, patients: str) -> bool:
    """Whether an edition that came with ``patients`` stays without them: others' results need it, or it was changed."""
    if patients == "[]":
        return False
    kept = json.loads(edition[4])
    needed = db.execute(_NEEDED, [kept["laboratory"], kept["analyte"], UNDONE, patients]).fetchone()
    return needed is not None or not _are_as_left(db, [edition])


_STAYS: dict[str, Callable[[Database, Any, str], bool]] = {
    rows.LAB_RANGE.name: _is_the_clinics,
    rows.TEMPLATES: _is_given,
}


def _check_untouched_since(db: Database, journal: Journal, undone: Operation, touched: list[Any]) -> None:
    """Refuse when somebody built on what would be taken away: rows, or the patients they belong to."""
    patients = {patient for _, _, patient, _, _ in touched}
    later = journal.operations(
        f"{_STANDING} AND id > ? AND EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id "
        f"AND patient_id IN (SELECT value FROM json_each(?))) ORDER BY id DESC LIMIT 1",
        undone.id,
        json.dumps(sorted(patient for patient in patients if patient is not None)),
    )
    if not later and _are_as_left(db, touched):
        return
    remedy = "Undo the later operation first." if later else "Correct the values instead, with a reason."
    said = (
        sentence(
            '"{operation}" cannot be undone: "{later}" touched the same data since.',
            operation=undone.label,
            later=later[0].label,
        )
        if later
        else sentence(
            '"{operation}" cannot be undone: a later operation touched the same data since.', operation=undone.label
        )
    )
    raise StoreProblem(said, remedy)


def _are_as_left(db: Database, touched: list[Any]) -> bool:
    present = {table: row_as_json(db, table, f'"{table}"') for table in {table for table, *_ in touched}}
    return all(
        db.execute(f'SELECT {present[table]} FROM "{table}" WHERE id = ?', [row]).fetchone() == (after,)
        for table, row, _, _, after in touched
    )


def _put_back(db: Database, table: str, row: int, before: str | None) -> None:
    values = {"deleted": UNDONE} if before is None else json.loads(before)
    values.pop("id", None)
    db.execute(rows.update_statement(table, values), [*values.values(), row])
