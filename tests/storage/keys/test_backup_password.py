"""A backup with a password of its own: what opens it, what does not, and what a restore makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.backups.manifests import Backup, read_manifest
from storage.backups.restoring import copy_to
from storage.backups.taking import check, take
from storage.clinic.leaving import Left
from storage.keys import vault
from storage.keys.keyfile import SLOTS, keys_path, read_keys
from storage.keys.patience import Patience
from storage.keys.vault import BACKUP, Created, Unlocked, User, WrongPassword
from storage.opening import opened_clinic, restored_clinic, unlocked_backup
from storage.problems import StoreProblem
from storage.roles import Actor, Role

PASSWORD, OTHER, OWN = "portal vein 4", "another password", "a drive in the safe"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def created(path: Path) -> Created:
    made = vault.create_clinic(path, user="Dr Chen", password=PASSWORD)
    vault.add_user(path, made.unlocked, user="Wang Li", password=OTHER, role=Role.NURSE)
    return made


@pytest.fixture
def backup(path: Path, created: Created, tmp_path: Path) -> Backup:
    with opened_clinic(path, created.unlocked) as store:
        return take(store, tmp_path / "backups", key=created.unlocked.key)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    made = tmp_path / "drive"
    made.mkdir()
    return made


@pytest.fixture
def copy(backup: Backup, drive: Path, created: Created) -> Path:
    return copy_to(backup, drive, Left(1), keys=vault.keys_for_backup(backup.path, created.unlocked, password=OWN)).path


def enter(path: Path, user: str, password: str) -> Unlocked:
    return vault.unlock(path, user=user, password=password, patience=Patience(path, sleep=lambda _: None))


def test_that_it_opens_by_its_own_password_and_the_code_and_by_no_users(
    copy: Path, backup: Backup, created: Created
) -> None:
    unlocked = enter(copy, BACKUP, OWN)
    assert (unlocked.key, unlocked.actor.role) == (created.unlocked.key, Role.ADMINISTRATOR)
    assert (unlocked.recovered, unlocked.signer) == (True, None)
    assert check(copy, unlocked.key).anchor == backup.anchor
    assert read_manifest(copy) is not None
    for user, password in (("Dr Chen", PASSWORD), ("Wang Li", OTHER), ("Dr Chen", OWN), (BACKUP, PASSWORD)):
        with pytest.raises(WrongPassword):
            enter(copy, user, password)
    assert vault.recover(copy, code=created.recovery_code).key == unlocked.key
    assert enter(backup.path, "Dr Chen", PASSWORD).key == unlocked.key  # the one at home is as it was


def test_that_it_shows_no_more_than_any_keys_file(copy: Path, backup: Backup) -> None:
    assert len(read_keys(copy).slots) == SLOTS
    assert {slot.finder for slot in read_keys(copy).slots}.isdisjoint(
        slot.finder for slot in read_keys(backup.path).slots
    )
    assert read_keys(copy).salt != read_keys(backup.path).salt
    assert b"backup password" not in keys_path(copy).read_bytes()


def test_that_after_a_restore_users_get_new_passwords_and_new_signing_keys(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "ward.hepatrack"
    target.parent.mkdir()
    unlocked = unlocked_backup(copy, target, user=BACKUP, password=OWN)
    restored_clinic(copy, target, unlocked)
    by = enter(target, BACKUP, OWN)
    assert [(user.name, user.role) for user in vault.users(target, by)] == [
        ("Dr Chen", Role.ADMINISTRATOR), ("Wang Li", Role.NURSE), (BACKUP, Role.ADMINISTRATOR),
    ]  # fmt: skip
    with pytest.raises(WrongPassword):
        enter(target, "Dr Chen", PASSWORD)
    vault.change_password(target, by, user="Dr Chen", password="quite another word")
    head = enter(target, "Dr Chen", "quite another word")
    assert head.signer is not None
    vault.remove_user(target, head, user=BACKUP)
    with pytest.raises(WrongPassword):
        enter(target, BACKUP, OWN)
    assert User("Wang Li", Role.NURSE) in vault.users(target, head)


def test_that_it_replaces_the_clinic_file_and_leaves_the_keys_of_today(
    path: Path, copy: Path, created: Created
) -> None:
    unlocked = unlocked_backup(copy, path, user=BACKUP, password=OWN)
    restored_clinic(copy, path, unlocked)
    assert enter(path, "Wang Li", OTHER).key == created.unlocked.key
    with pytest.raises(WrongPassword):
        enter(path, BACKUP, OWN)


def test_that_it_is_copied_over_nothing(backup: Backup, drive: Path, copy: Path, created: Created) -> None:
    before = keys_path(copy).read_bytes()
    keys = vault.keys_for_backup(backup.path, created.unlocked, password="yet another safe word")
    with pytest.raises(StoreProblem, match="exists already"):
        copy_to(backup, drive, Left(1), keys=keys)
    assert keys_path(copy).read_bytes() == before


def test_that_its_password_is_judged_and_asked_of_whoever_may_make_backups(backup: Backup, created: Created) -> None:
    with pytest.raises(StoreProblem, match="easy to guess"):
        vault.keys_for_backup(backup.path, created.unlocked, password="password1")
    reader = Unlocked(created.unlocked.key, Actor("Li", Role.READER))
    with pytest.raises(StoreProblem):
        vault.keys_for_backup(backup.path, reader, password=OWN)


def test_that_nobody_is_called_like_it(path: Path, created: Created) -> None:
    with pytest.raises(StoreProblem, match="cannot be the name of a user"):
        vault.add_user(path, created.unlocked, user="Backup Password", password=OWN, role=Role.READER)
