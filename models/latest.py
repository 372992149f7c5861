"""The latest value of a marker beside the previous one, and how far it is from it, from the nadir and the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.markers import MarkerCourse, MarkerPoint
from models.quantities import INFINITY, cut, cut_outward, percent_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Change in percent from ``before`` to the latest result, to one decimal; a bound is None where unbounded.

    Exact results have equal bounds, cut toward zero; bounds of censored results are rounded outward (R-10.2).
    """

    before: MarkerPoint
    low: Decimal | None
    high: Decimal | None
    exact: bool

    @property
    def fall_at_least(self) -> Decimal | None:
        """For a censored result that has certainly fallen: the smallest fall that it can be."""
        return -self.high if not self.exact and self.high is not None and self.high < 0 else None

    @property
    def rise_at_least(self) -> Decimal | None:
        return self.low if not self.exact and self.low is not None and self.low > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerLatest:
    """A change is None without such a result, where it is the latest itself, or across a change of method (R-10.8)."""

    latest: MarkerPoint
    previous: MarkerPoint | None
    from_previous: Change | None
    from_nadir: Change | None
    from_baseline: Change | None


def marker_latest(series: MarkerCourse) -> MarkerLatest | None:
    """The latest result of a marker with its changes; None without any result."""
    if not series.points:
        return None
    latest = series.points[-1]
    previous = series.points[-2] if len(series.points) > 1 else None
    return MarkerLatest(
        latest=latest,
        previous=previous,
        from_previous=change_between(series, previous, latest),
        from_nadir=change_between(series, series.nadir, latest),
        from_baseline=change_between(series, series.baseline, latest),
    )


def change_between(series: MarkerCourse, before: MarkerPoint | None, after: MarkerPoint) -> Change | None:
    """The change between two results of one series, unless the method changed between them."""
    if before is None or before is after or not comparable(series, before, after):
        return None
    low, high = percent_change(before.value, after.value)
    exact = not before.value.censored and not after.value.censored
    if exact:
        change = None if low is None else cut(low)
        return Change(before=before, low=change, high=change, exact=True)
    low, high = cut_outward(low, high)
    return Change(before=before, low=low, high=high, exact=False)


def comparable(series: MarkerCourse, before: MarkerPoint, after: MarkerPoint) -> bool:
    """Whether no change of method lies between the two results of the series."""
    days = sorted((before.day, after.day))
    return not any(point.new_method and days[0] < point.day <= days[1] for point in series.points)


def percent_of_baseline(series: MarkerCourse, point: MarkerPoint) -> Decimal | None:
    """``point`` in percent of the baseline, drawn at its printed limit; None without an exact, comparable baseline."""
    base = series.baseline
    if base is None or base.value.censored or base.value.low == 0 or not comparable(series, base, point):
        return None
    return point.value.limit / base.value.low * 100 if point.value.limit != INFINITY else None
