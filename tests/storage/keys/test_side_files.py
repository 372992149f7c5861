"""What lies beside a clinic file and was put there by somebody else: told early, followed nowhere, hiding nothing."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.clinic.store import DEMO_KEY
from storage.keys import instance, vault
from storage.keys.drafts import drafts, drop_draft, save_draft
from storage.keys.instance import Hold, lock_path
from storage.keys.keyfile import Cost, keys_path
from storage.keys.patience import LONGEST_WAIT_SECONDS, Patience
from storage.problems import StoreProblem

PASSWORD = "portal vein 4"
NESTED = "[" * 100_000
ODD: tuple[Any, ...] = (None, True, -1, 0, 1.5, 3.0, 1e308, float("inf"), float("nan"), "3", [], {}, 10**400, "\ud800")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def keys(path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))
    vault.create_clinic(path, user="Chen", password=PASSWORD)
    found: dict[str, Any] = json.loads(keys_path(path).read_text())
    return found


def told(path: Path) -> str:
    """What is said of the keys file by whoever unlocks with the right password, and that it is said soon."""
    begun = time.monotonic()
    with pytest.raises(StoreProblem) as problem:
        vault.unlock(path, user="Chen", password=PASSWORD, patience=Patience(path, sleep=lambda _: None))
    assert time.monotonic() - begun < 2
    return problem.value.sentence


def test_that_a_keys_file_that_asks_for_too_much_is_refused_at_once(path: Path, keys: dict[str, Any]) -> None:
    for field, value in (("memory", 16 << 30), ("memory", 1 << 30), ("operations", 100), ("operations", 1 << 60)):
        keys_path(path).write_text(json.dumps(keys | {field: value}))
        assert told(path) == f"{keys_path(path)} is damaged."


def test_that_odd_values_in_a_keys_file_are_told(path: Path, keys: dict[str, Any]) -> None:
    slot = keys["slots"][0]
    for odd in ODD:
        for field in slot:
            keys_path(path).write_text(json.dumps(keys | {"slots": [slot | {field: odd}]}))
            told(path)
        for field in ("format", "version", "clinic", "slots", "recovery", "book", "operations", "memory", "salt"):
            keys_path(path).write_text(json.dumps(keys | {field: odd}))
            told(path)


@pytest.mark.parametrize("content", [NESTED, "", "[]", "null", '"keys"', "7" * 10_000, "\x00", '{"format": 1}'])
def test_that_a_keys_file_that_is_none_is_told(path: Path, keys: dict[str, Any], content: str) -> None:
    keys_path(path).write_text(content)
    assert told(path) == f"{keys_path(path)} is damaged."


@pytest.mark.parametrize(
    "content",
    [NESTED, "[]", "{}", "x" * 5_000, *(json.dumps({"failures": odd, "last": odd}) for odd in ODD)],
)
def test_that_odd_tries_neither_stop_nor_let_anybody_wait_for_ever(path: Path, content: str) -> None:
    path.with_name(path.name + ".tries").write_text(content)
    waited: list[float] = []
    patience = Patience(path, sleep=waited.append)
    patience.attempt()
    assert sum(waited) <= LONGEST_WAIT_SECONDS
    assert 0 <= patience.wait_seconds() <= LONGEST_WAIT_SECONDS


@pytest.mark.parametrize("content", [NESTED, "[]", "{}", "7" * 9_000, '{"user": 1}'])
def test_that_a_lock_file_that_says_nothing_names_nobody(path: Path, content: str) -> None:
    lock_path(path).write_text(content)
    Hold(path).release()


@pytest.mark.parametrize("odd", ODD)
def test_that_a_lock_of_odd_values_names_nobody_or_whoever_it_says(path: Path, odd: object) -> None:
    lock_path(path).write_text(json.dumps({"user": "Li" * 500, "host": "ward", "pid": odd, "since": odd}))
    whole = (isinstance(odd, int | float) and abs(odd) < 1e309) or odd == "3"
    if whole:
        with pytest.raises(StoreProblem, match="is held by Li") as problem:
            Hold(path)
        assert len(problem.value.sentence) < 1_000
    else:
        Hold(path).release()


def _link(lock: Path, other: Path) -> None:
    lock.symlink_to(other)


def _broken_link(lock: Path, other: Path) -> None:
    lock.symlink_to(other.with_name("nothing"))


def _second_name(lock: Path, other: Path) -> None:
    os.link(other, lock)


def _folder(lock: Path, _: Path) -> None:
    lock.mkdir()


def _pipe(lock: Path, _: Path) -> None:
    os.mkfifo(lock)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")
@pytest.mark.parametrize("put", [_link, _broken_link, _second_name, _folder, _pipe])
def test_that_nothing_is_written_through_what_lies_in_the_place_of_the_lock(
    path: Path, put: Callable[[Path, Path], None]
) -> None:
    other = path.with_name("other")
    other.write_text("the ward's plan")
    put(lock_path(path), other)
    with pytest.raises(StoreProblem):
        Hold(path)
    assert other.read_text() == "the ward's plan"
    assert not path.with_name("nothing").exists()


def test_that_a_lock_that_does_not_stay_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance.os.path, "samestat", lambda *_: False)
    with pytest.raises(StoreProblem, match="does not stay"):
        Hold(path)


def test_that_a_folder_in_the_place_of_a_draft_hides_no_other(path: Path) -> None:
    for name in ("first", "second", "third"):
        save_draft(path, DEMO_KEY, name=name, data={"afp": name})
    _, second, _ = sorted(path.parent.glob("*.draft-*"))
    second.unlink()
    second.mkdir()
    (second / "inside").write_text("x")
    assert len(drafts(path, DEMO_KEY)) == 2
    gone = {"first", "second", "third"} - {draft.name for draft in drafts(path, DEMO_KEY)}
    with pytest.raises(StoreProblem):
        save_draft(path, DEMO_KEY, name=gone.pop(), data={})
    for draft in drafts(path, DEMO_KEY):
        drop_draft(path, DEMO_KEY, name=draft.name)
    assert drafts(path, DEMO_KEY) == ()
