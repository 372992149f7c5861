"""A second folder for backups, such as a drive that is carried home: the newest backup is brought there, resumably."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.backups.manifests import Backup
from storage.backups.restoring import copy_to
from storage.backups.taking import latest, sweep, thin
from storage.problems import StoreProblem
from storage.wholefile import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The newest backup in each folder. ``problem`` is why the second folder has not the newest of the first."""

    first: Backup | None = None
    second: Backup | None = None
    problem: StoreProblem | None = None


def carry(
    folder: Path, second: Path | None, now: datetime, *, clinic: Path, progress: Progress | None = None
) -> Kept:  # fmt: skip
    """Bring the newest backup in ``folder`` to the ``second`` where it is not yet, and thin out what lies there.

    A drive that is away is told in the answer and never raised: the backup itself is there. What ``progress`` raises
    ends the copying, which goes on from there the next time.
    """
    newest = latest(folder, clinic=clinic)
    if newest is None or second is None:
        return Kept(first=newest)
    there = latest(second, clinic=clinic)
    if there is not None and (there.sha256, there.taken) == (newest.sha256, newest.taken):
        return Kept(first=newest, second=there)
    try:
        target = second / newest.path.name
        copied = copy_to(newest, second, progress=progress)
        sweep(clinic, second, but=target.with_name(target.name + ".part"))
        thin(second, now, clinic=clinic)
    except StoreProblem as problem:
        return Kept(first=newest, second=there, problem=problem)
    return Kept(first=newest, second=copied)
