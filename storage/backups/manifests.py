"""What is said of a backup beside it, and the seal of that: who has not the key cannot change it unseen."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from storage.clinic.journal.operations import Anchor
from storage.keys.sealing import derived

FORMAT, VERSION = "hepatrack-backup", 1
MANIFEST_BYTES = 100_000
_SEAL = "seal"
SEALED_SINCE = "m0043"  # every program that knew this step of the schema sealed its manifests


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A complete backup. ``clinic`` is the name of the clinic file, ``taken`` in UTC.

    ``whole`` is when every page was last checked, of this backup or, as far as they are the same to the byte, of one
    before it.
    """

    path: Path
    clinic: str
    taken: datetime
    reason: str
    bytes: int
    sha256: str
    counts: tuple[tuple[str, int], ...]
    anchor: Anchor
    schema: str
    program: str
    whole: datetime


def manifest_path(backup: Path) -> Path:
    return backup.with_name(backup.name + ".json")


def manifest(backup: Backup) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "clinic": backup.clinic,
        "taken": backup.taken.isoformat(),
        "reason": backup.reason,
        "bytes": backup.bytes,
        "sha256": backup.sha256,
        "counts": dict(backup.counts),
        "anchor": {"entries": backup.anchor.entries, "head": backup.anchor.head},
        "schema": backup.schema,
        "program": backup.program,
        "whole": backup.whole.isoformat(),
    }


def read_manifest(path: Path) -> Backup | None:
    """The backup at ``path`` as its manifest describes it; None where there is none that can be read."""
    try:
        with manifest_path(path).open("rb") as file:
            found = json.loads(file.read(MANIFEST_BYTES))
        if (found["format"], found["version"]) != (FORMAT, VERSION):
            return None
        taken = datetime.fromisoformat(found["taken"]).astimezone(UTC)
        return Backup(
            path=path,
            clinic=str(found["clinic"]),
            taken=taken,
            reason=str(found["reason"]),
            bytes=int(found["bytes"]),
            sha256=str(found["sha256"]),
            counts=tuple((str(name), int(count)) for name, count in found["counts"].items()),
            anchor=Anchor(int(found["anchor"]["entries"]), str(found["anchor"]["head"])),
            schema=str(found["schema"]),
            program=str(found["program"]),
            whole=datetime.fromisoformat(found["whole"]).astimezone(UTC) if "whole" in found else taken,
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def list_backups(folder: Path, *, clinic: Path | None = None) -> tuple[Backup, ...]:
    """The complete backups in ``folder``, newest first; only those of one clinic file where it is named."""
    try:
        paths = [path for path in folder.iterdir() if path.name.endswith(".json")]
    except OSError:
        return ()
    found = []
    for path in paths:
        backup = read_manifest(path.with_name(path.name.removesuffix(".json")))
        if backup is not None and _is_there(backup) and (clinic is None or backup.clinic == clinic.stem):
            found.append(backup)
    return tuple(sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True))


def _is_there(backup: Backup) -> bool:
    try:
        return backup.path.stat().st_size == backup.bytes
    except OSError:
        return False


# Its seal


class Seal(StrEnum):
    """How a manifest stands."""

    WHOLE = "whole"
    NONE = "none"  # no manifest, none that can be read, or one of an older program, which sealed none
    BROKEN = "broken"


def sealed_manifest(document: Mapping[str, Any], key: bytes) -> dict[str, Any]:
    """A manifest with its seal, which only the key of the clinic file can make."""
    return {**document, _SEAL: _made(document, key)}


def seal_of_manifest(path: Path, key: bytes) -> Seal:
    """Whether the manifest at ``path`` says what was written."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(MANIFEST_BYTES))
        said = found.pop(_SEAL, None)
        if said is None:
            return Seal.NONE
        return Seal.WHOLE if hmac.compare_digest(str(said).encode(), _made(found, key).encode()) else Seal.BROKEN
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Seal.NONE


def _made(document: Mapping[str, Any], key: bytes) -> str:
    text = json.dumps(document, sort_keys=True).encode()
    return hashlib.blake2b(text, key=derived(key, "manifest"), digest_size=32).hexdigest()
