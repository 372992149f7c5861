"""Rows of bars: what was given, and adverse events by grade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from models.prints.case_facts import DayKind, Mark, Panel, Row
from ui.paper.chart_ink import ChartInk, fitting, width
from ui.paper.figure.frame import LABELS, LINE, Frame, dashed_shape, hatch, wrapped
from ui.paper.figure.words import event_words, given_words, grade_words, row_name
from ui.paper.ink import REGULAR, STRONG
from ui.words.clinical import translate

BAR = 11.0
_ROW = 17.0
_LEAST = 5.0  # of a bar, so that one day is seen
_CLOSE = 8.0  # nearer than this diamonds become strokes
_AIR = 7.0
_FILLS = {"drug": "targeted", "radiation": "radiation", "cell therapy": "cell"}
_GRADES = {1: "paper", 2: "hair", 3: "radiation", 4: "second", 5: "ink"}
_LIGHT = (4, 5)  # grades whose number is written in paper
_SYMBOLS = {"procedure": "square", "cell therapy": "circle"}


@dataclass(frozen=True)
class LaneRow:
    """One agent or one event: its name, its bars, and beside them what they stand for, where there is room.

    ``tight``: of both languages the English alone where both have no room on one line.
    """

    row: Row
    frame: Frame
    tight: bool = False

    @property
    def _weight(self) -> int:
        severe = self.row.panel is Panel.EVENT and any((mark.grade or 0) >= 3 for mark in self.row.marks)
        return STRONG if severe else REGULAR

    @cached_property
    def _spans(self) -> tuple[tuple[float, float, Mark], ...]:
        """Left and right end of each mark; an event without a day is drawn as long as the treatment."""
        found = []
        for mark in self.row.marks:
            if mark.day is None:
                axis = self.frame.axis.stretches
                zero = next((part for part in axis if part.first <= 0 <= part.last), axis[0])
                found.append((self.frame.x(max(zero.first, 0)), self.frame.x(zero.last), mark))
                continue
            left = self.frame.x(mark.day)
            right = self.frame.x(mark.until) if mark.until is not None else left
            found.append((left, max(right, left), mark))
        return tuple(found)

    @cached_property
    def _ends(self) -> tuple[float, float]:
        """Where the marks begin and end, with what their shapes need."""
        return min(left for left, _, _ in self._spans) - 6, max(right for _, right, _ in self._spans) + 6

    @cached_property
    def _name(self) -> tuple[str, ...]:
        name = row_name(self.row)
        free = self._ends[0] - _AIR
        if width(name, self._weight) <= max(LABELS - 6, free):
            return (name,)
        return wrapped(self._fitting(name, max(LABELS - 6, free), self._weight), LABELS - 6, self._weight)

    def _fitting(self, words: str, room: float, weight: int = REGULAR) -> str:
        return fitting(words, room, weight) if self.tight else words

    @property
    def _name_ends(self) -> float:
        return max(width(line, self._weight) for line in self._name) + _AIR

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], float, int]:
        """The lines beside the bars, where they begin, and how many lines below the bars they stand."""
        words = event_words(self.row) if self.row.panel is Panel.EVENT else given_words(self.row)
        if not words:
            return (), 0.0, 0
        first, last = self._ends
        right, left = self.frame.across - last - 3, first - 3 - max(self._name_ends, LABELS)
        words = self._fitting(words, max(right, left))
        if width(words) <= right:
            return (words,), last + 2, 0
        if width(words) <= left:
            return (words,), first - 2 - width(words), 0
        if right >= 150:
            lines = wrapped(words, right)
            if len(lines) <= 2:
                return lines, last + 2, 0
        room = self.frame.across - LABELS
        lines = wrapped(words, room)
        return lines, min(max(first, LABELS), self.frame.across - max(map(width, lines))), 1

    @property
    def height(self) -> float:
        lines, _x, below = self._words
        return _ROW + LINE * (max(len(self._name), len(lines) + below, 1) - 1)

    def paint(self, ink: ChartInk, top: float) -> None:
        y = top + _ROW / 2
        for place, line in enumerate(self._name):
            ink.words(0, y + LINE * place, line, weight=self._weight, backed=True)
        lines, x, below = self._words
        for place, line in enumerate(lines):
            ink.words(x, y + LINE * (place + below), line, backed=True)
        if self.row.panel is Panel.EVENT:
            for left, right, mark in self._spans:
                _event_bar(ink, left, right, y, mark)
        elif self.row.kind == self.row.name:
            _bracket(ink, *self._spans[0][:2], y, self._spans[0][2])
        else:
            self._paint_given(ink, y)

    def _paint_given(self, ink: ChartInk, y: float) -> None:
        highest = max((float(mark.value) for mark in self.row.marks if mark.value), default=0.0)
        before = -1e9
        for left, right, mark in self._spans:
            if mark.lasting or mark.ongoing:
                _bar(ink, left, right, y, mark, fill=_FILLS.get(self.row.kind, "other"), highest=highest)
            elif left - before < _CLOSE:
                ink.line(((left, y - 4.4), (left, y + 4.4)), "ink", 1.0)
                before = left - _CLOSE / 2
            else:
                _single(ink, left, y, mark, _SYMBOLS.get(self.row.kind, "diamond"))
                before = left


def _single(ink: ChartInk, x: float, y: float, mark: Mark, symbol: str) -> None:
    """Something of one day: filled where its day is recorded, open where counted, dashed where not known."""
    if mark.kind in (DayKind.ORDER, DayKind.UNKNOWN):
        path = QPainterPath()
        path.moveTo(x, y - 5.2)
        for dx, dy in ((5.2, 0), (0, 5.2), (-5.2, 0)):
            path.lineTo(x + dx, y + dy)
        path.closeSubpath()
        dashed_shape(ink, path)
        return
    ink.symbol(symbol, x, y, "ink", hollow=mark.omitted or mark.kind is DayKind.COUNTED)


def _bar(ink: ChartInk, left: float, right: float, y: float, mark: Mark, *, fill: str, highest: float) -> None:
    right = max(right, left + _LEAST)
    share = float(mark.value) / highest if mark.value and highest else 1.0
    tall = BAR * max(share, 0.4)
    rect = QRectF(left, y + BAR / 2 - tall, right - left, tall)
    if mark.kind in (DayKind.ORDER, DayKind.UNKNOWN):
        hatch(ink, rect)
    elif mark.ongoing:
        middle = rect.center().y()
        corners = (
            (left, rect.top()), (right - 4, rect.top()),
            (right, middle), (right - 4, rect.bottom()), (left, rect.bottom()),
        )  # fmt: skip
        ink.polygon(corners, fill, "second")
    else:
        ink.area(rect, fill if mark.kind is DayKind.RECORDED else "paper", "second")


def _bracket(ink: ChartInk, left: float, right: float, y: float, mark: Mark) -> None:
    """Days between two ends: of a culture."""
    if mark.kind is DayKind.ORDER:
        hatch(ink, QRectF(left, y - 4, right - left, 8))
        return
    ink.line(((left, y), (right, y)), "ink", 1.8)
    for x in (left, right):
        ink.line(((x, y - 4.5), (x, y + 4.5)), "ink", 1.4)


def _event_bar(ink: ChartInk, left: float, right: float, y: float, mark: Mark) -> None:
    """Darker with the grade, whose number stands in it; empty and dashed where day or grade are not known."""
    right = max(right, left + _LEAST)
    rect = QRectF(left, y - BAR / 2, right - left, BAR)
    words = grade_words(mark)
    grade = mark.grade or 1
    if mark.kind is DayKind.UNKNOWN:
        ink.area(rect, None, "second", dashed=True)
        ink.words(left + 8, y, translate("Figure", "grade {grade}").format(grade=words), backed=True)
        return
    if mark.kind is DayKind.ORDER:
        hatch(ink, rect)
    else:
        edge = "second"
        ink.area(rect, _GRADES[grade], edge, dashed=mark.kind is DayKind.COUNTED)
    if width(words, STRONG) + 6 <= right - left:
        light = grade in _LIGHT and mark.kind is not DayKind.ORDER
        ink.words(
            (left + right) / 2 if right - left < 60 else left + 8,
            y, words, weight=STRONG, ink="paper" if light else "ink", align=0.5, backed=mark.kind is DayKind.ORDER,
        )  # fmt: skip
