"""The bundle as a set-up program for Windows, by NSIS; on Linux a check that the script compiles."""

from __future__ import annotations

import sys
from pathlib import Path

from building import DIST, HERE, ICONS, VERSION, WORK, Problem, do, found, megabytes, need, say

WINDOWS = sys.platform == "win32"


def compiler() -> str:
    """Where makensis is. Raises Problem where it is not, and cannot be had."""
    need({"makensis": "nsis"})
    there = found("makensis") or found("makensis.exe")
    if there is None:
        raise Problem("makensis was not found: install NSIS 3 and put its folder into PATH.")
    return there


def installer(bundle: Path) -> Path:
    """Compile the script on a bundle. Made on Linux it holds a program of Linux: a check, not to be given away."""
    program = compiler()
    name = f"hepatrack-{VERSION}-setup.exe"
    made = DIST / name if WINDOWS else WORK / f"check-only-{name}"
    made.parent.mkdir(parents=True, exist_ok=True)
    sign = "/" if WINDOWS else "-"
    given = {
        "VERSION": VERSION,
        "FOUR_NUMBERS": ".".join([*VERSION.split("~")[0].split("."), "0", "0", "0", "0"][:4]),
        "BUNDLE": bundle,
        "PROGRAM": "hepatrack.exe" if WINDOWS else "hepatrack",
        "ICON": ICONS / "hepatrack.ico",
        "LICENCE": HERE.parent / "LICENSE",
        "KILOBYTES": round(megabytes(bundle) * 1e6 / 1024),
        "OUT": made,
    }
    if not WINDOWS:
        given["CHECK"] = "yes"  # quick, and nothing to be given away
    defined = [f"{sign}D{key}={value}" for key, value in given.items()]
    do([program, f"{sign}V2", f"{sign}WX", *defined, HERE / "windows" / "hepatrack.nsi"], what="makensis")
    kept = "" if WINDOWS else " (a check that the script compiles; it holds a program of Linux)"
    say(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB{kept}")
    return made
