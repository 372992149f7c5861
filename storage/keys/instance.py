"""One program per clinic file: a lock file that names its holder, and a look at what kind of disk the file lies on."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import platform
import stat
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from models.words import Sentence, sentence
from storage.problems import Fault, StoreProblem, on_one_line
from storage.wholefile import write_problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HIGHEST_BYTES = 10_000
_LONGEST_WORD = 100
_TRIES, _PAUSE_SECONDS = 50, 0.01
# Locked far behind the text, so that Windows lets others read who holds the lock.
_PLACE_OF_LOCK = 1 << 30
_SHARES = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "fuse.gvfsd", "fuse.rclone", "davfs", "ncpfs")
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a clinic file open: the computer's user, the computer, the process, and since when (UTC)."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return on_one_line(f"{self.user} on {self.host} (process {self.pid}, since {self.since})")


class Hold:
    """Holds a clinic file for this process until ``release``, or until the process ends in whatever way.

    The system itself forgets the lock of a process that died, so a stale one on this computer is taken over at once.
    One that another computer wrote, over a network share, stays until somebody removes the file.
    """

    def __init__(self, clinic: Path) -> None:
        """Raises StoreProblem naming the holder."""
        self.path = lock_path(clinic)
        self._handle = _locked(self.path, clinic)
        try:
            previous = _holder(self._handle)
            if previous is not None and previous.host != platform.node():
                remedy = sentence("Close it there. If that computer is off, remove {path}.", path=self.path)
                raise StoreProblem(sentence("{clinic} is held by {holder}.", clinic=clinic, holder=previous), remedy)
            _write(self._handle, _myself(), self.path)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        if self._handle >= 0:
            if sys.platform == "win32":  # an open file cannot be removed there: emptied, it names nobody
                with contextlib.suppress(OSError):
                    os.ftruncate(self._handle, 0)
            else:
                with contextlib.suppress(OSError):
                    self.path.unlink()
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def lock_path(clinic: Path) -> Path:
    return clinic.with_name(clinic.name + ".lock")


def _locked(path: Path, clinic: Path) -> int:
    """An open, locked lock file. Tried again when its last holder removed it in between."""
    for _ in range(_TRIES):
        handle = _opened(path)
        try:
            _check_plain(handle, path)
            if not take_lock(handle):
                remedy = "Close it there and try again."
                raise StoreProblem(
                    sentence(
                        "{clinic} is held by {holder}.",
                        clinic=clinic,
                        holder=_holder(handle) or Sentence("another program"),
                    ),
                    remedy,
                )
            if _is_still(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        time.sleep(_PAUSE_SECONDS)
    raise StoreProblem(
        sentence("{path} does not stay where it is made, so that nobody can be kept out by it.", path=path),
        "Look at the disk; a network share may not be fit for a clinic file.",
    )


def _opened(path: Path) -> int:
    """The lock file, made where there is none; a link that lies in its place is never followed."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with contextlib.suppress(FileExistsError):
            return os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
        if path.is_symlink():
            raise _not_plain(path)
        return os.open(path, flags)
    except FileNotFoundError as problem:  # its last holder removed it in between, or there is no folder
        if not path.parent.is_dir():
            raise write_problem(path, problem) from problem
        return os.open(path, flags | os.O_CREAT, 0o600)
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            raise _not_plain(path) from problem
        raise write_problem(path, problem) from problem


def _check_plain(handle: int, path: Path) -> None:
    """Refuse what somebody put in the place of the lock file so that another file is written."""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise _not_plain(path)


def _not_plain(path: Path) -> StoreProblem:
    words = sentence("{path} is a link or no file at all; nothing is written to it.", path=path)
    return StoreProblem(words, "Remove it if nobody has the clinic file open.", fault=Fault.FILE)


def take_lock(handle: int) -> bool:
    """Lock an open file for this process alone, until it is closed; whether nobody else had it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _PLACE_OF_LOCK, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _holder(handle: int) -> Holder | None:
    """Who wrote the lock file; nobody where it says nothing that can be read."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        found = json.loads(os.read(handle, _HIGHEST_BYTES))
        user, host, since = (str(found[name])[:_LONGEST_WORD] for name in ("user", "host", "since"))
        return Holder(user, host, int(found["pid"]), since)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def _write(handle: int, holder: Holder, path: Path) -> None:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, 0)
        os.write(handle, (json.dumps(asdict(holder)) + "\n").encode())
    except OSError as problem:
        raise write_problem(path, problem) from problem


def _myself() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process whose user has no name
        user = "somebody"
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Holder(user, platform.node(), os.getpid(), since)


# Network shares


def place_warning(path: Path) -> Sentence | None:
    """A sentence when the clinic file lies on a network share, where locks and syncing cannot be relied on."""
    kind = network_share(path)
    if kind is None:
        return None
    return sentence(
        "{path} lies on a network share ({kind}). If two computers open it at once, or the connection breaks while "
        "something is saved, it can be damaged: keep it on this computer, and the backups on the share.",
        path=path,
        kind=kind,
    )


def network_share(path: Path, *, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The kind of network file system that ``path`` lies on, None on a local disk or where it cannot be known."""
    if sys.platform == "win32":
        return _windows_share(path)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    place = path.resolve()
    best, kind = -1, ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        mounted = Path(_unescaped(parts[1]))
        if place.is_relative_to(mounted) and len(mounted.parts) >= best:  # a later mount hides an earlier one
            best, kind = len(mounted.parts), parts[2]
    return kind if kind.startswith(_SHARES) else None


def _unescaped(text: str) -> str:
    """A mount point as it is called: the kernel writes spaces, tabs, line ends and backslashes as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _windows_share(path: Path) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes

    drive = path.resolve().drive
    if drive.startswith("\\\\"):
        return "network folder"
    return "network drive" if ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE else None
