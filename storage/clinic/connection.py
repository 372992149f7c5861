"""The one way to an encrypted clinic file: SQLCipher under sqlite-utils, opened only when it surely is one."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3
import sqlcipher3.dbapi2 as cipher

from models.words import Sentence, sentence
from storage.clinic.packing import teach
from storage.problems import Fault, StoreProblem
from storage.waljournal import is_damaged
from storage.wholefile import remove

log = logging.getLogger(__name__)


class _Without:
    """Hides libraries from the thread that made it, for as long as it stands first among the finders."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._thread = threading.get_ident()

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name in self._names and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)

    def __enter__(self) -> None:
        sys.meta_path.insert(0, self)

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)


# WORKAROUND sqlite-utils 4.2 has a setting for neither: it takes pysqlite3 in place of sqlite3 where it finds it, and
# it imports pandas and numpy if they can be had, which costs more than the rest of the start, for types never stored.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = cipher
with _Without("pandas", "numpy"):
    import sqlite_utils.utils
    from sqlite_utils import Database as Database
    from sqlite_utils import Migrations as Migrations

Error: type[Exception] = sqlite_utils.utils.sqlite3.Error  # type: ignore[attr-defined]
# What reading raises where somebody wrote what no program of ours writes: bytes that are no text, text that is no JSON.
GARBLED = (Error, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
KEY_BYTES = 32
# What a trigger says of a write to a patient, or a data set, that is locked.
LOCKED = "the data are locked"
_PLAIN_HEADER = b"SQLite format 3\x00"
_WAIT_SECONDS = 1.0
_LARGEST_JOURNAL = 4 << 20
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_CLOSED, _BEING_WRITTEN = 0, 1  # what ``user_version`` says of the file


class HeldDatabase(Database):
    """A database that is open here, and on demand its bytes as they lie on the disk."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._raw: FileIO | None = None

    def raw_file(self, path: Path) -> FileIO:
        """The file at ``path`` that is open here, to be read; between operations all that was kept is in it.

        It stays open as long as the database: where any handle of a file is closed, POSIX lets go of all locks that
        this process has on it. Raises OSError.
        """
        if self._raw is None:
            self._raw = FileIO(path, "rb")
        return self._raw

    def close(self) -> None:
        super().close()
        if self._raw is not None:
            self._raw.close()


class DamagedFile(StoreProblem):
    """The clinic file cannot be believed any more; a backup of it is what helps."""

    def __init__(self, said: str | Sentence, remedy: str | Sentence) -> None:
        super().__init__(said, remedy, fault=Fault.FILE)


def connect(path: Path, *, key: bytes, create: bool = False) -> HeldDatabase:
    """The clinic file at ``path``, locked for this process alone. Nothing is made where a file was expected.

    Raises StoreProblem for a missing, empty, unencrypted, foreign, locked or unwritable file, or another key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a raw key of {KEY_BYTES} bytes is expected")
    if create:
        _make_room(path)
    else:
        _look_at(path)
    with told(path):
        uri = uri_of(path.absolute(), mode="rwc" if create else "rw")
        # One thread at a time uses it; it need not be the one that opened it.
        connection = cipher.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, key)
            teach(connection)
        except BaseException:
            connection.close()
            raise
    return HeldDatabase(connection)


def uri_of(path: PurePath, **options: str) -> str:
    """An absolute path as SQLite takes it, also of a share: ``file:////server/share/clinic.hepatrack?mode=rw``.

    A share is never the authority of the address, which SQLite refuses; a drive that is mapped keeps its letter.
    """
    plain = path.as_posix()
    if plain.startswith("//?/"):  # a long path of Windows
        plain = plain.removeprefix("//?/")
        plain = f"//{plain[4:]}" if plain.casefold().startswith("unc/") else plain
    asked = "&".join(f"{name}={value}" for name, value in options.items())
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain, safe='/:')}?{asked}"


def _make_room(path: Path) -> None:
    if path.exists():
        raise StoreProblem(sentence("{path} exists already.", path=path), "Choose another name.", fault=Fault.FILE)
    if not path.parent.is_dir():
        raise StoreProblem(
            sentence("{folder} is not a folder.", folder=path.parent), "Choose a folder that exists.", fault=Fault.FILE
        )


def _look_at(path: Path) -> None:
    """Refuse what SQLite would open, or silently make anew, although it is no clinic file."""
    remedy = "Choose the clinic file, or restore a backup of it."
    if path.is_dir():
        raise StoreProblem(sentence("{path} is a folder and not a clinic file.", path=path), remedy, fault=Fault.FILE)
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        raise StoreProblem(
            sentence("There is no clinic file at {path}.", path=path), remedy, fault=Fault.FILE
        ) from None
    except OSError as problem:
        raise StoreProblem(
            sentence("{path} cannot be read ({reason}).", path=path, reason=problem.strerror),
            "Ask who keeps this folder.",
        ) from problem
    if not (_may_write(path) and _may_write(path.parent)):
        raise StoreProblem(sentence("{path} or its folder may not be written to.", path=path), _ASK)
    if not header:
        raise StoreProblem(sentence("{path} is empty (0 bytes).", path=path), remedy, fault=Fault.FILE)
    if header == _PLAIN_HEADER:
        raise StoreProblem(
            sentence("{path} is an SQLite file that is not encrypted.", path=path), remedy, fault=Fault.FILE
        )
    _look_at_journal(path)


def _look_at_journal(path: Path) -> None:
    try:
        damaged = is_damaged(path)
    except OSError as problem:
        raise StoreProblem(
            sentence("{path}-wal cannot be read ({reason}).", path=path, reason=problem.strerror),
            "Ask who keeps this folder.",
        ) from problem
    if damaged:
        raise DamagedFile(
            sentence("{path}-wal, which holds the latest changes, is damaged.", path=path),
            "Restore a backup of the clinic file; both files are kept when you do.",
        )


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _prepare(connection: Any, key: bytes) -> None:
    """Key first, before anything could see or log it; then the settings every connection has."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("the database library does not encrypt: it took the key and ignored it")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the key is tried here
    # A rollback journal: what is acknowledged lies in the file itself. It stays beside it, emptied, between writes.
    (mode,) = connection.execute("PRAGMA journal_mode = PERSIST").fetchone()
    if mode != "persist":
        raise RuntimeError(f"the journal of the file is kept as {mode}")
    connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_JOURNAL}").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: else a disk may keep it in its own memory
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("BEGIN IMMEDIATE")  # a file that cannot be written is found out now and not at the first save
    connection.execute("COMMIT")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the database says about its surroundings into a StoreProblem; any other error is a bug."""
    try:
        yield
    except Error as problem:
        told_as = _problem(path, problem)
        if told_as is None:
            raise
        raise told_as from problem


def _problem(path: Path, problem: Exception) -> StoreProblem | None:
    name = str(getattr(problem, "sqlite_errorname", ""))
    if name.startswith("SQLITE_CONSTRAINT") and str(problem) == LOCKED:
        return StoreProblem("The data are locked.", "Unlock first, with a reason; nothing was changed.")
    said = str(problem)
    if name == "SQLITE_ERROR" and any(words in said for words in _OTHER_PARTS):
        return DamagedFile(sentence("{path} lacks a table or a column that it must have.", path=path), _RESTORE)
    if said.startswith(_NO_TEXT):
        return DamagedFile(sentence("{path} holds text that cannot be read.", path=path), _RESTORE)
    if name == "SQLITE_NOTADB":
        return StoreProblem(
            sentence("{path} is not a clinic file, or it belongs to another key.", path=path),
            "Choose the clinic file, or restore a backup of it.",
            fault=Fault.FILE,
        )
    for beginning, (words, remedy) in _SURROUNDINGS.items():
        if name.startswith(beginning):
            told_as = DamagedFile if beginning == "SQLITE_CORRUPT" else StoreProblem
            return told_as(sentence(words, path=path), remedy)
    return None


# What SQLite says where somebody else took a part of the file away, or put one in. It has no name of its own for it.
_OTHER_PARTS = ("no such table", "no such column", "has no column named", "already exists")
_NO_TEXT = "Could not decode to UTF-8"
_RESTORE = sentence("Restore a backup of it.")
_ASK = "Ask who keeps this folder for the right to write."
_SURROUNDINGS: dict[str, tuple[str, str | Sentence]] = {
    "SQLITE_BUSY": ("{path} is in use by another program.", "Close it there and try again."),
    "SQLITE_LOCKED": ("{path} is in use by another program.", "Close it there and try again."),
    "SQLITE_FULL": ("The disk is full; nothing was saved to {path}.", "Free some space and try again."),
    "SQLITE_READONLY": ("{path} may not be written to.", _ASK),
    "SQLITE_CANTOPEN": ("{path} or its folder may not be written to.", _ASK),
    "SQLITE_PERM": ("{path} may not be written to.", _ASK),
    "SQLITE_CORRUPT": ("{path} is damaged.", _RESTORE),
    "SQLITE_IOERR": ("{path} could not be read or written; the disk may be full or gone.", "Look at the disk."),
}


# A file that is being written, and its journal


def mark_written(db: Database) -> None:
    """Note in the file that it is being written, in a step of its own before the first write."""
    if _mark(db) != _BEING_WRITTEN:
        db.execute(f"PRAGMA user_version = {_BEING_WRITTEN}")


def close(db: Database) -> None:
    """Close a clinic file; one that was written is marked as whole in itself, and its journal goes."""
    try:
        if _mark(db) != _CLOSED:
            mark_closed(db.conn)
    except Error as problem:  # the disk is full or gone: it stays marked, and is looked through when next opened
        log.warning("the clinic file could not be marked as closed: %s", problem)
    finally:
        db.close()


def mark_closed(connection: Any) -> None:
    """Mark a whole file as one that needs no journal beside it."""
    connection.execute(f"PRAGMA user_version = {_CLOSED}")
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()


def may_be_torn(db: Database, *, settled: bool) -> bool:
    """Whether the file must be looked through: it was being written, and its journal was not ``settled``."""
    return not settled and _mark(db) == _BEING_WRITTEN


def journal_is_settled(path: Path) -> bool:
    """Whether the journal lies beside the file, before this is opened, and says that no write was going on."""
    try:
        with journals_of(path)[0].open("rb") as file:
            return file.read(len(_JOURNAL_MAGIC)) != _JOURNAL_MAGIC
    except OSError:
        return False


def _mark(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def remove_files(path: Path) -> None:
    """Take away a database that was only being made, with its journal."""
    for name in (path, *journals_of(path)):
        remove(name)


def journals_of(path: Path) -> tuple[Path, ...]:
    """Where a killed program may have left what belongs to the database at ``path``: its journal, or that of old."""
    return tuple(path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm"))
