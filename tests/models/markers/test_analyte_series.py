"""Any analyte as a series in one unit: nothing converted that has no factor, nothing mixed, nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.markers.analyte_series import analyte_series, drawable
from models.quantities import parse_quantity
from models.record.records import LabResult, Record
from tests.ui.overview_samples import full_record, lab


def record(*labs: LabResult) -> Record:
    return replace(full_record(), labs=labs)


def test_that_blood_counts_come_first_then_own_analytes_then_the_rest() -> None:
    found = drawable(record(
        lab("ALT", 1, "40", "U/L"), lab("IL-6", 1, "7", "pg/mL"), lab("platelets", 1, "90", "10^9/L"),
        lab("AFP", 1, "7", "ng/mL"), lab("CD8", 1, "300", "/uL"), lab("white cells", 1, "4", "10^9/L"),
        lab("urine protein dipstick", 1, "2", ""),
    ))  # fmt: skip
    assert found == ("white cells", "platelets", "CD8", "IL-6", "ALT")


def test_that_a_known_analyte_is_converted_exactly_and_says_so() -> None:
    series = analyte_series(
        record(lab("haemoglobin", 1, "120", "g/L", low="130"), lab("haemoglobin", 8, "11.5", "g/dL")), "haemoglobin"
    )
    assert [(point.day, point.value.low, point.converted, point.letter) for point in series.points] == [
        (1, Decimal(120), False, "L"),
        (8, Decimal("115.0"), True, ""),
    ]
    assert (series.unit, series.low) == ("g/L", Decimal(0))


def test_that_units_without_a_factor_stay_apart() -> None:
    known = analyte_series(record(lab("platelets", 1, "90", "10^9/L"), lab("platelets", 2, "90", "K/uL?")), "platelets")
    assert [point.day for point in known.points] == [1]
    assert [result.unit for result in known.apart] == ["K/uL?"]
    own = [lab("IL-6", 1, "7", "pg/mL"), lab("IL-6", 3, "9", "IU/mL"), lab("IL-6", 5, "8", "pg/mL")]
    series = analyte_series(record(*own), "IL-6")
    assert (series.unit, [point.day for point in series.points]) == ("pg/mL", [1, 5])
    assert [result.value.reported for result in series.apart] == ["9"]
    assert not any(point.converted for point in series.points)


def test_that_of_one_date_one_result_counts_and_the_last_range_is_told() -> None:
    first, second = lab("IL-6", 1, "7", "pg/mL", high="5"), lab("IL-6", 1, "8", "pg/mL", high="6")
    series = analyte_series(record(first, second), "IL-6")
    assert [(point.value.reported, point.letter) for point in series.points] == [("8", "H")]
    assert (series.low, series.high) == (Decimal(0), Decimal(6))


def test_that_a_censored_result_stays_so() -> None:
    (point,) = analyte_series(record(lab("IL-6", 1, "<1.5", "pg/mL")), "IL-6").points
    assert point.value == parse_quantity("<1.5")


def test_that_nothing_recorded_is_an_empty_series() -> None:
    series = analyte_series(record(), "IL-6")
    assert (series.points, series.apart, series.low, series.high) == ((), (), None, None)
