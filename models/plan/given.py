"""Planned against given (R-13): of one agent, the doses that were due so far and what was given of them.

What an entry says of its planned dose comes first, else the protocol's dose for the weight of that day. Nothing is
counted that no entry tells of; where an amount is not known, the amounts are not added up, and it is said why.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from models.plan.doses import planned_dose, weight_on
from models.record.partialdate import Day, first_day
from models.record.protocol import Protocol
from models.record.records import Record, Treatment
from models.words import Sentence, sentence

DAILY = frozenset({"daily", "once daily", "every day", "qd", "每日", "每日一次", "每天", "每天一次"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSoFar:
    """Doses ``given`` of those ``due`` (0: the days cannot be counted), and their amounts; None where one of them is
    not known: see ``missing``.

    ``percent``: the given amount of the planned one, cut toward zero. ``rounds``: whole rounds of single doses of which
    nothing is recorded, neither a dose nor that it was left out, the first one planned for ``rounds_from``; nobody
    knows whether they were due, and they are told beside the rest.
    """

    due: int
    given: int
    planned_amount: Decimal | None = None
    given_amount: Decimal | None = None
    unit: str = ""
    missing: tuple[Sentence, ...] = ()
    rounds: int = 0
    rounds_from: date | None = None

    @property
    def percent(self) -> Decimal | None:
        if self.planned_amount is None or self.given_amount is None or not self.planned_amount:
            return None
        return (self.given_amount * 100 / self.planned_amount).quantize(Decimal("0.1"), ROUND_DOWN)


def is_daily(treatment: Treatment) -> bool:
    """Whether a dose is given once a day, as its schedule says."""
    return " ".join((treatment.schedule or "").casefold().split()) in DAILY


def planned_amount(record: Record, protocol: Protocol, treatment: Treatment) -> tuple[Decimal, str] | None:
    """What was planned of one dose, with its unit; None where neither the entry nor the protocol tells."""
    if treatment.planned_dose is not None:
        return treatment.planned_dose, treatment.unit or ""
    same = treatment.agent.casefold()
    doses = [dose for dose in protocol.doses if dose.agent.casefold() == same]
    if not doses:
        return None
    days = (t.start for t in record.treatments_given if t.agent.casefold() == same)
    first = min(days, key=first_day, default=treatment.start)
    weight = weight_on(record, treatment.start if doses[0].per_kg else first)
    dose = planned_dose(doses, weight)
    if dose is None or dose.amount is None or dose.highest_amount is not None:
        return None
    if not dose.per_kg:
        return Decimal(str(dose.amount)), dose.unit
    return None if weight is None else (Decimal(str(dose.amount)) * weight.kilograms, dose.unit)


def doses_so_far(record: Record, protocol: Protocol, entries: Sequence[Treatment], *, until: date) -> GivenSoFar | None:
    """Of single doses of one agent, in order of their days: those given of those due up to ``until``."""
    due = [entry for entry in entries if entry.first <= until]
    if not due:
        return None
    given = [entry for entry in due if not entry.is_omitted]
    planned = [planned_amount(record, protocol, entry) for entry in due]
    missing = [_no_dose(entry.start) for entry in given if entry.dose is None]
    missing += [_no_plan(entry.start) for entry, plan in zip(due, planned, strict=True) if plan is None]
    units = {unit for plan in planned if plan is not None for unit in (plan[1],)}
    units |= {entry.unit or "" for entry in given if entry.dose is not None}
    return _added_up(
        (len(due), len(given)),
        sum((plan[0] for plan in planned if plan is not None), Decimal(0)),
        sum((entry.dose for entry in given if entry.dose is not None), Decimal(0)),
        units=units,
        missing=missing,
    )


def days_so_far(
    record: Record, protocol: Protocol, entries: Sequence[tuple[Treatment, date]], *, until: date
) -> GivenSoFar | None:
    """Of doses once a day, each with its last day: the days given of those from the first to the last day."""
    due = [(entry, min(last, until)) for entry, last in entries if entry.first <= until]
    if not due or not all(is_daily(entry) for entry, _ in due if not entry.is_omitted):
        return None
    if (part := next((entry.in_part for entry, _ in due if entry.in_part), None)) is not None:
        return GivenSoFar(due=0, given=0, missing=(sentence("a day is known only in part: {on}", on=part),))
    days = (max(last for _, last in due) - due[0][0].first).days + 1
    given = [(entry, (last - entry.first).days + 1) for entry, last in due if not entry.is_omitted]
    if not given:
        return None
    missing = [_no_dose(entry.start) for entry, _ in given if entry.dose is None]
    planned = planned_amount(record, protocol, given[0][0])
    if planned is None:
        missing.append(_no_plan(given[0][0].start))
    ends = sorted((entry.first, last) for entry, last in due if not entry.is_omitted)
    overlapping = [after for (_, last), (after, _) in itertools.pairwise(ends) if after <= last]
    if overlapping:
        missing += [sentence("two entries overlap on {on}", on=on) for on in overlapping]
    units = {entry.unit or "" for entry, _ in given if entry.dose is not None}
    units |= set() if planned is None else {planned[1]}
    return _added_up(
        (days, min(days, sum(count for _, count in given))),
        Decimal(0) if planned is None else planned[0] * days,
        sum((entry.dose * count for entry, count in given if entry.dose is not None), Decimal(0)),
        units=units,
        missing=missing,
    )


def _added_up(
    counts: tuple[int, int], planned: Decimal, given: Decimal, *, units: set[str], missing: list[Sentence]
) -> GivenSoFar:
    due, taken = counts
    if len(units) > 1:
        missing = [*missing, sentence("doses in different units: {units}", units=", ".join(sorted(units)))]
    if missing:
        return GivenSoFar(due=due, given=taken, missing=tuple(missing))
    return GivenSoFar(due=due, given=taken, planned_amount=planned, given_amount=given, unit=next(iter(units), ""))


def _no_dose(on: Day) -> Sentence:
    return sentence("no dose recorded for {on}", on=on)


def _no_plan(on: Day) -> Sentence:
    return sentence("no planned dose of {on}", on=on)
