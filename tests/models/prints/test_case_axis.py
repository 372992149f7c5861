"""The axis of the case figure: broken where nothing is recorded for long, in order everywhere."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.prints.case_axis import MOST_BREAKS, SHORTEST_BREAK_DAYS, broken_axis

DAYS = st.sets(st.integers(-4_000, 9_000), min_size=1, max_size=60)


@given(DAYS)
def test_that_later_days_lie_further_right_and_all_within_the_axis(days: set[int]) -> None:
    axis = broken_axis(days)
    shares = [axis.share(day) for day in sorted(days)]
    assert all(before < after for before, after in pairwise(shares))
    assert 0.0 <= shares[0] <= shares[-1] <= 1.0 + 1e-9


@given(DAYS)
def test_that_no_day_of_the_record_lies_in_a_break_and_every_break_is_long(days: set[int]) -> None:
    axis = broken_axis(days)
    assert len(axis.breaks) <= MOST_BREAKS
    for before, after in pairwise(axis.stretches):
        assert after.first - before.last >= SHORTEST_BREAK_DAYS
        assert not any(before.last < day < after.first for day in days)


@pytest.mark.parametrize(("gap", "breaks"), [(SHORTEST_BREAK_DAYS - 1, 0), (SHORTEST_BREAK_DAYS, 1)])
def test_that_a_break_begins_at_its_shortest_gap(gap: int, breaks: int) -> None:
    assert len(broken_axis({0, 10, 20, 20 + gap}).breaks) == breaks


def test_that_the_first_published_patient_has_the_two_breaks_of_the_drawing() -> None:
    axis = broken_axis({-29, -24, 0, 10, 14, 31, 38, 91, 183, 1437})
    assert [(part.first, part.last) for part in axis.stretches] == [(-29, 91), (183, 183), (1437, 1437)]
