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
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        named = Path(os.environ.get("XDG_DATA_HOME", ""))
        base = named if named.is_absolute() else Path.home() / ".local" / "share"  # the custom: else it is ignored
    return base / "hepatrack"


def default_database() -> Path:
    """The clinic file that is meant when none is named."""
    return data_folder() / "clinic.hepatrack"
