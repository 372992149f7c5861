"""Drafts: what stands in an unsaved form, encrypted beside the clinic file, so that it outlives a crash."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage.keys.sealing import BrokenSealError, derived, seal, unseal
from storage.wholefile import remove, write_problem, write_whole

_ABOUT = b"hepatrack draft 1"
_PURPOSE = "drafts"
_HIGHEST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """One unsaved form: its name, when it was last kept (UTC), and what stood in it."""

    name: str
    saved_at: datetime
    data: dict[str, Any]


def save_draft(clinic: Path, key: bytes, *, name: str, data: Mapping[str, Any]) -> None:
    """Keep ``data`` (what JSON can say) under ``name`` in place of what was kept under it. Raises StoreProblem."""
    kept = {"name": name, "saved_at": datetime.now(UTC).isoformat(), "data": data}
    content = json.dumps(kept, ensure_ascii=False, allow_nan=False).encode()
    write_whole(_path(clinic, key, name), seal(derived(key, _PURPOSE), content, about=_ABOUT))


def drafts(clinic: Path, key: bytes) -> tuple[Draft, ...]:
    """What was kept, oldest first; a draft of another key, or a damaged one, is left where it lies."""
    found = []
    try:
        paths = sorted(path for path in clinic.parent.iterdir() if path.name.startswith(f"{clinic.name}.draft-"))
    except OSError:  # an unreadable folder is told by whatever opens the clinic file
        return ()
    for path in paths:
        with contextlib.suppress(BrokenSealError, OSError):  # or a folder in the place of one: the others are there
            found.append(_read(_content(path), key))
    return tuple(sorted(found, key=lambda draft: draft.saved_at))


def drop_draft(clinic: Path, key: bytes, *, name: str) -> None:
    """Forget a draft, because its form was saved or thrown away."""
    path = _path(clinic, key, name)
    try:
        remove(path)
    except OSError as problem:
        raise write_problem(path, problem) from problem


def _content(path: Path) -> bytes:
    """The bytes of a draft; of what is too large to be one only so many that its seal cannot hold."""
    if not path.is_file():
        raise IsADirectoryError(path)
    with path.open("rb") as file:
        return file.read(_HIGHEST_BYTES)


def _read(content: bytes, key: bytes) -> Draft:
    kept = json.loads(unseal(derived(key, _PURPOSE), content, about=_ABOUT))
    return Draft(kept["name"], datetime.fromisoformat(kept["saved_at"]), kept["data"])


def _path(clinic: Path, key: bytes, name: str) -> Path:
    """The file of a draft; its name is hashed with the key, as it may say whose form it was."""
    mark = hashlib.blake2b(name.encode(), key=derived(key, "names of drafts"), digest_size=8).hexdigest()
    return clinic.with_name(f"{clinic.name}.draft-{mark}")
