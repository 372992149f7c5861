"""Treatments and adverse events as lanes on the time axis: what was given when, at which share, with which gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.record.records import AdverseEvent, Record, Treatment
from models.record.therapies import IMMUNE, therapies_named


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseSpan:
    """One entry of a lane. ``stop`` is the last day, or the last day known when ``ongoing``.

    ``share`` is the dose as a share of the highest dose of the lane, None without a dose or in another unit.
    """

    treatment: Treatment
    start: date
    stop: date
    ongoing: bool
    share: float | None

    @property
    def single_day(self) -> bool:
        return not self.ongoing and self.stop == self.start

    @property
    def omitted(self) -> bool:
        """A planned dose that is recorded with dose 0."""
        return self.treatment.dose == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseGap:
    """Days without the agent between two entries: after ``start``, before ``stop``."""

    start: date
    stop: date
    days: int
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentLane:
    """All entries of one agent, in order of start."""

    agent: str
    kind: str
    spans: tuple[DoseSpan, ...]
    gaps: tuple[DoseGap, ...]

    @property
    def periodic(self) -> bool:
        """Whether the lane holds single doses on single days (an infusion every three weeks)."""
        return self.kind in ("drug", "cell therapy") and all(span.single_day for span in self.spans)

    @property
    def immunotherapy(self) -> bool:
        """Whether the agent is a checkpoint antibody or a cytokine."""
        return any(group in IMMUNE for group in therapies_named(self.agent).groups)

    @property
    def given(self) -> int:
        return sum(not span.omitted for span in self.spans)

    @property
    def omitted(self) -> int:
        return sum(span.omitted for span in self.spans)

    @property
    def ongoing(self) -> bool:
        return self.spans[-1].ongoing


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSpan:
    """One entry of an adverse event, drawn from ``start`` to ``stop``; None where no start was recorded."""

    event: AdverseEvent
    start: date | None
    stop: date | None
    ongoing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLane:
    """All entries of one term, in order of start. ``current_grade`` is None when nothing of it is ongoing."""

    term: str
    spans: tuple[EventSpan, ...]
    highest_grade: int
    current_grade: int | None


def known_until(course: Course) -> date:
    """The last day of which anything is known: death, or the last contact or later entry, or today."""
    record = course.record
    if record.outcome.death_date is not None:
        return record.outcome.death_date
    if record.outcome.last_contact is None:
        return course.today
    return min(course.today, max(record.outcome.last_contact, *_entry_dates(record)))


def _entry_dates(record: Record) -> Iterable[date]:
    yield record.treatment_start
    yield from (visit.date for visit in record.visits)
    yield from (result.date for result in record.labs)
    yield from (imaging.date for imaging in record.imaging)


def treatment_lanes(course: Course) -> tuple[TreatmentLane, ...]:
    """One lane for each agent, in order of its first day."""
    until, alive = known_until(course), course.record.outcome.death_date is None
    by_agent: dict[tuple[str, str], list[Treatment]] = {}
    for treatment in sorted(course.record.treatments, key=lambda entry: entry.start):
        by_agent.setdefault((treatment.kind, treatment.agent.casefold()), []).append(treatment)
    return tuple(_treatment_lane(entries, until, alive=alive) for entries in by_agent.values())


def _treatment_lane(entries: list[Treatment], until: date, *, alive: bool) -> TreatmentLane:
    unit = next((entry.unit for entry in entries if entry.dose), None)
    highest = max((entry.dose for entry in entries if entry.dose and entry.unit == unit), default=None)
    spans = tuple(
        DoseSpan(
            treatment=entry,
            start=entry.start,
            stop=_last_day(entry, until),
            ongoing=alive and _lasting(entry) and entry.stop is None,
            share=float(entry.dose / highest) if highest and entry.dose is not None and entry.unit == unit else None,
        )
        for entry in entries
    )
    return TreatmentLane(agent=entries[0].agent, kind=entries[0].kind, spans=spans, gaps=tuple(_gaps(spans)))


def _lasting(treatment: Treatment) -> bool:
    """A drug without an end goes on; a procedure, a radiation course or a cell infusion without an end is one day."""
    return treatment.kind not in ("radiation", "procedure", "cell therapy")


def _last_day(treatment: Treatment, until: date) -> date:
    if treatment.stop is not None:
        return treatment.stop
    return max(until, treatment.start) if _lasting(treatment) else treatment.start


def _gaps(spans: tuple[DoseSpan, ...]) -> Iterable[DoseGap]:
    """Gaps between lasting entries; between single doses there is no gap, that is their rhythm."""
    given = [span for span in spans if not span.omitted]
    before: DoseSpan | None = None
    for after in given:
        days = 0 if before is None else (after.start - before.stop).days - 1
        if before is not None and days > 0 and not (before.single_day and after.single_day):
            reason = _reason_between(spans, before, after)
            yield DoseGap(start=before.stop, stop=after.start, days=days, reason=reason)
        if before is None or after.stop >= before.stop:
            before = after


def _reason_between(spans: tuple[DoseSpan, ...], before: DoseSpan, after: DoseSpan) -> str | None:
    omitted = [span for span in spans if span.omitted and before.start <= span.start <= after.start]
    reasons = (span.treatment.reason for span in (*omitted, after, before))
    return next((reason for reason in reasons if reason), None)


def event_lanes(course: Course) -> tuple[EventLane, ...]:
    """One lane for each term, in order of its first recorded day; terms without a start come last."""
    until = known_until(course)
    by_term: dict[str, list[AdverseEvent]] = {}
    for event in course.record.adverse_events:
        by_term.setdefault(event.term.casefold(), []).append(event)
    lanes = [_event_lane(events, until) for events in by_term.values()]
    return tuple(sorted(lanes, key=lambda lane: (lane.spans[0].start or date.max, lane.term)))


def _event_lane(events: list[AdverseEvent], until: date) -> EventLane:
    ordered = sorted(events, key=lambda event: event.start or date.max)
    starts = [event.start for event in ordered[1:]] + [None]
    spans = tuple(_event_span(event, following, until) for event, following in zip(ordered, starts, strict=True))
    ongoing = [span.event.grade for span in spans if span.ongoing]
    return EventLane(
        term=ordered[0].term,
        spans=spans,
        highest_grade=max(event.grade for event in ordered),
        current_grade=ongoing[-1] if ongoing else None,
    )


def _event_span(event: AdverseEvent, following: date | None, until: date) -> EventSpan:
    """An entry without an end lasts until the next entry of its term begins, else it is ongoing."""
    if event.start is None:
        return EventSpan(event=event, start=None, stop=event.stop, ongoing=False)
    if event.stop is not None:
        return EventSpan(event=event, start=event.start, stop=event.stop, ongoing=False)
    if following is not None:
        return EventSpan(event=event, start=event.start, stop=following, ongoing=False)
    return EventSpan(event=event, start=event.start, stop=max(until, event.start), ongoing=True)
