"""What a person types about a treatment or a change of its dose, what is wrong with it, and the records it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from models.forms.typed import (
    LONGEST_NAME,
    LONGEST_WORDS,
    NUMBER,
    EntryError,
    Problem,
    draft_of,
    kept_draft,
    parse_date,
    read_date,
    span_problems,
    text_problems,
)
from models.record.identity import half_width
from models.record.records import Record, Treatment
from models.words import sentence

KINDS = ("drug", "radiation", "procedure", "cell therapy")
_LONGEST = {"agent": LONGEST_NAME, "kind": LONGEST_NAME, "reason": LONGEST_WORDS}
MOST_FRACTIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentDraft:
    """Everything on the form, as it stands. ``ends`` is whether an entry of the agent that goes on ends before this."""

    kind: str = ""
    agent: str = ""
    dose: str = ""
    unit: str = ""
    schedule: str = ""
    fractions: str = ""
    start: str = ""
    stop: str = ""
    reason: str = ""
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be kept: a new entry, and the entry that it ends with its last day and the reason."""

    entry: Treatment
    ended: Treatment | None = None
    last: date | None = None


def ongoing(record: Record, agent: str) -> Treatment | None:
    """The entry of this agent that has no end; the latest if there are several."""
    wanted = agent.strip().casefold()
    open_ones = [one for one in record.treatments if one.stop is None and one.agent.casefold() == wanted]
    return max(open_ones, key=lambda one: one.start, default=None)


def problems(draft: TreatmentDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(draft, record, today))


def _problems(draft: TreatmentDraft, record: Record, today: date) -> Iterator[Problem]:
    for name, text in (("agent", draft.agent), ("kind", draft.kind)):
        if not text.strip():
            words = {"agent": sentence("an agent or a procedure is needed"), "kind": sentence("a kind is needed")}
            yield Problem(name, words[name])
    dose, fractions = _plain(draft.dose), _plain(draft.fractions)
    if dose and not NUMBER.match(dose):
        yield Problem("dose", sentence("“{text}” is not a dose; write a number, its unit beside it", text=dose))
    elif dose and not draft.unit.strip():
        yield Problem("unit", sentence("a dose needs its unit"))
    if fractions and not (fractions.isdecimal() and 1 <= int(fractions) <= MOST_FRACTIONS):
        yield Problem("fractions", sentence("“{text}” is not a number of fractions", text=fractions))
    texts = {name: getattr(draft, name) for name in ("agent", "kind", "unit", "schedule", "reason")}
    yield from text_problems(texts, _LONGEST)
    yield from _date_problems(draft, record, today)


def _date_problems(draft: TreatmentDraft, record: Record, today: date) -> Iterator[Problem]:
    yield from span_problems(draft.start, draft.stop, record, today, start_needed=True)
    start = read_date(draft.start, today)
    before = ongoing(record, draft.agent)
    if start is not None and before is not None and draft.ends:
        if start <= before.start:
            words = sentence("the entry that goes on began on {start}; a change comes after it", start=before.start)
            yield Problem("start", words)
        if not draft.reason.strip():
            yield Problem("reason", sentence("a change of dose needs its reason"))


def given(draft: TreatmentDraft, record: Record, today: date) -> Given:
    """The draft as records, ready to be kept. Raises EntryError for the first problem.

    An entry of the same agent that goes on ends the day before, where ``ends`` says so.
    """
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    start = parse_date(draft.start, today)
    dose, fractions = _plain(draft.dose), _plain(draft.fractions)
    entry = Treatment(
        kind=draft.kind.strip(),
        agent=draft.agent.strip(),
        start=start,
        stop=read_date(draft.stop, today),
        dose=Decimal(dose) if dose else None,
        unit=draft.unit.strip() or None,
        schedule=draft.schedule.strip() or None,
        fractions=int(fractions) if fractions else None,
        reason=draft.reason.strip() or None,
    )
    before = ongoing(record, draft.agent) if draft.ends else None
    return Given(entry) if before is None else Given(entry, before, start - timedelta(days=1))


def draft_document(draft: TreatmentDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    return kept_draft(draft, today, "start", "stop")


def read_draft(document: dict[str, Any]) -> TreatmentDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    return draft_of(TreatmentDraft, document)


def _plain(text: str) -> str:
    return half_width(text).strip()
