"""What the self-test says: each step with its time, and whatever failed, in whatever thread."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import TracebackType

FAILED = 1


class SelfTestProblem(Exception):
    """Something was done and came out wrong; a sentence."""


class Report:
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


def write_line(stream: object, line: str) -> None:
    """A line in UTF-8, whatever the terminal believes; nothing where there is no terminal."""
    buffer = getattr(stream, "buffer", None)
    if buffer is not None:
        buffer.write(f"{line}\n".encode())
        buffer.flush()
