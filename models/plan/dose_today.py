"""The dose that is about to be noted, against the plan for the weight of these days (R-13).

It documents: what the plan gives for a weight, the arithmetic, and at which weights the same dose would leave the
tolerance. A dose per kilogram needs a weight of at most ``WEIGHT_DAYS`` days; an older one decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from models.plan.doses import DoseCheck, Weight, amount_check, planned_dose, planned_range, weight_on
from models.quantities import Answer
from models.record.labs import in_digits
from models.record.partialdate import Day, first_day
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Record, Treatment
from models.words import Input, Sentence, Step, Why, percent_words, sentence

WEIGHT_DAYS = 7
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightLimits:
    """Up to ``above_to`` kg the same dose is above the tolerance, from ``below_from`` kg on below it."""

    above_to: Decimal
    below_from: Decimal
    tolerance_percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseToday:
    """The check of a dose, and the weights at which the same dose leaves the tolerance, if it goes by weight."""

    check: DoseCheck
    limits: WeightLimits | None = None


def dose_today(record: Record, protocol: Protocol, intended: Treatment) -> DoseToday | None:
    """A dose that is not kept yet, as if given on its first day; None where the protocol plans no amount of the agent.

    A dose by weight band goes by the weight at the first dose, whatever its age, as that of every dose does.
    """
    same = intended.agent.casefold()
    planned = [dose for dose in protocol.doses if dose.agent.casefold() == same]
    earlier = [t for t in record.treatments_given if t.agent.casefold() == same]
    if not planned:
        return None
    per_kg = planned[0].per_kg
    first = min((t.start for t in earlier), key=first_day, default=intended.start)
    weight = weight_on(record, intended.start if per_kg else first)
    dose = planned_dose(planned, weight)
    if dose is not None and dose.amount is None:
        return None
    check = amount_check(protocol, dose, intended, weight=weight, first=not earlier)
    if not per_kg or dose is None:
        return DoseToday(check=check)
    why = _with_weights(check.why, record, intended, earlier)
    if weight is not None and (stale := _stale(weight, intended.first)) is not None:
        missing = (sentence("a weight of the last {days} days", days=WEIGHT_DAYS),)
        undetermined = replace(why, steps=(), missing=missing, parameters=_parameters(dose))
        return DoseToday(check=replace(check, answer=Answer.UNDETERMINED, reason=stale, why=undetermined))
    steps = (*why.steps, *_difference(dose, weight, intended))
    why = replace(why, steps=steps, parameters=_parameters(dose))
    return DoseToday(check=replace(check, why=why), limits=_limits(dose, intended))


def per_square_metre(record: Record, given: Treatment) -> tuple[Decimal, Decimal] | None:
    """The dose of a treatment for each square metre, and the body surface (Mosteller 1987: the root of height in cm ×
    weight in kg ÷ 3600), both cut; None where dose, height or the weight of its day is not known."""
    weight, height = weight_on(record, given.start), record.patient.height_cm
    if given.dose is None or weight is None or height is None:
        return None
    surface = (height * weight.kilograms / 3600).sqrt()
    return (given.dose / surface).quantize(_TENTH, ROUND_FLOOR), surface.quantize(Decimal("0.01"), ROUND_FLOOR)


def _stale(weight: Weight, on: date) -> Sentence | None:
    if weight.on is None:
        return sentence("cannot be determined, the weight of the baseline profile has no date")
    if (on - weight.on).days > WEIGHT_DAYS:
        return sentence("cannot be determined, weight of {on}", on=weight.on)
    return None


def _with_weights(why: Why, record: Record, intended: Treatment, earlier: list[Treatment]) -> Why:
    """The weights at the start, at the last dose and now, each with its own date."""
    days: list[tuple[Sentence, Day]] = []
    if record.treatment_start is not None:
        days.append((sentence("Weight at day 0"), record.treatment_start))
    if earlier:
        last = max((one.start for one in earlier), key=first_day)
        days.append((sentence("Weight at the last dose, {on}", on=last), last))
    days.append((sentence("Last weight"), intended.start))
    weights = [(words, found) for words, on in days if (found := weight_on(record, on)) is not None]
    inputs = [Input(words, in_digits(found.kilograms), "kg", found.on) for words, found in weights]
    doses = [given for given in why.inputs if given.unit != "kg"]
    steps = _changes(weights)
    return replace(why, inputs=(*inputs, *doses), steps=(*why.steps, *steps))


def _changes(weights: list[tuple[Sentence, Weight]]) -> tuple[Step, ...]:
    """How the weight has changed since each earlier one that is another's."""
    if len(weights) < 2:
        return ()
    now = weights[-1][1]
    return tuple(
        Step(
            sentence("Weight since {on}", on=before.on),
            sentence("{percent} %", percent=percent_words(_change(before, now))),
        )
        for before in dict.fromkeys(weight for _, weight in weights[:-1])
        if before.on is not None and before != now
    )


def _change(before: Weight, now: Weight) -> Decimal:
    return (now.kilograms - before.kilograms) * 100 / before.kilograms


def _difference(dose: PlannedDose, weight: Weight | None, intended: Treatment) -> tuple[Step, ...]:
    if weight is None or intended.dose is None or dose.amount is None or dose.highest_amount is not None:
        return ()
    planned = Decimal(str(dose.amount)) * weight.kilograms
    words = {"given": in_digits(intended.dose), "planned": in_digits(planned)}
    percent = (intended.dose - planned) * 100 / planned
    told = sentence("{percent} %", percent=percent_words(percent))
    return (Step(sentence("({given} − {planned}) ÷ {planned}", **words), told),)


def _parameters(dose: PlannedDose) -> tuple[str, ...]:
    return (f"tolerance_percent = {dose.tolerance_percent}", f"weight_days = {WEIGHT_DAYS}")


def _limits(dose: PlannedDose, intended: Treatment) -> WeightLimits | None:
    span = planned_range(dose, Weight(Decimal(1), None))
    if span is None or not intended.dose or not span[0] or intended.unit != dose.unit:
        return None
    least, most = span
    above, below = intended.dose / most, intended.dose / least
    to, start = above.quantize(_TENTH, ROUND_FLOOR), below.quantize(_TENTH, ROUND_CEILING)
    return WeightLimits(
        above_to=to - _TENTH if to == above else to,
        below_from=start + _TENTH if start == below else start,
        tolerance_percent=dose.tolerance_percent,
    )
