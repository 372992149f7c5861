"""What is said in words of a marker: the six-week answer, the laboratory's range, and what is special of a result."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from models.markers.markers import MarkerCourse, MarkerPoint
from models.quantities import Answer
from ui.charts.words import fall_words, plain_number
from ui.words.language import listed, number, spoken
from ui.words.speaking import translate


def check_words(series: MarkerCourse, days: tuple[int, int]) -> str:
    """The six-week answer; what is missing when there is none. ``days`` are the first and the last of the window."""
    check = series.week6
    if check is None or series.answer in (Answer.UNDETERMINED, Answer.NOT_ASSESSABLE):
        text = translate("Marker", "6-week check: {reason}")
        return text.format(reason=spoken(series.reason))
    met = translate("Marker", "6-week check, day {first}–{last}: {change}, criterion met")
    missed = translate("Marker", "6-week check, day {first}–{last}: {change}, criterion not met")
    text = met if series.answer is Answer.MET else missed
    return text.format(first=days[0], last=days[1], change=fall_words(check.fall_low, check.fall_high))


def range_words(series: MarkerCourse) -> str:
    """The laboratory's own range; "" where no upper end was recorded."""
    if not series.high:
        return ""
    high, unit = plain_number(Decimal(str(series.high))), series.unit
    if series.low is None:
        text = translate("Marker", "Laboratory’s range up to {high} {unit}")
        return text.format(high=high, unit=unit)
    text = translate("Marker", "Laboratory’s range {low}–{high} {unit}")
    return text.format(low=plain_number(Decimal(str(series.low))), high=high, unit=unit)


def remarks(series: MarkerCourse, point: MarkerPoint) -> Iterator[str]:
    """What the table says of one result besides its value."""
    if point is series.baseline:
        yield translate("Marker", "baseline")
    if series.week6 is not None and point is series.week6.point:
        yield translate("Marker", "6-week check")
    if point is series.nadir:
        yield translate("Marker", "nadir")
    if point.converted:
        reported = f"{point.result.value.reported} {point.result.unit}"
        yield translate("Marker", "converted from {value}").format(value=reported)
    if point.new_method:
        yield translate("Marker", "new method")
    if point in series.other_series:
        yield translate("Marker", "another series, never compared")
    if point.set_aside:
        values = listed(result.value.reported for result in point.set_aside)
        yield translate("Marker", "earlier on this date: {values}").format(values=values)


def percent_of(point: MarkerPoint, percent: float) -> str:
    """``44.4 %``; of a censored result with its operator: it is no more exact in percent."""
    return f"{point.value.operator}{number(percent, 1)} %"


def log_floor(points: tuple[MarkerPoint, ...]) -> float:
    """Where a result of exactly zero stands on a log scale: a decade below the lowest other one."""
    positive = [math.log10(float(point.value.limit)) for point in points if point.value.limit > 0]
    return min(positive, default=1.0) - 1.0
