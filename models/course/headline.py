"""What stands at the head of a patient's page: thrombus, performance status, regimen and the visit that is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.lanes import DoseSpan, TreatmentLane, treatment_lanes
from models.liver.result import LiverFunction
from models.record.protocol import ScheduledVisit
from models.record.records import Cheng, Vp


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


def performance_status(course: Course) -> int | None:
    """ECOG at the last visit that recorded it, else at baseline."""
    noted = [visit for visit in course.record.visits if visit.ecog is not None]
    return max(noted, key=lambda visit: visit.date).ecog if noted else course.record.baseline.ecog


def liver_now(course: Course) -> LiverFunction | None:
    """The scores of the last visit."""
    return max(course.liver, key=lambda scores: scores.on, default=None)


def due_visit(course: Course) -> ScheduledVisit | None:
    """The planned visit whose window is open, else the next one; None after death or at the end of the plan."""
    if course.record.outcome.death_date is not None:
        return None
    ahead = sorted((visit for visit in course.schedule if visit.latest >= course.today), key=lambda visit: visit.on)
    waiting = [visit for visit in ahead if visit.state in ("open", "upcoming")]
    return next((visit for visit in waiting if visit.state == "open"), waiting[0] if waiting else None)


def regimen(course: Course) -> Regimen:
    """What is being given (its last dose) and what came before it, per agent."""
    lanes = [lane for lane in treatment_lanes(course) if lane.given]
    current = tuple((lane.agent, _dose(lane)) for lane in lanes if _going_on(lane, course))
    earlier = tuple((lane.agent, _dose(lane)) for lane in lanes if not _going_on(lane, course))
    return Regimen(current, earlier)


def _going_on(lane: TreatmentLane, course: Course) -> bool:
    return lane.ongoing and course.record.outcome.death_date is None


def _dose(lane: TreatmentLane) -> str:
    given: list[DoseSpan] = [span for span in lane.spans if not span.omitted]
    last = given[-1].treatment
    if last.dose is None:
        return ""
    return f"{last.dose:f} {last.unit or ''}".strip()
