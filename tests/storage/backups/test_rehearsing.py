"""A rehearsed restore: a backup opens and is checked beside everything, and nothing of it stays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from storage.backups.rehearsing import rehearse
from storage.backups.taking import take
from storage.clinic.store import DEMO_KEY, Store
from storage.opening import DEMO
from storage.problems import StoreProblem
from tests.storage.clinics import busy_clinic


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    clinic, folder = tmp_path / "clinic.hepatrack", tmp_path / "backups"
    busy_clinic(clinic).close()
    folder.mkdir()
    with Store.open(clinic, key=DEMO_KEY) as store:
        return take(store, folder, key=DEMO_KEY).path


def test_that_a_good_backup_opens_and_nothing_of_it_stays(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "temporary"
    beside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(beside))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    found = rehearse(backup, DEMO)
    with Store.open(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        assert found.patients == len(store.patients())
        assert found.entries == store.anchor().entries
    assert found.ok
    assert list(beside.iterdir()) == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_that_a_damaged_backup_does_not_pass(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    backup.write_bytes(content)
    with pytest.raises(StoreProblem):
        rehearse(backup, DEMO)
