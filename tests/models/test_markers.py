"""R-10: tumour markers, their answers at six weeks, and what surrounds them."""

from __future__ import annotations

import random
from decimal import Decimal
from math import log2

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.growth import growth
from models.marker_series import beyond, direction, fall
from models.markers import MarkerCourse, combined_answer, marker_answers
from models.protocol import Parameters
from models.quantities import Answer, Quantity, parse_quantity
from models.records import LabResult
from tests.models.patients import lab, patient

P = Parameters()
MET, NOT_MET, UNKNOWN, NOT_ASSESSABLE = Answer.MET, Answer.NOT_MET, Answer.UNDETERMINED, Answer.NOT_ASSESSABLE


def afp(*labs: LabResult, parameters: Parameters = P) -> MarkerCourse:
    return marker_answers(patient(*labs), parameters).afp


def pivka(*labs: LabResult, parameters: Parameters = P) -> MarkerCourse:
    return marker_answers(patient(*labs), parameters).pivka


def pair(before: str, after: str, day: int = 42) -> MarkerCourse:
    return afp(lab("AFP", -1, before), lab("AFP", day, after))


# --- the worked examples --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "answer", "low", "high"),
    [
        (">60,500", "400", MET, 99.3, 100.0),
        (">60,500", "30,000", UNKNOWN, 50.4, 100.0),
        ("50", "<13", UNKNOWN, 74.0, 100.0),
    ],
)
def test_that_the_worked_examples_of_censored_values_come_out(
    before: str, after: str, answer: Answer, low: float, high: float
) -> None:
    found = pair(before, after)
    assert found.answer is answer
    assert found.week6 is not None
    assert (found.week6.fall_low, found.week6.fall_high) == (low, high)


def test_that_a_missing_check_names_the_nearest_result() -> None:
    found = pair("1000", "100", day=53)
    assert found.answer is UNKNOWN
    assert str(found.reason) == "no AFP in day 35–49; nearest is day 53 (4 days late)"


@pytest.mark.parametrize(
    ("day", "words"), [(50, "(1 day late)"), (34, "(1 day early)"), (30, "(5 days early)"), (60, "(11 days late)")]
)
def test_that_it_says_how_far_off_the_window_the_nearest_result_is(day: int, words: str) -> None:
    assert str(pair("1000", "100", day=day).reason) == f"no AFP in day 35–49; nearest is day {day} {words}"


def test_that_it_is_honest_when_there_is_no_result_after_the_baseline() -> None:
    assert str(afp(lab("AFP", -1, 1000)).reason) == "no AFP in day 35–49, and none at all after the baseline"


# --- baseline -------------------------------------------------------------------------------------------------------


def test_that_the_baseline_is_the_last_result_on_or_before_the_start() -> None:
    found = afp(lab("AFP", 1, 5), lab("AFP", 0, 800), lab("AFP", -3, 900))
    assert found.baseline is not None
    assert found.baseline.value.reported == "800"


@pytest.mark.parametrize(("day", "too_old"), [(-28, False), (-29, True)])
def test_that_an_old_baseline_is_used_and_marked(day: int, too_old: bool) -> None:
    found = afp(lab("AFP", day, 1000), lab("AFP", 42, 100))
    assert (found.answer, found.baseline_too_old) == (MET, too_old)


def test_that_without_a_baseline_nothing_is_determined() -> None:
    found = afp(lab("AFP", 1, 1000), lab("AFP", 42, 100))
    assert (found.answer, str(found.reason)) == (UNKNOWN, "no AFP on or before the start of treatment")
    assert found.week6 is not None
    assert (found.week6.fall_low, found.week6.fall_high) == (None, None)
    assert str(afp().reason) == "no AFP recorded"


def test_that_of_two_results_on_a_date_the_later_time_counts() -> None:
    morning, evening = lab("AFP", -1, 1000, at="08:00"), lab("AFP", -1, 90, at="18:00")
    for labs in ((morning, evening), (evening, morning)):
        found = afp(*labs, lab("AFP", 42, 100))
        assert found.baseline is not None
        assert found.baseline.value.reported == "90"
        assert [other.value.reported for other in found.baseline.set_aside] == ["1000"]
        assert "later time of day" in [str(step.right) for step in found.why.steps]


def test_that_without_times_the_last_entered_counts() -> None:
    found = afp(lab("AFP", -1, 1000), lab("AFP", -1, 90, at="07:00"), lab("AFP", -1, 60), lab("AFP", 42, 15))
    assert found.baseline is not None
    assert found.baseline.value.reported == "60"
    assert "entered last" in [str(step.right) for step in found.why.steps]


# --- assessable -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("20", NOT_ASSESSABLE),
        ("20.1", MET),
        ("19.9", NOT_ASSESSABLE),
        ("<13", NOT_ASSESSABLE),
        ("<20", NOT_ASSESSABLE),
        ("<25", UNKNOWN),
        (">19", UNKNOWN),
        (">20.1", MET),
    ],
)
def test_that_afp_is_assessable_from_above_20(value: str, answer: Answer) -> None:
    assert pair(value, "1").answer is answer


@pytest.mark.parametrize(
    ("value", "high", "answer"),
    [
        ("40", 40, NOT_ASSESSABLE),
        ("40.1", 40, MET),
        ("<39", 40, NOT_ASSESSABLE),
        ("<41", 40, UNKNOWN),
        ("30", None, MET),
    ],
)
def test_that_pivka_is_assessable_from_above_the_range(value: str, high: int | None, answer: Answer) -> None:
    found = pivka(lab("PIVKA-II", -1, value, high=high), lab("PIVKA-II", 42, 1))
    assert found.answer is answer
    assert ("not recorded" in str(found.reason)) is (high is None)


# --- thresholds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "answer", "printed"), [("250", MET, 75.0), ("250.1", NOT_MET, 74.9), ("249.9", MET, 75.0)]
)
def test_that_afp_falls_enough_from_exactly_75_percent_on(after: str, answer: Answer, printed: float) -> None:
    found = pair("1000", after)
    assert found.week6 is not None
    assert (found.answer, found.week6.fall_low, found.week6.fall_high) == (answer, printed, printed)


@pytest.mark.parametrize(("after", "answer"), [("500", MET), ("500.1", NOT_MET), ("499.9", MET), ("<500", MET)])
def test_that_pivka_falls_enough_from_exactly_50_percent_on(after: str, answer: Answer) -> None:
    assert pivka(lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 42, after)).answer is answer


def test_that_a_rise_is_a_negative_fall_cut_toward_zero() -> None:
    found = pair("300", "389.9")
    assert found.week6 is not None
    assert found.week6.fall_low == found.week6.fall_high == -29.9


@pytest.mark.parametrize(
    ("days", "chosen"),
    [((35,), 35), ((49,), 49), ((34, 50), None), ((40, 44), 44), ((40, 45), 40), ((42, 43), 42), ((36, 48), 48)],
)
def test_that_the_result_nearest_to_day_42_counts_and_a_tie_takes_the_later(
    days: tuple[int, ...], chosen: int | None
) -> None:
    found = afp(lab("AFP", -1, 1000), *(lab("AFP", day, 100) for day in days))
    assert (found.week6.point.day if found.week6 else None) == chosen


def test_that_the_window_follows_the_parameters() -> None:
    parameters = Parameters(week6_day=56, week6_window_days=3)
    labs = lab("AFP", -1, 1000), lab("AFP", 52, 10), lab("AFP", 59, 900)
    assert afp(*labs, parameters=parameters).answer is NOT_MET
    assert str(afp(*labs[:2], parameters=parameters).reason).startswith("no AFP in day 53–59; nearest is day 52")


def test_that_the_value_that_would_meet_the_criterion_is_told() -> None:
    assert pair("1000", "900").meets_at == 250
    assert pair("15", "900").meets_at is None


# --- units and methods ----------------------------------------------------------------------------------------------


def test_that_micrograms_per_litre_are_nanograms_per_millilitre() -> None:
    found = afp(lab("AFP", -1, 1000), lab("AFP", 42, 250, unit="ug/L"))
    assert found.answer is MET
    assert [point.converted for point in found.points] == [False, True]


def test_that_the_two_series_of_pivka_are_never_compared() -> None:
    found = pivka(lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 41, 10, unit="ng/mL"))
    assert found.answer is UNKNOWN
    assert (found.unit, len(found.points), len(found.other_series)) == ("mAU/mL", 1, 1)
    assert "day 41 is in ng/mL" in str(found.reason)


def test_that_the_baseline_decides_the_series_of_pivka() -> None:
    found = pivka(
        lab("PIVKA-II", -1, 20, unit="ng/mL", high=1),
        *(lab("PIVKA-II", day, 1000) for day in (7, 14, 21)),
        lab("PIVKA-II", 42, 5, unit="ng/mL"),
    )
    assert (found.unit, found.answer) == ("ng/mL", MET)


def test_that_without_a_baseline_the_more_frequent_unit_is_the_series() -> None:
    labs = [lab("PIVKA-II", 7, 20, unit="ng/mL"), lab("PIVKA-II", 8, 1000), lab("PIVKA-II", 9, 900)]
    assert pivka(*labs).unit == "mAU/mL"
    assert pivka(*labs[:2]).unit == "mAU/mL"
    assert pivka(labs[1], lab("PIVKA-II", 9, 20, unit="ng/mL")).unit == "ng/mL"


@pytest.mark.parametrize(
    ("methods", "words"),
    [
        (("Cobas", "Architect"), "changed from Cobas to Architect"),
        (("Cobas", None), "only one of the two"),
        (("", "Cobas"), "only one of the two"),
    ],
)
def test_that_a_change_of_method_blocks_the_answer(methods: tuple[str | None, str | None], words: str) -> None:
    before, after = (
        lab("AFP", day, value, method=m) for day, value, m in zip((-1, 42), (1000, 1), methods, strict=True)
    )
    found = afp(before, after, lab("AFP", 14, 10, method=methods[1]))
    assert found.answer is UNKNOWN
    assert words in str(found.reason)
    assert found.week6 is not None
    assert found.week6.fall_low is None
    assert found.week2_direction == "cannot be determined"
    assert [point.new_method for point in found.points] == [False, True, False]
    assert [kinetic.start for kinetic in found.kinetics] == [found.points[1].on]
    assert found.from_baseline is None


@pytest.mark.parametrize(("one", "other"), [("Cobas", " cobas "), (None, ""), ("", None)])
def test_that_spelling_alone_is_no_change_of_method(one: str | None, other: str | None) -> None:
    assert afp(lab("AFP", -1, 1000, method=one), lab("AFP", 42, 1, method=other)).answer is MET


def test_that_a_change_there_and_back_blocks_the_answer() -> None:
    labs = (lab("AFP", -1, 1000, method="A"), lab("AFP", 20, 10, method="B"), lab("AFP", 42, 1, method="A"))
    assert str(afp(*labs).reason) == "the method of AFP changed, and changed back, between the two results"


# --- combined -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (MET, MET, MET),
        (MET, NOT_MET, MET),
        (MET, UNKNOWN, MET),
        (MET, NOT_ASSESSABLE, MET),
        (NOT_MET, NOT_MET, NOT_MET),
        (NOT_MET, NOT_ASSESSABLE, NOT_MET),
        (NOT_MET, UNKNOWN, UNKNOWN),
        (NOT_ASSESSABLE, NOT_ASSESSABLE, NOT_ASSESSABLE),
        (NOT_ASSESSABLE, UNKNOWN, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_that_the_combined_answer_needs_one_met_or_both_decided(one: Answer, other: Answer, both: Answer) -> None:
    assert combined_answer(one, other)[0] is combined_answer(other, one)[0] is both


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
    [("162.6", NOT_MET), ("162.7", MET), ("37.4", NOT_MET), ("37.3", MET), ("<200", UNKNOWN), (">162.7", MET)],
)
def test_that_afp_is_beyond_noise_above_62_6_percent(after: str, answer: Answer) -> None:
    assert beyond(parse_quantity("100"), parse_quantity(after), Decimal("0.626")) is answer


def test_that_noise_around_a_censored_result_is_judged_on_all_of_it() -> None:
    assert beyond(parse_quantity(">100"), parse_quantity("5"), Decimal("0.626")) is MET
    assert beyond(parse_quantity(">100"), parse_quantity("50"), Decimal("0.626")) is UNKNOWN


def test_that_the_latest_result_is_set_against_previous_nadir_and_baseline() -> None:
    found = pivka(lab("PIVKA-II", -1, 1000), lab("PIVKA-II", 40, 100), lab("PIVKA-II", 80, 124.4))
    assert found.from_nadir is not None
    assert (found.from_nadir.low, found.from_nadir.high, found.from_nadir.beyond_noise) == (24.4, 24.4, NOT_MET)
    assert found.from_baseline is not None
    assert (found.from_baseline.low, found.from_baseline.direction) == (-87.5, "down")
    assert found.from_previous == found.from_nadir
    assert pivka(lab("PIVKA-II", -1, 1000)).from_nadir is None


# --- the working ----------------------------------------------------------------------------------------------------


def test_that_the_working_can_be_checked_by_hand() -> None:
    why = pair(">60,500", "400").why
    assert (why.rule, [item.value for item in why.inputs]) == ("R-10.3", [">60,500", "400"])
    assert [(str(step.left), str(step.right)) for step in why.steps] == [
        ("(60500 − 400) ÷ 60500", "99.34 %"),
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
        (">100", ">80", "AFP changed by −100.0 % or more"),
    ],
)
def test_that_the_change_is_put_in_words(before: str, after: str, words: str) -> None:
    assert str(pair(before, after).reason).startswith(words)


def test_that_a_fall_between_two_bounds_is_put_in_words() -> None:
    found = pivka(lab("PIVKA-II", -1, "<100"), lab("PIVKA-II", 42, 10))
    assert str(found.reason).startswith("PIVKA-II changed by −90.0 % or more")


# --- growth ---------------------------------------------------------------------------------------------------------


def test_that_growth_and_decay_are_fitted_from_four_points_on() -> None:
    labs = [lab("AFP", day, value) for day, value in ((0, 1000), (20, 300), (40, 130), (80, 160))]
    assert growth(afp(*labs[:3])) is None
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
    assume(before != after)
    found = afp(lab("AFP", 0, before), lab("AFP", days, after)).kinetics[0]
    time = found.doubling_days if after > before else found.half_life_days
    assert time == pytest.approx(days / abs(log2(after / before)), abs=0.051)
