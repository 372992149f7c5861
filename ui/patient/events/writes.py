"""What the place of adverse events asks the store to keep, each one operation on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.course.suggestions import Suggestion

if TYPE_CHECKING:
    from storage.clinic.store import Store


def continued(key: int, row: int, changes: dict[str, Any], store: Store) -> None:
    store.decisions.continue_event(key, row, changes)


def linked(key: int, row: int, treatment: int, store: Store) -> None:
    store.decisions.link_treatment(key, row, treatment)


def nothing_to_report(key: int, visit: int, store: Store) -> None:
    store.decisions.nothing_to_report(key, visit)


def accepted(key: int, chosen: Suggestion, store: Store) -> None:
    joined, after = chosen.joins, chosen.continued
    if joined is not None and joined.key is not None and after is not None:
        store.decisions.continue_event(key, joined.key, {"grades": after.grades, "grade": after.grade})
    else:
        store.decisions.accept_grade(key, chosen.source, chosen.event)


def declined(key: int, chosen: Suggestion, reason: str, store: Store) -> int:
    return store.decisions.decline_grade(key, chosen.source, term=chosen.grade.term, grade=chosen.number, reason=reason)
