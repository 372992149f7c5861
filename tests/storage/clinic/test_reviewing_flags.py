"""Flags that were looked at: kept, open again with other inputs, taken back, and what of it leaves the clinic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.course.course import Course, course
from models.flags.flags import Flag
from models.flags.reviewed import inputs_of
from models.record.protocol import FOLLOW_UP
from models.record.records import Imaging, Patient, Record, Treatment, Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.store import Store
from storage.files.casefile import case_document, parse_case
from storage.files.caseschema import keys_of_version_2
from storage.problems import StoreProblem
from storage.roles import Actor, Role

START, TODAY = date(2025, 1, 10), date(2025, 3, 1)
ENTRIES = tuple(
    Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(dose), unit="mg") for dose in (8, 12)
)
RECORD = Record(
    patient=Patient(code="NEW-01", name="Zhang Guihua", birth_date=date(1971, 3, 12)),
    treatment_start=START,
    treatments=ENTRIES,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "clinic.hepatrack", key=bytes(32), actor=Actor("Chen Yu", Role.CLINICIAN))
    with made as opened:
        yield opened


def computed(record: Record) -> Course:
    return course(record, FOLLOW_UP, TODAY)


def open_twice(found: Course) -> Flag:
    """The flag of two entries of one drug that both go on."""
    return next(flag for flag in found.flags if flag.rule == "R-16")


def reviewed(store: Store) -> int:
    key = store.register(RECORD)
    flag = open_twice(computed(store.record(key)))
    store.decisions.review_flag(key, flag.rule, inputs_of(flag))
    return key


def test_that_a_reviewed_flag_is_closed_until_its_inputs_differ(store: Store) -> None:
    key = reviewed(store)
    found = computed(store.record(key))
    (seen,) = store.record(key).reviewed_flags
    assert (seen.rule, seen.inputs, seen.by) == ("R-16", inputs_of(open_twice(found)), "Chen Yu")
    assert open_twice(found) not in found.open_flags
    assert found.flags == computed(replace(store.record(key), reviewed_flags=())).flags
    row = store.record(key).treatments[1].key
    assert row is not None
    store.correct(key, "treatment", row, {"dose": Decimal(10)}, reason="typed wrongly")
    found = computed(store.record(key))
    assert open_twice(found) in found.open_flags


def test_that_a_review_is_taken_back_by_undo_and_never_given_twice(store: Store) -> None:
    key = reviewed(store)
    flag = open_twice(computed(store.record(key)))
    with pytest.raises(StoreProblem, match="reviewed already"):
        store.decisions.review_flag(key, flag.rule, inputs_of(flag))
    assert store.undo() == "Mark a flag as reviewed"
    assert store.record(key).reviewed_flags == ()
    store.decisions.review_flag(key, flag.rule, inputs_of(flag))
    (seen,) = store.record(key).reviewed_flags
    assert seen.key is not None
    store.void(key, "reviewed_flag", seen.key, reason="not looked at")
    assert store.record(key).reviewed_flags == ()


@pytest.mark.parametrize("role", [Role.NURSE, Role.RADIOLOGIST, Role.DATA_MANAGER, Role.READER])
def test_that_a_flag_is_reviewed_by_clinicians_alone(store: Store, role: Role) -> None:
    key = store.register(RECORD)
    store.file.journal.actor = Actor("Somebody", role)
    with pytest.raises(StoreProblem, match="may not mark flags as reviewed"):
        store.decisions.review_flag(key, "R-16", ())


def test_that_a_case_file_carries_what_was_reviewed(store: Store) -> None:
    record = store.record(reviewed(store))
    document = case_document(record)
    assert document["version"] == 2
    assert list(keys_of_version_2(document)) == ["reviewed_flags"]
    assert parse_case(document) == record
    assert case_document(parse_case(document)) == document


def test_that_without_identity_the_same_flag_stays_closed_and_nobody_is_named(store: Store) -> None:
    record = store.record(reviewed(store))
    moved = parse_case(case_document(record, deidentified=True, shift_days=-50))
    (seen,) = moved.reviewed_flags
    assert (seen.by, "2025-01-10" in str(seen.inputs)) == (None, False)
    found = computed(moved)
    assert open_twice(found) not in found.open_flags


def test_that_a_review_that_names_the_birthday_stays_in_the_clinic(store: Store) -> None:
    key = reviewed(store)
    store.decisions.review_flag(key, "R-16", ("Date of birth: 1971-03-12",))
    document = case_document(store.record(key), deidentified=True, shift_days=-50)
    assert len(document["reviewed_flags"]) == 1
    assert "1971-03-12" not in str(document)


def test_that_a_read_alone_is_called_a_read_in_the_history(store: Store) -> None:
    key = store.register(RECORD)
    store.add_visit(key, VisitEntry(visit=Visit(date=START), imaging=Imaging(date=START, modality="CT", reader="A")))
    assert store.undo() == "Add a read"
    undone = [entry for entry in store.past.history(key) if entry.label == "Undo"]
    assert {entry.undone for entry in undone} == {"Add a read"}
    assert [entry.values for entry in undone if entry.kind == "imaging"] == [(("reader", "A"),)]
