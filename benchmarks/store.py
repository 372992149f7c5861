"""The clinic file: saving, opening and searching, encrypted beside plain, in clinics of 30 visits a patient.

HEPATRACK_BENCH_PATIENTS=100,1000,10000 adds the largest clinic, which takes minutes and gigabytes to make.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.measuring import Timing, median, tell
from models.analytes import ANALYTES
from models.drafts import VisitEntry
from models.quantities import parse_quantity
from models.records import Imaging, LabResult, Lesion, Measurement, Patient, Record, Role, Status, Thrombus, Visit, Vp
from storage import connection
from storage.store import DEMO_KEY, Store

SAVE_BAR_MS = 50.0
VISITS = 30
RESULTS = 14
LESIONS = 6
ROUNDS = 40
START = date(2023, 1, 2)


def measure() -> tuple[Timing, ...]:
    sizes = [int(size) for size in os.environ.get("HEPATRACK_BENCH_PATIENTS", "100,1000").split(",")]
    return tuple(timing for size in sizes for timing in _clinic(size))


@dataclass(frozen=True, slots=True)
class Measured:
    """Median milliseconds of each act, and the size of the file."""

    save: float
    open: float
    cold: float
    warm: float
    search: float
    copy: float
    megabytes: float


def _clinic(size: int) -> Iterator[Timing]:
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        found = {}
        for kind in ("encrypted", "plain"):
            tell(f"store: {size} patients, {kind}")
            with _without_cipher() if kind == "plain" else _nothing():
                found[kind] = _measured(Path(folder) / f"{kind}.hepatrack", size)
    ours, plain = found["encrypted"], found["plain"]
    for name, act, bar in (
        ("save a visit", "save", SAVE_BAR_MS),
        ("open the file", "open", None),
        ("open a patient, cold", "cold", None),
        ("open a patient, warm", "warm", None),
        ("search by code", "search", None),
        ("copy of the open file", "copy", None),
        ("size", "megabytes", None),
    ):
        mine, other = getattr(ours, act), getattr(plain, act)
        yield Timing(
            name=f"{name}, {size} patients",
            value=mine,
            unit="MB" if act == "megabytes" else "ms",
            bar=bar,
            note=f"plain {other:.3g}, x {mine / other:.2f}",
        )


def _measured(path: Path, size: int) -> Measured:
    chance = random.Random(size)
    with Store.create(path, key=DEMO_KEY) as store:
        for first in range(0, size, 100):
            store.import_records(_patient(number) for number in range(first, min(first + 100, size)))
    keys = [chance.randint(1, size) for _ in range(ROUNDS)]
    opening, cold = [], []
    for key in keys:
        begin = perf_counter()
        store = Store.open(path, key=DEMO_KEY)
        opening.append((perf_counter() - begin) * 1000)
        cold.append(_milliseconds(store.record, key))
        store.close()
    with Store.open(path, key=DEMO_KEY) as store:
        warm = [min(_milliseconds(store.record, key) for _ in range(2)) for key in keys]
        search = [_milliseconds(store.find, f"BENCH-{key:05d}") for key in keys]
        save = []
        for number, key in enumerate(keys):
            entry = _entry(START + timedelta(days=7 * (VISITS + 1 + number)), number)
            save.append(_milliseconds(store.add_visit, key, entry))
        copied = connection.connect(path.with_suffix(".copy"), key=DEMO_KEY, create=True)
        copy = _milliseconds(store.database.conn.backup, copied.conn)
        copied.close()
    megabytes = path.stat().st_size / 1e6
    return Measured(median(save), median(opening), median(cold), median(warm), median(search), copy, megabytes)


def _milliseconds(action: Callable[..., object], *given: object) -> float:
    begin = perf_counter()
    action(*given)
    return (perf_counter() - begin) * 1000


def _patient(number: int) -> Record:
    entries = [_entry(START + timedelta(days=7 * visit), number + visit) for visit in range(VISITS)]
    return Record(
        patient=Patient(code=f"BENCH-{number:05d}"),
        treatment_start=START,
        lesions=tuple(
            Lesion(number=f"L{lesion}", role=Role.NON_TARGET if lesion > 2 else Role.TARGET, organ="liver")
            for lesion in range(1, LESIONS + 1)
        ),
        visits=tuple(entry.visit for entry in entries),
        labs=tuple(result for entry in entries for result in entry.labs),
        imaging=tuple(entry.imaging for entry in entries if entry.imaging is not None),
    )


def _entry(on: date, seed: int) -> VisitEntry:
    """A visit with 14 results and a read of 6 lesions."""
    known = [analyte for analyte in ANALYTES.values() if not analyte.dipstick][:RESULTS]
    plain = LabResult(analyte="", date=on, value=parse_quantity("12"), low=Decimal(1), high=Decimal(40))
    labs = tuple(
        replace(plain, analyte=analyte.name, unit=analyte.unit, value=parse_quantity(str(2 + (seed + place) % 9)))
        for place, analyte in enumerate(known)
    )
    targets = [Measurement(number=f"L{place}", diameter_tenths=300 + seed % 40) for place in (1, 2)]
    others = [Measurement(number=f"L{place}", status=Status.PRESENT) for place in range(3, LESIONS + 1)]
    read = Imaging(date=on, modality="CT", measurements=(*targets, *others), thrombus=Thrombus(vp=Vp.VP3))
    return VisitEntry(visit=Visit(date=on, ecog=seed % 3, weight_kg=Decimal(60)), labs=labs, imaging=read)


# The same without a cipher


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _without_cipher() -> Iterator[None]:
    """Files of the same library without a key, for comparison only: the program itself refuses them."""
    prepare, look = connection._prepare, connection._look_at

    def prepared(connection: Any, key: bytes) -> None:
        prepare(_Unkeyed(connection), key)

    def seen(path: Path) -> None:
        """Any file will do."""

    connection._prepare, connection._look_at = prepared, seen
    try:
        yield
    finally:
        connection._prepare, connection._look_at = prepare, look


class _Unkeyed:
    """A connection that does not hear of its key."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def execute(self, statement: str) -> Any:
        return self._opened.execute("SELECT 1" if statement.startswith("PRAGMA key") else statement)
