"""What a summary says is missing: everything a reader would look for and not find, and nothing that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.course.course import Course, course
from models.course.missing import missing_data
from models.record.records import Lesion, Outcome, Record, Role, State
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols

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


def _first(record: Record, analyte: str) -> Record:
    """Without the laboratory's range on any result of an analyte."""
    return replace(
        record,
        labs=tuple(replace(one, low=None, high=None) if one.analyte == analyte else one for one in record.labs),
    )


def test_that_a_newest_result_without_a_range_is_named(record: Record) -> None:
    assert "Laboratory range of the newest result" not in _said(record)
    assert _said(_first(record, "ALT"))["Laboratory range of the newest result"] == ["ALT"]


def test_that_a_patient_without_lesions_and_a_lesion_nobody_read_at_baseline_are_named(record: Record) -> None:
    assert "Not read at baseline" not in _said(record)
    assert "No lesion is recorded at baseline" in _said(replace(record, lesions=()))
    unread = replace(record, lesions=(*record.lesions, Lesion(number="N9", role=Role.NON_TARGET)))
    said = _said(unread)
    assert said["Not read at baseline"] == ["N9"]
    assert said["Not read at the newest read"] == ["N9"]


def test_that_what_a_read_after_the_start_left_out_is_named(record: Record) -> None:
    *before, last = sorted(record.imaging, key=lambda read: read.date)
    number = last.measurements[0].number
    left_out = replace(last, measurements=last.measurements[1:], thrombus=None)
    said = _said(replace(record, imaging=(*before, left_out)))
    assert said["Not read at the newest read"] == [number, "thrombus"]
    blind = replace(last.measurements[0], state=State.NOT_EVALUABLE, diameter_tenths=None, viable_tenths=None)
    said = _said(replace(record, imaging=(*before, replace(last, measurements=(blind, *last.measurements[1:])))))
    assert said["Not read at the newest read"] == [number]
    middle = replace(before[-1], measurements=before[-1].measurements[1:])
    assert _said(replace(record, imaging=(*before[:-1], middle, last)))["Not read at a read between"] == [number]


def test_that_a_new_lesion_is_asked_for_only_once_it_was_seen(record: Record) -> None:
    news = [lesion for lesion in record.lesions if lesion.role is Role.NEW]
    unseen = replace(record, lesions=(*record.lesions, Lesion(number="NEW9", role=Role.NEW)))
    assert "NEW9" not in str(_said(unseen))
    assert all(lesion.number not in _said(record).get("Not read at baseline", []) for lesion in news)
