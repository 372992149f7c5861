"""A cohort of 100,000 rows from a table: read, kept in the clinic file, read back; and a curve reconstructed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np

from benchmarks.measuring import Timing, median, milliseconds, tell
from models.cohort.imported import ImportedCohort, TimeUnit
from models.published.guyot import reconstruct
from models.statistics.survival import kaplan_meier, sample
from storage.clinic.cohorts import keep_cohort, read_cohort
from storage.clinic.store import DEMO_KEY, Store
from storage.files.cohortfile import ColumnChoice, cohort_of
from storage.files.tablefile import read_table

ROWS = 100_000
READ_BAR_MS = 1500.0
ROUNDS = 5
CHOICE = ColumnChoice(
    time="os_days", event="event", unit=TimeUnit.DAYS, group="arm", covariates=("age", "sex"), identifier="id"
)


def measure() -> Iterator[Timing]:
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        csv_path, excel_path = Path(folder) / "cohort.csv", Path(folder) / "cohort.xlsx"
        rows = _rows()
        csv_path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
        _write_excel(excel_path, rows)
        tell("tables: read")
        yield _timing("cohort from CSV", lambda: _cohort(csv_path), bar=READ_BAR_MS)
        yield _timing("cohort from Excel", lambda: _cohort(excel_path), rounds=1)
        yield from _kept(Path(folder) / "clinic.hepatrack", _cohort(csv_path))
    yield _reconstruction()


def _rows() -> list[tuple[object, ...]]:
    rng = np.random.default_rng(20_250_328)
    times, ages = rng.integers(0, 3000, ROWS).tolist(), rng.integers(20, 90, ROWS).tolist()
    events, arms = rng.integers(0, 2, ROWS).tolist(), rng.integers(0, 3, ROWS).tolist()
    header: list[tuple[object, ...]] = [("id", "os_days", "event", "arm", "age", "sex")]
    return header + [
        (f"P{number}", time, event, f"arm {arm}", age, "mf"[age % 2])
        for number, (time, event, arm, age) in enumerate(zip(times, events, arms, ages, strict=True))
    ]


def _write_excel(path: Path, rows: list[tuple[object, ...]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cohort")
    for row in rows:
        sheet.append(row)
    book.save(path)


def _cohort(path: Path) -> ImportedCohort:
    return cohort_of(read_table(path), CHOICE, name="Cohort")


def _timing(name: str, action: Callable[[], object], *, bar: float | None = None, rounds: int = ROUNDS) -> Timing:
    return Timing(name=f"{name}, 100,000 rows", value=median(milliseconds(action, rounds=rounds)), unit="ms", bar=bar)


def _kept(path: Path, cohort: ImportedCohort) -> Iterator[Timing]:
    tell("tables: keep")
    number = count()
    with Store.create(path, key=DEMO_KEY) as store:
        yield _timing("cohort kept", lambda: keep_cohort(store, replace(cohort, name=f"Cohort {next(number)}")))
        yield _timing("cohort read back", lambda: read_cohort(store, 1))


def _reconstruction() -> Timing:
    """A curve of 300 points and 12 numbers at risk, of 500 patients."""
    rng = np.random.default_rng(7)
    group = sample(np.minimum(rng.exponential(400, 500).round(1), 1100), rng.random(500) < 0.8)
    curve = kaplan_meier(group)
    points = np.linspace(0, curve.time.size - 1, 300).astype(int)
    ticks = list(range(0, 1200, 100))
    at_risk = [int(np.count_nonzero(group.times >= tick)) for tick in ticks]
    times, survival = curve.time[points].tolist(), curve.survival[points].tolist()
    taken = milliseconds(
        lambda: reconstruct(times, survival, at_risk_times=ticks, at_risk=at_risk), rounds=ROUNDS
    )  # fmt: skip
    return Timing(name="reconstruction, 300 points, 500 patients", value=median(taken), unit="ms")
