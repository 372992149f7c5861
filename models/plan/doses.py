"""What was given against what the protocol plans for the patient's weight (R-13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.quantities import Answer
from models.record.labs import in_digits
from models.record.partialdate import Day, PartialDate, first_day, last_day
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Record, Treatment
from models.words import Input, Sentence, Step, Why, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseCheck:
    """One dose (or the day of the first one) against the plan: met, not met, or cannot be determined.

    ``on`` is what is known of its first day.
    """

    agent: str
    on: Day
    answer: Answer
    reason: Sentence
    why: Why


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in kg and the date of the visit; without a date, that of the baseline profile."""

    kilograms: Decimal
    on: date | None


def dose_checks(record: Record, protocol: Protocol) -> tuple[DoseCheck, ...]:
    """Every dose of an agent the protocol plans, by date. A later dose below the plan is a reduction, not a deviation.

    A dose per kilogram goes by the last weight on or before its day, a dose by weight band by the weight at the first
    dose of the agent.
    """
    found: list[DoseCheck] = []
    for agent in dict.fromkeys(dose.agent for dose in protocol.doses):
        given = [t for t in record.treatments_given if t.agent.casefold() == agent.casefold()]
        given.sort(key=lambda treatment: treatment.first)
        planned = [dose for dose in protocol.doses if dose.agent == agent]
        if given:
            found += _amounts(record, protocol, planned, given)
            found += _first_day(record, protocol, planned[0], given[0])
    return tuple(sorted(found, key=lambda check: first_day(check.on)))


def weight_on(record: Record, on: Day) -> Weight | None:
    """The last weight on or before a day, else that of the baseline profile; None also where that is not one weight
    on every day that it may be."""
    if isinstance(on, PartialDate):
        weights = {weight_on(record, on.first), weight_on(record, on.last)}
        return weights.pop() if len(weights) == 1 else None
    noted = [visit for visit in record.visits if visit.weight_kg is not None and visit.date <= on]
    last = max(noted, key=lambda visit: visit.date, default=None)
    if last is not None and last.weight_kg is not None:
        return Weight(last.weight_kg, last.date)
    return None if record.baseline.weight_kg is None else Weight(record.baseline.weight_kg, None)


def planned_dose(planned: Sequence[PlannedDose], weight: Weight | None) -> PlannedDose | None:
    """The dose of the weight band; None where the weight is needed and not recorded."""
    for dose in planned:
        low, high = dose.weight_from_kg, dose.weight_below_kg
        if low is None and high is None:
            return dose
        if weight is None:
            continue
        if (low is None or weight.kilograms >= Decimal(str(low))) and (
            high is None or weight.kilograms < Decimal(str(high))
        ):
            return dose
    return None


def planned_range(dose: PlannedDose, weight: Weight | None) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest amount of a planned dose, what rounding may add or take away included."""
    if dose.amount is None:
        return None
    times = Decimal(1)
    if dose.per_kg:
        if weight is None:
            return None
        times = weight.kilograms
    least, most = (Decimal(str(n)) * times for n in (dose.amount, dose.highest_amount or dose.amount))
    slack = Decimal(str(dose.tolerance_percent)) / 100
    return least * (1 - slack), most * (1 + slack)


def _amounts(
    record: Record, protocol: Protocol, planned: Sequence[PlannedDose], given: Sequence[Treatment]
) -> Iterator[DoseCheck]:
    first_weight = weight_on(record, given[0].start)
    for treatment in given:
        weight = weight_on(record, treatment.start) if planned[0].per_kg else first_weight
        dose = planned_dose(planned, weight)
        if dose is not None and dose.amount is None:
            continue
        yield amount_check(protocol, dose, treatment, weight=weight, first=treatment is given[0])


def amount_check(
    protocol: Protocol, dose: PlannedDose | None, treatment: Treatment, *, weight: Weight | None, first: bool
) -> DoseCheck:
    """One dose against the plan for a weight."""
    span = None if dose is None else planned_range(dose, weight)
    if dose is None or span is None or treatment.dose is None or (treatment.unit or dose.unit) != dose.unit:
        return _unknown(protocol, dose, treatment, weight=weight)
    least, most = span
    words = {
        "agent": treatment.agent,
        "given": f"{in_digits(treatment.dose)} {dose.unit}",
        "planned": dose_words(dose, weight),
    }
    if treatment.dose > most:
        answer, reason = Answer.NOT_MET, sentence("{agent} {given} is above the planned {planned}", **words)
    elif treatment.dose < least and first:
        answer, reason = Answer.NOT_MET, sentence("{agent} {given} is below the planned {planned}", **words)
    elif treatment.dose < least:
        answer, reason = Answer.MET, sentence("{agent} {given}, reduced from the planned {planned}", **words)
    elif dose.fractions is not None and treatment.fractions not in (None, dose.fractions):
        words |= {"fractions": str(treatment.fractions), "wanted": str(dose.fractions)}
        reason = sentence("{agent} {given} in {fractions} fractions; {wanted} fractions are planned", **words)
        answer = Answer.NOT_MET
    else:
        answer, reason = Answer.MET, sentence("{agent} {given} is as planned ({planned})", **words)
    return DoseCheck(
        agent=treatment.agent,
        on=treatment.start,
        answer=answer,
        reason=reason,
        why=_why(protocol, treatment, weight=weight, span=span, dose=dose),
    )


def _unknown(protocol: Protocol, dose: PlannedDose | None, treatment: Treatment, *, weight: Weight | None) -> DoseCheck:
    if treatment.dose is None:
        reason = sentence("dose of {agent} is not recorded", agent=treatment.agent)
    elif weight is None and treatment.in_part is not None:
        words = "dose of {agent} needs the weight of its day, which is known only in part: {on}"
        reason = sentence(words, agent=treatment.agent, on=treatment.in_part)
    elif weight is None:
        reason = sentence("dose of {agent} needs a weight to be checked", agent=treatment.agent)
    else:
        reason = sentence(
            "dose of {agent} is in {unit}, another unit than the planned one",
            agent=treatment.agent,
            unit=treatment.unit or "",
        )
    return DoseCheck(
        agent=treatment.agent,
        on=treatment.start,
        answer=Answer.UNDETERMINED,
        reason=reason,
        why=_why(protocol, treatment, weight=weight, missing=(reason,), dose=dose),
    )


def dose_words(dose: PlannedDose, weight: Weight | None) -> str:
    """``12 mg``, ``30–40 Gy``, ``10 mg/kg × 62 kg = 620 mg``: amounts with units need no translation."""
    amount = _number(dose.amount)
    if dose.per_kg and weight is not None and dose.amount is not None:
        total = in_digits(Decimal(str(dose.amount)) * weight.kilograms)
        return f"{amount} {dose.unit}/kg × {in_digits(weight.kilograms)} kg = {total} {dose.unit}"
    if dose.highest_amount is not None:
        return f"{amount}–{_number(dose.highest_amount)} {dose.unit}"
    return f"{amount} {dose.unit}/kg" if dose.per_kg else f"{amount} {dose.unit}"


def _number(amount: float | None) -> str:
    return "" if amount is None else in_digits(Decimal(str(amount)))


def _why(
    protocol: Protocol,
    treatment: Treatment,
    *,
    weight: Weight | None,
    dose: PlannedDose | None,
    span: tuple[Decimal, Decimal] | None = None,
    missing: tuple[Sentence, ...] = (),
) -> Why:
    inputs = []
    if treatment.dose is not None:
        given = sentence("{agent} given", agent=treatment.agent)
        inputs.append(Input(given, in_digits(treatment.dose), treatment.unit or "", treatment.start))
    if weight is not None:
        inputs.append(Input(Sentence("Weight"), in_digits(weight.kilograms), "kg", weight.on))
    steps = []
    if dose is not None and span is not None:
        accepted = " – ".join(in_digits(limit) for limit in dict.fromkeys(span))
        steps.append(
            Step(
                sentence("Planned: {planned}", planned=dose_words(dose, weight)),
                sentence("accepted: {accepted} {unit}", accepted=accepted, unit=dose.unit),
            )
        )
    tolerance = () if dose is None or not dose.tolerance_percent else (f"tolerance_percent = {dose.tolerance_percent}",)
    return Why(
        rule="R-13",
        inputs=tuple(inputs),
        steps=tuple(steps),
        parameters=tolerance,
        missing=missing,
        source=protocol.source,
    )


def _first_day(record: Record, protocol: Protocol, dose: PlannedDose, first: Treatment) -> Iterator[DoseCheck]:
    """Whether the first dose came when the plan says, counted from the end of what it follows."""
    if not dose.follows or dose.follows_days is None:
        return
    before = [t for t in record.treatments_given if t.agent.casefold() == dose.follows.casefold()]
    ends = [t.stop or t.start for t in before if t.first <= first.first]
    if not ends:
        return
    end = max(ends, key=last_day)
    if isinstance(end, PartialDate) or isinstance(first.start, PartialDate):
        yield _first_day_unknown(protocol, dose, first, end)
        return
    days = (first.start - end).days
    least, most = dose.follows_days - dose.follows_window_days, dose.follows_days + dose.follows_window_days
    words = {"agent": first.agent, "days": days, "follows": dose.follows, "least": least, "most": most}
    met = least <= days <= most
    reason = sentence("first {agent} {days} days after the end of {follows} (planned: {least} to {most})", **words)
    yield DoseCheck(
        agent=first.agent,
        on=first.start,
        answer=Answer.MET if met else Answer.NOT_MET,
        reason=reason,
        why=Why(
            rule="R-13",
            inputs=(
                Input(sentence("End of {agent}", agent=dose.follows), end.isoformat()),
                Input(sentence("First {agent}", agent=first.agent), first.start.isoformat()),
            ),
            steps=(Step(reason, Sentence("criterion met") if met else Sentence("criterion not met")),),
            source=protocol.source,
        ),
    )


def _first_day_unknown(protocol: Protocol, dose: PlannedDose, first: Treatment, end: Day) -> DoseCheck:
    words = "whether the first {agent} came on its day cannot be determined: a day is known only in part"
    reason = sentence(words, agent=first.agent)
    inputs = (
        Input(sentence("End of {agent}", agent=dose.follows), str(end)),
        Input(sentence("First {agent}", agent=first.agent), str(first.start)),
    )
    why = Why(rule="R-13", inputs=inputs, missing=(reason,), source=protocol.source)
    return DoseCheck(agent=first.agent, on=first.start, answer=Answer.UNDETERMINED, reason=reason, why=why)
