"""Round numbers on a log axis: decades, and where a decade is missing the digits between, never over each other."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.charts.words import DECADE_PIXELS, TICK_EDGE, log_ticks


def ticks(low: float, high: float, height: float) -> list[tuple[float, str]]:
    """Ticks of a row of which the values take all of the height."""
    return log_ticks(lambda value: height * (high - value) / (high - low), low, high)


def test_that_decades_are_labelled_alone_where_there_are_two() -> None:
    assert [text for _, text in ticks(1.0, 4.3, 90)] == ["10", "100", "1,000", "10,000"]


def test_that_within_a_decade_two_and_five_are_labelled() -> None:
    texts = [text for _, text in ticks(math.log10(30), math.log10(400), 60)]
    assert texts == ["50", "100", "200"]


def test_that_below_one_the_digits_keep_their_places() -> None:
    texts = [text for _, text in ticks(math.log10(0.15), math.log10(0.85), 60)]
    assert {"0.2", "0.5"} <= set(texts)


@given(low=st.floats(-2, 6), decades=st.floats(1, 7), height=st.floats(44, 300))
def test_that_numbers_stand_apart_at_their_places_and_are_never_less_than_two(
    low: float, decades: float, height: float
) -> None:
    found = ticks(low, low + decades, height)
    assert len(found) >= 2
    for value, text in found:
        assert math.isclose(10**value, float(text.replace(",", "")), rel_tol=1e-9)
    if height / decades >= DECADE_PIXELS:
        pixels = [height * (low + decades - value) / decades for value, _ in found]
        assert all(before - after >= DECADE_PIXELS - 1e-6 for before, after in pairwise(pixels))
        assert min(pixels) > TICK_EDGE
