"""Two patients made one in one operation, with a reason: rows join, nothing is deleted, one undo brings both back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from models.forms.likeness import Pair
from models.forms.merging import Comparison, Merged, MergeError, Side, compared, merged
from models.forms.registration import Formerly, Known
from models.record.impossible import impossible
from models.record.records import Record
from models.words import sentence
from storage.clinic import editing, rows
from storage.clinic.history import FORMER
from storage.clinic.journal.operations import local_time
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import find, former, known, record_of
from storage.clinic.rows import RecordKind, Table
from storage.clinic.schema.ladder import VOIDED
from storage.clinic.writing import columns
from storage.problems import Fault, StoreProblem
from storage.roles import Action

MERGE, APART = "Merge two patients", "Two patients, not one"
_TABLES: dict[str, Table] = {
    "baseline": rows.BASELINE,
    "outcome": rows.OUTCOME,
    "treatments": rows.TREATMENT,
    "medications": rows.MEDICATION,
    "visits": rows.VISIT,
    "planned_visits": rows.APPOINTMENT,
    "labs": rows.LAB_RESULT,
    "lesions": rows.LESION,
    "imaging": rows.IMAGING,
    "adverse_events": rows.ADVERSE_EVENT,
    "adjudications": rows.ADJUDICATION,
    "declined_grades": rows.DECLINED_GRADE,
    "reviewed_flags": rows.REVIEWED_FLAG,
}
_OF_A_READ = (rows.MEASUREMENT.name, rows.THROMBUS.name)
_VOIDED_LESIONS = "SELECT number FROM lesion WHERE patient_id = ? AND deleted = 1"
_NAMES = ("name", "hospital_number", "screening_number")
_CALLED = f"SELECT before, after FROM journal WHERE table_name = 'patient' AND row_id IN ({FORMER}) ORDER BY id"
_APART = (
    "SELECT one.code, other.code, user, at, offset_minutes, reason FROM different_people AS apart "
    "JOIN patient AS one ON one.id = apart.patient_id JOIN patient AS other ON other.id = apart.other_id "
    "JOIN journal ON table_name = 'different_people' AND row_id = apart.id AND before IS NULL "
    "JOIN operation ON operation.id = operation_id WHERE apart.deleted = 0 ORDER BY apart.id"
)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two codes that somebody said are two people; why, who and when."""

    codes: frozenset[str]
    user: str
    at: datetime
    reason: str


class People:
    """Who is who in one open clinic file."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def known(self) -> tuple[Known, ...]:
        """Everybody who is in the clinic now."""
        return tuple(one for one in known(self._file.query) if not one.merged_into)

    def apart(self) -> tuple[Apart, ...]:
        """Which two were said to be two people."""
        return tuple(
            Apart(frozenset((one, other)), user, local_time(at, offset), reason or "")
            for one, other, user, at, offset, reason in self._file.query(_APART)
        )

    def former(self) -> dict[int, Formerly]:
        """By patient, what those who were merged into them were called, those of the first merge first."""
        return former(self._file.query)

    def names(self, key: int) -> tuple[str, ...]:
        """Every name and number that a patient, or somebody merged into them, ever had, in order of the journal."""
        found: dict[str, None] = {}
        for texts in self._file.query(_CALLED, key):
            for row in (json.loads(text) for text in texts if text is not None):
                found |= dict.fromkeys(row[name] for name in _NAMES if row.get(name))
        return tuple(found)

    def compared(self, stays: int, goes: int) -> Comparison:
        """How two patients differ. Raises LookupError, UnreadablePatient."""
        return compared(record_of(self._file.query, stays), record_of(self._file.query, goes))

    def keys(self) -> dict[str, int]:
        """The key of everybody who is in the clinic, by code."""
        return {code: key for key, code in self._file.query("SELECT id, code FROM patient WHERE deleted = 0")}

    def say_apart(self, pair: Pair, *, reason: str) -> None:
        """Keep that two patients are two, so that nobody is asked again. Raises StoreProblem."""
        self._file.actor.require(Action.MERGE)
        check_reason(reason)
        one, other = (self._key(patient.code) for patient in (pair.one, pair.other))
        with self._file.operation(APART, reason=reason):
            self._file.rows.insert_row("different_people", {"patient_id": one, "other_id": other})

    def merge(self, stays: int, goes: int, choices: Mapping[str, Side], *, reason: str) -> None:
        """Join the rows of ``goes`` to ``stays``, whose code is kept; that of the other leads to it from now on.

        Raises StoreProblem for a missing choice or reason, a lock, a role that may not, and for what the two would
        become and no case file could hold.
        """
        file = self._file
        file.actor.require(Action.MERGE)
        check_reason(reason)
        if stays == goes:
            raise StoreProblem("This is one patient.", "Choose another to merge with.", fault=Fault.FILE)
        ours, theirs = record_of(file.query, stays), record_of(file.query, goes)
        for key, one in ((stays, ours), (goes, theirs)):
            check_unlocked(file.query, key, one.patient.code)
        plan = self._planned(ours, theirs, choices)
        with file.operation(MERGE, reason=reason):
            self._write(stays, ours, plan)
            for (query,) in file.query("SELECT id FROM query WHERE patient_id = ?", goes):
                file.rows.update(rows.QUERY.name, query, {"patient_id": stays})  # about what is moved, or is gone
            file.rows.update("patient", goes, {"deleted": VOIDED})
            file.rows.insert_row("merged_patient", {"patient_id": stays, "gone_id": goes})
            if replace(record_of(file.query, stays), queries=()) != replace(plan.record, queries=()):
                raise StoreProblem("The two records could not be joined as they were shown.", "Nothing was changed.")

    def _key(self, code: str) -> int:
        key = find(self._file.query, code)
        if key is None:
            raise StoreProblem(sentence("{code} is not in this clinic file any more.", code=code), fault=Fault.FILE)
        return key

    def _planned(self, ours: Record, theirs: Record, choices: Mapping[str, Side]) -> Merged:
        """What is to be done, once it is known to be possible."""
        try:
            plan = merged(ours, theirs, choices)
        except MergeError as problem:
            raise _refused(problem.sentence) from None
        taken = {number for (number,) in self._file.query(_VOIDED_LESIONS, ours.key)}
        coming = {lesion.number for lesion in theirs.lesions if lesion.key in plan.moved["lesions"]}
        if again := sorted(taken & coming):
            words = sentence("lesion {number} was the number of a lesion that was voided (R-1.8)", number=again[0])
            raise _refused(words)
        ranges = tuple(dict.fromkeys((*ours.ranges, *theirs.ranges)))
        editing.check_record(replace(plan.record, queries=(), ranges=ranges))  # queries follow their rows
        before = [found.sentence for one in (ours, theirs) for found in impossible(one, self._file.today())]
        for found in impossible(plan.record, self._file.today()):
            if found.sentence not in before:
                raise _refused(sentence("{what}: {problem}", what=found.what, problem=found.sentence))
        return plan

    def _write(self, stays: int, before: Record, plan: Merged) -> None:
        """The rows as ``plan`` has them, within an operation."""
        put = self._file.rows.update
        for part, keys in plan.moved.items():
            for key in keys:
                put(_TABLES[part].name, key, {"patient_id": stays})
        for read in plan.moved["imaging"]:
            for table in _OF_A_READ:
                for (row,) in self._file.query(f"SELECT id FROM {table} WHERE imaging_id = ?", read):
                    put(table, row, {"patient_id": stays} | self._lesion(table, row, plan))
        for read in (one.key for one in plan.voided if one.key is not None):
            put(rows.IMAGING.name, read, {"deleted": VOIDED})
            for table in _OF_A_READ:
                for (row,) in self._file.query(f"SELECT id FROM {table} WHERE deleted = 0 AND imaging_id = ?", read):
                    put(table, row, {"deleted": VOIDED})
        for part, changed in plan.changed.items():
            for one in changed if part != "patient" else ():
                assert one.key is not None
                put(_TABLES[part].name, one.key, rows.row(_TABLES[part], one))
        old, new = (columns(RecordKind.PATIENT, one.patient, one) for one in (before, plan.record))
        if values := {name: value for name, value in new.items() if value != old[name]}:
            put(rows.PATIENT.name, stays, values)

    def _lesion(self, table: str, row: int, plan: Merged) -> dict[str, int]:
        """The lesion of the patient who stays, of which a measurement is now."""
        if table != rows.MEASUREMENT.name:
            return {}
        ((lesion,),) = self._file.query("SELECT lesion_id FROM measurement WHERE id = ?", row)
        return {"lesion_id": plan.lesions[lesion]} if lesion in plan.lesions else {}


def _refused(said: object) -> StoreProblem:
    return StoreProblem(sentence("{said}.", said=said), "Nothing was changed.", fault=Fault.FILE)
