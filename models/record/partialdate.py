"""A date known only to the month or to the year (R-18): kept so, and never filled up with a day that nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``2023-04`` or ``2022``; the day it stands for lies in its span, both ends included."""

    year: int
    month: int | None = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    def isoformat(self) -> str:
        return f"{self.year}" if self.month is None else f"{self.year}-{self.month:02d}"

    def __str__(self) -> str:
        """As it is read: ``~2023-04``."""
        return f"~{self.isoformat()}"


Day = date | PartialDate


def parsed_day(text: str) -> Day:
    """A date as a case file writes it, whole or in part. Raises ValueError for anything else."""
    found = _FORM.match(text)
    if found is None:
        return date.fromisoformat(text)
    return PartialDate(int(found[1]), None if found[2] is None else int(found[2]))


def first_day(day: Day) -> date:
    return day.first if isinstance(day, PartialDate) else day


def last_day(day: Day) -> date:
    return day.last if isinstance(day, PartialDate) else day


def begun(day: Day | None) -> date | None:
    """From which day on an onset is shown: the first of what is known of it."""
    return None if day is None else first_day(day)


def ended(day: Day | None) -> date | None:
    """Up to which day an end is shown: the last of what is known of it."""
    return None if day is None else last_day(day)


def days_in(day: Day) -> tuple[date, ...]:
    """Every day that it may be."""
    first = first_day(day)
    return tuple(first + timedelta(days=n) for n in range((last_day(day) - first).days + 1))


def is_before(day: Day, on: date) -> bool | None:
    """Whether it was before a day; None where that differs within what is known of it."""
    return True if last_day(day) < on else False if first_day(day) >= on else None


def exact(day: Day | None) -> date | None:
    """The day, where it is known."""
    return None if isinstance(day, PartialDate) else day


def age_on(born: Day | None, on: date) -> int | None:
    """Completed years on a day; None without a birth date, or where the years differ within what is known of it."""
    if born is None:
        return None
    ages = {_years(end, on) for end in (first_day(born), last_day(born))}
    return ages.pop() if len(ages) == 1 else None


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
