"""How fast a sum grew between two reads: mm per month, and the doubling time of the volume (R-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

from models.course.report_rows import DAYS_PER_MONTH
from models.response.response import Criterion, ReaderSeries
from models.words import Input, Sentence, Step, Why, millimetre_words, percent_words, sentence

SOURCE = "Own rule: as if the sum were the diameter of one sphere; two complete sums of the same lesions"


@dataclass(frozen=True, slots=True)
class SumGrowth:
    """``mm_per_month`` is negative where the sum shrank; ``doubling_days`` None where it did not grow.

    ``before`` and ``after`` are the sums in tenths of a millimetre, each with its day.
    """

    mm_per_month: float
    doubling_days: int | None
    before: tuple[int, date]
    after: tuple[int, date]

    @property
    def per_month_words(self) -> str:
        """``+3.4``, rounded to a tenth as in a file of the course."""
        return percent_words(round(self.mm_per_month, 1))

    @property
    def why(self) -> Why:
        """Both sums, and the arithmetic of both answers."""
        (first, first_on), (last, last_on) = self.before, self.after
        words = {"before": millimetre_words(first), "after": millimetre_words(last), "days": (last_on - first_on).days}
        rate = sentence("({after} − {before}) mm × 30.4375 ÷ {days} d", **words)
        steps = [Step(rate, sentence("{mm} mm per month", mm=self.per_month_words))]
        if self.doubling_days is not None:
            left = sentence("{days} d × ln 2 ÷ (3 × ln({after} ÷ {before}))", **words)
            steps.append(Step(left, sentence("doubling time {days} d", days=self.doubling_days)))
        inputs = tuple(
            Input(Sentence("sum"), millimetre_words(tenths), "mm", on) for tenths, on in (self.before, self.after)
        )
        return Why(rule="R-17", inputs=inputs, steps=tuple(steps), source=SOURCE)


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


def growth_at(series: ReaderSeries | None, criterion: Criterion, on: date) -> SumGrowth | None:
    """That of the read of this day; None where there is no such read, or nothing to compare it with."""
    points = () if series is None else series.points
    told = () if series is None else sum_growths(series, criterion)
    return next((growth for point, growth in zip(points, told, strict=True) if point.on == on), None)


def _growth(before: _Sum, after: _Sum) -> SumGrowth | None:
    days = (after.on - before.on).days
    if before.tenths is None or after.tenths is None or days <= 0 or before.removed != after.removed:
        return None
    per_month = (after.tenths - before.tenths) / 10 * DAYS_PER_MONTH / days
    told = ((before.tenths, before.on), (after.tenths, after.on))
    if not 0 < before.tenths < after.tenths:
        return SumGrowth(per_month, None, *told)
    doubling = round(days * log(2) / (3 * log(after.tenths / before.tenths)))
    return SumGrowth(per_month, doubling, *told)
