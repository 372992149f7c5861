"""AFP or PIVKA-II over time: log, linear or in percent of the baseline, with the six-week window and its answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course import Course
from models.markers import MarkerCourse, MarkerPoint
from models.quantities import Answer
from models.relative import percent_of_baseline
from ui.charts.ink import Ink
from ui.charts.labels import ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW, BELOW_RIGHT, LEFT, RIGHT, Label, place_labels
from ui.charts.measures import BASELINE_SQUARE, CENSORED_TRIANGLE, POINT, THRESHOLD_LINE
from ui.charts.plot import CIRCLE, DIAMOND, SQUARE, TRIANGLE_DOWN, TRIANGLE_UP, Mark, PlotRow
from ui.charts.row import TableTwin
from ui.charts.timescale import TimeScale
from ui.charts.words import fall_words, linear_ticks, plain_number, value_words
from ui.language import number, short_date, spoken

LOG, LINEAR, PERCENT = "log", "linear", "percent"
MODES = (LOG, LINEAR, PERCENT)
TOP, BOTTOM, BAND = 30, 18, 13
CAPTION = 11
DECADE_PIXELS = 13


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
        self._floor = _log_floor(self.shown)
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
        elif point.converted:
            hollow = True
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
        return self.tr("{marker} over time").format(marker=self.analyte)

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
            (short_date(p.on), str(p.day), self._value_with_unit(p), p.letter, "; ".join(self._remarks(p)))
            for p in ordered
        )
        return TableTwin(self.title(), columns, rows)

    def _value_with_unit(self, point: MarkerPoint) -> str:
        assert self.series is not None
        if point in self.series.points:
            return value_words(point.value)
        return f"{value_words(point.value)} {point.result.unit}"

    def _remarks(self, point: MarkerPoint) -> Iterator[str]:
        assert self.series is not None
        if point is self.series.baseline:
            yield self.tr("baseline")
        if self.series.week6 is not None and point is self.series.week6.point:
            yield self.tr("6-week check")
        if point is self.series.nadir:
            yield self.tr("nadir")
        if point.converted:
            reported = f"{point.result.value.reported} {point.result.unit}"
            yield self.tr("converted from {value}").format(value=reported)
        if point.new_method:
            yield self.tr("new method")
        if point in self.series.other_series:
            yield self.tr("another series, never compared")

    # --- places ----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        if self.time is None or self.series is None or not self.shown:
            self.placed = []
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
            high = max(high, low + 1.0)
        else:
            low, bottom = 0.0, float(ink.px(8))
            high = high or 1.0
        self.set_values(low, high, top=ink.px(TOP), bottom=bottom)
        if self.mode == LOG:
            top_value = min(self.box.state["targetRange"][1][1], math.ceil(high))
            ticks = _log_ticks(self.y_at, low, top_value)
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

    def caption_x(self) -> float:
        """The window's words begin to its right, or where the plot begins when the window is out of sight."""
        assert self.time is not None
        wanted = self.time.x(self.check_days[1]) + self.ink.px(6)
        return min(max(wanted, self.time.left + self.ink.px(6)), self.time.right - self.ink.px(60))

    def _place(self) -> None:
        ink, time = self.ink, self.time
        assert time is not None
        taken = [rect for rect, _ in self._captions()]
        plot = self.plot_rect()
        self.placed = place_labels(
            self._labels(time),
            QRectF(plot.left() - ink.px(30), ink.px(2), plot.width() + ink.px(34), self.height() - ink.px(3)),
            width=ink.width,
            height=ink.line_height("caption_strong"),
            taken=taken,
            points=[*self.point_rects(), *filter(None, [self._band_rect()])],
        )

    def _captions(self) -> list[tuple[QRectF, str]]:
        """The words of the window and of the range, with their colours."""
        ink, x = self.ink, self.caption_x()
        found: list[tuple[QRectF, str]] = []
        height = ink.line_height("caption")
        room = self.plot_rect().right() - x
        if words := self.check_words():
            width = min(ink.width(words, "caption"), room)
            found.append((QRectF(x, ink.px(CAPTION) - height / 2, width, height), "text3"))
        band = self._band_rect()
        if band is not None and (words := self.range_words()):
            middle = band.center().y() if band.height() >= ink.px(BAND - 2) else band.top() - height / 2
            found.append((QRectF(x, middle - height / 2, min(ink.width(words, "caption"), room), height), "ref_ink"))
        return found

    def _labels(self, time: TimeScale) -> Iterator[Label]:
        series = self.series
        assert series is not None
        check = series.week6.point if series.week6 else None
        for point, mark in zip(self.shown, self.marks, strict=True):
            if not time.shown(point.day):
                continue
            at = self.position(mark)
            text = value_words(point.value) if self.mode != PERCENT else f"{number(mark.y, 1)} %"
            text = f"{text} c" if point.converted else text
            reach = float(self.ink.px(9 if mark.ring or mark.open else 7))
            label = _label_of(point, series, check=check, latest=point is series.points[-1])
            focused = point.day in self.focus_days
            if label is None and not focused:
                if point.converted:
                    yield Label(text="c", x=at.x(), y=at.y(), rank=7, reach=reach)
                continue
            rank, places, template = label or (0, (ABOVE, BELOW, ABOVE_LEFT, ABOVE_RIGHT), "{value}")
            words = self.tr("nadir {value}").format(value=text) if template == "nadir" else text
            if point is series.points[-1] and point.letter:
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

    # --- words -----------------------------------------------------------------------------------------------------

    def check_words(self) -> str:
        """The six-week answer in words; what is missing when there is none."""
        series = self.series
        if series is None:
            return ""
        check = series.week6
        if check is None or series.answer in (Answer.UNDETERMINED, Answer.NOT_ASSESSABLE):
            return self.tr("6-week check: {reason}").format(reason=spoken(series.reason))
        texts = {
            "first": self.check_days[0],
            "last": self.check_days[1],
            "change": fall_words(check.fall_low, check.fall_high),
        }
        if series.answer is Answer.MET:
            return self.tr("6-week check, day {first}–{last}: {change}, criterion met").format(**texts)
        return self.tr("6-week check, day {first}–{last}: {change}, criterion not met").format(**texts)

    def range_words(self) -> str:
        series = self.series
        if series is None or not series.high:
            return ""
        high, unit = plain_number(Decimal(str(series.high))), series.unit
        if series.low is None:
            return self.tr("Laboratory’s range up to {high} {unit}").format(high=high, unit=unit)
        low = plain_number(Decimal(str(series.low)))
        return self.tr("Laboratory’s range {low}–{high} {unit}").format(low=low, high=high, unit=unit)

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_below(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        first, last = (round(time.x(day)) for day in self.check_days)
        painter.fillRect(QRectF(first, 0, last - first, self.height() - 1), ink.colour("window6"))
        band = self._band_rect()
        if band is not None:
            painter.fillRect(band, ink.colour("band_ref"))
        painter.setPen(ink.dashed("text2", THRESHOLD_LINE, 4.0, 3.0))
        for before, after in self._method_changes():
            x = round(time.x((before + after) / 2)) + 0.5
            painter.drawLine(QLineF(x, ink.px(CAPTION + 8), x, self.height() - ink.px(6)))

    def _method_changes(self) -> Iterator[tuple[int, int]]:
        for before, after in zip(self.shown, self.shown[1:], strict=False):
            if after.new_method:
                yield before.day, after.day

    def paint_above(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        words = [text for text in (self.check_words(), self.range_words() if self.band else "") if text]
        for (rect, colour), text in zip(self._captions(), words, strict=True):
            at = QPointF(rect.left(), rect.center().y())
            short = ink.elided(text, "caption", self.plot_rect().right() - rect.left())
            ink.write_middle(painter, at, text=short, colour=colour)
        ink.write_labels(painter, self.placed)


def _label_of(
    point: MarkerPoint, series: MarkerCourse, *, check: MarkerPoint | None, latest: bool
) -> tuple[int, tuple[str, ...], str] | None:
    """Rank, places and template of a point that is always named: baseline, check, nadir, latest."""
    if point is series.baseline:
        return 1, (ABOVE_RIGHT, ABOVE, BELOW_RIGHT, BELOW, RIGHT), "{value}"
    if latest:
        nadir = "nadir" if point is series.nadir else "{value}"
        return 1, (RIGHT, ABOVE, BELOW, ABOVE_LEFT, LEFT), nadir
    if point is series.nadir:
        return 2, (BELOW, ABOVE, RIGHT, LEFT), "nadir"
    if point is check:
        return 3, (ABOVE_RIGHT, ABOVE, BELOW, BELOW_RIGHT), "{value}"
    return None


def _log_floor(points: tuple[MarkerPoint, ...]) -> float:
    """Where a result of exactly zero stands on a log scale: a decade below the lowest other one."""
    positive = [math.log10(float(point.value.limit)) for point in points if point.value.limit > 0]
    return min(positive, default=1.0) - 1.0


def _log_ticks(y_of: Callable[[float], float], low: float, top: float) -> list[tuple[float, str]]:
    """The decades of the values and of the range's upper end, every second one where they are close."""
    decades = [float(exponent) for exponent in range(math.ceil(low - 0.01), math.floor(top) + 1)]
    if len(decades) > 1 and y_of(decades[0]) - y_of(decades[1]) < DECADE_PIXELS:
        decades = decades[::-2][::-1]
    return [(exponent, number(10**exponent, max(0, -round(exponent)))) for exponent in decades]
