"""How long the window's own thread works without a pause: for each form and place, from its command to the last paint.

In the clinic of the journeys, each three times, of three patients; told is the longest turn of the event loop, the
median of all but the first time, which imports. What the thread works is counted and not the clock: it is the same on a
machine that others use, too. ``waited`` is how long it stood still at most, whoever was at work.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Timing, median

BAR_MS = 70.0  # of work; a turn of 100 ms on the clock is felt
ROUNDS = 4
FORMS = ("visit", "read", "event", "treatment", "baseline", "planned_visit", "register", "laboratories")
PLACES = ("overview", "visits", "lesions", "events", "treatment_tab", "survival", "history", "why", "print")
OF_THE_WINDOW = ("worklist", "cohort", "settings", "shortcuts", "rules", "log")


def measure() -> tuple[Timing, ...]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return tuple(_timings())


def _timings() -> Iterator[Timing]:
    from PySide6.QtWidgets import QApplication

    from benchmarks.journeys.clinic import make_clinic, open_clinic
    from benchmarks.journeys.patients import patients
    from benchmarks.siege_common import CHEAP
    from storage.keys import vault
    from storage.roles import Role
    from ui.kit.theme import Theme
    from ui.session.cycles import searched_by

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    searched_by(app)  # as main.py has it: else Python searches in the middle of a form
    theme = Theme()
    theme.apply(app)
    vault.NEW_COST = CHEAP  # passwords are not what is measured
    with tempfile.TemporaryDirectory(prefix="hepatrack-turns-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_STATE_HOME"] = folder
        with open_clinic(make_clinic(Path(folder), patients()), theme) as clinic:
            clinic.sit(Role.CLINICIAN)
            for name in (*FORMS, *PLACES, *OF_THE_WINDOW):
                works, waits = zip(*(_longest(clinic, name, round) for round in range(ROUNDS)), strict=True)
                said = f"{works[0]:.0f} ms the first time; waited {max(waits[1:]):.0f} ms"
                yield Timing(name=f"longest turn, {name}", value=median(works[1:]), unit="ms", bar=BAR_MS, note=said)


def _longest(clinic: object, name: str, number: int) -> tuple[float, float]:
    """Milliseconds of the longest turn: worked, and on the clock."""
    from benchmarks.journeys.clinic import Clinic
    from ui.patient.page import OVERVIEW

    assert isinstance(clinic, Clinic)
    clinic.open(f"HCC-20{10 + number}", OVERVIEW)
    watch = clinic.hand.watch
    watch.begin()
    clinic.window.deeds.give(name)
    clinic.settle()
    watch.end()
    clinic.leave_forms()
    return watch.longest_work * 1000, watch.longest_stall * 1000
