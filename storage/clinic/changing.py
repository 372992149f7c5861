"""Changing what was saved: corrected or voided, with a reason; tried on the record first. Signing a read that was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from models.record.records import Record, Signature, Thrombus
from storage.clinic import editing
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import known, record_of
from storage.clinic.rows import RecordKind, table_of
from storage.clinic.schema.ladder import VOIDED
from storage.clinic.writing import columns
from storage.fields import SIGNATURE
from storage.problems import Fault, StoreProblem
from storage.roles import Action

_IDENTITY = {"code", "hospital_number", "name"}
SIGN = "Sign a read"
SIGN_RESULTS = "Sign results"
FIRST_ENTRY = "first entry"  # the journal's reason where nothing was written over and nobody gave another
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
    editing.check_possible(record, change.record, file.today())
    own = {field.attribute for field in table_of(kept).kind.fields}
    if kept is RecordKind.PATIENT and not record.started:
        own.add("treatment_start")  # else it is none of them: days are counted from it
    same = change.before == change.after
    first = values.keys() <= own and (same or editing.is_first_entry(kept, change.before, change.after))
    if not first:
        _may_change(file, kept, Action.CORRECT, reason)
    if kept is RecordKind.PATIENT and values.keys() & _IDENTITY:
        editing.check_identity(change.record.patient, known(file.query, but=key))
    check_unlocked(file.query, key)
    label = f"Fill in {kept.with_article}" if first else f"Correct {kept.with_article}"
    with file.operation(label, reason=reason if reason.strip() else FIRST_ENTRY):
        if "protocol_version" in values and change.record.template is not None:
            file.rows.keep_template(change.record.template)
        file.rows.update(kept.value, row, values)
        _unsign(file, record, kept, row)


def add_thrombus(file: OpenFile, key: int, read: int, thrombus: Thrombus) -> int:
    """Keep what was forgotten when a read was entered; gives its row. The signature of the read falls."""
    file.actor.require(Action.MEASURE)
    record = record_of(file.query, key)
    editing.check_possible(record, editing.with_thrombus(record, read, thrombus), file.today())
    check_unlocked(file.query, key)
    with file.operation("Add a thrombus", reason=FIRST_ENTRY):  # a signature that falls is a change
        row = file.rows.insert(table_of(RecordKind.THROMBUS), thrombus, patient_id=key, imaging_id=read)
        _unsign(file, record, RecordKind.IMAGING, read)
    return row


def void(file: OpenFile, key: int, kind: str, row: int, *, reason: str) -> None:
    """Take one record row out of the record, with what was measured of it. It stays in the file and its history."""
    kept = RecordKind(kind)
    _may_change(file, kept, Action.VOID, reason)
    record = record_of(file.query, key)
    editing.voided(record, kept, row)
    check_unlocked(file.query, key)
    with file.operation(f"Void {kept.with_article}", reason=reason):
        file.rows.update(kept.value, row, {"deleted": VOIDED})
        if kept not in (RecordKind.IMAGING, RecordKind.LAB_RESULT):  # these go themselves
            _unsign(file, record, kept, row)
        for table, link in _BELONGING.get(kept, ()):
            for (part,) in file.query(f'SELECT id FROM "{table}" WHERE deleted = 0 AND "{link}" = ?', row):
                file.rows.update(table, part, {"deleted": VOIDED})


def signature(file: OpenFile, action: Action = Action.SIGN_READS) -> Signature:
    """Of whoever is at the keyboard, now. Raises StoreProblem for a role that may not sign."""
    file.actor.require(action)
    now = file.journal.clock()
    return Signature(file.actor.user, now.date(), now.time().replace(second=0, microsecond=0))


def sign_read(file: OpenFile, key: int, row: int) -> None:
    """Sign one read that was saved unsigned. Raises StoreProblem, LookupError for a read that is not there."""
    signed = signature(file)
    read = next((one for one in record_of(file.query, key).imaging if one.key == row), None)
    if read is None:
        raise LookupError(f"the record has no read in row {row}")
    if read.signed is not None:
        raise StoreProblem("This read is signed already.", "Nothing was changed.", fault=Fault.FILE)
    check_unlocked(file.query, key)
    with file.operation(SIGN, reason=SIGN):
        file.rows.update(RecordKind.IMAGING.value, row, {"signed": SIGNATURE.to_column(signed)})


def sign_results(file: OpenFile, key: int, rows: Collection[int]) -> None:
    """Sign results as whoever is here, all in one operation; those that are signed already stay as they are.

    Raises StoreProblem where none is left to sign, LookupError for a row that is no result of the patient.
    """
    signed = signature(file, Action.SIGN_RESULTS)
    results = {one.key: one for one in record_of(file.query, key).labs}
    if missing := set(rows) - results.keys():
        raise LookupError(f"the record has no result in rows {sorted(missing)}")
    open_rows = [row for row in rows if results[row].reviewed is None]
    if not open_rows:
        raise StoreProblem("These results are signed already.", "Nothing was changed.", fault=Fault.FILE)
    check_unlocked(file.query, key)
    with file.operation(SIGN_RESULTS, reason=SIGN_RESULTS):
        for row in open_rows:
            file.rows.update(RecordKind.LAB_RESULT.value, row, {"reviewed": SIGNATURE.to_column(signed)})


def _unsign(file: OpenFile, record: Record, kind: RecordKind, row: int) -> None:
    """Within an operation that changes something signed: the signature falls, for it was of what stood there."""
    result = next((one for one in record.labs if kind is RecordKind.LAB_RESULT and one.key == row), None)
    if result is not None and result.reviewed is not None:
        file.rows.update(kind.value, row, {"reviewed": None})
    lesion = next((one.number for one in record.lesions if kind is RecordKind.LESION and one.key == row), None)
    for read in record.imaging:
        held = {
            RecordKind.IMAGING: (read.key,),
            RecordKind.MEASUREMENT: tuple(found.key for found in read.measurements),
            RecordKind.THROMBUS: () if read.thrombus is None else (read.thrombus.key,),
        }
        touched = row in held.get(kind, ()) or (lesion is not None and read.measurement(lesion) is not None)
        if touched and read.signed is not None and read.key is not None:
            file.rows.update(RecordKind.IMAGING.value, read.key, {"signed": None})


def _may_change(file: OpenFile, kind: RecordKind, action: Action, reason: str) -> None:
    file.actor.require(action)
    file.actor.require(editing.ACTIONS[kind])
    check_reason(reason)
