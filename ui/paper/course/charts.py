"""The chart strip of a printed summary: treatment, markers, sums and thrombus on one time axis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Protocol

from PySide6.QtCore import QRectF

from models.course.course import Course
from models.course.lanes import event_lanes, known_until, treatment_lanes
from models.response.response import Criterion, Response
from models.words import filled, millimetre_words
from ui.charts.progression import nadir_place
from ui.paper.chart_ink import RIGHT, ChartInk, Days, fitting, width
from ui.paper.chart_piece import PIXELS_PER_POINT, ChartPiece
from ui.paper.course.lanes import LanePanel
from ui.paper.course.marker_panel import MarkerPanel
from ui.paper.course.sum_panel import SumPanel, sum_points
from ui.paper.course.thrombus_panel import ThrombusPanel
from ui.paper.ink import second
from ui.paper.layout import Paragraph, Together
from ui.words.clinical import capital, translate
from ui.words.language import clauses, in_a_row, short_date

AXIS_HEIGHT = 20.0
LONGEST_BEFORE = 0.3  # of the time after the start; older results are counted in a note, not drawn
SHORTEST_DAYS = 42
_WEEK_STEPS = (1, 2, 4, 6, 12, 24, 52, 104, 208)


class Panel(Protocol):
    """One row of the strip."""

    height: float

    def paint(self, ink: ChartInk, days: Days, top: float) -> None: ...


@dataclass(frozen=True)
class Tick:
    """A labelled gridline: a visit of the plan, or a number of weeks."""

    day: int
    label: str


Rows = Callable[[Course, Days], tuple[Panel, ...]]


def summary_rows(course: Course, days: Days) -> tuple[Panel, ...]:
    """The rows of the strip on the summary."""
    lanes = treatment_lanes(course)
    return (
        LanePanel(course, lanes),
        MarkerPanel(course.markers.afp, ink="afp", symbol="circle", height=72.0),
        MarkerPanel(course.markers.pivka, ink="pivka", symbol="diamond", height=66.0),
        SumPanel(course, days),
        ThrombusPanel(course),
    )


def chart_strip(course: Course, width_points: float, rows: Rows = summary_rows) -> Together:
    """The strip at a width; below it what its marks mean and what it leaves out."""
    across = round(width_points * PIXELS_PER_POINT)
    days = time_axis(course, across)
    panels = rows(course, days)
    tall = ceil(AXIS_HEIGHT + sum(panel.height for panel in panels))

    def draw(ink: ChartInk, width: float) -> None:
        _paint(ink, course, days, panels=panels)

    picture = ChartPiece(tall, draw)
    notes = in_a_row((*_legend(course), *_left_out(course, days), *_not_labelled(panels, course)))
    return Together((picture, Paragraph((second(notes),))) if notes else (picture,))


def time_axis(course: Course, across: float) -> Days:
    """From the first result before treatment to the last entry: time without any entry is not drawn."""
    last = max([SHORTEST_DAYS if course.record.started else 1, *_data_days(course)])
    first = min([0, *_data_days(course)])
    if course.record.started:
        first = max(first, -round(max(LONGEST_BEFORE * last, 35)))
    return Days(first - (last - first) * 0.01, last, across)


def _data_days(course: Course) -> Iterable[int]:
    record = course.record
    for series in (course.markers.afp, course.markers.pivka):
        yield from (point.day for point in series.points)
    yield from (point.day for point in course.series.points)
    if course.series.baseline:
        yield course.series.baseline.day
    yield from (record.day(visit.date) for visit in record.visits)
    yield from (record.day(result.date) for result in record.labs)
    spans = [(span.start, span.stop) for lane in treatment_lanes(course) for span in lane.spans]
    events = [(span.start, span.stop) for lane in event_lanes(course) for span in lane.spans]
    yield from (record.day(on) for ends in (*spans, *events) for on in ends if on is not None)


def _legend(course: Course) -> Iterable[str]:
    """The marks that carry no words of their own, as far as this patient has them."""
    points = [point for series in (course.markers.afp, course.markers.pivka) for point in series.points]
    reads = course.series.points
    criteria = [point.by(criterion) for point in reads for criterion in Criterion]
    marks = (
        (any(p.value.censored for p in points), translate("Report", "triangle: beyond what the laboratory measures")),
        (any(p.converted for p in points), translate("Report", "c: converted from another unit")),
        (any(p.new_method for p in points), translate("Report", "dashed line: change of method")),
        (_has_nadir(course), translate("Report", "ring: nadir")),
        (any(read.new_lesion for read in criteria), translate("Report", "star: new lesion")),
        (any(read.after_progression for read in criteria), translate("Report", "open circle: after progression")),
        (
            any(read.overall is Response.NOT_EVALUABLE for read in criteria),
            translate("Report", "empty dashed box: not evaluable"),
        ),
        (
            any(read.overall is Response.NON_CR_NON_PD for read in criteria),
            translate("Report", "empty box: Non-CR/Non-PD"),
        ),
    )
    if said := [words for there, words in marks if there]:
        marks_in_words = capital(clauses([translate("Report", "open square: baseline"), *said]))
        yield translate("Report", "{marks}.").format(marks=marks_in_words)


def _has_nadir(course: Course) -> bool:
    """Whether a ring is drawn: a lowest value after the baseline."""
    markers = (course.markers.afp, course.markers.pivka)
    if any(series.nadir is not None and series.nadir is not series.baseline for series in markers):
        return True
    sums = ([point.sum_tenths for point in sum_points(course, criterion)] for criterion in Criterion)
    return any(nadir_place(line) is not None for line in sums)


def _left_out(course: Course, days: Days) -> Iterable[str]:
    """Results that the strip does not draw, counted."""
    for series in (course.markers.afp, course.markers.pivka):
        if early := sum(point.day < days.first for point in series.points):
            words = translate("Report", "{marker} results before the axis, not drawn: {count}.")
            yield filled(words, marker=series.analyte, count=early)
        if series.other_series:
            words = translate("Report", "{marker} results in another unit, not drawn and never compared: {count}.")
            yield filled(words, marker=series.analyte, count=len(series.other_series))


def _not_labelled(panels: Sequence[Panel], course: Course) -> Iterable[str]:
    """Sums whose numbers found no room at their points."""
    for point in (point for panel in panels if isinstance(panel, SumPanel) for point in panel.unplaced):
        on = course.record.day_zero + timedelta(days=point.day)
        words = translate("Report", "Sum of {on}: {mm} mm.")
        yield words.format(on=short_date(on), mm=millimetre_words(point.sum_tenths))


def _paint(ink: ChartInk, course: Course, days: Days, *, panels: Sequence[Panel]) -> None:
    bottom = AXIS_HEIGHT + sum(panel.height for panel in panels)
    _paint_axis(ink, course, days, bottom=bottom)
    y = AXIS_HEIGHT
    for panel in panels:
        if panel is not panels[0]:
            ink.area(QRectF(0, y - 0.4, days.width, 0.8), "hair")
        panel.paint(ink, days, y)
        y += panel.height


# --- the axis -------------------------------------------------------------------------------------------------------


def _paint_axis(ink: ChartInk, course: Course, days: Days, *, bottom: float) -> None:
    if course.record.started:
        ink.words(0, 9, short_date(course.record.day_zero), ink="second")
    for tick in ticks(course, days):
        x = days.x(tick.day)
        ink.area(QRectF(x - 0.35, AXIS_HEIGHT - 2, 0.7, bottom - AXIS_HEIGHT + 2), "hair")
        ink.words(x, 9, tick.label, ink="second", align=0.5)
    ink.words(days.width, 9, fitting(_outcome(course), RIGHT), ink="second", align=1.0)


def _outcome(course: Course) -> str:
    record, last = course.record, known_until(course)
    if last == date.min:  # nothing with a day is recorded
        return ""
    if not record.started:
        return translate("Report", "data to {date}").format(date=short_date(last))
    if record.outcome.died is not None:
        return translate("Report", "died day {day}").format(day=record.day(record.outcome.died))
    return translate("Report", "data to day {day}").format(day=record.day(last))


def ticks(course: Course, days: Days) -> tuple[Tick, ...]:
    """The planned visits whose labels have room, day 0 always; without a plan, whole weeks; no day before the start."""
    if not course.record.started:
        return ()
    planned = [Tick(course.record.day(visit.on), visit.plan.label) for visit in course.schedule]
    zero = translate("Report", "day 0")
    wanted = [Tick(0, zero), *(tick for tick in planned if tick.day > 0)]
    if len(wanted) < 3:
        wanted = [Tick(0, zero), *_weeks(days)]
    kept: list[Tick] = []
    for tick in (tick for tick in wanted if days.shown(tick.day)):
        middle, half = days.x(tick.day), width(tick.label) / 2
        if middle + half > days.right + 12:
            continue
        if not kept or middle - half > days.x(kept[-1].day) + width(kept[-1].label) / 2 + 10:
            kept.append(tick)
    return tuple(kept)


def _weeks(days: Days) -> Iterable[Tick]:
    whole = int(days.last // 7)
    step = next((step for step in _WEEK_STEPS if whole / step <= 9), _WEEK_STEPS[-1])
    return (Tick(7 * week, f"W{week}") for week in range(step, whole + 1, step))
