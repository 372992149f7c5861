"""The keys file beside a clinic file: one slot per person that may open it, each wrapping the same master key.

Nothing in it can be read without a password: names and roles are sealed under the master key, a slot is found by a
hash of the name. ``docs/backups-and-recovery.md`` says what an administrator does with the file.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nacl.exceptions
from nacl import pwhash
from nacl.utils import random

from models.words import sentence
from storage.keys.sealing import KEY_BYTES, BrokenSealError, derived, seal, unseal
from storage.problems import Fault, StoreProblem
from storage.wholefile import write_whole

FORMAT, VERSION = "hepatrack-keys", 1
_HIGHEST_BYTES = 1_000_000
_SALT_BYTES = pwhash.argon2id.SALTBYTES
_ID_BYTES = 16
# What a slot may ask for: not so little that guessing is cheap, not so much that a changed file stops the machine.
_LATER = ("owed", "limits")  # not in every keys file
_OPERATIONS, _MEMORY = range(2, 9), range(19 << 20, (256 << 20) + 1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to make a key of a password, by Argon2id: passes, and bytes of memory."""

    operations: int = 3
    memory: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """The master key under one password; ``finder`` is empty for the recovery code."""

    id: str
    finder: str
    cost: Cost
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """A user of the clinic file and the slot that is theirs."""

    slot: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of a keys file; ``people`` is sealed, and so are ``limits`` and the notes ``owed`` to the journal."""

    clinic: str
    slots: tuple[Slot, ...]
    recovery: Slot
    people: bytes
    owed: bytes = b""
    limits: bytes = b""


def keys_path(clinic: Path) -> Path:
    """Where the keys of the clinic file at ``clinic`` lie."""
    return clinic.with_name(clinic.name + ".keys")


def new_id() -> str:
    return bytes(random(_ID_BYTES)).hex()


def finder(clinic: str, name: str) -> str:
    """By which the slot of a user is found, whatever the case of the name and however its letters are composed."""
    same = unicodedata.normalize("NFKC", name).casefold().strip()
    return hashlib.blake2b(same.encode(), key=bytes.fromhex(clinic), digest_size=_ID_BYTES).hexdigest()


def wrapped(key: bytes, secret: bytes, *, clinic: str, finder: str, cost: Cost) -> Slot:
    """A new slot that gives ``key`` to whoever knows ``secret``."""
    bare = Slot(new_id(), finder, cost, bytes(random(_SALT_BYTES)), b"")
    sealed = seal(stretched(secret, bare.salt, cost=cost), key, about=_about(clinic, bare))
    return replace(bare, sealed=sealed)


def unwrapped(slot: Slot, secret: bytes, *, clinic: str) -> bytes:
    """The master key in a slot. Raises BrokenSealError for another secret or a changed slot."""
    key = unseal(stretched(secret, slot.salt, cost=slot.cost), slot.sealed, about=_about(clinic, slot))
    if len(key) != KEY_BYTES:
        raise BrokenSealError
    return key


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


def _about(clinic: str, slot: Slot) -> bytes:
    """Everything of a slot that can be read, so that nothing of it can be changed."""
    return json.dumps(
        [FORMAT, clinic, slot.id, slot.finder, slot.cost.operations, slot.cost.memory, slot.salt.hex()]
    ).encode()


def sealed_people(people: tuple[Person, ...], key: bytes, *, clinic: str) -> bytes:
    listed = json.dumps([[person.slot, person.name, person.role] for person in people], ensure_ascii=False)
    return seal(derived(key, "people"), listed.encode(), about=clinic.encode())


def people_of(file: KeyFile, key: bytes) -> tuple[Person, ...]:
    """Who may open the clinic file, in order of entry. Raises BrokenSealError for another key or a changed list."""
    listed = json.loads(unseal(derived(key, "people"), file.people, about=file.clinic.encode()))
    return tuple(Person(*entry) for entry in listed)


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
        return _parsed(json.loads(content))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise StoreProblem(sentence("{path} is damaged.", path=path), remedy, fault=Fault.FILE) from None


def _parsed(document: Mapping[str, Any]) -> KeyFile:
    if document["format"] != FORMAT or document["version"] != VERSION:
        raise ValueError("another format")
    if len(bytes.fromhex(document["clinic"])) != _ID_BYTES:
        raise ValueError("no clinic")
    slots = tuple(_slot(found) for found in document["slots"])
    owed, limits = (bytes.fromhex(document.get(name, "")) for name in _LATER)
    people = bytes.fromhex(document["people"])
    return KeyFile(document["clinic"], slots, _slot(document["recovery"]), people, owed, limits)


def _slot(found: Mapping[str, Any]) -> Slot:
    cost = Cost(found["operations"], found["memory"])
    salt = bytes.fromhex(found["salt"])
    whole = type(cost.operations) is int and type(cost.memory) is int
    if not whole or cost.operations not in _OPERATIONS or cost.memory not in _MEMORY or len(salt) != _SALT_BYTES:
        raise ValueError("a cost that no program of ours asks for")
    return Slot(str(found["id"]), str(found["finder"]), cost, salt, bytes.fromhex(found["sealed"]))


def write_keys(file: KeyFile, clinic: Path) -> None:
    """Put the keys beside ``clinic``, whole or not at all. Raises StoreProblem."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "clinic": file.clinic,
        "slots": [_document(slot) for slot in file.slots],
        "recovery": _document(file.recovery),
        "people": file.people.hex(),
    } | {name: sealed.hex() for name in _LATER if (sealed := getattr(file, name))}
    write_whole(keys_path(clinic), (json.dumps(document, indent=1) + "\n").encode())


def _document(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "finder": slot.finder,
        "operations": slot.cost.operations,
        "memory": slot.cost.memory,
        "salt": slot.salt.hex(),
        "sealed": slot.sealed.hex(),
    }
