"""The rows of a case figure, from the course of a record that has lost its person already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.course.course import Course
from models.course.lanes import EventSpan, TreatmentLane, event_lanes, known_until, treatment_lanes
from models.markers.analyte_series import BLOOD_COUNTS, analyte_series, drawable
from models.markers.markers import MarkerCourse
from models.prints.case_absent import absent
from models.prints.case_facts import Anchor, CaseFigure, DayKind, Mark, Panel, Row, Source
from models.quantities import Quantity
from models.record.labs import in_digits
from models.record.partialdate import Day, PartialDate, age_on, exact
from models.record.records import Imaging, LabResult, Lesion, Measurement, Record, State, Treatment
from models.record.therapies import Group, therapies_named
from models.response.response import Criterion, Response
from models.words import millimetre_words

_CULTURE = "cell culture"
_LONGEST_TO_INFUSION = 60  # days from taking the tissue to the infusion of what grew from it


def case_figure(course: Course) -> CaseFigure:
    """What is drawn of a course, of a record without identity (``storage/files/deidentified.py``)."""
    record = course.record
    anchor, zero = _anchor(record)
    drawing = _Drawing(course, zero)
    rows = () if anchor is Anchor.NOTHING else tuple(drawing.rows())
    last = None if anchor is Anchor.NOTHING else drawing.day(known_until(course))
    return CaseFigure(
        code=record.patient.code,
        sex=record.patient.sex,
        age=None if anchor is Anchor.NOTHING else age_on(record.patient.birth_date, record.day_zero),
        anchor=anchor,
        calendar_known=drawing.calendar_known,
        rows=rows,
        absent=absent(course, rows),
        last=last,
        died=record.outcome.is_dead,
    )


def infusion(record: Record) -> Treatment | None:
    """The first infusion of cells, where its day is known."""
    found = [one for one in record.treatments_given if one.kind == "cell therapy" and exact(one.start) is not None]
    return min(found, key=lambda one: one.first, default=None)


def _anchor(record: Record) -> tuple[Anchor, date]:
    cells = infusion(record)
    if cells is not None and record.started:
        return Anchor.INFUSION, cells.first
    if record.started:
        return Anchor.START, record.day_zero
    days = [one.first for one in record.treatments]
    days += [one.date for parts in (record.labs, record.imaging) for one in parts]
    days += [one.first for one in record.adverse_events if one.first is not None]
    return (Anchor.FIRST_ENTRY, min(days)) if days else (Anchor.NOTHING, date.min)


class _Drawing:
    """The rows of one course on days from ``zero``."""

    def __init__(self, course: Course, zero: date) -> None:
        self._course, self._record, self._zero = course, course.record, zero
        self.calendar_known = "treatment_start" not in (course.record.baseline.illustrative or ())
        self._plain = DayKind.RECORDED if self.calendar_known else DayKind.COUNTED

    def day(self, on: date) -> int:
        return (on - self._zero).days

    def rows(self) -> Iterator[Row]:
        yield from sorted(self._treatments(), key=lambda row: row.known[0].day or 0)
        for series in (self._course.markers.afp, self._course.markers.pivka):
            if series.points or series.other_series:
                yield self._marker(series)
        yield from self._sums()
        yield from self._analytes()
        yield from self._lesions()
        yield from self._events()

    def _of(self, on: Day, illustrative: Iterable[str] | None, name: str = "start") -> DayKind:
        if name in (illustrative or ()):
            return DayKind.ORDER
        return DayKind.COUNTED if isinstance(on, PartialDate) else self._plain

    # --- treatment

    def _treatments(self) -> Iterator[Row]:
        for lane in treatment_lanes(self._course):
            yield from self._culture(lane)
            marks = tuple(self._given(lane))
            yield Row(panel=Panel.TREATMENT, name=lane.agent, kind=lane.kind, marks=marks)

    def _given(self, lane: TreatmentLane) -> Iterator[Mark]:
        for span in lane.spans:
            one = span.treatment
            kind = self._of(one.start, one.illustrative)
            if self._record.started and one is infusion(self._record):
                kind = DayKind.RECORDED  # day 0 is its day
            yield Mark(
                day=self.day(span.start),
                until=self.day(span.stop) if span.stop > span.start else None,
                kind=kind,
                value=_amount(one),
                unit=one.unit or ("cells" if one.dose is None and one.cells is not None else ""),
                source=Source.TREATMENT,
                detail=one.reason or "",
                omitted=span.omitted,
                ongoing=span.ongoing,
                treatment=one,
            )

    def _culture(self, lane: TreatmentLane) -> Iterator[Row]:
        """Where the days of culture are recorded, taken to begin on the day of the last surgery before."""
        for span in lane.spans:
            days = span.treatment.culture_days
            if days is None:
                continue
            tissue = [on for on in _surgery(self._record) if 0 <= (span.start - on).days <= _LONGEST_TO_INFUSION]
            begins = max(tissue, default=None)
            known = begins is not None and (span.start - begins).days >= days
            start = begins if begins is not None and known else span.start - timedelta(days=days)
            mark = Mark(
                day=self.day(start),
                until=self.day(start) + days,
                kind=DayKind.COUNTED if known else DayKind.ORDER,
                value=str(days),
                unit="days",
                source=Source.TREATMENT,
            )
            yield Row(panel=Panel.TREATMENT, name=_CULTURE, kind=_CULTURE, marks=(mark,))

    # --- results

    def _marker(self, series: MarkerCourse) -> Row:
        marks = tuple(self._result(point.result, point.value) for point in series.points)
        return Row(
            panel=Panel.MARKER,
            name=series.analyte,
            unit=series.unit,
            marks=marks,
            parted=tuple(self.day(point.on) for point in series.points if point.new_method),
            low=series.low,
            high=series.high,
        )

    def _analytes(self) -> Iterator[Row]:
        for name in drawable(self._record):
            series = analyte_series(self._record, name)
            yield Row(
                panel=Panel.COUNT if name in BLOOD_COUNTS else Panel.ANALYTE,
                name=name,
                unit=series.unit,
                marks=tuple(self._result(point.result, point.value) for point in series.points),
                low=None if series.low is None else float(series.low),
                high=None if series.high is None else float(series.high),
            )

    def _result(self, result: LabResult, value: Quantity) -> Mark:
        censored = {">": "up", "≥": "up", "<": "down", "≤": "down"}.get(value.operator, "")
        return Mark(
            day=self.day(result.date),
            kind=self._plain,
            value=result.value.reported.strip(),
            unit=result.unit,
            number=float(value.limit),
            censored=censored,
            source=Source.RESULT,
            detail=result.laboratory or "",
        )

    # --- lesions

    def _sums(self) -> Iterator[Row]:
        baseline, points = self._course.series.baseline, self._course.series.points
        parted = tuple(self.day(on) for on in _surgery(self._record))
        for criterion in Criterion:
            marks = []
            if baseline is not None:
                first = baseline.recist_tenths if criterion is Criterion.RECIST else baseline.mrecist_tenths
                marks.append(self._sum(baseline.on, first, None))
            for point in points:
                read = point.by(criterion)
                marks.append(self._sum(point.on, read.sum_tenths, read.overall, point.modality or ""))
            judged = any(mark.response is not Response.NOT_ASSESSABLE for mark in marks if mark.response is not None)
            if any(mark.number is not None for mark in marks) or judged:
                name = criterion.in_words
                yield Row(panel=Panel.SUM, name=name, unit="mm", marks=tuple(marks), criterion=criterion, parted=parted)

    def _sum(self, on: date, tenths: int | None, response: Response | None, modality: str = "") -> Mark:
        return Mark(
            day=self.day(on),
            kind=self._plain,
            value="" if tenths is None else millimetre_words(tenths),
            unit="mm",
            number=None if tenths is None else tenths / 10,
            source=Source.READ,
            modality=modality,
            response=response,
        )

    def _lesions(self) -> Iterator[Row]:
        """Each lesion that was measured, by the primary reader, also before the baseline."""
        reader, parted = self._course.series.reader, tuple(self.day(on) for on in _surgery(self._record))
        reads = sorted((one for one in self._record.imaging if one.reader in (None, reader)), key=lambda one: one.date)
        for lesion in self._record.lesions:
            found = [(read, read.measurement(lesion.number)) for read in reads]
            marks = tuple(
                self._size(read, measured, lesion)
                for read, measured in found
                if measured is not None and (measured.diameter_tenths or measured.state is State.ABSENT)
            )
            if any(mark.number for mark in marks):
                yield Row(
                    panel=Panel.LESION,
                    name=lesion.number,
                    kind=lesion.organ or "",
                    unit="mm",
                    marks=marks,
                    parted=parted,
                )

    def _size(self, read: Imaging, measured: Measurement, lesion: Lesion) -> Mark:
        tenths = measured.diameter_tenths or 0
        return Mark(
            day=self.day(read.date),
            kind=self._plain,
            value=millimetre_words(tenths),
            unit="mm",
            number=tenths / 10,
            source=Source.READ,
            detail=lesion.site or "",
            modality=read.modality or "",
        )

    # --- adverse events

    def _events(self) -> Iterator[Row]:
        for lane in event_lanes(self._course):
            marks = tuple(mark for span in lane.spans for mark in self._event(span))
            yield Row(panel=Panel.EVENT, name=lane.term, marks=marks)

    def _event(self, span: EventSpan) -> Iterator[Mark]:
        event, not_told = span.event, span.event.illustrative or ()
        known = "grade" not in not_told
        if span.start is None or span.stop is None:
            yield Mark(
                day=None,
                kind=DayKind.UNKNOWN,
                value=str(event.grade),
                source=Source.EVENT,
                grade=event.grade,
                grade_known=known,
                serious=event.serious is True,
            )
            return
        kind = self._of(event.start or span.start, not_told) if known else DayKind.UNKNOWN
        for piece in span.pieces:
            last = piece is span.pieces[-1]
            yield Mark(
                day=self.day(piece.start),
                until=self.day(piece.stop),
                kind=kind,
                value=str(piece.grade),
                source=Source.EVENT,
                grade=piece.grade,
                grade_known=known,
                ongoing=span.ongoing and last,
                serious=event.serious is True,
            )


def _amount(one: Treatment) -> str:
    if one.dose is not None:
        return in_digits(one.dose)
    return "" if one.cells is None else in_digits(one.cells)


def _surgery(record: Record) -> tuple[date, ...]:
    """The days on which something was taken out."""
    return tuple(
        one.first
        for one in record.treatments_given
        if one.kind == "procedure" and Group.SURGERY in therapies_named(one.agent).groups
    )
