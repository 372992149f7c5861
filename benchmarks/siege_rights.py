"""Each call of the store and the vault by each role: through the program, and past every question that it asks.

What a role may not is refused and writes nothing. Done all the same, by a program that asks nobody, in the name and
with the key of whoever was refused, it is named by ``verify``.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.siege_calls import CALLS, READS, Desk, public_calls, world
from benchmarks.siege_common import CHEAP, Siege
from benchmarks.siege_hand import STAFF, Clinic, built, elsewhere, looked_at
from storage.clinic.store import Store
from storage.keys import vault
from storage.keys.keyfile import keys_path
from storage.keys.vaultnotes import settle
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor


@dataclass(frozen=True, slots=True)
class Unasked(Actor):
    """Somebody whose program asks nobody what they may."""

    def may(self, action: Action) -> bool:
        return True


class _TakenBack(Exception):
    """After a call that was allowed: the next finds the file as it was."""


def prepared(folder: Path) -> Clinic:
    """The clinic of ``siege_hand``, with what the calls need."""
    clinic = built(folder)
    chen = clinic.people["Chen"]
    with opened_clinic(clinic.path, chen) as store:
        world(Desk(store, chen))
    return clinic


def copied(clinic: Clinic, folder: Path) -> Clinic:
    folder.mkdir()
    for path in (clinic.path, keys_path(clinic.path)):
        shutil.copy2(path, folder / path.name)
    return Clinic(folder / clinic.path.name, clinic.people)


def asked(clinic: Clinic, who: str, names: Collection[str]) -> dict[str, str]:
    """What somebody is told who does these calls in the program; nothing of those that are done, and taken back."""
    by, said = clinic.people[who], {}
    before = keys_path(clinic.path).read_bytes()
    with Store.open(clinic.path, key=by.key, actor=by.actor, signer=by.signer) as store:
        for name in names:
            start = store.anchor()
            try:
                with store.file.journal.operation("Try", reason="try", undoable=False):
                    CALLS[name].act(Desk(store, by))
                    raise _TakenBack
            except _TakenBack:
                pass
            except StoreProblem as problem:
                said[name] = str(problem)
            if store.anchor() != start:
                said[name] = "wrote"
            keys_path(clinic.path).write_bytes(before)
    return said


def forced(clinic: Clinic, who: str, names: Collection[str]) -> dict[str, list[str]]:
    """What ``verify`` says of each of these calls, done by somebody whom nobody asked; one file for all of them."""
    by, done = clinic.people[who], {}
    bold = replace(by, actor=Unasked(by.actor.user, by.actor.role))
    with Store.open(clinic.path, key=by.key, actor=bold.actor, signer=by.signer) as store:
        for name in names:
            first = _last(store)
            CALLS[name].act(Desk(store, bold))
            settle(store, by.key)
            done[name] = range(first + 1, _last(store) + 1)
        rows = {name: _statements(store, numbers) for name, numbers in done.items()}
    problems = looked_at(elsewhere(clinic)).problems
    return {name: [one for one in problems if _is_about(one, done[name], rows[name])] for name in names}


def _last(store: Store) -> int:
    return int(store.file.query("SELECT max(id) FROM operation")[0][0])


def _statements(store: Store, numbers: range) -> set[int]:
    asked = "SELECT row_id FROM journal WHERE table_name = 'clinic_user' AND operation_id BETWEEN ? AND ?"
    return {row for (row,) in store.file.query(asked, numbers.start, numbers.stop - 1)}


def _is_about(problem: str, operations: range, statements: set[int]) -> bool:
    operation, statement = re.match(r"Operation (\d+) ", problem), re.match(r"Statement (\d+) ", problem)
    if operation is not None:
        return int(operation[1]) in operations
    return statement is not None and int(statement[1]) in statements


def lay(count: int, seed: int = 1) -> Siege:
    """As many pairs of a call and a role as are wanted: each asked, and forced where it is refused."""
    siege = Siege("rights")
    siege.wrong += [f"{name} has no line" for name in public_calls() if name not in CALLS and name not in READS]
    pairs = [(name, who) for who in STAFF for name in CALLS]
    chosen = set(pairs if count >= len(pairs) else random.Random(seed).sample(pairs, count))
    kept, vault.NEW_COST = vault.NEW_COST, CHEAP
    try:
        with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
            clinic = prepared(Path(folder))
            for who in STAFF:
                names = [name for name in CALLS if (name, who) in chosen]
                one = lay_one(copied(clinic, Path(folder) / who), who, names)
                siege.tried += one.tried
                siege.ends += one.ends
                siege.wrong += one.wrong
    finally:
        vault.NEW_COST = kept
    return siege


def lay_one(clinic: Clinic, who: str, names: list[str]) -> Siege:
    """These calls by one person, on a clinic file that is theirs to spoil."""
    siege, rights = Siege("rights", len(names)), MAY[STAFF[who]]
    said = asked(clinic, who, names)
    refused = [name for name in names if not CALLS[name].may(rights)]
    for name in names:
        told = said.get(name, "")
        if (name in refused) != ("may not" in told) or (name not in refused and told):
            siege.wrong.append(f"{name} by a {STAFF[who]}: {told or 'done'}")
    siege.ends["allowed"] += len(names) - len(refused)
    found = forced(clinic, who, [name for name in refused if CALLS[name].seen])
    for name in refused:
        if not CALLS[name].seen:
            siege.ends["refused, and not to be seen"] += 1
        elif found[name]:
            siege.ends["refused, and named"] += 1
        else:
            siege.wrong.append(f"{name} by a {STAFF[who]}, past the program: nothing is said")
    return siege


def rights(count: int, seed: int) -> str:
    """Each call by each role: allowed or refused as the table says, and named where it is done all the same."""
    return lay(count, seed).told()
