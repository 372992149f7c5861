"""Reading one typed field, and what is wrong with it: a date and whether it can be, a diameter, a kept draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from models.record.identity import half_width, unseen
from models.record.impossible import Occurrence, after_death_problem, future_problem
from models.record.partialdate import Day, PartialDate, first_day, last_day
from models.record.records import Record
from models.response.lesions import LARGEST_TENTHS
from models.words import Sentence, Unreadable, sentence

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Draft = TypeVar("Draft", bound="DataclassInstance")
Word = TypeVar("Word", bound=Enum)

LONGEST_NAME, LONGEST_TEXT, LONGEST_WORDS = 100, 1000, 20_000  # as a case file has them
FIRST_YEAR, LAST_YEAR = 1900, 2099
_STEP = re.compile(r"([+-])\s*([0-9]{1,4})\s*([dwm])\Z", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"([0-9]{1,2})[- ]([a-z]{3})[- ]([0-9]{4})\Z", re.IGNORECASE)
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_SIGNED = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})\Z")
_CHINESE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?\Z")
_IN_PART = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:[-/.]?(?P<month>[0-9]{2}|(?<=[-/.])[0-9])|\s*年(?:\s*(?P<moon>[0-9]{1,2})\s*月)?)?"
    rf"|(?P<name>{'|'.join(_MONTHS)})[- ](?P<of>[0-9]{{4}}))\Z",
    re.IGNORECASE,
)
_DIAMETER = re.compile(r"[0-9]{1,3}(?:\.[0-9])?\Z")
NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?\Z")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.时点]?([0-5][0-9])分?\Z")
PRESSURE = re.compile(r"([0-9]{2,3})\s*/\s*([0-9]{2,3})\Z")


class EntryError(Unreadable):
    """What was typed cannot be read; ``sentence`` says why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a draft, and the field it concerns (``date``, ``labs.AFP``, ``lesions.T1.viable``)."""

    field: str
    sentence: Sentence


def parse_date(text: str, today: date) -> date:
    """``20250328``, ``2025-03-28``, ``2025/3/8``, ``2025.3.8``, ``2025年3月8日``, ``28-Mar-2025``, ``today``, ``+3d``,
    ``-2w``, ``-1m`` counted from today.

    Raises EntryError with a sentence for anything else.
    """
    plain = half_width(text).strip()
    if not plain:
        raise EntryError(sentence("A date is needed: 8 digits (20250328), +3d, -2w or today"))
    if plain.casefold() in ("today", "t"):
        return today
    on = _stepped(today, step) if (step := _STEP.match(plain)) else _written_date(plain)
    if on.year < FIRST_YEAR or (step is None and on.year > LAST_YEAR):  # as in a case file
        raise EntryError(sentence("“{text}” is not a date from 1900 to 2099", text=text.strip()))
    return on


def _written_date(plain: str) -> date:
    parts = _date_parts(plain)
    if parts is None:
        raise EntryError(sentence("“{text}” is not a date; write 8 digits (20250328), +3d, -2w or today", text=plain))
    try:
        return date(*parts)
    except ValueError:
        raise EntryError(sentence("“{text}” is not a day of the calendar", text=plain)) from None


def parse_day(text: str, today: date) -> Day:
    """A date, or what is known of one: ``2023-04``, ``202304``, ``Apr-2023``, ``2023年4月``, ``2022``.

    Raises EntryError.
    """
    found = _IN_PART.match(half_width(text).strip().removeprefix("~"))
    if found is None:
        return parse_date(text, today)
    year, month = found["year"] or found["of"], found["month"] or found["moon"]
    if month is None and found["name"] is not None:
        month = str(_MONTHS.index(found["name"].casefold()) + 1)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= int(month or 1) <= 12:
        raise EntryError(sentence("“{text}” is not a date from 1900 to 2099", text=text.strip()))
    return PartialDate(int(year), None if month is None else int(month))


def read_day(text: str, today: date) -> Day | None:
    """The day, or what is known of it; None for what is no date."""
    try:
        return parse_day(text, today)
    except EntryError:
        return None


def read_date(text: str, today: date) -> date | None:
    """The day that a text means; None for what is no date."""
    try:
        return parse_date(text, today)
    except EntryError:
        return None


def parse_time(text: str) -> time | None:
    """A time of day as it is written, ``08:40``, ``840``, ``8时40分``; None where nothing is. Raises EntryError."""
    plain = half_width(text).strip()
    if not plain:
        return None
    if (found := _CLOCK.match(plain)) is None:
        raise EntryError(sentence("“{text}” is not a time of day; write 08:40", text=plain))
    return time(int(found[1]), int(found[2]))


def read_time(text: str) -> time | None:
    """The time of day that a text means; None for what is none."""
    try:
        return parse_time(text)
    except EntryError:
        return None


def day_of(text: str, record: Record, today: date) -> date:
    """The day on which something happened to the patient. Raises EntryError for what is none, or cannot have been."""
    on = parse_date(text, today)
    _check_day(on, record, today)
    return on


def known_of(text: str, record: Record, today: date) -> Day:
    """The day on which something happened, or what is known of it (R-18). Raises EntryError as ``day_of`` does."""
    on = parse_day(text, today)
    _check_day(on, record, today)
    return on


def _check_day(on: Day, record: Record, today: date) -> None:
    """Only a day, or a whole span of days, on which nothing of the patient can have been is refused."""
    born, died = record.patient.birth_date, record.outcome.death_date
    if born is not None and last_day(on) < first_day(born):
        raise EntryError(sentence("{on} is before the birth, {born}", on=on, born=born))
    late = None if died is None else after_death_problem(Occurrence((), Sentence(""), on), died)
    if said := future_problem(on, today) or late:
        raise EntryError(said)


def text_problem(text: str, longest: int = LONGEST_TEXT) -> Sentence | None:
    """Why a text could not be kept, exported and read back: it is too long, or holds a sign that nobody can see."""
    plain = text.strip()
    if any(sign in plain for sign in "\r\n"):
        return sentence("it holds a line break; a text of one line is kept")
    if sign := unseen(plain):
        return sentence("it holds a sign that cannot be seen, {sign}; type it anew", sign=sign)
    if len(plain) > longest:
        return sentence("it has {count} signs; at most {n} are kept", count=len(plain), n=longest)
    return None


def text_problems(texts: Mapping[str, str], longest: Mapping[str, int]) -> Iterator[Problem]:
    """What is wrong with typed texts, by field; those without a length of their own have that of a text."""
    for name, text in texts.items():
        if said := text_problem(text, longest.get(name, LONGEST_TEXT)):
            yield Problem(name, said)


def span_problems(
    start: str, stop: str, record: Record, today: date, *, start_needed: bool = False
) -> tuple[Problem, ...]:
    """What is wrong with the first and the last day of something, as they were typed; an end may always be empty."""
    found: dict[str, Sentence] = {}
    for name, text, needed in (("start", start, start_needed), ("stop", stop, False)):
        try:
            if text.strip() or needed:
                known_of(text, record, today)
        except EntryError as error:
            found[name] = error.sentence
    first, last = read_day(start, today), read_day(stop, today)
    if first is not None and last is not None and last_day(last) < first_day(first):
        found["stop"] = sentence("{on} is before its start, {start}", on=last, start=first)
    return tuple(Problem(name, said) for name, said in found.items())


def lasting_date(text: str, today: date) -> str:
    """A date as it is to be kept: one counted from ``today`` is written out, for it would move; others as typed."""
    read = read_date(text, today)
    return text if read is None else read.isoformat()


def kept_draft(draft: DataclassInstance, today: date, *dates: str) -> dict[str, Any]:
    """What was typed, as JSON can say it. ``dates`` counted from ``today`` are written out, for they would move."""
    return asdict(draft) | {name: lasting_date(getattr(draft, name), today) for name in dates}


def draft_of(kind: type[Draft], document: dict[str, Any], **vocabularies: type[Enum]) -> Draft:
    """The draft that ``kept_draft`` wrote, some values words. Raises ValueError for what it cannot have written."""
    try:
        words = {name: word_of(vocabulary, document[name]) for name, vocabulary in vocabularies.items()}
        return kind(**document | words)
    except (KeyError, TypeError) as problem:
        raise ValueError(f"no draft: {kind.__name__}") from problem


def word_of(vocabulary: type[Word], value: Any) -> Word | None:
    """A word of a vocabulary as it was kept. Raises ValueError for another."""
    return None if value is None else vocabulary(value)


def _date_parts(plain: str) -> tuple[int, int, int] | None:
    if found := _DIGITS.match(plain) or _CHINESE.match(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _SIGNED.match(plain):
        return int(found[1]), int(found[3]), int(found[4])
    found = _WRITTEN.match(plain)
    if found and found[2].casefold() in _MONTHS:
        return int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1])
    return None


def _stepped(today: date, step: re.Match[str]) -> date:
    count = int(step[2]) * (1 if step[1] == "+" else -1)
    unit = step[3].casefold()
    if unit != "m":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 + count
    year, month = divmod(months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last))


def parse_diameter(text: str) -> int:
    """Millimetres with at most one decimal, as whole tenths. Raises EntryError with a sentence."""
    plain = half_width(text).strip()
    if not _DIAMETER.match(plain):
        if re.match(r"[0-9]+,[0-9]+\Z", plain):
            raise EntryError(sentence("“{text}” has a decimal comma; write a decimal point", text=plain))
        if re.match(r"[0-9]+\.[0-9]{2,}\Z", plain):
            raise EntryError(
                sentence("“{text}” has more than one decimal; tenths of a millimetre are kept", text=plain)
            )
        raise EntryError(
            sentence(
                "“{text}” is not millimetres; write a number, 12 + 7 for the parts of a split lesion, A absent, "
                "S too small, E not evaluable, M T1 merged into T1, or R removed",
                text=plain,
            )
        )
    tenths = int(Decimal(plain) * 10)
    if tenths > LARGEST_TENTHS:
        raise EntryError(sentence("“{text}” mm is larger than any lesion", text=plain))
    return tenths
