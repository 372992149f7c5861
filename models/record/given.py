"""What was given: treatments of the tumour, and other medicines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.record.kept import Kept
from models.record.partialdate import Day, PartialDate, begun, ended, first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment(Kept):
    """One course of one agent at one dose. A change of dose ends one entry and begins the next.

    ``kind`` is free text; drug, radiation, procedure and cell therapy have a lane colour of their own. ``site`` is what
    was treated; ``planned_dose`` is in the same unit. ``omitted``: planned for its first day, and not given.
    ``identifier`` is what an adverse event that is linked to it names it by.
    """

    identifier: str | None = None
    kind: str
    agent: str
    start: Day
    stop: Day | None = None
    dose: Decimal | None = None
    unit: str | None = None
    schedule: str | None = None
    fractions: int | None = None
    site: str | None = None
    reason: str | None = None
    planned_date: date | None = None
    planned_dose: Decimal | None = None
    omitted: bool | None = None
    cells: Decimal | None = None
    cd4_percent: Decimal | None = None
    cd8_percent: Decimal | None = None
    culture_days: int | None = None
    viability_percent: Decimal | None = None
    illustrative: tuple[str, ...] | None = None

    @property
    def is_omitted(self) -> bool:
        """A planned dose that was not given: said so, or recorded with dose 0."""
        return self.omitted is True or self.dose == 0

    @property
    def first(self) -> date:
        """The first day, as it is shown: where only part of it is known, the first of what is known (R-18)."""
        return first_day(self.start)

    @property
    def last(self) -> date | None:
        """The last day, as it is shown."""
        return ended(self.stop)

    @property
    def in_part(self) -> PartialDate | None:
        """Its first or last day, where only part of it is known."""
        return next((day for day in (self.start, self.stop) if isinstance(day, PartialDate)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medication(Kept):
    """A medicine that is no treatment of the tumour: an antiviral, an antihypertensive."""

    name: str
    start: Day | None = None
    stop: Day | None = None
    dose: Decimal | None = None
    unit: str | None = None
    reason: str | None = None

    @property
    def first(self) -> date | None:
        """The first day, as it is shown: where only part of it is known, the first of what is known (R-18)."""
        return begun(self.start)

    @property
    def last(self) -> date | None:
        """The last day, as it is shown."""
        return ended(self.stop)
