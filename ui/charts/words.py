"""Values in words and round ticks, the same in charts and value column."""

from __future__ import annotations

import math
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from models.markers.markers import MarkerChange
from models.quantities import Quantity
from ui.words.language import number

TICK_PIXELS = 22


def value_words(value: Quantity) -> str:
    """A result as it is read: verbatim when censored, else with thousands separators and its own decimals."""
    return value.reported.strip() if value.censored else plain_number(value.low)


def plain_number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and text.endswith(".0") else text


def fall_words(low: float | None, high: float | None) -> str:
    """``fall > 83.7 %`` for a bound, ``−67.0 %`` for an exact fall; a rise has a plus sign."""
    if low is not None and low == high:
        return f"{signed(-low)} %"
    if low is not None and low > 0:
        return QCoreApplication.translate("Change", "fall > {percent} %").format(percent=number(low, 1))
    if high is not None and high < 0:
        return QCoreApplication.translate("Change", "rise > {percent} %").format(percent=number(-high, 1))
    if low is None and high is not None:
        return QCoreApplication.translate("Change", "fall < {percent} %").format(percent=number(high, 1))
    if low is not None and high is not None:
        return QCoreApplication.translate("Change", "change {low} to {high} %").format(
            low=signed(-high), high=signed(-low)
        )
    return QCoreApplication.translate("Change", "change cannot be determined")


def signed(value: float) -> str:
    return f"+{number(value, 1)}" if value > 0 else number(value, 1) if value < 0 else "0.0"


def change_words(change: MarkerChange) -> str:
    """The latest result against an earlier one: ``+44.4 %``, ``fall > 98.5 %``, ``rise > 12.0 %``."""
    if change.low is not None and change.low == change.high:
        return f"{signed(change.low)} %"
    low = None if change.high is None else -change.high
    high = None if change.low is None else -change.low
    return fall_words(low, high)


def millimetres(tenths: int | None) -> str:
    """``126`` or ``51.4``: a sum as a label, without a needless decimal."""
    if tenths is None:
        return ""
    return number(tenths / 10, 1 if tenths % 10 else 0)


def linear_ticks(high: float, height: float) -> list[tuple[float, str]]:
    """Round steps from zero to ``high``, which is ``height`` pixels above it."""
    step = nice_step(high, max(height / TICK_PIXELS, 1.0))
    count = int(high / step) + 1
    return [(step * index, number(step * index, 0 if step >= 1 else 1)) for index in range(count)]


def nice_step(high: float, count: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that divides ``high`` into at most ``count`` steps."""
    raw = max(high, 1e-6) / count
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw - 1e-12)
