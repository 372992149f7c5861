"""Slots of keys files of version 1: found by a hash of the name, without a signing key, each with a salt of its own.

Each is in place until its owner logs in, as nobody else has the password. Until then its name can be guessed from it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from storage.keys.keyfile import KeyFile, canonical, unwrapped
from storage.keys.sealing import BrokenSealError


def opened_old_slot(file: KeyFile, name: str, secret: bytes) -> tuple[str, bytes, bytes] | None:
    """As ``opened_slot``, with an empty seed. Takes as long for a name that has none, as long as anybody has one."""
    if not file.old:
        return None
    known = finder(file.clinic, name)
    slot = next((slot for slot in file.old if slot.finder == known), replace(file.recovery, sealed=b""))
    try:
        return slot.id, unwrapped(slot, secret, clinic=file.clinic), b""
    except BrokenSealError:
        return None


def finder(clinic: str, name: str) -> str:
    return hashlib.blake2b(canonical(name).encode(), key=bytes.fromhex(clinic), digest_size=16).hexdigest()
