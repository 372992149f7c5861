"""The cycles of a drug on single days: what stands in each, whatever is not known of it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from models.course.course import course
from models.course.lanes import treatment_lanes
from models.course.treatment_log import cycles_of
from models.plan.cycles import Cycle, cycles, per_kilogram
from models.record.partialdate import PartialDate
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Patient, Record, Treatment, Visit

TODAY, START = date(2025, 11, 17), date(2025, 8, 1)
PER_KG = PlannedDose(agent="toripalimab", amount=3, unit="mg", per_kg=True, tolerance_percent=10)
FIXED = PlannedDose(agent="lenvatinib", amount=12, unit="mg")
PROTOCOL = Protocol(name="p", title="p", anchor="day 1", doses=(FIXED, PER_KG), source="NCT03658785")


def dose(on: date, mg: str | None = "200", **more: object) -> Treatment:
    amount = None if mg is None else Decimal(mg)
    values: dict[str, object] = {"kind": "drug", "agent": "toripalimab", "start": on, "stop": on, "dose": amount}
    return Treatment(**values | {"unit": "mg", "schedule": "every 21 days"} | more)  # type: ignore[arg-type]


def record(*given: Treatment, weights: dict[date, str] | None = None) -> Record:
    noted = {START: "66", TODAY: "61.5"} if weights is None else weights
    visits = tuple(Visit(date=on, weight_kg=Decimal(weight)) for on, weight in noted.items())
    return Record(patient=Patient(code="A"), treatment_start=START, treatments=given, visits=visits)


def shown(*given: Treatment, today: date = TODAY, weights: dict[date, str] | None = None) -> tuple[Cycle, ...]:
    made = course(record(*given, weights=weights), PROTOCOL, today)
    (lane,) = treatment_lanes(made)
    return cycles_of(made, lane)


def test_that_each_cycle_has_its_planned_day_its_weight_and_what_the_plan_makes_of_it() -> None:
    late = START + timedelta(days=24)
    first, second, *_ = shown(dose(START), dose(late, planned_date=START + timedelta(days=21), reason="travel"))
    assert (first.number, first.planned, first.given, first.days_off) == (1, START, START, 0)
    assert (second.number, second.days_off, second.reason) == (2, 3, "travel")
    assert second.amount == (Decimal(198), "mg")
    assert second.weight is not None
    assert (second.weight.kilograms, second.weight.on) == (66, START)
    assert second.dose == 200


def test_that_the_one_of_today_is_current_without_a_dose_and_the_next_is_planned_only() -> None:
    last = TODAY - timedelta(days=24)
    *_, given, current, ahead = shown(dose(last - timedelta(days=21)), dose(last))
    assert given.dose == 200
    assert (current.is_current, current.number, current.given, current.dose) == (True, 3, TODAY, None)
    assert (current.planned, current.days_off) == (TODAY - timedelta(days=3), 3)
    assert current.amount == (Decimal("184.5"), "mg")
    assert current.entry is None
    assert ahead == Cycle(number=4, planned=TODAY + timedelta(days=18))


def test_that_a_dose_of_today_leaves_none_current() -> None:
    found = shown(dose(TODAY - timedelta(days=21)), dose(TODAY))
    assert [one.is_current for one in found] == [False, False, False]
    assert found[-1] == Cycle(number=3, planned=TODAY + timedelta(days=21))


def test_that_an_omitted_cycle_has_a_reason_and_neither_day_nor_dose() -> None:
    left_out = START + timedelta(days=21)
    _, omitted, *_ = shown(dose(START), dose(left_out, None, omitted=True, planned_date=left_out, reason="ALT grade 2"))
    assert (omitted.is_omitted, omitted.given, omitted.dose, omitted.reason) == (True, None, None, "ALT grade 2")
    assert omitted.planned == left_out


def test_that_without_a_weight_nothing_is_made_of_the_plan() -> None:
    first, *_ = shown(dose(START), dose(START + timedelta(days=21)), weights={})
    assert (first.weight, first.amount, first.dose) == (None, None, 200)


def test_that_a_drug_that_goes_on_and_a_single_dose_without_rhythm_have_no_cycles() -> None:
    daily = Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(12), unit="mg", schedule="daily")
    assert shown(daily) == ()
    assert shown(dose(START, schedule=None)) == ()
    assert len(shown(dose(TODAY - timedelta(days=5)))) == 3  # once, and every 21 days from then on


def test_that_days_known_in_part_are_not_counted() -> None:
    one = Cycle(number=1, planned=START, given=PartialDate(2025, 8))
    assert one.days_off == 0
    assert Cycle(number=1, planned=None, given=START).days_off == 0


def test_that_what_is_planned_ahead_is_counted_on() -> None:
    ahead = [TODAY, TODAY + timedelta(days=21)]
    found = cycles(record(), PROTOCOL, [(dose(START), START)], ahead=ahead)
    assert [(one.number, one.planned) for one in found] == [(1, START), (2, TODAY), (3, ahead[1])]


def test_that_a_dose_for_each_kilogram_is_found_by_its_drug_alone() -> None:
    assert per_kilogram(PROTOCOL, "Toripalimab") is PER_KG
    assert per_kilogram(PROTOCOL, "lenvatinib") is None
