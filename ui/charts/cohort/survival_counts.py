"""The numbers under a survival chart: at risk, events and censored so far, under the ticks of its axis (R-14.3)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter

from models.cohort.members import Measure
from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.statistics.survival import DAYS_PER_MONTH, THIN_BELOW, Count, counts
from ui.charts.cohort.survival_scale import SurvivalScale
from ui.charts.ink import RIGHT, Ink
from ui.words.language import spoken, word
from ui.words.speaking import translate

LINE, GAP, HEAD = 14, 6, 17
_LEAST_ROOM = 26


@dataclass(frozen=True, slots=True)
class CountColumn:
    """Where a column of numbers stands, in months, and the numbers of each group there."""

    months: float
    counts: tuple[Count, ...]


def events_word(measure: Measure) -> str:
    return translate("SurvivalChart", "deaths") if measure is Measure.OS else translate("SurvivalChart", "events")


def columns(figure: CohortFigure, scale: SurvivalScale, ink: Ink) -> tuple[CountColumn, ...]:
    """The numbers at the landmark, or the start, and at every tick after it that has room."""
    offset = max((group.offset for group in figure.groups), default=0.0) / DAYS_PER_MONTH
    room = ink.px(_LEAST_ROOM)
    months = [offset] + [tick for tick in scale.ticks() if scale.x(tick) - scale.x(offset) > room]
    found = [counts(group.curve.sample, _days(group, months)) for group in figure.groups]
    return tuple(CountColumn(month, row) for month, row in zip(months, zip(*found, strict=True), strict=True))


def _days(group: GroupCurve, months: list[float]) -> list[float]:
    return [month * DAYS_PER_MONTH - group.offset for month in months]


def height(figure: CohortFigure, ink: Ink, *, two_lines: bool) -> int:
    return ink.px(HEAD + (LINE if two_lines else 0) + len(figure.groups) * (3 * LINE + GAP))


def legend_words(figure: CohortFigure, *, with_limits: bool) -> str:
    """What lines, ticks and bands mean."""
    if not with_limits:
        return translate("SurvivalChart", "thin line: fewer than 5 at risk; upright tick: censored")
    return translate(
        "SurvivalChart",
        "band and dots: 95 % limits, {limits}; thin line: fewer than 5 at risk; upright tick: censored",
    ).format(limits=word(figure.choice.limits.value))


def head_words(figure: CohortFigure) -> str:
    if figure.choice.measure is Measure.OS:
        return translate("SurvivalChart", "Number at risk, deaths and censored so far")
    return translate("SurvivalChart", "Number at risk, events and censored so far")


def paint_counts(
    painter: QPainter,
    ink: Ink,
    figure: CohortFigure,
    scale: SurvivalScale,
    *,
    top: float,
    width: float,
    colours: tuple[str, ...],
    with_limits: bool,
) -> None:
    """The whole table from ``top`` down, its columns under the ticks of ``scale``."""
    painter.setPen(ink.pen("line"))
    painter.drawLine(QLineF(0, round(top) + 0.5, width, round(top) + 0.5))
    baseline = top + ink.px(14)
    left, right = ink.px(4), width - ink.px(4)
    head, legend = head_words(figure), legend_words(figure, with_limits=with_limits)
    ink.write(painter, QPointF(left, baseline), text=head, colour="text3")
    if needs_two_lines(ink, figure, width, with_limits=with_limits):
        baseline += ink.px(LINE)
        ink.write(painter, QPointF(left, baseline), text=ink.elided(legend, "caption", right - left), colour="text3")
    else:
        ink.write(painter, QPointF(right, baseline), text=legend, colour="text3", anchor=RIGHT)
    table = columns(figure, scale, ink)
    for place, (group, colour) in enumerate(zip(figure.groups, colours, strict=False)):
        first = baseline + ink.px(LINE + 4) + place * ink.px(3 * LINE + GAP)
        _paint_group(painter, ink, figure, group, first=first, colour=colour, gutter=scale.plot.left() - ink.px(16))
        for column in table:
            _paint_column(painter, ink, column.counts[place], x=scale.x(column.months), first=first)


def needs_two_lines(ink: Ink, figure: CohortFigure, width: float, *, with_limits: bool) -> bool:
    """Whether title and legend of the table do not fit beside each other."""
    words = ink.width(head_words(figure), "caption") + ink.width(
        legend_words(figure, with_limits=with_limits), "caption"
    )
    return words + ink.px(32) > width


def _paint_group(
    painter: QPainter, ink: Ink, figure: CohortFigure, group: GroupCurve, *, first: float, colour: str, gutter: float
) -> None:
    short = ink.elided(spoken(group.name.short), "caption_strong", gutter)
    lines = (short, events_word(figure.choice.measure), translate("SurvivalChart", "cens."))
    for row, words in enumerate(lines):
        at = QPointF(gutter, first + row * ink.px(LINE))
        role = "caption" if row else "caption_strong"
        ink.write(painter, at, text=words, role=role, colour="text3" if row else colour, anchor=RIGHT)


def _paint_column(painter: QPainter, ink: Ink, count: Count, *, x: float, first: float) -> None:
    few = count.at_risk < THIN_BELOW
    rows = (
        (count.at_risk, "table" if few else "table_strong", "text3" if few else "text"),
        (count.events_so_far, "caption", "text3"),
        (count.censored_so_far, "caption", "text3"),
    )
    for row, (value, role, colour) in enumerate(rows):
        at = QPointF(x, first + row * ink.px(LINE))
        ink.write(painter, at, text=str(value), role=role, colour=colour, anchor=0.5)
