"""A dose that may be a slip of its unit or of a key is asked about once (R-16)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.plan.dose_slip import doubtful_dose
from models.record.protocol import PlannedDose, Protocol
from models.record.records import Baseline, Patient, Record, Treatment

START, LATER = date(2025, 8, 1), date(2025, 8, 22)
PER_KG = PlannedDose(agent="cadonilimab", amount=10, unit="mg", per_kg=True, schedule="every 21 days")
PROTOCOL = Protocol(name="p", title="p", anchor="day 1", doses=(PER_KG,))


def _dose(amount: str, unit: str | None = "mg", on: date = START) -> Treatment:
    return Treatment(kind="drug", agent="cadonilimab", start=on, stop=on, dose=Decimal(amount), unit=unit)


def _record(*treatments: Treatment, weight: str | None = "62") -> Record:
    kilograms = None if weight is None else Decimal(weight)
    return Record(
        patient=Patient(code="A"),
        treatment_start=START,
        baseline=Baseline(weight_kg=kilograms),
        treatments=treatments,
    )


def _asked(dose: Treatment, record: Record) -> str:
    return str(doubtful_dose(record, PROTOCOL, dose) or "")


@pytest.mark.parametrize(
    ("dose", "asked"),
    [
        (_dose("6"), "6 mg is less than a tenth of the planned 10 mg/kg × 62 kg = 620 mg"),
        (_dose("61.9"), "61.9 mg is less than a tenth of the planned 10 mg/kg × 62 kg = 620 mg"),
        (_dose("62"), ""),
        (_dose("620", None), ""),
        (_dose("6200"), ""),
        (_dose("6201"), "6201 mg is more than ten times the planned 10 mg/kg × 62 kg = 620 mg"),
        (_dose("10", "mg/kg"), "10 mg/kg is in another unit than the planned 10 mg/kg × 62 kg = 620 mg"),
        (_dose("620", " MG"), ""),
    ],
)
def test_that_a_first_dose_is_held_against_the_plan_for_the_weight(dose: Treatment, asked: str) -> None:
    assert _asked(dose, _record()) == asked


def test_that_without_a_weight_any_body_is_thought_of() -> None:
    assert _asked(_dose("6"), _record(weight=None)) == "6 mg is less than a tenth of the planned 10 mg/kg"
    assert _asked(_dose("400"), _record(weight=None)) == ""


def test_that_a_later_dose_is_held_against_the_last_one() -> None:
    record = _record(_dose("620"))
    assert _asked(_dose("6", on=LATER), record) == "6 mg is less than a tenth of 620 mg of 2025-08-01"
    assert _asked(_dose("0.62", "g", LATER), record) == "0.62 g is in another unit than 620 mg of 2025-08-01"
    assert _asked(_dose("400", on=LATER), record) == ""
    assert _asked(_dose("6", on=LATER), _record(_dose("6"))) == ""  # asked once


def test_that_what_nobody_planned_and_gave_before_is_no_surprise() -> None:
    assert doubtful_dose(_record(), Protocol(name="q", title="q", anchor="day 1"), _dose("6")) is None
