"""Administrators and the others: who is added, what each may do, whose password is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.keys import vault
from storage.problems import StoreProblem
from storage.roles import Role
from tests.journeys.clinics import USER, Opened, clinic_file, code_kept, enter, program, texts_on_the_screen
from ui.clinic.recovery import RecoveryDialog, RecoverySheet
from ui.clinic.user_form import UserForm
from ui.clinic.users import UsersDialog
from ui.kit.theme import Theme
from ui.words.language import CHINESE, ENGLISH, set_language

OTHER, ANOTHER_PASSWORD = "Li Na", "a longer word than that"


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        yield running


@pytest.fixture
def dialog(qtbot: QtBot, opened: Opened) -> Iterator[UsersDialog]:
    opened.window._actions["users"].trigger()
    found = opened.window.findChild(UsersDialog)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.users))
    yield found
    found.accept()


def _add(qtbot: QtBot, dialog: UsersDialog, role: Role) -> None:
    dialog.add_button.click()
    form = dialog.findChild(UserForm)
    assert form is not None
    assert not form.save_button.isEnabled()
    form.user.setText(OTHER)
    form.role.setCurrentIndex(list(Role).index(role))
    form.password.setText(ANOTHER_PASSWORD)
    form.again.setText(ANOTHER_PASSWORD)
    form.save_button.click()
    qtbot.waitUntil(lambda: len(dialog.users) == 2, timeout=10_000)


def test_that_an_added_user_opens_the_file_in_their_role(qtbot: QtBot, opened: Opened, dialog: UsersDialog) -> None:
    _add(qtbot, dialog, Role.NURSE)
    assert dialog.told.text() == "Li Na was added as nurse."
    assert vault.unlock(opened.path, user=OTHER, password=ANOTHER_PASSWORD).actor.role is Role.NURSE
    labels: list[str] = []
    opened.session.read(lambda store: getattr(store.actor, "user", ""), labels.append)
    qtbot.waitUntil(lambda: labels == [USER])


def test_that_a_role_a_password_and_a_user_can_be_changed(qtbot: QtBot, opened: Opened, dialog: UsersDialog) -> None:
    _add(qtbot, dialog, Role.NURSE)
    dialog.view.selectRow(1)
    dialog.role.activated.emit(list(Role).index(Role.READER))
    qtbot.waitUntil(lambda: dialog.users[1].role is Role.READER, timeout=10_000)
    dialog.view.selectRow(1)
    dialog.password_button.click()
    form = next(made for made in dialog.findChildren(UserForm) if made.isVisible())
    form.password.setText("quite another word")
    form.again.setText("quite another word")
    form.save_button.click()
    qtbot.waitUntil(lambda: dialog.told.text() == "Li Na has a new password.", timeout=10_000)
    assert vault.unlock(opened.path, user=OTHER, password="quite another word").actor.role is Role.READER
    dialog.view.selectRow(1)
    dialog.remove_button.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    next(made for made in box.findChildren(QPushButton) if made.text() == "Remove the user").click()
    qtbot.waitUntil(lambda: len(dialog.users) == 1, timeout=10_000)
    with pytest.raises(StoreProblem):
        vault.unlock(opened.path, user=OTHER, password="quite another word")


def test_that_the_last_administrator_stays(qtbot: QtBot, dialog: UsersDialog) -> None:
    dialog.view.selectRow(0)
    assert not dialog.remove_button.isEnabled()
    dialog.role.activated.emit(list(Role).index(Role.READER))
    qtbot.waitUntil(lambda: "The last administrator stays." in dialog.told.text(), timeout=10_000)
    assert dialog.role.currentIndex() == list(Role).index(Role.ADMINISTRATOR)


def test_that_a_new_recovery_code_replaces_the_old(qtbot: QtBot, opened: Opened, dialog: UsersDialog) -> None:
    dialog.code_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(RecoverySheet) is not None, timeout=10_000)
    sheet = dialog.findChild(RecoverySheet)
    code_dialog = dialog.findChild(RecoveryDialog)
    assert code_dialog is not None
    qtbot.keyClick(code_dialog, Qt.Key.Key_Escape)  # nobody would have the code
    assert code_dialog.isVisible()
    assert sheet is not None
    code = code_kept(sheet)
    assert vault.recover(opened.path, code=code).recovered


def test_that_others_do_not_manage_users_but_change_their_own_password(qtbot: QtBot, opened: Opened) -> None:
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user=OTHER, password=ANOTHER_PASSWORD, role=Role.NURSE)
    opened.entrance.lock()
    enter(qtbot, opened, ANOTHER_PASSWORD, OTHER)
    qtbot.waitUntil(lambda: not opened.window._actions["users"].isEnabled())
    opened.window._actions["password"].trigger()
    form = opened.window.findChild(UserForm)
    assert form is not None
    form.old.setText("not the old one")
    form.password.setText("quite another word")
    form.again.setText("quite another word")
    form.save_button.click()
    qtbot.waitUntil(lambda: "The old password is wrong." in form.told.text(), timeout=10_000)
    form.old.setText(ANOTHER_PASSWORD)
    form.save_button.click()
    qtbot.waitUntil(lambda: not any(made.isVisible() for made in opened.window.findChildren(QDialog)), timeout=10_000)
    assert vault.unlock(opened.path, user=OTHER, password="quite another word").actor.user == OTHER


def test_that_the_foot_says_who_is_here_and_how_backups_stand_in_the_language_chosen(
    qapp: QApplication, qtbot: QtBot, opened: Opened
) -> None:
    try:
        set_language(qapp, CHINESE)
        qtbot.waitUntil(lambda: "administrator" not in texts_on_the_screen())
        assert f"{USER}，管理员" in texts_on_the_screen()
        assert "No backup folder chosen" not in texts_on_the_screen()
    finally:
        set_language(qapp, ENGLISH)
    qtbot.waitUntil(lambda: f"{USER}, administrator" in texts_on_the_screen())
