"""Undo: what it would take back is said in the menu; it asks first when that belongs to another patient."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from ui.session.session import Session
from ui.words.journal import moment, operation_word
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.clinic.journal import Operation
    from storage.clinic.store import Store
    from storage.roles import Actor
    from ui.window.main import MainWindow

MANY_PATIENTS = "Import cases"


@dataclass(frozen=True, slots=True)
class _Last:
    """The operation that would be undone, whether it touched the open patient alone, and who asks."""

    operation: Operation | None
    concerns_open: bool
    actor: Actor


class Undoing(QObject):
    """Keeps the words of Edit → Undo true, and undoes."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        window.undo_wanted.connect(self.undo)
        session.course_changed.connect(self._on_news)
        session.changed.connect(self._on_news)
        if not window.covered:
            self._on_news(None)

    def undo(self) -> None:
        """Take back the last operation that stands."""
        self._session.read(partial(_last, self._session.key), self._on_found)

    def _on_news(self, _: object) -> None:
        if not self._window.covered:
            self._session.read(partial(_last, None), self._on_last)

    def _on_last(self, last: _Last) -> None:
        from storage.roles import Action

        label, may = None, True
        if last.operation is not None:
            label = last.operation.label
            own = last.operation.user == last.actor.user
            may = last.actor.may(Action.UNDO) and (own or last.actor.may(Action.UNDO_OTHERS))
        self._window.show_undo(label, may=may)

    def _on_found(self, last: _Last) -> None:
        if last.operation is None:
            self._window.message.say(self.tr("There is nothing to undo."))
        elif last.concerns_open:
            self._go(last.operation)
        else:
            self._ask(last.operation)

    def _ask(self, operation: Operation) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Undo"))
        box.setText(
            self.tr("“{operation}” of {user}, {moment}, reaches beyond the patient on the screen.").format(
                operation=operation_word(operation.label), user=operation.user, moment=moment(operation.at)
            )
        )
        keep = box.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Undo it"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(
            partial(self._go, operation)
        )
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _go(self, operation: Operation, _: bool = False) -> None:
        self._session.write(
            partial(_undone, operation.id, self._session.key),
            self._on_undone,
            touched=lambda store: store.past.patients_of(operation.id),
            otherwise=self._on_refused,
        )

    def _on_undone(self, done: tuple[str, bool]) -> None:
        label, still_there = done
        if not still_there:
            self._session.leave()
            self._window.show_nobody()
        self._window.message.say(self.tr("Undone: “{operation}”.").format(operation=operation_word(label)))

    def _on_refused(self, problem: Exception) -> None:
        self._window.message.say(problem_words(problem))


def _last(key: int | None, store: Store) -> _Last:
    operation = store.past.last_operation()
    concerns = (
        operation is not None
        and operation.label != MANY_PATIENTS
        and key is not None
        and any(entry.operation == operation.id for entry in store.past.history(key))
    )
    return _Last(operation, concerns, store.actor)


def _undone(operation: int, key: int | None, store: Store) -> tuple[str, bool]:
    """The label of what was undone, and whether the open patient is still there."""
    label = store.undo(operation)
    return label, key is None or any(key == other for other, _ in store.patients())
