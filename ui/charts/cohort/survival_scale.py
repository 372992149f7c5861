"""Where things lie on a survival chart: months across, share down, and curves as the corners of their steps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.statistics.survival import DAYS_PER_MONTH, Floats

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class SurvivalScale:
    """Months 0 to ``months`` across ``plot``, survival 0 to 1 up it, a tick every ``step`` months."""

    plot: QRectF
    months: float
    step: int

    def x(self, months: float) -> float:
        return self.plot.left() + self.plot.width() * months / self.months

    def y(self, share: float) -> float:
        return self.plot.bottom() - self.plot.height() * share

    def ticks(self) -> tuple[int, ...]:
        return tuple(range(0, round(self.months) + 1, self.step))


def scale_for(figure: CohortFigure, plot: QRectF, *, tick_width: float, until: float = 0.0) -> SurvivalScale:
    """Months up to the last follow-up, the patient's own time and day ``until``, rounded up to a tick."""
    ends = [group.curve.sample.last + group.offset for group in figure.groups]
    if figure.patient is not None and figure.patient.days is not None:
        ends.append(figure.patient.days)
    months = max([1.0, until / DAYS_PER_MONTH, *(end / DAYS_PER_MONTH for end in ends)])
    most = max(2, min(9, math.floor(plot.width() / tick_width)))
    step = next((step for step in _STEPS if months / step <= most), _STEPS[-1])
    return SurvivalScale(plot, float(step * math.ceil(months / step - 1e-9)), step)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Corners of a step curve: x in months since the start of the clock, y as share."""

    x: Floats
    y: Floats

    def between(self, first: float, last: float) -> Steps:
        """The part of the curve from ``first`` to ``last`` months: after a step at the first, with one at the last."""
        if last <= first or not self.x.size:
            return Steps(np.zeros(0), np.zeros(0))
        inside = (self.x > first) & (self.x <= last)
        x = np.concatenate(([first], self.x[inside], [last]))
        y = np.concatenate(([self.at(first)], self.y[inside], [self.at(last)]))
        return Steps(x, y)

    def at(self, months: float) -> float:
        """The height of the curve at a time, after any step there."""
        place = int(np.searchsorted(self.x, months, "right")) - 1
        return float(self.y[min(max(place, 0), self.y.size - 1)]) if self.y.size else float("nan")


def curve_steps(group: GroupCurve) -> Steps:
    """A group's survival curve from the landmark, or the start, to its last follow-up."""
    return _steps(group, group.curve.survival, first=1.0)


def limit_steps(group: GroupCurve) -> tuple[Steps, Steps]:
    """Lower and upper limit as steps, over the stretch on which they are estimable."""
    return _steps(group, group.curve.low), _steps(group, group.curve.high)


def _steps(group: GroupCurve, heights: Floats, first: float | None = None) -> Steps:
    time = (group.curve.time + group.offset) / DAYS_PER_MONTH
    if first is not None:
        time = np.concatenate(([group.offset / DAYS_PER_MONTH], time))
        heights = np.concatenate(([first], heights))
    known = ~np.isnan(heights)
    if not known.any():
        return Steps(np.zeros(0), np.zeros(0))
    # where the limits end because the curve falls to 0, they are drawn up to that fall
    until = np.append(time[1:], time[-1])[known][-1]
    time, heights = time[known], heights[known]
    x = np.append(np.repeat(time, 2)[1:], until)
    return Steps(x, np.repeat(heights, 2))
