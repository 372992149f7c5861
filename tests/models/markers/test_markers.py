"""R-10: tumour markers, their answers at six weeks, and what surrounds them."""

from __future__ import annotations

from itertools import permutations

import pytest

from models.markers.markers import MarkerCourse, answer_near, combined_answer, marker_answers
from models.quantities import Answer
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import LabResult
from tests.models.patients import lab, on_day, patient

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
    found = afp(lab("AFP", -1, 1000), lab("AFP", -1, 60), lab("AFP", 42, 15))
    assert found.baseline is not None
    assert found.baseline.value.reported == "60"
    assert "entered last" in [str(step.right) for step in found.why.steps]


def test_that_a_result_without_a_time_gives_way_to_the_later_of_those_with_one() -> None:
    labs = [lab("AFP", -1, 4000, at="16:00"), lab("AFP", -1, 400, at="08:00"), lab("AFP", -1, 40)]
    for order in permutations(labs):
        found = afp(*order, lab("AFP", 42, 15))
        assert found.baseline is not None
        assert found.baseline.value.reported == "4000"
        assert {other.value.reported for other in found.baseline.set_aside} == {"400", "40"}
        said = {str(step.left): str(step.right) for step in found.why.steps if "Of two results" in str(step.left)}
        date = on_day(-1)
        assert said == {
            f"Of two results on {date}, 4000 counts and 400 does not": "later time of day",
            f"Of two results on {date}, 4000 counts and 40 does not": "the one with a time of day",
        }


def test_that_no_percent_is_printed_of_two_results_above_the_same_limit() -> None:
    found = afp(lab("AFP", -1, ">60,500"), lab("AFP", 42, ">60,500"), lab("AFP", 80, ">60,500"))
    assert found.answer is UNKNOWN
    assert str(found.reason) == "AFP: nothing can be said of the change, >60,500 → >60,500"
    assert found.week6 is not None
    assert (found.week6.fall_low, found.week6.fall_high) == (None, None)
    for change in (found.from_previous, found.from_nadir, found.from_baseline):
        assert change is None or (change.low, change.high) == (None, None)


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


# --- units, ranges and what is shown --------------------------------------------------------------------------------


def test_that_grouped_results_are_used_where_they_are_given() -> None:
    found = marker_answers(patient(), P, results=Results(patient(lab("AFP", -1, 100))))
    assert found.afp.baseline is not None


def test_that_without_a_baseline_the_unit_most_often_used_is_judged_of_equals_the_later() -> None:
    def unit(*units: str) -> str:
        labs = [lab("PIVKA-II", 10 * place, 100, unit=name) for place, name in enumerate(units, 1)]
        return marker_answers(patient(*labs), P).pivka.unit

    assert unit("mAU/mL", "mAU/mL", "ng/mL") == "mAU/mL"
    assert unit("ng/mL", "ng/mL", "mAU/mL") == "ng/mL"
    assert unit("ng/mL", "mAU/mL") == "mAU/mL"
    assert unit() == "mAU/mL"


def test_that_afp_is_shown_in_its_own_unit_and_pivka_never_converted() -> None:
    afp = marker_answers(patient(lab("AFP", -1, 100, unit="ug/L")), P).afp
    assert (afp.unit, afp.points[0].converted) == ("ng/mL", True)
    pivka = marker_answers(patient(lab("PIVKA-II", -1, 100, unit="ng/mL")), P).pivka
    assert (pivka.unit, pivka.points[0].converted) == ("ng/mL", False)


def test_that_the_value_that_meets_needs_a_baseline_above_the_limit() -> None:
    def meets_at(analyte: str, value: object, **range_: object) -> object:
        found = marker_answers(patient(lab(analyte, -1, value, **range_)), P)  # type: ignore[arg-type]
        return (found.afp if analyte == "AFP" else found.pivka).meets_at

    assert meets_at("PIVKA-II", 40, high=40) is None
    assert meets_at("PIVKA-II", 42, high=40) == 21
    assert meets_at("PIVKA-II", 30) == 15
    assert meets_at("AFP", 20, high=7) is None
    assert meets_at("AFP", 400, high=500) == 100


def test_that_the_range_is_the_last_given_where_the_baseline_has_none() -> None:
    labs = (lab("AFP", -1, 100), lab("AFP", 10, 90, low=0, high=9), lab("AFP", 20, 80, low=1, high=8))
    found = marker_answers(patient(*labs), P).afp
    assert (found.low, found.high) == (1.0, 8.0)


def test_that_the_working_names_the_result_of_one_date_that_does_not_count() -> None:
    labs = (lab("AFP", -1, 100), lab("AFP", 42, 90), lab("AFP", 42, 20))
    steps = [str(step.left) for step in marker_answers(patient(*labs), P).afp.why.steps]
    assert "Of two results on 2023-04-21, 20 counts and 90 does not" in steps


def test_that_a_marker_near_a_day_is_judged_as_at_six_weeks() -> None:
    labs = (lab("AFP", -1, 100), lab("AFP", 42, 90), lab("AFP", 98, 25))
    found = marker_answers(patient(*labs), P).afp

    def near(day: int, marker: MarkerCourse = found) -> object:
        judged = answer_near(marker, day, 14)
        return None if judged is None else (judged[0].day, judged[1].value)

    assert near(84) == (98, "met")
    assert (near(56), near(57)) == ((42, "not met"), None)
    assert near(5, marker_answers(patient(lab("AFP", -1, 100), lab("AFP", 98, 25)), P).afp) is None
    assert near(113) is None
    assert near(112) == (98, "met")
    assert near(42, marker_answers(patient(lab("AFP", -1, 20), lab("AFP", 42, 1)), P).afp) is None
    assert near(42, marker_answers(patient(lab("AFP", 42, 1)), P).afp) is None
    other_method = (lab("AFP", -1, 100), lab("AFP", 42, 1, method="another"))
    assert near(42, marker_answers(patient(*other_method), P).afp) is None
