"""The cycles of a drug given on single days: planned and given, the weight, what the plan makes of it, and the dose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.plan.doses import Weight, weight_on
from models.plan.given import planned_amount
from models.record.partialdate import Day, exact
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Record, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One cycle, counted from 1. ``given`` None: left out, or still to come; ``entry`` None: nothing is recorded of it.

    ``is_current``: it would be noted today. ``amount``: the plan for the ``weight`` of its day, with its unit.
    """

    number: int
    planned: date | None
    given: Day | None = None
    is_omitted: bool = False
    is_current: bool = False
    weight: Weight | None = None
    amount: tuple[Decimal, str] | None = None
    dose: Decimal | None = None
    unit: str = ""
    reason: str = ""
    entry: Treatment | None = None

    @property
    def days_off(self) -> int:
        """Days after the planned day, below 0 before it; 0 where one of both is not known."""
        on = exact(self.given)
        return 0 if on is None or self.planned is None else (on - self.planned).days


def cycles(
    record: Record,
    protocol: Protocol,
    noted: Sequence[tuple[Treatment, date | None]],
    *,
    current: Treatment | None = None,
    ahead: Sequence[date] = (),
) -> tuple[Cycle, ...]:
    """Those that are ``noted``, each with its planned day; the ``current`` one as it would be noted; what is planned
    ``ahead`` of it."""
    found = [_cycle(record, protocol, number, entry, planned) for number, (entry, planned) in enumerate(noted, start=1)]
    if current is not None:
        found.append(_cycle(record, protocol, len(found) + 1, current, current.planned_date, is_current=True))
    found += [Cycle(number=number, planned=on) for number, on in enumerate(ahead, start=len(found) + 1)]
    return tuple(found)


def _cycle(
    record: Record,
    protocol: Protocol,
    number: int,
    entry: Treatment,
    planned: date | None,
    *,
    is_current: bool = False,
) -> Cycle:
    return Cycle(
        number=number,
        planned=planned,
        given=None if entry.is_omitted else entry.start,
        is_omitted=entry.is_omitted,
        is_current=is_current,
        weight=weight_on(record, entry.start),
        amount=planned_amount(record, protocol, entry),
        dose=None if entry.is_omitted or is_current else entry.dose,
        unit=entry.unit or "",
        reason=entry.reason or "",
        entry=None if is_current else entry,
    )


def per_kilogram(protocol: Protocol, agent: str) -> PlannedDose | None:
    """The dose that the protocol plans for each kilogram of weight; None where it plans none."""
    same = agent.casefold()
    return next((one for one in protocol.doses if one.per_kg and one.agent.casefold() == same), None)
