"""Rows of values over time: markers on a log scale, sums with their responses, counts and other results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, floor, log10

from PySide6.QtCore import QRectF

from models.prints.case_facts import DayKind, Mark, Row
from models.response.response import Criterion
from ui.charts.labels import (
    ABOVE,
    ABOVE_LEFT,
    ABOVE_RIGHT,
    BELOW,
    BELOW_LEFT,
    BELOW_RIGHT,
    LEFT,
    RIGHT,
    Label,
    Placed,
    place_labels,
)
from ui.charts.words import nice_step
from ui.paper.chart_ink import CHIP_WIDTH, TEXT, ChartInk, along, fitting, width
from ui.paper.figure.frame import LABELS, LINE, Frame, wrapped
from ui.paper.figure.words import row_name
from ui.paper.ink import REGULAR, STRONG
from ui.words.clinical import translate, unit_words
from ui.words.speaking import halves, is_paired, side_by_side

_PLACES = (ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT, LEFT)
_CHIPS = 17.0
_EMPTY = 20.0
_LEAST = 0.1  # where the log scale ends at the latest


@dataclass(frozen=True)
class Line:
    """One row as a line: its colour and shape."""

    row: Row
    ink: str
    symbol: str
    hollow: bool = False


@dataclass(frozen=True)
class ValueRow:
    """Lines on one scale. ``log``: markers. ``from_zero``: the scale begins at 0, as of sums. ``tall``: of the plot."""

    lines: tuple[Line, ...]
    frame: Frame
    tall: float
    log: bool = False
    from_zero: bool = False
    ticks: bool = True

    @property
    def _chips(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.row.criterion is not None)

    @cached_property
    def _head(self) -> tuple[tuple[str, int], ...]:
        """The lines of the label column, with their weight."""
        if self._chips:
            return ()
        row, room = self.lines[0].row, LABELS - (52 if self.ticks else 8)
        unit = unit_words(row.unit)
        one_line = f"{row_name(row)}, {unit}" if unit else row_name(row)
        if not self.ticks and width(one_line, STRONG) <= LABELS - 8:
            return ((one_line, STRONG),)
        if not self.ticks and is_paired(row_name(row)):
            english, chinese = halves(row_name(row))
            return ((english, STRONG), (f"{chinese}, {side_by_side(unit)}".removesuffix(", "), REGULAR))
        lines = [(line, STRONG) for line in wrapped(row_name(row), room, STRONG)]
        more = (unit, translate("Report", "log scale") if self.log else "", self._range)
        lines += [(line, 400) for words in more if words for line in wrapped(fitting(words, room), LABELS - 8)]
        return tuple(lines)

    @property
    def _range(self) -> str:
        row = self.lines[0].row
        if not self.log or row.high is None:
            return ""
        if row.low is not None:
            return translate("Report", "range {low}–{high}").format(low=f"{row.low:g}", high=f"{row.high:g}")
        return translate("Report", "range ≤ {high}").format(high=f"{row.high:g}")

    @property
    def height(self) -> float:
        chips = _CHIPS * len(self._chips)
        plot = self.tall if any(self._points(line) for line in self.lines) else 0.0
        return max(chips + plot, LINE * len(self._head) + 4, _EMPTY)

    # --- scale

    def _number(self, mark: Mark) -> float:
        value = mark.number or 0.0
        return log10(max(value, _LEAST)) if self.log else value

    def _points(self, line: Line) -> list[Mark]:
        return [mark for mark in line.row.known if mark.number is not None]

    @cached_property
    def _ends(self) -> tuple[float, float]:
        values = [self._number(mark) for line in self.lines for mark in self._points(line)]
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        if self.from_zero:
            return 0.0, high * 1.05 or 1.0
        if self.log:
            low, high = floor(low + 1e-9), ceil(high - 1e-9)
            return float(low), float(max(high, low + 1))
        spread = (high - low) or abs(high) * 0.2 or 1.0
        return low - spread * 0.15, high + spread * 0.15

    def _y(self, number: float, top: float) -> float:
        low, high = self._ends
        upper, lower = self._plot_top(top) + 9.0, top + self.height - 9.0
        if self.ticks:
            upper += 9.0  # for the values above the highest points
        return lower - (number - low) / (high - low) * (lower - upper)

    def _plot_top(self, top: float) -> float:
        return top + _CHIPS * len(self._chips)

    # --- painting

    def paint(self, ink: ChartInk, top: float) -> None:
        for place, (words, weight) in enumerate(self._head):
            shade = "ink" if weight == STRONG else "second"
            ink.words(0, top + 10 + LINE * place, words, weight=weight, ink=shade, backed=True)
        for place, line in enumerate(self._chips):
            self._paint_chips(ink, line, top + _CHIPS * (place + 0.5))
        if not any(self._points(line) for line in self.lines):
            return
        if self._chips:
            words = fitting(translate("Report", "sum, mm"), LABELS - 62)
            ink.words(14, self._plot_top(top) + 10, words, ink="second")
        if self.ticks:
            self._paint_ticks(ink, top)
        for line in self.lines:
            self._paint_line(ink, line, top)
        placed = self._labels(top)
        for one in placed:
            ink.area(one.rect.adjusted(0, 1, 0, -1), "paper")
        for line in self.lines:
            for mark in self._points(line):
                self._paint_point(ink, line, mark, top)
        for one in placed:
            ink.words(one.rect.center().x(), one.rect.center().y(), one.label.text, weight=STRONG, align=0.5)

    def _paint_chips(self, ink: ChartInk, line: Line, y: float) -> None:
        """The response of each read that has room; the newest first, then where it changed."""
        ink.symbol(line.symbol, 5, y, line.ink, hollow=line.hollow)
        ink.words(14, y, row_name(line.row), weight=STRONG)
        reads = [mark for mark in line.row.known if mark.response is not None]
        changed = reads[:1] + [mark for before, mark in pairwise(reads) if before.response is not mark.response]
        taken: list[float] = []
        for mark in dict.fromkeys((*reads[-1:], *changed, *reads)):
            x = min(self.frame.x(mark.day or 0), self.frame.across - CHIP_WIDTH / 2 - 1)
            if mark.response is not None and not any(abs(x - other) < CHIP_WIDTH + 1 for other in taken):
                taken.append(x)
                ink.chip(x, y, mark.response)

    def _paint_ticks(self, ink: ChartInk, top: float) -> None:
        last = top + self.height + 20
        for value, words in self._scale():
            y = self._y(value, top)
            if last - y >= 14 and y >= self._plot_top(top) + 2:
                ink.words(LABELS - 4, y, words, ink="second", align=1.0, backed=True)
                ink.area(QRectF(LABELS - 1, y - 0.35, 4, 0.7), "second")
                last = y

    def _scale(self) -> Iterator[tuple[float, str]]:
        low, high = self._ends
        if self.log:
            for exponent in range(int(low), int(high) + 1):
                yield float(exponent), f"{10.0**exponent:,.12g}"
            return
        step = nice_step(high - low, max(self.tall / 24, 1.0))
        value = ceil(low / step) * step
        while value <= high + 1e-9:
            yield value, f"{value:,.6g}"
            value += step

    def _paint_line(self, ink: ChartInk, line: Line, top: float) -> None:
        """From value to value, but not across surgery or a change of method."""
        row = line.row
        for before, after in pairwise(self._points(line)):
            if not any((before.day or 0) < day <= (after.day or 0) for day in row.parted):
                ink.line([self._at(mark, top) for mark in (before, after)], line.ink)
        days = [mark.day or 0 for mark in self._points(line)]
        for day in row.parted if days else ():
            if min(days) < day <= max(days):
                x = self.frame.x(day)
                ink.line(((x, self._plot_top(top) + 3), (x, top + self.height - 3)), "ink", 1.1, dash=(3, 2))

    def _at(self, mark: Mark, top: float) -> tuple[float, float]:
        return self.frame.x(mark.day or 0), self._y(self._number(mark), top)

    def _paint_point(self, ink: ChartInk, line: Line, mark: Mark, top: float) -> None:
        x, y = self._at(mark, top)
        if mark.censored:
            ink.symbol(mark.censored, x, y, line.ink, hollow=True)
            return
        baseline = line.row.criterion is Criterion.RECIST and mark.response is None
        open_mark = line.hollow or mark.kind is not DayKind.RECORDED
        ink.symbol("square" if baseline else line.symbol, x, y, line.ink, hollow=baseline or open_mark)

    # --- labels

    def _labels(self, top: float) -> list[Placed]:
        """Values beside their points: the first, the last and the extremes before the rest, none over another."""
        drawn = [[self._at(mark, top) for mark in self._points(line)] for line in self.lines]
        marks = [QRectF(x - 4.5, y - 4.5, 9, 9) for line in drawn for x, y in line]
        marks += [rect for line in drawn for rect in along(line)]
        upper = self._plot_top(top)
        bounds = QRectF(LABELS + 2, upper + 0.5, self.frame.across - LABELS - 2, top + self.height - upper - 1)
        places = place_labels(
            [label for line in self.lines for label in self._wanted(line, top)],
            bounds,
            width=lambda words, role: width(words, STRONG) + 3,
            height=TEXT + 1.0,
            points=marks,
        )
        return [p for p in places if not any(p.rect.intersects(mark) for mark in marks)]

    def _wanted(self, line: Line, top: float) -> Iterator[Label]:
        points = self._points(line)
        if not points:
            return
        numbers = [mark.number or 0.0 for mark in points]
        said: set[tuple[int | None, str]] = set()
        if line is not self.lines[0]:
            said = {(mark.day, mark.value) for mark in self._points(self.lines[0])}
        for mark in points:
            if (mark.day, mark.value) in said:
                continue
            x, y = self._at(mark, top)
            ends = mark in (points[0], points[-1])
            extreme = mark.number in (min(numbers), max(numbers))
            rank = 0 if ends else 1 if extreme else 2
            places = (RIGHT, *_PLACES) if mark is points[-1] else (LEFT, *_PLACES) if mark is points[0] else _PLACES
            yield Label(text=mark.value, x=x, y=y, rank=rank, places=places, reach=6.5)


STYLES: dict[str, tuple[str, str]] = {"AFP": ("afp", "circle"), "PIVKA-II": ("pivka", "diamond")}


def marker_row(row: Row, frame: Frame, tall: float) -> ValueRow:
    ink, symbol = STYLES.get(row.name, ("ink", "circle"))
    return ValueRow((Line(row, ink, symbol),), frame, tall, log=True)


def sum_row(rows: tuple[Row, ...], frame: Frame, tall: float) -> ValueRow:
    """Both criteria on one scale."""
    lines = tuple(
        Line(row, "recist", "circle")
        if row.criterion is Criterion.RECIST
        else Line(row, "mrecist", "diamond", hollow=True)
        for row in rows
    )
    return ValueRow(lines, frame, tall, from_zero=True)


def count_row(row: Row, frame: Frame, tall: float) -> ValueRow:
    return ValueRow((Line(row, "ink", "circle"),), frame, tall, ticks=False)


def analyte_row(row: Row, frame: Frame, tall: float, *, lesion: bool) -> ValueRow:
    """A result of another kind, or the size of one lesion."""
    line = Line(row, "recist", "circle") if lesion else Line(row, "pvtt", "diamond")
    return ValueRow((line,), frame, tall, ticks=False)
