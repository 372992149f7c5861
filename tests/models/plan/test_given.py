"""Planned against given (R-13): doses due so far, their amounts, and what keeps them from being added up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from models.course.course import course
from models.course.lanes import treatment_lanes
from models.course.treatment_log import given_so_far, rounds_without_entry
from models.plan.given import days_so_far, doses_so_far
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Outcome, Patient, Record, Treatment, Visit

START = date(2025, 8, 1)
UNTIL = date(2025, 11, 1)
PER_KG = PlannedDose(agent="toripalimab", amount=3, unit="mg", per_kg=True, schedule="every 21 days")
PROTOCOL = Protocol(name="p", title="p", anchor="day 1", doses=(PER_KG,))
WEIGHTS = ("66.0", "65.5", "64.2", "63.5", "65.0")
DAYS = tuple(START + timedelta(days=21 * place) for place in range(5))


def _dose(on: date, dose: int | None = 200, **more: object) -> Treatment:
    given = None if dose is None else Decimal(dose)
    return Treatment(kind="drug", agent="toripalimab", start=on, stop=on, dose=given, unit="mg", **more)  # type: ignore[arg-type]


def _record(*treatments: Treatment) -> Record:
    visits = tuple(Visit(date=on, weight_kg=Decimal(weight)) for on, weight in zip(DAYS, WEIGHTS, strict=True))
    return Record(patient=Patient(code="A"), treatment_start=START, treatments=treatments, visits=visits)


def test_that_an_omitted_dose_was_due_and_the_percent_is_cut_toward_zero() -> None:
    doses = [_dose(on) for on in DAYS]
    doses[3] = _dose(DAYS[3], None, omitted=True)
    found = doses_so_far(_record(*doses), PROTOCOL, doses, until=UNTIL)
    assert found is not None
    assert (found.given, found.due) == (4, 5)
    assert (found.given_amount, found.planned_amount) == (Decimal(800), Decimal("972.6"))
    assert str(found.percent) == "82.2"  # 82.253…


def test_that_what_an_entry_says_of_its_planned_dose_comes_first_and_later_doses_are_not_due() -> None:
    doses = [_dose(DAYS[0], planned_dose=Decimal(240)), _dose(UNTIL + timedelta(days=1))]
    found = doses_so_far(_record(*doses), PROTOCOL, doses, until=UNTIL)
    assert found is not None
    assert (found.due, found.planned_amount) == (1, Decimal(240))


def test_that_amounts_are_not_added_up_where_one_is_not_known() -> None:
    doses = [_dose(DAYS[0]), _dose(DAYS[1], None)]
    found = doses_so_far(_record(*doses), PROTOCOL, doses, until=UNTIL)
    assert found is not None
    assert (found.given, found.due, found.percent) == (2, 2, None)
    assert [str(one) for one in found.missing] == ["no dose recorded for 2025-08-22"]
    bare = Record(patient=Patient(code="A"), treatment_start=START, treatments=(doses[0],))
    unweighed = doses_so_far(bare, PROTOCOL, doses[:1], until=UNTIL)
    assert unweighed is not None
    assert [str(one) for one in unweighed.missing] == ["no planned dose of 2025-08-01"]


def test_that_rounds_of_which_nothing_is_recorded_are_told_and_not_counted() -> None:
    """The first dose alone, and 92 days later: three rounds passed, the one due on the last day still waits."""

    def told(*doses: Treatment, today: date = UNTIL) -> tuple[int, date | None]:
        seen = course(replace(_record(*doses), visits=()), PROTOCOL, today)
        found = given_so_far(seen, treatment_lanes(seen)[0])
        assert found is not None
        assert found.due == len(doses)
        return found.rounds, found.rounds_from

    every = {"schedule": "every 21 days"}
    first = _dose(DAYS[0], **every)
    assert told(first) == (3, DAYS[1])
    assert told(first, today=DAYS[2] - timedelta(days=1)) == (0, None)  # late, and told as due
    assert told(first, today=DAYS[2]) == (1, DAYS[1])
    assert told(first, _dose(DAYS[3], **every), today=DAYS[3]) == (2, DAYS[1])
    assert told(first, _dose(DAYS[1], None, omitted=True, **every), today=DAYS[2]) == (0, None)
    assert told(_dose(DAYS[0], reason="last dose", **every)) == (0, None)
    over = Outcome(new_therapy_start=DAYS[1])
    seen = course(replace(_record(first), visits=(), outcome=over), PROTOCOL, UNTIL)
    assert rounds_without_entry(seen, treatment_lanes(seen)[0]) == ()


def test_that_a_daily_dose_counts_days_and_an_interruption_was_due() -> None:
    def step(first: date, last: date, dose: int) -> tuple[Treatment, date]:
        entry = Treatment(
            kind="drug", agent="lenvatinib", start=first, stop=last, dose=Decimal(dose), unit="mg", schedule="daily"
        )
        return entry, last

    plan = Protocol(name="p", title="p", anchor="day 1", doses=(PlannedDose(agent="lenvatinib", amount=12, unit="mg"),))
    steps = [
        step(date(2025, 3, 24), date(2025, 4, 25), 12),  # 33 days, then 9 without
        step(date(2025, 5, 5), date(2025, 6, 12), 8),  # 39 days
    ]
    found = days_so_far(_record(*(entry for entry, _ in steps)), plan, steps, until=UNTIL)
    assert found is not None
    assert (found.given, found.due) == (72, 81)
    assert (found.given_amount, found.planned_amount) == (Decimal(33 * 12 + 39 * 8), Decimal(81 * 12))
    overlapping = [steps[0], step(date(2025, 4, 20), date(2025, 5, 1), 8)]
    doubled = days_so_far(_record(*(entry for entry, _ in overlapping)), plan, overlapping, until=UNTIL)
    assert doubled is not None
    assert [str(one) for one in doubled.missing] == ["two entries overlap on 2025-04-20"]
