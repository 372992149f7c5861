"""Backups that come by themselves, and one brought back from the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.backups import pages
from storage.backups.manifests import list_backups
from storage.backups.pages import list_path
from storage.backups.taking import check
from storage.clinic.store import Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import read_case
from storage.keys.vault import unlock
from storage.opening import backups_folder
from storage.places import RESOURCES
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, program, texts_on_the_screen
from ui.clinic.backups.bring_back import BringBackDialog
from ui.clinic.backups.closing import ClosingDialog
from ui.clinic.backups.copying import BackupCopyDialog
from ui.clinic.backups.dialog import BackupsDialog
from ui.kit.theme import Theme


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


def _dialog(running: Opened) -> BackupsDialog:
    running.window._actions["backups"].trigger()
    dialog = running.window.findChild(BackupsDialog)
    assert dialog is not None
    return dialog


def test_that_backups_go_to_a_second_folder_too(qtbot: QtBot, opened: Opened, tmp_path: Path, folder: Path) -> None:
    drive, path = tmp_path / "drive", opened.path
    drive.mkdir()
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    dialog = _dialog(opened)
    dialog._on_second_chosen(str(folder))
    assert "the backup folder already" in dialog.told.text()
    dialog._on_second_chosen(str(drive))
    qtbot.waitUntil(lambda: len(dialog.backups) == 2, timeout=10_000)
    assert {found.path.parent for found in dialog.backups} == {folder, drive}
    assert dialog.second_label.text() == f"Second folder: {drive}"
    qtbot.waitUntil(lambda: dialog.age_label.text().endswith("; in the second folder too"))
    qtbot.waitUntil(dialog.take_button.isVisible)
    _import(qtbot, opened, "HCC-R03")
    dialog.take_button.click()
    qtbot.waitUntil(lambda: len(list_backups(drive, clinic=path)) == 2, timeout=10_000)
    key = unlock(path, user=USER, password=PASSWORD).key
    assert [check(found.path, key).patients for found in list_backups(drive)] == [3, 2]
    dialog.accept()


def test_that_a_second_drive_that_is_away_is_told_and_stops_nothing(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    settings.setValue("second_backup_folder", str(drive))
    with program(qtbot, theme, path, settings) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: "is not there; the drive may be gone" in running.window.message.text, timeout=10_000)
        qtbot.waitUntil(lambda: "; none in the second folder" in texts_on_the_screen())
        assert len(list_backups(folder, clinic=path)) == 1
        drive.mkdir()
        running.doors.keeper.take_if_due()  # nothing changed: the backup that is there is brought
        qtbot.waitUntil(lambda: "; in the second folder too" in texts_on_the_screen(), timeout=10_000)
    assert len(list_backups(drive, clinic=path)) == 1


def test_that_a_backup_comes_back_from_the_second_folder(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    settings.setValue("second_backup_folder", str(drive))
    with program(qtbot, theme, path, settings) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(list_backups(drive, clinic=path)) == 1, timeout=10_000)
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2)
        _import(qtbot, running, "HCC-R03")
        shutil.rmtree(folder)
        dialog = _dialog(running)
        qtbot.waitUntil(lambda: [found.path.parent for found in dialog.backups] == [drive])
        dialog.view.selectRow(0)
        qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=10_000)
        dialog._restore(dialog.backups[0])
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2, timeout=10_000)


def test_that_a_backup_that_fails_at_close_asks_before_anything_is_closed(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path
) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)
    _import(qtbot, opened, "HCC-R03")
    shutil.rmtree(folder)
    folder.write_text("a file lies where the folder was")
    opened.window.close()
    qtbot.waitUntil(lambda: opened.window.findChild(ClosingDialog) is not None)
    asking = opened.window.findChild(ClosingDialog)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: asking.said.text() == "The backup before closing failed.")
    assert "There is no folder for backups" in asking.told.text()
    assert "Connect the drive or choose another." in asking.told.text()
    asking.stay_button.click()
    assert opened.window.isVisible()
    opened.session.refresh()  # everything works on
    folder.unlink()
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=10_000)
    assert list_backups(folder, clinic=path)[0].reason == "at close"


def test_that_a_backup_that_failed_at_the_lock_is_told_when_the_locked_window_is_closed(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path
) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    qtbot.waitUntil(lambda: not opened.doors.keeper.running)
    _import(qtbot, opened, "HCC-R03")
    shutil.rmtree(folder)
    folder.write_text("a file lies where the folder was")
    opened.entrance.lock()
    qtbot.waitUntil(lambda: "failed" in opened.doors.keeper.words(), timeout=10_000)
    opened.window.close()
    asking = opened.window.findChild(ClosingDialog)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    assert "There is no folder for backups" in asking.told.text()
    asking.stay_button.click()
    folder.unlink()
    enter(qtbot, opened)  # unlocked, it is taken again
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1, timeout=10_000)


def test_that_a_window_closed_right_after_the_lock_waits_for_what_the_lock_began(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path
) -> None:
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
        qtbot.waitUntil(lambda: not running.doors.keeper.running and len(running.window.patients.shown) == 2)
        _import(qtbot, running, "HCC-R03")
        running.entrance.lock()
        running.window.close()
        assert running.window.isVisible()
        qtbot.waitUntil(lambda: not running.window.isVisible(), timeout=10_000)
    assert list_backups(folder, clinic=path)[0].reason == "at close"


def test_that_one_may_close_without_the_backup_that_failed(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path
) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1 and not list(folder.glob("*.part")))
    qtbot.waitUntil(lambda: list_path(path, folder).exists())  # written last
    shutil.rmtree(folder)
    folder.write_text("a file lies where the folder was")
    opened.window.close()
    qtbot.waitUntil(lambda: opened.window.findChild(ClosingDialog) is not None)
    asking = opened.window.findChild(ClosingDialog)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible, timeout=10_000)
    asking.close_button.click()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_that_a_second_drive_that_is_away_keeps_nobody_from_closing(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path, tmp_path: Path
) -> None:
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    settings.setValue("second_backup_folder", str(tmp_path / "drive"))
    with program(qtbot, theme, path, settings) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2)
        _import(qtbot, running, "HCC-R03")
        running.window.close()
        qtbot.waitUntil(lambda: not running.window.isVisible(), timeout=10_000)
    assert len(list_backups(folder, clinic=path)) == 2


def test_that_a_cancelled_backup_leaves_the_last_one_and_no_complaint(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    keeper = opened.doors.keeper
    qtbot.waitUntil(lambda: not keeper.running)
    monkeypatch.setattr(pages, "_STEP", 1)
    dialog = _dialog(opened)
    keeper.progressed.connect(keeper.cancel)
    dialog.take_button.click()
    assert dialog.cancel_button.isVisible()
    qtbot.waitUntil(lambda: not keeper.running, timeout=10_000)
    keeper.progressed.disconnect(keeper.cancel)
    assert dialog.take_button.isVisible()
    assert len(list_backups(folder, clinic=path)) == 1
    assert [file.name for file in folder.iterdir() if ".part" in file.name] == []
    assert not opened.window.message.isVisible()
    assert keeper.words().startswith("Last verified backup")
    dialog.accept()


def test_that_a_patient_opens_while_a_backup_is_taken(
    qtbot: QtBot, opened: Opened, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    keeper, session = opened.doors.keeper, opened.session
    qtbot.waitUntil(lambda: not keeper.running and len(opened.window.patients.shown) == 2)
    monkeypatch.setattr(pages, "_STEP", 1)
    seen: list[bool] = []
    session.course_changed.connect(lambda _: seen.append(keeper.running))
    other = next(line.key for line in opened.window.patients.shown if line.key != session.key)
    keeper.progressed.connect(lambda: keeper.percent == 1 and session.open(other))
    keeper.take_now()
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: len(seen) > 0)
    assert seen[0]


def test_that_a_backup_is_restored_after_a_look(qtbot: QtBot, opened: Opened, path: Path, folder: Path) -> None:
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)
    _import(qtbot, opened, "HCC-R03")
    opened.session.open(3)  # who is not in the backup
    qtbot.waitUntil(lambda: opened.session.key == 3)
    opened.window._actions["backups"].trigger()
    dialog = opened.window.findChild(BackupsDialog)
    assert dialog is not None
    assert not dialog.restore_button.isEnabled()
    qtbot.waitUntil(lambda: len(dialog.backups) == 1)
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
    qtbot.waitUntil(lambda: opened.session.course is not None)
    assert "was restored" in opened.window.message.text
    assert opened.window.message.isVisible()
    kept = [found for found in path.parent.iterdir() if "replaced" in found.name and found.suffix == ".hepatrack"]
    assert len(kept) == 1
    key = unlock(path, user=USER, password=PASSWORD).key
    with Store.open(kept[0], key=key) as store:
        assert len(store.patients()) == 3


def test_that_a_backup_is_copied_with_a_password_of_its_own_and_brought_back_by_it(
    qtbot: QtBot, theme: Theme, opened: Opened, folder: Path, path: Path, tmp_path: Path
) -> None:
    drive, own = tmp_path / "drive", "a drive in the safe"
    drive.mkdir()
    qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1, timeout=10_000)
    dialog = _dialog(opened)
    qtbot.waitUntil(lambda: len(dialog.backups) == 1)
    assert not dialog.copy_button.isEnabled()
    dialog.view.selectRow(0)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=10_000)
    dialog.copy_button.click()
    asked = dialog.findChild(BackupCopyDialog)
    assert asked is not None
    asked.folder.setText(str(folder))
    assert "lies there already" in asked.told.text()
    asked.folder.setText(str(drive))
    asked.password.setText("password1")
    assert "many people use" in asked.told.text()
    asked.password.setText(own)
    assert not asked.go_button.isEnabled()
    asked.again.setText(own)
    asked.go_button.click()
    qtbot.waitUntil(lambda: "opens by its own password" in dialog.told.text(), timeout=10_000)
    (copy,) = drive.glob("*.hepatrack")
    dialog.reject()
    target = tmp_path / "elsewhere" / "clinic.hepatrack"
    target.parent.mkdir()
    with program(qtbot, theme, target) as running:
        qtbot.waitUntil(lambda: running.entrance.first is not None, timeout=10_000)
        assert running.entrance.first is not None
        running.entrance.first.restore_wanted.emit(copy, target)
        bringing = running.window.findChild(BringBackDialog)
        assert bringing is not None
        bringing.password.setText(own)
        bringing.go_button.click()
        qtbot.waitUntil(lambda: bringing.go_button.text() == "Restore this backup", timeout=10_000)
        bringing.go_button.click()
        qtbot.waitUntil(lambda: not running.window.covered, timeout=10_000)
        assert "Opened by the password of a backup" in texts_on_the_screen()


@pytest.mark.parametrize("away", [False, True])
def test_that_an_update_of_the_file_is_preceded_by_a_backup(
    qtbot: QtBot, theme: Theme, tmp_path: Path, away: bool
) -> None:
    old = min((Path(__file__).parents[1] / "data" / "old_files").glob("*.hepatrack"))
    path, folder = tmp_path / "clinic.hepatrack", tmp_path / "backups"
    shutil.copy(old, path)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("backup_folder", str(folder / "drive" if away else folder))
    folder.mkdir()
    with program(qtbot, theme, path, settings) as running:
        qtbot.waitUntil(lambda: running.session.course is not None, timeout=10_000)
    place = backups_folder(path) if away else folder
    assert "before an update of the file" in {found.reason for found in list_backups(place, clinic=path)}


def _damaged(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    content[100] ^= 1
    path.write_bytes(content)
    return bytes(content)


def _try_to_enter(qtbot: QtBot, running: Opened, said: str) -> None:
    page = running.entrance.page
    qtbot.waitUntil(page.isVisible)
    page.user.setText(USER)
    page.password.setText(PASSWORD)
    page.go_button.click()
    qtbot.waitUntil(lambda: said in page.told, timeout=10_000)


@pytest.mark.parametrize("lost", [False, True])
def test_that_a_file_that_cannot_be_opened_is_restored_from_the_page_that_says_so(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path, lost: bool
) -> None:
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(list_backups(folder, clinic=path)) == 1)
    damaged = b"" if lost else _damaged(path)
    if lost:
        path.unlink()
    with program(qtbot, theme, path) as running:
        page = running.entrance.page
        _try_to_enter(qtbot, running, "There is no clinic file at" if lost else "estore a backup of it")
        assert page.restore_button.isVisible()
        page.restore_button.click()
        dialog = running.window.findChild(BackupsDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: len(dialog.backups) == 1)
        assert not dialog.take_button.isEnabled()
        dialog.view.selectRow(0)
        qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=10_000)
        dialog._restore(dialog.backups[0])
        qtbot.waitUntil(lambda: not running.window.covered, timeout=10_000)
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2, timeout=10_000)
        said = running.window.message.text
        assert said == "The backup was restored." if lost else "is kept as" in said
    kept = [found for found in path.parent.iterdir() if "replaced" in found.name and found.suffix == ".hepatrack"]
    assert [found.read_bytes() for found in kept] == ([] if lost else [damaged])


def test_that_the_key_is_forgotten_when_nothing_is_restored(
    qtbot: QtBot, theme: Theme, path: Path, folder: Path
) -> None:
    _damaged(path)
    with program(qtbot, theme, path) as running:
        _try_to_enter(qtbot, running, "estore a backup of it")
        running.entrance.page.restore_button.click()
        dialog = running.window.findChild(BackupsDialog)
        assert dialog is not None
        dialog.close_button.click()
        assert running.gate.unlocked is None
        assert running.window.covered
