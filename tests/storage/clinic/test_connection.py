"""The address by which a clinic file is opened, whatever system and share it lies on."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from storage.backups.taking import take
from storage.clinic.connection import uri_of
from storage.clinic.inspection import inspect
from storage.clinic.store import DEMO_KEY, Store
from tests.storage.clinics import case


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/ward 3/clinic.hepatrack"), "file:///ward%203/clinic.hepatrack?mode=rw"),
        (PurePosixPath("/a?b#c%d/李.hepatrack"), "file:///a%3Fb%23c%25d/%E6%9D%8E.hepatrack?mode=rw"),
        (PureWindowsPath(r"Z:\\clinic.hepatrack"), "file:///Z:/clinic.hepatrack?mode=rw"),
        (PureWindowsPath(r"\\server\share\clinic.hepatrack"), "file:////server/share/clinic.hepatrack?mode=rw"),
        (PureWindowsPath(r"\\?\C:\long\clinic.hepatrack"), "file:///C:/long/clinic.hepatrack?mode=rw"),
        (PureWindowsPath(r"\\?\UNC\server\share\x.hepatrack"), "file:////server/share/x.hepatrack?mode=rw"),
    ],
)
def test_that_a_path_becomes_an_address_that_sqlite_takes(path: PurePath, address: str) -> None:
    assert uri_of(path, mode="rw") == address


def test_that_odd_signs_in_a_path_are_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "a b?c#d%20&e=f 李明"
    folder.mkdir()
    path = folder / "clinic?mode=ro.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        made = take(store, folder / "backups", key=DEMO_KEY)
    with Store.open(path, key=DEMO_KEY) as store:
        assert len(store.patients()) == 1
    assert inspect(made.path, DEMO_KEY).patients == 1
