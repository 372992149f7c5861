"""A mark of every page of a closed clinic file: two files of one mark are the same, page by page."""

from __future__ import annotations

import hashlib
import mmap
from pathlib import Path

# Of SQLCipher 4: each page ends in a nonce of 16 bytes and a seal of 64, made anew whenever it is written.
PAGE_BYTES, _SEAL_BYTES = 4096, 64
_TAKEN = 8  # bytes of each seal: enough to tell a page of one day from the same page of another


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
            for place in range(PAGE_BYTES - _SEAL_BYTES, PAGE_BYTES - _SEAL_BYTES + _TAKEN):
                digest.update(seen[place::PAGE_BYTES])
        return digest.hexdigest()
