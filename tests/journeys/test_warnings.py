"""What is told of the clinic file where it is seen: its clock, its guards, its place."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.clinic.connection import connect
from storage.clinic.store import DEMO_KEY, Store
from storage.keys import instance, vault
from tests.journeys.clinics import PASSWORD, USER, clinic_file, enter, program
from ui.kit.theme import Theme


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return clinic_file(tmp_path)


def _tomorrow() -> datetime:
    return datetime.now().astimezone() + timedelta(days=1)


def _locked_tomorrow(path: Path, key: bytes) -> None:
    with Store.open(path, key=key, clock=_tomorrow) as store:
        store.locks.lock(1, "checked")
        store.locks.unlock(1, "again")


def test_that_guards_put_back_are_told_in_the_window(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    db = connect(clinic, key=vault.unlock(clinic, user=USER, password=PASSWORD).key)
    db.execute("DROP TRIGGER visit_update_journal")
    db.close()
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        assert "Guards of the journal had been removed" in running.window.message.text


def test_that_a_clock_behind_the_file_is_told_once(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    _locked_tomorrow(clinic, vault.unlock(clinic, user=USER, password=PASSWORD).key)
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        assert "clock of this computer is behind" in running.window.message.text
        running.window.message.hide()
        key = running.session.key
        assert key is not None
        running.session.write(lambda store: store.locks.lock(key, "frozen"), lambda _: None)
        qtbot.waitUntil(lambda: "had been set back at the change of" in running.window.message.text)
        assert "is behind" not in running.window.message.text


def test_that_a_file_without_users_tells_too(qtbot: QtBot, theme: Theme, tmp_path: Path, demo_file: Path) -> None:
    path = tmp_path / "plain.hepatrack"
    path.write_bytes(demo_file.read_bytes())
    _locked_tomorrow(path, DEMO_KEY)
    with program(qtbot, theme, path) as running:
        qtbot.waitUntil(lambda: "clock of this computer is behind" in running.window.message.text, timeout=10_000)


def test_that_a_network_share_is_told_in_the_window(
    qtbot: QtBot, theme: Theme, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "network_share", lambda path: "nfs4")  # no test mounts a share
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        assert "lies on a network share (nfs4)" in running.window.message.text
