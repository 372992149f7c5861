"""How an entry of the journal holds a row: before and after as one text, packed by what rows of its table look like.

A raw DEFLATE stream (RFC 1951) of ``before``, a line feed and ``after``, with the dictionary of its shape preset.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

HASH_BYTES = 32
_WINDOW_BITS, _MEMORY = -12, 5  # raw; four kilobytes are more than a row and its dictionary, as a rule
_PLAIN = b"\xff"  # no stream begins so: a JSON list follows, of what would not come back the same from a stream
_as_json = json.JSONEncoder(ensure_ascii=False).encode
Texts = tuple[str | None, str | None]
UNREADABLE: Texts = ("", "")


def packed(before: str | None, after: str | None, dictionary: bytes) -> bytes:
    """What an entry holds of a row before (None where there was none) and after."""
    if after is None or before == "" or "\n" in (before or ""):  # nothing that the triggers write
        return _PLAIN + _as_json([before, after]).encode()
    stream = _fresh(dictionary).copy()
    return bytes(stream.compress(f"{before or ''}\n{after}".encode()) + stream.flush())


@lru_cache(maxsize=256)
def _fresh(dictionary: bytes) -> Any:
    """A stream that has learnt a dictionary, to be copied: a copy costs less than learning."""
    return zlib.compressobj(9, zlib.DEFLATED, _WINDOW_BITS, _MEMORY, zlib.Z_DEFAULT_STRATEGY, dictionary)


def unpacked(content: bytes, dictionary: bytes) -> Texts:
    """Before and after of a row out of an entry; two empty texts for what no program of ours packed."""
    try:
        if content.startswith(_PLAIN):
            before, after = json.loads(content[1:])
            return (before, after) if all(isinstance(text, str | None) for text in (before, after)) else UNREADABLE
        stream = zlib.decompressobj(_WINDOW_BITS, dictionary)
        text = stream.decompress(content).decode()
        before, line, after = text.partition("\n")
        return (before or None, after) if stream.eof and line and not stream.unused_data else UNREADABLE
    except (zlib.error, ValueError, TypeError, AttributeError, RecursionError):
        return UNREADABLE


@contextmanager
def counted(connection: Any, tell: Callable[[], None]) -> Iterator[None]:
    """Let ``tell`` hear of each entry that this connection packs meanwhile."""
    heard = tell

    def told(before: str | None, after: str | None, dictionary: bytes) -> bytes:
        heard()
        return packed(before, after, dictionary)

    connection.create_function("packed", 3, told, deterministic=True)
    try:
        yield
    finally:  # no function is replaced while a statement that failed may still hold it
        heard = _nobody


def _nobody() -> None:
    """Where nobody listens any more."""


def chained(*entry: str | int | None) -> str:
    """The hash of a journal entry: previous hash, id, operation, table, row, patient, before, after, in this order."""
    return hashlib.sha256(_as_json(entry).encode()).hexdigest()


def _hash(previous: bytes, *entry: str | int | None) -> bytes:
    return bytes.fromhex(chained(previous.hex(), *entry))


def teach(connection: Any) -> None:
    """Let a connection read the journal; ``journal``, the view, is made of these functions."""
    last: tuple[bytes, bytes, Texts] = (b"", b"", UNREADABLE)

    def texts(content: bytes, dictionary: bytes) -> Texts:
        """The last one is kept, for whoever asks for both sides."""
        nonlocal last
        if content != last[0] or dictionary != last[1]:
            last = content, dictionary, unpacked(content, dictionary)
        return last[2]

    connection.create_function("packed", 3, packed, deterministic=True)
    connection.create_function("row_before", 2, lambda *held: texts(*held)[0], deterministic=True)
    connection.create_function("row_after", 2, lambda *held: texts(*held)[1], deterministic=True)
    connection.create_function("entry_hash", 8, _hash, deterministic=True)
