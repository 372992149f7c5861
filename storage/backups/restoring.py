"""Backups carried elsewhere and brought back: copying that resumes, restoring that throws nothing away."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from models.words import sentence
from storage.backups.taking import Backup, check, manifest_path
from storage.clinic.inspection import Inside
from storage.keys.instance import Hold
from storage.keys.keyfile import keys_path, people_of, read_keys
from storage.keys.sealing import BrokenSealError
from storage.problems import StoreProblem
from storage.wholefile import Progress, copy_on, hash_of, put, sync_folder, write_problem, write_whole


@dataclass(frozen=True, slots=True)
class Restored:
    """A clinic file brought back; ``replaced`` is where the one that lay there before was put."""

    path: Path
    inside: Inside
    replaced: Path | None


def copy_to(backup: Backup, folder: Path, *, progress: Progress | None = None) -> Backup:
    """Copy a backup to a second folder or a drive; a copy that was cut short goes on where it ended.

    The copy is read again and held against the hash in the manifest, which is written last. Raises StoreProblem.
    """
    if not folder.is_dir():
        raise StoreProblem(
            sentence("{folder} is not there; the drive may be gone.", folder=folder), "Connect the drive and try again."
        )
    target = folder / backup.path.name
    part = target.with_name(target.name + ".part")
    try:
        if not (target.exists() and hash_of(target)[0] == backup.sha256):
            _copy_on(backup, part, progress)
            put(part, target)
        for beside in (keys_path, manifest_path):
            if beside(backup.path).exists():
                write_whole(beside(target), beside(backup.path).read_bytes())
    except OSError as problem:
        raise write_problem(target, problem) from problem
    return replace(backup, path=target)


def _copy_on(backup: Backup, part: Path, progress: Progress | None) -> None:
    for begun in (_size(part), 0):  # what was there may be of another file: then from the start
        if begun <= backup.bytes:
            copy_on(backup.path, part, begun=begun, progress=progress)
            if hash_of(part)[0] == backup.sha256:
                return
    if hash_of(backup.path)[0] != backup.sha256:
        raise StoreProblem(
            sentence("{backup} is not what its manifest says.", backup=backup.path), "Take a new backup."
        )
    raise StoreProblem(sentence("{part} could not be read back as it was written.", part=part), "Use another drive.")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def restore(backup: Path, target: Path, *, key: bytes, now: datetime | None = None) -> Restored:
    """Put a checked backup in the place of the clinic file at ``target``, which is kept under a dated name.

    The keys file that is there stays if it is of the same clinic, so that passwords changed and users removed since
    remain so; otherwise that of the backup comes with it. Raises StoreProblem; then ``target`` is as it was.
    """
    if backup.resolve() == target.resolve():
        raise StoreProblem("A backup cannot be restored over itself.", "Name the clinic file to restore.")
    inside = check(backup, key)
    with Hold(target):
        part, keys_part = target.with_name(target.name + ".restored"), keys_path(target).with_suffix(".restored-keys")
        try:
            _stage(backup, part)
            keys = None if _same_keys(target, key) or not keys_path(backup).exists() else keys_path(backup).read_bytes()
            if keys is not None:
                write_whole(keys_part, keys)
            replaced = _put_aside(target, (now or datetime.now(UTC)).astimezone(UTC), with_keys=keys is not None)
            if keys is not None:
                os.replace(keys_part, keys_path(target))
            os.replace(part, target)
            sync_folder(target.parent)
        except OSError as problem:
            raise write_problem(target, problem) from problem
        finally:
            for name in (part, keys_part):
                with contextlib.suppress(OSError):
                    name.unlink(missing_ok=True)
    return Restored(target, inside, replaced)


def _stage(backup: Path, part: Path) -> None:
    if copy_on(backup, part) != hash_of(part)[0]:
        raise StoreProblem(sentence("{part} could not be read back as it was written.", part=part), "Look at the disk.")


def _same_keys(target: Path, key: bytes) -> bool:
    """Whether the keys beside ``target`` give the key of the backup."""
    try:
        people_of(read_keys(target), key)
    except (StoreProblem, BrokenSealError):
        return False
    return True


def _put_aside(target: Path, now: datetime, *, with_keys: bool) -> Path | None:
    """Rename the clinic file; its journal is copied before and removed after.

    Never is a file without its journal at a place where it would be opened, nor a journal where it would be taken for
    that of the new file.
    """
    if not target.exists():
        for left in ("-wal", "-shm"):
            target.with_name(target.name + left).unlink(missing_ok=True)
        return None
    name = f"{target.stem}-replaced-{now:%Y%m%dT%H%M%SZ}"
    places = (target.with_name(f"{name}{more}{target.suffix}") for more in ("", *(f"-{n}" for n in range(2, 1000))))
    aside = next(place for place in places if not place.exists())
    journals = [target.with_name(target.name + left) for left in ("-wal", "-shm")]
    for journal in journals:
        if journal.exists():
            write_whole(aside.with_name(aside.name + journal.name[-4:]), journal.read_bytes())
    os.replace(target, aside)
    for journal in journals:
        journal.unlink(missing_ok=True)
    if keys_path(target).exists():
        if with_keys:
            os.replace(keys_path(target), keys_path(aside))
        else:
            write_whole(keys_path(aside), keys_path(target).read_bytes())
    return aside
