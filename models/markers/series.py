"""One tumour marker in one unit: points in time, breaks at a change of method, nadir, changes, kinetics (R-10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import log

from models.quantities import INFINITY, Answer, Quantity, cut, cut_outward, percent_change
from models.record.analytes import ANALYTES
from models.record.labs import Results, in_rule_unit
from models.record.records import LabResult


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerPoint:
    """One result of the series, in the unit of the series. ``new_method``: the line breaks before this point.

    ``letter`` is H above or L below the laboratory's own range. ``set_aside`` are results of the same date that do
    not count, because they were taken or entered earlier. ``stretch`` counts the changes of method so far.
    """

    on: date
    day: int
    value: Quantity
    result: LabResult
    converted: bool
    new_method: bool
    letter: str
    set_aside: tuple[LabResult, ...]
    stretch: int

    def comparable(self, other: MarkerPoint) -> bool:
        """Whether no change of method lies between the two points of one series (R-10.8)."""
        return self.stretch == other.stretch


@dataclass(frozen=True, slots=True)
class Noise:
    """How far a marker moves without a reason (R-10.10): shares of the earlier result, up and down."""

    rise: Decimal
    fall: Decimal


@dataclass(frozen=True, slots=True)
class Kinetic:
    """Doubling time or half-life in days, to 0.1, between two consecutive quantified results; the other is None.

    Both are None where the change is not beyond noise (R-10.10) or one of the results is zero.
    """

    start: date
    stop: date
    doubling_days: float | None
    half_life_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerChange:
    """Change in percent from ``before`` to a later result; a bound is None where unbounded.

    Equal bounds, cut toward zero, for exact results; rounded outward for censored ones. ``beyond_noise``: whether it
    exceeds the published reference change value (R-10.10), a second line and never a response.
    """

    before: MarkerPoint
    low: float | None
    high: float | None
    beyond_noise: Answer
    direction: str


def marker_points(results: Results, analyte: str, unit: str | None = None) -> tuple[MarkerPoint, ...]:
    """The points of a marker, oldest first; with ``unit``, only those of that series."""
    series = results.series(analyte, unit)
    points: list[MarkerPoint] = []
    before, stretch = "", 0
    for result, day in zip(series.results, series.days, strict=True):
        method = method_of(result)
        new_method = bool(points) and method != before
        before, stretch = method, stretch + new_method
        points.append(
            MarkerPoint(
                on=result.date,
                day=day,
                value=in_rule_unit(result),
                result=result,
                converted=result.unit != ANALYTES[analyte].unit and not ANALYTES[analyte].series_by_unit,
                new_method=new_method,
                letter=letter(result),
                set_aside=series.set_aside.get(result.date, ()),
                stretch=stretch,
            )
        )
    return tuple(points)


def method_of(result: LabResult) -> str:
    """The method as it is compared: without regard to case and spacing, empty where it was not recorded."""
    return " ".join((result.method or "").casefold().split())


def letter(result: LabResult) -> str:
    """H or L where the whole interval of the result lies outside the laboratory's own range, else empty."""
    if result.high is not None and result.value.low > result.high:
        return "H"
    if result.low is not None and result.value.high < result.low:
        return "L"
    return ""


def nearest(points: Sequence[MarkerPoint], day: int, window: int | None = None) -> MarkerPoint | None:
    """The point nearest to ``day``, within ± ``window`` days if given; a tie takes the later (R-10.5)."""
    near = [point for point in points if window is None or abs(point.day - day) <= window]
    return min(reversed(near), key=lambda point: abs(point.day - day), default=None)


def lowest(points: Sequence[MarkerPoint]) -> MarkerPoint | None:
    """The nadir: the lowest result by its upper bound, of equals the one that may be lower, then the first."""
    return min(points, key=lambda point: (point.value.high, point.value.low), default=None)


def fall(before: Quantity, after: Quantity) -> tuple[float | None, float | None]:
    """Lower and upper bound of the fall in percent (R-10.2): positive for a fall, negative for a rise.

    Exact results: both bounds are the fall cut toward zero to 0.1. Censored results: rounded outward to 0.1.
    """
    low, high = printed_change(before, after)
    return None if high is None else float(-high), None if low is None else float(-low)


def printed_change(before: Quantity, after: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Bounds of the percent change to one decimal, as they are printed."""
    low, high = percent_change(before, after)
    if before.censored or after.censored:
        return cut_outward(low, high)
    exact = None if low is None else cut(low)
    return exact, exact


def direction(before: Quantity, after: Quantity) -> str:
    """``down``, ``up``, ``unchanged``, or ``cannot be determined`` where the two intervals overlap."""
    if after.high < before.low:
        return "down"
    if after.low > before.high:
        return "up"
    if not before.censored and not after.censored:
        return "unchanged"
    return Answer.UNDETERMINED.value


def change(before: MarkerPoint | None, after: MarkerPoint | None, *, noise: Noise) -> MarkerChange | None:
    """The change between two points; None without both, between a point and itself, or across a change of method."""
    if before is None or after is None or before is after or not before.comparable(after):
        return None
    low, high = printed_change(before.value, after.value)
    return MarkerChange(
        before=before,
        low=None if low is None else float(low) + 0.0,  # + 0.0: a change of nothing is 0.0, not -0.0
        high=None if high is None else float(high) + 0.0,
        beyond_noise=beyond(before.value, after.value, noise),
        direction=direction(before.value, after.value),
    )


def beyond(before: Quantity, after: Quantity, noise: Noise) -> Answer:
    """Whether the change is larger than noise, decided on whole intervals; a change of exactly a limit is not."""
    most, least = 1 + noise.rise, 1 - noise.fall
    if after.low > before.high * most or after.high < before.low * least:
        return Answer.MET
    if before.high == INFINITY:
        return Answer.UNDETERMINED
    if after.high <= before.low * most and after.low >= before.high * least:
        return Answer.NOT_MET
    return Answer.UNDETERMINED


def kinetics(points: Sequence[MarkerPoint], noise: Noise) -> tuple[Kinetic, ...]:
    """Doubling times and half-lives between consecutive quantified results of one method (R-10.9, R-10.10)."""
    quantified = [point for point in points if not point.value.censored]
    pairs = ((before, after) for before, after in pairwise(quantified) if before.comparable(after))
    return tuple(_kinetic(before, after, noise) for before, after in pairs)


def _kinetic(before: MarkerPoint, after: MarkerPoint, noise: Noise) -> Kinetic:
    first, second = before.value.low, after.value.low
    if beyond(before.value, after.value, noise) is not Answer.MET or first == 0 or second == 0:
        return Kinetic(before.on, after.on, None, None)
    days = round(log(2) * (after.day - before.day) / abs(log(second / first)), 1)
    return Kinetic(before.on, after.on, days if second > first else None, days if second < first else None)
