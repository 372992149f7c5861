"""Any analyte over time in one unit: blood counts, liver tests, and what a laboratory or a trial has of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.markers.series import letter
from models.quantities import Quantity
from models.record.analytes import ANALYTES
from models.record.labs import Results, in_rule_unit, limits_in_rule_unit
from models.record.records import LabResult, Record

BLOOD_COUNTS = ("white cells", "neutrophils", "lymphocytes", "platelets", "haemoglobin")
_ROWS_OF_THEIR_OWN = ("AFP", "PIVKA-II")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalytePoint:
    """One result in the unit of its series; ``letter`` is H above or L below the laboratory's own range."""

    on: date
    day: int
    value: Quantity
    result: LabResult
    converted: bool
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyteSeries:
    """One result a date, oldest first; ``apart`` are results in a unit that does not convert, never mixed with them.

    ``low`` and ``high`` are the last range that a laboratory gave, in ``unit``.
    """

    analyte: str
    unit: str
    points: tuple[AnalytePoint, ...]
    apart: tuple[LabResult, ...]
    low: Decimal | None
    high: Decimal | None


def drawable(record: Record) -> tuple[str, ...]:
    """The analytes that a record has and that can have a row: blood counts, then its own, then the rest, by name."""
    names = {result.analyte for result in record.labs if result.analyte not in _ROWS_OF_THEIR_OWN}
    known = {name for name in names if name in ANALYTES}
    blood = [name for name in BLOOD_COUNTS if name in known]
    rest = sorted(name for name in known if name not in BLOOD_COUNTS and not ANALYTES[name].dipstick)
    return (*blood, *sorted(names - known, key=str.casefold), *rest)


def analyte_series(record: Record, analyte: str) -> AnalyteSeries:
    """The results of an analyte. Of one that no rule knows the unit most often used decides, of equals the later."""
    results = Results(record)
    known, units = ANALYTES.get(analyte), results.units(analyte)
    unit = known.unit if known is not None else ""
    if known is None and units:
        counts = Counter(units)
        unit = next(one for one in reversed(units) if counts[one] == max(counts.values()))
    series = results.series(analyte, None if known is not None else unit)
    if known is not None:
        apart = results.of_no_unit(analyte)
    else:
        others = [one for one in dict.fromkeys(units) if one != unit]
        apart = tuple(result for other in others for result in results.series(analyte, other).results)
    points = tuple(
        AnalytePoint(
            on=result.date,
            day=day,
            value=in_rule_unit(result),
            result=result,
            converted=result.unit != unit,
            letter=letter(result),
        )
        for result, day in zip(series.results, series.days, strict=True)
    )
    ranges = (limits_in_rule_unit(point.result) for point in reversed(points))
    low, high = next((limits for limits in ranges if limits != (None, None)), (None, None))
    return AnalyteSeries(analyte=analyte, unit=unit, points=points, apart=apart, low=low, high=high)
