"""The whole program in a process of its own: what it imports to open a patient, and the pictures it makes."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import run
from ui.patient.page import TABS

OPEN_THE_CLINIC = """
import sys
from benchmarks import our_window
status = our_window.start()
print("slow:", sorted({"lifelines", "scipy", "pandas", "matplotlib", "openpyxl"} & set(sys.modules)))
sys.exit(status)
"""
IGNORED = "This plugin does not support propagateSizeHints()"


def in_a_process(*words: str, home: Path) -> list[str]:
    """What our Python prints; it must end well and complain of nothing."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=run.ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if line != IGNORED]
    assert (done.returncode, complaints) == (0, [])
    return done.stdout.splitlines()


def png_size(path: Path) -> tuple[int, int]:
    """Width and height from the header of a PNG file."""
    header = path.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", header[16:])
    return width, height


def test_that_the_worklist_is_on_the_screen_before_any_slow_library_is_imported(tmp_path: Path) -> None:
    assert in_a_process("-c", OPEN_THE_CLINIC, home=tmp_path) == ["QWidget", "WorklistPage", "slow: []"]


def test_that_without_a_screen_every_place_is_a_picture_and_the_summary_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    named = in_a_process("-m", "ui.shots", "TIL-01", "--out", str(out), home=tmp_path)
    assert sorted(named) == sorted(map(str, out.iterdir()))
    for size in ((1440, 900), (1366, 768)):
        ending = f"TIL-01-{size[0]}x{size[1]}-light-en.png"
        taken = [out / f"{tab.name}-{ending}" for tab in TABS]
        taken += [out / f"worklist-{size[0]}x{size[1]}-light-en.png"]
        assert {png_size(path) for path in taken} == {size}
        assert len({path.read_bytes() for path in taken}) == len(taken)  # each shows a place of its own
        assert all((out / f"{place}-{ending}").exists() for place in ("visit", "preview"))
    (summary,) = out.glob("*.pdf")
    assert summary.read_bytes().startswith(b"%PDF-")
