"""The write-ahead journal that a killed program leaves beside its clinic file: is it as it was written?

SQLite takes a journal as far as its checksums hold and silently leaves the rest. After a pulled plug that is right: at
most the last, unacknowledged transaction is torn. If later transactions lie behind the break, they were acknowledged,
and opening the file would lose them without a word.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_MAGIC = 0x377F0682  # the lowest bit says in which byte order the checksums are made


def is_damaged(clinic: Path) -> bool:
    """Whether acknowledged changes in the journal beside ``clinic`` would be lost by opening it.

    Raises OSError where the journal cannot be read.
    """
    path = clinic.with_name(clinic.name + "-wal")
    if not path.exists() or path.stat().st_size < _HEADER.size:
        return False
    content = memoryview(path.read_bytes())
    magic, _, page_bytes, _, *salts, first, second = _HEADER.unpack_from(content)
    order = ">" if magic & 1 else "<"
    sums = _added(content[: _HEADER.size - 8], (0, 0), order)
    if magic & ~1 != _MAGIC or sums != (first, second) or page_bytes < 512:
        return any(content)  # all zeros: made, and never written to
    good, commits = True, 0
    for start, (_, size_after, *said) in _frames(content, page_bytes):
        if good:
            sums = _added(content[start : start + 8], sums, order)
            page = start + _FRAME.size
            sums = _added(content[page : page + page_bytes], sums, order)
            good = said == [*salts, *sums]
        if not good and said[:2] == salts and size_after:
            commits += 1
    return commits > 1


def _frames(content: memoryview, page_bytes: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    whole = _FRAME.size + page_bytes
    for start in range(_HEADER.size, len(content) - whole + 1, whole):
        yield start, _FRAME.unpack_from(content, start)


def _added(content: memoryview, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's checksum, carried on over ``content``."""
    first, second = sums
    for one, other in struct.iter_unpack(f"{order}2I", content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
