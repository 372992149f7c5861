"""R-11: patterns of liver injury, exact at their limits and in their windows."""

from __future__ import annotations

from typing import Any

import pytest

from models.flags.flags import Flag, Severity
from models.flags.patterns import hys_law, pattern_flags
from models.liver.liver import liver_function
from models.record.labs import Results
from models.record.records import Ascites, Baseline, LabResult, Record
from tests.models.patients import lab, on_day, patient, treatment, visit

CALM = {"ascites": "none", "encephalopathy": "none"}


# --- Hy's law -------------------------------------------------------------------------------------------------------


def panel(day: int, alt: object, bilirubin: object, alp: object) -> list[LabResult]:
    found = []
    for name, value, high in (("ALT", alt, 40), ("bilirubin", bilirubin, 20), ("ALP", alp, 120)):
        if value is not None:
            found.append(lab(name, day, value, low=0, high=high))
    return found


@pytest.mark.parametrize(
    ("alt", "bilirubin", "alp", "raised"),
    [
        (120, "40.1", 239, True),
        (120, 40, 239, False),
        ("119.9", 60, 239, False),
        (120, "39.9", 239, False),
        (120, 60, 240, False),
        (">120", ">40.1", "<239", True),
        (120, None, 100, False),
    ],
)
def test_that_hys_law_pattern_has_exact_limits(alt: object, bilirubin: object, alp: object, raised: bool) -> None:
    record = patient(*panel(-1, 30, 10, 100), *panel(42, alt, bilirubin, alp))
    assert (hys_law(record, Results(record)) is not None) is raised


def test_that_hys_law_counts_from_an_abnormal_baseline() -> None:
    record = patient(*panel(-1, 100, 10, 100), *panel(42, 299, 60, 100))
    assert hys_law(record, Results(record)) is None
    record = patient(*panel(-1, 100, 10, 100), *panel(42, 300, 60, 100))
    found = hys_law(record, Results(record))
    assert found is not None
    assert "ALT ≥ 3 × baseline = 300" in [str(step.left) for step in found.why.steps]
    record = patient(*panel(-1, ">100", 10, 100), *panel(42, 9000, 60, 100))
    assert hys_law(record, Results(record)) is None


@pytest.mark.parametrize(("bilirubin", "raised"), [(60, False), ("60.1", True)])
def test_that_hys_law_takes_twice_a_baseline_bilirubin_above_the_range(bilirubin: object, raised: bool) -> None:
    record = patient(*panel(-1, 30, 30, 100), *panel(42, 500, bilirubin, 100))
    found = hys_law(record, Results(record))
    assert (found is not None) is raised
    assert found is None or "bilirubin > 2 × baseline = 60" in [str(step.left) for step in found.why.steps]


def test_that_hys_law_is_urgent_while_no_later_result_denies_it() -> None:
    first = patient(*panel(42, 500, 60, 100))
    found = hys_law(first, Results(first))
    assert found is not None
    assert (found.severity, found.on) == (Severity.URGENT, on_day(42))
    assert str(found.summary) == "Hy's law pattern: ALT 500 with bilirubin 60, ALP below 2 × ULN"
    later = patient(*panel(42, 500, 60, 100), *panel(63, 50, 20, 100))
    found = hys_law(later, Results(later))
    assert found is not None
    assert (found.severity, found.on) == (Severity.REVIEW, on_day(42))


def test_that_hys_law_without_alp_is_a_gap() -> None:
    record = patient(*panel(42, 500, 60, None))
    found = hys_law(record, Results(record))
    assert found is not None
    assert (found.data_gap, found.severity) == (True, Severity.REVIEW)
    record = patient(*panel(42, 500, 60, None), *panel(84, 500, 60, 100))
    found = hys_law(record, Results(record))
    assert found is not None
    assert found.data_gap is False


def test_that_hys_law_needs_the_results_within_a_week() -> None:
    for day, raised in ((49, True), (50, False)):
        record = patient(*panel(42, 500, None, 100), *panel(day, None, 60, None))
        assert (hys_law(record, Results(record)) is not None) is raised


def test_that_the_baseline_shows_no_pattern() -> None:
    record = patient(*panel(0, 500, 60, 100))
    assert hys_law(record, Results(record)) is None


# --- radiation ------------------------------------------------------------------------------------------------------

SBRT = treatment("radiation", "SBRT", 14, stop=18, dose=40, unit="Gy", fractions=5)


def found_in(record: Record) -> tuple[Flag, ...]:
    return pattern_flags(record, liver_function(record))


def patterns(record: Record) -> list[str]:
    return [str(flag.summary) for flag in found_in(record)]


@pytest.mark.parametrize(
    ("day", "alp", "ascites", "raised"),
    [
        (60, "240.1", "slight", True),
        (60, "240", "slight", False),
        (60, "300", "none", False),
        (139, "300", "slight", True),
        (140, "300", "slight", False),
        (14, "300", "slight", False),
    ],
)
def test_that_the_classic_pattern_needs_alp_and_new_ascites_within_four_months(
    day: int, alp: str, ascites: str, raised: bool
) -> None:
    visits = [visit(0, **CALM), visit(day, ascites=ascites)]
    record = patient(lab("ALP", day, alp, high=120), visits=visits, treatments=(SBRT,))
    expected = [f"Pattern of classic radiation-induced liver disease: ALP {alp} and new ascites after SBRT"]
    assert patterns(record) == (expected if raised else [])


def test_that_ascites_known_before_radiation_or_not_known_is_not_new() -> None:
    labs = lab("ALP", 60, 300, high=120)
    for before in ([visit(0, ascites="slight")], []):
        record = patient(labs, visits=[*before, visit(60, ascites="slight")], treatments=(SBRT,))
        assert patterns(record) == []
    record = patient(
        labs, visits=[visit(60, ascites="slight")], treatments=(SBRT,), baseline=Baseline(ascites=Ascites.NONE)
    )
    assert len(patterns(record)) == 1


@pytest.mark.parametrize(
    ("day", "ast", "raised"), [(60, "200.1", True), (60, "200", False), (109, "300", True), (110, "300", False)]
)
def test_that_the_non_classic_pattern_needs_five_times_within_three_months(day: int, ast: str, raised: bool) -> None:
    record = patient(lab("AST", day, ast, high=40), treatments=(SBRT,))
    expected = [f"Pattern of non-classic radiation-induced liver disease: AST {ast} after SBRT"]
    assert patterns(record) == (expected if raised else [])


def liver_panel(day: int, bilirubin: object, albumin: object = 40) -> list[LabResult]:
    return [lab("bilirubin", day, bilirubin), lab("albumin", day, albumin), lab("INR", day, 1)]


@pytest.mark.parametrize(("bilirubin", "raised"), [(40, False), (60, True)])
def test_that_two_child_pugh_points_more_after_radiation_are_a_pattern(bilirubin: int, raised: bool) -> None:
    visits = [visit(0, **CALM), visit(60, **CALM)]
    record = patient(*liver_panel(0, 10), *liver_panel(60, bilirubin), visits=visits, treatments=(SBRT,))
    expected = ["Pattern of non-classic radiation-induced liver disease: Child-Pugh 5 to 7 points after SBRT"]
    assert patterns(record) == (expected if raised else [])
    assert patterns(patient(*liver_panel(60, 60), visits=visits, treatments=(SBRT,))) == []


# --- more of the windows --------------------------------------------------------------------------------------------


def test_that_ascites_of_the_first_day_of_radiation_is_not_new() -> None:
    labs = lab("ALP", 60, 300, high=120)
    visits = [visit(14, ascites="slight"), visit(60, ascites="slight")]
    assert patterns(patient(labs, visits=[visit(0, **CALM), *visits], treatments=(SBRT,))) == []


@pytest.mark.parametrize(("day", "raised"), [(14, False), (15, True), (109, True), (110, False)])
def test_that_child_pugh_counts_from_the_day_after_radiation_began(day: int, raised: bool) -> None:
    visits = [visit(0, **CALM), visit(day, **CALM)]
    record = patient(*liver_panel(0, 10), *liver_panel(day, 60), visits=visits, treatments=(SBRT,))
    assert bool(patterns(record)) is raised


def test_that_child_pugh_of_the_first_day_of_radiation_is_the_one_before() -> None:
    visits = [visit(0, **CALM), visit(14, **CALM), visit(60, **CALM)]
    labs = [*liver_panel(0, 10), *liver_panel(14, 40), *liver_panel(60, 60)]
    assert patterns(patient(*labs, visits=visits, treatments=(SBRT,))) == []


@pytest.mark.parametrize("day", [14, 15])
def test_that_transaminases_count_from_the_day_after_radiation_began(day: int) -> None:
    record = patient(lab("AST", day, 300, high=40), treatments=(SBRT,))
    assert bool(patterns(record)) is (day == 15)


@pytest.mark.parametrize(
    ("kind", "agent", "counts"),
    [
        ("radiation", "proton therapy", True),
        ("Radiation", "x", True),
        ("procedure", "sbrt", True),
        ("drug", "x", False),
    ],
)
def test_that_radiation_is_known_by_its_kind_or_name(kind: str, agent: str, counts: bool) -> None:
    record = patient(lab("AST", 60, 300, high=40), treatments=(treatment(kind, agent, 14),))
    assert bool(patterns(record)) is counts


def test_that_the_last_course_of_radiation_counts() -> None:
    again = treatment("radiation", "SBRT", 300, stop=304)
    assert patterns(patient(lab("AST", 60, 300, high=40), treatments=(again, SBRT))) == []
    assert patterns(patient(lab("AST", 360, 300, high=40), treatments=(again, SBRT))) != []


def test_that_the_working_of_a_pattern_names_the_last_day_of_radiation() -> None:
    (found,) = found_in(patient(lab("AST", 60, 300, high=40), treatments=(SBRT,)))
    assert [str(item) for item in found.why.inputs] == [
        "AST: 300 U/L, 2023-05-09",
        "Last day of SBRT: 2023-03-28",
    ]
    assert [str(step.left) for step in found.why.steps] == ["AST > 5 × ULN = 200"]
    (found,) = found_in(patient(lab("AST", 60, 300, high=40), treatments=(treatment("radiation", "SBRT", 14),)))
    assert str(found.why.inputs[-1]) == "Last day of SBRT: 2023-03-24"


def test_that_the_working_of_the_classic_pattern_can_be_checked() -> None:
    visits = [visit(0, **CALM), visit(60, ascites="slight")]
    (found,) = found_in(patient(lab("ALP", 30, 300, high=120), visits=visits, treatments=(SBRT,)))
    assert [str(step.left) for step in found.why.steps] == ["ALP > 2 × ULN = 240", "New ascites within 4 months"]
    assert found.on == on_day(60)
    assert patterns(patient(lab("ALP", 14, 300, high=120), visits=visits, treatments=(SBRT,))) == []


def test_that_the_working_of_a_point_change_can_be_checked() -> None:
    visits = [visit(0, **CALM), visit(60, **CALM), visit(70, **CALM)]
    labs = [*liver_panel(0, 10), *liver_panel(60, 60), *liver_panel(70, 40)]
    (found,) = found_in(patient(*labs, visits=visits, treatments=(SBRT,)))
    assert (str(found.why.steps[0].left), found.on) == ("7 − 5 = 2, at least 2", on_day(60))


def test_that_the_working_of_hys_law_names_all_three() -> None:
    record = patient(*panel(42, 500, 60, 100))
    found = hys_law(record, Results(record))
    assert found is not None
    assert [str(step.left) for step in found.why.steps] == [
        "ALT ≥ 3 × ULN = 120",
        "bilirubin > 2 × ULN = 40",
        "ALP < 2 × ULN = 240",
    ]
    assert (found.why.missing, found.data_gap) == ((), False)
    gap = hys_law(patient(), Results(patient(*panel(42, 500, 60, None))))
    assert gap is not None
    assert [str(words) for words in gap.why.missing] == ["ALP with the laboratory's range"]


@pytest.mark.parametrize(("bilirubin", "alp"), [(None, 100), (60, None)])
def test_that_a_result_without_its_range_decides_nothing(bilirubin: Any, alp: Any) -> None:
    labs = [lab("ALT", 42, 500, high=40)]
    labs.append(lab("bilirubin", 42, 60, high=20) if bilirubin else lab("bilirubin", 42, 60))
    labs.append(lab("ALP", 42, 100, high=120) if alp else lab("ALP", 42, 100))
    found = hys_law(patient(), Results(patient(*labs)))
    assert (found is not None and found.data_gap) is bool(bilirubin)
    assert hys_law(patient(), Results(patient(lab("ALT", 42, 500), *labs[1:]))) is None


def test_that_an_interval_across_a_limit_decides_nothing() -> None:
    for alt, bilirubin, alp in ((">100", 60, 100), (500, ">30", 100), (500, 60, ">200")):
        record = patient(*panel(42, alt, bilirubin, alp))
        found = hys_law(record, Results(record))
        assert found is None or found.data_gap


def test_that_a_baseline_exactly_at_its_limit_is_not_abnormal() -> None:
    record = patient(*panel(-1, 40, 10, 100), *panel(42, 120, 60, 100))
    found = hys_law(record, Results(record))
    assert found is not None
    assert "ALT ≥ 3 × ULN = 120" in [str(step.left) for step in found.why.steps]
    record = patient(*panel(1, 500, 60, 100))
    assert hys_law(record, Results(record)) is not None


# --- what is not known ----------------------------------------------------------------------------------------------


def test_that_a_baseline_without_a_range_leaves_hys_law_to_the_range_of_the_day() -> None:
    record = patient(lab("ALT", -1, 30), *panel(42, 120, 60, 100))
    found = hys_law(record, Results(record))
    assert found is not None
    assert "ALT ≥ 3 × ULN = 120" in [str(step.left) for step in found.why.steps]


def test_that_an_alp_that_may_be_below_leaves_hys_law_open() -> None:
    def gap(alp: str) -> bool | None:
        record = patient(*panel(42, 120, 60, alp))
        found = hys_law(record, Results(record))
        return None if found is None else found.data_gap

    assert [gap(alp) for alp in (">200", "<300", "<240")] == [True, True, True]
    assert (gap("<239"), gap(">240")) == (False, None)


def test_that_an_alp_without_a_range_makes_no_classic_pattern() -> None:
    visits = [visit(0, ascites="none"), visit(60, ascites="slight")]
    assert patterns(patient(lab("ALP", 60, 900), visits=visits, treatments=(SBRT,))) == []


def test_that_new_ascites_is_looked_for_in_the_order_of_dates_and_inside_the_window() -> None:
    labs = lab("ALP", 60, 300, high=120)
    entered = [visit(60, ascites="slight"), visit(0, ascites="none"), visit(-9, ascites="moderate")]
    assert len(patterns(patient(labs, visits=entered, treatments=(SBRT,)))) == 1
    late = [visit(0, ascites="none"), visit(400, ascites="slight")]
    assert patterns(patient(labs, visits=late, treatments=(SBRT,))) == []


def test_that_points_are_compared_with_the_last_before_radiation() -> None:
    visits = [visit(day, **CALM) for day in (-5, 0, 60)]
    record = patient(*liver_panel(-5, 10), *liver_panel(0, 40), *liver_panel(60, 60), visits=visits, treatments=(SBRT,))
    assert patterns(record) == []
