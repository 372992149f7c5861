"""Backups carried elsewhere and brought back: copying that resumes, restoring that throws nothing away."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from models.words import sentence
from storage.backups.manifests import Backup, manifest_path
from storage.backups.taking import check
from storage.clinic.connection import journals_of
from storage.clinic.inspection import Inside
from storage.clinic.leaving import Left
from storage.keys.instance import Hold
from storage.keys.keyfile import keys_path, opened_book, read_keys
from storage.keys.sealing import BrokenSealError
from storage.problems import Fault, StoreProblem
from storage.wholefile import (
    Progress,
    Step,
    copy_on,
    hash_of,
    put,
    remove,
    taken_back,
    write_problem,
    write_whole,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """A clinic file brought back; ``replaced`` is where the one that lay there before was put."""

    path: Path
    inside: Inside
    replaced: Path | None


def copy_to(
    backup: Backup, folder: Path, left: Left | None = None, *, keys: bytes | None = None,
    progress: Progress | None = None,
) -> Backup:  # fmt: skip
    """Copy a backup to a second folder or a drive; a copy that was cut short goes on where it ended.

    ``keys`` are those of a copy with a password of its own (``vault.keys_for_backup``), which asks for an entry of its
    own; that of the backup names the second folder. The copy is read again and held against the hash in the manifest,
    which is written last. Raises StoreProblem.
    """
    if (keys is None) != (left is None):
        raise ValueError("a copy with keys of its own, and no other, has an entry of its own")
    if not folder.is_dir():
        raise StoreProblem(
            sentence("{folder} is not there; the drive may be gone.", folder=folder), "Connect the drive and try again."
        )
    target = folder / backup.path.name
    if keys is not None and (target.exists() or keys_path(target).exists()):
        raise StoreProblem(sentence("{path} exists already.", path=target), "Choose another folder.", fault=Fault.FILE)
    part = target.with_name(target.name + ".part")
    back: list[Step] = []
    try:
        if not (target.exists() and hash_of(target)[0] == backup.sha256):
            _copy_on(backup, part, progress)
            back.append(partial(put, target, part))  # to go on from, not to be taken for a backup
            put(part, target)
        for beside in (keys_path, manifest_path):
            if beside(backup.path).exists():
                back += [] if beside(target).exists() else [partial(remove, beside(target))]
                own = keys if beside is keys_path else None
                write_whole(beside(target), beside(backup.path).read_bytes() if own is None else own)
    except BaseException as problem:
        if not manifest_path(target).exists():
            taken_back(back)
        if isinstance(problem, OSError):
            raise write_problem(target, problem) from problem
        raise
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
        aside = _free_place(target, (now or datetime.now(UTC)).astimezone(UTC)) if target.exists() else None
        try:
            _stage(backup, part)
            with_keys = not _same_keys(target, key) and keys_path(backup).exists()
            if with_keys:
                write_whole(keys_part, keys_path(backup).read_bytes())
            _exchange(target, part, keys_part if with_keys else None, aside=aside)
        except OSError as problem:
            raise write_problem(target, problem) from problem
        finally:
            for name in (part, keys_part):
                with contextlib.suppress(OSError):
                    remove(name)
    return Restored(target, inside, aside)


def _stage(backup: Path, part: Path) -> None:
    if copy_on(backup, part) != hash_of(part)[0]:
        raise StoreProblem(sentence("{part} could not be read back as it was written.", part=part), "Look at the disk.")


def _same_keys(target: Path, key: bytes) -> bool:
    """Whether the keys beside ``target`` give the key of the backup."""
    try:
        opened_book(read_keys(target), key)
    except (StoreProblem, BrokenSealError):
        return False
    return True


def _free_place(target: Path, now: datetime) -> Path:
    name = f"{target.stem}-replaced-{now:%Y%m%dT%H%M%SZ}"
    places = (target.with_name(f"{name}{more}{target.suffix}") for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(place for place in places if not place.exists())


def _exchange(target: Path, part: Path, keys_part: Path | None, *, aside: Path | None) -> None:
    """Put the clinic file ``aside``, if there is one, and ``part`` in its place. Raises OSError, StoreProblem.

    Each step knows how it is taken back, and any refusal takes back every step before it. Never is a file without its
    journal at a place where it would be opened, nor a journal where it would be taken for that of the new file.
    """
    back: list[Step] = []
    try:
        if aside is not None:
            _keep_aside(target, aside, back)
        for journal in journals_of(target):
            if journal.exists():
                back.append(partial(write_whole, journal, journal.read_bytes()))
                remove(journal)
        if keys_part is not None:
            keys = keys_path(target)
            back.append(partial(write_whole, keys, keys.read_bytes()) if keys.exists() else partial(remove, keys))
            put(keys_part, keys)
        put(part, target)
    except BaseException as problem:
        if taken_back(back) or aside is None:
            raise
        raise StoreProblem(
            sentence("{target} could not be put back; it is kept whole as {aside}.", target=target, aside=aside),
            "Look at the disk, then give it its name again, with the keys file beside it.",
        ) from problem


def _keep_aside(target: Path, aside: Path, back: list[Step]) -> None:
    """The clinic file with its keys and journals under another name; its own place is left empty at most for a step.

    A file that needs no journal stays in its place under both names until the new one takes it.
    """
    whole = True
    for beside in (*journals_of(target), keys_path(target)):
        if beside.exists():
            whole = whole and beside == keys_path(target)
            copy = aside.with_name(aside.name + beside.name.removeprefix(target.name))
            back.append(partial(remove, copy))
            write_whole(copy, beside.read_bytes())
    if whole:
        with contextlib.suppress(OSError):  # not on every disk: then it is renamed
            os.link(target, aside)
            back.append(partial(remove, aside))
            return
    put(target, aside)
    back.append(partial(put, aside, target))
