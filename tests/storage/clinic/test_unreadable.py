"""A value that no program of ours writes: one patient cannot be read, all others can, and nothing says the value."""

from __future__ import annotations

import traceback
from datetime import date
from pathlib import Path

import pytest

from models.record.kept import JudgedBy, Judgement
from models.record.records import Adjudication
from storage.clinic.connection import Database
from storage.clinic.reading import UnreadablePatient, unreadable
from storage.clinic.store import DEMO_KEY, Store
from tests.storage.clinics import busy_clinic, case, tampered

VALUE = "Zhang Wei 1961"
DAMAGED = {
    "patient": ("sex", "birth_date", "treatment_start", "settings", "record_written", "written"),
    "baseline": ("aetiology", "vp", "largest_tumour_mm"),
    "treatment": ("start", "dose"),
    "visit": ("date", "time", "weight_kg", "ascites"),
    "lab_result": ("date", "value", "low"),
    "lesion": ("role", "certainty"),
    "imaging": ("date", "slice_mm"),
    "measurement": ("parts_tenths", "state", "lesion_id"),
    "thrombus": ("vp",),
    "adverse_event": ("start",),
    "adjudication": ("date", "overall"),
    "outcome": ("last_contact",),
}
PLACES = [(table, column) for table, columns in DAMAGED.items() for column in columns]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.hepatrack"
    with busy_clinic(path) as store:
        store.import_record(case("HCC-0022"))
        decided = Adjudication(date=date(2023, 4, 21), criterion=JudgedBy.RECIST, overall=Judgement.PR, reason="seen")
        store.add(1, "adjudication", decided)
    return path


def damage(path: Path, table: str, column: str) -> None:
    value: str | int = 999_999 if column == "lesion_id" else VALUE
    owner = "id" if table == "patient" else "patient_id"

    def act(db: Database) -> None:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{owner}" = 1', (value,))

    tampered(path, act)


@pytest.mark.parametrize(("table", "column"), PLACES, ids=[".".join(place) for place in PLACES])
def test_that_one_value_that_cannot_be_read_is_told_without_it_and_stops_nobody_else(
    path: Path, table: str, column: str
) -> None:
    damage(path, table, column)
    with Store.open(path, key=DEMO_KEY) as store:
        assert [code for _, code in store.patients()] == ["HCC-0021", "HCC-0022"]
        assert [record for _, record in store.records()] == [case("HCC-0022")]
        assert store.record(2) == case("HCC-0022")
        with pytest.raises(UnreadablePatient) as told:
            store.record(1)
        (found,) = unreadable(store.file.query)
        assert str(found) == str(told.value)
        assert f" of {table}, {column}." in told.value.sentence
        assert told.value.remedy
        said = "".join(traceback.format_exception(told.value))
        assert VALUE not in said
        for one in (told.value, told.value.__context__, told.value.__cause__):
            assert VALUE not in repr(one)


def test_that_the_values_of_another_patient_can_still_be_written(path: Path) -> None:
    damage(path, "lab_result", "value")
    with Store.open(path, key=DEMO_KEY) as store:
        store.correct(2, "patient", 2, {"name": "Li"}, reason="misspelt")
        with pytest.raises(UnreadablePatient):
            store.correct(1, "patient", 1, {"name": "Li"}, reason="misspelt")
        assert store.record(2).patient.name == "Li"
