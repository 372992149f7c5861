"""The growing wait after wrong passwords, kept beside the clinic file so that starting again does not shorten it."""

from __future__ import annotations

import contextlib
import json
import math
import time
from collections.abc import Callable
from pathlib import Path

from storage.problems import StoreProblem
from storage.wholefile import remove, write_whole

LONGEST_WAIT_SECONDS = 300.0
_HIGHEST_BYTES = 1_000


def wait_after(failures: int) -> float:
    """Seconds to wait after this many wrong passwords in a row: 1, 2, 4 … up to five minutes."""
    return 0.0 if failures < 1 else min(2.0 ** min(failures - 1, 20), LONGEST_WAIT_SECONDS)


class Patience:
    """Counts attempts at one clinic file. ``sleep`` and ``clock`` (seconds) can be replaced by a window or a test."""

    def __init__(
        self, clinic: Path, *, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = clinic.with_name(clinic.name + ".tries")
        self._sleep = sleep
        self._clock = clock

    def wait_seconds(self) -> float:
        """What is left of the wait. A clock that was set back does not shorten it."""
        failures, last = self._read()
        return max(0.0, wait_after(failures) - max(0.0, self._clock() - last))

    def attempt(self) -> None:
        """Wait as long as is due, then count this attempt as wrong until ``forget`` says otherwise.

        Counted before it is made: ending the program in the middle of an attempt gains nothing.
        """
        due = self.wait_seconds()
        if due > 0:
            self._sleep(due)
        failures, _ = self._read()
        document = {"failures": failures + 1, "last": self._clock()}
        with contextlib.suppress(StoreProblem):  # a full disk or a read-only place keeps nobody out
            write_whole(self._path, json.dumps(document).encode())

    def forget(self) -> None:
        with contextlib.suppress(OSError):
            remove(self._path)

    def _read(self) -> tuple[int, float]:
        try:
            with self._path.open("rb") as file:
                document = json.loads(file.read(_HIGHEST_BYTES))
            failures, last = int(document["failures"]), float(document["last"])
            return failures, last if math.isfinite(last) else self._clock()
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return 0, 0.0
