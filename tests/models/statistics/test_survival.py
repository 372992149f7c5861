"""The survival kernel against R, number by number, and what must hold for every sample."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from models.statistics.survival import (
    Limits,
    Sample,
    after,
    at_time,
    counts,
    follow_up,
    kaplan_meier,
    quantile,
    restricted_mean,
    sample,
    thin_from,
)
from tests.models.r_reference import blocks, column, everyone, number, of

SAMPLES = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def _sample(pairs: list[tuple[int, bool]]) -> Sample:
    return sample([time for time, _ in pairs], [event for _, event in pairs])


@pytest.mark.parametrize(("key", "expected"), [(key, rows) for key, rows in blocks("curves", "data", "group", "ct")])
def test_that_a_curve_and_its_limits_are_those_of_r(key, expected):
    data, group, limits = key
    curve = kaplan_meier(of(data, group), Limits(limits))
    for name, found in (
        ("time", curve.time),
        ("n.risk", curve.at_risk),
        ("n.event", curve.events),
        ("n.censor", curve.censored),
        ("surv", curve.survival),
        ("lo", curve.low),
        ("hi", curve.high),
    ):
        assert_allclose(found, column(expected, name), rtol=1e-9, atol=1e-14, err_msg=name)
    with np.errstate(invalid="ignore"):
        error = column(expected, "se") * column(expected, "surv")
    assert_allclose(curve.standard_error, error, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize(("key", "expected"), list(blocks("quantiles", "data", "group", "ct", "p")))
def test_that_medians_and_quartiles_with_their_limits_are_those_of_r(key, expected):
    data, group, limits, share = key
    found = quantile(kaplan_meier(of(data, group), Limits(limits)), float(share))
    assert_allclose(
        (found.value, found.low, found.high), [number(expected[0][name]) for name in ("q", "lo", "hi")], rtol=1e-12
    )


@pytest.mark.parametrize(("key", "expected"), list(blocks("at_risk", "data", "group")))
def test_that_numbers_under_the_axis_are_those_of_r(key, expected):
    group = of(*key)
    found = counts(group, column(expected, "time").tolist())
    curve = kaplan_meier(group)
    for row, count in zip(expected, found, strict=True):
        assert (count.at_risk, count.events_since, count.censored_since) == (
            int(row["n.risk"]),
            int(row["n.event"]),
            int(row["n.censor"]),
        )
        if count.at_risk:
            assert at_time(curve, count.time).survival == pytest.approx(number(row["surv"]), rel=1e-12)


@pytest.mark.parametrize(("key", "expected"), list(blocks("restricted_means", "data", "group", "tau")))
def test_that_restricted_means_with_their_standard_errors_are_those_of_r(key, expected):
    data, group, until = key
    found = restricted_mean(kaplan_meier(of(data, group)), float(until))
    assert found.mean == pytest.approx(number(expected[0]["rmean"]), rel=1e-10)
    assert found.standard_error == pytest.approx(number(expected[0]["se"]), rel=1e-10, abs=1e-15)


@pytest.mark.parametrize(("key", "expected"), list(blocks("reverse", "data")))
def test_that_median_follow_up_is_that_of_r(key, expected):
    found = follow_up(everyone(*key), Limits.LOG)
    assert_allclose((found.value, found.low, found.high), [number(expected[0][name]) for name in ("med", "lo", "hi")])


@pytest.mark.parametrize(("key", "expected"), list(blocks("conditional", "data", "t0")))
def test_that_a_conditional_curve_is_that_of_r_where_nobody_dies_at_the_condition(key, expected):
    data, start = key[0], float(key[1])
    just_before = np.nextafter(start, 0) - 1e-6
    curve = kaplan_meier(after(everyone(data), just_before).sample)
    later = tuple(row for row in expected if number(row["time"]) > 0)
    assert_allclose(curve.time + just_before, column(later, "time"), rtol=1e-9)
    assert_allclose(curve.survival, column(later, "surv"), rtol=1e-9)
    assert_allclose(curve.low, column(later, "lo"), rtol=1e-9)
    assert_allclose(curve.high, column(later, "hi"), rtol=1e-9)


def test_that_near_ties_are_one_time():
    curve = kaplan_meier(sample([0.1 + 0.2, 0.3, 1.0], [1, 1, 0]))
    assert curve.time.size == 2
    assert curve.events[0] == 2


def test_that_limits_are_not_estimable_where_everybody_lives_or_nobody_does():
    curve = kaplan_meier(sample([1, 2, 3], [0, 1, 1]))
    assert np.isnan(curve.low[[0, 2]]).all()
    assert np.isnan(curve.high[[0, 2]]).all()


def test_that_nothing_is_said_after_the_last_follow_up():
    curve = kaplan_meier(sample([5, 10, 20], [1, 0, 0]))
    assert math.isnan(at_time(curve, 21).survival)
    assert restricted_mean(curve, 21).beyond
    assert not restricted_mean(curve).beyond
    ended = kaplan_meier(sample([5, 10, 20], [1, 1, 1]))
    assert at_time(ended, 21).survival == 0
    assert restricted_mean(ended, 30).mean == pytest.approx(35 / 3)


def test_that_nobody_at_risk_gives_an_empty_curve():
    curve = kaplan_meier(sample([], []))
    assert curve.time.size == 0
    assert math.isnan(quantile(curve).value)
    assert math.isnan(restricted_mean(curve).mean)
    assert at_time(curve, 3).at_risk == 0


@pytest.mark.parametrize(
    ("times", "events"), [([-1, 2], [1, 0]), ([float("nan")], [1]), ([1, 2], [1, 2]), ([1, 2], [1]), ([1], [0.5])]
)
def test_that_times_and_events_that_cannot_be_are_refused(times, events):
    with pytest.raises(ValueError):
        sample(times, events)


def test_that_the_curve_is_thin_from_where_fewer_than_five_are_at_risk():
    assert thin_from(kaplan_meier(sample(range(1, 8), [1] * 7))) == 3
    assert thin_from(kaplan_meier(sample([1, 2, 3], [1, 1, 1]))) == 0


@given(SAMPLES)
def test_that_the_curve_falls_only_at_events_and_stays_inside_its_limits(pairs):
    curve = kaplan_meier(_sample(pairs))
    steps = np.diff(curve.survival, prepend=1.0)
    assert (steps <= 0).all()
    assert ((steps < 0) == (curve.events > 0)).all()
    known = ~np.isnan(curve.low)
    assert (curve.low[known] <= curve.survival[known]).all()
    assert (curve.survival[known] <= curve.high[known]).all()


@given(SAMPLES)
def test_that_without_censoring_the_curve_is_the_share_still_alive(pairs):
    times = [time for time, _ in pairs]
    curve = kaplan_meier(sample(times, [1] * len(times)))
    expected = [sum(other > time for other in times) / len(times) for time in curve.time]
    assert_allclose(curve.survival, expected, atol=1e-12)


@given(SAMPLES)
def test_that_everyone_is_counted_once_under_the_axis(pairs):
    group = _sample(pairs)
    last = counts(group, [0, 10, 20, 41])[-1]
    assert (last.at_risk, last.events_so_far + last.censored_so_far) == (0, group.n)
    assert last.events_so_far == group.event_count


@given(SAMPLES, st.integers(0, 40))
def test_that_a_curve_after_a_landmark_is_the_ratio_of_two_points_of_the_whole(pairs, landmark):
    group = _sample(pairs)
    there = at_time(kaplan_meier(group), landmark).survival
    later = kaplan_meier(after(group, landmark).sample)
    whole = kaplan_meier(group)
    for time, survival in zip(later.time, later.survival, strict=True):
        assert survival * there == pytest.approx(at_time(whole, time + landmark).survival, abs=1e-12)


@given(SAMPLES, st.integers(1, 1000))
def test_that_the_unit_of_time_changes_no_probability(pairs, factor):
    group = _sample(pairs)
    stretched = sample(group.times * factor / 7, group.events)
    assert_allclose(kaplan_meier(stretched).survival, kaplan_meier(group).survival, atol=1e-12)
    assert_allclose(
        quantile(kaplan_meier(stretched)).value, quantile(kaplan_meier(group)).value * factor / 7, rtol=1e-9
    )
