"""Somebody who is only screened: no start of treatment, kept, changed later, and nothing counted before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.cohort.members import started
from models.course.course import course
from models.forms.registration import RegistrationDraft, registered
from models.record.records import Record, Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.changing import FIRST_ENTRY
from storage.clinic.rows import RecordKind
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.clinic.wording import value_of, written_row
from storage.files.casefile import case_document, parse_case, read_case
from storage.problems import StoreProblem
from storage.shipped.protocols import load_protocols
from tests.storage.clinics import TickingClock

CASE = Path(__file__).parents[2] / "cases" / "r8-only-screened.json"
TODAY = date(2024, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY, clock=TickingClock()) as made:
        yield made


def test_that_a_patient_is_registered_without_a_start_and_it_is_filled_in_later(store: Store) -> None:
    draft = RegistrationDraft(code="X-1", born="19600506", protocol="follow-up")
    key = store.register(registered(draft, (), TODAY))
    store.add_visit(key, VisitEntry(visit=Visit(date=date(2023, 3, 2), ecog=1)))
    assert store.record(key).treatment_start is None
    row = written_row(store.record(key), RecordKind.PATIENT, key)
    assert ("treatment_start", "") in [(one.attribute, one.text) for one in row.values]
    begun = value_of(RecordKind.PATIENT, "treatment_start", "20230309", TODAY)
    store.correct(key, "patient", key, {"treatment_start": begun}, reason="")
    assert store.record(key).treatment_start == date(2023, 3, 9)
    done = store.past.last_operation()
    assert done is not None
    assert done.reason == FIRST_ENTRY
    with pytest.raises(StoreProblem, match="reason"):  # from it days are counted: another one is a correction
        store.correct(key, "patient", key, {"treatment_start": None}, reason="")
    store.undo()
    assert store.record(key).treatment_start is None
    assert verify(store).problems == ()


def test_that_a_case_comes_back_from_the_store_as_it_came(store: Store) -> None:
    record = read_case(CASE)
    kept = store.record(store.import_record(record).key)
    assert kept == record
    assert case_document(kept) == case_document(record)
    assert case_document(kept)["treatment_start"] is None


def test_that_without_identity_every_date_moves_and_the_start_stays_unknown() -> None:
    document = case_document(read_case(CASE), deidentified=True, shift_days=-10)
    assert document["treatment_start"] is None
    assert document["visits"][0]["date"] == "2023-12-30"
    assert document["patient"]["birth_date"] == "1960-12-30"  # 63 on the last day recorded
    assert parse_case(document) is not None


def test_that_nothing_is_counted_and_nobody_is_in_a_cohort_before_the_start() -> None:
    found = course(_screened(), load_protocols()["cadonilimab-lenvatinib-sbrt"], TODAY)
    assert found.schedule == ()
    assert {str(why) for why in found.endpoints.undetermined.values()} == {
        "cannot be determined: treatment has not started"
    }
    assert started([(1, found)]) == ()
    age = next(check for check in found.entry_checks if check.criterion.rule == "age_years")
    assert str(age.found) == "63 years"
    assert not any("before the start" in str(step.left) for flag in found.flags for step in flag.why.steps)


def _screened() -> Record:
    return read_case(CASE)
