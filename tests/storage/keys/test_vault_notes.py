"""Users and the journal never come apart: not by a kill, not by a full disk, not by the console's recovery.

Eight kills here; HEPATRACK_KILL_ROUNDS=200 makes it more.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest

from storage.clinic.journal.operations import Journal
from storage.clinic.schema.ladder import LOOKED
from storage.clinic.store import Store
from storage.clinic.verifying.verification import verify
from storage.fresh.memory import Memory
from storage.keys import vault, vaultnotes
from storage.keys.keyfile import Cost, keys_path, opened_book, read_keys, write_keys
from storage.keys.vault import Unlocked
from storage.keys.vaultnotes import Note, owed, recorded, settle
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import Role
from tests.storage.clinic.test_store import case

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("HEPATRACK_KILL_ROUNDS", "8"))
USER, PASSWORD = "Dr Chen", "portal vein 4"
CHANGER = """
import random, sys
from functools import partial
from pathlib import Path
from storage.keys import vault
from storage.opening import opened_clinic
from storage.keys.keyfile import Cost
from storage.keys.passwords import check_password
from storage.roles import Role
from storage.keys.vaultnotes import recorded

check_password("quite another one")  # which takes its time at first
vault.NEW_COST = Cost(operations=2, memory=19 << 20)
path, chance = Path(sys.argv[1]), random.Random(sys.argv[2])
by = vault.unlock(path, user="Dr Chen", password="portal vein 4")
with opened_clinic(path, by) as store:
    print("begun", flush=True)
    while True:
        others = [user for user in vault.users(path, by) if user.name != by.actor.user]
        if len(others) < 2 or chance.random() < 0.3:
            name = f"user {chance.randrange(10**9)}"
            change = partial(vault.add_user, path, by, user=name, password="quite another one", role=Role.NURSE)
        elif chance.random() < 0.5:
            change = partial(vault.remove_user, path, by, user=chance.choice(others).name)
        else:
            role = chance.choice([role for role in Role if role is not Role.ADMINISTRATOR])
            change = partial(vault.set_role, path, by, user=chance.choice(others).name, role=role)
        recorded(store, by.key, change)
"""


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def by(path: Path) -> Unlocked:
    return vault.create_clinic(path, user=USER, password=PASSWORD).unlocked


@pytest.fixture
def store(path: Path, by: Unlocked) -> Iterator[Store]:
    with opened_clinic(path, by) as opened:
        yield opened


def notes(store: Store) -> list[tuple[str, str]]:
    """Label and reason of what was done to users, in order."""
    return [(label, reason) for label, reason in store.database.execute(_NOTES)]


_NOTES = "SELECT label, reason FROM operation WHERE label LIKE '% user%' OR label LIKE '%password%' ORDER BY id"


def debts(path: Path, by: Unlocked) -> tuple[Note, ...]:
    return owed(opened_book(read_keys(path), by.key))


def users_by_the_journal(store: Store) -> dict[str, str]:
    """Who may open the file as somebody who reads only the journal would know it."""
    found = {USER: Role.ADMINISTRATOR.value}
    for label, reason in notes(store):
        name, _, role = reason.split(" (done ")[0].partition(", ")
        if label == "Remove a user":
            del found[name]
        else:
            assert (label == "Add a user") == (name not in found)
            found[name] = role
    return found


def test_that_a_kill_at_any_moment_leaves_vault_and_journal_in_agreement(path: Path, by: Unlocked) -> None:
    chance = random.Random(20261120)
    in_debt = 0
    for number in range(ROUNDS):
        command = [sys.executable, "-c", CHANGER, str(path), str(number)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as changer:
            assert changer.stdout is not None
            begun = changer.stdout.readline()
            try:
                changer.wait(chance.uniform(0, 0.4))
            except subprocess.TimeoutExpired:
                changer.kill()
            assert (begun, changer.communicate()[1]) == ("begun\n", "")
        in_debt += bool(debts(path, by))
        with opened_clinic(path, by) as store:
            known = {user.name: user.role.value for user in vault.users(path, by)}
            assert users_by_the_journal(store) == known
            assert debts(path, by) == ()
            assert verify(store).ok
            count = len(notes(store))
    assert count > ROUNDS
    assert in_debt > 0 or ROUNDS < 50  # some kills came between the two files


def test_that_what_is_owed_is_journalled_once_as_done_by_whoever_did_it(path: Path, by: Unlocked) -> None:
    """The plug is pulled after the keys file was written, and again before the debt is struck out."""
    vault.add_user(path, by, user="Li", password="quite another one", role=Role.READER)
    debt = keys_path(path).read_bytes()
    (one,) = debts(path, by)
    reader = vault.unlock(path, user="Li", password="quite another one")
    for _ in range(2):
        keys_path(path).write_bytes(debt)
        Memory(path, by.key).path.unlink(missing_ok=True)  # which knew that the debt was struck out
        with opened_clinic(path, reader) as store:
            made, code, *last = store.database.execute(
                'SELECT label, reason, "user", role, clock_set_back FROM operation WHERE label <> ?', (LOOKED,)
            ).fetchall()
            assert made == ("Make the clinic file", f"{USER}, administrator", USER, "administrator", 0)
            assert code[0] == "Make a new recovery code"
            assert last == [("Add a user", "Li, reader", USER, "administrator", 0)]
            assert store.file.journal.has_note("Add a user", by=by.actor, at=one.at)
            assert store.past.last_operation() is None  # not to be undone


def test_that_a_late_note_takes_its_place_behind_what_was_journalled_since(path: Path, by: Unlocked) -> None:
    vault.add_user(path, by, user="Li", password="quite another one", role=Role.READER)
    (one,) = debts(path, by)
    with Store.open(path, key=by.key, actor=by.actor, signer=by.signer) as store:
        store.import_record(case())
        settle(store, by.key)
        ((label, reason),) = notes(store)
        assert label == "Add a user"
        assert reason == f"Li, reader (done {one.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC, journalled later)"
        assert not any(operation.clock_set_back for operation in store.file.journal.operations("1"))


def test_that_a_change_that_cannot_be_journalled_is_taken_back(
    store: Store, path: Path, by: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreProblem("The disk is full; nothing was saved.", "Free some space and try again.")

    before = keys_path(path).read_bytes()
    add = partial(vault.add_user, path, by, user="Li", password="quite another one", role=Role.READER)
    with monkeypatch.context() as broken:
        broken.setattr(Journal, "operation", full)
        with pytest.raises(StoreProblem, match="disk is full"):
            recorded(store, by.key, add)
    assert keys_path(path).read_bytes() == before
    assert notes(store) == []
    recorded(store, by.key, add)
    assert notes(store) == [("Add a user", "Li, reader")]


def test_that_a_change_stays_owed_where_the_old_keys_cannot_come_back(
    store: Store, path: Path, by: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreProblem("The disk is full; nothing was saved.", "Free some space and try again.")

    with monkeypatch.context() as broken:
        broken.setattr(Journal, "operation", full)
        broken.setattr(vaultnotes, "write_whole", full)
        code = recorded(store, by.key, partial(vault.new_recovery_code, path, by))
    assert vault.recover(path, code=code).key == by.key
    assert [one.label for one in debts(path, by)] == ["Make a new recovery code"]
    settle(store, by.key)
    settle(store, by.key)
    (count,) = store.database.execute("SELECT count(*) FROM operation WHERE label LIKE '%recovery%'").fetchone()
    assert count == 2  # the first one, and this


def test_that_notes_sealed_by_another_key_are_told(path: Path, by: Unlocked) -> None:
    vault.add_user(path, by, user="Li", password="quite another one", role=Role.READER)
    file = read_keys(path)
    write_keys(file, opened_book(file, by.key), path, key=bytes(32))
    with pytest.raises(StoreProblem, match="was changed from outside"), opened_clinic(path, by):
        pass


def test_that_the_keys_file_names_nobody_while_it_owes(path: Path, by: Unlocked) -> None:
    vault.add_user(path, by, user="Li Xiaoming", password="quite another one", role=Role.READER)
    assert len(debts(path, by)) == 1
    assert b"Xiaoming" not in keys_path(path).read_bytes()


def test_that_a_password_by_the_recovery_code_is_journalled_when_the_file_is_next_opened(path: Path) -> None:
    code = vault.create_clinic(path, user=USER, password=PASSWORD).recovery_code
    vault.change_password(path, vault.recover(path, code=code), user=USER, password="quite another one")
    with opened_clinic(path, vault.unlock(path, user=USER, password="quite another one")) as store:
        found = store.database.execute(
            'SELECT label, reason, "user" FROM operation WHERE label <> ?', (LOOKED,)
        ).fetchall()
    assert found[2:] == [("Give a user a new password", USER, "recovery code")]


_SAID = ("Add a user", "x", "Dr Chen")
_OWED: list[tuple[object, ...]] = [
    (*_SAID, "king", "2026-05-01T10:00:00+00:00"),
    (*_SAID, "nurse", "yesterday"),
    (*_SAID, "nurse", "2026-05-01T10:00:00"),
    (*_SAID, "nurse", "2026-05-01T10:00:00+00:00", "half a statement"),
    (*_SAID, "nurse"),
]


@pytest.mark.parametrize("note", _OWED)
def test_that_an_owed_note_of_nobodys_making_is_left_out_and_told_and_keeps_nobody_out(
    path: Path, by: Unlocked, note: tuple[str, ...]
) -> None:
    file = read_keys(path)
    write_keys(file, replace(opened_book(file, by.key), owed=(note,)), path, key=by.key)
    with opened_clinic(path, by) as store:
        assert any("It was left out." in str(said) for said in store.told_at_opening)
        assert "Add a user" not in dict(notes(store))
    with opened_clinic(path, by) as store:
        assert store.told_at_opening == ()


@pytest.mark.parametrize("change", [{"role": "king"}, {"name": 5}, {"public": None}])
def test_that_a_user_whom_no_program_entered_is_told_as_a_change_from_outside(
    path: Path, by: Unlocked, change: dict[str, str]
) -> None:
    file = read_keys(path)
    book = opened_book(file, by.key)
    write_keys(file, replace(book, people=(replace(book.people[0], **change),)), path, key=by.key)
    for act in (
        partial(vault.unlock, path, user=USER, password=PASSWORD),
        partial(vault.users, path, by),
        partial(vault.new_recovery_code, path, by),
    ):
        with pytest.raises(StoreProblem, match="was changed from outside"):
            act()
