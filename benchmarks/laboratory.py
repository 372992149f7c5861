"""A laboratory's workbook of 50,000 rows: read, judged and taken, against openpyxl alone reading the same file.

HEPATRACK_BENCH_ROWS sets another number of rows. ``processor``: what the program worked, whatever else the machine did.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.measuring import Timing, tell
from models.laboratory.identity import near
from models.laboratory.judging import clinic_of
from models.laboratory.mapping import Mapping
from models.record.records import Patient, Record
from storage.clinic.imports.batches import as_it_stands, take
from storage.clinic.imports.people import people, recorded
from storage.clinic.store import DEMO_KEY, Store
from storage.laboratory.reading import judged_file, read_results
from ui.console.clinic import many_objects

T = TypeVar("T")
PATIENTS, START, TODAY = 300, date(2023, 1, 2), date(2025, 12, 1)
AGAINST = 2.0  # times what openpyxl alone takes
TITLES = ("住院号", "姓名", "采集时间", "项目名称", "结果", "单位", "参考范围", "提示")
TESTS = {"甲胎蛋白": ("AFP", "ng/mL"), "总胆红素": ("bilirubin", "μmol/L"), "白蛋白": ("albumin", "g/L")}
MAPPING = Mapping(
    columns=dict(
        zip(("number", "name", "collected", "test", "result", "unit", "reference", "flag"), TITLES, strict=True)
    ),
    tests={name: analyte for name, (analyte, _) in TESTS.items()},
    laboratory="Lab A",
)


def measure() -> tuple[Timing, ...]:
    count = int(os.environ.get("HEPATRACK_BENCH_ROWS", "50000"))
    with tempfile.TemporaryDirectory(prefix="hepatrack-bench-") as folder:
        path = Path(folder) / "LabA.xlsx"
        tell(f"a workbook of {count:,} rows is written")
        write_workbook(path, count)
        with many_objects():  # as the console and the window read; openpyxl is the quicker for it, too
            return tuple(_measured(path, Path(folder), count))


def _measured(path: Path, folder: Path, count: int) -> Iterator[Timing]:
    alone, _ = _worked(lambda: by_openpyxl(path))
    name = f"laboratory, {count:,} rows"
    yield Timing(name=f"{name}, openpyxl alone", value=alone, unit="s")
    with Store.create(folder / "clinic.hepatrack", key=DEMO_KEY) as store:
        register(store)
        read, brought = _worked(lambda: read_results(path, MAPPING))
        yield Timing(name=f"{name}, read", value=read, unit="s")
        everybody = people(store)

        def judge() -> object:
            there = recorded(store, near(everybody, brought.results))
            return as_it_stands(store, judged_file(brought, MAPPING, clinic_of(everybody, TODAY, there)))

        judging, _ = _worked(judge)
        yield Timing(name=f"{name}, judged", value=judging, unit="s")
        there = recorded(store, near(everybody, brought.results))
        found = judged_file(brought, MAPPING, clinic_of(everybody, TODAY, there))
        assert len(found.accepted) == count, f"{len(found.accepted)} rows are accepted"
        writing, _ = _worked(lambda: take(store, found))
        yield Timing(name=f"{name}, taken", value=writing, unit="s")
        whole = (read + judging + writing) / alone
        yield Timing(name=f"{name}, against openpyxl alone", value=whole, unit="times", bar=AGAINST)
        undone, _ = _worked(store.undo)
        yield Timing(name=f"{name}, undone", value=undone, unit="s")


def register(store: Store) -> None:
    """Everybody whose results stand in the workbook."""
    for number in range(PATIENTS):
        patient = Patient(code=f"HCC-{number:03}", name=f"DEMO, {number}", hospital_number=f"{number:08}")
        store.register(Record(patient=patient, treatment_start=START))


def _worked(action: Callable[[], T]) -> tuple[float, T]:
    """The seconds that the program worked."""
    begun = process_time()
    result = action()
    return process_time() - begun, result


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    tests = tuple(TESTS.items())
    for number in range(count):
        test, (_, unit) = tests[number % len(tests)]
        sample = number // len(tests)
        on = START + timedelta(days=sample // PATIENTS)
        who = sample % PATIENTS
        result = f"{10 + sample % 90}.{sample % 10}"
        yield f"{who:08}", f"DEMO, {who}", f"{on} 08:05", test, result, unit, "0-99", "↑"


def write_workbook(path: Path, count: int) -> None:
    """As many results, of everybody in turn, in a workbook."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("results")
    sheet.append(TITLES)
    for row in _rows(count):
        sheet.append(row)
    book.save(path)


def write_text(path: Path, count: int) -> None:
    """The same as text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((TITLES, *_rows(count)))


def by_openpyxl(path: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))
