"""The charts of a patient as files: as they are on the screen, but light and of nobody by name; or their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from models.course.course import RULES_VERSION, Course
from models.record.records import LabResult
from storage.csvfile import Value, tables_written
from ui.charts.course.analyte import AnalyteChart
from ui.charts.course.marker import MarkerChart
from ui.charts.course.marker_words import remarks
from ui.charts.course.stack import ChartStack
from ui.charts.course.timeaxis import TimeAxis
from ui.charts.ink import Ink
from ui.charts.measures import AXIS_HEIGHT, VALUE_COLUMN
from ui.charts.row import Chart
from ui.charts.timescale import TimeScale
from ui.charts.words import value_words
from ui.kit.theme import Theme
from ui.paper.figure_file import Exportable
from ui.words.clinical import analyte_name, plain_number, unit_words
from ui.words.common import purpose
from ui.words.language import clauses, short_date
from ui.words.recorded import recorded
from ui.words.speaking import translate

_LEAST = 200
_NUMBER = re.compile(r"-\d+\Z")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the screen: the scale of the markers, the rows that were switched on, and the days."""

    course: Course
    mode: str
    analytes: tuple[str, ...]
    time: TimeScale


def chart_file(of: tuple[Course, str, tuple[str, ...], TimeScale], names: Sequence[str]) -> Exportable:
    """Rows of the stack, by name, as what can be saved. The name of the file holds the study code alone.

    ``of`` is what an overview shows: the course, the scale of the markers, the rows that were switched on, the days.
    """
    shown = Shown(*of)
    stack = _stack(shown, names, Theme())
    whole = set(stack.charts) <= set(names)
    what = translate("ChartStack", "All charts") if whole else clauses(stack.charts[name].title() for name in names)
    code, record = shown.course.record.patient.code, shown.course.record
    label = () if record.provenance is None else (recorded(record.provenance),)
    on = translate("ChartFile", "{code}: data as of {date}; rules {version}")
    return Exportable(
        name=_file_name(code, "charts" if whole else names[0]),
        title=translate("ChartFile", "{code}: {what}").format(code=code, what=what),
        notes=(),
        origin=(*label, on.format(code=code, date=short_date(shown.course.today), version=RULES_VERSION), purpose()),
        csv=partial(_csv, stack, names),
        height=AXIS_HEIGHT + max(stack.natural_height(), _LEAST),
        paint=partial(_paint, shown, tuple(names)),
    )


def _file_name(code: str, what: str) -> str:
    return re.sub(r"[^\w.-]+", "_", f"{code}_{what}").strip("_.")


def _stack(shown: Shown, names: Sequence[str], theme: Theme) -> ChartStack:
    stack = ChartStack(Ink(theme))
    stack.mode = stack.afp.mode = stack.pivka.mode = shown.mode
    stack.set_analytes(shown.analytes)
    stack.take(shown.course)
    stack.show_only(names)
    return stack


def _paint(shown: Shown, names: Sequence[str], painter: QPainter, rect: QRectF, theme: Theme) -> None:
    stack, axis = _stack(shown, names, theme), TimeAxis(Ink(theme))
    head, column = theme.px(AXIS_HEIGHT), theme.px(VALUE_COLUMN)
    stack.lay_out(round(rect.width()), round(rect.height()) - head)
    axis.resize(round(rect.width()) - column, head)
    axis.take(shown.course)
    for widget in (stack, axis):
        widget.grab(QRect(QPoint(0, 0), QPoint(0, 0)))  # a widget that was never shown is laid out only then
        widget.set_time(shown.time)
    axis.draw(painter, rect.topLeft() + QPointF(column, 0))
    stack.draw(painter, rect.topLeft() + QPointF(0, head))
    for widget in (stack, axis):
        widget.deleteLater()


# --- values ----------------------------------------------------------------------------------------------------------


def _csv(stack: ChartStack, names: Iterable[str]) -> bytes:
    """Results as reported, with unit, date, day and laboratory; of the other charts their tables."""
    tables = []
    for chart in (stack.charts[name] for name in names):
        found, course = _results(chart), chart.course
        if found is None or course is None:
            twin = chart.twin()
            tables.append((chart.title(), twin.columns, [[_plain(text) for text in row] for row in twin.rows]))
        else:
            rows = [_result_row(course, *one) for one in sorted(found, key=lambda one: one[0].date)]
            tables.append((chart.title(), _titles(), rows))
    return tables_written(tables)


def _plain(text: str) -> Value:
    """A negative day stays a number: a text that begins with a minus would be taken for a formula."""
    return int(text) if _NUMBER.match(text) else text


def _results(chart: Chart) -> list[tuple[LabResult, str, str, str]] | None:
    """Each result, its letter, how it is drawn where that is not as reported, and remarks; None for other charts."""
    if isinstance(chart, MarkerChart) and (series := chart.series) is not None:
        points = (*series.points, *series.other_series)
        drawn = {point.on: f"{value_words(point.value)} {series.unit}" for point in series.points if point.converted}
        return [(one.result, one.letter, drawn.get(one.on, ""), clauses(remarks(series, one))) for one in points]
    if isinstance(chart, AnalyteChart) and chart.series is not None:
        unit = unit_words(chart.series.unit)
        found = [
            (one.result, one.letter, f"{value_words(one.value)} {unit}".strip() if one.converted else "", "")
            for one in chart.series.points
        ]
        return [*found, *((result, "", "", "") for result in chart.series.apart)]
    return None


def _titles() -> tuple[str, ...]:
    return (
        translate("ChartFile", "Test"),
        translate("ChartFile", "Date"),
        translate("ChartFile", "Time"),
        translate("ChartFile", "Day"),
        translate("ChartFile", "Value as reported"),
        translate("ChartFile", "Unit"),
        translate("ChartFile", "Letter"),
        translate("ChartFile", "Lower limit"),
        translate("ChartFile", "Upper limit"),
        translate("ChartFile", "Laboratory"),
        translate("ChartFile", "Method"),
        translate("ChartFile", "Drawn as"),
        translate("ChartFile", "Remark"),
    )


def _result_row(course: Course, result: LabResult, letter: str, drawn: str, remark: str) -> list[Value]:
    low, high = ("" if limit is None else plain_number(limit) for limit in (result.low, result.high))
    return [
        analyte_name(result.analyte),
        _iso(result.date),
        "" if result.time is None else result.time.isoformat("minutes"),
        course.record.day(result.date) if course.record.started else "",
        result.value.reported,
        result.unit,
        letter,
        low,
        high,
        result.laboratory or "",
        result.method or "",
        drawn,
        remark,
    ]


def _iso(on: date) -> str:
    return on.isoformat()
