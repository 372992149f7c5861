"""Undo: what it would take back is said in the menu; it asks first when that belongs to another patient, or comes hard
upon another: two strokes of the key where one was meant take nothing back that nobody has read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.roles import Action
from ui.kit.asking import ask_first
from ui.session.session import Session
from ui.window.menus import why_not_of, words_of
from ui.words.journal import moment, operation_word
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.clinic.journal.operations import Operation
    from storage.clinic.store import Store
    from storage.roles import Actor
    from ui.window.commands import Command
    from ui.window.desk import Desk
    from ui.window.menus import Actions

QUICK_SECONDS = 1.0  # too soon to have read what the undo before took back


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
        self._going = self._again = False  # an undo is under way; another was asked for meanwhile
        self._undone_at, self._told = -QUICK_SECONDS, ""
        actions["undo"].setAutoRepeat(False)
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
        if self._going:
            self._again = True
            return
        self._going = True
        quick = perf_counter() - self._undone_at < QUICK_SECONDS
        query = partial(_last, self._session.key)
        self._session.read(query, partial(self._on_found, quick), otherwise=self._on_refused)

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

    def _on_found(self, quick: bool, last: _Last) -> None:
        self._going = False
        if last.operation is None:
            self._desk.message.say(self.tr("There is nothing to undo."), news=True)
        elif not last.concerns_open:
            words = self.tr("“{operation}” of {user}, {moment}, reaches beyond the patient on the screen.")
            self._ask(last.operation, words)
        elif quick:
            words = self.tr("{undone} The one before it is “{operation}” of {user}, {moment}.")
            self._ask(last.operation, words)
        else:
            self._go(last.operation)

    def _ask(self, operation: Operation, words: str) -> None:
        last = {"operation": operation_word(operation.label), "user": operation.user, "moment": moment(operation.at)}
        words = words.format(undone=self._told, **last)
        leave, go = self.tr("Leave it"), self.tr("Undo it")
        going = ask_first(self._desk, title=self.tr("Undo"), text=words, leave=leave, go=go)
        going.clicked.connect(partial(self._go, operation))

    def _go(self, operation: Operation, _: bool = False) -> None:
        self._going = True
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
        self._told = self.tr("Undone: “{operation}”.").format(operation=operation_word(label))
        self._desk.message.say(self._told, news=True)
        self._going, self._undone_at = False, perf_counter()
        if self._again:
            self._again = False
            self.undo()

    def _on_refused(self, problem: Exception) -> None:
        self._going = self._again = False
        self._desk.message.say(partial(problem_words, problem))


def _last(key: int | None, store: Store) -> _Last:
    operation = store.past.last_operation()
    concerns = operation is not None and key is not None and store.past.patients_of(operation.id) == frozenset({key})
    return _Last(operation, concerns, store.actor)


def _undone(operation: int, key: int | None, store: Store) -> tuple[str, bool]:
    """The label of what was undone, and whether the open patient is still there."""
    label = store.undo(operation)
    return label, key is None or any(key == other for other, _ in store.patients())
