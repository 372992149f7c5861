"""Where data of a user lie, by the custom of each platform, and never where the program lies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from storage.places import RESOURCES, data_folder, default_database, log_file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, on a system where nothing is set."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_that_linux_keeps_data_below_the_home_or_where_xdg_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert data_folder() == home / ".local" / "share" / "hepatrack"
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "elsewhere"))
    assert data_folder() == home / "elsewhere" / "hepatrack"


def test_that_a_relative_folder_of_xdg_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert data_folder() == home / ".local" / "share" / "hepatrack"


def test_that_windows_keeps_data_in_the_local_folder_of_the_user(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert data_folder() == home / "AppData" / "Local" / "hepatrack"
    monkeypatch.setenv("LOCALAPPDATA", str(home / "Local"))
    assert default_database() == home / "Local" / "hepatrack" / "clinic.hepatrack"


def test_that_data_never_lie_beside_the_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert not default_database().is_relative_to(RESOURCES.parent)


def test_that_the_log_lies_where_each_platform_keeps_what_may_be_lost(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform, folder in (("linux", ".local/state"), ("win32", "AppData/Local"), ("darwin", "Library/Logs")):
        monkeypatch.setattr(sys, "platform", platform)
        assert log_file() == home / folder / "hepatrack" / "hepatrack.log"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    assert log_file() == home / "state" / "hepatrack" / "hepatrack.log"
