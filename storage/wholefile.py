"""Files written whole or not at all: the old one stays until the new one is on the disk. Readable by the owner only."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from models.words import sentence
from storage.problems import StoreProblem


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, as one step that a pulled plug cannot halve. Raises StoreProblem."""
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".hepatrack-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as problem:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise write_problem(path, problem) from problem


def sync_folder(folder: Path) -> None:
    """Put the names in ``folder`` on the disk, where a folder can be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network shares cannot
            raise
    finally:
        os.close(handle)


def write_problem(path: Path, problem: OSError) -> StoreProblem:
    """What the system said when ``path`` could not be written, as a sentence."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreProblem(
            sentence("{path} was not written: the disk is full.", path=path), "Free some space and try again."
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreProblem(
            sentence("{path} was not written: the folder may not be written to.", path=path), "Choose another folder."
        )
    return StoreProblem(
        sentence("{path} was not written: {reason}.", path=path, reason=problem.strerror), "Choose another folder."
    )
