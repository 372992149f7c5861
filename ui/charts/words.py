"""Values in words and round ticks, the same in charts and value column."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from models.markers.markers import MarkerChange
from models.quantities import Quantity
from models.words import percent_words
from ui.words.language import number
from ui.words.speaking import translate

TICK_PIXELS = 22
DECADE_PIXELS = 13
TICK_EDGE = 6  # pixels below the top of a row that its highest number needs


def value_words(value: Quantity) -> str:
    """A result as it is read: verbatim when censored, else with thousands separators and its own decimals."""
    return value.reported.strip() if value.censored else plain_number(value.low)


def plain_number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and text.endswith(".0") else text


def fall_words(low: float | None, high: float | None) -> str:
    """``fall > 83.7 %`` for a bound, ``−67.0 %`` for an exact fall; a rise has a plus sign."""
    if low is not None and low == high:
        return f"{percent_words(-low)} %"
    if low is not None and low > 0:
        return translate("Change", "fall > {percent} %").format(percent=percent_words(low, plus=False))
    if high is not None and high < 0:
        return translate("Change", "rise > {percent} %").format(percent=percent_words(-high, plus=False))
    if low is None and high is not None:
        return translate("Change", "fall < {percent} %").format(percent=percent_words(high, plus=False))
    if low is not None and high is not None:
        ends = {"low": percent_words(-high), "high": percent_words(-low)}
        return translate("Change", "change {low} to {high} %").format(**ends)
    return translate("Change", "change cannot be determined")


def change_words(change: MarkerChange) -> str:
    """The latest result against an earlier one: ``+44.4 %``, ``fall > 98.5 %``, ``rise > 12.0 %``."""
    if change.low is not None and change.low == change.high:
        return f"{percent_words(change.low)} %"
    low = None if change.high is None else -change.high
    high = None if change.low is None else -change.low
    return fall_words(low, high)


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


def log_ticks(y_of: Callable[[float], float], low: float, top: float) -> list[tuple[float, str]]:
    """The decades of the values and of the range's upper end, every second one where they are close."""
    decades = [float(exponent) for exponent in range(math.ceil(low - 0.01), math.floor(top) + 1)]
    if len(decades) > 1 and y_of(decades[0]) - y_of(decades[1]) < DECADE_PIXELS:
        decades = decades[::-2][::-1]
    seen = [exponent for exponent in decades if y_of(exponent) > TICK_EDGE]
    if len(seen) < 2:
        seen = _with_minor(seen, y_of, low, top)
    return [(place, number(10**place, max(0, -math.floor(place + 1e-9)))) for place in seen]


def _with_minor(seen: list[float], y_of: Callable[[float], float], low: float, top: float) -> list[float]:
    """Where less than two decades are in sight: 2 and 5 between them, then other digits, as far as there is room."""
    digits = [(digit, math.floor(low) + step) for digit in (2, 5, 3, 7, 4, 6, 8, 9) for step in range(3)]
    for digit, exponent in digits:
        place = exponent + math.log10(digit)
        fits = low - 0.01 <= place <= top and y_of(place) > TICK_EDGE
        if (
            fits
            and (len(seen) < 3 or digit in (2, 5))
            and all(abs(y_of(place) - y_of(other)) >= DECADE_PIXELS for other in seen)
        ):
            seen = [*seen, place]
    return sorted(seen)
