"""One thread that does what it is given, in order; long work lets what waits have its turn in between."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
# How long Python lets one thread run while another waits. The window waits anew at each call of Qt, and at Python's own
# five milliseconds a worker that computes would have all but all of the time.
SWITCH_SECONDS = 0.001


class Worker:
    """What is submitted ``alone`` never has its turn within other work, and nothing overtakes it."""

    def __init__(self, name: str) -> None:
        self._waiting: deque[tuple[Callable[[], Any], Future[Any], bool]] = deque()
        self._news = threading.Condition()
        self._ending = False
        sys.setswitchinterval(SWITCH_SECONDS)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], T], *, alone: bool = False) -> Future[T]:
        future: Future[T] = Future()
        with self._news:
            self._waiting.append((work, future, alone))
            self._news.notify()
        return future

    def step_aside(self) -> None:
        """Called by work that takes long: does what waits now, up to what must be done alone."""
        with self._news:
            number = next((place for place, entry in enumerate(self._waiting) if entry[2]), len(self._waiting))
            turn = [self._waiting.popleft() for _ in range(number)]
        for work, future, _ in turn:
            _do(work, future)

    def end(self) -> None:
        """Finish everything that waits, and stop."""
        with self._news:
            self._ending = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._waiting or self._ending)
                if not self._waiting:
                    return
                work, future, _ = self._waiting.popleft()
            _do(work, future)


def _do(work: Callable[[], Any], future: Future[Any]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - whoever asked for it raises it again
        future.set_exception(error)
