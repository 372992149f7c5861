"""Unlocking a clinic file by password or recovery code, up to the open store; a backup with its check."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measuring import Timing, median, milliseconds
from storage.backups.taking import take
from storage.clinic.inspection import inspect
from storage.clinic.store import Store
from storage.demo import CASES
from storage.keys import vault
from storage.opening import opened_clinic

BAR_MS = 1000.0  # two cores
ROUNDS = 9
PASSWORD = "portal vein 4"


def measure() -> tuple[Timing, ...]:
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as place:
        path, folder = Path(place) / "clinic.hepatrack", Path(place) / "backups"
        created = vault.create_clinic(path, user="Dr Chen", password=PASSWORD)
        key = created.unlocked.key
        _fill(path, key)

        def unlock() -> None:
            with opened_clinic(path, vault.unlock(path, user="Dr Chen", password=PASSWORD)) as store:
                store.patients()

        def recover() -> None:
            vault.recover(path, code=created.recovery_code)

        unlocked = median(milliseconds(unlock, rounds=ROUNDS))
        recovered = median(milliseconds(recover, rounds=ROUNDS))
        with Store.open(path, key=key) as store:
            taken = median(milliseconds(lambda: take(store, folder, key=key), rounds=ROUNDS))
            patients = f"{len(store.patients())} patients, {path.stat().st_size >> 10:,} kB"
        backup = next(folder.glob("*.hepatrack"))
        looked = median(milliseconds(lambda: inspect(backup, key), rounds=ROUNDS))
    return (
        Timing(name="unlock and open, by password", value=unlocked, unit="ms", bar=BAR_MS, note=patients),
        Timing(name="unlock, by recovery code", value=recovered, unit="ms", bar=BAR_MS),
        Timing(name="back up and check", value=taken, unit="ms", note=patients),
        Timing(name="look into a backup", value=looked, unit="ms"),
    )


def _fill(path: Path, key: bytes) -> None:
    from storage.files.casefile import read_case

    with Store.open(path, key=key) as store:
        store.import_records(read_case(case) for case in sorted(CASES.glob("*.json")))
