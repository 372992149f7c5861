"""From no clinic file at all to the first patient on the screen."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.backups.taking import take
from storage.clinic.store import Store
from storage.files.casefile import read_case
from storage.keys import vault
from storage.keys.patience import Patience
from storage.places import RESOURCES
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, code_kept, enter, program, texts_on_the_screen
from ui.clinic.backups.bring_back import BringBackDialog
from ui.clinic.first_start import FirstStartPage
from ui.kit.theme import Theme


def _page(qtbot: QtBot, running: Opened) -> FirstStartPage:
    qtbot.waitUntil(lambda: running.entrance.first is not None)
    page = running.entrance.first
    assert page is not None
    return page


def _fill(page: FirstStartPage, folder: Path) -> None:
    page.folder.setText(str(folder))
    page.user.setText(USER)
    page.password.setText(PASSWORD)
    page.again.setText(PASSWORD)


def test_that_a_first_start_leads_to_a_first_patient(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path, backups = tmp_path / "data" / "clinic.hepatrack", tmp_path / "backups"
    with program(qtbot, theme, path) as running:
        page = _page(qtbot, running)
        assert "not a medical device" in texts_on_the_screen()
        _fill(page, path.parent)
        page.backup.setText(str(backups))
        page.second.setText(str(tmp_path / "drive"))
        page.go_button.click()
        assert page.told == "The clinic file is being made."
        assert not page.restore_button.isEnabled()
        assert not page.demo_button.isEnabled()
        qtbot.waitUntil(page.recovery.isVisible, timeout=5000)
        code = code_kept(page.recovery)
        assert "The clinic file is being opened." in texts_on_the_screen()
        qtbot.waitUntil(lambda: not running.window.covered, timeout=5000)
        qtbot.waitUntil(lambda: "Press Ctrl+R to register the first one." in texts_on_the_screen(), timeout=5000)
        assert code not in texts_on_the_screen()
        assert f"{USER}, administrator" in texts_on_the_screen()
        assert running.settings.value("backup_folder") == str(backups)
        assert running.settings.value("second_backup_folder") == str(tmp_path / "drive")
        record = read_case(RESOURCES / "demo" / "HCC-R01.json")
        running.session.write(lambda store: store.import_record(record), lambda _: None)
        qtbot.waitUntil(lambda: running.session.course is not None, timeout=5000)
        assert record.patient.code in texts_on_the_screen()
    assert vault.recover(path, code=code).recovered
    with program(qtbot, theme, path) as again:
        enter(qtbot, again)
        assert again.session.course is not None


def test_that_what_is_missing_is_said_one_thing_at_a_time(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with program(qtbot, theme, tmp_path / "clinic.hepatrack") as running:
        page = _page(qtbot, running)
        assert page.told == "Type the name of the first user, who administers the others."
        page.user.setText(USER)
        assert "at least 8 characters" in page.told
        page.password.setText(PASSWORD)
        assert page.told == "The two passwords are not the same yet."
        page.again.setText(PASSWORD)
        assert page.told == ""
        page.backup.setText(str(tmp_path))
        assert page.told == "The backups need a folder of their own, best on another drive."
        page.backup.clear()
        page.second.setText(str(tmp_path / "drive"))
        assert page.told.startswith("Choose the folder for backups first")
        page.backup.setText(str(tmp_path / "drive"))
        assert page.told.startswith("The second folder is to be another one")
        assert not page.go_button.isEnabled()
    assert not (tmp_path / "clinic.hepatrack").exists()


def test_that_a_group_that_is_not_of_the_code_is_named_once_it_is_whole(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with program(qtbot, theme, tmp_path / "clinic.hepatrack") as running:
        page = _page(qtbot, running)
        _fill(page, tmp_path)
        page.go_button.click()
        qtbot.waitUntil(page.recovery.isVisible, timeout=5000)
        sheet = page.recovery
        sheet.kept_button.click()
        sheet.typed[0].setText("UUUUUU")  # U stands in no code
        assert sheet.told == ""
        sheet.typed[0].setText("UUUUUUU")
        assert sheet.told == f"Group {sheet.asked[0]} is not that of the code."
        assert not sheet.go_button.isEnabled()


def test_that_the_demo_clinic_opens_from_the_first_start(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with program(qtbot, theme, tmp_path / "clinic.hepatrack") as running:
        _page(qtbot, running).demo_button.click()
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 26, timeout=20_000)
        assert running.window.windowTitle() == "Hepatrack, demo clinic"
        assert "Demo clinic: what you enter is gone when the window is closed" in texts_on_the_screen()


def test_that_the_printed_code_can_be_read_again(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    with program(qtbot, theme, path) as running:
        page = _page(qtbot, running)
        _fill(page, tmp_path)
        page.go_button.click()
        qtbot.waitUntil(page.recovery.isVisible, timeout=5000)
        page.recovery.write_pdf(str(tmp_path / "code.pdf"))
        code = page.recovery.code_label.text()
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", tmp_path / "code.pdf", "-"], capture_output=True, text=True)
        assert [line in text.stdout for line in code.split("\n")] == [True, True]


def test_that_a_backup_is_brought_to_a_computer_that_has_no_clinic_file(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    for name in ("lost", "drive"):
        (tmp_path / name).mkdir()
    lost = clinic_file(tmp_path / "lost")
    unlocked = vault.unlock(lost, user=USER, password=PASSWORD)
    with Store.open(lost, key=unlocked.key, actor=unlocked.actor, signer=unlocked.signer) as store:
        made = take(store, tmp_path / "drive", key=unlocked.key)
    shutil.rmtree(tmp_path / "lost")
    path = tmp_path / "new" / "clinic.hepatrack"
    with program(qtbot, theme, path) as running:
        page = _page(qtbot, running)
        page._on_backup_chosen(str(made.path))
        dialog = running.window.findChild(BringBackDialog)
        assert dialog is not None
        assert not dialog.go_button.isEnabled()
        dialog.user.setText(USER)
        dialog.password.setText("not the password")
        dialog.go_button.click()
        qtbot.waitUntil(lambda: "is wrong" in dialog.told.text(), timeout=5000)
        assert not path.exists()
        dialog.password.setText(PASSWORD)
        qtbot.waitUntil(lambda: Patience(made.path).wait_seconds() == 0, timeout=5000)
        dialog.go_button.click()
        qtbot.waitUntil(lambda: "Patients: 2." in dialog.told.text(), timeout=10_000)
        assert not path.exists()
        dialog.go_button.click()
        qtbot.waitUntil(lambda: not running.window.covered, timeout=10_000)
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2, timeout=10_000)
        assert f"{USER}, administrator" in texts_on_the_screen()
    with program(qtbot, theme, path) as again:
        enter(qtbot, again)
