"""The scale of weights of a dose check: what is inside the tolerance, and where each mark stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.plan.dose_today import WeightLimits, dose_today
from models.plan.weight_ruler import weight_ruler
from models.quantities import Answer
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Baseline, Patient, Record, Treatment, Visit

TODAY, START = date(2025, 11, 17), date(2025, 7, 11)
PER_KG = PlannedDose(agent="toripalimab", amount=3, unit="mg", per_kg=True, tolerance_percent=10)
PROTOCOL = Protocol(name="p", title="p", anchor="day 1", doses=(PER_KG,), source="NCT03658785")
DOSE = Treatment(kind="drug", agent="toripalimab", start=TODAY, stop=TODAY, dose=Decimal(200), unit="mg")
LIMITS = WeightLimits(above_to=Decimal("60.6"), below_from=Decimal("74.1"), tolerance_percent=10)


def _record(*weights: tuple[date, str]) -> Record:
    return Record(
        patient=Patient(code="A"),
        treatment_start=START,
        visits=tuple(Visit(date=on, weight_kg=Decimal(weight)) for on, weight in weights),
    )


def test_that_the_marks_are_the_weight_now_and_that_of_the_start_with_their_days() -> None:
    record = _record((START, "66.0"), (TODAY - timedelta(days=24), "65.0"), (TODAY, "61.5"))
    found = weight_ruler(record, DOSE, LIMITS)
    assert [(mark.kilograms, mark.on, mark.now) for mark in found.marks] == [
        (Decimal("61.5"), TODAY, True),
        (Decimal("66.0"), START, False),
    ]


def test_that_one_weight_is_one_mark_and_nobody_needs_a_start() -> None:
    assert [mark.now for mark in weight_ruler(_record((START, "66")), DOSE, LIMITS).marks] == [True]
    screened = replace(_record((TODAY, "66")), treatment_start=None)
    assert [mark.now for mark in weight_ruler(screened, DOSE, LIMITS).marks] == [True]
    undated = replace(_record(), baseline=Baseline(weight_kg=Decimal(66)))
    assert [mark.on for mark in weight_ruler(undated, DOSE, LIMITS).marks] == [None]
    assert weight_ruler(_record(), DOSE, LIMITS).marks == ()


@pytest.mark.parametrize(
    ("weight", "inside"), [("60.6", False), ("60.7", True), ("66", True), ("74.0", True), ("74.1", False)]
)
def test_that_inside_is_where_the_check_is_met_at_each_threshold(weight: str, inside: bool) -> None:
    record = _record((TODAY, weight))
    checked = dose_today(record, PROTOCOL, DOSE)
    assert checked is not None
    assert checked.limits is not None
    found = weight_ruler(record, DOSE, checked.limits)
    first, last, now = (found.share(one) for one in (LIMITS.above_to, LIMITS.below_from, Decimal(weight)))
    assert (first < now < last) is inside
    assert checked.check.answer is (Answer.MET if inside else Answer.NOT_MET)


def test_that_every_mark_is_between_the_ends_and_a_tenth_is_free_there() -> None:
    record = _record((START, "80"), (TODAY, "55"))
    found = weight_ruler(record, DOSE, LIMITS)
    assert (found.low, found.high) == (Decimal("52.5"), Decimal("82.5"))
    shares = [found.share(mark.kilograms) for mark in found.marks]
    assert shares == [pytest.approx(2.5 / 30), pytest.approx(27.5 / 30)]
    assert found.share(found.low) == 0
    assert found.share(found.high) == 1
