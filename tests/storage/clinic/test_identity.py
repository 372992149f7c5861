"""No two patients are told apart by what nobody can see: codes and hospital numbers that look the same are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.record.records import Record
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import FileProblem, StoreProblem
from tests.storage.clinics import busy_clinic, case, tampered

LOOK_ALIKES = ("HCC\u20100021", "ＨＣＣ－００２１", "hcc-0021", "НСС-0021", "HCC-OO21", "HCC-002l", "HCC-0021 ")
UNSEEN = ("HCC\u200b-0022", "HCC-0022\u202e", "HCC\x07-22", "HCC-\ufeff22", "HCC\n22")


def named(code: str, number: str | None = None, *, like: Record | None = None) -> Record:
    record = like or case("HCC-0030")
    return replace(record, patient=replace(record.patient, code=code, hospital_number=number))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return busy_clinic(tmp_path / "clinic.hepatrack")


@pytest.mark.parametrize("code", LOOK_ALIKES)
def test_that_a_code_that_looks_like_another_is_refused_from_a_file_and_from_the_form(store: Store, code: str) -> None:
    with pytest.raises(FileProblem, match=r"looks the same as HCC-0021|is in this clinic already"):
        store.import_record(named(code))
    with pytest.raises(StoreProblem):
        store.register(named(code))
    store.import_record(case("HCC-0022"))
    with pytest.raises(StoreProblem):
        store.correct(2, "patient", 2, {"code": code}, reason="mistyped")
    assert store.find(code) is None


@pytest.mark.parametrize("code", UNSEEN)
def test_that_a_code_with_a_sign_that_nobody_sees_is_refused_beside_anybody(store: Store, code: str) -> None:
    with pytest.raises((FileProblem, StoreProblem)):
        store.import_record(named(code))
    with pytest.raises(StoreProblem):
        store.register(named(code))


@pytest.mark.parametrize("number", ["h 4711", "Ｈ ４７１１", "H  4711", "Н 4711", "H 4711"])
def test_that_a_hospital_number_belongs_to_one_patient(store: Store, number: str) -> None:
    with pytest.raises(FileProblem, match=r"patient\.hospital_number: .*HCC-0021"):
        store.import_record(named("HCC-0022", number))
    with pytest.raises(StoreProblem, match="hospital number"):
        store.register(named("HCC-0022", number))
    store.import_record(named("HCC-0022", "4711"))
    with pytest.raises(StoreProblem, match="hospital number"):
        store.correct(2, "patient", 2, {"hospital_number": number}, reason="mistyped")


def test_that_patients_without_a_number_stand_beside_each_other(store: Store) -> None:
    store.import_records([named("HCC-0022"), named("HCC-0023")])
    store.correct(2, "patient", 2, {"code": "HCC-0024", "name": "Li"}, reason="mistyped")
    assert [code for _, code in store.patients()] == ["HCC-0021", "HCC-0023", "HCC-0024"]


def test_that_two_that_look_the_same_in_one_import_are_both_refused(store: Store) -> None:
    with pytest.raises(FileProblem, match="looks the same as HCC-0050"):
        store.import_records([named("HCC-0050"), named("HCC-OO50")])
    assert [code for _, code in store.patients()] == ["HCC-0021"]


def test_that_names_that_nobody_can_read_or_that_are_too_long_are_refused(store: Store) -> None:
    for name in ("Li\u200bNa", "Li\x07", "L" * 1001):
        record = case("HCC-0022")
        with pytest.raises((FileProblem, StoreProblem)):
            store.import_record(replace(record, patient=replace(record.patient, name=name)))


def test_that_the_zero_width_code_from_the_field_is_refused(store: Store) -> None:
    """``code_zw.json``: N, a zero-width space, 1."""
    for _ in range(2):
        with pytest.raises(FileProblem) as told:
            store.import_record(named("N\u200b1"))
        assert told.value.place == "patient.code"
        store.import_record(named("N1"))


def test_that_a_file_that_holds_look_alikes_already_stays_readable_and_writable(store: Store, tmp_path: Path) -> None:
    store.import_record(case("HCC-0022"))
    store.close()
    path = tmp_path / "clinic.hepatrack"
    tampered(
        path, lambda db: db.execute("UPDATE patient SET code = 'HCC-OO21', hospital_number = 'H 4711' WHERE id = 2")
    )
    with Store.open(path, key=DEMO_KEY) as again:
        assert [code for _, code in again.patients()] == ["HCC-0021", "HCC-OO21"]
        again.correct(2, "patient", 2, {"birth_date": None}, reason="not known")
        again.correct(2, "patient", 2, {"code": "HCC-0022", "hospital_number": None}, reason="told apart")
        assert [code for _, code in again.patients()] == ["HCC-0021", "HCC-0022"]
        assert not verify(again).ok  # what was done past the journal is still named


@pytest.mark.parametrize("number", ["H 4711", "h 4711", "Ｈ ４７１１"])
def test_that_an_undo_gives_nobody_a_number_that_was_given_to_another_since(store: Store, number: str) -> None:
    store.correct(1, "patient", 1, {"hospital_number": "H 4712"}, reason="mistyped")
    corrected = store.past.last_operation()
    assert corrected is not None
    store.register(named("HCC-0022", number))
    with pytest.raises(StoreProblem, match="its code or number was given to another since"):
        store.undo(corrected.id)
    assert store.record(1).patient.hospital_number == "H 4712"
    store.undo()  # of the registration
    store.undo(corrected.id)
    assert store.record(1).patient.hospital_number == "H 4711"
    assert verify(store).ok


def test_that_an_undo_gives_nobody_a_code_that_looks_like_one_given_since(store: Store) -> None:
    store.correct(1, "patient", 1, {"code": "HCC-0023"}, reason="mistyped")
    corrected = store.past.last_operation()
    assert corrected is not None
    store.register(named("HCC-OO21"))
    with pytest.raises(StoreProblem, match="given to another since"):
        store.undo(corrected.id)
    assert [code for _, code in store.patients()] == ["HCC-0023", "HCC-OO21"]


def test_that_look_alikes_of_an_older_file_do_not_stand_in_the_way_of_an_undo(store: Store, tmp_path: Path) -> None:
    store.import_record(case("HCC-0022"))
    store.close()
    path = tmp_path / "clinic.hepatrack"
    tampered(path, lambda db: db.execute("UPDATE patient SET hospital_number = 'H 4711' WHERE id = 2"))
    with Store.open(path, key=DEMO_KEY) as again:
        again.correct(1, "patient", 1, {"sex": None}, reason="not known")
        assert again.undo() == "Correct a patient"
