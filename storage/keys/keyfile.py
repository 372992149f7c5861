"""The keys file beside a clinic file: one slot per person that may open it, each wrapping the same master key.

Nothing in it can be read without a password: not who may open the file, nor how many they are. A slot is found by what
Argon2id makes of the password, with a salt of the file and the name; slots that are nobody's lie among the others.
Names, roles, notes and the generation are the ``Book``, sealed under the master key together with all the rest, so
that parts of two days cannot be put together. ``docs/backups-and-recovery.md`` says what an administrator does with it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

import nacl.exceptions
from nacl import pwhash
from nacl.utils import random

from models.words import sentence
from storage.keys.sealing import KEY_BYTES, NONCE_BYTES, BrokenSealError, derived, seal, unseal
from storage.problems import Fault, StoreProblem
from storage.roles import Role
from storage.signing import SEED_BYTES
from storage.wholefile import write_whole

FORMAT, VERSION = "hepatrack-keys", 2
SLOTS = 16  # and multiples of it: how many lie in a file, whoever they are of
_HIGHEST_BYTES = 4_000_000
_SALT_BYTES = pwhash.argon2id.SALTBYTES
_ID_BYTES = 16
_SEALED_BYTES = NONCE_BYTES + KEY_BYTES + SEED_BYTES + 16
_BOOK_BYTES = 32768  # and multiples of it, so that its length does not count the users
# What a slot may ask for: not so little that guessing is cheap, not so much that a changed file stops the machine.
_OPERATIONS, _MEMORY = range(2, 9), range(19 << 20, (256 << 20) + 1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to make a key of a password, by Argon2id: passes, and bytes of memory."""

    operations: int = 3
    memory: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """Master key and signing seed under one password, or as many bytes of nothing."""

    finder: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The master key alone, with a salt and a cost of its own: under the recovery code, or a password of version 1."""

    id: str
    finder: str
    cost: Cost
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """A user of the clinic file, the slot that is theirs, and the public half of their signing key in hexadecimal.

    ``public`` is "" for somebody who has not logged in since the file was of version 1.
    """

    slot: str
    name: str
    role: str
    public: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """What the master key seals: ``generation`` counts what was written; ``owed`` are notes (``vaultnotes``).

    ``said`` are the statements of which the list of users in the clinic file is made (``signedlist``).
    """

    people: tuple[Person, ...]
    generation: int = 0
    owed: tuple[tuple[str, ...], ...] = ()
    idle_minutes: int | None = None
    said: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of a keys file. ``old`` are slots of version 1 whose owners have not logged in since.

    ``first`` is what a file of version 1 has in the place of a book: people, notes and limits, each sealed.
    """

    clinic: str
    salt: bytes
    cost: Cost
    slots: tuple[Slot, ...]
    recovery: Wrapped
    book: bytes = b""
    old: tuple[Wrapped, ...] = ()
    first: Mapping[str, bytes] = field(default_factory=dict)


def keys_path(clinic: Path) -> Path:
    """Where the keys of the clinic file at ``clinic`` lie."""
    return clinic.with_name(clinic.name + ".keys")


def new_keys(key: bytes, secret: bytes, *, cost: Cost) -> KeyFile:
    """Keys of a new clinic file that nobody may open yet, with ``secret`` as the recovery code."""
    clinic = bytes(random(_ID_BYTES)).hex()
    salt = bytes(random(_SALT_BYTES))
    return KeyFile(clinic, salt, cost, _decoys(), wrapped(key, secret, clinic=clinic, cost=cost))


def without_slots(file: KeyFile) -> KeyFile:
    """The same keys when nobody may open them but by the recovery code."""
    return replace(file, salt=bytes(random(_SALT_BYTES)), slots=_decoys(), old=(), first={})


def canonical(name: str) -> str:
    """The same for every case of a name, and however its letters are composed."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


# Slots


def opening(file: KeyFile, name: str, secret: bytes) -> tuple[str, bytes]:
    """By what the slot of a user is found, and what it is sealed with: both only by the password, at its price."""
    salt = hashlib.blake2b(canonical(name).encode(), key=file.salt, digest_size=_SALT_BYTES).digest()
    made = stretched(secret, salt, cost=file.cost)
    return derived(made, "finder")[:_ID_BYTES].hex(), derived(made, "slot")


def new_slot(file: KeyFile, name: str, secret: bytes, *, key: bytes, seed: bytes) -> Slot:
    """A slot that gives ``key`` and ``seed`` to whoever knows name and ``secret``."""
    found_by, under = opening(file, name, secret)
    return Slot(found_by, seal(under, key + seed, about=_about_slot(file, found_by)))


def opened_slot(file: KeyFile, name: str, secret: bytes) -> tuple[str, bytes, bytes] | None:
    """The finder of a user's slot, the master key and the seed in it; None for another name or secret."""
    found_by, under = opening(file, name, secret)
    slot = next((slot for slot in file.slots if slot.finder == found_by), None)
    if slot is None:
        return None
    try:
        both = unseal(under, slot.sealed, about=_about_slot(file, found_by))
    except BrokenSealError:
        return None
    return found_by, both[:KEY_BYTES], both[KEY_BYTES:]


def with_slot(file: KeyFile, slot: Slot, *, people: Iterable[Person]) -> KeyFile:
    """The slot in the place of one that is none of these people's, whichever; there are more where none is."""
    taken = {person.slot for person in people}
    slots = list(file.slots)
    if all(one.finder in taken for one in slots):
        slots += _decoys()
    slots[secrets.choice([place for place, one in enumerate(slots) if one.finder not in taken])] = slot
    return replace(file, slots=tuple(slots))


def without_slot(file: KeyFile, which: str) -> KeyFile:
    slots = tuple(_decoy() if slot.finder == which else slot for slot in file.slots)
    return replace(file, slots=slots, old=tuple(slot for slot in file.old if slot.id != which))


def _decoys() -> tuple[Slot, ...]:
    return tuple(_decoy() for _ in range(SLOTS))


def _decoy() -> Slot:
    return Slot(bytes(random(_ID_BYTES)).hex(), bytes(random(_SEALED_BYTES)))


def _about_slot(file: KeyFile, found_by: str) -> bytes:
    return json.dumps([FORMAT, VERSION, file.clinic, found_by]).encode()


def wrapped(key: bytes, secret: bytes, *, clinic: str, cost: Cost, finder: str = "") -> Wrapped:
    """What gives ``key`` to whoever knows ``secret``."""
    bare = Wrapped(bytes(random(_ID_BYTES)).hex(), finder, cost, bytes(random(_SALT_BYTES)), b"")
    return replace(bare, sealed=seal(stretched(secret, bare.salt, cost=cost), key, about=_about_wrapped(clinic, bare)))


def unwrapped(one: Wrapped, secret: bytes, *, clinic: str) -> bytes:
    """The master key. Raises BrokenSealError for another secret, or where anything of ``one`` was changed."""
    key = unseal(stretched(secret, one.salt, cost=one.cost), one.sealed, about=_about_wrapped(clinic, one))
    if len(key) != KEY_BYTES:
        raise BrokenSealError
    return key


def _about_wrapped(clinic: str, one: Wrapped) -> bytes:
    """Everything of it that can be read, so that nothing of it can be changed."""
    return json.dumps(
        [FORMAT, clinic, one.id, one.finder, one.cost.operations, one.cost.memory, one.salt.hex()]
    ).encode()


def stretched(secret: bytes, salt: bytes, *, cost: Cost) -> bytes:
    """The key that a password gives, at a price. Raises StoreProblem where the memory for it is not to be had."""
    try:
        return bytes(pwhash.argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.operations, memlimit=cost.memory))
    except nacl.exceptions.RuntimeError as problem:
        needed = cost.memory >> 20
        raise StoreProblem(
            sentence("The password cannot be tried: {needed} MB of memory are not free.", needed=needed),
            "Close other programs and try again.",
        ) from problem


# The book


def opened_book(file: KeyFile, key: bytes) -> Book:
    """What the master key seals. Raises BrokenSealError for another key, or where anything in the file was changed.

    So it does for what is sealed and is no book of ours: whoever has the key can seal anything.
    """
    try:
        book = _first_book(file, key) if file.first else _book(file, key)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise BrokenSealError from problem
    if not _is_ours(book):
        raise BrokenSealError
    return book


def _is_ours(book: Book) -> bool:
    texts = [part for one in book.people for part in (one.slot, one.name, one.public)]
    texts += [part for one in (*book.owed, *book.said) for part in one]
    counts = (book.generation, 0 if book.idle_minutes is None else book.idle_minutes)
    return (
        all(isinstance(text, str) for text in texts)
        and all(one.role in set(Role) for one in book.people)
        and all(type(count) is int for count in counts)
    )


def _book(file: KeyFile, key: bytes) -> Book:
    kept = json.loads(unseal(derived(key, "book"), file.book, about=_about_file(file)))
    people = tuple(Person(*entry) for entry in kept["people"])
    owed, said = (tuple(tuple(one) for one in kept.get(name, ())) for name in ("owed", "said"))
    return Book(people, kept["generation"], owed, kept["idle_minutes"], said)


def _first_book(file: KeyFile, key: bytes) -> Book:
    """The same of a file of version 1, which counted no generations."""
    found = {
        name: json.loads(unseal(derived(key, name), sealed, about=file.clinic.encode()))
        for name, sealed in file.first.items()
        if sealed
    }
    people = tuple(Person(*entry) for entry in found["people"])
    owed = tuple(tuple(one) for one in found.get("owed", ()))
    return Book(people, owed=owed, idle_minutes=found.get("limits", {}).get("idle_minutes"))


def _sealed_book(file: KeyFile, book: Book, key: bytes) -> bytes:
    people = [astuple(person) for person in book.people]
    kept = {"generation": book.generation, "people": people, "owed": book.owed, "idle_minutes": book.idle_minutes}
    content = json.dumps(kept | {"said": book.said}, ensure_ascii=False).encode()
    content += b" " * (-len(content) % _BOOK_BYTES)
    return seal(derived(key, "book"), content, about=_about_file(file))


def _about_file(file: KeyFile) -> bytes:
    return hashlib.blake2b(json.dumps(_document(file), sort_keys=True).encode()).digest()


# On the disk


def read_keys(clinic: Path) -> KeyFile:
    """The keys of the clinic file at ``clinic``. Raises StoreProblem where they are missing or damaged."""
    path = keys_path(clinic)
    remedy = "Copy the keys file of the latest backup to this place, under this name."
    try:
        with path.open("rb") as file:
            content = file.read(_HIGHEST_BYTES + 1)
    except FileNotFoundError:
        raise StoreProblem(sentence("There is no keys file at {path}.", path=path), remedy, fault=Fault.FILE) from None
    except OSError as problem:
        raise StoreProblem(
            sentence("{path} cannot be read ({reason}).", path=path, reason=problem.strerror),
            "Ask who keeps this folder.",
        ) from problem
    try:
        document = json.loads(content)
        if document["version"] in range(VERSION + 1, 100):
            raise StoreProblem(
                sentence("{path} was written by a newer Hepatrack.", path=path),
                "Update Hepatrack on this computer; the file was not touched.",
                fault=Fault.FILE,
            )
        return _parsed(document)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise StoreProblem(sentence("{path} is damaged.", path=path), remedy, fault=Fault.FILE) from None


def changed_outside(clinic: Path) -> StoreProblem:
    """What is said where the seal of the book is broken."""
    return StoreProblem(
        sentence("{keys} was changed from outside, or belongs to another clinic file.", keys=keys_path(clinic)),
        "Copy the keys file of the latest backup to this place, under this name.",
        fault=Fault.FILE,
    )


def write_keys(file: KeyFile, book: Book, clinic: Path, *, key: bytes) -> None:
    """Put the keys beside ``clinic``, of the next generation, whole or not at all. Raises StoreProblem."""
    book = replace(book, generation=book.generation + 1)
    write_whole(keys_path(clinic), content_of(replace(file, first={}), book, key))


def content_of(file: KeyFile, book: Book, key: bytes) -> bytes:
    """What lies in a keys file."""
    return (json.dumps(_document(file) | {"book": _sealed_book(file, book, key).hex()}, indent=1) + "\n").encode()


def _document(file: KeyFile) -> dict[str, Any]:
    """All of a keys file but its book."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "clinic": file.clinic,
        "operations": file.cost.operations,
        "memory": file.cost.memory,
        "salt": file.salt.hex(),
        "slots": [{"finder": slot.finder, "sealed": slot.sealed.hex()} for slot in file.slots],
        "recovery": _document_of(file.recovery),
    } | ({"old": [_document_of(slot) for slot in file.old]} if file.old else {})


def mark_of(one: Wrapped) -> str:
    """What tells a slot as it lies in the file from any other, 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(_document_of(one), sort_keys=True).encode()).hexdigest()


def _document_of(one: Wrapped) -> dict[str, Any]:
    return {
        "id": one.id,
        "finder": one.finder,
        "operations": one.cost.operations,
        "memory": one.cost.memory,
        "salt": one.salt.hex(),
        "sealed": one.sealed.hex(),
    }


def _parsed(document: Mapping[str, Any]) -> KeyFile:
    if document["format"] != FORMAT or type(document["version"]) is not int:
        raise ValueError("another format")
    if len(bytes.fromhex(document["clinic"])) != _ID_BYTES:
        raise ValueError("no clinic")
    recovery = _wrapped(document["recovery"])
    if document["version"] == 1:
        first = {name: bytes.fromhex(document.get(name, "")) for name in ("owed", "limits")}
        first["people"] = bytes.fromhex(document["people"])
        old = tuple(_wrapped(slot) for slot in document["slots"])
        salt = bytes(random(_SALT_BYTES))
        return KeyFile(document["clinic"], salt, recovery.cost, _decoys(), recovery, old=old, first=first)
    if document["version"] != VERSION:
        raise ValueError("no version")
    old = tuple(_wrapped(slot) for slot in document.get("old", []))
    book, slots = bytes.fromhex(document["book"]), tuple(_slot(found) for found in document["slots"])
    return KeyFile(document["clinic"], *_salt_and_cost(document), slots, recovery, book, old)


def _slot(found: Mapping[str, Any]) -> Slot:
    sealed = bytes.fromhex(found["sealed"])
    if len(sealed) != _SEALED_BYTES or len(bytes.fromhex(found["finder"])) != _ID_BYTES:
        raise ValueError("no slot of ours")
    return Slot(found["finder"], sealed)


def _wrapped(found: Mapping[str, Any]) -> Wrapped:
    salt, cost = _salt_and_cost(found)
    return Wrapped(str(found["id"]), str(found["finder"]), cost, salt, bytes.fromhex(found["sealed"]))


def _salt_and_cost(found: Mapping[str, Any]) -> tuple[bytes, Cost]:
    cost = Cost(found["operations"], found["memory"])
    salt = bytes.fromhex(found["salt"])
    whole = type(cost.operations) is int and type(cost.memory) is int
    if not whole or cost.operations not in _OPERATIONS or cost.memory not in _MEMORY or len(salt) != _SALT_BYTES:
        raise ValueError("a cost that no program of ours asks for")
    return salt, cost
