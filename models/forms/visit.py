"""What a person types about a visit, what is wrong with it field by field, and the records it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.forms.typed import (
    NUMBER,
    PRESSURE,
    EntryError,
    Problem,
    SizeDraft,
    day_of,
    parse_date,
    parse_size,
)
from models.record.analytes import is_absurd, parse_result
from models.record.identity import half_width
from models.record.records import (
    Ascites,
    Certainty,
    Cheng,
    Encephalopathy,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Record,
    Role,
    Status,
    Thrombus,
    Visit,
    Vp,
)
from models.record.visit_entry import VisitEntry
from models.words import Sentence, Unreadable, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LabDraft:
    """A result as typed, in the unit and with the range of the laboratory it is entered for."""

    analyte: str
    text: str
    unit: str = ""
    method: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLesionDraft:
    """A lesion that was not there before."""

    organ: str = ""
    site: str = ""
    diameter: str = ""
    viable: str = ""
    certainty: Certainty | None = None
    typical: bool | None = None

    @property
    def is_empty(self) -> bool:
        return self == NewLesionDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """Everything on the entry form, as it stands."""

    date: str
    ecog: int | None = None
    weight: str = ""
    pressure: str = ""
    ascites: Ascites | None = None
    encephalopathy: Encephalopathy | None = None
    labs: tuple[LabDraft, ...] = ()
    modality: str = ""
    slice_mm: str = ""
    reader: str = ""
    sizes: tuple[SizeDraft, ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    vp: Vp | None = None
    cheng: Cheng | None = None
    flow_restored: bool | None = None
    new_lesion: NewLesionDraft = NewLesionDraft()

    @property
    def has_read(self) -> bool:
        """Whether anything of an imaging read has been typed."""
        typed = any(size.diameter.strip() or size.viable.strip() for size in self.sizes)
        thrombus = self.vp is not None or self.cheng is not None or self.flow_restored is not None
        return typed or bool(self.statuses) or thrombus or not self.new_lesion.is_empty

    @property
    def has_results(self) -> bool:
        return any(lab.text.strip() for lab in self.labs)

    @property
    def has_findings(self) -> bool:
        noted = (self.ecog, self.ascites, self.encephalopathy)
        return bool(self.weight.strip() or self.pressure.strip()) or any(value is not None for value in noted)

    @property
    def is_empty(self) -> bool:
        return not (self.has_read or self.has_results or self.has_findings)


def problems(draft: VisitDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, today))


def _problems(draft: VisitDraft, record: Record, today: date) -> Iterator[Problem]:
    yield from _date_problems(draft, record, today)
    yield from _finding_problems(draft)
    for lab in draft.labs:
        try:
            _result(lab, today)
        except ValueError as error:
            yield Problem(f"labs.{lab.analyte}", _sentence_of(error))
    yield from _size_problems(draft)
    if draft.slice_mm.strip() and not NUMBER.match(draft.slice_mm.strip()):
        yield Problem("slice_mm", sentence("“{text}” is not a slice thickness in mm", text=draft.slice_mm.strip()))


def _date_problems(draft: VisitDraft, record: Record, today: date) -> Iterator[Problem]:
    try:
        on = day_of(draft.date, record, today)
    except EntryError as error:
        yield Problem("date", error.sentence)
        return
    if draft.has_read and _already_read(draft, record, on):
        words = sentence("a read of {on} by this reader is already recorded", on=on)
        yield Problem("date", words)
    elif any(visit.date == on for visit in record.visits) and draft.has_findings:
        yield Problem("date", sentence("a visit of {on} is already recorded", on=on))


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


def _size_problems(draft: VisitDraft) -> Iterator[Problem]:
    new = draft.new_lesion
    for size in (*draft.sizes, SizeDraft("new", new.diameter, new.viable)):
        try:
            parse_size(size)
        except EntryError as error:
            yield Problem(f"lesions.{size.number}.{_wrong_part(size)}", error.sentence)
    if not new.is_empty and not new.diameter.strip():
        yield Problem("lesions.new.diameter", sentence("a new lesion needs its diameter"))
    if not new.is_empty and not new.organ.strip():
        yield Problem("lesions.new.organ", sentence("a new lesion needs its organ"))


def _wrong_part(size: SizeDraft) -> str:
    """``diameter`` when the diameter alone is already wrong, else ``viable``."""
    try:
        parse_size(replace(size, viable=""))
    except EntryError:
        return "diameter"
    return "viable"


def _sentence_of(error: ValueError) -> Sentence:
    return error.sentence if isinstance(error, Unreadable) else Sentence(str(error))


def _result(lab: LabDraft, on: date) -> LabResult | None:
    text = lab.text.strip()
    if not text:
        return None
    value = parse_result(lab.analyte, text)
    if is_absurd(lab.analyte, lab.unit, value):
        raise EntryError(
            sentence(
                "“{text}” {unit} is beyond any {analyte} measured in a person",
                text=text,
                unit=lab.unit,
                analyte=lab.analyte,
            )
        )
    return LabResult(
        analyte=lab.analyte, date=on, value=value, unit=lab.unit, method=lab.method, low=lab.low, high=lab.high
    )


def visit_entry(draft: VisitDraft, record: Record, today: date) -> VisitEntry:
    """The draft as records, ready to be saved. Raises EntryError for the first problem."""
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    on = parse_date(draft.date, today)
    new = _new_lesion(draft, record)
    return VisitEntry(
        visit=_visit(draft, on),
        labs=tuple(result for lab in draft.labs if (result := _result(lab, on)) is not None),
        imaging=_imaging(draft, on, new) if draft.has_read else None,
        new_lesions=() if new is None else (new,),
    )


def _visit(draft: VisitDraft, on: date) -> Visit:
    weight = half_width(draft.weight).strip()
    pressure = PRESSURE.match(half_width(draft.pressure).strip())
    return Visit(
        date=on,
        ecog=draft.ecog,
        weight_kg=Decimal(weight) if weight else None,
        systolic=int(pressure[1]) if pressure else None,
        diastolic=int(pressure[2]) if pressure else None,
        ascites=draft.ascites,
        encephalopathy=draft.encephalopathy,
    )


def _imaging(draft: VisitDraft, on: date, new: Lesion | None) -> Imaging:
    measured = [found for size in draft.sizes if (found := parse_size(size)) is not None]
    measured += [Measurement(number=number, status=status) for number, status in draft.statuses]
    if new is not None:
        size = parse_size(SizeDraft(new.number, draft.new_lesion.diameter, draft.new_lesion.viable))
        measured += [] if size is None else [size]
    noted = (draft.vp, draft.cheng, draft.flow_restored)
    thrombus = None
    if any(value is not None for value in noted):
        thrombus = Thrombus(vp=draft.vp, cheng=draft.cheng, flow_restored=draft.flow_restored)
    slice_mm = draft.slice_mm.strip()
    return Imaging(
        date=on,
        modality=draft.modality.strip() or None,
        slice_mm=Decimal(slice_mm) if slice_mm else None,
        reader=draft.reader.strip() or None,
        measurements=tuple(measured),
        thrombus=thrombus,
    )


def _new_lesion(draft: VisitDraft, record: Record) -> Lesion | None:
    new = draft.new_lesion
    if new.is_empty:
        return None
    return Lesion(
        number=next_new_number(record),
        role=Role.NEW,
        organ=new.organ.strip(),
        site=new.site.strip() or None,
        certainty=new.certainty,
        typical=new.typical,
    )


def next_new_number(record: Record) -> str:
    """``NEW3`` after ``NEW2``: a lesion number is never reused (R-1.8)."""
    taken = [re.fullmatch(r"NEW([0-9]+)", lesion.number) for lesion in record.lesions]
    return f"NEW{max((int(found[1]) for found in taken if found), default=0) + 1}"


def with_entry(record: Record, entry: VisitEntry) -> Record:
    """The record as it would be once the entry is saved."""
    return replace(
        record,
        visits=record.visits if entry.joined(record) else (*record.visits, entry.visit),
        labs=(*record.labs, *entry.labs),
        lesions=(*record.lesions, *entry.new_lesions),
        imaging=record.imaging if entry.imaging is None else (*record.imaging, entry.imaging),
    )
