"""R-10: direction, nadir, kinetics and noise of a marker, its working, and what holds for every series."""

from __future__ import annotations

import random
from decimal import Decimal
from math import exp, log, log2, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.markers.growth import growth
from models.markers.markers import AFP, PIVKA, MarkerCourse, marker_answers
from models.markers.series import beyond, change, direction, fall
from models.quantities import Answer, Quantity, parse_quantity
from models.record.protocol import Parameters
from models.record.records import LabResult
from tests.models.patients import lab, patient

P = Parameters()
MET, NOT_MET, UNKNOWN, NOT_ASSESSABLE = Answer.MET, Answer.NOT_MET, Answer.UNDETERMINED, Answer.NOT_ASSESSABLE


def afp(*labs: LabResult, parameters: Parameters = P) -> MarkerCourse:
    return marker_answers(patient(*labs), parameters).afp


def pivka(*labs: LabResult, parameters: Parameters = P) -> MarkerCourse:
    return marker_answers(patient(*labs), parameters).pivka


def pair(before: str, after: str, day: int = 42) -> MarkerCourse:
    return afp(lab("AFP", -1, before), lab("AFP", day, after))


# --- run-in, nadir, kinetics ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("100", "99", "down"),
        ("100", "101", "up"),
        ("100", "100", "unchanged"),
        (">60,500", "60,000", "down"),
        (">60,500", "70,000", "cannot be determined"),
        ("<13", "14", "up"),
        ("<13", "<13", "cannot be determined"),
    ],
)
def test_that_the_direction_at_day_14_needs_intervals_apart(before: str, after: str, word: str) -> None:
    found = pair(before, after, day=14)
    assert found.week2 is not None
    assert found.week2_direction == word


@pytest.mark.parametrize(("day", "found"), [(10, False), (11, True), (17, True), (18, False)])
def test_that_the_run_in_check_lies_within_three_days_of_day_14(day: int, found: bool) -> None:
    course = pair("100", "50", day=day)
    assert (course.week2 is not None) is found
    assert course.week2_direction == ("down" if found else None)


def test_that_without_a_baseline_the_direction_cannot_be_determined() -> None:
    assert afp(lab("AFP", 14, 5)).week2_direction == "cannot be determined"


def test_that_the_nadir_is_the_lowest_by_its_upper_bound_baseline_included() -> None:
    def nadir(*labs: LabResult) -> str | None:
        found = afp(*labs).nadir
        return found.value.reported if found else None

    assert nadir(lab("AFP", -1, 50), lab("AFP", 20, "<13"), lab("AFP", 40, 14)) == "<13"
    assert nadir(lab("AFP", -1, 12), lab("AFP", 20, "<13")) == "12"
    assert nadir(lab("AFP", -1, 5), lab("AFP", 20, 50)) == "5"
    assert nadir(lab("AFP", -30, 1), lab("AFP", -1, 5), lab("AFP", 20, 50)) == "5"
    assert nadir(lab("AFP", 20, 7), lab("AFP", 30, 7)) == "7"
    assert nadir(lab("AFP", 20, ">60,500")) == ">60,500"
    assert nadir() is None


def test_that_of_equal_results_the_first_is_the_nadir() -> None:
    found = afp(lab("AFP", -1, 50), lab("AFP", 20, 7), lab("AFP", 30, 7))
    assert found.nadir is not None
    assert (found.nadir.day, found.days_to_nadir) == (20, 20)


def test_that_kinetics_run_between_consecutive_quantified_results() -> None:
    found = afp(
        lab("AFP", 0, 100),
        lab("AFP", 10, 400),
        lab("AFP", 20, "<13"),
        lab("AFP", 40, 100),
        lab("AFP", 50, 100),
        lab("AFP", 60, 0),
        lab("AFP", 70, 5),
    )
    assert [(k.doubling_days, k.half_life_days) for k in found.kinetics] == [
        (5.0, None),
        (None, 15.0),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_that_the_example_of_the_case_format_has_its_half_life() -> None:
    found = afp(lab("AFP", 41, 400), lab("AFP", 84, 154))
    assert found.kinetics[0].half_life_days == 31.2


@pytest.mark.parametrize(
    ("value", "letter"), [("7", ""), ("7.1", "H"), ("0.9", "L"), (">7", ""), ("<1", ""), ("1", "")]
)
def test_that_a_letter_needs_the_whole_interval_outside_the_range(value: str, letter: str) -> None:
    assert afp(lab("AFP", 0, value, low=1, high=7)).points[0].letter == letter


def test_that_the_range_shown_is_that_of_the_baseline_else_the_last_given() -> None:
    assert (afp(lab("AFP", 0, 5, low=0, high=7), lab("AFP", 9, 5, high=9)).high) == 7.0
    found = afp(lab("AFP", 0, 5), lab("AFP", 9, 5, low=1, high=9))
    assert (found.low, found.high) == (1.0, 9.0)
    assert (afp(lab("AFP", 0, 5)).low, afp(lab("AFP", 0, 5)).high) == (None, None)


# --- noise ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "answer"),
    [
        ("100", NOT_MET),
        (">50", UNKNOWN),
        ("185.0", NOT_MET),
        ("185.1", MET),
        ("54.1", NOT_MET),
        ("54.0", MET),
        ("<200", UNKNOWN),
        ("<150", UNKNOWN),
        ("<54", MET),
        (">185.1", MET),
    ],
)
def test_that_afp_is_beyond_noise_above_85_0_and_below_45_9_percent(after: str, answer: Answer) -> None:
    assert beyond(parse_quantity("100"), parse_quantity(after), AFP.noise) is answer


def test_that_noise_around_a_censored_result_is_judged_on_all_of_it() -> None:
    assert beyond(parse_quantity(">100"), parse_quantity("5"), AFP.noise) is MET
    assert beyond(parse_quantity(">100"), parse_quantity("60"), AFP.noise) is UNKNOWN


def test_that_noise_is_log_normal() -> None:
    """exp(± z·√2·σ), σ = √ln(1 + CV²): a fall and a rise of the same size cancel (R-10.10)."""
    for marker, published, z in ((AFP, 0.626, 1.645), (PIVKA, 0.244, 1.96)):
        spread = sqrt(log(1 + (published / z) ** 2 / 2))
        assert float(marker.noise.rise) == pytest.approx(exp(z * sqrt(2) * spread) - 1, abs=0.002)
        assert float(marker.noise.fall) == pytest.approx(1 - exp(-z * sqrt(2) * spread), abs=0.002)


@pytest.mark.parametrize(
    ("marker", "after", "answer"),
    [
        ("AFP", "185.0", NOT_MET),
        ("AFP", "185.1", MET),
        ("PIVKA-II", "127.5", NOT_MET),
        ("PIVKA-II", "127.6", MET),
        ("PIVKA-II", "78.4", NOT_MET),
        ("PIVKA-II", "78.3", MET),
    ],
)
def test_that_each_marker_has_its_own_noise(marker: str, after: str, answer: Answer) -> None:
    found = marker_answers(patient(lab(marker, -1, 100), lab(marker, 42, after)), P)
    change = (found.afp if marker == "AFP" else found.pivka).from_previous
    assert change is not None
    assert change.beyond_noise is answer


def test_that_the_working_says_what_is_missing() -> None:
    assert [str(words) for words in afp(lab("AFP", 42, 9)).why.missing] == [
        "no AFP on or before the start of treatment"
    ]
    assert pair("100", "90").why.missing == ()


def test_that_a_change_of_nothing_has_no_sign() -> None:
    found = afp(lab("AFP", -1, 1000), lab("AFP", 42, "999.9")).from_baseline
    assert found is not None
    assert (str(found.low), str(found.high)) == ("0.0", "0.0")
    check = afp(lab("AFP", -1, 1000), lab("AFP", 42, "1000.1")).week6
    assert check is not None
    assert (str(check.fall_low), str(check.fall_high)) == ("0.0", "0.0")


def test_that_the_latest_result_is_set_against_previous_nadir_and_baseline() -> None:
    found = pivka(lab("PIVKA-II", -1, 1000), lab("PIVKA-II", 40, 100), lab("PIVKA-II", 80, 127.5))
    assert found.from_nadir is not None
    assert (found.from_nadir.low, found.from_nadir.high, found.from_nadir.beyond_noise) == (27.5, 27.5, NOT_MET)
    assert found.from_baseline is not None
    assert (found.from_baseline.low, found.from_baseline.direction) == (-87.2, "down")
    assert found.from_previous == found.from_nadir
    assert pivka(lab("PIVKA-II", -1, 1000)).from_nadir is None


# --- the working ----------------------------------------------------------------------------------------------------


def test_that_the_working_can_be_checked_by_hand() -> None:
    why = pair(">60,500", "400").why
    assert (why.rule, [item.value for item in why.inputs]) == ("R-10.3", [">60,500", "400"])
    assert [(str(step.left), str(step.right)) for step in why.steps] == [
        ("(60500 − 400) ÷ 60500", "99.3 %"),
        ("Fall of at least 75 %", "criterion met"),
    ]
    assert "week6_day = 42" in why.parameters


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("100", "20", "AFP fell by 80.0 %, 100 → 20"),
        ("100", "120", "AFP rose by 20.0 %, 100 → 120"),
        ("100", "100", "AFP did not change"),
        (">100", "20", "AFP fell by 80.0 % or more"),
        ("100", "<20", "AFP fell by 80.0 % or more"),
        ("100", ">120", "AFP rose by 20.0 % or more"),
        (">100", "120", "AFP changed by −100.0 to +20.0 %"),
        ("100", ">80", "AFP changed by −20.0 % or more"),
        (">100", ">80", "AFP: nothing can be said of the change, >100 → >80"),
    ],
)
def test_that_the_change_is_put_in_words(before: str, after: str, words: str) -> None:
    assert str(pair(before, after).reason).startswith(words)


@pytest.mark.parametrize(
    ("before", "words"),
    [("<100", "PIVKA-II changed by −90.0 % or more"), ("0", "PIVKA-II changed by an unknown share of zero")],
)
def test_that_a_change_without_bounds_is_put_in_words(before: str, words: str) -> None:
    found = pivka(lab("PIVKA-II", -1, before), lab("PIVKA-II", 42, 10))
    assert str(found.reason).startswith(words)


# --- growth ---------------------------------------------------------------------------------------------------------


def test_that_there_is_no_change_without_two_results() -> None:
    (point,) = afp(lab("AFP", 0, 100)).points
    noise = Decimal("0.626")
    assert [change(*pair, noise=noise) for pair in ((None, point), (point, None), (point, point))] == [None] * 3


def test_that_growth_and_decay_are_fitted_from_four_points_on() -> None:
    labs = [lab("AFP", day, value) for day, value in ((0, 1000), (20, 300), (40, 130), (80, 160))]
    assert growth(afp(*labs[:3])) is None
    assert growth(afp(*labs[1:], lab("AFP", 90, 200))) is None
    found = growth(afp(*labs))
    assert found is not None
    assert 0.04 < found.decay_per_day < 0.09
    assert 0.0 < found.growth_per_day < 0.02


# --- properties -----------------------------------------------------------------------------------------------------

numbers = st.decimals(min_value="0.1", max_value="100000", places=1)


def censored(number: Decimal, operator: str) -> Quantity:
    return parse_quantity(f"{operator}{number}")


@given(numbers, numbers, st.sampled_from(["", "<", ">", "≤", "≥"]), st.sampled_from(["", "<", ">"]), st.data())
def test_that_an_interval_always_contains_the_point_answer(
    before: Decimal, after: Decimal, one: str, other: str, data: st.DataObject
) -> None:
    """Any true value within the reported intervals falls within the printed bounds, and agrees with a sure answer."""
    first, second = censored(before, one), censored(after, other)
    truth = []
    for interval in (first, second):
        top = min(interval.high, Decimal(1_000_000))
        truth.append(data.draw(st.decimals(interval.low, top, places=1).filter(lambda number: number > 0)))
    low, high = fall(first, second)
    true_fall = float((truth[0] - truth[1]) / truth[0] * 100)
    slack = 0.1 if not one and not other else 1e-9
    assert low is None or low <= true_fall + slack
    assert high is None or high >= true_fall - slack
    word = direction(first, second)
    assert word in ("cannot be determined", direction(*(parse_quantity(str(number)) for number in truth)))


@given(numbers, numbers)
def test_that_exact_results_are_always_decided(before: Decimal, after: Decimal) -> None:
    found = pair(str(before), str(after))
    expected = NOT_ASSESSABLE if before <= 20 else MET if 4 * after <= before else NOT_MET
    assert found.answer is expected


@given(st.lists(st.tuples(st.integers(-40, 120), numbers), max_size=9, unique_by=lambda pair: pair[0]), st.randoms())
def test_that_the_order_of_entry_never_changes_an_answer(
    results: list[tuple[int, Decimal]], shuffle: random.Random
) -> None:
    labs = [lab("AFP", day, value) for day, value in results]
    first = marker_answers(patient(*labs), P)
    shuffle.shuffle(labs)
    assert marker_answers(patient(*labs), P) == first


@given(st.lists(st.tuples(st.integers(-40, 120), numbers), max_size=9, unique_by=lambda pair: pair[0]), st.data())
def test_that_the_unit_of_afp_never_changes_an_answer(results: list[tuple[int, Decimal]], data: st.DataObject) -> None:
    units = [data.draw(st.sampled_from(["ng/mL", "ug/L"])) for _ in results]
    one = afp(*(lab("AFP", day, value) for day, value in results))
    other = afp(*(lab("AFP", day, value, unit=unit) for (day, value), unit in zip(results, units, strict=True)))
    assert (one.answer, one.reason, one.kinetics) == (other.answer, other.reason, other.kinetics)


@given(st.lists(st.tuples(st.integers(-40, 49), numbers), max_size=9, unique_by=lambda pair: pair[0]), numbers)
def test_that_a_later_result_never_changes_the_answer_at_six_weeks(
    results: list[tuple[int, Decimal]], later: Decimal
) -> None:
    labs = [lab("AFP", day, value) for day, value in results]
    first, second = afp(*labs), afp(*labs, lab("AFP", 50, later))
    assume(first.week6 is not None)
    assert (first.answer, first.week6, first.reason) == (second.answer, second.week6, second.reason)


@given(numbers, numbers, st.integers(1, 400))
def test_that_a_doubling_time_doubles(before: Decimal, after: Decimal, days: int) -> None:
    found = afp(lab("AFP", 0, before), lab("AFP", days, after)).kinetics[0]
    if before * Decimal("0.541") <= after <= before * Decimal("1.85"):  # no change beyond noise
        assert (found.doubling_days, found.half_life_days) == (None, None)
        return
    time = found.doubling_days if after > before else found.half_life_days
    assert time == pytest.approx(days / abs(log2(after / before)), abs=0.051)
