"""Cumulative incidence: against the definition of its standard error, and against what must hold of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.statistics.competing import cumulative_incidence
from models.statistics.survival import kaplan_meier, sample

ROWS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), min_size=2, max_size=40)


def _weighted(times, kinds, weights, at):
    """Aalen and Johansen with a weight for each patient, time by time."""
    free, found, rows = 1.0, np.zeros(2), []
    for time in at:
        n = weights[times >= time].sum()
        died = np.array([weights[(times == time) & (kinds == kind)].sum() for kind in (1, 2)])
        found = found + free * died / n
        free *= 1 - died.sum() / n
        rows.append(found)
    return np.array(rows).reshape(len(at), 2)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_that_standard_errors_are_those_of_the_infinitesimal_jackknife(table):
    times, kinds = np.array([row[0] for row in table], dtype=float), np.array([row[1] for row in table])
    found = cumulative_incidence(times, kinds == 1, kinds == 2)
    at = found[0].time
    whole = _weighted(times, kinds, np.ones(times.size), at)
    squares = np.zeros_like(whole)
    for patient in range(times.size):
        step = np.zeros(times.size)
        step[patient] = 1e-5
        up, down = (_weighted(times, kinds, 1 + sign * step, at) for sign in (1, -1))
        squares += ((up - down) / 2e-5) ** 2
    for place, one in enumerate(found):
        np.testing.assert_allclose(one.value, whole[:, place], atol=1e-12)
        np.testing.assert_allclose(one.standard_error, np.sqrt(squares[:, place]), atol=1e-8)


@given(ROWS)
def test_that_both_kinds_together_are_what_the_curve_has_lost(table):
    times, kinds = np.array([row[0] for row in table], dtype=float), np.array([row[1] for row in table])
    event, other = cumulative_incidence(times, kinds == 1, kinds == 2)
    curve = kaplan_meier(sample(times, kinds > 0))
    lost = 1 - curve.survival[curve.events > 0]
    np.testing.assert_allclose(event.value + other.value, lost, atol=1e-12)


@given(ROWS)
def test_that_without_the_other_kind_it_is_one_less_the_curve(table):
    times, events = np.array([row[0] for row in table], dtype=float), np.array([row[1] == 1 for row in table])
    event, other = cumulative_incidence(times, events, np.zeros_like(events))
    curve = kaplan_meier(sample(times, events))
    np.testing.assert_allclose(event.value, 1 - curve.survival[curve.events > 0], atol=1e-12)
    assert not other.value.any()
    assert not other.standard_error.any()


def test_that_a_patient_with_both_is_refused():
    with pytest.raises(ValueError, match="both"):
        cumulative_incidence(np.array([1.0, 2.0]), np.array([True, False]), np.array([True, False]))
