"""A chart as a piece of a printed page: drawn in pixels at 96 dpi, painted straight on the page, so that it stays a
drawing at every resolution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from ui.paper.chart_ink import ChartInk
from ui.paper.ink import UNITS, Ink

PIXELS_PER_POINT = 96 / 72


@dataclass(frozen=True)
class ChartPiece:
    """``tall`` is in pixels; ``draw`` gets the ink, its origin at the piece's corner, and the width in pixels."""

    tall: float
    draw: Callable[[ChartInk, float], None]

    def height(self, width: float) -> float:
        return self.tall / PIXELS_PER_POINT

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        painter = ink.painter
        painter.save()
        painter.translate(QPointF(x * UNITS, y * UNITS))
        painter.scale(UNITS / PIXELS_PER_POINT, UNITS / PIXELS_PER_POINT)
        self.draw(ChartInk(painter), width * PIXELS_PER_POINT)
        painter.restore()
