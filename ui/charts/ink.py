"""What charts draw with: fonts measured once, words by their baseline, and the ground that every row shares."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from models.response.response import Response
from ui.charts.labels import Placed
from ui.charts.measures import CHART_CHIP, FOCUS_LINE
from ui.charts.timescale import TimeScale
from ui.kit.marks import glyph_path, paint_chip, response_colour, response_word
from ui.kit.theme import Theme

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
COLOURS = {"radiation": "radiation", "cell therapy": "cell", "procedure": "text2", "medicine": "sunken"}


class Ink:
    """Fonts, their measures and pens of one theme. ``renew`` after the theme has changed."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._fonts: dict[str, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def renew(self) -> None:
        self._fonts.clear()
        self._widths.clear()

    def px(self, n: float) -> int:
        return self.theme.px(n)

    def colour(self, name: str, opacity: float = 1.0) -> QColor:
        if opacity == 1.0:
            return self.theme.colour(name)
        mixed = QColor(self.theme.colour(name))
        mixed.setAlphaF(opacity)
        return mixed

    def font(self, role: str) -> QFont:
        return self._font(role)[0]

    def _font(self, role: str) -> tuple[QFont, QFontMetricsF]:
        if role not in self._fonts:
            font = self.theme.font(role)
            self._fonts[role] = (font, QFontMetricsF(font))
        return self._fonts[role]

    def width(self, text: str, role: str) -> float:
        key = (text, role)
        if key not in self._widths:
            if len(self._widths) > 4000:
                self._widths.clear()
            self._widths[key] = self._font(role)[1].horizontalAdvance(text)
        return self._widths[key]

    def cap_height(self, role: str) -> float:
        return self._font(role)[1].capHeight()

    def line_height(self, role: str) -> float:
        """The height of a label: digits with a little air."""
        return self.cap_height(role) + self.px(5)

    def elided(self, text: str, role: str, room: float) -> str:
        if self.width(text, role) <= room:
            return text
        return self._font(role)[1].elidedText(text, Qt.TextElideMode.ElideRight, room)

    def pen(self, name: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        pen = QPen(self.colour(name), width * self.theme.scale, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen

    def dashed(self, name: str, width: float, *pattern: float) -> QPen:
        pen = self.pen(name, width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(list(pattern))
        return pen

    def write(
        self,
        painter: QPainter,
        at: QPointF,
        *,
        text: str,
        role: str = "caption",
        colour: str = "text",
        anchor: float = LEFT,
    ) -> None:
        """Words with their baseline at ``at``; ``anchor`` says which part of them lies there."""
        x = at.x() - anchor * self.width(text, role) if anchor else at.x()
        painter.setFont(self.font(role))
        painter.setPen(self.colour(colour))
        painter.drawText(QPointF(round(x), round(at.y())), text)

    def write_middle(
        self,
        painter: QPainter,
        at: QPointF,
        *,
        text: str,
        role: str = "caption",
        colour: str = "text",
        anchor: float = LEFT,
    ) -> None:
        """Words whose digits are centred on the height of ``at``."""
        baseline = QPointF(at.x(), at.y() + self.cap_height(role) / 2)
        self.write(painter, baseline, text=text, role=role, colour=colour, anchor=anchor)

    def write_labels(self, painter: QPainter, placed: Iterable[Placed]) -> None:
        """Placed labels on their opaque backgrounds."""
        for entry in placed:
            label, rect = entry.label, entry.rect
            if label.background:
                painter.fillRect(rect.adjusted(-3, 1, 3, -1), self.colour(label.background))
            at = QPointF(rect.left(), rect.center().y())
            self.write_middle(painter, at, text=label.text, role=label.role, colour=label.colour)

    # --- responses -------------------------------------------------------------------------------------------------

    def chip_size(self, response: Response) -> tuple[float, float]:
        """A chip in a chart: the code alone, 26 × 15, wider for words written out."""
        least, height = self.px(CHART_CHIP[0]), self.px(CHART_CHIP[1])
        return max(least, self.width(response_word(response), "chip") + self.px(8)), height

    def write_chip(self, painter: QPainter, rect: QRectF, response: Response) -> None:
        paint_chip(painter, rect, self.theme, response)

    def write_glyph(self, painter: QPainter, rect: QRectF, response: Response) -> None:
        """The shape of a response alone, where its chip has no room."""
        stem = response_colour(response)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour(f"{stem}_edge"), 1.0))
        painter.setBrush(self.colour(f"{stem}_fill"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self.px(2), self.px(2))
        inner = rect.adjusted(self.px(2), self.px(2), -self.px(2), -self.px(2))
        painter.fillPath(glyph_path(response, inner), self.colour(f"{stem}_ink"))
        painter.restore()


def paint_ground(painter: QPainter, ink: Ink, time: TimeScale, *, height: float) -> None:
    """What lies beneath every row: lines at planned visits, the day of death, and today as a dotted line."""
    painter.setPen(ink.pen("grid"))
    lines = [QLineF(_crisp(x), 0, _crisp(x), height) for x, _ in time.gridlines()]
    if lines:
        painter.drawLines(lines)
    if time.death is not None and time.shown(time.death):
        painter.setPen(ink.pen("text3"))
        painter.drawLine(QLineF(_crisp(time.x(time.death)), 0, _crisp(time.x(time.death)), height))
    if time.today is not None and time.shown(time.today):
        painter.setPen(ink.dashed("today", 1.0, 1.0, 3.0))
        painter.drawLine(QLineF(_crisp(time.x(time.today)), 0, _crisp(time.x(time.today)), height))


def paint_focus(painter: QPainter, ink: Ink, time: TimeScale, *, day: float | None, height: float) -> None:
    """The focus line, behind marks."""
    if day is None or not time.shown(day):
        return
    width = FOCUS_LINE * ink.theme.scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # else its width would be one pixel
    painter.fillRect(QRectF(round(time.x(day)) + 0.5 - width / 2, 0, width, height), ink.colour("accent"))
    painter.restore()


def paint_underline(painter: QPainter, ink: Ink, width: float, height: float) -> None:
    """The hairline between two rows."""
    painter.setPen(ink.pen("line"))
    painter.drawLine(QLineF(0, height - 0.5, width, height - 0.5))


def paint_empty(painter: QPainter, ink: Ink, rect: QRectF, text: str, *, middle: bool = False) -> None:
    """An empty row: the fact in bold in a dashed frame, at its left, where its time begins; ``middle`` of a figure."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = ink.elided(text, "caption_strong", rect.width() - ink.px(24))
    height = ink.px(24)
    width = ink.width(words, "caption_strong") + ink.px(24)
    left = rect.center().x() - width / 2 if middle else rect.left()
    box = QRectF(left, rect.center().y() - height / 2, width, height)
    painter.setPen(ink.dashed("line_strong", 1.0, 3.0, 3.0))
    painter.setBrush(QBrush(ink.colour("panel")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ink.px(4), ink.px(4))
    at = QPointF(box.left() + ink.px(12), box.center().y())
    ink.write_middle(painter, at, text=words, role="caption_strong", colour="text2")
    painter.restore()


def diamond(x: float, y: float, radius: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)])


def arrow_bar(rect: QRectF, tip: float) -> QPolygonF:
    """A bar that ends in an arrow: what goes on."""
    middle = rect.center().y()
    return QPolygonF(
        [
            rect.topLeft(),
            QPointF(max(rect.right() - tip, rect.left()), rect.top()),
            QPointF(rect.right(), middle),
            QPointF(max(rect.right() - tip, rect.left()), rect.bottom()),
            rect.bottomLeft(),
        ]
    )


def _crisp(x: float) -> float:
    """The middle of a pixel, so that a hairline is one pixel wide."""
    return round(x) + 0.5


def paint_star(painter: QPainter, ink: Ink, at: QPointF, *, radius: float, colour: str = "pd") -> None:
    """A new lesion."""
    points = []
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        length = radius if corner % 2 == 0 else radius * 0.42
        points.append(QPointF(at.x() + length * math.cos(angle), at.y() + length * math.sin(angle)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour(colour))
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
