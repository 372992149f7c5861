"""Tests between groups at baseline, exact limits of a share, and quartiles, as R's stats package gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import comb, prod

import numpy as np

from models.statistics.survival import Floats

EXPECTED_AT_LEAST = 5
EXACT_BELOW = 50
MOST_TABLES = 100_000
MOST_COUNTED = 500
SIMULATED_TABLES = 20_000
_SEED = 20_231_230

Table = Sequence[Sequence[int]]
"""Counts: one row per group or level, the columns the other."""


class Method(StrEnum):
    """How a p value was found; the words are printed."""

    MANN_WHITNEY_EXACT = "Mann-Whitney, exact"
    MANN_WHITNEY = "Mann-Whitney, normal approximation"
    FISHER = "Fisher's exact test"
    FISHER_SIMULATED = "Fisher's test, simulated"
    CHI_SQUARED = "chi-squared"
    CHI_SQUARED_CORRECTED = "chi-squared, continuity corrected"


@dataclass(frozen=True, slots=True)
class GroupTest:
    """A two-sided test. ``statistic`` is W or chi-squared, None where the method has none."""

    method: Method
    p: float
    statistic: float | None = None
    degrees_of_freedom: int | None = None


@dataclass(frozen=True, slots=True)
class Quartiles:
    low: float
    median: float
    high: float


def quartiles(values: Sequence[float]) -> Quartiles:
    """Quartiles and median by R's type 7 (linear between order statistics). Raises ValueError without values."""
    if not values:
        raise ValueError("no values")
    low, median, high = np.quantile(np.asarray(values, dtype=np.float64), (0.25, 0.5, 0.75), method="linear")
    return Quartiles(float(low), float(median), float(high))


def exact_limits(count: int, total: int, *, level: float = 0.95) -> tuple[float, float]:
    """Clopper-Pearson limits of a share, as R's ``binom.test``. Raises ValueError for a share that is none."""
    from scipy.stats import beta

    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} is no share")
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(beta.ppf(tail, count, total - count + 1))
    high = 1.0 if count == total else float(beta.ppf(1 - tail, count + 1, total - count))
    return low, high


def mann_whitney(first: Sequence[float], second: Sequence[float]) -> GroupTest:
    """Two-sided, as R's ``wilcox.test``: exact below 50 in each group without ties, else the normal approximation
    with tie and continuity correction. Raises ValueError for an empty group."""
    from scipy.stats import mannwhitneyu

    if not first or not second:
        raise ValueError("a group is empty")
    pooled = [*first, *second]
    exact = max(len(first), len(second)) < EXACT_BELOW and len(set(pooled)) == len(pooled)
    if exact:
        found = mannwhitneyu(first, second, method="exact")
        return GroupTest(Method.MANN_WHITNEY_EXACT, float(found.pvalue), float(found.statistic))
    if len(set(pooled)) == 1:  # every value equal: nothing to tell apart
        return GroupTest(Method.MANN_WHITNEY, 1.0, len(first) * len(second) / 2)
    found = mannwhitneyu(first, second, method="asymptotic", use_continuity=True)
    return GroupTest(Method.MANN_WHITNEY, float(found.pvalue), float(found.statistic))


def compared(table: Table) -> GroupTest | None:
    """Fisher's test where any expected count is below 5, else chi-squared; None with fewer than 2 rows or columns
    that hold anybody."""
    filled = _filled(table)
    if len(filled) < 2 or len(filled[0]) < 2:
        return None
    if float(_expected(np.asarray(filled, dtype=np.float64)).min()) < EXPECTED_AT_LEAST:
        return fisher(filled)
    return chi_squared(filled)


def chi_squared(table: Table) -> GroupTest:
    """Pearson's test as R's ``chisq.test``: with Yates' correction for 2 × 2. Raises ValueError for an empty margin."""
    from scipy.stats import chi2

    counts = np.asarray(table, dtype=np.float64)
    expected = _expected(counts)
    if expected.size == 0 or float(expected.min()) <= 0:
        raise ValueError("a row or a column is empty")
    off = np.abs(counts - expected)
    corrected = counts.shape == (2, 2)
    if corrected:
        off -= min(0.5, float(off.min()))
    statistic = float((off**2 / expected).sum())
    freedom = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    method = Method.CHI_SQUARED_CORRECTED if corrected else Method.CHI_SQUARED
    return GroupTest(method, float(chi2.sf(statistic, freedom)), statistic, freedom)


def fisher(table: Table) -> GroupTest:
    """Two-sided Fisher test, as R's ``fisher.test``: all tables with these margins that are no more probable.

    Above 2 × 2 the p value is simulated (20,000 tables, fixed seed) where there are too many tables, and says so.
    """
    from scipy.stats import fisher_exact

    filled = _filled(table)
    if len(filled) < 2 or len(filled[0]) < 2:
        return GroupTest(Method.FISHER, 1.0)
    if len(filled) == len(filled[0]) == 2:
        return GroupTest(Method.FISHER, float(fisher_exact(filled).pvalue))
    wide = filled if len(filled) <= len(filled[0]) else [list(column) for column in zip(*filled, strict=True)]
    exact = _fisher_exact(wide)
    if exact is not None:
        return GroupTest(Method.FISHER, exact)
    return GroupTest(Method.FISHER_SIMULATED, _fisher_simulated(wide))


def _filled(table: Table) -> list[list[int]]:
    """The table without rows and columns that hold nobody."""
    rows = [list(row) for row in table if sum(row)]
    kept = [place for place in range(len(rows[0])) if sum(row[place] for row in rows)] if rows else []
    return [[row[place] for place in kept] for row in rows]


def _expected(counts: Floats) -> Floats:
    expected: Floats = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / max(counts.sum(), 1)
    return expected


def _ways(cells: Sequence[int]) -> int:
    """In how many ways a column of this total falls into these cells."""
    ways, left = 1, sum(cells)
    for cell in cells:
        ways *= comb(left, cell)
        left -= cell
    return ways


class _TooMany(Exception):
    """There are more partial tables than are worth counting."""


def _fisher_exact(table: Sequence[Sequence[int]]) -> float | None:
    """Columns are filled one after the other; partial tables of one weight and one rest are counted once.

    Weights are whole numbers, so ties are exact. None where there are too many partial tables.
    """
    columns = sorted((list(column) for column in zip(*table, strict=True)), key=sum, reverse=True)
    rows = tuple(sum(row) for row in table)
    if sum(rows) > MOST_COUNTED:  # the weights would be numbers of hundreds of digits
        return None
    try:
        return min(1.0, _rare_tables(rows, columns) / _ways(rows))
    except _TooMany:
        return None


def _rare_tables(rows: tuple[int, ...], columns: Sequence[Sequence[int]]) -> int:
    """The weight of all tables that are no more probable than the one whose ``columns`` these are."""
    totals, visited, rare = [sum(column) for column in columns], 0, 0
    observed = prod(_ways(column) for column in columns)

    def choices(rest: tuple[int, ...], place: int) -> Iterator[tuple[int, ...]]:
        nonlocal visited
        for cells in _columns(rest, totals[place]):
            visited += 1
            if visited > MOST_TABLES:
                raise _TooMany
            yield cells

    @cache
    def heaviest(rest: tuple[int, ...], place: int) -> int:
        if place == len(totals):
            return 1
        return max(_ways(cells) * heaviest(_less(rest, cells), place + 1) for cells in choices(rest, place))

    partial: dict[tuple[tuple[int, ...], int], int] = {(tuple(sorted(rows)), 1): 1}
    for place in range(len(totals)):
        following: dict[tuple[tuple[int, ...], int], int] = {}
        for (rest, weight), count in partial.items():
            for cells in choices(rest, place):
                left, now = _less(rest, cells), weight * _ways(cells)
                if now * heaviest(left, place + 1) <= observed:
                    rare += count * now * _ways(left)
                else:
                    following[left, now] = following.get((left, now), 0) + count
        partial = following
    return rare


def _less(rest: Sequence[int], cells: Sequence[int]) -> tuple[int, ...]:
    """What is left of each row, in order of size: the order of rows changes no weight."""
    return tuple(sorted(have - used for have, used in zip(rest, cells, strict=True)))


def _columns(rest: Sequence[int], total: int) -> Iterator[tuple[int, ...]]:
    """Every way to take ``total`` from the rows."""
    if len(rest) == 1:
        yield (total,)
        return
    later = sum(rest[1:])
    for here in range(max(0, total - later), min(rest[0], total) + 1):
        for others in _columns(rest[1:], total - here):
            yield (here, *others)


def _fisher_simulated(table: Sequence[Sequence[int]]) -> float:
    from scipy.special import gammaln
    from scipy.stats import random_table

    counts = np.asarray(table)
    drawn = random_table(counts.sum(axis=1), counts.sum(axis=0)).rvs(
        SIMULATED_TABLES, random_state=np.random.default_rng(_SEED)
    )
    weights = -gammaln(drawn + 1.0).sum(axis=(1, 2))
    observed = float(-gammaln(counts + 1.0).sum())
    return (1 + int((weights <= observed + 1e-7).sum())) / (SIMULATED_TABLES + 1)
