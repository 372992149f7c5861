"""A mark of every page of a closed clinic file: two files of one mark are the same, page by page."""

from __future__ import annotations

import hashlib
import mmap
from pathlib import Path

from storage.backups.pages import PAGE_BYTES, TAG_BYTES

_TAKEN = 8  # bytes of the tag of each page, made anew whenever it is written: enough to tell two days of a page apart


def pages_mark(path: Path) -> str:
    """The mark of the file at ``path``; empty where there is nothing to read.

    Never of one that is open: to close a file that this process has locked gives the lock away. Raises OSError.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if not size:
            return ""
        digest = hashlib.blake2b(size.to_bytes(8, "big"), digest_size=16)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as seen:
            for place in range(PAGE_BYTES - TAG_BYTES, PAGE_BYTES - TAG_BYTES + _TAKEN):
                digest.update(seen[place::PAGE_BYTES])
        return digest.hexdigest()
