"""Which rows of the clinic file a value on the overview was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.course import Course
from models.records import Kept, LabResult, Measurement, Role, Thrombus
from models.report_rows import read_on
from storage.history import RowRef

_KINDS: dict[type[Kept], str] = {LabResult: "lab_result", Measurement: "measurement", Thrombus: "thrombus"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on the screen: the name of its series, what is written, and the rows it was read from."""

    name: str
    text: str
    refs: tuple[RowRef, ...]


def rows_of(record: Kept | None) -> tuple[RowRef, ...]:
    """The row of one record; none for a record that is not in the file."""
    if record is None or record.key is None:
        return ()
    return (RowRef(_KINDS[type(record)], record.key),)


def rows_of_read(course: Course, on: date | None) -> tuple[RowRef, ...]:
    """What the primary reader measured of the target lesions on a date: the parts of a sum."""
    read = read_on(course, on)
    targets = {lesion.number for lesion in course.record.lesions if lesion.role is Role.TARGET}
    measured = () if read is None else read.measurements
    return tuple(ref for one in measured if one.number in targets for ref in rows_of(one))


def rows_of_thrombus(course: Course, on: date | None) -> tuple[RowRef, ...]:
    read = read_on(course, on)
    return () if read is None else rows_of(read.thrombus)
