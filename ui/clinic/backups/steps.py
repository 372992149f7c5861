"""One backup from beginning to end, in jobs: those that need the open file, and those that do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storage.problems import Stopped

if TYPE_CHECKING:
    from storage.backups.carrying import Kept
    from storage.backups.manifests import Backup
    from storage.backups.taking import Copied
    from storage.clinic.store import Store


@dataclass
class Run:
    """A backup that is being taken. ``tell`` hears what percentage of the copy is made, on the thread that makes it.

    ``asked`` takes it although nothing may have changed; ``closing`` takes it if anything did.
    """

    clinic: Path
    folder: Path
    second: Path | None
    tell: Callable[[int], None]
    closing: bool = False
    asked: bool = False
    cancelled: bool = False
    _told: int = -1

    @property
    def reason(self) -> str:
        return "at close" if self.closing else "by hand" if self.asked else "daily"

    def progress(self, done: int, total: int) -> None:
        if self.cancelled:
            raise Stopped("The backup was cancelled.")
        percent = 100 * done // max(total, 1)
        if percent != self._told:
            self._told = percent
            self.tell(percent)


def newest(run: Run) -> Backup | None:
    from storage.backups.taking import latest

    return latest(run.folder, clinic=run.clinic)


def is_due(run: Run, found: Backup | None, store: Store) -> bool:
    """Whether it is taken, where ``found`` is the newest there is."""
    from storage.backups.taking import due

    return run.asked or due(store, found, _now(), closing=run.closing)


def copied(run: Run, key: Callable[[], bytes], store: Store, breathe: Callable[[], None]) -> Copied:
    from storage.backups.taking import copy_out

    def progress(done: int, total: int) -> None:
        run.progress(done, total)
        breathe()

    return copy_out(store, run.folder, key=key(), reason=run.reason, now=_now(), progress=progress, second=run.second)


def finished(run: Run, copy: Copied) -> Kept:
    """Check and name the copy, thin out, and bring it to the second folder."""
    from storage.backups.taking import finish, give_up, thin

    if run.cancelled:
        give_up(copy)
        raise Stopped("The backup was cancelled.")
    finish(copy)
    thin(run.folder, _now(), clinic=run.clinic)
    return carried(run)


def carried(run: Run) -> Kept:
    from storage.backups.carrying import carry

    return carry(run.folder, run.second, _now(), clinic=run.clinic, progress=run.progress)


def taken_at_once(run: Run, key: bytes, store: Store) -> None:
    """A backup in one job, while nobody waits: before the file is locked and its key forgotten."""
    from storage.backups.taking import take, thin

    if is_due(run, newest(run), store):
        take(store, run.folder, key=key, reason=run.reason, now=_now(), second=run.second)
        thin(run.folder, _now(), clinic=run.clinic)


def _now() -> datetime:
    return datetime.now().astimezone()
