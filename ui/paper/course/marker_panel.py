"""AFP or PIVKA-II in the printed chart strip: log scale, the laboratory's range as a band, direct labels."""

from __future__ import annotations

from itertools import pairwise
from math import log10

from PySide6.QtCore import QRectF

from models.markers.markers import MarkerCourse, MarkerPoint
from ui.charts.labels import ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW, BELOW_LEFT, BELOW_RIGHT, Label, place_labels
from ui.charts.labels import LEFT as LEFT_OF
from ui.charts.labels import RIGHT as RIGHT_OF
from ui.charts.words import log_ticks
from ui.paper.chart_ink import LEFT, TEXT, ChartInk, Days, along, fitting, width
from ui.paper.ink import STRONG
from ui.words.clinical import analyte_name, translate, unit_words

LABEL_HEIGHT = TEXT + 1.0
_EMPTY = 24.0
_DECADE = 54.0  # what the numbers of the axis take of the label column
_PLACES = (ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT_OF, LEFT_OF)


class MarkerPanel:
    """One marker. ``symbol`` is its shape, ``ink`` its colour."""

    def __init__(self, series: MarkerCourse, *, ink: str, symbol: str, height: float) -> None:
        self._series, self._ink, self._symbol = series, ink, symbol
        self.height = height if series.points else _EMPTY
        values = [max(float(point.value.limit), 0.1) for point in series.points]
        if series.high is not None and series.high > 0:
            values += [series.high, series.high / 2]
        self._low, self._high = (log10(min(values)), log10(max(values))) if values else (0.0, 1.0)
        if self._high - self._low < 0.5:
            self._low, self._high = self._low - 0.25, self._high + 0.25

    def paint(self, ink: ChartInk, days: Days, top: float) -> None:
        series = self._series
        ink.words(0, top + 11, analyte_name(series.analyte), weight=STRONG)
        if not series.points:
            words = translate("Report", "No {marker} result is recorded.").format(marker=series.analyte)
            ink.words(LEFT, top + 11, words, ink="second", backed=True)
            return
        ink.words(0, top + 27, unit_words(series.unit), ink="second")
        ink.words(0, top + 43, fitting(translate("Report", "log scale"), LEFT - _DECADE), ink="second")
        self._paint_range(ink, days, top)
        self._paint_ticks(ink, top)
        shown = [point for point in series.points if days.shown(point.day)]
        self._paint_lines(ink, days, top, shown)
        drawn = [(days.x(point.day), self._y(point, top)) for point in shown]
        marks = [*(QRectF(x - 4, y - 4, 8, 8) for x, y in drawn), *along(drawn)]
        places = place_labels(
            self._labels(days, top, shown),
            QRectF(LEFT - 8, top + 1, days.width - LEFT + 8, self.height - 2),
            width=lambda words, role: width(words, STRONG) + 3,
            height=LABEL_HEIGHT,
            taken=[self._range_words(days, top)],
            points=marks,
        )
        places = [p for p in places if p.label.rank < 3 or not any(p.rect.intersects(mark) for mark in marks)]
        for placed in places:
            ink.area(placed.rect.adjusted(0, 1, 0, -1), "paper")
        for point in shown:
            self._paint_point(ink, days, top, point)
        for placed in places:
            ink.words(placed.rect.center().x(), placed.rect.center().y(), placed.label.text, weight=STRONG, align=0.5)

    def _y(self, point: MarkerPoint, top: float) -> float:
        return self._height_of(log10(max(float(point.value.limit), 0.1)), top)

    def _height_of(self, logarithm: float, top: float) -> float:
        upper, lower = top + 23.0, top + self.height - 8.0
        return lower - (logarithm - self._low) / (self._high - self._low) * (lower - upper)

    def _band(self, top: float) -> tuple[float, float] | None:
        """Upper and lower edge of the laboratory's range, in sight at least."""
        high, low = self._series.high, self._series.low
        if high is None or high <= 0:
            return None
        upper = self._height_of(log10(high), top)
        lower = self._height_of(log10(low), top) if low is not None and low > 0 else top + self.height - 3
        return upper, min(max(lower, upper + 4), top + self.height - 1)

    def _range_words(self, days: Days, top: float) -> QRectF:
        """Where the range is written: in the margin beside its band."""
        band = self._band(top)
        middle = top + self.height - 8
        if band is not None:
            middle = min(sum(band) / 2, middle)
        return QRectF(days.right + 8, middle - 6.5, days.width - days.right - 8, 13)

    def _paint_range(self, ink: ChartInk, days: Days, top: float) -> None:
        band, low, high = self._band(top), self._series.low, self._series.high
        words = translate("Report", "no range")
        if band is not None and high is not None:
            ink.area(QRectF(LEFT - 8, band[0], days.right - LEFT + 8, band[1] - band[0]), "band")
            words = translate("Report", "range ≤ {high}").format(high=f"{high:g}")
            if low is not None:
                words = translate("Report", "range {low}–{high}").format(low=f"{low:g}", high=f"{high:g}")
        place = self._range_words(days, top)
        ink.words(place.left(), place.center().y(), fitting(words, place.width()), ink="second")

    def _paint_ticks(self, ink: ChartInk, top: float) -> None:
        """Decades as laboratories print them, and steps between where less than two are in sight: as on the screen."""
        for place, words in log_ticks(lambda value: self._height_of(value, 0.0), self._low, self._high):
            ink.words(LEFT - 12, self._height_of(place, top), words, ink="second", align=1.0)

    def _paint_lines(self, ink: ChartInk, days: Days, top: float, shown: list[MarkerPoint]) -> None:
        for before, after in pairwise(shown):
            if after.new_method:
                x = (days.x(before.day) + days.x(after.day)) / 2
                ink.line(((x, top + 4), (x, top + self.height - 4)), "second", 1.2, dash=(3, 2))
            else:
                ends = [(days.x(point.day), self._y(point, top)) for point in (before, after)]
                ink.line(ends, self._ink)

    def _paint_point(self, ink: ChartInk, days: Days, top: float, point: MarkerPoint) -> None:
        x, y = days.x(point.day), self._y(point, top)
        if point is self._series.nadir and point is not self._series.baseline:
            ink.symbol("ring", x, y, self._ink)
        if point.value.censored:
            kind = "up" if point.value.operator in (">", "≥") else "down"
            ink.symbol(kind, x, y, self._ink, hollow=True)
        elif point is self._series.baseline:
            ink.symbol("square", x, y, self._ink, hollow=True)
        else:
            ink.symbol(self._symbol, x, y, self._ink, hollow=point.converted)

    def _labels(self, days: Days, top: float, shown: list[MarkerPoint]) -> list[Label]:
        series, labels = self._series, []
        for point in shown:
            words, rank = point.value.reported.strip(), 9
            places: tuple[str, ...] = _PLACES
            if point is series.points[-1]:
                words, rank, places = f"{words} {point.letter}".strip(), 0, (RIGHT_OF, *_PLACES)
                if point is series.nadir and point is not series.baseline:
                    words = translate("Report", "{value}, nadir").format(value=words)
            elif point is series.baseline:
                rank, places = 1, (ABOVE_RIGHT, *_PLACES)
            elif point is series.nadir:
                words, rank = translate("Report", "nadir {value}").format(value=words), 2
            elif series.week6 is not None and point is series.week6.point:
                rank, places = 3, (ABOVE_RIGHT, *_PLACES)
            elif point.value.censored:
                rank = 4
            elif point.converted:
                words, rank = "c", 7
            if point.converted and rank < 7:
                words = f"{words} c"
            if rank < 9:
                x, y = days.x(point.day), self._y(point, top)
                labels.append(Label(text=words, x=x, y=y, rank=rank, places=places, reach=9.0))
        return labels
