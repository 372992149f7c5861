"""Clinic file, keys, memory of this computer and backup of different days put together: told, or all of one day."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from benchmarks.siege_common import CHEAP, PASSWORD, Siege, a_case, unlocked
from benchmarks.siege_damaging import pages_of
from models.record.records import Record, Visit
from models.record.visit_entry import VisitEntry
from storage.backups.comparing import comparison
from storage.backups.taking import take
from storage.clinic.connection import GARBLED
from storage.clinic.verifying.verification import verify
from storage.fresh.judging import StaleFile
from storage.fresh.memory import Memory
from storage.keys import vault
from storage.keys.keyfile import keys_path
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import Role

_DAYS = 5


@dataclass(frozen=True, slots=True)
class _Day:
    """How everything lay there in the evening."""

    file: bytes
    keys: bytes
    memory: bytes
    backup: Path
    records: tuple[tuple[int, Record], ...]


@dataclass(frozen=True, slots=True)
class _Mixture:
    """Of which day each part is; ``pages`` are of another day in the file, ``memory`` None where it was deleted."""

    file: int
    keys: int
    memory: int | None
    backup: int
    pages: int | None = None

    @property
    def stale(self) -> bool:
        """Whether a part is older than what is remembered."""
        return self.memory is not None and min(self.file, self.keys) < self.memory


def stale_combinations(count: int, seed: int) -> str:
    """Parts of different days: what is older than this computer knows is told as the file is opened."""
    return combine_days(count, seed).told()


def combine_days(count: int, seed: int) -> Siege:
    """``count`` mixtures of the parts of five days, every third with pages of another day in the clinic file."""
    found, chance = Siege("stale combinations"), random.Random(seed)
    with _clinic() as path:
        days = [_lived(path, number) for number in range(_DAYS)]
        for number in range(count):
            mixture = _Mixture(
                file=chance.randrange(_DAYS),
                keys=chance.randrange(_DAYS),
                memory=chance.choice((None, *range(_DAYS))),
                backup=chance.randrange(_DAYS),
                pages=chance.randrange(_DAYS) if number % 3 == 2 else None,
            )
            found.tried += 1
            try:
                found.ends[_tried(path, days, mixture, chance)] += 1
            except AssertionError as lost:
                found.wrong.append(f"{mixture}: {lost}")
            except GARBLED as fault:
                found.wrong.append(f"{mixture}: a traceback, {fault!r}")
    return found


@contextmanager
def _clinic() -> Iterator[Path]:
    """A clinic file with a user and a patient, and a memory that is nobody else's."""
    with (
        tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place,
        patch.dict(os.environ, {"XDG_DATA_HOME": place, "LOCALAPPDATA": place}),
        patch.object(vault, "NEW_COST", CHEAP),
    ):
        path = Path(place) / "clinic.hepatrack"
        by = vault.create_clinic(path, user="Chen", password=PASSWORD).unlocked
        with opened_clinic(path, by) as store:
            store.import_record(a_case())
        yield path


def _lived(path: Path, number: int) -> _Day:
    """A day on which a visit is entered, a value corrected and a user added, and how everything lies there then."""
    by = unlocked(path.parent)
    vault.add_user(path, by, user=f"Nurse {number}", password="gastric vein 7", role=Role.NURSE)
    with opened_clinic(path, by) as store:
        on = date(2025, 1, 1) + timedelta(days=number)
        store.add_visit(1, VisitEntry(visit=Visit(date=on, ecog=number % 3)))
        store.correct(1, "baseline", 1, {"weight_kg": Decimal(60 + number)}, reason="weighed again")
        folder = path.parent / f"backups {number}"
        folder.mkdir()
        backup = take(store, folder, key=by.key).path
        records = store.records()
    memory = Memory(path, by.key).path.read_bytes()
    return _Day(path.read_bytes(), keys_path(path).read_bytes(), memory, backup, records)


def _tried(path: Path, days: list[_Day], mixture: _Mixture, chance: random.Random) -> str:
    for left in path.parent.glob("clinic.hepatrack*"):
        left.unlink()
    own = days[mixture.file]
    path.write_bytes(own.file if mixture.pages is None else pages_of(days[mixture.pages].file, own.file, chance))
    keys_path(path).write_bytes(days[mixture.keys].keys)
    by = unlocked(path.parent)
    memory = Memory(path, by.key).path
    memory.unlink(missing_ok=True)
    if mixture.memory is not None:
        memory.write_bytes(days[mixture.memory].memory)
    try:
        with opened_clinic(path, by) as store:
            problems = verify(store).problems
            against = verify(store, backup=comparison(days[mixture.backup].backup, by.key)).problems
            if not problems and store.records() != own.records:
                raise AssertionError("other records than of its day, and nothing is wrong with the file")
            if mixture.stale:
                raise AssertionError("older than what is remembered, and opened without a word")
            if mixture.backup > mixture.file and not against:
                raise AssertionError("older than its backup, which does not say so")
            return "opened, and named by verify" if problems else "opened as it was"
    except StaleFile as stale:
        if not mixture.stale and mixture.pages is None:
            raise AssertionError(f"told of what is not older: {stale}") from stale
        return "told as stale"
    except StoreProblem as problem:
        if mixture.pages is None:
            raise AssertionError(f"not opened: {problem}") from problem
        return "told as damaged"
