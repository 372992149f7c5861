"""The day and the time at which a sample was taken, as printed; what may be two days, or none, is refused in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from models.record.identity import half_width
from models.words import Sentence, Unreadable, sentence

UNDECIDABLE = Sentence("nothing in the file decides whether the day or the month stands first")
CONTRADICTING = Sentence("one row of the file can only be day first, another only month first")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as printed, in whatever zone, and the time of day where one is."""

    day: date
    at: time | None = None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier", "feb february februar fev", "mar march maerz märz mrz mars",
            "apr april avr avril", "may mai", "jun june juni juin", "jul july juli juillet", "aug august aout août",
            "sep sept september septembre", "oct october okt oktober octobre", "nov november novembre",
            "dec december dez dezember decembre décembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ERA = re.compile(r"令和|平成|昭和|大正|明治|民国|民國|[RHS][0-9]{1,2}[./年]")
_TWO = re.compile(r"(?:19|20)[0-9]{2}\D.*[~～至/到|;,]\s*(?:19|20)[0-9]{2}\b|\sto\s", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{1,4})\s*[-/.年]\s*(?P<month>[0-9]{1,2})(?:\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*[日号]?|\s*月)?(?P<rest>.*)\Z",
    re.DOTALL,
)
_YEAR_LAST = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})(?P<rest>(?![0-9]).*)\Z",
    re.DOTALL,
)
_COMPACT = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<rest>(?:[T ]?[0-9]{4}(?:[0-9]{2})?(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)\Z"
)
_DAY_MONTH = re.compile(
    r"(?P<day>[0-9]{1,2})\.?[\s-]*(?P<name>[A-Za-zéûäÄ]{3,9})\.?[\s,-]*(?P<year>[0-9]{2,4})(?P<rest>(?![0-9]).*)\Z",
    re.DOTALL,
)
_MONTH_DAY = re.compile(
    r"(?P<name>[A-Za-zéûäÄ]{3,9})\.?[\s-]*(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s,-]+(?P<year>[0-9]{2,4})(?P<rest>(?![0-9]).*)\Z",
    re.DOTALL,
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|(?:星期|周)[一二三四五六日天]\s*)", re.IGNORECASE
)
_ZONE = r"(?:\s*(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?))?"
_TIME = re.compile(
    rf"[T\s,]*(?P<half_before>上午|下午|中午|晚上|凌晨)?\s*(?P<hour>[0-9]{{1,2}})\s*[:时時]\s*(?P<minute>[0-9]{{1,2}})\s*分?"
    rf"(?:\s*:?\s*(?P<second>[0-9]{{1,2}})(?:[.,](?P<part>[0-9]{{1,9}}))?\s*秒?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?{_ZONE}\Z"
)
_COMPACT_TIME = re.compile(
    rf"[T\s]?(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?P<second>[0-9]{{2}})?(?:\.(?P<part>[0-9]{{1,9}}))?{_ZONE}\Z"
)
_OF_24 = {hour: hour for hour in range(13, 24)}
_PARTS_OF_DAY = {  # the hour of the day by the hour printed; 12 in the forenoon or at night may be noon or midnight
    "凌晨": {12: 0, **{hour: hour for hour in range(7)}},
    "上午": {hour: hour for hour in range(12)},
    "中午": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    "下午": {12: 12, **{hour: hour + 12 for hour in range(1, 12)}, **_OF_24},
    "晚上": {**{hour: hour + 12 for hour in range(5, 12)}, **_OF_24},
}
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z")
_REFUSED_EARLY = ((_ERA, Sentence("a year of an era calendar")), (_TWO, Sentence("two dates")))


def found_order(texts: Iterable[str]) -> tuple[str | None, Sentence | None]:
    """``DMY`` or ``MDY`` as the dates with the year last decide it; None and why not, where they do not.

    None and None where no date has its year last.
    """
    first, second, seen = False, False, False
    for text in set(texts):
        if (found := _YEAR_LAST.match(_plain(text))) is not None:
            seen = True
            first |= 12 < int(found["one"]) <= 31
            second |= 12 < int(found["two"]) <= 31
    if first and second:
        return None, CONTRADICTING
    if first or second:
        return ("DMY" if first else "MDY"), None
    return None, UNDECIDABLE if seen else None


def _plain(text: str) -> str:
    return _WEEKDAY.sub("", half_width(text).strip().removeprefix("'").strip(), count=1)


@lru_cache(maxsize=16_384)
def read_moment(text: str, order: str | None, undecided: Sentence | None = None) -> Moment | Sentence:
    """A moment as printed, or why it is none. ``order`` is that of the file, ``undecided`` why it has none."""
    try:
        return _moment(_plain(text), order, undecided)
    except Unreadable as problem:
        return problem.sentence


def is_a_day(text: str) -> bool:
    """Whether it is printed as a day, in whatever order."""
    return any(isinstance(read_moment(text, order), Moment) for order in ("DMY", "MDY"))


def _moment(plain: str, order: str | None, undecided: Sentence | None) -> Moment:
    if not plain:
        raise Unreadable(Sentence("no date"))
    if (found := _YEAR_LAST.match(plain)) is not None:
        if order not in ("DMY", "MDY"):
            raise Unreadable(undecided or UNDECIDABLE)
        day, month = (found["one"], found["two"]) if order == "DMY" else (found["two"], found["one"])
        return _on(found["year"], month, day, found["rest"])
    for pattern, said in _REFUSED_EARLY:
        if pattern.search(plain):
            raise Unreadable(said)
    if (found := _COMPACT.match(plain)) is not None:
        return _on(found["year"], found["month"], found["day"], found["rest"])
    if _BARE.match(plain):
        raise Unreadable(sentence("a bare number, not a date: {text}", text=plain))
    if (found := _YEAR_FIRST.match(plain)) is not None:
        return _on(found["year"], found["month"], found["day"], found["rest"])
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if (found := pattern.match(plain)) is not None and found["name"].casefold() in _MONTHS:
            return _on(found["year"], str(_MONTHS[found["name"].casefold()]), found["day"], found["rest"])
    raise Unreadable(Sentence("not a date"))


def read_time(text: str) -> time | Sentence:
    """A time of day that stands in a column of its own."""
    found = _time(half_width(text).strip().removeprefix("'"))
    return Sentence("not a time of day") if found is None else found


def _on(year: str, month: str, day: str | None, rest: str) -> Moment:
    if len(year) <= 2:
        raise Unreadable(Sentence("a year in two digits"))
    if len(year) == 3:
        raise Unreadable(sentence("the year {year}: a Minguo year?", year=year))
    if day is None:
        raise Unreadable(Sentence("not a date") if rest.strip() else Sentence("no day, only a month"))
    if (year, month, day) == ("1900", "01", "00"):
        raise Unreadable(Sentence("the zero of a spreadsheet, not a date"))
    if int(month) > 12:
        raise Unreadable(Sentence("no such month"))
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(Sentence("no such day")) from None
    if not rest.strip():
        return Moment(on)
    at = _time(rest)
    if at is None:
        raise Unreadable(Sentence("not a time of day") if re.search(r"[0-9]\s*[:时]", rest) else Sentence("not a date"))
    return Moment(on, at)


def _time(text: str) -> time | None:
    found = _TIME.match(text) or _COMPACT_TIME.match(text)
    if found is None:
        return None
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"])
    half = (parts.get("half") or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if before := parts.get("half_before"):
        meant = _PARTS_OF_DAY[before].get(hour)
        if meant is None:
            return None
        hour = meant
    micro = (parts.get("part") or "").ljust(6, "0")[:6] or "0"
    try:
        return time(hour, minute, int(parts.get("second") or 0), int(micro))
    except ValueError:
        return None


def written_time(at: time | None) -> str | None:
    """``08:15``, or with seconds and thousandths where there are any."""
    if at is None:
        return None
    if at.microsecond:
        return at.isoformat(timespec="milliseconds" if at.microsecond % 1000 == 0 else "microseconds")
    return at.isoformat(timespec="seconds" if at.second else "minutes")
