"""Changes of users and keys in the journal: never one without the other, whenever the plug is pulled.

Keys file and clinic file cannot be written in one step. So a change is written to the keys file together with the note
of it that is owed to the journal, sealed; then the note is journalled, then the debt is struck out. Whatever is owed
when the clinic file is opened again is journalled then. A note carries what it says of a user as a statement, signed
by whoever made the change (``storage.clinic.journal.statements``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from storage.clinic.connection import told
from storage.clinic.journal.operations import now, stamp
from storage.clinic.journal.statements import COLUMNS, TABLE, Roster, Statement, held_role, statements
from storage.clinic.rows import insert_statement
from storage.clinic.store import Store
from storage.keys.keyfile import Book, Person, changed_outside, keys_path, opened_book, read_keys, write_keys
from storage.keys.sealing import BrokenSealError
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from storage.signing import Signer
from storage.wholefile import write_whole

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """What was done in the vault, by whom, and when, with the offset of the clock there.

    ``statement`` is that as whoever did it signed it; None in notes of programs that did not sign.
    """

    label: str
    reason: str
    by: Actor
    at: datetime
    statement: Statement | None = None


def note(
    label: str,
    reason: str,
    by: Actor,
    *,
    clinic: str,
    signer: Signer | None,
    about: Person | None = None,
    left: bool = False,
) -> Note:
    """The note of a change, signed; ``about`` is the user as they are after it, or who has ``left``."""
    at = now()
    said = Statement(
        clinic=clinic,
        at=stamp(at),
        label=label,
        reason=reason,
        name="" if about is None else about.name,
        role="" if about is None or left else about.role,
        public="" if about is None or left else about.public,
        by_user=by.user,
        by_role=by.role.value,
    )
    return Note(label, reason, by, at, said.signed(signer))


def owing(book: Book, *notes: Note) -> Book:
    """The book with these notes owed beside those that are owed already, and what they say of users kept."""
    said = (astuple(one.statement) for one in notes if one.statement is not None and one.statement.name)
    listed = (
        (one.label, one.reason, one.by.user, one.by.role.value, one.at.isoformat())
        + (() if one.statement is None else astuple(one.statement))
        for one in notes
    )
    return replace(book, owed=(*book.owed, *listed), said=tuple(dict.fromkeys((*book.said, *said))))


def owed(book: Book) -> tuple[Note, ...]:
    """The notes that the journal has perhaps not got. Raises BrokenSealError for what no program of ours owed."""
    try:
        return tuple(_owed(*one) for one in book.owed)
    except (TypeError, ValueError, AttributeError) as problem:
        raise BrokenSealError from problem


def _owed(label: str, reason: str, user: str, role: str, at: str, *said: str) -> Note:
    time, values = datetime.fromisoformat(at), (label, reason, user, *said)
    if time.tzinfo is None or not all(isinstance(value, str) for value in values):
        raise ValueError("no note of ours")
    statement = Statement(**dict(zip(COLUMNS, said, strict=True))) if said else None
    return Note(label, reason, Actor(user, Role(role)), time, statement)


def settle(store: Store, key: bytes) -> None:
    """Journal what is owed to an open clinic file. Raises StoreProblem; then it is owed still."""
    if not keys_path(store.path).exists():
        return
    file = read_keys(store.path)
    try:
        book = opened_book(file, key)
        notes, settled = owed(book), replace(book, owed=())
    except BrokenSealError:
        raise changed_outside(store.path) from None
    journal = store.file.journal
    with told(store.path):
        waiting = [one for one in notes if not journal.has_note(one.label, by=one.by, at=one.at)]
        if any(journal.is_set_back(one.at) for one in waiting):  # others came first: it takes its place behind them
            waiting = [_late(one) for one in waiting]
            write_keys(file, owing(settled, *waiting), store.path, key=key)
            settled = replace(settled, generation=settled.generation + 1)
        for one in waiting:
            signed = one.statement is None or not _is_of_another(one.statement, journal.signer)
            with journal.operation(one.label, reason=one.reason, undoable=False, by=one.by, at=one.at, signed=signed):
                if one.statement is not None:
                    keep_statement(store, one.statement)
    if notes:
        with contextlib.suppress(StoreProblem):  # it is in the journal, and will be found there
            write_keys(file, settled, store.path, key=key)


def _is_of_another(statement: Statement, signer: Signer | None) -> bool:
    """Whether another key than the one that is here signed it, of somebody of whatever name."""
    return signer is not None and statement.by_public not in ("", signer.public)


def _hold(store: Store) -> None:
    """Whoever took a role from themselves has the other at once."""
    journal = store.file.journal
    public = "" if journal.signer is None else journal.signer.public
    with told(store.path):
        role = held_role(Roster(statements(store.database)), journal.actor, public)
    journal.actor = replace(journal.actor, role=role)


def keep_statement(store: Store, statement: Statement) -> None:
    """Write a statement into the clinic file, within the operation that it is about."""
    values = dict(zip(COLUMNS, astuple(statement), strict=True))
    store.database.execute(insert_statement(TABLE, values), tuple(values.values()))


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
        _hold(store)
    except StoreProblem:
        try:
            write_whole(keys_path(store.path), before)
        except StoreProblem:
            return made  # what is done is said to be done: a new recovery code that nobody saw would open nothing
        raise
    return made
