"""What would change the response at one read: the sum, each target alone, and what was not measured (R-2, R-6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.target_alone import Here, LesionChange, Limits, Unmeasured, below, lesions_alone, unmeasured_together
from models.record.records import Imaging, Lesion, State
from models.response.lesions import Reading, reading, readings, targets_of
from models.response.readers import noise_band
from models.response.reads import reads_of
from models.response.response import Criterion, CriterionRead, Response, TimePoint
from models.response.targets import partial_response_threshold, progression_threshold


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
    ``back_is_progression``: after an overall CR, disease that is back is PD (R-2.2).
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


def criterion_change(course: Course, criterion: Criterion, point: TimePoint | None = None) -> CriterionChange | None:
    """What would change the response at a read of the primary reader, the latest unless told otherwise.

    Before any read after the start, the baseline stands in for it: what the first read is judged against. None where
    there is nothing to measure against: no baseline and no read, or mRECIST that cannot be assessed.
    """
    points = course.series.points
    point = point or (points[-1] if points else None)
    removed = () if point is None else point.by(criterion).removed
    lesions = tuple(lesion for lesion in _counted(course, criterion) if lesion.number not in removed)
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


def _here(course: Course, criterion: Criterion, lesions: Sequence[Lesion], *, place: int) -> Here:
    points = course.series.points
    reads = reads_of(course.record, course.series.reader, course.series.reader)
    start, on = course.record.day_zero, points[place].on
    imaging = [read for read in reads if read.date > start][place]
    baseline = [read for read in reads if read.date <= start][-1:]
    ahead = on == points[-1].on and not course.record.outcome.is_dead
    counted = [*baseline, *(read for read in reads if start < read.date and (read.date < on or ahead))]
    alike = [point for point in points if point.by(criterion).removed == points[place].by(criterion).removed]
    earlier = [point for point in alike if point.on < on]
    until = [point for point in alike if point.on <= on]
    looked_back = until if ahead else earlier
    return Here(
        on=on,
        readings=_readings(lesions, imaging, criterion),
        merged=_merged(imaging),
        smallest=_smallest(lesions, counted, criterion),
        complete_reached=any(p.by(criterion).overall is Response.CR for p in looked_back),
        gone_reached=criterion is Criterion.MRECIST and any(p.mrecist.target is Response.CR for p in looked_back),
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
    """Whether CR or PR of the targets was reached and PD not since."""
    reached = False
    for point in points:
        response = point.by(criterion).target
        reached = (reached or response in (Response.CR, Response.PR)) and response is not Response.PD
    return reached


def _at(course: Course, read: CriterionRead, lesions: Sequence[Lesion], *, here: Here) -> CriterionChange:
    threshold, total = read.progression_threshold_tenths, read.sum_tenths
    following = read.next_progression_threshold_tenths if here.ahead else None
    persists = course.parameters.partial_response_persists
    holds, held_next = here.partial_before and persists, here.partial_after and persists and here.ahead
    back = here.complete_reached and read.criterion is Criterion.RECIST
    partial = below(read.partial_response_threshold_tenths, threshold)
    ahead_threshold = following if here.ahead else threshold
    of_nodes = _of_nodes(course, read, here)
    held = held_next if here.ahead else holds
    ahead_partial = None if held else below(read.partial_response_threshold_tenths, ahead_threshold)
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
        lesions=lesions_alone(lesions, here, total, Limits(ahead_threshold, ahead_partial, back, of_nodes)),
        unmeasured=unmeasured_together(lesions, here, Limits(threshold, None if holds else partial, back)),
        partial_holds=holds,
        partial_held_next=held_next,
        without_sum=read.new_lesion or read.non_target is Response.PD or bool(read.regrown),
        back_is_progression=back,
    )


def _of_nodes(course: Course, read: CriterionRead, here: Here) -> tuple[int, int] | None:
    """The sums that are PD after a target CR by mRECIST, see ``Limits``."""
    counted = (read.nadir_tenths, read.sum_tenths) if here.ahead else (read.nadir_tenths,)
    nadir = min((tenths for tenths in counted if tenths is not None), default=None)
    relative = progression_threshold(nadir, read.criterion, course.parameters)
    if not here.gone_reached or nadir is None or relative is None:
        return None
    return relative, nadir + 1


def _from_baseline(course: Course, criterion: Criterion, lesions: Sequence[Lesion]) -> CriterionChange | None:
    baseline, total = course.series.baseline, _baseline_sum(course, criterion)
    if baseline is None or total is None:
        return None
    reads = reads_of(course.record, course.series.reader, course.series.reader)
    imaging = [read for read in reads if read.date <= course.record.day_zero][-1]
    threshold = progression_threshold(total, criterion, course.parameters)
    partial = partial_response_threshold(total)
    here = Here(
        on=baseline.on,
        readings=_readings(lesions, imaging, criterion),
        merged=_merged(imaging),
        smallest={},
        complete_reached=False,
        gone_reached=False,
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
        partial_tenths=below(partial, threshold),
        band=noise_band(total),
        lesions=lesions_alone(lesions, here, total, Limits(threshold, below(partial, threshold), False)),
    )


def _merged(imaging: Imaging) -> frozenset[str]:
    return frozenset(found.number for found in imaging.measurements if found.state is State.MERGED)


def _baseline_sum(course: Course, criterion: Criterion) -> int | None:
    baseline = course.series.baseline
    if baseline is None:
        return None
    return baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
