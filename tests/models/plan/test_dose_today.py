"""The dose that is about to be noted against the weight of these days: the mock's arithmetic, and each threshold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.plan.dose_today import WEIGHT_DAYS, dose_today, per_square_metre
from models.quantities import Answer
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Baseline, Patient, Record, Treatment, Visit
from tests.models.patients import patient, treatment, visit

TODAY = date(2025, 11, 17)
START = date(2025, 7, 11)
PER_KG = PlannedDose(agent="toripalimab", amount=3, unit="mg", per_kg=True, tolerance_percent=10)
PROTOCOL = Protocol(name="p", title="p", anchor="day 1", doses=(PER_KG,), source="NCT03658785")


def _dose(on: date, dose: str = "200") -> Treatment:
    return Treatment(kind="drug", agent="toripalimab", start=on, stop=on, dose=Decimal(dose), unit="mg")


def _record(*weights: tuple[date, str], baseline: str | None = None) -> Record:
    return Record(
        patient=Patient(code="A"),
        treatment_start=START,
        baseline=Baseline(weight_kg=None if baseline is None else Decimal(baseline)),
        treatments=(_dose(TODAY - timedelta(days=24)),),
        visits=tuple(Visit(date=on, weight_kg=Decimal(weight)) for on, weight in weights),
    )


def test_that_the_check_shows_weights_arithmetic_and_where_the_same_dose_leaves_the_tolerance() -> None:
    record = _record((START, "66.0"), (TODAY - timedelta(days=24), "65.0"), (TODAY, "61.5"))
    found = dose_today(record, PROTOCOL, _dose(TODAY))
    assert found is not None
    assert found.check.answer is Answer.MET
    inputs = [(one.value, one.on) for one in found.check.why.inputs if one.unit == "kg"]
    assert inputs == [("66", START), ("65", TODAY - timedelta(days=24)), ("61.5", TODAY)]
    steps = [f"{step.left}: {step.right}" for step in found.check.why.steps]
    assert steps[-1] == "(200 − 184.5) ÷ 184.5: +8.4 %"
    assert steps[1:3] == ["Weight since 2025-07-11: −6.8 %", "Weight since 2025-10-24: −5.3 %"]
    assert found.limits is not None
    assert (found.limits.above_to, found.limits.below_from) == (Decimal("60.6"), Decimal("74.1"))


@pytest.mark.parametrize(("weight", "answer"), [("60.6", Answer.NOT_MET), ("60.7", Answer.MET)])
def test_that_the_answer_turns_at_the_weight_that_is_named(weight: str, answer: Answer) -> None:
    found = dose_today(_record((TODAY, weight)), PROTOCOL, _dose(TODAY))
    assert found is not None
    assert found.check.answer is answer


def test_that_a_dose_exactly_at_the_tolerance_is_inside_and_the_named_weight_is_outside() -> None:
    found = dose_today(_record((TODAY, "50")), PROTOCOL, _dose(TODAY, "165"))  # 150 + 10 %
    assert found is not None
    assert found.check.answer is Answer.MET
    assert found.limits is not None
    assert found.limits.above_to == Decimal("49.9")


@pytest.mark.parametrize(("days", "answer"), [(WEIGHT_DAYS, Answer.MET), (WEIGHT_DAYS + 1, Answer.UNDETERMINED)])
def test_that_an_older_weight_decides_nothing(days: int, answer: Answer) -> None:
    weighed = TODAY - timedelta(days=days)
    found = dose_today(_record((weighed, "66")), PROTOCOL, _dose(TODAY))
    assert found is not None
    assert found.check.answer is answer
    if answer is Answer.UNDETERMINED:
        assert str(found.check.reason) == "cannot be determined, weight of 2025-11-09"
        assert [str(one) for one in found.check.why.missing] == ["a weight of the last 7 days"]


def test_that_a_weight_without_a_date_or_none_decides_nothing() -> None:
    for record in (_record(baseline="66"), _record()):
        found = dose_today(record, PROTOCOL, _dose(TODAY))
        assert found is not None
        assert found.check.answer is Answer.UNDETERMINED
    assert dose_today(_record(), Protocol(name="p", title="p", anchor="day 1"), _dose(TODAY)) is None


def test_that_a_dose_for_each_square_metre_needs_dose_height_and_weight() -> None:
    record = patient(visits=(visit(-3, weight_kg=68),))
    given = treatment("drug", "cyclophosphamide", -2, dose=890, unit="mg")
    assert per_square_metre(record, given) is None
    tall = replace(record, patient=replace(record.patient, height_cm=Decimal(168)))
    assert per_square_metre(tall, given) == (Decimal("499.6"), Decimal("1.78"))  # √(168 × 68 ÷ 3600) = 1.78139
    assert per_square_metre(tall, replace(given, dose=None)) is None
