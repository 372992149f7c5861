"""The one time axis: days since the start of treatment to pixels, and the marks that every row shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.course.course import Course
from models.course.lanes import known_until, treatment_lanes
from models.record.partialdate import first_day
from models.record.protocol import ScheduledVisit

ALL = "all"
LASTING = {"6 months": 183, "3 months": 92, "last year": 365}  # days up to the end of the record
FIRST_WEEKS, INFUSION = "first 12 weeks", "around infusion"
RANGES = (ALL, *LASTING, FIRST_WEEKS, INFUSION)
LEAST_DAYS = 7
CELLS = "cell therapy"
SHOWN_AHEAD_DAYS = 70
FIRST_DAYS = 84
SAME_STOP_DAYS = 3
LEFT_PAD, RIGHT_PAD, RIGHT_PAD_LAST = 24.0, 24.0, 92.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the focus line stops: a visit, with the days of its results, reads and notes."""

    day: int
    days: tuple[int, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Days to pixels between ``left`` and ``right``. ``first`` and ``last`` are the days with data to be shown.

    ``today`` is the day of judgement (None after ``death``); ``end`` is the last day known. ``counted``: days are told
    as numbers; before treatment has started only their dates are.
    """

    start: date
    first: float
    last: float
    today: int | None
    end: int
    death: int | None
    stops: tuple[Stop, ...]
    visits: tuple[ScheduledVisit, ...]
    counted: bool = True
    left: float = 0.0
    right: float = 1.0
    left_pad: float = LEFT_PAD
    right_pad: float = RIGHT_PAD

    def zoomed(self, first: float, last: float) -> TimeScale:
        """The days from ``first`` to ``last``, within those of this axis and never fewer than a week."""
        length = min(max(last - first, float(LEAST_DAYS)), self.last - self.first)
        middle = (first + last) / 2
        begin = min(max(middle - length / 2, self.first), self.last - length)
        return replace(self, first=begin, last=begin + length)

    def closer(self, x: float, times: float) -> tuple[float, float]:
        """The first and the last day so many times closer (below 1: from farther), what is at pixel ``x`` staying."""
        held = min(max(self.day_at(x), self.first), self.last)
        return held - (held - self.first) / times, held + (self.last - held) / times

    def fitted(self, left: float, right: float, scale: float = 1.0) -> TimeScale:
        """The same days between other edges; ``scale`` is that of the theme."""
        ahead = self.last - self.end > 14 or self.last < self.end  # else the latest values are named at the right
        pad = (RIGHT_PAD if ahead else RIGHT_PAD_LAST) * scale
        room = max(right - left, 10.0)
        return replace(
            self,
            left=left,
            right=left + room,
            left_pad=min(LEFT_PAD * scale, room / 4),
            right_pad=min(pad, room / 3),
        )

    @property
    def days_per_pixel(self) -> float:
        return max(self.last - self.first, 1.0) / max(self.right - self.left - self.left_pad - self.right_pad, 1.0)

    @property
    def view(self) -> tuple[float, float]:
        """The days at the left and the right edge."""
        return self.day_at(self.left), self.day_at(self.right)

    def x(self, day: float) -> float:
        return self.left + self.left_pad + (day - self.first) / self.days_per_pixel

    def day_at(self, x: float) -> float:
        return self.first + (x - self.left - self.left_pad) * self.days_per_pixel

    def day(self, on: date) -> int:
        return (on - self.start).days

    def on(self, day: float) -> date:
        return self.start + timedelta(days=round(day))

    def shown(self, day: float) -> bool:
        return self.left <= self.x(day) <= self.right

    def gridlines(self) -> Iterator[tuple[float, ScheduledVisit]]:
        """The planned visits in sight, with their pixels."""
        for visit in self.visits:
            if self.shown(self.day(visit.on)):
                yield self.x(self.day(visit.on)), visit

    def stop_near(self, day: float, within_days: float) -> Stop | None:
        near = min(self.stops, key=lambda stop: abs(stop.day - day), default=None)
        return near if near is not None and abs(near.day - day) <= within_days else None

    def stop_beside(self, day: int, step: int) -> Stop | None:
        """The next stop to the right (``step`` 1) or left (−1) of ``day``."""
        if step > 0:
            return next((stop for stop in self.stops if stop.day > day), None)
        return next((stop for stop in reversed(self.stops) if stop.day < day), None)


def time_scale(course: Course, shown: str = ALL, *, analytes: Iterable[str] = ()) -> TimeScale:
    """The time axis of a course: everything recorded, the windows of the visits that are near, and, of somebody who
    lives, the first 12 weeks.

    ``shown`` is one of RANGES: ``last`` ones end where the whole one ends; the first 12 weeks begin four weeks before
    treatment; around an infusion are four weeks before the first and twelve after the last. One that the course has
    not shows all. ``analytes`` are those with a row of their own: their days count, too.
    """
    record = course.record
    if record.day_zero == date.min:  # nothing recorded yet, of somebody who is only screened
        return _blank(course)
    end = known_until(course)
    soon = record.day_zero + timedelta(days=FIRST_DAYS)  # what the first weeks show the whole shows, too
    early = record.started and not record.outcome.is_dead
    sight = max(end + timedelta(days=SHOWN_AHEAD_DAYS - 14), soon if early else date.min)
    visits = tuple(one for one in course.schedule if one.done_on is not None or one.earliest <= sight)
    begun = () if record.treatment_start is None else (record.treatment_start,)
    rows = frozenset(analytes)
    tested = {result.date for result in record.labs if result.analyte in rows} if rows else set()
    days = [record.day(on) for on in (*_data_dates(course), *begun, *tested, end)]
    ahead = [record.day(visit.due_by) for visit in visits if visit.state in ("open", "overdue", "upcoming")]
    first, last = min(days), max(days + ahead + [FIRST_DAYS] * early)
    whole = TimeScale(
        start=record.day_zero,
        counted=record.started,
        first=first,
        last=max(last, first + 28),
        today=None if record.outcome.is_dead else record.day(course.today),
        end=max(days),
        death=None if record.outcome.died is None else record.day(record.outcome.died),
        stops=_stops(course, {record.day(on) for on in tested}),
        visits=visits,
    )
    if shown in LASTING:
        return replace(whole, first=max(first, max(days) - LASTING[shown]))
    if (wanted := _days_of(course, shown)) is not None:
        return whole.zoomed(max(wanted[0], first), min(wanted[1], whole.last))
    return whole


def ranges_of(course: Course) -> tuple[str, ...]:
    """The ranges that a course has: no first weeks before treatment, none around an infusion that was not given."""
    return tuple(shown for shown in RANGES if shown in (ALL, *LASTING) or _days_of(course, shown) is not None)


def _days_of(course: Course, shown: str) -> tuple[int, int] | None:
    """The first and the last day of a range that begins with treatment; None where there is none."""
    record = course.record
    if shown == FIRST_WEEKS and record.started:
        return -28, FIRST_DAYS
    if shown == INFUSION:
        cells = [lane for lane in treatment_lanes(course) if lane.kind == CELLS]
        days = [record.day(span.start) for lane in cells for span in lane.spans if not span.omitted]
        return (min(days) - 28, max(days) + 84) if days else None
    return None


def _blank(course: Course) -> TimeScale:
    """From today on: there is no day to count from, and nothing to draw."""
    return TimeScale(
        start=course.today,
        counted=False,
        first=0,
        last=28,
        today=None if course.record.outcome.is_dead else 0,
        end=0,
        death=None,
        stops=(),
        visits=(),
    )


def _data_dates(course: Course) -> Iterator[date]:
    record = course.record
    yield from (visit.date for visit in record.visits)
    yield from (imaging.date for imaging in record.imaging)
    for marker in (course.markers.afp, course.markers.pivka):
        yield from (point.on for point in marker.points)
    yield from (liver.on for liver in course.liver)
    for treatment in record.treatments:
        yield from (on for on in (treatment.first, treatment.last) if on is not None)
    for event in record.adverse_events:
        yield from (on for on in (event.first, event.last) if on is not None)
        yield from (first_day(step.on) for step in event.grades or ())


def _stops(course: Course, tested: set[int]) -> tuple[Stop, ...]:
    """Visits, reads and marker results that lie at most three days apart are one stop."""
    record = course.record
    read_days = {record.day(imaging.date) for imaging in record.imaging}
    visit_days = {record.day(visit.date) for visit in record.visits}
    marker_days = {p.day for marker in (course.markers.afp, course.markers.pivka) for p in marker.points}
    labels = {record.day(visit.done_on): visit.plan.label for visit in course.schedule if visit.done_on}
    stops = []
    for days in _clusters(read_days | visit_days | marker_days | tested | set(labels)):
        label = next((labels[day] for day in days if day in labels), "")
        kinds = (read_days, set(labels), visit_days, marker_days, tested)
        day = next(day for kind in kinds for day in reversed(days) if day in kind)
        stops.append(Stop(day, tuple(days), label))
    return tuple(stops)


def _clusters(days: Iterable[int]) -> Iterator[list[int]]:
    cluster: list[int] = []
    for day in sorted(days):
        if cluster and day - cluster[0] > SAME_STOP_DAYS:
            yield cluster
            cluster = []
        cluster.append(day)
    if cluster:
        yield cluster
