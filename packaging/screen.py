"""A screen that nobody looks at: Xvfb, what stands on it, when that changes, and keys typed at it."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType

from building import Problem, found, need

WIDTH, HEIGHT = 1440, 900
_HEADER = struct.Struct(">25I")
_ROWS = 16  # one row of so many is looked at for changes


class Screen:
    """A display of its own; ``name`` is for DISPLAY. Xvfb keeps its picture in a file, which is read here."""

    def __init__(self) -> None:
        need({"Xvfb": "xvfb", "xdotool": "xdotool"})
        self._others: list[subprocess.Popen[bytes]] = []
        self._folder = tempfile.TemporaryDirectory(prefix="hepatrack-screen-")
        reading, writing = os.pipe()
        server = [found("Xvfb") or "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        server += ["-fbdir", self._folder.name, "-nolisten", "tcp", "-nocursor", "-ac"]
        self._server = subprocess.Popen(
            server, pass_fds=(writing,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            self.close()
            raise Problem("Xvfb does not start.")
        self.name = f":{number}"
        file = Path(self._folder.name, "Xvfb_screen0").open("rb")  # noqa: SIM115 - open as long as the screen is
        self._file, self._memory = file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        fields = _HEADER.unpack_from(self._memory)
        self._line = fields[12]
        self._begin = fields[0] + fields[19] * 12  # behind the header and its colours

    def manage(self) -> None:
        """Let a small window manager give the keys to whatever window comes to the front, as on any desktop."""
        need({"matchbox-window-manager": "matchbox-window-manager"})
        manager = [found("matchbox-window-manager") or "", "-use_titlebar", "no"]
        surroundings = os.environ | {"DISPLAY": self.name}
        self._others.append(
            subprocess.Popen(manager, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        for process in (*self._others, self._server):
            process.terminate()
            process.wait()
        if hasattr(self, "_memory"):
            self._memory.close()
            self._file.close()
        self._folder.cleanup()

    def rows(self) -> list[bytes]:
        """Some rows of what stands on the screen now."""
        starts = range(self._begin, self._begin + HEIGHT * self._line, self._line * _ROWS)
        return [self._memory[start : start + WIDTH * 4] for start in starts]

    def wait_for_change(self, before: list[bytes], *, seconds: float, alive: Callable[[], bool]) -> float:
        """Seconds until half of the rows are others than ``before``: a window is painted. Raises Problem."""
        begin = perf_counter()
        while perf_counter() - begin < seconds:
            if sum(now != then for now, then in zip(self.rows(), before, strict=True)) * 2 > len(before):
                return perf_counter() - begin
            if not alive():
                raise Problem("The program ended before it painted a window.")
            sleep(0.002)
        raise Problem(f"No window was painted within {seconds:g} s.")

    def rest(self, *, quiet: float = 0.45, seconds: float = 20.0) -> None:
        """Wait until nothing on the screen has changed for ``quiet`` seconds; a text cursor blinks more slowly."""
        begin = since = perf_counter()
        before = self.rows()
        while perf_counter() - since < quiet:
            sleep(0.05)
            now = self.rows()
            if now != before:
                before, since = now, perf_counter()
            if perf_counter() - begin > seconds:
                return

    def stir(self, before: list[bytes], *, seconds: float = 4.0) -> None:
        """Wait until anything is other than ``before``; not for ever, for it may be that nothing is to change."""
        begin = perf_counter()
        while self.rows() == before and perf_counter() - begin < seconds:
            sleep(0.02)

    def ink(self) -> int:
        """How much is drawn: the bytes that some rows of the screen need. Empty pages need few."""
        return len(zlib.compress(b"".join(self.rows()), 1))

    def wait_for_ink(self, least: int, most: int, *, seconds: float = 60.0) -> None:
        """Wait until so much is drawn, and nothing moves. Raises Problem."""
        begin = perf_counter()
        while not least <= self.ink() <= most:
            sleep(0.05)
            if perf_counter() - begin > seconds:
                raise Problem(f"What was awaited is not on the screen: {self.ink()} is not from {least} to {most}.")
        self.rest()

    def keys(self, *names: str) -> None:
        """Press keys by their names, as in ``ctrl+k`` or ``Return``."""
        self._xdotool("key", "--clearmodifiers", "--delay", "40", *names)

    def type(self, text: str) -> None:
        self._xdotool("type", "--clearmodifiers", "--delay", "40", text)

    def point(self, x: int, y: int) -> None:
        """Move the pointer and click there."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def _xdotool(self, *words: str) -> None:
        surroundings = os.environ | {"DISPLAY": self.name}
        subprocess.run([found("xdotool") or "xdotool", *words], env=surroundings, check=True)

    def picture(self, path: Path) -> Path:
        """Write what stands on the screen as a PNG file."""
        lines = []
        for row in range(HEIGHT):
            start = self._begin + row * self._line
            held = self._memory[start : start + WIDTH * 4]  # blue, green, red, nothing
            line = bytearray(1 + WIDTH * 3)
            line[1::3], line[2::3], line[3::3] = held[2::4], held[1::4], held[0::4]
            lines.append(bytes(line))
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 6)), (b"IEND", b""))
        chunks = (struct.pack(">I", len(data)) + kind + data + _sum(kind + data) for kind, data in parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
        return path


def _sum(data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(data))
