"""What a person types to adjudicate between two readers, what is wrong with it, and the record it becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.forms.typed import EntryError, Problem, draft_of, kept_draft, parse_date, text_problems
from models.record.kept import JudgedBy, Judgement
from models.record.records import Adjudication
from models.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicationDraft:
    """Everything on the form, as it stands."""

    date: str = ""
    criterion: JudgedBy | None = None
    overall: Judgement | None = None
    reason: str = ""


def problems(draft: AdjudicationDraft, differing: Collection[date], today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft; ``differing`` are the dates at which two readers are known to differ."""
    return tuple(_problems(draft, differing, today))


def _problems(draft: AdjudicationDraft, differing: Collection[date], today: date) -> Iterator[Problem]:
    try:
        if (on := parse_date(draft.date, today)) not in differing:
            yield Problem("date", sentence("no two readers are known to differ on {on}", on=on))
    except EntryError as error:
        yield Problem("date", error.sentence)
    if draft.criterion is None:
        yield Problem("criterion", sentence("by which criterion?"))
    if draft.overall is None:
        yield Problem("overall", sentence("the overall response is needed"))
    if not draft.reason.strip():
        yield Problem("reason", sentence("an adjudication needs its reason"))
    yield from text_problems({"reason": draft.reason}, {})


def adjudication(draft: AdjudicationDraft, differing: Collection[date], today: date) -> Adjudication:
    """The draft as a record; the store says by whom, and when. Raises EntryError for the first problem."""
    for problem in problems(draft, differing, today):
        raise EntryError(problem.sentence)
    assert draft.criterion is not None
    assert draft.overall is not None
    return Adjudication(
        date=parse_date(draft.date, today),
        criterion=draft.criterion,
        overall=draft.overall,
        reason=draft.reason.strip(),
    )


def draft_document(draft: AdjudicationDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    return kept_draft(draft, today, "date")


def read_draft(document: dict[str, Any]) -> AdjudicationDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError."""
    return draft_of(AdjudicationDraft, document, criterion=JudgedBy, overall=Judgement)
