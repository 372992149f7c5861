"""Who may open a clinic file: users with passwords, a recovery code, and the master key that all of them unwrap.

The master key never changes, so neither does a byte of the clinic file when a user comes, goes or takes another
password. Every function reads and writes the keys file beside the clinic file (``storage.keys.keyfile``), and owes the
journal a note of what was changed (``storage.keys.vaultnotes``).
"""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from nacl.utils import random

from models.words import sentence
from storage.clinic.connection import remove_files
from storage.clinic.journal.statements import BACKUP as BACKUP
from storage.clinic.journal.statements import NOBODYS, OWN_PASSWORD
from storage.clinic.journal.statements import RECOVERY as RECOVERY
from storage.clinic.store import Store
from storage.keys.keyfile import (
    Book,
    Cost,
    KeyFile,
    Person,
    canonical,
    changed_outside,
    content_of,
    keys_path,
    mark_of,
    new_keys,
    new_slot,
    opened_book,
    opened_slot,
    read_keys,
    unwrapped,
    with_slot,
    without_slot,
    without_slots,
    wrapped,
    write_keys,
)
from storage.keys.oldslots import opened_old_slot
from storage.keys.passwords import check_password, refused
from storage.keys.patience import Patience
from storage.keys.recoverycode import new_code, secret_of, signer_of
from storage.keys.refusals import note_refusal
from storage.keys.sealing import KEY_BYTES, BrokenSealError
from storage.keys.vaultnotes import Note, note, owing, settle
from storage.problems import StoreProblem
from storage.roles import Action, Actor, Role
from storage.signing import Signer, new_signer
from storage.wholefile import remove

LONGEST_NAME = 60
NEW_COST = Cost()
MAKE, NEW_CODE, FIRST_CODE = "Make the clinic file", "Make a new recovery code", "The first one"


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
    """The master key of a clinic file, and who unlocked it with which signing key. The keys are in no print of it.

    Who ``recovered`` it signs with the key that the recovery code makes, and not at all by the password of a backup;
    nor in a file without users, nor where the keys file is of version 1 and could not be written: on a full disk, or
    of a backup, left as it is.
    """

    key: bytes = field(repr=False)
    actor: Actor
    recovered: bool = False
    signer: Signer | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Created:
    """A new clinic file, and the one showing of its recovery code."""

    unlocked: Unlocked
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class User:
    """``public`` is the public half of their signing key, "" before their first log-in since version 1."""

    name: str
    role: Role
    public: str = field(default="", compare=False)


def has_users(path: Path) -> bool:
    """Whether a clinic file opens by user and password; the demo clinic does not."""
    return keys_path(path).exists()


def create_clinic(path: Path, *, user: str, password: str, role: Role = Role.ADMINISTRATOR) -> Created:
    """A new, empty clinic file with its first user. Raises StoreProblem; then nothing is left behind."""
    _check_name(user)
    check_password(password, user=user, clinic=path.stem)
    if role is not Role.ADMINISTRATOR:
        raise refused("The first user is an administrator.", "Add others afterwards.")
    if not path.parent.is_dir():
        raise refused(sentence("{folder} is not a folder.", folder=path.parent), "Choose a folder that exists.")
    for taken in (path, keys_path(path)):
        if taken.exists():
            raise refused(sentence("{path} exists already.", path=taken), "Choose another name.")
    key, code, actor, signer = bytes(random(KEY_BYTES)), new_code(), Actor(user, role), new_signer()
    file = new_keys(key, secret_of(code), cost=NEW_COST)
    slot = new_slot(file, user, _secret(password), key=key, seed=signer.seed)
    person = Person(slot.finder, user, role.value, signer.public)
    made = partial(note, by=actor, clinic=file.clinic, signer=signer)
    done = [made(MAKE, f"{user}, {role.value}", about=person), made(NEW_CODE, FIRST_CODE, about=_code(file, code))]
    # Keys first: a clinic file without keys could never be opened again.
    write_keys(with_slot(file, slot, people=()), owing(Book((person,)), *done), path, key=key)
    try:
        with Store.create(path, key=key, actor=actor, signer=signer) as store:
            settle(store, key, own=done)
    except BaseException:
        with contextlib.suppress(OSError):
            remove_files(path)
            remove(keys_path(path))
        raise
    return Created(Unlocked(key, actor, signer=signer), code)


def unlock(path: Path, *, user: str, password: str, patience: Patience | None = None, renew: bool = True) -> Unlocked:
    """The master key for a user's password, after the wait that earlier wrong ones have earned.

    ``renew`` brings a slot of version 1 up to date, with a new signing key. Raises WrongPassword, and StoreProblem
    where the keys are missing or damaged.
    """
    file, secret = read_keys(path), _secret(password)
    patience = patience or Patience(path)
    patience.attempt()
    # A name that nobody has takes as long as one that somebody has.
    found = opened_slot(file, user, secret) or opened_old_slot(file, user, secret)
    if found is None:
        note_refusal(path)
        raise WrongPassword(patience.wait_seconds())
    which, key, seed = found
    book = _opened(file, key, path)
    person = next((person for person in book.people if person.slot == which), None)
    if person is None:  # a slot put back after its user was removed
        note_refusal(path)
        raise WrongPassword(patience.wait_seconds())
    patience.forget()
    if person.name == BACKUP:
        return Unlocked(key, Actor(BACKUP, Role(person.role)), recovered=True)
    signer = Signer(seed) if seed else _renewed(path, file, book, person, key=key, secret=secret) if renew else None
    return Unlocked(key, Actor(person.name, Role(person.role)), signer=signer)


def _renewed(path: Path, file: KeyFile, book: Book, person: Person, *, key: bytes, secret: bytes) -> Signer | None:
    """Give the owner of an old slot a new one. What the disk refuses keeps nobody out: it is for the next time."""
    signer = new_signer()
    with contextlib.suppress(StoreProblem):
        _write(path, *_moved(file, book, person, key=key, secret=secret, signer=signer), key=key)
        return signer
    return None


def _moved(
    file: KeyFile, book: Book, person: Person, *, key: bytes, secret: bytes, signer: Signer
) -> tuple[KeyFile, Book]:
    """A new slot for somebody in the place of the one they have."""
    slot = new_slot(file, person.name, secret, key=key, seed=signer.seed)
    moved = replace(person, slot=slot.finder, public=signer.public)
    people = tuple(moved if other is person else other for other in book.people)
    others = (other for other in people if other is not moved)
    return with_slot(without_slot(file, person.slot), slot, people=others), replace(book, people=people)


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
    return Unlocked(key, Actor(RECOVERY, Role.ADMINISTRATOR), recovered=True, signer=signer_of(secret_of(code)))


def users(path: Path, by: Unlocked) -> tuple[User, ...]:
    """Who may open the clinic file, in order of entry."""
    people = _opened(read_keys(path), by.key, path).people
    return tuple(User(person.name, Role(person.role), person.public) for person in people)


def keys_for_backup(backup: Path, by: Unlocked, *, password: str) -> bytes:
    """The keys file of a backup as it opens by a password of its own and by no user's, and by the recovery code.

    Users stay on the list: after a restore an administrator gives each a new password. Raises StoreProblem.
    """
    by.actor.require(Action.BACK_UP)
    check_password(password, clinic=backup.stem)
    file = read_keys(backup)
    book = _opened(file, by.key, backup)
    file = without_slots(file)
    seed = new_signer().seed  # that signs nothing
    slot = new_slot(file, BACKUP, _secret(password), key=by.key, seed=seed)
    people = tuple(replace(person, slot="") for person in book.people if person.name != BACKUP)
    people = (*people, Person(slot.finder, BACKUP, Role.ADMINISTRATOR.value))
    return content_of(with_slot(file, slot, people=()), replace(book, people=people), by.key)


def add_user(path: Path, by: Unlocked, *, user: str, password: str, role: Role) -> None:
    by.actor.require(Action.MANAGE_USERS)
    _check_name(user)
    check_password(password, user=user, clinic=path.stem)
    file = read_keys(path)
    book = _opened(file, by.key, path)
    if any(_same(person.name, user) for person in book.people):
        raise refused("There is a user of this name already.", "Choose another name.")
    signer = new_signer()
    slot = new_slot(file, user, _secret(password), key=by.key, seed=signer.seed)
    file = with_slot(file, slot, people=book.people)
    person = Person(slot.finder, user, role.value, signer.public)
    done = _note("Add a user", f"{user}, {role.value}", by, file, about=person)
    _write(path, file, replace(book, people=(*book.people, person)), key=by.key, done=done)


def remove_user(path: Path, by: Unlocked, *, user: str) -> None:
    """Take a user's slot away. What they did stays in the journal under their name."""
    by.actor.require(Action.MANAGE_USERS)
    file, book, person = _found(path, by.key, user)
    left = tuple(other for other in book.people if other is not person)
    _check_administrators(left)
    done = _note("Remove a user", person.name, by, file, about=person, left=True)
    _write(path, without_slot(file, person.slot), replace(book, people=left), key=by.key, done=done)


def set_role(path: Path, by: Unlocked, *, user: str, role: Role) -> None:
    by.actor.require(Action.MANAGE_USERS)
    file, book, person = _found(path, by.key, user)
    given = replace(person, role=role.value)
    changed = tuple(given if other is person else other for other in book.people)
    _check_administrators(changed)
    done = _note("Give a user a role", f"{person.name}, {role.value}", by, file, about=given)
    _write(path, file, replace(book, people=changed), key=by.key, done=done)


def change_password(path: Path, by: Unlocked, *, user: str, password: str, old: str | None = None) -> None:
    """Give a user another password: their own with the ``old`` one, anybody's by an administrator or after recovery.

    Who changes their own keeps their signing key; that of another cannot be opened, and they get a new one.
    """
    file, book, person = _found(path, by.key, user)
    check_password(password, user=person.name, clinic=path.stem)
    own, signer = _same(person.name, by.actor.user) and not by.recovered, new_signer()
    if own:
        signer = _by_old(file, person, old) or signer
    else:
        by.actor.require(Action.MANAGE_USERS)
    label = OWN_PASSWORD if own else "Give a user a new password"
    moved = _moved(file, book, person, key=by.key, secret=_secret(password), signer=signer)
    about = None if own else replace(person, public=signer.public)
    _write(path, *moved, key=by.key, done=_note(label, person.name, by, file, about=about))


def new_recovery_code(path: Path, by: Unlocked) -> str:
    """Another recovery code, to be printed; the one before opens nothing any more."""
    by.actor.require(Action.MANAGE_USERS)
    file, code = read_keys(path), new_code()
    book = _opened(file, by.key, path)
    recovery = wrapped(by.key, secret_of(code), clinic=file.clinic, cost=NEW_COST)
    file = replace(file, recovery=recovery)
    done = _note(NEW_CODE, "The one before opens nothing any more", by, file, about=_code(file, code))
    _write(path, file, book, key=by.key, done=done)
    return code


def _code(file: KeyFile, code: str) -> Person:
    """The recovery code as the signed list has it: which slot is its, and which key it makes."""
    return Person("", RECOVERY, mark_of(file.recovery), signer_of(secret_of(code)).public)


def _note(
    label: str, reason: str, by: Unlocked, file: KeyFile, *, about: Person | None = None, left: bool = False
) -> Note:
    return note(label, reason, by.actor, clinic=file.clinic, signer=by.signer, about=about, left=left)


def _check_name(name: str) -> None:
    if not (name == name.strip() and 0 < len(name) <= LONGEST_NAME and name.isprintable()):
        raise refused(
            sentence("A user name has 1 to {most} printable characters and no space at its ends.", most=LONGEST_NAME),
            "Choose another one.",
        )
    if any(_same(name, taken) for taken in NOBODYS):
        raise refused(sentence("{name} cannot be the name of a user.", name=repr(name)), "Choose another one.")


def _by_old(file: KeyFile, person: Person, old: str | None) -> Signer | None:
    """The signing key behind the old password; none in a slot of version 1. Raises StoreProblem for a wrong one."""
    secret = _secret(old or "")
    found = opened_slot(file, person.name, secret) or opened_old_slot(file, person.name, secret)
    if found is None or found[0] != person.slot:
        raise StoreProblem("The old password is wrong.", "Type it again.")
    return Signer(found[2]) if found[2] else None


def _check_administrators(people: tuple[Person, ...]) -> None:
    if not any(person.role == Role.ADMINISTRATOR.value for person in people):
        raise refused("The last administrator stays.", "Make somebody else an administrator first.")


def _found(path: Path, key: bytes, user: str) -> tuple[KeyFile, Book, Person]:
    file = read_keys(path)
    book = _opened(file, key, path)
    person = next((person for person in book.people if _same(person.name, user)), None)
    if person is None:
        raise refused("There is no user of this name.", "Look at the list of users.")
    return file, book, person


def _opened(file: KeyFile, key: bytes, path: Path) -> Book:
    try:
        return opened_book(file, key)
    except BrokenSealError:
        raise changed_outside(path) from None


def _write(path: Path, file: KeyFile, book: Book, *, key: bytes, done: Note | None = None) -> None:
    """The change and what the journal is owed for it, in one step."""
    write_keys(file, book if done is None else owing(book, done), path, key=key)


def _same(name: str, other: str) -> bool:
    """Whether two names are one to whoever reads them, whatever spaces are within."""
    return canonical(name).split() == canonical(other).split()


def _secret(password: str) -> bytes:
    """The bytes of a password, the same for every keyboard that composes its letters in its own way."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
