"""What this computer remembers of a clinic file: how it was when it was last open here, and nobody's name.

One small file per clinic in the user's own folder, sealed under a key made of the clinic's: nobody else can write one,
and one that is damaged, of another clinic or gone is no memory. Whoever deletes it takes the memory away and nothing
else. Two files of one clinic at two places, such as a rehearsed restore, are remembered each for itself.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from storage.keys.sealing import BrokenSealError, derived, seal, unseal
from storage.places import memory_folder
from storage.problems import StoreProblem
from storage.wholefile import make_folder, write_whole

log = logging.getLogger(__name__)
_ABOUT, _PURPOSE = b"hepatrack memory 1", "memory"
_HIGHEST_BYTES = 100_000
_MOST_PLACES = 12  # the oldest is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a clinic file was when it was last known here.

    The end of its journal, the ``generation`` of its keys file and the hash of that; ``pages`` is the mark of all its
    pages as it was closed here, empty while it is open, or where the program was killed. ``aside`` is a file that a
    backup has replaced: what it knew is of no other file.
    """

    entries: int
    head: str
    generation: int
    keys: str
    at: datetime
    pages: str = ""
    aside: bool = False


class Memory:
    """The memory of one clinic, as far as it is about the file at ``clinic``."""

    def __init__(self, clinic: Path, key: bytes, *, folder: Path | None = None) -> None:
        self._key = derived(key, _PURPOSE)
        self.path = (folder or memory_folder()) / f"{self._hashed('clinic')}.known"
        self._place = self._hashed(str(clinic.resolve()))

    def read(self) -> Mark | None:
        """The last mark of this file; of one that was never open at its place the latest of the same clinic."""
        places = self._places()
        if self._place in places:
            return places[self._place]
        others = sorted((mark for mark in places.values() if not mark.aside), key=lambda mark: (mark.entries, mark.at))
        if not others:
            return None
        last = others[-1]
        return replace(last, pages="")

    def write(self, mark: Mark) -> None:
        """Remember this of the file. A place that cannot be written to keeps nobody out: then nothing is remembered."""
        kept = {place: one for place, one in self._places().items() if place != self._place}
        newest = sorted(kept.items(), key=lambda one: one[1].at)[-(_MOST_PLACES - 1) :]
        document = {place: asdict(one) | {"at": one.at.isoformat()} for place, one in (*newest, (self._place, mark))}
        try:
            make_folder(self.path.parent, parents=True)
            write_whole(self.path, seal(self._key, json.dumps(document).encode(), about=_ABOUT))
        except StoreProblem as problem:
            log.warning("what is known of the clinic file could not be kept: %s", problem.sentence)

    def _hashed(self, what: str) -> str:
        return hashlib.blake2b(what.encode("utf-8", "surrogateescape"), key=self._key, digest_size=16).hexdigest()

    def _places(self) -> dict[str, Mark]:
        try:
            with self.path.open("rb") as file:
                document = json.loads(unseal(self._key, file.read(_HIGHEST_BYTES), about=_ABOUT))
            return {place: _mark(found) for place, found in document.items()}
        except FileNotFoundError:
            return {}
        except (OSError, BrokenSealError, ValueError, TypeError, KeyError, AttributeError) as problem:
            log.warning("what was known of the clinic file cannot be read: %s", type(problem).__name__)
            return {}


def _mark(found: dict[str, object]) -> Mark:
    return Mark(
        entries=int(str(found["entries"])),
        head=str(found["head"]),
        generation=int(str(found["generation"])),
        keys=str(found["keys"]),
        at=datetime.fromisoformat(str(found["at"])),
        pages=str(found["pages"]),
        aside=bool(found.get("aside")),
    )
