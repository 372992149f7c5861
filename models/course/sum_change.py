"""What would change the response at one read: the sum, each target alone, and what was not measured (R-2, R-6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from models.course.course import Course
from models.record.records import Imaging, Lesion, State
from models.response.lesions import NODE_WITHIN_LIMITS_TENTHS, Reading, reading, readings, targets_of
from models.response.readers import noise_band
from models.response.reads import reads_of
from models.response.response import Criterion, CriterionRead, Response, TimePoint
from models.response.targets import ABSOLUTE_TENTHS, partial_response_threshold, progression_threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class LesionChange:
    """One target alone, the others as they are: what it would have to measure, in tenths of a millimetre.

    ``progression_tenths`` is the least diameter with which the read is PD (0: whatever it measures),
    ``partial_tenths`` the greatest with which it is PR; None where this lesion alone cannot bring it about. ``back``:
    after a complete target response it is PD as soon as the lesion is there again, whatever its size.
    """

    number: str
    nodal: bool
    now_tenths: int
    progression_tenths: int | None
    partial_tenths: int | None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """The targets that were not measured at a read: what they would have to measure together."""

    numbers: tuple[str, ...]
    progression_tenths: int | None
    partial_tenths: int | None
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """How far one read is from another response. All lengths in tenths of a millimetre, None where unknown.

    ``progression_tenths`` is the least sum that is PD at this read, ``next_progression_tenths`` at the next one (this
    read counted into the nadir; only where ``ahead``), ``partial_tenths`` the greatest sum that is PR.
    ``to_*`` is how far the sum is from there: positive is the way still to go, 0 is there exactly, negative is past.
    ``band`` is what another reader may well read (±19 %), with whether its ends lie on both sides of a threshold.
    ``ahead``: this is the latest read of a living patient; ``lesions`` are then judged against the next read, else
    against this one.
    ``target`` is the target response, None without a read. ``partial_holds``: PR was reached before this read and
    persists, so that no sum short of PD ends it (R-2.6); ``partial_held_next``: the same at the next read.
    ``without_sum``: the read is PD by something else, whatever the sum.
    ``back_is_progression``: after a complete target response, disease that is back is PD (R-2.2).
    """

    criterion: Criterion
    on: date
    ahead: bool
    target: Response | None
    sum_tenths: int | None
    nadir_tenths: int | None
    progression_tenths: int | None
    next_progression_tenths: int | None
    partial_tenths: int | None
    band: tuple[int, int] | None
    lesions: tuple[LesionChange, ...] = ()
    unmeasured: Unmeasured | None = None
    partial_holds: bool = False
    partial_held_next: bool = False
    without_sum: bool = False
    back_is_progression: bool = False

    @property
    def to_progression_tenths(self) -> int | None:
        return _apart(self.progression_tenths, self.sum_tenths)

    @property
    def to_next_progression_tenths(self) -> int | None:
        return _apart(self.next_progression_tenths, self.sum_tenths)

    @property
    def to_partial_tenths(self) -> int | None:
        return _apart(self.sum_tenths, self.partial_tenths)

    @property
    def progression_in_band(self) -> bool:
        """Whether one reading within the band is PD by the sum and another is not."""
        return (
            self.band is not None
            and self.progression_tenths is not None
            and _between(self.band, self.progression_tenths)
        )

    @property
    def partial_in_band(self) -> bool:
        """Whether one reading within the band is PR by the sum and another is not."""
        if self.band is None or self.partial_tenths is None or self.partial_holds:
            return False
        return _between(self.band, self.partial_tenths + 1)


def _apart(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _between(band: tuple[int, int], first: int) -> bool:
    """Whether ``first``, the first length on the far side of a threshold, divides the band."""
    return band[0] < first <= band[1]


@dataclass(frozen=True, slots=True)
class _Here:
    """What was read at one place of a series, and what was reached by then.

    ``smallest`` and ``complete_reached`` count what is judged next: they include this read where one may follow.
    """

    on: date
    readings: Mapping[str, Reading]
    merged: frozenset[str]
    smallest: Mapping[str, int]
    complete_reached: bool
    partial_before: bool
    partial_after: bool
    ahead: bool


def criterion_change(course: Course, criterion: Criterion, point: TimePoint | None = None) -> CriterionChange | None:
    """What would change the response at a read of the primary reader, the latest unless told otherwise.

    Before any read after the start, the baseline stands in for it: what the first read is judged against. None where
    there is nothing to measure against: no baseline and no read, or mRECIST that cannot be assessed.
    """
    points = course.series.points
    point = point or (points[-1] if points else None)
    lesions = _counted(course, criterion)
    if not lesions:
        return None
    if point is None:
        return _from_baseline(course, criterion, lesions)
    place = next((place for place, other in enumerate(points) if other is point), None)
    if place is None or point.by(criterion).overall is Response.NOT_ASSESSABLE:
        return None
    return _at(course, point.by(criterion), lesions, here=_here(course, criterion, lesions, place=place))


def change_of_read(course: Course, read: CriterionRead) -> CriterionChange | None:
    """The same for a read of the course that is at hand; None for a read of another reader."""
    point = next((point for point in course.series.points if point.by(read.criterion) is read), None)
    return None if point is None else criterion_change(course, read.criterion, point)


def _counted(course: Course, criterion: Criterion) -> tuple[Lesion, ...]:
    """The targets that make up the sum (R-1.5, R-6.1)."""
    targets, baseline = targets_of(course.record.lesions), course.series.baseline
    if baseline is None:
        return targets if criterion is Criterion.RECIST else ()
    numbers = baseline.targets if criterion is Criterion.RECIST else baseline.mrecist_targets
    return tuple(lesion for lesion in targets if lesion.number in numbers)


def _here(course: Course, criterion: Criterion, lesions: Sequence[Lesion], *, place: int) -> _Here:
    points = course.series.points
    reads = reads_of(course.record, course.series.reader, course.series.reader)
    start, on = course.record.treatment_start, points[place].on
    imaging = [read for read in reads if read.date > start][place]
    baseline = [read for read in reads if read.date <= start][-1:]
    ahead = on == points[-1].on and course.record.outcome.death_date is None
    counted = [*baseline, *(read for read in reads if start < read.date and (read.date < on or ahead))]
    earlier = [point for point in points if point.on < on]
    until = [point for point in points if point.on <= on]
    return _Here(
        on=on,
        readings=_readings(lesions, imaging, criterion),
        merged=_merged(imaging),
        smallest=_smallest(lesions, counted, criterion),
        complete_reached=any(p.by(criterion).target is Response.CR for p in (until if ahead else earlier)),
        partial_before=_partial_reached(earlier, criterion),
        partial_after=_partial_reached(until, criterion),
        ahead=ahead,
    )


def _readings(lesions: Sequence[Lesion], imaging: Imaging, criterion: Criterion) -> dict[str, Reading]:
    return readings(lesions, imaging, criterion)


def _smallest(lesions: Sequence[Lesion], seen: Sequence[Imaging], criterion: Criterion) -> dict[str, int]:
    """The smallest short axis of each node so far."""
    found: dict[str, int] = {}
    for lesion in (lesion for lesion in lesions if lesion.nodal):
        sizes = [size for imaging in seen if (size := reading(lesion, imaging, criterion).tenths) is not None]
        if sizes:
            found[lesion.number] = min(sizes)
    return found


def _partial_reached(points: Sequence[TimePoint], criterion: Criterion) -> bool:
    """Whether CR or PR of the targets was reached and PD not since; PD counts before PR of the same date."""
    reached = False
    for _, of_date in groupby(points, key=attrgetter("on")):
        responses = {point.by(criterion).target for point in of_date}
        reached = (reached or not responses.isdisjoint((Response.CR, Response.PR))) and Response.PD not in responses
    return reached


def _at(course: Course, read: CriterionRead, lesions: Sequence[Lesion], *, here: _Here) -> CriterionChange:
    threshold, total = read.progression_threshold_tenths, read.sum_tenths
    following = read.next_progression_threshold_tenths if here.ahead else None
    persists = course.parameters.partial_response_persists
    holds, held_next = here.partial_before and persists, here.partial_after and persists and here.ahead
    back = here.complete_reached and read.criterion is Criterion.RECIST
    partial = _below(read.partial_response_threshold_tenths, threshold)
    ahead_threshold = following if here.ahead else threshold
    held = held_next if here.ahead else holds
    ahead_partial = None if held else _below(read.partial_response_threshold_tenths, ahead_threshold)
    return CriterionChange(
        criterion=read.criterion,
        on=here.on,
        ahead=here.ahead,
        target=read.target,
        sum_tenths=total,
        nadir_tenths=read.nadir_tenths,
        progression_tenths=threshold,
        next_progression_tenths=following,
        partial_tenths=partial,
        band=None if total is None else noise_band(total),
        lesions=_lesions(lesions, here, total, _Limits(ahead_threshold, ahead_partial, back)),
        unmeasured=_unmeasured(lesions, here, _Limits(threshold, None if holds else partial, back)),
        partial_holds=holds,
        partial_held_next=held_next,
        without_sum=read.new_lesion or read.non_target is Response.PD or bool(read.regrown),
        back_is_progression=back,
    )


def _below(partial: int | None, progression: int | None) -> int | None:
    """The greatest sum that is PR: PD comes first (R-2.2 before R-2.5)."""
    return partial if partial is None or progression is None else min(partial, progression - 1)


@dataclass(frozen=True, slots=True)
class _Limits:
    """What the targets are judged against: the sums that are PD and PR, and whether disease that is back is PD."""

    progression: int | None
    partial: int | None
    back: bool


def _lesions(lesions: Sequence[Lesion], here: _Here, total: int | None, limits: _Limits) -> tuple[LesionChange, ...]:
    """Each target alone; one that is measured together with another cannot be alone."""
    if total is None:
        return ()
    found = []
    for lesion in (lesion for lesion in lesions if lesion.number not in here.merged):
        now = here.readings[lesion.number].tenths or 0
        others = [other for other in lesions if other is not lesion]
        progression, partial, back = _alone(lesion, others, total - now, here=here, limits=limits)
        found.append(
            LesionChange(
                number=lesion.number,
                nodal=bool(lesion.nodal),
                now_tenths=now,
                progression_tenths=progression,
                partial_tenths=partial,
                back=back,
            )
        )
    return tuple(found)


def _alone(
    lesion: Lesion, others: Sequence[Lesion], rest: int, *, here: _Here, limits: _Limits
) -> tuple[int | None, int | None, bool]:
    """From which size one target is PD, up to which it is PR, and whether it is PD as soon as it is there.

    ``rest`` is what the others measure. CR comes before PD (R-2.1 before R-2.2): with all others gone, no size that
    counts as gone is PD.
    """
    progression = None if limits.progression is None else max(limits.progression - rest, 0)
    if limits.back and lesion.nodal:
        least = _back_from(lesion, here)
        progression = least if progression is None else min(progression, least)
    if progression is not None and _all_gone(others, here):
        progression = max(progression, NODE_WITHIN_LIMITS_TENTHS if lesion.nodal else 1)
    if limits.back and any(_is_back(other, here) for other in others):
        progression = 0
    partial = _below(None if limits.partial is None else limits.partial - rest, progression)
    return progression, _at_least_zero(partial), limits.back and not lesion.nodal and progression != 0


def _all_gone(lesions: Sequence[Lesion], here: _Here) -> bool:
    """Whether these targets leave room for a complete response (R-2.1)."""
    for lesion in lesions:
        found = here.readings[lesion.number]
        if (found.tenths or 0) >= NODE_WITHIN_LIMITS_TENTHS if lesion.nodal else found.present:
            return False
    return True


def _back_from(lesion: Lesion, here: _Here) -> int:
    """The short axis from which a node is back after a complete target response (R-2.2)."""
    smallest = here.smallest.get(lesion.number, here.readings[lesion.number].tenths or 0)
    return max(NODE_WITHIN_LIMITS_TENTHS, smallest + ABSOLUTE_TENTHS)


def _is_back(lesion: Lesion, here: _Here) -> bool:
    found = here.readings[lesion.number]
    return (found.tenths or 0) >= _back_from(lesion, here) if lesion.nodal else found.present


def _at_least_zero(tenths: int | None) -> int | None:
    return tenths if tenths is not None and tenths >= 0 else None


def _unmeasured(lesions: Sequence[Lesion], here: _Here, limits: _Limits) -> Unmeasured | None:
    absent = [lesion for lesion in lesions if here.readings[lesion.number].tenths is None]
    if not absent:
        return None
    others = [lesion for lesion in lesions if lesion not in absent]
    rest = sum(found.tenths or 0 for found in here.readings.values())
    one_by_one = [_alone(lesion, others, rest, here=here, limits=limits) for lesion in absent]
    progression, partial, back = one_by_one[0]
    if len(absent) > 1:
        progression = None if limits.progression is None else max(limits.progression - rest, 0)
        partial = _at_least_zero(None if limits.partial is None else limits.partial - rest)
        back = any(back for _, _, back in one_by_one)
        if any(lesion.nodal for lesion in absent) and (limits.back or _all_gone(others, here)):
            progression = None  # each node counts by itself, whatever they add up to
        if limits.back and any(_is_back(other, here) for other in others):
            progression = 0
    return Unmeasured(tuple(lesion.number for lesion in absent), progression, partial, back)


def _from_baseline(course: Course, criterion: Criterion, lesions: Sequence[Lesion]) -> CriterionChange | None:
    baseline, total = course.series.baseline, _baseline_sum(course, criterion)
    if baseline is None or total is None:
        return None
    reads = reads_of(course.record, course.series.reader, course.series.reader)
    imaging = [read for read in reads if read.date <= course.record.treatment_start][-1]
    threshold = progression_threshold(total, criterion, course.parameters)
    partial = partial_response_threshold(total)
    here = _Here(
        on=baseline.on,
        readings=_readings(lesions, imaging, criterion),
        merged=_merged(imaging),
        smallest={},
        complete_reached=False,
        partial_before=False,
        partial_after=False,
        ahead=True,
    )
    return CriterionChange(
        criterion=criterion,
        on=baseline.on,
        ahead=True,
        target=None,
        sum_tenths=total,
        nadir_tenths=total,
        progression_tenths=None,
        next_progression_tenths=threshold,
        partial_tenths=_below(partial, threshold),
        band=noise_band(total),
        lesions=_lesions(lesions, here, total, _Limits(threshold, _below(partial, threshold), False)),
    )


def _merged(imaging: Imaging) -> frozenset[str]:
    return frozenset(found.number for found in imaging.measurements if found.state is State.MERGED)


def _baseline_sum(course: Course, criterion: Criterion) -> int | None:
    baseline = course.series.baseline
    if baseline is None:
        return None
    return baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
