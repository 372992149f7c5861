"""Entering: new patients, what is added to the record of one, and the ranges of laboratories.

Tried on the record first, then kept whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.forms.visit import with_entry
from models.record.partialdate import exact
from models.record.range_changes import Alike, RangeChange, edition_of
from models.record.records import (
    Adjudication,
    AdverseEvent,
    Appointment,
    DeclinedGrade,
    Imaging,
    Kept,
    LabRange,
    LabResult,
    Lesion,
    Record,
    ReviewedFlag,
    Treatment,
    Visit,
)
from models.record.story import only_adds
from models.record.visit_entry import VisitEntry
from storage.clinic import editing, rows
from storage.clinic.changing import FIRST_ENTRY, correct, signature
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import (
    clinic_ranges,
    known,
    named_laboratories,
    record_of,
    results_without_a_range,
)
from storage.clinic.rows import RecordKind
from storage.clinic.schema.ladder import VOIDED
from storage.problems import Fault, StoreProblem
from storage.roles import Action


def register(file: OpenFile, record: Record) -> int:
    """Keep a patient typed in here; gives the key. Raises StoreProblem for what no case file could hold."""
    file.actor.require(Action.REGISTER)
    editing.check_record(record)
    editing.check_possible(None, record, file.today())
    check_unlocked(file.query, None)
    editing.check_identity(record.patient, known(file.query))
    with file.operation("Register a patient"):
        return file.rows.insert_record(record)


def add_visit(file: OpenFile, key: int, entry: VisitEntry, *, sign: bool = False) -> int:
    """Keep one visit with its results, its read and its new lesions: all of it, or nothing. Gives its key.

    ``sign``: the read is signed by whoever is here, as it is saved.

    An entry that holds nothing of a visit but its date joins a visit recorded on that date, and fills one that
    holds nothing but its date.
    Raises StoreProblem for an entry that a case file could not hold either.
    """
    for action in sorted(editing.entry_actions(entry)):
        file.actor.require(action)
    if sign and entry.imaging is not None:
        entry = replace(entry, imaging=replace(entry.imaging, signed=signature(file)))
    record = record_of(file.query, key)
    editing.check_entry(record, entry)
    editing.check_possible(record, with_entry(record, entry), file.today())
    check_unlocked(file.query, key)
    joined = entry.joined(record)
    fills = joined is not None and entry.visit_in(record) != joined
    label = "Add a visit" if Action.ENTER in editing.entry_actions(entry) else "Add a read"
    with file.operation(label, reason=FIRST_ENTRY if fills else None):
        visit = _keep_visit(file, key, record, entry)
        for result in entry.labs:
            file.rows.insert(rows.LAB_RESULT, result, patient_id=key)
        lesions = {lesion.number: lesion.key for lesion in record.lesions}
        for lesion in entry.new_lesions:
            lesions[lesion.number] = file.rows.insert_lesion(lesion, key)
        if entry.imaging is not None:
            file.rows.insert_imaging(entry.imaging, key, lesions)
    return visit


def _keep_visit(file: OpenFile, key: int, record: Record, entry: VisitEntry) -> int:
    """The row of the entry's visit: a new one, or that of the visit it joins, with what it adds."""
    joined, after = entry.joined(record), entry.visit_in(record)
    if joined is None or joined.key is None:  # rows that came out of the file have keys
        return file.rows.insert(rows.VISIT, after, patient_id=key)
    if after != joined:
        file.rows.update(rows.VISIT.name, joined.key, rows.row(rows.VISIT, after))
    return joined.key


def add(file: OpenFile, key: int, kind: str, record: Kept) -> int:
    """Keep one record more of a patient: a treatment, an adverse event, a result, a read …; gives its row."""
    kept = RecordKind(kind)
    file.actor.require(editing.ACTIONS[kept])
    if isinstance(record, Adjudication):
        record = replace(record, by=file.actor.user, on=f"{file.journal.clock():%Y-%m-%dT%H:%M}")
    whole = record_of(file.query, key)
    editing.check_possible(whole, editing.added(whole, kept, record).record, file.today())
    check_unlocked(file.query, key)
    label = f"Add {kept.with_article}"
    if isinstance(record, Appointment):
        label = "Skip a planned visit" if record.skipped else "Move a planned visit"
    with file.operation(label):
        if isinstance(record, Imaging):
            lesions = {lesion.number: lesion.key for lesion in whole.lesions}
            return file.rows.insert_imaging(record, key, lesions)
        if isinstance(record, Lesion):
            return file.rows.insert_lesion(record, key)
        return file.rows.insert(rows.table_of(kept), record, patient_id=key)


ACCEPT, DECLINE = "Accept a laboratory-derived grade", "Decline a laboratory-derived grade"


def accept_grade(file: OpenFile, key: int, source: LabResult | Visit, event: AdverseEvent) -> int:
    """Keep the event that a grade from ``source``, a result or a visit, is accepted as; it names its source."""
    file.actor.require(Action.REPORT_EVENT)
    whole = record_of(file.query, key)
    name, table = _name_of(whole, source)
    event = replace(event, from_result=name)
    editing.added(whole, RecordKind.ADVERSE_EVENT, event)
    check_unlocked(file.query, key)
    with file.operation(ACCEPT, reason=ACCEPT):
        _give_name(file, source, table, name)
        return file.rows.insert(rows.ADVERSE_EVENT, event, patient_id=key)


def decline_grade(file: OpenFile, key: int, source: LabResult | Visit, *, term: str, grade: int, reason: str) -> int:
    """Keep that a grade from ``source`` is not entered, by whom, when and why; gives its row."""
    file.actor.require(Action.REPORT_EVENT)
    check_reason(reason)
    whole = record_of(file.query, key)
    name, table = _name_of(whole, source)
    on = file.journal.clock().date()
    declined = DeclinedGrade(result=name, term=term, grade=grade, reason=reason.strip(), by=file.actor.user, on=on)
    editing.added(whole, RecordKind.DECLINED_GRADE, declined)
    check_unlocked(file.query, key)
    with file.operation(DECLINE, reason=reason):
        _give_name(file, source, table, name)
        return file.rows.insert(rows.DECLINED_GRADE, declined, patient_id=key)


LINK = "Link an adverse event to a change of dose"
# What is told of an event that is in the log already, by the value that it fills in.
TOLD = {
    "grades": "Change of grade of an adverse event",
    "stop": "End of an adverse event",
    "related_to": "Relation of an adverse event",
    "linked_treatments": LINK,
}


def continue_event(file: OpenFile, key: int, row: int, changes: Mapping[str, Any]) -> None:
    """Go on with an event of the log: next grade, end, relation. Nothing that stood there is written over.

    Raises StoreProblem where it would be: that is a correction, and needs a reason.
    """
    file.actor.require(Action.REPORT_EVENT)
    whole = record_of(file.query, key)
    change = editing.corrected(whole, RecordKind.ADVERSE_EVENT, row, changes)
    before, after = change.before, change.after
    assert isinstance(before, AdverseEvent)
    assert isinstance(after, AdverseEvent)
    if not only_adds(before, after):
        raise StoreProblem(
            "This would change what stands there.", "Correct the event, with a reason.", fault=Fault.FILE
        )
    editing.check_possible(whole, change.record, file.today())
    check_unlocked(file.query, key)
    label = next(label for name, label in TOLD.items() if name in changes)
    stood = rows.row(rows.ADVERSE_EVENT, before)
    values = {name: value for name, value in rows.row(rows.ADVERSE_EVENT, after).items() if value != stood[name]}
    if values:
        with file.operation(label, reason=label):
            file.rows.update(rows.ADVERSE_EVENT.name, row, values)


def link_treatment(file: OpenFile, key: int, row: int, treatment: int) -> None:
    """Link an event of the log to a change of a dose, an entry of a treatment; the entry gets a name for that.

    Raises LookupError for a row that the record does not have.
    """
    whole = record_of(file.query, key)
    event, given = (
        editing.part(whole, RecordKind.ADVERSE_EVENT, row),
        editing.part(whole, RecordKind.TREATMENT, treatment),
    )
    assert isinstance(event, AdverseEvent)
    assert isinstance(given, Treatment)
    taken = {one.identifier for one in whole.treatments}
    name = given.identifier or _free_name(rows.TREATMENT, given, taken)
    linked = tuple(dict.fromkeys((*(event.linked_treatments or ()), name)))
    with file.operation(LINK, reason=LINK, action=Action.REPORT_EVENT):
        _give_name(file, given, rows.TREATMENT, name)
        continue_event(file, key, row, {"linked_treatments": linked})


NOTHING = "Nothing to report at a visit"


def nothing_to_report(file: OpenFile, key: int, row: int) -> None:
    """Keep with a visit that adverse events were asked for and there was none. Raises StoreProblem where it is said."""
    file.actor.require(Action.REPORT_EVENT)
    whole = record_of(file.query, key)
    change = editing.corrected(whole, RecordKind.VISIT, row, {"nothing_to_report": True})
    assert isinstance(change.before, Visit)
    if change.before.nothing_to_report is not None:
        raise StoreProblem("This was answered already.", "Correct the visit, with a reason.", fault=Fault.FILE)
    check_unlocked(file.query, key)
    with file.operation(NOTHING, reason=NOTHING):
        file.rows.update(rows.VISIT.name, row, {"nothing_to_report": 1})


REVIEW = "Mark a flag as reviewed"


def review_flag(file: OpenFile, key: int, rule: str, inputs: Sequence[str]) -> int:
    """Keep that a flag was looked at, with the inputs it rests on now, by whom and when; gives its row."""
    file.actor.require(Action.REVIEW_FLAGS)
    whole = record_of(file.query, key)
    on = file.journal.clock().date()
    seen = ReviewedFlag(rule=rule, inputs=tuple(inputs), by=file.actor.user, on=on)
    if any((one.rule, one.inputs) == (seen.rule, seen.inputs) for one in whole.reviewed_flags):
        raise StoreProblem("This flag is reviewed already.", "Nothing was changed.", fault=Fault.FILE)
    editing.added(whole, RecordKind.REVIEWED_FLAG, seen)
    check_unlocked(file.query, key)
    with file.operation(REVIEW):
        return file.rows.insert(rows.REVIEWED_FLAG, seen, patient_id=key)


def _name_of(record: Record, source: LabResult | Visit) -> tuple[str, rows.Table]:
    """How a result or a visit is named by what is derived from it, as it has come, else by its row; and its table.

    Raises LookupError for one that the record does not hold.
    """
    table = rows.VISIT if isinstance(source, Visit) else rows.LAB_RESULT
    parts: Iterable[LabResult | Visit] = record.visits if isinstance(source, Visit) else record.labs
    kept = [one for one in parts if one.key == source.key and source.key is not None]
    if not kept:
        raise LookupError("the record has no such result or visit")
    taken = {*(one.identifier for one in record.labs), *(one.identifier for one in record.visits)}
    return kept[0].identifier or _free_name(table, kept[0], taken), table


def _free_name(table: rows.Table, part: Kept, taken: Collection[str | None]) -> str:
    name = f"{table.name.replace('_', '-')}-{part.key}"
    while name in taken:
        name += "x"
    return name


def _give_name(file: OpenFile, source: LabResult | Visit | Treatment, table: rows.Table, name: str) -> None:
    if source.key is not None and source.identifier is None:
        file.rows.update(table.name, source.key, {"identifier": name})


def change_dose(file: OpenFile, key: int, row: int, entry: Treatment, *, last: date, reason: str) -> int:
    """End an entry of a treatment on its ``last`` day and keep the one that follows it, both or none; its row."""
    check_reason(reason)
    with file.operation("Change a dose", reason=reason, action=Action.TREAT):
        correct(file, key, RecordKind.TREATMENT.value, row, {"stop": last}, reason=reason)
        return add(file, key, RecordKind.TREATMENT.value, entry)


NEW_THERAPY = "Add a new anticancer therapy"


def add_new_therapy(file: OpenFile, key: int, entry: Treatment) -> int:
    """Keep a treatment that is a new anticancer therapy (R-8.3): since its first day, where none is known earlier.

    Both or none; the row of the treatment.
    """
    outcome, first = record_of(file.query, key).outcome, exact(entry.start)
    with file.operation(NEW_THERAPY, reason=NEW_THERAPY, action=Action.TREAT):
        known = outcome.new_therapy_start
        if outcome.key is not None and first is not None and (known is None or first < known):
            changes = {"new_therapy_start": first}
            correct(file, key, RecordKind.OUTCOME.value, outcome.key, changes, reason=NEW_THERAPY)
        return add(file, key, RecordKind.TREATMENT.value, entry)


@dataclass(frozen=True, slots=True)
class Laboratories:
    """The laboratories of a clinic and the editions of their ranges: the clinic's, and no patient's."""

    file: OpenFile

    def ranges(self) -> tuple[LabRange, ...]:
        """Every edition of every laboratory."""
        return clinic_ranges(self.file.query)

    def names(self) -> tuple[str, ...]:
        """Those that results name, the last entered first, and those that have ranges."""
        return tuple(dict.fromkeys((*named_laboratories(self.file.query), *(one.laboratory for one in self.ranges()))))

    def results(self) -> tuple[Alike, ...]:
        """The results for which an edition counts, or would if there were one."""
        return results_without_a_range(self.file.query)

    def change(self, change: RangeChange, *, reason: str = "") -> None:
        """Keep, correct and take out editions: all of it, or nothing. First entries need no reason.

        Raises StoreProblem for what no case file could hold, a missing reason, a lock or a role that may not.
        """
        self.file.actor.require(Action.CHANGE_RANGES)
        editions = self.ranges()
        editing.check_ranges(change.come)
        if corrects := change.corrects(editions):
            check_reason(reason)
        check_unlocked(self.file.query, None)
        kept = {edition_of(one): one.key for one in editions}
        label = "Change the ranges of a laboratory" if corrects else "Enter the ranges of a laboratory"
        with self.file.operation(label, reason=reason if corrects else None):
            for one in change.come:
                if (row := kept.get(edition_of(one))) is None:
                    self.file.rows.insert(rows.LAB_RANGE, one)
                else:
                    self.file.rows.update(rows.LAB_RANGE.name, row, rows.row(rows.LAB_RANGE, one))
            for one in change.gone:
                if (row := kept.get(edition_of(one))) is not None:
                    self.file.rows.update(rows.LAB_RANGE.name, row, {"deleted": VOIDED})
