"""A cohort's figure: computed for 1,000 members and 100,000 imported rows, and drawn beside lifelines with matplotlib.

Where R is installed, the time of its ``survfit`` with limits stands in the note: the bar is a third of it at 100 and
half of it at 100,000 patients.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.measuring import Timing, median, milliseconds
from models.cohort.filter import CohortFilter, chosen
from models.cohort.imported import CohortKind, ImportedCohort, Labels, TimeUnit
from models.cohort.members import Cohort, CohortMember, Grouping, member
from models.course.course import course
from models.figures.cohort_figure import cohort_figure
from models.figures.imported_figure import imported_figure
from models.figures.parts import CohortFigure, FigureChoice
from models.record.records import Vp
from models.statistics.survival import kaplan_meier, quantile, sample
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols

DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo"
MEMBERS_MS, IMPORTED_MS, PAGE_MS = 50.0, 300.0, 1000.0
SIZES = ((100, 20, 3.0), (100_000, 5, 2.0))
CHART = (700, 560)
_R = """suppressMessages(library(survival)); d <- read.csv(commandArgs(TRUE)[1]); n <- as.integer(commandArgs(TRUE)[2])
folder <- dirname(commandArgs(TRUE)[1])
fit <- function() { m <- survfit(Surv(time, event) ~ 1, d, conf.type = "log-log"); quantile(m, 0.5); m }
draw <- function() { png(file.path(folder, "r.png"), 700, 560); plot(fit(), mark.time = TRUE); dev.off() }
ms <- function(f, n) { f(); started <- proc.time()[["elapsed"]]; for (i in 1:n) f()
  (proc.time()[["elapsed"]] - started) / n * 1000 }
cat(ms(fit, n * 10), ms(draw, n))"""


def measure() -> tuple[Timing, ...]:
    return (*_computed(), *_drawn())


def _computed() -> tuple[Timing, ...]:
    members = _members(1000)
    wanted = CohortFilter(vp=(Vp.VP3, Vp.VP4), aetiology=("HBV",))
    by_vp, by_file = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP), FigureChoice(grouping=Grouping.FILE)
    imported = _imported(100_000)
    timed: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("filter, 1,000 members", lambda: chosen(wanted, members), MEMBERS_MS),
        ("figure by Vp with a patient, 1,000 members", lambda: cohort_figure(members, members[0], by_vp), MEMBERS_MS),
        ("figure of 3 groups, 100,000 imported rows", lambda: imported_figure(imported, by_file), IMPORTED_MS),
    )
    return tuple(
        Timing(name=name, value=median(milliseconds(action, rounds=7)), unit="ms", bar=bar)
        for name, action, bar in timed
    )


def _members(count: int) -> list[CohortMember]:
    """The demo clinic's patients over and over, each with times of its own."""
    protocols = load_protocols()
    records = [read_case(path) for path in sorted(DEMO.glob("*.json"))]
    real = [member(0, course(record, protocols[record.protocol], record.day_zero)) for record in records]
    chance = np.random.default_rng(20250328)
    found = []
    for key in range(count):
        one = real[key % len(real)]
        days = int(chance.integers(10, 900))
        end = replace(one.os, days=days, event=bool(chance.random() < 0.6)) if one.os is not None else None
        found.append(replace(one, key=key, code=f"B-{key:04d}", os=end))
    return found


def _imported(rows: int) -> ImportedCohort:
    chance = np.random.default_rng(20250328)
    return ImportedCohort(
        name="benchmark",
        kind=CohortKind.IMPORTED,
        unit=TimeUnit.DAYS,
        times=np.ceil(chance.exponential(400, rows)),
        events=chance.random(rows) < 0.6,
        source="benchmark.csv",
        sha256="",
        groups=Labels(("A", "B", "C"), chance.integers(0, 3, rows).astype(np.int32)),
    )


def _drawn() -> tuple[Timing, ...]:
    """One curve with its limits, fitted and drawn into a picture of the same size."""
    timings: list[Timing] = []
    draw = _our_chart()
    for patients, rounds, share in SIZES:
        cohort = _imported(patients)
        ours = median(milliseconds(lambda cohort=cohort: draw(imported_figure(cohort, FigureChoice())), rounds=rounds))  # type: ignore[misc]
        fitted = median(milliseconds(lambda cohort=cohort: imported_figure(cohort, FigureChoice()), rounds=rounds))  # type: ignore[misc]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = median(milliseconds(_their_picture(cohort), rounds=max(3, rounds // 4)))
        in_r = _in_r(cohort, rounds)
        curve = median(milliseconds(lambda cohort=cohort: _curve(cohort), rounds=rounds * 4))  # type: ignore[misc]
        name = f"curve with limits fitted and drawn, {patients:,} patients"
        told = "R is not installed" if in_r is None else f"R {in_r[1]:.4g}"
        bar = PAGE_MS if patients > 1000 else theirs
        note = f"lifelines, matplotlib {theirs:.4g}; {told}"
        timings.append(Timing(name=name, value=ours, unit="ms", bar=bar, note=note))
        timings.append(
            Timing(name=f"figure with all its words, {patients:,} patients", value=fitted, unit="ms", bar=PAGE_MS)
        )
        timings.append(
            Timing(
                name=f"curve with limits and median, {patients:,} patients",
                value=curve,
                unit="ms",
                bar=None if in_r is None else in_r[0] / share,
                note="R is not installed" if in_r is None else f"R {in_r[0]:.4g}, the bar is 1/{share:g} of it",
            )
        )
    return tuple(timings)


def _curve(cohort: ImportedCohort) -> object:
    """What R's fit gives: the curve with its limits, and the median with its own."""
    return quantile(kaplan_meier(sample(cohort.days, cohort.events)))


def _our_chart() -> Callable[[CohortFigure], object]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import ui  # noqa: F401 - holds a workaround that must come before Qt

    # isort: split
    from PySide6.QtWidgets import QApplication

    from ui.charts.cohort.survival_chart import SurvivalChart
    from ui.kit.theme import Theme

    app = QApplication.instance() or QApplication([])
    theme = Theme()
    chart = SurvivalChart(theme)
    chart.resize(*CHART)
    chart.show()

    def draw(figure: CohortFigure) -> object:
        chart.show_figure(figure, with_limits=True)
        picture = chart.grab()
        app.processEvents()
        return picture

    return draw


def _their_picture(cohort: ImportedCohort) -> Callable[[], object]:
    import matplotlib as mpl

    mpl.use("Agg")
    from lifelines import KaplanMeierFitter
    from matplotlib import pyplot

    def draw() -> object:
        figure, axes = pyplot.subplots(figsize=(CHART[0] / 100, CHART[1] / 100), dpi=100)
        KaplanMeierFitter().fit(cohort.days, cohort.events).plot_survival_function(ax=axes, show_censors=True)
        figure.canvas.draw()
        pyplot.close(figure)
        return figure

    return draw


def _in_r(cohort: ImportedCohort, rounds: int) -> tuple[float, float] | None:
    """R's mean times of a fit with limits, and of fit and picture, in milliseconds; None where R is missing."""
    program = shutil.which("Rscript")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "cohort.csv"
        rows = "\n".join(f"{time:g},{event:d}" for time, event in zip(cohort.days, cohort.events, strict=True))
        table.write_text(f"time,event\n{rows}\n", encoding="utf-8")
        found = subprocess.run(
            [program, "-e", _R, str(table), str(rounds)], capture_output=True, text=True, check=False, timeout=600
        )
    times = found.stdout.split()
    return (float(times[0]), float(times[1])) if found.returncode == 0 and len(times) == 2 else None
