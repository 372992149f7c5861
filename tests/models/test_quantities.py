"""R-10.1, R-10.2: what is refused and in which words, and the parts of a quantity that no marker shows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.quantities import (
    INFINITY,
    Answer,
    Quantity,
    cut,
    cut_outward,
    fall_at_least,
    parse_quantity,
    percent_of_tenths,
    tenths_of_percent,
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", '"" holds no number'),
        (">", '">" holds no number'),
        ("1,5", '"1,5" has a decimal comma or misplaced thousands separator; write a decimal point'),
        ("60,5000", '"60,5000" has a decimal comma or misplaced thousands separator; write a decimal point'),
        ("-4", '"-4" is negative'),
        ("<−4", '"<−4" is negative'),
        ("high", '"high" is not a number'),
        ("1e3", '"1e3" is not a number'),
        ("1,5x", '"1,5x" is not a number'),
    ],
)
def test_that_what_is_refused_says_why(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_quantity(text)
    assert str(refused.value) == problem


def test_that_a_point_is_drawn_at_the_number_that_was_printed() -> None:
    printed = {text: parse_quantity(text).limit for text in ("<1.3", "≤1.3", ">60,500", "≥60,500", "4")}
    assert printed == {
        "<1.3": Decimal("1.3"), "≤1.3": Decimal("1.3"), ">60,500": 60500, "≥60,500": 60500, "4": 4
    }  # fmt: skip


def test_that_another_unit_changes_both_bounds_and_never_the_text() -> None:
    found = parse_quantity("4")
    assert found.times(Decimal(1)) is found
    for factor in (2, 10, Decimal("0.5")):
        changed = found.times(Decimal(factor))
        assert (changed.low, changed.high, changed.reported) == (4 * Decimal(factor), 4 * Decimal(factor), "4")
    assert parse_quantity(">4").times(Decimal(2)).high == INFINITY


def test_that_a_text_is_no_number_of_a_case_file_unless_told() -> None:
    assert not parse_quantity("4").was_number
    assert parse_quantity("4", was_number=True).times(Decimal(2)).was_number
    assert not Quantity("4", "", Decimal(4), Decimal(4)).was_number


def test_that_percentages_are_cut_toward_zero_to_one_decimal() -> None:
    assert (str(cut(Decimal("-29.97"))), str(cut(Decimal("29.97")))) == ("-29.9", "29.9")
    assert str(cut(Decimal("29.97"), 2)) == "29.97"
    assert cut_outward(Decimal("-29.91"), Decimal("29.91")) == (Decimal("-30.0"), Decimal("30.0"))
    assert cut_outward(None, None) == (None, None)


def test_that_sums_change_by_whole_tenths_of_a_percent() -> None:
    assert percent_of_tenths(2101, 3000) == Decimal("-29.9")
    assert percent_of_tenths(300, 300) == 0
    assert (tenths_of_percent(306, 255), tenths_of_percent(254, 255)) == (200, -3)


def test_that_a_fall_from_a_bound_without_an_end_is_never_denied() -> None:
    assert fall_at_least(parse_quantity(">100"), parse_quantity("90"), 75) is Answer.UNDETERMINED
    assert fall_at_least(parse_quantity(">100"), parse_quantity("25"), 75) is Answer.MET
