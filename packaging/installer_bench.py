"""``python3 run.py installer-bench``: from the start of a bundle to its first painted window, ours beside a bare one.

The bare one is a window with one plot, bundled by the same specification. Both are started in turn on a screen of
Xvfb, warm, and the ratio is the median of the pairs. Sizes are told too. The status is 1 where a bar is not kept.

python3 run.py installer-bench [--rounds N]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import deb
from building import DIST, ROOT, WORK, Problem, bundle, ended, megabytes
from screen import Screen

RATIO = 1.3  # the bar, in times
ROUNDS, PATIENCE_SECONDS = 11, 60.0


def main(words: Sequence[str]) -> int:
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    rounds = ROUNDS
    if len(words) == 2 and words[0] == "--rounds" and words[1].isdigit() and int(words[1]) > 0:
        rounds = int(words[1])
    elif words:
        raise Problem(f"installer-bench does not know {' '.join(words)}.\n{__doc__}")
    ours, bare = (made if made.is_dir() else bundle(made.name) for made in _bundles())
    with Screen() as screen:
        pairs = _pairs(screen, [str(ours / "hepatrack"), "--demo"], [str(bare / "bare")], rounds)
    ratio = statistics.median(mine / least for mine, least in pairs)
    for name, times in (("ours", [mine for mine, _ in pairs]), ("bare", [least for _, least in pairs])):
        middle = statistics.median(times)
        print(f"first window, {name:<26} {middle:7.3f} s     ({min(times):.3f} to {max(times):.3f}, {rounds} rounds)")
    kept = [_told("first window, ours to bare", ratio, RATIO, "times")]
    for made in (ours, bare):
        print(f"bundle, {made.name:<32} {megabytes(made):7.0f} MB")
    for package in sorted(DIST.glob("*.deb"))[-1:]:
        kept.append(_told(f"{package.name}, packed", package.stat().st_size / 1e6, deb.MOST_PACKED, "MB"))
        kept.append(_told(f"{package.name}, installed", deb.installed_megabytes(package), deb.MOST_INSTALLED, "MB"))
    return 0 if all(kept) else 1


def _bundles() -> tuple[Path, Path]:
    return WORK / "bundle" / "hepatrack", WORK / "bundle" / "bare"


def _pairs(screen: Screen, ours: list[str], bare: list[str], rounds: int) -> list[tuple[float, float]]:
    """Seconds of each round; the first round of both only warms the disk cache."""
    with tempfile.TemporaryDirectory(prefix="hepatrack-bench-") as folder:
        times = [
            (_painted(screen, ours, Path(folder)), _painted(screen, bare, Path(folder))) for _ in range(rounds + 1)
        ]
    return times[1:]


def _painted(screen: Screen, command: list[str], home: Path) -> float:
    """Seconds from the start of a process to its first window on the screen; then the process is ended."""
    places = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    surroundings = os.environ | {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"} | dict.fromkeys(places, str(home))
    surroundings.pop("WAYLAND_DISPLAY", None)
    screen.rest(quiet=0.2)
    before = screen.rows()
    begin = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stderr=subprocess.DEVNULL) as process:
        try:
            screen.wait_for_change(before, seconds=PATIENCE_SECONDS, alive=lambda: process.poll() is None)
            return perf_counter() - begin
        finally:
            process.terminate()


def _told(name: str, value: float, bar: float, unit: str) -> bool:
    mark = "" if value <= bar else "   ABOVE THE BAR"
    print(f"{name:<40} {value:7.2f} {unit:<5} (at most {bar:g}){mark}")
    return value <= bar


if __name__ == "__main__":
    sys.exit(ended(main))
