"""What a person types to move a planned visit or to skip it, what is wrong with it, and the record it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from models.forms.typed import EntryError, Problem, draft_of, parse_date, text_problems
from models.record.protocol import ScheduledVisit
from models.record.records import Appointment, Record
from models.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisitDraft:
    """Everything on the form, as it stands; ``skipped`` False: moved to the day typed in ``on``."""

    visit: str | None = None
    skipped: bool | None = False
    on: str = ""
    reason: str = ""


def still_planned(schedule: Sequence[ScheduledVisit]) -> tuple[ScheduledVisit, ...]:
    """The visits that can be moved or skipped: those that nothing has done yet."""
    return tuple(visit for visit in schedule if visit.done_on is None)


def next_planned(schedule: Sequence[ScheduledVisit]) -> ScheduledVisit | None:
    """The first of those that are still to be made, else the last that was not."""
    waiting = [visit for visit in schedule if visit.state in ("open", "overdue", "upcoming")]
    return waiting[0] if waiting else next(reversed(still_planned(schedule)), None)


def new_day(text: str, visit: ScheduledVisit, today: date) -> date:
    """The day that was typed; ``+3d`` counts from the day on which the visit stands. Raises EntryError."""
    counted = text.strip()[:1] in ("+", "-", "＋", "－")
    return parse_date(text, visit.on if counted else today)


def problems(
    draft: PlannedVisitDraft, record: Record, schedule: Sequence[ScheduledVisit], today: date
) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, schedule, today))


def _problems(
    draft: PlannedVisitDraft, record: Record, schedule: Sequence[ScheduledVisit], today: date
) -> Iterator[Problem]:
    visit = _visit(draft, schedule)
    if visit is None:
        yield Problem("visit", sentence("which planned visit?"))
    if draft.skipped is None:
        yield Problem("skipped", sentence("is it moved or skipped?"))
    if draft.skipped is False and visit is not None:
        yield from _day_problems(draft, visit, record, today)
    if draft.skipped and not draft.reason.strip():
        yield Problem("reason", sentence("a visit that is skipped needs a reason"))
    yield from text_problems({"reason": draft.reason}, {})


def _day_problems(draft: PlannedVisitDraft, visit: ScheduledVisit, record: Record, today: date) -> Iterator[Problem]:
    try:
        on = new_day(draft.on, visit, today)
    except EntryError as error:
        yield Problem("on", error.sentence)
        return
    if on == visit.on and visit.state != "skipped":
        yield Problem("on", sentence("it is planned for {on} already", on=on))
    if record.treatment_start is not None and on <= record.treatment_start:
        words = "{on} is not after the start of treatment, {start}"
        yield Problem("on", sentence(words, on=on, start=record.treatment_start))
    died = record.outcome.died
    if died is not None and on > died:
        yield Problem("on", sentence("{on} is after the death, {died}", on=on, died=died))


def _visit(draft: PlannedVisitDraft, schedule: Sequence[ScheduledVisit]) -> ScheduledVisit | None:
    return next((one for one in still_planned(schedule) if one.plan.label == draft.visit), None)


def appointment(
    draft: PlannedVisitDraft, record: Record, schedule: Sequence[ScheduledVisit], today: date
) -> Appointment:
    """The draft as a record, ready to be saved. Raises EntryError for the first problem."""
    for problem in problems(draft, record, schedule, today):
        raise EntryError(problem.sentence)
    visit = _visit(draft, schedule)
    assert visit is not None
    day = visit.on if draft.skipped else new_day(draft.on, visit, today)
    return Appointment(
        visit=visit.plan.label,
        day=day,
        moved_from=None if day == visit.on else visit.on,
        skipped=True if draft.skipped else None,
        reason=draft.reason.strip() or None,
    )


def draft_document(draft: PlannedVisitDraft, schedule: Sequence[ScheduledVisit], today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it; a day that was counted is written out, for it would move."""
    visit, on = _visit(draft, schedule), draft.on
    if visit is not None:
        try:
            on = new_day(draft.on, visit, today).isoformat()
        except EntryError:
            on = draft.on
    return asdict(draft) | {"on": on}


def read_draft(document: dict[str, Any]) -> PlannedVisitDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError."""
    return draft_of(PlannedVisitDraft, document)
