"""Keeps the window true about what may be done now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.session.access import Access, why_not
from ui.session.session import Session
from ui.window.commands import Changes, Command, commands

if TYPE_CHECKING:
    from storage.clinic.locks import Lock
    from storage.clinic.store import Store
    from ui.window.desk import Desk
    from ui.window.menus import Actions

translate = QCoreApplication.translate


class AccessWatch(QObject):
    """Keeps the window true about what may be done, after every change and for every patient. The store asks again."""

    changed = Signal(object)  # Access

    def __init__(self, desk: Desk, session: Session, actions: Actions) -> None:
        super().__init__(desk)
        self._desk, self._session, self._actions = desk, session, actions
        self.access: Access | None = None
        session.course_changed.connect(self.look)
        session.changed.connect(self.look)
        desk.uncovered.connect(self.look)
        desk.language_changed.connect(self._say)
        self.look()

    def look(self, _: object = None) -> None:
        """Ask who is here and what is locked."""
        if not self._desk.covered:
            self._session.read(partial(access_of, self._session.key), self._on_read)

    def _on_read(self, found: tuple[int | None, Access]) -> None:
        key, access = found
        if key == self._session.key and not self._desk.covered:
            news, self.access = access != self.access, access
            self._say(menus=news)
            self.changed.emit(access)

    def _say(self, *, menus: bool = True) -> None:
        access = self.access
        if access is None:
            return
        if menus:
            self._actions.refuse("access", partial(refusal, access))
            turned = (one for one in commands() if one.turned is not None)
            self._actions.reword({one.name: partial(_words, one, access) for one in turned})
        if self._desk.page is not None:
            self._desk.page.show_access(access, {one.name: refusal(access, one) for one in commands()})


def refusal(access: Access, command: Command) -> str:
    """Why a command may not be given by whoever is here, as the locks are now; nothing where it may."""
    lock = _lock(access, command)
    if command.turned is not None:
        return why_not(access.actor, *(command.may if lock is None else command.turned.may))
    return why_not(access.actor, *command.may, lock=lock)


def _lock(access: Access, command: Command) -> Lock | None:
    """The lock that stops a command, or that it opens."""
    patient = access.patient_lock if command.turned is not None else access.lock
    return {Changes.NOTHING: None, Changes.PATIENT: patient, Changes.CLINIC: access.all_lock}[command.changes]


def _words(command: Command, access: Access) -> str:
    turned = command.turned
    assert turned is not None
    words = command.words if _lock(access, command) is None else turned.words
    return translate("Menu", words)


def access_of(key: int | None, store: Store) -> tuple[int | None, Access]:
    """Who is here, and what is locked of a patient and of the data set; on the worker."""
    held = {lock.patient: lock for lock in store.locks.held()}
    patient = None if key is None else held.get(key)
    return key, Access(actor=store.actor, patient_lock=patient, all_lock=held.get(None))
