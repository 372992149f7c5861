"""The test of proportional hazards of groups, against the same test of any covariates, which is held to R's cox.zph.

The program tests groups from their counts. ``of_rows`` is the same score test written from one row per patient, as
Grambsch and Therneau have it; R's printed answers (survival 3) hold it, and it holds the program's.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.statistics.comparison import Group, chi_squared_p, split
from models.statistics.hazards import cox
from models.statistics.hazards import of_groups as model_of
from models.statistics.proportional import of_groups
from models.statistics.survival import kaplan_meier, sample
from tests.models.r_reference import column, groups, rows

# As R prints them: coxph(Surv(time, status) ~ trt + prior + karno, veteran), and ~ age + sex + wt.loss, lung.
TABLES = st.lists(st.tuples(st.integers(0, 20), st.booleans(), st.sampled_from("abc")), min_size=4, max_size=30).filter(
    lambda table: len({name for *_, name in table}) > 1
)
PUBLISHED = [
    ("veteran", ("group", "prior", "karno"), [0.288, 2.168, 12.138], [0.59125, 0.14087, 0.00049], (18.073, 0.00042)),
    ("lung", ("age", "sex", "wt.loss"), [0.5077, 2.5489, 0.0144], [0.48, 0.11, 0.90], (3.0051, 0.39)),
]


def of_rows(times, events, covariates, names):
    """Chi squared of each covariate and of all together, from one row of covariates per patient; Efron ties."""
    beta = np.array([one.value for one in cox(times, events, covariates, names).coefficients])
    weights, count = np.exp((covariates - covariates.mean(0)) @ beta), len(names)
    curve = kaplan_meier(sample(times, events))
    before = dict(zip(curve.time, np.concatenate(([1.0], curve.survival[:-1])), strict=True))
    means, variances, own, clock = [], [], [], []
    for time in np.unique(times[events]):
        risk, dying = times >= time, (times == time) & events
        died = np.flatnonzero(dying)
        for place, patient in enumerate(died):
            share = np.where(dying, 1 - place / died.size, 1.0) * risk * weights
            share /= share.sum()
            mean = share @ covariates
            means.append(mean)
            variances.append((covariates - mean).T @ ((covariates - mean) * share[:, None]))
            own.append(covariates[patient])
            clock.append(1 - before[time])
    clock = np.array(clock) - np.mean(clock)
    score = ((np.array(own) - np.array(means)) * clock[:, None]).sum(0)
    plain, once, twice = (np.tensordot(clock**power, np.array(variances), 1) for power in (0, 1, 2))
    left = twice - once.T @ np.linalg.inv(plain) @ once
    return [score[place] ** 2 / left[place, place] for place in range(count)], score @ np.linalg.solve(left, score)


@pytest.mark.parametrize(("data", "names", "statistics", "ps", "together"), PUBLISHED)
def test_that_the_test_of_each_covariate_and_of_all_is_that_of_r(data, names, statistics, ps, together):
    table = [row for row in rows(f"data_{data}") if all(row[name] != "NA" for name in names)]
    covariates = np.stack([column(table, name) for name in names], axis=1)
    each, whole = of_rows(column(table, "time"), column(table, "event") == 1, covariates, names)
    assert each == pytest.approx(statistics, abs=6e-4)
    assert [chi_squared_p(one, 1) for one in each] == pytest.approx(ps, abs=5e-3)
    assert (whole, chi_squared_p(whole, 3)) == pytest.approx(together, abs=6e-3)


@pytest.mark.parametrize("data", ["veteran", "lung", "pbc", "aml", "tiny21", "zerotie"])
def test_that_groups_are_tested_from_their_counts_as_from_their_covariates(data):
    compared = groups(data)
    times = np.concatenate([group.sample.times for group in compared])
    events = np.concatenate([group.sample.events for group in compared])
    member = np.repeat(np.arange(len(compared)), [group.sample.n for group in compared])
    covariates = (member[:, None] == np.arange(1, len(compared))).astype(float)
    names = [group.name for group in compared[1:]]
    one, other = model_of(compared), cox(times, events, covariates, names)
    for first, second in zip(one.coefficients, other.coefficients, strict=True):
        assert (first.value, first.standard_error) == pytest.approx((second.value, second.standard_error), rel=1e-9)
    assert one.log_likelihood == pytest.approx(other.log_likelihood, rel=1e-12)
    by_counts, (each, whole) = of_groups(compared, one), of_rows(times, events, covariates, names)
    assert [test.chi_squared for test in by_counts.tests] == pytest.approx(each, rel=1e-8)
    assert by_counts.all_together.chi_squared == pytest.approx(whole, rel=1e-8)
    assert by_counts.all_together.degrees_of_freedom == len(names)


@given(TABLES)
def test_that_a_model_of_counts_is_that_of_covariates_also_where_there_is_no_maximum(table):
    times, events, names = zip(*table, strict=True)
    compared = split(np.array(times, dtype=float), np.array(events), names)
    one, other = model_of(compared), model_of(compared, lambda *given: cox(*given))
    for first, second in zip(one.coefficients, other.coefficients, strict=True):
        expected = pytest.approx((second.value, second.standard_error), rel=1e-6, abs=1e-9, nan_ok=True)
        assert (first.value, first.standard_error) == expected


def test_that_a_hazard_ratio_without_an_estimate_is_not_tested():
    never = Group("never", sample([5, 6, 7], [0, 0, 0]))
    always = Group("always", sample([1, 2, 3], [1, 1, 1]))
    assert of_groups((always, never), model_of((always, never))) is None


@pytest.mark.parametrize(("events", "words"), [(9, "; 9 events are too few to see one."), (10, "; 10 events).")])
def test_that_few_events_are_said_to_show_little(events, words):
    ended = [place < events for place in range(12)]
    first, second = (
        Group("a", sample([1, 5, 9, 13, 17, 21], ended[::2])),
        Group("b", sample([2, 4, 8, 14, 16, 22], ended[1::2])),
    )
    found = of_groups((first, second), model_of((first, second)))
    assert str(found.words).endswith(words)
    assert f"(p = {found.all_together.p:.3f}" in str(found.words)
