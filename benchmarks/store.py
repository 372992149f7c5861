"""The clinic file: saving, opening, searching, backing up, encrypted beside plain, in clinics of 30 visits a patient.

HEPATRACK_BENCH_PATIENTS=100,1000,10000 adds the largest clinic, which takes minutes and seven gigabytes to make;
HEPATRACK_BENCH_FOLDER keeps the clinics there for the next time.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.measuring import Timing, median, p95, tell
from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.records import (
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Patient,
    Record,
    Role,
    Status,
    Thrombus,
    Visit,
    Vp,
)
from models.record.visit_entry import VisitEntry
from storage.backups import taking as backup
from storage.backups.taking import take
from storage.clinic import connection, inspection
from storage.clinic.journal.guards import OPERATION, WATCHED, install_triggers, remove_triggers
from storage.clinic.store import DEMO_KEY, Store

SAVE_BAR_MS = 50.0
WAIT_BAR_MS = 200.0
PATIENT_BAR_KB = 150.0
IMPORTED = 1000
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
    """Median milliseconds of each act, the size of the file, and kilobytes of it for each patient.

    ``again`` is a backup after one patient was given a visit, of which the pages that changed are checked.
    """

    save: float
    open: float
    cold: float
    warm: float
    search: float
    listed: float
    backup: float
    again: float
    wait: float
    megabytes: float
    patient: float


def _clinic(size: int) -> Iterator[Timing]:
    kept = os.environ.get("HEPATRACK_BENCH_FOLDER")
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        found = {}
        for kind in ("encrypted", "plain"):
            tell(f"store: {size:,} patients, {kind}")
            with _without_cipher() if kind == "plain" else nullcontext():
                found[kind] = _measured(Path(kept or folder) / f"bench-{size}-{kind}.hepatrack", size)
    ours, plain = found["encrypted"], found["plain"]
    for name, act, bar in (
        ("save a visit", "save", SAVE_BAR_MS),
        ("open the file", "open", None),
        ("open a patient, cold", "cold", None),
        ("open a patient, warm", "warm", None),
        ("search by code", "search", None),
        ("list of patients", "listed", None),
        ("back up and check", "backup", None),
        ("back up and check after one visit", "again", None),
        ("open a patient while a backup runs, p95", "wait", WAIT_BAR_MS),
        ("size", "megabytes", None),
        ("size of a patient", "patient", PATIENT_BAR_KB),
    ):
        mine, other = getattr(ours, act), getattr(plain, act)
        yield Timing(
            name=f"{name}, {size:,} patients",
            value=mine,
            unit={"megabytes": "MB", "patient": "kB"}.get(act, "ms"),
            bar=bar,
            note=f"plain {other:.3g}, x {mine / other:.2f}"
            if act != "again"
            else f"of a whole one x {mine / ours.backup:.2f}",
        )


def _measured(path: Path, size: int) -> Measured:
    chance = random.Random(size)
    if not path.exists():
        _build(path, size)
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
        listed = [_milliseconds(store.patients) for _ in range(ROUNDS)]
        save = []
        for number, key in enumerate(keys):
            on = max(visit.date for visit in store.record(key).visits) + timedelta(days=7)
            save.append(_milliseconds(store.add_visit, key, _entry(on, number)))
        taken, again, wait = _backed_up(store, keys)
    megabytes = path.stat().st_size / 1e6
    return Measured(
        save=median(save),
        open=median(opening),
        cold=median(cold),
        warm=median(warm),
        search=median(search),
        listed=median(listed),
        backup=taken,
        again=again,
        wait=wait,
        megabytes=megabytes,
        patient=megabytes * 1000 / size,
    )


def _backed_up(store: Store, keys: list[int]) -> tuple[float, float, float]:
    """Milliseconds for a backup with its check, for the next one after a visit of one patient (0 without a cipher, by
    which it is checked), and those in which 95 of 100 patients are read while the first is copied.

    A patient is asked for at the worst moment, just after a step of the copy began, at every fifth step.
    """
    waits, begun, steps = [], perf_counter(), 0

    def turn(_done: int, _pages: int) -> None:
        nonlocal begun, steps
        steps += 1
        if steps % 5 == 0:
            store.record(keys[steps % len(keys)])
            waits.append((perf_counter() - begun) * 1000)
        begun = perf_counter()

    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        taken, again = _milliseconds(lambda: take(store, Path(folder), key=DEMO_KEY, progress=turn)), 0.0
        on = max(visit.date for visit in store.record(keys[0]).visits) + timedelta(days=7)
        store.add_visit(keys[0], _entry(on, 0))
        if not _is_plain(store):
            again = _milliseconds(lambda: take(store, Path(folder), key=DEMO_KEY))
    return taken, again, p95(waits)


def _is_plain(store: Store) -> bool:
    with store.path.open("rb") as file:
        return file.read(6) == b"SQLite"


def _build(path: Path, size: int) -> None:
    """A clinic of ``size`` patients: the first thousand are imported, the others are copies under their own codes."""
    imported = min(size, IMPORTED)
    with Store.create(path, key=DEMO_KEY) as store:
        for first in range(0, imported, 100):
            store.import_records(_patient(number) for number in range(first, min(first + 100, imported)))
        if size > imported:
            multiply(store, size // imported)


def multiply(store: Store, times: int, *, journal: bool = True) -> None:
    """Every row ``times`` over, and with the ``journal`` its entries there, whose chain then no longer holds."""
    db = store.database
    names = [watched.table for watched in WATCHED if watched is not OPERATION] + ["journal_entry"] * journal
    ends = {name: db.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0] for name in names}
    remove_triggers(db)
    db.execute("PRAGMA synchronous = OFF")
    for copy in range(1, times):
        tell(f"store: copying patients, {copy + 1} of {times}")
        db.execute("BEGIN")
        for name in names:
            columns = [column.name for column in db.table(name).columns]
            values = ", ".join(_moved(column, name, ends, copy) for column in columns)
            listed = ", ".join(f'"{column}"' for column in columns)
            db.execute(f"INSERT INTO {name} ({listed}) SELECT {values} FROM {name} WHERE id <= {ends[name]}")
        db.execute("COMMIT")
    install_triggers(db)


def _moved(column: str, table: str, ends: dict[str, int], copy: int) -> str:
    """The value of a column in the ``copy``-th copy of a row."""
    if column == "code":
        return f"'BENCH-' || printf('%05d', id + {copy * ends['patient']})"
    named = {"id": table, "patient_id": "patient", "imaging_id": "imaging", "lesion_id": "lesion"}.get(column)
    return f'"{column}"' if named is None else f'"{column}" + {copy * ends[named]}'


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
def _without_cipher() -> Iterator[None]:
    """Files of the same library without a key, for comparison only: the program itself refuses them."""
    prepare, look, give = connection._prepare, connection._look_at, inspection.set_key

    def prepared(connection: Any, key: bytes) -> None:
        prepare(_Unkeyed(connection), key)

    def seen(path: Path) -> None:
        """Any file will do."""

    def given(connection: Any, key: bytes) -> None:
        """No key."""

    connection._prepare, connection._look_at = prepared, seen
    inspection.set_key = backup.set_key = given  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection._prepare, connection._look_at = prepare, look
        inspection.set_key = backup.set_key = give  # type: ignore[attr-defined]


class _Unkeyed:
    """A connection that does not hear of its key."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def execute(self, statement: str) -> Any:
        return self._opened.execute("SELECT 1" if statement.startswith("PRAGMA key") else statement)
