"""Treatments with doses, adverse events and outcome of a reconstructed patient."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from plans import DATA_CUT, FIRST_CADONILIMAB, Plan, PlannedEvent, terms

Document = dict[str, Any]
CYCLE = 21
NEXT_DOSE = {12: 8, 8: 4, 4: 4}
# Reported for two of the patients who left after one cycle, yet not in the table of related events (see the README).
BEYOND_THE_TABLE = {
    "R22": ("Upper gastrointestinal hemorrhage", 33, 40),
    "R24": ("Stroke", 43, 60),
}


def treatments(plan: Plan) -> list[Document]:
    """Lenvatinib at each dose, radiotherapy, and every infusion of cadonilimab."""
    return [*_lenvatinib(plan), _radiotherapy(plan), *_cadonilimab(plan)]


def adverse_events(plan: Plan) -> list[Document]:
    """The log, in order of onset. Seriousness was not published and is left out."""
    names = terms()
    documents = []
    for event in sorted(plan.events, key=lambda event: _day(plan, event.start)):
        name = names[event.printed_term]
        document: Document = {"term": name["term"], "grade": event.grade, "start": plan.on(_day(plan, event.start))}
        document["stop"] = None if event.stop is None else plan.on(_day(plan, event.stop))
        document["related"] = True
        if name["immune_related"]:
            document["immune_related"] = name["immune_related"] == "yes"
        documents.append(document | ({"action": event.action} if event.action else {}))
    if plan.id in BEYOND_THE_TABLE:
        term, first, last = BEYOND_THE_TABLE[plan.id]
        stopped: Document = {"term": term, "grade": 3, "start": plan.on(first), "stop": plan.on(last)}
        documents.append(stopped | {"action": "treatment stopped"})
    return documents


def outcome(plan: Plan) -> Document:
    """Alive at the data cut or dead, as the cohort says; nothing where no follow-up was published."""
    if plan.last_day is None:
        return {}
    dead = plan.facts["os_event"] == "1"
    last = plan.on(plan.last_day)
    if not dead and last != DATA_CUT.isoformat():
        raise ValueError(f"{plan.id} is alive and last seen on {last}, not at the data cut")
    cause = plan.own["death_cause"] or None
    then = plan.own["new_therapy"]
    return {
        "alive": not dead,
        "last_contact": last,
        "death_date": last if dead else None,
        "death_cause": cause,
        "new_therapy_start": plan.on(int(then)) if then else None,
    }


def first_cadonilimab(plan: Plan) -> int:
    """Two to six days after the end of radiotherapy, on a working day (planned: 4 ± 3 days)."""
    return plan.weekday_from(_fractions(plan)[1] + plan.dice("first cadonilimab").randint(2, 4))


def infusions(plan: Plan) -> tuple[int, ...]:
    """Days of cadonilimab: every 21 days from the first, without those that fall into an interruption."""
    first = first_cadonilimab(plan)
    if not plan.efficacy:
        return (first,)
    stop = plan.own["cadonilimab_stop"]
    last = int(stop) if stop else (plan.last_day or 0) - (1 if plan.facts["os_event"] == "1" else 0)
    held = [event for event in plan.events if event.action.startswith("cadonilimab interrupted")]
    return tuple(
        day for day in range(first, last, CYCLE) if not any(event.start <= day < (event.stop or day) for event in held)
    )


def _day(plan: Plan, day: int) -> int:
    return first_cadonilimab(plan) if day == FIRST_CADONILIMAB else day


def _cadonilimab(plan: Plan) -> list[Document]:
    days = infusions(plan)
    documents: list[Document] = [
        {"kind": "drug", "agent": "cadonilimab", "start": plan.on(day), "stop": plan.on(day), "dose": 10 * plan.weight}
        | {"unit": "mg", "schedule": "every 3 weeks"}
        for day in days
    ]
    if reason := plan.own["cadonilimab_stop_reason"]:
        documents[-1]["reason"] = f"last dose; stopped: {reason}"
    return documents


def _fractions(plan: Plan) -> tuple[int, int]:
    """First and last day of five fractions on working days, planned for day 14."""
    first = last = plan.weekday_from(max(14, int(plan.own["second_lab"])))
    for _ in range(4):
        last = plan.weekday_from(last + 1)
    return first, last


def _radiotherapy(plan: Plan) -> Document:
    first, last = _fractions(plan)
    dose = plan.dice("radiotherapy").choice((30, 32.5, 35, 35, 37.5, 40))
    return {"kind": "radiation", "agent": "SBRT", "start": plan.on(first), "stop": plan.on(last), "dose": dose} | {
        "unit": "Gy",
        "fractions": 5,
    }


def _lenvatinib(plan: Plan) -> list[Document]:
    """One entry per dose; an interruption is the gap between two entries."""
    dose = 12 if plan.weight >= 60 else 8
    end, start, reason = plan.end_of_treatment, 0, ""
    documents = []
    for event in sorted(plan.events, key=lambda event: event.start):
        if not event.action.startswith("lenvatinib"):
            continue
        what = f"{terms()[event.printed_term]['term']}, grade {event.grade}"
        documents.append(
            _course(plan, start, _eve(event), dose, reason=f"{event.action.removeprefix('lenvatinib ')}: {what}")
        )
        start = event.start + _days_off(event)
        dose = NEXT_DOSE[dose]
        reason = f"dose after {what}"
    last = "" if end is None else f"stopped: {plan.own['lenvatinib_stop_reason'] or 'death'}"
    documents.append(_course(plan, start, end, dose, reason="; ".join(part for part in (reason, last) if part)))
    return documents


def _eve(event: PlannedEvent) -> int:
    return event.start - 1


def _days_off(event: PlannedEvent) -> int:
    return int(event.action.split()[2]) if "interrupted" in event.action else 0


def _course(plan: Plan, start: int, stop: int | None, dose: int, *, reason: str) -> Document:
    document: Document = {"kind": "drug", "agent": "lenvatinib", "start": plan.on(start)}
    document["stop"] = None if stop is None else plan.on(stop)
    return document | {"dose": dose, "unit": "mg", "schedule": "daily"} | ({"reason": reason} if reason else {})


def born(plan: Plan) -> str | None:
    """A birth date that gives the age of the cohort at the start; the day is invented."""
    if not plan.facts["age"]:
        return None
    birthday = plan.start - timedelta(days=plan.dice("birthday").randint(20, 340))
    return birthday.replace(year=birthday.year - int(plan.facts["age"])).isoformat()
