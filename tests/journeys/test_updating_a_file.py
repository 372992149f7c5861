"""An older clinic file is opened in the window: how far its update is stands there."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.keys.keyfile import keys_path
from tests.journeys.clinics import program
from ui.kit.theme import Theme

OLD_FILES = Path(__file__).parents[1] / "data" / "old_files"


def test_that_how_far_an_update_is_stands_in_front_of_the_locked_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(OLD_FILES / "schema_0043.hepatrack", path)
    shutil.copy(OLD_FILES / "schema_0043.keys", keys_path(path))
    with program(qtbot, theme, path) as opened:
        told: list[str] = []
        page = opened.entrance.page
        opened.gate.updating.connect(lambda _: told.append(page.told))
        qtbot.waitUntil(page.isVisible)
        page.user.setText("Chen")
        page.password.setText("portal vein 4")
        page.go_button.click()
        qtbot.waitUntil(lambda: not opened.window.covered, timeout=20_000)
        assert told[0].startswith(
            "Opening the clinic file. The file is brought up to date, step 1 of 6. The clinic file is backed up"
        )
        assert any("step 5 of 6. Every row is held against the journal again" in words for words in told)
        assert page.told == ""


def test_that_a_file_of_today_tells_of_no_update(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(OLD_FILES / "schema_0045.hepatrack", path)
    shutil.copy(OLD_FILES / "schema_0045.keys", keys_path(path))
    told: list[list[object]] = [[], []]
    for here in told:  # the second time it is a file of today
        with program(qtbot, theme, path) as opened:
            opened.gate.updating.connect(here.append)
            page = opened.entrance.page
            qtbot.waitUntil(page.isVisible)
            page.user.setText("Chen")
            page.password.setText("portal vein 4")
            page.go_button.click()
            qtbot.waitUntil(lambda: not opened.window.covered, timeout=20_000)
    assert told[0]
    assert told[1] == []
