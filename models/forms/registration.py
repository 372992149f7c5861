"""What a person types to register a patient, what is wrong with it field by field, and the record it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.forms.typed import FULL_WIDTH, EntryError, Problem, draft_of, kept_draft, parse_date, read_date
from models.record.records import Patient, Record, Sex
from models.words import sentence

LONGEST_CODE = 100
LATEST_START_DAYS = 365  # a start that is planned
_NUMBERED = re.compile(r"(.*?)([0-9]+)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A patient who is in the clinic already."""

    code: str
    hospital_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationDraft:
    """Everything on the form, as it stands. ``protocol`` is the name of a template."""

    code: str = ""
    name: str = ""
    sex: Sex | None = None
    born: str = ""
    hospital_number: str = ""
    start: str = ""
    protocol: str = ""


def next_code(known: Sequence[Known]) -> str:
    """``HCC-R25`` after ``HCC-R24``: the number after the highest of the pattern most codes have; else nothing."""
    patterns: dict[str, list[str]] = {}
    for patient in known:
        if found := _NUMBERED.fullmatch(patient.code):
            patterns.setdefault(found[1], []).append(found[2])
    if not patterns:
        return ""
    prefix, numbers = max(patterns.items(), key=lambda item: len(item[1]))
    highest = max(numbers, key=int)
    return f"{prefix}{int(highest) + 1:0{len(highest)}d}"


def problems(draft: RegistrationDraft, known: Sequence[Known], today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, known, today))


def _problems(draft: RegistrationDraft, known: Sequence[Known], today: date) -> Iterator[Problem]:
    code, number = draft.code.strip(), draft.hospital_number.strip()
    if not code:
        yield Problem("code", sentence("a study code is needed"))
    elif len(code) > LONGEST_CODE:
        yield Problem("code", sentence("a study code has at most {n} signs", n=LONGEST_CODE))
    elif any(patient.code.casefold() == code.casefold() for patient in known):
        yield Problem("code", sentence("{code} is in this clinic already", code=code))
    born = _read(draft.born, today)
    if isinstance(born, EntryError) and draft.born.strip():
        yield Problem("born", born.sentence)
    elif isinstance(born, date) and not today.year - 130 < born.year <= today.year:
        yield Problem("born", sentence("{on} is no birth date of a patient", on=born))
    elif isinstance(born, date) and born > today:
        yield Problem("born", sentence("{on} is after today, {today}", on=born, today=today))
    same = next((one.code for one in known if number and (one.hospital_number or "").strip() == number), None)
    if same is not None:
        yield Problem("hospital_number", sentence("this hospital number is that of {code}", code=same))
    yield from _start_problems(draft, born, today)
    if not draft.protocol:
        yield Problem("protocol", sentence("a protocol is needed"))


def _start_problems(draft: RegistrationDraft, born: date | EntryError, today: date) -> Iterator[Problem]:
    start = _read(draft.start, today)
    if isinstance(start, EntryError):
        yield Problem("start", start.sentence)
    elif isinstance(born, date) and start < born:
        yield Problem("start", sentence("{on} is before the birth, {born}", on=start, born=born))
    elif start > today + timedelta(days=LATEST_START_DAYS):
        yield Problem("start", sentence("{on} is more than a year away", on=start))


def registered(draft: RegistrationDraft, known: Sequence[Known], today: date) -> Record:
    """The draft as a record, ready to be kept. Raises EntryError for the first problem."""
    for problem in problems(draft, known, today):
        raise EntryError(problem.sentence)
    patient = Patient(
        code=draft.code.strip(),
        name=draft.name.strip() or None,
        sex=draft.sex,
        birth_date=read_date(draft.born, today),
        hospital_number=draft.hospital_number.translate(FULL_WIDTH).strip() or None,
    )
    return Record(patient=patient, treatment_start=parse_date(draft.start, today), protocol=draft.protocol)


def draft_document(draft: RegistrationDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    return kept_draft(draft, today, "born", "start")


def read_draft(document: dict[str, Any]) -> RegistrationDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    return draft_of(RegistrationDraft, document, sex=Sex)


def _read(text: str, today: date) -> date | EntryError:
    try:
        return parse_date(text, today)
    except EntryError as problem:
        return problem
