"""Whether a result can be in the unit it is written in, or is a slip for the other unit of its analyte (R-16)."""

from __future__ import annotations

from decimal import Decimal

from models.record.analytes import ANALYTES
from models.record.records import LabResult

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
