"""Runs the timings, prints them beside their baselines and keeps them in build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
from pathlib import Path

from benchmarks.measuring import Timing, table, tell

ROOT = Path(__file__).resolve().parent.parent
BASELINES = Path(__file__).with_name("baselines.json")
GROUPS = {
    "start": "start_up",
    "open": "opening",
    "turns": "turns",
    "flowsheet": "flowsheet",
    "course": "courses",
    "survival": "kernel",
    "cohort": "cohorts",
    "page": "cohort_page",
    "store": "store",
    "tables": "cohort_files",
    "load": "first_load",
    "laboratory": "laboratory",
    "laboratory-window": "laboratory_window",
    "vault": "vault",
    "worklist": "worklist",
}


def main() -> int:
    """Returns 1 when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"any of {', '.join(GROUPS)}; all without one")
    parser.add_argument("--keep", action="store_true", help="write what was measured as the new baselines")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.groups if name not in GROUPS]:
        parser.error(f"there is no group {unknown[0]}; the groups are {', '.join(GROUPS)}")
    timings: list[Timing] = []
    for name in chosen.groups or GROUPS:
        tell(f"measuring: {name}")
        # Each group imports what it measures, so that one does not warm the libraries of another.
        timings.extend(importlib.import_module(f"benchmarks.{GROUPS[name]}").measure())
    kept = json.loads(BASELINES.read_text(encoding="utf-8")) if BASELINES.exists() else {}
    print(table(timings, kept.get("timings", {})))
    write_results(timings)
    if chosen.keep:
        write_baselines(timings, kept)
    return 0 if all(timing.kept for timing in timings) else 1


def write_results(timings: list[Timing]) -> None:
    path = ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    rows = [
        {"name": timing.name, "value": timing.value, "unit": timing.unit, "bar": timing.bar, "note": timing.note}
        for timing in timings
    ]
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def write_baselines(timings: list[Timing], kept: dict[str, dict[str, float]]) -> None:
    values = {**kept.get("timings", {}), **{timing.name: float(f"{timing.value:.4g}") for timing in timings}}
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    text = json.dumps({"machine": machine, "timings": values}, indent=1)
    BASELINES.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
