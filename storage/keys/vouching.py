"""The list of users when a clinic file is opened: which role holds, and what an administrator signs by being there.

The master key is everybody's, and with it the keys file can be written: names, roles and keys in it are believed only
as far as administrators signed them in the clinic file.
"""

from __future__ import annotations

from dataclasses import replace

from models.words import Sentence, sentence
from storage.clinic.connection import told
from storage.clinic.journal.operations import stamp
from storage.clinic.journal.statements import NOBODYS, SIGN_LIST, Roster, Statement, held_role, statements
from storage.clinic.store import Store
from storage.keys.keyfile import Person, changed_outside, keys_path, opened_book, read_keys
from storage.keys.sealing import BrokenSealError
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
        people = opened_book(file, key).people
    except BrokenSealError:
        raise changed_outside(store.path) from None
    journal = store.file.journal
    with told(store.path):
        roster = Roster(statements(store.database))
        actor, public = journal.actor, "" if journal.signer is None else journal.signer.public
        role = held_role(roster, actor, public)
        if role is not actor.role:
            store.told_at_opening = (*store.told_at_opening, _held(roster, actor, public, role))
            journal.actor = Actor(actor.user, role)
        if role is Role.ADMINISTRATOR and actor.user not in NOBODYS and public:
            _sign(store, _owed(roster, people, actor, public), clinic=file.clinic)


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
        if now is not None and not now.public and person.public and not roster.owner(person.public):
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
