"""Data locks: a patient, or the whole data set, that nobody changes until somebody unlocks it with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.words import sentence
from storage.clinic.journal import local_time
from storage.problems import StoreProblem

Query = Callable[..., list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """``patient`` is None for a lock on the whole data set."""

    row: int
    patient: int | None
    user: str
    at: datetime
    reason: str


def locks(query: Query, where: str = "1", *values: Any) -> tuple[Lock, ...]:
    """The locks that hold, the oldest first."""
    return tuple(
        Lock(row=row, patient=patient, user=user, at=local_time(at, offset), reason=reason or "")
        for row, patient, user, at, offset, reason in query(f"{_LOCKS} AND {where} ORDER BY data_lock.id", *values)
    )


_LOCKS = (
    "SELECT data_lock.id, data_lock.patient_id, user, at, offset_minutes, reason FROM data_lock "
    "JOIN journal ON table_name = 'data_lock' AND row_id = data_lock.id AND before IS NULL "
    "JOIN operation ON operation.id = operation_id WHERE data_lock.deleted = 0"
)


def lock_on(query: Query, patient: int | None) -> Lock | None:
    """The lock that keeps a patient's data from being changed; for None, that of the data set."""
    where = "(data_lock.patient_id IS NULL OR data_lock.patient_id = ?)"
    return next(iter(locks(query, where, patient)), None)


def refusal(lock: Lock) -> StoreProblem:
    words = {"on": f"{lock.at:%Y-%m-%d}", "user": lock.user, "reason": lock.reason}
    return StoreProblem(
        sentence('The data set is locked since {on} by {user} ("{reason}").', **words)
        if lock.patient is None
        else sentence('This patient\'s data are locked since {on} by {user} ("{reason}").', **words),
        "Unlock first, with a reason; nothing was changed.",
    )
