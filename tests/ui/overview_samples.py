"""One invented patient with everything the overview can draw, as records, so that the real rules compute the course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from models.course.course import Course, course
from models.quantities import parse_quantity
from models.record.protocol import Parameters, PlannedVisit, Protocol
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
    Patient,
    Record,
    Role,
    Status,
    Thrombus,
    Treatment,
    Visit,
    Vp,
)

START = date(2025, 3, 10)
TODAY = date(2025, 11, 17)
PROTOCOL = Protocol(
    name="six-weekly",
    title="Every six weeks",
    anchor="start of treatment",
    parameters=Parameters(thrombus_is_non_target=False),
    visits=tuple(PlannedVisit(f"W{week}", 7 * week, 7 * week - 7, 7 * week + 7) for week in range(6, 49, 6)),
)
AFP = {-4: ">60,500", 13: "41,200", 42: "9,820", 63: "3,310", 84: "1,260", 105: "802", 126: "520", 168: "400",
       210: "612", 249: "884"}  # fmt: skip
PIVKA = {-4: "18,640", 13: "15,900", 42: "6,150", 63: "2,480", 84: "1,010", 105: "655", 126: "380", 168: "212",
         210: "298", 249: "405"}  # fmt: skip
READS = {-4: ("183.0", "171.0", "Vp4", "III"), 43: ("164.0", "118.0", "Vp4", "III"),
         85: ("146.0", "83.0", "Vp3", "II"), 135: ("132.0", "66.0", "Vp3", "II"),
         169: ("121.0", "52.0", "Vp2", "I"), 211: ("126.0", "60.0", "Vp2", "I")}  # fmt: skip
ALBI = {
    -4: (16, 41.3),
    42: (22, 39.0),
    84: (18, 40.1),
    126: (17, 40.9),
    168: (16, 41.4),
    210: (17, 41.0),
    249: (19, 40.6),
}
EVENTS = (
    ("Hypertension", ((12, 88, 2), (88, 104, 3), (104, None, 2))),
    ("Platelet count decreased", ((24, 42, 1), (42, 66, 2), (66, 84, 1))),
    ("Palmar-plantar erythrodysesthesia syndrome", ((58, 96, 2), (96, 150, 1))),
    ("Proteinuria", ((84, 170, 1), (170, None, 2))),
)


def on(day: int) -> date:
    return START + timedelta(days=day)


def lab(analyte: str, day: int, value: str, unit: str, *, high: str | None = None, low: str | None = "0") -> LabResult:
    return LabResult(
        analyte=analyte,
        date=on(day),
        value=parse_quantity(value),
        unit=unit,
        method="Lab A",
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
    )


def _labs() -> tuple[LabResult, ...]:
    markers = [lab("AFP", day, value, "ng/mL", high="7") for day, value in AFP.items()]
    markers += [lab("PIVKA-II", day, value, "mAU/mL", high="40") for day, value in PIVKA.items()]
    liver = [lab("bilirubin", day, str(bilirubin), "umol/L", high="21") for day, (bilirubin, _) in ALBI.items()]
    liver += [lab("albumin", day, str(albumin), "g/L", high="55") for day, (_, albumin) in ALBI.items()]
    liver += [lab("INR", day, "1.1", "", high="1.2") for day in ALBI if day < 249]
    return tuple(sorted(markers + liver, key=lambda result: result.date))


def _imaging() -> tuple[Imaging, ...]:
    return tuple(
        Imaging(
            date=on(day),
            modality="CT",
            slice_mm=Decimal(5),
            reader="A",
            measurements=(
                Measurement(number="T1", diameter_tenths=_tenths(whole) - 400, viable_tenths=_tenths(viable) - 200),
                Measurement(number="T2", diameter_tenths=400, viable_tenths=200),
                Measurement(number="N1", status=Status.PRESENT),
            ),
            thrombus=Thrombus(vp=Vp(vp), cheng=Cheng(cheng), flow_restored=False),
        )
        for day, (whole, viable, vp, cheng) in READS.items()
    )


def _tenths(text: str) -> int:
    return int(Decimal(text) * 10)


def _treatments() -> tuple[Treatment, ...]:
    reason = "hypertension, grade 3"
    drug = {"kind": "drug", "agent": "lenvatinib", "unit": "mg", "schedule": "daily"}
    infusions = [
        Treatment(kind="drug", agent="cadonilimab", start=on(22 + 21 * n), stop=on(22 + 21 * n),
                  dose=Decimal(0 if n == 4 else 620), unit="mg", reason="platelets" if n == 4 else None)
        for n in range(11)
    ]  # fmt: skip
    return (
        Treatment(**drug, start=START, stop=on(88), dose=Decimal(12)),
        Treatment(**drug, start=on(99), dose=Decimal(8), reason=reason),
        Treatment(kind="radiation", agent="SBRT", start=on(14), stop=on(18), dose=Decimal(35), unit="Gy", fractions=5),
        *infusions,
    )


def _visits() -> tuple[Visit, ...]:
    days = (-4, 42, 84, 135, 168, 210, 249)
    return tuple(
        Visit(date=on(day), ecog=1, weight_kg=Decimal(62), ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)
        for day in days
    )


def full_record() -> Record:
    """The patient of the design's overview: ten marker results, six reads, four adverse events."""
    events = tuple(
        AdverseEvent(term=term, grade=grade, start=on(first), stop=on(last) if last is not None else None)
        for term, spans in EVENTS
        for first, last, grade in spans
    )
    return Record(
        patient=Patient(code="DEMO-21", name="DEMO, Twenty-one"),
        treatment_start=START,
        protocol="six-weekly",
        baseline=Baseline(cirrhosis=True, ecog=1, vp=Vp.VP4, cheng=Cheng.III),
        treatments=_treatments(),
        visits=_visits(),
        labs=_labs(),
        lesions=(
            Lesion(number="T1", role=Role.TARGET, organ="liver", site="segment 4"),
            Lesion(number="T2", role=Role.TARGET, organ="liver", site="segment 8"),
            Lesion(number="N1", role=Role.NON_TARGET, organ="liver", site="segment 2"),
        ),
        imaging=_imaging(),
        adverse_events=events,
    )


def full_course() -> Course:
    return course(full_record(), PROTOCOL, TODAY)


def empty_course() -> Course:
    """A registered patient of whom nothing else is recorded."""
    return course(Record(patient=Patient(code="DEMO-00"), treatment_start=START), PROTOCOL, TODAY)


def with_labs(*labs: LabResult) -> Course:
    """The full patient with other laboratory results."""
    return course(replace(full_record(), labs=labs), PROTOCOL, TODAY)
