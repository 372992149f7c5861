"""The flowsheet of one patient: results, scores and vital signs as rows, dates and planned visits as columns.

What stands where they meet is a result, the scores of a date or a visit as they were recorded; nothing is judged here.
A row holds the results of one analyte in one unit as it was reported: no value is converted, none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain

from models.course.course import Course
from models.liver.result import LiverFunction
from models.markers.markers import MarkerChange, MarkerCourse, change_between
from models.markers.series import letter
from models.quantities import Answer
from models.record.analytes import ANALYTES
from models.record.editions import edition, with_edition
from models.record.labs import Results, Series
from models.record.protocol import ScheduledVisit
from models.record.records import LabResult, Record, Visit, VisitKind

UPCOMING = 2  # planned visits that are shown ahead of their window


class Group(StrEnum):
    """What stands together under one band, in this order."""

    MARKERS = "markers"
    LIVER = "liver"
    BLOOD = "blood"
    KIDNEY = "kidney"
    URINE = "urine"
    OTHER = "other"
    OWN = "own"
    VITAL = "vital"


class Score(StrEnum):
    """What is computed from the results of a date (R-12)."""

    ALBI = "ALBI"
    CHILD_PUGH = "Child-Pugh"


class Sign(StrEnum):
    """What a visit says besides its results."""

    ECOG = "ECOG"
    WEIGHT = "weight"
    PRESSURE = "blood pressure"
    ASCITES = "ascites"
    ENCEPHALOPATHY = "encephalopathy"


_ANALYTES: dict[Group, tuple[str, ...]] = {
    Group.MARKERS: ("AFP", "PIVKA-II"),
    Group.LIVER: ("ALT", "AST", "ALP", "GGT", "bilirubin", "albumin", "INR"),
    Group.BLOOD: ("white cells", "neutrophils", "lymphocytes", "platelets", "haemoglobin"),
    Group.KIDNEY: ("creatinine", "sodium", "potassium"),
    Group.URINE: ("proteinuria", "urine protein dipstick"),
    Group.OTHER: ("glucose", "CRP"),
}


@dataclass(frozen=True, slots=True)
class ResultCell:
    """The result that counts for its date, with the limits that count for it.

    ``letter``: H or L outside the laboratory's own range, HH or LL beyond its critical limits. ``previous`` is the
    result before it in the row; ``set_aside`` are results of the same date that do not count.
    """

    result: LabResult
    letter: str
    previous: LabResult | None
    set_aside: tuple[LabResult, ...]

    @property
    def text(self) -> str:
        """As it was reported."""
        return self.result.value.reported


Cell = ResultCell | LiverFunction | Visit | None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One result of a row; a censored one at the limit that was printed."""

    day: int
    value: float
    censored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``analyte`` and ``unit`` of results, else a score or a sign. ``cells`` are in the order of the columns.

    ``limits`` is the newest result that has a range. ``changed``: the newest result has another letter than the one
    before it, or has moved beyond noise where that is known (R-10.10).
    """

    group: Group
    analyte: str = ""
    unit: str = ""
    score: Score | None = None
    sign: Sign | None = None
    cells: tuple[Cell, ...] = ()
    limits: LabResult | None = None
    trend: tuple[TrendPoint, ...] = ()
    changed: bool = False

    @property
    def abnormal(self) -> bool:
        return any(isinstance(cell, ResultCell) and cell.letter for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """One date with results or a visit, or a visit that is planned (``planned``) and has nothing yet.

    ``label`` is the planned visit in whose window the date lies, empty for an extra one. ``results`` are all of the
    date, those that do not count among them. ``is_draft``: nothing is recorded, and results are being typed.
    ``day`` None before treatment has started.
    """

    on: date
    day: int | None
    label: str
    is_baseline: bool = False
    planned: ScheduledVisit | None = None
    is_draft: bool = False
    results: tuple[LabResult, ...] = ()

    @property
    def unsigned(self) -> tuple[LabResult, ...]:
        """The results of the date that nobody has signed yet."""
        return tuple(result for result in self.results if result.reviewed is None)

    @property
    def holds(self) -> bool:
        """Whether anything is recorded of its date."""
        return self.planned is None and not self.is_draft

    @property
    def is_skipped(self) -> bool:
        return self.planned is not None and self.planned.state == "skipped"

    @property
    def counts_as_planned(self) -> bool:
        return self.is_baseline or bool(self.label)


@dataclass(frozen=True, slots=True)
class Flowsheet:
    """The newest date is the last that is not planned; rows of one group follow each other."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def row(self, name: str, unit: str | None = None) -> Row | None:
        """The row of an analyte (of one unit), a score or a sign."""
        return next(
            (row for row in self.rows if name in (row.analyte, row.score, row.sign) and unit in (None, row.unit)), None
        )

    def cell(self, name: str, on: date, unit: str | None = None) -> Cell:
        """What stands in a row on a date; None where there is no such row or date."""
        row = self.row(name, unit)
        place = next((place for place, column in enumerate(self.columns) if column.on == on), None)
        return None if row is None or place is None else row.cells[place]

    @property
    def newest(self) -> int | None:
        """The place of the last column that holds something."""
        held = [place for place, column in enumerate(self.columns) if column.holds]
        return held[-1] if held else None


def flowsheet(course: Course, *, draft: bool = False) -> Flowsheet:
    """All results, scores and vital signs of the course by date; with a ``draft``, a column for today as well."""
    record = course.record
    results = Results(record)
    columns = _columns(course, draft=draft)
    held = [column.on for column in columns if column.planned is None]
    rows = (*_result_rows(course, results, columns), *_score_rows(course, columns), *_sign_rows(record, columns))
    order = tuple(Group)
    return Flowsheet(columns, tuple(sorted(rows, key=lambda row: order.index(row.group))) if held else ())


# Columns


def _columns(course: Course, *, draft: bool) -> tuple[Column, ...]:
    record = course.record
    dates = sorted({part.date for held in (record.visits, record.labs) for part in held})
    before = [on for on in dates if on <= record.day_zero]
    by_date: dict[date, list[LabResult]] = {}
    for result in record.labs:
        by_date.setdefault(result.date, []).append(result)
    found = [
        Column(
            on,
            record.day(on) if record.started else None,
            _label(course.schedule, on),
            is_baseline=bool(before) and on == before[-1],
            results=tuple(by_date.get(on, ())),
        )
        for on in dates
    ]
    if draft and course.today not in dates:
        today = course.today
        day = record.day(today) if record.started else None
        found.append(Column(today, day, _label(course.schedule, today), is_draft=True))
    only_told = {visit.date for visit in record.visits if visit.kind is VisitKind.TELEPHONE} - by_date.keys()
    made, upcoming = [on for on in dates if on not in only_told], 0
    for visit in course.schedule:
        told = visit.moved_from is not None or visit.state == "skipped"
        if visit.done_on is not None or visit.on in dates or (any(map(visit.covers, made)) and not told):
            continue
        upcoming += visit.state == "upcoming"
        if upcoming <= UPCOMING:
            found.append(Column(visit.on, record.day(visit.on), visit.plan.label, planned=visit))
    return tuple(sorted(found, key=lambda column: column.on))


def _label(schedule: Sequence[ScheduledVisit], on: date) -> str:
    """The planned visit that took place on a date, else the one in whose window it lies."""
    done = (visit.plan.label for visit in schedule if visit.done_on == on)
    near = (visit.plan.label for visit in schedule if visit.covers(on))
    return next(chain(done, near), "")


# Rows of results


def _result_rows(course: Course, results: Results, columns: Sequence[Column]) -> Iterable[Row]:
    units: dict[str, dict[str, None]] = {}
    for result in course.record.labs:
        units.setdefault(result.analyte, {})[result.unit] = None
    for group, analytes in _ANALYTES.items():
        for analyte in analytes:
            for unit in units.pop(analyte, {}):
                yield _result_row(course, results.series(analyte, unit), columns, group, analyte, unit)
    for analyte, others in units.items():
        group = Group.OTHER if analyte in ANALYTES else Group.OWN
        for unit in others:
            yield _result_row(course, results.series(analyte, unit), columns, group, analyte, unit)


def _result_row(
    course: Course, series: Series, columns: Sequence[Column], group: Group, analyte: str, unit: str
) -> Row:
    critical = Letters(course.record)
    by_date: dict[date, ResultCell] = {}
    before: LabResult | None = None
    for result in series.results:
        by_date[result.date] = ResultCell(
            result, critical.letter(result), before, series.set_aside.get(result.date, ())
        )
        before = result
    known = [result for result in series.results if result.low is not None or result.high is not None]
    points = [
        TrendPoint(day, float(result.value.limit), result.value.censored)
        for day, result in zip(series.days, series.results, strict=True)
    ]
    newest = by_date[series.results[-1].date]
    return Row(
        group=group,
        analyte=analyte,
        unit=unit,
        cells=tuple(by_date.get(column.on) if column.planned is None else None for column in columns),
        limits=known[-1] if known else None,
        trend=tuple(points),
        changed=_has_changed(course, newest, by_date),
    )


class Letters:
    """The letter of a result: of its range, and of the critical limits of its laboratory's edition."""

    def __init__(self, record: Record) -> None:
        self._ranges, self._sex = record.ranges, record.patient.sex

    def letter(self, result: LabResult) -> str:
        if self._ranges and result.laboratory is not None:
            beyond = letter(self._with_critical_limits(result))
            if beyond:
                return beyond * 2
        return letter(result)

    def _with_critical_limits(self, result: LabResult) -> LabResult:
        """The result with the critical limits of the edition of its date in the place of its range."""
        bare = replace(result, low=None, high=None)
        found = edition(bare, self._ranges, self._sex)
        if found is None:
            return bare
        limits = replace(found, low=found.critical_low, high=found.critical_high)
        return with_edition(bare, (limits,), self._sex)


def _has_changed(course: Course, newest: ResultCell, by_date: dict[date, ResultCell]) -> bool:
    if newest.previous is None:
        return False
    if newest.letter != by_date[newest.previous.date].letter:
        return True
    change = change_of(course, newest)
    return change is not None and change.beyond_noise is Answer.MET


def change_of(course: Course, cell: ResultCell) -> MarkerChange | None:
    """The change of a marker from the result before it, against noise (R-10.10); None for anything else."""
    marker = marker_of(course, cell.result.analyte)
    return None if marker is None or cell.previous is None else change_between(marker, cell.previous, cell.result)


def marker_of(course: Course, analyte: str) -> MarkerCourse | None:
    return next((one for one in (course.markers.afp, course.markers.pivka) if one.analyte == analyte), None)


# Rows of scores and of signs


def _score_rows(course: Course, columns: Sequence[Column]) -> Iterable[Row]:
    by_date = {scores.on: scores for scores in course.liver}
    cells = tuple(by_date.get(column.on) if column.planned is None else None for column in columns)
    if not by_date:
        return
    albi = tuple(
        TrendPoint(scores.day, scores.albi, False)
        for scores in sorted(course.liver, key=lambda one: one.on)
        if scores.albi is not None
    )
    yield Row(group=Group.LIVER, score=Score.ALBI, cells=cells, trend=albi)
    yield Row(group=Group.LIVER, score=Score.CHILD_PUGH, cells=cells)


_SIGNS: dict[Sign, Callable[[Visit], object]] = {
    Sign.ECOG: lambda visit: visit.ecog,
    Sign.WEIGHT: lambda visit: visit.weight_kg,
    Sign.PRESSURE: lambda visit: visit.systolic if visit.systolic is not None else visit.diastolic,
    Sign.ASCITES: lambda visit: visit.ascites,
    Sign.ENCEPHALOPATHY: lambda visit: visit.encephalopathy,
}
_UNITS = {Sign.WEIGHT: "kg", Sign.PRESSURE: "mmHg"}


def _sign_rows(record: Record, columns: Sequence[Column]) -> Iterable[Row]:
    for sign, said in _SIGNS.items():
        by_date = {visit.date: visit for visit in sorted(record.visits, key=_moment) if said(visit) is not None}
        if not by_date:
            continue
        weights = (
            TrendPoint(record.day(on), float(visit.weight_kg), False)
            for on, visit in sorted(by_date.items())
            if sign is Sign.WEIGHT and visit.weight_kg is not None
        )
        yield Row(
            group=Group.VITAL,
            sign=sign,
            unit=_UNITS.get(sign, ""),
            cells=tuple(by_date.get(column.on) if column.planned is None else None for column in columns),
            trend=tuple(weights),
        )


def _moment(visit: Visit) -> tuple[date, str]:
    """Of two visits on one day the later counts; one without a time counts only where none has one."""
    return visit.date, "" if visit.time is None else visit.time.isoformat()
