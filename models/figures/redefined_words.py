"""What a changed definition does to a cohort, in words: the changes, and each estimate before and after."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from models.cohort.members import CohortMember, Measure
from models.figures.cohort_figure import without_endpoint
from models.figures.parts import RATE_MONTHS, CohortFigure, FigureChoice, GroupCurve
from models.figures.standing import NOT_ESTIMABLE, in_months, in_percent, month_limits, percent_limits
from models.record.protocol import Parameters
from models.response.endpoints import Endpoint
from models.response.response import Response
from models.statistics.group_tests import exact_limits
from models.statistics.survival import Estimate, PointEstimate
from models.words import Sentence, listed, sentence

_RESPONDED = (Response.CR, Response.PR)
_UNKNOWN = (Response.NO_ASSESSMENT, Response.NOT_ASSESSABLE)


@dataclass(frozen=True, slots=True)
class Shift:
    """One estimate by both definitions, written as it is to be read; None where there is none."""

    name: Sentence
    before: Sentence | None
    after: Sentence | None

    @property
    def moved(self) -> bool:
        return str(self.before) != str(self.after)


def changes(
    parameters: Sequence[tuple[str, Any]],
    own: Iterable[Parameters],
    *,
    choice: FigureChoice,
    changed: FigureChoice,
) -> tuple[Sentence, ...]:
    """What is changed, each from what to what. ``own`` are the parameters by which the patients were judged."""
    judged = list(own)
    found = []
    for name, value in parameters:
        before = dict.fromkeys(str(getattr(one, name)) for one in judged)
        words = listed([Sentence(one) for one in before]) if before else Sentence("–")
        found.append(sentence("{name}: {before} → {after}", name=Sentence(name), before=words, after=str(value)))
    for marker, first, second in zip(("AFP", "PIVKA-II"), choice.falls, changed.falls, strict=True):
        if first != second:
            found.append(
                sentence("{marker} fall at 6 weeks: {before} % → {after} %", marker=marker, before=first, after=second)
            )
    if choice.landmark_day != changed.landmark_day:
        days = [_day(one.landmark_day) for one in (choice, changed)]
        found.append(sentence("Landmark: {before} → {after}", before=days[0], after=days[1]))
    return tuple(found)


def _day(landmark: int | None) -> Sentence:
    return Sentence("none") if landmark is None else sentence("day {day}", day=landmark)


def time_words(end: Endpoint | None, measure: Measure, one: CohortMember | None = None) -> Sentence:
    """``4.6 months, event`` or why there is no time."""
    if end is None:
        return without_endpoint(measure, one)
    if end.event:
        return sentence("{months} months, event", months=in_months(end.days))
    return sentence("{months} months, censored", months=in_months(end.days))


def shifts(
    before: CohortFigure, after: CohortFigure, *, plain: Sequence[CohortMember], again: Sequence[CohortMember]
) -> tuple[Shift, ...]:
    """Every estimate of the figure and the response rates, before and after, whether or not they moved."""
    found = [Shift(Sentence("Patients and events"), _counts(before.n, before.events), _counts(after.n, after.events))]
    first, second = ({group.key: group for group in figure.groups} for figure in (before, after))
    for key in dict.fromkeys((*first, *second)):
        found += _of_group(first.get(key), second.get(key))
    found += _compared(before, after)
    for criterion, best in (("RECIST 1.1", "best_recist"), ("mRECIST", "best_mrecist")):
        responded, controlled = (
            sentence("Response rate, {criterion}", criterion=criterion),
            sentence("Disease control rate, {criterion}", criterion=criterion),
        )
        for name, counted in ((responded, _RESPONDED), (controlled, (*_RESPONDED, Response.SD))):
            found.append(Shift(name, _share(plain, best, counted), _share(again, best, counted)))
    return tuple(found)


def _of_group(first: GroupCurve | None, second: GroupCurve | None) -> list[Shift]:
    """A group keeps its place although its name may hold another threshold; one that is gone has no estimate."""
    shown = first or second
    if shown is None:
        return []
    name = shown.name.short if shown.key else Sentence("all")
    both = (first, second)
    found = [
        _shift(sentence("Patients and events, {group}", group=name), both, _of_curve),
        _shift(sentence("Median, {group}", group=name), both, lambda one: _median(one.median)),
    ]
    for place, months in enumerate(RATE_MONTHS):
        words = sentence("{months} months, {group}", months=months, group=name)
        found.append(_shift(words, both, _rate_at(place)))
    return found


_Both = tuple[GroupCurve | None, GroupCurve | None]


def _shift(name: Sentence, both: _Both, written: Callable[[GroupCurve], Sentence]) -> Shift:
    before, after = (None if one is None else written(one) for one in both)
    return Shift(name, before, after)


def _of_curve(one: GroupCurve) -> Sentence:
    return _counts(one.curve.n, one.curve.event_count)


def _rate_at(place: int) -> Callable[[GroupCurve], Sentence]:
    return lambda one: _rate(one.rates[place])


def _counts(n: int, events: int) -> Sentence:
    return sentence("{n}, {events} events", n=n, events=events)


def _median(found: Estimate) -> Sentence:
    if math.isnan(found.value) and math.isnan(found.low):
        return NOT_ESTIMABLE
    value = NOT_ESTIMABLE if math.isnan(found.value) else in_months(found.value)
    return sentence("{value} ({limits}) months", value=value, limits=month_limits(found.low, found.high))


def _rate(found: PointEstimate) -> Sentence:
    if math.isnan(found.survival):
        return NOT_ESTIMABLE
    return sentence(
        "{share} % ({limits})", share=in_percent(found.survival), limits=percent_limits(found.low, found.high)
    )


def _compared(before: CohortFigure, after: CohortFigure) -> list[Shift]:
    """Log-rank p, and the hazard ratio of every group that has one; R-14.4 may forbid both."""
    if before.comparison is None and after.comparison is None:
        return []
    found = [Shift(Sentence("Log-rank p"), *(_p(figure) for figure in (before, after)))]
    first, second = _ratios(before), _ratios(after)
    for key in dict.fromkeys((*first, *second)):
        name, reference = (first.get(key) or second[key])[:2]
        words = sentence("Hazard ratio, {group} to {reference}", group=name, reference=reference)
        found.append(Shift(words, *((one[key][2] if key in one else None) for one in (first, second))))
    return found


def _p(figure: CohortFigure) -> Sentence | None:
    found = figure.comparison
    if found is None or found.log_rank is None:
        return None if found is None else found.refused
    p = found.log_rank.p
    if math.isnan(p):
        return NOT_ESTIMABLE
    return Sentence("< 0.0001") if p < 0.0001 else sentence("{p}", p=f"{p:.4f}")


def _ratios(figure: CohortFigure) -> dict[str, tuple[Sentence, Sentence, Sentence]]:
    """By the group's own name: its name, that of the reference, and the ratio in words."""
    found = figure.comparison
    if found is None or found.cox is None or found.reference is None:
        return {}
    ratios = {}
    for name, one in zip(found.against, found.cox.coefficients, strict=True):
        words = NOT_ESTIMABLE
        if one.estimable:
            words = sentence(
                "{ratio} ({low}–{high})", ratio=f"{one.hazard_ratio:.2f}", low=f"{one.low:.2f}", high=f"{one.high:.2f}"
            )
        ratios[one.name] = (name.short, found.reference.short, words)
    return ratios


def _share(members: Sequence[CohortMember], best: str, counted: Sequence[Response]) -> Sentence | None:
    """Of those with an assessment by this criterion, with exact limits."""
    known = [one for one in members if getattr(one, best) not in _UNKNOWN]
    if not known:
        return None
    count = sum(getattr(one, best) in counted for one in known)
    low, high = exact_limits(count, len(known))
    return sentence(
        "{count} of {n}, {share} % ({limits})",
        count=count, n=len(known), share=in_percent(count / len(known)), limits=percent_limits(low, high),
    )  # fmt: skip
