"""Waterfalls of a cohort as facts: the best change of each patient's sum, and a marker's change at week 6."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from models.course.course import Course
from models.figures.pictures import Courses, NotDrawn, comparable, left_out, percent_at, without_change
from models.markers.markers import AFP, PIVKA, MarkerCourse
from models.quantities import Answer
from models.response.endpoints import first_progression
from models.response.response import Criterion, Response, TimePoint
from models.words import Sentence, sentence


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


def _share(point: TimePoint, criterion: Criterion) -> Fraction:
    """What is left of the baseline sum, which is another one once a lesion was removed (R-1.6a)."""
    read = point.by(criterion)
    return Fraction(read.sum_tenths or 0, read.baseline_tenths or 1)


def waterfall(courses: Courses, criterion: Criterion) -> Waterfall:
    """Best change of the sum of diameters, up to and including the first progression by ``criterion``."""
    found: list[tuple[Fraction, Bar]] = []
    absent: list[tuple[int, str, Sentence]] = []
    for key, course in courses:
        reads = _until_progression(course, criterion)
        measured = comparable(reads, criterion)
        reason = without_change(course, criterion, measured=bool(measured))
        if reason is not None:
            absent.append((key, course.record.patient.code, reason))
            continue
        best = min(measured, key=lambda point: (_share(point, criterion), point.day))
        bar = Bar(
            key=key,
            code=course.record.patient.code,
            percent=percent_at(best, criterion),
            best=course.series.best(criterion).confirmed,
            new_lesion=any(point.by(criterion).new_lesion for point in reads),
            day=best.day,
        )
        found.append((_share(best, criterion), bar))
    found.sort(key=lambda entry: (-entry[0], entry[1].code))
    return Waterfall(
        criterion=criterion,
        bars=tuple(bar for _, bar in found),
        not_drawn=left_out(absent),
        considered=len(courses),
    )


def _until_progression(course: Course, criterion: Criterion) -> tuple[TimePoint, ...]:
    progressed = first_progression(course.series, criterion)
    return tuple(point for point in course.series.points if progressed is None or point.on <= progressed)


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
        not_drawn=left_out(absent),
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
