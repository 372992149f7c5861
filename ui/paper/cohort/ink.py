"""What printed pictures of a cohort share: bars and lines of a response told apart in grey, legends, percent axes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from models.response.response import Response
from ui.kit.marks import glyph_path, response_colour, response_word
from ui.paper.chart_ink import ChartInk, width
from ui.paper.ink import STRONG, colour
from ui.words.language import number
from ui.words.speaking import translate

NARROW = 2.5
LEFT, RIGHT = 44.0, 12.0
ORDER = (
    Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD,
    Response.NOT_EVALUABLE, Response.NOT_ASSESSABLE, Response.NO_ASSESSMENT,
)  # fmt: skip
# fill, edge and dash of a bar; ink and dash of a line
_BARS = {
    "cr": ("mrecist", "ink", False),
    "pr": ("targeted", "ink", False),
    "sd": ("paper", "ink", False),
    "pd": ("ink", "ink", False),
    "ne": ("paper", "second", True),
}
# without an edge, told apart by how dark they are
_NARROW = {"cr": "mrecist", "pr": "targeted", "sd": "radiation", "pd": "ink", "ne": "other"}
_LINES: dict[str, tuple[str, tuple[float, ...], float]] = {
    "cr": ("mrecist", (), 2.0),
    "pr": ("afp", (), 1.2),
    "sd": ("second", (5.0, 3.0), 1.0),
    "pd": ("pd", (1.5, 2.0), 1.4),
    "ne": ("second", (1.0, 3.0), 0.8),
}


def paint_bar(ink: ChartInk, rect: QRectF, response: Response) -> None:
    """A bar of a best response; too narrow for an edge, it is filled alone."""
    fill, edge, dashed = _BARS[response_colour(response)]
    if rect.width() < NARROW:
        ink.area(rect, _NARROW[response_colour(response)])
    else:
        ink.area(rect.normalized(), fill, edge, thickness=0.8, dashed=dashed)


def line_of(response: Response) -> tuple[str, tuple[float, ...], float]:
    """Ink, dashes and thickness of the line of a best response."""
    return _LINES[response_colour(response)]


def paint_glyph(ink: ChartInk, x: float, y: float, response: Response, size: float = 7.0, *, fill: str = "ink") -> None:
    """The shape of a response, centred: disc, triangle down, bar, triangle up; nothing for those written out."""
    rect = QRectF(x - size / 2, y - size / 2, size, size)
    ink.painter.fillPath(glyph_path(response, rect), colour(fill))


def counted(responses: Iterable[Response]) -> tuple[tuple[Response, int], ...]:
    """How many had each best response, in the order of the rules."""
    found = Counter(responses)
    return tuple((response, found[response]) for response in ORDER if response in found)


def paint_legend(
    ink: ChartInk,
    x: float,
    y: float,
    shown: Sequence[tuple[Response, int]],
    *,
    lines: bool = False,
    narrow: bool = False,
) -> float:
    """Sample, shape, code and number of each response from ``x`` on; where the next word may begin.

    ``narrow``: of bars that are too narrow for an edge.
    """
    for response, count in shown:
        if lines:
            name, dash, thickness = line_of(response)
            ink.line([(x, y), (x + 22, y)], name, thickness + 0.4, dash=dash)
            x += 26
        else:
            sample = QRectF(x, y - 5, 14, 10)
            if narrow:
                ink.area(sample, _NARROW[response_colour(response)])
            else:
                paint_bar(ink, sample, response)
            x += 18
            if response_colour(response) != "ne" and not narrow:
                paint_glyph(ink, x + 3.5, y, response)
                x += 11
        words = translate("CohortReport", "{response} {count}").format(response=response_word(response), count=count)
        ink.words(x, y, words, weight=STRONG)
        x += width(words, STRONG) + 16
    return x


def percent_ticks(low: float, high: float) -> tuple[int, ...]:
    """Whole percents for an axis, at most about eight, 0 among them."""
    step = next((step for step in (25, 50, 100, 200, 500, 1000, 5000) if (high - low) / step <= 8), 20_000)
    return tuple(range(math.ceil(low / step) * step, math.floor(high / step) * step + 1, step))


def paint_percent_axis(ink: ChartInk, plot: QRectF, low: float, high: float) -> None:
    """Gridlines and their numbers; the line of no change is dark."""
    for tick in percent_ticks(low, high):
        y = percent_y(plot, tick, low=low, high=high)
        ink.area(QRectF(plot.left(), y - 0.4, plot.width(), 0.8), "ink" if tick == 0 else "hair")
        ink.words(plot.left() - 5, y, f"{'+' if tick > 0 else ''}{number(tick)} %", ink="second", align=1.0)


def percent_y(plot: QRectF, percent: float, *, low: float, high: float) -> float:
    return plot.top() + plot.height() * (high - percent) / (high - low)


def month_step(months: float, room: float) -> int:
    """Months between ticks, so that their numbers have 30 pixels each."""
    most = max(2, int(room / 30))
    return next((step for step in (1, 2, 3, 6, 12, 24, 60) if months / step <= most), 120)
