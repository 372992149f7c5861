"""Units as printed: those that can only mean one are it, and none is taken for the usual one."""

from __future__ import annotations

import pytest

from models.laboratory.units import refusal, same_unit, understood, unit_of_title

KNOWN = [
    ("AFP", "ng／ml", "ng/mL"), ("AFP", "NG/ML", "ng/mL"), ("AFP", "μg/L", "ug/L"), ("bilirubin", "µmol/l", "umol/L"),
    ("platelets", "×10⁹/L", "10^9/L"), ("platelets", "10e9/L", "10^9/L"), ("platelets", "K/µL", "10^9/L"),
    ("platelets", "G/l", "10^9/L"), ("ALT", "iu/L", "U/L"), ("PIVKA-II", "m[arb'U]/mL", "mAU/mL"), ("INR", "", ""),
    ("INR", "1", ""), ("sodium", "mEq/L", "mmol/L"), ("proteinuria", "g/(24.h)", "g/24h"),
    ("ferritin", " µg/L ", "µg/L"),
]  # fmt: skip
UNKNOWN = [
    ("AFP", ""), ("AFP", "IU/mL"), ("AFP", "ng/dL"), ("AFP", "MG/ML"), ("PIVKA-II", "AU/mL"), ("PIVKA-II", "MAU/ML"),
    ("platelets", "万/μL"), ("platelets", "10^12/L"), ("platelets", "g/l"), ("albumin", "G/L"), ("bilirubin", "MG/DL"),
    ("haemoglobin", "mmol/L"), ("INR", "%"), ("urine protein dipstick", "g/L"),
]  # fmt: skip


@pytest.mark.parametrize(("analyte", "printed", "unit"), KNOWN)
def test_that_a_unit_is_understood_however_it_is_spelt(analyte: str, printed: str, unit: str) -> None:
    assert understood(analyte, printed) == unit


@pytest.mark.parametrize(("analyte", "printed"), UNKNOWN)
def test_that_another_unit_is_refused_with_those_that_are_known(analyte: str, printed: str) -> None:
    assert understood(analyte, printed) is None
    assert analyte in str(refusal(analyte, printed))


@pytest.mark.parametrize(
    ("title", "analyte", "unit"),
    [
        ("AFP (ng/mL)", "AFP", "ng/mL"), ("PIVKA-II[mAU/mL]", "PIVKA-II", "mAU/mL"), ("ALT U/L", "ALT", "U/L"),
        ("甲胎蛋白（ng/mL）", "AFP", "ng/mL"), ("甲胎蛋白(AFP)", "AFP", ""), ("Alb g/dL", "albumin", "g/dL"),
        ("INR", "INR", ""), ("PLT ×10^9/L", "platelets", "×10^9/L"), ("AFP (IU/mL)", "AFP", "IU/mL"),
    ],
)  # fmt: skip
def test_that_the_unit_in_a_title_is_found(title: str, analyte: str, unit: str) -> None:
    assert unit_of_title(title, analyte) == unit


def test_that_two_spellings_are_one_unit_and_two_units_are_not() -> None:
    assert same_unit("AFP", "ng/ml", "NG/ML")
    assert not same_unit("AFP", "ng/mL", "ug/L")
    assert not same_unit("AFP", "ng/mL", "IU/mL")
