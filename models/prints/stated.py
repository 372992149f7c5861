"""What a print states, value by value, so that a kept one can be held against what the rules answer later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.course.course import Course
from models.course.endpoint_why import endpoint_workings
from models.course.headline import (
    latest_albi,
    latest_child_pugh,
    performance_status,
    regimen,
    stage_now,
    thrombus_now,
)
from models.course.report_rows import LatestResult, latest_results, open_events
from models.markers.markers import MarkerCourse
from models.response.response import Criterion, TimePoint
from models.words import Sentence, millimetre_words, score_words, sentence


@dataclass(frozen=True, slots=True)
class Stated:
    """``name`` tells a value from the others of a print and never changes; "" is a value that is not known."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that a print states and today's answers give otherwise."""

    label: Sentence
    before: str
    now: str


_MARKERS = ("AFP", "PIVKA-II")
_OF_COURSE: dict[str, tuple[Sentence, Callable[[Course], object]]] = {
    "ecog": (Sentence("ECOG"), performance_status),
    "stage": (Sentence("BCLC"), lambda course: getattr(stage_now(course), "bclc", None)),
    "vp": (Sentence("Thrombus"), lambda course: thrombus_now(course).vp),
    "child_pugh": (Sentence("Child-Pugh"), lambda course: _child_pugh(course)),
    "albi": (Sentence("ALBI"), lambda course: _albi(course)),
    "afp": (Sentence("AFP"), lambda course: _newest(course.markers.afp)),
    "pivka": (Sentence("PIVKA-II"), lambda course: _newest(course.markers.pivka)),
    "regimen": (Sentence("Regimen"), lambda course: _regimen(course)),
    "reads": (Sentence("Reads of imaging"), lambda course: len(course.series.points)),
    "events": (Sentence("Open adverse events"), lambda course: len(open_events(course))),
    "flags": (Sentence("Open flags"), lambda course: len(course.open_flags)),
    "rules": (Sentence("Rules"), lambda course: course.rules_version),
}
_OF_CRITERION: dict[str, tuple[Callable[[Criterion], Sentence], Callable[[Course, Criterion], object]]] = {
    "sum": (lambda by: sentence("Sum of diameters, {criterion}", criterion=by.in_words), lambda *of: _sum(*of)),
    "overall": (
        lambda by: sentence("Overall response, {criterion}", criterion=by.in_words),
        lambda course, by: getattr(_last(course, by), "overall", None),
    ),
    "best": (
        lambda by: sentence("Best confirmed response, {criterion}", criterion=by.in_words),
        lambda course, by: course.series.best(by).confirmed,
    ),
}


def stated(course: Course) -> tuple[Stated, ...]:
    """The values of a course that prints of a patient state, always in the same order."""
    return tuple(Stated(name, value) for name, _, value in _values(course))


def changed_values(before: Iterable[Stated], course: Course) -> tuple[ChangedValue, ...]:
    """Which of the values of a print are others today, in the order of the print.

    A value that only one of the two states is not compared: another version of the program names others.
    """
    then = {one.name: one.value for one in before}
    return tuple(
        ChangedValue(label, then[name], value)
        for name, label, value in _values(course)
        if name in then and then[name] != value
    )


def _values(course: Course) -> Iterator[tuple[str, Sentence, str]]:
    for name, (label, find) in _OF_COURSE.items():
        yield name, label, _text(find(course))
    yield from _newest_results(course)
    for criterion in Criterion:
        for name, (label_by, find_by) in _OF_CRITERION.items():
            yield f"{name} {criterion.value}", label_by(criterion), _text(find_by(course, criterion))
    if course.record.started:
        for working in endpoint_workings(course):
            end = working.endpoint
            days = "" if end is None else f"{end.days} d{'' if end.event else ' +'}"
            yield str(working.name), working.name, days


def _newest_results(course: Course) -> Iterator[tuple[str, Sentence, str]]:
    """The newest result of each test but the markers, which stand above: prints show them all."""
    for row in latest_results(course.record):
        if row.analyte not in _MARKERS:
            yield f"newest {row.analyte}", Sentence(row.analyte), _result(row)


def _result(row: LatestResult) -> str:
    unit = f" {row.latest.unit}" if row.latest.unit else ""
    return f"{row.latest.value.reported}{unit}, {row.latest.date.isoformat()}"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _last(course: Course, criterion: Criterion) -> object:
    points: Sequence[TimePoint] = course.series.points
    return points[-1].by(criterion) if points else None


def _sum(course: Course, criterion: Criterion) -> str | None:
    points = course.series.points
    tenths = points[-1].by(criterion).sum_tenths if points else None
    return None if tenths is None else f"{millimetre_words(tenths)} mm"


def _newest(series: MarkerCourse) -> str | None:
    if not series.points:
        return None
    point = series.points[-1]
    return f"{point.value.reported} {point.result.unit}, {point.on.isoformat()}"


def _regimen(course: Course) -> str:
    """``lenvatinib, 8 mg``: what is being given, each with its last dose."""
    return ", ".join(part for given in regimen(course).current for part in given if part)


def _child_pugh(course: Course) -> str | None:
    scores = latest_child_pugh(course).scores
    known = scores is not None and scores.child_pugh_points is not None
    return f"{scores.child_pugh_class}{scores.child_pugh_points}" if known and scores is not None else None


def _albi(course: Course) -> str | None:
    scores = latest_albi(course).scores
    return None if scores is None or scores.albi is None else score_words(scores.albi)
