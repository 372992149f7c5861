"""One open clinic file and what this computer knows of it: asked as it is opened, kept meanwhile, and at close."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from storage.clinic.connection import Database
from storage.clinic.journal.operations import Anchor
from storage.clinic.store import DEMO_KEY, Store
from storage.fresh.judging import Found, Keys, StaleFile, judged
from storage.fresh.memory import Mark, Memory
from storage.fresh.pages import pages_mark
from storage.keys.keyfile import keys_path, opened_book, read_keys
from storage.keys.sealing import BrokenSealError
from storage.keys.vault import has_users
from storage.problems import StoreProblem
from storage.roles import Action, Actor

log = logging.getLogger(__name__)
GONE_ON = "Go on with an older clinic file"


class Watch:
    """Made before the file is opened; ``look`` refuses one that is not the latest, unless somebody goes on knowingly.

    A file without users is not watched: its key is everybody's, and so would be its memory.
    """

    def __init__(self, path: Path, key: bytes, actor: Actor, *, knowingly: str = "") -> None:
        watched = key != DEMO_KEY and has_users(path)
        self._path, self._key, self._actor, self._reason = path, key, actor, knowingly.strip()
        self._memory = Memory(path, key) if watched else None
        self._known = None if self._memory is None else self._memory.read()
        self._pages = self._marked() if self._known is not None and self._known.pages else ""
        self._found: tuple[Found, ...] = ()
        self._last: tuple[Anchor, Keys | None] | None = None

    @property
    def settled(self) -> bool:
        """Whether it is, page by page, the file that was closed here; one that is not remembered is believed."""
        return self._known is None or bool(self._known.pages and self._known.pages == self._pages)

    def look(self, db: Database) -> None:
        """Whether the file is the latest that is known here, before anything in it is changed. Raises StaleFile."""
        if self._known is None:
            return
        keys = keys_of(self._path, self._key)
        self._found = tuple(judged(self._path, db, self._known, pages=self._pages, keys=keys))
        if self._found:
            if not self._reason:
                raise StaleFile(self._found)
            self._actor.require(Action.OPEN_OLDER)

    def follow(self, store: Store) -> None:
        """The file is open: journal that somebody went on knowingly, and remember it now. Raises StoreProblem."""
        if self._found and self._known is not None:
            known = f"{self._known.entries}:{self._known.head[:16]}"
            said = ", ".join(one.kind for one in self._found)
            reason = f"{self._reason} ({said}; this computer knew journal {known}, {self._known.at:%Y-%m-%d %H:%M} UTC)"
            with store.operation(GONE_ON, reason=reason, action=Action.OPEN_OLDER, undoable=False):
                pass
        if self._memory is not None and (self._known is None or (self._pages and not self.settled)):
            store.worklist.forget()  # a derived line of another day, or a forged one, no journal would show
        if self._memory is not None:
            self.remember(store)
            store.watch = self

    def remember(self, store: Store) -> None:
        """Keep how the file stands now, if it changed; cheap enough for every few seconds."""
        now = (store.anchor(), keys_of(self._path, self._key))
        if now != self._last:
            self._last = now
            self._write(*now)

    def closed(self, end: Anchor) -> None:
        """The file was closed with its journal ending there."""
        self._write(end, keys_of(self._path, self._key), pages=self._marked())

    def _write(self, end: Anchor, keys: Keys | None, *, pages: str = "") -> None:
        if self._memory is not None:
            self._memory.write(_mark(end, keys, self._known, pages=pages))

    def _marked(self) -> str:
        try:
            return pages_mark(self._path)
        except OSError as problem:
            log.warning("the clinic file could not be read for its mark: %s", problem.strerror)
            return ""


def reset(path: Path, key: bytes, end: Anchor, *, replaced: Path | None) -> None:
    """A backup whose journal ends there was put in the place of the file, knowingly: that is the latest now.

    What it ``replaced`` is known at its new place as it was at the old one.
    """
    if key == DEMO_KEY or not has_users(path):
        return
    memory = Memory(path, key)
    known = memory.read()
    if known is not None and replaced is not None:
        Memory(replaced, key).write(replace(known, aside=True))
    memory.write(_mark(end, keys_of(path, key), known))


def keys_of(path: Path, key: bytes) -> Keys | None:
    """Which keys file lies beside the clinic file; one that cannot be read is told by whoever needs it."""
    try:
        generation = opened_book(read_keys(path), key).generation
        return Keys(generation, hashlib.blake2b(keys_path(path).read_bytes(), digest_size=16).hexdigest())
    except (StoreProblem, BrokenSealError, OSError):
        return None


def _mark(end: Anchor, keys: Keys | None, known: Mark | None, *, pages: str = "") -> Mark:
    if keys is None:
        keys = Keys(0, "") if known is None else Keys(known.generation, known.keys)
    at = datetime.now(UTC)
    return Mark(entries=end.entries, head=end.head, generation=keys.generation, keys=keys.hashed, at=at, pages=pages)
