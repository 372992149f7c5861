"""Signatures: who says so, in a way that nobody else can say it (Ed25519, RFC 8032, by PyNaCl)."""

from __future__ import annotations

from dataclasses import dataclass, field

import nacl.exceptions
from nacl.signing import SigningKey, VerifyKey

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signer:
    """A user's signing key while the clinic file is open in their hands. The seed of 32 bytes is in no print of it."""

    seed: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The half that everybody may know, 64 hexadecimal digits."""
        return bytes(SigningKey(self.seed).verify_key).hex()

    def sign(self, content: bytes) -> str:
        """The signature of ``content``, 128 hexadecimal digits."""
        return bytes(SigningKey(self.seed).sign(content).signature).hex()


def new_signer() -> Signer:
    return Signer(bytes(SigningKey.generate()))


def is_signed(content: bytes, signature: str, *, public: str) -> bool:
    """Whether whoever has the private half of ``public`` signed exactly ``content``; False for what is no signature."""
    try:
        VerifyKey(bytes.fromhex(public)).verify(content, bytes.fromhex(signature))
    except (ValueError, TypeError, nacl.exceptions.CryptoError):
        return False
    return True


def fingerprint(public: str) -> str:
    """Enough of a public key to tell it from any other by eye: 16 digits in groups of four; nothing of no key."""
    return " ".join(public[place : place + 4] for place in range(0, 16, 4)) if public else ""
