"""The tasks of a clinic day in the whole window, by real keys: keys, clicks, seconds, longest stall, and the file."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.journeys.clinic import make_clinic, open_clinic
from benchmarks.journeys.patients import patients
from benchmarks.journeys.running import as_json, presses_more, run, table
from benchmarks.journeys.tasks import TASKS
from benchmarks.siege_common import CHEAP
from storage.keys import vault
from ui.kit.theme import Theme
from ui.words.language import ENGLISH, set_language


def main() -> int:
    """Returns 1 when a file does not hold what was typed, or more keys or clicks were needed than may be."""
    parser = argparse.ArgumentParser(prog="run.py journeys", description=__doc__)
    parser.add_argument("tasks", nargs="*", type=int, metavar="TASK", help="numbers of tasks; all without one")
    parser.add_argument("--json", action="store_true", help="what each took as JSON, in place of the table")
    chosen = parser.parse_args()
    wanted = [task for task in TASKS if not chosen.tasks or task.number in chosen.tasks]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    set_language(app, ENGLISH)
    theme = Theme()
    theme.apply(app)
    vault.NEW_COST = CHEAP  # passwords are not what is measured
    with tempfile.TemporaryDirectory(prefix="hepatrack-journeys-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_STATE_HOME"] = folder
        with open_clinic(make_clinic(Path(folder), patients()), theme) as clinic:
            done = run(clinic, wanted)
    print(as_json(done) if chosen.json else table(done))
    return 1 if any(taken and (taken.wrong or presses_more(task, taken)) for task, taken in done) else 0


if __name__ == "__main__":
    sys.exit(main())
