"""The second folder for backups: what is there already, what was cut short, what is away or full."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import wholefile
from storage.backups import carrying
from storage.backups.carrying import Kept, carry
from storage.backups.manifests import Backup, list_backups
from storage.backups.taking import check, take
from storage.clinic.store import DEMO_KEY, Store
from storage.problems import StoreProblem
from tests.storage.clinic.test_store import case

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ward 3.hepatrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, key=DEMO_KEY) as opened:
        opened.import_record(case())
        yield opened


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    made = tmp_path / "drive"
    made.mkdir()
    return made


def taken(store: Store, folder: Path, at: datetime = NOW) -> Backup:
    return take(store, folder, key=DEMO_KEY, now=at)


def test_that_the_newest_backup_is_brought_once(
    store: Store, first: Path, drive: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = taken(store, first)
    kept = carry(first, drive, NOW, clinic=path)
    assert (kept.first, kept.problem) == (made, None)
    assert kept.second is not None
    assert check(kept.second.path, DEMO_KEY).anchor == store.anchor()
    monkeypatch.setattr(carrying, "copy_to", None)  # not again
    assert carry(first, drive, NOW, clinic=path) == kept


def test_that_nothing_is_carried_where_there_is_nothing_or_nowhere(store: Store, first: Path, drive: Path) -> None:
    assert carry(first, drive, NOW, clinic=store.path) == Kept()
    made = taken(store, first)
    assert carry(first, None, NOW, clinic=store.path) == Kept(first=made)


def test_that_a_drive_that_is_away_is_told_and_keeps_what_it_had(store: Store, first: Path, drive: Path) -> None:
    taken(store, first)
    before = carry(first, drive, NOW, clinic=store.path).second
    store.import_record(case("B"))
    newest = taken(store, first, NOW + timedelta(hours=1))
    drive.rename(drive.with_name("elsewhere"))
    kept = carry(first, drive, NOW, clinic=store.path)
    assert (kept.first, kept.second) == (newest, None)
    assert kept.problem is not None
    assert "is not there; the drive may be gone" in kept.problem.sentence
    assert not drive.exists()
    drive.with_name("elsewhere").rename(drive)
    assert list_backups(drive)[0] == before
    caught_up = carry(first, drive, NOW, clinic=store.path).second
    assert caught_up is not None
    assert caught_up.sha256 == newest.sha256


def test_that_a_cancelled_copy_goes_on_where_it_ended(
    store: Store, first: Path, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wholefile, "CHUNK", 4096)
    made = taken(store, first)
    heard: list[int] = []

    def cancel(done: int, total: int) -> None:
        heard.append(done)
        if done > total // 2:
            raise StoreProblem("The backup was cancelled.")

    assert carry(first, drive, NOW, clinic=store.path, progress=cancel).problem is not None
    assert list_backups(drive) == ()
    (part,) = drive.glob("*.part")
    assert made.bytes // 2 < part.stat().st_size < made.bytes
    begun, old = part.stat().st_size, time.time() - 100_000
    os.utime(part, (old, old))  # however long ago that was
    for left in ("ward 3-20200101T000000Z.hepatrack.part", "other-20200101T000000Z.hepatrack.part"):
        (drive / left).write_bytes(b"cut short")
        os.utime(drive / left, (old, old))
    again: list[int] = []
    kept = carry(first, drive, NOW, clinic=store.path, progress=lambda done, _: again.append(done))
    assert min(again) > begun
    assert kept.second is not None
    assert check(kept.second.path, DEMO_KEY).patients == 1
    assert [left.name for left in drive.glob("*.part")] == ["other-20200101T000000Z.hepatrack.part"]


def test_that_backups_are_thinned_out_in_the_second_folder_too(store: Store, first: Path, drive: Path) -> None:
    for days in range(40, 0, -1):
        store.import_record(case(f"C-{days}"))
        taken(store, first, NOW - timedelta(days=days))
        carry(first, drive, NOW - timedelta(days=days), clinic=store.path)
    found = list_backups(drive, clinic=store.path)
    assert 14 <= len(found) <= 14 + 8 + 2
    assert {backup.sha256 for backup in found[:14]} == {backup.sha256 for backup in list_backups(first)[:14]}


def test_that_a_place_that_may_not_be_written_to_is_told(store: Store, first: Path, tmp_path: Path) -> None:
    taken(store, first)
    file = tmp_path / "no folder"
    file.write_text("")
    kept = carry(first, file, NOW, clinic=store.path)
    assert kept.problem is not None
    assert kept.problem.remedy
