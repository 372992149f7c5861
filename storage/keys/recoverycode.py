"""The recovery code: 160 bits to be printed and typed in again, 39 characters, with a check that finds a slip."""

from __future__ import annotations

import hashlib

from nacl.utils import random

from models.words import Sentence, sentence
from storage.keys.sealing import derived
from storage.problems import Fault, StoreProblem
from storage.signing import Signer

SECRET_BYTES = 20
LENGTH = 39
# Digits and capitals without I, L, O and U, which are taken for 1, 1, 0 and V.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_FOR = str.maketrans("ILO", "110")
_GROUPS, _GROUP, _BITS = 5, 7, 5
_CHECK_BITS = _GROUPS * _GROUP * _BITS - SECRET_BYTES * 8


def new_code() -> str:
    """A code that was never given before: five groups of seven signs, joined by hyphens."""
    return code_of(bytes(random(SECRET_BYTES)))


def code_of(secret: bytes) -> str:
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    signs = [_SIGNS[number >> _BITS * place & 31] for place in reversed(range(_GROUPS * _GROUP))]
    return "-".join("".join(signs[start : start + _GROUP]) for start in range(0, len(signs), _GROUP))


def secret_of(code: str) -> bytes:
    """The 160 bits behind a code as somebody typed it. Raises StoreProblem for what cannot be one."""
    signs = "".join(code.upper().split()).replace("-", "").translate(_TAKEN_FOR)
    strange = next((sign for sign in signs if sign not in _SIGNS), None)
    if strange is not None:
        raise _slip(sentence("no recovery code has the sign {sign}", sign=repr(strange)))
    if len(signs) != _GROUPS * _GROUP:
        raise _slip(_miscounted(len(signs)))
    number = 0
    for sign in signs:
        number = number << _BITS | _SIGNS.index(sign)
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_BYTES)
    if number & (1 << _CHECK_BITS) - 1 != _check(secret):
        raise _slip(Sentence("a sign is wrong, or two changed places"))
    return secret


def signer_of(secret: bytes) -> Signer:
    """The signing key that a code makes: 160 bits by chance need no stretching."""
    return Signer(derived(secret, "recovery code signs"))


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(secret, digest_size=2, person=b"hepatrack code").digest()) >> 1


def _miscounted(count: int) -> Sentence:
    expected = _GROUPS * _GROUP
    return sentence(
        "it has {count} signs without the hyphens, and {expected} are expected", count=count, expected=expected
    )


def _slip(what: Sentence) -> StoreProblem:
    return StoreProblem(
        sentence("The recovery code was mistyped: {what}.", what=what), "Compare it with the print.", fault=Fault.FILE
    )
