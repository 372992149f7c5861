"""Growth and decay of a marker under treatment: the two rates of the g/d model, from four results on (R-10.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from models.markers.markers import MarkerCourse

LEAST_POINTS = 4
SOURCE = "Stein 2011 (growth and decay rates of tumour markers)"
_MOST_ROUNDS, _SMALLEST_STEP = 5000, 1e-9  # slow rates lie in a long valley; most searches end long before


@dataclass(frozen=True, slots=True)
class Growth:
    """Rates per day of f(t) = e^(−d·t) + e^(g·t) − 1, fitted to the logarithms of results relative to the first."""

    growth_per_day: float
    decay_per_day: float
    points: int


def growth(series: MarkerCourse) -> Growth | None:
    """The rates from the baseline on; None below four quantified results of one method, or without a baseline."""
    base = series.baseline
    if base is None:
        return None
    usable = [
        point
        for point in series.points
        if point.day >= base.day and not point.value.censored and point.value.low > 0 and point.comparable(base)
    ]
    if len(usable) < LEAST_POINTS or usable[0] is not base:
        return None
    first = float(base.value.low)
    times = [float(point.day - base.day) for point in usable[1:]]
    logs = [log(float(point.value.low) / first) for point in usable[1:]]
    grow, decay = _fitted(times, logs)
    return Growth(grow, decay, len(usable))


def _fitted(times: Sequence[float], logs: Sequence[float]) -> tuple[float, float]:
    """Least squares in both rates: a coarse grid, then a search around the best that halves its steps."""
    scale = [0.0, *(2.0**power / 4096 for power in range(12))]
    grow, decay = min(((g, d) for g in scale for d in scale), key=lambda rates: _error(rates, times, logs))
    step = max(grow, decay, 1 / 4096)
    best = _error((grow, decay), times, logs)
    for _ in range(_MOST_ROUNDS):
        if step < _SMALLEST_STEP:
            break
        around = [
            (max(grow + a * step, 0.0), max(decay + b * step, 0.0)) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b
        ]
        nearest = min(around, key=lambda rates: _error(rates, times, logs))
        error = _error(nearest, times, logs)
        if error < best:
            best, (grow, decay) = error, nearest
        else:
            step /= 2
    return grow, decay


def _error(rates: tuple[float, float], times: Sequence[float], logs: Sequence[float]) -> float:
    grow, decay = rates
    total = 0.0
    for time, wanted in zip(times, logs, strict=True):
        value = exp(-decay * time) + exp(min(grow * time, 700.0)) - 1
        total += (log(max(value, 1e-300)) - wanted) ** 2
    return total
