"""The adverse-event log as rows: open events first, the worst of them on top; those that have ended below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.course.course import Course
from models.course.lanes import EventSpan, event_lanes
from models.record.records import AdverseEvent

SEVERE_FROM = 2


class Shown(StrEnum):
    """Which rows of the log are wanted."""

    ALL = "all"
    OPEN = "open"
    GRADED = "graded"  # of grade 2 and above


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry of the log. ``open``: begun and not ended, in somebody who is alive.

    ``now`` is its grade today, None where it is not open; ``highest`` the highest it had. ``before`` are the earlier
    entries of the same term.
    """

    event: AdverseEvent
    open: bool
    now: int | None
    highest: int
    before: tuple[AdverseEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLog:
    """The rows in the order in which they are read, and how many there are of each kind."""

    rows: tuple[LogRow, ...]

    def shown(self, which: Shown) -> tuple[LogRow, ...]:
        return tuple(row for row in self.rows if _is_shown(row, which))


def _is_shown(row: LogRow, which: Shown) -> bool:
    return which is Shown.ALL or (row.open if which is Shown.OPEN else row.highest >= SEVERE_FROM)


def event_log(course: Course) -> EventLog:
    """Open entries by grade, the first begun first among equals; then the others, the last ended first."""
    alive = not course.record.outcome.is_dead
    rows = [
        _row(span, lane.spans[:number], alive=alive)
        for lane in event_lanes(course)
        for number, span in enumerate(lane.spans)
    ]
    return EventLog(tuple(sorted(rows, key=_order)))


def _row(span: EventSpan, earlier: tuple[EventSpan, ...], *, alive: bool) -> LogRow:
    goes_on = span.ongoing and alive
    return LogRow(
        event=span.event,
        open=goes_on,
        now=span.event.grade if goes_on else None,
        highest=span.event.grade,
        before=tuple(one.event for one in earlier),
    )


def _order(row: LogRow) -> tuple[bool, int, int, str]:
    event = row.event
    if row.open:
        return False, -(row.now or 0), (event.start or date.max).toordinal(), event.term
    return True, 0, -(event.stop or event.start or date.min).toordinal(), event.term
