"""Results grouped once: one per date, in order, and found by day."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.labs import NO_SERIES, Results, factor, in_digits, in_rule_unit, limits_in_rule_unit
from models.record.records import LabResult
from tests.models.patients import lab, on_day, patient


def values(*labs: LabResult, analyte: str = "ALT", unit: str | None = None) -> list[str]:
    return [result.value.reported for result in Results(patient(*labs)).series(analyte, unit).results]


def test_that_results_come_in_order_of_date_one_per_date() -> None:
    assert values(lab("ALT", 9, 1), lab("ALT", 3, 2), lab("AST", 4, 3), lab("ALT", 9, 4)) == ["2", "4"]


@pytest.mark.parametrize(
    ("times", "counts"),
    [
        ((None, None), 1),
        (("08:00", "09:00"), 1),
        (("09:00", "08:00"), 0),
        (("09:00", "09:00"), 1),
        (("09:00", None), 0),
        ((None, "09:00"), 1),
    ],
)
def test_that_the_later_time_counts_before_none_else_the_last_entered(
    times: tuple[str | None, str | None], counts: int
) -> None:
    labs = [lab("ALT", 9, index, at=at) for index, at in enumerate(times)]
    series = Results(patient(*labs)).series("ALT")
    assert series.results == (labs[counts],)
    assert series.set_aside == {on_day(9): (labs[1 - counts],)}


def test_that_three_results_of_a_date_leave_two_aside() -> None:
    labs = [lab("ALT", 9, index) for index in range(3)]
    assert Results(patient(*labs)).series("ALT").set_aside == {on_day(9): (labs[0], labs[1])}


def test_that_a_unit_no_rule_knows_is_left_out() -> None:
    assert values(lab("ALT", 9, 1, unit="mmol")) == []


def test_that_analytes_no_rule_reads_are_kept_in_any_unit() -> None:
    assert values(replace(lab("ALT", 9, 1), analyte="CA 19-9", unit="kU/L"), analyte="CA 19-9") == ["1"]


def test_that_an_absent_analyte_has_an_empty_series() -> None:
    results = Results(patient())
    assert results.series("ALT") is NO_SERIES
    assert results.baseline("ALT") is None
    assert results.nearest("ALT", 0, 7) is None
    assert results.units("PIVKA-II") == ()


def test_that_units_choose_a_series() -> None:
    labs = lab("PIVKA-II", 1, 30), lab("PIVKA-II", 1, 2, unit="ng/mL"), lab("PIVKA-II", 9, 3, unit="ng/mL")
    assert values(*labs, analyte="PIVKA-II", unit="mAU/mL") == ["30"]
    assert values(*labs, analyte="PIVKA-II", unit="ng/mL") == ["2", "3"]
    assert Results(patient(*labs)).units("PIVKA-II") == ("mAU/mL", "ng/mL", "ng/mL")


def test_that_conversion_is_exact() -> None:
    result = lab("bilirubin", 1, "1.1", unit="mg/dL", low="0.2", high="1.2")
    assert factor(result) == Decimal("17.1")
    assert (in_rule_unit(result).low, limits_in_rule_unit(result)) == (
        Decimal("18.81"),
        (Decimal("3.42"), Decimal("20.52")),
    )
    assert limits_in_rule_unit(lab("ALT", 1, 1)) == (None, None)


@pytest.mark.parametrize(("number", "text"), [("20.10", "20.1"), ("100", "100"), ("1E+3", "1000"), ("0.00", "0")])
def test_that_numbers_are_printed_without_exponent_and_trailing_zeros(number: str, text: str) -> None:
    assert in_digits(Decimal(number)) == text


def test_that_a_tie_takes_the_later_and_the_baseline_ends_with_day_0() -> None:
    results = Results(patient(lab("ALT", 3, 1), lab("ALT", 7, 2), lab("ALT", 1, 3)))
    nearest = results.nearest("ALT", 5, 2)
    assert nearest is not None
    assert nearest.value.reported == "2"
    assert results.baseline("ALT") is None
    assert Results(patient(lab("ALT", 0, 1), lab("ALT", 1, 2))).baseline("ALT") == lab("ALT", 0, 1)


days = st.lists(st.integers(-50, 50), max_size=12, unique=True)


@given(days, st.integers(-60, 60), st.integers(0, 20), st.randoms())
def test_that_the_nearest_is_found_as_by_looking_at_all_of_them(
    given_days: list[int], day: int, window: int, shuffle: random.Random
) -> None:
    labs = [lab("ALT", on, on + 100) for on in given_days]
    shuffle.shuffle(labs)
    results = Results(patient(*labs))
    near = [on for on in given_days if abs(on - day) <= window]
    expected = min(near, key=lambda on: (abs(on - day), -on), default=None)
    found = results.nearest("ALT", day, window)
    assert (None if found is None else (found.date - on_day(0)).days) == expected
    before = max((on for on in given_days if on <= 0), default=None)
    baseline = results.baseline("ALT")
    assert (None if baseline is None else (baseline.date - on_day(0)).days) == before
