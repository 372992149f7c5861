"""Backups: encrypted copies of the clinic file, each checked after it was written, with its keys and a manifest.

A backup is complete when its manifest is there, which is written last; what a pulled plug left has none, and is
neither listed nor restored. Nothing in the names or in the manifest speaks of patients.
"""

from __future__ import annotations

import contextlib
import glob
import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from models.words import sentence
from storage.backups import thinning
from storage.backups.checking import checked
from storage.backups.manifests import (
    SEALED_SINCE,
    Backup,
    Seal,
    list_backups,
    manifest,
    manifest_path,
    read_manifest,
    seal_of_manifest,
    sealed_manifest,
)
from storage.backups.pages import copy_pages, keep_seen, list_path
from storage.clinic.connection import GARBLED, Database, Error, mark_closed, remove_files, told, uri_of
from storage.clinic.inspection import Ends, Inside, ends, inspect, opened_to_read, set_key
from storage.clinic.journal.chain import differing_rows, has_journal, read_chain
from storage.clinic.leaving import Left, backup_out
from storage.clinic.schema.updating import Progress as Updating
from storage.clinic.schema.updating import Step, nobody
from storage.clinic.store import Store
from storage.clinic.verifying.people import is_signed_throughout
from storage.keys.keyfile import keys_path
from storage.problems import Fault, StoreProblem
from storage.version import PROGRAM_VERSION
from storage.wholefile import Progress, hash_of, make_folder, put, remove, write_problem, write_whole

log = logging.getLogger(__name__)

DAILY = timedelta(days=1)
_STALE_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy of an open clinic file that is yet to be checked and named, for which the file itself is not needed.

    ``ends`` is where the file ended at the moment when the copy was whole, ``marks`` are those of its pages then,
    ``left`` is the entry that says that it leaves. ``listed``: what of it need not be checked again, the list of its
    folder says. The key is in no print of it.
    """

    source: Path
    target: Path
    left: Left | None
    ends: Ends
    marks: bytes = field(repr=False)
    listed: bool
    key: bytes = field(repr=False)
    reason: str
    taken: datetime

    @property
    def part(self) -> Path:
        return self.target.with_name(self.target.name + ".part")


def take(
    store: Store, folder: Path, *, key: bytes, reason: str = "", now: datetime | None = None,
    progress: Progress | None = None, second: Path | None = None, keys: bytes | None = None,
) -> Backup:  # fmt: skip
    """Back an open clinic file up into ``folder``, under the name of the clinic file and the time. Raises StoreProblem.

    ``progress`` hears of pages done; what it raises cancels the backup, of which then nothing is left. ``keys``: see
    ``finish``.
    """
    copy = copy_out(store, folder, key=key, reason=reason, now=now, progress=progress, second=second)
    try:
        return finish(copy, keys=keys)
    except BaseException as problem:
        store.leaving.did_not(copy.left, problem)
        raise


def copy_out(
    store: Store, folder: Path, *, key: bytes, reason: str = "", now: datetime | None = None,
    progress: Progress | None = None, second: Path | None = None,
) -> Copied:  # fmt: skip
    """The first half of ``take``, page by page; ``progress`` may read and write the store in between.

    What it writes is in the copy, and so is the entry that says where it goes, which is written first; ``second`` is
    where the backup is brought then. Raises StoreProblem.
    """
    taken = (now or datetime.now(UTC)).astimezone(UTC)
    sweep(store.path, _folder(folder))
    target = _free_name(store.path, folder, taken)
    with store.leaving.of(backup_out(target, second), action=None) as left:
        copied = _copied(
            store.database, store.path, target, left, key=key, reason=reason, taken=taken, progress=progress
        )
    return replace(copied, listed=True)


def copy_to_check(store: Store, folder: Path, *, key: bytes, progress: Progress | None = None) -> Copied:
    """The same for a check of the file alone: nothing leaves, and nothing is written down. Raises StoreProblem."""
    taken = datetime.now(UTC)
    target = _free_name(store.path, folder, taken)
    return _copied(store.database, store.path, target, None, key=key, reason="", taken=taken, progress=progress)


def before_migration(
    path: Path,
    folder: Path,
    *,
    key: bytes,
    made: Callable[[Backup], None] = lambda _: None,
    progress: Updating = nobody,
) -> Callable[[Database], None]:
    """For ``Store.open(…, before_migration=…)``: backs the old file up before anything in it is changed.

    An older file may have no place yet to write it down; ``made`` is told, to do so afterwards.
    """

    def copy(db: Database) -> None:
        taken = datetime.now(UTC)
        target = _free_name(path, _folder(folder), taken)
        copied = _copied(
            db,
            path,
            target,
            None,
            key=key,
            reason="before an update of the file",
            taken=taken,
            progress=lambda done, of: progress(Step.BACKUP, done / of),
        )
        progress(Step.BACKUP_READ, 0.0)
        made(finish(copied))

    return copy


def write_backup(
    store: Store, target: Path, *, key: bytes, reason: str, taken: datetime, keys: bytes | None = None
) -> Backup:
    """``target`` is there whole or not at all; ``keys`` as in ``finish``. Raises StoreProblem."""
    with store.leaving.of(backup_out(target), action=None) as left:
        copied = _copied(store.database, store.path, target, left, key=key, reason=reason, taken=taken)
        return finish(copied, keys=keys)


def _copied(
    db: Database, source: Path, target: Path, left: Left | None, *, key: bytes, reason: str, taken: datetime,
    progress: Progress | None = None,
) -> Copied:  # fmt: skip
    for name in (target, keys_path(target), manifest_path(target)):
        if name.exists():
            raise StoreProblem(sentence("{path} exists already.", path=name), "Choose another name.", fault=Fault.FILE)
    part = target.with_name(target.name + ".part")
    try:
        with _told_of(source, target):
            remove_files(part)
            ended, marks = _copy(db, source, part, key=key, progress=progress)
    except BaseException:
        with contextlib.suppress(OSError):
            remove_files(part)
        raise
    return Copied(
        source=source,
        target=target,
        left=left,
        ends=ended,
        marks=marks,
        listed=False,
        key=key,
        reason=reason,
        taken=taken,
    )


def finish(copied: Copied, *, keys: bytes | None = None) -> Backup:
    """The second half of ``take``: read the copy again, compare, and name it. Raises StoreProblem.

    ``keys`` in the place of those of the clinic file are of a password of its own (``vault.keys_for_backup``).
    """
    part, source, target = copied.part, copied.source, copied.target
    try:
        with _told_of(source, target):
            listed = list_path(source, target.parent) if copied.listed else None
            found = checked(part, copied.marks, key=copied.key, listed=listed, at=copied.taken)
            inside = found.inside
            if inside.ends != copied.ends:
                raise StoreProblem(
                    sentence("{target} did not become a copy of {source}.", target=target, source=source),
                    "Look at the disk and try again.",
                )
            if keys_path(source).exists():
                write_whole(keys_path(target), keys_path(source).read_bytes() if keys is None else keys)
            put(part, target)
            made = Backup(
                path=target,
                clinic=source.stem,
                taken=copied.taken,
                reason=copied.reason,
                bytes=found.bytes,
                sha256=found.sha256,
                counts=inside.counts,
                anchor=inside.anchor,
                schema=inside.schema,
                program=PROGRAM_VERSION,
                whole=found.seen.whole,
            )
            document = sealed_manifest(manifest(made), copied.key)
            write_whole(manifest_path(target), (json.dumps(document, indent=1) + "\n").encode())
    except BaseException:
        with contextlib.suppress(OSError):
            remove_backup(target)
        give_up(copied)
        raise
    if listed is not None:
        try:
            keep_seen(found.seen, listed, key=copied.key)
        except StoreProblem:  # the list of before stays, and says less
            log.warning("the pages of the last backup could not be listed")
    return made


def give_up(copied: Copied) -> None:
    """Take away a copy that is not wanted any more."""
    with contextlib.suppress(OSError):
        remove_files(copied.part)


def _copy(
    db: Database, source: Path, part: Path, *, key: bytes, progress: Progress | None
) -> tuple[Ends, bytes]:  # fmt: skip
    """The pages as they lie on the disk, in a file which then needs no other file beside it.

    Gives where the open file ended at the last step, and the marks of its pages: what is written after is not in it.
    """
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    marks = copy_pages(db, source, part, progress)
    ended = ends(db)
    connection = cipher.connect(
        uri_of(part.absolute(), mode="rw"), uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        set_key(connection, key)
        connection.execute("PRAGMA synchronous = FULL")
        mark_closed(connection)
    finally:
        connection.close()
    return ended, marks


@contextmanager
def _told_of(source: Path, target: Path) -> Iterator[None]:
    """Turn what the system says into a StoreProblem about the file that it is about."""
    try:
        yield
    except Error as problem:
        with told(source if str(getattr(problem, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT") else target):
            raise
    except OSError as problem:
        raise write_problem(target, problem) from problem


def _folder(folder: Path) -> Path:
    """The folder of backups, made where only it is missing: a drive that was pulled out is not made anew."""
    try:
        make_folder(folder)
    except StoreProblem as problem:
        words = sentence("There is no folder for backups at {folder}. {problem}", folder=folder, problem=problem.words)
        raise StoreProblem(words, "Connect the drive or choose another.") from problem
    return folder


def sweep(source: Path, folder: Path, *, but: Path | None = None) -> None:
    """Remove what backups of this clinic file that were cut short have left; a young one may still be growing.

    ``but`` stays: it goes on where it ended.
    """
    for left in folder.glob(f"{glob.escape(source.stem)}-*{glob.escape(source.suffix)}.part*"):
        with contextlib.suppress(OSError):
            if left != but and time.time() - left.stat().st_mtime > _STALE_SECONDS:
                remove(left)


def _free_name(source: Path, folder: Path, taken: datetime) -> Path:
    stem = f"{source.stem}-{taken:%Y%m%dT%H%M%SZ}"
    names = (f"{stem}{more}{source.suffix}" for more in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


# When, and for how long


def latest(folder: Path, *, clinic: Path) -> Backup | None:
    """The newest complete backup of a clinic file in ``folder``."""
    return next(iter(list_backups(folder, clinic=clinic)), None)


def due(store: Store, latest: Backup | None, now: datetime, *, closing: bool = False) -> bool:
    """Whether a backup of an open clinic file is to be taken after the ``latest``.

    At close if it changed, once a day while it changes. That somebody looked, or took something out, is no change that
    asks for a backup at close; within a day it is backed up, too.
    """
    if latest is None:
        return True
    if store.anchor() == latest.anchor:
        return False
    late = not timedelta(0) <= now - latest.taken < DAILY
    return late or (closing and store.leaving.is_changed_since(latest.anchor))


def thin(folder: Path, now: datetime, *, clinic: Path) -> tuple[Path, ...]:
    """Remove the backups of one clinic file that need not stay (see ``thinning.kept``), and say which. ``now`` with
    its zone."""
    backups = list_backups(folder, clinic=clinic)
    staying = thinning.kept([backup.taken for backup in backups], now)
    leaving = tuple(backup.path for backup in backups if backup.taken not in staying)
    for path in leaving:
        try:
            remove_backup(path)
        except OSError as problem:
            raise StoreProblem(
                sentence("{path} could not be removed ({reason}).", path=path, reason=problem.strerror),
                "Look at the disk.",
            ) from problem
    return leaving


def remove_backup(path: Path) -> None:
    """Take a backup away, manifest first, so that no half of it is ever listed."""
    for name in (manifest_path(path), path, keys_path(path)):
        remove(name)


def check(backup: Path, key: bytes) -> Inside:
    """What is in a backup, after its pages, and its manifest where it has one, were found to agree. See ``inspect``.

    Pages of two days are each authentic. Where no seal says of which day all are, rows and signatures are held against
    the journal. Raises StoreProblem.
    """
    inside = inspect(backup, key)
    said = read_manifest(backup)
    seal = seal_of_manifest(manifest_path(backup), key)
    if seal is not Seal.WHOLE and not _is_of_one_day(backup, key):
        raise StoreProblem(
            sentence("{backup} is put together of parts of several days.", backup=backup),
            "Choose another backup.",
            fault=Fault.FILE,
        )
    if said is not None and seal is Seal.NONE and inside.schema >= SEALED_SINCE:
        raise StoreProblem(
            sentence("The seal was taken off the manifest of {backup}.", backup=backup),
            "Choose another backup. Where there is none, take the manifest (.json) away: the file is checked without.",
            fault=Fault.FILE,
        )
    if seal is Seal.BROKEN or (
        said is not None
        and (said.sha256, said.anchor, said.counts) != (hash_of(backup)[0], inside.anchor, inside.counts)
    ):
        raise StoreProblem(
            sentence("{backup} is not what its manifest says.", backup=backup),
            "Choose another backup.",
            fault=Fault.FILE,
        )
    return inside


def _is_of_one_day(backup: Path, key: bytes) -> bool:
    try:
        with opened_to_read(backup, key) as db:
            if not has_journal(db):  # of the first programs
                return True
            whole = read_chain(db).wrong is None and next(differing_rows(db), None) is None
            return whole and is_signed_throughout(db)
    except GARBLED:
        return False
