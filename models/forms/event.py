"""What a person types about an adverse event and of its story, what is wrong with it, and the record it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.forms.typed import (
    LONGEST_NAME,
    LONGEST_WORDS,
    EntryError,
    Problem,
    day_of,
    draft_of,
    kept_draft,
    known_of,
    read_day,
    span_problems,
    text_problem,
    text_problems,
)
from models.record.kept import GradeStep, Relation
from models.record.partialdate import Day, first_day, last_day
from models.record.records import AdverseEvent, Record
from models.record.story import graded_since, step_problem
from models.words import sentence

_LONGEST = {"term": LONGEST_NAME, "action": LONGEST_WORDS}  # a finding as long as a text


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """Everything on the form, as it stands. Dates may stay empty: not every event is dated."""

    term: str = ""
    grade: int | None = None
    start: str = ""
    stop: str = ""
    related: bool | None = None
    related_to: tuple[tuple[str, Relation], ...] = ()
    serious: bool | None = None
    immune_related: bool | None = None
    action: str = ""
    finding: str = ""


def problems(draft: EventDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, today))


def _problems(draft: EventDraft, record: Record, today: date) -> Iterator[Problem]:
    if not draft.term.strip():
        yield Problem("term", sentence("a term is needed"))
    yield from text_problems({"term": draft.term}, _LONGEST)
    if draft.grade is None:
        yield Problem("grade", sentence("a grade is needed"))
    yield from span_problems(draft.start, draft.stop, record, today)
    if draft.stop.strip() and not draft.start.strip():
        yield Problem("start", sentence("an event that has ended has begun: when?"))
    yield from text_problems({"action": draft.action, "finding": draft.finding}, _LONGEST)
    if draft.finding.strip() and not draft.start.strip():
        yield Problem("finding", sentence("what was found was found on a day: the onset is needed"))


def adverse_event(draft: EventDraft, record: Record, today: date, *, edition: str) -> AdverseEvent:
    """The draft as a record, ready to be kept, graded by this ``edition`` of the CTCAE.

    Raises EntryError for the first problem.
    """
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    assert draft.grade is not None
    start, finding = read_day(draft.start, today), draft.finding.strip()
    return AdverseEvent(
        term=draft.term.strip(),
        grade=draft.grade,
        grades=(GradeStep(start, draft.grade, finding),) if start is not None and finding else None,
        start=start,
        stop=read_day(draft.stop, today),
        related=draft.related,
        related_to=draft.related_to or None,
        serious=draft.serious,
        immune_related=draft.immune_related,
        action=draft.action.strip() or None,
        ctcae_version=edition,
    )


def told_step(
    on: str, grade: int | None, finding: str, *, event: AdverseEvent, record: Record, today: date
) -> GradeStep:
    """The next change of grade of an event as it was typed. Raises EntryError for what cannot be one."""
    day = day_of(on, record, today)
    if grade is None:
        raise EntryError(sentence("a grade is needed"))
    if said := text_problem(finding):
        raise EntryError(said)
    step = GradeStep(day, grade, finding.strip() or None)
    if said := step_problem(event, step):
        raise EntryError(said)
    return step


def told_end(on: str, *, event: AdverseEvent, record: Record, today: date) -> Day:
    """The day on which an event has ended, or what is known of it. Raises EntryError for what it cannot be."""
    last = known_of(on, record, today)
    begun = graded_since(event)
    if begun is None:
        raise EntryError(sentence("an event that has ended has begun: when?"))
    if last_day(last) < first_day(begun):
        raise EntryError(sentence("{on} is before the last change of grade, {last}", on=last, last=begun))
    return last


def draft_document(draft: EventDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    answers = [[agent, str(answer)] for agent, answer in draft.related_to]
    return kept_draft(draft, today, "start", "stop") | {"related_to": answers}


def read_draft(document: dict[str, Any]) -> EventDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    told = document.get("related_to", ())
    try:
        answers = tuple((str(agent), Relation(answer)) for agent, answer in told)
    except (TypeError, ValueError) as problem:
        raise ValueError("no draft: EventDraft") from problem
    return draft_of(EventDraft, document | {"related_to": answers})
