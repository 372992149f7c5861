"""The growing wait after wrong passwords, kept so that neither starting again nor deleting a file shortens it.

It is kept beside the clinic file, for every user of the computer, and in the user's own folder, under a mark of the
clinic, whatever its file is called; the longer of both holds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.keys.instance import take_lock
from storage.keys.keyfile import read_keys
from storage.places import state_folder
from storage.problems import StoreProblem
from storage.wholefile import make_folder, remove, write_whole

LONGEST_WAIT_SECONDS = 300.0
_HIGHEST_BYTES = 1_000
_TURN_TRIES, _TURN_PAUSE_SECONDS = 500, 0.01  # a turn takes two small files to write


def wait_after(failures: int) -> float:
    """Seconds to wait after this many wrong passwords in a row: 1, 2, 4 … up to five minutes."""
    return 0.0 if failures < 1 else min(2.0 ** min(failures - 1, 20), LONGEST_WAIT_SECONDS)


class Patience:
    """Counts attempts at one clinic file. ``sleep`` and ``clock`` (seconds) can be replaced by a window or a test."""

    def __init__(
        self, clinic: Path, *, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.time
    ) -> None:
        self._paths = (clinic.with_name(clinic.name + ".tries"), state_folder() / f"tries-{mark_of_clinic(clinic)}")
        self._lock = self._paths[-1].with_suffix(".lock")
        self._sleep = sleep
        self._clock = clock

    def wait_seconds(self) -> float:
        """What is left of the wait. A clock that was set back does not shorten it."""
        return self._left(self._read())

    def attempt(self) -> None:
        """Wait as long as is due, then count this attempt as wrong until ``forget`` says otherwise.

        Counted before it is made: ending the program in the middle of an attempt gains nothing. Nor does trying with
        several programs at once: each counts, and who was waiting when another tried waits for that, too.
        """
        waited_for = None
        while True:
            with self._turn():
                found = self._read()
                left = self._left(found)
                if left <= 0 or found == waited_for:
                    self._count(max(failures for failures, _ in found) + 1)
                    return
            waited_for = found
            self._sleep(left)

    def forget(self) -> None:
        """After the right password; nothing of the tries is left behind."""
        for path in (*self._paths, self._lock):
            with contextlib.suppress(OSError):
                remove(path)

    def _left(self, found: tuple[tuple[int, float], ...]) -> float:
        now = self._clock()
        return max(0.0, *(wait_after(failures) - max(0.0, now - last) for failures, last in found))

    def _count(self, failures: int) -> None:
        content = json.dumps({"failures": failures, "last": self._clock()}).encode()
        for path in self._paths:
            with contextlib.suppress(StoreProblem):  # a full disk or a read-only place keeps nobody out
                if path is self._paths[-1]:
                    make_folder(path.parent, parents=True)
                write_whole(path, content)

    def _read(self) -> tuple[tuple[int, float], ...]:
        return tuple(self._read_one(path) for path in self._paths)

    def _read_one(self, path: Path) -> tuple[int, float]:
        try:
            with path.open("rb") as file:
                document = json.loads(file.read(_HIGHEST_BYTES))
            failures, last = int(document["failures"]), float(document["last"])
            return failures, last if math.isfinite(last) else self._clock()
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return 0, 0.0

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One program after another. Who cannot be kept apart from others is let through, not kept out."""
        try:
            make_folder(self._lock.parent, parents=True)
            handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except (OSError, StoreProblem):
            yield
            return
        try:
            for _ in range(_TURN_TRIES):
                if take_lock(handle):
                    break
                time.sleep(_TURN_PAUSE_SECONDS)
            yield
        finally:
            os.close(handle)


def mark_of_clinic(clinic: Path) -> str:
    """Of the clinic, so that a copy of its files under another name waits as well."""
    try:
        which = read_keys(clinic).clinic
    except StoreProblem:
        which = str(clinic.resolve())
    return hashlib.blake2b(which.encode("utf-8", "surrogatepass"), digest_size=8, person=b"hepatrack tries").hexdigest()
