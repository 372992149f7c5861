"""Published trials as reference: every printed result by what it is a result of, and its marks on a chart (R-14.11).

A published result is a number with a place in a paper. It is shown as it was printed, two that conflict are both
shown, and no curve is ever made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.cohort.imported import TimeUnit
from models.words import Sentence, sentence


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
    CASE = "case"  # of one patient of a case report


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

    ``printed`` is the number as it stands in the paper; ``value``, ``low`` and ``high`` are in ``unit``: days, weeks,
    months, years, ``%``, ``ratio``, ``patients`` or ``p``. ``limits`` says what low and high are ("95 %", "±1 SE").
    ``at`` is the time of a rate, in ``at_unit``. Text that was not printed is empty, a number None.
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
    printed: str = ""

    @property
    def text(self) -> str:
        """The number as it was printed, with what stands before it: ``13.6``, ``<1``, ``not reached``."""
        return f"{self.bound.value}{self.printed}"

    @property
    def limits_text(self) -> str:
        """The limits as they were printed: ``6.8–not estimable``; empty where none were."""
        if self.low is None:
            return ""
        return f"{self.low:g}–{self.high_bound.value if self.high is None else format(self.high, 'g')}"

    @property
    def is_time(self) -> bool:
        return self.statistic in (Statistic.MEDIAN, Statistic.MEAN) and self.unit in set(TimeUnit)

    def in_days(self, value: float | None) -> float | None:
        """A printed time of this result in days."""
        return None if value is None or not self.is_time else value * TimeUnit(self.unit).days


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTrial:
    """What one place of one paper says of one trial. ``row`` names it; a trial may have several (table, text).

    ``total`` is the number of patients where only that of both arms is printed.
    """

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
    dose: str = ""
    total: int | None = None

    def of(self, endpoint: str) -> tuple[PublishedValue, ...]:
        return tuple(value for value in self.values if value.endpoint == endpoint)

    @property
    def words(self) -> str:
        """Everything that a search looks through, in lower case."""
        own = (self.trial, self.line, self.population, self.arm, self.dose, self.comparator, self.place, self.source)
        of_values = (f"{one.arm} {one.endpoint} {one.criterion} {one.reader} {one.note}" for one in self.values)
        return " ".join((*own, str(self.year or ""), self.note, self.row, *of_values)).casefold()


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
    """Different printed values of the same thing: same trial, line, population, arm, endpoint and criterion.

    They may differ because the reader or the data cut does; then those stand in ``values``.
    """

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


def chosen(trials: Iterable[PublishedTrial], choice: TrialFilter) -> tuple[PublishedTrial, ...]:
    """The trials with every word of ``choice.text`` in them and with one of each list that is not empty."""
    words = choice.text.casefold().split()
    return tuple(
        one
        for one in trials
        if all(word in one.words for word in words)
        and (not choice.lines or one.line in choice.lines)
        and (not choice.populations or one.population in choice.populations)
        and (not choice.sources or one.source in choice.sources)
        and (not choice.endpoints or any(value.endpoint in choice.endpoints for value in one.values))
        and (not choice.criteria or any(value.criterion in choice.criteria for value in one.values))
    )


def choices(trials: Iterable[PublishedTrial]) -> TrialFilter:
    """Everything that a filter can be set to."""
    every = tuple(trials)
    values = [value for one in every for value in one.values]
    return TrialFilter(
        lines=frozenset(one.line for one in every if one.line),
        endpoints=frozenset(value.endpoint for value in values),
        criteria=frozenset(value.criterion for value in values if value.criterion),
        populations=frozenset(one.population for one in every if one.population),
        sources=frozenset(one.source for one in every),
    )


def marks(trial: PublishedTrial, endpoint: str) -> tuple[TrialMark, ...]:
    """Medians and rates of one end point as marks of a chart; means, ratios and what was not reached have none."""
    return tuple(
        _median_mark(trial, value) if value.statistic is Statistic.MEDIAN else _rate_mark(trial, value)
        for value in trial.of(endpoint)
        if value.value is not None and value.bound is Bound.EXACT and _can_be_marked(value)
    )


def _can_be_marked(value: PublishedValue) -> bool:
    if value.statistic is Statistic.MEDIAN:
        return value.is_time
    return value.statistic is Statistic.RATE and value.at is not None and value.unit == "%"


def _median_mark(trial: PublishedTrial, value: PublishedValue) -> TrialMark:
    days = value.in_days(value.value)
    assert days is not None
    return TrialMark(
        row=trial.row, trial=trial.trial, arm=value.arm, endpoint=value.endpoint, statistic=value.statistic,
        days=days, survival=0.5, low=value.in_days(value.low), high=value.in_days(value.high), limits=value.limits,
        label=sentence(
            "{trial}, {arm}: median {endpoint} {value} {unit}",
            trial=trial.trial, arm=value.arm, endpoint=value.endpoint, value=value.text,
            unit=TimeUnit(value.unit).words,
        ),
        note=value.note or trial.note,
    )  # fmt: skip


def _rate_mark(trial: PublishedTrial, value: PublishedValue) -> TrialMark:
    assert value.value is not None
    assert value.at is not None
    return TrialMark(
        row=trial.row, trial=trial.trial, arm=value.arm, endpoint=value.endpoint, statistic=value.statistic,
        days=value.at * TimeUnit(value.at_unit).days, survival=value.value / 100,
        low=_share(value.low), high=_share(value.high), limits=value.limits,
        label=sentence(
            "{trial}, {arm}: {endpoint} {value} % at {time} {unit}",
            trial=trial.trial, arm=value.arm, endpoint=value.endpoint, value=value.text, time=f"{value.at:g}",
            unit=TimeUnit(value.at_unit).words,
        ),
        note=value.note or trial.note,
    )  # fmt: skip


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


def conflicts(trials: Iterable[PublishedTrial]) -> tuple[Conflict, ...]:
    """What is printed differently in different places, in the order of the trials (R-14.11: both are shown)."""
    results: dict[tuple[object, ...], list[PublishedValue]] = {}
    tests: dict[tuple[object, ...], list[PublishedValue]] = {}
    for one in trials:
        for value in one.values:
            if value.statistic is not Statistic.P_VALUE:
                results.setdefault(_result(one, value), []).append(value)
            if value.versus and _p(value):
                tests.setdefault(_test(one, value), []).append(value)
    return tuple(
        Conflict(trial=str(key[0]), values=tuple(same))
        for groups, differ in ((results, _values_differ), (tests, _p_differ))
        for key, same in groups.items()
        if differ(same)
    )


def _result(trial: PublishedTrial, value: PublishedValue) -> tuple[object, ...]:
    """What a value is of, but for the reader and the data cut, which are seldom printed."""
    statistic = Statistic.MEDIAN if value.statistic is Statistic.MEAN else value.statistic
    versus = value.versus if value.statistic is Statistic.HAZARD_RATIO else ""
    return (*_test(trial, value)[:-1], versus, statistic, value.at, value.at_unit)


def _test(trial: PublishedTrial, value: PublishedValue) -> tuple[object, ...]:
    """What a p value is of."""
    return (trial.trial, trial.line, trial.population, value.arm, value.endpoint, value.criterion, value.versus)


def _values_differ(values: Sequence[PublishedValue]) -> bool:
    return len({(value.value, value.bound, value.statistic) for value in values}) > 1


def _p(value: PublishedValue) -> str:
    return value.text if value.statistic is Statistic.P_VALUE else value.p


def _p_differ(values: Sequence[PublishedValue]) -> bool:
    """Whether no p value at all can stand behind all that is printed, rounding and ``<`` taken into account."""
    ranges = [_p_range(_p(value)) for value in values]
    return max(low for low, _ in ranges) > min(high for _, high in ranges)


def _p_range(printed: str) -> tuple[float, float]:
    number = printed.lstrip("<")
    if printed.startswith("<"):
        return 0.0, float(number)
    half = 0.5 * 10.0 ** -len(number.partition(".")[2])
    return float(number) - half, float(number) + half
