"""Keeps the window true about what may be done now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.session.access import Access
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from ui.window.main import MainWindow


class AccessWatch(QObject):
    """Keeps the window true about what may be done, after every change and for every patient."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        session.course_changed.connect(self._on_news)
        session.changed.connect(self._on_news)
        if not window.covered:
            self._on_news(None)

    def _on_news(self, _: object) -> None:
        if not self._window.covered:
            self._session.read(partial(_access, self._session.key), self._on_read)

    def _on_read(self, found: tuple[int | None, Access]) -> None:
        key, access = found
        if key == self._session.key and not self._window.covered:
            self._window.show_access(access)


def _access(key: int | None, store: Store) -> tuple[int | None, Access]:
    held = {lock.patient: lock for lock in store.locks.held()}
    patient = None if key is None else held.get(key)
    return key, Access(actor=store.actor, patient_lock=patient, all_lock=held.get(None))
