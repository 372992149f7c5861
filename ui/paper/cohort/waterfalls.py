"""Waterfalls on paper: best change of the sum with the shape of the best response; a marker's change at week 6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from models.figures.pictures import Bar, MarkerBar, MarkerWaterfall, Waterfall
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

translate = QCoreApplication.translate
MOST_NAMED = 45
_LEFT, _RIGHT, _TOP, _PLOT, _LEGEND = 50.0, 8.0, 18.0, 165.0, 26.0
_GLYPH_ROOM, _WIDEST = 8.0, 60.0


def waterfall_piece(facts: Waterfall) -> ChartPiece:
    """One bar a patient, the largest growth first; up to 45 patients are named under their bars."""
    names = _names([bar.code for bar in facts.bars])
    return ChartPiece(_TOP + _PLOT + _room(names) + _LEGEND, lambda ink, across: _Sums(facts, names).paint(ink, across))


def marker_piece(facts: MarkerWaterfall) -> ChartPiece:
    names = _names([bar.code for bar in facts.bars])
    return ChartPiece(
        _TOP + _PLOT + _room(names) + _LEGEND, lambda ink, across: _Marker(facts, names).paint(ink, across)
    )


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes under the bars; none where they have no room."""
    return tuple(codes) if len(codes) <= MOST_NAMED else ()


def _room(names: Sequence[str]) -> float:
    return max((width(name) for name in names), default=0.0) + 8.0


def _paint_names(ink: ChartInk, names: Sequence[str], middles: Sequence[float], top: float) -> None:
    """Upright under the bars, read from below."""
    for name, x in zip(names, middles, strict=True):
        ink.painter.save()
        ink.painter.translate(QPointF(x, top + 4))
        ink.painter.rotate(-90)
        ink.words(0, 0, name, ink="second", align=1.0)
        ink.painter.restore()


class _Sums:
    def __init__(self, facts: Waterfall, names: Sequence[str]) -> None:
        self.facts, self.names = facts, names
        self.low = -100.0
        self.high = max([30.0, *(1.05 * bar.percent for bar in facts.bars)])

    def paint(self, ink: ChartInk, across: float) -> None:
        plot = QRectF(_LEFT, _TOP, across - _LEFT - _RIGHT, _PLOT)
        paint_percent_axis(ink, plot, self.low, self.high)
        step = min(plot.width() / max(len(self.facts.bars), 1), _WIDEST)
        gap = min(step * 0.18, 4.0)
        middles = []
        for place, bar in enumerate(self.facts.bars):
            left = plot.left() + place * step
            middles.append(left + step / 2)
            self._paint_bar(ink, bar, plot, left=left + gap / 2, wide=step - gap)
        self._paint_thresholds(ink, plot)
        if self.names:
            _paint_names(ink, self.names, middles, plot.bottom())
        bottom = plot.bottom() + _room(self.names) + _LEGEND / 2
        shown, narrow = counted(bar.best for bar in self.facts.bars), step - gap < NARROW
        x = paint_legend(ink, plot.left(), bottom, shown, narrow=narrow)
        starred = sum(bar.new_lesion for bar in self.facts.bars)
        if starred and step - gap >= _GLYPH_ROOM:
            ink.star(x + 6, bottom, "ink")
            ink.words(x + 16, bottom, translate("CohortReport", "new lesion up to the first progression"))
        elif starred:
            words = translate("CohortReport", "new lesion up to the first progression: {count}, named in the file")
            ink.words(x, bottom, words.format(count=starred))

    def _paint_bar(self, ink: ChartInk, bar: Bar, plot: QRectF, *, left: float, wide: float) -> None:
        zero = percent_y(plot, 0, low=self.low, high=self.high)
        end = percent_y(plot, bar.percent, low=self.low, high=self.high)
        paint_bar(ink, QRectF(left, min(zero, end), wide, abs(end - zero)), bar.best)
        if wide < _GLYPH_ROOM:
            return
        over = min(zero, end) - 7
        if bar.percent < 0:
            paint_glyph(ink, left + wide / 2, over, bar.best)
            over -= 12
        else:
            paint_glyph(ink, left + wide / 2, zero + 7, bar.best)
        if bar.new_lesion:
            ink.star(left + wide / 2, over, "ink")

    def _paint_thresholds(self, ink: ChartInk, plot: QRectF) -> None:
        growth = percent_y(plot, 20, low=self.low, high=self.high)
        shrinkage = percent_y(plot, -30, low=self.low, high=self.high)
        ink.line([(plot.left(), growth), (plot.right(), growth)], "pd", 1.0, dash=(6.0, 2.0))
        ink.line([(plot.left(), shrinkage), (plot.right(), shrinkage)], "ink", 0.9, dash=(3.0, 3.0))
        over = translate("CohortReport", "+20 %; PD counts from the smallest sum")
        ink.words(plot.right(), growth - 8, over, weight=STRONG, ink="pd", align=1.0, backed=True)
        under = translate("CohortReport", "PR from −30 %")
        ink.words(plot.left() + 4, shrinkage + 9, under, weight=STRONG, backed=True)


class _Marker:
    """Bars to the bound nearer to no change, and from there to the other bound an outline, open where unbounded."""

    def __init__(self, facts: MarkerWaterfall, names: Sequence[str]) -> None:
        self.facts, self.names = facts, names
        highest = [bar.high for bar in facts.bars if bar.high is not None]
        self.low, self.high = -100.0, min(max([30.0, *(1.05 * high for high in highest)]), 400.0)

    def paint(self, ink: ChartInk, across: float) -> None:
        plot = QRectF(_LEFT, _TOP, across - _LEFT - _RIGHT, _PLOT)
        paint_percent_axis(ink, plot, self.low, self.high)
        step = min(plot.width() / max(len(self.facts.bars), 1), _WIDEST)
        gap = min(step * 0.18, 4.0)
        middles = []
        for place, bar in enumerate(self.facts.bars):
            left = plot.left() + place * step
            middles.append(left + step / 2)
            self._paint_bar(ink, bar, plot, left=left + gap / 2, wide=step - gap)
        needed = percent_y(plot, -self.facts.fall_percent, low=self.low, high=self.high)
        ink.line([(plot.left(), needed), (plot.right(), needed)], "ink", 0.9, dash=(3.0, 3.0))
        words = translate("CohortReport", "fall of {percent} %").format(percent=self.facts.fall_percent)
        ink.words(plot.left() + 4, needed + 9, words, weight=STRONG, backed=True)
        if self.names:
            _paint_names(ink, self.names, middles, plot.bottom())
        self._paint_legend(ink, plot)

    def _paint_bar(self, ink: ChartInk, bar: MarkerBar, plot: QRectF, *, left: float, wide: float) -> None:
        low = self.low if bar.low is None else max(bar.low, self.low)
        high = self.high if bar.high is None else min(bar.high, self.high)
        sure = low if low > 0 else high if high < 0 else 0.0
        zero, near = (percent_y(plot, at, low=self.low, high=self.high) for at in (0.0, sure))
        fill = "mrecist" if bar.answer is Answer.MET else "targeted" if bar.answer is Answer.NOT_MET else "paper"
        ink.area(QRectF(left, min(zero, near), wide, abs(near - zero)), fill, "ink")
        if bar.censored:
            ends = [percent_y(plot, at, low=self.low, high=self.high) for at in (low, high)]
            ink.area(QRectF(left, min(ends), wide, abs(ends[1] - ends[0])), None, "ink", dashed=True)
            ink.symbol(
                "down" if bar.low is None or sure < 0 else "up", left + wide / 2, min(ends) - 7, "ink", hollow=True
            )
        if bar.high is not None and bar.high > self.high:
            ink.words(left + wide / 2, plot.top() - 8, f"+{bar.high:.0f}", align=0.5)

    def _paint_legend(self, ink: ChartInk, plot: QRectF) -> None:
        y, x = plot.bottom() + _room(self.names) + _LEGEND / 2, plot.left()
        answers = [bar.answer for bar in self.facts.bars]
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
        if any(bar.censored for bar in self.facts.bars):
            ink.area(QRectF(x, y - 5, 14, 10), None, "ink", dashed=True)
            ink.words(x + 19, y, translate("CohortReport", "between the bounds of a censored result"))
