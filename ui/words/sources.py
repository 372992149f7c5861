"""Which rows of the clinic file a value on the overview was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.course.course import Course
from models.course.report_rows import read_on
from models.record.records import (
    AdverseEvent,
    Imaging,
    Kept,
    LabResult,
    Measurement,
    Role,
    Thrombus,
    Treatment,
    Visit,
)
from models.response.lesions import is_hepatic
from models.response.response import Criterion
from storage.clinic.history import HistoryEntry, Origins, RowRef

_KINDS: dict[type[Kept], str] = {
    LabResult: "lab_result",
    Measurement: "measurement",
    Thrombus: "thrombus",
    Visit: "visit",
    Imaging: "imaging",
    Treatment: "treatment",
    AdverseEvent: "adverse_event",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One row that a value was read from, and what of it does not touch the value."""

    ref: RowRef
    apart: str = ""

    def entries(self, origins: Origins) -> tuple[HistoryEntry, ...]:
        """How the row came, and each change of what the value was read from."""
        return tuple(entry for entry in origins.of(self.ref) if entry.field != self.apart)

    def changed(self, origins: Origins) -> bool:
        return any(entry.field != self.apart for entry in origins.changed.get(self.ref, ()))


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on the screen: the name of its series, what is written, and the rows it was read from."""

    name: str
    text: str
    sources: tuple[Source, ...]


def sources_of(record: Kept | None, *, apart: str = "") -> tuple[Source, ...]:
    """The row of one record; none for a record that is not in the file."""
    if record is None or record.key is None:
        return ()
    return (Source(RowRef(_KINDS[type(record)], record.key), apart),)


def sources_of_sum(course: Course, on: date | None, criterion: Criterion) -> tuple[Source, ...]:
    """What the primary reader measured of the target lesions on a date.

    RECIST adds whole diameters; mRECIST those of what enhances, and whole ones outside the liver (R-6).
    """
    read = read_on(course, on)
    targets = {lesion.number: lesion for lesion in course.record.lesions if lesion.role is Role.TARGET}
    found: list[Source] = []
    for measured in () if read is None else read.measurements:
        if (lesion := targets.get(measured.number)) is not None:
            by_viable = criterion is Criterion.MRECIST and is_hepatic(lesion)
            found += sources_of(measured, apart="diameter_tenths" if by_viable else "viable_tenths")
    return tuple(found)


def sources_of_thrombus(course: Course, on: date | None) -> tuple[Source, ...]:
    read = read_on(course, on)
    return () if read is None else sources_of(read.thrombus)
