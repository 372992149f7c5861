"""The line of progression and the lowest sum of a criterion, as they went from read to read: on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.response.response import BaselineRead, Criterion, TimePoint


class Step(NamedTuple):
    """From day ``first`` to day ``last`` a sum of ``tenths`` is PD; ``last`` None: from the newest read on."""

    first: int
    last: int | None
    tenths: int


def progression_steps(
    baseline: BaselineRead | None, points: Sequence[TimePoint], criterion: Criterion
) -> tuple[Step, ...]:  # fmt: skip
    """A step at each read, as the nadir goes; the last goes on."""
    steps, start = [], baseline.day if baseline is not None else 0
    for point in points:
        tenths = point.by(criterion).progression_threshold_tenths
        if tenths is not None:
            steps.append(Step(start, point.day, tenths))
        start = point.day
    following = points[-1].by(criterion).next_progression_threshold_tenths if points else None
    return tuple(steps) if following is None else (*steps, Step(start, None, following))


def nadir_place(sums: Sequence[int]) -> int | None:
    """The place of the first lowest of sums that begin with the baseline, which is ringed; None for the baseline."""
    place = min(range(len(sums)), key=lambda found: sums[found], default=0)
    return place or None
