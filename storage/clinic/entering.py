"""Entering: new patients, and what is added to the record of one; tried on the record first, then kept whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.forms.registration import Known
from models.record.records import Imaging, Kept, Lesion, Record, Treatment
from models.record.visit_entry import VisitEntry
from storage.clinic import editing, rows
from storage.clinic.changing import correct, signature
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import find, known, record_of
from storage.clinic.rows import RecordKind
from storage.problems import FileProblem
from storage.roles import Action


@dataclass(frozen=True, slots=True)
class Imported:
    """The patient that an import made, or found unchanged (``added`` is False)."""

    key: int
    added: bool


def import_record(file: OpenFile, record: Record) -> Imported:
    """Keep a new patient. The same case again changes nothing; another case under its code is refused.

    So is one that nobody could tell from a patient who is there, by code or hospital number. Raises FileProblem for
    these, StoreProblem for what the disk says.
    """
    return import_records(file, (record,), label="Import a case")[0]


def import_records(file: OpenFile, records: Iterable[Record], *, label: str = "Import cases") -> tuple[Imported, ...]:
    """Keep several patients in one transaction: all of them, or none. See ``import_record``."""
    file.actor.require(Action.IMPORT)
    identities = editing.Identities(known(file.query))
    with file.operation(label):
        return tuple(_imported(file, record, identities) for record in records)


def _imported(file: OpenFile, record: Record, identities: editing.Identities) -> Imported:
    code = record.patient.code
    key = find(file.query, code)
    if key is not None:
        if record_of(file.query, key) != record:
            raise FileProblem(
                "patient.code", f"{code} is in this clinic file already with other content; nothing was changed"
            )
        return Imported(key, False)
    check_unlocked(file.query, None)
    if problem := identities.problem(record.patient):
        raise FileProblem(f"patient.{problem[0]}", problem[1])
    identities.add(Known(code=code, hospital_number=record.patient.hospital_number))
    return Imported(file.rows.insert_record(record), True)


def register(file: OpenFile, record: Record) -> int:
    """Keep a patient typed in here; gives the key. Raises StoreProblem for what no case file could hold."""
    file.actor.require(Action.REGISTER)
    editing.check_record(record)
    check_unlocked(file.query, None)
    editing.check_identity(record.patient, known(file.query))
    with file.operation("Register a patient"):
        return file.rows.insert_record(record)


def add_visit(file: OpenFile, key: int, entry: VisitEntry, *, sign: bool = False) -> int:
    """Keep one visit with its results, its read and its new lesions: all of it, or nothing. Gives its key.

    ``sign``: the read is signed by whoever is here, as it is saved.

    An entry that holds nothing of a visit but its date joins a visit recorded on that date.
    Raises StoreProblem for an entry that a case file could not hold either.
    """
    for action in sorted(editing.entry_actions(entry)):
        file.actor.require(action)
    if sign and entry.imaging is not None:
        entry = replace(entry, imaging=replace(entry.imaging, signed=signature(file)))
    record = record_of(file.query, key)
    editing.check_entry(record, entry)
    check_unlocked(file.query, key)
    with file.operation("Add a visit"):
        joined = entry.joined(record)
        visit = file.rows.insert(rows.VISIT, entry.visit, patient_id=key) if joined is None else joined.key
        for result in entry.labs:
            file.rows.insert(rows.LAB_RESULT, result, patient_id=key)
        lesions = {lesion.number: lesion.key for lesion in record.lesions}
        for lesion in entry.new_lesions:
            lesions[lesion.number] = file.rows.insert_lesion(lesion, key)
        if entry.imaging is not None:
            file.rows.insert_imaging(entry.imaging, key, lesions)
    assert visit is not None  # rows that came out of the file have keys
    return visit


def add(file: OpenFile, key: int, kind: str, record: Kept) -> int:
    """Keep one record more of a patient: a treatment, an adverse event, a result, a read …; gives its row."""
    kept = RecordKind(kind)
    file.actor.require(editing.ACTIONS[kept])
    whole = record_of(file.query, key)
    editing.added(whole, kept, record)
    check_unlocked(file.query, key)
    with file.operation(f"Add {kept.with_article}"):
        if isinstance(record, Imaging):
            lesions = {lesion.number: lesion.key for lesion in whole.lesions}
            return file.rows.insert_imaging(record, key, lesions)
        if isinstance(record, Lesion):
            return file.rows.insert_lesion(record, key)
        return file.rows.insert(rows.table_of(kept), record, patient_id=key)


def change_dose(file: OpenFile, key: int, row: int, entry: Treatment, *, last: date, reason: str) -> int:
    """End an entry of a treatment on its ``last`` day and keep the one that follows it, both or none; its row."""
    check_reason(reason)
    with file.operation("Change a dose", reason=reason, action=Action.TREAT):
        correct(file, key, RecordKind.TREATMENT.value, row, {"stop": last}, reason=reason)
        return add(file, key, RecordKind.TREATMENT.value, entry)
