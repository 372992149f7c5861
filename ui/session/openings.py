"""Which patients were opened, written down in the clinic file after each is shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from storage.clinic.store import Store
    from ui.session.listeners import Otherwise


class Reads(Protocol):
    """As much of a session as is needed."""

    @property
    def failed(self) -> SignalInstance: ...

    def read(
        self, work: Callable[[Store], Any], then: Callable[[Any], None], *, otherwise: Otherwise | None = None
    ) -> None: ...


class Openings:
    """Writes down which patients were opened, after each is shown; several that wait for the worker in one go."""

    def __init__(self, session: Reads) -> None:
        self._session = session
        self._shown: set[tuple[date, int]] = set()
        self._waiting: deque[int] = deque()
        self._owed: list[int] = []  # of the worker alone
        self._told = False

    def shown(self, key: int) -> None:
        today = date.today()
        if (today, key) not in self._shown:
            self._shown.add((today, key))
            self._waiting.append(key)
            self._session.read(self._write, self._on_written, otherwise=self._on_problem)

    def forget(self) -> None:
        """The file is closed: whoever opens it next is another, or opens everybody anew."""
        self._shown.clear()

    def leave(self) -> None:
        """For the worker: what could not be written down is nobody else's."""
        self._owed.clear()

    def _write(self, store: Store) -> None:
        while self._waiting:
            self._owed.append(self._waiting.popleft())
        if self._owed:
            store.leaving.opened(self._owed)
            self._owed.clear()

    def _on_written(self, _: None) -> None:
        self._told = False

    def _on_problem(self, problem: Exception) -> None:
        """Who is open already stays open. Said once, until it can be written again."""
        if not self._told:
            self._told = True
            self._session.failed.emit(problem)
