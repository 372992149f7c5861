"""The way in and out of a clinic file in one window: unlock page, first start, lock, and what hides behind it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from storage.places import DATA_CUT
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from ui.clinic.gate import Gate, Standing
from ui.clinic.unlock import UnlockPage
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.desk import Desk
from ui.window.idle import IdleWatch
from ui.window.leavings import forget_traces, hide_all_but
from ui.words.journal import role_word
from ui.words.language import in_a_row, spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from models.words import Sentence
    from storage.clinic.store import Store
    from storage.fresh.judging import StaleFile
    from storage.keys.vault import Created, Unlocked
    from ui.clinic.first_start import FirstStartPage


class Entrance(QObject):
    """Covers the window until somebody is in, and again when it is locked. ``entered`` each time somebody came in.

    Forms that were open when the window was locked are hidden with what stands in them, and come back for the user
    who had them open, for nobody else.
    """

    entered = Signal()
    leaving = Signal()
    left = Signal()
    restore_wanted = Signal()  # the key of a file that cannot be opened is there for as long as the answer takes

    def __init__(
        self, window: Desk, session: Session, gate: Gate, *, theme: Theme, demo_folder: Path | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._gate, self._theme = window, session, gate, theme
        self._demo_folder = demo_folder or gate.path.parent
        self._expected = gate.path
        self._created: Created | None = None
        self._stuck: Unlocked | None = None
        self._older: StaleFile | None = None
        self.first: FirstStartPage | None = None
        self._hidden: dict[str, list[QDialog]] = {}
        self._said: set[Sentence] = set()
        self.page = UnlockPage(theme, gate.wait_seconds, window)
        self.page.hide()
        self.idle = IdleWatch(self, minutes=window.choices.idle_minutes)
        self.page.password_given.connect(self._on_password)
        self.page.code_given.connect(self._on_code)
        self.page.restore_wanted.connect(self._on_restore_wanted)
        self.page.going_on_wanted.connect(self._on_going_on_wanted)
        gate.entered.connect(self._on_unlocked)
        gate.problem.connect(self._on_problem)
        gate.updating.connect(self._on_updating)
        window.wanted.connect(self._on_wanted_of_window)
        window.language_changed.connect(self._on_language)
        window.choices.idle_chosen.connect(self._on_idle_chosen)
        session.changed.connect(self._on_changed)
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
        self.leaving.emit()
        self._ask(user)
        forget_traces()
        self._gate.lock()
        self._session.shut(self.left.emit)

    def _say_user(self) -> None:
        """Who came in, at the foot of the window."""
        from storage.keys.vault import BACKUP

        actor = self._gate.actor
        words = self.tr("{user}, {role}").format(user=actor.user, role=role_word(actor.role))
        if self._gate.unlocked is not None and self._gate.unlocked.recovered:
            words = self.tr("Opened by the recovery code")
            if actor.user == BACKUP:
                words = self.tr("Opened by the password of a backup")
        self._window.show_standing(user=words, lockable=True)

    def _on_language(self) -> None:
        if self._gate.unlocked is not None and not self._window.covered:
            self._say_user()

    def _ask(self, user: str = "") -> None:
        self.page.ask(self._gate.path.name, user=user)
        self._window.cover(self.page)
        self.page.ask(self._gate.path.name, user=user)  # once more: only what is shown takes the focus

    def _on_standing(self, standing: Standing) -> None:
        if standing is Standing.GUARDED:
            self._ask()
        elif standing is Standing.OPEN:
            self._window.show_standing(user=self.tr("This clinic file opens without a password"))
            self._window.uncover()
            self.entered.emit()
            self._on_changed(None)
        else:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """There is no clinic file: the first start, or the demo clinic."""
        from ui.clinic.first_start import FirstStartPage

        self.first = FirstStartPage(self._theme, self._gate.path, self._window)
        self.first.wanted.connect(self._on_wanted)
        self.first.demo_wanted.connect(self._on_demo_wanted)
        self.first.restore_wanted.connect(self._on_bring_back)
        self.first.finished.connect(self._on_first_finished)
        self._window.cover(self.first)
        self.first.begin()

    def _on_wanted(self, path: Path, user: str, password: str) -> None:
        self._gate.create(self._session, path, user=user, password=password, then=self._on_created)

    def _on_created(self, created: Created) -> None:
        assert self.first is not None
        self._created = created
        if self._gate.path != self._expected:
            self._window.choices.keep("database", str(self._gate.path))
        self._window.choices.keep("backup_folder", self.first.backup_folder)
        self._window.choices.keep("second_backup_folder", self.first.second_folder)
        self.first.show_code(created.recovery_code, date.today())

    def _on_first_finished(self) -> None:
        created, self._created = self._created, None
        if created is not None:
            self._gate.enter(created.unlocked)

    def _on_bring_back(self, backup: Path, target: Path) -> None:
        from ui.clinic.backups.bring_back import BringBackDialog

        dialog = BringBackDialog(self._theme, self._session, backup, target=target, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restored.connect(partial(self._on_brought_back, target))
        dialog.open()

    def _on_brought_back(self, target: Path, unlocked: Unlocked) -> None:
        if target != self._expected:
            self._window.choices.keep("database", str(target))
        if self.first is not None and self.first.backup_folder:
            self._window.choices.keep("backup_folder", self.first.backup_folder)
            self._window.choices.keep("second_backup_folder", self.first.second_folder)
        self._gate.found(target)
        self._gate.enter(unlocked)

    def _on_demo_wanted(self) -> None:
        self._gate.become_demo(self._demo_folder)
        self._session.today = DATA_CUT
        self._window.show_standing(demo=True)
        self._window.uncover()
        self.entered.emit()

    def _on_password(self, user: str, password: str) -> None:
        self._stuck = None
        self._gate.unlock(self._session, user=user, password=password)

    def _on_code(self, code: str) -> None:
        self._stuck = None
        self._gate.recover(self._session, code=code)

    def _on_unlocked(self) -> None:
        """The key fits; the window is uncovered when the file is open."""
        self._said.clear()
        self._session.read(partial(_warnings, self._gate.path), self._on_opened, otherwise=self._on_not_opened)

    def _on_not_opened(self, problem: Exception) -> None:
        """The password was right and the file is not: whoever may restore a backup is offered it here."""
        unlocked = self._gate.unlocked
        damaged = isinstance(problem, StoreProblem) and problem.fault is Fault.FILE
        self._on_problem(problem)
        if damaged and unlocked is not None and self.first is None and unlocked.actor.may(Action.RESTORE):
            self._stuck, self._older = unlocked, _older(problem)
            may = self._older is not None and unlocked.actor.may(Action.OPEN_OLDER)
            self.page.show_problem(problem, restorable=True, older=may)

    def _on_restore_wanted(self) -> None:
        if self._stuck is not None:
            self._gate.hold_key(self._stuck)
            self.restore_wanted.emit()

    def _on_going_on_wanted(self) -> None:
        """In front of the locked window: what is missing once more, and why somebody goes on."""
        from ui.clinic.going_on import GoOnDialog

        if self._stuck is not None and self._older is not None:
            dialog = GoOnDialog(self._theme, self._older, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.gone_on.connect(partial(self._on_gone_on, self._stuck))
            dialog.open()

    def _on_gone_on(self, unlocked: Unlocked, reason: str) -> None:
        self._gate.knowingly = reason
        self._gate.enter(unlocked)

    def give_up_restoring(self) -> None:
        """Nothing was restored: the key is forgotten again."""
        if self._window.covered:
            self._gate.lock()

    def _on_problem(self, problem: Exception) -> None:
        self._gate.lock()
        if self._window.covered:
            (self.page if self.first is None else self.first).show_problem(problem)

    def _on_updating(self, words: Sentence) -> None:
        if self._window.covered:
            self.page.show_update(words)
        else:  # a file without users, whose window is open
            self._window.message.say(spoken(words))

    def _on_opened(self, warnings: tuple[Sentence, ...]) -> None:
        self.first = None
        self._stuck = None
        self.page.ask("")  # no password stays in a field
        self._say_user()
        self._window.uncover()
        self._warn(warnings)
        self.idle.start()
        self._read_limit()
        self._show_forms(self._gate.actor.user)
        self.entered.emit()

    def _on_changed(self, _: object) -> None:
        """The clock may have been set back while the file is open."""
        if not self._window.covered and not self._gate.demo:
            self._session.read(partial(_warnings, self._gate.path), self._warn)

    def _warn(self, warnings: tuple[Sentence, ...]) -> None:
        """Say what has not been said since the file was opened."""
        new = [words for words in warnings if words not in self._said]
        self._said.update(new)
        if new and not self._window.covered:
            self._window.message.say(lambda: in_a_row(spoken(words) for words in new))

    def _on_wanted_of_window(self, what: str) -> None:
        if what == "lock":
            self.lock()

    def _read_limit(self) -> None:
        """How long the clinic lets the file stay open with nobody there."""
        from storage.keys.limits import idle_limit

        if (by := self._gate.unlocked) is not None:
            self._session.work(partial(idle_limit, self._gate.path, by), self._window.choices.limit_idle)

    def _on_idle_chosen(self, minutes: int) -> None:
        self.idle.minutes = minutes

    def _hide_forms(self, user: str) -> None:
        self._hidden[user] = [*self._hidden.get(user, ()), *hide_all_but(self._window)]

    def _show_forms(self, user: str) -> None:
        for form in self._hidden.pop(user, ()):
            if isValid(form):
                form.open()


def _older(problem: Exception) -> StaleFile | None:
    from storage.fresh.judging import StaleFile

    return problem if isinstance(problem, StaleFile) else None


def _warnings(path: Path, store: Store) -> tuple[Sentence, ...]:
    """Where the file lies, and what the store has to tell."""
    from storage.keys.instance import place_warning

    place = place_warning(path)
    return store.warnings() if place is None else (place, *store.warnings())
