"""Keys files of version 2: what they show, what each write counts, and those of version 1 that become one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from storage.keys import keyfile, vault
from storage.keys.keyfile import SLOTS, KeyFile, keys_path, opened_book, read_keys
from storage.keys.limits import idle_limit, set_idle_limit
from storage.keys.patience import Patience
from storage.keys.vault import Unlocked, WrongPassword
from storage.problems import StoreProblem
from storage.roles import Role
from storage.signing import is_signed

OLD = Path(__file__).parents[2] / "data" / "old_files" / "version_1.keys"
OLD_CODE = "HH8QM0J-S92Q9X5-FMM15Q3-ZR9D2ZM-N0MWQP1"
PASSWORD, OTHER = "portal vein 4", "another password"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def head(path: Path) -> Unlocked:
    return vault.create_clinic(path, user="Dr Chen", password=PASSWORD).unlocked


@pytest.fixture
def old(path: Path) -> Path:
    shutil.copy(OLD, keys_path(path))
    return path


@pytest.fixture
def stretchings(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The salt of every password that is tried."""
    seen: list[bytes] = []
    stretched = keyfile.stretched

    def counted(secret: bytes, salt: bytes, *, cost: keyfile.Cost) -> bytes:
        seen.append(salt)
        return stretched(secret, salt, cost=cost)

    monkeypatch.setattr(keyfile, "stretched", counted)
    return seen


def enter(path: Path, user: str = "Dr Chen", password: str = PASSWORD) -> Unlocked:
    patience = Patience(path, sleep=lambda _: None)
    return vault.unlock(path, user=user, password=password, patience=patience)


def public(path: Path, by: Unlocked, user: str) -> str:
    return next(one.public for one in vault.users(path, by) if one.name == user)


def slots(path: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(keys_path(path).read_text())["slots"]
    return found


# What it shows


def test_that_a_keys_file_shows_no_number_of_users(path: Path, head: Unlocked) -> None:
    shapes = set()
    for number in range(SLOTS):
        document = json.loads(keys_path(path).read_text())
        shapes.add(json.dumps(document, default=str).translate(str.maketrans("0123456789abcdef", "x" * 16)))
        assert len(document["slots"]) == SLOTS
        if number:
            set_idle_limit(path, head, minutes=number)
        vault.add_user(path, head, user=f"user {number}", password=OTHER, role=Role.NURSE)
    assert len(slots(path)) == 2 * SLOTS
    assert len(shapes) == 1
    assert [enter(path, f"user {number}", OTHER).key for number in range(SLOTS)] == [head.key] * SLOTS


def test_that_a_removed_user_leaves_as_many_slots(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    before = slots(path)
    vault.remove_user(path, head, user="Wang Li")
    after = slots(path)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert {len(slot["sealed"]) for slot in after} == {2 * 104}


def test_that_a_name_is_confirmed_by_nothing_but_its_password(
    path: Path, head: Unlocked, stretchings: list[bytes]
) -> None:
    found_by = {slot["finder"] for slot in slots(path)}
    file = read_keys(path)
    assert keyfile.opening(file, "Dr Chen", b"another")[0] not in found_by
    assert keyfile.opening(file, "Dr Chen", PASSWORD.encode())[0] in found_by
    stretchings.clear()
    for user, password in (("Dr Chen", PASSWORD), ("Dr Chen", OTHER), ("nobody", PASSWORD)):
        try:
            enter(path, user, password)
        except WrongPassword:
            assert (user, password) != ("Dr Chen", PASSWORD)
        assert len(stretchings) == 1  # one try costs the same for everybody
        stretchings.clear()


def test_that_two_users_of_one_password_have_nothing_in_common(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=PASSWORD, role=Role.NURSE)
    assert len({slot["finder"] for slot in slots(path)}) == SLOTS
    assert enter(path, "Wang Li").actor.role is Role.NURSE


# Signing keys


def test_that_a_users_signing_key_comes_with_their_password_and_stays_theirs(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    nurse = enter(path, "Wang Li", OTHER)
    assert head.signer is not None
    assert nurse.signer is not None
    assert nurse.signer != head.signer
    assert is_signed(b"entered", nurse.signer.sign(b"entered"), public=public(path, head, "Wang Li"))
    vault.change_password(path, nurse, user="Wang Li", password=PASSWORD, old=OTHER)
    assert enter(path, "Wang Li").signer == nurse.signer
    assert public(path, head, "Wang Li") == nurse.signer.public


def test_that_a_password_given_by_another_comes_with_another_signing_key(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    before = public(path, head, "Wang Li")
    vault.change_password(path, head, user="Wang Li", password=PASSWORD)
    nurse = enter(path, "Wang Li")
    assert nurse.signer is not None
    assert nurse.signer.public == public(path, head, "Wang Li") != before


def test_that_recovery_signs_by_the_key_of_its_code_and_gives_new_keys(path: Path) -> None:
    created = vault.create_clinic(path, user="Dr Chen", password=PASSWORD)
    recovered = vault.recover(path, code=created.recovery_code)
    assert recovered == vault.recover(path, code=created.recovery_code)
    assert recovered.signer not in (None, created.unlocked.signer)
    vault.change_password(path, recovered, user="Dr Chen", password=OTHER)
    again = enter(path, "Dr Chen", OTHER)
    assert again.key == created.unlocked.key
    assert again.signer not in (None, created.unlocked.signer)


def test_that_no_seed_is_in_a_print_or_under_the_master_key(path: Path, head: Unlocked) -> None:
    assert head.signer is not None
    assert head.signer.seed.hex() not in repr(head)
    assert str(head.signer.seed) not in repr(head)
    assert head.signer.seed.hex() not in repr(opened_book(read_keys(path), head.key))


# Generations


def generation(path: Path, by: Unlocked) -> int:
    return opened_book(read_keys(path), by.key).generation


def test_that_every_write_is_counted(path: Path, head: Unlocked) -> None:
    counts = [generation(path, head)]
    for change in (
        lambda: vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE),
        lambda: vault.set_role(path, head, user="Wang Li", role=Role.READER),
        lambda: set_idle_limit(path, head, minutes=5),
        lambda: vault.new_recovery_code(path, head),
        lambda: vault.change_password(path, head, user="Dr Chen", password=OTHER, old=PASSWORD),
        lambda: vault.remove_user(path, head, user="Wang Li"),
    ):
        change()
        counts.append(generation(path, head))
    assert counts == [2, 3, 4, 5, 6, 7, 8]  # the first is written twice: its note is settled at once
    assert enter(path, password=OTHER) == head
    assert generation(path, head) == 8  # looking writes nothing


def test_that_a_newer_keys_file_is_told(path: Path, head: Unlocked) -> None:
    document = json.loads(keys_path(path).read_text()) | {"version": 3}
    keys_path(path).write_text(json.dumps(document))
    with pytest.raises(StoreProblem, match="newer Hepatrack"):
        enter(path)


# Version 1


def test_that_a_file_of_version_1_becomes_one_of_version_2_as_its_users_log_in(old: Path) -> None:
    first = enter(old)
    assert first.actor.role is Role.ADMINISTRATOR
    assert first.signer is not None
    assert (generation(old, first), idle_limit(old, first)) == (1, 7)
    assert [one.public for one in vault.users(old, first)] == [first.signer.public, ""]
    assert len(read_keys(old).old) == 1
    second = enter(old, "Wang Li", OTHER)
    assert (second.key, second.actor.role) == (first.key, Role.NURSE)
    assert second.signer is not None
    assert public(old, first, "Wang Li") == second.signer.public
    assert read_keys(old).old == ()
    assert b"old" not in keys_path(old).read_bytes()
    assert (enter(old), enter(old, "Wang Li", OTHER)) == (first, second)
    assert vault.recover(old, code=OLD_CODE).key == first.key


def test_that_a_wrong_password_or_name_changes_nothing_of_version_1(old: Path, stretchings: list[bytes]) -> None:
    for user in ("Dr Chen", "nobody"):
        with pytest.raises(WrongPassword):
            enter(old, user, "wrong one")
        assert len(stretchings) == 2
        stretchings.clear()
    assert keys_path(old).read_bytes() == OLD.read_bytes()


def test_that_version_1_is_opened_where_nothing_can_be_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreProblem("The disk is full.", "Free some space.")

    with monkeypatch.context() as broken:
        broken.setattr(keyfile, "write_whole", full)
        unlocked = enter(old)
    assert (unlocked.actor.user, unlocked.signer) == ("Dr Chen", None)
    assert vault.unlock(old, user="Dr Chen", password=PASSWORD, renew=False).signer is None
    assert keys_path(old).read_bytes() == OLD.read_bytes()
    assert enter(old).signer is not None


def test_that_users_of_version_1_come_and_go_before_they_log_in_again(old: Path) -> None:
    recovered = vault.recover(old, code=OLD_CODE)
    vault.change_password(old, recovered, user="Dr Chen", password=OTHER)
    head = enter(old, password=OTHER)
    assert head.signer is not None
    with pytest.raises(WrongPassword):
        enter(old)
    vault.remove_user(old, head, user="Wang Li")
    assert read_keys(old).old == ()
    with pytest.raises(WrongPassword):
        enter(old, "Wang Li", OTHER)


def test_that_a_role_changed_in_version_1_holds(old: Path) -> None:
    head = enter(old)
    vault.set_role(old, head, user="Wang Li", role=Role.DATA_MANAGER)
    assert enter(old, "Wang Li", OTHER).actor.role is Role.DATA_MANAGER


def test_that_an_old_slot_put_back_is_told(old: Path) -> None:
    head = enter(old)
    document = json.loads(keys_path(old).read_text())
    enter(old, "Wang Li", OTHER)
    vault.remove_user(old, head, user="Wang Li")
    keys_path(old).write_text(json.dumps(json.loads(keys_path(old).read_text()) | {"old": document["old"]}))
    with pytest.raises(StoreProblem, match="changed from outside"):
        enter(old, "Wang Li", OTHER)


def test_that_what_is_read_of_version_1_names_its_salt_anew(old: Path) -> None:
    found: KeyFile = read_keys(old)
    assert found.salt != read_keys(old).salt
    assert len(found.slots) == SLOTS
