"""The RECIST worksheet of one reader as rows and columns: lesions, sums and responses. Nothing is judged here.

A column is a read in order of date; a row a lesion, or an answer by both criteria. What stands where they meet is a
record as it was entered, or a pair of answers of the course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.course.course import Course
from models.record.records import Imaging, Lesion, Measurement, Role, State, Thrombus
from models.response.best_response import assessments_of, best_response, counted_for_best
from models.response.lesions import is_seen, new_lesions_of, non_targets_of, reading, targets_of
from models.response.reads import reads_of
from models.response.response import Criterion, CriterionRead, ReaderSeries, Response, ThrombusRead, TimePoint


class Line(StrEnum):
    """What a row says; the bands stand above their rows."""

    TARGETS = "targets"
    TARGET = "target"
    SUM = "sum"
    FROM_BASELINE = "from baseline"
    FROM_NADIR = "from nadir"
    APART = "apart"
    TARGET_RESPONSE = "target response"
    NON_TARGETS = "non-targets"
    NON_TARGET = "non-target"
    THROMBUS_BAND = "thrombus band"
    THROMBUS = "thrombus"
    THROMBUS_RESPONSE = "thrombus response"
    NEW_BAND = "new band"
    NEW = "new"
    NEW_ANSWER = "new answer"
    OVERALL = "overall"
    BEST = "best"

    @property
    def is_band(self) -> bool:
        return self in _BANDS


_BANDS = (Line.TARGETS, Line.NON_TARGETS, Line.THROMBUS_BAND, Line.NEW_BAND)


@dataclass(frozen=True, slots=True)
class Lengths:
    """A sum or a difference by each criterion, in tenths of a millimetre; None where it is not known."""

    recist: int | None
    mrecist: int | None


@dataclass(frozen=True, slots=True)
class Percents:
    recist: float | None
    mrecist: float | None


@dataclass(frozen=True, slots=True)
class Responses:
    """``recist_persists``, ``mrecist_persists``: a PR that only persists (R-2.6)."""

    recist: Response | None
    mrecist: Response | None
    recist_persists: bool = False
    mrecist_persists: bool = False


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What a read says of new lesions: those first seen at it, or that there is none; ``none_said`` None: not asked."""

    first_seen: tuple[str, ...]
    none_said: bool | None


Cell = Measurement | Thrombus | Lengths | Percents | Responses | ThrombusRead | NewAnswer | None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What one lesion counts at one read, in tenths of a millimetre by each criterion."""

    day: int
    recist: int | None
    mrecist: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` counts the lesion's kind; ``cells`` are in the order of the columns, a band has none."""

    line: Line
    lesion: Lesion | None = None
    cells: tuple[Cell, ...] = ()
    trend: tuple[TrendPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One read. ``visit`` is the planned visit in whose window it lies; ``point`` None at the baseline and before it.
    ``day`` None before treatment has started.

    ``nadir_of`` are the criteria whose smallest complete sum so far was read here (R-1.7).
    """

    imaging: Imaging
    day: int | None
    visit: str
    is_baseline: bool
    point: TimePoint | None
    nadir_of: frozenset[Criterion]

    @property
    def on(self) -> date:
        return self.imaging.date


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything of one reader; the newest read is the last column."""

    reader: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def row(self, line: Line, number: str = "") -> Row | None:
        """The row of an answer, or of the lesion of this number."""
        named = (row for row in self.rows if row.line is line)
        return next((row for row in named if not number or (row.lesion and row.lesion.number == number)), None)

    def cell(self, line: Line, on: date, number: str = "") -> Cell:
        """What stands there at the read of a date; None where there is no such row or read."""
        row = self.row(line, number)
        place = next((place for place, column in enumerate(self.columns) if column.on == on), None)
        return None if row is None or not row.cells or place is None else row.cells[place]


def series_of(course: Course, reader: str | None) -> ReaderSeries | None:
    """The series of a reader of the course; None for one who has read nothing yet."""
    if reader == course.series.reader:
        return course.series
    return next((other.series for name, other in course.other_readers if name == reader), None)


def worksheet(course: Course, reader: str | None, *, only: date | None = None) -> Worksheet:
    """The worksheet of one reader of the course; ``only`` the column of one date, for a read that is being typed.

    A reader who has read nothing yet has rows and no columns.
    """
    series = series_of(course, reader)
    reads = () if series is None else reads_of(course.record, reader, course.series.reader)
    shown = [read for read in reads if only is None or read.date == only]
    columns = tuple(_column(course, series, read) for read in shown) if series else ()
    return Worksheet(reader, columns, tuple(_rows(course, series, columns, reads)))


def _column(course: Course, series: ReaderSeries, read: Imaging) -> Column:
    planned = (one.plan.label for one in course.schedule if one.covers(read.date))
    return Column(
        imaging=read,
        day=course.record.day(read.date) if course.record.started else None,
        visit=next(planned, ""),
        is_baseline=series.baseline is not None and series.baseline.on == read.date,
        point=next((point for point in series.points if point.on == read.date), None),
        nadir_of=frozenset(one for one in Criterion if _nadir_date(series, one) == read.date),
    )


def _nadir_date(series: ReaderSeries, criterion: Criterion) -> date | None:
    """When the smallest complete sum so far was read, the last read included."""
    if not series.points:
        return None
    last = series.points[-1]
    read = last.by(criterion)
    if read.sum_tenths is not None and (read.nadir_tenths is None or read.sum_tenths < read.nadir_tenths):
        return last.on
    return read.nadir_date


def _rows(
    course: Course, series: ReaderSeries | None, columns: Sequence[Column], reads: Sequence[Imaging]
) -> Iterable[Row]:
    lesions = course.record.lesions
    baseline = None if series is None else series.baseline
    targets = [one for one in targets_of(lesions) if baseline is None or one.number in baseline.targets]
    yield Row(Line.TARGETS)
    yield from (_lesion_row(Line.TARGET, lesion, course, columns, reads) for lesion in targets)
    yield _answers(Line.SUM, columns, lambda column: _sums(column, series))
    yield _answers(Line.FROM_BASELINE, columns, _from_baseline)
    yield _answers(Line.FROM_NADIR, columns, _from_nadir)
    yield _answers(Line.APART, columns, _apart)
    yield _answers(Line.TARGET_RESPONSE, columns, _target_responses)
    yield Row(Line.NON_TARGETS)
    yield from (_lesion_row(Line.NON_TARGET, lesion, course, columns, ()) for lesion in non_targets_of(lesions))
    yield Row(Line.THROMBUS_BAND)
    yield _answers(Line.THROMBUS, columns, lambda column: column.imaging.thrombus)
    yield _answers(Line.THROMBUS_RESPONSE, columns, lambda column: column.point.thrombus if column.point else None)
    yield Row(Line.NEW_BAND)
    yield from (_lesion_row(Line.NEW, lesion, course, columns, reads) for lesion in new_lesions_of(lesions))
    yield _answers(Line.NEW_ANSWER, columns, lambda column: _new_answer(column, lesions, reads))
    yield _answers(Line.OVERALL, columns, _overall)
    best = {} if series is None else _best(course, series, columns)
    yield _answers(Line.BEST, columns, lambda column: best.get(column.on))


def _answers(line: Line, columns: Sequence[Column], answer: Callable[[Column], Cell]) -> Row:
    return Row(line, cells=tuple(answer(column) for column in columns))


def _lesion_row(line: Line, lesion: Lesion, course: Course, columns: Sequence[Column], reads: Sequence[Imaging]) -> Row:
    cells = tuple(column.imaging.measurement(lesion.number) for column in columns)
    return Row(line, lesion, cells, tuple(_trend(lesion, course, reads)))


def _trend(lesion: Lesion, course: Course, reads: Sequence[Imaging]) -> Iterable[TrendPoint]:
    for read in reads:
        found = read.measurement(lesion.number)
        if found is not None and found.state is State.MERGED:
            continue  # it is not gone: its tumour is measured with another lesion
        recist, mrecist = (reading(lesion, read, criterion).tenths for criterion in Criterion)
        if recist is not None or mrecist is not None:
            yield TrendPoint(course.record.day(read.date), recist, mrecist)


def _both(column: Column) -> tuple[CriterionRead, CriterionRead] | None:
    return None if column.point is None else (column.point.recist, column.point.mrecist)


def _sums(column: Column, series: ReaderSeries | None) -> Lengths | None:
    if column.is_baseline and series is not None and series.baseline is not None:
        return Lengths(series.baseline.recist_tenths, series.baseline.mrecist_tenths)
    found = _both(column)
    return None if found is None else Lengths(*(read.sum_tenths for read in found))


def _from_baseline(column: Column) -> Percents | None:
    found = _both(column)
    return None if found is None else Percents(*(read.change_from_baseline_percent for read in found))


def _from_nadir(column: Column) -> Percents | None:
    found = _both(column)
    return None if found is None else Percents(*(read.change_from_nadir_percent for read in found))


def _apart(column: Column) -> Lengths | None:
    found = _both(column)
    return None if found is None else Lengths(*(_from(read) for read in found))


def _from(read: CriterionRead) -> int | None:
    if read.sum_tenths is None or read.nadir_tenths is None:
        return None
    return read.sum_tenths - read.nadir_tenths


def _target_responses(column: Column) -> Responses | None:
    found = _both(column)
    return None if found is None else Responses(found[0].target, found[1].target)


def _overall(column: Column) -> Responses | None:
    found = _both(column)
    if found is None:
        return None
    one, two = found
    return Responses(one.overall, two.overall, one.persisting, two.persisting)


def _new_answer(column: Column, lesions: tuple[Lesion, ...], reads: Sequence[Imaging]) -> NewAnswer | None:
    if column.point is None:
        return None
    earlier = [read for read in reads if read.date < column.on]
    seen = [one.number for one in lesions if one.role is Role.NEW and is_seen(column.imaging.measurement(one.number))]
    first = tuple(number for number in seen if not any(is_seen(read.measurement(number)) for read in earlier))
    return NewAnswer(first, column.imaging.no_new_lesion)


def _best(course: Course, series: ReaderSeries, columns: Sequence[Column]) -> dict[date, Responses]:
    """The best confirmed response up to and including each read (R-7)."""
    counted = counted_for_best(series.points, course.parameters)
    start, parameters = course.record.day_zero, course.parameters
    found = {}
    for column in columns:
        if column.point is not None:
            until = [point for point in counted if point.on <= column.on]
            best = {
                one: best_response(assessments_of(until, one), start, criterion=one, parameters=parameters).confirmed
                for one in Criterion
            }
            found[column.on] = Responses(best[Criterion.RECIST], best[Criterion.MRECIST])
    return found
