"""A marker in percent of its baseline, where that is a number."""

from __future__ import annotations

from decimal import Decimal

from models.markers.markers import MarkerCourse, MarkerPoint
from models.quantities import INFINITY


def percent_of_baseline(series: MarkerCourse, point: MarkerPoint) -> Decimal | None:
    """``point`` in percent of the baseline; a censored one at its printed limit.

    None without an exact baseline above zero that was measured by the same method (R-10.8).
    """
    base = series.baseline
    if base is None or base.value.censored or base.value.low == 0 or not base.comparable(point):
        return None
    return point.value.limit / base.value.low * 100 if point.value.limit != INFINITY else None
