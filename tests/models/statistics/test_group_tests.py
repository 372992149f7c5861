"""Tests between groups against the values of R's own help pages and textbook tables."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import factorial, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.statistics.group_tests import Method, chi_squared, compared, exact_limits, fisher, mann_whitney, quartiles

# ?wilcox.test: permeability of the membrane (W = 35), and ozone in May and August of airquality (ties)
TERM = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
EARLY = [1.15, 0.88, 0.90, 0.74, 1.21]
MAY = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37]
AUGUST = [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85]
# ?fisher.test: tea tasting, convicted twins, job satisfaction; ?chisq.test: party by gender
TEA = [[3, 1], [1, 3]]
TWINS = [[2, 15], [10, 3]]
JOBS = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]
PARTY = [[762, 327, 468], [484, 239, 477]]


def test_that_mann_whitney_is_exact_in_small_groups_without_ties():
    found = mann_whitney(TERM, EARLY)
    assert (found.method, found.statistic) == (Method.MANN_WHITNEY_EXACT, 35)
    assert found.p == pytest.approx(0.2544, abs=5e-5)


def test_that_mann_whitney_with_ties_is_the_corrected_normal_approximation():
    found = mann_whitney(MAY, AUGUST)
    assert (found.method, found.statistic) == (Method.MANN_WHITNEY, 127.5)
    assert found.p == pytest.approx(0.0001208, abs=5e-8)


def test_that_equal_values_tell_no_groups_apart():
    assert mann_whitney([3, 3], [3, 3, 3]).p == 1


@pytest.mark.parametrize(("table", "p"), [(TEA, 0.4857), (TWINS, 0.0005367)])
def test_that_fisher_gives_the_values_of_r(table, p):
    found = fisher(table)
    assert found.method is Method.FISHER
    assert found.p == pytest.approx(p, rel=1e-4)


def test_that_a_table_too_large_for_fisher_is_simulated_and_says_so():
    found = fisher(JOBS)
    assert found.method is Method.FISHER_SIMULATED
    assert found.p == pytest.approx(0.7827, abs=0.015)


def test_that_chi_squared_is_that_of_r_without_correction_above_two_by_two():
    found = chi_squared(PARTY)
    assert (found.method, found.degrees_of_freedom) == (Method.CHI_SQUARED, 2)
    assert found.statistic == pytest.approx(30.070, abs=5e-4)
    assert found.p == pytest.approx(2.954e-07, rel=2e-4)


def test_that_two_by_two_carries_the_correction_of_yates():
    found = chi_squared([[12, 7], [6, 7]])  # gear by engine of mtcars
    assert found.method is Method.CHI_SQUARED_CORRECTED
    assert (round(found.statistic, 5), round(found.p, 4)) == (0.34754, 0.5555)


def test_that_the_correction_never_exceeds_the_difference_itself():
    assert chi_squared([[10, 10], [10, 10]]).p == 1


@pytest.mark.parametrize(
    ("table", "method"),
    [
        ([[10, 10], [10, 10]], Method.CHI_SQUARED_CORRECTED),
        ([[4, 16], [5, 15]], Method.FISHER),
        (PARTY, Method.CHI_SQUARED),
        ([[5, 0], [16, 0]], None),
        ([[5, 5], [0, 0]], None),
        ([], None),
    ],
)
def test_that_fisher_is_used_where_an_expected_count_is_below_5(table, method):
    found = compared(table)
    assert (None if found is None else found.method) is method


def test_that_exact_limits_are_those_of_binom_test():
    assert exact_limits(682, 925) == pytest.approx((0.7076683, 0.7654066), abs=5e-8)
    assert exact_limits(21, 21) == pytest.approx((0.8389, 1), abs=5e-5)
    assert exact_limits(0, 10) == pytest.approx((0, 0.3085), abs=5e-5)


@pytest.mark.parametrize(("count", "total"), [(1, 0), (3, 2), (-1, 2)])
def test_that_what_is_no_share_has_no_limits(count, total):
    with pytest.raises(ValueError, match="is no share"):
        exact_limits(count, total)


def test_that_quartiles_are_of_type_7():
    found = quartiles([1, 2, 3, 4])
    assert (found.low, found.median, found.high) == (1.75, 2.5, 3.25)


def test_that_nothing_has_no_quartiles_and_no_comparison():
    with pytest.raises(ValueError, match="no values"):
        quartiles([])
    with pytest.raises(ValueError, match="empty"):
        mann_whitney([], [1])
    with pytest.raises(ValueError, match="empty"):
        chi_squared([[1, 0], [2, 0]])


def weight(table):
    """The probability of a table with its margins, but for a constant: a whole-number ratio, so that ties are exact."""
    return Fraction(1, prod(factorial(cell) for row in table for cell in row))


def all_tables(rows, columns):
    """Every table with these margins, one row after the other."""
    if len(rows) == 1:
        yield (tuple(columns),)
        return
    for first in product(*(range(min(rows[0], column) + 1) for column in columns)):
        if sum(first) == rows[0]:
            rest = [column - cell for column, cell in zip(columns, first, strict=True)]
            yield from ((first, *others) for others in all_tables(rows[1:], rest))


@pytest.mark.parametrize(
    "table",
    [
        [[4, 0, 1], [1, 3, 2]],
        [[2, 1, 0], [0, 3, 1], [1, 0, 4]],
        [[1, 2, 1, 0], [0, 3, 0, 1], [2, 0, 0, 2]],
        [[5, 1], [0, 3], [2, 2], [1, 4]],
    ],
)
def test_that_fisher_of_a_larger_table_is_the_sum_over_every_table_with_its_margins(table):
    weights = [
        weight(one) for one in all_tables([sum(row) for row in table], [sum(c) for c in zip(*table, strict=True)])
    ]
    rare = sum(one for one in weights if one <= weight(table))
    found = fisher(table)
    assert found.method is Method.FISHER
    assert found.p == pytest.approx(float(rare / sum(weights)), rel=1e-12)


counts = st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=3)


@given(counts)
def test_that_fisher_does_not_depend_on_the_order_or_the_side_of_groups(table):
    p = fisher(table).p
    assert 0 < p <= 1
    assert fisher(table[::-1]).p == pytest.approx(p)
    assert fisher([list(column) for column in zip(*table, strict=True)]).p == pytest.approx(p)


@given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=2))
def test_that_fisher_of_two_by_two_agrees_with_scipy(table):
    from scipy.stats import fisher_exact

    if all(map(sum, table)) and all(map(sum, zip(*table, strict=True))):
        assert fisher(table).p == pytest.approx(float(fisher_exact(table).pvalue))
