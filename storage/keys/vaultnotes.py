"""Changes of users and keys in the journal: never one without the other, whenever the plug is pulled.

Keys file and clinic file cannot be written in one step. So a change is written to the keys file together with the note
of it that is owed to the journal, sealed; then the note is journalled, then the debt is struck out. Whatever is owed
when the clinic file is opened again is journalled then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from storage.clinic.connection import told
from storage.clinic.journal.operations import now
from storage.clinic.store import Store
from storage.keys.keyfile import Book, changed_outside, keys_path, opened_book, read_keys, write_keys
from storage.keys.sealing import BrokenSealError
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from storage.wholefile import write_whole

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """What was done in the vault, by whom, and when, with the offset of the clock there."""

    label: str
    reason: str
    by: Actor
    at: datetime


def note(label: str, reason: str, by: Actor) -> Note:
    return Note(label, reason, by, now())


def owing(book: Book, *notes: Note) -> Book:
    """The book with these notes owed beside those that are owed already."""
    listed = ((one.label, one.reason, one.by.user, one.by.role.value, one.at.isoformat()) for one in notes)
    return replace(book, owed=(*book.owed, *listed))


def owed(book: Book) -> tuple[Note, ...]:
    """The notes that the journal has perhaps not got."""
    return tuple(
        Note(label, reason, Actor(user, Role(role)), datetime.fromisoformat(at))
        for label, reason, user, role, at in book.owed
    )


def settle(store: Store, key: bytes) -> None:
    """Journal what is owed to an open clinic file. Raises StoreProblem; then it is owed still."""
    if not keys_path(store.path).exists():
        return
    file = read_keys(store.path)
    try:
        book = opened_book(file, key)
    except BrokenSealError:
        raise changed_outside(store.path) from None
    notes, settled = owed(book), replace(book, owed=())
    journal = store.file.journal
    with told(store.path):
        waiting = [one for one in notes if not journal.has_note(one.label, by=one.by, at=one.at)]
        if any(journal.is_set_back(one.at) for one in waiting):  # others came first: it takes its place behind them
            waiting = [_late(one) for one in waiting]
            write_keys(file, owing(settled, *waiting), store.path, key=key)
            settled = replace(settled, generation=settled.generation + 1)
        for one in waiting:
            with journal.operation(one.label, reason=one.reason, undoable=False, by=one.by, at=one.at):
                pass
    if notes:
        with contextlib.suppress(StoreProblem):  # it is in the journal, and will be found there
            write_keys(file, settled, store.path, key=key)


def _late(one: Note) -> Note:
    done = f"{one.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    reason = one.reason if done in one.reason else f"{one.reason} (done {done}, journalled later)"
    return replace(one, reason=reason, at=now())


def recorded(store: Store, key: bytes, change: Callable[[], T]) -> T:
    """Change the vault of an open clinic file and journal it: both, or neither.

    Raises StoreProblem; then the keys are as they were. Where not even the old ones can be put back, the change stands
    and its note is owed to the journal.
    """
    before = keys_path(store.path).read_bytes()
    made = change()
    try:
        settle(store, key)
    except StoreProblem:
        try:
            write_whole(keys_path(store.path), before)
        except StoreProblem:
            return made  # what is done is said to be done: a new recovery code that nobody saw would open nothing
        raise
    return made
