"""Where the days of a case figure lie on the page, the axis with its breaks, and words that wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen

from models.prints.case_axis import BrokenAxis, Stretch
from ui.paper.chart_ink import ChartInk, width
from ui.paper.figure.words import day_words
from ui.paper.ink import REGULAR, STRONG, colour
from ui.words.clinical import translate
from ui.words.speaking import side_by_side

LABELS = 124.0  # pixels at 96 dpi of the column of names
EDGE, LAST = 14.0, 46.0  # between the outermost marks and the edges of the axis: the last value stands at the right
AXIS_HEIGHT = 24.0
LINE = 16.0
_APART = 12.0  # between the labels of the axis
_STEPS = (1, 2, 7, 14, 28, 56, 84, 168, 364, 728)
_PIECES = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+")


@dataclass(frozen=True)
class Frame:
    """The axis across ``across`` pixels."""

    axis: BrokenAxis
    across: float
    zero: bool = True  # whether day 0 means anything

    @property
    def left(self) -> float:
        return LABELS + EDGE

    @property
    def right(self) -> float:
        return self.across - LAST

    def x(self, day: float) -> float:
        return self.left + self.axis.share(day) * (self.right - self.left)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        wide = self.right - self.left
        return tuple(self.left + (start + stop) / 2 * wide for start, stop in self.axis.breaks)

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Days with a label: day 0, the ends of what is drawn, then round days, each where it has room."""
        if not self.zero:
            return ()
        wanted = [0, self.axis.first, self.axis.last]
        wanted += [day for stretch in self.axis.stretches for day in (stretch.first, stretch.last)]
        wanted += [day for stretch in self.axis.stretches for day in self._round(stretch)]
        kept: dict[int, tuple[float, float]] = {}
        for day in dict.fromkeys(wanted):
            if not any(stretch.first <= day <= stretch.last for stretch in self.axis.stretches):
                continue
            words, x = self._label(day), self.x(day)
            half = width(words, STRONG if day == 0 else REGULAR) / 2
            box = (x - half - _APART / 2, x + half + _APART / 2)
            free = all(box[1] <= left or right <= box[0] for left, right in (*kept.values(), *self._marks()))
            if free and box[1] - _APART / 2 <= self.across:
                kept[day] = box
        return tuple((day, self._label(day)) for day in sorted(kept))

    def _marks(self) -> Iterator[tuple[float, float]]:
        return ((x - 6, x + 6) for x in self.breaks)

    @staticmethod
    def _label(day: int) -> str:
        return translate("Report", "day 0") if day == 0 else day_words(day)

    def _round(self, stretch: Stretch) -> Iterator[int]:
        """Whole weeks of one stretch, as many as have room."""
        wide = (stretch.right - stretch.left) * (self.right - self.left)
        long = stretch.last - stretch.first
        step = next((step for step in _STEPS if long / step * 44 <= wide), None)
        if step is not None:
            yield from range(-(-stretch.first // step) * step, stretch.last + 1, step)

    def paint(self, ink: ChartInk, bottom: float) -> None:
        """The labels of the axis, a line down from each, and the breaks through all rows."""
        ink.words(0, 10, translate("Figure", "day"), ink="second")
        for day, words in self.ticks:
            x = self.x(day)
            ink.area(QRectF(x - 0.35, AXIS_HEIGHT - 3, 0.7, bottom - AXIS_HEIGHT + 3), "second" if day == 0 else "hair")
            ink.words(x, 10, words, align=0.5, weight=STRONG if day == 0 else REGULAR)
        for x in self.breaks:
            for side in (-3.0, 3.0):
                ink.line(((x + side, AXIS_HEIGHT), (x + side, bottom)), "second", 0.7, dash=(1.2, 2.4))
                ink.line(((x + side - 2.5, 15), (x + side + 2.5, 5)), "ink", 1.0)


def wrapped(words: str, room: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Words in lines that fit; between words, in Chinese between signs; a word that is longer is torn."""
    lines, line = [], ""
    for piece in _PIECES.findall(side_by_side(words)):
        if line and width((line + piece).rstrip(), weight) > room:
            lines.append(line.rstrip())
            line = ""
        while width(piece.rstrip(), weight) > room and len(piece) > 1:
            fits = next(n for n in range(len(piece) - 1, 0, -1) if n == 1 or width(piece[:n], weight) <= room)
            lines.append(piece[:fits])
            piece = piece[fits:]
        line += piece
    return tuple(part for part in (*lines, line.rstrip()) if part) or ("",)


def hatch(ink: ChartInk, rect: QRectF) -> None:
    """Order known, days not: diagonal lines within a dashed edge."""
    painter = ink.painter
    painter.save()
    painter.setPen(QPen(colour("second"), 0.6))
    step, tall = 5.0, rect.height()
    start = rect.left() - tall
    while start < rect.right():
        ends = _clipped(start, rect)
        if ends is not None:
            painter.drawLine(*ends)
        start += step
    painter.restore()
    ink.area(rect, None, "second", thickness=0.8, dashed=True)


def _clipped(start: float, rect: QRectF) -> tuple[QPointF, QPointF] | None:
    """A rising diagonal that begins at the bottom at ``start``, cut at the sides."""
    left, right = max(start, rect.left()), min(start + rect.height(), rect.right())
    if right <= left:
        return None
    return QPointF(left, rect.bottom() - (left - start)), QPointF(right, rect.bottom() - (right - start))


def dashed_shape(ink: ChartInk, path: QPainterPath) -> None:
    pen = QPen(colour("ink"), 1.1)
    pen.setDashPattern([2.0, 1.6])
    ink.painter.setPen(pen)
    ink.painter.setBrush(QBrush(colour("paper")))
    ink.painter.drawPath(path)
