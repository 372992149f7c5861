"""A clinic file that is not the latest, in the window; and the check that runs by itself once a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.connection import connect
from storage.fresh.memory import Memory
from storage.fresh.watch import GONE_ON
from storage.keys import vault
from storage.keys.keyfile import keys_path
from storage.opening import opened_clinic
from storage.roles import Role
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, program
from ui.clinic.going_on import GoOnDialog
from ui.clinic.verify import VerifyDialog
from ui.kit.theme import Theme
from ui.settings.clinic_file import CHECKED, UNSEEN, Checked, checked_of


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return clinic_file(tmp_path)


def _made_older(path: Path) -> None:
    """The clinic file of before a visit, in the place of the one that has it."""
    by = vault.unlock(path, user=USER, password=PASSWORD)
    vault.add_user(path, by, user="Li Na", password="gastric vein 7", role=Role.NURSE)
    with opened_clinic(path, by):
        pass
    content, keys = path.read_bytes(), keys_path(path).read_bytes()
    with opened_clinic(path, by) as store:
        store.add_visit(store.patients()[0][0], VisitEntry(visit=Visit(date=date(2025, 3, 1), ecog=0)))
    path.write_bytes(content)
    keys_path(path).write_bytes(keys)


def _given(qtbot: QtBot, opened: Opened, user: str, password: str) -> str:
    """What the page says after name and password were given."""
    page = opened.entrance.page
    qtbot.waitUntil(page.isVisible)
    page.user.setText(user)
    page.password.setText(password)
    page.go_button.click()
    qtbot.waitUntil(lambda: page.told not in ("", "Opening the clinic file."), timeout=10_000)
    return page.told


def test_that_an_older_file_is_told_before_anything_is_shown(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    _made_older(clinic)
    with program(qtbot, theme, clinic) as running:
        page = running.entrance.page
        assert "is older than this computer knew it" in _given(qtbot, running, USER, PASSWORD)
        assert running.window.covered
        assert page.restore_button.isVisible()
        page.go_on_button.click()
        dialog = running.window.findChild(GoOnDialog)
        assert dialog is not None
        assert not dialog.go_button.isEnabled()
        dialog.stay_button.click()
        assert running.window.covered
        page.go_on_button.click()
        dialog = running.window.findChildren(GoOnDialog)[-1]
        dialog.reason.setText("the disk of the newer one is lost")
        dialog.go_button.click()
        qtbot.waitUntil(lambda: not running.window.covered, timeout=10_000)
        told: list[str] = []
        last = "label <> 'Write down who came in, looked or took' ORDER BY id DESC LIMIT 1"
        running.session.read(lambda store: store.file.journal.operations(last)[0].label, told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert told == [GONE_ON]
    with program(qtbot, theme, clinic) as again:
        enter(qtbot, again)


def test_that_somebody_without_the_right_is_offered_no_way_on(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    _made_older(clinic)
    with program(qtbot, theme, clinic) as running:
        assert "an administrator can go on" in _given(qtbot, running, "Li Na", "gastric vein 7")
        assert not running.entrance.page.go_on_button.isVisible()


def test_that_what_was_saved_is_remembered_while_the_file_is_open(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    key = vault.unlock(clinic, user=USER, password=PASSWORD).key
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        before = Memory(clinic, key).read()
        assert before is not None
        entry = VisitEntry(visit=Visit(date=date(2025, 3, 1), ecog=0))
        running.session.write(lambda store: store.add_visit(1, entry), touched=[1])

        def remembered() -> bool:
            known = Memory(clinic, key).read()
            assert known is not None
            return known.entries > before.entries and not known.pages

        qtbot.waitUntil(remembered, timeout=8000)
    closed = Memory(clinic, key).read()
    assert closed is not None
    assert closed.pages


def _checked(qtbot: QtBot, running: Opened) -> Checked:
    """The check as it begins by itself when nobody was there for a minute."""
    checks = running.doors.checks
    qtbot.waitUntil(lambda: not running.session.busy, timeout=10_000)
    running.entrance.idle._at_steady -= 61
    checks.check_if_due()
    assert checks.running
    qtbot.waitUntil(lambda: not checks.running, timeout=20_000)
    found = checked_of(running.settings.value(CHECKED))
    assert found is not None
    return found


def test_that_the_file_is_checked_by_itself_once_a_day(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        running.doors.checks.check_if_due()
        assert not running.doors.checks.running  # somebody is there
        assert _checked(qtbot, running).wrong == 0
        assert running.doors.checks.words().endswith("whole")
        assert running.doors.checks.words() in [label.text() for label in running.window._status._labels]
        running.entrance.idle._at_steady -= 61
        running.doors.checks.check_if_due()
        assert not running.doors.checks.running  # not twice a day


def test_that_what_it_finds_is_told_until_somebody_has_looked(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    db = connect(clinic, key=vault.unlock(clinic, user=USER, password=PASSWORD).key)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("UPDATE lab_result SET value = '4' WHERE id = 1")
    db.close()
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        assert _checked(qtbot, running).wrong == 2
        assert "found something wrong" in running.window.message.text
        assert "problems found: 2" in running.doors.checks.words()
    with program(qtbot, theme, clinic, running.settings) as again:
        enter(qtbot, again)
        assert "found something wrong" in again.window.message.text
        again.window._actions["verify"].trigger()
        dialog = again.window.findChild(VerifyDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: not dialog.running, timeout=10_000)
        qtbot.waitUntil(lambda: not again.settings.value(UNSEEN))
        dialog.accept()


def test_that_a_lock_does_not_wait_for_the_check(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        running.doors.checks.check()
        running.entrance.lock()
        qtbot.waitUntil(lambda: not running.doors.checks.running, timeout=10_000)
        assert running.window.covered
        assert checked_of(running.settings.value(CHECKED, "")) is None


def test_that_the_journal_is_held_against_a_backup(qtbot: QtBot, theme: Theme, clinic: Path, tmp_path: Path) -> None:
    from storage.backups.manifests import manifest_path
    from storage.backups.taking import take

    by = vault.unlock(clinic, user=USER, password=PASSWORD)
    with opened_clinic(clinic, by) as store:
        backup = take(store, tmp_path, key=by.key).path
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        running.window._actions["verify"].trigger()
        dialog = running.window.findChild(VerifyDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: not dialog.running, timeout=10_000)
        dialog.compare_with(str(backup))
        qtbot.waitUntil(lambda: not dialog.running, timeout=10_000)
        assert dialog.found is not None
        assert dialog.found.problems == ()
        manifest = manifest_path(backup)
        manifest.write_text(manifest.read_text().replace("asked for", "daily").replace('"reason": ""', '"reason": "x"'))
        dialog.again_button.click()
        qtbot.waitUntil(lambda: not dialog.running, timeout=10_000)
        assert "was changed" in dialog.problems.text()
        dialog.accept()
