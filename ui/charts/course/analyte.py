"""A blood count, or any other analyte, over time: results with their letters on a linear scale, the range as a band."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.flags.cause import Cause, Place
from models.markers.analyte_series import AnalytePoint, AnalyteSeries, analyte_series
from ui.charts.course.told import between, reported_words, result_notes
from ui.charts.ink import Ink
from ui.charts.labels import ABOVE, BELOW, LEFT, RIGHT, Label, place_labels
from ui.charts.measures import CENSORED_TRIANGLE, POINT
from ui.charts.plot import CIRCLE, TRIANGLE_DOWN, TRIANGLE_UP, Mark, PlotRow
from ui.charts.row import TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.charts.words import linear_ticks, value_words
from ui.words.clinical import analyte_name, unit_words
from ui.words.language import short_date
from ui.words.sources import sources_of

TOP, BOTTOM = 16, 8
COLOUR = "albi"


class AnalyteChart(PlotRow):
    """One analyte in one unit; results in another stand in the table."""

    def __init__(self, ink: Ink, analyte: str, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.analyte = analyte
        self.series: AnalyteSeries | None = None

    def load(self, course: Course) -> None:
        self.series = analyte_series(course.record, self.analyte)
        marks = [self._mark(point) for point in self.series.points]
        self.set_marks(marks, breaks=[False] * len(marks), colour=COLOUR)

    def _mark(self, point: AnalytePoint) -> Mark:
        symbol, size = CIRCLE, POINT
        if point.value.censored:
            symbol, size = TRIANGLE_UP if point.value.operator in (">", "≥") else TRIANGLE_DOWN, CENSORED_TRIANGLE
        hollow = point.value.censored or point.converted
        return Mark(day=point.day, y=float(point.value.limit), symbol=symbol, size=size, colour=COLOUR, open=hollow)

    def empty_words(self) -> str:
        if self.series is None or self.series.points:
            return ""
        return self.tr("No {analyte} recorded").format(analyte=analyte_name(self.analyte))

    def title(self) -> str:
        return self.tr("{analyte} over time").format(analyte=analyte_name(self.analyte))

    def twin(self) -> TableTwin:
        series = self.series
        unit = unit_words(series.unit) if series else ""
        columns = (
            self.tr("Date"),
            self.tr("Day"),
            f"{analyte_name(self.analyte)}, {unit}" if unit else analyte_name(self.analyte),
            self.tr("Letter"),
            self.tr("As reported"),
            self.tr("Laboratory"),
        )
        if series is None or self.course is None:
            return TableTwin(self.title(), columns, ())
        rows = [(point.on, value_words(point.value), point.letter, point.result) for point in series.points]
        rows += [(result.date, "", "", result) for result in series.apart]
        return TableTwin(
            self.title(),
            columns,
            tuple(
                (
                    short_date(on),
                    self.day_words(self.course.record.day(on)),
                    value,
                    letter,
                    reported_words(result),
                    result.laboratory or "",
                )
                for on, value, letter, result in sorted(rows, key=lambda row: row[0])
            ),
        )

    def spots(self) -> Iterator[Spot]:
        if self.series is None or self.time is None:
            return
        ends = []
        for point, mark, area in zip(self.series.points, self.marks, self.point_rects(), strict=True):
            ends.append((self.position(mark), point.day, reported_words(point.result)))
            if self.time.shown(point.day):
                yield Spot(
                    what=analyte_name(self.analyte),
                    value=reported_words(point.result, point.letter),
                    area=area,
                    first=point.day,
                    notes=tuple(result_notes(point.result)),
                    sources=sources_of(point.result),
                    opens=Cause(Place.VISIT, point.on, self.analyte),
                )
        yield from between(analyte_name(self.analyte), ends)

    # --- places ----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        self.placed = []
        if self.time is None or self.series is None or not self.marks:
            self.axis.set_marks(())
            return
        limits = [float(limit) for limit in (self.series.low, self.series.high) if limit is not None]
        high = max([mark.y for mark in self.marks] + limits) or 1.0
        self.set_values(0.0, high, top=self.ink.px(TOP), bottom=self.ink.px(BOTTOM))
        room = (self.height() - self.ink.px(TOP + BOTTOM)) / self.ink.theme.scale
        self.axis.set_marks(linear_ticks(high, room))
        self._place()

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        super().set_focus(days, day)
        if self.time is not None and self.marks:
            self._place()

    def _place(self) -> None:
        ink, plot = self.ink, self.plot_rect()
        self.placed = place_labels(
            self._labels(),
            QRectF(plot.left() - ink.px(20), ink.px(1), plot.width() + ink.px(26), self.height() - ink.px(2)),
            width=ink.width,
            height=ink.line_height("caption_strong"),
            points=self.point_rects(),
        )

    def _labels(self) -> Iterator[Label]:
        """The first, the lowest and the latest result, those outside the laboratory's range, and the one in focus."""
        assert self.series is not None
        assert self.time is not None
        points = self.series.points
        lowest = min(points, key=lambda point: point.value.limit)
        for place, (point, mark) in enumerate(zip(points, self.marks, strict=True)):
            focused, ends = point.day in self.focus_days, place in (0, len(points) - 1)
            if not self.time.shown(point.day) or not (focused or ends or point is lowest or point.letter):
                continue
            at = self.position(mark)
            yield Label(
                text=" ".join(part for part in (value_words(point.value), point.letter) if part),
                x=at.x(),
                y=at.y(),
                rank=0 if focused else 1 if ends else 2 if point is lowest else 5,
                places=(RIGHT, ABOVE, BELOW, LEFT) if place == len(points) - 1 else (ABOVE, BELOW, RIGHT, LEFT),
                reach=float(self.ink.px(7)),
                colour="accent" if focused else "text",
                background="",
            )

    # --- paint -----------------------------------------------------------------------------------------------------

    def _band(self) -> QRectF | None:
        series = self.series
        if series is None or (series.low is None and series.high is None):
            return None
        top = self.y_at(float(series.high)) if series.high is not None else 0.0
        foot = self.y_at(float(series.low)) if series.low is not None else self.y_at(0.0)
        plot = self.plot_rect()
        return QRectF(plot.left(), top, plot.width(), max(foot - top, 1.0))

    def paint_below(self, painter: QPainter, time: TimeScale) -> None:
        if (band := self._band()) is not None:
            painter.fillRect(band, self.ink.colour("band_ref"))

    def paint_above(self, painter: QPainter, time: TimeScale) -> None:
        words, ink = self._range_words(), self.ink
        if words:
            plot = self.plot_rect()
            width, height = ink.width(words, "caption"), ink.line_height("caption")
            band = self._band()
            assert band is not None
            middle = min(max(band.top() + height / 2 + 1, height / 2), self.height() - height)
            lefts = (plot.right() - width - ink.px(6), plot.left() + ink.px(6))
            rects = [QRectF(left, middle - height / 2, width, height) for left in lefts]
            taken = [placed.rect for placed in self.placed]
            free = (one for one in rects if not self.crossed(one) and not any(one.intersects(o) for o in taken))
            if (rect := next(free, None)) is not None:
                ink.write_middle(painter, QPointF(rect.left(), rect.center().y()), text=words, colour="ref_ink")
        ink.write_labels(painter, self.placed)

    def _range_words(self) -> str:
        """The laboratory's own range; "" where none was recorded."""
        series = self.series
        if series is None or (series.low is None and series.high is None):
            return ""
        unit = unit_words(series.unit)
        if series.low is not None and series.high is not None:
            limits = f"{series.low:f}–{series.high:f}"
        else:
            limits = f"≤ {series.high:f}" if series.high is not None else f"≥ {series.low:f}"
        return self.tr("Laboratory’s range {range}").format(range=f"{limits} {unit}".strip())
