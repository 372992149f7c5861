"""Pictures of a cohort as facts: waterfall, marker waterfall, spider and swimmer; who has no place is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from models.course.course import Course
from models.course.lanes import treatment_lanes
from models.markers.markers import AFP, PIVKA, MarkerCourse
from models.quantities import Answer
from models.response.endpoints import first_progression
from models.response.response import Criterion, Response, TimePoint
from models.words import Sentence, sentence

Courses = Sequence[tuple[int, Course]]
"""The store's handle on a patient and the patient's course, already selected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDrawn:
    """Patients without a place in a picture, and why."""

    reason: Sentence
    codes: tuple[str, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Best change of the sum from baseline, in percent, cut toward zero to 0.1; ``day`` is the read it was found at.

    ``best`` is the best confirmed response, which colours the bar. ``new_lesion``: a new lesion up to the first
    progression, that read included.
    """

    key: int
    code: str
    percent: float
    best: Response
    new_lesion: bool
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """The largest growth first. ``considered`` counts everybody, ``not_drawn`` those without a bar."""

    criterion: Criterion
    bars: tuple[Bar, ...]
    not_drawn: tuple[NotDrawn, ...]
    considered: int

    @property
    def shrunk(self) -> int:
        """How many sums were smaller than at baseline at least once."""
        return sum(bar.percent < 0 for bar in self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerBar:
    """Change of a marker from baseline to week 6 in percent; a bound is None where unbounded.

    Equal bounds for two quantified results. ``answer`` is the six-week criterion; ``day`` the day of the result.
    """

    key: int
    code: str
    low: float | None
    high: float | None
    answer: Answer
    day: int
    baseline: str
    value: str

    @property
    def censored(self) -> bool:
        """Whether only bounds of the change are known."""
        return self.low is None or self.low != self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerWaterfall:
    """``fall_percent`` is the fall that the six-week criterion asks for. The largest rise first, by the upper bound."""

    analyte: str
    fall_percent: int
    bars: tuple[MarkerBar, ...]
    not_drawn: tuple[NotDrawn, ...]
    considered: int


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


def waterfall(courses: Courses, criterion: Criterion) -> Waterfall:
    """Best change of the sum of diameters, up to and including the first progression by ``criterion``."""
    found: list[tuple[Fraction, Bar]] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        reads = _until_progression(course, criterion)
        measured = [point for point in reads if point.by(criterion).sum_tenths is not None]
        reason = _without_change(course, criterion, measured=bool(measured))
        if reason is not None:
            absent.append((key, course.record.patient.code, reason))
            continue
        best = min(measured, key=lambda point: (point.by(criterion).sum_tenths or 0, point.day))
        read = best.by(criterion)
        bar = Bar(
            key=key,
            code=course.record.patient.code,
            percent=_percent(best, criterion),
            best=course.series.best(criterion).confirmed,
            new_lesion=any(point.by(criterion).new_lesion for point in reads),
            day=best.day,
        )
        found.append((Fraction(read.sum_tenths or 0, read.baseline_tenths or 1), bar))
    found.sort(key=lambda entry: (-entry[0], entry[1].code))
    return Waterfall(
        criterion=criterion,
        bars=tuple(bar for _, bar in found),
        not_drawn=_not_drawn(absent),
        considered=len(courses),
    )


def _until_progression(course: Course, criterion: Criterion) -> tuple[TimePoint, ...]:
    progressed = first_progression(course.series, criterion)
    return tuple(point for point in course.series.points if progressed is None or point.on <= progressed)


def _percent(point: TimePoint, criterion: Criterion) -> float:
    change = point.by(criterion).change_from_baseline_percent
    return 0.0 if change is None else change + 0.0  # + 0.0: a change of nothing is 0.0, not -0.0


def _without_change(course: Course, criterion: Criterion, *, measured: bool) -> Sentence | None:
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


def _not_drawn(absent: Iterable[tuple[int, str, Sentence]]) -> tuple[NotDrawn, ...]:
    by_reason: dict[Sentence, list[tuple[int, str]]] = {}
    for key, code, reason in absent:
        by_reason.setdefault(reason, []).append((key, code))
    return tuple(
        NotDrawn(reason=reason, codes=tuple(code for _, code in those), keys=tuple(key for key, _ in those))
        for reason, those in by_reason.items()
    )


def marker_waterfall(courses: Courses, analyte: str) -> MarkerWaterfall:
    """Change of ``AFP`` or ``PIVKA-II`` from baseline to week 6, of those whose baseline makes it assessable."""
    found: list[MarkerBar] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        marker, code = _marker(course, analyte), course.record.patient.code
        bar = _marker_bar(key, code, marker)
        if bar is None:
            absent.append((key, code, without_week6(marker)))
        else:
            found.append(bar)
    found.sort(key=lambda bar: (-_bound(bar.high), -_bound(bar.low), bar.code))
    return MarkerWaterfall(
        analyte=analyte,
        fall_percent=MARKER_FALLS[analyte],
        bars=tuple(found),
        not_drawn=_not_drawn(absent),
        considered=len(courses),
    )


MARKER_FALLS = {AFP.analyte: AFP.fall_percent, PIVKA.analyte: PIVKA.fall_percent}


def _marker(course: Course, analyte: str) -> MarkerCourse:
    return course.markers.afp if analyte == AFP.analyte else course.markers.pivka


def _marker_bar(key: int, code: str, marker: MarkerCourse) -> MarkerBar | None:
    check, baseline = marker.week6, marker.baseline
    if check is None or baseline is None or marker.meets_at is None:
        return None
    if check.fall_low is None and check.fall_high is None:
        return None
    return MarkerBar(
        key=key,
        code=code,
        low=None if check.fall_high is None else -check.fall_high + 0.0,
        high=None if check.fall_low is None else -check.fall_low + 0.0,
        answer=marker.answer,
        day=check.point.day,
        baseline=baseline.value.reported,
        value=check.point.value.reported,
    )


def _bound(percent: float | None) -> float:
    return float("inf") if percent is None else percent


def without_week6(marker: MarkerCourse) -> Sentence:
    """Why a marker has no change at week 6, in a few words that many patients can share."""
    name = marker.analyte
    if marker.answer is Answer.NOT_ASSESSABLE:
        return sentence("{marker} fall not assessable", marker=name)
    if marker.baseline is None:
        return sentence("no {marker} at baseline", marker=name)
    if marker.week6 is None:
        return sentence("no {marker} at 6 weeks", marker=name)
    if not marker.baseline.comparable(marker.week6.point):
        return sentence("{marker} measured by another method at 6 weeks", marker=name)
    return sentence("{marker} fall at 6 weeks cannot be determined", marker=name)


def spider(courses: Courses, criterion: Criterion) -> Spider:
    """Percent change of the sum from baseline by day, reads after the first progression included and marked."""
    lines: list[SpiderLine] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        code, baseline = course.record.patient.code, course.series.baseline
        measured = [point for point in course.series.points if point.by(criterion).sum_tenths is not None]
        reason = _without_change(course, criterion, measured=bool(measured))
        if reason is not None or baseline is None:
            absent.append((key, code, reason or Sentence("no baseline imaging")))
            continue
        first = SpiderPoint(day=baseline.day, percent=0.0, response=None, new_lesion=False, after_progression=False)
        best = course.series.best(criterion).confirmed
        points = (first, *(_spider_point(point, criterion) for point in measured))
        lines.append(SpiderLine(key=key, code=code, best=best, points=points))
    return Spider(criterion=criterion, lines=tuple(lines), not_drawn=_not_drawn(absent), considered=len(courses))


def _spider_point(point: TimePoint, criterion: Criterion) -> SpiderPoint:
    read = point.by(criterion)
    return SpiderPoint(
        day=point.day,
        percent=_percent(point, criterion),
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
            absent.append((key, code, Sentence("end of follow-up not recorded")))
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
    return Swimmer(criterion=criterion, lanes=tuple(lanes), not_drawn=_not_drawn(absent), considered=len(courses))


def _events(course: Course, criterion: Criterion) -> tuple[LaneEvent, ...]:
    record = course.record
    dated: list[tuple[date | None, LaneEventKind, Response | None]] = [
        *((on, LaneEventKind.RESPONSE, response) for on, response in _responses(course, criterion)),
        (first_progression(course.series, criterion), LaneEventKind.PROGRESSION, None),
        (record.outcome.new_therapy_start, LaneEventKind.NEW_THERAPY, None),
        (record.outcome.death_date, LaneEventKind.DEATH, None),
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
