"""Spider and swimmer of a cohort as facts, and what every picture shares: who has no place in it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.cohort.members import Measure, member
from models.course.course import Course
from models.course.lanes import treatment_lanes
from models.figures.cohort_figure import without_endpoint
from models.response.endpoints import first_progression
from models.response.response import Criterion, Response, TimePoint
from models.words import Sentence

Courses = Sequence[tuple[int, Course]]
"""The store's handle on a patient and the patient's course, already selected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDrawn:
    """Patients without a place in a picture, and why."""

    reason: Sentence
    codes: tuple[str, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpiderPoint:
    """Change of the sum from baseline at one read; ``after_progression`` for reads after the first PD."""

    day: int
    percent: float
    response: Response | None
    new_lesion: bool
    after_progression: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpiderLine:
    """One patient. The first point is the baseline: 0 %, its own day (0 or before), no response."""

    key: int
    code: str
    best: Response
    points: tuple[SpiderPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spider:
    criterion: Criterion
    lines: tuple[SpiderLine, ...]
    not_drawn: tuple[NotDrawn, ...]
    considered: int


class LaneEventKind(StrEnum):
    RESPONSE = "response"
    PROGRESSION = "progression"
    NEW_THERAPY = "new therapy"
    DEATH = "death"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneEvent:
    """What happened on a day since the start; ``response`` is CR or PR where the kind is a response."""

    day: int
    kind: LaneEventKind
    response: Response | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentSpan:
    """Days on which an agent was given, both included; ``ongoing`` to the last day known."""

    agent: str
    kind: str
    start: int
    stop: int
    ongoing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One patient on the swimmer: from day 0 to death, or to the last day known alive (``ongoing``: an arrow).

    ``best`` is the best confirmed response. ``events`` are in order of their day.
    """

    key: int
    code: str
    days: int
    best: Response
    ongoing: bool
    events: tuple[LaneEvent, ...]
    treatments: tuple[TreatmentSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimmer:
    """The longest lane first."""

    criterion: Criterion
    lanes: tuple[Lane, ...]
    not_drawn: tuple[NotDrawn, ...]
    considered: int


def comparable(points: Iterable[TimePoint], criterion: Criterion) -> list[TimePoint]:
    """The reads with a complete sum and a baseline sum, of which a removal may leave nothing (R-1.6a)."""
    reads = ((point, point.by(criterion)) for point in points)
    return [point for point, read in reads if read.sum_tenths is not None and read.baseline_tenths]


def percent_at(point: TimePoint, criterion: Criterion) -> float:
    change = point.by(criterion).change_from_baseline_percent
    return 0.0 if change is None else change + 0.0  # + 0.0: a change of nothing is 0.0, not -0.0


def without_change(course: Course, criterion: Criterion, *, measured: bool) -> Sentence | None:
    """Why a patient's sums cannot be compared with the baseline; None where they can."""
    baseline = course.series.baseline
    if baseline is None:
        return Sentence("no baseline imaging")
    if criterion is Criterion.RECIST and not baseline.targets:
        return Sentence("no target lesion at baseline")
    if criterion is Criterion.MRECIST and not baseline.mrecist_targets:
        return Sentence("no enhancing target lesion at baseline")
    at_baseline = baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
    if not at_baseline:
        return Sentence("no complete sum at baseline")
    if not course.series.points:
        return Sentence("no imaging after the start of treatment")
    return None if measured else Sentence("no complete sum after the start of treatment")


def left_out(absent: Iterable[tuple[int, str, Sentence]]) -> tuple[NotDrawn, ...]:
    by_reason: dict[Sentence, list[tuple[int, str]]] = {}
    for key, code, reason in absent:
        by_reason.setdefault(reason, []).append((key, code))
    return tuple(
        NotDrawn(reason=reason, codes=tuple(code for _, code in those), keys=tuple(key for key, _ in those))
        for reason, those in by_reason.items()
    )


def spider(courses: Courses, criterion: Criterion) -> Spider:
    """Percent change of the sum from baseline by day, reads after the first progression included and marked."""
    lines: list[SpiderLine] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        code, baseline = course.record.patient.code, course.series.baseline
        measured = comparable(course.series.points, criterion)
        reason = without_change(course, criterion, measured=bool(measured))
        if reason is not None or baseline is None:
            absent.append((key, code, reason or Sentence("no baseline imaging")))
            continue
        first = SpiderPoint(day=baseline.day, percent=0.0, response=None, new_lesion=False, after_progression=False)
        best = course.series.best(criterion).confirmed
        points = (first, *(_spider_point(point, criterion) for point in measured))
        lines.append(SpiderLine(key=key, code=code, best=best, points=points))
    return Spider(criterion=criterion, lines=tuple(lines), not_drawn=left_out(absent), considered=len(courses))


def _spider_point(point: TimePoint, criterion: Criterion) -> SpiderPoint:
    read = point.by(criterion)
    return SpiderPoint(
        day=point.day,
        percent=percent_at(point, criterion),
        response=read.overall,
        new_lesion=read.new_lesion,
        after_progression=read.after_progression,
    )


def swimmer(courses: Courses, criterion: Criterion = Criterion.RECIST) -> Swimmer:
    """Time from the start of treatment with response, progression, death and treatment, the longest first."""
    lanes: list[Lane] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        survival, code = course.endpoints.os, course.record.patient.code
        if survival is None:
            absent.append((key, code, without_endpoint(Measure.OS, member(key, course))))
            continue
        lanes.append(
            Lane(
                key=key,
                code=code,
                days=survival.days,
                best=course.series.best(criterion).confirmed,
                ongoing=not survival.event,
                events=_events(course, criterion),
                treatments=tuple(_spans(course)),
            )
        )
    lanes.sort(key=lambda lane: (-lane.days, lane.code))
    return Swimmer(criterion=criterion, lanes=tuple(lanes), not_drawn=left_out(absent), considered=len(courses))


def _events(course: Course, criterion: Criterion) -> tuple[LaneEvent, ...]:
    record = course.record
    dated: list[tuple[date | None, LaneEventKind, Response | None]] = [
        *((on, LaneEventKind.RESPONSE, response) for on, response in _responses(course, criterion)),
        (first_progression(course.series, criterion), LaneEventKind.PROGRESSION, None),
        (record.outcome.new_therapy_start, LaneEventKind.NEW_THERAPY, None),
        (record.outcome.died, LaneEventKind.DEATH, None),
    ]
    found = [
        LaneEvent(day=record.day(on), kind=kind, response=response) for on, kind, response in dated if on is not None
    ]
    return tuple(sorted(found, key=lambda event: event.day))


def _responses(course: Course, criterion: Criterion) -> Iterable[tuple[date, Response]]:
    """The first confirmed response, and the confirmed CR where that came after a PR."""
    best = course.series.best(criterion)
    began = best.confirmed_response_date
    if began is None:
        return
    complete = best.confirmed is Response.CR
    later = complete and best.confirmed_date is not None and best.confirmed_date > began
    yield began, Response.PR if later or not complete else Response.CR
    if later and best.confirmed_date is not None:
        yield best.confirmed_date, Response.CR


def _spans(course: Course) -> Iterable[TreatmentSpan]:
    for lane in treatment_lanes(course):
        for span in lane.spans:
            if not span.omitted:
                yield TreatmentSpan(
                    agent=lane.agent,
                    kind=lane.kind,
                    start=course.record.day(span.start),
                    stop=course.record.day(span.stop),
                    ongoing=span.ongoing,
                )
