"""Survival of a cohort, exact and in plain numpy: curves, limits, medians, counts, restricted means (R-14.1 to R-14.5).

The conventions are those of R's ``survival`` package, against whose results the tests hold every number: events come
before censoring at one time, times closer than a tolerance are one time, and a quantile on a flat piece of the curve
is its middle. Times are days in the program (any unit in the console command); NaN means *not estimable*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

DAYS_PER_MONTH = 30.4375
Z_95 = 1.959963984540054
TOLERANCE = float(np.sqrt(np.finfo(np.float64).eps))
"""Times and probabilities closer than this are one: 1.49e-8, as in R."""
THIN_BELOW = 5
"""Fewer at risk than this: the curve is drawn thin, and nothing is said of a patient (R-14.9)."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]


class Limits(StrEnum):
    """How 95 % limits are built around a survival estimate; the name stands on every figure."""

    LOG_LOG = "log-log"
    LOG = "log"
    PLAIN = "plain"


class Followed:
    """What holds times and, for each, whether it ended with the event."""

    __slots__ = ()
    times: Floats
    events: Flags

    @property
    def n(self) -> int:
        return int(self.times.size)

    @property
    def event_count(self) -> int:
        return int(np.count_nonzero(self.events))


@dataclass(frozen=True, slots=True, eq=False)
class Sample(Followed):
    """Times of a group in ascending order, and whether each ended with the event. Made by ``sample(…)``."""

    times: Floats
    events: Flags

    @property
    def last(self) -> float:
        """The last time of follow-up; NaN without patients."""
        return float(self.times[-1]) if self.times.size else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A Kaplan-Meier curve with one entry per distinct time, times of censoring alone included.

    ``standard_error`` is that of the survival itself (Greenwood); ``low`` and ``high`` are the 95 % limits.
    """

    sample: Sample
    limits: Limits
    time: Floats
    at_risk: Floats
    events: Floats
    censored: Floats
    survival: Floats
    standard_error: Floats
    low: Floats
    high: Floats

    @property
    def n(self) -> int:
        return self.sample.n

    @property
    def event_count(self) -> int:
        return self.sample.event_count


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % limits; each is NaN where it is not estimable."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PointEstimate:
    """The curve at one time. ``at_risk`` counts those with a time equal to or above it."""

    time: float
    at_risk: int
    survival: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers under one tick of the axis (R-14.3); *since* excludes the previous tick and includes this one."""

    time: float
    at_risk: int
    events_since: int
    censored_since: int
    events_so_far: int
    censored_so_far: int


@dataclass(frozen=True, slots=True)
class RestrictedMean:
    """``beyond``: the time lies after the last follow-up, and the curve was taken as flat up to it, as R does."""

    until: float
    mean: float
    standard_error: float
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """Restricted means of two groups up to one time: the second less the first, and over the first (R-14.12)."""

    until: float
    standard_error: float
    difference: Estimate
    ratio: Estimate


@dataclass(frozen=True, slots=True)
class Restarted:
    """Those still followed after a landmark, their clock restarted there, and who was left out (R-14.6, R-14.9)."""

    sample: Sample
    landmark: float
    events_left_out: int
    censored_left_out: int

    @property
    def left_out(self) -> int:
        return self.events_left_out + self.censored_left_out


def merged_times(times: Floats) -> Floats:
    """The times with near-ties made equal, so that 0.1 + 0.2 and 0.3 months are one time.

    Groups that are compared must be merged together, before they are split.
    """
    distinct, position = np.unique(times, return_inverse=True)
    if distinct.size < 2:
        return times
    gaps = np.diff(distinct)
    new = np.concatenate(([True], (gaps > TOLERANCE) & (gaps > TOLERANCE * np.mean(np.abs(distinct)))))
    if new.all():
        return times
    first_of_tie = np.maximum.accumulate(np.where(new, np.arange(distinct.size), 0))
    merged: Floats = distinct[first_of_tie][position]
    return merged


def sample(times: Iterable[float], events: Iterable[bool | int]) -> Sample:
    """A group of patients. Raises ValueError for a negative or missing time, or an event that is not 0 or 1."""
    length = np.asarray(list(times) if not isinstance(times, np.ndarray) else times, dtype=np.float64)
    ended = np.asarray(list(events) if not isinstance(events, np.ndarray) else events)
    if length.shape != ended.shape or length.ndim != 1:
        raise ValueError("there must be one event for each time")
    if length.size and not (np.isfinite(length).all() and length.min() >= 0):
        raise ValueError("a time is missing or negative")
    if not np.isin(ended, (0, 1)).all():
        raise ValueError("an event is neither 0 nor 1")
    return _sorted_sample(merged_times(length), ended.astype(np.bool_))


def _sorted_sample(times: Floats, events: Flags) -> Sample:
    order = np.argsort(times, kind="stable")
    return Sample(times[order], events[order])


def kaplan_meier(group: Sample, limits: Limits = Limits.LOG_LOG) -> Curve:
    """The Kaplan-Meier curve of a group with Greenwood variance and 95 % limits (R-14.1)."""
    times, n = group.times, group.n
    starts = np.flatnonzero(np.concatenate(([True], times[1:] != times[:-1]))) if n else np.zeros(0, dtype=np.intp)
    ends = np.append(starts[1:], n) if n else starts
    running = np.concatenate(([0], np.cumsum(group.events)))
    at_risk = (n - starts).astype(np.float64)
    events = (running[ends] - running[starts]).astype(np.float64)
    survival = np.cumprod(1.0 - events / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        error_of_log = np.sqrt(np.cumsum(events / (at_risk * (at_risk - events))))
        standard_error = survival * error_of_log
    low, high = survival_limits(survival, error_of_log, limits)
    censored = (ends - starts) - events
    return Curve(group, limits, times[starts], at_risk, events, censored, survival, standard_error, low, high)


def survival_limits(survival: Floats, error_of_log: Floats, limits: Limits) -> tuple[Floats, Floats]:
    """95 % limits from survival and the standard error of its logarithm, cut to 0 and 1.

    Not estimable at S = 0. At S = 1 log-log limits are not estimable either; log and plain limits collapse to 1
    there, as in R, which is why a screen writes *not estimable* for every limit at S = 1.
    """
    with np.errstate(all="ignore"):
        width = Z_95 * error_of_log
        if limits is Limits.PLAIN:
            low, high = survival * (1 - width), survival * (1 + width)
        elif limits is Limits.LOG:
            low, high = survival * np.exp(-width), survival * np.exp(width)
        else:
            hazard = -np.log(survival)
            widening = np.exp(width / hazard)
            low, high = np.exp(-hazard * widening), np.exp(-hazard / widening)
            low, high = np.where(survival == 1, np.nan, low), np.where(survival == 1, np.nan, high)
    gone = survival == 0
    return np.where(gone, np.nan, np.maximum(low, 0.0)), np.where(gone, np.nan, np.minimum(high, 1.0))


def quantile(curve: Curve, share: float = 0.5) -> Estimate:
    """The time by which ``share`` of the group has had the event, with limits read off the limit curves (R-14.2)."""
    return Estimate(*(_crossing(curve.time, edge, share) for edge in (curve.survival, curve.low, curve.high)))


def _crossing(time: Floats, survival: Floats, share: float) -> float:
    """Where a step curve crosses ``1 − share``; the middle of the flat piece if it lies exactly there.

    A limit curve may rise again; then the value nearest beyond the level counts and not the earliest time.
    """
    x = np.concatenate(([0.0], time))
    y = np.concatenate(([0.0], 1.0 - survival))
    end = x[-1]
    _, first_seen = np.unique(np.where(np.isnan(y), np.inf, y), return_index=True)
    kept = np.sort(first_seen)
    x, y = x[kept], y[kept]
    last_level = y[-1]
    known = ~np.isnan(y)
    x, y = x[known], y[known]
    if y.max() < share - TOLERANCE:
        return float("nan")
    order = np.argsort(y, kind="stable")
    x, y = x[order], y[order]
    reaching = int(np.searchsorted(y + TOLERANCE, share, "left"))
    if abs(share - last_level) < TOLERANCE:
        return float((x[reaching] + end) / 2)
    leaving = int(np.searchsorted(y - TOLERANCE, share, "left"))
    return float((x[reaching] + x[leaving]) / 2) if leaving < y.size else float("nan")


def at_time(curve: Curve, time: float) -> PointEstimate:
    """The curve at a time. After the last follow-up nothing is estimable, unless the curve has ended at 0."""
    at_risk = curve.n - int(np.searchsorted(curve.sample.times, _just_before(time), "left"))
    last = int(np.searchsorted(curve.time, just_after(time), "right")) - 1
    if last < 0:
        return PointEstimate(time, at_risk, 1.0, float("nan"), float("nan"))
    survival = float(curve.survival[last])
    if at_risk == 0 and survival > 0 and curve.sample.last < _just_before(time):
        return PointEstimate(time, 0, float("nan"), float("nan"), float("nan"))
    return PointEstimate(time, at_risk, survival, float(curve.low[last]), float(curve.high[last]))


def _just_before(time: float) -> float:
    return time - TOLERANCE * max(1.0, abs(time))


def just_after(time: float) -> float:
    """The end of what counts as this time: where a time above it begins."""
    return time + TOLERANCE * max(1.0, abs(time))


def counts(group: Sample, ticks: Sequence[float]) -> tuple[Count, ...]:
    """Numbers at risk, with events and censored since the last tick and so far, under ascending ticks (R-14.3)."""
    edges = np.asarray(ticks, dtype=np.float64)
    slack = TOLERANCE * np.maximum(1.0, np.abs(edges))
    at_risk = group.n - np.searchsorted(group.times, edges - slack, "left")
    passed = np.searchsorted(group.times, edges + slack, "right")
    events = np.concatenate(([0], np.cumsum(group.events)))[passed]
    censored = passed - events
    events_since = np.diff(events, prepend=0)
    censored_since = np.diff(censored, prepend=0)
    columns = (at_risk, events_since, censored_since, events, censored)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Count(float(tick), *row) for tick, row in zip(ticks, rows, strict=True))


def restricted_mean(curve: Curve, until: float | None = None) -> RestrictedMean:
    """The mean time up to ``until`` (default: the last time) with the estimator's own standard error (R-14.5)."""
    last = curve.sample.last
    end = last if until is None else until
    if not curve.n:
        return RestrictedMean(end, float("nan"), float("nan"))
    before = curve.time < end
    edges = np.concatenate(([0.0], curve.time[before], [end]))
    area = np.diff(edges) * np.concatenate(([1.0], curve.survival[before]))
    area_after = np.cumsum(area[::-1])[::-1][1:]
    at_risk, events = curve.at_risk[before], curve.events[before]
    alive = at_risk > events
    weight = np.zeros_like(at_risk)
    weight[alive] = events[alive] / (at_risk[alive] * (at_risk[alive] - events[alive]))
    beyond = bool(end > just_after(last) and curve.survival[-1] > 0)
    return RestrictedMean(end, float(area.sum()), float(np.sqrt(np.sum(area_after**2 * weight))), beyond)


def mean_difference(reference: Curve, other: Curve, until: float | None = None) -> MeanDifference:
    """Difference and ratio of two restricted means with 95 % limits, as R's ``survRM2`` gives them (R-14.12).

    ``until`` is the last time seen in both groups unless it is given. NaN where a group has no patients, and for the
    ratio where a mean is 0.
    """
    end = min(reference.sample.last, other.sample.last) if until is None else until
    first, second = restricted_mean(reference, end), restricted_mean(other, end)
    error = float(np.hypot(first.standard_error, second.standard_error))
    difference = second.mean - first.mean
    around = Z_95 * error
    if not (first.mean > 0 and second.mean > 0):
        unknown = float("nan")
        ratio = Estimate(unknown, unknown, unknown)
    else:
        width = Z_95 * float(np.hypot(first.standard_error / first.mean, second.standard_error / second.mean))
        share = second.mean / first.mean
        ratio = Estimate(share, share * float(np.exp(-width)), share * float(np.exp(width)))
    return MeanDifference(end, error, Estimate(difference, difference - around, difference + around), ratio)


def follow_up(group: Sample, limits: Limits = Limits.LOG_LOG) -> Estimate:
    """Median follow-up by the reverse Kaplan-Meier method: censoring is the event (R-14.5)."""
    return quantile(kaplan_meier(Sample(group.times, ~group.events), limits))


def after(group: Sample, landmark: float) -> Restarted:
    """Those with a time strictly greater than ``landmark``, the clock restarted there (R-14.6, R-14.9)."""
    gone = int(np.searchsorted(group.times, just_after(landmark), "right"))
    events = int(np.count_nonzero(group.events[:gone]))
    kept = Sample(merged_times(group.times[gone:] - landmark), group.events[gone:])
    return Restarted(kept, landmark, events, gone - events)


def thin_from(curve: Curve) -> float:
    """The time from which fewer than five are at risk; NaN while five are."""
    few = np.flatnonzero(curve.at_risk < THIN_BELOW)
    if not few.size:
        return curve.sample.last if curve.n else float("nan")
    return float(curve.time[few[0] - 1]) if few[0] else 0.0
