"""Tests between groups and Cox's model, against R and lifelines."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from models.statistics.comparison import (
    Group,
    chi_squared_p,
    guard,
    holm,
    is_small,
    log_rank,
    pairwise,
    permutation_p,
    split,
)
from models.statistics.hazards import cox, cox_by_lifelines, fitted, of_groups
from models.statistics.survival import sample
from tests.models.r_reference import blocks, column, groups, number, rows

INFINITE_IN_R = 15
TABLES = st.lists(
    st.tuples(st.integers(0, 30), st.booleans(), st.sampled_from("abc")), min_size=12, max_size=50
).filter(lambda table: len({name for *_, name in table}) > 1)


def _groups(table: list[tuple[int, bool, str]]) -> tuple[Group, ...]:
    times, events, names = zip(*table, strict=True)
    return split(np.array(times, dtype=float), np.array(events), names)


@pytest.mark.parametrize(("key", "expected"), list(blocks("logrank", "data", "rho")))
def test_that_log_rank_and_fleming_harrington_are_those_of_r(key, expected):
    found = log_rank(groups(key[0]), rho=float(key[1]))
    assert found.chi_squared == pytest.approx(number(expected[0]["chisq"]), rel=1e-9)
    assert found.degrees_of_freedom == int(expected[0]["df"])
    assert found.p == pytest.approx(number(expected[0]["p"]), rel=1e-9)


@pytest.mark.parametrize(("key", "expected"), list(blocks("cox", "data", "model")))
@pytest.mark.parametrize("fit", [cox, cox_by_lifelines])
def test_that_cox_with_efron_ties_is_that_of_r(key, expected, fit):
    names = [row["term"] for row in expected]
    table = tuple(row for row in rows(f"data_{key[0]}") if all(row[name] != "NA" for name in names))
    covariates = np.column_stack([column(table, name) for name in names])
    found = fit(column(table, "time"), column(table, "event") == 1, covariates, names)
    if fit is cox_by_lifelines and any(abs(number(row["coef"])) > INFINITE_IN_R for row in expected):
        assert found is None
        return
    for row, coefficient in zip(expected, found.coefficients, strict=True):
        if abs(number(row["coef"])) > INFINITE_IN_R:
            assert not coefficient.estimable
            continue
        assert coefficient.value == pytest.approx(number(row["coef"]), rel=1e-6)
        assert coefficient.standard_error == pytest.approx(number(row["se"]), rel=1e-6)
        assert coefficient.p == pytest.approx(number(row["p"]), rel=1e-6)
        assert found.log_likelihood == pytest.approx(number(row["loglik"]), rel=1e-9)
        if fit is cox:
            assert found.null_log_likelihood == pytest.approx(number(row["loglik0"]), rel=1e-9)


@given(TABLES)
@settings(max_examples=15, deadline=None)
def test_that_lifelines_where_it_converges_finds_the_same_hazard_ratios(table):
    compared = _groups(table)
    own, both = of_groups(compared), of_groups(compared, fitted)
    for first, second in zip(own.coefficients, both.coefficients, strict=True):
        assert first.value == pytest.approx(second.value, rel=1e-4, abs=1e-4, nan_ok=True)


@given(TABLES)
@settings(deadline=None)
def test_that_a_group_without_events_has_no_hazard_ratio_and_leaves_the_others_theirs(table):
    healthy = [(time, False, "d") for time, *_ in table]
    without = of_groups(_groups(table))
    found = of_groups(_groups(table + healthy))
    assert not next(each for each in found.coefficients if each.name == "d").estimable
    for before, now in zip(without.coefficients, found.coefficients, strict=False):
        assert before.estimable == now.estimable


def test_that_collinear_covariates_have_no_coefficients():
    x = np.arange(20.0)
    found = cox(x + 1, np.ones(20, dtype=bool), np.column_stack([np.sin(x), 2 * np.sin(x)]), ["a", "b"])
    assert not any(coefficient.estimable for coefficient in found.coefficients)


@given(TABLES)
def test_that_log_rank_does_not_depend_on_the_order_of_groups_or_patients(table):
    forward, backward = log_rank(_groups(table)), log_rank(_groups(table[::-1]))
    assert forward.chi_squared == pytest.approx(backward.chi_squared, rel=1e-8, abs=1e-9, nan_ok=True)


@given(TABLES)
def test_that_the_permuted_statistic_of_the_real_allocation_is_the_log_rank_statistic(table):
    from models.statistics.comparison import _permuted_statistics, _pooled

    compared = _groups(table)
    expected = log_rank(compared).chi_squared
    pooled = _pooled(compared)
    if not math.isnan(expected) and pooled.times.size:
        found = _permuted_statistics(pooled, pooled.member[None, :])[0]
        assert found == pytest.approx(expected, rel=1e-7, abs=1e-9)


def test_that_the_permutation_p_is_near_the_log_rank_p_and_the_same_each_time():
    first, second = permutation_p(groups("tiny21")), permutation_p(groups("tiny21"))
    assert first == second
    assert first.p == pytest.approx(log_rank(groups("tiny21")).p, abs=0.01)
    assert first.permutations == 9_999


@given(st.floats(0, 400), st.integers(1, 12))
def test_that_chi_squared_tails_are_those_of_scipy(statistic, freedom):
    assert chi_squared_p(statistic, freedom) == pytest.approx(chi2.sf(statistic, freedom), rel=1e-9, abs=1e-300)


def test_that_holm_multiplies_the_smallest_most_and_never_falls_below_a_smaller_one():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.5, 0.9]) == pytest.approx((1.0, 1.0))
    assert math.isnan(holm([0.01, float("nan")])[1])


def test_that_pairs_are_corrected_for_all_pairs():
    found = pairwise(groups("pbc"))
    assert [(pair.first, pair.second) for pair in found] == [("1", "2"), ("1", "3"), ("2", "3")]
    assert all(pair.holm >= pair.p for pair in found)


@pytest.mark.parametrize(
    ("patients", "events", "forbidden"), [(9, 9, True), (10, 4, True), (10, 5, False), (100, 4, True), (21, 18, False)]
)
def test_that_nine_patients_or_four_events_get_no_p(patients, events, forbidden):
    times = np.arange(1.0, patients + 1)
    names = ["a" if place % 2 else "b" for place in range(patients)]
    compared = split(times, np.arange(patients) < events, names)
    assert (guard(compared) is not None) == forbidden


@pytest.mark.parametrize(("smallest", "forbidden"), [(1, True), (2, True), (3, False)])
def test_that_a_group_below_three_gets_no_p_however_large_the_others_are(smallest, forbidden):
    names = ["few"] * smallest + ["many"] * 292
    times = np.arange(1.0, len(names) + 1)
    compared = split(times, np.ones(len(names), dtype=bool), names)
    refused = guard(compared)
    assert (refused is not None) == forbidden
    assert bool(pairwise(compared)) != forbidden
    if refused is not None:
        assert str(refused) == (
            f"fewer than 3 patients in one of the compared groups ({smallest}): no p, no hazard ratio"
        )


@given(TABLES, st.randoms(use_true_random=False), st.sampled_from([1.0, 30.4375, 0.01]))
@settings(max_examples=40, deadline=None)
def test_that_the_permutation_p_depends_on_neither_names_nor_order_nor_unit(table, chance, unit):
    new_names = dict(zip("abc", chance.sample(["Vp1–3", "Vp4", "z", "", "0"], 3), strict=True))
    mixed = [(time * unit, event, new_names[name]) for time, event, name in table]
    chance.shuffle(mixed)
    first = permutation_p(_groups(table), 199)
    again = permutation_p(_groups(mixed), 199)
    assert first.p == pytest.approx(again.p, nan_ok=True, abs=0)


def test_that_the_permutation_p_of_a_large_table_does_not_depend_on_names_or_order_either():
    chance = np.random.default_rng(5)
    times, events = chance.integers(1, 400, 130).astype(float), chance.random(130) < 0.12
    names = [("a", "b", "c")[place % 3 if place % 7 else 0] for place in range(130)]
    order = chance.permutation(130)
    turned = [{"a": "y", "b": "x", "c": "w"}[names[place]] for place in order]
    first = permutation_p(split(times, events, names))
    assert first.p == permutation_p(split(times[order], events[order], turned)).p


def test_that_a_permutation_p_is_wanted_below_fifty_patients_or_twenty_events():
    assert is_small(49, 40)
    assert is_small(60, 19)
    assert not is_small(50, 20)


def test_that_all_deaths_on_one_day_compare_nothing():
    same = tuple(Group(name, sample([5] * 10, [1] * 10)) for name in "ab")
    assert math.isnan(log_rank(same).p)
    assert math.isnan(permutation_p(same).p)
