"""Who may open a clinic file: users with passwords, a recovery code, and the master key that all of them unwrap.

The master key never changes, so neither does a byte of the clinic file when a user comes, goes or takes another
password. Every function reads and writes the keys file beside the clinic file (``storage.keys.keyfile``), and owes the
journal a note of what was changed (``storage.keys.vaultnotes``).
"""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from nacl.utils import random

from models.words import Sentence, sentence
from storage.clinic.connection import remove_files
from storage.clinic.store import Store
from storage.keys.keyfile import (
    Cost,
    KeyFile,
    Person,
    Slot,
    finder,
    keys_path,
    new_id,
    people_of,
    read_keys,
    sealed_people,
    unwrapped,
    wrapped,
    write_keys,
)
from storage.keys.patience import Patience
from storage.keys.recoverycode import new_code, secret_of
from storage.keys.refusals import note_refusal
from storage.keys.sealing import KEY_BYTES, BrokenSealError
from storage.keys.vaultnotes import Note, note, owed, owing
from storage.problems import Fault, StoreProblem
from storage.roles import Action, Actor, Role
from storage.wholefile import remove

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD, LONGEST_NAME = 1000, 60
RECOVERY = "recovery code"  # who did it, when the clinic file was opened by the code
NEW_COST = Cost()
_RECOVERY_FINDER = ""


class WrongPassword(StoreProblem):
    """Name and password do not belong together. ``wait_seconds`` must pass before the next attempt."""

    def __init__(self, wait_seconds: float) -> None:
        super().__init__(
            "The user name or the password is wrong.",
            sentence("Try again in {seconds} s; the wait grows.", seconds=f"{wait_seconds:.0f}"),
        )
        self.wait_seconds = wait_seconds


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The master key of a clinic file, and who unlocked it. The key is in no print of it."""

    key: bytes = field(repr=False)
    actor: Actor
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class Created:
    """A new clinic file, and the one showing of its recovery code."""

    unlocked: Unlocked
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class User:
    name: str
    role: Role


def has_users(path: Path) -> bool:
    """Whether a clinic file opens by user and password; the demo clinic does not."""
    return keys_path(path).exists()


def create_clinic(path: Path, *, user: str, password: str, role: Role = Role.ADMINISTRATOR) -> Created:
    """A new, empty clinic file with its first user. Raises StoreProblem; then nothing is left behind."""
    _check_name(user)
    check_password(password)
    if role is not Role.ADMINISTRATOR:
        raise _wrong("The first user is an administrator.", "Add others afterwards.")
    if not path.parent.is_dir():
        raise _wrong(sentence("{folder} is not a folder.", folder=path.parent), "Choose a folder that exists.")
    for taken in (path, keys_path(path)):
        if taken.exists():
            raise _wrong(sentence("{path} exists already.", path=taken), "Choose another name.")
    key, code, actor = bytes(random(KEY_BYTES)), new_code(), Actor(user, role)
    clinic = new_id()
    slot = wrapped(key, _secret(password), clinic=clinic, finder=finder(clinic, user), cost=NEW_COST)
    recovery = wrapped(key, secret_of(code), clinic=clinic, finder=_RECOVERY_FINDER, cost=NEW_COST)
    people = sealed_people((Person(slot.id, user, role.value),), key, clinic=clinic)
    # Keys first: a clinic file without keys could never be opened again.
    write_keys(KeyFile(clinic, (slot,), recovery, people), path)
    try:
        Store.create(path, key=key, actor=actor).close()
    except BaseException:
        with contextlib.suppress(OSError):
            remove_files(path)
            remove(keys_path(path))
        raise
    return Created(Unlocked(key, actor), code)


def unlock(path: Path, *, user: str, password: str, patience: Patience | None = None) -> Unlocked:
    """The master key for a user's password, after the wait that earlier wrong ones have earned.

    Raises WrongPassword, and StoreProblem where the keys are missing or damaged.
    """
    file = read_keys(path)
    patience = patience or Patience(path)
    patience.attempt()
    known = finder(file.clinic, user)
    slot = next((slot for slot in file.slots if slot.finder == known), None)
    try:
        # A name that nobody has takes as long as one that somebody has.
        key = unwrapped(slot or replace(file.recovery, sealed=b""), _secret(password), clinic=file.clinic)
    except BrokenSealError:
        note_refusal(path)
        raise WrongPassword(patience.wait_seconds()) from None
    person = next((person for person in _people(file, key, path) if slot is not None and person.slot == slot.id), None)
    if person is None:  # a slot put back after its user was removed
        note_refusal(path)
        raise WrongPassword(patience.wait_seconds())
    patience.forget()
    return Unlocked(key, Actor(person.name, Role(person.role)))


def recover(path: Path, *, code: str) -> Unlocked:
    """The master key for the recovery code: for an administrator's work, such as giving somebody a new password."""
    file = read_keys(path)
    try:
        key = unwrapped(file.recovery, secret_of(code), clinic=file.clinic)
    except BrokenSealError:
        note_refusal(path)
        raise StoreProblem(
            "The recovery code is not the one of this clinic file.", "Look for the latest print of it."
        ) from None
    Patience(path).forget()
    return Unlocked(key, Actor(RECOVERY, Role.ADMINISTRATOR), recovered=True)


def users(path: Path, by: Unlocked) -> tuple[User, ...]:
    """Who may open the clinic file, in order of entry."""
    file = read_keys(path)
    return tuple(User(person.name, Role(person.role)) for person in _people(file, by.key, path))


def add_user(path: Path, by: Unlocked, *, user: str, password: str, role: Role) -> None:
    by.actor.require(Action.MANAGE_USERS)
    _check_name(user)
    check_password(password)
    file = read_keys(path)
    known = finder(file.clinic, user)
    if any(slot.finder == known for slot in file.slots):
        raise _wrong("There is a user of this name already.", "Choose another name.")
    people = _people(file, by.key, path)
    slot = wrapped(by.key, _secret(password), clinic=file.clinic, finder=known, cost=NEW_COST)
    people = (*people, Person(slot.id, user, role.value))
    done = note("Add a user", f"{user}, {role.value}", by.actor)
    _write(path, replace(file, slots=(*file.slots, slot)), by.key, people=people, done=done)


def remove_user(path: Path, by: Unlocked, *, user: str) -> None:
    """Take a user's slot away. What they did stays in the journal under their name."""
    by.actor.require(Action.MANAGE_USERS)
    file, people, person = _found(path, by.key, user)
    left = tuple(other for other in people if other is not person)
    _check_administrators(left)
    slots = tuple(slot for slot in file.slots if slot.id != person.slot)
    _write(path, replace(file, slots=slots), by.key, people=left, done=note("Remove a user", person.name, by.actor))


def set_role(path: Path, by: Unlocked, *, user: str, role: Role) -> None:
    by.actor.require(Action.MANAGE_USERS)
    file, people, person = _found(path, by.key, user)
    changed = tuple(replace(other, role=role.value) if other is person else other for other in people)
    _check_administrators(changed)
    done = note("Give a user a role", f"{person.name}, {role.value}", by.actor)
    _write(path, file, by.key, people=changed, done=done)


def change_password(path: Path, by: Unlocked, *, user: str, password: str, old: str | None = None) -> None:
    """Give a user another password: their own with the ``old`` one, anybody's by an administrator or after recovery."""
    file, people, person = _found(path, by.key, user)
    check_password(password)
    slot = next(slot for slot in file.slots if slot.id == person.slot)
    own = _same(person.name, by.actor.user) and not by.recovered
    if own:
        _check_old(file, slot, old)
    else:
        by.actor.require(Action.MANAGE_USERS)
    known = finder(file.clinic, person.name)
    new = wrapped(by.key, _secret(password), clinic=file.clinic, finder=known, cost=NEW_COST)
    slots = tuple(new if other is slot else other for other in file.slots)
    moved = tuple(replace(other, slot=new.id) if other is person else other for other in people)
    label = "Change one's own password" if own else "Give a user a new password"
    done = note(label, person.name, by.actor)
    _write(path, replace(file, slots=slots), by.key, people=moved, done=done)


def new_recovery_code(path: Path, by: Unlocked) -> str:
    """Another recovery code, to be printed; the one before opens nothing any more."""
    by.actor.require(Action.MANAGE_USERS)
    file, code = read_keys(path), new_code()
    people = _people(file, by.key, path)
    recovery = wrapped(by.key, secret_of(code), clinic=file.clinic, finder=_RECOVERY_FINDER, cost=NEW_COST)
    done = note("Make a new recovery code", "The one before opens nothing any more", by.actor)
    _write(path, replace(file, recovery=recovery), by.key, people=people, done=done)
    return code


def check_password(password: str) -> None:
    """Raise StoreProblem with a sentence for a password that will not do."""
    if len(password) < SHORTEST_PASSWORD:
        raise _wrong(
            sentence("A password has at least {least} characters.", least=SHORTEST_PASSWORD), "Choose a longer one."
        )
    if len(password) > LONGEST_PASSWORD:
        raise _wrong(
            sentence("A password has at most {most} characters.", most=f"{LONGEST_PASSWORD:,}"), "Choose a shorter one."
        )
    if len(set(password)) == 1:
        raise _wrong("A password of one character repeated is guessed at once.", "Choose another one.")


def _check_name(name: str) -> None:
    if not (name == name.strip() and 0 < len(name) <= LONGEST_NAME and name.isprintable()):
        raise _wrong(
            sentence("A user name has 1 to {most} printable characters and no space at its ends.", most=LONGEST_NAME),
            "Choose another one.",
        )
    if _same(name, RECOVERY):
        raise _wrong(sentence("{name} cannot be the name of a user.", name=repr(RECOVERY)), "Choose another one.")


def _check_old(file: KeyFile, slot: Slot, old: str | None) -> None:
    try:
        unwrapped(slot, _secret(old or ""), clinic=file.clinic)
    except BrokenSealError:
        raise StoreProblem("The old password is wrong.", "Type it again.") from None


def _check_administrators(people: tuple[Person, ...]) -> None:
    if not any(person.role == Role.ADMINISTRATOR.value for person in people):
        raise _wrong("The last administrator stays.", "Make somebody else an administrator first.")


def _found(path: Path, key: bytes, user: str) -> tuple[KeyFile, tuple[Person, ...], Person]:
    file = read_keys(path)
    people = _people(file, key, path)
    person = next((person for person in people if _same(person.name, user)), None)
    if person is None:
        raise _wrong("There is no user of this name.", "Look at the list of users.")
    return file, people, person


def _people(file: KeyFile, key: bytes, path: Path) -> tuple[Person, ...]:
    try:
        return people_of(file, key)
    except BrokenSealError:
        raise StoreProblem(
            sentence("{keys} was changed from outside, or belongs to another clinic file.", keys=keys_path(path)),
            "Copy the keys file of the latest backup to this place, under this name.",
            fault=Fault.FILE,
        ) from None


def _write(path: Path, file: KeyFile, key: bytes, *, people: tuple[Person, ...], done: Note) -> None:
    """The change and what the journal is owed for it, in one step."""
    changed = replace(file, people=sealed_people(people, key, clinic=file.clinic))
    write_keys(owing(changed, key, *owed(file, key), done), path)


def _same(name: str, other: str) -> bool:
    return finder("00", name) == finder("00", other)


def _secret(password: str) -> bytes:
    """The bytes of a password, the same for every keyboard that composes its letters in its own way."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _wrong(said: str | Sentence, remedy: str) -> StoreProblem:
    return StoreProblem(said, remedy, fault=Fault.FILE)
