"""Changes to what was saved, tried on the record first: nothing is kept that a case file could not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.forms.registration import Known, code_problem, number_problem
from models.forms.typed import text_problem
from models.names.field_names import field_name, place_name
from models.quantities import Quantity
from models.record.analytes import parse_result
from models.record.identity import skeleton
from models.record.impossible import impossible, newly_impossible
from models.record.records import (
    AdverseEvent,
    Imaging,
    Kept,
    LabRange,
    LabResult,
    Lesion,
    Patient,
    Query,
    Record,
    Thrombus,
)
from models.record.story import together
from models.record.visit_entry import VisitEntry
from models.words import Sentence, Unreadable, sentence
from storage.clinic.rows import RecordKind, table_of
from storage.files.casefile import case_document, parse_case
from storage.problems import Fault, FileProblem, StoreProblem
from storage.roles import Action

_ONE_EACH = (RecordKind.PATIENT, RecordKind.BASELINE, RecordKind.OUTCOME)
_OF_A_READ = (RecordKind.LESION, RecordKind.IMAGING, RecordKind.MEASUREMENT, RecordKind.THROMBUS)
_PLACES = {
    RecordKind.PATIENT: "patient",
    RecordKind.BASELINE: "baseline",
    RecordKind.OUTCOME: "outcome",
    RecordKind.TREATMENT: "treatments",
    RecordKind.MEDICATION: "medications",
    RecordKind.VISIT: "visits",
    RecordKind.APPOINTMENT: "planned_visits",
    RecordKind.LAB_RESULT: "labs",
    RecordKind.LESION: "lesions",
    RecordKind.IMAGING: "imaging",
    RecordKind.ADVERSE_EVENT: "adverse_events",
    RecordKind.ADJUDICATION: "adjudications",
    RecordKind.DECLINED_GRADE: "declined_grades",
    RecordKind.REVIEWED_FLAG: "reviewed_flags",
    RecordKind.QUERY: "queries",
}
# How the place of a value begins where only one part of its kind is in the document.
_ALONE = (
    *("treatments[0].", "visits[0].", "labs[0].", "adverse_events[0].", "declined_grades[0].", "adjudications[0]."),
    *(
        "planned_visits[0].",
        "reviewed_flags[0].",
        "medications[0].",
        "queries[0].",
        "patient.",
        "baseline.",
        "outcome.",
    ),
)
# What the row of a patient holds besides the fields of ``Patient``.
OF_THE_RECORD = frozenset({"treatment_start", "protocol", "template", "settings"})
ACTIONS: dict[RecordKind, Action] = {
    **dict.fromkeys(_ONE_EACH, Action.REGISTER),
    **dict.fromkeys(_OF_A_READ, Action.MEASURE),
    RecordKind.VISIT: Action.ENTER,
    RecordKind.APPOINTMENT: Action.ENTER,
    RecordKind.LAB_RESULT: Action.ENTER,
    RecordKind.TREATMENT: Action.TREAT,
    RecordKind.MEDICATION: Action.TREAT,
    RecordKind.ADVERSE_EVENT: Action.REPORT_EVENT,
    RecordKind.ADJUDICATION: Action.ADJUDICATE,
    RecordKind.DECLINED_GRADE: Action.REPORT_EVENT,
    RecordKind.REVIEWED_FLAG: Action.REVIEW_FLAGS,
    RecordKind.QUERY: Action.ASK_QUERIES,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a record before and after; None for a part that is not there."""

    kind: RecordKind
    before: Kept | None
    after: Kept | None
    record: Record  # with the change in it


def corrected(record: Record, kind: RecordKind, row: int, changes: Mapping[str, Any]) -> Change:
    """The part with ``changes`` to its attributes, in its record. Raises StoreProblem for what cannot be kept.

    Raises LookupError for a row that the record does not have, ValueError for an attribute that its kind has not.
    """
    own, of_record = dict(changes), {}
    if kind is RecordKind.PATIENT:
        of_record = {name: own.pop(name) for name in OF_THE_RECORD & own.keys()}
    if kind is RecordKind.LESION and "number" in own:
        raise StoreProblem("The number of a lesion never changes (R-1.8).", "Void the lesion and enter another.")
    _check_names(kind, own)
    before = part(record, kind, row)
    after = _changed(before, own)
    changed = replace(_with_part(record, kind, row, after), **of_record)
    if changed.provenance != record.provenance and record.provenance is not None:
        raise StoreProblem("The label of data that are not a real patient's is never taken away.", fault=Fault.FILE)
    _check(_relevant(changed, kind, after), changed if of_record else None)
    return Change(kind, before, after, changed)


def voided(record: Record, kind: RecordKind, row: int) -> Change:
    """The record without one of its parts, and without what was measured of it. Raises as ``corrected`` does."""
    if kind in (RecordKind.BASELINE, RecordKind.OUTCOME):
        raise StoreProblem(
            sentence("The {kind} of a patient is not voided.", kind=kind.words), "Correct its values instead."
        )
    before = part(record, kind, row)
    if kind is RecordKind.PATIENT:
        return Change(kind, before, None, record)
    without = _with_part(record, kind, row, None)
    if isinstance(before, Lesion):
        without = replace(
            without, imaging=tuple(_without_lesion(imaging, before.number) for imaging in without.imaging)
        )
    _check(_relevant(without, kind, None))
    return Change(kind, before, None, without)


def added(record: Record, kind: RecordKind, new: Kept) -> Change:
    """The record with one part more. Raises StoreProblem for what cannot be kept."""
    name = _PLACES.get(kind)
    if kind in _ONE_EACH or name is None or not isinstance(new, table_of(kind).kind.record):
        raise ValueError(f"{type(new).__name__} cannot be added as {kind.words}")
    changed = _with(record, name, (*getattr(record, name), new))
    _check(_relevant(changed, kind, new))
    return Change(kind, None, new, changed)


def with_thrombus(record: Record, read: int, thrombus: Thrombus) -> Record:
    """The record with a thrombus at the read of this row, which has none yet. Raises StoreProblem, LookupError."""
    imaging = next((one for one in record.imaging if one.key == read), None)
    if imaging is None:
        raise LookupError(f"the record has no read in row {read}")
    if imaging.thrombus is not None:
        raise StoreProblem("This read has a thrombus already.", "Correct its values instead.", fault=Fault.FILE)
    with_it = replace(imaging, thrombus=thrombus)
    changed = _with_part(record, RecordKind.IMAGING, read, with_it)
    _check(_relevant(changed, RecordKind.IMAGING, with_it))
    return changed


def check_entry(record: Record, entry: VisitEntry) -> None:
    """Hold a visit to the standard of a case file before any of it is kept."""
    visit = Record(
        patient=record.patient,
        treatment_start=record.treatment_start,
        protocol=record.protocol,
        template=record.template,
        lesions=record.lesions + entry.new_lesions,
        visits=(entry.visit,),
        labs=entry.labs,
        imaging=() if entry.imaging is None else (entry.imaging,),
    )
    _parse(visit)


def check_possible(before: Record | None, after: Record, today: date | None) -> None:
    """Refuse what a change would add that cannot be (R-16); what was there before is not in its way."""
    found = impossible(after, today) if before is None else newly_impossible(before, after, today)
    for one in found:
        raise _refused(sentence("{what}: {problem}", what=one.what, problem=one.sentence))


def check_record(record: Record) -> None:
    """Hold a whole record to the standard of a case file."""
    _parse(record)


def is_first_entry(kind: RecordKind, before: Kept, after: Kept) -> bool:
    """Whether a change only fills in what was not recorded, in a row that there is once of a patient."""
    if kind not in _ONE_EACH:
        return False
    values = [(field, getattr(before, field.attribute)) for field in table_of(kind).kind.fields]
    stood = [(field.attribute, value) for field, value in values if value is not None and value != field.absent]
    return before != after and all(getattr(after, name) == value for name, value in stood)


def check_ranges(ranges: tuple[LabRange, ...]) -> None:
    """Hold editions of ranges to the standard of a case file before any of them is kept."""
    whose = Record(patient=Patient(code="ranges"), treatment_start=date(2000, 1, 1), ranges=ranges)
    _parse(whose, known_place=True)


class Identities:
    """The codes and hospital numbers of a clinic by what they look like: each look belongs to one patient."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._codes: dict[str, Known] = {}
        self._numbers: dict[str, Known] = {}
        self._former: dict[str, Known] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        self._codes.setdefault(skeleton(one.code), one)
        if one.hospital_number:
            self._numbers.setdefault(skeleton(one.hospital_number), one)
        for number in one.former_numbers:
            self._former.setdefault(skeleton(number), one)

    def problem(self, patient: Patient) -> tuple[str, Sentence] | None:
        """Which of its two a patient may not have beside the others, or beside nobody, and why."""
        code, number = patient.code, patient.hospital_number or ""
        if said := code_problem(code, _found(self._codes, code)):
            return "code", said
        if said := number_problem(number, (*_found(self._numbers, number), *_found(self._former, number))):
            return "hospital_number", said
        if said := text_problem(patient.name or ""):
            return "name", said
        return None


def check_identity(patient: Patient, others: Iterable[Known]) -> None:
    """Refuse a code or a number that looks like that of somebody else, or cannot be seen. Raises StoreProblem."""
    others = tuple(others)
    if any(one.code == patient.code and not one.merged_into for one in others):
        raise StoreProblem("There is a patient with this code already.", "Choose another code.", fault=Fault.FILE)
    problem = Identities(others).problem(patient)
    if problem is not None:
        raise _refused(sentence("{field}: {reason}", field=field_name(problem[0]), reason=problem[1]))


def _found(known: Mapping[str, Known], text: str) -> tuple[Known, ...]:
    one = known.get(skeleton(text))
    return () if one is None else (one,)


def entry_actions(entry: VisitEntry) -> frozenset[Action]:
    """What somebody must be allowed to do to save ``entry``."""
    bare = type(entry.visit)(date=entry.visit.date, time=entry.visit.time)
    reads = entry.imaging is not None or bool(entry.new_lesions)
    enters = bool(entry.labs) or entry.visit != bare or not reads
    return frozenset({Action.ENTER} if enters else ()) | ({Action.MEASURE} if reads else frozenset())


def part(record: Record, kind: RecordKind, row: int) -> Kept:
    """The part of ``record`` that is kept in this row of its table."""
    found = next((kept for kept in _parts(record, kind) if kept.key == row), None)
    if found is None:
        raise LookupError(f"the record has no {kind.words} in row {row}")
    return found


def _parts(record: Record, kind: RecordKind) -> Iterable[Kept]:
    if kind is RecordKind.MEASUREMENT:
        return (measured for read in record.imaging for measured in read.measurements)
    if kind is RecordKind.THROMBUS:
        return (read.thrombus for read in record.imaging if read.thrombus is not None)
    held = getattr(record, _PLACES[kind])
    return held if isinstance(held, tuple) else (held,)


def _with_part(record: Record, kind: RecordKind, row: int, new: Any) -> Record:
    """The record with ``new`` in place of one part, or without it (None)."""

    def exchanged(parts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(new if kept.key == row else kept for kept in parts if kept.key != row or new is not None)

    if kind is RecordKind.MEASUREMENT:
        reads = (replace(read, measurements=exchanged(read.measurements)) for read in record.imaging)
        return replace(record, imaging=tuple(reads))
    if kind is RecordKind.THROMBUS:
        here = (read.thrombus is not None and read.thrombus.key == row for read in record.imaging)
        pairs = zip(record.imaging, here, strict=True)
        return replace(record, imaging=tuple(replace(read, thrombus=new) if hit else read for read, hit in pairs))
    if kind in _ONE_EACH:
        return _with(record, _PLACES[kind], new)
    return _with(record, _PLACES[kind], exchanged(getattr(record, _PLACES[kind])))


def _with(record: Record, attribute: str, value: Any) -> Record:
    given: dict[str, Any] = {attribute: value}
    return replace(record, **given)


def _without_lesion(imaging: Imaging, number: str) -> Imaging:
    kept = tuple(measured for measured in imaging.measurements if measured.number != number)
    return replace(imaging, measurements=kept)


def _check_names(kind: RecordKind, changes: Mapping[str, Any]) -> None:
    known = {field.attribute for field in table_of(kind).kind.fields}
    if kind is RecordKind.LAB_RESULT:
        known.add("value")
    if unknown := changes.keys() - known:
        raise ValueError(f"a {kind.words} has no {', '.join(sorted(unknown))}")


def _changed(before: Kept, changes: Mapping[str, Any]) -> Kept:
    """A result is read anew: what its text means depends on the analyte."""
    if isinstance(before, AdverseEvent):
        return replace(before, **together(before, changes))
    if not isinstance(before, LabResult):
        return replace(before, **changes)
    given = dict(changes)
    value = given.pop("value", before.value)
    after = replace(before, **given)
    try:
        if isinstance(value, Quantity):
            return replace(after, value=parse_result(after.analyte, value.reported, was_number=value.was_number))
        return replace(after, value=parse_result(after.analyte, str(value)))
    except ValueError as problem:
        raise _refused(
            sentence("value: {reason}", reason=problem.sentence if isinstance(problem, Unreadable) else str(problem))
        ) from None


def _relevant(record: Record, kind: RecordKind, changed: Kept | None) -> Record:
    """The record with no more than what the rules look at together with a part of this kind."""
    if isinstance(changed, Query):  # which lies somewhere in the whole
        return replace(record, queries=(changed,))
    lists: dict[str, Any] = {place: () for kind, place in _PLACES.items() if kind not in _ONE_EACH}
    if kind in _OF_A_READ:
        lists |= {"lesions": record.lesions, "imaging": record.imaging}
    elif kind not in _ONE_EACH and changed is not None:
        lists[_PLACES[kind]] = (changed,)
    return replace(record, **lists)


def _check(relevant: Record, whole: Record | None = None) -> None:
    _parse(relevant, known_place=True)
    if whole is not None:
        _parse(whole)


def _parse(record: Record, *, known_place: bool = False) -> None:
    """Refuse what a case file could not hold. ``known_place``: which part of the record it is need not be said."""
    try:
        kept = parse_case(case_document(record))
    except FileProblem as problem:
        where = _within(problem.place) if known_place else problem.place
        name = place_name(where)
        said = problem.said if name is None else sentence("{field}: {problem}", field=name, problem=problem.said)
        raise _refused(said) from None
    if kept != record or kept.ranges != record.ranges:
        raise _refused("A value would not be kept exactly as it was entered")


def _within(place: str) -> str:
    """A place in a document within the one part that was changed."""
    part = next((part for part in _ALONE if place.startswith(part)), "")
    return place.removeprefix(part)


def _refused(said: str | Sentence) -> StoreProblem:
    return StoreProblem(sentence("{said}.", said=said), "Correct the entry and save again.", fault=Fault.FILE)
