"""The thrombus ladder in the printed chart strip: the Vp class as steps, both classes written at each change."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from models.course.course import Course
from models.record.records import Cheng, Vp
from ui.paper.chart_ink import LEFT, ChartInk, Days, fitting, width
from ui.paper.ink import STRONG
from ui.words.clinical import translate

_EMPTY = 24.0


class ThrombusPanel:
    """The Vp class as steps, with both classes written where either changes."""

    def __init__(self, course: Course) -> None:
        self._steps = _steps(course)
        self.height = 52.0 if self._steps else _EMPTY

    def paint(self, ink: ChartInk, days: Days, top: float) -> None:
        ink.words(0, top + 11, fitting(translate("Report", "Thrombus"), LEFT - 40, STRONG), weight=STRONG)
        if not self._steps:
            words = translate("Report", "No thrombus class is recorded.")
            ink.words(LEFT, top + 11, words, ink="second", backed=True)
            return
        ink.words(0, top + 27, fitting(translate("Report", "Vp, Cheng"), LEFT - 40), ink="second")
        for vp in (Vp.VP4, Vp.VP2, Vp.VP0):
            ink.words(LEFT - 12, self._y(vp, top), vp.value, ink="second", align=1.0)
        corners: list[tuple[float, float]] = []
        for day, vp, _cheng in self._steps:
            x, y = days.x(max(day, days.first)), self._y(vp, top)
            corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
        if len(corners) > 1:
            ink.line(corners, "pvtt", 1.8)
        for place, (day, vp, _cheng) in enumerate(self._steps):
            at = (days.x(max(day, days.first)), self._y(vp, top))
            ink.symbol("circle" if place else "square", *at, "pvtt", hollow=not place)
        self._paint_words(ink, days, top, corners=corners)

    def _y(self, vp: Vp, top: float) -> float:
        return top + 16.5 + (4 - (vp.rank or 0)) / 4 * 29.0

    def _paint_words(self, ink: ChartInk, days: Days, top: float, *, corners: list[tuple[float, float]]) -> None:
        """Both classes, the newest at the end, the others at each change where they have room."""
        taken = [_around(before, after) for before, after in pairwise(corners)]
        taken += [QRectF(x - 4, y - 4, 8, 8) for x, y in corners]
        bounds = QRectF(LEFT - 2, top, days.width - LEFT + 2, self.height)
        newest = self._steps[-1][1:]
        x, y = corners[-1]
        words = _classes(*newest)
        taken.append(QRectF(x + 7, y - 6.5, width(words, STRONG), 13))
        ink.words(x + 8, y, words, weight=STRONG, backed=True)
        last: tuple[Vp, Cheng | None] | None = None
        for place, (day, vp, cheng) in enumerate(self._steps):
            ended = all(step[1:] == newest for step in self._steps[place:])
            if (vp, cheng) != last and not ended:
                at = (days.x(max(day, days.first)), self._y(vp, top))
                if (rect := _free_place(_classes(vp, cheng), at, bounds, taken=taken)) is not None:
                    taken.append(rect)
                    ink.words(rect.left() + 1, rect.center().y(), _classes(vp, cheng), weight=STRONG, backed=True)
            last = (vp, cheng)


def _free_place(words: str, at: tuple[float, float], bounds: QRectF, *, taken: list[QRectF]) -> QRectF | None:
    """A place for the words above, below or before a point."""
    (x, y), across = at, width(words, STRONG) + 2
    places = ((x + 7, y - 16.5), (x + 7, y + 4.5), (x - across / 2, y + 5), (x - across - 6, y - 6.5))
    rects = (QRectF(left, upper, across, 12.5) for left, upper in places)
    return next((r for r in rects if bounds.contains(r) and not any(r.intersects(other) for other in taken)), None)


def _around(start: tuple[float, float], end: tuple[float, float]) -> QRectF:
    return QRectF(QPointF(*start), QPointF(*end)).normalized().adjusted(-1.5, -1.5, 1.5, 1.5)


def _steps(course: Course) -> list[tuple[int, Vp, Cheng | None]]:
    """The reads that name a Vp class; a thrombus without one has no place on the ladder."""
    steps: list[tuple[int, Vp, Cheng | None]] = []
    baseline = course.series.baseline
    if baseline is not None and baseline.vp is not None and baseline.vp.rank is not None:
        steps.append((baseline.day, baseline.vp, baseline.cheng))
    for point in course.series.points:
        vp = None if point.thrombus is None else point.thrombus.vp
        if point.thrombus is not None and vp is not None and vp.rank is not None:
            steps.append((point.day, vp, point.thrombus.cheng))
    return steps


def _classes(vp: Vp, cheng: Cheng | None) -> str:
    return vp.value if cheng is None else f"{vp.value}, {cheng.value}"
