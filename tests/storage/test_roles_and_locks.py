"""Who may do what, held in the store; and data that are locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.record.protocol import Protocol
from models.record.records import AdverseEvent, Treatment, Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.cohorts import keep_cohort, save_filter
from storage.clinic.connection import Error
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from tests.storage.clinics import TickingClock, busy_clinic, case, small_cohort, visit_entry

LATER = date(2024, 1, 5)
EVENT = AdverseEvent(term="Rash", grade=1, start=LATER)
TEMPLATE = Protocol(name="ward 2", title="ward 2", anchor="start of treatment", based_on="follow-up")
DRUG = Treatment(kind="drug", agent="lenvatinib", start=LATER, dose=Decimal(8), unit="mg")
WHOLE = visit_entry(LATER, "NEW3")
READ = replace(WHOLE, visit=Visit(date=LATER), labs=())
RESULTS = VisitEntry(visit=Visit(date=LATER, ecog=0), labs=WHOLE.labs)

ACTS: dict[str, Callable[[Store], object]] = {
    "import": lambda store: store.import_record(case("NEW")),
    "import several": lambda store: store.import_records([case("NEW")]),
    "register": lambda store: store.register(case("NEW")),
    "results": lambda store: store.add_visit(1, RESULTS),
    "read": lambda store: store.add_visit(1, READ),
    "visit with read": lambda store: store.add_visit(1, WHOLE),
    "event": lambda store: store.add(1, "adverse_event", EVENT),
    "treatment": lambda store: store.add(1, "treatment", DRUG),
    "correct a result": lambda store: store.correct(1, "lab_result", 2, {"value": "401"}, reason="misread"),
    "correct a measurement": lambda store: store.correct(1, "measurement", 1, {"diameter_tenths": 700}, reason="again"),
    "void": lambda store: store.void(1, "visit", 1, reason="twice"),
    "void a lesion": lambda store: store.void(1, "lesion", 4, reason="vessel"),
    "undo of another's": lambda store: store.undo(),
    "save a filter": lambda store: save_filter(store, "Vp4", {"vp": ["Vp4"]}),
    "keep a cohort": lambda store: keep_cohort(store, small_cohort()),
    "save a template": lambda store: store.templates.save(TEMPLATE),
    "give a protocol": lambda store: store.templates.give([1], "follow-up", 0, reason="out of the trial"),
    "lock": lambda store: store.locks.lock(1, "analysis"),
    "lock all": lambda store: store.locks.lock(None, "analysis"),
}
ENTERS = {"register", "results", "event", "treatment", "correct a result"}
READS = {"read", "correct a measurement"}
BOTH = {"visit with read"}
COHORTS = {"save a filter", "keep a cohort"}
TEMPLATES = {"save a template", "give a protocol"}
MAY_DO = {
    Role.ADMINISTRATOR: set(ACTS),
    Role.DATA_MANAGER: set(ACTS),
    Role.CLINICIAN: ENTERS | READS | BOTH | COHORTS | TEMPLATES | {"import", "import several", "void", "void a lesion"},
    Role.NURSE: ENTERS,
    Role.RADIOLOGIST: READS,
    Role.READER: set(),
}


@pytest.mark.parametrize("role", list(Role))
def test_that_the_store_lets_each_role_do_what_it_may_and_nothing_else(tmp_path: Path, role: Role) -> None:
    busy_clinic(tmp_path / "clean.hepatrack").close()
    refused = {}
    for name, act in ACTS.items():
        path = tmp_path / "clinic.hepatrack"
        path.write_bytes((tmp_path / "clean.hepatrack").read_bytes())
        with Store.open(path, key=DEMO_KEY, actor=Actor("mei", role), clock=TickingClock()) as store:
            before = store.anchor()
            try:
                act(store)
            except StoreProblem as problem:
                refused[name] = problem
            assert (store.anchor() == before) == (name in refused)
    assert ACTS.keys() - refused.keys() == MAY_DO[role]
    for problem in refused.values():
        assert problem.sentence.startswith(f"A {role} may not ")
        assert problem.remedy.startswith("Ask ")


def test_that_a_reader_is_told_in_a_sentence_who_may() -> None:
    with pytest.raises(StoreProblem) as raised:
        Actor("li", Role.READER).require(Action.UNLOCK)
    assert str(raised.value) == "A reader may not unlock data. Ask an administrator or a data manager."
    with pytest.raises(StoreProblem, match=r"A nurse may not manage users\. Ask an administrator\."):
        Actor("li", Role.NURSE).require(Action.MANAGE_USERS)


def test_that_every_role_has_its_line_and_every_action_somebody() -> None:
    assert set(MAY) == set(Role)
    assert MAY[Role.ADMINISTRATOR] == set(Action)
    assert MAY[Role.READER] == frozenset()


def test_that_one_may_undo_what_oneself_did(tmp_path: Path) -> None:
    busy_clinic(tmp_path / "c.hepatrack").close()
    with Store.open(tmp_path / "c.hepatrack", key=DEMO_KEY, actor=Actor("mei", Role.NURSE)) as store:
        store.add(1, "adverse_event", EVENT)
        assert store.undo() == "Add an adverse event"
        with pytest.raises(StoreProblem, match="A nurse may not undo what somebody else did"):
            store.undo()


def test_that_an_operation_asks_for_the_right_it_is_told(tmp_path: Path) -> None:
    with (
        Store.create(tmp_path / "c.hepatrack", key=DEMO_KEY, actor=Actor("li", Role.READER)) as store,
        pytest.raises(StoreProblem, match="A reader may not enter"),
        store.operation("Try"),
    ):
        pass


# Locks


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return busy_clinic(tmp_path / "clinic.hepatrack")


OF_NO_PATIENT = COHORTS | {"save a template", "import", "import several", "register", "lock", "lock all"}
WRITES = [name for name in ACTS if name not in OF_NO_PATIENT]


@pytest.mark.parametrize("name", WRITES)
def test_that_nothing_is_written_to_a_locked_patient(store: Store, name: str) -> None:
    store.locks.lock(1, "analysis of May")
    before, record = store.anchor(), store.record(1)
    with pytest.raises(StoreProblem, match=r"locked since .* by demo \(.analysis of May.\)") as raised:
        ACTS[name](store)
    assert raised.value.remedy
    assert (store.anchor(), store.record(1)) == (before, record)
    store.locks.unlock(1, "a query of the monitor")
    ACTS[name](store)
    assert store.anchor() != before


@pytest.mark.parametrize("name", [*WRITES, "import", "import several", "register"])
def test_that_nothing_is_written_to_a_locked_data_set(store: Store, name: str) -> None:
    store.locks.lock(None, "data cut")
    before = store.anchor()
    with pytest.raises(StoreProblem, match="data set is locked since"):
        ACTS[name](store)
    assert store.anchor() == before
    store.locks.unlock(None, "next cycle")
    ACTS[name](store)


def test_that_a_lock_on_one_patient_leaves_the_others_free(store: Store) -> None:
    other = store.import_record(case("OTHER")).key
    store.locks.lock(1, "analysis")
    assert store.locks.on(other) is None
    store.add(other, "adverse_event", EVENT)


def test_that_the_schema_holds_the_lock_without_the_store(store: Store) -> None:
    store.locks.lock(1, "analysis")
    for statement in (
        "UPDATE visit SET ecog = 2 WHERE id = 1",
        "INSERT INTO visit (patient_id, date) VALUES (1, '2024-01-01')",
        "UPDATE patient SET name = 'x' WHERE id = 1",
    ):
        with pytest.raises(StoreProblem, match="The data are locked"), store.operation("Try", reason="try"):
            store.database.execute(statement)
    other = store.import_record(case("OTHER")).key
    with pytest.raises(StoreProblem, match="The data are locked"), store.operation("Try", reason="try"):
        store.database.execute(f"UPDATE visit SET patient_id = {other} WHERE id = 1")
    with pytest.raises(Error, match="rows are never deleted"), store.operation("Try", reason="try"):
        store.database.execute("DELETE FROM data_lock")


def test_that_locks_are_kept_in_the_file_with_who_when_and_why(store: Store) -> None:
    store.locks.lock(1, "analysis")
    store.locks.lock(None, "data cut")
    store.close()
    with Store.open(store.path, key=DEMO_KEY) as again:
        assert [(lock.patient, lock.user, lock.reason) for lock in again.locks.held()] == [
            (1, "demo", "analysis"),
            (None, "demo", "data cut"),
        ]
        again.locks.unlock(None, "next cycle")
        lock = again.locks.on(1)
        assert lock is not None
        assert lock.reason == "analysis"
        assert verify(again).ok


@pytest.mark.parametrize("reason", ["", "   "])
def test_that_locking_and_unlocking_need_a_reason(store: Store, reason: str) -> None:
    with pytest.raises(StoreProblem, match="reason is needed"):
        store.locks.lock(1, reason)
    store.locks.lock(1, "analysis")
    with pytest.raises(StoreProblem, match="reason is needed"):
        store.locks.unlock(1, reason)
    assert store.locks.on(1) is not None


def test_that_a_lock_is_not_set_twice_nor_lifted_where_there_is_none(store: Store) -> None:
    with pytest.raises(StoreProblem, match="not locked"):
        store.locks.unlock(1, "why not")
    store.locks.lock(1, "analysis")
    with pytest.raises(StoreProblem, match="locked already"):
        store.locks.lock(1, "again")


def test_that_undo_passes_over_locks(store: Store) -> None:
    store.locks.lock(1, "analysis")
    store.locks.unlock(1, "query")
    assert store.undo() == "Correct a lab result"
