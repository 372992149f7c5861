"""The rollback journal: what is acknowledged lies in the main file, and a torn one is told with the last backup."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from storage.backups.taking import take
from storage.clinic.connection import DamagedFile, journal_is_settled
from storage.clinic.inspection import inspect
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.opening import DEMO, opened_clinic
from storage.problems import Fault, StoreProblem
from tests.storage.clinics import busy_clinic, case, visit_entry

PAGE = 4096


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def codes(path: Path) -> list[str]:
    with Store.open(path, key=DEMO_KEY) as store:
        assert verify(store).ok
        return [code for _, code in store.patients()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def half_written(path: Path, tmp_path: Path) -> Path:
    """A folder with main file and journal as they lie there in the middle of a write that spills."""
    left = tmp_path / "left"
    left.mkdir()
    busy_clinic(path).close()
    with Store.open(path, key=DEMO_KEY) as store:
        store.database.execute("PRAGMA cache_size = 5")
        with store.operation("Import cases"):
            for number in range(40):
                store.import_record(case(f"C-{number:02}"))
            for file in (path, journal_of(path)):
                shutil.copy(file, left)
    return left


def test_that_an_acknowledged_write_is_in_the_main_file_alone(path: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / path.name
    alone.parent.mkdir()
    with Store.create(path, key=DEMO_KEY) as store:
        for number in range(5):
            store.import_record(case(f"C-{number}"))
            shutil.copy(path, alone)
            assert codes(alone) == [f"C-{other}" for other in range(number + 1)]


def test_that_a_closed_file_has_no_journal_beside_it(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        assert journal_is_settled(path)
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_that_an_open_file_that_nobody_writes_is_not_touched(path: Path) -> None:
    busy_clinic(path).close()
    before = path.read_bytes()
    with Store.open(path, key=DEMO_KEY) as store:
        store.records()
    assert path.read_bytes() == before


def test_that_a_file_of_older_programs_is_converted_when_it_is_opened(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        store.database.execute("PRAGMA journal_mode = WAL")
        store.import_record(case())
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.database.execute("PRAGMA journal_mode").fetchone() == ("persist",)
        assert len(store.patients()) == 1


def test_that_a_half_written_file_is_mended_by_its_journal(half_written: Path, path: Path) -> None:
    left = half_written / path.name
    assert not journal_is_settled(left)
    assert codes(left) == ["HCC-0021"]


def test_that_a_half_written_file_without_its_journal_is_told_with_the_last_backup(
    half_written: Path, path: Path
) -> None:
    left = half_written / path.name
    with Store.open(path, key=DEMO_KEY) as store:
        made = take(store, half_written / "clinic-backups", key=DEMO_KEY)
    journal_of(left).unlink()
    before = left.read_bytes()
    with pytest.raises(DamagedFile) as told, opened_clinic(left, DEMO):
        pass
    assert told.value.fault is Fault.FILE
    assert f"The last backup is {made.path}, taken " in told.value.remedy
    assert left.read_bytes() == before
    with pytest.raises(StoreProblem):
        inspect(left, DEMO_KEY)


def test_that_a_half_written_file_without_a_backup_says_so(half_written: Path, path: Path) -> None:
    left = half_written / path.name
    journal_of(left).unlink()
    with pytest.raises(DamagedFile, match="There is no backup of it in"), opened_clinic(left, DEMO):
        pass


def test_that_a_damaged_journal_is_told_or_does_no_harm(half_written: Path, path: Path, tmp_path: Path) -> None:
    chance, told = random.Random(3), 0
    content = journal_of(half_written / path.name).read_bytes()
    for number in range(20):
        tried = tmp_path / f"tried-{number}"
        shutil.copytree(half_written, tried)
        damaged = bytearray(content)
        place = chance.randrange(len(damaged))
        damaged[place : place + 64] = bytes(min(64, len(damaged) - place))
        journal_of(tried / path.name).write_bytes(damaged)
        try:
            assert codes(tried / path.name) == ["HCC-0021"]
        except StoreProblem:  # its first page, too: then it is no clinic file that anybody can open
            told += 1
    assert told > 5


def test_that_a_file_of_which_some_pages_were_written_is_whole_or_told(path: Path, tmp_path: Path) -> None:
    """A pulled plug writes any of the pages of a change; the journal that would take them back was left behind."""
    torn, chance, told = tmp_path / "torn.hepatrack", random.Random(4), 0
    with busy_clinic(path) as store:
        store.add_visit(1, visit_entry(number="NEW3"))
        before = path.read_bytes()
        store.import_record(case("C-1"))
        after = path.read_bytes()
    places = range(0, len(after), PAGE)
    changed = [place for place in places if before[place : place + PAGE] != after[place : place + PAGE]]
    assert len(changed) > 10
    orders = [changed[:count] for count in range(len(changed) + 1)]
    orders += [sorted(chance.sample(changed, chance.randrange(1, len(changed)))) for _ in range(20)]
    for written in orders:
        mixed = bytearray(before.ljust(len(after), b"\0") if len(after) > len(before) and written else before)
        for place in written:
            mixed[place : place + PAGE] = after[place : place + PAGE]
        torn.write_bytes(mixed)
        try:
            with Store.open(torn, key=DEMO_KEY) as store:
                assert verify(store).ok
                assert [code for _, code in store.patients()] in (["HCC-0021"], ["C-1", "HCC-0021"])
        except DamagedFile:
            told += 1
    assert told > 20
