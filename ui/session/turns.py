"""What the workers answer, heard in turns: however much comes at once, the window hears its keys in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

TURN_SECONDS = 0.012


class Turns(QObject):
    """Does what it is given in that order, on its own thread: at once, and the rest of what takes longer than a turn
    in the next one, after what was shown is painted."""

    def __init__(self, do: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._waiting: deque[Any] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._work_off)

    @Slot(object)
    def add(self, one: Any) -> None:
        self._waiting.append(one)
        if not self._next.isActive():
            self._work_off()

    def _work_off(self) -> None:
        stop = perf_counter() + TURN_SECONDS
        while self._waiting:
            one = self._waiting.popleft()
            if self._waiting:
                self._next.start()  # also where what is done now opens a loop of its own
            self._do(one)
            if perf_counter() > stop:
                break
        if not self._waiting:
            self._next.stop()
