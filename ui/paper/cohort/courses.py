"""Spider and swimmer on paper: each patient's change by month, and each patient's time with what happened in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from models.figures.pictures import Lane, LaneEventKind, Spider, SpiderLine, Swimmer
from models.response.response import Response
from models.statistics.survival import DAYS_PER_MONTH
from ui.paper.chart_ink import ChartInk, width
from ui.paper.chart_piece import ChartPiece
from ui.paper.cohort.ink import (
    counted,
    line_of,
    month_step,
    paint_bar,
    paint_glyph,
    paint_legend,
    paint_percent_axis,
    percent_y,
)
from ui.words.speaking import translate

LANES_PER_PIECE, MOST_LANES = 50, 150
_LEFT, _RIGHT, _TOP, _PLOT, _LANE, _AXIS = 50.0, 24.0, 8.0, 200.0, 15.0, 30.0
_CHANGE_CAP = 150.0
_SYMBOLS = {LaneEventKind.PROGRESSION: Response.PD}


# --- spider ---------------------------------------------------------------------------------------------------------


def spider_piece(facts: Spider) -> ChartPiece:
    return ChartPiece(_TOP + _PLOT + _AXIS + 20, lambda ink, across: _paint_spider(ink, facts, across))


def _paint_spider(ink: ChartInk, facts: Spider, across: float) -> None:
    plot = QRectF(_LEFT, _TOP, across - _LEFT - _RIGHT, _PLOT)
    points = [point for line in facts.lines for point in line.points]
    months = max([1.0, *(point.day / DAYS_PER_MONTH for point in points)])
    high = min(max([30.0, *(1.05 * point.percent for point in points)]), _CHANGE_CAP)
    paint_percent_axis(ink, plot, -100.0, high)
    _paint_months(ink, plot, months)
    for line in facts.lines:
        _paint_line(ink, line, plot, months=months, high=high)
    y = plot.bottom() + _AXIS + 8
    x = paint_legend(ink, plot.left(), y, counted(line.best for line in facts.lines), lines=True)
    if any(point.new_lesion for point in points):
        ink.star(x + 6, y, "ink")
        words = translate("CohortReport", "new lesion")
        ink.words(x + 16, y, words)
        x += 30 + width(words)
    if any(point.after_progression for point in points):
        ink.symbol("circle", x + 4, y, "ink", hollow=True)
        ink.words(x + 13, y, translate("CohortReport", "after progression"))


def _paint_line(ink: ChartInk, line: SpiderLine, plot: QRectF, *, months: float, high: float) -> None:
    name, dash, thickness = line_of(line.best)
    placed = [
        (
            plot.left() + plot.width() * max(point.day, 0) / DAYS_PER_MONTH / months,
            max(percent_y(plot, point.percent, low=-100.0, high=high), plot.top()),
        )
        for point in line.points
    ]
    ink.line(placed, name, thickness, dash=dash)
    for point, (x, y) in zip(line.points[1:], placed[1:], strict=True):
        if point.new_lesion:
            ink.star(x, y, "ink")
        else:
            ink.symbol("circle", x, y, name, hollow=point.after_progression)


def _paint_months(ink: ChartInk, plot: QRectF, months: float) -> None:
    step = month_step(months, plot.width())
    for tick in range(0, int(months) + 1, step):
        x = plot.left() + plot.width() * tick / months
        ink.area(QRectF(x - 0.35, plot.bottom(), 0.7, 4), "second")
        ink.words(x, plot.bottom() + 11, str(tick), ink="second", align=0.5)
    words = translate("CohortReport", "months since the start of treatment")
    ink.words(plot.right(), plot.bottom() + 24, words, ink="second", align=1.0)


# --- swimmer --------------------------------------------------------------------------------------------------------


def swimmer_pieces(facts: Swimmer) -> tuple[ChartPiece, ...]:
    """Lanes in pieces of forty, all on one scale, so that they can go on over the page; the longest 120 at most."""
    shown = facts.lanes[:MOST_LANES]
    months = max([1.0, *(lane.days / DAYS_PER_MONTH for lane in shown)])
    parts = [shown[start : start + LANES_PER_PIECE] for start in range(0, len(shown), LANES_PER_PIECE)]
    pieces = [_lanes_piece(part, months) for part in parts]
    return (*pieces, ChartPiece(36.0, lambda ink, _across: _paint_swimmer_legend(ink, shown)))


def _lanes_piece(lanes: Sequence[Lane], months: float) -> ChartPiece:
    tall = 4 + len(lanes) * _LANE + _AXIS
    return ChartPiece(tall, lambda ink, across: _paint_lanes(ink, lanes, across, months=months))


def not_shown(facts: Swimmer) -> int:
    """How many lanes have no place on paper; they are in the file beside it."""
    return max(len(facts.lanes) - MOST_LANES, 0)


def _paint_lanes(ink: ChartInk, lanes: Sequence[Lane], across: float, *, months: float) -> None:
    left = max((width(lane.code) for lane in lanes), default=0.0) + 8.0
    plot = QRectF(left, 4, across - left - _RIGHT, len(lanes) * _LANE)
    step = month_step(months, plot.width())
    for tick in range(0, int(months) + 1, step):
        x = plot.left() + plot.width() * tick / months
        ink.area(QRectF(x - 0.35, plot.top(), 0.7, plot.height()), "hair")
    for place, lane in enumerate(lanes):
        _paint_lane(ink, lane, plot, middle=plot.top() + (place + 0.5) * _LANE, months=months)
    _paint_months(ink, plot, months)


def _paint_lane(ink: ChartInk, lane: Lane, plot: QRectF, *, middle: float, months: float) -> None:
    def x(day: float) -> float:
        return plot.left() + plot.width() * max(day, 0) / DAYS_PER_MONTH / months

    ink.words(plot.left() - 6, middle, lane.code, ink="second", align=1.0)
    paint_bar(ink, QRectF(plot.left(), middle - 4.5, max(x(lane.days) - plot.left(), 1.0), 6.5), lane.best)
    for start, stop in _on_treatment(lane):
        ink.area(QRectF(x(start), middle + 3.2, max(x(stop) - x(start), 1.0), 2.0), "second")
    for span in lane.treatments:
        if span.kind == "radiation":
            ink.area(QRectF(x(span.start), middle + 2.4, max(x(span.stop) - x(span.start), 3.0), 3.6), "ink")
    for event in lane.events:
        _paint_event(ink, event.kind, event.response, x(event.day), middle - 1.2)
    if lane.ongoing:
        end = x(lane.days)
        ink.line([(end, middle - 1.2), (end + 9, middle - 1.2)], "ink", 1.2)
        ink.polygon([(end + 13, middle - 1.2), (end + 8, middle - 4.2), (end + 8, middle + 1.8)], "ink", "ink")


def _paint_event(ink: ChartInk, kind: LaneEventKind, response: Response | None, x: float, y: float) -> None:
    if kind is LaneEventKind.DEATH:
        ink.line([(x - 3.6, y - 3.6), (x + 3.6, y + 3.6)], "ink", 1.6)
        ink.line([(x - 3.6, y + 3.6), (x + 3.6, y - 3.6)], "ink", 1.6)
    elif kind is LaneEventKind.NEW_THERAPY:
        ink.line([(x, y - 5), (x, y + 5)], "pivka", 2.0)
    else:
        shape = response if response is not None else _SYMBOLS[kind]
        paint_glyph(ink, x, y, shape, 11.0, fill="paper")
        paint_glyph(ink, x, y, shape, 8.0, fill="pd" if shape is Response.PD else "ink")


def _on_treatment(lane: Lane) -> list[tuple[int, int]]:
    """Days on any drug, joined where they touch: the lane says when, the file says what."""
    joined: list[tuple[int, int]] = []
    drugs = sorted((span.start, span.stop) for span in lane.treatments if span.kind != "radiation")
    for start, stop in drugs:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return joined


def _paint_swimmer_legend(ink: ChartInk, lanes: Sequence[Lane]) -> None:
    paint_legend(ink, 4.0, 8.0, counted(lane.best for lane in lanes))
    x, y = 4.0, 26.0
    entries = (
        (LaneEventKind.RESPONSE, Response.CR, translate("CohortReport", "CR from")),
        (LaneEventKind.RESPONSE, Response.PR, translate("CohortReport", "PR from")),
        (LaneEventKind.PROGRESSION, None, translate("CohortReport", "PD")),
        (LaneEventKind.NEW_THERAPY, None, translate("CohortReport", "new therapy")),
        (LaneEventKind.DEATH, None, translate("CohortReport", "died")),
    )
    there = {(event.kind, event.response) for lane in lanes for event in lane.events}
    for kind, response, words in entries:
        if (kind, response) in there:
            _paint_event(ink, kind, response, x + 5, y)
            ink.words(x + 14, y, words)
            x += 24 + width(words)
    ink.line([(x, y), (x + 9, y)], "ink", 1.2)
    ink.polygon([(x + 13, y), (x + 8, y - 3), (x + 8, y + 3)], "ink", "ink")
    words = translate("CohortReport", "alive at last contact")
    ink.words(x + 18, y, words)
    x += 28 + width(words)
    ink.area(QRectF(x, y - 1, 14, 2), "second")
    ink.words(x + 18, y, translate("CohortReport", "on treatment"))
