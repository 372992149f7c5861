"""Short ways to write a patient's record in a test of medicine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from models.record.analytes import ANALYTES, parse_result
from models.record.records import (
    AdverseEvent,
    Ascites,
    Baseline,
    Encephalopathy,
    LabResult,
    Outcome,
    Patient,
    Record,
    Treatment,
    Visit,
)

START = date(2023, 3, 10)


def on_day(day: int) -> date:
    return START + timedelta(days=day)


def lab(
    analyte: str,
    day: int,
    value: object,
    *,
    unit: str | None = None,
    low: object = None,
    high: object = None,
    method: str | None = None,
    at: str | None = None,
) -> LabResult:
    """A result on a day of treatment, in the first unit of its analyte unless told otherwise."""
    return LabResult(
        analyte=analyte,
        date=on_day(day),
        time=None if at is None else time.fromisoformat(at),
        value=parse_result(analyte, str(value)),
        unit=ANALYTES[analyte].unit if unit is None else unit,
        method=method,
        low=None if low is None else Decimal(str(low)),
        high=None if high is None else Decimal(str(high)),
    )


def visit(day: int, **values: Any) -> Visit:
    for name, kind in (("ascites", Ascites), ("encephalopathy", Encephalopathy)):
        if isinstance(values.get(name), str):
            values[name] = kind(values[name])
    if "weight_kg" in values:
        values["weight_kg"] = Decimal(str(values["weight_kg"]))
    return Visit(date=on_day(day), **values)


def treatment(
    kind: str, agent: str, day: int, *, stop: int | None = None, dose: object = None, **values: Any
) -> Treatment:
    return Treatment(
        kind=kind,
        agent=agent,
        start=on_day(day),
        stop=None if stop is None else on_day(stop),
        dose=None if dose is None else Decimal(str(dose)),
        **values,
    )


def event(term: str, grade: int, *, start: int | None = None, stop: int | None = None, **values: Any) -> AdverseEvent:
    return AdverseEvent(
        term=term,
        grade=grade,
        start=None if start is None else on_day(start),
        stop=None if stop is None else on_day(stop),
        **values,
    )


def patient(
    *labs: LabResult,
    visits: Iterable[Visit] = (),
    baseline: Baseline | None = None,
    born: date | None = None,
    died: int | None = None,
    **values: Any,
) -> Record:
    return Record(
        patient=Patient(code="T-1", birth_date=born),
        treatment_start=START,
        labs=labs,
        visits=tuple(visits),
        baseline=baseline or Baseline(),
        outcome=Outcome(death_date=None if died is None else on_day(died)),
        **values,
    )
