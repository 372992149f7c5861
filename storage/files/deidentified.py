"""A record without the person: no name, no number, no true date, and every interval as it was."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any, TypeVar

from models.record.editions import first_uses
from models.record.kept import GradeStep
from models.record.partialdate import PartialDate, age_on, first_day
from models.record.protocol import Protocol
from models.record.records import (
    Adjudication,
    AdverseEvent,
    DeclinedGrade,
    Kept,
    Medication,
    Outcome,
    Patient,
    Query,
    Record,
    ReviewedFlag,
    Treatment,
)
from storage import fields as listed
from storage.fields import DATE, GRADES, PARTIAL_DATE, TEXT, TEXTS, Listed
from storage.shipped.protocols import load_protocols

LONGEST_SHIFT_DAYS = 365
HIGHEST_AGE = 90
REMOVED = "[removed]"
_PRIMARY = "primary_reader"
_NARRATIVE = {"reason", "action", "impression", "plan", "death_cause", "prior_treatments", "schedule", "board_question"}
_NARRATIVE |= {"differentiation", "comorbidities", "site", "method", "modality"}
# Values that are not told: a question about one would tell it.
_NOT_TOLD = {f"patient.{name}" for name in ("name", "hospital_number", "birth_date", "centre", "screening_number")}
_NOT_TOLD |= {"baseline.notes"}
_ISO_DATE = re.compile(r"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_BETWEEN_NAMES = re.compile(r"[\s,;，；、·]+")
_PARTING = r"[\s·]*"
_CHINESE_NAME = re.compile("[\u3400-\u9fff\U00020000-\U000323af]{2,4}\\Z")
_TITLES = ("医生", "医师", "大夫", "护士", "主任", "教授")
R = TypeVar("R", bound=Kept)
D = TypeVar("D", DeclinedGrade, ReviewedFlag)


def random_shift() -> int:
    """Days by which the dates of one patient are moved, 1 to 365 back; drawn once per patient and kept secret."""
    return -1 - secrets.randbelow(LONGEST_SHIFT_DAYS)


def without_identity(record: Record, shift_days: int | None = None, *, names: Collection[str] = ()) -> Record:
    """The record under its study code alone.

    Name, hospital number and screening number are gone, from narrative texts too, and so are the names of the clinic's
    people that the record holds; ``names`` are what the patient was called before. Readers are letters, in the order of
    their names. The birthday is moved to the start of treatment, so
    that only the age in years then (90 at most) is told. Notes are left out but for the mark of their origin. All
    dates are moved by the same number of days, those inside narrative texts written YYYY-MM-DD as well. Laboratories
    are numbered; of their ranges only those that a result needs are told, valid from the first result that needs them,
    for the true first day of an edition would betray by how much all dates were moved. A protocol template of the
    clinic's own is called by what it holds, for its name may be that of a ward.
    """
    shift = timedelta(days=random_shift() if shift_days is None else shift_days)
    scrub = _scrubber(record.patient, shift, (*names, *people_of(record)))

    def moved(kind: Listed, part: R) -> R:
        return _moved(kind, part, shift, scrub=scrub)

    record = _with_lettered_readers(record)
    seen = _reviewed_flags(record, shift, scrub)
    record = _with_numbered_treatments(_with_numbered_results(_with_numbered_laboratories(record)))
    provenance = record.provenance
    baseline = replace(moved(listed.BASELINE, record.baseline), notes=f"[{provenance}]" if provenance else None)
    start = None if record.treatment_start is None else record.treatment_start + shift
    return replace(
        record,
        patient=_pseudonymous(record, shift, scrub),
        treatment_start=start,
        baseline=baseline,
        treatments=tuple(moved(listed.TREATMENT, part) for part in record.treatments),
        medications=tuple(moved(listed.MEDICATION, part) for part in record.medications),
        visits=tuple(moved(listed.VISIT, part) for part in record.visits),
        planned_visits=tuple(moved(listed.APPOINTMENT, part) for part in record.planned_visits),
        labs=tuple(_unsigned(moved(listed.LAB_RESULT, part), "reviewed") for part in record.labs),
        lesions=tuple(moved(listed.LESION, part) for part in record.lesions),
        imaging=tuple(_unsigned(moved(listed.IMAGING, part), "signed") for part in record.imaging),
        adverse_events=tuple(moved(listed.ADVERSE_EVENT, part) for part in record.adverse_events),
        adjudications=tuple(_undecided(moved(listed.ADJUDICATION, part)) for part in record.adjudications),
        declined_grades=tuple(_without_name(moved(listed.DECLINED_GRADE, part)) for part in record.declined_grades),
        reviewed_flags=seen,
        queries=tuple(_unnamed(one, scrub, shift) for one in record.queries if one.about not in _NOT_TOLD),
        outcome=_still_dead(record.outcome, moved(listed.OUTCOME, record.outcome)),
        ranges=tuple(replace(one, valid_from=on + shift) for one, on in first_uses(record).items()),
        **_template(record.template, scrub),
    )


def _template(template: Protocol | None, scrub: Callable[[str], str]) -> dict[str, Any]:
    """The same template has the same name in every case, and another has another."""
    if template is None:
        return {}
    based_on = template.based_on if template.based_on in load_protocols() else ""
    template = replace(template, source=scrub(template.source), based_on=based_on)
    plain = replace(template, name="", title="")
    name = f"{template.based_on} copy {hashlib.sha256(repr(plain).encode()).hexdigest()[:8]}"[-100:].strip()
    return {"protocol": name, "template": replace(template, name=name, title=name)}


def people_of(record: Record) -> Iterator[str]:
    """Those of the clinic who read, signed, decided, asked or answered."""
    yield from (one.reader for one in record.imaging if one.reader is not None)
    signed = (*(one.reviewed for one in record.labs), *(one.signed for one in record.imaging))
    yield from (one.by for one in signed if one is not None)
    for parts in (record.adjudications, record.declined_grades, record.reviewed_flags):
        yield from (one.by for one in parts if one.by is not None)
    for query in record.queries:
        yield from filter(None, (query.asked_of, query.asked_by, query.answered_by, query.closed_by))


def _with_lettered_readers(record: Record) -> Record:
    """Who read is one of the clinic's people as a rule. What names a reader follows; the order of the names stays."""
    template = record.template
    chosen = [value for name, value in record.settings if name == _PRIMARY]
    chosen += [None if template is None else template.parameters.primary_reader]
    names = sorted({name for name in (*(one.reader for one in record.imaging), *chosen) if name})
    letters = {name: chr(ord("A") + place) if place < 26 else f"Z{place}" for place, name in enumerate(names)}
    changed = sorted((name for name, letter in letters.items() if name != letter), key=len, reverse=True)
    if not changed:
        return record
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in changed))

    def told(text: str) -> str:
        return pattern.sub(lambda found: letters[found.group()], text)

    if template is not None:
        reader = letters.get(template.parameters.primary_reader or "")
        template = replace(template, parameters=replace(template.parameters, primary_reader=reader))
    return replace(
        record,
        imaging=tuple(replace(one, reader=letters.get(one.reader or "")) for one in record.imaging),
        settings=tuple(
            (name, letters.get(value, value) if name == _PRIMARY else value) for name, value in record.settings
        ),
        template=template,
        reviewed_flags=tuple(replace(one, inputs=tuple(map(told, one.inputs))) for one in record.reviewed_flags),
    )


def _with_numbered_laboratories(record: Record) -> Record:
    names = dict.fromkeys(result.laboratory for result in record.labs if result.laboratory is not None)
    numbered: dict[str | None, str | None] = {
        name: f"laboratory {number}" for number, name in enumerate(names, start=1)
    }
    return replace(
        record,
        labs=tuple(replace(result, laboratory=numbered.get(result.laboratory)) for result in record.labs),
        ranges=tuple(
            replace(one, laboratory=numbered[one.laboratory] or "")
            for one in record.ranges
            if one.laboratory in numbered
        ),
    )


def _with_numbered_results(record: Record) -> Record:
    """The ids of results and visits may be those of a laboratory: they are numbered, and what names them follows."""
    named = (part.identifier for parts in (record.labs, record.visits) for part in parts)
    linked = (*(one.from_result for one in record.adverse_events), *(one.result for one in record.declined_grades))
    ids = [one for one in (*named, *linked) if one is not None]
    numbered = {name: f"result {number}" for number, name in enumerate(dict.fromkeys(ids), start=1)}

    def told(name: str | None) -> str | None:
        return None if name is None else numbered[name]

    return replace(
        record,
        labs=tuple(replace(one, identifier=told(one.identifier)) for one in record.labs),
        visits=tuple(replace(one, identifier=told(one.identifier)) for one in record.visits),
        adverse_events=tuple(replace(one, from_result=told(one.from_result)) for one in record.adverse_events),
        declined_grades=tuple(replace(one, result=numbered[one.result]) for one in record.declined_grades),
    )


def _still_dead(outcome: Outcome, moved: Outcome) -> Outcome:
    """A death that was known in part has no date any more, and stays a death."""
    return replace(moved, alive=False) if outcome.is_dead else moved


def _with_numbered_treatments(record: Record) -> Record:
    """The ids of treatments may be those of a pharmacy; the events that are linked to them follow."""
    links = (name for event in record.adverse_events for name in event.linked_treatments or ())
    named = dict.fromkeys((*(one.identifier for one in record.treatments), *links))
    ids = (name for name in named if name is not None)
    numbered: dict[str | None, str] = {name: f"treatment {number}" for number, name in enumerate(ids, start=1)}

    def told(event: AdverseEvent) -> AdverseEvent:
        names = event.linked_treatments
        return replace(event, linked_treatments=None if names is None else tuple(numbered[name] for name in names))

    return replace(
        record,
        treatments=tuple(replace(one, identifier=numbered.get(one.identifier)) for one in record.treatments),
        adverse_events=tuple(told(event) for event in record.adverse_events),
    )


def _reviewed_flags(record: Record, shift: timedelta, scrub: Callable[[str], str]) -> tuple[ReviewedFlag, ...]:
    """Flags that were looked at, their inputs moved as the record is, so that the same flags stay closed.

    One whose inputs name what is told otherwise without identity, a birthday, a death known in part, a laboratory or a
    result by its id, is left out: its flag has other inputs there.
    """
    labs, visits = record.labs, record.visits
    names = {*(one.laboratory for one in labs), *(one.identifier for one in labs), *(one.identifier for one in visits)}
    names |= {record.patient.birth_date.isoformat()} if record.patient.birth_date is not None else set()
    lasting: tuple[Treatment | Medication | AdverseEvent, ...]
    lasting = (*record.treatments, *record.medications, *record.adverse_events)
    days = (record.outcome.death_date, *(day for one in lasting for day in (one.start, one.stop)))
    names |= {str(day) for day in days if isinstance(day, PartialDate)}
    secret = [name for name in names if name]
    return tuple(
        replace(
            _without_name(_moved(listed.REVIEWED_FLAG, seen, shift, scrub=scrub)),
            inputs=tuple(scrub(text) for text in seen.inputs),
        )
        for seen in record.reviewed_flags
        if not any(name in text for name in secret for text in seen.inputs)
    )


def _unnamed(query: Query, scrub: Callable[[str], str], shift: timedelta) -> Query:
    """Question and answer as any other words; who and when is left out but for the day it was closed, moved like any.

    What stood at the value is left out: it may be what is told otherwise without identity.
    """
    gone = dict.fromkeys(("asked_of", "asked_value", "asked_by", "asked_on", "answered_by", "answered_on", "closed_by"))
    keys = {field.key for field in listed.QUERY.fields if field.attribute in gone}
    closed = query.closed_on
    told: dict[str, Any] = {
        "question": scrub(query.question),
        "answer": None if query.answer is None else scrub(query.answer),
        "closed_on": None if closed is None else (date.fromisoformat(closed[:10]) + shift).isoformat(),
        "written": None if query.written is None else query.written - keys,
    }
    changes: dict[str, Any] = gone | told
    return replace(query, **changes)


def _without_name(kept: D) -> D:
    """Who declined or reviewed it is one of the clinic's people."""
    written = None if kept.written is None else kept.written - {"by"}
    return replace(kept, by=None, written=written)


def _unsigned(part: R, signature: str) -> R:
    """Who signed it, and when, is left out: names of the clinic's people."""
    written = None if part.written is None else part.written - {signature}
    changes: dict[str, Any] = {signature: None, "written": written}
    return replace(part, **changes)


def _undecided(decided: Adjudication) -> Adjudication:
    """Without whoever decided, and when."""
    written = None if decided.written is None else decided.written - {"by", "on"}
    return replace(decided, by=None, on=None, written=written)


def _moved(kind: Listed, part: R, shift: timedelta, *, scrub: Callable[[str], str]) -> R:
    changes: dict[str, Any] = {}
    undated: set[str] = set()
    for field in kind.fields:
        value = getattr(part, field.attribute)
        if value is None:
            continue
        if field.kind is PARTIAL_DATE and isinstance(value, PartialDate):
            changes[field.attribute] = None  # no month of it would be true once it is moved
            if isinstance(part, Treatment):
                changes[field.attribute] = _part_moved(value, shift)
            elif isinstance(part, Medication | AdverseEvent):  # without its end it would go on
                undated |= {"start", "stop", "grades"} & {one.attribute for one in kind.fields}
        elif field.kind in (DATE, PARTIAL_DATE):
            changes[field.attribute] = value + shift
        elif field.kind is TEXT and field.attribute in _NARRATIVE:
            changes[field.attribute] = scrub(value)
        elif field.kind is GRADES:
            changes[field.attribute] = tuple(_step_moved(step, shift, scrub) for step in value)
        elif field.kind is TEXTS and field.attribute in _NARRATIVE:
            changes[field.attribute] = tuple(scrub(text) for text in value)
    return replace(part, **changes | dict.fromkeys(undated))


def _part_moved(day: PartialDate, shift: timedelta) -> PartialDate:
    """The month or the year in which its first day lies: a treatment has a start, and stays before what it was."""
    first = day.first + shift
    return PartialDate(first.year, None if day.month is None else first.month)


def _step_moved(step: GradeStep, shift: timedelta, scrub: Callable[[str], str]) -> GradeStep:
    return replace(step, on=first_day(step.on) + shift, finding=None if step.finding is None else scrub(step.finding))


def _pseudonymous(record: Record, shift: timedelta, scrub: Callable[[str], str]) -> Patient:
    """Without any date there is no day at which an age could be told."""
    patient, undated = record.patient, record.day_zero == date.min
    patient = _moved(listed.PATIENT, patient, shift, scrub=scrub)
    told: dict[str, Any] = dict.fromkeys(("name", "hospital_number", "centre", "screening_number"))
    written = None if patient.written is None else patient.written - told.keys()
    age = None if undated else age_on(record.patient.birth_date, record.day_zero)
    born = None if age is None else _of_age(age, record.day_zero + shift)
    return replace(patient, **told | {"birth_date": born, "written": written})


def _of_age(age: int, moved_start: date) -> date:
    """A date of birth that tells the age in whole years at the start of treatment and nothing else."""
    year = moved_start.year - min(age, HIGHEST_AGE)
    day = 28 if (moved_start.month, moved_start.day) == (2, 29) else moved_start.day
    return date(year, moved_start.month, day)


def _scrubber(patient: Patient, shift: timedelta, names: Collection[str] = ()) -> Callable[[str], str]:
    """A function that takes the patient's name and numbers, and other ``names``, out of a text and moves its dates."""
    own = (patient.name, patient.hospital_number, patient.screening_number, *names)
    found = {pieces for text in own if text for pieces in _names_in(text) if len("".join(pieces)) > 1}
    longest_first = sorted(found, key=lambda pieces: (-len("".join(pieces)), pieces))
    pattern = "|".join(_whole_word(pieces) for pieces in longest_first)

    def scrub(text: str) -> str:
        if pattern:
            text = re.sub(pattern, REMOVED, text, flags=re.IGNORECASE)
        return _ISO_DATE.sub(lambda found: _shifted(found.group(), shift), text)

    return scrub


def _names_in(text: str) -> Iterator[tuple[str, ...]]:
    """What tells whom a text names: every run of words, and of a Chinese name what is given without the family's.

    Each as the pieces between which a text may have a space, or none.
    """
    words = tuple(word for word in _BETWEEN_NAMES.split(text) if word)
    yield from (words[first:last] for first, last in combinations(range(len(words) + 1), 2))
    for word in words:
        if _CHINESE_NAME.match(word):
            yield from (tuple(part) for part in (word, word[1:], word[2:]) if part not in _TITLES)


def _whole_word(pieces: tuple[str, ...]) -> str:
    """A Chinese name stands between its neighbours without a space."""
    pattern = _PARTING.join(re.escape(piece) for piece in pieces)
    return rf"(?<!\w){pattern}(?!\w)" if "".join(pieces).isascii() else pattern


def without_names(patient: Patient, text: str, *, names: Collection[str] = ()) -> str:
    """A text without the patient's name, hospital number and code, and without ``names``; its dates stay."""
    known = replace(patient, name=" ".join(filter(None, (patient.name, patient.code))))
    return _scrubber(known, timedelta(0), names)(text)


def _shifted(text: str, shift: timedelta) -> str:
    try:
        return (date.fromisoformat(text) + shift).isoformat()
    except ValueError:
        return text
