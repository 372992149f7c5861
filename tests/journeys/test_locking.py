"""A clinic file with users: into it, out of it, and nothing to be seen in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.clinic.store import Store
from storage.keys import vault
from storage.keys.instance import Hold
from storage.keys.patience import Patience
from storage.roles import Role
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, program, texts_on_the_screen
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.words.language import CHINESE, ENGLISH


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clinic_file(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, made: Path) -> Iterator[Opened]:
    Patience(made).forget()
    with program(qtbot, theme, made) as running:
        qtbot.waitUntil(running.entrance.page.isVisible)
        yield running


def _names(opened: Opened) -> list[str]:
    """What must not be seen by somebody who has no password."""
    names = []
    for line in opened.window.patients.shown:
        names += [line.code, line.name]
    return [name for name in names if name]


def test_that_a_wrong_password_waits_and_the_right_one_opens(qtbot: QtBot, opened: Opened) -> None:
    page = opened.entrance.page
    page.user.setText(USER)
    page.password.setText("wrong horse battery")
    page.go_button.click()
    qtbot.waitUntil(lambda: "password is wrong" in page.told, timeout=5000)
    assert "The next attempt is possible in 1 s;" in page.told
    assert opened.window.covered
    assert page.password.text() == ""
    page.password.setText(PASSWORD)
    assert not page.go_button.isEnabled()
    enter(qtbot, opened)
    assert page.password.text() == ""
    assert f"{USER}, administrator" in texts_on_the_screen()


def test_that_the_lock_hides_every_name(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)
    opened.window.deeds.give("visit")
    assert any(name in texts_on_the_screen() for name in _names(opened))
    opened.entrance.lock()
    seen = texts_on_the_screen()
    assert opened.window.covered
    assert [name for name in _names(opened) if name in seen] == []
    assert opened.gate.unlocked is None


def test_that_nothing_told_to_one_user_is_read_by_the_next(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.window.message.say("HCC-0001: the clinic file could not be written.")
    opened.entrance.lock()
    assert opened.window.message.text == ""
    enter(qtbot, opened)
    assert opened.window.message.isHidden()
    assert "HCC-0001: the clinic file" not in texts_on_the_screen()


def test_that_no_command_reaches_behind_the_lock(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.entrance.lock()
    enabled = {name for name, action in opened.window._actions.by_name.items() if action.isEnabled()}
    assert enabled == {"quit"}
    opened.window.choices.choose_theme(False)
    opened.window.choices.choose_language(CHINESE)
    opened.window.choices.choose_language(ENGLISH)
    assert {name for name, action in opened.window._actions.by_name.items() if action.isEnabled()} == {"quit"}


def test_that_a_form_comes_back_to_the_user_who_filled_it(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    form.laboratory.rows[0].entry.setText("8.84")
    opened.entrance.lock()
    assert not form.isVisible()
    enter(qtbot, opened)
    assert form.isVisible()
    assert form.draft.labs[0].text == "8.84"
    form.leave()


def test_that_a_form_stays_hidden_from_another_user(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    assert opened.gate.unlocked is not None
    if len(vault.users(opened.path, opened.gate.unlocked)) == 1:
        vault.add_user(opened.path, opened.gate.unlocked, user="Li", password="another long one", role=Role.READER)
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    form.laboratory.rows[0].entry.setText("8.84")
    opened.entrance.lock()
    enter(qtbot, opened, "another long one", "Li")
    assert not form.isVisible()
    assert "Li, reader" in texts_on_the_screen()
    form.leave()


def test_that_the_keys_lock_from_within_a_form(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    handle = form.windowHandle()
    assert handle is not None
    opened.entrance.idle._on_window(handle)
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.covered
    form.leave()


def test_that_the_window_locks_itself_when_the_computer_slept(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.entrance.idle.look()
    assert not opened.window.covered
    now = opened.entrance.idle._clock()
    opened.entrance.idle._clock = lambda: now + 601
    opened.entrance.idle.look()
    assert opened.window.covered


def test_that_minutes_until_the_lock_are_kept(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    assert opened.entrance.idle.minutes == 10
    opened.window.choices.choose_idle(2)
    assert opened.entrance.idle.minutes == 2
    assert opened.settings.value("idle_minutes") == "2"
    opened.window.choices.choose_idle(10)


def test_that_the_recovery_code_opens_the_file(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    code = vault.create_clinic(path, user=USER, password=PASSWORD).recovery_code
    with program(qtbot, theme, path) as running:
        page = running.entrance.page
        qtbot.waitUntil(page.isVisible)
        page.other_button.click()
        page.code.setText("AAAA")
        page.go_button.click()
        qtbot.waitUntil(lambda: "mistyped" in page.told)
        page.code.setText(code.lower())
        page.go_button.click()
        qtbot.waitUntil(lambda: not running.window.covered)
        assert "Opened by the recovery code" in texts_on_the_screen()


def test_that_a_file_without_users_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path, demo_file: Path) -> None:
    from storage.clinic.store import DEMO_KEY

    path = tmp_path / "plain.hepatrack"
    Store.create(path, key=DEMO_KEY).close()
    with program(qtbot, theme, path) as running:
        qtbot.waitUntil(lambda: not running.window.covered)
        assert "This clinic file opens without a password" in texts_on_the_screen()
        assert not running.window._actions["lock"].isEnabled()


def test_that_a_file_held_elsewhere_stays_closed(qtbot: QtBot, theme: Theme, made: Path) -> None:
    with Hold(made), program(qtbot, theme, made) as running:
        page = running.entrance.page
        qtbot.waitUntil(page.isVisible)
        page.user.setText(USER)
        page.password.setText(PASSWORD)
        page.go_button.click()
        qtbot.waitUntil(lambda: "is held by" in page.told, timeout=5000)
        assert running.window.covered
