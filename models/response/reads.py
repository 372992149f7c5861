"""One reader's reads, one for each date: what two of one date say together, and where they differ (R-16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from models.record.protocol import Parameters
from models.record.records import Imaging, Lesion, Measurement, Record, Thrombus

T = TypeVar("T")
_NOTED = ("diameter_tenths", "viable_tenths", "parts_tenths", "state", "into", "status")


@dataclass(frozen=True, slots=True)
class Twice:
    """A lesion read more than once on one date with different values: the one that counts, and the others."""

    number: str
    used: Measurement
    others: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class DayRead:
    """Everything one reader read on one date. ``imaging`` is what counts, ``parts`` are the reads as entered.

    Of a lesion, and of the thrombus, the later entered counts.
    """

    imaging: Imaging
    parts: tuple[Imaging, ...]

    @property
    def on(self) -> date:
        return self.imaging.date

    def source(self, number: str) -> Imaging:
        """The read from which the measurement of a lesion was taken."""
        return next((part for part in reversed(self.parts) if part.measurement(number) is not None), self.imaging)

    @property
    def twice(self) -> tuple[Twice, ...]:
        """The lesions whose values differ between the parts."""
        found = []
        for used in self.imaging.measurements:
            others = [other for part in self.parts if (other := part.measurement(used.number)) is not None]
            differing = tuple(other for other in others if _noted(other) != _noted(used))
            if differing:
                found.append(Twice(used.number, used, differing))
        return tuple(found)

    @property
    def other_thrombi(self) -> tuple[Thrombus, ...]:
        """What the earlier parts say of the thrombus and the one that counts does not."""
        said = [part.thrombus for part in self.parts if part.thrombus is not None]
        return tuple(dict.fromkeys(thrombus for thrombus in said if thrombus != self.imaging.thrombus))


def _noted(measurement: Measurement) -> tuple[object, ...]:
    return tuple(getattr(measurement, name) for name in _NOTED)


def day_reads(record: Record, reader: str | None, primary: str | None) -> tuple[DayRead, ...]:
    """A reader's reads in order of date; a read without a reader's name belongs to the primary reader."""
    mine = [read for read in record.imaging if read.reader == reader or (read.reader is None and reader == primary)]
    by_date = groupby(sorted(mine, key=attrgetter("date")), key=attrgetter("date"))
    return tuple(_together(tuple(parts)) for _, parts in by_date)


def reads_of(record: Record, reader: str | None, primary: str | None) -> tuple[Imaging, ...]:
    """What counts of a reader's reads, one for each date."""
    return tuple(read.imaging for read in day_reads(record, reader, primary))


def _together(parts: tuple[Imaging, ...]) -> DayRead:
    """``parts`` in order of entry."""
    last = parts[-1]
    if len(parts) == 1:
        return DayRead(last, parts)
    measured = {found.number: found for part in parts for found in part.measurements}
    imaging = replace(
        last,
        modality=" + ".join(dict.fromkeys(filter(None, (part.modality for part in parts)))) or None,
        reader=_last(part.reader for part in parts),
        measurements=tuple(measured.values()),
        signed=last.signed if all(part.signed for part in parts) else None,
        thrombus=_last(part.thrombus for part in parts),
    )
    return DayRead(imaging, parts)


def _last(values: Iterable[T | None]) -> T | None:
    return next((value for value in reversed(tuple(values)) if value is not None), None)


def removed_by(reads: Iterable[Imaging]) -> frozenset[str]:
    """The lesions that one of these reads says were removed: from then on they count no more (R-1.6a)."""
    return frozenset(found.number for read in reads for found in read.measurements if found.removed)


def lesions_left(record: Record) -> tuple[Lesion, ...]:
    """The lesions that no read says were removed."""
    removed = removed_by(record.imaging)
    return tuple(lesion for lesion in record.lesions if lesion.number not in removed)


def primary_reader(record: Record, parameters: Parameters) -> str | None:
    """The protocol's reader, else the one who read the baseline imaging, else the first who read anything."""
    if parameters.primary_reader is not None:
        return parameters.primary_reader
    before = [i for i in record.imaging if i.date <= record.day_zero]
    last = max((imaging.date for imaging in before), default=None)
    on_baseline = [imaging for imaging in before if imaging.date == last]
    in_order = sorted(record.imaging, key=lambda imaging: imaging.date)
    return next((imaging.reader for imaging in (*on_baseline, *in_order) if imaging.reader is not None), None)


def readers(record: Record) -> tuple[str, ...]:
    """Every named reader, in order of entry."""
    return tuple(dict.fromkeys(imaging.reader for imaging in record.imaging if imaging.reader is not None))


def baseline_of(record: Record, reader: str | None, primary: str | None) -> DayRead | None:
    """The last of a reader's reads on or before the start (R-1.1)."""
    before = [read for read in day_reads(record, reader, primary) if read.on <= record.day_zero]
    return before[-1] if before else None
