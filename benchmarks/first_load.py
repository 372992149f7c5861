"""A filled workbook of the first load out of case files, and 300 made-up patients to fill it with.

For the tests, the siege and the timings: what a clinic types by hand is written here from case documents, cell by cell.
"""

from __future__ import annotations

import copy
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.measuring import Timing
from storage.clinic.store import DEMO_KEY, Store
from storage.demo import CASES
from storage.files.casefile import BOARD
from storage.firstload.loading import loaded, tried
from storage.firstload.reading import Clinic, read_workbook
from storage.firstload.sheets import (
    LEFT_OUT,
    MEASUREMENTS,
    PATIENT,
    PATIENTS,
    RANGES,
    READS,
    SETTINGS,
    Column,
    Form,
    SheetPlan,
    sheets,
)
from storage.firstload.template import FIRST_ROW, packed, put, template_book
from storage.firstload.values import joined

Document = dict[str, Any]


def filled_book(documents: Iterable[Document], language: str = "en") -> Any:
    """The template, filled in with the patients of case documents; openpyxl's workbook."""
    book = template_book(language)
    rows: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for name, row in _rows(document):
            if name != RANGES or row not in rows[name]:
                rows[name].append(row)
    for plan in sheets():
        page = book[plan.name]
        for number, row in enumerate(rows[plan.name], start=FIRST_ROW):
            for place, column in enumerate(plan.columns, start=1):
                value = row.get(column.title)
                if value is not None:
                    _write(page, number, place, _cell(column, value))
    return book


def _write(page: Any, row: int, column: int, value: Any) -> None:
    cell = put(page, row, column, value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _rows(document: Document) -> Iterator[tuple[str, Document]]:
    patient = {PATIENT: document["patient"]["code"]}
    of_case = {key: document.get(key) for key in ("treatment_start", "protocol")}
    board = {f"{BOARD}{key}": value for key, value in (document.get("board") or {}).items()}
    yield PATIENTS, document["patient"] | of_case | board
    for plan in sheets():
        if plan.name in (PATIENTS, MEASUREMENTS, SETTINGS):
            continue
        found = document.get(plan.place)
        for entry in found if plan.many and found else [found] if found else []:
            yield plan.name, _row(plan, entry) | ({} if plan.name == RANGES else patient)
            if plan.name == READS:
                read = patient | {key: entry.get(key) for key in ("date", "reader")}
                for number, measured in (entry.get("lesions") or {}).items():
                    yield MEASUREMENTS, read | {"lesion": number} | (measured or {})
    for name, value in (document.get("settings") or {}).items():
        yield SETTINGS, patient | {"parameter": name, "value": value}


def _row(plan: SheetPlan, entry: Document) -> Document:
    row = dict(entry)
    if plan.column("time") is not None and "T" in entry["date"]:
        row["date"], row["time"] = entry["date"].split("T")
    return row | (row.pop("pvtt", None) or {})


def _cell(column: Column, value: Any) -> Any:
    """A value of a case file as somebody types it."""
    return _WRITERS.get(column.form, _same)(value)


def _same(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _grade(step: Mapping[str, Any]) -> str:
    return f"{step['on']} G{step['grade']} {step.get('finding', '')}".strip()


_WRITERS: dict[Form, Any] = {
    Form.YES_NO: lambda value: "yes" if value else "no",
    Form.DATE: date.fromisoformat,
    Form.TIME: time.fromisoformat,
    Form.TEXTS: joined,
    Form.LENGTHS: lambda parts: " + ".join(map(str, parts)),
    Form.NAMED: lambda told: joined([f"{name}: {value}" for name, value in told.items()]),
    Form.RELATIONS: lambda told: "; ".join(f"{agent}: {answer}" for agent, answer in told.items()),
    Form.GRADES: lambda steps: joined([_grade(step) for step in steps]),
    Form.SETTING: lambda value: ("yes" if value else "no") if isinstance(value, bool) else value,
}


def without_what_is_decided(document: Document) -> Document:
    """A case document without what the workbook leaves out."""
    left = {key: value for key, value in copy.deepcopy(document).items() if key not in LEFT_OUT}
    for part, key in (("imaging", "signed"), ("labs", "reviewed")):
        for entry in left.get(part) or ():
            entry.pop(key, None)
    return left


# --- timings ---------------------------------------------------------------------------------------------------------

MANY, BAR_SECONDS = 300, 120.0


def measure() -> tuple[Timing, ...]:
    """A dry run, the load, its undo and the load again, of 300 patients with ten visits each."""
    with tempfile.TemporaryDirectory(prefix="hepatrack-bench-") as folder:
        path = Path(folder) / "patients.xlsx"
        path.write_bytes(packed(filled_book(many_patients(MANY))))
        begin = perf_counter()
        found = read_workbook(path, Clinic(None))
        times = {"read and checked": perf_counter() - begin}
        with Store.create(Path(folder) / "clinic.hepatrack", key=DEMO_KEY) as store:
            for name, act in (
                ("tried against the clinic", lambda: tried(store, found)),
                ("loaded", lambda: loaded(store, tried(store, found))),
                ("undone", store.undo),
                ("loaded again", lambda: loaded(store, tried(store, found))),
                ("found there already", lambda: tried(store, found)),
            ):
                begin = perf_counter()
                act()
                times[name] = perf_counter() - begin
    return tuple(
        Timing(name=f"first load of {MANY} patients: {name}", value=seconds, unit="s", bar=BAR_SECONDS)
        for name, seconds in times.items()
    )


# --- many patients ---------------------------------------------------------------------------------------------------

VISITS = 10


def many_patients(count: int) -> list[Document]:
    """Patients with ten visits each: made of the patients of the demo clinic, with results and reads at every visit."""
    originals = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]
    return [_patient(originals[number % len(originals)], number) for number in range(count)]


def _patient(original: Document, number: int) -> Document:
    made = copy.deepcopy(original)
    code = f"LOAD-{number:04d}"
    made["patient"] |= {"code": code, "hospital_number": f"{7_000_000 + number:08d}", "name": f"Patient {number}"}
    made["baseline"] = {**made.get("baseline", {}), "notes": ""}  # they stand for a clinic's own
    start = date.fromisoformat(made["treatment_start"])
    days = [start + timedelta(days=21 * visit) for visit in range(VISITS)]
    made["visits"] = [{"date": f"{day}T09:30", "ecog": 1, "weight_kg": 62.5, "ascites": "none",
                       "encephalopathy": "none"} for day in days]  # fmt: skip
    last = max(days[-1], *(date.fromisoformat(day) for day in _days(original)))
    died = {"alive": False, "death_date": (last + timedelta(days=30 + number % 400)).isoformat()}
    made["outcome"] = (died if number % 2 else {"alive": True}) | {"last_contact": last.isoformat()}
    made["labs"] = [result for day in days for result in _panel(day, number)]
    return made


def _days(document: Document) -> Iterator[str]:
    """Every day on which something is recorded of a patient."""
    for part in ("treatments", "visits", "labs", "imaging", "adverse_events"):
        for entry in document.get(part) or ():
            yield from (entry[key][:10] for key in ("date", "start", "stop") if entry.get(key))


def _panel(day: date, number: int) -> list[Document]:
    on, step = day.isoformat(), number % 7
    return [
        {"analyte": name, "date": on, "value": value, "unit": unit, "low": low, "high": high}
        for name, value, unit, low, high in (
            ("AFP", ">60,500" if step == 0 else f"{400 + step}.10", "ng/mL", 0, 7),
            ("PIVKA-II", f"{1000 + step}", "mAU/mL", 0, 40),
            ("ALT", 30 + step, "U/L", 0, 40),
            ("AST", 41.5, "U/L", 0, 40),
            ("bilirubin", "17.1", "umol/L", 3, 21),
            ("albumin", "38", "g/L", 35, 55),
            ("platelets", 120, "10^9/L", 100, 300),
            ("neutrophils", "3.2", "10^9/L", 1.8, 6.3),
            ("lymphocytes", "1.1", "10^9/L", 1.1, 3.2),
            ("haemoglobin", "131", "g/L", 120, 160),
            ("INR", "1.1", None, 0.8, 1.2),
            ("creatinine", "70", "umol/L", 57, 97),
        )
    ]
