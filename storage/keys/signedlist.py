"""The signed list of users, kept in the book beside the clinic file: a backup may be older than the list of today.

After a restore the keys are today's and the statements those of the backup's day. What the clinic file lacks then is
owed to it, as whoever made it signed it, so that everybody has the role and key that they have today.
"""

from __future__ import annotations

import contextlib
from dataclasses import astuple, replace
from datetime import datetime

from storage.clinic.connection import told
from storage.clinic.journal.statements import COLUMNS, Roster, Said, Statement, statements
from storage.clinic.store import Store
from storage.keys.keyfile import Book, changed_outside, keys_path, opened_book, read_keys, write_keys
from storage.keys.sealing import BrokenSealError
from storage.keys.vaultnotes import Note, owed, owing
from storage.problems import StoreProblem
from storage.roles import Actor, Role


def catch_up(store: Store, key: bytes) -> None:
    """Owe an open clinic file the statements that it lacks and that hold after its own. Raises StoreProblem.

    None where its list began otherwise: that one is another list, or none yet.
    """
    if not keys_path(store.path).exists():
        return
    file = read_keys(store.path)
    try:
        book = opened_book(file, key)
        waiting = owed(book)
    except BrokenSealError:
        raise changed_outside(store.path) from None
    with told(store.path):
        there = statements(store.database)
    if lacking := _missing(book, there, waiting):
        later = replace(book, owed=(*owing(replace(book, owed=()), *lacking).owed, *book.owed))
        write_keys(file, later, store.path, key=key)


def keep(store: Store, key: bytes) -> None:
    """Keep in the book what the list of an open clinic file says. What the disk refuses is for the next time."""
    with contextlib.suppress(StoreProblem, BrokenSealError):
        file = read_keys(store.path)
        book = opened_book(file, key)
        with told(store.path):
            said = statements(store.database)
        there = tuple(astuple(one.statement) for one in said if one.statement.lasts)
        known = not is_another_list(book, said)
        if there and there != book.said and not book.owed and (known or store.actor.role is Role.ADMINISTRATOR):
            write_keys(file, replace(book, said=there), store.path, key=key)


def is_another_list(book: Book, there: tuple[Said, ...]) -> bool:
    """Whether the list in a clinic file, which may be none, began otherwise than the one that the book keeps."""
    first = next((astuple(one.statement) for one in there if one.statement.name), None)
    return bool(book.said) and book.said[0] != first


def _missing(book: Book, there: tuple[Said, ...], waiting: tuple[Note, ...]) -> list[Note]:
    if not book.said or is_another_list(book, there):
        return []
    roster = Roster(there)
    has = {one.statement for one in there}
    owed_already = {one.statement for one in waiting}
    found = []
    for statement in _kept(book):
        if statement in has or not roster.take(Said(0, there[-1].operation, statement)):
            continue
        note = _note_of(statement)
        if note is not None and statement not in owed_already:
            found.append(note)
    return found


def _kept(book: Book) -> list[Statement]:
    return [Statement(**dict(zip(COLUMNS, one, strict=True))) for one in book.said if len(one) == len(COLUMNS)]


def _note_of(statement: Statement) -> Note | None:
    """The note in which it was first journalled; None where it names no role or no time."""
    try:
        by, at = Actor(statement.by_user, Role(statement.by_role)), datetime.fromisoformat(statement.at)
        return Note(statement.label, statement.reason, by, at, statement) if at.tzinfo is not None else None
    except ValueError:
        return None
