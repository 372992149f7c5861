"""What a tumour board is shown of one patient: open events, the most severe first, and what is missing today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.headline import thrombus_at_baseline
from models.course.lanes import TreatmentLane, goes_on, treatment_lanes
from models.course.missing import missing_data
from models.course.report_rows import NEAR_VISIT_DAYS, OpenEvent, liver_table, open_events, read_on
from models.markers.markers import MarkerCourse
from models.quantities import Answer
from models.record.analytes import ANALYTES
from models.record.partialdate import first_day
from models.record.records import Imaging, Role, State, Status
from models.words import Sentence, sentence

_ALBI = ("bilirubin", "albumin")
_FINDINGS = (
    ("ascites", Sentence("ascites"), Sentence("for Child-Pugh and BCLC")),
    ("encephalopathy", Sentence("encephalopathy"), Sentence("for Child-Pugh and BCLC")),
    ("ecog", Sentence("ECOG"), Sentence("for BCLC")),
)

_NEVER = Sentence("never measured")
_WHYS = {
    "Identity": Sentence("of the patient"),
    "At baseline": Sentence("at baseline"),
    "Baseline result": Sentence("at baseline"),
    "Lesions at baseline": Sentence("at baseline"),
    "Never measured": _NEVER,
    "Results without the laboratory's range": Sentence("without the laboratory's range"),
    "Planned visits not made": Sentence("planned visit not made"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not there. ``why`` says what needs it, or where it was looked for.

    ``last``: the day of its last value, which is too old for today; ``on``: the day that lacks it, where there is no
    such value; ``of``: the day of a value that is there and decides nothing. All None: it was never recorded.
    """

    what: Sentence
    why: Sentence | None = None
    last: date | None = None
    on: date | None = None
    of: date | None = None


def events_for_board(course: Course) -> tuple[OpenEvent, ...]:
    """Open events of grade 2 and above: the highest grade first, then the serious, then the newest."""
    rows = open_events(course)

    def order(row: OpenEvent) -> tuple[int, bool, int, str]:
        since = date.min if row.event.start is None else first_day(row.event.start)
        return -row.grade, not row.event.serious, -since.toordinal(), row.event.term

    return tuple(sorted(rows, key=order))


def lanes_for_board(course: Course) -> tuple[TreatmentLane, ...]:
    """All treatments, what goes on first, then what ended last: where there is no room for all, the first are kept."""
    lanes = treatment_lanes(course)
    return tuple(sorted(lanes, key=lambda lane: (not goes_on(lane, course), -_ended(lane).toordinal())))


def _ended(lane: TreatmentLane) -> date:
    return max(span.stop for span in lane.spans)


def gaps(course: Course) -> tuple[Gap, ...]:
    """What the rules need today and do not have, then what is too old, then what the record never had.

    "Today" is the newest date with a visit or a liver test, ± 7 days, as in the table of liver function.
    """
    found: dict[tuple[Sentence, Sentence | None], Gap] = {}
    told = (*_scores(course), *_reads(course), *_markers(course), *_stale(course))
    known = {gap.what for gap in told}
    for gap in (*told, *_recorded_nowhere(course)):
        if gap.why is not _NEVER or gap.what not in known:
            found.setdefault((gap.what, gap.why), gap)
    return tuple(found.values())


def newest_date(course: Course) -> date | None:
    """The date that the page calls now."""
    columns = [column.on for column in liver_table(course).columns if column.on is not None]
    return columns[-1] if columns else None


def _scores(course: Course) -> Iterator[Gap]:
    """What ALBI, Child-Pugh and BCLC lack now."""
    now = newest_date(course)
    if now is None:
        return
    last = {result.analyte: result.date for result in sorted(course.record.labs, key=lambda one: one.date)}
    near = {one.analyte for one in course.record.labs if abs((one.date - now).days) <= NEAR_VISIT_DAYS}
    for name in (*_ALBI, "INR"):
        if name not in near:
            why = Sentence("for ALBI and Child-Pugh") if name in _ALBI else Sentence("for Child-Pugh")
            yield Gap(Sentence(name), why, last.get(name), now)
    for field, words, why in _FINDINGS:
        noted = [visit.date for visit in course.record.visits if getattr(visit, field) is not None]
        if not any(abs((on - now).days) <= NEAR_VISIT_DAYS for on in noted):
            yield Gap(words, why, max(noted, default=None), now)


def _reads(course: Course) -> Iterator[Gap]:
    """Reads that are not there, and what the newest does not say."""
    if course.series.baseline is None:
        yield Gap(Sentence("baseline imaging"), Sentence("for every sum and response"))
    if not course.series.points:
        if course.record.started:
            yield Gap(Sentence("imaging after the start of treatment"), Sentence("for every response"))
        return
    newest = course.series.points[-1].on
    read = read_on(course, newest)
    if read is not None:
        yield from _not_said(course, read)
    for reader, other in course.other_readers:
        read_by_other = [point.on for point in other.series.points]
        if newest not in read_by_other:
            what = sentence("second read by {reader}", reader=reader)
            yield Gap(what, last=max(read_by_other, default=None), on=newest)


def _not_said(course: Course, read: Imaging) -> Iterator[Gap]:
    removed = course.series.points[-1].recist.removed
    why = Sentence("at the newest imaging")
    for lesion in course.record.lesions:
        if lesion.role is Role.NEW or lesion.number in removed:
            continue
        found = read.measurement(lesion.number)
        if found is None or State.NOT_EVALUABLE is found.state or Status.NOT_EVALUABLE is found.status:
            words = "size of {number}" if lesion.role is Role.TARGET else "status of {number}"
            yield Gap(sentence(words, number=lesion.number), why, on=read.date)
    if read.thrombus is None and thrombus_at_baseline(course).recorded:
        told = [point.on for point in course.series.points if point.thrombus is not None]
        yield Gap(Sentence("thrombus class"), why, max(told, default=None), read.date)


def _markers(course: Course) -> Iterator[Gap]:
    """Markers that were never measured, and six-week answers that cannot be given."""
    for marker in (course.markers.afp, course.markers.pivka):
        if not marker.points:
            yield Gap(Sentence(marker.analyte), Sentence("for the marker checks"))
        elif marker.answer is Answer.UNDETERMINED and course.record.started:
            yield Gap(sentence("{marker} at 6 weeks", marker=Sentence(marker.analyte)), marker.reason, of=_due(marker))


def _due(marker: MarkerCourse) -> date | None:
    return None if marker.week6 is None else marker.week6.point.on


def _stale(course: Course) -> Iterator[Gap]:
    """What was measured, but not now; what the rules know first, each kind from the newest on."""
    now = newest_date(course)
    if now is None:
        return
    last: dict[str, date] = {}
    for result in course.record.labs:
        last[result.analyte] = max(result.date, last.get(result.analyte, date.min))
    old = [(name, on) for name, on in last.items() if (now - on).days > NEAR_VISIT_DAYS]
    for name, on in sorted(old, key=lambda found: (found[0] not in ANALYTES, -found[1].toordinal(), found[0])):
        yield Gap(Sentence(name), last=on)


def _recorded_nowhere(course: Course) -> Iterator[Gap]:
    """What the summary names as missing and is not told of here yet."""
    for group in missing_data(course):
        if group.on is None:
            yield from (Gap(item, _WHYS[group.title.template]) for item in group.items)
        if not group.items and not group.title.template.startswith("No "):
            yield Gap(group.title)
