"""The program as ``main.py --demo`` starts it, in an application that says when it has painted."""

from __future__ import annotations

import sys

import main
from benchmarks.first_paint import ANYTHING, WatchedApplication


def start() -> int:
    from ui import start as way_in

    WatchedApplication.awaited = (ANYTHING, "WorklistPage")
    setattr(way_in, "QApplication", WatchedApplication)  # noqa: B010 - a type checker would not have it otherwise
    return main.main(["--demo", "--theme", "light", "--language", "en"])


if __name__ == "__main__":
    sys.exit(start())
