"""Which of a patient's recorded and computed facts a printed summary shows, row by row; nothing is judged here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.lanes import event_lanes
from models.liver.result import LiverFunction
from models.record.analytes import ANALYTES
from models.record.labs import Results
from models.record.protocol import ScheduledVisit
from models.record.records import AdverseEvent, Imaging, LabResult, Lesion, LiRads, Record, State, Visit
from models.record.story import grade_now
from models.response.lesions import Reading, reading, targets_of
from models.response.reads import reads_of
from models.response.response import BaselineRead, Criterion, CriterionRead, Response, TimePoint

DAYS_PER_MONTH = 30.4375
NEAR_VISIT_DAYS = 7
LIVER_ANALYTES = ("bilirubin", "albumin", "INR", "platelets")
CORE_ANALYTES = ("AFP", "PIVKA-II", "ALT", "AST", *LIVER_ANALYTES)


def months(days: int) -> float:
    """A duration in months of 30.4375 days, as every endpoint is printed."""
    return days / DAYS_PER_MONTH


def end_of_course(course: Course) -> date:
    """The day to which a patient's time is counted: death, else the day of judgement."""
    return course.record.outcome.died or course.today


def letter(result: LabResult) -> str:
    """H above or L below the laboratory's own range; empty within it, without one, or where a censored value
    could lie on either side."""
    if result.high is not None and result.value.low > result.high:
        return "H"
    if result.low is not None and result.value.high < result.low:
        return "L"
    return ""


# --- laboratory -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LatestResult:
    """The newest result of one analyte (of one unit, where units are separate series) and the one before it."""

    analyte: str
    latest: LabResult
    previous: LabResult | None


def latest_results(record: Record) -> tuple[LatestResult, ...]:
    """Known analytes in the order of the rules, then all others in order of first entry."""
    results = Results(record)
    rows = []
    for analyte in sorted(dict.fromkeys(result.analyte for result in record.labs), key=_rank):
        known = ANALYTES.get(analyte)
        units = dict.fromkeys(results.units(analyte)) if known is not None and known.series_by_unit else (None,)
        for unit in units:
            series = results.series(analyte, unit).results
            rows.append(LatestResult(analyte, series[-1], series[-2] if len(series) > 1 else None))
    return tuple(rows)


def _rank(analyte: str) -> int:
    names = tuple(ANALYTES)
    return names.index(analyte) if analyte in ANALYTES else len(names)


# --- liver function -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LiverColumn:
    """One moment of the liver table; ``moment`` is baseline, previous or latest. ``on`` None: nothing then."""

    moment: str
    on: date | None
    visit: Visit | None = None
    scores: LiverFunction | None = None


@dataclass(frozen=True, slots=True)
class LiverRow:
    """One analyte at the moments of the table; None is not recorded."""

    analyte: str
    cells: tuple[LabResult | None, ...]


@dataclass(frozen=True, slots=True)
class LiverTable:
    columns: tuple[LiverColumn, ...]
    rows: tuple[LiverRow, ...]

    @property
    def any_off_day(self) -> bool:
        """Whether a result stands under a date that is not quite its own."""
        return any(
            cell is not None and cell.date != column.on
            for row in self.rows
            for column, cell in zip(self.columns, row.cells, strict=True)
        )


def liver_table(course: Course) -> LiverTable:
    """Liver function at baseline, at the visit before the latest, and at the latest; empty without any date.

    A result stands under the date it lies within seven days of, the nearest and then the later one.
    """
    record = course.record
    dates = _liver_dates(course)
    if not dates:
        return LiverTable((), ())
    before = [on for on in dates if on <= record.day_zero]
    after = [on for on in dates if on > record.day_zero]
    moments = [("baseline", before[-1] if before else None)]
    moments += [("previous", on) for on in after[-2:-1]]
    moments += [("latest", on) for on in after[-1:]]
    columns = tuple(_liver_column(course, moment, on) for moment, on in moments)
    results = Results(record)
    rows = tuple(
        LiverRow(analyte, tuple(_near(results, analyte, column.on) for column in columns)) for analyte in LIVER_ANALYTES
    )
    return LiverTable(columns, rows)


def _near(results: Results, analyte: str, on: date | None) -> LabResult | None:
    return None if on is None else results.nearest(analyte, results.day(on), NEAR_VISIT_DAYS)


def _liver_dates(course: Course) -> list[date]:
    """Dates of visits, and of liver tests that belong to no visit."""
    visits = {entry.on for entry in course.liver} | {visit.date for visit in course.record.visits}
    tests = {result.date for result in course.record.labs if result.analyte in LIVER_ANALYTES}
    dates = set(visits)
    for on in sorted(tests):
        if not any(abs((on - other).days) <= NEAR_VISIT_DAYS for other in dates):
            dates.add(on)
    return sorted(dates)


def _liver_column(course: Course, moment: str, on: date | None) -> LiverColumn:
    visit = next((found for found in reversed(course.record.visits) if found.date == on), None)
    scores = next((found for found in reversed(course.liver) if found.on == on), None)
    return LiverColumn(moment, on, visit, scores)


# --- lesions --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LesionColumn:
    """One read under one criterion; ``judged`` is None for the baseline."""

    criterion: Criterion
    moment: str
    on: date
    sum_tenths: int | None
    judged: CriterionRead | None


@dataclass(frozen=True, slots=True)
class LesionCell:
    """What one target counts at one read, and the state noted in place of a diameter."""

    value: Reading
    state: State | None
    counts: bool = True
    li_rads: LiRads | None = None


@dataclass(frozen=True, slots=True)
class LesionRow:
    lesion: Lesion
    cells: tuple[LesionCell, ...]


@dataclass(frozen=True, slots=True)
class LesionTable:
    """Targets at baseline, nadir and now. ``read`` is the newest imaging; both are None where there is none."""

    columns: tuple[LesionColumn, ...]
    rows: tuple[LesionRow, ...]
    read: Imaging | None
    latest: TimePoint | None

    def by(self, criterion: Criterion) -> tuple[LesionColumn, ...]:
        return tuple(column for column in self.columns if column.criterion is criterion)


def lesion_table(course: Course) -> LesionTable:
    """The primary reader's targets at baseline, at the nadir against which the newest read was judged, and now."""
    series = course.series
    latest = series.points[-1] if series.points else None
    read = read_on(course, latest.on if latest else series.baseline.on if series.baseline else None)
    if series.baseline is None:
        return LesionTable((), (), read, latest)
    columns = tuple(
        column
        for criterion in Criterion
        if not _not_assessable(latest, series.baseline, criterion)
        for column in _lesion_columns(course, series.baseline, criterion)
    )
    rows = tuple(
        LesionRow(lesion, tuple(_lesion_cell(course, series.baseline, lesion, column) for column in columns))
        for lesion in targets_of(course.record.lesions)
    )
    return LesionTable(columns, rows, read, latest)


def _not_assessable(latest: TimePoint | None, baseline: BaselineRead, criterion: Criterion) -> bool:
    if criterion is Criterion.RECIST:
        return False
    return latest.mrecist.overall is Response.NOT_ASSESSABLE if latest else not baseline.mrecist_targets


def _lesion_columns(course: Course, baseline: BaselineRead, criterion: Criterion) -> list[LesionColumn]:
    first = baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
    columns = [LesionColumn(criterion, "baseline", baseline.on, first, None)]
    points = course.series.points
    if not points:
        return columns
    now = points[-1]
    nadir_date = now.by(criterion).nadir_date
    nadir = next((point for point in points[:-1] if point.on == nadir_date), None)
    if nadir is not None:
        judged = nadir.by(criterion)
        columns.append(LesionColumn(criterion, "nadir", nadir.on, judged.sum_tenths, judged))
    columns.append(LesionColumn(criterion, "now", now.on, now.by(criterion).sum_tenths, now.by(criterion)))
    return columns


def _lesion_cell(course: Course, baseline: BaselineRead, lesion: Lesion, column: LesionColumn) -> LesionCell:
    read = read_on(course, column.on)
    counted = baseline.targets if column.criterion is Criterion.RECIST else baseline.mrecist_targets
    found = read.measurement(lesion.number) if read else None
    value = reading(lesion, read, column.criterion) if read else Reading(None, True)
    removed = column.judged is not None and lesion.number in column.judged.removed
    state = State.REMOVED if removed else found.state if found else None
    return LesionCell(value, state, lesion.number in counted, found.li_rads if found else None)


def read_on(course: Course, on: date | None) -> Imaging | None:
    """The primary reader's read of a date, the last entered if there are two."""
    reader = course.series.reader
    return next((read for read in reversed(reads_of(course.record, reader, reader)) if read.date == on), None)


# --- adverse events and visits ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """The worst entry of an adverse event that has not ended, its grade now, and the highest its term ever had."""

    event: AdverseEvent
    grade: int
    highest_grade: int


def open_events(course: Course) -> tuple[OpenEvent, ...]:
    """Adverse events of grade 2 and above that are still open, worst first."""
    rows = []
    for lane in event_lanes(course):
        ongoing = [span.event for span in lane.spans if span.ongoing]
        worst = max(ongoing, key=grade_now, default=None)
        if worst is not None and grade_now(worst) >= 2:
            rows.append(OpenEvent(worst, grade_now(worst), lane.highest_grade))
    return tuple(sorted(rows, key=lambda row: (-row.grade, row.event.term)))


def undated_events(course: Course) -> tuple[AdverseEvent, ...]:
    """Adverse events with neither a start nor an end: whether they are open cannot be said."""
    return tuple(event for event in course.record.adverse_events if event.start is None and event.stop is None)


def visits_not_made(course: Course) -> tuple[ScheduledVisit, ...]:
    """Planned visits whose window has passed without a visit, up to the end of the patient's course."""
    end = end_of_course(course)
    return tuple(visit for visit in course.schedule if visit.state in ("overdue", "missed") and visit.on <= end)
