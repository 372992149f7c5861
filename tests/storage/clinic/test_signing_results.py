"""Results signed: by whom, when, and until when; what of it leaves the clinic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from models.record.analytes import parse_result
from models.record.records import LabResult, Patient, Record, Signature
from storage.clinic.store import Store
from storage.files.casefile import case_document, parse_case
from storage.problems import StoreProblem
from storage.roles import Actor, Role

START = date(2025, 1, 10)
RESULTS = tuple(
    LabResult(analyte=name, date=START, value=parse_result(name, value), unit="U/L")
    for name, value in (("ALT", "44"), ("AST", "62"))
)
RECORD = Record(patient=Patient(code="NEW-01"), treatment_start=START, labs=RESULTS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "clinic.hepatrack", key=bytes(32), actor=Actor("Chen Yu", Role.CLINICIAN))
    with made as opened:
        yield opened


def rows(store: Store, key: int) -> list[int]:
    return [one.key for one in store.record(key).labs if one.key is not None]


def test_that_results_are_signed_in_one_operation_that_undo_takes_back(store: Store) -> None:
    key = store.register(RECORD)
    store.decisions.sign_results(key, rows(store, key))
    found = [one.reviewed for one in store.record(key).labs]
    assert all(one is not None and one.by == "Chen Yu" and one.on and one.at for one in found)
    store.undo()
    assert [one.reviewed for one in store.record(key).labs] == [None, None]


def test_that_a_signature_stays_whose_it_is(store: Store) -> None:
    key = store.register(RECORD)
    first, second = rows(store, key)
    store.decisions.sign_results(key, [first])
    kept = store.record(key).labs[0].reviewed
    store.decisions.sign_results(key, [first, second])
    assert store.record(key).labs[0].reviewed == kept
    with pytest.raises(StoreProblem, match="signed already"):
        store.decisions.sign_results(key, [first, second])


def test_that_a_correction_takes_the_signature_away_and_another_result_keeps_its_own(store: Store) -> None:
    key = store.register(RECORD)
    first, second = rows(store, key)
    store.decisions.sign_results(key, [first, second])
    store.correct(key, "lab_result", first, {"value": "45"}, reason="typing error")
    labs = store.record(key).labs
    assert labs[0].reviewed is None
    assert labs[1].reviewed is not None


@pytest.mark.parametrize("role", [Role.NURSE, Role.RADIOLOGIST, Role.DATA_MANAGER, Role.READER])
def test_that_only_who_may_sign_signs(tmp_path: Path, role: Role) -> None:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=bytes(32), actor=Actor("Chen Yu", Role.CLINICIAN)) as first:
        key = first.register(RECORD)
    with Store.open(path, key=bytes(32), actor=Actor("Li", role)) as store:
        with pytest.raises(StoreProblem, match="sign results"):
            store.decisions.sign_results(key, rows(store, key))
        assert all(one.reviewed is None for one in store.record(key).labs)


def test_that_a_row_of_nobody_is_not_signed(store: Store) -> None:
    key = store.register(RECORD)
    with pytest.raises(LookupError):
        store.decisions.sign_results(key, [9999])


SIGNED = Record(
    patient=Patient(code="NEW-01"),
    treatment_start=START,
    labs=(
        LabResult(
            analyte="ALT",
            date=START,
            value=parse_result("ALT", "44"),
            unit="U/L",
            reviewed=Signature("Chen Yu", START, time(8, 5)),
        ),
    ),
)


def test_that_a_case_file_brings_the_signature_back_and_says_version_2() -> None:
    document = case_document(SIGNED)
    assert document["version"] == 2
    assert document["labs"][0]["reviewed"] == {"by": "Chen Yu", "on": "2025-01-10T08:05"}
    assert parse_case(document) == SIGNED
    assert case_document(parse_case(document)) == document
    assert case_document(RECORD)["version"] == 1


def test_that_a_file_without_identity_does_not_tell_who_signed() -> None:
    document = case_document(parse_case(case_document(SIGNED)), deidentified=True, shift_days=-30)
    assert "reviewed" not in document["labs"][0]
    assert "Chen" not in str(document)
