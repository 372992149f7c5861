"""Small courses in which something is still open: a response awaited, a marker not measured, a thrombus to follow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from models.course.course import Course, course
from models.record.protocol import FOLLOW_UP, Parameters
from models.record.records import Cheng, Imaging, Lesion, Measurement, Patient, Record, Role, State, Thrombus, Vp
from tests.models.patients import START, lab

Sizes = dict[str, float | str]
TARGETS = (
    Lesion(number="T1", role=Role.TARGET, organ="liver"),
    Lesion(number="T2", role=Role.TARGET, organ="liver"),
)


def sized(number: str, size: float | str) -> Measurement:
    if isinstance(size, str):
        return Measurement(number=number, state=State(size))
    return Measurement(number=number, diameter_tenths=round(size * 10), viable_tenths=round(size * 10))


def read(day: int, sizes: Sizes, *, vp: Vp | None = None, cheng: Cheng | None = None) -> Imaging:
    found = tuple(sized(number, size) for number, size in sizes.items())
    thrombus = None if vp is None and cheng is None else Thrombus(vp=vp, cheng=cheng)
    return Imaging(date=START + timedelta(days=day), measurements=found, thrombus=thrombus)


def record_of(*reads: Imaging, lesions: tuple[Lesion, ...] = TARGETS, **more: Any) -> Record:
    return Record(patient=Patient(code="X"), treatment_start=START, lesions=lesions, imaging=reads, **more)


def course_of(record: Record, *, today: date | None = None, **parameters: Any) -> Course:
    last = max([START, *(imaging.date for imaging in record.imaging)])
    settings = tuple((name, value) for name, value in parameters.items() if getattr(Parameters(), name) != value)
    return course(record, FOLLOW_UP.with_settings(settings), today or last)


def awaiting_course() -> Course:
    """PR by both criteria at week 6, judged nine days before a read would confirm it; AFP not measured since."""
    return course_of(
        record_of(
            read(-1, {"T1": 60.0, "T2": 40.0}, vp=Vp.VP4, cheng=Cheng.III),
            read(42, {"T1": 40.0, "T2": 30.0}, vp=Vp.VP4, cheng=Cheng.III),
            labs=(lab("AFP", -1, ">60,500"),),
        ),
        today=START + timedelta(days=61),
    )
