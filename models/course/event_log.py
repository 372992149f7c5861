"""The adverse-event log as rows: open events first, the worst of them on top; those that have ended below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.course.course import Course
from models.course.dose_changes import DoseChange, dose_changes, linked_changes
from models.course.lanes import EventSpan, event_lanes
from models.record.records import AdverseEvent, Record, Visit
from models.record.story import grade_now

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
    entries of the same term, ``links`` the changes of doses that were made for it.
    """

    event: AdverseEvent
    open: bool
    now: int | None
    highest: int
    before: tuple[AdverseEvent, ...] = ()
    links: tuple[DoseChange, ...] = ()


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
    changes = dose_changes(course)
    rows = [
        _row(span, lane.spans[:number], changes, alive=alive)
        for lane in event_lanes(course)
        for number, span in enumerate(lane.spans)
    ]
    return EventLog(tuple(sorted(rows, key=_order)))


def watched_until(course: Course) -> date | None:
    """Up to when nothing was recorded: today, of the dead the day of the death; None where that day is not known."""
    outcome = course.record.outcome
    return outcome.died if outcome.is_dead else course.today


def last_asked(record: Record) -> date | None:
    """The last visit at which adverse events were asked for and the answer was kept."""
    return max((visit.date for visit in record.visits if visit.nothing_to_report is not None), default=None)


def to_ask(record: Record) -> Visit | None:
    """The last visit, where it has no such answer yet and no event began on its day."""
    last = max(record.visits, key=lambda visit: visit.date, default=None)
    if last is None or last.nothing_to_report is not None:
        return None
    return None if any(event.start == last.date for event in record.adverse_events) else last


def _row(span: EventSpan, earlier: tuple[EventSpan, ...], changes: tuple[DoseChange, ...], *, alive: bool) -> LogRow:
    goes_on = span.ongoing and alive
    return LogRow(
        event=span.event,
        open=goes_on,
        now=grade_now(span.event) if goes_on else None,
        highest=span.event.grade,
        before=tuple(one.event for one in earlier),
        links=linked_changes(span.event, changes),
    )


def _order(row: LogRow) -> tuple[bool, int, int, str]:
    event = row.event
    if row.open:
        return False, -(row.now or 0), (event.first or date.max).toordinal(), event.term
    return True, 0, -(event.last or event.first or date.min).toordinal(), event.term
