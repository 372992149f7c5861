"""The list of users when a clinic file is opened: which role holds, and what an administrator signs by being there.

The master key is everybody's, and with it the keys file can be written: names, roles and keys in it are believed only
as far as administrators signed them in the clinic file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.words import Sentence, listed, sentence
from storage.clinic.connection import told
from storage.clinic.journal.operations import stamp
from storage.clinic.journal.statements import (
    LIMIT_IDLE,
    NOBODYS,
    RECOVERY,
    SIGN_LIST,
    Roster,
    Statement,
    held_role,
    statements,
)
from storage.clinic.store import Store
from storage.keys.keyfile import Book, KeyFile, Person, changed_outside, keys_path, mark_of, opened_book, read_keys
from storage.keys.limits import limited_to
from storage.keys.sealing import BrokenSealError
from storage.keys.signedlist import is_another_list
from storage.keys.vaultnotes import keep_statement
from storage.roles import Actor, Role, with_article


def vouch(store: Store, key: bytes) -> None:
    """Hold whoever opened the file to their signed role, and let an administrator sign what nobody signed yet.

    That is the whole list where there is none, and the keys of those who had none when it was signed; never a user or
    a role that the list does not have. Raises StoreProblem.
    """
    if not keys_path(store.path).exists():
        return
    file = read_keys(store.path)
    try:
        book = opened_book(file, key)
    except BrokenSealError:
        raise changed_outside(store.path) from None
    journal = store.file.journal
    with told(store.path):
        there = statements(store.database)
        roster = Roster(there)
        actor, public = journal.actor, "" if journal.signer is None else journal.signer.public
        role = held_role(roster, actor, public)
        said = [*_differences(roster, book.people, actor), *_settings_differing(store, roster, file, book)]
        if is_another_list(book, there):
            said.append(sentence(_ANOTHER, keys=keys_path(store.path)))
        if role is not actor.role:
            said.insert(0, _held(roster, actor, public, role))
            journal.actor = Actor(actor.user, role)
        if role is Role.ADMINISTRATOR and actor.user not in NOBODYS and public:
            code = Person("", RECOVERY, mark_of(file.recovery))
            owed = _owed(roster, (*book.people, code), actor, public)
            _sign(store, owed, clinic=file.clinic)
            others = [
                sentence("{user} ({role})", user=one.name, role=with_article(Role(one.role)))
                for one in owed
                if one.name not in (actor.user, RECOVERY)
            ]
            said += [sentence(_VOUCHED, user=actor.user, names=listed(others))] if others else []
            if any(one.name == RECOVERY for one in owed):
                said.append(sentence(_VOUCHED_CODE, user=actor.user, keys=keys_path(store.path)))
        store.told_at_opening = (*store.told_at_opening, *said)


_ANOTHER = (
    "The signed list of users that {keys} keeps is not in this clinic file: the file is from before it, or the list "
    "was taken away or replaced."
)
_VOUCHED = "With this opening {user} signed for these users, as they stand in the keys file: {names}."
_VOUCHED_CODE = "With this opening {user} signed for the recovery code as it lies in {keys}."
_OTHER_CODE = (
    "The recovery code that {keys} opens by is not the one that was signed for: somebody with the key of the clinic "
    "file replaced it, and the one on paper may open nothing. A new one can be made in the settings."
)
_OTHER_LIMIT = "The idle lock is limited to {found} in {keys}, and to {signed} by what was signed."
_NO_LIMIT = sentence("nothing")
_MISSING = "On the signed list of users and not in the keys file: {names}."
_STRANGE = "In the keys file and not on the signed list of users: {names}."
_OTHERWISE = "With another role in the keys file than on the signed list of users: {names}."


def _differences(roster: Roster, people: tuple[Person, ...], actor: Actor) -> Iterator[Sentence]:
    """How the users of the keys file differ from those on the signed list; ``actor`` is told of elsewhere."""
    if roster.begun is None:
        return
    signed = {name: now.role for name in roster.names if (now := roster.at(name)) is not None}
    there = {one.name: one.role for one in people if one.name not in NOBODYS and one.name != actor.user}
    otherwise = [name for name, role in there.items() if name in signed and signed[name] != role]
    strange = [name for name in there if name not in signed]
    missing = [name for name in signed if name not in there and name != actor.user]
    for words, names in ((_MISSING, missing), (_STRANGE, strange), (_OTHERWISE, otherwise)):
        if names:
            yield sentence(words, names=", ".join(names))


def _settings_differing(store: Store, roster: Roster, file: KeyFile, book: Book) -> Iterator[Sentence]:
    """How the recovery code and the limit of the idle lock in the keys file differ from those that were signed."""
    if roster.begun is None:
        return
    keys, code = keys_path(store.path), roster.at(RECOVERY)
    if code is not None and code.role != mark_of(file.recovery):
        yield sentence(_OTHER_CODE, keys=keys)
    found = None if book.idle_minutes is None else limited_to(book.idle_minutes)
    signed = _limit_before(store, roster.begun) if roster.idle is None else roster.idle.reason
    if found != signed:
        yield sentence(_OTHER_LIMIT, keys=keys, found=found or _NO_LIMIT, signed=signed or _NO_LIMIT)


def _limit_before(store: Store, begun: int) -> str | None:
    """The limit that the journal has from before there was a list; one that was journalled later says so behind it."""
    asked = "SELECT reason FROM operation WHERE label = ? AND id < ? ORDER BY id DESC LIMIT 1"
    found = store.database.execute(asked, [LIMIT_IDLE, begun]).fetchone()
    return None if found is None else str(found[0]).partition(" (done ")[0]


def _held(roster: Roster, actor: Actor, public: str, role: Role) -> Sentence:
    now = roster.at(actor.user)
    if now is None:
        return sentence(
            "{user} is not on the list of users that administrators signed. The rights of a reader hold.",
            user=actor.user,
        )
    if now.public and now.public != public:
        return sentence(
            "{user} comes with another key than the one that an administrator signed. The rights of a reader hold.",
            user=actor.user,
        )
    return sentence(
        "The keys file says that {user} is {role}; the list that administrators signed says {signed}. "
        "The rights of {held} hold.",
        user=actor.user,
        role=with_article(actor.role),
        signed=with_article(Role(now.role)) if now.role in set(Role) else now.role,
        held=with_article(role),
    )


def _owed(roster: Roster, people: tuple[Person, ...], actor: Actor, public: str) -> list[Person]:
    """What nobody signed yet, whoever signs it first."""
    if roster.begun is None:
        own = Person("", actor.user, actor.role.value, public)
        return [own, *(person for person in people if person.name != actor.user)]
    found = []
    for person in people:
        now = roster.at(person.name)
        if person.name == RECOVERY:
            found += [person] if now is None else []
        elif now is not None and not now.public and person.public and not roster.owner(person.public):
            found.append(replace(person, role=now.role))
    return found


def _sign(store: Store, people: list[Person], *, clinic: str) -> None:
    if not people:
        return
    journal = store.file.journal
    reason, at = ", ".join(person.name for person in people), stamp(journal.clock())
    with journal.operation(SIGN_LIST, reason=reason, undoable=False):
        for person in people:
            said = Statement(
                clinic=clinic,
                at=at,
                label=SIGN_LIST,
                reason=reason,
                name=person.name,
                role=person.role,
                public=person.public,
                by_user=journal.actor.user,
                by_role=journal.actor.role.value,
            )
            keep_statement(store, said.signed(journal.signer))
