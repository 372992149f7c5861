"""Sealing: small secrets and texts encrypted with authentication, and keys made for one purpose each."""

from __future__ import annotations

import hashlib

import nacl.exceptions
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as _decrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as _encrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.utils import random

KEY_BYTES, NONCE_BYTES = 32, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class BrokenSealError(Exception):
    """The key is another, or what was sealed, or what it was sealed for, was changed."""


def derived(key: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose, from which neither ``key`` nor the keys of other purposes can be found."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES, person=b"hepatrack key").digest()


def seal(key: bytes, content: bytes, *, about: bytes) -> bytes:
    """``content`` under XChaCha20-Poly1305, nonce first; only ``about`` the same thing can it be opened again."""
    nonce = random(NONCE_BYTES)
    return bytes(nonce + _encrypt(content, about, nonce, key))


def unseal(key: bytes, sealed: bytes, *, about: bytes) -> bytes:
    """What was sealed. Raises BrokenSealError."""
    nonce, content = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return bytes(_decrypt(content, about, nonce, key))
    except (nacl.exceptions.CryptoError, ValueError, TypeError) as problem:
        raise BrokenSealError from problem
