"""One line about one patient, for lists that show many."""

from __future__ import annotations

from typing import NamedTuple

from models.course.course import Course
from models.flags.flags import Severity
from models.record.partialdate import age_on
from models.record.records import Sex
from models.response.response import Response
from models.words import Sentence

_SEVEREST_FIRST = (Severity.URGENT, Severity.REVIEW, Severity.INFORMATION)


class PatientSummary(NamedTuple):
    """``key`` is the store's handle; ``response`` the latest overall RECIST response, None before the first read.

    A named tuple, for ten thousand are read at once.
    ``severity`` is that of the most severe open flag; ``flags`` counts the open ones that are urgent or to review.
    There are no days before treatment has started.
    """

    key: int
    code: str
    name: str | None
    hospital_number: str | None
    sex: Sex | None
    age: int | None
    day: int | None
    last_day: int | None
    deceased: bool
    response: Response | None
    severity: Severity | None
    flags: int
    provenance: str | None
    unreadable: Sentence | None = None  # why nothing but the code is known


def summary(key: int, course: Course) -> PatientSummary:
    """The line of one patient. ``day`` is counted to death or to the date of judgement."""
    record = course.record
    end = record.outcome.died or course.today
    age = age_on(record.patient.birth_date, end)
    points, undated = course.series.points, record.outcome.is_dead and record.outcome.died is None
    flags = course.open_flags
    present = {flag.severity for flag in flags}
    return PatientSummary(
        key=key,
        code=record.patient.code,
        name=record.patient.name,
        hospital_number=record.patient.hospital_number,
        sex=record.patient.sex,
        age=age,
        day=record.day(course.today) if record.started else None,
        last_day=record.day(end) if record.started and not undated else None,
        deceased=record.outcome.is_dead,
        response=points[-1].recist.overall if points else None,
        severity=next((severity for severity in _SEVEREST_FIRST if severity in present), None),
        flags=sum(flag.severity is not Severity.INFORMATION for flag in flags),
        provenance=record.provenance,
    )


def unreadable_summary(key: int, code: str, why: Sentence) -> PatientSummary:
    """The line of a patient whose record cannot be read."""
    return PatientSummary(
        key=key,
        code=code,
        name=None,
        hospital_number=None,
        sex=None,
        age=None,
        day=None,
        last_day=None,
        deceased=False,
        response=None,
        severity=None,
        flags=0,
        provenance=None,
        unreadable=why,
    )
