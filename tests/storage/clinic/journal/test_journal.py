"""The journal: what the schema refuses, what an operation writes down, and what a person can read of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from models.record.records import Vp
from storage.clinic import rows
from storage.clinic.connection import Database, Error
from storage.clinic.history import Event
from storage.clinic.journal.guards import WATCHED, guard_differences, triggers
from storage.clinic.journal.operations import GENESIS
from storage.clinic.packing import chained
from storage.clinic.schema.ladder import UNWATCHED
from storage.clinic.schema.whole import SCHEMA
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.roles import Actor, Role
from tests.storage.clinics import SHANGHAI, TickingClock, busy_clinic, case, tampered, visit_entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with busy_clinic(tmp_path / "clinic.hepatrack") as made:
        yield made


def count(store: Store, table: str) -> int:
    return int(store.database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


_OF_NO_RECORD = {"laboratory_range", "protocol_template", "operation", "data_lock", "saved_filter", "imported_cohort"}
_OF_NO_RECORD |= {"merged_patient", "different_people", "clinic_user"}
_OF_NO_RECORD |= {"lab_mapping", "lab_import", "lab_waiting", "disclosure", "kept_print"}


def test_that_every_table_of_records_is_watched() -> None:
    watched = {table.table for table in WATCHED}
    assert {table.name for table in rows.TABLES} | _OF_NO_RECORD == watched


def test_that_every_table_of_the_file_is_watched_or_is_the_journal_itself(store: Store) -> None:
    unwatched = {"journal_entry", "journal_shape", "signature", SCHEMA.migrations_table, *UNWATCHED}
    assert {table.name for table in store.database.tables} - unwatched == {table.table for table in WATCHED}


def test_that_each_watched_table_has_its_five_triggers_and_the_journal_six_and_signatures_three(store: Store) -> None:
    found = store.database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    assert found == len(triggers(store.database)) == 5 * len(WATCHED) + 6 + 3
    assert guard_differences(store.database) == ()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE visit SET ecog = 1", "written outside an operation"),
        ("INSERT INTO visit (patient_id, date) VALUES (1, '2024-01-01')", "written outside an operation"),
        ("DELETE FROM visit WHERE id = 1", "rows are never deleted"),
        ("INSERT OR REPLACE INTO visit (id, patient_id, date) VALUES (1, 1, '2024-01-01')", "written outside"),
        ("UPDATE journal SET after = '{}'", "cannot modify journal"),
        ("UPDATE journal_entry SET content = x'00'", "the journal is append-only"),
        ("DELETE FROM journal_entry", "the journal is append-only"),
        ("UPDATE journal_shape SET dictionary = x'00'", "the journal is append-only"),
        ("INSERT INTO journal_shape SELECT 99, table_name, dictionary FROM journal_shape", "append-only"),
        ("UPDATE operation SET user = 'nobody'", "operations are never changed"),
        ("DELETE FROM operation", "rows are never deleted"),
        ("INSERT INTO operation SELECT 99, label, user, role, at, 0, NULL, NULL, 1, 0 FROM operation", "outside"),
        ("INSERT INTO journal_entry SELECT 999, 1, 1, 1, 1, content, hash FROM journal_entry", "outside"),
    ],
)
def test_that_a_write_past_the_store_is_refused_by_the_schema(store: Store, statement: str, why: str) -> None:
    before = store.anchor()
    with pytest.raises(Error, match=why):
        store.database.execute(statement)
    assert store.anchor() == before


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE visit SET ecog = 1 WHERE id = 1", "a change needs a reason"),
        ("DELETE FROM visit WHERE id = 1", "rows are never deleted"),
        ("INSERT OR REPLACE INTO visit (id, patient_id, date) VALUES (1, 1, '2024-01-01')", "a row is never replaced"),
        (
            "INSERT OR REPLACE INTO patient (code, treatment_start, protocol, settings, date_shift_days) "
            "VALUES ('HCC-0021', '2024-01-01', 'follow-up', '[]', -1)",
            "rows are never deleted",
        ),
        ("INSERT OR REPLACE INTO operation SELECT * FROM operation WHERE id = 1", "written outside an operation"),
        ("INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE id = 1", "outside|append-only"),
    ],
)
def test_that_even_an_operation_cannot_change_without_reason_delete_or_replace(
    store: Store, statement: str, why: str
) -> None:
    with pytest.raises(Error, match=why), store.operation("Try"):
        store.database.execute(statement)
    with store.operation("Try", reason=" "), pytest.raises(Error):
        store.database.execute(statement)


def test_that_replacing_is_refused_also_where_triggers_are_not_recursive(store: Store) -> None:
    store.database.execute("PRAGMA recursive_triggers = OFF")
    with pytest.raises(Error, match="a row is never replaced"), store.operation("Try"):
        store.database.execute("INSERT OR REPLACE INTO visit (id, patient_id, date) VALUES (1, 1, '2024-01-01')")


def test_that_a_program_without_our_functions_cannot_write(tmp_path: Path) -> None:
    from storage.clinic.connection import connect

    path = tmp_path / "clinic.hepatrack"
    busy_clinic(path).close()
    db = connect(path, key=DEMO_KEY)
    with pytest.raises(Error, match="no such function"):
        db.execute("UPDATE visit SET ecog = 1")
    db.close()


def test_that_each_entry_is_chained_to_the_one_before(store: Store) -> None:
    previous = GENESIS
    entries = store.database.execute(
        "SELECT id, operation_id, table_name, row_id, patient_id, before, after, previous, hash FROM journal"
    ).fetchall()
    for number, entry in enumerate(entries, start=1):
        assert entry[0] == number
        assert entry[7] == previous
        assert entry[8] == chained(previous, *entry[:7])
        previous = entry[8]
    assert store.anchor().head == previous
    assert store.anchor().entries == len(entries)


def test_that_every_part_of_an_entry_counts_in_its_hash() -> None:
    entry = ("p", 1, 2, "visit", 3, 4, None, "{}")
    others = [(*entry[:place], "x", *entry[place + 1 :]) for place in range(len(entry))]
    assert len({chained(*one) for one in (entry, *others)}) == len(entry) + 1
    assert chained("a", "b,c") != chained("a,b", "c")
    assert chained("a", None) != chained("a", "")


def test_that_an_operation_says_who_when_and_why(tmp_path: Path) -> None:
    nurse = Actor("mei", Role.NURSE)
    with Store.create(tmp_path / "c.hepatrack", key=DEMO_KEY, clock=TickingClock()) as store:
        key = store.import_record(case()).key
    with Store.open(tmp_path / "c.hepatrack", key=DEMO_KEY, actor=nurse, clock=TickingClock()) as store:
        store.correct(key, "visit", 1, {"weight_kg": Decimal("61.5")}, reason="  typed wrongly ")
        done = store.past.last_operation()
    assert done is not None
    assert (done.label, done.user, done.role, done.reason) == ("Correct a visit", "mei", "nurse", "typed wrongly")
    assert done.at.utcoffset() == timedelta(hours=8)
    assert done.at.astimezone(UTC).date() == datetime(2025, 3, 28, tzinfo=SHANGHAI).date()
    assert done.undoes is None


def test_that_an_operation_in_which_nothing_was_written_leaves_no_trace(store: Store) -> None:
    before = store.anchor(), count(store, "operation")
    with store.operation("Look"):
        store.records()
    store.import_records([store.record(1)])
    store.correct(1, "visit", 1, {"ecog": 1}, reason="the same")
    assert (store.anchor(), count(store, "operation")) == before


def test_that_an_operation_inside_another_is_a_part_of_it(store: Store) -> None:
    before = count(store, "operation")
    store.import_records([case("A"), case("B")])
    assert count(store, "operation") == before + 1
    assert store.undo() == "Import cases"
    assert [code for _, code in store.patients()] == ["HCC-0021"]


def test_that_what_failed_inside_an_operation_does_not_break_the_chain(store: Store) -> None:
    def fails() -> None:
        with store.operation("Inner"):
            store.import_record(case("B"))
            raise RuntimeError

    with store.operation("Try"):
        store.import_record(case("A"))
        with pytest.raises(RuntimeError):
            fails()
        store.import_record(case("C"))
    assert [code for _, code in store.patients()] == ["A", "C", "HCC-0021"]
    assert verify(store).problems == ()


def test_that_the_journal_holds_rows_before_and_after(store: Store) -> None:
    before, after = store.database.execute(
        "SELECT before, after FROM journal WHERE table_name = 'lab_result' AND row_id = 1 ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert (json.loads(before)["value"], json.loads(after)["value"]) == (">60,500", "60500")
    columns = {column.name for column in store.database.table("lab_result").columns}
    assert json.loads(before).keys() == json.loads(after).keys() == columns


# What a person reads


def test_that_a_value_tells_its_original_and_who_changed_it_and_why(store: Store) -> None:
    original, corrected = store.past.value_history("lab_result", 1, "value")
    assert (original.event, original.before, original.after) == (Event.ADDED, None, ">60,500")
    assert original.label == "Import a case"
    assert (corrected.event, corrected.before, corrected.after) == (Event.CHANGED, ">60,500", "60500")
    assert (corrected.user, corrected.reason) == ("demo", "misread")
    assert corrected.subject == "AFP 2023-03-09"
    assert corrected.at > original.at
    assert corrected.offset_minutes == 480


def test_that_a_field_that_never_changed_has_only_its_original(store: Store) -> None:
    assert [entry.after for entry in store.past.value_history("lab_result", 1, "unit")] == ["ng/mL"]


def test_that_the_history_of_a_patient_is_of_that_patient_alone(store: Store) -> None:
    other = store.import_record(case("HCC-0022")).key
    labels = {entry.label for entry in store.past.history(1)}
    assert labels == {"Import a case", "Add a visit", "Correct a lab result"}
    assert {entry.label for entry in store.past.history(other)} == {"Import a case"}


def test_that_values_are_told_as_a_person_writes_them(store: Store) -> None:
    for kind, row, changes, field, told in (
        ("measurement", 1, {"diameter_tenths": 705}, "diameter_tenths", ("71", "70.5")),
        ("measurement", 2, {"parts_tenths": (120, 90)}, "parts_tenths", ("12, 9.5", "12, 9")),
        ("baseline", 1, {"cirrhosis": False}, "cirrhosis", ("yes", "no")),
        ("baseline", 1, {"vp": Vp.VP4}, "vp", ("Vp3", "Vp4")),
        ("outcome", 1, {"alive": None}, "alive", ("yes", None)),
        ("patient", 1, {"protocol": "follow-up"}, "protocol", ("cadonilimab-lenvatinib-sbrt", "follow-up")),
    ):
        store.correct(1, kind, row, changes, reason="again")
        last = store.past.history(1)[-1]
        assert (last.kind, last.field, last.before, last.after) == (kind, field, *told)
    assert [entry.subject for entry in store.past.history(1) if entry.kind == "measurement"][-1] == "T2 2023-03-08"


def test_that_voiding_undoing_and_locking_stand_in_the_history(store: Store) -> None:
    store.void(1, "adverse_event", 1, reason="other patient")
    store.undo()
    store.undo()
    store.undo()
    store.locks.lock(1, "analysis")
    store.locks.unlock(1, "query")
    events = [entry.event for entry in store.past.history(1) if entry.operation > 3]
    assert events[0] is Event.VOIDED
    assert events[1] is Event.RESTORED
    assert events[2] is Event.CHANGED
    assert set(events[3:-2]) == {Event.UNDONE}
    assert events[-2:] == [Event.LOCKED, Event.UNLOCKED]


# Clock and guards


def test_that_a_clock_set_back_is_marked_and_told(tmp_path: Path) -> None:
    clock = TickingClock()
    with Store.create(tmp_path / "c.hepatrack", key=DEMO_KEY, clock=clock) as store:
        store.import_record(case("A"))
        assert store.warnings() == ()
        clock.at -= timedelta(days=1)
        (said,) = store.warnings()
        assert "clock of this computer is behind" in str(said)
        store.import_record(case("B"))
        assert any("set back at the change of 2025-03-27" in str(said) for said in store.warnings())
        clock.at += timedelta(days=1)
        store.import_record(case("C"))
        marks = [entry.clock_set_back for key, _ in store.patients() for entry in store.past.history(key)[:1]]
        assert marks == [False, True, False]


def test_that_guards_somebody_dropped_are_put_back_and_told(tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    busy_clinic(path).close()

    def meddle(db: Database) -> None:
        db.execute("CREATE TRIGGER strange AFTER INSERT ON visit BEGIN SELECT 1; END")

    tampered(path, meddle)
    with Store.open(path, key=DEMO_KEY) as store:
        assert {"strange", "visit_update_journal", "journal_delete_guard"} <= set(store.mended_guards)
        assert guard_differences(store.database) == ()
        assert "Guards of the journal" in str(store.warnings()[0])
        reason = store.database.execute("SELECT reason FROM operation ORDER BY id DESC LIMIT 1").fetchone()[0]
        assert "visit_update_journal" in reason
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.mended_guards == ()
        assert store.warnings() == ()


def test_that_a_visit_and_its_undone_entry_leave_the_number_of_a_lesion_free(store: Store) -> None:
    store.undo()
    store.undo()
    store.add_visit(1, visit_entry())
    assert store.record(1).lesions[-1].number == "NEW2"
