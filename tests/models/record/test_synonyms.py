"""One table of exact synonyms of analytes and units (R-16)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.names.synonyms import ANALYTE_SYNONYMS, folded, known_spelling
from models.record.analytes import ANALYTES, understood_unit


def test_that_every_known_analyte_has_its_row_and_no_name_means_two() -> None:
    assert set(ANALYTE_SYNONYMS) == set(ANALYTES)
    names = [folded(name) for own, others in ANALYTE_SYNONYMS.items() for name in {own, *others}]
    meanings = {folded(name): own for own, others in ANALYTE_SYNONYMS.items() for name in (own, *others)}
    assert all(known_spelling(name) == meanings[name] for name in names)
    for own, others in ANALYTE_SYNONYMS.items():
        assert {known_spelling(name) for name in (own, *others)} == {own}


@pytest.mark.parametrize(
    ("name", "analyte"),
    [
        ("Hb", "haemoglobin"),
        ("ＨＧＢ", "haemoglobin"),
        ("hemoglobin", "haemoglobin"),
        ("WBC", "white cells"),
        ("PLT", "platelets"),
        ("ANC", "neutrophils"),
        ("TBIL", "bilirubin"),
        ("ALB", "albumin"),
        ("CREA", "creatinine"),
        ("γ-GT", "GGT"),
        ("白蛋白", "albumin"),
        ("White  cells", "white cells"),
    ],
)
def test_that_a_synonym_is_known(name: str, analyte: str) -> None:
    assert known_spelling(name) == analyte


@pytest.mark.parametrize("name", ["DBIL", "direct bilirubin", "neutrophils %", "AFP-L3", "HbA1c", "eGFR", "CA19-9", ""])
def test_that_what_is_another_thing_is_no_synonym(name: str) -> None:
    assert known_spelling(name) is None


@pytest.mark.parametrize(
    ("analyte", "written", "understood"),
    [
        ("AFP", "µg/L", "ug/L"),
        ("AFP", "ng/ml", "ng/mL"),
        ("white cells", "10^3/uL", "10^9/L"),
        ("white cells", "10³/µL", "10^9/L"),
        ("white cells", "×10⁹/L", "10^9/L"),
        ("white cells", "K/uL", "10^9/L"),
        ("ALT", "IU/L", "U/L"),
        ("bilirubin", "µmol/L", "umol/L"),
        ("sodium", "mEq/L", "mmol/L"),
        ("INR", "ratio", ""),
        # what is not the same stays as it was written, to be refused
        ("AFP", "IU/mL", "IU/mL"),
        ("AFP", "mg/L", "mg/L"),
        ("glucose", "mEq/L", "mEq/L"),
        ("white cells", "cells/uL", "cells/uL"),
        ("white cells", "10^6/L", "10^6/L"),
        ("PIVKA-II", "IU/L", "IU/L"),
        ("bilirubin", "MG/DL", "MG/DL"),
        ("Lp(a)", "ng/ml", "ng/ml"),
    ],
)
def test_that_a_unit_is_understood_only_where_it_is_the_same(analyte: str, written: str, understood: str) -> None:
    assert understood_unit(analyte, written) == understood


@given(analyte=st.sampled_from(sorted(ANALYTES)), unit=st.text(max_size=12))
def test_that_a_unit_is_understood_as_one_of_the_analyte_or_left_alone(analyte: str, unit: str) -> None:
    spelt = understood_unit(analyte, unit)
    assert spelt == unit or spelt in {known for known, _ in ANALYTES[analyte].units}
    assert understood_unit(analyte, spelt) == spelt
