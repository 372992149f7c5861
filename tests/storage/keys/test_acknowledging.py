"""After the recovery code was used: who may acknowledge it, what is told, and what nobody can make up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from benchmarks.siege_common import CHEAP
from storage.clinic.journal.operations import stamp
from storage.clinic.journal.statements import ACKNOWLEDGE, Statement, statements
from storage.clinic.store import Store
from storage.clinic.verifying.verification import verify
from storage.keys import vault
from storage.keys.acknowledging import acknowledge, unacknowledged
from storage.keys.keyfile import opened_book, read_keys, wrapped, write_keys
from storage.keys.limits import set_idle_limit
from storage.keys.patience import Patience
from storage.keys.recoverycode import new_code, secret_of
from storage.keys.vault import Created, Unlocked
from storage.keys.vaultnotes import keep_statement, recorded
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import Actor, Role

FIRST, SECOND = "portal vein 4", "hepatic artery 9"
BROKEN, WAS_BROKEN = "The chain of administrators is broken on 20", "The chain of administrators was broken on 20"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def created(path: Path) -> Created:
    return vault.create_clinic(path, user="Chen", password=FIRST)


def enter(path: Path, user: str, password: str) -> Unlocked:
    return vault.unlock(path, user=user, password=password, patience=Patience(path, sleep=lambda _: None))


def recovered(path: Path, created: Created) -> Unlocked:
    """Chen, who forgot the password, with another one by the code."""
    by = vault.recover(path, code=created.recovery_code)
    with opened_clinic(path, by) as store:
        recorded(store, by.key, partial(vault.change_password, path, by, user="Chen", password=SECOND))
    return enter(path, "Chen", SECOND)


def with_li(path: Path, created: Created, role: Role) -> Unlocked:
    with opened_clinic(path, created.unlocked) as store:
        add = partial(vault.add_user, path, created.unlocked, user="Li", password=FIRST, role=role)
        recorded(store, created.unlocked.key, add)
    return enter(path, "Li", FIRST)


def found(path: Path, by: Unlocked) -> tuple[tuple[str, ...], str]:
    with opened_clinic(path, by) as store:
        said = verify(store)
        return said.problems, " ".join(map(str, said.remarks))


def refused(store: Store, reason: str = "forgotten") -> str:
    with pytest.raises(StoreProblem) as raised:
        acknowledge(store, reason)
    return str(raised.value)


def test_that_the_only_administrator_acknowledges_what_the_code_itself_signed(path: Path, created: Created) -> None:
    chen = recovered(path, created)
    (problem,), _ = found(path, chen)
    assert problem.startswith(BROKEN)
    with opened_clinic(path, chen) as store:
        assert "A reason is needed" in refused(store, "  ")
        assert acknowledge(store, " password forgotten ") == 1
        assert "nothing to acknowledge" in refused(store)
        assert unacknowledged(store) == ()
        (done,) = store.file.journal.operations("label = ?", ACKNOWLEDGE)
        assert (done.user, done.reason, done.undoable) == ("Chen", "password forgotten", False)
    problems, remarks = found(path, chen)
    assert problems == ()
    assert WAS_BROKEN in remarks
    assert "Acknowledged by Chen on 20" in remarks
    assert remarks.endswith("password forgotten")


def test_that_each_use_is_acknowledged_by_itself(path: Path, created: Created) -> None:
    chen = recovered(path, created)
    with opened_clinic(path, chen) as store:
        acknowledge(store, "forgotten")
    chen = recovered(path, created)
    assert len(found(path, chen)[0]) == 1
    with opened_clinic(path, chen) as store:
        acknowledge(store, "once more")
    assert found(path, chen)[0] == ()


def test_that_another_code_made_by_the_code_is_acknowledged_with_it(path: Path, created: Created) -> None:
    by = vault.recover(path, code=created.recovery_code)
    with opened_clinic(path, by) as store:
        recorded(store, by.key, partial(vault.change_password, path, by, user="Chen", password=SECOND))
        code = recorded(store, by.key, partial(vault.new_recovery_code, path, by))
    chen = enter(path, "Chen", SECOND)
    with opened_clinic(path, chen) as store:
        assert store.told_at_opening == ()
        assert acknowledge(store, "forgotten") == 2
        assert verify(store).problems == ()
    chen = recovered(path, replace(created, recovery_code=code))
    with opened_clinic(path, chen) as store:
        acknowledge(store, "again")
        assert verify(store).problems == ()


def test_that_only_an_administrator_may_and_not_by_the_code(path: Path, created: Created) -> None:
    li = with_li(path, created, Role.DATA_MANAGER)
    recovered(path, created)
    with opened_clinic(path, li) as store:
        assert "may not manage users" in refused(store)
    with opened_clinic(path, vault.recover(path, code=created.recovery_code)) as store:
        assert "came in by a password" in refused(store)


def forged(path: Path, by: Unlocked, store: Store, **said: str) -> None:
    """A statement that somebody writes past the program, in an operation that fits it."""
    named = {"clinic": read_keys(path).clinic, "at": stamp(store.file.journal.clock()), "label": ACKNOWLEDGE}
    named |= {"reason": "x", "by_user": by.actor.user, "by_role": "administrator"} | said
    made = Statement(**named)
    actor = replace(by.actor, user=made.by_user, role=Role(made.by_role))
    with store.file.journal.operation(made.label, reason=made.reason, undoable=False, by=actor):
        keep_statement(store, made if said.get("by_public") == "" else made.signed(by.signer))


def forged_recovery(path: Path, by: Unlocked, store: Store, **said: str) -> str:
    """That the code made ``by`` an administrator; the mark of it."""
    assert by.signer is not None
    named = {"label": "Give a user a new password", "name": by.actor.user, "role": "administrator"}
    named |= {"public": by.signer.public, "by_user": vault.RECOVERY, "by_public": ""} | said
    forged(path, by, store, **named)
    return statements(store.database)[-1].statement.mark


def test_that_who_made_up_a_recovery_cannot_acknowledge_it_and_who_is_older_can(path: Path, created: Created) -> None:
    li = with_li(path, created, Role.NURSE)
    with opened_clinic(path, li) as store:
        mark = forged_recovery(path, li, store)
        forged(path, li, store, public=mark)
        said = " ".join(verify(store).problems)
        assert "which did not sign it; whoever has a password can have written that" in said
        assert "is by Li, whose own key has nobody's word but that of what it acknowledges" in said
        store.file.journal.actor = Actor("Li", Role.ADMINISTRATOR)  # who wrote the keys file over, too
        assert "cannot be acknowledged by Li" in refused(store)
    with opened_clinic(path, created.unlocked) as store:
        assert acknowledge(store, "seen, and Li told to go") == 1
        assert all("broken" not in one for one in verify(store).problems)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"signature": "", "by_public": ""}, "was not signed by Li"),
        ({}, "by Li, who was no administrator then"),
        ({"by_user": "Chen"}, "is signed with another key than that of Chen"),
        ({"public": "00" * 32}, "by Li, who was no administrator then"),
    ],
)
def test_that_a_forged_acknowledgement_is_told(path: Path, created: Created, said: dict[str, str], told: str) -> None:
    li = with_li(path, created, Role.NURSE)
    recovered(path, created)
    with opened_clinic(path, li) as store:
        (broken,) = unacknowledged(store)
        forged(path, li, store, **({"public": broken.said.statement.mark} | said))
        problems = " ".join(verify(store).problems)
        assert BROKEN in problems
        assert told in problems


def test_that_an_acknowledgement_of_nothing_is_told(path: Path, created: Created) -> None:
    with opened_clinic(path, created.unlocked) as store:
        forged(path, created.unlocked, store, public="00" * 32)
        assert "acknowledges nothing that is there" in " ".join(verify(store).problems)


def test_that_a_code_of_ones_own_signs_nothing_that_holds(path: Path, created: Created) -> None:
    """Made up together with its use, by somebody with the master key: neither is anybody's word."""
    li = with_li(path, created, Role.NURSE)
    assert li.signer is not None
    with opened_clinic(path, li) as store:
        forged_recovery(path, li, store, name=vault.RECOVERY, role="0" * 64)
        mark = forged_recovery(path, li, store, by_public=li.signer.public)
        forged(path, li, store, public=mark)
        said = " ".join(verify(store).problems)
        assert said.count("which did not sign it") == 2
        assert "is by Li, whose own key has nobody's word" in said
        store.file.journal.actor = Actor("Li", Role.ADMINISTRATOR)  # who wrote the keys file over, too
        assert "cannot be acknowledged by Li" in refused(store)


# What else stands in the keys file


def rewritten(path: Path, by: Unlocked, **what: object) -> None:
    file = read_keys(path)
    book = opened_book(file, by.key)
    write_keys(replace(file, **{k: v for k, v in what.items() if k == "recovery"}), replace(  # type: ignore[arg-type]
        book, **{k: v for k, v in what.items() if k != "recovery"}  # type: ignore[arg-type]
    ), path, key=by.key)  # fmt: skip


def told_at_opening(path: Path, by: Unlocked) -> str:
    with opened_clinic(path, by) as store:
        return " ".join(map(str, store.told_at_opening))


def _own_code(path: Path, by: Unlocked) -> None:
    file = read_keys(path)
    rewritten(path, by, recovery=wrapped(by.key, secret_of(new_code()), clinic=file.clinic, cost=CHEAP))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_own_code, "is not the one that was signed for"),
        (partial(rewritten, idle_minutes=60), "The idle lock is limited to 60 minutes in"),
        (partial(rewritten, idle_minutes=None), "The idle lock is limited to nothing in"),
    ],
)
def test_that_another_recovery_code_or_limit_in_the_keys_file_is_told_at_every_opening(
    path: Path, created: Created, act: Callable[[Path, Unlocked], None], said: str
) -> None:
    li = with_li(path, created, Role.NURSE)
    with opened_clinic(path, created.unlocked) as store:
        recorded(store, created.unlocked.key, partial(set_idle_limit, path, created.unlocked, minutes=5))
    assert told_at_opening(path, li) == ""
    act(path, li)
    assert said in told_at_opening(path, li)
    assert said in told_at_opening(path, created.unlocked)
    with opened_clinic(path, created.unlocked) as store:  # and is over when it is set or made anew
        recorded(store, created.unlocked.key, partial(set_idle_limit, path, created.unlocked, minutes=5))
        recorded(store, created.unlocked.key, partial(vault.new_recovery_code, path, created.unlocked))
    assert told_at_opening(path, li) == ""
