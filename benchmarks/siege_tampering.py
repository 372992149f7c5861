"""Tamperings by somebody with a user's password, and with it the master key and this program's source.

The guards are dropped and put back, the chain is computed anew, rows and journal agree: only what a signature covers
can tell. Each scenario has the sentence that ``verify`` must say; what cannot be seen is in ``docs/clinic-file.md``.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from benchmarks.siege_common import Siege
from benchmarks.siege_hand import (
    WHO,
    Clinic,
    Hand,
    Scenario,
    built,
    insert,
    keep,
    looked_at,
    tampered,
    told_at_opening,
    update,
)
from benchmarks.siege_lists import LISTS, recovery, rewritten
from benchmarks.siege_untrue import UNTRUE, VISIT
from storage.clinic.journal.statements import COLUMNS, TABLE
from storage.keys import vault
from storage.keys.keyfile import opened_book, read_keys
from storage.roles import Role
from storage.signing import new_signer


def _swap(hand: Hand) -> None:
    one, other = hand.last("Chen"), hand.last("wang")
    hand.db.execute(
        "UPDATE journal SET operation_id = CASE operation_id WHEN ? THEN ? ELSE ? END "
        "WHERE operation_id IN (?, ?) AND table_name = 'visit'",
        [one, other, one, one, other],
    )
    hand.rechain()


def _reason(hand: Hand, reason: str | None) -> None:
    number = hand.db.execute("SELECT id FROM operation WHERE reason = 'misread'").fetchone()[0]
    hand.change("operation", number, reason=reason)


def _before(hand: Hand) -> None:
    hand.db.execute("UPDATE journal SET before = replace(before, '\"ecog\":', '\"ecog\":1') WHERE before IS NOT NULL")
    hand.rechain()


def _unmarked_change(hand: Hand) -> None:
    number = hand.operate(update("visit", 1, ecog=4), label="Correct a visit", reason="misread", signed=False)
    hand.change("operation", number, reason=None)
    hand.resign(number)


def _own_before(hand: Hand) -> None:
    number = hand.operate(update("visit", 1, ecog=4), label="Correct a visit", reason="misread", signed=False)
    row = json.loads(hand.db.execute("SELECT max(before) FROM journal WHERE operation_id = ?", [number]).fetchone()[0])
    hand.db.execute(
        "UPDATE journal SET before = ? WHERE operation_id = ? AND before IS NOT NULL",
        [json.dumps(row | {"ecog": 0}), number],
    )
    hand.rechain()
    hand.resign(number)


def _row_twice(hand: Hand) -> None:
    number = hand.operate(update("visit", 1, ecog=4), label="Correct a visit", reason="misread", signed=False)
    hand.db.execute("UPDATE journal SET before = NULL WHERE operation_id = ? AND table_name = 'visit'", [number])
    hand.rechain()
    hand.resign(number)


def _role_in_keys(hand: Hand) -> None:
    _keys(hand, lambda person: replace(person, role=Role.ADMINISTRATOR.value) if person.name == WHO else person)
    hand.operate(VISIT, role=Role.ADMINISTRATOR)


def _key_in_keys(hand: Hand) -> None:
    _keys(hand, lambda person: replace(person, public=hand.signer.public) if person.name == "wang" else person)
    hand.operate(VISIT, user="wang")


def _no_role(hand: Hand) -> None:
    number = hand.operate(VISIT, signed=False)
    hand.change("operation", number, role="king")
    hand.resign(number)


def _keys(hand: Hand, change: Callable[[Any], Any]) -> None:
    book = opened_book(read_keys(hand.clinic.path), hand.clinic.people[WHO].key)
    rewritten(hand, people=tuple(map(change, book.people)))


def _cut(hand: Hand) -> None:
    """The last operation, somebody else's, is taken away, and the one before it signed anew."""
    last = hand.last("Chen")
    hand.remove(last)
    hand.resign(last - 1)
    hand.change("visit", 2, ecog=4)


def _cut_to_anothers(hand: Hand) -> None:
    for number in range(hand.last("Chen"), hand.last("wang"), -1):
        hand.remove(number)
    hand.db.execute("UPDATE journal SET patient_id = NULL WHERE operation_id = ?", [hand.last("wang")])
    hand.rechain()
    hand.resign(hand.last("wang"))


def _other_signature(hand: Hand) -> None:
    one, other = hand.last("Chen"), hand.last("wang")
    hand.db.execute(
        "UPDATE signature SET signature = (SELECT signature FROM signature WHERE id = ?) WHERE id = ?", [one, other]
    )


def _old_statement(hand: Hand) -> None:
    old = hand.statement_of("Add a user")
    hand.operate(lambda db: keep(db, old), user="Chen", label=old.label, reason=old.reason, signed=False)


def _statement_changed(hand: Hand) -> None:
    (row,) = hand.db.execute(f"SELECT id FROM {TABLE} WHERE name = ?", [WHO]).fetchone()
    hand.change(TABLE, row, role=Role.ADMINISTRATOR.value)


def _key_changed(hand: Hand) -> None:
    (row,) = hand.db.execute(f"SELECT id FROM {TABLE} WHERE name = 'wang'").fetchone()
    hand.change(TABLE, row, public=hand.signer.public)


def _root_changed(hand: Hand) -> None:
    """A list of one's own: the first statement is made anew by the nurse, about herself."""
    made = replace(
        hand.statement_of(vault.MAKE), name=WHO, role="administrator", public=hand.signer.public, by_user=WHO
    ).signed(hand.signer)
    hand.change(TABLE, 1, **dict(zip(COLUMNS, astuple(made), strict=True)))


def _statement_removed(hand: Hand) -> None:
    (row,) = hand.db.execute(f"SELECT id FROM {TABLE} WHERE name = 'wang'").fetchone()
    hand.db.execute(f"DELETE FROM {TABLE} WHERE id = ?", [row])
    hand.db.execute(f"DELETE FROM journal WHERE table_name = '{TABLE}' AND row_id = ?", [row])
    hand.rechain()


def _own_statement(hand: Hand) -> None:
    made = hand.statement(name=WHO, role=Role.ADMINISTRATOR.value, public=hand.signer.public)
    hand.operate(made, label="Give a user a role")


def _in_anothers_name(hand: Hand) -> None:
    made = hand.statement(
        name=WHO, role="administrator", public=hand.signer.public, by_user="Chen", by_role="administrator"
    )
    hand.operate(made, user="Chen", label="Give a user a role", signed=False)


def _by_the_code(hand: Hand) -> None:
    hand.operate(VISIT, user=vault.RECOVERY, role=Role.ADMINISTRATOR, signed=False)


def _undo_that_is_none(hand: Hand) -> None:
    hand.operate(update("visit", 1, ecog=4), label="Undo", reason="Undo", undoes=hand.last(WHO))


def _undo_of_another(hand: Hand) -> None:
    number, row = hand.db.execute(
        "SELECT operation.id, row_id FROM journal JOIN operation ON operation.id = operation_id "
        "WHERE table_name = 'visit' AND label = 'Add a visit' AND user = 'Chen'"
    ).fetchone()
    hand.operate(update("visit", row, deleted=2), label="Undo", reason="Undo", undoes=number)


_NAMED = r"Operation \d+ .*said to be of {user}.* is signed with the key of mei"
SCENARIOS = (
    Scenario("a visit in another's name", lambda h: h.operate(VISIT, user="wang"), _NAMED.format(user="wang")),
    Scenario("in an administrator's name", lambda h: h.operate(VISIT, user="Chen"), _NAMED.format(user="Chen")),
    Scenario(
        "in another's name, with a new key",
        lambda h: h.operate(VISIT, user="wang", signer=new_signer()),
        "said to be of wang, is signed with a key that nobody vouched for",
    ),
    Scenario(
        "in another's name, unsigned", lambda h: h.operate(VISIT, user="wang", signed=False), "wang, is not signed"
    ),
    Scenario(
        "in one's own name, unsigned", lambda h: h.operate(VISIT, signed=False), "said to be of mei, is not signed"
    ),
    Scenario(
        "by somebody who never was", lambda h: h.operate(VISIT, user="nobody"), "is of nobody, who was no user then"
    ),
    Scenario(
        "by nobody, with a new key",
        lambda h: h.operate(VISIT, user="x", signer=new_signer()),
        "is of x, who was no user",
    ),
    Scenario(
        "with a role one has not",
        lambda h: h.operate(VISIT, role=Role.ADMINISTRATOR),
        "was done as an administrator; they were a nurse",
    ),
    Scenario("with a role that is none", _no_role, "was done as king"),
    Scenario("a role in the keys file", _role_in_keys, "was done as an administrator; they were a nurse", opens=True),
    Scenario("another's key in the keys file", _key_in_keys, _NAMED.format(user="wang")),
    Scenario(
        "a reader writes a visit",
        lambda h: h.operate(VISIT, user="li", role=Role.READER),
        "a reader may not enter visits",
        who="li",
    ),
    Scenario(
        "a nurse voids",
        lambda h: h.operate(update("visit", 1, deleted=1), label="Void a visit", reason="x"),
        "a nurse may not void",
    ),
    Scenario(
        "a nurse signs a read",
        lambda h: h.operate(update("imaging", 1, signed='{"by": "mei"}'), label="Sign a read", reason="Sign a read"),
        "a nurse may not sign reads",
    ),
    Scenario(
        "a nurse signs a result",
        lambda h: h.operate(
            update("lab_result", 1, reviewed='{"by": "mei"}'), label="Sign results", reason="Sign results"
        ),
        "a nurse may not sign results",
    ),
    Scenario(
        "a nurse measures",
        lambda h: h.operate(insert("lesion", patient_id=1, number="T9", role="target")),
        "may not enter lesions",
    ),
    Scenario(
        "a nurse locks the data",
        lambda h: h.operate(insert("data_lock", patient_id=1), label="Lock"),
        "may not lock data",
    ),
    Scenario(
        "a nurse keeps a filter",
        lambda h: h.operate(insert("saved_filter", name="x", version=1, document="{}")),
        "may not save filters",
    ),
    Scenario(
        "a radiologist registers",
        lambda h: h.operate(
            insert("patient", code="X", protocol="TACE", settings="{}", date_shift_days=1), user="zhao"
        ),
        "a radiologist may not register patients",
        who="zhao",
    ),
    Scenario(
        "called an update of the file",
        lambda h: h.operate(VISIT, label="Bring the file up to date", reason="m0099_more"),
        "is called an update of the file and is none",
    ),
    Scenario("an undo that is none", _undo_that_is_none, "is called an undo of operation"),
    Scenario("an undo of another's", _undo_of_another, "a nurse may not undo what somebody else did"),
    Scenario(
        "another's value changed in the journal",
        lambda h: h.change("visit", 2, ecog=4),
        "is not as it was when it was signed",
    ),
    Scenario("another's reason changed", lambda h: _reason(h, "better"), "is not as it was when it was signed"),
    Scenario("another's reason removed", lambda h: _reason(h, None), "changed what was saved and gives no reason"),
    Scenario(
        "another's time moved",
        lambda h: h.change("operation", h.last("wang"), at="2020-01-01T00:00:00.000000Z"),
        "does not say that the clock was set back",
    ),
    Scenario(
        "another's name changed to one's own",
        lambda h: h.change("operation", h.last("wang"), user=WHO),
        "is not as it was when it was signed",
    ),
    Scenario("a change without a reason", _unmarked_change, "of mei changed what was saved and gives no reason"),
    Scenario("an entry's before changed", _before, "does not begin where the entry before it left row"),
    Scenario("a before of one's own", _own_before, "does not begin where the entry before it left row"),
    Scenario("a row that begins twice", _row_twice, "does not begin where the entry before it left row"),
    Scenario(
        "a time in the past",
        lambda h: h.operate(VISIT, at="2025-01-01T00:00:00.000000Z"),
        "does not say that the clock was set back",
    ),
    Scenario("no time", lambda h: h.operate(VISIT, at="yesterday"), "has no time that can be read"),
    Scenario("a signature removed from among", lambda h: h.unsign(h.last("wang")), "said to be of wang, is not signed"),
    Scenario("the last signature removed", lambda h: h.unsign(h.last("Chen")), "said to be of Chen, is not signed"),
    Scenario("all signatures removed", lambda h: h.db.execute("DELETE FROM signature"), "is not signed"),
    Scenario("a signature of another operation", _other_signature, "is not as it was when it was signed"),
    Scenario("the end cut and what it stood on changed", _cut, "is not as it was when it was signed"),
    Scenario(
        "the end cut to another's, and signed", _cut_to_anothers, "said to be of wang.* is signed with the key of mei"
    ),
    Scenario(
        "an operation removed from among", lambda h: h.remove(h.last("wang")), "a signature before it was taken away"
    ),
    Scenario("rows moved between operations", _swap, "is not as it was when it was signed"),
    Scenario("an old statement said again", _old_statement, "was copied from an earlier one"),
    Scenario("a statement changed", _statement_changed, r"Statement \d+ about users .* was not signed by Chen"),
    Scenario("another's key replaced", _key_changed, r"Statement \d+ about users .* was not signed by Chen"),
    Scenario("a list of one's own", _root_changed, "who was no user then"),
    Scenario("a statement removed", _statement_removed, "of wang, who was no user then"),
    Scenario("a statement of one's own", _own_statement, "by mei, who was no administrator then"),
    Scenario("a statement in another's name", _in_anothers_name, "is signed with another key than that of Chen"),
    Scenario(
        "a recovery that never was",
        lambda h: recovery(h, name="Chen", reason="Chen", public=new_signer().public),
        "The chain of administrators is broken on",
    ),
    Scenario("by the recovery code", _by_the_code, "signed by no user"),
    *UNTRUE,
    *LISTS,
)


def lay(count: int = len(SCENARIOS), seed: int = 1) -> Siege:
    """As many of the scenarios as are wanted, each on a copy of one clinic file."""
    siege = Siege("tampering")
    chosen = sorted(random.Random(seed).sample(range(len(SCENARIOS)), min(count, len(SCENARIOS))))
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
        clinic = built(Path(folder))
        before = looked_at(clinic)
        if before.problems:
            siege.wrong.append(f"before anything was done: {before.problems}")
        files = [clinic.path, clinic.path.with_name(clinic.path.name + ".keys")]
        for scenario in (SCENARIOS[number] for number in chosen):
            siege.tried += 1
            there = Path(folder) / f"scenario-{siege.tried}"
            there.mkdir()
            for one in files:
                shutil.copy2(one, there / one.name)
            moved = Clinic(there / clinic.path.name, clinic.people)
            try:
                tampered(moved, scenario)
                opened = told_at_opening(moved, scenario.who) if scenario.opens else ("told",)
                said = "\n".join(opened if scenario.kept else looked_at(moved).problems)
            except Exception as problem:  # noqa: BLE001 - a traceback is what a siege looks for
                siege.wrong.append(f"{scenario.name}: {type(problem).__name__}: {problem}")
                continue
            if not opened or not said or not re.search(scenario.said, said):
                siege.wrong.append(f"{scenario.name}: told {said or 'nothing'}")
            else:
                siege.ends["told"] += 1
    return siege


def tampering(count: int, seed: int) -> str:
    """Somebody with a user's password writes to the file past the program; all of it is told."""
    return lay(count, seed).told()
