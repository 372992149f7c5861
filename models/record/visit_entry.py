"""What a person has typed and not yet saved: a visit with its results and its read."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from models.record.records import Imaging, LabResult, Lesion, Record, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One visit ready to be saved: all of it is kept, or nothing."""

    visit: Visit
    labs: tuple[LabResult, ...] = ()
    imaging: Imaging | None = None
    new_lesions: tuple[Lesion, ...] = ()

    def joined(self, record: Record) -> Visit | None:
        """The recorded visit that this entry joins: on its date, when one of the two holds nothing but the date."""
        found = next((visit for visit in record.visits if visit.date == self.visit.date), None)
        return found if found is not None and (is_bare(self.visit) or is_bare(found)) else None

    def visit_in(self, record: Record) -> Visit:
        """The visit as it stands once the entry is saved: its own, or the one it joins with what it adds."""
        before = self.joined(record)
        if before is None:
            return self.visit
        given = {one.name: getattr(self.visit, one.name) for one in fields(Visit) if one.compare}
        added = {name: value for name, value in given.items() if value is not None}
        return before if self.visit.nothing_to_report is None and is_bare(self.visit) else replace(before, **added)


def is_bare(visit: Visit) -> bool:
    """Whether a visit holds nothing but date, name and that there was nothing to report, as one a read alone made."""
    return replace(visit, identifier=None, nothing_to_report=None) == Visit(date=visit.date, time=visit.time)
