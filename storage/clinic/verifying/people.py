"""Who said they did it: the signature under every operation, and the list of users that administrators signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import tell_how_far
from storage.clinic.journal.signatures import LAST_ENTRY, SIGNED, Signature
from storage.clinic.journal.statements import NOBODYS, TABLE, Break, Roster, Said, Standing, statements
from storage.clinic.leaving import TABLE as LOOKED_AT
from storage.roles import MAY, Role, with_article

SIGNATURES = "signature"
_ALL = (
    f"SELECT {SIGNED}, lower(hex(signature.public)), lower(hex(signature.signature)) FROM operation "
    f"LEFT JOIN journal ON journal.id = {LAST_ENTRY} LEFT JOIN signature ON signature.id = operation.id "
    "ORDER BY operation.id"
)
_OF_TWO_ENTRIES = "SELECT operation_id FROM journal GROUP BY operation_id HAVING count(*) = 2"
_NOBODY = ", ".join(f"'{name}'" for name in sorted(NOBODYS))
_BY_NOBODY = (
    "SELECT id, EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id "
    f"AND table_name NOT IN ('operation', '{TABLE}', '{LOOKED_AT}')) "
    f'FROM operation WHERE id >= ? AND "user" IN ({_NOBODY}) ORDER BY id'
)
_ASTRAY = "SELECT id FROM signature WHERE id NOT IN (SELECT id FROM operation) ORDER BY id"


@dataclass(frozen=True, slots=True)
class Done:
    """One operation, what is signed of it, its signature, and the one before it in the file."""

    parts: tuple[Any, ...]
    signature: Signature
    previous: str

    @property
    def id(self) -> int:
        return int(self.parts[0])

    @property
    def user(self) -> str:
        return str(self.parts[1])

    @property
    def role(self) -> str:
        return str(self.parts[2])

    @property
    def named(self) -> dict[str, str]:
        return {"operation": str(self.parts[0]), "label": str(self.parts[4]), "user": self.user}


@dataclass(frozen=True, slots=True)
class People:
    """The list of users of a clinic file, and from which operation on there are signatures, None for none."""

    roster: Roster
    said: tuple[Said, ...]
    start: int | None


def people_of(db: Database) -> People:
    said = statements(db)
    (first,) = db.execute("SELECT min(id) FROM signature").fetchone()
    roster = Roster(said)
    starts = [int(one) for one in (first, roster.begun) if one is not None]
    return People(roster, said, min(starts, default=None))


def operations(db: Database, tell: Callable[[float], None] = lambda _: None) -> Iterator[Done]:
    """Every operation in its order; ``tell`` hears how much is done, 0 to 1."""
    previous = ""
    (count,) = db.execute("SELECT count(*) FROM operation").fetchone()
    for place, (*parts, public, signature) in enumerate(db.execute(_ALL)):
        tell_how_far(tell, place, count)
        yield Done(tuple(parts), Signature(str(public or ""), str(signature or "")), previous)
        previous = str(signature or "") or previous


def unsigned(db: Database, people: People, tell: Callable[[float], None]) -> Iterator[Sentence]:
    """Every operation since signatures began that is signed by nobody, or not by whose it is said to be."""
    if people.start is None:
        return
    alone = {number for (number,) in db.execute(_OF_TWO_ENTRIES).fetchall()}  # the operation, and the statement
    carried = {one.operation: one for one in people.said if one.operation in alone and one.statement.is_signed}
    for one in operations(db, tell):
        if one.id < people.start:
            continue
        if one.signature.signature:
            if said := _wrongly_signed(one, people.roster):
                yield said
        elif one.user not in NOBODYS and (one.id not in carried or carried[one.id].statement.by_user != one.user):
            yield sentence("Operation {operation} ({label}), said to be of {user}, is not signed.", **one.named)
    for (row,) in db.execute(_ASTRAY).fetchall():
        yield sentence("There is a signature of operation {operation}, which is not there.", operation=str(row))


def by_nobody(db: Database, people: People, *, of_records: bool) -> Iterator[Sentence]:
    """What was done with the recovery code or the password of a backup, and is in no statement about users.

    Either what changed records, or what only came in, restored or looked.
    """
    if people.start is None:
        return
    told = {one.said.operation for one in people.roster.breaks.values()}
    found = db.execute(_BY_NOBODY, [people.start]).fetchall()
    numbers = [str(number) for number, changed in found if number not in told and bool(changed) == of_records]
    if numbers:
        yield sentence(
            "Operations with the recovery code or the password of a backup, signed by no user: {operations}.",
            operations=", ".join(numbers),
        )


def is_signed_throughout(db: Database) -> bool:
    """Whether every signature that must be there is; True for a file from before there were any."""
    if not db.table(SIGNATURES).exists():
        return True
    return next(unsigned(db, people_of(db), lambda _: None), None) is None


def _wrongly_signed(one: Done, roster: Roster) -> Sentence | None:
    if not one.signature.covers(one.parts, one.previous):
        return sentence(
            "Operation {operation} ({label}), said to be of {user}, is not as it was when it was signed, or a "
            "signature before it was taken away.",
            **one.named,
        )
    key = roster.key_at(one.user, one.id)
    if key and one.signature.public == key:
        return None
    if one.user in NOBODYS:  # of a code whose key nobody knew, or which is replaced by what it did here
        keys = {"" if now is None else now.public for now in _around(one, roster)}
        if {"", one.signature.public} & keys:
            return None
    if owner := roster.owner(one.signature.public):
        return sentence(_OTHERS, **one.named, owner=owner)
    if not key:
        return None
    return sentence(
        "Operation {operation} ({label}), said to be of {user}, is signed with a key that nobody vouched for.",
        **one.named,
    )


def _around(one: Done, roster: Roster) -> tuple[Standing | None, ...]:
    """What holds of whoever did it, after it and before it."""
    return roster.at(one.user, one.id), roster.at(one.user, one.id - 1)


_OTHERS = "Operation {operation} ({label}), said to be of {user}, is signed with the key of {owner}."
_WRONG = {
    "clinic": "Statement {row} about users ({label}: {reason}) is of another clinic file.",
    "signature": "Statement {row} about users ({label}: {reason}) was not signed by {by}.",
    "again": "Statement {row} about users ({label}: {reason}) was copied from an earlier one.",
    "first": "Statement {row} about users ({label}: {reason}) stands before any administrator's.",
    "nobody": "Statement {row} about users ({label}: {reason}) is by {by}, who was no user then.",
    "key": "Statement {row} about users ({label}: {reason}) is signed with another key than that of {by}.",
    "role": "Statement {row} about users ({label}: {reason}) is by {by}, who was no administrator then.",
    "nothing": "Statement {row} about users ({label}: {reason}) acknowledges nothing that is there.",
    "after": (
        "Statement {row} about users ({label}: {reason}) is by {by}, whose own key has nobody's word but that of what "
        "it acknowledges."
    ),
}


def unvouched(db: Database, people: People, tell: Callable[[float], None]) -> Iterator[Sentence]:
    """What is wrong with the list of users, and every operation of somebody, or with a role, that it did not have."""
    roster = people.roster
    for one, why in roster.wrong:
        yield sentence(_WRONG[why], row=str(one.row), by=one.statement.by_user, **_of(one))
    for broken in roster.breaks.values():
        if broken.acknowledged is None:
            words = _broken(broken)
            yield sentence(_UNPROVEN, **words) if broken.unproven else sentence(_BROKEN, **words)
    if roster.begun is None:
        return
    done = {one.id: one for one in operations(db, tell)}
    for said in people.said:
        holder = done.get(said.operation)
        made = (said.statement.by_user, said.statement.by_role, said.statement.label)
        if holder is None or (holder.user, holder.role, holder.named["label"]) != made or not _holds(holder, said):
            yield sentence(
                "Statement {row} about users ({label}: {reason}) does not stand in an operation of {by}.",
                row=str(said.row),
                by=said.statement.by_user,
                **_of(said),
            )
    for number, one_done in done.items():
        if number >= (people.start or 0) and one_done.user not in NOBODYS:
            told = (_stranger if number >= roster.begun else _early)(one_done, roster)
            if told is not None:
                yield told


def _holds(holder: Done, said: Said) -> bool:
    """Whether an operation has the reason of its statement; and its time, where nothing else keeps that."""
    statement, at = said.statement, str(holder.parts[3])
    return statement.is_told_by(str(holder.parts[5] or ""), statement.at if holder.signature.signature else at)


_BROKEN = "The chain of administrators is broken on {on}: with the recovery code was done: {label} ({reason})."
_UNPROVEN = (
    "The chain of administrators is broken on {on}: {label} ({reason}) is said to have been done with the recovery "
    "code, which did not sign it; whoever has a password can have written that."
)
_ACKNOWLEDGED = (
    "The chain of administrators was broken on {on}: with the recovery code was done: {label} ({reason}). Acknowledged "
    "by {by} on {day}: {why}"
)


def _broken(one: Break) -> dict[str, str]:
    return {"on": one.said.statement.at[:10], **_of(one.said)}


def _of(one: Said) -> dict[str, str]:
    return {"label": one.statement.label, "reason": one.statement.reason}


def _stranger(one: Done, roster: Roster) -> Sentence | None:
    after, before = _around(one, roster)
    now = after or before  # who is removed may be the one who did it
    if now is None:
        return sentence("Operation {operation} ({label}) is of {user}, who was no user then.", **one.named)
    if may(one.role) <= may(now.role) or may(one.role) <= may("" if before is None else before.role):
        return None
    return sentence(_OTHER_ROLE, **one.named, role=_called(one.role), signed=_called(now.role))


def _early(one: Done, roster: Roster) -> Sentence | None:
    """What is wrong with who did something after signatures began and before the list: it names all who were there."""
    first = roster.first(one.user)
    if first is None:
        return sentence("Operation {operation} ({label}) is of {user}, who was no user then.", **one.named)
    if may(one.role) <= may(first.role):
        return None
    return sentence(_OTHER_ROLE, **one.named, role=_called(one.role), signed=_called(first.role))


_OTHER_ROLE = "Operation {operation} ({label}) of {user} was done as {role}; they were {signed} then."


def _called(role: str) -> str:
    return with_article(Role(role)) if role in set(Role) else role


def may(role: str) -> frozenset[object]:
    """What a role may do; nothing where it is none, but then more than nobody, so that it is told."""
    return frozenset(MAY[Role(role)]) if role in set(Role) else frozenset({role})


def remarks(db: Database, people: People) -> tuple[Sentence, ...]:
    """What is no fault and is told: entries from before signatures, and what nobody vouched for yet."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
    if people.start is None:
        if not last:
            return ()
        return (
            sentence(
                "No operation is signed: this file has no users, or none of them wrote to it since there are "
                "signatures."
            ),
        )
    said = []
    if people.start > 1:
        until = str(people.start - 1)
        said.append(sentence("Operations 1 to {until} are from before there were signatures.", until=until))
    if people.roster.begun is None:
        said.append(sentence("An administrator still has to sign the list of users; opening the file does it."))
    said += by_nobody(db, people, of_records=False)
    for broken in people.roster.breaks.values():
        if broken.acknowledged is not None:
            made = broken.acknowledged.statement
            told = {"by": made.by_user, "day": made.at[:10], "why": made.reason}
            said.append(sentence(_ACKNOWLEDGED, **_broken(broken), **told))
    names = [name for name in people.roster.names if (now := people.roster.at(name)) is not None and not now.public]
    if names:
        said.append(
            sentence("No administrator has vouched for a key of these users yet: {names}.", names=", ".join(names))
        )
    return tuple(said)
