"""What becomes of a suggested adverse event, each one operation on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.course.suggestions import Suggestion

if TYPE_CHECKING:
    from storage.clinic.store import Store


def accepted(key: int, chosen: Suggestion, store: Store) -> None:
    joined, after = chosen.joins, chosen.continued
    if joined is not None and joined.key is not None and after is not None:
        store.decisions.continue_event(key, joined.key, {"grades": after.grades, "grade": after.grade})
    else:
        store.decisions.accept_grade(key, chosen.source, chosen.event)


def declined(key: int, chosen: Suggestion, reason: str, store: Store) -> int:
    return store.decisions.decline_grade(key, chosen.source, term=chosen.grade.term, grade=chosen.number, reason=reason)
