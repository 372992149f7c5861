"""Published results: what is a mark on a chart, what contradicts what, and how a list is narrowed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.published.trials import (
    Bound,
    PublishedTrial,
    PublishedValue,
    Statistic,
    TrialFilter,
    choices,
    chosen,
    conflicts,
    marks,
)

MEDIAN = PublishedValue(
    row="A_T", arm="A", endpoint="OS", statistic=Statistic.MEDIAN, value=10.0, unit="months", printed="10.0"
)
RATE = replace(MEDIAN, statistic=Statistic.RATE, value=57.1, unit="%", printed="57.1", at=6.0, at_unit="months")
RATIO = replace(MEDIAN, statistic=Statistic.HAZARD_RATIO, value=0.69, unit="ratio", printed="0.69", versus="B")


def trial(*values: PublishedValue, row: str = "A_T", **more: object) -> PublishedTrial:
    made = PublishedTrial(
        row=row, trial="ALPHA", year=2019, line="first", population="aHCC", arm="A", n=10, comparator="B",
        comparator_n=10, place="Table 3", source="A review", note="", values=tuple(replace(v, row=row) for v in values),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_that_a_median_stands_at_one_half_and_a_rate_at_its_time() -> None:
    limited = replace(MEDIAN, low=8.0, high=None, high_bound=Bound.NOT_ESTIMABLE, limits="95 %")
    median, rate = marks(trial(limited, replace(RATE, low=46.3, high=67.9, limits="±1 SE"), RATIO), "OS")
    assert (median.days, median.survival, median.low, median.high) == (304.375, 0.5, 243.5, None)
    assert (rate.days, rate.survival, rate.low, rate.high) == pytest.approx((182.625, 0.571, 0.463, 0.679))
    assert str(median.label) == "ALPHA, A: median OS 10.0 months"
    assert str(rate.label) == "ALPHA, A: OS 57.1 % at 6 months"
    assert limited.limits_text == "8–not estimable"
    assert (MEDIAN.limits_text, RATIO.in_days(RATIO.value)) == ("", None)


@pytest.mark.parametrize(
    "value",
    [
        RATIO,
        replace(MEDIAN, statistic=Statistic.MEAN),
        replace(MEDIAN, value=None, printed="", bound=Bound.NOT_REACHED),
        replace(MEDIAN, bound=Bound.ABOVE),
        replace(RATE, at=None),
        replace(RATE, statistic=Statistic.PROPORTION),
    ],
)
def test_that_nothing_else_is_a_mark(value: PublishedValue) -> None:
    assert marks(trial(value), "OS") == ()


def test_that_different_values_of_one_thing_are_told_with_all_of_them() -> None:
    table, text = trial(MEDIAN), trial(replace(MEDIAN, value=10.6, printed="10.6"), row="A_B")
    (found,) = conflicts([table, text])
    assert (found.trial, [value.text for value in found.values]) == ("ALPHA", ["10.0", "10.6"])
    assert conflicts([table, trial(MEDIAN, row="A_B")]) == ()
    (as_mean,) = conflicts([table, trial(replace(MEDIAN, statistic=Statistic.MEAN), row="A_B")])
    assert {value.statistic for value in as_mean.values} == {Statistic.MEDIAN, Statistic.MEAN}


@pytest.mark.parametrize("change", [{"line": "second"}, {"population": "HCC Vp4"}, {"trial": "BETA"}])
def test_that_other_lines_and_populations_contradict_nothing(change: dict[str, str]) -> None:
    other = trial(replace(MEDIAN, value=10.6), row="A_B", **change)
    assert conflicts([trial(MEDIAN), other]) == ()


@pytest.mark.parametrize("change", [{"criterion": "mRECIST"}, {"arm": "B"}, {"endpoint": "PFS"}])
def test_that_other_criteria_arms_and_end_points_contradict_nothing(change: dict[str, str]) -> None:
    assert conflicts([trial(MEDIAN), trial(replace(MEDIAN, value=10.6, **change), row="A_B")]) == ()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("0.08", "0.0752", False),
        ("<0.001", "0.0009", False),
        ("<0.001", "<0.0001", False),
        ("0.005", "<0.001", True),
        ("0.02", "0.0022", True),
        ("", "0.02", False),
    ],
)
def test_that_p_values_contradict_only_when_no_number_can_stand_behind_both(one: str, other: str, told: bool) -> None:
    found = conflicts([trial(replace(RATIO, p=one)), trial(replace(RATIO, p=other), row="A_B")])
    assert bool(found) == told


def test_that_a_p_value_of_its_own_row_is_held_against_that_of_a_ratio() -> None:
    alone = replace(RATIO, statistic=Statistic.P_VALUE, value=0.009, unit="p", printed="0.009")
    (found,) = conflicts([trial(replace(RATIO, p="0.0009"), alone)])
    assert [value.statistic for value in found.values] == [Statistic.HAZARD_RATIO, Statistic.P_VALUE]


def test_that_a_list_is_narrowed_by_words_and_by_choices() -> None:
    first = trial(MEDIAN, note="printed twice")
    second = trial(RATE, row="B_T", line="second", population="HCC Vp4", source="Another paper", trial="BETA")
    both = (first, second)
    assert chosen(both, TrialFilter(text="TWICE alpha")) == (first,)
    assert chosen(both, TrialFilter(text="twice beta")) == ()
    for choice in (
        TrialFilter(lines=frozenset({"second"})),
        TrialFilter(populations=frozenset({"HCC Vp4"})),
        TrialFilter(sources=frozenset({"Another paper"})),
    ):
        assert chosen(both, choice) == (second,)
    assert chosen(both, TrialFilter(endpoints=frozenset({"OS"}))) == both
    assert chosen(both, TrialFilter(criteria=frozenset({"mRECIST"}))) == ()
    assert choices(both).lines == {"first", "second"}
