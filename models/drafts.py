"""What a person has typed and not yet saved: a visit with its results and its read."""

from __future__ import annotations

from dataclasses import dataclass

from models.records import Imaging, LabResult, Lesion, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One visit ready to be saved: all of it is kept, or nothing."""

    visit: Visit
    labs: tuple[LabResult, ...] = ()
    imaging: Imaging | None = None
    new_lesions: tuple[Lesion, ...] = ()
