"""The whole clinic file checked while it is worked with: on a copy, so that nobody waits for it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from storage.backups.taking import Copied, copy_to_check
from storage.clinic.inspection import opened_to_read
from storage.clinic.store import Store
from storage.clinic.verifying.verification import Check, Verification, verified


def copied_to_check(store: Store, key: bytes, breathe: Callable[[], None]) -> Copied:
    """A copy in a folder of its own, encrypted as the file is; ``breathe`` is called between its pages.

    ``checked`` or ``dropped`` take it away. Raises StoreProblem.
    """
    folder = Path(tempfile.mkdtemp(prefix="hepatrack-check-"))
    try:
        return copy_to_check(store, folder, key=key, progress=lambda done, of: breathe())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def checked(copied: Copied, breathe: Callable[[], None]) -> Verification:
    """What is wrong with the file that was copied; ``breathe`` is called often. Raises StoreProblem."""

    def progress(check: Check, share: float) -> None:
        breathe()

    try:
        with opened_to_read(copied.part, copied.key) as db:
            return verified(db, copied.source, progress=progress)
    finally:
        dropped(copied)


def dropped(copied: Copied) -> None:
    """Take the copy away."""
    shutil.rmtree(copied.part.parent, ignore_errors=True)
