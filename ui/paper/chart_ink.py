"""Drawing for printed charts: text in one font family at a time, symbols that differ in shape, the time axis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from models.response.response import Response
from ui.kit.marks import response_colour
from ui.kit.theme import FAMILIES
from ui.paper.ink import REGULAR, STRONG, colour, unjoined
from ui.words.signs import drawable
from ui.words.speaking import halves, is_paired, side_by_side

TEXT = 12  # pixels at 96 dpi: the 9 points below which nothing is printed
LEFT, RIGHT = 116.0, 106.0
_FINE = 20
_HAN = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+)")


@lru_cache(maxsize=16)
def _font(family: str, weight: int, pixels: int) -> QFont:
    face = QFont(family)
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight(weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return unjoined(face)


def _by_script(words: str) -> Iterator[tuple[str, str]]:
    """Text and the one family it is set in.

    WORKAROUND QSvgGenerator writes several families as one name, which QSvgRenderer then does not find.
    """
    for place, part in enumerate(_HAN.split(words)):
        if part:
            yield part, FAMILIES[place % 2]


@lru_cache(maxsize=2048)
def width(words: str, weight: int = REGULAR) -> float:
    """The width of a label in pixels, measured finely: SVG text is set without rounding."""
    return sum(
        QFontMetricsF(_font(family, weight, TEXT * _FINE)).horizontalAdvance(part) / _FINE
        for part, family in _by_script(side_by_side(words))
    )


def elided(words: str, room: float, weight: int = REGULAR) -> str:
    """The words, cut at their end with an ellipsis where ``room`` is too narrow."""
    if width(words, weight) <= room:
        return words
    words = fitting(words, room, weight)
    if width(words, weight) <= room:
        return words
    while words and width(words + "…", weight) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def fitting(words: str, room: float, weight: int = REGULAR) -> str:
    """The words; of both languages the English alone where there is no room for both. Never cut."""
    return words if not is_paired(words) or width(words, weight) <= room else halves(words)[0]


def along(line: Sequence[tuple[float, float]]) -> Iterator[QRectF]:
    """Small rectangles along a line, so that labels can be kept off it."""
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = max(int(hypot(x2 - x1, y2 - y1) / 5), 1)
        for step in range(steps + 1):
            share = step / steps
            yield QRectF(x1 + (x2 - x1) * share - 1.5, y1 + (y2 - y1) * share - 1.5, 3, 3)


@dataclass(frozen=True)
class Days:
    """The time axis: days from ``first`` to ``last`` between the label column and the right margin."""

    first: float
    last: float
    width: float

    def x(self, day: float) -> float:
        return LEFT + (day - self.first) / (self.last - self.first) * (self.right - LEFT)

    @property
    def right(self) -> float:
        return self.width - RIGHT

    def shown(self, day: float) -> bool:
        return self.first <= day <= self.last


class ChartInk:
    """A painter with the words and symbols of printed charts."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        weight: int = REGULAR,
        ink: str = "ink",
        align: float = 0.0,
        backed: bool = False,
    ) -> None:
        """Words whose middle height is at ``y``; ``align`` 0 begins at ``x``, 0.5 is centred, 1 ends there.

        ``backed``: on a patch of paper, so that no gridline runs through them.
        """
        words = drawable(side_by_side(words), FAMILIES)
        x -= align * width(words, weight)
        if backed:
            self.area(QRectF(x - 2, y - 6.5, width(words, weight) + 4, 13), "paper")
        self.painter.setPen(colour(ink))
        for part, family in _by_script(words):
            self.painter.setFont(_font(family, weight, TEXT))
            self.painter.drawText(QPointF(x, y + TEXT * 0.36), part)
            x += width(part, weight)

    def line(
        self, points: Sequence[tuple[float, float]], ink: str, thickness: float = 1.5, *, dash: Sequence[float] = ()
    ) -> None:
        pen = QPen(colour(ink), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern(list(dash))
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) == 2:
            self.painter.drawLine(QLineF(*points[0], *points[1]))
        else:
            self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def area(
        self, rect: QRectF, fill: str | None, edge: str | None = None, *, thickness: float = 0.8, dashed: bool = False
    ) -> None:
        pen = QPen(Qt.PenStyle.NoPen)
        if edge:
            pen = QPen(colour(edge), thickness)
            if dashed:
                pen.setDashPattern([3.0, 2.0])
        self.painter.setPen(pen)
        self.painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRect(rect)

    def polygon(self, corners: Sequence[tuple[float, float]], fill: str | None, edge: str) -> None:
        self.painter.setPen(QPen(colour(edge), 1.0))
        self.painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    def symbol(self, kind: str, x: float, y: float, ink: str, *, hollow: bool = False) -> None:
        """circle, diamond, square, up, down or ring; hollow ones are white inside."""
        if kind == "ring":
            self.painter.setPen(QPen(colour(ink), 1.2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(QPointF(x, y), 6.6, 6.6)
            return
        self.painter.setPen(QPen(colour(ink), 1.4 if hollow else 0.6))
        self.painter.setBrush(colour("paper" if hollow else ink))
        if kind == "circle":
            self.painter.drawEllipse(QPointF(x, y), 3.2, 3.2)
        elif kind == "square":
            self.painter.drawRect(QRectF(x - 3.8, y - 3.8, 7.6, 7.6))
        else:
            self.painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in _CORNERS[kind]]))

    def star(self, x: float, y: float, ink: str) -> None:
        path = QPainterPath()
        for place, (dx, dy) in enumerate(_STAR):
            (path.lineTo if place else path.moveTo)(QPointF(x + dx, y + dy))
        path.closeSubpath()
        self.painter.fillPath(path, colour(ink))

    def chip(self, x: float, y: float, response: Response) -> None:
        """A response in a chart: its code in a box centred on (x, y). Words too long for a box are left to a note."""
        stem = response_colour(response)
        fill = {"pd": "ink", "pr": "pr_fill", "cr": "cr_fill"}.get(stem, "paper")
        heavy = stem == "cr"
        self.area(QRectF(x - 12, y - 6.75, 24, 13.5), fill, "ink", thickness=1.6 if heavy else 0.8, dashed=stem == "ne")
        if response in CODES:
            ink = "paper" if stem == "pd" else "ink"
            self.words(x, y, response.value, weight=STRONG, ink=ink, align=0.5)


CODES = (Response.CR, Response.PR, Response.SD, Response.PD)
CHIP_WIDTH = 24.0
_CORNERS = {
    "diamond": ((0, -4.4), (4.4, 0), (0, 4.4), (-4.4, 0)),
    "up": ((0, -5.2), (5.2, 4.2), (-5.2, 4.2)),
    "down": ((0, 5.2), (5.2, -4.2), (-5.2, -4.2)),
}
_STAR = (
    (0, -6.5), (1.7, -2.1), (6.2, -2.0), (2.7, 0.9), (3.8, 5.3),
    (0, 2.8), (-3.8, 5.3), (-2.7, 0.9), (-6.2, -2.0), (-1.7, -2.1),
)  # fmt: skip
