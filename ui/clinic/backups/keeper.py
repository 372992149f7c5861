"""Backups that nobody has to think of: once a day, when the file is locked and when it is closed, if it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.words import filled
from storage.problems import Stopped
from ui.clinic.backups import steps
from ui.clinic.backups.steps import Run
from ui.clinic.gate import Gate
from ui.session.leaving import did_not, leave
from ui.session.session import Session
from ui.words.journal import moment
from ui.words.language import clauses, problem_words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from storage.backups.carrying import Kept
    from storage.backups.manifests import Backup
    from storage.backups.taking import Copied
    from ui.clinic.backups.closing import ClosingDialog
    from ui.window.desk import Desk

_EVERY_MS = 60 * 60 * 1000
_FOLDER, SECOND = "backup_folder", "second_backup_folder"
_STOOD = "backup_stood"  # when the newest backup was last known to be of the clinic file as it was, or of that day
LATE_DAYS = 3


class BackupKeeper(QObject):
    """Takes backups of one clinic file into the chosen folder and brings them to the second; the foot says how old.

    The session's worker is free for other work in between; only before the file is locked it is done in one go.
    """

    changed = Signal()  # another folder, another backup
    progressed = Signal()  # see ``percent``
    _percent_told = Signal(int)

    def __init__(self, window: Desk, session: Session, gate: Gate) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self._kept: Kept | None = None
        self._problem: Exception | None = None
        self._begun: datetime | None = None  # when the clinic file was made
        self._missed = ""  # what was said of the second folder, to be said once
        self._run: Run | None = None
        self._leaving: Run | None = None  # before the lock, in one go
        self._then: list[Callable[[Exception | None], None]] = []
        self._may_close = False
        self._closing: ClosingDialog | None = None
        self.percent: int | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.take_if_due)
        self._percent_told.connect(self._on_percent)
        window.close_asks.append(self.may_close)
        window.language_changed.connect(self._say)
        gate.backup_folder = lambda: self.folder

    def follow(self, *, entered: SignalInstance, leaving: SignalInstance) -> None:
        """Take backups from when somebody comes in, and a last one before the key is forgotten."""
        entered.connect(self._on_entered)
        leaving.connect(self._on_leaving)

    @property
    def folder(self) -> Path | None:
        """The folder of backups; None while none is chosen."""
        return self._chosen(_FOLDER)

    @property
    def second(self) -> Path | None:
        """The second folder, such as a drive, that every backup is brought to; None while none is chosen."""
        return None if self.folder is None else self._chosen(SECOND)

    @property
    def running(self) -> bool:
        return self._run is not None

    def choose(self, folder: Path) -> None:
        """Keep backups there from now on, and begin at once."""
        self._window.choices.keep(_FOLDER, str(folder))
        if self._chosen(SECOND) == folder:
            self._window.choices.keep(SECOND, "")
        self._renew()

    def choose_second(self, folder: Path | None) -> None:
        """Bring backups there too from now on, beginning with the newest; None for no longer."""
        if folder is None:
            self._kept_second("")
        else:
            from storage.clinic.leaving import backup_out

            out = backup_out(folder / self._gate.path.name)
            leave(self._session, out, lambda _: None, lambda _: self._kept_second(str(folder)), here=True)

    def _kept_second(self, folder: str) -> None:
        self._window.choices.keep(SECOND, folder)
        self._missed = ""
        self._renew()

    def take_if_due(self) -> None:
        """In the background; nothing while the clinic file is locked or no folder is chosen."""
        if not self._window.covered:
            self._take()

    def take_now(self) -> None:
        self._take(asked=True)

    def cancel(self) -> None:
        """Give up the backup that is being taken; the last good one stays."""
        for run in (self._run, self._leaving):
            if run is not None:
                run.cancelled = True

    def may_close(self) -> bool:
        """Asked by the window before it closes. After no, the backup is taken, and then the window closed again."""
        if self._may_close:
            self._may_close = False
            return True
        if self._closing is not None:
            return False
        if self.folder is None or self._gate.demo or self._session.closed:
            return True
        if self._window.covered:
            return self._may_close_locked()
        self._dialog().wait()
        self._take(closing=True, then=self._on_closing_done)
        return False

    def _may_close_locked(self) -> bool:
        """What was begun at the lock is waited for; what failed is told."""
        if self._leaving is not None:
            self._dialog().wait()
            self._then.append(self._on_closing_done)
        elif self._problem is not None:
            self._dialog().fail(self._problem)
        else:
            return True
        return False

    # One backup, step by step

    def _chosen(self, name: str) -> Path | None:
        kept = self._window.choices.kept(name)
        return Path(kept) if kept else None

    def _renew(self) -> None:
        self._kept = self._problem = None
        self._say()
        self.changed.emit()
        self.take_if_due()

    def _new_run(self, *, closing: bool, asked: bool) -> Run | None:
        folder = self.folder
        if folder is None:
            return None
        return Run(self._gate.path, folder, self.second, self._percent_told.emit, closing=closing, asked=asked)

    def _take(
        self, *, closing: bool = False, asked: bool = False, then: Callable[[Exception | None], None] | None = None
    ) -> None:
        if self._run is not None:  # once it is done, look again: more may have changed, or another folder be chosen
            self._then.append(lambda _: self._take(closing=closing, asked=asked, then=then))
            return
        run = self._new_run(closing=closing, asked=asked)
        if run is None:
            self._say()
            return
        self._run = run
        if then is not None:
            self._then.append(then)
        self.progressed.emit()
        otherwise = partial(self._on_failed, run)
        self._session.aside(partial(steps.newest, run), partial(self._on_newest, run), otherwise=otherwise)

    def _on_newest(self, run: Run, found: Backup | None) -> None:
        job = partial(steps.is_due, run, found)
        self._session.read(job, partial(self._on_due, run), otherwise=partial(self._on_failed, run))

    def _on_due(self, run: Run, due: bool) -> None:
        otherwise = partial(self._on_failed, run)
        if due:
            job = partial(steps.copied, run, lambda: self._gate.key)
            self._session.read_long(job, partial(self._on_copied, run), otherwise=otherwise)
        else:
            self._session.aside(partial(steps.carried, run), partial(self._on_kept, run), otherwise=otherwise)

    def _on_copied(self, run: Run, copy: Copied) -> None:
        job = partial(steps.finished, run, copy)
        self._session.aside(job, partial(self._on_kept, run), otherwise=partial(self._on_unfinished, run, copy))

    def _on_unfinished(self, run: Run, copy: Copied, problem: Exception) -> None:
        """What was written down as leaving did not."""
        did_not(self._session, copy.left, problem)
        self._on_failed(run, problem)

    def _on_percent(self, percent: int) -> None:
        if self._run is not None:
            self.percent = percent
            self._say()
            self.progressed.emit()

    def _on_kept(self, run: Run, kept: Kept) -> None:
        self._kept, self._problem = kept, None
        self._window.choices.keep(_STOOD, _now().isoformat())
        missed = "" if kept.problem is None else problem_words(kept.problem)
        if kept.problem is None:
            self._missed = ""
        elif missed != self._missed and not self._window.covered:
            self._missed = missed
            self._window.message.say(partial(problem_words, kept.problem))
        self._end(run, None)

    def _on_failed(self, run: Run, problem: Exception) -> None:
        if not isinstance(problem, Stopped):
            self._problem = problem
            if self._closing is None and not self._window.covered:
                self._window.message.say(partial(problem_words, problem))
        self._end(run, problem)

    def _end(self, run: Run, problem: Exception | None) -> None:
        """Tell everybody."""
        if run is self._leaving:
            self._leaving = None
        if run is self._run:
            self._run = None
        self.percent = None
        self._say()
        self.progressed.emit()
        self.changed.emit()
        if self._run is None and self._leaving is None:
            waiting, self._then = self._then, []
            for then in waiting:
                then(problem)

    # When

    def _on_entered(self) -> None:
        if self._gate.demo:
            self._timer.stop()
            return
        self._session.read(lambda store: store.past.begun(), self._on_begun)
        self._timer.start()
        self._take()

    def _on_begun(self, at: datetime | None) -> None:
        self._begun = at
        self._say()
        self.changed.emit()

    def _on_leaving(self) -> None:
        """Before the key is forgotten: the window may be closed while it is locked."""
        self._timer.stop()
        self.cancel()
        self._leaving = run = self._new_run(closing=True, asked=False)
        if run is not None:
            job = partial(steps.taken_at_once, run, self._gate.key)
            self._session.read(job, partial(self._on_left, run), otherwise=partial(self._on_failed, run))

    def _on_left(self, run: Run, _: None) -> None:
        """The second folder needs no key: whoever unlocks again does not wait for it."""
        otherwise = partial(self._on_failed, run)
        self._session.aside(partial(steps.carried, run), partial(self._on_kept, run), otherwise=otherwise)

    def _dialog(self) -> ClosingDialog:
        from ui.clinic.backups.closing import ClosingDialog

        self._closing = made = ClosingDialog(self._window.theme, self._window)
        made.stay_wanted.connect(self._on_stay)
        made.close_wanted.connect(self._on_close_anyway)
        self.progressed.connect(made.show_progress)
        return made

    def _on_closing_done(self, problem: Exception | None) -> None:
        if self._closing is None:  # whoever closes has decided already
            return
        if problem is None:
            self._on_close_anyway()
        elif isinstance(problem, Stopped):  # cancelled in the dialog of backups, behind this one: once more
            self._take(closing=True, then=self._on_closing_done)
        else:
            self._closing.fail(problem)

    def _on_stay(self) -> None:
        self._drop_dialog()
        self.cancel()

    def _on_close_anyway(self) -> None:
        self._drop_dialog()
        self.cancel()
        self._may_close = True
        self._window.close()

    def _drop_dialog(self) -> None:
        dialog, self._closing = self._closing, None
        if dialog is not None:
            self.progressed.disconnect(dialog.show_progress)
            dialog.hide()
            dialog.deleteLater()

    # What the foot of the window says

    def _say(self) -> None:
        self._window.show_upkeep("backup", self.words(), urgent=self.days_without is not None)

    @property
    def days_without(self) -> int | None:
        """For how many days there was no verified backup of the clinic file, where that is ``LATE_DAYS`` or more.

        One that was taken before stands for as long as nothing was changed since.
        """
        if self._gate.demo:
            return None
        try:
            stood = datetime.fromisoformat(self._window.choices.kept(_STOOD))
        except ValueError:
            stood = None
        if stood is None or (self._begun is not None and stood < self._begun):
            stood = self._begun
        days = 0 if stood is None else (_now() - stood).days
        return days if days >= LATE_DAYS else None

    @property
    def failed(self) -> str:
        """Why the last backup failed; nothing where it did not."""
        return "" if self._problem is None else problem_words(self._problem)

    def words(self) -> str:
        """How the backups stand, in one sentence."""
        if self.percent is None and (late := self.days_without) is not None:
            return filled(self.tr("No verified backup for {days} days"), days=late)
        if self.folder is None:
            return self.tr("No backup folder chosen")
        if self.percent is not None:
            return self.tr("Backing up, {percent} %").format(percent=self.percent)
        if self._problem is not None:
            return self.tr("The last backup failed")
        newest = None if self._kept is None else self._kept.first
        if newest is None:
            return self.tr("No backup yet")
        words = self.tr("Last verified backup {moment}").format(moment=_at(newest))
        if (days := _days(newest)) > 1:
            words = filled(self.tr("Last verified backup {days} days ago"), days=days)
        return words if self.second is None else clauses((words, self._second_words()))

    def _second_words(self) -> str:
        assert self._kept is not None
        there, problem = self._kept.second, self._kept.problem
        if problem is None and there is not None:
            return self.tr("in the second folder too")
        if there is None:
            return self.tr("none in the second folder")
        if (days := _days(there)) > 1:
            return filled(self.tr("in the second folder {days} days ago"), days=days)
        return self.tr("in the second folder {moment}").format(moment=_at(there))

    def second_problem(self) -> str:
        """Why the second folder has not the newest backup; empty where it has."""
        problem = None if self._kept is None else self._kept.problem
        return "" if problem is None else problem_words(problem)


def _days(backup: Backup) -> int:
    return (_now() - backup.taken).days


def _now() -> datetime:
    return datetime.now(UTC)


def _at(backup: Backup) -> str:
    return moment(backup.taken.astimezone())
