"""Which edition of a laboratory's range counts for a result: found when computed, never copied into it (R-11.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.record.analytes import ANALYTES
from models.record.records import LabRange, LabResult, RangeSex, Record, Sex


def edition(result: LabResult, ranges: Sequence[LabRange], sex: Sex | None) -> LabRange | None:
    """The edition that counts for a result without a range of its own: of its laboratory and analyte, the latest valid
    on its date, for the patient's sex or both; of two of one day that of the patient's sex."""
    if result.laboratory is None or result.low is not None or result.high is not None:
        return None
    fitting = [
        one
        for one in ranges
        if one.laboratory == result.laboratory and one.analyte == result.analyte and one.valid_from <= result.date
        if one.sex is RangeSex.BOTH or (sex is not None and one.sex.value == sex.value)
        if _factor(one, result) is not None
    ]
    return max(fitting, key=lambda one: (one.valid_from, one.sex is not RangeSex.BOTH), default=None)


def with_edition(result: LabResult, ranges: Sequence[LabRange], sex: Sex | None) -> LabResult:
    """The result with the limits that count for it, in its own unit."""
    found = edition(result, ranges, sex)
    times = None if found is None else _factor(found, result)
    if found is None or times is None:
        return result
    return replace(result, low=_times(found.low, times), high=_times(found.high, times))


def _times(limit: Decimal | None, times: Decimal) -> Decimal | None:
    return None if limit is None else limit * times


def _factor(one: LabRange, result: LabResult) -> Decimal | None:
    """What a limit is multiplied by to stand in the unit of the result; None where the units cannot be compared."""
    if one.unit == result.unit:
        return Decimal(1)
    known = ANALYTES.get(result.analyte)
    if known is None or known.series_by_unit:
        return None
    ours, theirs = known.factor(result.unit), known.factor(one.unit)
    return None if ours is None or theirs is None else theirs / ours


def first_uses(record: Record) -> dict[LabRange, date]:
    """The editions that a result of the record needs, each with the date of the first that does."""
    found: dict[LabRange, date] = {}
    for result in sorted(record.labs, key=lambda result: result.date):
        used = edition(result, record.ranges, record.patient.sex)
        if used is not None:
            found.setdefault(used, result.date)
    return found
