"""Data locks: a patient, or the whole data set, that nobody changes until somebody unlocks it with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.journal.operations import local_time
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.schema.ladder import VOIDED
from storage.problems import StoreProblem
from storage.roles import Action

Query = Callable[..., list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """``patient`` is None for a lock on the whole data set."""

    row: int
    patient: int | None
    user: str
    at: datetime
    reason: str


class Locks:
    """The locks of one open clinic file; ``patient`` is None where the whole data set is meant."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def held(self) -> tuple[Lock, ...]:
        """The locks that hold, the oldest first."""
        return _locks(self._file.query, "1")

    def on(self, patient: int | None) -> Lock | None:
        """The lock that keeps a patient's data from being changed; for None, that of the data set."""
        return lock_on(self._file.query, patient)

    def lock(self, patient: int | None, reason: str) -> None:
        """Let nobody change a patient's data, or any patient's data nor add a patient. Raises StoreProblem."""
        self._file.actor.require(Action.LOCK)
        check_reason(reason)
        if self._own(patient):
            raise StoreProblem("It is locked already.")
        label = "Lock the data set" if patient is None else "Lock a patient"
        with self._file.operation(label, reason=reason, undoable=False):
            self._file.rows.insert_row("data_lock", {"patient_id": patient})

    def unlock(self, patient: int | None, reason: str) -> None:
        """Lift a lock; where it was on the data set, locks on single patients stay. Raises StoreProblem."""
        self._file.actor.require(Action.UNLOCK)
        check_reason(reason)
        lock = self._own(patient)
        if lock is None:
            raise StoreProblem("It is not locked.")
        label = "Unlock the data set" if patient is None else "Unlock a patient"
        with self._file.operation(label, reason=reason, undoable=False):
            self._file.rows.update("data_lock", lock.row, {"deleted": VOIDED})

    def _own(self, patient: int | None) -> Lock | None:
        return next(iter(_locks(self._file.query, "data_lock.patient_id IS ?", patient)), None)


def _locks(query: Query, where: str, *values: Any) -> tuple[Lock, ...]:
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
    return next(iter(_locks(query, where, patient)), None)


def check_unlocked(query: Query, patient: int | None, code: str = "") -> None:
    """Refuse with the lock that keeps a patient's data, or the data set, from being changed. Raises StoreProblem.

    The refusal names the patient by ``code`` where several are at stake.
    """
    lock = lock_on(query, patient)
    if lock is not None:
        raise refusal(lock, code)


def refusal(lock: Lock, code: str = "") -> StoreProblem:
    return StoreProblem(lock_words(lock, code), "Unlock first, with a reason; nothing was changed.")


def lock_words(lock: Lock, code: str = "") -> Sentence:
    """Whose data are locked, since when, by whom and why."""
    words = {"on": f"{lock.at:%Y-%m-%d}", "user": lock.user, "reason": lock.reason}
    if lock.patient is None:
        return sentence('The data set is locked since {on} by {user} ("{reason}").', **words)
    if code:
        return sentence('The data of {code} are locked since {on} by {user} ("{reason}").', code=code, **words)
    return sentence('This patient\'s data are locked since {on} by {user} ("{reason}").', **words)
