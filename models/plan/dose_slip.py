"""Whether a dose that is about to be noted may be a slip of its unit or of a key (R-16), which is asked about once."""

from __future__ import annotations

from decimal import Decimal

from models.plan.doses import Weight, dose_words, planned_dose, planned_range, weight_on
from models.record.labs import in_digits
from models.record.partialdate import first_day
from models.record.plausible import TIMES_APART
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Record, Treatment
from models.words import Sentence, sentence

BODIES = (Decimal(30), Decimal(200))  # kg: own choice; what a dose per kilogram can come to where no weight is known


def doubtful_dose(record: Record, protocol: Protocol, intended: Treatment) -> Sentence | None:
    """What is asked about a dose; None where it is no surprise.

    More than ten times or less than a tenth of the last dose of the agent, or in another unit than it; of the first
    dose, of the plan for the weight of its day, or in another unit than is planned.
    """
    if intended.dose is None or intended.is_omitted:
        return None
    same = intended.agent.casefold()
    earlier = [t for t in record.treatments_given if t.agent.casefold() == same and t.dose and t.first < intended.first]
    if earlier:
        return _against_last(intended, max(earlier, key=lambda one: first_day(one.start)))
    planned = [dose for dose in protocol.doses if dose.agent.casefold() == same]
    return _against_plan(record, intended, planned) if planned else None


def _against_last(intended: Treatment, last: Treatment) -> Sentence | None:
    assert intended.dose is not None
    assert last.dose is not None
    before = f"{in_digits(last.dose)} {last.unit or ''}".strip()
    words = {"dose": _typed(intended), "before": before, "on": last.start}
    if _unit(intended.unit) != _unit(last.unit):
        return sentence("{dose} is in another unit than {before} of {on}", **words)
    if intended.dose > TIMES_APART * last.dose:
        return sentence("{dose} is more than ten times {before} of {on}", **words)
    if intended.dose * TIMES_APART < last.dose:
        return sentence("{dose} is less than a tenth of {before} of {on}", **words)
    return None


def _against_plan(record: Record, intended: Treatment, planned: list[PlannedDose]) -> Sentence | None:
    assert intended.dose is not None
    weight = weight_on(record, intended.start)
    dose = planned_dose(planned, weight) or planned[0]
    words = {"dose": _typed(intended), "planned": dose_words(dose, weight)}
    if dose.amount is None:
        return None
    if _unit(intended.unit) not in ("", _unit(dose.unit)):
        return sentence("{dose} is in another unit than the planned {planned}", **words)
    spans = [planned_range(dose, body) for body in ([weight] if weight else [Weight(kg, None) for kg in BODIES])]
    least, most = (limit(end[at] for end in spans if end is not None) for at, limit in ((0, min), (1, max)))
    if intended.dose > TIMES_APART * most:
        return sentence("{dose} is more than ten times the planned {planned}", **words)
    if intended.dose * TIMES_APART < least:
        return sentence("{dose} is less than a tenth of the planned {planned}", **words)
    return None


def _typed(intended: Treatment) -> str:
    assert intended.dose is not None
    return f"{in_digits(intended.dose)} {intended.unit or ''}".strip()


def _unit(text: str | None) -> str:
    return "".join((text or "").casefold().split())
