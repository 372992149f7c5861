"""Whether a result can be in the unit it is written in, or is a slip of the unit or of a key (R-16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models.record.analytes import ANALYTES
from models.record.labs import factor, in_digits, in_rule_unit
from models.record.records import LabResult
from models.words import Sentence, sentence

TIMES_APART = 10

# In the unit of the rules: what living patients have, wide enough for the sickest. Below or above it a value is
# doubtful, and a slip of the unit where it would lie inside in the analyte's other unit.
LIVING: dict[str, tuple[Decimal, Decimal]] = {
    "albumin": (Decimal(10), Decimal(65)),
    "haemoglobin": (Decimal(25), Decimal(230)),
    "bilirubin": (Decimal("1.7"), Decimal(1000)),
    "creatinine": (Decimal(15), Decimal(2000)),
}


def other_unit(result: LabResult) -> str | None:
    """The unit in which the value would be plausible, where it is not in its own; None where there is no doubt."""
    known, limits = ANALYTES.get(result.analyte), LIVING.get(result.analyte)
    if known is None or limits is None or result.value.censored:
        return None
    low, high = limits
    plausible = [unit for unit, times in known.units if low <= result.value.low * times <= high]
    own = known.factor(result.unit)
    if own is None or result.unit in plausible or not plausible:
        return None
    return plausible[0]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A result that is asked about once, and why. ``unit`` is the other unit in which it would be plausible, if any."""

    result: LabResult
    sentence: Sentence
    unit: str | None = None


def previous(labs: Iterable[LabResult], result: LabResult) -> LabResult | None:
    """The result before this one in its series: of its analyte, in its unit where units are never converted."""
    known = ANALYTES.get(result.analyte)
    alone = known is None or known.series_by_unit
    found = [
        one
        for one in labs
        if one.analyte == result.analyte and one.date <= result.date
        if (one.unit == result.unit if known is None or alone else known.factor(one.unit) is not None)
    ]
    return max(found, key=lambda one: one.date, default=None)


def doubt(result: LabResult, before: LabResult | None) -> Doubt | None:
    """What is asked about a result when it is entered, once; None where it is no surprise.

    A value plausible only in the other unit is doubted first, then one more than ten times or less than a tenth of
    the previous of its series; with a censored value only what is certain.
    """
    words = {"value": _written(result), "unit": result.unit}
    if (other := other_unit(result)) is not None:
        known = ANALYTES[result.analyte]
        times = known.factor(other)
        assert times is not None
        meant = in_digits(result.value.limit * times)
        said = sentence(
            "{value} {unit} is hardly possible; as {other} it would be {meant} {rules}",
            other=other,
            meant=meant,
            rules=known.unit,
            **words,
        )
        return Doubt(result, said, other)
    apart = None if before is None else _apart(result, before)
    if apart is None or before is None:
        return None
    earlier = {"before": _written(before), "its_unit": before.unit, "on": before.date}
    template = (
        "{value} {unit} is more than ten times {before} {its_unit} of {on}"
        if apart > 0
        else "{value} {unit} is less than a tenth of {before} {its_unit} of {on}"
    )
    return Doubt(result, sentence(template, **words, **earlier), _nearer_unit(result, before))


def _written(result: LabResult) -> str:
    return f"{result.value.operator}{in_digits(result.value.limit)}"


def _apart(result: LabResult, before: LabResult) -> int | None:
    """1 where certainly more than ten times the one before, -1 where less than a tenth of it, None in between."""
    new, old = in_rule_unit(result), in_rule_unit(before)
    if old.high == 0:
        return None
    if new.low > TIMES_APART * old.high:
        return 1
    return -1 if new.high * TIMES_APART < old.low else None


def _nearer_unit(result: LabResult, before: LabResult) -> str | None:
    """Another unit of the analyte in which the value would not be far from the one before."""
    known = ANALYTES.get(result.analyte)
    if known is None or known.series_by_unit:
        return None
    old = in_rule_unit(before)
    for unit, times in known.units:
        if times != factor(result):
            new = result.value.times(times)
            if not (new.low > TIMES_APART * old.high or new.high * TIMES_APART < old.low):
                return unit
    return None
