"""Words over a line of millimetres or kilograms stay over it, whole and apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.kit.ruler import placed

ROOM, GAP = 246.0, 6.0
WIDTHS = st.floats(20, 58)


@given(st.lists(st.tuples(st.floats(0, ROOM), WIDTHS), max_size=4).map(sorted))
def test_that_words_over_a_line_stay_within_it_and_apart(words: list[tuple[float, float]]) -> None:
    places = placed(words, ROOM, GAP)
    for row in (0, 1):
        ends = [(x, x + width) for (x, at), (_, width) in zip(places, words, strict=True) if at == row]
        for (_, end), (begin, _) in pairwise(ends):
            assert begin >= end + GAP - 1e-6
        if sum(end - begin + GAP for begin, end in ends) - GAP <= ROOM:
            assert all(begin >= -1e-6 and end <= ROOM + 1e-6 for begin, end in ends)


@pytest.mark.parametrize("centre", [60.0, 123.0])
def test_that_a_word_with_room_stands_over_its_place(centre: float) -> None:
    assert placed([(centre, 40.0)], ROOM, GAP) == [(centre - 20, 0)]


def test_that_three_close_to_the_right_end_give_way_to_the_left() -> None:
    """The nadir, the threshold of PR and that of PD of one read: the last was cut at the edge."""
    places = placed([(188, 50), (211, 50), (224, 55)], ROOM, GAP)
    assert places == [(135, 0), (186, 1), (191, 0)]
