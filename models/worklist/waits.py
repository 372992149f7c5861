"""What waits of one patient, kind by kind, out of the course: each with the day from which it waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from models.course.course import Course
from models.course.flowsheet import Letters
from models.course.lanes import rhythm_days, treatment_lanes
from models.course.suggestions import suggestions
from models.course.treatment_log import due_day, planned_days
from models.course.what_would_change import confirmation_changes
from models.flags.flags import Severity
from models.plan.schedule import not_made
from models.record.editions import with_edition
from models.record.kept import QueryState
from models.record.queries import open_queries, query_subject
from models.record.records import Query
from models.response.response import Criterion
from models.worklist.line import ONE_DAY, Kind, State, Wait

MOST_NAMED = 3  # results beyond critical limits that are named


def waits(course: Course) -> tuple[Wait, ...]:
    """Everything that waits, or will from a known day on. What a person who has died left to sign waits, too."""
    found = (_visits(course), _results(course), _reads(course), _confirmations(course), _doses(course))
    return tuple(one for part in (*found, _grades(course), _flags(course), _queries(course)) for one in part)


def _visits(course: Course) -> Iterator[Wait]:
    """The visits whose window has closed, from the day after, as one; and each whose window is open."""
    if course.record.outcome.is_dead:
        return
    late = not_made(course.schedule)
    if late:
        first = min(late, key=lambda visit: visit.due_by)
        since = first.due_by + ONE_DAY
        yield Wait(Kind.VISIT, State.OVERDUE, since, first.on, first.due_by, len(late), name=first.plan.label)
    for visit in course.schedule:
        if visit.state == "open":
            yield Wait(Kind.VISIT, State.OPEN, visit.opens, visit.on, visit.due_by, name=visit.plan.label)


def _results(course: Course) -> Iterator[Wait]:
    """The results that nobody has signed, as one; urgent where one is beyond the critical limits of its laboratory."""
    record = course.record
    unsigned = [result for result in record.labs if result.reviewed is None]
    if not unsigned:
        return
    letters = Letters(record)
    if record.ranges:
        unsigned = [with_edition(result, record.ranges, record.patient.sex) for result in unsigned]
    lettered = [(result, letters.letter(result)) for result in unsigned]
    critical = sorted((one for one, letter in lettered if len(letter) == 2), key=lambda one: one.date, reverse=True)
    yield Wait(
        Kind.RESULTS,
        State.UNSIGNED,
        min(result.date for result in unsigned),
        max(result.date for result in critical or unsigned),
        number=len(unsigned),
        beyond=sum(bool(letter) for _, letter in lettered),
        name=", ".join(f"{one.analyte} {one.value.reported}" for one in critical[:MOST_NAMED]),
        urgent=bool(critical),
    )


def _reads(course: Course) -> Iterator[Wait]:
    """Reads that are not signed, dates that one of two readers has not read, and those to be adjudicated."""
    unsigned = [read for read in course.record.imaging if read.signed is None]
    for reader in dict.fromkeys(read.reader for read in unsigned):
        days = [read.date for read in unsigned if read.reader == reader]
        yield Wait(Kind.READ, State.UNSIGNED, min(days), max(days), number=len(days), name=reader or "")
    for name, other in course.other_readers:
        for absent, days in (
            (name, [found.on for found in other.agreements if found.other is None]),
            (course.series.reader or "", [found.on for found in other.agreements if found.primary is None]),
        ):
            if days:
                yield Wait(Kind.READ, State.SECOND, min(days), max(days), number=len(days), name=absent)
    yield from _undecided(course)


def _undecided(course: Course) -> Iterator[Wait]:
    """Dates at which two readers, who have both signed, differ by a criterion that nobody has adjudicated."""
    decided = {(one.date, one.criterion.value) for one in course.record.adjudications}
    days = {
        found.on
        for _, other in course.other_readers
        for found in other.agreements
        for criterion in Criterion
        if found.agree_by(criterion) is False and (found.on, criterion.value) not in decided
    }
    if days:
        yield Wait(Kind.READ, State.ADJUDICATE, min(days), max(days), number=len(days))


def _confirmations(course: Course) -> Iterator[Wait]:
    """CR and PR that a later read may confirm, from the first day on which one counts (R-7)."""
    found = {(one.response, one.on, one.due): one for one in confirmation_changes(course)[::-1]}
    for one in list(found.values())[::-1]:
        yield Wait(Kind.CONFIRMATION, State.AWAITED, one.due, one.on, name=one.response.value)


def _doses(course: Course) -> Iterator[Wait]:
    """The next dose of each drug on single days, from the day for which it is planned on, within one round."""
    for lane in treatment_lanes(course):
        if lane.periodic and (on := due_day(course, lane)) is not None:
            yield Wait(Kind.DOSE, State.DUE, on, on, number=len(lane.spans) + 1, name=lane.agent)


def turning_doses(course: Course) -> Iterator[date]:
    """The days on which the next dose of a drug stops being told: one round after it was planned for."""
    for lane in treatment_lanes(course):
        every = rhythm_days(lane)
        if lane.periodic and every is not None and (before := planned_days(lane)[-1]) is not None:
            yield before + 2 * every * ONE_DAY


def _grades(course: Course) -> Iterator[Wait]:
    """Grades derived from results that nobody has accepted or declined."""
    found = suggestions(course)
    if found:
        days = [one.grade.on for one in found]
        worst = max(one.number for one in found)
        yield Wait(Kind.GRADES, State.UNDECIDED, min(days), max(days), number=len(found), beyond=worst)


def _flags(course: Course) -> Iterator[Wait]:
    """The open flags that are urgent or to review, as one."""
    found = [flag for flag in course.open_flags if flag.severity is not Severity.INFORMATION]
    if found:
        days = _days((flag.on for flag in found), course)
        urgent = sum(flag.severity is Severity.URGENT for flag in found)
        yield Wait(Kind.FLAGS, State.UNSEEN, min(days), max(days), number=len(found), beyond=urgent, urgent=urgent > 0)


def _queries(course: Course) -> Iterator[Wait]:
    """Queries to be answered, as one for each who is asked; answers that wait for whoever asked, as one."""
    record, by = course.record, dict[tuple[Kind, str], list[tuple[date, Query]]]()
    for one in open_queries(record):
        answered = one.state is QueryState.ANSWERED
        key = (Kind.ANSWER, "") if answered else (Kind.QUERY, one.asked_of or "")
        by.setdefault(key, []).append((min(one.waits_since or record.day_zero, course.today), one))
    for (kind, whose), found in by.items():
        since, first = min(found, key=lambda pair: pair[0])
        whom = {one.answered_by for _, one in found} if kind is Kind.ANSWER else {whose}
        yield Wait(
            kind,
            State.ANSWERED if kind is Kind.ANSWER else State.ASKED,
            since,
            max(on for on, _ in found),
            number=len(found),
            name=query_subject(record, first),
            whose=next(iter(whom)) or "" if len(whom) == 1 else "",
        )


def _days(found: Iterable[date | None], course: Course) -> list[date]:
    """The days of flags; one without a day of its own is of the last day of which anything is known."""
    return [on if on is not None else course.record.outcome.last_contact or course.record.day_zero for on in found]
