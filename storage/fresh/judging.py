"""Whether a clinic file that is being opened is the one that this computer last knew, or an older or a mixed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import holds, is_whole, journal_end
from storage.clinic.journal.operations import Anchor
from storage.fresh.memory import Mark
from storage.keys.keyfile import keys_path
from storage.problems import Fault, StoreProblem


class Kind(StrEnum):
    """In what way a file is not the one that was known here."""

    OLDER = "older"
    PARTED = "parted"  # its journal went another way
    MIXED = "mixed"  # pages of several days
    OLDER_KEYS = "older keys"
    OTHER_KEYS = "other keys"  # written anew from older ones


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys file lies beside a clinic file: how many times it was written, and the hash of it."""

    generation: int
    hashed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One way in which the file is not the one that was known; ``missing`` entries of the journal, where known."""

    kind: Kind
    words: Sentence
    missing: int | None = None


class StaleFile(StoreProblem):
    """The clinic file, or its keys, are not the latest that this computer knows. Nothing was changed."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = tuple(found)
        said = found[0].words
        for one in found[1:]:
            said = sentence("{first} {second}", first=said, second=one.words)
        keys = all(one.kind in (Kind.OLDER_KEYS, Kind.OTHER_KEYS) for one in found)
        super().__init__(said, _KEYS_ADVICE if keys else _ADVICE, fault=Fault.FILE)


_ADVICE = sentence(
    "Look for the newer file, or restore the latest backup; an administrator can go on with this one, with a reason "
    "that is journalled."
)
_KEYS_ADVICE = sentence(
    "Look for the newer keys file, or copy that of the latest backup; an administrator can go on with this one, with a "
    "reason that is journalled."
)


def judged(path: Path, db: Database, known: Mark, *, pages: str, keys: Keys | None) -> Iterator[Found]:
    """What is wrong with an open file of which ``known`` is remembered; ``pages`` is its mark before it was opened.

    The end of the journal is always asked. Only a file that was closed here and has other pages since is looked
    through: another computer may have written it meanwhile, and then it is whole.
    """
    end = journal_end(db)
    words = {"path": path, "once": f"{known.entries:,}", "on": _time(known.at)}
    if end.entries < known.entries:
        missing = known.entries - end.entries
        words |= {"last": f"{end.entries:,}", "missing": f"{missing:,}", "since": _since(db)}
        yield Found(kind=Kind.OLDER, words=sentence(_OLDER, **words), missing=missing)
    elif not holds(db, Anchor(known.entries, known.head)):
        yield Found(kind=Kind.PARTED, words=sentence(_PARTED, **words))
    elif known.pages and known.pages != pages and not is_whole(db):
        yield Found(kind=Kind.MIXED, words=sentence(_MIXED, path=path, on=_time(known.at)))
    words = {"keys": keys_path(path), "on": _time(known.at)}
    if keys is not None and keys.generation < known.generation:
        count = f"{known.generation - keys.generation:,}"
        yield Found(kind=Kind.OLDER_KEYS, words=sentence(_OLDER_KEYS, **words, count=count))
    elif keys is not None and keys.generation == known.generation > 0 and keys.hashed != known.keys:
        yield Found(kind=Kind.OTHER_KEYS, words=sentence(_OTHER_KEYS, **words))


_OLDER = (
    "{path} is older than this computer knew it on {on}: its journal ends at entry {last} and reached entry {once}. "
    "Entries that are missing: {missing}, everything since {since}."
)
_PARTED = (
    "{path} is not the clinic file that this computer knew on {on}: entry {once} of its journal is another one. What "
    "was entered up to then is missing from it, or was entered in another copy."
)
_MIXED = "{path} was closed here on {on}, and since then parts of it were replaced by parts of another day."
_OLDER_KEYS = (
    "{keys} is older than this computer knew it on {on}: it was written {count} times since. What was changed of "
    "users, roles and passwords is missing, and somebody who was removed may be in it again."
)
_OTHER_KEYS = (
    "{keys} is not the one that this computer knew on {on}, and no later one: somebody who was removed may be in it "
    "again."
)


def _since(db: Database) -> str:
    """When the file that lies there was last written, as its journal says."""
    found = db.execute("SELECT at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    try:
        return "?" if found is None else _time(datetime.fromisoformat(str(found[0])))
    except ValueError:
        return "?"


def _time(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
