"""The pages of a clinic file as they lie on the disk: copied byte for byte, told apart by their marks, authenticated.

A page whose mark was in the last list that was kept is the page that was checked then, to the byte. The list is sealed
with a key made of the clinic's: whoever can write to the folder can take it away, and not make another.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path

from storage.clinic.connection import Database, HeldDatabase
from storage.clinic.journal.operations import Anchor
from storage.keys.sealing import BrokenSealError, derived, seal, unseal
from storage.wholefile import Progress, write_whole

PAGE_BYTES = 4096
MARK_BYTES = 16
LOCK_PAGE = (1 << 30) // PAGE_BYTES  # where SQLite locks and never writes; Windows lets nobody read it
_STEP = 256  # pages: a megabyte, copied in some ms, after which other work on the open file may have its turn
_ROUNDS = 4  # after so many, nothing else has a turn
# SQLCipher 4: at the end of a page its nonce, then HMAC-SHA512 of what stands before it and of the page's number
TAG_BYTES, _SALT_BYTES = 64, 16
_SALT_MASK, _TAG_KEY_ROUNDS, _TAG_KEY_BYTES = 0x3A, 2, 32
_PURPOSE, _ABOUT, _ENDING = "pages of backups", b"hepatrack pages 1", ".pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The pages of the last backup that was checked, by their marks in order, and where its journal ended.

    ``whole`` is when all of them were last checked, ``since`` how many backups were checked by what changed since then.
    """

    marks: bytes
    anchor: Anchor
    schema: str
    whole: datetime
    since: int


def copy_pages(db: Database, path: Path, part: Path, progress: Progress | None) -> bytes:
    """Copy the open clinic file at ``path`` to ``part``, which is there and empty; gives the marks of its pages.

    ``progress`` may read and write the store between two steps: what was written over is copied again. Raises OSError.
    """
    assert isinstance(db, HeldDatabase)  # it was opened by ``connect``
    source, marks = db.raw_file(path), bytearray()
    with part.open("r+b") as target:
        for rounds in range(_ROUNDS + 1):
            begun = _written(db)
            told = progress if rounds < _ROUNDS else None
            total = os.fstat(source.fileno()).st_size // PAGE_BYTES
            del marks[total * MARK_BYTES :]
            for first in range(0, total, _STEP):
                content = _step_of(source, first)
                found, at = marks_of(content), first * MARK_BYTES
                if found != marks[at : at + len(found)]:
                    target.seek(first * PAGE_BYTES)
                    target.write(content)
                    marks[at : at + len(found)] = found
                if told is not None:
                    told(min(first + _STEP, total), total)
            if _written(db) == begun:
                break
        target.truncate(len(marks) // MARK_BYTES * PAGE_BYTES)
        target.flush()
        os.fsync(target.fileno())
    return bytes(marks)


def _step_of(source: FileIO, first: int) -> bytes:
    """What begins with page ``first``, from 0."""
    own = first == LOCK_PAGE  # the first of its step, too
    source.seek((first + own) * PAGE_BYTES)
    return own * bytes(PAGE_BYTES) + source.read((_STEP - own) * PAGE_BYTES)


def _written(db: Database) -> tuple[int, int]:
    """Changes whenever this connection, the only one, wrote to the file."""
    return int(db.conn.total_changes), int(db.execute("PRAGMA user_version").fetchone()[0])


def marks_of(content: bytes) -> bytes:
    """A mark of each page, one after the other."""
    view = memoryview(content)
    return b"".join(
        hashlib.sha256(view[start : start + PAGE_BYTES]).digest()[:MARK_BYTES]
        for start in range(0, len(content), PAGE_BYTES)
    )


def pages_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """The content of a file and the number of its first page, from 0, a step at a time. Raises OSError."""
    with path.open("rb") as file:
        first = 0
        while content := file.read(_STEP * PAGE_BYTES):
            yield first, content
            first += _STEP


def differing(marks: bytes, others: bytes) -> list[int]:
    """The numbers, from 0, of the pages of which the marks differ, or stand in the first list alone."""
    places = range(0, len(marks), MARK_BYTES)
    return [at // MARK_BYTES for at in places if marks[at : at + MARK_BYTES] != others[at : at + MARK_BYTES]]


class Authentic:
    """Whether pages are those that the holder of ``key`` wrote, by their own tags; ``first`` is the first page."""

    def __init__(self, key: bytes, first: bytes) -> None:
        masked = bytes(byte ^ _SALT_MASK for byte in first[:_SALT_BYTES])
        self._key = hashlib.pbkdf2_hmac("sha512", key, masked, _TAG_KEY_ROUNDS, _TAG_KEY_BYTES)

    def holds(self, number: int, page: bytes) -> bool:
        """``number`` counts from 0."""
        if number == LOCK_PAGE:
            return not any(page)
        body, tag = page[_SALT_BYTES if number == 0 else 0 : -TAG_BYTES], page[-TAG_BYTES:]
        return hmac.compare_digest(tag, hmac.digest(self._key, body + (number + 1).to_bytes(4, "little"), "sha512"))


# The list


def list_path(source: Path, folder: Path) -> Path:
    """Where the list of the pages of a clinic file lies among its backups."""
    return folder / (source.stem + _ENDING)


def keep_seen(seen: Seen, path: Path, *, key: bytes) -> None:
    """Keep the list in the place of the one before. Raises StoreProblem."""
    head = {
        "entries": seen.anchor.entries,
        "head": seen.anchor.head,
        "schema": seen.schema,
        "whole": seen.whole.isoformat(),
        "since": seen.since,
    }
    content = json.dumps(head).encode() + b"\n" + seen.marks
    write_whole(path, seal(derived(key, _PURPOSE), content, about=_ABOUT))


def kept_seen(path: Path, *, key: bytes) -> Seen | None:
    """The list as it was kept; None where there is none, or not one that this program made with this key."""
    with contextlib.suppress(OSError, BrokenSealError, ValueError, TypeError, KeyError):
        line, _, marks = unseal(derived(key, _PURPOSE), path.read_bytes(), about=_ABOUT).partition(b"\n")
        head = json.loads(line)
        return Seen(
            marks=marks,
            anchor=Anchor(int(head["entries"]), str(head["head"])),
            schema=str(head["schema"]),
            whole=datetime.fromisoformat(head["whole"]),
            since=int(head["since"]),
        )
    return None
