"""The seal of a manifest: who has not the key of the clinic file cannot change what is said of its backup unseen."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from storage.keys.sealing import derived

MANIFEST_BYTES = 100_000
_SEAL = "seal"


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
