"""Editions of laboratory ranges in a clinic file: the clinic's, journalled, given to each record that needs them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.record.records import LabRange, LabResult, Record
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document, parse_case
from storage.problems import StoreProblem


def case(code: str, high: int = 40) -> Record:
    return parse_case(
        {
            "format": "hcc-case",
            "version": 2,
            "patient": {"code": code},
            "treatment_start": "2023-07-01",
            "labs": [
                {"analyte": "ALT", "date": "2023-08-24", "value": "90", "unit": "U/L", "laboratory": "Central"},
            ],
            "ranges": [
                {"laboratory": "Central", "analyte": "ALT", "unit": "U/L", "high": high, "valid_from": "2020-01-01"},
            ],
        }
    )


def ranges(store: Store) -> list[LabRange]:
    return [one for _, record in store.records() for one in record.ranges]


def test_that_an_edition_is_kept_once_for_the_clinic_and_comes_with_every_record(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.hepatrack", key=DEMO_KEY) as store:
        first, second = store.import_record(case("A")).key, store.import_record(case("B")).key
        assert store.record(first).ranges == store.record(second).ranges == case("A").ranges
        assert case_document(store.record(second)) == case_document(case("B"))
        assert store.database.execute("SELECT count(*) FROM laboratory_range").fetchone() == (1,)
        assert not store.import_record(case("A")).added
        assert verify(store).problems == ()


def test_that_another_range_of_the_same_day_is_refused(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.hepatrack", key=DEMO_KEY) as store:
        store.import_record(case("A"))
        with pytest.raises(StoreProblem, match="another range of ALT valid from 2020-01-01"):
            store.import_record(case("B", high=45))
        assert store.patients() == ((1, "A"),)


def test_that_undoing_an_import_leaves_others_their_ranges(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.hepatrack", key=DEMO_KEY) as store:
        store.import_record(case("A"))
        operation = store.past.last_operation()
        assert operation is not None
        store.import_record(case("B"))
        store.undo(operation.id)
        assert [code for _, code in store.patients()] == ["B"]
        assert ranges(store) == list(case("B").ranges)
        assert verify(store).problems == ()


def test_that_a_record_without_a_laboratory_has_no_ranges(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.hepatrack", key=DEMO_KEY) as store:
        store.import_record(case("A"))
        plain = case("B")
        labs: tuple[LabResult, ...] = (replace(plain.labs[0], laboratory=None),)
        key = store.import_record(replace(plain, labs=labs, ranges=())).key
        assert store.record(key).ranges == ()
