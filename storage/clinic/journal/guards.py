"""The triggers that keep the journal.

One list says which tables are watched. From it come the triggers that refuse a write outside an operation, a change
without a reason, a deletion, a replacement and a write to what is locked, and that journal every other write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.clinic import rows
from storage.clinic.connection import LOCKED, Database
from storage.clinic.journal.shapes import renew_shapes
from storage.clinic.journal.statements import TABLE
from storage.clinic.packing import HASH_BYTES


@dataclass(frozen=True, slots=True)
class Watched:
    """A journalled table, and the expression that names the patient of one of its rows (``{row}`` is NEW or OLD)."""

    table: str
    patient: str = '{row}."patient_id"'
    lockable: bool = True


OPERATION = Watched("operation", "NULL", lockable=False)
USERS = Watched(TABLE, "NULL", lockable=False)
_FIXED = {OPERATION: "operations are never changed", USERS: "statements about users are never changed"}
WATCHED = (
    OPERATION,
    USERS,
    Watched("data_lock", lockable=False),
    Watched(rows.PATIENT.name, '{row}."id"'),
    # a query changes no data: it is asked, answered and closed on what is locked, too
    *(Watched(table.name, lockable=table is not rows.QUERY) for table in rows.TABLES if table is not rows.PATIENT),
    Watched("merged_patient"),
    Watched("different_people"),
    # of no patient; a lock on the data set keeps patients' data as they are, not what one compares them with
    Watched("saved_filter", "NULL", lockable=False),
    Watched("imported_cohort", "NULL", lockable=False),
    Watched("laboratory_range", "NULL", lockable=False),
    Watched("protocol_template", "NULL", lockable=False),
    *(Watched(table, "NULL", lockable=False) for table in ("lab_mapping", "lab_import", "lab_waiting")),
    Watched("kept_print", "NULL", lockable=False),  # a signed print changes no data, and none is derived anew for it
    Watched("disclosure", "NULL", lockable=False),  # of no patient, so that none is derived anew for being looked at
)


def row_as_json(db: Database, table: str, row: str) -> str:
    """The expression that makes one text of a row; ``row`` is NEW, OLD or the name of the table."""
    columns = [column.name for column in db.table(table).columns]
    return "json_object({})".format(", ".join(f"'{name}', {row}.\"{name}\"" for name in columns))


def triggers(db: Database) -> dict[str, str]:
    """The text of every trigger that the tables of this file must have, by name."""
    texts = dict(_JOURNAL_GUARDS)
    for watched in WATCHED:
        for event in ("insert", "update"):
            texts[f"{watched.table}_{event}_guard"] = _guard(watched, event)
            texts[f"{watched.table}_{event}_journal"] = _entry(db, watched, event)
        texts[f"{watched.table}_delete_guard"] = _refusal(watched.table, "DELETE", "rows are never deleted")
    return {name: f'CREATE TRIGGER "{name}" {text}' for name, text in texts.items()}


def _refusal(table: str, event: str, why: str) -> str:
    return f"BEFORE {event} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _checks(conditions: dict[str, str]) -> str:
    return " ".join(f"SELECT RAISE(ABORT, '{why}') WHERE {condition};" for why, condition in conditions.items())


_JOURNAL_GUARDS = {
    "journal_insert_guard": 'BEFORE INSERT ON "journal_entry" BEGIN '
    + _checks(
        {
            "written outside an operation": "current_operation() IS NOT NEW.operation_id",
            "the journal is append-only": "EXISTS (SELECT 1 FROM journal_entry WHERE id >= NEW.id)",
        }
    )
    + " END",
    "journal_update_guard": _refusal("journal_entry", "UPDATE", "the journal is append-only"),
    "journal_delete_guard": _refusal("journal_entry", "DELETE", "the journal is append-only"),
    **{
        f"journal_shape_{event.lower()}_guard": _refusal("journal_shape", event, "the journal is append-only")
        for event in ("INSERT", "UPDATE", "DELETE")
    },
    "signature_insert_guard": 'BEFORE INSERT ON "signature" BEGIN '
    + _checks(
        {
            "signed outside its operation": "current_operation() IS NOT NEW.id",
            "signatures are never replaced": "EXISTS (SELECT 1 FROM signature WHERE id >= NEW.id)",
        }
    )
    + " END",
    "signature_update_guard": _refusal("signature", "UPDATE", "signatures are never changed"),
    "signature_delete_guard": _refusal("signature", "DELETE", "signatures are never changed"),
}
_LOCK = "EXISTS (SELECT 1 FROM data_lock WHERE deleted = 0 AND coalesce(patient_id, 0) IN (0, {patient}))"


def _guard(watched: Watched, event: str) -> str:
    table = watched.table
    if watched in _FIXED and event == "update":
        return _refusal(table, "UPDATE", _FIXED[watched])
    current = "current_operation() IS NOT NEW.id" if watched is OPERATION else "current_operation() IS NULL"
    checks = {"written outside an operation": current}
    if event == "insert":
        checks["a row is never replaced"] = f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'
    else:
        checks["a row keeps its id"] = "NEW.id <> OLD.id"
        checks["a change needs a reason"] = "coalesce(trim(current_reason()), '') = ''"
    if watched.lockable:
        patients = [watched.patient.format(row=row) for row in (("NEW",) if event == "insert" else ("NEW", "OLD"))]
        checks[LOCKED] = _LOCK.format(patient=", ".join(patients))
    return f'BEFORE {event.upper()} ON "{table}" BEGIN {_checks(checks)} END'


def _entry(db: Database, watched: Watched, event: str) -> str:
    before = row_as_json(db, watched.table, "OLD") if event == "update" else "NULL"
    after = row_as_json(db, watched.table, "NEW")
    patient = watched.patient.format(row="NEW")
    statement = entry_statement(watched.table, "NEW.id", patient, before=before, after=after)
    return f'AFTER {event.upper()} ON "{watched.table}" BEGIN {statement}; END'


def entry_statement(table: str, row: str, patient: str, *, before: str, after: str, source: str = "") -> str:
    """The statement that appends an entry; everything but the table's name is an expression."""
    shape = f"SELECT id, dictionary FROM journal_shape WHERE table_name = '{table}' ORDER BY id DESC LIMIT 1"
    return (
        "INSERT INTO journal_entry (id, operation_id, shape_id, row_id, patient_id, content, hash) "
        "SELECT e.id, operation, shape.id, number, patient, packed(b, a, dictionary), "
        f"entry_hash(previous, e.id, operation, '{table}', number, patient, b, a) FROM (SELECT "
        "coalesce((SELECT max(id) FROM journal_entry), 0) + 1 AS id, current_operation() AS operation, "
        f"{row} AS number, {patient} AS patient, {before} AS b, {after} AS a, "
        "coalesce((SELECT hash FROM journal_entry ORDER BY id DESC LIMIT 1), "
        f"zeroblob({HASH_BYTES})) AS previous{source}) AS e LEFT JOIN ({shape}) AS shape"
    )


def guard_differences(db: Database) -> tuple[str, ...]:
    """The names of triggers that are missing, altered or strange to this program."""
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    wanted = triggers(db)
    return tuple(sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)))


def remove_triggers(db: Database) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute('DROP TRIGGER "{}"'.format(re.sub('"', '""', name)))


def install_triggers(db: Database) -> None:
    remove_triggers(db)
    renew_shapes(db, (watched.table for watched in WATCHED))
    for text in triggers(db).values():
        db.execute(text)
