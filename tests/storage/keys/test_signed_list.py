"""A backup from before a change of users, restored: everybody has today's role and key, and all of it is signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from benchmarks.siege_common import CHEAP
from storage.backups.manifests import Backup
from storage.backups.taking import take
from storage.clinic.journal.guards import remove_triggers
from storage.clinic.store import Store
from storage.clinic.verifying.verification import verify
from storage.fresh.memory import Memory
from storage.keys import vault
from storage.keys.keyfile import Book, Person, keys_path, opened_book, read_keys, write_keys
from storage.keys.patience import Patience
from storage.keys.vault import Created, Unlocked
from storage.keys.vaultnotes import recorded
from storage.opening import opened_clinic, restored_clinic
from storage.roles import Role
from tests.storage.clinics import case

FIRST, SECOND = "portal vein 4", "hepatic artery 9"
GONE = "no user"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def created(path: Path) -> Created:
    """Two administrators, a nurse and a reader, one patient."""
    made = vault.create_clinic(path, user="Chen", password=FIRST)
    with opened_clinic(path, made.unlocked) as store:
        store.import_record(case())
        change = partial(changed, store, path, made.unlocked)
        change(vault.add_user, user="Li", password=FIRST, role=Role.ADMINISTRATOR)
        change(vault.add_user, user="Mei", password=FIRST, role=Role.NURSE)
        change(vault.add_user, user="Sun", password=FIRST, role=Role.READER)
    return made


def changed(store: Store, path: Path, by: Unlocked, act: Callable[..., None], **what: object) -> None:
    recorded(store, by.key, partial(act, path, by, **what))


def enter(path: Path, user: str, password: str) -> Unlocked:
    return vault.unlock(path, user=user, password=password, patience=Patience(path, sleep=lambda _: None))


def backed_up(path: Path, by: Unlocked) -> Backup:
    with opened_clinic(path, by) as store:
        return take(store, path.parent / "backups", key=by.key)


def roles(path: Path, **passwords: str) -> dict[str, str]:
    """The role with which each comes in, and that nothing is told then."""
    found = {}
    for name, password in passwords.items():
        with opened_clinic(path, enter(path, name, password)) as store:
            assert store.told_at_opening == ()
            found[name] = store.actor.role.value
    return found


def changes_of_users(path: Path, chen: Unlocked) -> None:
    """By Chen, then by Li, who gives Chen another password and with it another key."""
    with opened_clinic(path, chen) as store:
        changed(store, path, chen, vault.add_user, user="Zhao", password=FIRST, role=Role.RADIOLOGIST)
        changed(store, path, chen, vault.set_role, user="Mei", role=Role.CLINICIAN)
        changed(store, path, chen, vault.remove_user, user="Sun")
    li = enter(path, "Li", FIRST)
    with opened_clinic(path, li) as store:
        changed(store, path, li, vault.change_password, user="Chen", password=SECOND)


TODAY = {"Chen": "administrator", "Li": "administrator", "Mei": "clinician", "Zhao": "radiologist"}


@pytest.mark.parametrize("restorer", ["Chen", "Li"])
def test_that_after_the_restore_of_an_older_backup_everybody_has_the_role_of_today(
    path: Path, created: Created, restorer: str
) -> None:
    backup = backed_up(path, created.unlocked)
    changes_of_users(path, created.unlocked)
    by = enter(path, restorer, SECOND if restorer == "Chen" else FIRST)
    restored_clinic(backup.path, path, by)
    assert roles(path, Chen=SECOND, Li=FIRST, Mei=FIRST, Zhao=FIRST) == TODAY
    with opened_clinic(path, by) as store:
        assert verify(store).problems == ()
        names = store.database.execute("SELECT count(*), count(DISTINCT signature) FROM clinic_user").fetchone()
        assert names[0] == names[1]  # each once


def test_that_it_is_so_where_the_file_that_was_replaced_is_gone_or_the_copy_was_put_there_by_hand(
    path: Path, created: Created
) -> None:
    backup = backed_up(path, created.unlocked)
    changes_of_users(path, created.unlocked)
    path.write_bytes(backup.path.read_bytes())
    by = enter(path, "Chen", SECOND)
    Memory(path, by.key).path.unlink()  # on a computer that did not know the file
    assert roles(path, Chen=SECOND, Li=FIRST, Mei=FIRST, Zhao=FIRST) == TODAY
    with opened_clinic(path, by) as store:
        assert verify(store).problems == ()


def test_that_a_password_given_by_the_recovery_code_holds_after_the_restore(path: Path, created: Created) -> None:
    backup = backed_up(path, created.unlocked)
    code = vault.recover(path, code=created.recovery_code)
    with opened_clinic(path, code) as store:
        changed(store, path, code, vault.change_password, user="Chen", password=SECOND)
    chen = enter(path, "Chen", SECOND)
    with opened_clinic(path, chen) as store:
        before = verify(store).problems
    restored_clinic(backup.path, path, chen)
    assert roles(path, Chen=SECOND, Li=FIRST) == {"Chen": "administrator", "Li": "administrator"}
    with opened_clinic(path, chen) as store:
        assert verify(store).problems == before
    assert len(before) == 1  # the chain of administrators is broken, then as now


def test_that_a_restore_on_a_new_computer_has_the_users_of_the_backup(
    path: Path, created: Created, tmp_path: Path
) -> None:
    backup = backed_up(path, created.unlocked)
    changes_of_users(path, created.unlocked)
    target = tmp_path / "new" / "clinic.hepatrack"
    target.parent.mkdir()
    restored_clinic(backup.path, target, enter(backup.path, "Chen", FIRST))
    users = {"Chen": "administrator", "Li": "administrator", "Mei": "nurse", "Sun": "reader"}
    assert roles(target, Chen=FIRST, Li=FIRST, Mei=FIRST, Sun=FIRST) == users


def test_that_a_list_kept_before_there_was_a_place_for_it_is_kept_at_the_next_opening(
    path: Path, created: Created
) -> None:
    file, key = read_keys(path), created.unlocked.key
    book = opened_book(file, key)
    assert len(book.said) == 5  # the users, and the recovery code
    write_keys(file, replace(book, said=()), path, key=key)
    with opened_clinic(path, created.unlocked):
        assert opened_book(read_keys(path), key).said == book.said
    written = keys_path(path).read_bytes()
    with opened_clinic(path, created.unlocked):
        assert keys_path(path).read_bytes() == written  # once


def rewritten(path: Path, by: Unlocked, act: Callable[[Book], Book]) -> None:
    """The keys file as somebody with the key writes it, of the next generation."""
    file = read_keys(path)
    write_keys(file, act(opened_book(file, by.key)), path, key=by.key)


def told_at_opening(path: Path, by: Unlocked) -> str:
    with opened_clinic(path, by) as store:
        return " ".join(map(str, store.told_at_opening))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda people: people[1:], "On the signed list of users and not in the keys file: Chen."),
        (lambda people: (*people, Person("", "Fake", "nurse")), "In the keys file and not on the signed list"),
        (
            lambda people: (*people[:2], replace(people[2], role="administrator"), people[3]),
            "With another role in the keys file than on the signed list of users: Mei.",
        ),
    ],
)
def test_that_users_of_the_keys_file_who_are_not_as_they_were_signed_are_told_at_opening(
    path: Path, created: Created, act: Callable[[tuple[Person, ...]], tuple[Person, ...]], said: str
) -> None:
    li = enter(path, "Li", FIRST)
    assert told_at_opening(path, li) == ""
    rewritten(path, li, lambda book: replace(book, people=act(book.people)))
    assert said in told_at_opening(path, li)


def test_that_a_list_that_was_taken_away_is_told_and_whom_an_administrator_signs_for_then(
    path: Path, created: Created
) -> None:
    with opened_clinic(path, created.unlocked) as store:
        remove_triggers(store.database)
        for table in ("clinic_user", "signature"):
            store.database.execute(f"DELETE FROM {table}")
    nurse = told_at_opening(path, enter(path, "Mei", FIRST))
    assert "The signed list of users that" in nurse
    said = told_at_opening(path, created.unlocked)
    assert "The signed list of users that" in said
    assert "With this opening Chen signed for these users" in said
    assert "Li (an administrator)" in said
    assert "Sun (a reader)" in said
    assert told_at_opening(path, created.unlocked) == ""
