"""``hepatrack --self-test``: this installation shows, in a temporary folder and within a time, that it is whole.

It does what a clinic does, on an encrypted clinic file of its own, and says what it did and how long each part took.
Anything that is missing from a bundle, in whatever thread it is missed, ends in a message and a status that is not 0.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from types import TracebackType

from storage.version import PROGRAM_VERSION

SECONDS = 180.0
GRACE_SECONDS = 15.0  # then even a thread that lets nobody else run is ended
FAILED = 1


class SelfTestProblem(Exception):
    """Something was done and came out wrong; a sentence."""


def self_test(pictures: Path | None = None, *, seconds: float = SECONDS) -> int:
    """Run every step; 0 when all of them came out right. ``pictures`` is a folder that keeps what was drawn."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="hepatrack-self-test-"))
    log = Log()
    log.say(f"Hepatrack {PROGRAM_VERSION}, self-test in {folder}")
    watchdog = Watchdog(log, folder, seconds)
    try:
        with log.told_of_every_failure():
            from ui import self_test_steps

            self_test_steps.run(log, folder, pictures)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is the result
        log.fail(problem)
    finally:
        watchdog.stop()
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        log.fail(SelfTestProblem(f"{folder} could not be removed."))
    return log.close()


class Log:
    """What was done, how long it took, and what failed in any thread."""

    def __init__(self) -> None:
        self.step_name = "starting"
        self.failures: list[BaseException] = []
        self._begin = perf_counter()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One line of the report, with its time; a failure of another thread counts as one of this step."""
        self.step_name, begin = name, perf_counter()
        yield
        self.check()
        self.say(f"  {name:<64} {perf_counter() - begin:7.2f} s")

    def check(self) -> None:
        """Raise what another thread, or a slot that Qt called, failed with."""
        if self.failures:
            raise self.failures[0]

    @contextmanager
    def told_of_every_failure(self) -> Iterator[None]:
        """Threads and slots hand their errors to hooks; here they are kept, not only printed."""
        before = sys.excepthook, threading.excepthook

        def in_slot(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
            self.failures.append(error)

        def in_thread(found: threading.ExceptHookArgs) -> None:
            self.failures.append(found.exc_value or SelfTestProblem("a thread ended without saying why"))

        sys.excepthook, threading.excepthook = in_slot, in_thread
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = before

    def fail(self, problem: BaseException) -> None:
        """Tell of a failure with its traceback, so that the line can be found."""
        if problem not in self.failures:
            self.failures.append(problem)
        if not isinstance(problem, SelfTestProblem):
            self.complain("".join(traceback.format_exception(problem)))
        self.complain(f"Self-test: failed at “{self.step_name}”: {type(problem).__name__}: {problem}")

    def close(self) -> int:
        if self.failures:
            return FAILED
        self.say(f"Self-test: nothing is wrong, {perf_counter() - self._begin:.1f} s")
        return 0

    def say(self, line: str) -> None:
        write_line(sys.stdout, line)

    def complain(self, line: str) -> None:
        write_line(sys.stderr, line)


class Watchdog:
    """Ends the process with a message when the time is over, whatever the other threads wait for."""

    def __init__(self, log: Log, folder: Path, seconds: float) -> None:
        self._log, self._folder, self._seconds = log, folder, seconds
        self._timer = threading.Timer(seconds, self._bark)
        self._timer.daemon = True
        self._timer.start()
        if sys.stderr is not None:  # a windowed program of Windows has none
            with suppress(ValueError, OSError):
                faulthandler.dump_traceback_later(seconds + GRACE_SECONDS, exit=True)

    def stop(self) -> None:
        self._timer.cancel()
        faulthandler.cancel_dump_traceback_later()

    def _bark(self) -> None:
        said = f"Self-test: not finished after {self._seconds:g} s; it stands at “{self._log.step_name}”."
        self._log.complain(said)
        with suppress(ValueError, OSError):
            faulthandler.dump_traceback(all_threads=True)
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(FAILED)


def write_line(stream: object, line: str) -> None:
    """A line in UTF-8, whatever the terminal believes; nothing where there is no terminal."""
    buffer = getattr(stream, "buffer", None)
    if buffer is not None:
        buffer.write(f"{line}\n".encode())
        buffer.flush()
