"""The journal that a killed program leaves: believed when torn at its end, refused when damaged before that."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.clinic.store import DEMO_KEY, Store
from storage.problems import Fault, StoreProblem
from storage.waljournal import is_damaged
from tests.storage.clinics import case

CODES = [f"C-{number}" for number in range(8)]


@dataclass
class Left:
    """What a killed program left: the file, its journal, and how long the journal was after each operation."""

    path: Path
    file: bytes
    journal: bytes
    ends: list[int]

    @property
    def wal(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    def put(self, journal: bytes) -> None:
        self.path.write_bytes(self.file)
        self.wal.write_bytes(journal)

    def codes(self) -> list[str]:
        with Store.open(self.path, key=DEMO_KEY) as store:
            return [code for _, code in store.patients()]


@pytest.fixture
def left(tmp_path: Path) -> Left:
    path, ends = tmp_path / "clinic.hepatrack", []
    Store.create(path, key=DEMO_KEY).close()
    with Store.open(path, key=DEMO_KEY) as store:
        store.database.execute("PRAGMA journal_mode = WAL")  # as older programs kept it
        for code in CODES:
            store.import_record(case(code))
            ends.append(path.with_name(path.name + "-wal").stat().st_size)
            assert not is_damaged(path)
        return Left(path, path.read_bytes(), path.with_name(path.name + "-wal").read_bytes(), ends)


def test_that_a_whole_journal_is_taken(left: Left) -> None:
    left.put(left.journal)
    assert not is_damaged(left.path)
    assert left.codes() == CODES


def test_that_a_journal_torn_at_its_end_gives_what_was_acknowledged(left: Left) -> None:
    """The last operation was being written when the plug was pulled: cut anywhere, or one page of it never written."""
    chance = random.Random(1)
    for _ in range(10):
        place = chance.randrange(left.ends[-2], left.ends[-1])
        left.put(left.journal[:place])
        assert left.codes() == CODES[:-1]
    frame = (left.ends[-1] - left.ends[-2]) // 3 // 4120 * 4120
    start = left.ends[-2] + frame
    left.put(left.journal[:start] + bytes(4120) + left.journal[start + 4120 :])
    assert not is_damaged(left.path)
    assert left.codes() == CODES[:-1]


def test_that_a_journal_damaged_before_acknowledged_changes_is_told(left: Left) -> None:
    chance = random.Random(2)
    for place in (0, 8, 17, 31, *(chance.randrange(32, left.ends[-3]) for _ in range(60))):
        damaged = bytearray(left.journal)
        damaged[place] ^= 1 << chance.randrange(8)
        left.put(bytes(damaged))
        try:
            assert left.codes() == CODES  # a place that says nothing
        except StoreProblem as problem:
            told = problem
    assert told.sentence == f"{left.path}-wal, which holds the latest changes, is damaged."
    assert "Restore a backup" in told.remedy
    assert told.fault is Fault.FILE
    left.put(bytes(damaged))
    before = left.wal.read_bytes()
    with pytest.raises(StoreProblem):
        left.codes()
    assert (left.path.read_bytes(), left.wal.read_bytes()) == (left.file, before)


@pytest.mark.parametrize("journal", [b"", b"x" * 31, bytes(32), bytes(5000)])
def test_that_a_journal_that_was_never_written_to_is_no_damage(left: Left, journal: bytes) -> None:
    left.put(journal)
    assert not is_damaged(left.path)
    assert left.codes() == []


def test_that_no_journal_is_no_damage(tmp_path: Path) -> None:
    assert not is_damaged(tmp_path / "clinic.hepatrack")
