"""What is not recorded of one patient, by kind, so that a print can name it instead of leaving a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.headline import thrombus_at_baseline
from models.course.report_rows import CORE_ANALYTES, end_of_course, read_on, visits_not_made
from models.record.labs import Results
from models.record.records import Baseline, Imaging, Lesion, Patient, Record, Role, State, Status
from models.response.lesions import is_hepatic, non_targets_of, targets_of, whole_tenths
from models.words import Sentence, sentence


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
_NOBODY = ("name", "hospital_number")  # what a record of no real patient has not by intent
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
        MissingGroup(Sentence("Identity"), _identity(course.record)),
        MissingGroup(Sentence("At baseline"), tuple(_baseline(course))),
        MissingGroup(Sentence("Baseline result"), tuple(_baseline_results(course))),
        MissingGroup(Sentence("Lesions at baseline"), tuple(_baseline_lesions(course))),
        MissingGroup(Sentence("Never measured"), tuple(_never_measured(course))),
        MissingGroup(Sentence("Results without the laboratory's range"), tuple(_without_range(course))),
        *_latest_liver(course),
        MissingGroup(Sentence("Planned visits not made"), tuple(_visits(course))),
    )
    return (*(group for group in groups if group.items), *_reads(course), *_not_read(course), *_outcome(course))


def _identity(record: Record) -> tuple[Sentence, ...]:
    looked_for = (one for one in _IDENTITY if record.provenance is None or one[0] not in _NOBODY)
    return _absent(record.patient, looked_for)


def _absent(entry: Patient | Baseline, names: Iterable[tuple[str, Sentence]]) -> tuple[Sentence, ...]:
    return tuple(words for name, words in names if getattr(entry, name) is None)


def _baseline(course: Course) -> Iterable[Sentence]:
    record, thrombus = course.record, thrombus_at_baseline(course)
    yield from _absent(record.baseline, _BASELINE)
    if thrombus.vp is None:
        yield Sentence("Vp class")
    if thrombus.cheng is None:
        yield Sentence("Cheng class")
    before = [visit for visit in record.visits if visit.date <= record.day_zero]
    for name, words in _AT_VISITS:
        if all(getattr(entry, name) is None for entry in (record.baseline, *before)):
            yield words


def _baseline_results(course: Course) -> Iterable[Sentence]:
    """Analytes that were measured, but not before treatment."""
    labs, start = course.record.labs, course.record.day_zero
    for analyte in CORE_ANALYTES:
        dates = [result.date for result in labs if result.analyte == analyte]
        if dates and min(dates) > start:
            yield Sentence(analyte)


def _never_measured(course: Course) -> Iterable[Sentence]:
    measured = {result.analyte for result in course.record.labs}
    return (Sentence(analyte) for analyte in CORE_ANALYTES if analyte not in measured)


# The limits of these analytes' range that a rule reads: CTCAE grades, marker answers, complete response.
_UPPER = ("AFP", "PIVKA-II", "ALT", "AST", "bilirubin")
_LOWER = ("albumin", "platelets")


def _without_range(course: Course) -> Iterable[Sentence]:
    """Analytes of which a result has no limit that a rule would hold it to."""
    results = Results(course.record)
    for names, limit in ((_UPPER, "high"), (_LOWER, "low")):
        for name in names:
            if any(getattr(result, limit) is None for result in results.series(name).results):
                yield Sentence(name)


def _baseline_lesions(course: Course) -> Iterable[Sentence]:
    """What the baseline read says nothing of: the sizes of targets, viable ones in the liver, and the non-targets."""
    baseline, lesions = course.series.baseline, course.record.lesions
    read = None if baseline is None else read_on(course, baseline.on)
    if read is None or baseline is None:
        return
    if not targets_of(lesions) and not non_targets_of(lesions):
        yield Sentence("no lesion")
    for lesion in targets_of(lesions):
        found = read.measurement(lesion.number)
        if lesion.number not in baseline.targets or (found is not None and found.state is State.MERGED):
            continue
        if found is None or whole_tenths(found) is None:
            yield sentence("size of {number}", number=lesion.number)
        elif is_hepatic(lesion) and found.viable_tenths is None:
            yield sentence("viable size of {number}", number=lesion.number)
    for lesion in non_targets_of(lesions):
        if _unread(lesion, read):
            yield sentence("status of {number}", number=lesion.number)


def _unread(lesion: Lesion, read: Imaging) -> bool:
    found = read.measurement(lesion.number)
    return found is None or State.NOT_EVALUABLE is found.state or Status.NOT_EVALUABLE is found.status


def _not_read(course: Course) -> Iterable[MissingGroup]:
    """Lesions and thrombus of which the newest read says nothing."""
    read = read_on(course, course.series.points[-1].on) if course.series.points else None
    if read is None:
        return
    removed = course.series.points[-1].recist.removed
    followed = [one for one in course.record.lesions if one.role is not Role.NEW and one.number not in removed]
    items = [
        sentence("size of {number}" if lesion.role is Role.TARGET else "status of {number}", number=lesion.number)
        for lesion in followed
        if _unread(lesion, read)
    ]
    if read.thrombus is None and thrombus_at_baseline(course).recorded:
        items.append(Sentence("thrombus class"))
    if items:
        yield MissingGroup(Sentence("Not read at the newest imaging"), tuple(items), read.date)


def _latest_liver(course: Course) -> Iterable[MissingGroup]:
    """What the scores of the last visit lack."""
    last = next((scores for scores in reversed(course.liver) if scores.at_visit), None)
    if last is not None and last.missing:
        lacking = tuple(Sentence(name) for name in last.missing)
        yield MissingGroup(Sentence("For liver scores at the latest visit"), lacking, last.on)


def _visits(course: Course) -> Iterable[Sentence]:
    return (Sentence(visit.plan.label) for visit in visits_not_made(course))


def _reads(course: Course) -> Iterable[MissingGroup]:
    if course.series.baseline is None:
        yield MissingGroup(Sentence("No baseline imaging"))
    if not course.series.points:
        yield MissingGroup(Sentence("No imaging after the start of treatment"))


def _outcome(course: Course) -> Iterable[MissingGroup]:
    outcome = course.record.outcome
    if outcome.died is None and outcome.last_contact is None:
        yield MissingGroup(Sentence("Date of last contact"))
    elif outcome.died is not None and outcome.death_cause is None and end_of_course(course) <= course.today:
        yield MissingGroup(Sentence("Cause of death"))
