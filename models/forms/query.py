"""What a person types to ask, answer or ask again: which value, and the words; and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.forms.typed import LONGEST_WORDS, Problem, draft_of, text_problems


class Deed(StrEnum):
    """What is done with the words."""

    ASK = "ask"
    ASK_AGAIN = "ask again"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryDraft:
    """Everything on the form, as it stands; ``value`` names the value of the row that is asked about."""

    value: str | None = None
    text: str = ""


def problems(draft: QueryDraft) -> tuple[Problem, ...]:
    """Everything wrong with a draft. That nothing is said yet is not wrong: there is nothing to save."""
    return tuple(text_problems({"text": draft.text}, {"text": LONGEST_WORDS}))


def draft_document(draft: QueryDraft, **which: Any) -> dict[str, Any]:
    """What was typed, as JSON can say it; ``which`` row or query it is of."""
    return {**which, "field": draft.value or "", "text": draft.text}


def read_draft(document: dict[str, Any]) -> QueryDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError, KeyError."""
    Deed(document["deed"])
    return draft_of(QueryDraft, {"value": document["field"] or None, "text": document["text"]})
