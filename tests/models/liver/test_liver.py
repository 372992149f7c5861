"""R-12: ALBI, Child-Pugh and the ratio of counts, exact at their limits."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.liver.liver import albi_grade, albi_score, baseline_liver_function, liver_function
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import (
    Ascites,
    Baseline,
    Encephalopathy,
    LabResult,
)
from tests.models.patients import lab, on_day, patient, visit

P = Parameters()
GOOD = {"bilirubin": "10", "albumin": "42", "INR": "1.0"}


def panel(day: int, **values: object) -> list[LabResult]:
    return [lab(name, day, value) for name, value in {**GOOD, **values}.items()]


def points(ascites: str | None = "none", encephalopathy: str | None = "none", **values: Any) -> int | None:
    """Child-Pugh points of a panel; a value of None leaves the result out."""
    labs = [lab(name, 42, value) for name, value in {**GOOD, **values}.items() if value is not None]
    record = patient(*labs, visits=[visit(42, ascites=ascites, encephalopathy=encephalopathy)])
    (found,) = liver_function(record)
    return found.child_pugh_points


# --- ALBI -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("-3", "1"),
        ("-2.60", "1"),
        ("-2.5999", "2a"),
        ("-2.2701", "2a"),
        ("-2.27", "2b"),
        ("-1.39", "2b"),
        ("-1.3899", "3"),
    ],
)
def test_that_albi_grades_change_exactly_at_their_limits(score: str, grade: str) -> None:
    assert albi_grade(Decimal(score)) == grade


def test_that_albi_is_rounded_to_a_thousandth() -> None:
    (found,) = liver_function(patient(*panel(42, bilirubin=20, albumin=38), visits=[visit(42)]))
    assert (found.albi, found.albi_grade) == (-2.371, "2a")


def test_that_a_score_exactly_on_a_limit_is_not_lost_in_floating_point() -> None:
    """0.66 · log10(1000) − 0.085 · 50 is exactly −2.27: grade 2b."""
    (found,) = liver_function(patient(*panel(42, bilirubin=1000, albumin=50), visits=[visit(42)]))
    assert (found.albi, found.albi_grade) == (-2.27, "2b")


@given(st.decimals(min_value="0.1", max_value=900, places=1), st.decimals(min_value=5, max_value=60, places=1))
def test_that_the_fast_albi_is_the_exact_one(bilirubin: Decimal, albumin: Decimal) -> None:
    exact = Decimal("0.66") * bilirubin.log10() - Decimal("0.085") * albumin
    assert abs(albi_score(bilirubin, albumin) - exact) < Decimal("1e-12")
    assert albi_grade(albi_score(bilirubin, albumin)) == albi_grade(exact)


@pytest.mark.parametrize(
    ("bilirubin", "albumin", "missing"),
    [(None, "40", "bilirubin"), ("10", None, "albumin"), ("<5", "40", "bilirubin"), ("0", "40", "bilirubin")],
)
def test_that_albi_names_what_it_needs(bilirubin: str | None, albumin: str | None, missing: str) -> None:
    given_values = (("bilirubin", bilirubin), ("albumin", albumin))
    labs = [lab(name, 42, value) for name, value in given_values if value is not None]
    (found,) = liver_function(patient(*labs, visits=[visit(42)]))
    assert (found.albi, found.albi_grade) == (None, None)
    assert missing in found.missing


# --- Child-Pugh -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ({"bilirubin": "33.9"}, 0),
        ({"bilirubin": "34"}, 1),
        ({"bilirubin": "51"}, 1),
        ({"bilirubin": "51.1"}, 2),
        ({"albumin": "35.1"}, 0),
        ({"albumin": "35"}, 1),
        ({"albumin": "28"}, 1),
        ({"albumin": "27.9"}, 2),
        ({"INR": "1.69"}, 0),
        ({"INR": "1.7"}, 1),
        ({"INR": "2.3"}, 1),
        ({"INR": "2.31"}, 2),
        ({"ascites": "slight"}, 1),
        ({"ascites": "moderate"}, 2),
        ({"encephalopathy": "grade 1-2"}, 1),
        ({"encephalopathy": "grade 3-4"}, 2),
    ],
)
def test_that_child_pugh_points_change_exactly_at_their_limits(values: dict[str, str], more: int) -> None:
    assert points(**values) == 5 + more


@pytest.mark.parametrize(("value", "more"), [("1.99", 0), ("2", 1), ("3", 1), ("3.01", 2)])
def test_that_bilirubin_is_judged_in_the_unit_reported(value: str, more: int) -> None:
    """2 mg/dL is 34.2 µmol/L, and 3 mg/dL is 51.3: both would be judged otherwise after conversion."""
    labs = [*panel(42)[1:], lab("bilirubin", 42, value, unit="mg/dL")]
    (found,) = liver_function(patient(*labs, visits=[visit(42, ascites="none", encephalopathy="none")]))
    assert found.child_pugh_points == 5 + more


def test_that_albumin_in_grams_per_decilitre_is_converted() -> None:
    labs = [lab("bilirubin", 42, 10), lab("INR", 42, 1), lab("albumin", 42, "3.5", unit="g/dL")]
    (found,) = liver_function(patient(*labs, visits=[visit(42, ascites="none", encephalopathy="none")]))
    assert found.child_pugh_points == 6
    assert found.albi == round(0.66 - 0.085 * 35, 3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (5, "A")),
        ({"bilirubin": 40}, (6, "A")),
        ({"bilirubin": 60}, (7, "B")),
        ({"bilirubin": 60, "albumin": 20}, (9, "B")),
        ({"bilirubin": 60, "albumin": 20, "INR": 2}, (10, "C")),
        ({"bilirubin": 60, "albumin": 20, "INR": 3, "ascites": "moderate", "encephalopathy": "grade 3-4"}, (15, "C")),
    ],
)
def test_that_the_points_make_the_class(values: dict[str, Any], expected: tuple[int, str]) -> None:
    findings = {name: values.pop(name, "none") for name in ("ascites", "encephalopathy")}
    (found,) = liver_function(patient(*panel(42, **values), visits=[visit(42, **findings)]))
    assert (found.child_pugh_points, found.child_pugh_class) == expected


@pytest.mark.parametrize("absent", ["bilirubin", "albumin", "INR", "ascites", "encephalopathy"])
def test_that_child_pugh_needs_all_five_parts(absent: str) -> None:
    values: dict[str, Any] = {absent: None}
    labs = [lab(name, 42, value) for name, value in {**GOOD, **values}.items() if value is not None and name in GOOD]
    findings = {name: None if name == absent else "none" for name in ("ascites", "encephalopathy")}
    (found,) = liver_function(patient(*labs, visits=[visit(42, **findings)]))
    assert (found.child_pugh_points, found.child_pugh_class) == (None, None)
    assert found.missing == (absent,)
    assert found.missing_for_nlr == ("neutrophils", "lymphocytes")
    assert (found.least_points, found.most_points) == (5, 7)


@pytest.mark.parametrize(("value", "expected"), [("<5", 5), ("<34", None), (">60", 7), (">51", None), ("<100", None)])
def test_that_a_censored_bilirubin_has_points_where_all_of_it_agrees(value: str, expected: int | None) -> None:
    assert points(bilirubin=value) == expected


def test_that_results_count_within_seven_days_of_the_visit() -> None:
    def found(day: int) -> tuple[str, ...]:
        scores = liver_function(patient(*panel(day), visits=[visit(42)]))
        return next(one.missing for one in scores if one.at_visit)

    assert "INR" not in found(35)
    assert "INR" not in found(49)
    assert "INR" in found(34)
    assert "INR" in found(50)


def test_that_the_nearest_result_counts_and_a_tie_takes_the_later() -> None:
    labs = [lab("INR", 40, 3), lab("INR", 44, 1), *panel(42)[:2]]
    (found,) = liver_function(patient(*labs, visits=[visit(42, ascites="none", encephalopathy="none")]))
    assert (found.child_pugh_points, found.used["INR"].date) == (5, on_day(44))


@pytest.mark.parametrize(("day", "dates"), [(49, [42]), (50, [42, 50]), (35, [42]), (34, [34, 42])])
def test_that_results_more_than_seven_days_from_every_visit_have_scores_of_their_own(
    day: int, dates: list[int]
) -> None:
    found = liver_function(patient(*panel(day), visits=[visit(42, ascites="none", encephalopathy="none")]))
    assert [scores.day for scores in found] == dates
    assert [scores.at_visit for scores in found] == [on == 42 for on in dates]
    own = next((scores for scores in found if scores.day == day), None)
    if own is not None:
        assert own.albi is not None
        assert own.missing == ("ascites", "encephalopathy")
        assert {result.date for result in own.used.values()} == {on_day(day)}


def test_that_bilirubin_without_albumin_makes_no_date_of_its_own() -> None:
    labs = [lab("bilirubin", 20, 12), lab("albumin", 21, 40)]
    assert liver_function(patient(*labs)) == ()
    assert [scores.day for scores in liver_function(patient(*labs, lab("albumin", 20, 41)))] == [20]


@given(
    visits=st.lists(st.integers(-30, 120), max_size=4), labs=st.lists(st.integers(-30, 120), max_size=6, unique=True)
)
def test_that_every_date_of_a_panel_is_scored_at_a_visit_or_by_itself(visits: list[int], labs: list[int]) -> None:
    found = liver_function(patient(*(r for day in labs for r in panel(day)), visits=[visit(day) for day in visits]))
    assert [scores.on for scores in found] == sorted(scores.on for scores in found)
    assert sorted(scores.day for scores in found if scores.at_visit) == sorted(visits)
    alone = {day for day in labs if all(abs(day - other) > 7 for other in visits)}
    assert {scores.day for scores in found if not scores.at_visit} == alone
    assert all(scores.albi is not None for scores in found if not scores.at_visit)


def test_that_there_is_one_entry_per_visit_in_order() -> None:
    visits = [visit(42), visit(-1), visit(42, time=time(7)), visit(0)]
    assert [found.day for found in liver_function(patient(visits=visits))] == [-1, 0, 42, 42]


def test_that_before_the_start_the_baseline_profile_fills_in() -> None:
    profile = Baseline(ascites=Ascites.SLIGHT, encephalopathy=Encephalopathy.NONE)
    record = patient(*panel(-1), *panel(42), visits=[visit(-1), visit(42)], baseline=profile)
    assert [found.child_pugh_points for found in liver_function(record)] == [6, None]
    assert baseline_liver_function(record).child_pugh_points == 6


@pytest.mark.parametrize(("day", "filled"), [(0, True), (1, False)])
def test_that_the_profile_fills_in_up_to_the_day_of_the_start(day: int, filled: bool) -> None:
    profile = Baseline(ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)
    (found,) = liver_function(patient(*panel(day), visits=[visit(day)], baseline=profile))
    assert (found.child_pugh_points == 5) is filled


def test_that_of_two_visits_on_the_start_the_later_time_counts() -> None:
    visits = [
        visit(0, ascites="none", encephalopathy="none", time=time(15)),
        visit(0, ascites="moderate", encephalopathy="none", time=time(8)),
    ]
    assert baseline_liver_function(patient(*panel(0), visits=visits)).child_pugh_points == 5
    assert baseline_liver_function(patient(*panel(0), visits=[visit(1, ascites="none")])).ascites is None


def test_that_the_baseline_takes_the_last_visit_before_the_start_where_the_profile_is_silent() -> None:
    visits = [visit(-9, ascites="moderate", encephalopathy="none"), visit(0, ascites="none", encephalopathy="none")]
    assert baseline_liver_function(patient(*panel(-20), visits=visits)).child_pugh_points == 5


# --- neutrophils and lymphocytes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("neutrophils", "lymphocytes", "ratio"),
    [("4.2", "2.0", 2.1), ("2", "3", 0.667), ("2", "0", None), ("<1", "2", None)],
)
def test_that_the_ratio_of_counts_is_rounded_to_a_thousandth(
    neutrophils: str, lymphocytes: str, ratio: float | None
) -> None:
    labs = lab("neutrophils", 42, neutrophils), lab("lymphocytes", 42, lymphocytes)
    (found,) = liver_function(patient(*labs, visits=[visit(42)]))
    assert found.nlr == ratio
    assert bool(found.missing_for_nlr) is (ratio is None)


def test_that_the_scores_show_their_working() -> None:
    labs = [*panel(41, bilirubin="1.2"), lab("neutrophils", 42, "4.2"), lab("lymphocytes", 42, 2)]
    (found,) = liver_function(patient(*labs, visits=[visit(42, ascites="none", encephalopathy="none")]))
    why = found.why
    assert (why.rule, why.missing) == ("R-12", ())
    assert "INR: 1.0, 2023-04-20" in [str(item) for item in why.inputs]
    steps = [(str(step.left), str(step.right)) for step in why.steps]
    assert steps[0] == ("ALBI: 0.66 × log₁₀(1.2) − 0.085 × 42", "−3.51, grade 1")
    assert steps[1][1] == "5 points, class A"
    assert steps[2] == ("Neutrophils ÷ lymphocytes: 4.2 ÷ 2", "2.10")
    why = liver_function(patient(lab("INR", 42, 1), visits=[visit(42)]))[0].why
    assert str(why.missing[0]) == "needs: bilirubin"
    assert [str(step.right) for step in why.steps] == ["5 to 13 points"]


def test_that_a_visit_before_the_start_says_more_than_the_profile() -> None:
    profile = Baseline(ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)
    told = visit(-2, ascites="slight", encephalopathy="grade 1-2")
    record = patient(visits=[told], baseline=profile)
    (found,) = liver_function(record)
    assert (found.ascites, found.encephalopathy) == (told.ascites, told.encephalopathy)


def test_that_grouped_results_are_used_where_they_are_given() -> None:
    results = Results(patient(*(lab(name, 0, value) for name, value in (("bilirubin", 10), ("albumin", 42)))))
    record = patient(visits=[visit(0)])
    assert [found.albi_grade for found in liver_function(record, results=results)] == ["1"]
    at_start = baseline_liver_function(record, results=results)
    assert (at_start.albi_grade, at_start.day, at_start.on) == ("1", 0, record.treatment_start)


def test_that_of_visits_on_one_day_one_without_a_time_is_the_first() -> None:
    visits = [
        visit(0, time=time(15), ascites="moderate"),
        visit(0, time=time(9), ascites="slight"),
        visit(0, ascites="none"),
    ]
    record = patient(visits=visits)
    assert [found.ascites for found in liver_function(record)] == [Ascites.NONE, Ascites.SLIGHT, Ascites.MODERATE]
    assert baseline_liver_function(record).ascites is Ascites.MODERATE


def test_that_albi_does_not_need_what_only_child_pugh_needs() -> None:
    found = liver_function(patient(visits=[visit(10)]))[0]
    assert found.missing == ("bilirubin", "albumin", "INR", "ascites", "encephalopathy")
    assert found.missing_for_albi == ("bilirubin", "albumin")
