"""Sums of diameters by both criteria in the printed chart strip, with responses and progression lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from models.course.course import Course
from models.response.response import Criterion, Response, TimePoint
from models.words import millimetre_words
from ui.charts.labels import ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW, BELOW_LEFT, BELOW_RIGHT, Label, Placed, place_labels
from ui.charts.progression import Step, nadir_place, progression_steps
from ui.paper.chart_ink import CHIP_WIDTH, LEFT, TEXT, ChartInk, Days, along, fitting, width
from ui.paper.ink import STRONG
from ui.words.clinical import translate

_EMPTY = 24.0
_ROW = 16.0
_HEAD = 4.0
_PLOT = 90.0
_REACH = 6.5
_ROOM_BETWEEN = 34.0  # a label between the two lines needs this much to be nearer to its own
_ROOM_OVER_NOTHING = 21.0  # a 0 cannot be read for the sum above it
_STEP, _STEPS, _ASIDE = TEXT + 1.0, 6, (0.0, -0.6, 0.6, -1.2, 1.2)  # where a label with a leader may stand
_GROWTH = (0.0, 26.0, 52.0, 78.0)  # pixels that a crowded panel may be taller
_UPWARD, _DOWNWARD = (ABOVE, ABOVE_RIGHT, ABOVE_LEFT), (BELOW, BELOW_RIGHT, BELOW_LEFT)
_INKS = {Criterion.RECIST: "recist", Criterion.MRECIST: "mrecist"}
_SYMBOLS = {Criterion.RECIST: "circle", Criterion.MRECIST: "diamond"}


@dataclass(frozen=True)
class SumPoint:
    """One complete sum; ``read`` is None at baseline."""

    day: int
    sum_tenths: int
    read: TimePoint | None


class SumPanel:
    """Both sums from zero up, the overall responses above them, the PD line as it went from read to read."""

    def __init__(self, course: Course, days: Days, *, plot: float = _PLOT, full: bool = True) -> None:
        """``plot``: its height in pixels below the responses. One that is not ``full`` has none of these, and makes no
        more room for its labels."""
        self._course, self._growth = course, _GROWTH if full else _GROWTH[:1]
        self._row = _ROW if full else 0.0
        self._lines = {criterion: sum_points(course, criterion) for criterion in Criterion}
        self._drawn = [criterion for criterion in Criterion if self._judged(criterion)]
        self._highest = max((p.sum_tenths for line in self._lines.values() for p in line), default=0)
        reads = course.series
        self._steps = {c: progression_steps(reads.baseline, reads.points, c) for c in self._drawn}
        self._highest = max([self._highest, *(step.tenths for steps in self._steps.values() for step in steps), 1])
        self.height = _EMPTY
        if any(self._lines.values()) or course.series.points:
            self.height = _HEAD + self._row * len(self._drawn) + (plot if any(self._lines.values()) else 4.0)
        self._placed: list[Placed] = []
        self.unplaced: tuple[SumPoint, ...] = ()
        if any(self._lines.values()):
            self._make_room(days)

    def _make_room(self, days: Days) -> None:
        """As tall as the labels of all sums need; what even the tallest has no room for is told below the strip."""
        least = self.height
        for growth in self._growth:
            self.height = least + growth
            labels, self._placed = self._placed_labels(days)
            if len(self._placed) == len(labels):
                return
        shown = {id(placed.label) for placed in self._placed}
        if self._row:  # where the responses are left out, the numbers stand elsewhere
            self.unplaced = tuple(point for label, point in labels if id(label) not in shown)

    def paint(self, ink: ChartInk, days: Days, top: float) -> None:
        if self.height == _EMPTY:
            ink.words(0, top + 11, translate("Report", "Sums"), weight=STRONG)
            words = translate("Report", "No sum of diameters is recorded.")
            ink.words(LEFT, top + 11, words, ink="second", backed=True)
            return
        above = 0.0 if self._row else _ROW  # without responses the criteria stand below what the panel is
        for place, criterion in enumerate(self._drawn):
            y = top + _HEAD + above + _ROW * (place + 0.5)
            ink.symbol(_SYMBOLS[criterion], 5, y, _INKS[criterion], hollow=criterion is Criterion.MRECIST)
            ink.words(14, y, criterion.in_words, weight=STRONG)
            if self._row:
                self._paint_responses(ink, days, criterion, y=y)
        if any(self._lines.values()):
            y = self._plot_top(top) + 8 if self._row else top + _HEAD + _ROW / 2
            at = 14 if self._row else 0
            ink.words(at, y, fitting(translate("Report", "sum, mm"), LEFT - at - 54.0), ink="second")
            self._paint_sums(ink, days, top)

    def _plot_top(self, top: float) -> float:
        return top + _HEAD + self._row * len(self._drawn)

    def _judged(self, criterion: Criterion) -> bool:
        points = self._course.series.points
        if not points:
            return bool(self._lines[criterion])
        return any(point.by(criterion).overall is not Response.NOT_ASSESSABLE for point in points)

    def _threshold(self, criterion: Criterion) -> int | None:
        """The sum from which the next read is PD."""
        steps = self._steps.get(criterion, ())
        return steps[-1].tenths if steps and steps[-1].last is None else None

    def _paint_responses(self, ink: ChartInk, days: Days, criterion: Criterion, *, y: float) -> None:
        """The overall response of every read that has room; the newest always, then the first of each kind."""
        taken: list[float] = []
        for point in _most_telling_first(self._course.series.points, criterion):
            response, x = point.by(criterion).overall, days.x(point.day)
            if any(abs(x - other) < CHIP_WIDTH + 1 for other in taken):
                continue
            taken.append(x)
            ink.chip(x, y, response)
        self._paint_new_lesion(ink, days, criterion, y=y, taken=taken)

    def _paint_new_lesion(
        self, ink: ChartInk, days: Days, criterion: Criterion, *, y: float, taken: list[float]
    ) -> None:
        """A star beside the first response with a new lesion, in words where the row has room for them."""
        new = next((point for point in self._course.series.points if point.by(criterion).new_lesion), None)
        if new is None:
            return
        words, x = translate("Report", "new lesion"), days.x(new.day)
        beside = x + CHIP_WIDTH / 2 + 8
        following = min((other for other in taken if other > x), default=days.width + CHIP_WIDTH / 2)
        ink.star(beside, y, "pd")
        if beside + 9 + width(words) < following - CHIP_WIDTH / 2:
            ink.words(beside + 9, y, words, backed=True)

    def _y(self, sum_tenths: int, top: float) -> float:
        upper, lower = self._plot_top(top) + 22.0, top + self.height - 20.0
        return lower - sum_tenths / self._highest * (lower - upper)

    def _paint_sums(self, ink: ChartInk, days: Days, top: float) -> None:
        zero = self._y(0, top)
        ink.words(LEFT - 12, zero - 1, "0", ink="second", align=1.0)
        ink.area(QRectF(LEFT - 8, zero - 0.3, days.right - LEFT + 8, 0.6), "hair")
        for criterion, line in self._lines.items():
            if len(line) > 1:
                ink.line([(days.x(p.day), self._y(p.sum_tenths, top)) for p in line], _INKS[criterion])
        self._paint_thresholds(ink, days, top)
        places = [replace(placed, rect=placed.rect.translated(0, top)) for placed in self._placed]
        for placed in places:
            self._paint_leader(ink, placed, top)
            ink.area(placed.rect.adjusted(0, 1, 0, -1), "paper")
        for criterion, line in self._lines.items():
            self._paint_points(ink, days, top, criterion=criterion, line=line)
        for placed in places:
            ink.words(placed.rect.center().x(), placed.rect.center().y(), placed.label.text, weight=STRONG, align=0.5)

    @staticmethod
    def _paint_leader(ink: ChartInk, placed: Placed, top: float) -> None:
        """From a label that found room only further off to its point."""
        rect, x, y = placed.rect, placed.label.x, placed.label.y + top
        near = rect.bottom() if rect.bottom() < y else rect.top()
        beside = not rect.left() - 1 <= x <= rect.right() + 1
        if beside or abs(y - near) > placed.label.reach + 3:
            ink.line([(rect.center().x(), near), (x, y)], "second", 0.6)

    def _placed_labels(self, days: Days) -> tuple[list[tuple[Label, SumPoint]], list[Placed]]:
        """All labels with their points, and those that found a place, with the panel at the height 0."""
        upper = self._plot_top(0) + 1
        bounds = QRectF(LEFT - 24, upper, days.right - LEFT + 40, self.height - 1 - upper)
        drawn = [[(days.x(p.day), self._y(p.sum_tenths, 0)) for p in line] for line in self._lines.values()]
        points = [QRectF(x - 4, y - 4, 8, 8) for line in drawn for x, y in line]
        marks = [*points, *self._threshold_rects(days, 0), *(rect for line in drawn for rect in along(line))]
        labels = [pair for criterion in Criterion for pair in self._labels(days, criterion)]
        placed = place_labels(
            [label for label, _point in labels],
            bounds,
            width=lambda words, role: width(words, STRONG) + 3,
            height=TEXT + 1.0,
            taken=[
                QRectF(LEFT - 24, self._y(0, 0) - 8, 14, 14),  # the 0 of the scale
                *(QRectF(days.right + 7, y - 7, 62, 14) for _threshold, _criterion, y in self._told(0)),
            ],
            points=marks,
        )
        kept = [p for p in placed if p.label.rank < 2 or not _hits(p.rect, marks)]
        there = {id(p.label) for p in kept}
        for label, _point in labels:
            if id(label) not in there and (self._row or label.rank < 2):
                kept += _led(label, bounds, taken=[p.rect for p in kept], marks=marks, points=points)
        return labels, kept

    def _paint_points(
        self, ink: ChartInk, days: Days, top: float, *, criterion: Criterion, line: list[SumPoint]
    ) -> None:
        for point in line:
            at = (days.x(point.day), self._y(point.sum_tenths, top))
            after = point.read is not None and point.read.by(criterion).after_progression
            if point.read is None and criterion is Criterion.RECIST:
                ink.symbol("square", *at, _INKS[criterion], hollow=True)
            else:
                ink.symbol(_SYMBOLS[criterion], *at, _INKS[criterion], hollow=after or criterion is Criterion.MRECIST)
        if (nadir := nadir_place([point.sum_tenths for point in line])) is not None:
            ink.symbol("ring", days.x(line[nadir].day), self._y(line[nadir].sum_tenths, top), _INKS[criterion])

    def _paint_thresholds(self, ink: ChartInk, days: Days, top: float) -> None:
        """From which sum each read was PD; in the margin what holds for the next, with the symbol of its criterion."""
        for criterion, steps in self._steps.items():
            corners = [(x, self._y(step.tenths, top)) for step in steps for x in self._ends(step, days)]
            if corners:
                ink.line(corners, "pd", 1.2, dash=(5, 2) if criterion is Criterion.MRECIST else ())
        for threshold, criterion, label_y in self._told(top):
            ink.symbol(
                _SYMBOLS[criterion], days.right + 15, label_y, _INKS[criterion], hollow=criterion is Criterion.MRECIST
            )
            words = translate("Report", "PD ≥ {threshold}").format(threshold=millimetre_words(threshold))
            ink.words(days.right + 24, label_y, words, weight=STRONG, ink="pd")

    def _told(self, top: float) -> list[tuple[int, Criterion, float]]:
        """What is said in the margin: the sum, its criterion, and the height of its middle."""
        found = [(t, c) for c in self._drawn if (t := self._threshold(c)) is not None]
        heights = [self._y(threshold, top) for threshold, _criterion in found]
        if len(heights) == 2 and abs(heights[0] - heights[1]) < TEXT + 2:
            middle = sum(heights) / 2
            above = heights[0] <= heights[1]
            heights = [middle + (-7.5 if above else 7.5), middle + (7.5 if above else -7.5)]
        return [(threshold, criterion, y) for (threshold, criterion), y in zip(found, heights, strict=True)]

    def _threshold_rects(self, days: Days, top: float) -> list[QRectF]:
        """Where the PD lines run, step by step."""
        return [
            QRectF(left, self._y(step.tenths, top) - 1.5, right - left, 3)
            for steps in self._steps.values()
            for step in steps
            for left, right in [self._ends(step, days)]
        ]

    @staticmethod
    def _ends(step: Step, days: Days) -> tuple[float, float]:
        return days.x(step.first), days.right + 8 if step.last is None else days.x(step.last)

    def _labels(self, days: Days, criterion: Criterion) -> list[tuple[Label, SumPoint]]:
        """RECIST sums above their line and mRECIST sums below theirs, so that none is read for the other's; a sum
        without room there stands further off, with a leader. First, last and lowest are placed first."""
        line = self._lines[criterion]
        lowest = min((point.sum_tenths for point in line), default=0)
        return [
            (
                Label(
                    text=millimetre_words(point.sum_tenths),
                    x=days.x(point.day),
                    y=self._y(point.sum_tenths, 0),
                    rank=0 if point in (line[0], line[-1]) else 1 if point.sum_tenths == lowest else 2,
                    places=self._places(point, criterion, 0),
                    reach=self._reach(point, criterion, 0),
                ),
                point,
            )
            for point in line
            if criterion is Criterion.RECIST or not self._said(point)
        ]

    def _reach(self, point: SumPoint, criterion: Criterion, top: float) -> float:
        """How far its label stands off a point: beyond the PD line where that runs close above."""
        if criterion is Criterion.MRECIST:
            return _REACH
        lines = [self._y(s.tenths, top) for s in self._steps.get(criterion, ()) if _runs_over(s, point.day)]
        above = [self._y(point.sum_tenths, top) - line for line in lines]
        return max((far + 2.5 for far in above if 0 < far < _REACH + TEXT + 2), default=_REACH)

    def _places(self, point: SumPoint, criterion: Criterion, top: float) -> tuple[str, ...]:
        other = Criterion.MRECIST if criterion is Criterion.RECIST else Criterion.RECIST
        beside = next((self._y(p.sum_tenths, top) for p in self._lines[other] if p.day == point.day), None)
        room = _ROOM_OVER_NOTHING if point.sum_tenths == 0 else _ROOM_BETWEEN
        if beside is None or abs(beside - self._y(point.sum_tenths, top)) > room:
            return _UPWARD + _DOWNWARD if criterion is Criterion.RECIST else _DOWNWARD + _UPWARD
        return _UPWARD if criterion is Criterion.RECIST else _DOWNWARD

    def _said(self, point: SumPoint) -> bool:
        """Whether the RECIST sum of that day is the same number: it is written once."""
        others = self._lines[Criterion.RECIST]
        return any((other.day, other.sum_tenths) == (point.day, point.sum_tenths) for other in others)


def sum_points(course: Course, criterion: Criterion) -> list[SumPoint]:
    """The baseline sum and every later one, in order."""
    baseline, points = course.series.baseline, []
    if baseline is not None:
        first = baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
        if first is not None:
            points.append(SumPoint(baseline.day, first, None))
    for point in course.series.points:
        total = point.by(criterion).sum_tenths
        if total is not None and baseline is not None and points:
            points.append(SumPoint(point.day, total, point))
    return points


def _runs_over(step: Step, day: int) -> bool:
    return step.first <= day and (step.last is None or day <= step.last)


def _hits(rect: QRectF, others: list[QRectF]) -> bool:
    return any(rect.intersects(other) for other in others)


def _led(
    label: Label, bounds: QRectF, *, taken: list[QRectF], marks: list[QRectF], points: list[QRectF]
) -> list[Placed]:
    """A label further off its point, the nearest place that is free: of lines too where there is one."""
    across, tall = width(label.text, STRONG) + 3, TEXT + 1.0
    upward = label.places[0] in _UPWARD
    found = []
    for step in range(_STEPS):
        off = label.reach + tall / 2 + step * _STEP
        for middle in (label.y - off, label.y + off) if upward else (label.y + off, label.y - off):
            found += [
                QRectF(label.x + aside * across - across / 2, middle - tall / 2, across, tall) for aside in _ASIDE
            ]
    free = [rect for rect in found if bounds.contains(rect) and not _hits(rect.adjusted(-5, 0, 5, 0), taken)]
    best = next((rect for rect in free if not _hits(rect, marks)), None)
    best = best or next((rect for rect in free if not _hits(rect, points)), None)
    return [] if best is None else [Placed(label, best)]


def _most_telling_first(points: tuple[TimePoint, ...], criterion: Criterion) -> list[TimePoint]:
    """The newest read, then every read at which the response changed, then the rest."""
    changed = [
        point
        for place, point in enumerate(points)
        if place == 0 or points[place - 1].by(criterion).overall is not point.by(criterion).overall
    ]
    return list(dict.fromkeys([*points[-1:], *changed, *points]))
