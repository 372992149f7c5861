"""Records for the table of flags: each as small as its flag lets it be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from models.record.records import (
    Ascites,
    Baseline,
    Certainty,
    Cheng,
    Encephalopathy,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Record,
    Role,
    Status,
    Thrombus,
    Vp,
)
from tests.models.changes import TARGETS, Sizes, read, record_of, sized
from tests.models.patients import lab, on_day, patient, treatment, visit

ONE = TARGETS[:1]
LUNG = Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
NEW = Lesion(number="NEW1", role=Role.NEW, organ="lung")
PROFILE = Baseline(ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE, weight_kg=Decimal(62))
CALM = {"ecog": 0, "ascites": "none", "encephalopathy": "none"}
SBRT = treatment("radiation", "SBRT", 14, stop=18, dose=40, unit="Gy", fractions=5)


def sums(*rows: Sizes, lesions: tuple[Lesion, ...] = ONE, days: Iterable[int] = (), **more: Any) -> Record:
    """A baseline and a read every six weeks, or on the days given."""
    found = list(days) or [42 * place for place in range(1, len(rows))]
    reads = (read(day, row) for day, row in zip((-1, *found), rows, strict=True))
    return record_of(*reads, lesions=lesions, **more)


def with_others(record: Record, *measurements: Measurement) -> Record:
    """The record with more in its last read."""
    last = record.imaging[-1]
    return replace(
        record, imaging=(*record.imaging[:-1], replace(last, measurements=(*last.measurements, *measurements)))
    )


def lung(status: Status) -> Record:
    record = sums({"T1": 50.0}, {"T1": 50.0}, lesions=(*ONE, LUNG))
    first = replace(record.imaging[0], measurements=(*record.imaging[0].measurements, noted("N1", Status.PRESENT)))
    return with_others(replace(record, imaging=(first, *record.imaging[1:])), noted("N1", status))


def noted(number: str, status: Status) -> Measurement:
    return Measurement(number=number, status=status)


def newly(certainty: Certainty) -> Record:
    found = replace(sized("NEW1", 8.0), certainty=certainty)
    return with_others(sums({"T1": 50.0}, {"T1": 50.0}, lesions=(*ONE, NEW)), found)


def progressed_under(agent: str, stop: int | None) -> Record:
    given = treatment("drug", agent, 0, stop=stop)
    return sums({"T1": 25.5}, {"T1": 30.6}, treatments=(given,))


def afp(*values: tuple[int, object], high: object = 7) -> tuple[LabResult, ...]:
    return tuple(lab("AFP", day, value, high=high) for day, value in values)


def liver(day: int, *, bilirubin: object = 10, albumin: object = 40, inr: object = 1) -> tuple[LabResult, ...]:
    return (
        lab("bilirubin", day, bilirubin, high=20),
        lab("albumin", day, albumin, low=35),
        lab("INR", day, inr, high="1.2"),
    )


def counts(day: int) -> tuple[LabResult, ...]:
    return lab("neutrophils", day, 4, low=2), lab("lymphocytes", day, 2, low=1)


def enzymes(alt: object, bilirubin: object, alp: object) -> tuple[LabResult, ...]:
    return tuple(
        lab(name, day, value, low=0, high=high)
        for day, values in ((-1, (30, 10, 100)), (42, (alt, bilirubin, alp)))
        for name, value, high in zip(("ALT", "bilirubin", "ALP"), values, (40, 20, 120), strict=True)
    )


def thrombus(*classes: tuple[Vp, Cheng]) -> Record:
    reads = [read(42 * place or -1, {"T1": 50.0}, vp=vp, cheng=cheng) for place, (vp, cheng) in enumerate(classes)]
    return record_of(*reads, lesions=ONE)


def viable(whole: float, alive: float) -> Imaging:
    return Imaging(
        date=on_day(42),
        measurements=(Measurement(number="T1", diameter_tenths=round(whole * 10), viable_tenths=round(alive * 10)),),
    )


def dosed(agent: str, dose: object, weight: object, *, day: int = 0) -> Record:
    given = treatment("drug", agent, day, dose=dose, unit="mg")
    return patient(treatments=(given,), baseline=replace(PROFILE, weight_kg=Decimal(str(weight))))


def assessed(*, without: str = "") -> Record:
    """A patient of the trial on day 42 with everything the window asks for but what is named."""
    labs = [*afp((-1, 1000), (40, 200)), *liver(40)]
    found = visit(40, **{name: value for name, value in CALM.items() if name != without})
    reads = (read(-1, {"T1": 50.0}), read(41, {"T1": 50.0}))
    return record_of(
        *(reads[:1] if without == "imaging" else reads),
        lesions=ONE,
        labs=tuple(result for result in labs if result.date <= on_day(0) or result.analyte != without),
        visits=(found,),
        baseline=PROFILE,
    )


def readers(second: float) -> Record:
    one, two = read(-1, {"T1": 50.0}), read(42, {"T1": 35.0})
    reads = (replace(imaging, reader="A") for imaging in (one, two))
    others = (replace(one, reader="B"), replace(read(42, {"T1": second}), reader="B"))
    return record_of(*reads, *others, lesions=ONE)


def irradiated(result: LabResult, *, ascites: str = "none") -> Record:
    visits = (visit(0, ascites="none"), visit(60, ascites=ascites))
    return patient(result, visits=visits, treatments=(SBRT,))


def functioning(bilirubin: object) -> Record:
    labs = (*liver(-1), *liver(60, bilirubin=bilirubin), *counts(-1), *counts(60))
    return patient(*labs, visits=[visit(60, **CALM)], baseline=PROFILE)


def enhancing(viable_of_second: float) -> Imaging:
    found = replace(sized("T2", 40.0), viable_tenths=round(viable_of_second * 10))
    return Imaging(date=on_day(-1), measurements=(sized("T1", 50.0), found))


def back(alive: float) -> Imaging:
    return replace(viable(40.0, alive), date=on_day(84))


def flowing() -> Thrombus:
    return Thrombus(flow_restored=True)


def persisting(*rows: Sizes) -> Record:
    """The same reads of the target, with a non-target that never went."""
    record = sums(*rows, lesions=(*ONE, LUNG))
    there = noted("N1", Status.PRESENT)
    reads = (replace(found, measurements=(*found.measurements, there)) for found in record.imaging)
    return replace(record, imaging=tuple(reads))


def lung_again(then: Status, now: Status) -> Record:
    """Target gone at both reads; the non-target was there at baseline, then ``then`` and ``now``."""
    record = sums({"T1": 50.0}, {"T1": "absent"}, {"T1": "absent"}, lesions=(*ONE, LUNG))
    found = zip(record.imaging, (Status.PRESENT, then, now), strict=True)
    reads = (replace(one, measurements=(*one.measurements, noted("N1", status))) for one, status in found)
    return replace(record, imaging=tuple(reads))


def flowing_again(vp: Vp) -> Record:
    now = replace(read(42, {"T1": 50.0}), thrombus=Thrombus(vp=vp, cheng=Cheng.II, flow_restored=True))
    return record_of(read(-1, {"T1": 50.0}, vp=Vp.VP3, cheng=Cheng.II), now, lesions=ONE)


def twice_read(first: Sizes, second: Sizes, *, vps: tuple[Vp, Vp] | None = None) -> Record:
    """Two reads of day 42 by one reader, in order of entry."""
    one, two = (read(42, sizes, vp=vp) for sizes, vp in zip((first, second), vps or (None, None), strict=True))
    return record_of(read(-1, {"T1": 50.0}), one, two, lesions=ONE)


def taken_by(first: str, second: str) -> Record:
    before, now = read(-1, {"T1": 50.0}), read(42, {"T1": 50.0})
    return record_of(replace(before, modality=first), replace(now, modality=second), lesions=ONE)
