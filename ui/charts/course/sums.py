"""The sum of diameters under one criterion: every read labelled, its response as a chip, PR and PD as lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.response.response import BaselineRead, Criterion, CriterionRead, Response, TimePoint
from models.words import millimetre_words, percent_words
from ui.charts.course.chips import ChipRow
from ui.charts.course.told import between, sum_spot, sum_words
from ui.charts.ink import Ink, paint_star
from ui.charts.labels import ABOVE, BELOW, BELOW_FAR, LEFT, RIGHT, Label, place_labels
from ui.charts.measures import BASELINE_SQUARE, POINT, STAR, THRESHOLD_LINE
from ui.charts.plot import CIRCLE, DIAMOND, SQUARE, Mark, PlotRow
from ui.charts.progression import nadir_place, progression_steps
from ui.charts.row import TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.charts.words import linear_ticks
from ui.kit.marks import response_word
from ui.words.language import short_date

TOP, BOTTOM = 26, 8
CHIP_MIDDLE = 12


@dataclass(frozen=True, slots=True)
class _Read:
    """A read with a sum: the baseline (no answer yet) or a later one."""

    day: int
    tenths: int
    answer: CriterionRead | None


class SumChart(PlotRow):
    """RECIST and mRECIST have a chart each: four thresholds in one cannot be read."""

    def __init__(self, ink: Ink, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.criterion = criterion
        self.reads: tuple[_Read, ...] = ()
        self.baseline: BaselineRead | None = None
        self.points_in_time: tuple[TimePoint, ...] = ()
        self.chips = ChipRow(ink)
        self.progression = pg.PlotCurveItem(antialias=True)
        self.partial = pg.PlotCurveItem(antialias=True)
        for item in (self.progression, self.partial):
            self.add_value_item(item, -1)

    # --- data ------------------------------------------------------------------------------------------------------

    def load(self, course: Course) -> None:
        series, criterion = course.series, self.criterion
        self.baseline, self.points_in_time = series.baseline, series.points
        reads = []
        base_tenths = _baseline_tenths(series.baseline, criterion)
        if series.baseline is not None and base_tenths is not None:
            reads.append(_Read(series.baseline.day, base_tenths, None))
        for point in series.points:
            answer = point.by(criterion)
            if answer.sum_tenths is not None:
                reads.append(_Read(point.day, answer.sum_tenths, answer))
        self.reads = tuple(reads)
        self.chips.load([(point.day, point.by(criterion).overall) for point in series.points])
        ring = nadir_place([read.tenths for read in reads])
        marks = [self._mark(read, ring=place == ring) for place, read in enumerate(reads)]
        self.set_marks(marks, breaks=[False] * len(marks), colour=criterion.value)

    def _mark(self, read: _Read, *, ring: bool) -> Mark:
        diamond = self.criterion is Criterion.MRECIST
        base = read.answer is None
        return Mark(
            day=read.day,
            y=read.tenths / 10,
            symbol=SQUARE if base else DIAMOND if diamond else CIRCLE,
            size=BASELINE_SQUARE if base else POINT + 3 if diamond else POINT,
            colour=self.criterion.value,
            open=base or (read.answer is not None and read.answer.after_progression),
            ring=ring and not base,
        )

    def spots(self) -> Iterator[Spot]:
        course, time = self.course, self.time
        if course is None or time is None:
            return
        for read, area in zip(self.reads, self.point_rects(), strict=True):
            if time.shown(read.day):
                yield sum_spot(course, self.criterion, time.on(read.day), read.tenths, area)
        for day, area in self.chips.places.items():
            answer = next(one.by(self.criterion) for one in self.points_in_time if one.day == day)
            yield sum_spot(course, self.criterion, time.on(day), answer.sum_tenths, area)
        ends = [
            (self.position(mark), read.day, sum_words(read.tenths))
            for read, mark in zip(self.reads, self.marks, strict=True)
        ]
        yield from between(self.title(), ends)
        for first, last, value in self.progression_steps():
            line = QLineF(time.x(first), self.y_at(value), time.x(last), self.y_at(value))
            words = self.tr("PD from {mm} mm").format(mm=millimetre_words(round(value * 10)))
            yield Spot(what=words, line=line, first=round(first), last=None if last >= time.view[1] else round(last))
        if (tenths := self.partial_threshold()) is not None and self.baseline is not None:
            y = self.y_at(tenths / 10)
            line = QLineF(time.x(self.baseline.day), y, time.right, y)
            yield Spot(what=self.tr("PR up to {mm} mm").format(mm=millimetre_words(tenths)), line=line)

    def empty_words(self) -> str:
        if self.course is None or self.reads:
            return ""
        if self.criterion is Criterion.MRECIST and self._not_assessable():
            return self.tr("mRECIST not assessable: no target with viable tumour of 10 mm at baseline")
        if self.points_in_time:
            return "" if self.chips else self.tr("No target lesion measured")
        return self.tr("No read recorded")

    def _not_assessable(self) -> bool:
        answers = {point.mrecist.overall for point in self.points_in_time}
        return answers == {Response.NOT_ASSESSABLE}

    def title(self) -> str:
        return self.tr("Sum of diameters, {criterion}").format(criterion=self.criterion.in_words)

    def twin(self) -> TableTwin:
        columns = (
            self.tr("Date"),
            self.tr("Day"),
            self.tr("Sum, mm"),
            self.tr("% baseline"),
            self.tr("% nadir"),
            self.tr("Response"),
            self.tr("PD from, mm"),
            self.tr("PR up to, mm"),
        )
        rows = []
        missing = self.tr("Not recorded")
        if self.baseline is not None:
            base = _millimetres(_baseline_tenths(self.baseline, self.criterion)) or missing
            day = self.day_words(self.baseline.day)
            rows.append((short_date(self.baseline.on), day, base, "", "", self.tr("baseline"), "", ""))
        for point in self.points_in_time:
            answer = point.by(self.criterion)
            words = response_word(answer.overall)
            if answer.new_lesion:
                words = self.tr("{response}, new lesion").format(response=words)
            rows.append((
                short_date(point.on),
                self.day_words(point.day),
                _millimetres(answer.sum_tenths) or missing,
                _percent(answer.change_from_baseline_percent),
                _percent(answer.change_from_nadir_percent),
                words,
                _millimetres(answer.progression_threshold_tenths),
                _millimetres(answer.partial_response_threshold_tenths),
            ))  # fmt: skip
        return TableTwin(self.title(), columns, tuple(rows))

    # --- thresholds ------------------------------------------------------------------------------------------------

    def progression_steps(self) -> list[tuple[float, float, float]]:
        """From day, to day, sum from which it would be PD: a step at each read, as the nadir goes."""
        end = self.time.view[1] if self.time is not None else 0.0
        found = progression_steps(self.baseline, self.points_in_time, self.criterion)
        return [
            (float(step.first), float(step.last) if step.last is not None else max(end, step.first), step.tenths / 10)
            for step in found
            if step.last is not None or self.time is not None
        ]

    def _last_threshold(self) -> int | None:
        if not self.points_in_time:
            return None
        return self.points_in_time[-1].by(self.criterion).next_progression_threshold_tenths

    def _threshold_in_sight(self) -> int | None:
        """The sum from which it is PD at the right end of what is shown."""
        end = self.time.view[1] if self.time is not None else math.inf
        after = next((point for point in self.points_in_time if point.day > end), None)
        if after is None:
            return self._last_threshold()
        return after.by(self.criterion).progression_threshold_tenths

    def partial_threshold(self) -> int | None:
        found = (point.by(self.criterion).partial_response_threshold_tenths for point in self.points_in_time)
        return next((tenths for tenths in found if tenths is not None), None)

    def _set_thresholds(self) -> None:
        steps = self.progression_steps()
        x = np.array([day for first, last, _ in steps for day in (first, last)], dtype=float)
        y = np.array([value for _, _, value in steps for _ in range(2)], dtype=float)
        self.progression.setData(x, y, pen=self.pen("pd", THRESHOLD_LINE))
        partial = self.partial_threshold()
        if partial is None or self.time is None or self.baseline is None:
            self.partial.setData([], [])
            return
        ends = [float(self.baseline.day), self.time.view[1]]
        self.partial.setData(ends, [partial / 10] * 2, pen=self.pen("threshold", THRESHOLD_LINE, 4.0, 3.0))

    # --- places ----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        if self.time is None:
            return
        self._set_thresholds()
        tops = [mark.y for mark in self.marks] + [value for _, _, value in self.progression_steps()]
        high = max(tops, default=1.0) or 1.0
        self.set_values(0.0, high, top=self.ink.px(TOP), bottom=self.ink.px(BOTTOM))
        pixels = (self.height() - self.ink.px(TOP + BOTTOM)) / self.ink.theme.scale
        self.axis.set_marks(linear_ticks(high, pixels) if self.marks else [])
        base = None if self.baseline is None or not self.reads else self.time.x(self.baseline.day)
        self.chips.arrange(self.time, middle=self.ink.px(CHIP_MIDDLE), baseline=base, focus=self.focus_days)
        self._place()

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        super().set_focus(days, day)
        if self.time is not None and self.marks:
            self.chips.arrange(
                self.time,
                middle=self.ink.px(CHIP_MIDDLE),
                baseline=self.time.x(self.baseline.day) if self.baseline else None,
                focus=days,
            )
            self._place()

    def _place(self) -> None:
        ink = self.ink
        plot = self.plot_rect()
        ends = self.threshold_labels()
        self.placed = [
            *place_labels(
                self._labels(),
                QRectF(plot.left() - ink.px(14), ink.px(20), plot.width() + ink.px(20), self.height() - ink.px(21)),
                width=ink.width,
                height=ink.line_height("caption_strong"),
                taken=[rect for rect, _, _ in ends],
                points=[*self.point_rects(), *self._threshold_rects()],
            )
        ]

    def _threshold_rects(self) -> Iterator[QRectF]:
        """Where both thresholds run: a dash beside a number would read as its sign."""
        assert self.time is not None
        for curve in (self.progression, self.partial):
            days, values = curve.getData()
            if days is not None and len(days):
                for first, last, value in zip(days[::2], days[1::2], values[::2], strict=True):
                    left, right = self.time.x(float(first)), self.time.x(float(last))
                    yield QRectF(left, self.y_at(float(value)) - 1, right - left, 2)

    def threshold_labels(self) -> list[tuple[QRectF, str, str]]:
        """Both thresholds at the right end: the upper one above its line, the lower one below."""
        ink, height = self.ink, self.ink.line_height("caption_strong")
        wanted = []
        if (tenths := self._threshold_in_sight()) is not None:
            wanted.append((tenths / 10, self.tr("PD ≥ {mm}").format(mm=millimetre_words(tenths)), "pd"))
        if (tenths := self.partial_threshold()) is not None:
            wanted.append((tenths / 10, self.tr("PR ≤ {mm}").format(mm=millimetre_words(tenths)), "threshold"))
        found: list[tuple[QRectF, str, str]] = []
        for index, (value, text, colour) in enumerate(sorted(wanted, reverse=True)):
            upper = index == 0 and (len(wanted) > 1 or colour == "pd")
            line, width = self.y_at(value), ink.width(text, "caption_strong")
            above, below = line - height, line + ink.px(2)
            y = above if upper or below + height > self.height() else below
            rect = QRectF(self.plot_rect().right() - width, max(y, float(ink.px(2))), width, height)
            if blocked := [place.left() for place in self.chips.places.values() if place.intersects(rect)]:
                rect.moveRight(min(blocked) - ink.px(3))  # a chip at the edge of what is shown
            found.append((rect, text, colour))
        return found

    def _labels(self) -> Iterator[Label]:
        last = len(self.reads) - 1
        for index, (read, mark) in enumerate(zip(self.reads, self.marks, strict=True)):
            assert self.time is not None
            if not self.time.shown(read.day):
                continue
            at, focused = self.position(mark), read.day in self.focus_days
            rank = 0 if focused else 1 if index in (0, last) else 2 if mark.ring else 4
            yield Label(
                text=millimetre_words(read.tenths),
                x=at.x(),
                y=at.y(),
                rank=rank,
                places=(BELOW, ABOVE, BELOW_FAR, RIGHT, LEFT),
                reach=float(self.ink.px(8 if mark.ring else 6)),
                colour="accent" if focused else "text",
            )

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_above(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        for rect, text, colour in self.threshold_labels():
            painter.fillRect(rect.adjusted(-2, 2, 0, -2), ink.colour("panel"))
            at = QPointF(rect.left(), rect.center().y())
            ink.write_middle(painter, at, text=text, role="caption_strong", colour=colour)
        ink.write_labels(painter, self.placed)
        self.chips.paint(painter)
        for point in self.points_in_time:
            if point.by(self.criterion).new_lesion and time.shown(point.day):
                at = QPointF(time.x(point.day), ink.px(CHIP_MIDDLE + 13))  # at the foot of its chip
                paint_star(painter, ink, at, radius=ink.px(STAR) / 2)
        if not self.reads and self.points_in_time:
            at = QPointF(self.plot_rect().left() + ink.px(12), self.height() - ink.px(24))
            ink.write_middle(painter, at, text=self.tr("No target lesion, so no sum"), colour="text3")


def _baseline_tenths(baseline: BaselineRead | None, criterion: Criterion) -> int | None:
    if baseline is None:
        return None
    return baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths


def _millimetres(tenths: int | None) -> str:
    return "" if tenths is None else millimetre_words(tenths)


def _percent(change: float | None) -> str:
    return "" if change is None else f"{percent_words(change)} %"
