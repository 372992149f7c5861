"""What is not recorded of one patient, by kind, so that a print can name it instead of leaving a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.headline import thrombus_at_baseline
from models.course.report_rows import CORE_ANALYTES, end_of_course, latest_results, read_on, visits_not_made
from models.record.analytes import ANALYTES
from models.record.records import Baseline, Imaging, Lesion, Patient, Role, State, Status
from models.words import Sentence


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """What is missing of one kind. ``items`` are read as a list after ``title``; without any the title says it all.

    ``on`` is the visit that lacks them.
    """

    title: Sentence
    items: tuple[Sentence, ...] = ()
    on: date | None = None


_IDENTITY = (
    ("name", Sentence("name")),
    ("birth_date", Sentence("date of birth")),
    ("sex", Sentence("sex")),
    ("hospital_number", Sentence("hospital number")),
)
_BASELINE = (
    ("aetiology", Sentence("aetiology")),
    ("cirrhosis", Sentence("cirrhosis")),
    ("extrahepatic_sites", Sentence("sites outside the liver")),
    ("tumour_count", Sentence("number of tumours")),
    ("largest_tumour_mm", Sentence("largest tumour")),
)
_AT_VISITS = (
    ("ecog", Sentence("ECOG")),
    ("ascites", Sentence("ascites")),
    ("encephalopathy", Sentence("encephalopathy")),
)


def missing_data(course: Course) -> tuple[MissingGroup, ...]:
    """Everything a reader of the summary would look for and not find, from identity to outcome."""
    groups = (
        MissingGroup(Sentence("Identity"), _absent(course.record.patient, _IDENTITY)),
        MissingGroup(Sentence("At baseline"), tuple(_baseline(course))),
        MissingGroup(Sentence("Baseline result"), tuple(_baseline_results(course))),
        MissingGroup(Sentence("Never measured"), tuple(_never_measured(course))),
        MissingGroup(Sentence("Laboratory range of the newest result"), tuple(_ranges(course))),
        *_latest_liver(course),
        MissingGroup(Sentence("Planned visits not made"), tuple(_visits(course))),
        *_lesions(course),
    )
    return (*(group for group in groups if group.items), *_reads(course), *_outcome(course))


def _absent(entry: Patient | Baseline, names: Iterable[tuple[str, Sentence]]) -> tuple[Sentence, ...]:
    return tuple(words for name, words in names if getattr(entry, name) is None)


def _baseline(course: Course) -> Iterable[Sentence]:
    record, thrombus = course.record, thrombus_at_baseline(course)
    yield from _absent(record.baseline, _BASELINE)
    if thrombus.vp is None:
        yield Sentence("Vp class")
    if thrombus.cheng is None:
        yield Sentence("Cheng class")
    before = [visit for visit in record.visits if visit.date <= record.treatment_start]
    for name, words in _AT_VISITS:
        if all(getattr(entry, name) is None for entry in (record.baseline, *before)):
            yield words


def _baseline_results(course: Course) -> Iterable[Sentence]:
    """Analytes that were measured, but not before treatment."""
    labs, start = course.record.labs, course.record.treatment_start
    for analyte in CORE_ANALYTES:
        dates = [result.date for result in labs if result.analyte == analyte]
        if dates and min(dates) > start:
            yield Sentence(analyte)


def _never_measured(course: Course) -> Iterable[Sentence]:
    measured = {result.analyte for result in course.record.labs}
    return (Sentence(analyte) for analyte in CORE_ANALYTES if analyte not in measured)


def _ranges(course: Course) -> Iterable[Sentence]:
    """Analytes of the rules whose newest result came without the laboratory's range."""
    known = [name for name, analyte in ANALYTES.items() if not analyte.dipstick]
    rows = [row for row in latest_results(course.record) if row.analyte in known]
    bare = [row.analyte for row in rows if row.latest.low is None and row.latest.high is None]
    return (Sentence(analyte) for analyte in dict.fromkeys(bare))


def _lesions(course: Course) -> Iterable[MissingGroup]:
    """Lesions that the baseline read, the newest read or one between them did not judge."""
    baseline, points = course.series.baseline, course.series.points
    if baseline is None:
        return
    yield MissingGroup(Sentence("Not read at baseline"), tuple(_unread(course, baseline.on)), baseline.on)
    if points:
        yield MissingGroup(
            Sentence("Not read at the newest read"), tuple(_unread(course, points[-1].on)), points[-1].on
        )
    between = [item for point in points[:-1] for item in _unread(course, point.on)]
    yield MissingGroup(Sentence("Not read at a read between"), tuple(dict.fromkeys(between)))


def _unread(course: Course, on: date) -> Iterable[Sentence]:
    """What was known by a day and not judged then: lesions by number, and the thrombus where there was one."""
    read, baseline = read_on(course, on), thrombus_at_baseline(course)
    if read is None:
        return
    seen = {found.number for imaging in course.record.imaging if imaging.date <= on for found in imaging.measurements}
    for lesion in course.record.lesions:
        if (lesion.role is not Role.NEW or lesion.number in seen) and not _judged(read, lesion):
            yield Sentence(lesion.number)
    known = read.thrombus is not None and (read.thrombus.vp is not None or read.thrombus.cheng is not None)
    if baseline.recorded and baseline.on != on and not known:
        yield Sentence("thrombus")


def _judged(read: Imaging, lesion: Lesion) -> bool:
    found = read.measurement(lesion.number)
    return found is not None and found.state is not State.NOT_EVALUABLE and found.status is not Status.NOT_EVALUABLE


def _latest_liver(course: Course) -> Iterable[MissingGroup]:
    """What the scores of the last visit lack."""
    if course.liver and course.liver[-1].missing:
        lacking = tuple(Sentence(name) for name in course.liver[-1].missing)
        yield MissingGroup(Sentence("For liver scores at the latest visit"), lacking, course.liver[-1].on)


def _visits(course: Course) -> Iterable[Sentence]:
    return (Sentence(visit.plan.label) for visit in visits_not_made(course))


def _reads(course: Course) -> Iterable[MissingGroup]:
    if course.series.baseline is None:
        yield MissingGroup(Sentence("No baseline imaging"))
    elif not any(lesion.role is not Role.NEW for lesion in course.record.lesions):
        yield MissingGroup(Sentence("No lesion is recorded at baseline"))
    if not course.series.points:
        yield MissingGroup(Sentence("No imaging after the start of treatment"))


def _outcome(course: Course) -> Iterable[MissingGroup]:
    outcome = course.record.outcome
    if outcome.death_date is None and outcome.last_contact is None:
        yield MissingGroup(Sentence("Date of last contact"))
    elif outcome.death_date is not None and outcome.death_cause is None and end_of_course(course) <= course.today:
        yield MissingGroup(Sentence("Cause of death"))
