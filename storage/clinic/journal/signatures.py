"""The signature under each operation: what exactly is signed, how it is kept, and how it is looked at.

A signature covers the head of the chain, and with it every entry before it, and the signature before it, so that none
can be taken away from among the others. ``docs/clinic-file.md`` has it to the byte.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage.clinic.connection import Database
from storage.signing import Signer, is_signed

DOMAIN = "hepatrack operation 1"
# What is signed of an operation, in this order, and the last entry of it, whose hash is the head.
SIGNED = 'operation.id, "user", role, at, label, reason, undoes, journal.id, journal.hash'
LAST_ENTRY = "(SELECT max(id) FROM journal WHERE operation_id = operation.id)"
_TO_SIGN = f"SELECT {SIGNED} FROM operation JOIN journal ON journal.id = {LAST_ENTRY} WHERE operation.id = ?"


def content(*parts: str | int | None) -> bytes:
    """The bytes that are signed: a JSON list without spaces, in UTF-8."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Signature:
    """Of one operation: by which key, and the signature, both in hexadecimal; "" where there is none."""

    public: str = ""
    signature: str = ""

    def covers(self, parts: tuple[str | int | None, ...], previous: str) -> bool:
        """Whether the holder of the key signed an operation: id, user, role, time … to entries and head."""
        return is_signed(content(DOMAIN, *parts, previous), self.signature, public=self.public)


def sign_operation(db: Database, number: int, signer: Signer) -> None:
    """Sign what was written in an operation; the last thing that is done in it."""
    parts = db.execute(_TO_SIGN, [number]).fetchone()
    last = db.execute("SELECT hex(signature) FROM signature ORDER BY id DESC LIMIT 1").fetchone()
    made = signer.sign(content(DOMAIN, *parts, "" if last is None else str(last[0]).lower()))
    values = [number, bytes.fromhex(signer.public), bytes.fromhex(made)]
    db.execute("INSERT INTO signature (id, public, signature) VALUES (?, ?, ?)", values)
