"""What a reader of a case figure would look for and not find: it is named, and not drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.course.course import Course
from models.course.headline import thrombus_at_baseline
from models.markers.analyte_series import BLOOD_COUNTS
from models.prints.case_facts import Absent, Panel, Row
from models.record.records import Role
from models.words import Sentence, sentence


def absent(course: Course, rows: Sequence[Row]) -> tuple[Absent, ...]:
    """By kind; a kind that lacks nothing is left out."""
    groups = (
        Absent(Sentence("Patient"), tuple(_patient(course))),
        Absent(Sentence("Scores"), tuple(_scores(course))),
        Absent(Sentence("Doses"), tuple(_without_dose(rows))),
        Absent(Sentence("Days"), tuple(_without_day(rows))),
        Absent(Sentence("Markers"), tuple(_markers(course))),
        Absent(Sentence("Lesions"), tuple(_lesions(course))),
        Absent(Sentence("Thrombus"), tuple(_thrombus(course))),
        Absent(Sentence("Blood counts"), tuple(_counts(rows))),
        Absent(Sentence("Adverse events"), tuple(_events(course, rows))),
    )
    return tuple(group for group in groups if group.items)


def _patient(course: Course) -> Iterator[Sentence]:
    patient = course.record.patient
    if patient.sex is None:
        yield Sentence("sex")
    if patient.birth_date is None:
        yield Sentence("age")


def _scores(course: Course) -> Iterator[Sentence]:
    """Scores that cannot be computed; what a source states of them is named, and not mixed with what is computed."""
    told = dict(course.record.baseline.reported or ())
    scores = course.stages.baseline_liver
    missing = (
        ("child_pugh", "Child-Pugh", scores is None or scores.child_pugh_points is None),
        ("albi_grade", "ALBI", scores is None or scores.albi_grade is None),
    )
    for name, label, gone in missing:
        if gone and name in told:
            yield sentence("{score}: the source states {told}, without its inputs", score=label, told=told[name])
        elif gone:
            yield sentence("{score}", score=label)


def _without_dose(rows: Sequence[Row]) -> Iterator[Sentence]:
    for row in rows:
        drug = row.panel is Panel.TREATMENT and row.kind == "drug"
        if drug and any(not mark.value and not mark.omitted for mark in row.marks):
            yield Sentence(row.name)


def _without_day(rows: Sequence[Row]) -> Iterator[Sentence]:
    """What has no day of its own, or one that is not from the source."""
    for row in rows:
        if row.panel is Panel.TREATMENT and any(mark.kind.name in ("ORDER", "UNKNOWN") for mark in row.marks):
            yield Sentence(row.name)


def _markers(course: Course) -> Iterator[Sentence]:
    start = course.record.day_zero
    for series in (course.markers.afp, course.markers.pivka):
        if not series.points:
            yield sentence("{marker}: no result", marker=series.analyte)
        elif course.record.started and all(point.on <= start for point in series.points):
            yield sentence("{marker}: no result after the start", marker=series.analyte)
        if series.points and series.high is None:
            yield sentence("{marker}: the laboratory's range", marker=series.analyte)


def _lesions(course: Course) -> Iterator[Sentence]:
    record = course.record
    if not record.lesions:
        yield Sentence("none recorded")
        return
    measured = {found.number for read in record.imaging for found in read.measurements if found.diameter_tenths}
    unmeasured = [lesion for lesion in record.lesions if lesion.number not in measured]
    targets = [lesion.number for lesion in unmeasured if lesion.role is Role.TARGET]
    others = [lesion.number for lesion in unmeasured if lesion.role is not Role.TARGET]
    if targets:
        yield sentence("size of {lesions}", lesions=", ".join(targets))
    if others:
        yield sentence("size of {lesions}, no targets", lesions=", ".join(others))


def _thrombus(course: Course) -> Iterator[Sentence]:
    thrombus = thrombus_at_baseline(course)
    if thrombus.vp is None:
        yield Sentence("Vp class")
    if thrombus.cheng is None:
        yield Sentence("Cheng class")


def _counts(rows: Sequence[Row]) -> Iterator[Sentence]:
    there = {row.name for row in rows if row.panel is Panel.COUNT}
    for name in BLOOD_COUNTS:
        if name not in there:
            yield Sentence(name)


def _events(course: Course, rows: Sequence[Row]) -> Iterator[Sentence]:
    events = [row for row in rows if row.panel is Panel.EVENT]
    if not events and course.record.started:
        yield Sentence("none recorded")
    undated = [row.name for row in events if not row.known]
    ungraded = [row.name for row in events if any(not mark.grade_known for mark in row.marks)]
    if undated:
        yield sentence("days of {count} events", count=str(len(undated)))
    if ungraded:
        yield sentence("grade of {count} events", count=str(len(ungraded)))
