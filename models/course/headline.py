"""What stands at the head of a patient's page: thrombus, performance status, regimen and the visit that is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.lanes import DoseSpan, TreatmentLane, goes_on, treatment_lanes
from models.liver.result import LiverFunction, Stage
from models.record.protocol import ScheduledVisit
from models.record.records import Cheng, Vp
from models.response.response import ThrombusRead


@dataclass(frozen=True, slots=True)
class Extent:
    """Thrombus classes on a date; either class may be missing."""

    vp: Vp | None
    cheng: Cheng | None
    on: date | None = None

    @property
    def recorded(self) -> bool:
        return self.vp is not None or self.cheng is not None

    def differs(self, other: Extent) -> bool:
        return (self.vp, self.cheng) != (other.vp, other.cheng)


@dataclass(frozen=True, slots=True)
class Regimen:
    """Agents being given with their doses, and what was given once or has ended, each in order of first use."""

    current: tuple[tuple[str, str], ...]
    earlier: tuple[tuple[str, str], ...]


def thrombus_at_baseline(course: Course) -> Extent:
    """By the baseline read, else as noted in the baseline profile."""
    read, noted = course.series.baseline, course.record.baseline
    if read is not None and (read.vp is not None or read.cheng is not None):
        return Extent(read.vp, read.cheng, read.on)
    return Extent(noted.vp, noted.cheng)


def thrombus_now(course: Course) -> Extent:
    """By the last read that names a class, else at baseline."""
    for point in reversed(course.series.points):
        if point.thrombus is not None and (point.thrombus.vp is not None or point.thrombus.cheng is not None):
            return Extent(point.thrombus.vp, point.thrombus.cheng, point.on)
    return thrombus_at_baseline(course)


def best_thrombus(course: Course) -> ThrombusRead | None:
    """The read on which the best answer of the thrombus stands; it says whether restored flow alone made it (R-9)."""
    best = course.series.thrombus
    reads = (point.thrombus for point in course.series.points if point.on == best.on)
    return next((read for read in reads if read is not None and read.response is best.best), None)


def performance_status(course: Course) -> int | None:
    """ECOG at the last visit that recorded it; what is noted of the baseline alone is not how a patient is now."""
    noted = [visit for visit in course.record.visits if visit.ecog is not None]
    return max(noted, key=lambda visit: visit.date).ecog if noted else None


@dataclass(frozen=True, slots=True)
class LatestScore:
    """The scores at the last date at which one of them could be determined, else at the last date at all.

    ``missing`` is what the same score lacks at the last date, ``since`` that date; empty and None where it is the same.
    """

    scores: LiverFunction | None
    known: bool
    missing: tuple[str, ...] = ()
    since: date | None = None


_ALBI = ("bilirubin", "albumin")
_CHILD_PUGH = (*_ALBI, "INR", "ascites", "encephalopathy")


def latest_albi(course: Course) -> LatestScore:
    """ALBI at the last date at which it could be determined; a later date without results does not take it away."""
    return _latest(course, _ALBI, lambda scores: scores.albi is not None)


def latest_child_pugh(course: Course) -> LatestScore:
    """Child-Pugh at the last date at which it could be determined."""
    return _latest(course, _CHILD_PUGH, lambda scores: scores.child_pugh_points is not None)


def _latest(course: Course, needed: tuple[str, ...], told: Callable[[LiverFunction], bool]) -> LatestScore:
    in_order = sorted(course.liver, key=lambda scores: scores.on)
    if not in_order:
        return LatestScore(None, False)
    last = in_order[-1]
    known = next((scores for scores in reversed(in_order) if told(scores)), None)
    if known is last:
        return LatestScore(last, True)
    missing = tuple(name for name in needed if name in last.missing)
    return LatestScore(last if known is None else known, known is not None, missing, last.on)


def liver_now(course: Course) -> LiverFunction | None:
    """The scores at the last date at which any of them could be determined, else those of the last date."""
    in_order = sorted(course.liver, key=lambda scores: scores.on)
    told = [scores for scores in in_order if scores.albi is not None or scores.child_pugh_points is not None]
    found = told or in_order
    return found[-1] if found else None


def stage_now(course: Course) -> Stage | None:
    """The stage at the last visit; where that cannot be determined, the one at baseline where it can."""
    stages = (course.stages.last, course.stages.baseline)
    return next((stage for stage in stages if stage is not None and stage.bclc is not None), stages[0] or stages[1])


def due_visit(course: Course) -> ScheduledVisit | None:
    """The planned visit whose window is open, else the next one; None after death or at the end of the plan."""
    if course.record.outcome.is_dead:
        return None
    ahead = sorted((visit for visit in course.schedule if visit.due_by >= course.today), key=lambda visit: visit.on)
    waiting = [visit for visit in ahead if visit.state in ("open", "upcoming")]
    return next((visit for visit in waiting if visit.state == "open"), waiting[0] if waiting else None)


def regimen(course: Course) -> Regimen:
    """What is being given (its last dose) and what came before it, per agent."""
    lanes = [lane for lane in treatment_lanes(course) if lane.given]
    current = tuple((lane.agent, _dose(lane)) for lane in lanes if goes_on(lane, course))
    earlier = tuple((lane.agent, _dose(lane)) for lane in lanes if not goes_on(lane, course))
    return Regimen(current, earlier)


def _dose(lane: TreatmentLane) -> str:
    given: list[DoseSpan] = [span for span in lane.spans if not span.omitted]
    last = given[-1].treatment
    if last.dose is None:
        return ""
    return f"{last.dose:f} {last.unit or ''}".strip()
