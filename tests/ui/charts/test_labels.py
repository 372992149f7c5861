"""Label placement: inside, apart, and the important ones first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.charts.labels import ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW, LEFT, RIGHT, Label, place_labels

BOUNDS = QRectF(0, 0, 600, 110)
PLACES = (ABOVE, BELOW, RIGHT, LEFT, ABOVE_RIGHT, ABOVE_LEFT)


def width(text: str, role: str) -> float:
    return 6.0 * len(text)


labels = st.builds(
    Label,
    text=st.text("0123456789,.", min_size=1, max_size=9),
    x=st.floats(0, 600),
    y=st.floats(0, 110),
    rank=st.integers(0, 7),
    places=st.lists(st.sampled_from(PLACES), min_size=1, max_size=4).map(tuple),
    reach=st.floats(3, 12),
)
boxes = st.builds(QRectF, st.floats(0, 500), st.floats(0, 90), st.floats(5, 80), st.floats(5, 20))


@given(st.lists(labels, max_size=25), st.lists(boxes, max_size=4))
def test_that_labels_lie_inside_and_never_on_each_other_or_on_what_is_taken(
    wanted: list[Label], taken: list[QRectF]
) -> None:
    placed = place_labels(wanted, BOUNDS, width=width, height=13, taken=taken)
    for number, entry in enumerate(placed):
        assert BOUNDS.adjusted(-1, -1, 1, 1).contains(entry.rect)
        assert not any(entry.rect.intersects(other) for other in taken)
        assert not any(entry.rect.intersects(other.rect) for other in placed[number + 1 :])


def test_that_of_two_labels_for_one_place_the_lower_rank_wins() -> None:
    first = Label(text="nadir 400", x=100, y=50, rank=2, places=(ABOVE,))
    second = Label(text="612", x=104, y=50, rank=0, places=(ABOVE,))
    placed = place_labels([first, second], BOUNDS, width=width, height=13)
    assert [entry.label.text for entry in placed] == ["612"]


def test_that_a_label_goes_below_when_a_point_lies_above() -> None:
    label = Label(text="612", x=100, y=50, places=(ABOVE, BELOW))
    (entry,) = place_labels([label], BOUNDS, width=width, height=13, points=[QRectF(90, 30, 20, 10)])
    assert entry.rect.top() > 50


def test_that_a_label_at_the_edge_is_moved_in_and_not_cut() -> None:
    label = Label(text="60,500", x=598, y=50, places=(ABOVE,))
    (entry,) = place_labels([label], BOUNDS, width=width, height=13)
    assert entry.rect.right() <= BOUNDS.right()
