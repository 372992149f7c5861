"""A short journey through the installed program, by keyboard, with a picture at every stop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from building import Problem
from clean_root import CleanRoot
from screen import Screen

PATIENCE_SECONDS = 60.0
# How much is drawn, by Screen.ink: a window with nothing in it needs 4,300, a worklist of one patient 7,400, the
# overview of a patient far more, the worklist of the demo clinic 17,000.
LOCKED, WORKLIST, PATIENT, DEMO = (2_000, 3_900), (6_000, 60_000), (9_000, 60_000), (12_000, 60_000)


class Journey:
    """Starts the installed program on a screen, as the unprivileged user and without a network, and looks at it."""

    def __init__(self, root: CleanRoot, screen: Screen, pictures: Path) -> None:
        self._root, self.screen, self._pictures = root, screen, pictures
        self.seconds: list[float] = []

    @contextmanager
    def program(self, *words: str, environment: Mapping[str, str] | None = None) -> Iterator[None]:
        """The program from its first window until Ctrl+Q. Raises Problem where it ends in another way or complains."""
        before = self.screen.rows()
        begin = perf_counter()
        surroundings = {"DISPLAY": self.screen.name, "QT_QPA_PLATFORM": "xcb", **(environment or {})}
        process = self._root.start("hepatrack", *words, environment=surroundings)
        try:
            self.screen.wait_for_change(before, seconds=PATIENCE_SECONDS, alive=lambda: process.poll() is None)
            self.seconds.append(perf_counter() - begin)
            self.screen.rest()
            yield
            self._without_network(process)
            self.screen.keys("ctrl+q")
            said, _ = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            raise Problem(f"hepatrack {' '.join(words)} did not end: {self._killed(process)}") from None
        except BaseException:
            print(self._killed(process))
            raise
        if process.returncode or "Traceback" in said:
            raise Problem(f"hepatrack {' '.join(words)} ended with {process.returncode}: {said}")
        self.screen.rest()

    def _killed(self, process: subprocess.Popen[str]) -> str:
        self.screen.picture(self._pictures / "last.png")
        process.kill()
        return process.communicate()[0]

    def look(self, name: str, ink: tuple[int, int] = (0, sys.maxsize)) -> Path:
        """Wait until so much is drawn and nothing moves, and keep what is on the screen."""
        self.screen.wait_for_ink(*ink)
        return self.screen.picture(self._pictures / f"{name}.png")

    def go(self, stops: Sequence[tuple[str, Sequence[str]]]) -> None:
        """At each stop press its keys, then look."""
        for name, keys in stops:
            self.press(*keys)
            self.look(name)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each when what the one before it did is done."""
        for key in keys:
            before = self.screen.rows()
            self.screen.keys(key)
            self.screen.stir(before)
            self.screen.rest()

    def _without_network(self, process: subprocess.Popen[str]) -> None:
        """The program's own name space has no sockets of any network."""
        (child, *_) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "packet"):
            table = Path("/proc", child, "net", kind)
            if table.is_file() and len(table.read_text(encoding="ascii").splitlines()) > 1:
                raise Problem(f"The program opened a socket of the network ({kind}).")
