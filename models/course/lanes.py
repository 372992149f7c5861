"""Treatments and adverse events as lanes on the time axis: what was given when, at which share, with which gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.names.same_term import same_spelling
from models.record.impossible import last_date
from models.record.partialdate import Day, PartialDate, first_day
from models.record.records import AdverseEvent, Outcome, Treatment
from models.record.story import Piece, grade_now, graded_since, pieces
from models.record.therapies import IMMUNE, MEDICINE, therapies_named

_ENDED = re.compile(r"\b(?:stopped|discontinued|withdrawn|last dose)\b|停药|终止|末次", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseSpan:
    """One entry of a lane. ``stop`` is the last day, or the last day known when ``ongoing``; of days that are known
    in part both are those it is shown between, and ``begins`` and ``ends`` what is known.

    What has no end is not known to have ended before the death: where its day is known in part, ``ends`` is too.
    ``share`` is the dose as a share of the highest dose of the lane, None without a dose or in another unit.
    """

    treatment: Treatment
    start: date
    stop: date
    ongoing: bool
    share: float | None
    died: Day | None = None

    @property
    def begins(self) -> Day:
        return self.treatment.start

    @property
    def ends(self) -> Day:
        if self.treatment.stop is not None:
            return self.treatment.stop
        if isinstance(self.died, PartialDate) and _lasting(self.treatment):
            return self.died
        return self.begins if self.stop == self.start else self.stop

    @property
    def single_day(self) -> bool:
        counted = self.treatment.in_part is None or not _lasting(self.treatment)  # a drug may have been given longer
        return not self.ongoing and counted and self.stop == self.start

    @property
    def omitted(self) -> bool:
        return self.treatment.is_omitted


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
    """One entry of an adverse event, drawn from ``start`` to ``stop`` grade by grade; ``start`` None: not recorded."""

    event: AdverseEvent
    start: date | None
    stop: date | None
    ongoing: bool
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLane:
    """All entries of one term, in order of start. ``current_grade`` is the highest ongoing, None when nothing is."""

    term: str
    spans: tuple[EventSpan, ...]
    highest_grade: int
    current_grade: int | None


def known_until(course: Course) -> date:
    """The last day of which anything is known: death, else the last date recorded, at most the day of judgement.

    Nothing recorded makes today known: who was not heard of since is not known to be treated, or to be ill, today.
    """
    died = course.record.outcome.died
    return died if died is not None else min(course.today, last_date(course.record))


def treatment_lanes(course: Course) -> tuple[TreatmentLane, ...]:
    """One lane for each agent, in order of its first day."""
    until, outcome = known_until(course), course.record.outcome
    by_agent: dict[tuple[str, str], list[Treatment]] = {}
    for treatment in sorted(course.record.treatments, key=lambda entry: entry.first):
        by_agent.setdefault((treatment.kind, treatment.agent.casefold()), []).append(treatment)
    return tuple(_treatment_lane(entries, until, outcome) for entries in by_agent.values())


def medicine_lanes(course: Course) -> tuple[TreatmentLane, ...]:
    """One lane for each other medicine whose first day is known."""
    until, outcome = known_until(course), course.record.outcome
    by_name: dict[str, list[Treatment]] = {}
    for one in course.record.medications:
        if one.start is not None:
            entry = Treatment(
                kind=MEDICINE, agent=one.name, start=one.start, stop=one.stop, dose=one.dose, unit=one.unit
            )
            by_name.setdefault(one.name.casefold(), []).append(entry)
    ordered = (sorted(entries, key=lambda entry: entry.first) for entries in by_name.values())
    return tuple(_treatment_lane(entries, until, outcome) for entries in ordered)


def _treatment_lane(entries: list[Treatment], until: date, outcome: Outcome) -> TreatmentLane:
    unit = next((entry.unit for entry in entries if entry.dose), None)
    highest = max((entry.dose for entry in entries if entry.dose and entry.unit == unit), default=None)
    spans = tuple(
        DoseSpan(
            treatment=entry,
            start=entry.first,
            stop=_last_day(entry, until),
            ongoing=not outcome.is_dead and _lasting(entry) and entry.stop is None,
            share=float(entry.dose / highest) if highest and entry.dose is not None and entry.unit == unit else None,
            died=outcome.death_date,
        )
        for entry in entries
    )
    return TreatmentLane(agent=entries[0].agent, kind=entries[0].kind, spans=spans, gaps=tuple(_gaps(spans)))


def _lasting(treatment: Treatment) -> bool:
    """A drug without an end goes on; a procedure, a radiation course or a cell infusion without an end is one day."""
    return treatment.kind not in ("radiation", "procedure", "cell therapy")


def _last_day(treatment: Treatment, until: date) -> date:
    if treatment.stop is not None:
        return shown_end(treatment.stop, treatment.first, until)
    return max(until, treatment.first) if _lasting(treatment) else treatment.first


def shown_end(stop: Day, start: date | None, until: date) -> date:
    """The last day as it is shown: of an end known in part the last of its span, cut at the last day known (R-18)."""
    if not isinstance(stop, PartialDate):
        return stop
    return max(min(stop.last, until), stop.first, start or stop.first)


_EVERY = re.compile(
    r"(?:every|q|每)\s*([0-9]{1,2})?\s*-?\s*(days?|d\b|天|weeks?|w\b|wk|周|months?)|(?:([0-9]{1,2})[\s-]?)?(weekly)",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "天": 1, "w": 7, "周": 7, "m": 30}


def every_days(schedule: str | None) -> int | None:
    """How many days apart a schedule gives single doses; None where it does not say so."""
    found = _EVERY.search(schedule or "")
    return None if found is None else int(found[1] or found[3] or 1) * _DAYS[(found[2] or found[4])[0].casefold()]


def rhythm_days(lane: TreatmentLane) -> int | None:
    """Days from one dose to the next of a drug that is given on single days: as scheduled, else as given last."""
    given = [span for span in lane.spans if not span.omitted]
    if lane.kind != "drug" or not given or not given[-1].single_day:
        return None
    for span in reversed(given):
        if (every := every_days(span.treatment.schedule)) is not None:
            return every
    return (given[-1].start - given[-2].start).days if len(given) > 1 else None


def ended_by_reason(lane: TreatmentLane) -> bool:
    """Whether the reason of the last entry says that it was the last."""
    reason = lane.spans[-1].treatment.reason
    return reason is not None and _ENDED.search(reason) is not None


def goes_on(lane: TreatmentLane, course: Course) -> bool:
    """A drug is going on without an end, and between its doses: until two of its intervals have passed without one.

    A new anticancer therapy ends what came before it in single doses, and so does a last dose whose reason says so.
    """
    outcome = course.record.outcome
    if outcome.is_dead:
        return False
    if lane.ongoing:
        return True
    if ended_by_reason(lane):
        return False
    last = max((span.start for span in lane.spans if not span.omitted), default=None)
    if last is None:  # nothing of it was ever given
        return False
    every = rhythm_days(lane)
    replaced = outcome.new_therapy_start is not None and outcome.new_therapy_start > last
    return every is not None and not replaced and (known_until(course) - last).days < 2 * every


def _gaps(spans: tuple[DoseSpan, ...]) -> Iterable[DoseGap]:
    """Gaps between lasting entries; between single doses there is no gap, that is their rhythm."""
    given = [span for span in spans if not span.omitted]
    before: DoseSpan | None = None
    for after in given:
        days = 0 if before is None else (after.start - before.stop).days - 1
        if (
            before is not None
            and days > 0
            and days_known(before, after)
            and not (before.single_day and after.single_day)
        ):
            reason = _reason_between(spans, before, after)
            yield DoseGap(start=before.stop, stop=after.start, days=days, reason=reason)
        if before is None or after.stop >= before.stop:
            before = after


def days_known(before: DoseSpan, after: DoseSpan) -> bool:
    """Whether the days between two entries can be counted."""
    return not isinstance(before.ends, PartialDate) and not isinstance(after.begins, PartialDate)


def _reason_between(spans: tuple[DoseSpan, ...], before: DoseSpan, after: DoseSpan) -> str | None:
    omitted = [span for span in spans if span.omitted and before.start <= span.start <= after.start]
    reasons = (span.treatment.reason for span in (*omitted, after, before))
    return next((reason for reason in reasons if reason), None)


def event_lanes(course: Course) -> tuple[EventLane, ...]:
    """One lane for each term, in order of its first recorded day; terms without a start come last."""
    until = known_until(course)
    by_term: dict[str, list[AdverseEvent]] = {}
    for event in course.record.adverse_events:
        by_term.setdefault(same_spelling(event.term), []).append(event)
    lanes = [_event_lane(events, until) for events in by_term.values()]
    return tuple(sorted(lanes, key=lambda lane: (lane.spans[0].start or date.max, lane.term)))


def _event_lane(events: list[AdverseEvent], until: date) -> EventLane:
    ordered = sorted(events, key=lambda event: event.first or date.max)
    spans = tuple(_event_span(event, until) for event in ordered)
    ongoing = [grade_now(span.event) for span in spans if span.ongoing]
    return EventLane(
        term=ordered[0].term,
        spans=spans,
        highest_grade=max(event.grade for event in ordered),
        current_grade=max(ongoing, default=None),
    )


def _event_span(event: AdverseEvent, until: date) -> EventSpan:
    """An entry without an end is ongoing, whatever the next entry of its term does."""
    if event.start is None:
        return EventSpan(event=event, start=None, stop=event.last, ongoing=False)
    since = first_day(graded_since(event) or event.start)
    stop = max(until, since) if event.stop is None else shown_end(event.stop, since, until)
    ongoing = event.stop is None
    return EventSpan(event=event, start=event.first, stop=stop, ongoing=ongoing, pieces=pieces(event, stop))
