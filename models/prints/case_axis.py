"""One axis of days, broken where nothing is recorded for long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

MOST_BREAKS = 3
SHORTEST_BREAK_DAYS = 60
_SHARE = 0.25  # a gap that takes more than this of what is drawn is left out
BREAK_WIDTH = 0.05  # of the axis
LEAST_WIDTH = 0.075  # of the axis, for a stretch however short


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days drawn without a break, and where they lie as shares of the axis."""

    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class BrokenAxis:
    """Stretches from left to right; between two of them lies a break of ``BREAK_WIDTH``."""

    stretches: tuple[Stretch, ...]

    @property
    def first(self) -> int:
        return self.stretches[0].first

    @property
    def last(self) -> int:
        return self.stretches[-1].last

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """Left and right end of each break, as shares of the axis."""
        return tuple((before.right, after.left) for before, after in pairwise(self.stretches))

    def share(self, day: float) -> float:
        """Where a day lies, 0 at the left end and 1 at the right; within a break in proportion."""
        day = min(max(day, self.first), self.last)
        for stretch in self.stretches:
            if stretch.first <= day <= stretch.last:
                long = stretch.last - stretch.first
                part = (day - stretch.first) / long if long else 0.5
                return stretch.left + part * (stretch.right - stretch.left)
        before, after = next((a, b) for a, b in pairwise(self.stretches) if a.last < day < b.first)
        part = (day - before.last) / (after.first - before.last)
        return before.right + part * (after.left - before.right)


def broken_axis(days: Iterable[int]) -> BrokenAxis:
    """The axis for these days. The longest gaps are left out one by one, while one takes a quarter of what is drawn."""
    known = sorted(set(days)) or [0, 1]
    if len(known) == 1:
        known = [known[0], known[0] + 1]
    gaps = sorted(pairwise(known), key=lambda gap: (gap[0] - gap[1], gap[0]))
    drawn, broken = known[-1] - known[0], []
    for start, stop in gaps[:MOST_BREAKS]:
        long = stop - start
        if long < SHORTEST_BREAK_DAYS or long <= _SHARE * drawn:
            break
        broken.append((start, stop))
        drawn -= long
    return BrokenAxis(_placed(_stretches(known, sorted(broken))))


def _stretches(known: list[int], broken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    firsts = [known[0], *(stop for _start, stop in broken)]
    lasts = [*(start for start, _stop in broken), known[-1]]
    return list(zip(firsts, lasts, strict=True))


def _placed(parts: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """As wide as they are long, the shortest as wide as it needs."""
    room = 1.0 - BREAK_WIDTH * (len(parts) - 1)
    total = sum(last - first for first, last in parts) or 1
    widths = [max((last - first) / total * room, LEAST_WIDTH if len(parts) > 1 else 0.0) for first, last in parts]
    scale = room / sum(widths)
    placed, left = [], 0.0
    for (first, last), wide in zip(parts, widths, strict=True):
        placed.append(Stretch(first, last, left, left + wide * scale))
        left += wide * scale + BREAK_WIDTH
    return tuple(placed)
