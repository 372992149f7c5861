"""The whole clinic file checked while it is worked with: on a copy, so that nobody waits for it."""

from __future__ import annotations

import glob
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from storage.backups.taking import Copied, copy_to_check
from storage.clinic.inspection import opened_to_read
from storage.clinic.store import Store
from storage.clinic.verifying.verification import Check, Verification, verified


def copied_to_check(store: Store, key: bytes, breathe: Callable[[], None]) -> Copied:
    """A copy in a folder of its own, encrypted as the file is; ``breathe`` is called between its pages.

    ``checked`` or ``dropped`` take it away, and before another one what a killed program left. Raises StoreProblem.
    """
    sweep_checks(store.path)
    folder = Path(tempfile.mkdtemp(prefix=_named(store.path)))
    try:
        copied = copy_to_check(store, folder, key=key, progress=lambda done, of: breathe())
        breathe()  # the last turn to give up: who closes the program takes no copy any more
        return copied
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


def sweep_checks(clinic: Path) -> None:
    """Take away the copies of a clinic file that nobody checks any more; for whoever alone has it open."""
    for left in Path(tempfile.gettempdir()).glob(f"{glob.escape(_named(clinic))}*"):
        shutil.rmtree(left, ignore_errors=True)


def _named(clinic: Path) -> str:
    """How the folders begin: those of another clinic file are not touched, and no name of it is read there."""
    return f"hepatrack-check-{sha256(str(clinic.resolve()).encode()).hexdigest()[:16]}-"


def dropped(copied: Copied) -> None:
    """Take the copy away."""
    shutil.rmtree(copied.part.parent, ignore_errors=True)
