"""Cumulative incidence where another event can come first: Aalen and Johansen, as R's ``survfit`` of states (R-8.7).

Standard errors are of the infinitesimal jackknife: the square root of the sum of the squared influences of the
patients. All who are still at risk have had the same influence so far, and whoever has left keeps one that is linear in
the incidence since; so sums over those who left are kept and not the patients.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.statistics.survival import Flags, Floats, merged_times


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """The share that has had one kind of event by each of ``time``, and its standard error; arrays of one length."""

    time: Floats
    value: Floats
    standard_error: Floats


def cumulative_incidence(times: Floats, events: Flags, competing: Flags) -> tuple[Incidence, Incidence]:
    """Of the event and of the competing one, at each time at which either happened.

    Raises ValueError for a patient with both.
    """
    if (events & competing).any():
        raise ValueError("a patient has both the event and the competing one")
    merged = merged_times(times)
    at = np.unique(merged[events | competing])
    kinds = [_counts(merged[flags], at) for flags in (events, competing)]
    censored = merged[~(events | competing)]
    # gone before each time; ties leave after it
    gone = np.searchsorted(np.sort(censored), at, "left").astype(np.float64)
    leaving: Floats = np.diff(gone, append=censored.size)
    at_risk = merged.size - gone - np.concatenate(([0.0], np.cumsum(kinds[0] + kinds[1])[:-1]))
    return (
        _incidence(at, at_risk, kinds[0], kinds[1], leaving),
        _incidence(at, at_risk, kinds[1], kinds[0], leaving),
    )


def _counts(times: Floats, at: Floats) -> Floats:
    ordered = np.sort(times)
    return (np.searchsorted(ordered, at, "right") - np.searchsorted(ordered, at, "left")).astype(np.float64)


def _incidence(at: Floats, at_risk: Floats, own: Floats, other: Floats, leaving: Floats) -> Incidence:
    """``own`` and ``other`` events at each time, ``leaving`` censored from then until the next one."""
    free, incidence = 1.0, 0.0
    on_free, on_incidence = 0.0, 0.0  # the influence of everybody who is at risk
    # of those who left, whose influence is a + b · incidence: the sums of a², a·b and b²
    squares = np.zeros(3)
    values, errors = np.empty(at.size), np.empty(at.size)
    for place, (n, died, fell, left) in enumerate(zip(at_risk, own, other, leaving, strict=True)):
        hazard, together = died / n, (died + fell) / n
        after = free * (1 - together)
        grown = incidence + free * hazard
        # whoever has an event: the influence of those who stay, and one n-th of what was free goes to its kind
        stay_free = on_free * (1 - together) + free * together / n
        stay_incidence = on_incidence + on_free * hazard - free * hazard / n
        for count, share in ((died, free / n), (fell, 0.0)):
            squares += count * _left(stay_incidence + share, stay_free - free / n, grown, after)
        free, incidence, on_free, on_incidence = after, grown, stay_free, stay_incidence
        staying = n - died - fell
        values[place] = incidence
        past = squares[0] + 2 * squares[1] * incidence + squares[2] * incidence**2
        errors[place] = np.sqrt(max(0.0, past + staying * on_incidence**2))
        squares += left * _left(on_incidence, on_free, incidence, free)
    return Incidence(at, values, errors)


def _left(on_incidence: float, on_free: float, incidence: float, free: float) -> Floats:
    """a², a·b and b² of somebody who leaves now with these influences."""
    slope = on_free / free if free > 0 else 0.0
    start = on_incidence - slope * incidence
    return np.array([start * start, start * slope, slope * slope])
