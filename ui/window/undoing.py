"""Undo: what it would take back is said in the menu; it asks first when that belongs to another patient."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from storage.roles import Action
from ui.session.session import Session
from ui.window.menus import why_not_of, words_of
from ui.words.journal import moment, operation_word
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.clinic.journal import Operation
    from storage.clinic.store import Store
    from storage.roles import Actor
    from ui.window.commands import Command
    from ui.window.desk import Desk
    from ui.window.menus import Actions

MANY_PATIENTS = "Import cases"


@dataclass(frozen=True, slots=True)
class _Last:
    """The operation that would be undone, whether it touched the open patient alone, and who asks."""

    operation: Operation | None
    concerns_open: bool
    actor: Actor


class Undoing(QObject):
    """Keeps the words of Edit → Undo true, and undoes."""

    def __init__(self, desk: Desk, session: Session, actions: Actions) -> None:
        super().__init__(desk)
        self._desk, self._session, self._actions = desk, session, actions
        self._label: str | None = None
        self._may = True
        actions.refuse("undo", self._why_not)
        actions.reword({"undo": self._words})
        desk.wanted.connect(self._on_wanted)
        desk.uncovered.connect(self._on_news)
        desk.language_changed.connect(self._say)
        session.course_changed.connect(self._on_news)
        session.changed.connect(self._on_news)
        self._on_news()

    def undo(self) -> None:
        """Take back the last operation that stands."""
        self._session.read(partial(_last, self._session.key), self._on_found)

    def _on_wanted(self, what: str) -> None:
        if what == "undo":
            self.undo()

    def _on_news(self, _: object = None) -> None:
        if not self._desk.covered:
            self._session.read(partial(_last, None), self._on_last)

    def _on_last(self, last: _Last) -> None:
        self._label, self._may = None, True
        if last.operation is not None:
            self._label = last.operation.label
            own = last.operation.user == last.actor.user
            self._may = last.actor.may(Action.UNDO) and (own or last.actor.may(Action.UNDO_OTHERS))
        self._say()

    def _say(self) -> None:
        """What Edit → Undo would take back, in the menu and on the page."""
        self._actions.say()
        if self._desk.page is not None:
            undo = self._actions["undo"]
            self._desk.page.history.show_undo(words_of(undo), why_not=why_not_of(undo))

    def _words(self) -> str:
        if self._label is None:
            return self.tr("&Undo")
        return self.tr("&Undo “{operation}”").format(operation=operation_word(self._label))

    def _why_not(self, command: Command) -> str:
        if command.name != "undo":
            return ""
        if self._label is None:
            return self.tr("There is nothing to undo.")
        return "" if self._may else self.tr("Your role may not undo this.")

    def _on_found(self, last: _Last) -> None:
        if last.operation is None:
            self._desk.message.say(self.tr("There is nothing to undo."), news=True)
        elif last.concerns_open:
            self._go(last.operation)
        else:
            self._ask(last.operation)

    def _ask(self, operation: Operation) -> None:
        box = QMessageBox(self._desk)
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
            self._desk.show_nobody()
        self._desk.message.say(self.tr("Undone: “{operation}”.").format(operation=operation_word(label)), news=True)

    def _on_refused(self, problem: Exception) -> None:
        self._desk.message.say(problem_words(problem))


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
