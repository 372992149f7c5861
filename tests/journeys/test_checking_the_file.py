"""The clinic file checked from the window: in order, tampered with, cut off at its end, stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.clinic.connection import connect
from storage.clinic.verifying.verification import Check, read_anchor
from storage.keys import vault
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, program
from tests.storage.clinics import writable_journal
from ui.clinic.backups.dialog import BackupsDialog
from ui.clinic.verify import VerifyDialog
from ui.kit.theme import Theme


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return clinic_file(tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, clinic: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        yield running


def _tamper(path: Path, statement: str) -> None:
    """What somebody could do who has the key, and drops the guards."""
    db = connect(path, key=vault.unlock(path, user=USER, password=PASSWORD).key)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    writable_journal(db)
    db.execute(statement)
    db.close()


def _checked(qtbot: QtBot, opened: Opened) -> VerifyDialog:
    opened.window._actions["verify"].trigger()
    dialog = opened.window.findChild(VerifyDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.running, timeout=10_000)
    return dialog


def test_that_a_file_in_order_says_so_and_gives_its_mark(qtbot: QtBot, opened: Opened) -> None:
    dialog = _checked(qtbot, opened)
    assert dialog.found is not None
    assert dialog.found.ok
    assert "Nothing wrong was found." in dialog.told.text()
    shown = [row for row in dialog.rows.values() if row.isVisible()]
    assert len(shown) == len(Check) - 2  # without a mark or a backup to compare with
    assert {row.text for row in shown} == {"in order"}
    assert not dialog.restore_button.isVisible()
    mark = dialog.told.text().split()[-1]
    assert read_anchor(mark).entries == dialog.found.entries
    dialog.anchor.setText(mark.upper())
    dialog.again_button.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.found.ok
    assert dialog.rows[Check.ANCHOR].text == "in order"
    dialog.accept()


def test_that_a_mark_that_is_none_is_told_and_nothing_is_checked(qtbot: QtBot, opened: Opened) -> None:
    dialog = _checked(qtbot, opened)
    dialog.anchor.setText("12 of yesterday")
    dialog.again_button.click()
    assert not dialog.running
    assert "is not a mark of the journal" in dialog.told.text()
    assert not dialog.restore_button.isVisible()
    dialog.accept()


def test_that_the_first_wrong_entry_is_named_and_a_backup_offered(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    _tamper(clinic, "UPDATE journal SET after = after || ' ' WHERE id = 3")
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        dialog = _checked(qtbot, running)
        assert "The first wrong entry of the journal is entry 3." in dialog.told.text()
        assert "Entry 3 of the journal was changed after it was written." in dialog.problems.text()
        assert dialog.rows[Check.CHAIN].text == "problems: 1"
        assert dialog.rows[Check.GUARDS].text == "problems: 1"
        assert dialog.rows[Check.PAGES].text == "in order"
        dialog.restore_button.click()
        qtbot.waitUntil(lambda: running.window.findChild(BackupsDialog) is not None)
        found = running.window.findChild(BackupsDialog)
        assert found is not None
        found.accept()


def test_that_a_mark_from_a_print_finds_a_cut_tail(qtbot: QtBot, opened: Opened) -> None:
    dialog = _checked(qtbot, opened)
    assert dialog.found is not None
    dialog.anchor.setText(f"{dialog.found.entries + 4:,}: {'ab' * 16}")
    dialog.again_button.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.rows[Check.ANCHOR].text == "problems: 1"
    assert "entries were cut off its end" in dialog.problems.text()
    assert dialog.restore_button.isVisible()
    dialog.accept()


def test_that_a_check_that_is_left_does_not_go_on(qtbot: QtBot, opened: Opened) -> None:
    opened.window._actions["verify"].trigger()
    dialog = opened.window.findChild(VerifyDialog)
    assert dialog is not None
    dialog.reject()
    seen: list[int] = []
    opened.session.read(lambda store: len(store.patients()), seen.append)
    qtbot.waitUntil(lambda: seen == [2])
    assert opened.window.message.text == ""
