"""AFP or PIVKA-II over time: log, linear or in percent of the baseline, with the six-week window and its answer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.markers.markers import MarkerCourse, MarkerPoint, fall_percent
from models.markers.relative import percent_of_baseline
from ui.charts.course.marker_words import check_words, log_floor, percent_of, range_words, remarks
from ui.charts.course.told import between, marker_spot, reported_words
from ui.charts.ink import Ink
from ui.charts.labels import (
    ABOVE,
    ABOVE_ASIDE,
    ABOVE_LEFT,
    ABOVE_RIGHT,
    BELOW,
    BELOW_ASIDE,
    BELOW_RIGHT,
    LEFT,
    RIGHT,
    Label,
    place_labels,
)
from ui.charts.measures import BASELINE_SQUARE, CENSORED_TRIANGLE, POINT, THRESHOLD_LINE
from ui.charts.plot import CIRCLE, DIAMOND, SQUARE, TRIANGLE_DOWN, TRIANGLE_UP, Mark, PlotRow
from ui.charts.row import TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.charts.words import linear_ticks, log_ticks, value_words
from ui.words.language import clauses, short_date
from ui.words.recorded import in_full

LOG, LINEAR, PERCENT = "log", "linear", "percent"
MODES = (LOG, LINEAR, PERCENT)
TOP, BOTTOM, BAND = 30, 18, 13
CAPTION = 11


class MarkerChart(PlotRow):
    """One marker. The values are plotted as log10 themselves, so that every mark stands where its value is."""

    def __init__(self, ink: Ink, analyte: str, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.analyte = analyte
        self.mode = LOG
        self.series: MarkerCourse | None = None
        self.shown: tuple[MarkerPoint, ...] = ()
        self.band: tuple[float, float] | None = None
        self.check_days = (0, 0)
        self._captions: list[tuple[QRectF, str, str]] = []

    def set_mode(self, mode: str) -> None:
        """``log``, ``linear`` or ``percent`` (of the baseline)."""
        self.mode = mode
        self.renew()

    # --- data ------------------------------------------------------------------------------------------------------

    def load(self, course: Course) -> None:
        self.series = course.markers.afp if self.analyte == "AFP" else course.markers.pivka
        parameters = course.parameters
        reach = parameters.week6_window_days
        self.check_days = (parameters.week6_day - reach, parameters.week6_day + reach)
        self.shown = tuple(point for point in self.series.points if self._has_place(point))
        self._floor = log_floor(self.shown)
        marks = [self._mark(point) for point in self.shown]
        breaks = [point.new_method for point in self.shown]
        self.set_marks(marks, breaks=breaks, colour=self._colour())

    def _colour(self) -> str:
        return "afp" if self.analyte == "AFP" else "pivka"

    def _has_place(self, point: MarkerPoint) -> bool:
        return self.mode != PERCENT or (self.series is not None and percent_of_baseline(self.series, point) is not None)

    def plotted(self, point: MarkerPoint) -> float:
        """Where the value stands on the axis of the mode; a censored one stands at its printed limit."""
        assert self.series is not None
        if self.mode == PERCENT:
            return float(percent_of_baseline(self.series, point) or 0)
        limit = float(point.value.limit)
        if self.mode == LINEAR:
            return limit
        return math.log10(limit) if limit > 0 else self._floor

    def _mark(self, point: MarkerPoint) -> Mark:
        series = self.series
        assert series is not None
        symbol, size, hollow = (CIRCLE, POINT, False) if self.analyte == "AFP" else (DIAMOND, POINT + 3, False)
        if point.value.censored:
            symbol = TRIANGLE_UP if point.value.operator in (">", "≥") else TRIANGLE_DOWN
            size, hollow = CENSORED_TRIANGLE, True
        elif point is series.baseline:
            symbol, size, hollow = SQUARE, BASELINE_SQUARE, True
        elif point.converted or (self.mode == LOG and point.value.limit == 0):
            hollow = True  # zero has no place of its own on a log scale
        return Mark(
            day=point.day,
            y=self.plotted(point),
            symbol=symbol,
            size=size,
            colour=self._colour(),
            open=hollow,
            ring=point is series.nadir and point is not series.baseline,
        )

    def empty_words(self) -> str:
        if self.series is None or self.shown:
            return ""
        if not self.series.points:
            return self.tr("No {marker} recorded").format(marker=self.analyte)
        base = self.series.baseline
        if base is None:
            return self.tr("No {marker} at baseline, so no percent of it").format(marker=self.analyte)
        text = self.tr("The baseline {value} is no exact number, so there is no percent of it")
        return text.format(value=value_words(base.value))

    def title(self) -> str:
        return self.tr("{marker} over time").format(marker=in_full(self.analyte))

    def twin(self) -> TableTwin:
        unit = self.series.unit if self.series else ""
        columns = (
            self.tr("Date"),
            self.tr("Day"),
            self.tr("{marker}, {unit}").format(marker=self.analyte, unit=unit),
            self.tr("Letter"),
            self.tr("Remark"),
        )
        series = self.series
        points = (*series.points, *series.other_series) if series else ()
        ordered = sorted(points, key=lambda point: point.day)
        rows = tuple(
            (short_date(p.on), self.day_words(p.day), self._value_with_unit(p), p.letter, clauses(remarks(series, p)))
            for p in ordered
            if series is not None
        )
        return TableTwin(self.title(), columns, rows)

    def _value_with_unit(self, point: MarkerPoint) -> str:
        assert self.series is not None
        if point in self.series.points:
            return value_words(point.value)
        return f"{value_words(point.value)} {point.result.unit}"

    # --- places ----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        if self.time is None or self.series is None or not self.shown:
            self.placed = []
            self.axis.set_marks(())
            return
        self._fit_values()
        self._place()

    def _fit_values(self) -> None:
        ink, series = self.ink, self.series
        assert series is not None
        values = [mark.y for mark in self.marks]
        low, high, bottom = min(values), max(values), float(ink.px(BOTTOM + 2))
        self.band = None
        if self.mode != PERCENT and series.high:
            top_of_band = math.log10(series.high) if self.mode == LOG else series.high
            low, high = min(low, top_of_band), max(high, top_of_band)
            under = (series.low or 0) > 0
            edge = (math.log10(series.low or 1) if self.mode == LOG else (series.low or 0)) if under else -math.inf
            self.band = (edge, top_of_band)
        if self.mode == LOG:
            half = max(1.0 - (high - low), 0.0) / 2  # never less than a decade
            low, high = low - half, high + half
        else:
            low, bottom = 0.0, float(ink.px(8))
            high = high or 1.0
        self.set_values(low, high, top=ink.px(TOP), bottom=bottom)
        if self.mode == LOG:
            top_value = min(self.box.state["targetRange"][1][1], math.ceil(high))
            ticks = log_ticks(self.y_at, low, top_value)
        else:
            ticks = linear_ticks(high, (self.height() - self.ink.px(TOP + 8)) / self.ink.theme.scale)
        unit = "%" if self.mode == PERCENT else ""
        self.axis.set_marks([(tick, f"{text} {unit}".strip()) for tick, text in ticks])

    def _band_rect(self) -> QRectF | None:
        """The laboratory's range; on a log scale its lower end, zero, lies at the foot of the row."""
        if self.band is None:
            return None
        foot = self.height() - self.ink.px(5)
        low = foot if self.band[0] == -math.inf and self.mode == LOG else min(self.y_at(max(self.band[0], 0.0)), foot)
        if self.band[0] != -math.inf and self.mode == LOG:
            low = min(self.y_at(self.band[0]), foot)
        top = self.y_at(self.band[1])
        plot = self.plot_rect()
        return QRectF(plot.left(), top, plot.width(), max(low - top, 1.0))

    def _place(self) -> None:
        ink, time = self.ink, self.time
        assert time is not None
        self._place_captions(time)
        self._captions += self._scale_captions()
        plot = self.plot_rect()
        self.placed = place_labels(
            self._labels(time),
            QRectF(plot.left() - ink.px(30), ink.px(2), plot.width() + ink.px(34), self.height() - ink.px(3)),
            width=ink.width,
            height=ink.line_height("caption_strong"),
            taken=[rect for rect, _, _ in self._captions],
            points=[*self.point_rects(), *filter(None, [self._band_rect()])],
        )

    def _place_captions(self, time: TimeScale) -> None:
        """The words of the window beside it, on top; those of the range where the line does not cross them."""
        ink, series, plot = self.ink, self.series, self.plot_rect()
        assert series is not None
        height = ink.line_height("caption")
        beside = time.x(self.check_days[1]) + ink.px(6)
        words, room = check_words(series, self.check_days), plot.width() - ink.px(6)
        x = min(max(beside, plot.left() + ink.px(6)), plot.right() - min(ink.width(words, "caption"), room))
        text = ink.elided(words, "caption", plot.right() - x)
        self._captions = [(QRectF(x, ink.px(CAPTION) - height / 2, ink.width(text, "caption"), height), text, "text3")]
        band, text = self._band_rect(), range_words(series)
        if band is None or not text:
            return
        width, inset = ink.width(text, "caption"), ink.px(6)
        middles = [band.center().y()]
        if band.height() >= ink.px(3 * BAND):
            middles = [band.bottom() - height / 2 - 1, band.top() + height / 2 + 1, *middles]
        elif band.height() < ink.px(BAND - 2):
            middles = [band.top() - height / 2]
        lefts = [min(x, plot.right() - width - inset), plot.right() - width - inset, plot.left() + inset]
        rects = [QRectF(left, middle - height / 2, width, height) for left in lefts for middle in middles]
        aside = QRectF(lefts[1], ink.px(CAPTION) - height / 2, width, height)  # last resort: beside the window's words
        if aside.left() > self._captions[0][0].right() + inset:
            rects.append(aside)
        free = next((rect for rect in rects if not self.crossed(rect)), rects[0])
        self._captions.append((free, text, "ref_ink"))

    def _scale_captions(self) -> Iterator[tuple[QRectF, str, str]]:
        """At the foot of the axis that it is a log scale; in percent, the fall that is asked for over its line."""
        ink, plot = self.ink, self.plot_rect()
        height = ink.line_height("caption")
        if self.mode == LOG:
            words = self.tr("log scale")
            left = plot.left() - ink.px(6) - ink.width(words, "caption")
            foot = self.height() - ink.px(4) - height
            yield QRectF(left, foot, ink.width(words, "caption"), height), words, "text3"
        if (line := self.criterion_line()) is not None and self.series is not None:
            words = f"−{fall_percent(self.series)} %"
            wide = ink.width(words, "caption")
            yield QRectF(line.x2() - wide, line.y2() - height, wide, height), words, "threshold"

    def criterion_line(self) -> QLineF | None:
        """In percent: the fall that the six-week criterion of the marker asks for, across the plot."""
        if self.mode != PERCENT or self.series is None:
            return None
        plot, y = self.plot_rect(), round(self.y_at(100 - fall_percent(self.series))) + 0.5
        return QLineF(plot.left(), y, plot.right(), y)

    def _labels(self, time: TimeScale) -> Iterator[Label]:
        series = self.series
        assert series is not None
        check = series.week6.point if series.week6 else None
        for before, after in self._method_changes():
            x, y = time.x((before + after) / 2), float(self.ink.px(CAPTION + 16))
            yield Label(
                text=self.tr("new method"),
                x=x,
                y=y,
                rank=6,
                places=(RIGHT, LEFT),
                reach=4.0,
                role="caption",
                colour="text2",
            )
        for point, mark in zip(self.shown, self.marks, strict=True):
            if not time.shown(point.day):
                continue
            at = self.position(mark)
            text = value_words(point.value) if self.mode != PERCENT else percent_of(point, mark.y)
            text = f"{text} c" if point.converted else text
            reach = float(self.ink.px(9 if mark.ring or mark.open else 7))
            label = _label_of(point, series, check=check, latest=point is series.points[-1])
            focused = point.day in self.focus_days
            if label is None and not focused:
                if point.converted:
                    yield Label(text="c", x=at.x(), y=at.y(), rank=7, reach=reach)
                continue
            rank, places, template = label or (0, (ABOVE_ASIDE, BELOW_ASIDE, ABOVE, BELOW), "{value}")
            if focused:  # beside the focus line, not across it
                beside = {ABOVE: ABOVE_ASIDE, BELOW: BELOW_ASIDE}
                places = (*(beside.get(place, place) for place in places), ABOVE, BELOW)
            words = self.tr("nadir {value}").format(value=text) if template == "nadir" else text
            if point is series.points[-1] and point.letter and self.mode != PERCENT:
                words = f"{words} {point.letter}"
            yield Label(
                text=words,
                x=at.x(),
                y=at.y(),
                rank=0 if focused else rank,
                places=places,
                reach=reach,
                colour="accent" if focused else "text",
                background="",
            )

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        super().set_focus(days, day)
        if self.time is not None and self.shown:
            self._place()

    def spots(self) -> Iterator[Spot]:
        if self.series is None or self.time is None:
            return
        seen = [(point, mark) for point, mark in zip(self.shown, self.marks, strict=True) if self.time.shown(point.day)]
        for (point, mark), area in zip(seen, self.areas([mark for _, mark in seen]), strict=True):
            yield marker_spot(self.series, point, area, drawn=self._drawn_words(point, mark))
        ends = [
            (self.position(mark), point.day, reported_words(point.result))
            for point, mark in zip(self.shown, self.marks, strict=True)
        ]
        yield from between(self.analyte, ends, [point.new_method for point in self.shown])
        if (line := self.criterion_line()) is not None:
            words = self.tr("{marker}: the 6-week criterion asks for a fall of at least {percent} %")
            yield Spot(what=words.format(marker=self.analyte, percent=fall_percent(self.series)), line=line)

    def _drawn_words(self, point: MarkerPoint, mark: Mark) -> str:
        """Where the mark stands, when that is not its value as reported."""
        if self.mode == PERCENT:
            return self.tr("{percent} of the baseline").format(percent=percent_of(point, mark.y))
        if point.converted and self.series is not None:
            return self.tr("drawn at {value} {unit}").format(value=value_words(point.value), unit=self.series.unit)
        return ""

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_below(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        first, last = (round(time.x(day)) for day in self.check_days)
        painter.fillRect(QRectF(first, 0, last - first, self.height() - 1), ink.colour("window6"))
        band = self._band_rect()
        if band is not None:
            painter.fillRect(band, ink.colour("band_ref"))
        if (line := self.criterion_line()) is not None:
            painter.setPen(ink.dashed("threshold", THRESHOLD_LINE, 4.0, 3.0))
            painter.drawLine(line)
        painter.setPen(ink.dashed("text2", THRESHOLD_LINE, 4.0, 3.0))
        for before, after in self._method_changes():
            x = round(time.x((before + after) / 2)) + 0.5
            painter.drawLine(QLineF(x, ink.px(CAPTION + 8), x, self.height() - ink.px(6)))

    def _method_changes(self) -> Iterator[tuple[int, int]]:
        for before, after in pairwise(self.shown):
            if after.new_method:
                yield before.day, after.day

    def paint_above(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        for rect, text, colour in self._captions:
            ink.write_middle(painter, QPointF(rect.left(), rect.center().y()), text=text, colour=colour)
        ink.write_labels(painter, self.placed)


def _label_of(
    point: MarkerPoint, series: MarkerCourse, *, check: MarkerPoint | None, latest: bool
) -> tuple[int, tuple[str, ...], str] | None:
    """Rank, places and template of a point that is always named: baseline, check, nadir, latest, censored."""
    if point is series.baseline:
        return 1, (ABOVE_RIGHT, ABOVE, BELOW_RIGHT, BELOW, RIGHT), "{value}"
    if latest:
        nadir = "nadir" if point is series.nadir else "{value}"
        return 1, (RIGHT, ABOVE, BELOW, ABOVE_LEFT, LEFT), nadir
    if point is series.nadir:
        return 2, (BELOW, ABOVE, RIGHT, LEFT), "nadir"
    if point is check:
        return 3, (ABOVE_RIGHT, ABOVE, BELOW, BELOW_RIGHT), "{value}"
    if point.value.censored:
        below = point.value.operator in ("<", "≤")
        return 3, (BELOW, ABOVE, RIGHT, LEFT) if below else (ABOVE, BELOW, RIGHT, LEFT), "{value}"
    return None
