"""Where things lie on this machine: what came with the program, up to when, and what the user keeps."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
DATA_CUT = date(2025, 3, 28)  # of the demo clinic: the day on which it is judged


def data_folder() -> Path:
    """The user's own folder for data of this program, after the custom of the platform."""
    return _custom("XDG_DATA_HOME", Path(".local") / "share", Path("Library") / "Application Support")


def state_folder() -> Path:
    """The user's own folder for what may be lost without harm."""
    return _custom("XDG_STATE_HOME", Path(".local") / "state", Path("Library") / "Logs")


def log_file() -> Path:
    """Where the program writes about itself."""
    return state_folder() / "hepatrack.log"


def _custom(xdg: str, linux: Path, mac: Path) -> Path:
    """The program's folder below what ``xdg`` names, or below that place of the home; Windows has one for both."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / mac
    else:
        named = Path(os.environ.get(xdg, ""))
        base = named if named.is_absolute() else Path.home() / linux  # the custom: a relative one is ignored
    return base / "hepatrack"


def memory_folder() -> Path:
    """Where this computer remembers how it last knew each clinic file, outside the folders of these."""
    return data_folder() / "known"


def default_database() -> Path:
    """The clinic file that is meant when none is named."""
    return data_folder() / "clinic.hepatrack"
