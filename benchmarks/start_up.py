"""From typing the command to the painted window: ours and a bare one, in fresh processes that take turns.

Both have their bytecode, as an installed program and an installed library have: what the environment says of it, and
whether somebody started this copy before, would otherwise be measured with ours and not with the bare one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Timing, median

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 11
BAR = 1.5


def measure() -> tuple[Timing, ...]:
    bare, ours, worklist = [], [], []
    with tempfile.TemporaryDirectory() as bytecode:
        for _ in range(1 + ROUNDS):
            bare.append(painted("benchmarks.bare_window", bytecode)[0])
            window, page = painted("benchmarks.our_window", bytecode)
            ours.append(window)
            worklist.append(page)
    del bare[0], ours[0], worklist[0]  # warmed the disk cache and made the bytecode
    # Each pair ran back to back, so the machine's other work weighs on both alike.
    ratio = median([mine / least for mine, least in zip(ours, bare, strict=True)])
    return (
        Timing(name="start, bare PySide6 and pyqtgraph window", value=median(bare), unit="s"),
        Timing(name="start, main window shown", value=median(ours), unit="s"),
        Timing(name="start, main window against bare", value=ratio, unit="times", bar=BAR),
        Timing(name="start, demo clinic made, worklist shown", value=median(worklist), unit="s"),
    )


def painted(module: str, bytecode: str) -> list[float]:
    """Seconds from the start of a process to each line it prints."""
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", module]
    with tempfile.TemporaryFile("w+") as complaints:
        begin = perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as process:
            assert process.stdout is not None
            times = [perf_counter() - begin for _ in process.stdout]
        if process.returncode or not times:
            complaints.seek(0)
            raise RuntimeError(f"{module} ended with status {process.returncode}: {complaints.read()}")
    return times
