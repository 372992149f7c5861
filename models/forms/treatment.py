"""What a person types about a treatment or a change of its dose, what is wrong with it, and the records it becomes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from models.forms.typed import (
    LONGEST_NAME,
    LONGEST_WORDS,
    EntryError,
    Problem,
    draft_of,
    kept_draft,
    parse_date,
    parse_day,
    read_date,
    read_day,
    span_problems,
    text_problems,
)
from models.record.identity import half_width
from models.record.impossible import part_problem, planned_problem
from models.record.partialdate import Day, PartialDate
from models.record.partialdate import last_day as last_of
from models.record.records import Medication, Record, Treatment
from models.record.therapies import MEDICINE, Effect, Group, effect_of, therapies_named
from models.words import Sentence, sentence

KINDS = ("drug", "radiation", "procedure", "cell therapy", MEDICINE)
# What is asked for a kind, beyond agent, kind, dose, unit, first and last day and reason.
ASKED: dict[str, tuple[str, ...]] = {
    "drug": ("schedule", "planned_date", "planned_dose", "omitted", "new_therapy"),
    "radiation": ("fractions", "per_fraction", "site", "planned_date", "planned_dose", "new_therapy"),
    "procedure": ("site", "planned_date", "new_therapy"),
    "cell therapy": (
        "new_therapy",
        "planned_dose",
        "cells",
        "cd4_percent",
        "cd8_percent",
        "culture_days",
        "viability_percent",
    ),
    MEDICINE: (),
    "": ("schedule", "fractions"),
}
ONLY_SOMETIMES = frozenset(name for names in ASKED.values() for name in names)
SITES = ("portal vein tumour thrombus", "liver tumour", "hepatic vein", "inferior vena cava", "bone metastasis")
REASONS = (
    *("hypertension", "proteinuria", "diarrhoea", "fatigue", "rash", "hand-foot skin reaction", "thrombocytopenia"),
    *("neutropenia", "ALT or AST increased", "bilirubin increased", "bleeding", "infection", "immune-related event"),
    *("progression", "surgery", "travel", "weight changed", "the patient's own wish", "financial constraints"),
)
MOST_FRACTIONS, MOST_CULTURE_DAYS = 100, 1000
_LONGEST = {"agent": LONGEST_NAME, "kind": LONGEST_NAME, "reason": LONGEST_WORDS}
_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,3})?\Z")
_IN_POWERS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*(?:e|[x×*]\s*10\s*\^?)\s*([0-9]{1,2})\Z", re.IGNORECASE)
_HIGHEST_POWER = 13
_PERCENT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?\Z")
_DAY = re.compile(r"[0-9]{1,2}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentDraft:
    """Everything on the form, as it stands. ``ends`` is whether an entry of the agent that goes on ends before this.

    ``per_fraction`` is what one fraction gives, in the unit of the dose: checked against the total, and kept in it.
    """

    kind: str = ""
    agent: str = ""
    dose: str = ""
    unit: str = ""
    schedule: str = ""
    fractions: str = ""
    per_fraction: str = ""
    site: str = ""
    start: str = ""
    stop: str = ""
    planned_date: str = ""
    planned_dose: str = ""
    omitted: bool | None = None
    cells: str = ""
    cd4_percent: str = ""
    cd8_percent: str = ""
    culture_days: str = ""
    viability_percent: str = ""
    reason: str = ""
    new_therapy: bool | None = None
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be kept: a new entry, and the entry that it ends with its last day and the reason.

    ``new_therapy``: endpoints take it for a new anticancer therapy.
    """

    entry: Treatment | Medication
    ended: Treatment | None = None
    last: date | None = None
    new_therapy: bool = False


def kind_of(agent: str) -> str:
    """The kind of what an agent's name says it is; "" where the dictionary of therapies does not know."""
    groups = therapies_named(agent).groups
    if not groups:
        return ""
    found = next((one for one in groups if one in _KINDS), groups[0])
    return _KINDS.get(found, "drug")


_KINDS = {
    Group.RADIATION: "radiation",
    **dict.fromkeys((Group.EMBOLISATION, Group.INFUSION, Group.ABLATION, Group.SURGERY, Group.PROCEDURE), "procedure"),
    Group.CELLS: "cell therapy",
    **dict.fromkeys((Group.ANTIVIRAL, Group.ANTIVIRAL_C, Group.SUPPORTIVE), MEDICINE),
}


def may_be_new_therapy(draft: TreatmentDraft, record: Record, planned: Collection[str], today: date) -> bool:
    """Whether it is asked if this is a new anticancer therapy: given after the start, neither of the protocol nor given
    before (R-1.6a, R-8.3), and nothing that is known not to act on the tumour."""
    start, agent = read_date(draft.start, today), draft.agent.strip().casefold()
    if not agent or start is None or record.treatment_start is None or start <= record.treatment_start:
        return False
    if effect_of(agent) is Effect.SUPPORTIVE:
        return False
    before = (one.agent for one in record.treatments if last_of(one.start) < start)
    return agent not in {name.casefold() for name in (*planned, *before)}


def ongoing(record: Record, agent: str) -> Treatment | None:
    """The entry of this agent that has no end; the latest if there are several."""
    wanted = agent.strip().casefold()
    open_ones = [one for one in record.treatments if one.stop is None and one.agent.casefold() == wanted]
    return max(open_ones, key=lambda one: one.first, default=None)


def last_day(text: str, start: Day | None, today: date) -> Day | None:
    """The last day as typed: a date, what is known of it, or its day in the month of the first one (``28``)."""
    plain = half_width(text).strip()
    if isinstance(start, date) and _DAY.match(plain):
        try:
            return start.replace(day=int(plain))
        except ValueError:
            return None
    return read_day(text, today)


def problems(draft: TreatmentDraft, record: Record, today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form."""
    return tuple(_problems(_written_out(draft, today), record, today))


def _written_out(draft: TreatmentDraft, today: date) -> TreatmentDraft:
    """With the last day as a whole date, where it was typed as a day of a month."""
    if not _DAY.match(half_width(draft.stop).strip()):
        return draft
    last = last_day(draft.stop, read_date(draft.start, today), today)
    return draft if last is None else replace(draft, stop=last.isoformat())


def _problems(draft: TreatmentDraft, record: Record, today: date) -> Iterator[Problem]:
    for name, text in (("agent", draft.agent), ("kind", draft.kind)):
        if not text.strip():
            words = {"agent": sentence("an agent or a procedure is needed"), "kind": sentence("a kind is needed")}
            yield Problem(name, words[name])
    yield from _amount_problems(draft)
    yield from _cell_problems(draft)
    texts = {name: getattr(draft, name) for name in ("agent", "kind", "unit", "schedule", "site", "reason")}
    yield from text_problems(texts, _LONGEST)
    yield from _date_problems(draft, record, today)


def _amount_problems(draft: TreatmentDraft) -> Iterator[Problem]:
    fractions = _plain(draft.fractions)
    for name, text in (("dose", _plain(draft.dose)), ("planned_dose", _plain(draft.planned_dose))):
        if text and _amount(text) is None:
            yield Problem(name, sentence("“{text}” is not a dose; write a number, its unit beside it", text=text))
        elif text and not draft.unit.strip():
            yield Problem("unit", sentence("a dose needs its unit"))
    if draft.omitted and _amount(draft.dose):
        yield Problem("dose", sentence("the dose is said to be omitted, and {dose} to be given", dose=draft.dose))
    yield from _fraction_problems(draft)
    if fractions and not (fractions.isdecimal() and 1 <= int(fractions) <= MOST_FRACTIONS):
        yield Problem("fractions", sentence("“{text}” is not a number of fractions", text=fractions))


def _fraction_problems(draft: TreatmentDraft) -> Iterator[Problem]:
    """Fractions times the dose of one is the total; both are named where it is not."""
    each, total, fractions = _amount(draft.per_fraction), _amount(draft.dose), _plain(draft.fractions)
    if _plain(draft.per_fraction) and each is None:
        words = sentence("“{text}” is not a dose; write a number, its unit beside it", text=_plain(draft.per_fraction))
        yield Problem("per_fraction", words)
    elif each is not None and not fractions:
        yield Problem("per_fraction", sentence("the dose of a fraction needs the number of fractions"))
    elif each is not None and total is not None and fractions.isdecimal() and int(fractions) * each != total:
        product = {"count": fractions, "each": f"{each:f}", "sum": f"{int(fractions) * each:f}", "total": f"{total:f}"}
        said = "{count} fractions of {each} are {sum}, and the dose is said to be {total}"
        yield Problem("per_fraction", sentence(said, **product))


def total_dose(draft: TreatmentDraft) -> Decimal | None:
    """The dose as typed; of radiation without one, that of all fractions together."""
    each, fractions = _amount(draft.per_fraction), _plain(draft.fractions)
    if _plain(draft.dose) or each is None or not fractions.isdecimal():
        return _amount(draft.dose)
    return int(fractions) * each


def _cell_problems(draft: TreatmentDraft) -> Iterator[Problem]:
    cells, days = _plain(draft.cells), _plain(draft.culture_days)
    if cells and _amount(cells) is None:
        yield Problem("cells", sentence("“{text}” is not a number of cells; write 2.8e10", text=cells))
    for name in ("cd4_percent", "cd8_percent", "viability_percent"):
        text = _plain(getattr(draft, name))
        if text and not (_PERCENT.match(text) and Decimal(text) <= 100):
            yield Problem(name, sentence("“{text}” is not a percentage from 0 to 100", text=text))
    if days and not (days.isdecimal() and int(days) <= MOST_CULTURE_DAYS):
        yield Problem("culture_days", sentence("“{text}” is not a number of days", text=days))


def _date_problems(draft: TreatmentDraft, record: Record, today: date) -> Iterator[Problem]:
    needed = draft.kind != MEDICINE
    yield from span_problems(draft.start, draft.stop, record, today, start_needed=needed)
    if draft.planned_date.strip():
        try:
            if said := planned_problem(parse_date(draft.planned_date, today), today):
                yield Problem("planned_date", said)
        except EntryError as error:
            yield Problem("planned_date", error.sentence)
    start, stop = read_day(draft.start, today), read_day(draft.stop, today)
    if start is None or draft.kind == MEDICINE:
        return
    days = {"start": start, "stop": stop}.items()
    told = ((name, part_problem(day, record.treatment_start)) for name, day in days)
    yield from (Problem(name, said) for name, said in told if said is not None)
    before = _ended_by(draft, record)
    if before is not None:
        if isinstance(start, PartialDate):
            yield Problem("start", sentence("a change of dose needs its day"))
        elif start <= before.first:
            words = sentence("the entry that goes on began on {start}; a change comes after it", start=before.start)
            yield Problem("start", words)
        if not draft.reason.strip():
            yield Problem("reason", sentence("a change of dose needs its reason"))
    elif draft.omitted and not draft.reason.strip():
        yield Problem("reason", sentence("an omitted dose needs its reason"))
    if (said := _overlap(draft, record, start, stop)) is not None:
        yield Problem("start", said)


def _ended_by(draft: TreatmentDraft, record: Record) -> Treatment | None:
    """The entry that goes on and ends before this one; a dose that is omitted ends nothing."""
    return ongoing(record, draft.agent) if draft.ends and not draft.omitted else None


def _overlap(draft: TreatmentDraft, record: Record, start: Day, stop: Day | None) -> Sentence | None:
    """Two doses of one agent at a time, where both have their days."""
    wanted = draft.agent.strip().casefold()
    if isinstance(start, PartialDate) or isinstance(stop, PartialDate):
        return None
    if stop is None and draft.kind in ("radiation", "procedure", "cell therapy"):  # without an end of one day
        stop = start
    for one in record.treatments:
        if one.agent.casefold() != wanted or one.stop is None:
            continue
        if one.in_part is None and start <= (one.last or start) and (stop is None or stop >= one.first):
            words = {"agent": one.agent, "first": one.start, "last": one.stop, "start": start}
            return sentence("{agent} is recorded from {first} to {last}; a dose from {start} on overlaps", **words)
    return None


def given(draft: TreatmentDraft, record: Record, today: date) -> Given:
    """The draft as records, ready to be kept. Raises EntryError for the first problem.

    An entry of the same agent that goes on ends the day before, where ``ends`` says so.
    """
    draft = _written_out(draft, today)
    for problem in problems(draft, record, today):
        raise EntryError(problem.sentence)
    if draft.kind == MEDICINE:
        return Given(_medication(draft, today))
    start = parse_day(draft.start, today)
    fractions, days = _plain(draft.fractions), _plain(draft.culture_days)
    stop = read_day(draft.stop, today)
    entry = Treatment(
        kind=draft.kind.strip(),
        agent=draft.agent.strip(),
        start=start,
        stop=start if draft.omitted and stop is None else stop,
        dose=total_dose(draft),
        unit=draft.unit.strip() or None,
        schedule=draft.schedule.strip() or None,
        fractions=int(fractions) if fractions else None,
        site=draft.site.strip() or None,
        reason=draft.reason.strip() or None,
        planned_date=read_date(draft.planned_date, today),
        planned_dose=_amount(draft.planned_dose),
        omitted=draft.omitted or None,
        cells=_amount(draft.cells),
        cd4_percent=_number(draft.cd4_percent),
        cd8_percent=_number(draft.cd8_percent),
        culture_days=int(days) if days else None,
        viability_percent=_number(draft.viability_percent),
    )
    before = _ended_by(draft, record)
    if before is not None:
        return Given(entry, before, parse_date(draft.start, today) - timedelta(days=1))
    return Given(entry, new_therapy=draft.new_therapy is True)


def _medication(draft: TreatmentDraft, today: date) -> Medication:
    return Medication(
        name=draft.agent.strip(),
        start=read_day(draft.start, today),
        stop=read_day(draft.stop, today),
        dose=_amount(draft.dose),
        unit=draft.unit.strip() or None,
        reason=draft.reason.strip() or None,
    )


def draft_document(draft: TreatmentDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    return kept_draft(_written_out(draft, today), today, "start", "stop", "planned_date")


def read_draft(document: dict[str, Any]) -> TreatmentDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    return draft_of(TreatmentDraft, document)


def _amount(text: str) -> Decimal | None:
    """``12``, ``0.5``, ``2.8e10``, ``2.8 × 10^10``; None for nothing, and for what is no amount."""
    plain = _plain(text)
    if (found := _IN_POWERS.match(plain)) is not None and int(found[2]) <= _HIGHEST_POWER:
        exact = Decimal(found[1]).scaleb(int(found[2]))
        return Decimal(f"{exact:f}")
    return Decimal(plain) if _AMOUNT.match(plain) else None


def _number(text: str) -> Decimal | None:
    plain = _plain(text)
    return Decimal(plain) if plain else None


def _plain(text: str) -> str:
    return half_width(text).strip()
