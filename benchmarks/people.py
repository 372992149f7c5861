"""Synthetic patients of any length: 40 analytes and 12 lesions at each visit, from a fixed seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.records import (
    AdverseEvent,
    Ascites,
    Baseline,
    Cheng,
    Encephalopathy,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Outcome,
    Patient,
    Record,
    Role,
    Sex,
    Status,
    Thrombus,
    Treatment,
    Visit,
    Vp,
)

START = date(2000, 1, 3)
EVERY_DAYS = 7
NUMBER_OF_ANALYTES = 40
TARGETS = (("T1", "liver"), ("T2", "liver"), ("T3", "lung"), ("T4", "lung"), ("T5", "lymph node"))
NON_TARGETS = tuple(f"N{number}" for number in range(1, 8))
# Lowest and highest value and the laboratory's range, for analytes that a rule reads.
RANGES = {
    "AFP": (5, 60_000, 0, 7),
    "PIVKA-II": (20, 20_000, 0, 40),
    "ALT": (15, 180, 0, 40),
    "AST": (15, 180, 0, 40),
    "ALP": (40, 300, 40, 120),
    "GGT": (20, 400, 0, 60),
    "bilirubin": (8, 60, 3, 21),
    "albumin": (28, 45, 35, 55),
    "platelets": (45, 260, 100, 300),
    "haemoglobin": (80, 160, 120, 160),
    "INR": (1, 2, 0, 2),
}


def patient(visits: int, *, seed: int = 20250328) -> Record:
    """A record with ``visits`` visits a week apart, each with a full panel and a read of every lesion."""
    chance = random.Random(seed)
    days = [START + timedelta(days=EVERY_DAYS * number) for number in range(visits)]
    return Record(
        patient=Patient(code=f"BENCH-{visits}", sex=Sex.MALE, birth_date=date(1950, 6, 1)),
        treatment_start=START,
        baseline=Baseline(
            cirrhosis=True,
            ecog=1,
            vp=Vp.VP3,
            cheng=Cheng.II,
            ascites=Ascites.NONE,
            encephalopathy=Encephalopathy.NONE,
            weight_kg=Decimal(62),
        ),
        treatments=(Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(12), unit="mg"),),
        visits=tuple(_visit(on, chance) for on in days),
        labs=tuple(result for on in days for result in _panel(on, chance)),
        lesions=(
            *(Lesion(number=number, role=Role.TARGET, organ=organ, nodal=organ == "lymph node")
              for number, organ in TARGETS),
            *(Lesion(number=number, role=Role.NON_TARGET, organ="liver") for number in NON_TARGETS),
        ),
        imaging=tuple(_read(on, chance) for on in days),
        adverse_events=tuple(
            AdverseEvent(term="Fatigue", grade=1 + index % 3, start=on) for index, on in enumerate(days[::10])
        ),
        outcome=Outcome(alive=True, last_contact=days[-1]),
    )  # fmt: skip


def _visit(on: date, chance: random.Random) -> Visit:
    return Visit(
        date=on,
        ecog=chance.randint(0, 2),
        weight_kg=Decimal(62),
        systolic=chance.randint(110, 165),
        diastolic=chance.randint(65, 105),
        ascites=Ascites.NONE,
        encephalopathy=Encephalopathy.NONE,
        anticoagulated=False,
    )


def _panel(on: date, chance: random.Random) -> list[LabResult]:
    known = [analyte for analyte in ANALYTES.values() if not analyte.dipstick]
    results = []
    for analyte in known:
        least, most, low, high = RANGES.get(analyte.name, (1, 200, 5, 150))
        value = str(chance.randint(least, most)) if chance.random() > 0.02 else f">{most}"
        results.append(
            LabResult(
                analyte=analyte.name,
                date=on,
                value=parse_quantity(value),
                unit=analyte.unit,
                low=Decimal(low),
                high=Decimal(high),
            )
        )
    plain = LabResult(analyte="", date=on, value=parse_quantity("12"), unit="U/L", low=Decimal(0), high=Decimal(40))
    others = range(NUMBER_OF_ANALYTES - len(known))
    return results + [replace(plain, analyte=f"analyte {number}") for number in others]


def _read(on: date, chance: random.Random) -> Imaging:
    """Targets that fall and rise within the limits of stable disease, so that no visit ends the story."""
    targets = [
        Measurement(number=number, diameter_tenths=400 + chance.randint(-15, 15), viable_tenths=300)
        for number, _ in TARGETS
    ]
    non_targets = [Measurement(number=number, status=Status.PRESENT) for number in NON_TARGETS]
    return Imaging(
        date=on,
        modality="CT",
        slice_mm=Decimal(5),
        reader="A",
        measurements=(*targets, *non_targets),
        thrombus=Thrombus(vp=Vp.VP3, cheng=Cheng.II, flow_restored=False),
    )
