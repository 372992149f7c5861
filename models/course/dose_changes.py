"""What was changed in the doses of a patient, entry by entry: what an adverse event can be linked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from models.course.course import Course
from models.course.lanes import DoseSpan, TreatmentLane, days_known, treatment_lanes
from models.record.partialdate import Day, first_day, last_day
from models.record.records import AdverseEvent, Treatment


class Step(StrEnum):
    """What became of the dose with an entry of a treatment."""

    CHANGED = "changed"
    RESUMED = "resumed"  # the same dose after days without
    OMITTED = "omitted"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange:
    """``treatment`` is the entry that says so; ``on`` the first day of the change, and ``days_without`` come before it.

    ``before`` is the entry before a change, None for what was omitted or stopped.
    """

    step: Step
    treatment: Treatment
    on: Day
    before: Treatment | None = None
    days_without: int = 0


def dose_changes(course: Course) -> tuple[DoseChange, ...]:
    """At most one of each entry: another dose or days without, else omitted, else stopped; in order of their days."""
    found = [change for lane in treatment_lanes(course) for change in _changes(lane)]
    return tuple(sorted(found, key=lambda change: first_day(change.on)))


def _changes(lane: TreatmentLane) -> Iterator[DoseChange]:
    given = [span for span in lane.spans if not span.omitted]
    told: set[int] = set()
    for before, after in pairwise(given):
        gap = (after.start - before.stop).days - 1
        single = before.single_day and after.single_day
        days = 0 if single or not days_known(before, after) else max(gap, 0)
        other = (before.treatment.dose, before.treatment.unit) != (after.treatment.dose, after.treatment.unit)
        if other or days:
            told.add(id(after))
            step = Step.CHANGED if other else Step.RESUMED
            # without the agent from the day after the last dose on: there the change begins
            on = after.begins if not days else date.fromordinal(before.stop.toordinal() + 1)
            yield DoseChange(step=step, treatment=after.treatment, on=on, before=before.treatment, days_without=days)
    for span in lane.spans:
        if span.omitted:
            yield DoseChange(step=Step.OMITTED, treatment=span.treatment, on=span.begins)
    if given and lane.kind == "drug" and id(given[-1]) not in told and _is_stopped(given[-1]):
        yield DoseChange(step=Step.STOPPED, treatment=given[-1].treatment, on=given[-1].ends)


def _is_stopped(span: DoseSpan) -> bool:
    return span.treatment.stop is not None and not span.single_day


def linked_changes(event: AdverseEvent, changes: tuple[DoseChange, ...]) -> tuple[DoseChange, ...]:
    """The changes of the entries that an event is linked to."""
    names = event.linked_treatments or ()
    return tuple(change for change in changes if change.treatment.identifier in names)


def to_link(event: AdverseEvent, changes: tuple[DoseChange, ...]) -> tuple[DoseChange, ...]:
    """What an event may be linked to: changes since its onset that it is not linked to yet."""
    linked = event.linked_treatments or ()
    since = (one for one in changes if event.first is None or last_day(one.on) >= event.first)
    return tuple(change for change in since if change.treatment.identifier not in linked)
