"""R-13: the entry criteria of the trial as a checklist."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.liver.liver import baseline_liver_function
from models.plan.criteria import Checked, entry_checklist
from models.record.records import (
    Ascites,
    Baseline,
    Encephalopathy,
    Imaging,
    Lesion,
    Measurement,
    Record,
    Role,
    Thrombus,
    Vp,
)
from storage.shipped.protocols import load_protocols
from tests.models.patients import lab, on_day, patient, treatment, visit

PROTOCOLS = load_protocols()
TRIAL = PROTOCOLS["cadonilimab-lenvatinib-sbrt"]


# --- entry criteria -------------------------------------------------------------------------------------------------

RIGHT = Baseline(
    vp=Vp.VP3, ecog=1, aetiology=("HCV",), extrahepatic_sites=("lung",), prior_treatments=("TACE",),
    ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE,
)  # fmt: skip


def entry(record: Record) -> dict[str, str]:
    found = entry_checklist(record, TRIAL, baseline_liver_function(record))
    return {check.criterion.id: check.answer.value for check in found}


def with_target(tenths: int | None, **values: Any) -> dict[str, Any]:
    lesion = Lesion(number="T1", role=Role.TARGET, **values)
    read = Imaging(date=on_day(-3), measurements=(Measurement(number="T1", diameter_tenths=tenths),))
    return {"lesions": (lesion,), "imaging": (read,)}


def test_that_what_is_not_recorded_is_said_so() -> None:
    assert set(entry(patient()).values()) == {"not recorded"}


def test_that_the_checklist_reads_the_record() -> None:
    labs = lab("bilirubin", -1, 10), lab("albumin", -1, 40), lab("INR", -1, 1)
    found = entry(patient(*labs, baseline=RIGHT, born=date(1971, 3, 12), **with_target(710)))
    assert [name for name, answer in found.items() if answer == "met"] == [
        "I1",
        "I2",
        "I4",
        "I5",
        "I6",
        "I7",
        "E2",
        "E4",
    ]
    assert [name for name, answer in found.items() if answer == "not recorded"] == ["I3", "E1", "E3", "E5", "E6"]


@pytest.mark.parametrize(
    ("born", "answer"),
    [
        (date(2005, 3, 10), "met"),
        (date(2005, 3, 11), "not met"),
        (date(1952, 3, 11), "met"),
        (date(1952, 3, 10), "not met"),
    ],
)
def test_that_age_is_counted_in_completed_years_at_the_start(born: date, answer: str) -> None:
    """18 and 70 are within: a patient of 70 years and 364 days is 70; the day after, 71."""
    assert entry(patient(born=born))["I2"] == answer


@pytest.mark.parametrize(("ecog", "answer"), [(0, "met"), (2, "met"), (3, "not met")])
def test_that_performance_status_goes_to_2(ecog: int, answer: str) -> None:
    assert entry(patient(baseline=Baseline(ecog=ecog)))["I4"] == answer
    assert entry(patient(visits=[visit(-1, ecog=ecog)]))["I4"] == answer


@pytest.mark.parametrize(("bilirubin", "albumin", "answer"), [(10, 40, "met"), (60, 40, "met"), (60, 30, "not met")])
def test_that_child_pugh_goes_to_7_points(bilirubin: int, albumin: int, answer: str) -> None:
    labs = lab("bilirubin", -1, bilirubin), lab("albumin", -1, albumin), lab("INR", -1, 1)
    assert entry(patient(*labs, baseline=RIGHT))["I5"] == answer


def test_that_incomplete_points_decide_only_against() -> None:
    labs = [lab("bilirubin", -1, 60), lab("albumin", -1, 20)]
    assert entry(patient(*labs, baseline=RIGHT))["I5"] == "not met"
    assert entry(patient(labs[0], baseline=RIGHT))["I5"] == "not recorded"


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (with_target(100), "met"),
        (with_target(99), "not met"),
        (with_target(None), "not met"),
        (with_target(149, nodal=True), "not met"),
        (with_target(150, nodal=True), "met"),
        (with_target(300, irradiated_before=True), "not met"),
        ({}, "not recorded"),
    ],
)
def test_that_a_measurable_untreated_lesion_is_wanted(values: dict[str, Any], answer: str) -> None:
    assert entry(patient(**values))["I6"] == answer


def test_that_thick_slices_need_larger_lesions() -> None:
    read = Imaging(date=on_day(-3), slice_mm=Decimal(8), measurements=(Measurement(number="T1", diameter_tenths=159),))
    lesion = Lesion(number="T1", role=Role.TARGET)
    assert entry(patient(lesions=(lesion,), imaging=(read,)))["I6"] == "not met"


@pytest.mark.parametrize(
    ("baseline", "name", "answer"),
    [
        (Baseline(vp=Vp.VP0), "I1", "not met"),
        (Baseline(aetiology=("HBV",)), "I7", "not recorded"),
        (Baseline(aetiology=("HBV",), prior_treatments=("entecavir",)), "I7", "met"),
        (Baseline(extrahepatic_sites=("Brain",)), "E2", "not met"),
        (Baseline(extrahepatic_sites=()), "E2", "met"),
        (Baseline(prior_treatments=("sorafenib",)), "E4", "not met"),
        (Baseline(prior_treatments=("TACE", "FOLFOX")), "E4", "not met"),
        (Baseline(prior_treatments=()), "E4", "met"),
        (Baseline(prior_treatments=("something new",)), "E4", "not recorded"),
    ],
)
def test_that_the_profile_answers_its_criteria(baseline: Baseline, name: str, answer: str) -> None:
    assert entry(patient(baseline=baseline))[name] == answer


def test_that_thrombus_and_antivirals_are_also_found_elsewhere() -> None:
    read = Imaging(date=on_day(-3), thrombus=Thrombus(vp=Vp.VP2))
    antiviral = treatment("drug", "Tenofovir", -100)
    found = entry(patient(imaging=(read,), treatments=(antiviral,), baseline=Baseline(aetiology=("HBV",))))
    assert (found["I1"], found["I7"]) == ("met", "met")


def test_that_the_answers_are_the_three_of_the_checklist() -> None:
    assert [answer.value for answer in Checked] == ["met", "not met", "not recorded"]
