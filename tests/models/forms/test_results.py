"""What is typed of one result and of a day: as people and input methods write it."""

from __future__ import annotations

from datetime import date

import pytest

from models.forms.results import LabDraft, doubts, read_result, typed_result
from models.forms.typed import EntryError, parse_date
from models.record.records import LabResult, Patient, Record

TODAY = date(2025, 3, 28)


@pytest.mark.parametrize(
    "text", ["20250308", "2025/3/8", "2025-3-8", "2025.3.8", "2025年3月8日", "2025年03月08日", "２０２５／３／８"]
)
def test_that_a_day_is_read_as_it_is_written(text: str) -> None:
    assert parse_date(text, TODAY) == date(2025, 3, 8)


@pytest.mark.parametrize("text", ["2025/3-8", "2025年3/8", "25/3/8", "2025/13/8", "2025318"])
def test_that_a_day_that_could_be_another_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        parse_date(text, TODAY)


@pytest.mark.parametrize(("text", "kept"), [("《20", "<20"), ("〉60500", ">60500"), ("》5", ">5"), ("〈1.3", "<1.3")])
def test_that_the_signs_of_an_input_method_are_those_of_the_laboratory(text: str, kept: str) -> None:
    result = read_result(LabDraft(analyte="AFP", text=text, unit="ng/mL"), TODAY)
    assert result is not None
    assert result.value.reported == kept


@pytest.mark.parametrize(("text", "kept"), [("++", "2+"), ("neg", "negative"), ("阴性", "negative"), ("1", "1+")])
def test_that_a_dipstick_is_read_as_it_is_written(text: str, kept: str) -> None:
    assert typed_result("urine protein dipstick", text) == kept


def asked(analyte: str, text: str, unit: str, *before: str, kept: bool = False) -> str | None:
    earlier = [read_result(LabDraft(analyte=analyte, text=one, unit=unit), date(2025, 3, 1)) for one in before]
    labs: tuple[LabResult, ...] = tuple(one for one in earlier if one is not None)
    record = Record(patient=Patient(code="A"), treatment_start=date(2025, 1, 1), labs=labs)
    found = doubts([LabDraft(analyte=analyte, text=text, unit=unit, kept=kept)], record, TODAY)
    return None if analyte not in found else found[analyte].unit or "?"


@pytest.mark.parametrize(
    ("analyte", "text", "unit", "other"),
    [
        ("albumin", "3.8", "g/L", "g/dL"),
        ("haemoglobin", "12.8", "g/L", "g/dL"),
        ("bilirubin", "1.1", "umol/L", "mg/dL"),
        ("creatinine", "0.9", "umol/L", "mg/dL"),
    ],
)
def test_that_a_slip_of_the_unit_is_asked_once(analyte: str, text: str, unit: str, other: str) -> None:
    assert asked(analyte, text, unit) == other
    assert asked(analyte, text, unit, kept=True) is None


def test_that_ten_times_is_no_surprise_and_more_is() -> None:
    assert asked("ALT", "400", "U/L", "40") is None
    assert asked("ALT", "401", "U/L", "40") == "?"
    assert asked("ALT", "4", "U/L", "40") is None
    assert asked("ALT", "3.9", "U/L", "40") == "?"
    assert asked("AFP", ">60500", "ng/mL", "9820") is None  # it may be no more than six times
    assert asked("AFP", "62", "ng/mL", ">60500") == "?"
