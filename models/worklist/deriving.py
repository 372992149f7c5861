"""The line of a patient out of the course, and until which day it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.course.course import Course
from models.course.headline import latest_child_pugh, regimen, thrombus_now
from models.course.summary import summary
from models.markers.series import MarkerPoint
from models.plan.schedule import MARKERS
from models.record.impossible import days
from models.record.partialdate import last_day
from models.record.protocol import ScheduledVisit
from models.worklist.line import ONE_DAY, Line, Window
from models.worklist.waits import turning_doses, waits

TREND = 8  # results of AFP that a line draws
_BLOOD = ("bilirubin", "albumin", "INR")
_MADE = ("done", "late", "early")


def line_of(key: int, course: Course) -> Line:
    """The line of the patient whom the store knows by ``key``."""
    record = course.record
    points = course.series.points
    now, scores = thrombus_now(course), latest_child_pugh(course).scores
    flags = course.open_flags
    shown, after = _visits(course)
    afp = course.markers.afp.points
    return Line(
        who=summary(key, course),
        judged=course.today,
        until=stands_until(course),
        start=record.treatment_start,
        born=record.patient.birth_date,
        died=record.outcome.died,
        protocol=record.protocol,
        mrecist=points[-1].mrecist.overall if points else None,
        thrombus="" if now.vp is None else now.vp.value,
        child_pugh="" if scores is None else scores.child_pugh_class or "",
        treated=bool(regimen(course).current),
        gap=bool(flags) and flags[0].data_gap,
        visit=None if shown is None else _window(course, shown),
        after=None if after is None else _window(course, after),
        afp=" ".join(f"{point.on.toordinal()}:{float(point.value.limit)!r}" for point in afp[-TREND:]),
        afp_words=_reported(afp[-1]) if afp else None,
        waits=waits(course),
        centre=record.patient.centre or "",
    )


def _reported(point: MarkerPoint) -> tuple[str, str, str]:
    return point.result.value.reported, point.result.unit, point.letter


def _visits(course: Course) -> tuple[ScheduledVisit | None, ScheduledVisit | None]:
    """The visit that is shown, and the next after it: open, else the last overdue, else the last made, else the next.

    Of visits whose windows are both open, the one that closes first.
    """
    if course.record.outcome.is_dead:
        return None, None
    by_state: dict[str, list[ScheduledVisit]] = {}
    for visit in course.schedule:
        by_state.setdefault("made" if visit.state in _MADE else visit.state, []).append(visit)
    ahead = by_state.get("upcoming", [])
    after = ahead[0] if ahead else None
    if "open" in by_state:
        return min(by_state["open"], key=lambda visit: visit.due_by), after
    if "overdue" in by_state:
        return by_state["overdue"][-1], after
    return (by_state["made"][-1], after) if "made" in by_state else (after, ahead[1] if len(ahead) > 1 else None)


def _window(course: Course, visit: ScheduledVisit) -> Window:
    return Window(
        label=visit.plan.label,
        on=visit.on,
        earliest=visit.earliest,
        latest=visit.latest,
        state=visit.state,
        done_on=visit.done_on,
        moved_days=visit.days_moved,
        items="" if visit.state == "upcoming" else "".join(_items(course, visit)),
    )


def _items(course: Course, visit: ScheduledVisit) -> Iterator[str]:
    """Imaging, the two markers, blood and ECOG: recorded inside the window until now, not recorded, not planned."""
    record, last = course.record, max(visit.due_by, visit.done_on or visit.due_by)

    def inside(on: date) -> bool:
        return visit.opens <= on <= last

    drawn = {result.analyte for result in record.labs if inside(result.date)}
    yield "01"[any(inside(read.date) for read in record.imaging)] if visit.plan.imaging else "-"
    for name in MARKERS:
        yield "01"[name in drawn]
    yield "01"[all(name in drawn for name in _BLOOD)]
    yield "01"[any(inside(noted.date) and noted.ecog is not None for noted in record.visits)]


def stands_until(course: Course) -> date:
    """The last day on which the line is still what a course of that day would give.

    The course asks what day it is of nothing else: of windows, whether they are open; of the answer of a marker at six
    weeks, whether its window is over; of a dose, whether a round has passed; and what lies in the future.
    """
    record, today = course.record, course.today
    death = record.outcome.death_date
    if any(day > today for day in days(record)) or (death is not None and last_day(death) > today):
        return today
    if record.treatment_start is not None and record.treatment_start > today:
        return today
    if any((one.waits_since or today) > today for one in record.queries):
        return today
    turning = [day for visit in course.schedule for day in (visit.opens, visit.due_by + ONE_DAY)]
    turning += turning_doses(course)
    if record.started:
        parameters = course.parameters
        turning.append(record.day_zero + (parameters.week6_day + parameters.week6_window_days + 1) * ONE_DAY)
    ahead = [day for day in turning if day > today]
    return min(ahead) - ONE_DAY if ahead else date.max
