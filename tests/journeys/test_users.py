"""Administrators and the others: who is added, what each may do, whose password is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.clinic.verifying.verification import Verification, verify
from storage.keys import vault
from storage.keys.keyfile import opened_book, read_keys, write_keys
from storage.problems import StoreProblem
from storage.roles import Role
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, code_kept, enter, program, texts_on_the_screen
from ui.clinic.acknowledging import AcknowledgeDialog
from ui.clinic.recovery import RecoveryDialog, RecoverySheet
from ui.clinic.user_form import UserForm
from ui.clinic.users import UsersCard
from ui.kit.theme import Theme
from ui.words.language import CHINESE, ENGLISH, set_language

OTHER, ANOTHER_PASSWORD = "Li Na", "a longer word than that"


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        yield running


@pytest.fixture
def card(qtbot: QtBot, opened: Opened) -> UsersCard:
    opened.window._actions["users"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(UsersCard) is not None, timeout=10_000)
    found = opened.window.findChild(UsersCard)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.users))
    return found


def _add(qtbot: QtBot, card: UsersCard, role: Role) -> None:
    card.add.button.click()
    form = card.findChild(UserForm)
    assert form is not None
    assert not form.save_button.isEnabled()
    form.user.setText(OTHER)
    form.role.setCurrentIndex(list(Role).index(role))
    form.password.setText(ANOTHER_PASSWORD)
    form.again.setText(ANOTHER_PASSWORD)
    form.save_button.click()
    form.reject()  # the vault has yet to answer
    assert form.isVisible()
    qtbot.waitUntil(lambda: len(card.users) == 2, timeout=10_000)


def test_that_an_added_user_opens_the_file_in_their_role(qtbot: QtBot, opened: Opened, card: UsersCard) -> None:
    _add(qtbot, card, Role.NURSE)
    assert card.told.text() == "Li Na was added as nurse."
    assert vault.unlock(opened.path, user=OTHER, password=ANOTHER_PASSWORD).actor.role is Role.NURSE
    labels: list[str] = []
    opened.session.read(lambda store: getattr(store.actor, "user", ""), labels.append)
    qtbot.waitUntil(lambda: labels == [USER])


def test_that_a_role_a_password_and_a_user_can_be_changed(qtbot: QtBot, opened: Opened, card: UsersCard) -> None:
    _add(qtbot, card, Role.NURSE)
    card.view.selectRow(1)
    card.role.activated.emit(list(Role).index(Role.READER))
    qtbot.waitUntil(lambda: card.users[1].role is Role.READER, timeout=10_000)
    card.view.selectRow(1)
    card.password.button.click()
    form = next(made for made in card.findChildren(UserForm) if made.isVisible())
    form.password.setText("quite another word")
    form.again.setText("quite another word")
    form.save_button.click()
    qtbot.waitUntil(lambda: card.told.text() == "Li Na has a new password.", timeout=10_000)
    assert vault.unlock(opened.path, user=OTHER, password="quite another word").actor.role is Role.READER
    card.view.selectRow(1)
    card.remove.button.click()
    box = card.findChild(QMessageBox)
    assert box is not None
    next(made for made in box.findChildren(QPushButton) if made.text() == "Remove the user").click()
    qtbot.waitUntil(lambda: len(card.users) == 1, timeout=10_000)
    with pytest.raises(StoreProblem):
        vault.unlock(opened.path, user=OTHER, password="quite another word")


@pytest.mark.parametrize(
    ("language", "said"), [(ENGLISH, "it is made of the name of the user"), (CHINESE, "它由用户名")]
)
def test_that_why_a_password_will_not_do_is_said_as_it_is_typed(
    qtbot: QtBot, qapp: QApplication, card: UsersCard, language: str, said: str
) -> None:
    set_language(qapp, language)
    try:
        card.add.button.click()
        form = card.findChild(UserForm)
        assert form is not None
        form.user.setText("Zhang Guihua")
        form.password.setText("zhangguihua")
        assert said in form.told.text()
        assert ("Take several words" in form.told.text()) == (language is ENGLISH)
        assert not form.save_button.isEnabled()
        form.password.setText("portal vein thrombus")
        assert said not in form.told.text()
        form.reject()
    finally:
        set_language(qapp, ENGLISH)


def test_that_the_last_administrator_stays(qtbot: QtBot, card: UsersCard) -> None:
    card.view.selectRow(0)
    assert not card.remove.button.isEnabled()
    card.role.activated.emit(list(Role).index(Role.READER))
    qtbot.waitUntil(lambda: "The last administrator stays." in card.told.text(), timeout=10_000)
    assert card.role.currentIndex() == list(Role).index(Role.ADMINISTRATOR)


def test_that_a_new_recovery_code_replaces_the_old(qtbot: QtBot, opened: Opened, card: UsersCard) -> None:
    card.code.button.click()
    qtbot.waitUntil(lambda: card.findChild(RecoverySheet) is not None, timeout=10_000)
    sheet = card.findChild(RecoverySheet)
    code_dialog = card.findChild(RecoveryDialog)
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


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_every_line_of_what_is_wrong_with_a_password_is_seen(
    qtbot: QtBot, qapp: QApplication, card: UsersCard, language: str
) -> None:
    try:
        set_language(qapp, language)
        card.add.button.click()
        form = card.findChild(UserForm)
        assert form is not None
        form.user.setText("hepa")
        for typed in ("", "hepahepa", "12345678"):
            form.password.setText(typed)
            qtbot.wait(1)
            assert form.told.text()
            assert form.told.heightForWidth(form.told.width()) <= form.told.height(), typed
        form.reject()
    finally:
        set_language(qapp, ENGLISH)


def _recovered(path: Path) -> None:
    """The keys as somebody left them who used the code and gave Chen's password anew, and a role past the program."""
    key = vault.unlock(path, user=USER, password=PASSWORD).key
    code = vault.new_recovery_code(path, vault.unlock(path, user=USER, password=PASSWORD))
    vault.change_password(path, vault.recover(path, code=code), user=USER, password=PASSWORD)
    chen = vault.unlock(path, user=USER, password=PASSWORD)
    vault.add_user(path, chen, user=OTHER, password=ANOTHER_PASSWORD, role=Role.NURSE)
    file = read_keys(path)
    book = opened_book(file, key)
    people = tuple(replace(one, role=Role.CLINICIAN.value) if one.name == OTHER else one for one in book.people)
    write_keys(file, replace(book, people=people), path, key=key)


def test_that_the_use_of_the_recovery_code_is_acknowledged_and_the_signed_role_is_shown(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    path = clinic_file(tmp_path)
    _recovered(path)
    with program(qtbot, theme, path) as opened:
        enter(qtbot, opened)
        opened.window._actions["users"].trigger()
        qtbot.waitUntil(lambda: bool(opened.window.findChild(UsersCard)), timeout=10_000)
        card = opened.window.findChild(UsersCard)
        assert card is not None
        qtbot.waitUntil(lambda: len(card.users) == 2)
        assert (card.users[1].role, card.users[1].in_keys) == (Role.NURSE, Role.CLINICIAN)
        assert card.differs.text() == (
            "Li Na is nurse by the list that administrators signed; the keys file says clinician."
        )
        assert card.broken.text().endswith(
            f"with the recovery code was done: Give a user a new password ({USER}). Nobody acknowledged it."
        )
        card.acknowledge.button.click()
        dialog = card.findChild(AcknowledgeDialog)
        assert dialog is not None
        assert not dialog.go_button.isEnabled()
        dialog.reason.setText("forgotten over the holiday")
        dialog.go_button.click()
        qtbot.waitUntil(lambda: not card.broken.text(), timeout=10_000)
        assert card.told.text() == "The use of the recovery code was acknowledged."
        assert not card.acknowledge.isVisible()
        card.view.selectRow(1)
        card.role.activated.emit(list(Role).index(Role.NURSE))  # as it was signed, into the keys file
        qtbot.waitUntil(lambda: not card.differs.text(), timeout=10_000)
        found: list[Verification] = []
        opened.session.read(verify, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        assert found[0].problems == ()
        assert "forgotten over the holiday" in str(found[0].remarks[-1])
