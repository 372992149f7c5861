"""The table of commands: each does something that is there, and its words follow the language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.session.session import Session
from ui.window.commands import MENUS, Command, commands
from ui.window.main import MainWindow
from ui.words.language import CHINESE, ENGLISH

# Asked of who stands around a clinic file; the journeys of backups, users, locking, undo and checking answer them.
ASKED = {"backups", "case_files", "first_load", "verify", "password", "lock", "undo"}
GIVEN = [command for menu in MENUS for command in menu.commands if command.slot]


def test_that_every_command_has_a_name_of_its_own() -> None:
    names = [command.name for command in commands()]
    assert len(names) == len(set(names))


def test_that_a_command_without_a_slot_is_a_menu_of_its_own(window: MainWindow) -> None:
    offered = {command.name for menu in MENUS for command in menu.commands if not command.slot}
    assert offered == set(window.choices.offers())


def test_that_what_is_asked_is_what_somebody_answers() -> None:
    assert {command.slot.partition(" ")[2] for command in GIVEN if command.slot.startswith("ask ")} == ASKED


def test_that_every_command_does_something(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    """One after another in one window, closing what each opened; a slot that names nothing raises KeyError."""
    for command in GIVEN:
        if command.name != "quit" and not command.slot.startswith("ask "):
            window.deeds.do(command)
            qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
            for widget in QApplication.topLevelWidgets():
                if widget is not window:
                    widget.close()


def test_that_a_slot_that_names_nothing_is_a_fault(window: MainWindow) -> None:
    for slot in ("tab nowhere", "place nowhere", "form nothing", "window nothing", "cohort nothing", "nobody does"):
        with pytest.raises(KeyError):
            window.deeds.do(Command("name", "Words", slot))


def test_that_actions_are_made_once_and_follow_the_language(qtbot: QtBot, window: MainWindow) -> None:
    before = dict(window._actions.by_name)
    words = {name: action.text() for name, action in before.items()}
    refused = str(before["backups"].property("why_not"))
    assert "has no backups" in refused
    try:
        window.choices.choose_language(CHINESE)
        qtbot.waitUntil(lambda: before["find"].text() == "查找患者(&F)")
        assert all(action.text() != words[name] for name, action in before.items())
        assert before["backups"].property("why_not") != refused
        assert not before["backups"].isEnabled()
    finally:
        window.choices.choose_language(ENGLISH)
    qtbot.waitUntil(lambda: before["find"].text() == words["find"])
    assert window._actions.by_name == before
    assert {name: action.text() for name, action in before.items()} == words
