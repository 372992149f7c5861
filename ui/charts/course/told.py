"""What the marks of a patient's charts are, in words: each with its day, its source and where a click leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF

from models.course.course import Course
from models.course.lanes import DoseGap, DoseSpan, EventSpan, TreatmentLane
from models.course.report_rows import read_on
from models.flags.cause import Cause, Place
from models.liver.result import LiverFunction
from models.markers.markers import MarkerCourse, MarkerPoint
from models.record.partialdate import Day, PartialDate
from models.record.protocol import ScheduledVisit
from models.record.records import LabResult, Visit
from models.record.story import Piece, steps
from models.response.response import Criterion
from models.words import millimetre_words, percent_words, score_words
from ui.charts.course.marker_words import remarks
from ui.charts.spots import Spot
from ui.kit.marks import response_word
from ui.words.clinical import amount_words, analyte_name, range_words, unit_words
from ui.words.common import child_pugh_words, needs
from ui.words.language import clauses, listed, short_date
from ui.words.recorded import recorded
from ui.words.sources import sources_of, sources_of_sum, sources_of_thrombus
from ui.words.speaking import translate


def reported_words(result: LabResult, letter: str = "") -> str:
    """``>60,500 ng/mL H``: verbatim, in the unit reported."""
    return " ".join(part for part in (result.value.reported.strip(), unit_words(result.unit), letter) if part)


def result_notes(result: LabResult) -> Iterator[str]:
    """Where a result is from: its laboratory, the range printed with it, its method."""
    if result.laboratory:
        yield translate("Spot", "Laboratory: {laboratory}").format(laboratory=result.laboratory)
    if limits := range_words(result):
        words = f"{limits} {unit_words(result.unit)}".strip()
        yield translate("Spot", "Laboratory’s range {range}").format(range=words)
    if result.method:
        yield translate("Spot", "Method: {method}").format(method=result.method)


def marker_spot(series: MarkerCourse, point: MarkerPoint, area: QRectF, *, drawn: str = "") -> Spot:
    """A result of a marker; ``drawn`` says where it stands when that is not its value as reported."""
    said = clauses(remarks(series, point))
    return Spot(
        what=analyte_name(series.analyte),
        value=reported_words(point.result, point.letter),
        area=area,
        first=point.day,
        notes=tuple(note for note in (drawn, *result_notes(point.result), said) if note),
        sources=sources_of(point.result),
        opens=Cause(Place.VISIT, point.on, series.analyte),
    )


def between(what: str, points: Sequence[tuple[QPointF, int, str]], breaks: Sequence[bool] = ()) -> Iterator[Spot]:
    """The lines between marks: nothing was measured there; what stands at both ends. A mark: pixel, day, value."""
    for place in range(1, len(points)):
        (before, first, low), (after, last, high) = points[place - 1 : place + 1]
        if not (breaks and breaks[place]):
            yield Spot(
                what=what,
                value=f"{low} → {high}",
                line=QLineF(before, after),
                first=first,
                last=last,
                notes=(translate("Spot", "No value between these days."),),
            )


def read_notes(course: Course, on: date) -> Iterator[str]:
    """Who read what."""
    read = read_on(course, on)
    if read is not None and read.modality:
        yield translate("Spot", "Examination: {modality}").format(modality=recorded(read.modality))
    if read is not None and read.reader:
        yield translate("Spot", "Reader: {reader}").format(reader=read.reader)


def liver_spot(scores: LiverFunction, area: QRectF) -> Spot:
    """ALBI and Child-Pugh, and the results they were computed from."""
    albi = ""
    if scores.albi is not None:
        albi = translate("Spot", "ALBI {score}, grade {grade}")
        albi = albi.format(score=score_words(scores.albi), grade=scores.albi_grade)
    used = [f"{analyte_name(name)} {reported_words(result)}" for name, result in scores.used.items()]
    lacking = () if scores.child_pugh_class is not None else (needs(scores.missing),)
    child_pugh = f"Child-Pugh {child_pugh_words(scores)}" if scores.child_pugh_class is not None else ""
    return Spot(
        what=translate("Spot", "Liver function"),
        value=listed(part for part in (albi, child_pugh) if part),
        area=area,
        first=scores.day,
        notes=(*lacking, *((translate("Spot", "From {results}").format(results=listed(used)),) if used else ())),
        sources=tuple(source for result in scores.used.values() for source in sources_of(result)),
        opens=Cause(Place.VISIT, scores.on),
    )


def planned_spot(course: Course, visit: ScheduledVisit, area: QRectF, *, state: str) -> Spot:
    """A visit of the plan: its window, and what became of it."""
    window = translate("Spot", "Window {first} to {last}").format(
        first=short_date(visit.earliest), last=short_date(visit.latest)
    )
    planned = translate("Spot", "Planned for {date}").format(date=short_date(visit.on))
    on = visit.done_on or visit.on
    done = [one for one in course.record.visits if one.date == visit.done_on]
    return Spot(
        what=visit.plan.label,
        value=state,
        area=area,
        first=course.record.day(on),
        notes=tuple(note for note in (planned, window, visit.reason) if note),
        sources=tuple(source for one in done[:1] for source in sources_of(one)),
        opens=Cause(Place.VISIT, on),
    )


def other_visit_spot(course: Course, day: int, area: QRectF) -> Spot:
    """A visit, or a read alone, outside the plan."""
    record = course.record
    visit: Visit | None = next((one for one in record.visits if record.day(one.date) == day), None)
    if visit is not None:
        opens, sources = Cause(Place.VISIT, visit.date), sources_of(visit)
        return Spot(
            what=translate("Spot", "Visit outside the plan"), area=area, first=day, sources=sources, opens=opens
        )
    read = next(one for one in record.imaging if record.day(one.date) == day)
    opens = Cause(Place.READ, read.date)
    notes = tuple(read_notes(course, read.date))
    return Spot(
        what=translate("Spot", "Read outside the plan"),
        area=area,
        first=day,
        notes=notes,
        sources=sources_of(read),
        opens=opens,
    )


def dose_spot(course: Course, lane: TreatmentLane, span: DoseSpan, area: QRectF) -> Spot:
    """One entry of a treatment: dose as entered, share, reason."""
    given, notes = span.treatment, []
    if span.omitted:
        notes.append(translate("Spot", "Omitted"))
    if given.schedule:
        notes.append(recorded(given.schedule))
    if given.fractions is not None:
        notes.append(translate("Spot", "Fractions: {count}").format(count=given.fractions))
    if given.planned_dose is not None:
        planned = f"{given.planned_dose:,f} {unit_words(given.unit or '')}".strip()
        notes.append(translate("Spot", "Planned dose: {dose}").format(dose=planned))
    if given.cells is not None:
        notes.append(translate("Spot", "Cells: {count}").format(count=f"{given.cells:,f}"))
    if given.site:
        notes.append(translate("Spot", "Site: {site}").format(site=recorded(given.site)))
    if given.reason:
        notes.append(translate("Spot", "Reason: {reason}").format(reason=recorded(given.reason)))
    return Spot(
        what=recorded(lane.agent),
        value=amount_words(given),
        area=area,
        first=course.record.day(span.start),
        last=course.record.day(span.stop),
        ongoing=span.ongoing,
        known=_in_part(span.begins, span.ends),
        notes=tuple(notes),
        sources=sources_of(given),
        opens=Cause(Place.TREATMENT, span.start, lane.agent),
    )


def _in_part(first: Day, last: Day) -> tuple[Day, Day] | None:
    """Both days where one of them is known in part: it is never told as a day of its span."""
    return (first, last) if isinstance(first, PartialDate) or isinstance(last, PartialDate) else None


def gap_spot(course: Course, lane: TreatmentLane, gap: DoseGap, line: QLineF) -> Spot:
    """Days without an agent."""
    words = translate("Spot", "Interrupted for {days} d").format(days=gap.days)
    reason = translate("Spot", "Reason: {reason}").format(reason=recorded(gap.reason)) if gap.reason else ""
    return Spot(
        what=recorded(lane.agent),
        value=words,
        line=line,
        first=course.record.day(gap.start),
        last=course.record.day(gap.stop),
        notes=(reason,) if reason else (),
        opens=Cause(Place.TREATMENT, gap.start, lane.agent),
    )


def event_spot(course: Course, term: str, span: EventSpan, piece: Piece | None, area: QRectF) -> Spot:
    """One grade of an adverse event and its days."""
    event, notes = span.event, []
    grade = translate("Spot", "grade {grade}").format(grade=event.grade if piece is None else piece.grade)
    if piece is None:
        notes.append(translate("Spot", "Onset: Not recorded"))
    if event.serious:
        notes.append(translate("Spot", "Serious"))
    if event.immune_related:
        notes.append(translate("Spot", "Immune-related"))
    if event.action:
        notes.append(translate("Spot", "Action: {action}").format(action=recorded(event.action)))
    if event.ctcae_version:
        notes.append(f"CTCAE {event.ctcae_version}")
    last = piece is not None and bool(span.pieces) and piece is span.pieces[-1]
    known: tuple[Day, Day] | None = None
    if piece is not None:
        begins = [step.on for step in steps(event)]
        place = next(number for number, one in enumerate(span.pieces) if one is piece)
        known = _in_part(begins[place], (*begins, event.stop or piece.stop)[place + 1])
    return Spot(
        what=recorded(term),
        value=grade,
        area=area,
        first=None if piece is None else course.record.day(piece.start),
        last=None if piece is None else course.record.day(piece.stop),
        ongoing=last and span.ongoing and not course.record.outcome.is_dead,
        known=known,
        notes=tuple(notes),
        sources=sources_of(event),
        opens=Cause(Place.EVENT, span.start, term),
    )


def sum_spot(course: Course, criterion: Criterion, on: date, tenths: int | None, area: QRectF) -> Spot:
    """A read's sum, how far it changed, and its answer; None as ``tenths``: no sum."""
    point = next((one for one in course.series.points if one.on == on), None)
    notes = []
    if point is None:
        notes.append(translate("Marker", "baseline"))
    else:
        answer = point.by(criterion)
        words = response_word(answer.overall)
        if answer.new_lesion:
            words = translate("Spot", "{response}, new lesion").format(response=words)
        notes.append(translate("Spot", "Response: {response}").format(response=words))
        if answer.change_from_baseline_percent is not None:
            change = percent_words(answer.change_from_baseline_percent)
            notes.append(translate("Spot", "{change} % from baseline").format(change=change))
        if answer.change_from_nadir_percent is not None:
            change = percent_words(answer.change_from_nadir_percent)
            notes.append(translate("Spot", "{change} % from nadir").format(change=change))
        if answer.after_progression:
            notes.append(translate("Spot", "After progression"))
    return Spot(
        what=translate("Spot", "Sum of diameters, {criterion}").format(criterion=criterion.in_words),
        value=sum_words(tenths),
        area=area,
        first=course.record.day(on),
        notes=(*notes, *read_notes(course, on)),
        sources=sources_of_sum(course, on, criterion),
        opens=Cause(Place.READ, on),
    )


def sum_words(tenths: int | None) -> str:
    """``126.0 mm``; "" without a sum."""
    return "" if tenths is None else f"{millimetre_words(tenths)} mm"


def thrombus_spot(course: Course, on: date | None, day: int, area: QRectF, *, value: str, answer: str) -> Spot:
    """The classes of the thrombus at a read, or as noted at the baseline, and the answer."""
    notes = (translate("Spot", "Response: {response}").format(response=answer),) if answer else ()
    return Spot(
        what=translate("Spot", "Portal vein tumour thrombus"),
        value=value,
        area=area,
        first=day,
        notes=(*notes, *(() if on is None else read_notes(course, on))),
        sources=sources_of_thrombus(course, on),
        opens=None if on is None else Cause(Place.READ, on),
    )
