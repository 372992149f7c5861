"""Case files held against a clinic before they are brought in: who is new, who is there, what cannot come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.quantities import parse_quantity
from models.record.records import LabRange, LabResult, Outcome, Patient, Record
from storage.clinic.importing import IMPORT_SEVERAL
from storage.clinic.imports.cases import Becomes, Case, brought_in, looked_through, may_import, read_file
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import case_document, write_case
from storage.problems import StoreProblem
from storage.roles import Actor, Role

TODAY = date(2025, 3, 28)
RESULT = LabResult(analyte="AFP", date=date(2025, 2, 1), value=parse_quantity("40"), unit="ng/mL", laboratory="Lab A")
RANGE = LabRange(laboratory="Lab A", analyte="AFP", unit="ng/mL", high=Decimal(7), valid_from=date(2024, 1, 1))


def case(code: str = "T-01", **more: object) -> Record:
    made = Record(patient=Patient(code=code, hospital_number=f"{code}-4711"), treatment_start=date(2025, 1, 10))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as made:
        yield made


def looked(store: Store, folder: Path, *records: Record) -> tuple[Case, ...]:
    paths = [folder / f"{place}-{record.patient.code}.json" for place, record in enumerate(records)]
    for path, record in zip(paths, records, strict=True):
        write_case(record, path)
    return looked_through(store, [read_file(path, TODAY) for path in paths])


def test_that_who_is_new_is_kept_in_one_operation_with_names_and_hashes(store: Store, tmp_path: Path) -> None:
    cases = looked(store, tmp_path, case("T-01"), case("T-02", labs=(RESULT,), ranges=(RANGE,)))
    assert [one.becomes for one in cases] == [Becomes.NEW, Becomes.NEW]
    assert not store.patients()
    keys = brought_in(store, cases)
    assert [code for _, code in store.patients()] == ["T-01", "T-02"]
    assert store.record(keys[1]) == case("T-02", labs=(RESULT,), ranges=(RANGE,))
    last = store.past.last_operation()
    assert last is not None
    assert last.label == IMPORT_SEVERAL
    hashed = hashlib.sha256((tmp_path / "0-T-01.json").read_bytes()).hexdigest()
    assert f"0-T-01.json, SHA-256 {hashed}" in (last.reason or "")
    store.undo(last.id)
    assert not store.patients()


def test_that_nobody_who_is_there_is_written_over(store: Store, tmp_path: Path) -> None:
    brought_in(store, looked(store, tmp_path, case()))
    other = case(labs=(RESULT,), outcome=Outcome(alive=True, last_contact=date(2025, 2, 1)))
    same, changed = looked(store, tmp_path, case(), other)
    assert (same.becomes, changed.becomes) == (Becomes.SAME, Becomes.CHANGED)
    assert str(changed.said) == "there already with other content: results, outcome"
    assert brought_in(store, (same, changed)) == ()
    assert [store.record(key) for key, _ in store.patients()] == [case()]


def test_that_the_same_patient_twice_comes_once_and_two_that_differ_are_told(store: Store, tmp_path: Path) -> None:
    cases = looked(store, tmp_path, case(), case(), case(labs=(RESULT,)))
    assert [one.becomes for one in cases] == [Becomes.NEW, Becomes.SAME, Becomes.CHANGED]
    brought_in(store, cases)
    assert [store.record(key) for key, _ in store.patients()] == [case()]


def test_that_a_hospital_number_of_somebody_else_is_refused(store: Store, tmp_path: Path) -> None:
    (one,) = looked(store, tmp_path, case())
    brought_in(store, (one,))
    (found,) = looked(store, tmp_path, case(patient=Patient(code="T-09", hospital_number="T-01-4711")))
    assert found.becomes is Becomes.REFUSED
    assert str(found.said).startswith("patient.hospital_number: ")


def test_that_a_range_that_the_clinic_has_otherwise_is_refused_before_anything_is_written(
    store: Store, tmp_path: Path
) -> None:
    first = case("T-01", labs=(RESULT,), ranges=(RANGE,))
    second = case("T-02", labs=(RESULT,), ranges=(replace(RANGE, high=Decimal(20)),))
    cases = looked(store, tmp_path, first, second)
    assert [one.becomes for one in cases] == [Becomes.NEW, Becomes.REFUSED]
    assert "another range of AFP" in str(cases[1].said)
    assert len(brought_in(store, cases)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b'{"format": "hcc-case", "version": 1}', "patient"),
    ],
)
def test_that_a_file_that_cannot_be_read_is_refused_and_stops_no_other(
    store: Store, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "broken.json").write_bytes(content)
    write_case(case(), tmp_path / "good.json")
    files = [read_file(tmp_path / name, TODAY) for name in ("broken.json", "gone.json", "good.json")]
    cases = looked_through(store, files)
    assert [one.becomes for one in cases] == [Becomes.REFUSED, Becomes.REFUSED, Becomes.NEW]
    assert said in str(cases[0].said)
    assert str(tmp_path) not in str(cases[1].said)
    assert len(brought_in(store, cases)) == 1


def test_that_nothing_may_have_happened_after_today(tmp_path: Path) -> None:
    path = tmp_path / "late.json"
    path.write_text(json.dumps(case_document(case(labs=(replace(RESULT, date=date(2025, 3, 29)),)))), encoding="utf-8")
    found = read_file(path, TODAY)
    assert found.record is None
    assert "labs[0]" in str(found.said)


def test_that_who_may_not_import_is_told_before_a_file_is_read(store: Store, tmp_path: Path) -> None:
    store.close()
    with Store.open(tmp_path / "clinic.hepatrack", key=DEMO_KEY, actor=Actor("N", Role.NURSE)) as hers:
        for deed in (may_import, lambda store: looked_through(store, [])):
            with pytest.raises(StoreProblem, match="may not import cases"):
                deed(hers)
