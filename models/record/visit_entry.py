"""What a person has typed and not yet saved: a visit with its results and its read."""

from __future__ import annotations

from dataclasses import dataclass

from models.record.records import Imaging, LabResult, Lesion, Record, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One visit ready to be saved: all of it is kept, or nothing."""

    visit: Visit
    labs: tuple[LabResult, ...] = ()
    imaging: Imaging | None = None
    new_lesions: tuple[Lesion, ...] = ()

    def joined(self, record: Record) -> Visit | None:
        """The recorded visit that this entry joins: on its date, when the entry itself holds nothing but the date."""
        if self.visit != Visit(date=self.visit.date, time=self.visit.time):
            return None
        return next((visit for visit in record.visits if visit.date == self.visit.date), None)
