"""Waterfalls: best change of the sum of each patient, and the change of a marker at six weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from models.figures.waterfalls import Bar, MarkerBar, MarkerWaterfall, Waterfall
from models.quantities import Answer
from models.words import percent_words
from ui.charts.cohort.ink import (
    legend,
    paint_bar,
    paint_legend,
    paint_percent_axis,
    paint_tick,
    percent_ticks,
)
from ui.charts.cohort.picture import Drawing, Mark
from ui.charts.ink import RIGHT, Ink, paint_star
from ui.charts.row import TableTwin
from ui.charts.words import fall_words
from ui.kit.marks import response_word
from ui.words.speaking import translate

_LEFT, _RIGHT, _TOP, _LEGEND = 56, 16, 22, 30
_GROWTH, _SHRINKAGE = 20, -30
FEWEST_STEPS = 10


class WaterfallDrawing(Drawing):
    """One bar a patient, the largest growth first. ``shown`` is the patient of the window, counted or not."""

    def __init__(self, facts: Waterfall, shown: Bar | None = None) -> None:
        self.facts, self.shown = facts, shown
        self.empty = "" if facts.bars else translate("CohortPicture", "Nobody has a sum to compare with the baseline.")
        changes = [bar.percent for bar in (*facts.bars, *(() if shown is None else (shown,)))]
        self._low = -100.0
        self._high: float = max([30.0, *(1.08 * change for change in changes)])

    def height(self, ink: Ink, width: float) -> int:
        return ink.px(190)

    def marks(self, ink: Ink, rect: QRectF) -> tuple[Mark, ...]:
        plot = self._plot(ink, rect)
        return tuple(
            Mark(bar.key, area, bar_words(bar))
            for bar, area in zip(self.facts.bars, self._areas(ink, plot), strict=True)
        )

    def paint(self, painter: QPainter, ink: Ink, rect: QRectF, clip: QRectF) -> None:
        plot = self._plot(ink, rect)
        paint_percent_axis(
            painter, ink, plot, [(tick, self._y(plot, tick)) for tick in percent_ticks(self._low, self._high)]
        )
        areas = self._areas(ink, plot)
        for bar, area in zip(self.facts.bars, areas, strict=True):
            paint_bar(painter, ink, area, bar.best)
        self._paint_thresholds(painter, ink, plot)
        for bar, area in zip(self.facts.bars, areas, strict=True):
            self._paint_marks(painter, ink, bar, area)
        self._paint_shown(painter, ink, plot)
        at = QPointF(rect.left() + ink.px(8), rect.bottom() - ink.px(_LEGEND - 8))
        paint_legend(painter, ink, at, legend(bar.best for bar in self.facts.bars), room=rect.width() - ink.px(150))

    def twin(self) -> TableTwin:
        return TableTwin(
            translate("CohortPicture", "Best change in sum, {criterion}").format(
                criterion=self.facts.criterion.in_words
            ),
            (
                translate("CohortPicture", "Patient"),
                translate("CohortPicture", "Best change, %"),
                translate("CohortPicture", "Day"),
                translate("CohortPicture", "Best confirmed response"),
                translate("CohortPicture", "New lesion"),
            ),
            tuple(
                (
                    bar.code,
                    percent_words(bar.percent),
                    str(bar.day),
                    response_word(bar.best),
                    translate("CohortPicture", "yes") if bar.new_lesion else translate("CohortPicture", "no"),
                )
                for bar in self.facts.bars
            ),
        )

    def _plot(self, ink: Ink, rect: QRectF) -> QRectF:
        return rect.adjusted(ink.px(_LEFT), ink.px(_TOP), -ink.px(_RIGHT), -ink.px(_LEGEND + 8))

    def _y(self, plot: QRectF, percent: float) -> float:
        return plot.top() + plot.height() * (self._high - percent) / (self._high - self._low)

    def _areas(self, ink: Ink, plot: QRectF) -> list[QRectF]:
        return bar_areas(plot, [(0.0, bar.percent) for bar in self.facts.bars], self._y)

    def _paint_thresholds(self, painter: QPainter, ink: Ink, plot: QRectF) -> None:
        growth, shrinkage = round(self._y(plot, _GROWTH)) + 0.5, round(self._y(plot, _SHRINKAGE)) + 0.5
        painter.setPen(ink.pen("pd_fill", 1.2))
        painter.drawLine(QLineF(plot.left(), growth, plot.right(), growth))
        painter.setPen(ink.dashed("text", 1.0, 4.0, 3.0))
        painter.drawLine(QLineF(plot.left(), shrinkage, plot.right(), shrinkage))
        above = QPointF(plot.right(), growth - ink.px(4))
        over = translate("CohortPicture", "+20 %; PD is judged from the smallest sum")
        ink.write(painter, above, text=over, role="caption_strong", colour="pd", anchor=RIGHT)
        below = QPointF(plot.left() + ink.px(6), shrinkage + ink.px(13))
        write_over(painter, ink, below, translate("CohortPicture", "PR from −30 %"))

    def _paint_marks(self, painter: QPainter, ink: Ink, bar: Bar, area: QRectF) -> None:
        if bar.new_lesion:
            radius = min(ink.px(6), max(ink.px(3), area.width() / 2))
            at = QPointF(area.center().x(), area.top() - radius - 2)
            paint_star(painter, ink, at, radius=radius, colour="pd_fill")
        if self.shown is not None and bar.key == self.shown.key:
            below = QPointF(area.center().x(), max(area.bottom(), area.top()) + ink.px(2))
            paint_tick(painter, ink, below, points_left=False)

    def _paint_shown(self, painter: QPainter, ink: Ink, plot: QRectF) -> None:
        """The patient of the window: beside the plot at the height of the change, and in words under it."""
        if self.shown is None:
            return
        if all(bar.key != self.shown.key for bar in self.facts.bars):
            paint_tick(painter, ink, QPointF(plot.right() + 2, self._y(plot, self.shown.percent)), points_left=True)
        words = f"{self.shown.code} {percent_words(self.shown.percent)} %"
        at = QPointF(plot.right() + ink.px(8), plot.bottom() + ink.px(20))
        ink.write(painter, at, text=words, role="caption_strong", colour="accent", anchor=RIGHT)


class MarkerWaterfallDrawing(Drawing):
    """Change of a marker at six weeks; what is known only as a bound is drawn open, to the bound that is known.

    A rise beyond ``most`` percent would flatten all others: its bar ends in a notch with the figure written out.
    """

    most = 200.0

    def __init__(self, facts: MarkerWaterfall, shown: int | None = None) -> None:
        self.facts, self.shown = facts, shown
        self.empty = "" if facts.bars else translate("CohortPicture", "Nobody has this marker at baseline and 6 weeks.")
        rises = [bound for bar in facts.bars for bound in (bar.low, bar.high) if bound is not None]
        self._high: float = min(max([25.0, *(1.1 * rise for rise in rises)]), self.most)

    def height(self, ink: Ink, width: float) -> int:
        return ink.px(180)

    def marks(self, ink: Ink, rect: QRectF) -> tuple[Mark, ...]:
        areas = self._areas(self._plot(ink, rect))
        return tuple(Mark(bar.key, area, self._words(bar)) for bar, area in zip(self.facts.bars, areas, strict=True))

    def paint(self, painter: QPainter, ink: Ink, rect: QRectF, clip: QRectF) -> None:
        plot = self._plot(ink, rect)
        ticks = [(tick, self._y(plot, tick)) for tick in percent_ticks(-100, self._high)]
        paint_percent_axis(painter, ink, plot, ticks)
        for bar, area in zip(self.facts.bars, self._areas(plot), strict=True):
            self._paint_bar(painter, ink, bar, area)
            if bar.key == self.shown:
                paint_tick(painter, ink, QPointF(area.center().x(), area.bottom() + ink.px(2)), points_left=False)
        y = round(self._y(plot, -self.facts.fall_percent)) + 0.5
        painter.setPen(ink.dashed("text", 1.0, 4.0, 3.0))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        at = QPointF(plot.left() + ink.px(6), y + ink.px(13))
        words = translate("CohortPicture", "criterion: fall ≥ {percent} %").format(percent=self.facts.fall_percent)
        write_over(painter, ink, at, words)
        below = QPointF(rect.left() + ink.px(8), rect.bottom() - ink.px(8))
        ink.write(painter, below, text=self._counts(), colour="text3")

    def twin(self) -> TableTwin:
        title = translate("CohortPicture", "Change of {analyte} at 6 weeks").format(analyte=self.facts.analyte)
        columns = (
            translate("CohortPicture", "Patient"),
            translate("CohortPicture", "Baseline"),
            translate("CohortPicture", "At 6 weeks"),
            translate("CohortPicture", "Day"),
            translate("CohortPicture", "Change"),
            translate("CohortPicture", "Criterion"),
        )
        rows = tuple(
            (bar.code, bar.baseline, bar.value, str(bar.day), change_of(bar), answer_word(bar.answer))
            for bar in self.facts.bars
        )
        return TableTwin(title, columns, rows)

    def _words(self, bar: MarkerBar) -> str:
        return translate("CohortPicture", "{code}: {baseline} to {value}, {change}, {answer}").format(
            code=bar.code,
            baseline=bar.baseline,
            value=bar.value,
            change=change_of(bar),
            answer=answer_word(bar.answer),
        )

    def _counts(self) -> str:
        met = sum(bar.answer is Answer.MET for bar in self.facts.bars)
        return translate(
            "CohortPicture", "Filled: criterion met, {met} of {n}. Open end: only a bound is known."
        ).format(met=met, n=len(self.facts.bars))

    def _plot(self, ink: Ink, rect: QRectF) -> QRectF:
        return rect.adjusted(ink.px(_LEFT), ink.px(10), -ink.px(_RIGHT), -ink.px(_LEGEND))

    def _y(self, plot: QRectF, percent: float) -> float:
        return plot.top() + plot.height() * (self._high - percent) / (self._high + 100)

    def _areas(self, plot: QRectF) -> list[QRectF]:
        """From no change to the bound that is nearer to it, which is the change that is certain."""
        return bar_areas(plot, [(0.0, min(self._certain(bar), self._high)) for bar in self.facts.bars], self._y)

    def _certain(self, bar: MarkerBar) -> float:
        """The change that is at least there, by the bounds: nearest to none; 0 where even its direction is open."""
        low, high = bar.low if bar.low is not None else -100.0, bar.high if bar.high is not None else float("inf")
        return 0.0 if low < 0 < high else low if low >= 0 else high

    def _paint_bar(self, painter: QPainter, ink: Ink, bar: MarkerBar, area: QRectF) -> None:
        colour = "afp" if self.facts.analyte == "AFP" else "pivka"
        pen = QPen(ink.colour(colour), 1.0)
        painter.setPen(pen)
        painter.setBrush(ink.colour(colour) if bar.answer is Answer.MET else Qt.BrushStyle.NoBrush)
        if area.width() < 3:
            painter.fillRect(area, ink.colour(colour, 1.0 if bar.answer is Answer.MET else 0.45))
        else:
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        beyond = not bar.censored and self._certain(bar) > self._high
        if bar.censored or beyond:
            falls = self._certain(bar) < 0
            tip = area.bottom() if falls else area.top()
            self._paint_open_end(painter, ink, QPointF(area.center().x(), tip), down=falls)
        if beyond:
            at = QPointF(area.right() + ink.px(4), area.top() + ink.px(10))
            ink.write(painter, at, text=change_of(bar), role="caption_strong", colour=colour)

    def _paint_open_end(self, painter: QPainter, ink: Ink, at: QPointF, *, down: bool) -> None:
        reach, half = ink.px(5) * (1 if down else -1), ink.px(3)
        painter.drawLine(QLineF(at.x() - half, at.y(), at.x(), at.y() + reach))
        painter.drawLine(QLineF(at.x() + half, at.y(), at.x(), at.y() + reach))


def write_over(painter: QPainter, ink: Ink, at: QPointF, words: str) -> None:
    """Words that may lie on a bar: on a ground of their own."""
    height, air = ink.cap_height("caption_strong"), ink.px(3)
    box = QRectF(at.x() - air, at.y() - height - air, ink.width(words, "caption_strong") + 2 * air, height + 2 * air)
    painter.fillRect(box, ink.colour("panel"))
    ink.write(painter, at, text=words, role="caption_strong", colour="text2")


def bar_words(bar: Bar) -> str:
    """``HCC-R03: −45.2 % on day 84, best confirmed response PR, new lesion``."""
    words = translate("CohortPicture", "{code}: {change} % on day {day}, best confirmed response {best}")
    if bar.new_lesion:
        words = translate(
            "CohortPicture", "{code}: {change} % on day {day}, best confirmed response {best}, new lesion"
        )
    return words.format(code=bar.code, change=percent_words(bar.percent), day=bar.day, best=response_word(bar.best))


def answer_word(answer: Answer) -> str:
    """``met``, ``not met`` or ``cannot be determined``."""
    return translate("models", answer.value)


def change_of(bar: MarkerBar) -> str:
    """The change with its sign, or its bounds in words."""
    fall_low = None if bar.high is None else -bar.high
    fall_high = None if bar.low is None else -bar.low
    return fall_words(fall_low, fall_high)


def bar_areas(plot: QRectF, spans: Sequence[tuple[float, float]], y: Callable[[QRectF, float], float]) -> list[QRectF]:
    """A rectangle for each span of percents, side by side, with a gap where there is room for one.

    A few patients do not fill the width: no bar is wider than a tenth of it.
    """
    step = plot.width() / max(FEWEST_STEPS, len(spans))
    gap = min(2.0, step * 0.2) if step > 3 else 0.0
    made = []
    for place, (start, end) in enumerate(spans):
        top, bottom = sorted((y(plot, start), y(plot, end)))
        made.append(QRectF(plot.left() + place * step, top, step - gap, max(bottom - top, 1.0)))
    return made
