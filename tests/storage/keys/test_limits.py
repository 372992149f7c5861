"""The clinic's limit of the idle lock: kept with the keys, journalled, and set by an administrator only."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from storage.clinic.store import Store
from storage.keys import vault
from storage.keys.keyfile import keys_path
from storage.keys.limits import UNLIMITED, idle_limit, set_idle_limit
from storage.keys.vault import Unlocked
from storage.keys.vaultnotes import recorded
from storage.problems import StoreProblem
from storage.roles import Actor, Role

PASSWORD = "portal vein 4"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def head(path: Path) -> Unlocked:
    return vault.create_clinic(path, user="Dr Chen", password=PASSWORD).unlocked


def test_that_a_clinic_without_a_limit_has_the_longest_wait(path: Path, head: Unlocked) -> None:
    assert idle_limit(path, head) == UNLIMITED


def test_that_a_limit_is_kept_and_stands_in_the_journal_with_who_set_it(path: Path, head: Unlocked) -> None:
    with Store.open(path, key=head.key, actor=head.actor, signer=head.signer) as store:
        recorded(store, head.key, partial(set_idle_limit, path, head, minutes=5))
        said = store.file.query("SELECT label, reason, user FROM operation ORDER BY id DESC LIMIT 1")
    assert [tuple(row) for row in said] == [("Limit the idle lock", "5 minutes", "Dr Chen")]
    assert idle_limit(path, head) == 5


def test_that_a_limit_outlives_changes_of_users_and_passwords(path: Path, head: Unlocked) -> None:
    set_idle_limit(path, head, minutes=7)
    vault.add_user(path, head, user="Li Na", password="another password", role=Role.NURSE)
    vault.set_role(path, head, user="Li Na", role=Role.READER)
    vault.new_recovery_code(path, head)
    vault.remove_user(path, head, user="Li Na")
    assert idle_limit(path, vault.unlock(path, user="Dr Chen", password=PASSWORD)) == 7


@pytest.mark.parametrize("minutes", [0, -1, 61])
def test_that_a_wait_that_cannot_be_is_refused_with_a_sentence(path: Path, head: Unlocked, minutes: int) -> None:
    with pytest.raises(StoreProblem, match="idle lock"):
        set_idle_limit(path, head, minutes=minutes)
    assert idle_limit(path, head) == UNLIMITED


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_that_nobody_else_sets_it(path: Path, head: Unlocked, role: Role) -> None:
    before = keys_path(path).read_bytes()
    with pytest.raises(StoreProblem, match="Ask an administrator"):
        set_idle_limit(path, replace(head, actor=Actor("Li Na", role)), minutes=5)
    assert keys_path(path).read_bytes() == before


def test_that_a_limit_changed_from_outside_is_told(path: Path, head: Unlocked) -> None:
    set_idle_limit(path, head, minutes=5)
    document = json.loads(keys_path(path).read_text(encoding="utf-8"))
    document["book"] = document["book"][:-2] + ("00" if document["book"][-2:] != "00" else "11")
    keys_path(path).write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(StoreProblem, match="changed from outside"):
        idle_limit(path, head)
