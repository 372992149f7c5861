"""Faults of the surroundings: a full disk on a real small file system, and files with bytes flipped or cut off."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.siege_damaging import damaged
from storage.backups.manifests import list_backups
from storage.backups.taking import before_migration, remove_backup, take
from storage.clinic.connection import Error
from storage.clinic.inspection import inspect
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.keys import vault
from storage.keys.drafts import drafts, save_draft
from storage.keys.keyfile import Cost, keys_path
from storage.keys.patience import Patience
from storage.problems import StoreProblem
from tests.storage.clinic.test_store import case

PLACES = 50
DAMAGED_FILES = 500
DISK_BYTES = 6 << 20
STEP_BYTES = 8192
PASSWORD = "portal vein 4"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A real file system of a few megabytes."""
    place = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", str(place)]
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("a small file system can be mounted on Linux only")
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system is not permitted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def room(disk: Path) -> Iterator[Path]:
    """A folder on the small file system, empty."""
    place = disk / "clinic"
    place.mkdir()
    yield place
    shutil.rmtree(place)


@contextlib.contextmanager
def filled(folder: Path, *, free: int) -> Iterator[None]:
    """The disk with ``free`` bytes left on it, rounded to whole pages."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - free)))
    try:
        yield
    finally:
        ballast.unlink()


def assert_told_of_the_disk(problems: list[StoreProblem]) -> None:
    """Often enough to have been in many places, and each time with a remedy."""
    assert len(problems) > 10
    assert [str(problem) for problem in problems if "disk" not in problem.sentence or not problem.remedy] == []


def test_that_a_disk_full_in_any_place_of_a_save_loses_nothing(room: Path) -> None:
    path = room / "clinic.hepatrack"
    acknowledged: list[str] = []
    refused: list[StoreProblem] = []
    with Store.create(path, key=DEMO_KEY) as store:
        for place in range(PLACES):
            code = f"C-{place:03}"
            with filled(room, free=place % 25 * STEP_BYTES // 2):  # a page at a time
                try:
                    store.import_record(case(code))
                    acknowledged.append(code)
                except StoreProblem as problem:
                    refused.append(problem)
                assert [found for _, found in store.patients()] == sorted(acknowledged)
            if place % 10 == 9:  # works again after room was made
                store.import_record(case(f"D-{place:03}"))
                acknowledged.append(f"D-{place:03}")
                assert verify(store).ok
    assert_told_of_the_disk(refused)
    with Store.open(path, key=DEMO_KEY) as store:
        assert [found for _, found in store.patients()] == sorted(acknowledged)
        assert all(record == case(record.patient.code) for _, record in store.records())
        assert verify(store).ok


def test_that_a_disk_full_in_any_place_of_a_backup_leaves_the_last_good_one(room: Path) -> None:
    path, folder = room / "clinic.hepatrack", room / "backups"
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        good = take(store, folder, key=DEMO_KEY)
        refused: list[StoreProblem] = []
        for place in range(PLACES):
            with filled(room, free=place * STEP_BYTES):
                try:
                    made = take(store, folder, key=DEMO_KEY)
                except StoreProblem as problem:
                    refused.append(problem)
                else:
                    remove_backup(made.path)
                assert list_backups(folder) == (good,)
        assert_told_of_the_disk(refused)
        assert inspect(good.path, DEMO_KEY).patients == 1
        assert {file.name.removeprefix(good.path.name) for file in folder.iterdir()} == {"", ".json", "clinic.pages"}
        assert take(store, folder, key=DEMO_KEY).anchor == store.anchor()


def test_that_a_disk_full_in_any_place_of_a_migration_leaves_the_old_file(room: Path) -> None:
    path, folder = room / "clinic.hepatrack", room / "backups"
    old = min((Path(__file__).parents[1] / "data" / "old_files").glob("*.hepatrack"))
    refused: list[StoreProblem] = []
    for place in range(PLACES):
        shutil.copy(old, path)
        schema = inspect(path, DEMO_KEY).schema
        copy = before_migration(path, folder, key=DEMO_KEY) if place % 2 else None
        with filled(room, free=place * STEP_BYTES):
            try:
                Store.open(path, key=DEMO_KEY, before_migration=copy).close()
            except StoreProblem as problem:
                refused.append(problem)
                assert inspect(path, DEMO_KEY).schema == schema
        with Store.open(path, key=DEMO_KEY) as store:
            assert verify(store).ok
        shutil.rmtree(folder, ignore_errors=True)
    assert_told_of_the_disk(refused)


def test_that_a_full_disk_keeps_the_old_keys_and_the_old_draft(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))
    path = room / "clinic.hepatrack"
    head = vault.create_clinic(path, user="Dr Chen", password=PASSWORD).unlocked
    save_draft(path, head.key, name="visit", data={"afp": "1"})
    before = keys_path(path).read_bytes()
    with filled(room, free=0):
        with pytest.raises(StoreProblem, match="the disk is full"):
            vault.change_password(path, head, user="Dr Chen", password="quite another one", old=PASSWORD)
        with pytest.raises(StoreProblem, match="the disk is full"):
            save_draft(path, head.key, name="visit", data={"afp": "x" * 10_000})
        assert vault.unlock(path, user="Dr Chen", password=PASSWORD) == head
    assert keys_path(path).read_bytes() == before
    assert [draft.data for draft in drafts(path, head.key)] == [{"afp": "1"}]
    assert {file.name for file in room.iterdir()} == {
        path.name, keys_path(path).name, next(room.glob("*.draft-*")).name,
    }  # fmt: skip


# A drive that is pulled out


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are not listed here")
def test_that_a_drive_pulled_out_under_an_open_file_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """What the system says of a file on a drive that is gone: no read, no write, no sync succeeds any more."""
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case("A"))
    store = Store.open(path, key=DEMO_KEY)
    store.import_record(case("B"))
    nowhere = os.open("/", os.O_RDONLY)
    try:
        for number in os.listdir("/proc/self/fd"):
            with contextlib.suppress(OSError):
                if os.readlink(f"/proc/self/fd/{number}").startswith(str(path)):
                    os.dup2(nowhere, int(number))
        with pytest.raises(StoreProblem, match="could not be read or written") as told:
            store.import_record(case("C"))
        assert told.value.remedy == "Look at the disk."
    finally:
        os.close(nowhere)
        with contextlib.suppress(StoreProblem, Error):
            store.close()
    with Store.open(path, key=DEMO_KEY) as again:  # the drive is back
        assert [code for _, code in again.patients()] == ["A", "B"]
        assert verify(again).ok


# Damage


def test_that_a_damaged_clinic_file_is_told_or_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        whole = store.records()
    content, chance = path.read_bytes(), random.Random(20261120)
    told: list[StoreProblem] = []
    for _ in range(DAMAGED_FILES):
        path.write_bytes(damaged(content, chance))
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        try:
            with Store.open(path, key=DEMO_KEY) as store:
                assert store.records() == whole
        except StoreProblem as problem:
            told.append(problem)
    assert len(told) > DAMAGED_FILES // 2
    assert [str(problem) for problem in told if "estore a backup" not in problem.remedy or "\n" in str(problem)] == []


def test_that_a_damaged_keys_file_opens_nothing_else_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))
    path = tmp_path / "clinic.hepatrack"
    created = vault.create_clinic(path, user="Dr Chen", password=PASSWORD)
    content, chance = keys_path(path).read_bytes(), random.Random(7)
    for _ in range(DAMAGED_FILES // 10):
        keys_path(path).write_bytes(damaged(content, chance))
        patience = Patience(path, sleep=lambda _: None)
        with contextlib.suppress(StoreProblem):
            assert vault.unlock(path, user="Dr Chen", password=PASSWORD, patience=patience) == created.unlocked


def test_that_a_damaged_draft_is_never_another_draft(tmp_path: Path) -> None:
    path, chance = tmp_path / "clinic.hepatrack", random.Random(8)
    save_draft(path, DEMO_KEY, name="visit", data={"afp": "60500"})
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    for _ in range(DAMAGED_FILES // 10):
        changed = damaged(content, chance)
        file.write_bytes(changed)
        assert [draft.data for draft in drafts(path, DEMO_KEY)] == ([] if changed != content else [{"afp": "60500"}])
