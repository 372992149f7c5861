"""The way in and out of a clinic file in one window: unlock page, first start, lock, and what hides behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from ui.gate import Gate, Standing
from ui.idle import IdleWatch
from ui.journal_words import role_word
from ui.session import Session
from ui.theme import Theme
from ui.unlock import UnlockPage
from ui.window import MainWindow

if TYPE_CHECKING:
    from storage.store import Store


class Entrance(QObject):
    """Covers the window until somebody is in, and again when it is locked. ``entered`` each time somebody came in.

    Forms that were open when the window was locked are hidden with what stands in them, and come back for the user
    who had them open, for nobody else.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, window: MainWindow, session: Session, gate: Gate, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self._hidden: dict[str, list[QDialog]] = {}
        self.page = UnlockPage(theme, gate.wait_seconds, window)
        self.page.hide()
        self.idle = IdleWatch(self, minutes=window.idle_minutes)
        self.page.password_given.connect(self._on_password)
        self.page.code_given.connect(self._on_code)
        gate.entered.connect(self._on_unlocked)
        gate.problem.connect(self._on_problem)
        window.lock_wanted.connect(self.lock)
        window.idle_chosen.connect(self._on_idle_chosen)
        self.idle.lock_wanted.connect(self.lock)

    def begin(self) -> None:
        """Look at the clinic file and ask for what it needs."""
        self._gate.look(self._session, self._on_standing)

    def lock(self) -> None:
        """Hide everything and forget the key; what was being saved is saved first."""
        if self._window.covered or not self._gate.guarded:
            return
        user = self._gate.actor.user
        self._hide_forms(user)
        self.idle.stop()
        self._ask(user)
        self._gate.lock()
        self._session.shut(self.left.emit)

    def _ask(self, user: str = "") -> None:
        self.page.ask(self._gate.path.name, user=user)
        self._window.cover(self.page)
        self.page.ask(self._gate.path.name, user=user)  # once more: only what is shown takes the focus

    def _on_standing(self, standing: Standing) -> None:
        if standing is Standing.GUARDED:
            self._ask()
        elif standing is Standing.OPEN:
            self._window.show_user(self.tr("This clinic file opens without a password"), lockable=False)
            self._window.uncover()
            self.entered.emit()
        else:
            self._window.uncover()  # the sentence and the ways out are told there

    def _on_password(self, user: str, password: str) -> None:
        self._gate.unlock(self._session, user=user, password=password)

    def _on_code(self, code: str) -> None:
        self._gate.recover(self._session, code=code)

    def _on_unlocked(self) -> None:
        """The key fits; the window is uncovered when the file is open."""
        self._session.read(_warnings, self._on_opened, otherwise=self._on_problem)

    def _on_problem(self, problem: Exception) -> None:
        self._gate.lock()
        if self._window.covered:
            self.page.show_problem(problem)

    def _on_opened(self, warnings: tuple[str, ...]) -> None:
        actor = self._gate.actor
        self.page.ask("")  # no password stays in a field
        words = self.tr("{user}, {role}").format(user=actor.user, role=role_word(actor.role))
        if self._gate.unlocked is not None and self._gate.unlocked.recovered:
            words = self.tr("Opened by the recovery code")
        self._window.show_user(words, lockable=True)
        self._window.uncover()
        if warnings:
            self._window.message.say(" ".join(warnings))
        self.idle.start()
        self._show_forms(actor.user)
        self.entered.emit()

    def _on_idle_chosen(self, minutes: int) -> None:
        self.idle.minutes = minutes

    def _hide_forms(self, user: str) -> None:
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        forms = [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]
        for form in sorted(forms, key=_depth, reverse=True):
            form.hide()
        self._hidden[user] = [*self._hidden.get(user, ()), *sorted(forms, key=_depth)]

    def _show_forms(self, user: str) -> None:
        for form in self._hidden.pop(user, ()):
            if isValid(form):
                form.open()


def _depth(widget: QWidget) -> int:
    """How many windows stand behind a form."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())


def _warnings(store: Store) -> tuple[str, ...]:
    return store.warnings()
