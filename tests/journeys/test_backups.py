"""Backups that come by themselves, and one brought back from the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.backup import check, list_backups
from storage.casefile import read_case
from storage.places import RESOURCES
from storage.store import Store
from storage.vault import unlock
from storage.verification import verify
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, program, texts_on_the_screen
from ui.backups import BackupsDialog
from ui.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path, folder: Path) -> Path:
    (tmp_path / "data").mkdir()
    made = clinic_file(tmp_path / "data")
    settings = QSettings(str(made.with_name("settings.ini")), QSettings.Format.IniFormat)
    settings.setValue("backup_folder", str(folder))
    settings.sync()
    return made


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        yield running


def _import(qtbot: QtBot, running: Opened, code: str) -> None:
    record = read_case(RESOURCES / "demo" / f"{code}.json")
    before = len(running.window.patients.shown)
    running.session.write(lambda store: store.import_record(record), lambda _: None)
    qtbot.waitUntil(lambda: len(running.window.patients.shown) == before + 1, timeout=10_000)


def test_that_a_changed_file_is_backed_up_at_close(qtbot: QtBot, theme: Theme, path: Path, folder: Path) -> None:
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)  # the first of the day
        qtbot.waitUntil(lambda: "Last verified backup" in texts_on_the_screen())
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2)
        _import(qtbot, running, "HCC-R03")
    found = list_backups(folder, clinic=path)
    assert len(found) == 2
    key = unlock(path, user=USER, password=PASSWORD).key
    assert check(found[0].path, key).patients == 3
    with Store.open(found[0].path, key=key) as copy:
        assert verify(copy).ok


def test_that_an_unchanged_file_is_not_backed_up_again(qtbot: QtBot, theme: Theme, path: Path, folder: Path) -> None:
    for _ in range(2):
        with program(qtbot, theme, path) as running:
            enter(qtbot, running)
            qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    assert len(list_backups(folder, clinic=path)) == 1


def test_that_what_was_entered_before_the_lock_is_in_a_backup(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path
) -> None:
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)
    _import(qtbot, opened, "HCC-R03")
    opened.entrance.lock()
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 2, timeout=10_000)


def test_that_the_foot_says_when_no_folder_is_chosen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: "No backup folder chosen" in texts_on_the_screen())
        running.window._actions["backups"].trigger()
        dialog = running.window.findChild(BackupsDialog)
        assert dialog is not None
        assert dialog.folder_label.text() == "No backup folder is chosen: nothing is backed up."
        assert not dialog.take_button.isEnabled()
        dialog._on_chosen(str(tmp_path / "usb"))
        qtbot.waitUntil(lambda: len(dialog.backups) == 1, timeout=10_000)
        dialog.accept()


def test_that_a_drive_that_is_gone_is_told(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = clinic_file(tmp_path)
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    settings.setValue("backup_folder", str(tmp_path / "gone" / "backups"))
    with program(qtbot, theme, path, settings) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: "The last backup failed" in texts_on_the_screen())
        assert "There is no folder for backups" in running.window.message.text


def test_that_a_backup_is_restored_after_a_look(qtbot: QtBot, opened: Opened, path: Path, folder: Path) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)
    _import(qtbot, opened, "HCC-R03")
    opened.window._actions["backups"].trigger()
    dialog = opened.window.findChild(BackupsDialog)
    assert dialog is not None
    assert not dialog.restore_button.isEnabled()
    dialog.view.selectRow(0)
    qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=10_000)
    assert "Every page was read and is whole. Patients: 2." in dialog.told.text()
    dialog.restore_button.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "with 2 patients" in box.text()
    assert str(path.parent) in box.informativeText()
    next(made for made in box.findChildren(QPushButton) if made.text() == "Replace the clinic file").click()
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2, timeout=10_000)
    assert "was restored" in opened.window.message.text
    kept = [found for found in path.parent.iterdir() if "replaced" in found.name and found.suffix == ".hepatrack"]
    assert len(kept) == 1
    key = unlock(path, user=USER, password=PASSWORD).key
    with Store.open(kept[0], key=key) as store:
        assert len(store.patients()) == 3
