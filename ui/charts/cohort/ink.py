"""What the pictures of a cohort share: bars in the colour of a response, axes of percent and months, legends."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from models.response.response import Response
from models.statistics.survival import DAYS_PER_MONTH
from ui.charts.ink import CENTRE, RIGHT, Ink
from ui.kit.marks import chip_width, paint_chip, response_colour, response_word

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_ORDER = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD)
_FILLS = {"cr": "cr_fill", "pr": "pr_edge", "sd": "sd_soft", "pd": "pd_fill", "ne": "panel"}
_LINES = {"cr": "cr_fill", "pr": "pr_edge", "sd": "sd_edge", "pd": "pd_fill", "ne": "ne_edge"}
_EDGES = {"cr": "cr_fill", "pr": "pr", "sd": "sd_edge", "pd": "pd_fill", "ne": "ne_edge"}


def line_colour(response: Response) -> str:
    """The colour of a line or lane of a best response."""
    return _LINES[response_colour(response)]


def paint_bar(painter: QPainter, ink: Ink, rect: QRectF, response: Response) -> None:
    """A bar of a best response; one that is not evaluable has a dashed edge and no fill."""
    stem = response_colour(response)
    if rect.width() < 3:  # a thousand patients: no room for an edge
        painter.fillRect(rect, ink.colour(_LINES[stem]))
        return
    pen = QPen(ink.colour(_EDGES[stem]), 1.0)
    if stem == "ne":
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(QBrush(ink.colour(_FILLS[stem])))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_tick(painter: QPainter, ink: Ink, at: QPointF, *, points_left: bool) -> None:
    """The triangle of the patient who is shown: to the left from beside a plot, or up from under it."""
    size = ink.px(6)
    corners = (
        [QPointF(0, 0), QPointF(size * 1.5, -size), QPointF(size * 1.5, size)]
        if points_left
        else [QPointF(0, 0), QPointF(-size, size * 1.5), QPointF(size, size * 1.5)]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("accent"))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    painter.restore()


def percent_ticks(low: float, high: float) -> tuple[int, ...]:
    """Whole percents for the axis of a change: at most about eight of them, 0 always among them."""
    step = next((step for step in (25, 50, 100, 200, 500, 1000) if (high - low) / step <= 8), 5000)
    return tuple(range(math.ceil(low / step) * step, math.floor(high / step) * step + 1, step))


def percent_words(percent: int) -> str:
    return f"{percent} %".replace("-", "−") if percent <= 0 else f"+{percent} %"


def paint_percent_axis(painter: QPainter, ink: Ink, plot: QRectF, ticks: Iterable[tuple[int, float]]) -> None:
    """Percent at the left with hairlines; the line of no change is stronger."""
    for percent, y in ticks:
        painter.setPen(ink.pen("control" if percent == 0 else "grid"))
        painter.drawLine(QLineF(plot.left(), round(y) + 0.5, plot.right(), round(y) + 0.5))
        at = QPointF(plot.left() - ink.px(6), y)
        ink.write_middle(painter, at, text=percent_words(percent), colour="axis", anchor=RIGHT)


def months_scale(days: float, width: float, tick_width: float) -> tuple[float, int]:
    """The months that an axis of time spans, rounded up to a tick, and the months between two ticks."""
    months = max(1.0, days / DAYS_PER_MONTH)
    most = max(2, min(9, math.floor(width / tick_width)))
    step = next((step for step in _MONTH_STEPS if months / step <= most), _MONTH_STEPS[-1])
    return float(step * math.ceil(months / step - 1e-9)), step


def paint_months_axis(painter: QPainter, ink: Ink, plot: QRectF, *, months: float, step: int, words: str) -> None:
    """Months under the plot with upright hairlines, and what they are counted from at the right end."""
    for month in range(0, round(months) + 1, step):
        x = round(plot.left() + plot.width() * month / months) + 0.5
        painter.setPen(ink.pen("grid"))
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
        ink.write(painter, QPointF(x, plot.bottom() + ink.px(14)), text=str(month), colour="axis", anchor=CENTRE)
    at = QPointF(plot.right(), plot.bottom() + ink.px(28))
    ink.write(painter, at, text=words, colour="axis", anchor=RIGHT)


def legend(responses: Iterable[Response]) -> tuple[tuple[Response, str], ...]:
    """``CR 2``, ``PR 14`` …: every best response that is there, with how many patients have it."""
    counted = Counter(responses)
    order = (*_ORDER, *(response for response in counted if response not in _ORDER))
    return tuple((each, f"{response_word(each)} {counted[each]}") for each in order if counted[each])


def paint_legend(
    painter: QPainter, ink: Ink, at: QPointF, entries: Sequence[tuple[Response, str]], *, room: float
) -> float:
    """Chips in a row from ``at``, folded where the row is full; returns the height that they took."""
    height, gap = ink.px(18), ink.px(8)
    x, y = at.x(), at.y()
    for response, words in entries:
        width = chip_width(ink.theme, response, words)
        if x > at.x() and x + width > at.x() + room:
            x, y = at.x(), y + height + ink.px(4)
        paint_chip(painter, QRectF(x, y, width, height), ink.theme, response, words)
        x += width + gap
    return y + height - at.y()
