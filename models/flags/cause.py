"""Where a flag leads: to the read, the visit, the event or the treatment on which it rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.flags.flags import Flag
from models.record.records import Record
from models.words import Input


class Place(StrEnum):
    READ = "read"
    VISIT = "visit"
    EVENT = "event"
    TREATMENT = "treatment"
    COURSE = "course"  # nothing smaller


@dataclass(frozen=True, slots=True)
class Cause:
    """A place, its day where it has one, and what is looked for there: a lesion, an analyte, a term."""

    place: Place
    on: date | None = None
    name: str = ""


_OF_READS = ("R-1", "R-2", "R-3", "R-4", "R-5", "R-6", "R-7", "R-9", "R-15", "R-17")
_OF_VISITS = ("R-10", "R-11", "R-12", "R-13")


def cause(flag: Flag, record: Record) -> Cause:
    """What an input names decides, the latest first; else the family of the rule, on the day of the flag."""
    for given in sorted(flag.why.inputs, key=_day, reverse=True):
        if (found := _named(given, record)) is not None:
            return Cause(found.place, found.on or flag.on, found.name)
    family = flag.rule.partition(".")[0]
    reads = {read.date for read in record.imaging}
    if family in _OF_READS or flag.on in reads:
        before = [on for on in sorted(reads) if flag.on is None or on <= flag.on]
        return Cause(Place.READ, before[-1] if before else flag.on)
    return Cause(Place.VISIT if family in _OF_VISITS else Place.COURSE, flag.on)


def _day(given: Input) -> date:
    return _exact(given) or date.min


def _exact(given: Input) -> date | None:
    return given.on if isinstance(given.on, date) else None


def _named(given: Input, record: Record) -> Cause | None:
    """The place that an input names; where the day is a read's and no word is known, the read."""
    values = {name: str(value) for name, value in given.label.values}
    words = {str(given.label), *(values.get(name, "") for name in ("marker", "number"))}
    for place, names in (
        (Place.EVENT, [event.term for event in record.adverse_events]),
        (Place.TREATMENT, [treatment.agent for treatment in record.treatments]),
        (Place.VISIT, [result.analyte for result in record.labs]),
        (Place.READ, [lesion.number for lesion in record.lesions]),
    ):
        if found := next((name for name in names if name in words), None):
            return Cause(place, _exact(given), found)
    return None
