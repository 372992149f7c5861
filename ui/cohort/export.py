"""The figures of a cohort as what can be saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from models.figures.parts import CohortFigure
from models.published.trials import TrialMark
from ui.charts.cohort.picture import Drawing
from ui.charts.cohort.survival_chart import SurvivalChart
from ui.charts.ink import Ink
from ui.kit.theme import Theme
from ui.paper.figure_file import WIDTH, Paint

_FIGURE = 560


def of_figure(figure: CohortFigure, marks: Sequence[TrialMark], *, with_limits: bool) -> Paint:
    """Draws the curves as they are on the screen, light, with their labels."""

    def paint(painter: QPainter, rect: QRectF, theme: Theme) -> None:
        chart = SurvivalChart(theme)
        chart.resize(round(rect.width()), round(rect.height()))
        chart.grab(QRect(0, 0, 1, 1))  # a widget that was never shown is laid out only then
        chart.show_marks(marks)
        chart.show_figure(figure, with_limits=with_limits)
        chart.draw(painter, rect)
        chart.deleteLater()

    return paint


def figure_height(figure: CohortFigure) -> int:
    """Room for the numbers of every group under the curves."""
    return _FIGURE + 48 * max(len(figure.groups) - 2, 0)


def of_drawing(drawing: Drawing) -> Paint:
    """Draws a picture of the cohort, light."""

    def paint(painter: QPainter, rect: QRectF, theme: Theme) -> None:
        drawing.paint(painter, Ink(theme), rect, rect)

    return paint


def drawing_height(drawing: Drawing) -> int:
    return max(drawing.height(Ink(Theme()), WIDTH), 260)
