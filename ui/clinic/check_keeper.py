"""The clinic file checked as a whole once a day, by itself, while nobody types; the foot says how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from storage.problems import Fault, Stopped, StoreProblem
from ui.clinic.gate import Gate
from ui.session.session import Session
from ui.settings.clinic_file import CHECKED, UNSEEN, Checked, checked_of
from ui.window.idle import IdleWatch
from ui.words.journal import moment
from ui.words.language import problem_words, spoken

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from storage.backups.taking import Copied
    from storage.clinic.store import Store
    from storage.clinic.verifying.verification import Verification
    from ui.window.desk import Desk

DAILY = timedelta(days=1)
QUIET_SECONDS = 60.0
_LOOK_MS, _AGAIN = 20_000, timedelta(hours=1)


class CheckKeeper(QObject):
    """Reads the file page by page between other work, and checks the copy beside the store.

    What is wrong is said whenever somebody comes in, until the check in the window has shown it.
    """

    def __init__(self, window: Desk, session: Session, gate: Gate, idle: IdleWatch) -> None:
        super().__init__(window)
        self._window, self._session, self._gate, self._idle = window, session, gate, idle
        self._given_up = False
        self._running = False
        self._not_before = _now()
        self._eager = False  # the file is not the one that was closed here, or the program was killed
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.check_if_due)
        window.language_changed.connect(self._say)
        window.choices.changed.connect(self._say)

    def follow(self, *, entered: SignalInstance, leaving: SignalInstance) -> None:
        """Look from when somebody comes in, and give up before the key is forgotten."""
        entered.connect(self._on_entered)
        leaving.connect(self._on_leaving)

    @property
    def running(self) -> bool:
        return self._running

    def check_if_due(self) -> None:
        """Nothing while it is locked, while somebody types, or where it was checked within the day."""
        quiet = self._idle.idle_seconds() >= QUIET_SECONDS or self._eager
        if self._running or self._window.covered or not quiet or _now() < self._not_before:
            return
        last = self._last()
        if self._eager or last is None or not timedelta(0) <= _now() - last.at < DAILY:
            self.check()

    def check(self) -> None:
        """Check the file now."""
        self._given_up, self._running, self._eager = False, True, False
        self._say()
        job = partial(_copied, lambda: self._gate.key, lambda: self._given_up)
        self._session.read_long(job, self._on_copied, otherwise=self._on_problem)

    def words(self) -> str:
        """How the last check ended, in one sentence; nothing where there was none."""
        last = self._last()
        if self._running:
            return self.tr("Checking the clinic file")
        if last is None:
            return ""
        if last.wrong:
            return self.tr("Check of the clinic file: problems found: {count}").format(count=last.wrong)
        return self.tr("Clinic file checked {moment}: whole").format(moment=moment(last.at))

    def _last(self) -> Checked | None:
        last = checked_of(self._window.choices.kept(CHECKED))
        return None if last is None or last.file != self._gate.path.name else last

    def _say(self) -> None:
        if self._gate.demo:
            return
        last = self._last()
        self._window.show_upkeep("check", self.words(), urgent=last is not None and last.wrong > 0)

    def _on_entered(self) -> None:
        if self._gate.demo:
            self._timer.stop()
            return
        self._timer.start()
        self._say()
        self._tell_unseen()
        self._session.read(_is_known, self._on_known)

    def _on_known(self, known: bool) -> None:
        self._eager = not known

    def _on_leaving(self) -> None:
        self._timer.stop()
        self._given_up = True

    def _on_copied(self, copied: Copied) -> None:
        job = partial(_checked, copied, lambda: self._given_up)
        self._session.aside_long(job, self._on_checked, otherwise=self._on_problem)

    def _on_checked(self, found: Verification) -> None:
        words = spoken(found.findings[0].words) if found.findings else ""
        self._keep(entries=found.entries, wrong=len(found.findings), words=words)

    def _on_problem(self, problem: Exception) -> None:
        """A file that cannot even be copied is damaged; a full disk or a lock says nothing of the file."""
        self._running = False
        if isinstance(problem, StoreProblem) and problem.fault is Fault.FILE:
            self._keep(entries=0, wrong=1, words=problem_words(problem))
        elif not isinstance(problem, Stopped):
            self._not_before = _now() + _AGAIN
        self._say()

    def _keep(self, *, entries: int, wrong: int, words: str) -> None:
        self._running = False
        kept = Checked(file=self._gate.path.name, at=_now(), entries=entries, wrong=wrong)
        self._window.choices.keep(CHECKED, kept.text)
        self._window.choices.keep(UNSEEN, words)
        self._window.choices.changed.emit()
        self._tell_unseen()

    def _tell_unseen(self) -> None:
        found, last = self._window.choices.kept(UNSEEN), self._last()
        if found and last is not None and last.wrong and not self._window.covered:
            self._window.message.say(partial(self._wrong_words, found))

    def _wrong_words(self, found: str) -> str:
        words = self.tr(
            "The daily check of the clinic file found something wrong: {found} The check in the menu File shows it."
        )
        return words.format(found=found)


def _copied(
    key: Callable[[], bytes], given_up: Callable[[], bool], store: Store, breathe: Callable[[], None]
) -> Copied:
    from storage.backups.verifying import copied_to_check

    return copied_to_check(store, key(), _breathing(given_up, breathe))


def _checked(copied: Copied, given_up: Callable[[], bool], breathe: Callable[[], None]) -> Verification:
    from storage.backups.verifying import checked

    return checked(copied, _breathing(given_up, breathe))


def _breathing(given_up: Callable[[], bool], breathe: Callable[[], None]) -> Callable[[], None]:
    def go_on() -> None:
        breathe()
        if given_up():
            raise Stopped("The check was stopped.")

    return go_on


def _is_known(store: Store) -> bool:
    """Whether the file is the one that was closed here, page by page; one that is not remembered is checked daily."""
    return store.watch is None or store.watch.settled


def _now() -> datetime:
    return datetime.now().astimezone()
