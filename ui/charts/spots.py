"""What lies where on a chart and what is said of it: marks, chips, lanes and lines, and where a click on them leads."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from models.flags.cause import Cause, Place
from models.record.partialdate import Day
from storage.clinic.history import Origins
from ui.charts.timescale import TimeScale
from ui.words.language import short_date
from ui.words.origins import shown_words
from ui.words.sources import Shown, Source
from ui.words.speaking import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something drawn, in pixels of its row: within ``area``, or along ``line``.

    ``value`` is told as reported. ``first`` and ``last`` are days, the same for a mark; None for what has none.
    ``notes`` are lines: source, range, remarks. ``sources`` are the rows of the clinic file that it was read from.
    """

    what: str
    value: str = ""
    area: QRectF | None = None
    line: QLineF | None = None
    first: int | None = None
    last: int | None = None
    ongoing: bool = False
    known: tuple[Day, Day] | None = None  # instead of first and last, where one of them is known in part
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    opens: Cause | None = None

    def distance(self, at: QPointF) -> float:
        """From a point to the nearest of what is drawn, 0 within it, in pixels."""
        if self.area is not None:
            across = max(self.area.left() - at.x(), at.x() - self.area.right(), 0.0)
            down = max(self.area.top() - at.y(), at.y() - self.area.bottom(), 0.0)
            return math.hypot(across, down)
        return math.inf if self.line is None else _from_line(self.line, at)


def spot_at(spots: Iterable[Spot], at: QPointF, *, reach: float) -> Spot | None:
    """What is pointed at: areas before lines, then the nearest, of equals the one whose middle is nearest."""

    def weight(spot: Spot) -> tuple[bool, float, float]:
        middle = at if spot.area is None else spot.area.center()
        return spot.area is None, spot.distance(at), QLineF(at, middle).length()

    return min((spot for spot in spots if spot.distance(at) <= reach), key=weight, default=None)


def _from_line(line: QLineF, at: QPointF) -> float:
    squared = line.dx() ** 2 + line.dy() ** 2
    share = 0.0 if not squared else ((at.x() - line.x1()) * line.dx() + (at.y() - line.y1()) * line.dy()) / squared
    return QLineF(at, line.pointAt(min(max(share, 0.0), 1.0))).length()


# --- in words --------------------------------------------------------------------------------------------------------


def spot_words(spot: Spot, time: TimeScale, origins: Origins) -> str:
    """What, its value as reported, date, day and visit, the source, who entered it, and what a click does."""
    head = translate("Spot", "{what}: {value}").format(what=spot.what, value=spot.value) if spot.value else spot.what
    who = shown_words(Shown(spot.what, spot.value, spot.sources), origins) if spot.sources else ""
    lines = (head, when_words(spot, time), *spot.notes, who, _click_words(spot.opens))
    return "\n".join(line for line in lines if line)


def when_words(spot: Spot, time: TimeScale) -> str:
    """``14-Nov-2025, day 249, W36``, or the first and the last day of what lasted."""
    if spot.first is None:
        return ""
    if spot.known is not None:
        return _in_part(*spot.known, ongoing=spot.ongoing)
    first = _day_words(spot.first, time)
    if spot.ongoing:
        return translate("Spot", "from {first}, ongoing").format(first=first)
    if spot.last is None or spot.last == spot.first:
        return first
    return translate("Spot", "{first} to {last}").format(first=first, last=_day_words(spot.last, time))


def _in_part(first: Day, last: Day, *, ongoing: bool) -> str:
    if ongoing:
        return translate("Spot", "from {first}, ongoing").format(first=short_date(first))
    if first == last:
        return short_date(first)
    return translate("Spot", "{first} to {last}").format(first=short_date(first), last=short_date(last))


def _day_words(day: int, time: TimeScale) -> str:
    on = short_date(time.on(day))
    if not time.counted:
        return on
    visit = next((stop.label for stop in time.stops if day in stop.days and stop.label), "")
    if visit:
        return translate("Spot", "{date}, day {day}, {visit}").format(date=on, day=day, visit=visit)
    return translate("Spot", "{date}, day {day}").format(date=on, day=day)


def _click_words(opens: Cause | None) -> str:
    if opens is None:
        return ""
    return {
        Place.VISIT: translate("Spot", "Click opens it in Visits."),
        Place.READ: translate("Spot", "Click opens it in Lesions."),
        Place.TREATMENT: translate("Spot", "Click opens it in Treatment."),
        Place.EVENT: translate("Spot", "Click opens it in Adverse events."),
        Place.COURSE: "",
    }[opens.place]
