"""The laboratory and the thirty generated patients of the journeys; nobody in them exists."""

from __future__ import annotations

import random
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
    LabRange,
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

AS_OF = date(2025, 11, 17)
PROTOCOL = "cadonilimab-lenvatinib-sbrt"
LABORATORY = "Lab A"
EVERY_DAYS, FIRST_READ_DAYS = 42, -3
WHO_CAME_IN_OCTOBER = 13  # their first read after the start is due on 14-Nov-2025, and not recorded yet
# Low and high of Lab A, and the lowest and highest value of the patients, in the order of the panel.
PANEL: dict[str, tuple[str, str, float, float]] = {
    "AFP": ("", "7", 20, 9000),
    "PIVKA-II": ("", "40", 60, 9000),
    "ALT": ("9", "50", 20, 90),
    "AST": ("15", "40", 20, 95),
    "ALP": ("45", "125", 60, 200),
    "GGT": ("10", "60", 40, 300),
    "bilirubin": ("", "21", 9, 30),
    "albumin": ("40", "55", 33, 46),
    "creatinine": ("57", "97", 50, 95),
    "INR": ("0.8", "1.2", 0.9, 1.25),
    "platelets": ("125", "350", 80, 240),
    "neutrophils": ("1.8", "6.3", 1.9, 5),
    "lymphocytes": ("1.1", "3.2", 0.9, 2),
    "haemoglobin": ("130", "175", 110, 150),
}


def ranges() -> tuple[LabRange, ...]:
    """What Lab A holds for within its range."""
    return tuple(
        LabRange(
            laboratory=LABORATORY,
            analyte=name,
            unit=ANALYTES[name].unit,
            low=Decimal(low) if low else None,
            high=Decimal(high),
            valid_from=date(2024, 1, 1),
        )
        for name, (low, high, _, _) in PANEL.items()
    )


def patients() -> tuple[Record, ...]:
    """HCC-2001 to HCC-2030, the same in every run."""
    return tuple(_patient(number, random.Random(2000 + number)) for number in range(1, 31))


def _patient(number: int, chance: random.Random) -> Record:
    start = date(2025, 10, 3) if number == WHO_CAME_IN_OCTOBER else AS_OF - timedelta(days=90 + 13 * number)
    died = start + timedelta(days=100 + 7 * number) if number % 5 == 0 else None
    died = None if died is None or died > AS_OF else died
    last = (died or AS_OF) - timedelta(days=4)
    days = [start + timedelta(days=FIRST_READ_DAYS)]
    days += [start + timedelta(days=day) for day in range(EVERY_DAYS, (last - start).days, EVERY_DAYS)]
    vp = list(Vp)[2 + number % 3]
    labs = [result for on in days for result in _results(on, chance)]
    if number == 24:  # a slip of the unit, to be corrected
        labs[-1:] = [*labs[-1:], _result("albumin", last, "3.8")]
    if number == 19:  # a grade to be derived
        labs.append(_result("AST", last, "260"))
    return Record(
        patient=Patient(
            code=f"HCC-{2000 + number}",
            name=f"GENERATED, {number}",
            sex=Sex.FEMALE if number % 4 == 0 else Sex.MALE,
            birth_date=date(1950 + number, 1 + number % 12, 1 + number % 28),
            hospital_number=f"{2000 + number:08}",
        ),
        treatment_start=start,
        protocol=PROTOCOL,
        baseline=Baseline(
            aetiology=("HBV",),
            cirrhosis=number % 3 != 0,
            ecog=number % 2,
            vp=Vp.VP3 if number == WHO_CAME_IN_OCTOBER else vp,
            cheng=Cheng.II,
            tumour_count=3,
            largest_tumour_mm=Decimal(71),
            ascites=Ascites.NONE,
            encephalopathy=Encephalopathy.NONE,
            weight_kg=Decimal(62),
        ),
        treatments=_treatments(start, died),
        visits=tuple(
            Visit(date=on, ecog=1, weight_kg=Decimal(62), systolic=128, diastolic=78, ascites=Ascites.NONE)
            for on in days
        ),
        labs=tuple(labs),
        lesions=(
            Lesion(number="T1", role=Role.TARGET, organ="liver", site="S4"),
            Lesion(number="T2", role=Role.TARGET, organ="lung"),
            Lesion(number="N1", role=Role.NON_TARGET, organ="liver", site="S7"),
            Lesion(number="N2", role=Role.NON_TARGET, organ="node", site="hilum", nodal=True),
        ),
        imaging=_reads(days[:1] if number == WHO_CAME_IN_OCTOBER else days, number, chance),
        adverse_events=(AdverseEvent(term="Fatigue", grade=1, start=start + timedelta(days=20)),),
        outcome=Outcome(alive=died is None, last_contact=died or last, death_date=died),
    )


def _treatments(start: date, died: date | None) -> tuple[Treatment, ...]:
    lenvatinib = Treatment(
        kind="drug", agent="lenvatinib", start=start, stop=died, dose=Decimal(12), unit="mg", schedule="daily"
    )
    block = Treatment(
        kind="radiation",
        agent="SBRT",
        start=start + timedelta(days=14),
        stop=start + timedelta(days=18),
        dose=Decimal(35),
        unit="Gy",
        fractions=5,
    )
    return lenvatinib, block


def _results(on: date, chance: random.Random) -> list[LabResult]:
    results = []
    for name, (_, _, low, high) in PANEL.items():
        value = chance.uniform(low, high)
        results.append(_result(name, on, f"{value:.2f}" if high < 10 else f"{value:.0f}"))
    return results


def _result(name: str, on: date, text: str) -> LabResult:
    unit = ANALYTES[name].unit
    return LabResult(analyte=name, date=on, value=parse_quantity(text), unit=unit, laboratory=LABORATORY)


def _reads(days: list[date], number: int, chance: random.Random) -> tuple[Imaging, ...]:
    """From 71 and 18 mm at baseline to a partial response in two of three, and to growth in the others."""
    each = -45 if number % 3 else 12
    reads = []
    for place, on in enumerate(days):
        change = 0 if place == 0 else each * place + chance.randint(-6, 6)
        first = max(710 + 2 * change, 150)
        reads.append(
            Imaging(
                date=on,
                modality="CT",
                slice_mm=Decimal(5),
                reader="A",
                measurements=(
                    Measurement(number="T1", diameter_tenths=first, viable_tenths=first - 110),
                    Measurement(number="T2", diameter_tenths=max(180 + change // 4, 60)),
                    Measurement(number="N1", status=Status.PRESENT),
                    Measurement(number="N2", status=Status.PRESENT),
                ),
                thrombus=Thrombus(vp=Vp.VP3, cheng=Cheng.II),
                no_new_lesion=None if place == 0 else True,
            )
        )
    return tuple(reads)
