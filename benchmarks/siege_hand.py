"""A clinic file in which several people worked, and the hand of one of them in it, past the program.

Whoever has a user's password has the master key and this program's source: guards are dropped and put back, entries
written over, the chain computed anew. Only another's signature cannot be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.siege_common import CHEAP, PASSWORD, a_case
from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.connection import Database, connect
from storage.clinic.journal.guards import install_triggers, remove_triggers, row_as_json
from storage.clinic.journal.operations import GENESIS, Journal
from storage.clinic.journal.signatures import sign_operation
from storage.clinic.journal.statements import COLUMNS, TABLE, Statement
from storage.clinic.packing import chained
from storage.clinic.rows import insert_statement, update_statement
from storage.clinic.store import Store
from storage.clinic.verifying.verification import Verification, verify
from storage.fresh.memory import Memory
from storage.keys import vault
from storage.keys.patience import Patience
from storage.keys.vault import Unlocked
from storage.opening import opened_clinic
from storage.roles import Actor, Role
from storage.signing import Signer

# Somebody of each role, and mei, a nurse, who has the file in her hands.
STAFF = {
    "Chen": Role.ADMINISTRATOR,
    "mei": Role.NURSE,
    "wang": Role.CLINICIAN,
    "li": Role.READER,
    "zhao": Role.RADIOLOGIST,
    "sun": Role.DATA_MANAGER,
}
WHO = "mei"


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic file in which several people worked, and what each needs to open it."""

    path: Path
    people: Mapping[str, Unlocked]


def built(folder: Path, *, staff: Mapping[str, Role] = STAFF) -> Clinic:
    """Made by the first, who adds the others; then one after the other writes."""
    kept, vault.NEW_COST = vault.NEW_COST, CHEAP
    try:
        return _built(folder / "clinic.hepatrack", staff)
    finally:
        vault.NEW_COST = kept


def _built(path: Path, staff: Mapping[str, Role]) -> Clinic:
    first, *others = staff
    people = {first: vault.create_clinic(path, user=first, password=PASSWORD).unlocked}
    for name in others:
        vault.add_user(path, people[first], user=name, password=PASSWORD, role=staff[name])
        patience = Patience(path, sleep=lambda _: None)
        people[name] = vault.unlock(path, user=name, password=PASSWORD, patience=patience)
    with opened_clinic(path, people[first]) as store:
        key = store.import_record(replace(a_case(), queries=())).key
        store.correct(key, "visit", _visits(store)[0], {"ecog": 2}, reason="misread")
    for name, day in zip((name for name in (WHO, "wang", WHO, first) if name in staff), (3, 4, 5, 6), strict=False):
        with opened_clinic(path, people[name]) as store:
            store.add_visit(key, VisitEntry(visit=Visit(date=date(2026, 6, day), ecog=1)))
    return Clinic(path, people)


def _visits(store: Store) -> list[int]:
    return [int(row) for (row,) in store.database.execute("SELECT id FROM visit WHERE deleted = 0 ORDER BY id")]


class Hand:
    """Whoever has the file in their hands: any table is written, the journal follows, and it is theirs to sign."""

    def __init__(self, db: Database, clinic: Clinic, *, who: str = WHO) -> None:
        self.db, self.clinic, self.who = db, clinic, who

    @property
    def signer(self) -> Signer:
        found = self.clinic.people[self.who].signer
        assert found is not None
        return found

    def last(self, user: str) -> int:
        """The last operation of somebody."""
        return int(self.db.execute('SELECT max(id) FROM operation WHERE "user" = ?', [user]).fetchone()[0])

    def operate(
        self,
        act: Callable[[Database], Any] = lambda _: None,
        *,
        user: str = WHO,
        role: Role | None = None,
        label: str = "Add a visit",
        reason: str | None = None,
        signer: Signer | None = None,
        signed: bool = True,
        **columns: object,
    ) -> int:
        """An operation more, with every guard in its place, in anybody's name."""
        install_triggers(self.db)
        actor = Actor(user, role or STAFF.get(user, Role.NURSE))
        journal = Journal(self.db, actor, signer=None)
        with journal.operation(label, reason=reason, undoable=False) as number:
            act(self.db)
        remove_triggers(self.db)
        if columns:
            self.change("operation", number, **columns)
        if signed:
            sign_operation(self.db, number, signer or self.signer)
        return number

    def change(self, table: str, row: int, **columns: object) -> None:
        """Write over a row, and over the last entry about it, as if it had always been so."""
        self.db.execute(update_statement(table, columns), [*columns.values(), row])
        present = row_as_json(self.db, table, f'"{table}"')
        self.db.execute(
            f'UPDATE journal SET after = (SELECT {present} FROM "{table}" WHERE id = ?) WHERE id = '
            "(SELECT max(id) FROM journal WHERE table_name = ? AND row_id = ?)",
            [row, table, row],
        )
        self.rechain()

    def rechain(self) -> None:
        """Number the entries anew without a gap, and compute every hash."""
        found = self.db.execute(
            "SELECT id, operation_id, table_name, row_id, patient_id, before, after FROM journal ORDER BY id"
        ).fetchall()
        self.db.execute("DELETE FROM journal")
        previous = GENESIS
        for number, (_, *content) in enumerate(found, start=1):
            done = chained(previous, number, *content)
            self.db.execute(
                "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [number, *content, previous, done]
            )
            previous = done

    def remove(self, operation: int) -> None:
        """Take an operation away with all that it wrote and was never changed since."""
        rows = self.db.execute(
            "SELECT table_name, row_id FROM journal WHERE operation_id = ? AND before IS NULL", [operation]
        ).fetchall()
        self.db.execute("PRAGMA foreign_keys = OFF")
        for table, row in rows:
            self.db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row])
        self.db.execute("DELETE FROM journal WHERE operation_id = ?", [operation])
        self.db.execute("DELETE FROM operation WHERE id = ?", [operation])
        self.unsign(operation)
        self.rechain()

    def unsign(self, operation: int) -> None:
        self.db.execute("DELETE FROM signature WHERE id = ?", [operation])

    def resign(self, operation: int) -> None:
        self.unsign(operation)
        sign_operation(self.db, operation, self.signer)

    def statement(self, **said: str) -> Callable[[Database], None]:
        """What writes a statement about users, signed by this hand unless ``signature`` is given."""
        (clinic,) = self.db.execute(f"SELECT clinic FROM {TABLE} LIMIT 1").fetchone()
        named = {"clinic": clinic, "at": "2026-06-30T00:00:00.000000Z", "label": "Give a user a role", "reason": ""}
        named |= {"by_user": self.who, "by_role": Role.NURSE.value} | said
        made = Statement(**named)
        if "signature" not in said:
            made = made.signed(self.signer)
        return lambda db: keep(db, made)

    def statement_of(self, label: str) -> Statement:
        found = self.db.execute(f"SELECT {', '.join(COLUMNS)} FROM {TABLE} WHERE label = ?", [label]).fetchone()
        return Statement(**dict(zip(COLUMNS, found, strict=True)))

    def public(self, user: str) -> str:
        signer = self.clinic.people[user].signer
        assert signer is not None
        return signer.public


def insert(table: str, **columns: object) -> Callable[[Database], Any]:
    return lambda db: db.execute(insert_statement(table, columns), list(columns.values()))


def update(table: str, row: int, **columns: object) -> Callable[[Database], Any]:
    return lambda db: db.execute(update_statement(table, columns), [*columns.values(), row])


def keep(db: Database, statement: Statement) -> None:
    db.execute(insert_statement(TABLE, dict.fromkeys(COLUMNS)), list(astuple(statement)))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is done, and what must be said of it."""

    name: str
    act: Callable[[Hand], Any]
    said: str
    who: str = WHO
    opens: bool = False  # it is told when the file is opened, too
    kept: bool = False  # only then: the keys file alone is changed, which no check of the clinic file reads


def tampered(clinic: Clinic, scenario: Scenario) -> None:
    """Do it, to a closed file, with the guards put back as they were."""
    db = connect(clinic.path, key=clinic.people[scenario.who].key)
    try:
        remove_triggers(db)
        Journal(db, Actor(scenario.who, Role.NURSE))
        writable_journal(db)
        scenario.act(Hand(db, clinic, who=scenario.who))
        remove_triggers(db)
        install_triggers(db)
    finally:
        db.close()


def writable_journal(db: Database) -> None:
    """Let this connection write to the view of the journal as to a table; the file keeps nothing of it."""
    shape = "(SELECT max(id) FROM journal_shape WHERE table_name = NEW.table_name)"
    content = f"packed(NEW.before, NEW.after, (SELECT dictionary FROM journal_shape WHERE id = {shape}))"
    columns = ("id", "operation_id", "shape_id", "row_id", "patient_id", "content", "hash")
    values = ("NEW.id", "NEW.operation_id", shape, "NEW.row_id", "NEW.patient_id", content, "unhex(NEW.hash)")
    changed = ", ".join(f"{column} = {value}" for column, value in zip(columns, values, strict=True))
    known = "SELECT 1 FROM journal_shape WHERE table_name = NEW.table_name"
    shaped = (
        f"INSERT INTO journal_shape (table_name, dictionary) SELECT NEW.table_name, x'' WHERE NOT EXISTS ({known}); "
    )
    for event, statement in {
        "INSERT": f"{shaped}INSERT INTO journal_entry ({', '.join(columns)}) VALUES ({', '.join(values)})",
        "UPDATE": f"{shaped}UPDATE journal_entry SET {changed} WHERE id = OLD.id",
        "DELETE": "DELETE FROM journal_entry WHERE id = OLD.id",
    }.items():
        name = f"tampering_{event.lower()}"
        db.execute(f"CREATE TEMP TRIGGER {name} INSTEAD OF {event} ON main.journal BEGIN {statement}; END")


def elsewhere(clinic: Clinic) -> Clinic:
    """As on another computer, which never saw the file: what this one remembers would tell most of it at opening."""
    Memory(clinic.path, clinic.people["Chen"].key).path.unlink(missing_ok=True)
    return clinic


def looked_at(clinic: Clinic) -> Verification:
    elsewhere(clinic)
    with opened_clinic(clinic.path, clinic.people["Chen"]) as store:
        return verify(store)


def told_at_opening(clinic: Clinic, who: str) -> tuple[str, ...]:
    by = vault.unlock(elsewhere(clinic).path, user=who, password=PASSWORD)
    with opened_clinic(clinic.path, by) as store:
        return tuple(map(str, store.told_at_opening))
