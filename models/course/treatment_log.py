"""What was given as rows: drugs dose by dose with the days without them, procedures, and other medicines.

Of single doses each is a row with its number; of a drug that goes on, each dose and each interruption.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from models.course.course import Course
from models.course.lanes import (
    DoseSpan,
    TreatmentLane,
    ended_by_reason,
    goes_on,
    known_until,
    rhythm_days,
    treatment_lanes,
)
from models.plan.cycles import Cycle, cycles
from models.plan.dose_today import DoseToday, dose_today
from models.plan.given import GivenSoFar, days_so_far, doses_so_far, planned_amount
from models.record.partialdate import Day, PartialDate, exact
from models.record.records import Medication, Treatment

DRUGS = ("drug", "cell therapy")


class Section(StrEnum):
    """What stands under one heading, in this order."""

    DRUGS = "drugs"
    PROCEDURES = "procedures"
    MEDICINES = "other medicines"


class RowState(StrEnum):
    """What became of one row."""

    GIVEN = "given"
    OMITTED = "omitted"
    HELD = "held"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentRow:
    """One row. ``entry`` is what is corrected there; of an interruption, the entry after it.

    ``number`` counts single doses of a drug from 1; ``days_off``: days after the day it was planned for.
    """

    section: Section
    name: str
    state: RowState
    entry: Treatment | Medication
    start: Day | None
    stop: Day | None = None
    first: bool = True
    number: int | None = None
    days: int | None = None
    days_off: int = 0
    planned: tuple[Decimal, str] | None = None
    reason: str | None = None
    lane: TreatmentLane | None = None


def treatment_rows(course: Course) -> tuple[TreatmentRow, ...]:
    """Drugs in order of their first day, then procedures, then other medicines."""
    lanes = treatment_lanes(course)
    drugs = [lane for lane in lanes if lane.kind in DRUGS]
    others = [lane for lane in lanes if lane.kind not in DRUGS]
    return (
        *(row for lane in drugs for row in _of_lane(course, lane, Section.DRUGS)),
        *(row for lane in others for row in _of_lane(course, lane, Section.PROCEDURES)),
        *(_of_medicine(course, one) for one in course.record.medications),
    )


def _of_lane(course: Course, lane: TreatmentLane, section: Section) -> Iterator[TreatmentRow]:
    held = {gap.stop: gap for gap in lane.gaps}
    plan = dict(zip((span.start for span in lane.spans), planned_days(lane), strict=True))
    numbered = lane.kind == "drug" and lane.periodic and len(lane.spans) > 1
    for number, span in enumerate(lane.spans, start=1):
        if (gap := held.pop(span.start, None)) is not None:
            yield TreatmentRow(
                section=section,
                name=lane.agent,
                state=RowState.HELD,
                entry=span.treatment,
                start=gap.start + timedelta(days=1),
                stop=gap.stop - timedelta(days=1),
                first=False,
                days=gap.days,
                planned=planned_amount(course.record, course.protocol, span.treatment),
                reason=gap.reason,
                lane=lane,
            )
        row = _of_span(course, lane, span, section)
        off = (span.start - on).days if (on := plan[span.start]) is not None and numbered else 0
        yield replace(row, first=number == 1, number=number if numbered else None, days_off=off)


def _of_span(course: Course, lane: TreatmentLane, span: DoseSpan, section: Section) -> TreatmentRow:
    entry = span.treatment
    state = RowState.OMITTED if span.omitted else RowState.ONGOING if span.ongoing else RowState.GIVEN
    lasts = span.stop > span.start or span.ongoing
    in_part = entry.in_part or isinstance(span.ends, PartialDate)
    return TreatmentRow(
        section=section,
        name=lane.agent,
        state=state,
        entry=entry,
        start=span.begins,
        stop=None if span.ongoing or span.ends == span.begins else span.ends,
        days=(span.stop - span.start).days + 1 if lasts and not in_part else None,
        planned=planned_amount(course.record, course.protocol, entry),
        reason=entry.reason,
        lane=lane,
    )


def _of_medicine(course: Course, one: Medication) -> TreatmentRow:
    goes_on = one.stop is None and one.start is not None and not course.record.outcome.is_dead
    last = known_until(course) if goes_on else one.stop
    first, until = exact(one.start), exact(last)
    days = (until - first).days + 1 if first is not None and until is not None and until >= first else None
    return TreatmentRow(
        section=Section.MEDICINES,
        name=one.name,
        state=RowState.ONGOING if goes_on else RowState.GIVEN,
        entry=one,
        start=one.start,
        stop=one.stop,
        days=days,
        reason=one.reason,
    )


def planned_days(lane: TreatmentLane) -> tuple[date | None, ...]:
    """The day each single dose was planned for: as it is recorded, else the rhythm counted from the dose before."""
    every = rhythm_days(lane)
    days: list[date | None] = []
    for span in lane.spans:
        before = days[-1] if days else None
        counted = None if every is None or before is None else before + timedelta(days=every)
        near = counted is not None and every is not None and abs((span.start - counted).days) * 2 < every
        days.append(span.treatment.planned_date or (counted if near else span.start))
    return tuple(days)


def given_so_far(course: Course, lane: TreatmentLane) -> GivenSoFar | None:
    """Planned against given of one drug; None where nothing says how often it is given."""
    record, protocol, until = course.record, course.protocol, min(course.today, known_until(course))
    if lane.kind != "drug":
        return None
    if lane.periodic:
        found = doses_so_far(record, protocol, [span.treatment for span in lane.spans], until=until)
        missed = rounds_without_entry(course, lane)
        return found if found is None or not missed else replace(found, rounds=len(missed), rounds_from=missed[0])
    return days_so_far(record, protocol, [(span.treatment, span.stop) for span in lane.spans], until=until)


def rounds_without_entry(course: Course, lane: TreatmentLane) -> tuple[date, ...]:
    """The planned days of the rounds, by the rhythm of the drug, of which nothing is recorded.

    A round is one of them once the next one was due, too: a dose that is late is no round without an entry. After the
    last entry they go on until today, the last contact of who has died, a new therapy, or a reason that says the last
    dose was the last.
    """
    every, outcome = rhythm_days(lane), course.record.outcome
    if every is None:
        return ()
    days: list[Day] = [span.begins for span in lane.spans]
    if not ended_by_reason(lane):
        died = outcome.died or (known_until(course) if outcome.is_dead else None)
        days.append(min(day for day in (course.today, died, outcome.new_therapy_start) if day is not None))
    pairs = [(exact(before), exact(after)) for before, after in itertools.pairwise(days)]
    return tuple(
        before + timedelta(days=every * number)
        for before, after in pairs
        if before is not None and after is not None
        for number in range(1, (after - before).days // every)
    )


def due_day(course: Course, lane: TreatmentLane) -> date | None:
    """The day the next single dose is planned for; None once a round has passed since, and for what does not go on."""
    every, before = rhythm_days(lane), planned_days(lane)[-1]
    if every is None or before is None or not goes_on(lane, course):
        return None
    due = before + timedelta(days=every)
    return due if (course.today - due).days < every else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDose:
    """The last dose of a drug on single days, given again today: what would be kept, and its check.

    ``planned_on``: the day it is planned for, where today is within one round of it.
    """

    entry: Treatment
    last: Day
    planned_on: date | None
    check: DoseToday | None


def next_dose(course: Course, lane: TreatmentLane, dose: Decimal | None = None) -> NextDose | None:
    """The last dose again, or another ``dose``; None for what is not given on single days, was given today already, or
    does not go on."""
    record, today = course.record, course.today
    given = [span.treatment for span in lane.spans if not span.omitted]
    if not given or lane.kind != "drug" or not lane.periodic or not goes_on(lane, course):
        return None
    if any(span.start >= today for span in lane.spans):
        return None
    last, due = given[-1], due_day(course, lane)
    entry = Treatment(
        kind=last.kind,
        agent=last.agent,
        start=today,
        stop=last.stop and today,
        dose=last.dose if dose is None else dose,
        unit=last.unit,
        schedule=last.schedule,
        planned_date=due,
    )
    return NextDose(entry=entry, last=last.start, planned_on=due, check=dose_today(record, course.protocol, entry))


def cycles_of(course: Course, lane: TreatmentLane) -> tuple[Cycle, ...]:
    """The cycles of a drug on single days, with the one that would be noted today and the next planned day.

    None of a drug that goes on, and none of a single dose that has no rhythm.
    """
    every = rhythm_days(lane)
    if lane.kind != "drug" or not lane.periodic or (every is None and len(lane.spans) < 2):
        return ()
    noted = [(span.treatment, on) for span, on in zip(lane.spans, planned_days(lane), strict=True)]
    following, due = next_dose(course, lane), due_day(course, lane)
    ahead = []
    if due is not None and every is not None:
        ahead = [due + timedelta(days=every)] if following is not None else [due]
    current = None if following is None else following.entry
    return cycles(course.record, course.protocol, noted, current=current, ahead=ahead)
