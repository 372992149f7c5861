"""At which weights the same dose leaves the tolerance, on one scale with the weights that are known (R-13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.plan.dose_today import WeightLimits
from models.plan.doses import Weight, weight_on
from models.record.records import Record, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightMark:
    """One known weight; ``now``: the one that the dose goes by, else the one of the start of treatment."""

    kilograms: Decimal
    on: date | None
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRuler:
    """Limits and weights between ``low`` and ``high`` kg; a tenth of what they span is left free at either end."""

    limits: WeightLimits
    marks: tuple[WeightMark, ...]
    low: Decimal
    high: Decimal

    def share(self, kilograms: Decimal) -> float:
        """Where a weight stands between the ends: 0 to 1."""
        return float((kilograms - self.low) / (self.high - self.low))


def weight_ruler(record: Record, intended: Treatment, limits: WeightLimits) -> WeightRuler:
    """The scale of a dose that is about to be noted; the weight of the start where it is another than the last."""
    now = weight_on(record, intended.start)
    start = None if record.treatment_start is None else weight_on(record, record.treatment_start)
    marks = [_mark(found, now=found is now) for found in (now, None if start == now else start) if found is not None]
    places = [limits.above_to, limits.below_from, *(mark.kilograms for mark in marks)]
    free = (max(places) - min(places)) / 10
    return WeightRuler(limits=limits, marks=tuple(marks), low=min(places) - free, high=max(places) + free)


def _mark(found: Weight, *, now: bool) -> WeightMark:
    return WeightMark(kilograms=found.kilograms, on=found.on, now=now)
