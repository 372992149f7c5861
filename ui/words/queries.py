"""Queries in words: what one is about, how it stands, and who said what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from models.record.kept import Query, QueryState
from models.record.queries import Asked, waiting
from models.words import filled
from storage.clinic.rows import RecordKind, name_of
from ui.words.common import not_recorded, translate
from ui.words.journal import field_word, moment, row_words
from ui.words.language import clauses, short_date, word


def about_words(one: Asked, subject: str) -> str:
    """``lab result AFP 12-Mar-2025, value``; of a row that was taken out what it was called."""
    if one.target is None:
        return row_words(None, subject) or translate("Queries", "a row that was taken out")
    row = row_words(RecordKind(name_of(type(one.target.part))), subject)
    return clauses((row, field_word(one.target.name))) if one.target.name else row


def state_words(one: Asked) -> str:
    """How it stands; that the value was corrected meanwhile."""
    said = {
        QueryState.OPEN: translate("Queries", "open"),
        QueryState.ANSWERED: translate("Queries", "answered"),
        QueryState.CLOSED: translate("Queries", "closed"),
    }[one.query.state]
    if one.target is None:
        return clauses((said, translate("Queries", "taken out")))
    return clauses((said, translate("Queries", "corrected since"))) if one.corrected else said


def value_words(one: Asked) -> str:
    """What stood there when it was asked, and what stands there now where that is something else."""
    query = one.query
    if query.asked_value is None:
        return "" if one.now is None else word(one.now)
    then = word(query.asked_value) or not_recorded()
    if not one.corrected:
        return then
    now = translate("Queries", "taken out") if one.target is None else word(one.now or "") or not_recorded()
    return f"{then} → {now}"


def not_closed_words(counts: Sequence[int]) -> str:
    """How many queries are not closed, of how many patients; nothing where there are none. A count for each patient."""
    asked = [count for count in counts if count]
    if not asked:
        return ""
    words = translate("Queries", "Queries not closed: {count}, of {patients} patients")
    return filled(words, count=sum(asked), patients=len(asked))


def when_words(told: str | None) -> str:
    """``2025-03-12T09:05`` as the history writes a moment; nothing where it is not told."""
    if told is None:
        return ""
    at = datetime.fromisoformat(told)
    return moment(at) if "T" in told else short_date(at.date())


def thread(query: Query) -> Iterator[tuple[str, str]]:
    """What was said, and by whom and when, in its order."""
    asked = clauses(filter(None, (query.asked_by or "", when_words(query.asked_on))))
    if query.asked_of:
        asked = clauses(filter(None, (asked, translate("Queries", "asked of {name}").format(name=query.asked_of))))
    yield query.question, asked
    if query.answer is not None:
        yield query.answer, clauses(filter(None, (query.answered_by or "", when_words(query.answered_on))))
    if query.closed_on is not None:
        yield (
            translate("Queries", "closed"),
            clauses(filter(None, (query.closed_by or "", when_words(query.closed_on)))),
        )


def tip_words(found: Sequence[Asked]) -> str:
    """The tip of a mark: what waits, each with how it stands."""
    return "\n".join(
        translate("Queries", "Query, {state}: {text}").format(state=state_words(one), text=one.query.question)
        for one in waiting(found)
    )
