"""What a person has typed and not yet saved: a visit with its results and its read."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import time

from models.record.records import Imaging, LabResult, Lesion, Record, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One visit ready to be saved: all of it is kept, or nothing."""

    visit: Visit
    labs: tuple[LabResult, ...] = ()
    imaging: Imaging | None = None
    new_lesions: tuple[Lesion, ...] = ()

    def joined(self, record: Record) -> Visit | None:
        """The recorded visit that this entry joins: on its date and at no other time, when one of the two holds nothing
        but that; of two on one date the one of the same time."""
        own = self.visit
        there = [one for one in record.visits if one.date == own.date and not are_apart(one.time, own.time)]
        found = min(there, key=lambda one: one.time != own.time, default=None)
        return found if found is not None and (is_bare(own) or is_bare(found)) else None

    def visit_in(self, record: Record) -> Visit:
        """The visit as it stands once the entry is saved: its own, or the one it joins with what it adds."""
        before = self.joined(record)
        if before is None:
            return self.visit
        given = {one.name: getattr(self.visit, one.name) for one in fields(Visit) if one.compare}
        added = {name: value for name, value in given.items() if value is not None}
        adds_nothing = self.visit.nothing_to_report is None and (self.visit.time is None or before.time is not None)
        return before if adds_nothing and is_bare(self.visit) else replace(before, **added)


def are_apart(one: time | None, other: time | None) -> bool:
    """Whether two visits of one day were at different times, both of them known."""
    return one is not None and other is not None and one != other


def is_bare(visit: Visit) -> bool:
    """Whether a visit holds nothing but date, name and that there was nothing to report, as one a read alone made."""
    return replace(visit, identifier=None, nothing_to_report=None) == Visit(date=visit.date, time=visit.time)
