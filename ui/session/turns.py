"""What the workers answer, heard in turns: however much comes at once, the window hears its keys in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

TURN_SECONDS = 0.012


class Turns(QObject):
    """Does what it is given in that order, on its own thread: at once, and what comes after so much of a turn of the
    loop was taken up in the next one, when what was shown is painted."""

    def __init__(self, do: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._waiting: deque[Any] = deque()
        self._until = 0.0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)

    @Slot(object)
    def add(self, one: Any) -> None:
        self._waiting.append(one)
        if not self._next.isActive():
            self._begin()
        self._work_off()

    def _begin(self) -> None:
        """A turn; the next one comes even while what is done in this one has a loop of its own."""
        self._until = perf_counter() + TURN_SECONDS
        self._next.start()

    def _work_off(self) -> None:
        while self._waiting and perf_counter() < self._until:
            self._do(self._waiting.popleft())

    def _on_next(self) -> None:
        if self._waiting:
            self._begin()
            self._work_off()
