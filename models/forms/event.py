"""What a person types about an adverse event, what is wrong with it field by field, and the record it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from models.forms.typed import EntryError, lasting_date, parse_date
from models.forms.visit import Problem
from models.record.records import AdverseEvent, Record
from models.words import sentence

LONGEST_TERM = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """Everything on the form, as it stands. Dates may stay empty: not every event is dated."""

    term: str = ""
    grade: int | None = None
    start: str = ""
    stop: str = ""
    related: bool | None = None
    serious: bool | None = None
    immune_related: bool | None = None
    action: str = ""


def problems(draft: EventDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, today))


def _problems(draft: EventDraft, record: Record, today: date) -> Iterator[Problem]:
    if not draft.term.strip():
        yield Problem("term", sentence("a term is needed"))
    elif len(draft.term.strip()) > LONGEST_TERM:
        yield Problem("term", sentence("a term has at most {n} signs", n=LONGEST_TERM))
    if draft.grade is None:
        yield Problem("grade", sentence("a grade is needed"))
    read: dict[str, date] = {}
    for name, text in (("start", draft.start), ("stop", draft.stop)):
        if not text.strip():
            continue
        try:
            read[name] = parse_date(text, today)
        except EntryError as error:
            yield Problem(name, error.sentence)
            continue
        yield from _date_problems(name, read[name], record, today)
    if "start" in read and "stop" in read and read["stop"] < read["start"]:
        yield Problem("stop", sentence("{on} is before its start, {start}", on=read["stop"], start=read["start"]))
    elif "stop" in read and not draft.start.strip():
        yield Problem("start", sentence("an event that has ended has begun: when?"))


def _date_problems(name: str, on: date, record: Record, today: date) -> Iterator[Problem]:
    born, died = record.patient.birth_date, record.outcome.death_date
    if on > today:
        yield Problem(name, sentence("{on} is after today, {today}", on=on, today=today))
    elif born is not None and on < born:
        yield Problem(name, sentence("{on} is before the birth, {born}", on=on, born=born))
    elif died is not None and on > died:
        yield Problem(name, sentence("{on} is after the death, {died}", on=on, died=died))


def adverse_event(draft: EventDraft, record: Record, today: date) -> AdverseEvent:
    """The draft as a record, ready to be kept. Raises EntryError for the first problem."""
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    assert draft.grade is not None
    return AdverseEvent(
        term=draft.term.strip(),
        grade=draft.grade,
        start=parse_date(draft.start, today) if draft.start.strip() else None,
        stop=parse_date(draft.stop, today) if draft.stop.strip() else None,
        related=draft.related,
        serious=draft.serious,
        immune_related=draft.immune_related,
        action=draft.action.strip() or None,
    )


def draft_document(draft: EventDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it; dates counted from today are written out."""
    dates = {"start": lasting_date(draft.start, today), "stop": lasting_date(draft.stop, today)}
    return asdict(draft) | dates


def read_draft(document: dict[str, Any]) -> EventDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    try:
        return EventDraft(**document)
    except TypeError as problem:
        raise ValueError("no draft of an adverse event") from problem
