"""What changed with a visit: results, reads, adverse events, doses and flags since the visit before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.course.course import Course
from models.course.dose_changes import DoseChange, dose_changes
from models.course.flowsheet import ResultCell, flowsheet
from models.flags.flags import Flag
from models.record.partialdate import first_day
from models.record.records import AdverseEvent, Treatment, Visit
from models.record.story import steps
from models.response.response import TimePoint


class Turn(StrEnum):
    """What became of an adverse event."""

    BEGUN = "begun"
    GRADED = "graded"  # another grade than before
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class EventTurn:
    """``grade`` is that of the day, of an event that ended the last; ``before`` the grade that changed."""

    turn: Turn
    event: AdverseEvent
    on: date
    grade: int
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChanges:
    """Everything after ``since``, the visit before, up to ``on``. ``since`` None: it was the first.

    ``results`` hold the newest of each analyte in that time, with the result before it. ``given`` are treatments that
    began or were given then; a change of dose is among ``doses`` and not repeated.
    """

    on: date
    since: date | None
    visit: Visit | None
    label: str
    results: tuple[ResultCell, ...] = ()
    reads: tuple[TimePoint, ...] = ()
    events: tuple[EventTurn, ...] = ()
    doses: tuple[DoseChange, ...] = ()
    given: tuple[Treatment, ...] = ()
    flags: tuple[Flag, ...] = ()


def visit_dates(course: Course) -> tuple[date, ...]:
    """The visits a note can be printed of, the newest last; of somebody without a visit the dates of results."""
    record = course.record
    dates = {visit.date for visit in record.visits} or {result.date for result in record.labs}
    return tuple(sorted(dates))


def visit_changes(course: Course, on: date | None = None) -> VisitChanges | None:
    """What changed with the visit of a day, the newest where None. None: there is no such visit."""
    dates = visit_dates(course)
    on = dates[-1] if on is None and dates else on
    if on is None or on not in dates:
        return None
    since = max((before for before in dates if before < on), default=None)
    after = date.min if since is None else since

    def new(day: date | None) -> bool:
        return day is not None and after < day <= on

    doses = tuple(change for change in dose_changes(course) if new(first_day(change.on)))
    changed = {id(change.treatment) for change in doses}
    return VisitChanges(
        on=on,
        since=since,
        visit=next((visit for visit in reversed(course.record.visits) if visit.date == on), None),
        label=next((one.plan.label for one in course.schedule if one.done_on == on), ""),
        results=tuple(_results(course, after, on)),
        reads=tuple(point for point in course.series.points if new(point.on)),
        events=tuple(sorted(_turns(course, after, on), key=_severest_first)),
        doses=doses,
        given=tuple(one for one in course.record.treatments_given if new(one.first) and id(one) not in changed),
        flags=tuple(flag for flag in course.flags if new(flag.on)),
    )


def _results(course: Course, after: date, on: date) -> Iterator[ResultCell]:
    for row in flowsheet(course).rows:
        found = [cell for cell in row.cells if isinstance(cell, ResultCell) and after < cell.result.date <= on]
        if found:
            yield found[-1]


def _turns(course: Course, after: date, on: date) -> Iterator[EventTurn]:
    for event in course.record.adverse_events:
        before: int | None = None
        for step in steps(event):
            day = first_day(step.on)
            if after < day <= on:
                turn = Turn.BEGUN if before is None else Turn.GRADED
                yield EventTurn(turn, event, day, step.grade, before)
            before = step.grade
        if event.last is not None and after < event.last <= on:
            yield EventTurn(Turn.ENDED, event, event.last, event.grade if before is None else before)


def _severest_first(turn: EventTurn) -> tuple[bool, int, date, str]:
    return turn.turn is Turn.ENDED, -turn.grade, turn.on, turn.event.term
