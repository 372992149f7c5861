"""A copy of a clinic file checked before it is called a backup: all of it, or what changed since the last that was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.words import sentence
from storage.backups.pages import MARK_BYTES, PAGE_BYTES, Authentic, Seen, differing, kept_seen, marks_of, pages_of
from storage.clinic.inspection import Inside, inspect, was_once
from storage.problems import Fault, StoreProblem

# All of it is checked at least so often, and where more than one page of so many changed.
WHOLE_EVERY, WHOLE_AFTER, _MANY = timedelta(days=7), 20, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is in a copy that was found in order, its hash as it was read back, and its pages for the next time."""

    inside: Inside
    sha256: str
    bytes: int
    seen: Seen


def checked(part: Path, marks: bytes, *, key: bytes, listed: Path | None, at: datetime) -> Checked:
    """Read a copy again and check it: against the ``marks`` that its pages had when they were copied, and within.

    Where ``listed`` names a list of pages that were checked, the pages that are the same to the byte are taken as
    they were found then; the others must be authentic, and the journal go on from where it ended then. Raises
    StoreProblem, OSError.
    """
    before = None if listed is None else kept_seen(listed, key=key)
    if before is not None and not was_once(part, key, before.anchor):
        before = None  # an older file took the place of the one that was checked
    changed = range(0) if before is None else differing(marks, before.marks)
    if before is not None and not _suffices(before, len(changed), len(marks) // MARK_BYTES, at):
        before, changed = None, range(0)
    digest, size, authentic = _read_back(part, marks, frozenset(changed), key)
    if not authentic:
        raise StoreProblem(sentence("{path} is damaged.", path=part), "Look at the disk.", fault=Fault.FILE)
    inside = inspect(part, key, since=None if before is None else before.anchor)
    whole, since = (at, 0) if before is None else (before.whole, before.since + 1)
    seen = Seen(marks=marks, anchor=inside.anchor, schema=inside.schema, whole=whole, since=since)
    return Checked(inside=inside, sha256=digest, bytes=size, seen=seen)


def _suffices(before: Seen, changed: int, pages: int, at: datetime) -> bool:
    """Whether to check what changed is enough this time."""
    young = timedelta(0) <= at - before.whole < WHOLE_EVERY
    return young and before.since < WHOLE_AFTER and changed * _MANY <= pages


def _read_back(part: Path, marks: bytes, changed: frozenset[int], key: bytes) -> tuple[str, int, bool]:
    """The hash and size of a copy, and whether its ``changed`` pages are authentic. Raises StoreProblem."""
    digest, size, authentic, tags = hashlib.sha256(), 0, True, None
    for first, content in pages_of(part):
        digest.update(content)
        size += len(content)
        own = first == 0  # the first page was written anew, to say that the file is closed
        said = marks[first * MARK_BYTES : (first + len(content) // PAGE_BYTES) * MARK_BYTES]
        if marks_of(content)[own * MARK_BYTES :] != said[own * MARK_BYTES :]:
            size = -1
            break
        tags = tags or Authentic(key, content)
        for number in range(first, first + len(content) // PAGE_BYTES):
            at = (number - first) * PAGE_BYTES
            if number in changed:
                authentic = authentic and tags.holds(number, content[at : at + PAGE_BYTES])
    if size != len(marks) // MARK_BYTES * PAGE_BYTES:
        raise StoreProblem(sentence("{part} could not be read back as it was written.", part=part), "Look at the disk.")
    return digest.hexdigest(), size, authentic
