"""The list of users as administrators signed it: statements, one after the other, and what follows from them.

A statement says "NAME has ROLE and public key K", or that somebody has left, or what else was done with the keys. The
first is an administrator's about themselves; the others count where whoever made them was an administrator by the
statements before. Of the recovery code the role is the mark of its slot in the keys file, the key that which it makes.

What is done with the recovery code breaks the chain of administrators. Who comes after has their key from the break
until somebody older vouches for them; an acknowledgement is a statement whose ``public`` is the mark of the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace

from storage.clinic.connection import Database
from storage.clinic.journal.signatures import content
from storage.roles import MAY, Actor, Role
from storage.signing import Signer, is_signed

TABLE = "clinic_user"
DOMAIN = "hepatrack user 1"
SIGN_LIST = "Sign the list of users"
ACKNOWLEDGE = "Acknowledge the use of the recovery code"
LIMIT_IDLE = "Limit the idle lock"
# Who did it, when the clinic file was opened by the recovery code, or by a password that was given to a backup.
RECOVERY, BACKUP = "recovery code", "backup password"
NOBODYS = frozenset({RECOVERY, BACKUP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """``role`` is "" for who has left, ``name`` where nothing is said of anybody; ``by_public`` where nobody signed."""

    clinic: str
    at: str
    label: str
    reason: str
    name: str = ""
    role: str = ""
    public: str = ""
    by_user: str
    by_role: str
    by_public: str = ""
    signature: str = ""

    @property
    def _content(self) -> bytes:
        return content(DOMAIN, *astuple(self)[:-1])

    @property
    def mark(self) -> str:
        """What tells it from any other, 64 hexadecimal digits: the SHA-256 of what is signed of it."""
        return hashlib.sha256(self._content).hexdigest()

    @property
    def lasts(self) -> bool:
        """Whether it is a part of the list that a restored backup is owed, and not just of the journal."""
        return bool(self.name) or self.label in (ACKNOWLEDGE, LIMIT_IDLE)

    @property
    def is_signed(self) -> bool:
        return is_signed(self._content, self.signature, public=self.by_public)

    def signed(self, signer: Signer | None) -> Statement:
        """With the signature of whoever makes it; as it is where nobody can sign."""
        if signer is None:
            return self
        named = replace(self, by_public=signer.public)
        return replace(named, signature=signer.sign(named._content))

    def is_told_by(self, reason: str, at: str) -> bool:
        """Whether an operation of this reason and time is about it; one that came later says when it was done."""
        return (reason, at) == (self.reason, self.at) or reason == later(self.reason, self.at)


def later(reason: str, at: str) -> str:
    """The reason of what was done at a time (a stamp) and journalled later."""
    done = f"{at[:10]} {at[11:16]} UTC"
    return reason if done in reason else f"{reason} (done {done}, journalled later)"


COLUMNS = tuple(field.name for field in fields(Statement))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the clinic file: its row, and the operation in which it was written, 0 where none is known."""

    row: int
    operation: int
    statement: Statement


def statements(db: Database) -> tuple[Said, ...]:
    """Every statement in the order in which they were made."""
    columns = ", ".join(f'"{TABLE}"."{name}"' for name in COLUMNS)
    found = db.execute(
        f"SELECT \"{TABLE}\".id, (SELECT min(operation_id) FROM journal WHERE table_name = '{TABLE}' "
        f'AND row_id = "{TABLE}".id), {columns} FROM "{TABLE}" ORDER BY "{TABLE}".id'
    ).fetchall()
    return tuple(
        Said(int(row), int(operation or 0), Statement(**dict(zip(COLUMNS, map(str, said), strict=True))))
        for row, operation, *said in found
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of a user from an operation on; ``after`` is the row of the break that it comes from, 0 for none."""

    since: int
    role: str
    public: str
    after: int = 0


@dataclass(slots=True)
class Break:
    """What was done with the recovery code: signed by it, or not though it had a key (``unproven``), or neither."""

    said: Said
    proven: bool = False
    unproven: bool = False
    acknowledged: Said | None = None


class Roster:
    """Who was a user when, with which role and key, by the statements that hold; ``wrong`` has those that do not.

    ``idle`` is the last statement about the limit of the idle lock, None where there is none.
    """

    def __init__(self, said: Sequence[Said]) -> None:
        self._people: dict[str, list[Standing]] = {}
        self._seen: set[str] = set()
        self.wrong: list[tuple[Said, str]] = []
        self.breaks: dict[int, Break] = {}
        self.idle: Statement | None = None
        self.clinic = said[0].statement.clinic if said else ""
        self.begun: int | None = said[0].operation if said else None
        for one in said:
            self.take(one)

    @property
    def names(self) -> tuple[str, ...]:
        """Of people; nobody's are no names."""
        return tuple(name for name in self._people if name not in NOBODYS)

    def at(self, name: str, operation: int | None = None) -> Standing | None:
        """What holds of a user at an operation, or now; None for who was none, or had left."""
        found = [one for one in self._people.get(name, ()) if operation is None or one.since <= operation]
        return found[-1] if found and found[-1].role else None

    def key_at(self, name: str, operation: int) -> str:
        """The key of a user at an operation; one that was vouched for later, where they had none before; "" else."""
        now = self.at(name, operation)
        if now is not None and now.public:
            return now.public
        return next((one.public for one in self._people.get(name, ()) if one.since > operation and one.public), "")

    def first(self, name: str) -> Standing | None:
        """What was first said of a user."""
        return next(iter(self._people.get(name, ())), None)

    def owner(self, public: str) -> str:
        """Whose key it is, or was; "" for nobody's."""
        held = (name for name, standings in self._people.items() for one in standings if one.public == public)
        return next(held, "") if public else ""

    def take(self, one: Said) -> bool:
        """Hear one statement more; whether it holds."""
        statement = one.statement
        by = self.at(statement.by_user)
        after = 0 if by is None else by.after
        if statement.by_user in NOBODYS and not (statement.by_public and self._wrong(statement)):
            had = by is not None and bool(by.public)
            proven = had and bool(statement.by_public) and self._is_old(after)
            after = one.row or -len(self.breaks) - 1
            self.breaks[after] = Break(one, proven, had and not proven)
        elif wrong := self._wrong(statement) or self._acknowledged(one, after):
            self.wrong.append((one, wrong))
            return False
        self._seen.add(statement.signature)
        if statement.label == LIMIT_IDLE:
            self.idle = statement
        if statement.name:
            standing = Standing(one.operation, statement.role, statement.public, after)
            self._people.setdefault(statement.name, []).append(standing)
        return True

    def may_acknowledge(self, name: str, broken: Break) -> bool:
        """Whether somebody's key is older than a break; one that comes from it will do where the code itself signed."""
        by = self.at(name)
        return by is not None and (self._is_old(by.after) or (broken.proven and self.breaks[by.after] is broken))

    def _is_old(self, after: int) -> bool:
        """Whether what comes from a break, or none, has the word of somebody older."""
        return not after or (after in self.breaks and self.breaks[after].acknowledged is not None)

    def _acknowledged(self, one: Said, after: int) -> str:
        """Take an acknowledgement; why it does not hold, as the key of a sentence; "" for all other statements, too."""
        if one.statement.name or one.statement.label != ACKNOWLEDGE:
            return ""
        same = (found for found in self.breaks.values() if found.said.statement.mark == one.statement.public)
        broken = next((found for found in same if found.acknowledged is None), None)
        if broken is None:
            return "nothing"
        if not self.may_acknowledge(one.statement.by_user, broken):
            return "after"
        broken.acknowledged = one
        return ""

    def _wrong(self, statement: Statement) -> str:
        """Why a statement does not hold, as the key of a sentence; "" where it does."""
        if statement.clinic != self.clinic:
            return "clinic"
        if not statement.is_signed:
            return "signature"
        if statement.signature in self._seen:
            return "again"
        now, by_code = self.at(statement.by_user), statement.by_user in NOBODYS
        if not self._people and not by_code:
            return "" if not statement.name or _is_first(statement) else "first"
        if now is None:
            return "" if by_code else "nobody"
        if now.public and now.public != statement.by_public:
            return "key"
        own = not statement.name and statement.label == OWN_PASSWORD
        return "" if own or by_code or now.role == Role.ADMINISTRATOR.value else "role"


OWN_PASSWORD = "Change one's own password"


def _is_first(statement: Statement) -> bool:
    own = statement.name == statement.by_user and statement.public == statement.by_public
    return own and statement.role == Role.ADMINISTRATOR.value


def lesser(one: Role, other: Role) -> Role:
    """The role that may do less; a reader's where neither includes the other."""
    if MAY[one] <= MAY[other]:
        return one
    return other if MAY[other] <= MAY[one] else Role.READER


def held_role(roster: Roster, actor: Actor, public: str) -> Role:
    """With which role somebody works: the list's word, and no more than the keys file says.

    A reader's for who is not on a list that was begun, or comes with another key than the one on it.
    """
    if roster.begun is None or actor.user in NOBODYS:
        return actor.role
    now = roster.at(actor.user)
    if now is None or (now.public and now.public != public) or now.role not in set(Role):
        return Role.READER
    return lesser(Role(now.role), actor.role)
