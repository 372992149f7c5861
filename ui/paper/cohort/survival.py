"""A survival figure on paper: steps, limits, ticks of the censored, medians, landmark, numbers under the axis."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPolygonF

from models.cohort.members import Grouping, Measure
from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.statistics.survival import DAYS_PER_MONTH, counts
from ui.charts.cohort.survival_scale import Steps, SurvivalScale, curve_steps, limit_steps, scale_for
from ui.paper.chart_ink import ChartInk, elided
from ui.paper.chart_piece import ChartPiece
from ui.paper.ink import STRONG, colour
from ui.words.language import spoken
from ui.words.speaking import translate

MOST_GROUPS = 5
_LEFT, _RIGHT, _NAME, _PLOT, _AXIS, _LINE = 60.0, 10.0, 14.0, 132.0, 30.0, 12.5
_INKS = ("afp", "pivka", "mrecist", "pvtt", "ink")
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.2, 2.0), (6.0, 2.0, 1.2, 2.0), (2.0, 3.0))


def survival_piece(figure: CohortFigure) -> ChartPiece:
    """The chart of at most five groups, without its title. Every curve differs by its dashes as well as its colour."""
    groups = figure.groups[:MOST_GROUPS]
    tall = len(groups) * _NAME + 6 + _PLOT + _AXIS + 14 + len(groups) * (3 * _LINE + 4)
    return ChartPiece(tall, lambda ink, across: _paint(ink, figure, across))


def _paint(ink: ChartInk, figure: CohortFigure, across: float) -> None:
    groups = figure.groups[:MOST_GROUPS]
    if not groups:
        ink.words(0, 20, translate("CohortReport", "Nobody is left to draw a curve of."), ink="second")
        return
    top = len(groups) * _NAME + 6
    plot = QRectF(_LEFT, top, across - _LEFT - _RIGHT, _PLOT)
    scale = scale_for(figure, plot, tick_width=34)
    inks = ("recist",) if figure.choice.grouping is Grouping.NONE else _INKS
    _paint_axes(ink, figure, scale)
    for place, group in enumerate(groups):
        _paint_limits(ink, group, scale, name=inks[place], filled=len(groups) == 1)
    for place, group in enumerate(groups):
        _paint_name(ink, group, place, name=inks[place], dash=_DASHES[place], across=across)
        _paint_curve(ink, group, scale, name=inks[place], dash=_DASHES[place])
    _paint_counts(ink, figure, scale, inks=inks, top=plot.bottom() + _AXIS)


def _paint_name(
    ink: ChartInk, group: GroupCurve, place: int, *, name: str, dash: tuple[float, ...], across: float
) -> None:
    y = place * _NAME + 8
    ink.line([(2, y), (28, y)], name, 2.0, dash=dash)
    words = translate("CohortReport", "{group}, n = {n}, events = {events}").format(
        group=spoken(group.name.full), n=group.curve.n, events=group.curve.event_count
    )
    ink.words(34, y, elided(words, across - 36, STRONG), weight=STRONG, ink=name)


def _paint_axes(ink: ChartInk, figure: CohortFigure, scale: SurvivalScale) -> None:
    plot, landmark = scale.plot, figure.choice.landmark_day
    if landmark is not None:
        before = scale.x(landmark / DAYS_PER_MONTH)
        ink.area(QRectF(plot.left(), plot.top(), before - plot.left(), plot.height()), "band")
        ink.line([(before, plot.top()), (before, plot.bottom())], "second", 0.8, dash=(2.0, 2.0))
    for quarter in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = scale.y(quarter)
        ink.area(QRectF(plot.left(), y - 0.35, plot.width(), 0.7), "ink" if quarter == 0 else "hair")
        ink.words(plot.left() - 5, y, f"{quarter * 100:.0f} %", ink="second", align=1.0)
    for tick in scale.ticks():
        x = scale.x(tick)
        ink.area(QRectF(x - 0.35, plot.bottom(), 0.7, 4), "second")
        ink.words(x, plot.bottom() + 10, str(tick), ink="second", align=0.5)
    ink.words(plot.right(), plot.bottom() + 23, _axis_words(figure), ink="second", align=1.0)


def _axis_words(figure: CohortFigure) -> str:
    if figure.choice.measure.of_response:
        return translate("CohortReport", "months since the response")
    if figure.choice.landmark_day is not None:
        return translate("CohortReport", "months since the start; landmark day {day}").format(
            day=figure.choice.landmark_day
        )
    return translate("CohortReport", "months since the start of treatment")


def _corners(steps: Steps, scale: SurvivalScale) -> list[tuple[float, float]]:
    return [(scale.x(float(x)), scale.y(float(y))) for x, y in zip(steps.x, steps.y, strict=True)]


def _paint_limits(ink: ChartInk, group: GroupCurve, scale: SurvivalScale, *, name: str, filled: bool) -> None:
    low, high = (_corners(steps, scale) for steps in limit_steps(group))
    if filled and low and high:
        fill = QColor(colour(name))
        fill.setAlpha(30)
        ink.painter.setPen(QColor(0, 0, 0, 0))
        ink.painter.setBrush(fill)
        ink.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in (*high, *low[::-1])]))
    elif not filled:
        for edge in (low, high):
            if len(edge) > 1:
                ink.line(edge, name, 0.7, dash=(1.0, 3.0))


def _paint_curve(ink: ChartInk, group: GroupCurve, scale: SurvivalScale, *, name: str, dash: tuple[float, ...]) -> None:
    """Thick while five or more are at risk, then thin; upright ticks where somebody was censored."""
    steps = curve_steps(group)
    first, last = (float(steps.x[0]), float(steps.x[-1])) if steps.x.size else (0.0, 0.0)
    turn = min(max(group.thin_from / DAYS_PER_MONTH, first), last)
    for part, thickness in ((steps.between(first, turn), 2.0), (steps.between(turn, last), 0.9)):
        corners = _corners(part, scale)
        if len(corners) > 1:
            ink.line(corners, name, thickness, dash=dash)
    censored = np.flatnonzero(group.curve.censored > 0)
    for place in censored.tolist():
        x = scale.x((float(group.curve.time[place]) + group.offset) / DAYS_PER_MONTH)
        y = scale.y(float(group.curve.survival[place]))
        ink.line([(x, y - 4), (x, y + 4)], name, 1.2)
    if not math.isnan(group.median.value):
        x = scale.x(group.median.value / DAYS_PER_MONTH)
        ink.line([(x, scale.y(0.5)), (x, scale.plot.bottom())], name, 0.8, dash=(2.0, 2.0))


def _paint_counts(
    ink: ChartInk, figure: CohortFigure, scale: SurvivalScale, *, inks: tuple[str, ...], top: float
) -> None:
    """Number at risk, events and censored so far, under the ticks (R-14.3)."""
    head = (
        translate("CohortReport", "At risk, deaths and censored so far")
        if figure.choice.measure is Measure.OS
        else translate("CohortReport", "At risk, events and censored so far")
    )
    ink.words(2, top + 6, head, ink="second")
    offset = max((group.offset for group in figure.groups), default=0.0) / DAYS_PER_MONTH
    months = [offset, *(tick for tick in scale.ticks() if scale.x(tick) - scale.x(offset) > 22)]
    for place, group in enumerate(figure.groups[:MOST_GROUPS]):
        first = top + 16 + place * (3 * _LINE + 4) + 6
        label = elided(spoken(group.name.short), _LEFT - 10, STRONG)
        ink.words(2, first, label, weight=STRONG, ink=inks[place])
        found = counts(group.curve.sample, [month * DAYS_PER_MONTH - group.offset for month in months])
        for month, count in zip(months, found, strict=True):
            numbers = (count.at_risk, count.events_so_far, count.censored_so_far)
            for line, value in enumerate(numbers):
                ink.words(
                    scale.x(month), first + line * _LINE, str(value), weight=STRONG if line == 0 else 400,
                    ink="ink" if line == 0 else "second", align=0.5,
                )  # fmt: skip
