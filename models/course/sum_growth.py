"""How fast a sum grew between two reads: mm per month, and the doubling time of the volume (R-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

from models.course.report_rows import DAYS_PER_MONTH
from models.response.response import Criterion, ReaderSeries


@dataclass(frozen=True, slots=True)
class SumGrowth:
    """``mm_per_month`` is negative where the sum shrank; ``doubling_days`` None where it did not grow."""

    mm_per_month: float
    doubling_days: int | None


@dataclass(frozen=True, slots=True)
class _Sum:
    on: date
    tenths: int | None
    removed: tuple[str, ...]


def sum_growths(series: ReaderSeries, criterion: Criterion) -> tuple[SumGrowth | None, ...]:
    """One for each read after the baseline, against the read before; None unless both sums are complete and of the
    same lesions (R-1.6a)."""
    sums = [_Sum(point.on, (read := point.by(criterion)).sum_tenths, read.removed) for point in series.points]
    first = series.baseline
    if first is not None:
        sums.insert(
            0, _Sum(first.on, first.recist_tenths if criterion is Criterion.RECIST else first.mrecist_tenths, ())
        )
    found = tuple(_growth(before, after) for before, after in pairwise(sums))
    return found if first is not None else (None, *found)[: len(sums)]


def _growth(before: _Sum, after: _Sum) -> SumGrowth | None:
    days = (after.on - before.on).days
    if before.tenths is None or after.tenths is None or days <= 0 or before.removed != after.removed:
        return None
    per_month = (after.tenths - before.tenths) / 10 * DAYS_PER_MONTH / days
    if not 0 < before.tenths < after.tenths:
        return SumGrowth(per_month, None)
    return SumGrowth(per_month, round(days * log(2) / (3 * log(after.tenths / before.tenths))))
