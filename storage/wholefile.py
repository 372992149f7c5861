"""The one door by which this program writes files: whole or not at all, read back before they are believed.

A file is written beside its place, put on the disk, read back and compared, and then takes its place in one step, so
that the old one stays until the new one is whole. Readable by the owner only. What is raised says that the old file is
there still.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from models.words import sentence
from storage.problems import StoreProblem

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]  # done, of how many; raising from it cancels
Step = Callable[[], object]
CHUNK = 1 << 20
# Windows refuses a file that another program (a virus scanner, as a rule) holds for a moment: 2.5 s in all.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
_ACCESS_DENIED, _SHARING, _LOCKED = 5, 32, 33
_HELD = (_ACCESS_DENIED, _SHARING, _LOCKED)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, as one step that a pulled plug cannot halve. Raises StoreProblem."""
    with _told(path), _beside(path, content) as part:
        put(part, path)


def write_several(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files: all of them, or none. Raises StoreProblem.

    None takes its place before all are whole beside theirs. Where one is refused its place and those before it cannot
    be taken back, the problem says how many there are.
    """
    back: list[Step] = []
    with contextlib.ExitStack() as stack:
        parts = []
        for path, content in files:
            with _told(path):
                parts.append((stack.enter_context(_beside(path, content)), path))
        for done, (part, path) in enumerate(parts):
            try:
                back.append(partial(write_whole, path, path.read_bytes()) if path.exists() else partial(remove, path))
                put(part, path)
            except OSError as problem:
                said = write_problem(path, problem)
                raise said if taken_back(back) else _partly(said, done, len(parts)) from problem


def _partly(problem: StoreProblem, done: int, count: int) -> StoreProblem:
    words = sentence("{problem} {done} of {count} files were written.", problem=problem.words, done=done, count=count)
    return StoreProblem(words, problem.advice)


def taken_back(back: list[Step]) -> bool:
    """Take steps back, the last one first; whether all could be."""
    refused = False
    while back:
        try:
            back.pop()()
        except (OSError, StoreProblem):
            refused = True
    return not refused


def put(part: Path, path: Path) -> None:
    """Let ``part`` take the place of ``path``, in one step. Raises OSError; then nothing was changed."""
    _insist(partial(os.replace, part, path))
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Take a file away, if it is there. Raises OSError."""
    _insist(partial(path.unlink, missing_ok=True))


def copy_on(source: Path, part: Path, *, begun: int = 0, progress: Progress | None = None) -> str:
    """Copy what follows byte ``begun`` of ``source`` to the same place in ``part``; the SHA-256 of what was copied.

    Raises OSError. Whether ``part`` is what was to be written, ``hash_of`` says.
    """
    digest, size = hashlib.sha256(), source.stat().st_size
    with source.open("rb") as old, part.open("r+b" if begun else "wb") as new:
        part.chmod(0o600)
        old.seek(begun)
        new.seek(begun)
        while chunk := old.read(CHUNK):
            digest.update(chunk)
            new.write(chunk)
            if progress is not None:
                progress(new.tell(), size)
        new.truncate()
        new.flush()
        os.fsync(new.fileno())
    return digest.hexdigest()


def hash_of(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
        return digest.hexdigest(), file.tell()


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Make a folder, readable by its owner only, where it is not there yet. Raises StoreProblem.

    On Windows its rights are those of the folder around it: narrower ones, set by an administrator, keep the user out.
    """
    try:
        if os.name == "nt":
            folder.mkdir(parents=parents, exist_ok=True)
        else:
            folder.mkdir(mode=0o700, parents=parents, exist_ok=True)
    except OSError as problem:
        raise StoreProblem(
            sentence("The folder {folder} could not be made ({reason}).", folder=folder, reason=problem.strerror),
            "Choose another place.",
        ) from problem


def sync_folder(folder: Path) -> None:
    """Put the names in ``folder`` on the disk, where a folder can be opened (not on Windows).

    The files themselves are there, whole; a disk that does not answer here may at worst forget which of two whole
    files bears the name when the power fails, so that it is noted and nothing is called lost that is there.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network shares cannot
            log.warning("a folder could not be put on the disk: %s", problem.strerror)


@contextlib.contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """``content`` whole in a file beside ``path``, which is gone afterwards unless it took its place."""
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".hepatrack-", dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != content:
            raise OSError(errno.EIO, "it could not be read back as it was written")
        yield part
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                remove(part)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise write_problem(path, problem) from problem


def _insist(step: Callable[[], None]) -> None:
    """Do it, again after a while where another program holds the file."""
    for wait in _WAITS:
        try:
            return step()
        except OSError as problem:
            if getattr(problem, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
    return step()


def write_problem(path: Path, problem: OSError) -> StoreProblem:
    """What the system said when ``path`` could not be written, as a sentence."""
    windows = getattr(problem, "winerror", None)
    if windows in (_SHARING, _LOCKED):
        return StoreProblem(
            sentence("{path} was not written: another program holds it.", path=path),
            "Close it there, or wait a moment, and try again.",
        )
    if windows == _ACCESS_DENIED:
        return StoreProblem(
            sentence("{path} was not written: another program holds it, or it may not be written to.", path=path),
            "Close it there and try again, or choose another folder.",
        )
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreProblem(
            sentence("{path} was not written: the disk is full.", path=path), "Free some space and try again."
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreProblem(
            sentence("{path} was not written: the folder may not be written to.", path=path), "Choose another folder."
        )
    if problem.errno == errno.ENOENT:
        words = sentence("{path} was not written. There is no folder {folder}.", path=path, folder=path.parent)
        return StoreProblem(words, "Choose another folder.")
    if problem.errno == errno.EISDIR:
        return StoreProblem(sentence("{path} is a folder.", path=path), "Choose another name.")
    if problem.errno == errno.ENAMETOOLONG:
        return StoreProblem(
            sentence("{path} was not written: the name is too long.", path=path), "Choose a shorter name."
        )
    return StoreProblem(
        sentence("{path} was not written: {reason}.", path=path, reason=problem.strerror), "Choose another folder."
    )
