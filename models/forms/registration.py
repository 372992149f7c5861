"""What a person types to register a patient, what is wrong with it field by field, and the record it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from models.forms.typed import (
    LONGEST_NAME,
    EntryError,
    Problem,
    draft_of,
    kept_draft,
    parse_date,
    parse_day,
    read_date,
    read_day,
    text_problem,
)
from models.record.identity import OLDEST_YEARS, half_width, skeleton
from models.record.impossible import future_problem, planned_problem
from models.record.partialdate import Day, first_day, last_day
from models.record.records import Patient, Record, Sex
from models.words import Sentence, sentence

T = TypeVar("T")
_NUMBERED = re.compile(r"(.*?)([0-9]+)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A patient who is in the clinic already. ``merged_into`` is the code of whom they were merged with;
    ``former_numbers`` are the hospital numbers that were not kept when somebody was merged into them."""

    code: str
    hospital_number: str | None = None
    former_numbers: tuple[str, ...] = ()
    name: str | None = None
    birth_date: Day | None = None
    sex: Sex | None = None
    merged_into: str = ""


class Formerly(NamedTuple):
    """What leads to a patient since others were merged into them: those codes, and the numbers that were not kept."""

    codes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


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
    for field, said in (
        ("code", code_problem(draft.code, known)),
        ("name", text_problem(draft.name)),
        ("born", _born_problem(draft, today)),
        ("hospital_number", number_problem(draft.hospital_number, known)),
        ("start", _start_problem(draft, today)),
        ("protocol", None if draft.protocol else sentence("a protocol is needed")),
    ):
        if said is not None:
            yield Problem(field, said)


def code_problem(text: str, known: Sequence[Known]) -> Sentence | None:
    """Why this cannot be the study code of one more patient: no two are told apart by what nobody can see."""
    code = plain_code(text)
    if not code:
        return sentence("a study code is needed")
    if said := text_problem(code, LONGEST_NAME):
        return said
    seen = skeleton(code)
    there = next((one for one in known if one.code.casefold() == code.casefold()), None)
    if there is not None and there.merged_into:
        return sentence(
            "{code} was merged into {other}; its code is not given again", code=code, other=there.merged_into
        )
    if there is not None:
        return sentence("{code} is in this clinic already", code=code)
    same = next((one.code for one in known if skeleton(one.code) == seen), None)
    if same is not None:
        return sentence("{code} looks the same as {other}, which is in this clinic already", code=code, other=same)
    return None


def number_problem(text: str, known: Sequence[Known]) -> Sentence | None:
    """Why this cannot be the hospital number of one more patient; none need be known."""
    number = plain_code(text)
    if said := text_problem(number):
        return said
    seen = skeleton(number)
    same = next((one for one in known if seen and skeleton(one.hospital_number or "") == seen), None)
    if same is None:
        return _former_problem(number, seen, known)
    if plain_code(same.hospital_number or "") == number:
        return sentence("this hospital number is that of {code}", code=same.code)
    other = same.hospital_number
    return sentence("{number} looks the same as {other}, that of {code}", number=number, other=other, code=same.code)


def _former_problem(number: str, seen: str, known: Sequence[Known]) -> Sentence | None:
    """A number that led to somebody before two were merged leads to them still: it is nobody else's."""
    found = ((one, before) for one in known for before in one.former_numbers)
    one = next((one for one, before in found if seen and skeleton(before) == seen), None)
    if one is None:
        return None
    words = "{number} was a hospital number of {code} before two were merged; it is not given to another"
    return sentence(words, number=number, code=one.code)


def as_known(draft: RegistrationDraft, today: date) -> Known:
    """Whom a draft is about, to be compared with those who are there."""
    born = read_day(draft.born, today)
    number = plain_code(draft.hospital_number) or None
    return Known(code=plain_code(draft.code), hospital_number=number, name=draft.name, birth_date=born, sex=draft.sex)


def plain_code(text: str) -> str:
    """A code or a number as it is kept: full-width signs half-width, nothing around it."""
    return half_width(text).strip()


def _born_problem(draft: RegistrationDraft, today: date) -> Sentence | None:
    born = _read(parse_day, draft.born, today)
    if isinstance(born, EntryError):
        return born.sentence if draft.born.strip() else None
    start = read_date(draft.start, today) or today
    if said := future_problem(born, today):
        return said
    if start.year - last_day(born).year > OLDEST_YEARS:
        words = "{on} is more than {n} years before the start of treatment, {start}"
        return sentence(words, on=born, n=OLDEST_YEARS, start=start)
    return None


def _start_problem(draft: RegistrationDraft, today: date) -> Sentence | None:
    """None may be known yet: somebody who is only screened."""
    if not draft.start.strip():
        return None
    start, born = _read(parse_date, draft.start, today), read_day(draft.born, today)
    if isinstance(start, EntryError):
        return start.sentence
    if born is not None and start < first_day(born):
        return sentence("{on} is before the birth, {born}", on=start, born=born)
    return planned_problem(start, today)


def registered(draft: RegistrationDraft, known: Sequence[Known], today: date) -> Record:
    """The draft as a record, ready to be kept. Raises EntryError for the first problem."""
    for problem in problems(draft, known, today):
        raise EntryError(problem.sentence)
    patient = Patient(
        code=plain_code(draft.code),
        name=draft.name.strip() or None,
        sex=draft.sex,
        birth_date=read_day(draft.born, today),
        hospital_number=plain_code(draft.hospital_number) or None,
    )
    return Record(patient=patient, treatment_start=read_date(draft.start, today), protocol=draft.protocol)


def draft_document(draft: RegistrationDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    return kept_draft(draft, today, "born", "start")


def read_draft(document: dict[str, Any]) -> RegistrationDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    return draft_of(RegistrationDraft, document, sex=Sex)


def _read(parse: Callable[[str, date], T], text: str, today: date) -> T | EntryError:
    try:
        return parse(text, today)
    except EntryError as problem:
        return problem
