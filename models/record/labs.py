"""A patient's laboratory results, grouped once by analyte and in order of time, so that no rule searches them twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from models.quantities import Quantity
from models.record.analytes import ANALYTES, ONE
from models.record.editions import with_edition
from models.record.records import LabResult, Record

_BY_DATE = attrgetter("date")
Limits = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Series:
    """The results of one analyte in one series, one per date, oldest first.

    Of several results on one date the latest time of day counts, else the last entered; one without a time counts
    only where none has one. ``set_aside`` holds the others by date.
    """

    results: tuple[LabResult, ...]
    days: tuple[int, ...]
    set_aside: Mapping[date, tuple[LabResult, ...]] = field(default_factory=dict)

    def up_to(self, day: int) -> LabResult | None:
        """The last result on or before ``day``."""
        place = bisect_right(self.days, day)
        return self.results[place - 1] if place else None

    def nearest(self, day: int, window: int) -> LabResult | None:
        """The result nearest to ``day`` within ± ``window`` days; a tie takes the later (R-10.5)."""
        place = bisect_left(self.days, day)
        after = self.days[place] - day if place < len(self.days) else window + 1
        before = day - self.days[place - 1] if place else window + 1
        if min(after, before) > window:
            return None
        return self.results[place] if after <= before else self.results[place - 1]


NO_SERIES = Series((), ())


class Results:
    """All results of a record. Analytes whose units are different series are looked up with their unit."""

    def __init__(self, record: Record) -> None:
        self.start, self.started = record.day_zero, record.started
        groups: dict[str, list[LabResult]] = {}
        self._editions = record.ranges
        labs: Iterable[LabResult] = record.labs
        if record.ranges:
            labs = [with_edition(result, record.ranges, record.patient.sex) for result in labs]
        for result in sorted(labs, key=_BY_DATE):
            if (group := groups.get(result.analyte)) is None:
                groups[result.analyte] = [result]
            else:
                group.append(result)
        self._groups = groups
        self._series: dict[tuple[str, str | None], Series] = {}

    def series(self, analyte: str, unit: str | None = None) -> Series:
        """The series of ``analyte``; with ``unit``, only the results in that unit."""
        found = self._series.get((analyte, unit))
        if found is None:
            found = self._series[analyte, unit] = self._collected(analyte, unit)
        return found

    def units(self, analyte: str) -> tuple[str, ...]:
        """The units in which ``analyte`` was reported, in order of time."""
        return tuple(result.unit for result in self._groups.get(analyte, ()))

    def of_no_unit(self, analyte: str) -> tuple[LabResult, ...]:
        """The results of a known analyte in a unit that is none of its own: no series holds them."""
        known = ANALYTES[analyte]
        return tuple(result for result in self._groups.get(analyte, ()) if known.factor(result.unit) is None)

    def ranges(self, analyte: str) -> tuple[Limits, ...]:
        """Every range stored for a known analyte, printed with a result or an edition, in the unit of the rules."""
        known = ANALYTES[analyte]
        stored = [limits_in_rule_unit(result) for result in self._groups.get(analyte, ())]
        for one in self._editions:
            if one.analyte == analyte and (times := known.factor(one.unit)) is not None:
                stored.append(_converted(one.low, one.high, times))
        return tuple(dict.fromkeys(limits for limits in stored if limits != (None, None)))

    def baseline(self, analyte: str) -> LabResult | None:
        """The last result on or before the start of treatment, however old."""
        return self.series(analyte).up_to(0)

    def nearest(self, analyte: str, day: int, window: int) -> LabResult | None:
        return self.series(analyte).nearest(day, window)

    def day(self, on: date) -> int:
        return (on - self.start).days

    def _collected(self, analyte: str, unit: str | None) -> Series:
        group = self._groups.get(analyte)
        if group is None:
            return NO_SERIES
        known = ANALYTES.get(analyte)
        units = {unit} if unit is not None else None if known is None else {name for name, _ in known.units}
        return self._one_per_date(group if units is None else [result for result in group if result.unit in units])

    def _one_per_date(self, results: Iterable[LabResult]) -> Series:
        kept: list[LabResult] = []
        set_aside: dict[date, tuple[LabResult, ...]] = {}
        for result in results:
            if not kept or kept[-1].date != result.date:
                kept.append(result)
                continue
            other = result
            if _counts_over(result, kept[-1]):
                other, kept[-1] = kept[-1], result
            set_aside[other.date] = (*set_aside.get(other.date, ()), other)
        return Series(tuple(kept), tuple(self.day(result.date) for result in kept), set_aside)


def _counts_over(later_entered: LabResult, earlier: LabResult) -> bool:
    """Whether the later entered of two results on one date counts: one with a time before one without, the later
    time before the earlier, else as it was entered."""
    return _moment(later_entered) >= _moment(earlier)


def _moment(result: LabResult) -> tuple[bool, time]:
    return result.time is not None, result.time or time.min


def in_rule_unit(result: LabResult) -> Quantity:
    """The result in the unit in which the rules judge its analyte, converted exactly."""
    return result.value.times(factor(result))


def with_limits(result: LabResult, limits: Limits) -> LabResult:
    """The result in the unit of the rules, with these limits where it has none of its own."""
    if result.low is not None or result.high is not None:
        limits = limits_in_rule_unit(result)
    unit = ANALYTES[result.analyte].unit
    return replace(result, value=in_rule_unit(result), unit=unit, low=limits[0], high=limits[1])


def limits_in_rule_unit(result: LabResult) -> Limits:
    """The laboratory's lower and upper limit in the unit of the rules; None where it gave none."""
    return _converted(result.low, result.high, factor(result))


def _converted(low: Decimal | None, high: Decimal | None, times: Decimal) -> Limits:
    return None if low is None else low * times, None if high is None else high * times


def factor(result: LabResult) -> Decimal:
    """The factor from the unit reported to the unit in which the rules judge; 1 for what no rule reads."""
    return _factor(result.analyte, result.unit)


@lru_cache(maxsize=256)
def _factor(analyte: str, unit: str) -> Decimal:
    known = ANALYTES.get(analyte)
    found = known.factor(unit) if known is not None else None
    return ONE if found is None else found


def in_digits(number: Decimal) -> str:
    """A number as it is printed in a working: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
