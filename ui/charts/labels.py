"""Where labels go: beside their point where there is room, never over each other, never cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF

ABOVE, BELOW, RIGHT, LEFT = "above", "below", "right", "left"
ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT = "above right", "above left", "below right", "below left"
ON, ABOVE_ASIDE, BELOW_ASIDE = "on", "above aside", "below aside"
ASIDE = "aside"
BELOW_FAR, FAR = "below far", "far"  # a line further away, past what runs under the point
_SLACK = 0.5
_AIR = 3.0  # pixels between neighbours on a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words for the point (x, y). ``places`` are tried in order; a lower ``rank`` is placed first.

    ``reach`` is the distance from the point to the edge of the words. ``background`` names a colour, "" for none.
    """

    text: str
    x: float
    y: float
    rank: int = 5
    places: tuple[str, ...] = (ABOVE, BELOW)
    reach: float = 8.0
    role: str = "caption_strong"
    colour: str = "text"
    background: str = "panel"


@dataclass(frozen=True, slots=True)
class Placed:
    label: Label
    rect: QRectF


@lru_cache(maxsize=32)
def _offsets(place: str) -> tuple[float, float]:
    """Where the middle of the words lies from the point, in reaches plus half the size of the words."""
    words = place.split()
    dx = 1.0 if RIGHT in words else -1.0 if LEFT in words else 0.0
    dy = -1.0 if ABOVE in words else 1.0 if BELOW in words else 0.0
    return dx, dy


def candidate(label: Label, place: str, width: float, height: float) -> QRectF:
    """The rectangle of a label at one of its places."""
    dx, dy = _offsets(place)
    if ASIDE in place:  # to the left of a vertical line through the point
        x = label.x - width - _AIR - 1
    elif dx and dy:  # a corner: the words begin above the point, not beyond it
        x = label.x - width * 0.15 if dx > 0 else label.x - width * 0.85
    else:
        x = label.x - width / 2 + dx * (label.reach + width / 2)
    y = label.y - height / 2 + dy * (label.reach + height / 2 + (height if FAR in place else 0.0))
    return QRectF(x, y, width, height)


def place_labels(
    labels: Iterable[Label],
    bounds: QRectF,
    *,
    width: Callable[[str, str], float],
    height: float,
    taken: Sequence[QRectF] = (),
    points: Sequence[QRectF] = (),
) -> list[Placed]:
    """Place labels by rank inside ``bounds``, off ``taken`` and each other, off ``points`` where that is possible.

    A label that fits nowhere is left out: its value stands in the chart's table.
    """
    occupied = list(taken)
    placed: list[Placed] = []
    for label in sorted(labels, key=lambda entry: entry.rank):
        size = width(label.text, label.role)
        rects = [candidate(label, place, size, height) for place in label.places]
        inside = [rect for rect in (_pushed_in(rect, bounds) for rect in rects) if rect is not None]
        free = [rect for rect in inside if not _hits(rect, occupied)]
        best = next((rect for rect in free if not _hits(rect, points)), free[0] if free else None)
        if best is not None:
            occupied.append(best.adjusted(-_AIR, 0, _AIR, 0))
            placed.append(Placed(label, best))
    return placed


def _pushed_in(rect: QRectF, bounds: QRectF) -> QRectF | None:
    """The rectangle moved sideways into the bounds; None where it is too high, too low or too wide for them."""
    if rect.width() > bounds.width() or rect.top() < bounds.top() - _SLACK or rect.bottom() > bounds.bottom() + _SLACK:
        return None
    left = min(max(rect.left(), bounds.left()), bounds.right() - rect.width())
    return QRectF(left, rect.top(), rect.width(), rect.height())


def _hits(rect: QRectF, others: Sequence[QRectF]) -> bool:
    return any(rect.intersects(other) for other in others)
