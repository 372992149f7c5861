"""What a summary says is missing: everything a reader would look for and not find, and nothing that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.course.course import Course, course
from models.course.missing import missing_data
from models.record.records import Lesion, Measurement, Outcome, Record, Role, Vp
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols
from tests.models.changes import TARGETS, course_of, read, record_of
from tests.models.patients import lab

DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo"


@pytest.fixture(scope="module")
def record() -> Record:
    return read_case(DEMO / "HCC-R19.json")


def _course(record: Record) -> Course:
    return course(record, load_protocols()[record.protocol], date(2025, 3, 28))


def _said(record: Record) -> dict[str, list[str]]:
    return {str(group.title): [str(item) for item in group.items] for group in missing_data(_course(record))}


def test_that_what_is_recorded_is_not_called_missing(record: Record) -> None:
    said = _said(record)
    everything = [item for items in said.values() for item in items]
    assert "Vp class" not in everything
    assert "Cheng class" not in everything
    assert "No baseline imaging" not in said
    assert "No imaging after the start of treatment" not in said


def test_that_nobody_is_not_missed_by_name(record: Record) -> None:
    nameless = replace(record, patient=replace(record.patient, name=None, hospital_number=None, sex=None))
    assert record.provenance is not None
    assert _said(nameless)["Identity"] == ["sex"]
    real = replace(nameless, baseline=replace(record.baseline, notes=None))
    assert _said(real)["Identity"] == ["name", "sex", "hospital number"]


def test_that_classes_of_a_thrombus_nobody_judged_are_missing(record: Record) -> None:
    blind = replace(
        record,
        baseline=replace(record.baseline, vp=None, cheng=None),
        imaging=tuple(replace(read, thrombus=None) for read in record.imaging),
    )
    assert {"Vp class", "Cheng class"} <= set(_said(blind)["At baseline"])


def test_that_a_patient_without_imaging_lacks_both_kinds(record: Record) -> None:
    said = _said(replace(record, imaging=()))
    assert {"No baseline imaging", "No imaging after the start of treatment"} <= set(said)


def test_that_a_result_only_measured_under_treatment_lacks_its_baseline(record: Record) -> None:
    late = tuple(one for one in record.labs if one.analyte != "AFP" or one.date > record.treatment_start)
    assert "AFP" in _said(replace(record, labs=late))["Baseline result"]
    never = tuple(one for one in record.labs if one.analyte != "AFP")
    assert "AFP" in _said(replace(record, labs=never))["Never measured"]


def test_that_an_outcome_nobody_recorded_is_missing(record: Record) -> None:
    named = set(_said(record))
    unknown = set(_said(replace(record, outcome=Outcome())))
    assert unknown - named


def test_that_missing_ranges_baseline_lesions_and_what_was_not_read_are_named() -> None:
    target, node = TARGETS[0], Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
    first = replace(read(-1, {"T1": 50.0}, vp=Vp.VP3), measurements=())
    now = replace(read(42, {"T1": 50.0}), measurements=())
    labs = (lab("ALT", -1, 30), lab("AST", -1, 30, high=40), lab("platelets", -1, 150, low=125))
    said = {
        str(group.title): [str(item) for item in group.items]
        for group in missing_data(course_of(record_of(first, now, lesions=(target, node), labs=labs)))
    }
    assert said["Lesions at baseline"] == ["size of T1", "status of N1"]
    assert said["Results without the laboratory's range"] == ["ALT"]
    assert said["Not read at the newest imaging"] == ["size of T1", "status of N1", "thrombus class"]


def test_that_a_liver_target_without_a_viable_diameter_lacks_it() -> None:
    whole = replace(read(-1, {"T1": 50.0}), measurements=(Measurement(number="T1", diameter_tenths=500),))
    found = missing_data(course_of(record_of(whole, lesions=TARGETS[:1])))
    (items,) = [group.items for group in found if str(group.title) == "Lesions at baseline"]
    assert [str(item) for item in items] == ["viable size of T1"]
    complete = missing_data(course_of(record_of(read(-1, {"T1": 50.0}), lesions=TARGETS[:1])))
    assert "Lesions at baseline" not in {str(group.title) for group in complete}
