"""What would change the answers of one course: sums, confirmations, markers at six weeks, thrombus. Made when asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.course.change_words import (
    Rows,
    confirmation_row,
    criterion_rows,
    marker_rows,
    measured_row,
    thrombus_rows,
)
from models.course.course import Course
from models.course.headline import Extent, thrombus_at_baseline
from models.course.sum_change import CriterionChange, change_of_read, criterion_change
from models.markers.markers import AFP, PIVKA, MarkerCourse, MarkerRule
from models.markers.words import VERDICTS
from models.quantities import Answer
from models.record.labs import in_digits
from models.record.records import Cheng, Thrombus, Vp
from models.response.best_response import awaited_confirmations, counted_assessments, may_still_confirm
from models.response.response import Criterion, CriterionRead, Response, ThrombusRead
from models.response.thrombus import contradiction
from models.words import Step

Subject = CriterionRead | MarkerCourse | ThrombusRead


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationChange:
    """A CR or PR that is not confirmed yet, and the least response that would confirm it.

    ``days`` from today to ``due``: 0 today, negative when it has passed.
    """

    criterion: Criterion
    response: Response
    on: date
    due: date
    by: Response
    days: int

    @property
    def row(self) -> Step:
        return confirmation_row(self.response, self.on, self.due, by=self.by, days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerNeeded:
    """The value at six weeks that decides a marker's answer, in ``unit``.

    ``meets_at`` is the greatest value that certainly meets the criterion, ``fails_above`` the one above which it
    certainly is not met; they differ where the baseline is a bound, and are None where there is no such value.
    Both are None where the marker cannot be assessed; the reason is that of the marker's answer.
    """

    analyte: str
    unit: str
    fall_percent: int
    meets_at: Decimal | None
    fails_above: Decimal | None
    first: date
    last: date
    answer: Answer
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrombusChange:
    """The mildest class at the next read that would be PD, and the most severe that would be PR; None where none."""

    progression_vp: Vp | None
    progression_cheng: Cheng | None
    partial_vp: Vp | None
    partial_cheng: Cheng | None
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatWouldChange:
    """Everything that could be said of one course, as of the day it was judged."""

    criteria: tuple[CriterionChange, ...]
    confirmations: tuple[ConfirmationChange, ...]
    markers: tuple[MarkerNeeded, ...]
    thrombus: ThrombusChange | None


def what_would_change(course: Course) -> WhatWouldChange:
    """All of it, from the latest read of the primary reader and the results so far; nothing before the start."""
    if not course.record.started:
        return WhatWouldChange(criteria=(), confirmations=(), markers=(), thrombus=None)
    changes = (criterion_change(course, criterion) for criterion in Criterion)
    return WhatWouldChange(
        criteria=tuple(change for change in changes if change is not None),
        confirmations=confirmation_changes(course),
        markers=tuple(marker_needed(course, marker) for marker in (course.markers.afp, course.markers.pivka)),
        thrombus=thrombus_change(course),
    )


def rows_about(course: Course, subject: Subject) -> Rows:
    """The rows for one answer that is at hand, for a card that shows nothing else."""
    if not course.record.started:
        return ()
    if isinstance(subject, MarkerCourse):
        return marker_needed(course, subject).rows
    if isinstance(subject, ThrombusRead):
        change = thrombus_change(course)
        return () if change is None or not _is_latest(course, subject) else change.rows
    found = change_of_read(course, subject)
    if found is None:
        return ()
    awaited = [c.row for c in confirmation_changes(course) if c.criterion is subject.criterion and found.ahead]
    return (*awaited, *criterion_rows(found))


# --- confirmation ---------------------------------------------------------------------------------------------------


def confirmation_changes(course: Course) -> tuple[ConfirmationChange, ...]:
    """Every CR and PR that waits for its confirmation, while the patient is followed."""
    if not may_still_confirm(course.record, course.parameters):
        return ()
    found = []
    for criterion in Criterion:
        assessments = counted_assessments(course.series.points, criterion, course.parameters)
        for awaited in awaited_confirmations(assessments, course.series.best(criterion), course.parameters):
            found.append(
                ConfirmationChange(
                    criterion=criterion,
                    response=awaited.first.response,
                    on=awaited.first.on,
                    due=awaited.due,
                    by=awaited.by,
                    days=(awaited.due - course.today).days,
                )
            )
    return tuple(found)


# --- markers --------------------------------------------------------------------------------------------------------


def marker_needed(course: Course, series: MarkerCourse) -> MarkerNeeded:
    """Which value at six weeks decides the marker's answer; not before it is known that the marker is assessable."""
    rule = AFP if series.analyte == AFP.analyte else PIVKA
    day, window = course.parameters.week6_day, course.parameters.week6_window_days
    start = course.record.day_zero
    first, last = (start + timedelta(days=day + shift) for shift in (-window, window))
    meets, fails = _limits(rule, series)
    return MarkerNeeded(
        analyte=series.analyte,
        unit=series.unit,
        fall_percent=rule.fall_percent,
        meets_at=meets,
        fails_above=fails,
        first=first,
        last=last,
        answer=series.answer,
        rows=_marker_rows(rule, series, (meets, fails), window=(first, last), today=course.today),
    )


def _limits(rule: MarkerRule, series: MarkerCourse) -> tuple[Decimal | None, Decimal | None]:
    baseline = series.baseline
    if baseline is None or series.meets_at is None:
        return None, None
    share = Decimal(100 - rule.fall_percent) / 100
    meets = series.meets_at if baseline.value.low > 0 else None
    return meets, baseline.value.high * share if baseline.value.high.is_finite() else None


def _marker_rows(
    rule: MarkerRule,
    series: MarkerCourse,
    limits: tuple[Decimal | None, Decimal | None],
    *,
    window: tuple[date, date],
    today: date,
) -> Rows:
    if series.baseline is None or series.meets_at is None:
        return (Step(series.reason, VERDICTS[series.answer]),)
    meets, fails = (None if limit is None else in_digits(limit) for limit in limits)
    rows = marker_rows(
        percent=rule.fall_percent,
        unit=series.unit,
        reported=series.baseline.result.value.reported,
        window=window,
        limits=(meets, fails),
    )
    if series.week6 is None:
        return (*rows, Step(series.reason, VERDICTS[series.answer])) if today > window[1] else rows
    taken = series.week6.point
    return (*rows, measured_row(taken.result.value.reported, taken.result.unit, taken.on, answer=series.answer))


# --- thrombus -------------------------------------------------------------------------------------------------------


def thrombus_change(course: Course) -> ThrombusChange | None:
    """The classes that would be PD and PR at the next read (R-9).

    None where no class was ever recorded, or where no read can follow.
    """
    if course.record.outcome.is_dead:
        return None
    baseline = thrombus_at_baseline(course)
    if contradiction(Thrombus(vp=baseline.vp, cheng=baseline.cheng)):
        baseline = Extent(None, None)
    said = [point.thrombus for point in course.series.points if point.thrombus is not None]
    reads = [read for read in said if contradiction(Thrombus(vp=read.vp, cheng=read.cheng)) is None]
    vps = [vp for vp in (baseline.vp, *(read.vp for read in reads)) if vp is not None and vp.rank is not None]
    chengs = [cheng for cheng in (baseline.cheng, *(read.cheng for read in reads)) if cheng is not None]
    if not vps and not chengs:
        return None
    best_vp = min(vps, key=lambda vp: vp.rank or 0, default=None)
    best_cheng = min(chengs, key=lambda cheng: cheng.rank, default=None)
    progression = _next_vp(best_vp), _next_cheng(best_cheng)
    partial = _lower_vp(baseline.vp, best_vp), _lower_cheng(baseline.cheng, best_cheng)
    gone = best_vp is Vp.VP0 or (best_vp is None and best_cheng is Cheng.NONE)
    return ThrombusChange(
        progression_vp=progression[0],
        progression_cheng=progression[1],
        partial_vp=partial[0],
        partial_cheng=partial[1],
        rows=thrombus_rows(progression=progression, partial=partial, present=not gone),
    )


def _is_latest(course: Course, read: ThrombusRead) -> bool:
    noted = [point.thrombus for point in course.series.points if point.thrombus is not None]
    return bool(noted) and noted[-1] is read


def _next_vp(best: Vp | None) -> Vp | None:
    above = None if best is None or best.rank is None else best.rank + 1
    return None if above is None else next((vp for vp in Vp if vp.rank == above), None)


def _next_cheng(best: Cheng | None) -> Cheng | None:
    return None if best is None else next((cheng for cheng in Cheng if cheng.rank == best.rank + 1), None)


def _lower_vp(baseline: Vp | None, best: Vp | None) -> Vp | None:
    """The most severe class that is below baseline and not above the best so far; gone altogether is CR."""
    first = None if baseline is None else baseline.rank
    mildest = None if best is None else best.rank
    if first is None or mildest is None:
        return None
    rank = min(first - 1, mildest)
    return next((vp for vp in Vp if vp.rank == rank), None) if rank > 0 else None


def _lower_cheng(baseline: Cheng | None, best: Cheng | None) -> Cheng | None:
    if baseline is None or best is None:
        return None
    rank = min(baseline.rank - 1, best.rank)
    return next((cheng for cheng in Cheng if cheng.rank == rank and rank > 0), None)
