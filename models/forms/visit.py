"""What a person types about a visit, what is wrong with it field by field, and the records it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.forms.lesion import AddedLesion, lesion_of, lesion_problems, measurement_of, numbers_of
from models.forms.results import LabDraft, doubts, is_begun, other_problem, read_result, sentence_of, sheet_problems
from models.forms.sizes import (
    MarksDraft,
    SizeDraft,
    letter_problem,
    mark_problems,
    merge_problems,
    number_of,
    parse_size,
    size_problem,
)
from models.forms.typed import (
    LONGEST_WORDS,
    NUMBER,
    PRESSURE,
    EntryError,
    Problem,
    day_of,
    parse_date,
    parse_time,
    read_date,
    read_time,
    text_problems,
)
from models.record.identity import half_width
from models.record.impossible import thrombus_problem
from models.record.plausible import Doubt
from models.record.records import (
    Ascites,
    Cheng,
    Encephalopathy,
    Imaging,
    LabResult,
    Measurement,
    Record,
    Role,
    Status,
    Thrombus,
    Visit,
    VisitKind,
    Vp,
)
from models.record.visit_entry import VisitEntry, are_apart, is_bare
from models.words import sentence

THICKEST_SLICE_MM = 100  # as a case file has it


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """Everything on the entry form, as it stands."""

    date: str
    time: str = ""
    ecog: int | None = None
    weight: str = ""
    pressure: str = ""
    ascites: Ascites | None = None
    encephalopathy: Encephalopathy | None = None
    anticoagulated: bool | None = None
    kind: VisitKind | None = None
    impression: str = ""
    plan: str = ""
    laboratory: str = ""
    collected: str = ""  # the time at which all results were
    labs: tuple[LabDraft, ...] = ()
    others: tuple[LabDraft, ...] = ()  # of analytes that this patient has no line for yet
    modality: str = ""
    slice_mm: str = ""
    reader: str = ""
    sizes: tuple[SizeDraft, ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    marks: tuple[MarksDraft, ...] = ()  # of lesions that are recorded, beside their size or status
    vp: Vp | None = None
    cheng: Cheng | None = None
    flow_restored: bool | None = None
    progressed: bool | None = None  # the thrombus, unequivocally
    no_new_lesion: bool = False
    added: tuple[AddedLesion, ...] = ()

    @property
    def has_read(self) -> bool:
        """Whether anything of an imaging read has been typed."""
        typed = any(not size.is_empty for size in self.sizes)
        marked = any(not one.is_empty for one in self.marks)
        thrombus = any(value is not None for value in self.thrombus_values)
        more = any(not one.is_empty for one in self.added)
        return typed or bool(self.statuses) or marked or thrombus or self.no_new_lesion or more

    @property
    def thrombus_values(self) -> tuple[object, ...]:
        """All that can be said of the thrombus."""
        return self.vp, self.cheng, self.flow_restored, self.progressed

    @property
    def has_results(self) -> bool:
        return any(lab.text.strip() or lab.has_sheet for lab in self.labs) or any(map(is_begun, self.others))

    @property
    def has_findings(self) -> bool:
        noted = (self.ecog, self.ascites, self.encephalopathy, self.anticoagulated, self.kind)
        typed = (self.weight, self.pressure, self.impression, self.plan)
        return any(text.strip() for text in typed) or any(value is not None for value in noted)

    @property
    def is_empty(self) -> bool:
        """Times alone are no visit."""
        return not (self.has_read or self.has_results or self.has_findings)


def problems(draft: VisitDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, today))


def _problems(draft: VisitDraft, record: Record, today: date) -> Iterator[Problem]:
    yield from _date_problems(draft, record, today)
    yield from _time_problems(draft)
    yield from _finding_problems(draft)
    for lab in draft.labs:
        try:
            read_result(lab, today)
        except ValueError as error:
            yield Problem(f"labs.{lab.analyte}", sentence_of(error))
        yield from (Problem(f"labs.{lab.analyte}.{name}", said) for name, said in sheet_problems(lab))
    lines = [one.analyte for one in record.labs] + [one.analyte for one in draft.labs]
    for place, lab in enumerate(draft.others):
        if is_begun(lab) and (found := other_problem(lab, lines, draft.others)):
            yield Problem(f"others.{place}.{found[0]}", found[1])
        yield from (Problem(f"others.{place}.{name}", said) for name, said in sheet_problems(lab))
    for analyte, doubted in asked_about(draft, record, today).items():
        yield Problem(f"labs.{analyte}", doubted.sentence)
    yield from _read_problems(draft, record, today)


def _date_problems(draft: VisitDraft, record: Record, today: date) -> Iterator[Problem]:
    try:
        on = day_of(draft.date, record, today)
    except EntryError as error:
        yield Problem("date", error.sentence)
        return
    if draft.has_read and _already_read(draft, record, on):
        words = sentence("a read of {on} by this reader is already recorded", on=on)
        yield Problem("date", words)
    elif draft.has_findings and any(
        visit.date == on and not is_bare(visit) and not are_apart(visit.time, read_time(draft.time))
        for visit in record.visits
    ):
        yield Problem("date", sentence("a visit of {on} is already recorded", on=on))


def _time_problems(draft: VisitDraft) -> Iterator[Problem]:
    for name, text in (("time", draft.time), ("collected", draft.collected)):
        try:
            parse_time(text)
        except EntryError as error:
            yield Problem(name, error.sentence)


def _already_read(draft: VisitDraft, record: Record, on: date) -> bool:
    return any(read.date == on and (read.reader or "") == draft.reader.strip() for read in record.imaging)


def _finding_problems(draft: VisitDraft) -> Iterator[Problem]:
    weight = half_width(draft.weight).strip()
    if weight and not (NUMBER.match(weight) and 2 <= Decimal(weight) <= 400):
        yield Problem("weight", sentence("“{text}” is not a weight in kg", text=weight))
    pressure = half_width(draft.pressure).strip()
    found = PRESSURE.match(pressure)
    if pressure and (found is None or not 20 <= int(found[2]) < int(found[1]) <= 350):
        yield Problem("pressure", sentence("“{text}” is not a blood pressure; write 128/82", text=pressure))
    notes = {"impression": draft.impression, "plan": draft.plan}
    yield from text_problems(notes, dict.fromkeys(notes, LONGEST_WORDS))


def _read_problems(draft: VisitDraft, record: Record, today: date) -> Iterator[Problem]:
    lesions = {one.number: one for one in record.lesions}
    for size in draft.sizes:
        if found := size_problem(size):
            yield Problem(f"lesions.{size.number}.{found[0]}", found[1])
        elif (lesion := lesions.get(size.number)) and (said := letter_problem(size.diameter, lesion)):
            yield Problem(f"lesions.{size.number}.diameter", said)
    yield from merge_problems(draft.sizes, record)
    noted = {size.number: not size.is_empty for size in draft.sizes} | dict.fromkeys(dict(draft.statuses), True)
    yield from mark_problems(draft.marks, noted, record)
    if said := thrombus_problem(draft.vp, draft.cheng):
        yield Problem("cheng", said)
    if draft.progressed and (draft.vp is Vp.VP0 or draft.cheng is Cheng.NONE):
        yield Problem("progressed", sentence("a thrombus that is not there has not progressed"))
    yield from lesion_problems(draft.added, record, read_date(draft.date, today), _slice_mm(draft))
    if draft.no_new_lesion and any(one.role is Role.NEW for one in draft.added):
        yield Problem("no_new_lesion", sentence("it is said that there is no new lesion, and a new lesion is entered"))
    yield from text_problems({"modality": draft.modality, "reader": draft.reader}, {})
    if draft.slice_mm.strip() and _slice_mm(draft) is None:
        yield Problem("slice_mm", sentence("“{text}” is not a slice thickness in mm", text=draft.slice_mm.strip()))


def _slice_mm(draft: VisitDraft) -> Decimal | None:
    """More than 0 and at most 100, as a case file has it; None where nothing was typed, or something else."""
    plain = half_width(draft.slice_mm).strip()
    read = Decimal(plain) if NUMBER.match(plain) else Decimal(0)
    return read if 0 < read <= THICKEST_SLICE_MM else None


def _results(draft: VisitDraft, on: date) -> Iterator[LabResult]:
    at = parse_time(draft.collected)
    read = (read_result(lab, on, draft.laboratory, at) for lab in (*draft.labs, *draft.others))
    return (result for result in read if result is not None)


def asked_about(draft: VisitDraft, record: Record, today: date) -> dict[str, Doubt]:
    """What is to be asked about the results, by analyte; what was answered is not asked again (R-16)."""
    return doubts(draft.labs, record, read_date(draft.date, today) or today)


def visit_entry(draft: VisitDraft, record: Record, today: date) -> VisitEntry:
    """The draft as records, ready to be saved. Raises EntryError for the first problem."""
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    on = parse_date(draft.date, today)
    added = [one for one in draft.added if not one.is_empty]
    numbers = numbers_of(added, record)
    return VisitEntry(
        visit=_visit(draft, on),
        labs=tuple(_results(draft, on)),
        imaging=_imaging(draft, on, dict(zip(numbers, added, strict=True)), record) if draft.has_read else None,
        new_lesions=tuple(lesion_of(one, number) for one, number in zip(added, numbers, strict=True)),
    )


def _visit(draft: VisitDraft, on: date) -> Visit:
    weight = half_width(draft.weight).strip()
    pressure = PRESSURE.match(half_width(draft.pressure).strip())
    return Visit(
        date=on,
        time=parse_time(draft.time),
        ecog=draft.ecog,
        weight_kg=Decimal(weight) if weight else None,
        systolic=int(pressure[1]) if pressure else None,
        diastolic=int(pressure[2]) if pressure else None,
        ascites=draft.ascites,
        encephalopathy=draft.encephalopathy,
        anticoagulated=draft.anticoagulated,
        kind=draft.kind,
        impression=draft.impression.strip() or None,
        plan=draft.plan.strip() or None,
    )


def _imaging(draft: VisitDraft, on: date, added: Mapping[str, AddedLesion], record: Record) -> Imaging:
    marks = {one.number: one for one in draft.marks}
    measured = [found for size in draft.sizes if (found := parse_size(size, marks.get(size.number))) is not None]
    measured = [one if one.into is None else replace(one, into=number_of(one.into, record)) for one in measured]
    measured += [_noted(number, status, marks.get(number)) for number, status in draft.statuses]
    measured += [found for number, one in added.items() if (found := measurement_of(one, number)) is not None]
    thrombus = None
    if any(value is not None for value in draft.thrombus_values):
        thrombus = Thrombus(
            vp=draft.vp, cheng=draft.cheng, flow_restored=draft.flow_restored, progressed=draft.progressed
        )
    return Imaging(
        date=on,
        modality=draft.modality.strip() or None,
        slice_mm=_slice_mm(draft),
        reader=draft.reader.strip() or None,
        no_new_lesion=True if draft.no_new_lesion else None,
        measurements=tuple(measured),
        thrombus=thrombus,
    )


def _noted(number: str, status: Status, marks: MarksDraft | None) -> Measurement:
    """A lesion that has a status: a non-target, or a new effusion."""
    marks = marks or MarksDraft(number)
    return Measurement(
        number=number, status=status, certainty=marks.certainty, cytology_positive=marks.cytology_positive
    )


def with_entry(record: Record, entry: VisitEntry) -> Record:
    """The record as it would be once the entry is saved."""
    joined = entry.joined(record)
    return replace(
        record,
        visits=(*(visit for visit in record.visits if visit is not joined), entry.visit_in(record)),
        labs=(*record.labs, *entry.labs),
        lesions=(*record.lesions, *entry.new_lesions),
        imaging=record.imaging if entry.imaging is None else (*record.imaging, entry.imaging),
    )
