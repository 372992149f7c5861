"""The spider: the sum of every patient as percent change from baseline over time."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from models.figures.pictures import Spider, SpiderLine, SpiderPoint
from models.response.response import Response
from models.statistics.survival import DAYS_PER_MONTH
from models.words import percent_words
from ui.charts.cohort.ink import (
    legend,
    line_colour,
    months_scale,
    paint_legend,
    paint_months_axis,
    paint_percent_axis,
    percent_ticks,
)
from ui.charts.cohort.picture import Drawing, Mark
from ui.charts.ink import RIGHT, Ink, paint_star
from ui.charts.row import TableTwin
from ui.kit.marks import glyph_path, response_word
from ui.words.speaking import translate

_LEFT, _RIGHT, _TOP, _AXIS, _LEGEND = 56, 16, 12, 34, 26
_MANY = 60


class SpiderDrawing(Drawing):
    """One line a patient in the colour of the best confirmed response; after a progression it is thin and dotted."""

    def __init__(self, facts: Spider, shown: int | None = None) -> None:
        self.facts, self.shown = facts, shown
        self.empty = "" if facts.lines else translate("CohortPicture", "Nobody has a sum to compare with the baseline.")
        points = [point for line in facts.lines for point in line.points]
        self._high = max([30.0, *(1.08 * point.percent for point in points)])
        self._days = float(max([1, *(point.day for point in points)]))
        self._first = float(min([0, *(point.day for point in points)]))

    def height(self, ink: Ink, width: float) -> int:
        return ink.px(220)

    def marks(self, ink: Ink, rect: QRectF) -> tuple[Mark, ...]:
        """One mark a patient: where the line ends."""
        plot = self._plot(ink, rect)
        half = ink.px(6)
        made = []
        for line in self.facts.lines:
            at = self._at(ink, plot, line.points[-1])
            area = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
            made.append(Mark(line.key, area, self._words(line)))
        return tuple(made)

    def paint(self, painter: QPainter, ink: Ink, rect: QRectF, clip: QRectF) -> None:
        plot = self._plot(ink, rect)
        months, step = self._months(ink, plot)
        words = translate("CohortPicture", "months since start of treatment")
        paint_months_axis(painter, ink, self._from_start(ink, plot), months=months, step=step, words=words)
        ticks = [(tick, self._y(plot, tick)) for tick in percent_ticks(-100, self._high)]
        paint_percent_axis(painter, ink, plot, ticks)
        y = round(self._y(plot, -30)) + 0.5
        painter.setPen(ink.dashed("text", 1.0, 4.0, 3.0))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        at = QPointF(plot.right(), y - ink.px(4))
        under = translate("CohortPicture", "PR from −30 %")
        ink.write(painter, at, text=under, role="caption_strong", colour="text2", anchor=RIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in sorted(self.facts.lines, key=lambda line: line.key == self.shown):
            self._paint_line(painter, ink, plot, line)
        painter.restore()
        below = QPointF(rect.left() + ink.px(8), rect.bottom() - ink.px(_LEGEND - 4))
        paint_legend(
            painter, ink, below, legend(line.best for line in self.facts.lines), room=rect.width() - ink.px(16)
        )

    def twin(self) -> TableTwin:
        title = translate("CohortPicture", "Sum of diameters over time, {criterion}")
        columns = (
            translate("CohortPicture", "Patient"),
            translate("CohortPicture", "Day"),
            translate("CohortPicture", "Change, %"),
            translate("CohortPicture", "Response"),
            translate("CohortPicture", "New lesion"),
            translate("CohortPicture", "After progression"),
        )
        yes, no = translate("CohortPicture", "yes"), translate("CohortPicture", "no")
        rows = tuple(
            (
                line.code,
                str(point.day),
                percent_words(point.percent),
                translate("CohortPicture", "baseline") if point.response is None else response_word(point.response),
                yes if point.new_lesion else no,
                yes if point.after_progression else no,
            )
            for line in self.facts.lines
            for point in line.points
        )
        return TableTwin(title.format(criterion=self.facts.criterion.in_words), columns, rows)

    def _words(self, line: SpiderLine) -> str:
        last = line.points[-1]
        return translate("CohortPicture", "{code}: {change} % on day {day}, best confirmed response {best}").format(
            code=line.code, change=percent_words(last.percent), day=last.day, best=response_word(line.best)
        )

    def _plot(self, ink: Ink, rect: QRectF) -> QRectF:
        return rect.adjusted(ink.px(_LEFT), ink.px(_TOP), -ink.px(_RIGHT), -ink.px(_AXIS + _LEGEND))

    def _months(self, ink: Ink, plot: QRectF) -> tuple[float, int]:
        return months_scale(self._days, plot.width(), ink.px(44))

    def _from_start(self, ink: Ink, plot: QRectF) -> QRectF:
        """The part of the plot from day 0 on; baselines lie before it."""
        months, _ = self._months(ink, plot)
        before = -self._first / DAYS_PER_MONTH
        return plot.adjusted(plot.width() * before / (months + before), 0, 0, 0)

    def _y(self, plot: QRectF, percent: float) -> float:
        return plot.top() + plot.height() * (self._high - percent) / (self._high + 100)

    def _at(self, ink: Ink, plot: QRectF, point: SpiderPoint) -> QPointF:
        months, _ = self._months(ink, plot)
        start = self._from_start(ink, plot)
        x = start.left() + start.width() * (point.day / DAYS_PER_MONTH) / months
        return QPointF(x, self._y(plot, point.percent))

    def _paint_line(self, painter: QPainter, ink: Ink, plot: QRectF, line: SpiderLine) -> None:
        shown = line.key == self.shown
        colour = "accent" if shown else line_colour(line.best)
        before = None
        for point in line.points:
            at = self._at(ink, plot, point)
            if before is not None:
                pen: QPen = ink.pen(colour, 2.0 if shown else 1.3)
                if point.after_progression:
                    pen = ink.dashed(colour, 1.0, 1.5, 2.5)
                painter.setPen(pen)
                painter.drawLine(QLineF(before, at))
            before = at
        if len(self.facts.lines) <= _MANY or shown:
            for point in line.points[1:]:
                self._paint_point(painter, ink, self._at(ink, plot, point), point, colour)

    def _paint_point(self, painter: QPainter, ink: Ink, at: QPointF, point: SpiderPoint, colour: str) -> None:
        size = ink.px(7)
        if point.new_lesion:
            paint_star(painter, ink, at, radius=ink.px(6), colour="pd_fill")
            return
        shape = glyph_path(point.response or Response.SD, QRectF(at.x() - size / 2, at.y() - size / 2, size, size))
        if shape.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour(colour))
            painter.drawEllipse(at, size / 3, size / 3)
        else:
            painter.fillPath(shape, ink.colour(colour))
