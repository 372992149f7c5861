"""Waterfalls on paper: best change of the sum with the shape of the best response; a marker's change at week 6."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from models.figures.waterfalls import MarkerWaterfall, Waterfall
from models.quantities import Answer
from ui.paper.chart_ink import ChartInk, width
from ui.paper.chart_piece import ChartPiece
from ui.paper.cohort.ink import (
    NARROW,
    counted,
    paint_bar,
    paint_glyph,
    paint_legend,
    paint_percent_axis,
    percent_y,
)
from ui.paper.ink import STRONG
from ui.words.speaking import translate

MOST_NAMED = 45
LOW = -100.0
_LEFT, _RIGHT, _TOP, _PLOT, _LEGEND = 50.0, 8.0, 18.0, 165.0, 26.0
_GLYPH_ROOM, _WIDEST = 8.0, 60.0


def waterfall_piece(facts: Waterfall) -> ChartPiece:
    """One bar a patient, the largest growth first; up to 45 patients are named under their bars."""
    return _piece(_Sums(facts))


def marker_piece(facts: MarkerWaterfall) -> ChartPiece:
    """Bars to the bound nearer to no change, and from there to the other bound an outline, open where unbounded."""
    return _piece(_Marker(facts))


class _Painter(Protocol):
    """What one kind of waterfall draws into the frame that all of them share."""

    high: float

    @property
    def codes(self) -> Sequence[str]:
        """Of the patients, in the order of their bars."""
        ...

    def paint_bar(self, ink: ChartInk, frame: _Frame, place: int) -> None: ...

    def paint_thresholds(self, ink: ChartInk, frame: _Frame) -> None: ...

    def paint_legend(self, ink: ChartInk, frame: _Frame, y: float) -> None: ...


def _piece(painter: _Painter) -> ChartPiece:
    names = tuple(painter.codes) if len(painter.codes) <= MOST_NAMED else ()  # none where they have no room
    room = max((width(name) for name in names), default=0.0) + 8.0

    def paint(ink: ChartInk, across: float) -> None:
        plot = QRectF(_LEFT, _TOP, across - _LEFT - _RIGHT, _PLOT)
        frame = _Frame(plot=plot, high=painter.high, step=min(plot.width() / max(len(painter.codes), 1), _WIDEST))
        paint_percent_axis(ink, plot, LOW, painter.high)
        for place in range(len(painter.codes)):
            painter.paint_bar(ink, frame, place)
        painter.paint_thresholds(ink, frame)
        frame.paint_names(ink, names)
        painter.paint_legend(ink, frame, plot.bottom() + room + _LEGEND / 2)

    return ChartPiece(_TOP + _PLOT + room + _LEGEND, paint)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """From −100 % to ``high`` upward, a bar every ``step`` points."""

    plot: QRectF
    high: float
    step: float

    @property
    def bar_width(self) -> float:
        return self.step - min(self.step * 0.18, 4.0)

    def middle(self, place: int) -> float:
        return self.plot.left() + (place + 0.5) * self.step

    def y(self, percent: float) -> float:
        return percent_y(self.plot, percent, low=LOW, high=self.high)

    def bar(self, place: int, start: float, stop: float) -> QRectF:
        """The bar of a patient between two percents."""
        ends = self.y(start), self.y(stop)
        left = self.middle(place) - self.bar_width / 2
        return QRectF(left, min(ends), self.bar_width, abs(ends[1] - ends[0]))

    def paint_threshold(self, ink: ChartInk, percent: float, words: str) -> None:
        y, (left, right) = self.y(percent), (self.plot.left(), self.plot.right())
        ink.line([(left, y), (right, y)], "ink", 0.9, dash=(3.0, 3.0))
        ink.words(left + 4, y + 9, words, weight=STRONG, backed=True)

    def paint_names(self, ink: ChartInk, names: Sequence[str]) -> None:
        """Upright under the bars, read from below."""
        for place, name in enumerate(names):
            ink.painter.save()
            ink.painter.translate(QPointF(self.middle(place), self.plot.bottom() + 4))
            ink.painter.rotate(-90)
            ink.words(0, 0, name, ink="second", align=1.0)
            ink.painter.restore()


class _Sums:
    def __init__(self, facts: Waterfall) -> None:
        self.bars = facts.bars
        self.codes = [bar.code for bar in facts.bars]
        self.high = max([30.0, *(1.05 * bar.percent for bar in facts.bars)])

    def paint_bar(self, ink: ChartInk, frame: _Frame, place: int) -> None:
        bar, rect = self.bars[place], frame.bar(place, 0, self.bars[place].percent)
        paint_bar(ink, rect, bar.best)
        if frame.bar_width < _GLYPH_ROOM:
            return
        x, over = frame.middle(place), rect.top() - 7
        if bar.percent < 0:
            paint_glyph(ink, x, over, bar.best)
            over -= 12
        else:
            paint_glyph(ink, x, frame.y(0) + 7, bar.best)
        if bar.new_lesion:
            ink.star(x, over, "ink")

    def paint_thresholds(self, ink: ChartInk, frame: _Frame) -> None:
        growth, (left, right) = frame.y(20), (frame.plot.left(), frame.plot.right())
        ink.line([(left, growth), (right, growth)], "pd", 1.0, dash=(6.0, 2.0))
        over = translate("CohortReport", "+20 %; PD counts from the smallest sum")
        frame.paint_threshold(ink, -30, translate("CohortReport", "PR from −30 %"))
        ink.words(right, growth - 8, over, weight=STRONG, ink="pd", align=1.0, backed=True)

    def paint_legend(self, ink: ChartInk, frame: _Frame, y: float) -> None:
        narrow = frame.bar_width < NARROW
        x = paint_legend(ink, frame.plot.left(), y, counted(bar.best for bar in self.bars), narrow=narrow)
        starred = sum(bar.new_lesion for bar in self.bars)
        if starred and frame.bar_width >= _GLYPH_ROOM:
            ink.star(x + 6, y, "ink")
            ink.words(x + 16, y, translate("CohortReport", "new lesion up to the first progression"))
        elif starred:
            words = translate("CohortReport", "new lesion up to the first progression: {count}, named in the file")
            ink.words(x, y, words.format(count=starred))


class _Marker:
    def __init__(self, facts: MarkerWaterfall) -> None:
        self.facts, self.bars = facts, facts.bars
        self.codes = [bar.code for bar in facts.bars]
        highest = [bar.high for bar in facts.bars if bar.high is not None]
        self.high = min(max([30.0, *(1.05 * high for high in highest)]), 400.0)

    def paint_bar(self, ink: ChartInk, frame: _Frame, place: int) -> None:
        bar, x = self.bars[place], frame.middle(place)
        low = LOW if bar.low is None else max(bar.low, LOW)
        high = self.high if bar.high is None else min(bar.high, self.high)
        sure = low if low > 0 else high if high < 0 else 0.0
        fill = "mrecist" if bar.answer is Answer.MET else "targeted" if bar.answer is Answer.NOT_MET else "paper"
        ink.area(frame.bar(place, 0, sure), fill, "ink")
        if bar.censored:
            between = frame.bar(place, low, high)
            ink.area(between, None, "ink", dashed=True)
            shape = "down" if bar.low is None or sure < 0 else "up"
            ink.symbol(shape, x, between.top() - 7, "ink", hollow=True)
        if bar.high is not None and bar.high > self.high:
            ink.words(x, frame.plot.top() - 8, f"+{bar.high:.0f}", align=0.5)

    def paint_thresholds(self, ink: ChartInk, frame: _Frame) -> None:
        words = translate("CohortReport", "fall of {percent} %").format(percent=self.facts.fall_percent)
        frame.paint_threshold(ink, -self.facts.fall_percent, words)

    def paint_legend(self, ink: ChartInk, frame: _Frame, y: float) -> None:
        x, answers = frame.plot.left(), [bar.answer for bar in self.bars]
        entries = (
            (Answer.MET, "mrecist", translate("CohortReport", "criterion met {count}")),
            (Answer.NOT_MET, "targeted", translate("CohortReport", "criterion not met {count}")),
            (Answer.UNDETERMINED, "paper", translate("CohortReport", "cannot be determined {count}")),
        )
        for answer, fill, template in entries:
            if answer in answers:
                ink.area(QRectF(x, y - 5, 14, 10), fill, "ink")
                words = template.format(count=answers.count(answer))
                ink.words(x + 19, y, words, weight=STRONG)
                x += 19 + width(words, STRONG) + 16
        if any(bar.censored for bar in self.bars):
            ink.area(QRectF(x, y - 5, 14, 10), None, "ink", dashed=True)
            ink.words(x + 19, y, translate("CohortReport", "between the bounds of a censored result"))
