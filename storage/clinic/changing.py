"""Changing what was saved: corrected or voided, with a reason; tried on the record first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.clinic import editing
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import known, record_of
from storage.clinic.rows import RecordKind, table_of
from storage.clinic.schema import VOIDED
from storage.clinic.writing import columns
from storage.roles import Action

_IDENTITY = {"code", "hospital_number", "name"}
# The rows that go with a row when it is voided, and the column by which they belong to it.
_BELONGING = {
    RecordKind.LESION: (("measurement", "lesion_id"),),
    RecordKind.IMAGING: (("measurement", "imaging_id"), ("thrombus", "imaging_id")),
}


def correct(file: OpenFile, key: int, kind: str, row: int, changes: Mapping[str, Any], *, reason: str) -> None:
    """Give attributes of one record row other values. The same values again change nothing.

    Of what there is once of a patient, a value where none was recorded is a first entry: it is no correction, and
    needs no reason.

    ``changes`` are attributes of its record as the record holds them; the value of a result may be its text. The row
    of a patient has ``treatment_start``, ``protocol`` and ``settings`` too. Raises StoreProblem for values that no
    case file could hold, a missing reason, a lock or a role that may not.
    """
    kept = RecordKind(kind)
    file.actor.require(editing.ACTIONS[kept])
    record = record_of(file.query, key)
    change = editing.corrected(record, kept, row, changes)
    assert change.before is not None
    assert change.after is not None
    before, after = columns(kept, change.before, record), columns(kept, change.after, change.record)
    values = {name: value for name, value in after.items() if value != before[name]}
    if not values:
        _may_change(file, kept, Action.CORRECT, reason)
        return
    own = {field.attribute for field in table_of(kept).kind.fields}  # the start of treatment is none of them
    first = values.keys() <= own and editing.is_first_entry(kept, change.before, change.after)
    if not first:
        _may_change(file, kept, Action.CORRECT, reason)
    if kept is RecordKind.PATIENT and values.keys() & _IDENTITY:
        editing.check_identity(change.record.patient, known(file.query, but=key))
    check_unlocked(file.query, key)
    label = f"Fill in {kept.with_article}" if first else f"Correct {kept.with_article}"
    with file.operation(label, reason=reason if reason.strip() else None):
        file.rows.update(kept.value, row, values)


def void(file: OpenFile, key: int, kind: str, row: int, *, reason: str) -> None:
    """Take one record row out of the record, with what was measured of it. It stays in the file and its history."""
    kept = RecordKind(kind)
    _may_change(file, kept, Action.VOID, reason)
    editing.voided(record_of(file.query, key), kept, row)
    check_unlocked(file.query, key)
    with file.operation(f"Void {kept.with_article}", reason=reason):
        file.rows.update(kept.value, row, {"deleted": VOIDED})
        for table, link in _BELONGING.get(kept, ()):
            for (part,) in file.query(f'SELECT id FROM "{table}" WHERE deleted = 0 AND "{link}" = ?', row):
                file.rows.update(table, part, {"deleted": VOIDED})


def _may_change(file: OpenFile, kind: RecordKind, action: Action, reason: str) -> None:
    file.actor.require(action)
    file.actor.require(editing.ACTIONS[kind])
    check_reason(reason)
