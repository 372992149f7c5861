"""Changes of users and keys in the journal: never one without the other, whenever the plug is pulled.

Keys file and clinic file cannot be written in one step. So a change is written to the keys file together with the note
of it that is owed to the journal, sealed; then the note is journalled, then the debt is struck out. Whatever is owed
when the clinic file is opened again is journalled then. A note carries what it says of a user as a statement, signed
by whoever made the change (``storage.clinic.journal.statements``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from typing import TypeVar

from models.words import sentence
from storage.clinic.connection import told
from storage.clinic.journal.operations import now, stamp
from storage.clinic.journal.statements import COLUMNS, NOBODYS, TABLE, Roster, Statement, held_role, later, statements
from storage.clinic.rows import insert_statement
from storage.clinic.store import Store
from storage.keys.keyfile import Book, Person, changed_outside, keys_path, opened_book, read_keys, write_keys
from storage.keys.sealing import BrokenSealError
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from storage.signing import Signer
from storage.wholefile import write_whole

T = TypeVar("T")
LEFT_OUT = "Leave out what the keys file owed"


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
    said = (astuple(one.statement) for one in notes if one.statement is not None and one.statement.lasts)
    listed = (
        (one.label, one.reason, one.by.user, one.by.role.value, one.at.isoformat())
        + (() if one.statement is None else astuple(one.statement))
        for one in notes
    )
    return replace(book, owed=(*book.owed, *listed), said=tuple(dict.fromkeys((*book.said, *said))))


def owed(book: Book) -> tuple[Note, ...]:
    """The notes that the journal has perhaps not got; not those that no program of ours wrote."""
    return tuple(one for one in map(_read, book.owed) if one is not None)


def _read(kept: tuple[str, ...]) -> Note | None:
    try:
        label, reason, user, role, at, *said = kept
        statement = Statement(**dict(zip(COLUMNS, said, strict=True))) if said else None
        done = datetime.fromisoformat(at)
        stamp(done)
        return Note(label, reason, Actor(user, Role(role)), done, statement)
    except (ValueError, TypeError, OverflowError):
        return None


def settle(store: Store, key: bytes, *, own: Collection[Note] = ()) -> None:
    """Journal what is owed to an open clinic file; what is not signed by whom it names is left out, and that is told.

    Only the ``own`` notes of whoever is here, made just now, are signed by them once more. Raises StoreProblem; then
    it is owed still.
    """
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
            late = [_late(one) for one in waiting]
            own = [new for one, new in zip(waiting, late, strict=True) if one in own]
            waiting = late
            write_keys(file, owing(settled, *waiting), store.path, key=key)
            settled = replace(settled, generation=settled.generation + 1)
        for one in waiting:
            if _is_kept(store, one):
                continue
            if _is_theirs(store, one, clinic=file.clinic):
                _keep(store, one, signed=one in own)
            else:
                _leave_out(store, f"{one.label}: {one.reason} ({one.by.user})")
        for _ in range(len(book.owed) - len(notes)):
            _leave_out(store, "?")
    if book.owed:
        with contextlib.suppress(StoreProblem):  # it is in the journal, and will be found there
            write_keys(file, settled, store.path, key=key)


def _is_kept(store: Store, one: Note) -> bool:
    """Whether the journal has its statement already, under another time."""
    signature = "" if one.statement is None else one.statement.signature
    return bool(signature) and any(said.statement.signature == signature for said in statements(store.database))


def _is_theirs(store: Store, one: Note, *, clinic: str) -> bool:
    """Whether a note says what its statement says, and whoever it names signed that.

    Where there is no list of users yet nobody can be held to a key, and notes of programs that did not sign count. The
    recovery code signs nothing; ``verify`` names what is done with it.
    """
    roster, said = Roster(statements(store.database)), one.statement
    if said is None:
        return roster.begun is None
    named = (said.clinic, said.label, said.by_user, said.by_role)
    if named != (clinic, one.label, one.by.user, one.by.role.value) or not said.is_told_by(one.reason, stamp(one.at)):
        return False
    if roster.begun is None or (said.by_user in NOBODYS and not said.by_public):
        return True
    now = roster.at(said.by_user)
    return said.is_signed and (now is None or now.public in ("", said.by_public))


def _keep(store: Store, one: Note, *, signed: bool) -> None:
    operation = store.file.journal.operation
    signed = signed or one.statement is None
    with operation(one.label, reason=one.reason, undoable=False, by=one.by, at=one.at, signed=signed):
        if one.statement is not None:
            keep_statement(store, one.statement)


def _leave_out(store: Store, what: str) -> None:
    """Say it to whoever is here, and in the journal in their name; nobody is kept out for it."""
    words = sentence(
        "The keys file owed the journal a change of users that nobody it names had signed ({what}). It was left out.",
        what=what,
    )
    store.told_at_opening = (*store.told_at_opening, words)
    with store.file.journal.operation(LEFT_OUT, reason=what, undoable=False):
        pass


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
    said, reason, at = one.statement, one.reason, stamp(one.at)
    if said is not None:
        if not said.is_told_by(reason, at):
            return replace(one, at=now())  # it stays what it is, and is left out
        reason, at = said.reason, said.at
    return replace(one, reason=later(reason, at), at=now())


def recorded(store: Store, key: bytes, change: Callable[[], T]) -> T:
    """Change the vault of an open clinic file and journal it: both, or neither.

    Raises StoreProblem; then the keys are as they were. Where not even the old ones can be put back, the change stands
    and its note is owed to the journal.
    """
    before = keys_path(store.path).read_bytes()
    owed_before = owed(opened_book(read_keys(store.path), key))
    made = change()
    try:
        new = (one for one in owed(opened_book(read_keys(store.path), key)) if one not in owed_before)
        settle(store, key, own=[one for one in new if one.by.user == store.actor.user])
        _hold(store)
    except StoreProblem:
        try:
            write_whole(keys_path(store.path), before)
        except StoreProblem:
            return made  # what is done is said to be done: a new recovery code that nobody saw would open nothing
        raise
    return made
