"""Published trials as reference: every printed result by what it is a result of, and its marks on a chart (R-14.11).

A published result is a number with a place in a paper. It is shown as it was printed, two that conflict are both
shown, and no curve is ever made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.imported import TimeUnit
from models.words import Sentence


class Statistic(StrEnum):
    """What a printed number is."""

    MEDIAN = "median"
    MEAN = "mean"
    HAZARD_RATIO = "hazard ratio"
    RATE = "rate"  # the share without the event at a time
    PROPORTION = "proportion"  # the share of patients with something: a response, an adverse event
    COUNT = "count"
    P_VALUE = "p value"  # where nothing but a p value is printed
    DIAGNOSTIC = "diagnostic"  # sensitivity, specificity


class Bound(StrEnum):
    """What stands in the place of a number, or before it."""

    EXACT = ""
    BELOW = "<"
    ABOVE = ">"
    NOT_REACHED = "not reached"
    NOT_ESTIMABLE = "not estimable"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedValue:
    """One printed result of one arm, or of one arm against another (``versus``).

    ``value``, ``low`` and ``high`` are in ``unit``: days, weeks, months, years, ``%`` or ``ratio``. ``limits`` says
    what low and high are ("95 %", "±1 SE"). ``at`` is the time of a rate, in ``at_unit``. Text that was not printed is
    empty, a number None.
    """

    row: str
    arm: str
    endpoint: str
    statistic: Statistic
    value: float | None
    unit: str
    bound: Bound = Bound.EXACT
    versus: str = ""
    low: float | None = None
    high: float | None = None
    high_bound: Bound = Bound.EXACT
    limits: str = ""
    at: float | None = None
    at_unit: str = ""
    n: int | None = None
    criterion: str = ""
    reader: str = ""
    data_cut: str = ""
    p: str = ""
    note: str = ""

    @property
    def is_time(self) -> bool:
        return self.statistic in (Statistic.MEDIAN, Statistic.MEAN) and self.unit in set(TimeUnit)

    def in_days(self, value: float | None) -> float | None:
        """A printed time of this result in days."""
        return None if value is None or not self.is_time else value * TimeUnit(self.unit).days


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTrial:
    """What one place of one paper says of one trial. ``row`` names it; a trial may have several (table, body)."""

    row: str
    trial: str
    year: int | None
    line: str
    population: str
    arm: str
    n: int | None
    comparator: str
    comparator_n: int | None
    place: str
    source: str
    note: str
    values: tuple[PublishedValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialMark:
    """A mark on a survival chart: a median at S = 0.5 with limits in days, or a rate with limits of S.

    ``low`` and ``high`` are days for a median and shares for a rate; None where not printed or not estimable.
    A median that was not reached has no mark.
    """

    row: str
    trial: str
    arm: str
    endpoint: str
    statistic: Statistic
    days: float
    survival: float
    low: float | None
    high: float | None
    limits: str
    label: Sentence
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Different printed values of the same thing: same trial, line, population, arm, endpoint and criterion."""

    trial: str
    values: tuple[PublishedValue, ...]


@dataclass(frozen=True, slots=True)
class TrialFilter:
    """What a list of trials is narrowed to; empty means everything. ``text`` is looked for in all words of a row."""

    text: str = ""
    lines: frozenset[str] = frozenset()
    endpoints: frozenset[str] = frozenset()
    criteria: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
