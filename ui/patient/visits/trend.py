"""The trend of one row of the flowsheet: a line of a few pixels over the days."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from models.course.flowsheet import TrendPoint
from ui.kit.theme import Theme


def paint_trend(painter: QPainter, box: QRectF, theme: Theme, points: tuple[TrendPoint, ...], colour: str) -> None:
    """The results of a row over the days, from the smallest to the largest; the latest a dot, a censored start an
    open triangle."""
    first, last = points[0].day, points[-1].day
    values = [point.value for point in points]
    low, high = min(values), max(values)
    line = [
        QPointF(
            box.left() + (point.day - first) / max(last - first, 1) * box.width(),
            box.bottom() - ((point.value - low) / (high - low) if high > low else 0.5) * box.height(),
        )
        for point in points
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(colour), 1.5))
    painter.drawPolyline(line)
    size = theme.px(2.5)
    if points[0].censored:
        painter.setPen(QPen(theme.colour(colour), 1.2))
        painter.setBrush(theme.colour("panel"))
        steps = (QPointF(0, -size - 1), QPointF(size + 1, size), QPointF(-size - 1, size))
        painter.drawPolygon(QPolygonF([line[0] + step for step in steps]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawEllipse(line[-1], size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
