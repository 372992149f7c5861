"""Every recorded value, listed once: its key in the case file, its attribute, and how file and table keep it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models.record import kept, records
from models.record.partialdate import Day, parsed_day
from models.words import Unreadable, sentence
from storage.jsonfile import number, shown


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value. The functions are never given None; ``from_json`` raises ValueError with a sentence."""

    column: type
    from_json: Callable[[Any], Any]
    to_json: Callable[[Any], Any]
    to_column: Callable[[Any], Any]
    from_column: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a record. ``absent`` is what the record holds where nothing was written."""

    key: str
    attribute: str
    kind: Kind
    absent: Any = None


@dataclass(frozen=True, slots=True)
class Listed:
    """The fields of one record class, in the order in which a case file writes them."""

    record: type
    fields: tuple[Field, ...]


def _same(value: Any) -> Any:
    return value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(sentence("{text} is not a date of the calendar", text=shown(text))) from None


def _day(text: str) -> Day:
    try:
        return parsed_day(text)
    except ValueError:
        raise Unreadable(sentence("{text} is not a date of the calendar", text=shown(text))) from None


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Unreadable(sentence("{text} is not a time of day", text=shown(text))) from None


def _moment(text: str) -> str:
    day, _, clock = text.partition("T")
    _date(day)
    if clock:
        _time(clock)
    return text


def _decimal(value: int | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(value)


def tenths(value: int | Decimal) -> int:
    """A diameter in mm as whole tenths. Raises ValueError for a second decimal."""
    exact = _decimal(value) * 10
    if exact != exact.to_integral_value():
        raise Unreadable(sentence("{value} has more than one decimal; diameters have at most one", value=value))
    return int(exact)


def millimetres(value: int) -> int | float:
    return number(Decimal(value) / 10)


def _iso(value: Day) -> str:
    return value.isoformat()


def _as_text_list(values: tuple[Any, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _from_text_list(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


def _clock(value: time) -> str:
    return value.isoformat(timespec="minutes")


def _signature(document: dict[str, str]) -> records.Signature:
    day, _, clock = document["on"].partition("T")
    return records.Signature(document["by"], _date(day), _time(clock) if clock else None)


def _signed(value: records.Signature) -> dict[str, str]:
    on = value.on.isoformat()
    return {"by": value.by, "on": on if value.at is None else f"{on}T{_clock(value.at)}"}


def words(vocabulary: type[StrEnum]) -> Kind:
    return Kind(str, vocabulary, str, str, vocabulary)


TEXT = Kind(str, _same, _same, _same, _same)
WHOLE = Kind(int, int, _same, _same, _same)
DECIMAL = Kind(str, _decimal, number, str, Decimal)
YES_NO = Kind(int, _same, _same, int, bool)


def _steps(told: list[dict[str, Any]]) -> tuple[kept.GradeStep, ...]:
    return tuple(kept.GradeStep(_day(one["on"]), int(one["grade"]), one.get("finding")) for one in told)


def _told_steps(steps: tuple[kept.GradeStep, ...]) -> list[dict[str, Any]]:
    told = ({"on": _iso(step.on), "grade": step.grade, "finding": step.finding} for step in steps)
    return [{key: value for key, value in one.items() if value is not None} for one in told]


def _in_text(to_json: Callable[[Any], Any], from_json: Callable[[Any], Any]) -> Kind:
    """A value that is more than a word, kept as the text of its JSON."""
    return Kind(
        str,
        from_json,
        to_json,
        lambda value: json.dumps(to_json(value), ensure_ascii=False),
        lambda text: from_json(json.loads(text)),
    )


DATE = Kind(str, _date, _iso, _iso, date.fromisoformat)
PARTIAL_DATE = Kind(str, _day, _iso, _iso, parsed_day)  # known to the day, the month or the year
CLOCK = Kind(str, _time, _clock, _clock, time.fromisoformat)
TEXTS = Kind(str, tuple, list, _as_text_list, _from_text_list)
TENTHS = Kind(int, tenths, millimetres, _same, _same)
TENTHS_LIST = Kind(
    str,
    lambda values: tuple(tenths(value) for value in values),
    lambda values: [millimetres(value) for value in values],
    _as_text_list,
    _from_text_list,
)

MOMENT = Kind(str, _moment, _same, _same, _same)  # a day, or a day with a time, as the file writes it
SIGNATURE = _in_text(_signed, _signature)
RELATIONS = _in_text(dict, lambda told: tuple((agent, kept.Relation(answer)) for agent, answer in told.items()))
NAMED = _in_text(dict, lambda told: tuple((name, str(value)) for name, value in told.items()))
GRADES = _in_text(_told_steps, _steps)
# How a person writes what is more than a word.
IN_WORDS: dict[Kind, Callable[[Any], str]] = {
    GRADES: lambda steps: "; ".join(f"{step.on} G{step.grade} {step.finding or ''}".strip() for step in steps),
    RELATIONS: lambda told: "; ".join(f"{agent}: {answer}" for agent, answer in told),
    NAMED: lambda told: "; ".join(f"{name}: {value}" for name, value in told),
}


def _listed(record: type, /, **kinds: Kind) -> Listed:
    return Listed(record, tuple(Field(name, name, kind) for name, kind in kinds.items()))


# The question for the board is a key of its own in a case file, and in the row of the patient.
PATIENT = _listed(
    records.Patient,
    code=TEXT,
    name=TEXT,
    sex=words(records.Sex),
    birth_date=PARTIAL_DATE,
    hospital_number=TEXT,
    centre=TEXT,
    screening_number=TEXT,
    height_cm=DECIMAL,
    board_question=TEXT,
    board_on=DATE,
)
BASELINE = _listed(
    records.Baseline,
    aetiology=TEXTS,
    cirrhosis=YES_NO,
    ecog=WHOLE,
    vp=words(records.Vp),
    cheng=words(records.Cheng),
    hepatic_vein=TEXT,
    extrahepatic_sites=TEXTS,
    tumour_count=WHOLE,
    largest_tumour_mm=DECIMAL,
    liver_involvement_percent=DECIMAL,
    ascites=words(records.Ascites),
    encephalopathy=words(records.Encephalopathy),
    prior_treatments=TEXTS,
    antiviral=YES_NO,
    varices=words(records.Varices),
    weight_kg=DECIMAL,
    diagnosis_date=PARTIAL_DATE,
    ruptured=YES_NO,
    differentiation=TEXT,
    pd_l1_percent=DECIMAL,
    comorbidities=TEXTS,
    reported=NAMED,
    illustrative=TEXTS,
    notes=TEXT,
)
TREATMENT = Listed(
    records.Treatment,
    (
        Field("kind", "kind", TEXT),
        Field("agent", "agent", TEXT),
        Field("start", "start", PARTIAL_DATE),
        Field("stop", "stop", PARTIAL_DATE),
        Field("dose", "dose", DECIMAL),
        Field("unit", "unit", TEXT),
        Field("schedule", "schedule", TEXT),
        Field("fractions", "fractions", WHOLE),
        Field("site", "site", TEXT),
        Field("reason", "reason", TEXT),
        Field("planned_date", "planned_date", DATE),
        Field("planned_dose", "planned_dose", DECIMAL),
        Field("omitted", "omitted", YES_NO),
        Field("cells", "cells", DECIMAL),
        Field("cd4_percent", "cd4_percent", DECIMAL),
        Field("cd8_percent", "cd8_percent", DECIMAL),
        Field("culture_days", "culture_days", WHOLE),
        Field("viability_percent", "viability_percent", DECIMAL),
        Field("illustrative", "illustrative", TEXTS),
        Field("id", "identifier", TEXT),
    ),
)
MEDICATION = _listed(
    records.Medication, name=TEXT, start=PARTIAL_DATE, stop=PARTIAL_DATE, dose=DECIMAL, unit=TEXT, reason=TEXT
)
VISIT = Listed(
    records.Visit,
    (
        Field("date", "date", DATE),
        Field("time", "time", CLOCK),
        Field("ecog", "ecog", WHOLE),
        Field("weight_kg", "weight_kg", DECIMAL),
        Field("systolic", "systolic", WHOLE),
        Field("diastolic", "diastolic", WHOLE),
        Field("ascites", "ascites", words(records.Ascites)),
        Field("encephalopathy", "encephalopathy", words(records.Encephalopathy)),
        Field("anticoagulated", "anticoagulated", YES_NO),
        Field("nothing_to_report", "nothing_to_report", YES_NO),
        Field("kind", "kind", words(records.VisitKind)),
        Field("impression", "impression", TEXT),
        Field("plan", "plan", TEXT),
        Field("id", "identifier", TEXT),
    ),
)
APPOINTMENT = Listed(
    records.Appointment,
    (
        Field("visit", "visit", TEXT),
        Field("on", "day", DATE),
        Field("moved_from", "moved_from", DATE),
        Field("skipped", "skipped", YES_NO),
        Field("reason", "reason", TEXT),
    ),
)
# The value of a result is apart: what can be read depends on the analyte (see ``models.record.analytes.parse_result``).
LAB_RESULT = Listed(
    records.LabResult,
    (
        Field("analyte", "analyte", TEXT),
        Field("date", "date", DATE),
        Field("time", "time", CLOCK),
        Field("unit", "unit", TEXT, absent=""),
        Field("method", "method", TEXT),
        Field("low", "low", DECIMAL),
        Field("high", "high", DECIMAL),
        Field("laboratory", "laboratory", TEXT),
        Field("reviewed", "reviewed", SIGNATURE),
        Field("id", "identifier", TEXT),
    ),
)
LAB_RANGE = Listed(
    records.LabRange,
    (
        Field("laboratory", "laboratory", TEXT),
        Field("analyte", "analyte", TEXT),
        Field("unit", "unit", TEXT, absent=""),
        Field("sex", "sex", words(records.RangeSex), absent=records.RangeSex.BOTH),
        Field("low", "low", DECIMAL),
        Field("high", "high", DECIMAL),
        Field("critical_low", "critical_low", DECIMAL),
        Field("critical_high", "critical_high", DECIMAL),
        Field("valid_from", "valid_from", DATE),
    ),
)
LESION = _listed(
    records.Lesion,
    number=TEXT,
    role=words(records.Role),
    organ=TEXT,
    site=TEXT,
    nodal=YES_NO,
    in_radiation_field=YES_NO,
    irradiated_before=YES_NO,
    progressed_since=YES_NO,
    certainty=words(records.Certainty),
    typical=YES_NO,
    cytology_positive=YES_NO,
)
MEASUREMENT = Listed(
    records.Measurement,
    (
        Field("diameter_mm", "diameter_tenths", TENTHS),
        Field("viable_mm", "viable_tenths", TENTHS),
        Field("parts_mm", "parts_tenths", TENTHS_LIST),
        Field("state", "state", words(records.State)),
        Field("into", "into", TEXT),
        Field("status", "status", words(records.Status)),
        Field("li_rads", "li_rads", words(records.LiRads)),
        Field("certainty", "certainty", words(records.Certainty)),
        Field("typical", "typical", YES_NO),
        Field("cytology_positive", "cytology_positive", YES_NO),
    ),
)
THROMBUS = _listed(
    records.Thrombus, vp=words(records.Vp), cheng=words(records.Cheng), flow_restored=YES_NO, progressed=YES_NO
)
# The lesions and the thrombus of a read are records of their own.
IMAGING = _listed(
    records.Imaging,
    date=DATE,
    modality=TEXT,
    slice_mm=DECIMAL,
    reader=TEXT,
    no_new_lesion=YES_NO,
    signed=SIGNATURE,
)
ADVERSE_EVENT = _listed(
    records.AdverseEvent,
    term=TEXT,
    grade=WHOLE,
    grades=GRADES,
    start=PARTIAL_DATE,
    stop=PARTIAL_DATE,
    related=YES_NO,
    related_to=RELATIONS,
    serious=YES_NO,
    immune_related=YES_NO,
    action=TEXT,
    linked_treatments=TEXTS,
    ctcae_version=TEXT,
    from_result=TEXT,
    illustrative=TEXTS,
)
ADJUDICATION = _listed(
    records.Adjudication,
    date=DATE,
    criterion=words(kept.JudgedBy),
    overall=words(kept.Judgement),
    reason=TEXT,
    by=TEXT,
    on=TEXT,
)
DECLINED_GRADE = _listed(records.DeclinedGrade, result=TEXT, term=TEXT, grade=WHOLE, reason=TEXT, by=TEXT, on=DATE)
# What a query is about is apart: in the file it is a place, in a table the row and the value.
QUERY = Listed(
    records.Query,
    (
        Field("text", "question", TEXT),
        Field("of", "asked_of", TEXT),
        Field("value", "asked_value", TEXT),
        Field("by", "asked_by", TEXT),
        Field("on", "asked_on", MOMENT),
        Field("answer", "answer", TEXT),
        Field("answered_by", "answered_by", TEXT),
        Field("answered_on", "answered_on", MOMENT),
        Field("closed_by", "closed_by", TEXT),
        Field("closed_on", "closed_on", MOMENT),
    ),
)
REVIEWED_FLAG = _listed(records.ReviewedFlag, rule=TEXT, inputs=TEXTS, by=TEXT, on=DATE)
OUTCOME = _listed(
    records.Outcome, alive=YES_NO, last_contact=DATE, death_date=PARTIAL_DATE, death_cause=TEXT, new_therapy_start=DATE
)
