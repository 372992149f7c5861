"""R-9, and two readers of one examination."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.record.protocol import Parameters
from models.record.records import (
    Baseline,
    Cheng,
    Imaging,
    Lesion,
    Measurement,
    Patient,
    Record,
    Role,
    Status,
    Thrombus,
    Vp,
)
from models.response.readers import agreed, agreements, disagreements
from models.response.reads import primary_reader
from models.response.response import Criterion, ReaderSeries, Response
from models.response.thrombus import baseline_thrombus, best_thrombus, thrombus_reads
from models.response.timepoints import reader_series

START = date(2023, 3, 10)


def answers(*classes: str, baseline: Baseline | None = None) -> list[str | None]:
    """Responses to a chain such as ``Vp4 III``, ``Vp3``, ``- I`` or ``Vp4 III flow``; the first is the baseline."""
    reads = []
    for place, text in enumerate(classes):
        parts = text.split()
        vp = Vp(parts[0]) if parts[0] != "-" else None
        cheng = next((Cheng(part) for part in parts[1:] if part != "flow"), None)
        thrombus = Thrombus(vp=vp, cheng=cheng, flow_restored="flow" in parts)
        reads.append(Imaging(date=START + timedelta(days=42 * place), thrombus=thrombus))
    start = baseline_thrombus(reads[0], baseline or Baseline())
    return [found.response.value if found else None for found in thrombus_reads(start, reads[1:])]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (("Vp4 III", "Vp3 III"), ["PR"]),
        (("Vp4 III", "Vp4 II"), ["PR"]),
        (("Vp4 III", "Vp4 III"), ["SD"]),
        (("Vp4 III", "Vp4 III flow"), ["PR"]),
        (("Vp3 II", "Vp4 II"), ["PD"]),
        (("Vp3 II", "Vp2 III"), ["PD"]),
        (("Vp4 III", "Vp2 I", "Vp3 II", "Vp0 0"), ["PR", "PD", "CR"]),
        (("Vp4 III", "Vp0"), ["CR"]),
        (("Vp4 III", "- 0"), ["CR"]),
        (("Vp0 0", "Vp0 0"), ["not assessable"]),
        (("Vp0 0", "Vp1"), ["PD"]),
        (("Vp3", "- II"), ["not evaluable"]),
        (("-", "Vp2", "Vp0", "Vp0"), ["not evaluable", "CR", "CR"]),
    ],
)
def test_that_thrombus_response_follows_its_order(chain: tuple[str, ...], expected: list[str]) -> None:
    assert answers(*chain) == expected


def test_that_the_baseline_record_fills_a_class_the_baseline_read_lacks() -> None:
    assert answers("-", "Vp2", baseline=Baseline(vp=Vp.VP3)) == ["PR"]


def test_that_the_best_thrombus_response_needs_no_confirmation() -> None:
    start = Thrombus(vp=Vp.VP4)
    reads = [
        Imaging(date=START + timedelta(days=day), thrombus=Thrombus(vp=vp))
        for day, vp in ((42, Vp.VP4), (84, Vp.VP3), (126, Vp.VP4))
    ]
    best = best_thrombus([(r.date, a) for r, a in zip(reads, thrombus_reads(start, reads), strict=True)])
    assert (best.best, best.on) == (Response.PR, START + timedelta(days=84))
    assert best_thrombus([]).best is Response.NO_ASSESSMENT


LESIONS = (
    Lesion(number="T1", role=Role.TARGET, organ="liver"),
    Lesion(number="T2", role=Role.TARGET, organ="liver"),
    Lesion(number="N1", role=Role.NON_TARGET, organ="lung"),
    Lesion(number="NEW1", role=Role.NEW, organ="lung"),
)


def read(day: int, reader: str | None, **cells: float | str) -> Imaging:
    found = []
    for number, cell in cells.items():
        if isinstance(cell, str):
            found.append(Measurement(number=number, status=Status(cell)))
        else:
            found.append(Measurement(number=number, diameter_tenths=round(cell * 10), viable_tenths=round(cell * 10)))
    return Imaging(date=START + timedelta(days=day), reader=reader, measurements=tuple(found))


def both(*imaging: Imaging) -> tuple[ReaderSeries, ReaderSeries]:
    record = Record(patient=Patient(code="X"), treatment_start=START, lesions=LESIONS, imaging=imaging)
    return (
        reader_series(record, Parameters(), "A", primary="A"),
        reader_series(record, Parameters(), "B", primary="A"),
    )


BASE_A = read(-1, "A", T1=50.0, T2=30.0, N1="present")
BASE_B = read(-1, "B", T1=50.0, T2=30.0, N1="present")


@pytest.mark.parametrize(
    ("base_b", "one", "other", "cause"),
    [
        (BASE_B, {"T1": 40.0, "T2": 16.0, "N1": "present"}, {"T1": 40.0, "T2": 16.1, "N1": "present"}, "measurement"),
        (read(-1, "B", T1=50.0, N1="present"), {"T1": 40.0, "T2": 10.0, "N1": "present"},
         {"T1": 40.0, "N1": "present"}, "lesion choice"),
        (BASE_B, {"T1": 50.0, "T2": 30.0, "N1": "present"}, {"T1": 50.0, "T2": 30.0, "N1": "progressed"}, "non-target"),
        (BASE_B, {"T1": 50.0, "T2": 30.0, "N1": "present"},
         {"T1": 50.0, "T2": 30.0, "N1": "present", "NEW1": 9.0}, "new lesion"),
    ],
)  # fmt: skip
def test_that_a_disagreement_names_its_cause(
    base_b: Imaging, one: dict[str, float | str], other: dict[str, float | str], cause: str
) -> None:
    primary, second = both(BASE_A, base_b, read(42, "A", **one), read(42, "B", **other))
    assert [found.cause for found in disagreements(primary, second)] == [cause]


def test_that_an_unread_date_is_named_and_agreement_is_silent() -> None:
    same: dict[str, float | str] = {"T1": 50.0, "T2": 30.0, "N1": "present"}
    primary, second = both(BASE_A, BASE_B, read(42, "A", **same), read(42, "B", **same), read(84, "A", **same))
    found = disagreements(primary, second)
    assert [(f.on, f.cause) for f in found] == [(START + timedelta(days=84), "not read")]


def test_that_the_reader_of_the_baseline_decides_unless_the_protocol_names_one() -> None:
    record = Record(patient=Patient(code="X"), treatment_start=START, lesions=LESIONS, imaging=(BASE_B, BASE_A))
    assert primary_reader(record, Parameters()) == "B"
    assert primary_reader(record, Parameters(primary_reader="A")) == "A"
    unnamed = replace(record, imaging=(replace(BASE_A, reader=None), read(42, "B", T1=10.0)))
    assert primary_reader(unnamed, Parameters()) == "B"


# --- agreement at every date ----------------------------------------------------------------------------------------


def test_that_agreement_is_told_for_every_date_and_by_each_criterion() -> None:
    first: dict[str, float | str] = {"T1": 40.0, "T2": 16.0, "N1": "present"}
    second: dict[str, float | str] = {"T1": 40.0, "T2": 16.1, "N1": "present"}
    progressed: dict[str, float | str] = {"T1": 90.0, "T2": 30.0, "N1": "present"}
    primary, other = both(
        BASE_A, BASE_B,
        read(42, "A", **first), read(42, "B", **second),
        read(84, "A", **progressed), read(84, "B", **progressed),
        read(126, "B", **progressed),
    )  # fmt: skip
    found = agreements(primary, other)
    assert [agreement.on for agreement in found] == [START + timedelta(days=day) for day in (42, 84, 126)]
    assert [agreement.agree for agreement in found] == [False, True, None]
    assert [agreement.agree_by(Criterion.RECIST) for agreement in found] == [False, True, None]
    assert [agreed(found, criterion) for criterion in Criterion] == [(1, 2), (1, 2)]
    assert [agreement.disagreement.cause for agreement in found if agreement.disagreement] == [
        "measurement",
        "not read",
    ]
    assert disagreements(primary, other) == tuple(a.disagreement for a in found if a.disagreement)


def test_that_the_criteria_may_agree_apart() -> None:
    def enhancing(found: Imaging, tenths: int) -> Imaging:
        return replace(found, measurements=tuple(replace(m, viable_tenths=tenths) for m in found.measurements))

    sizes: dict[str, float | str] = {"T1": 50.0}
    base_a, base_b = read(-1, "A", **sizes), read(-1, "B", **sizes)
    primary, other = both(base_a, base_b, read(42, "A", **sizes), enhancing(read(42, "B", **sizes), 350))
    (found,) = agreements(primary, other)
    assert (found.agree_by(Criterion.RECIST), found.agree_by(Criterion.MRECIST)) == (True, False)
    assert found.agree is False
    assert found.disagreement is not None
    assert str(found.disagreement.detail) == "mRECIST: A SD, B PR; sums 50.0 mm and 35.0 mm"


def test_that_a_class_the_baseline_read_leaves_out_is_that_of_the_record() -> None:
    noted = Baseline(vp=Vp.VP4, cheng=Cheng.III)
    read = Imaging(date=START, thrombus=Thrombus(vp=Vp.VP3))
    assert baseline_thrombus(read, noted) == Thrombus(vp=Vp.VP3, cheng=Cheng.III)
    assert baseline_thrombus(None, noted) == Thrombus(vp=Vp.VP4, cheng=Cheng.III)
    assert baseline_thrombus(Imaging(date=START, thrombus=Thrombus(cheng=Cheng.II)), noted).vp is Vp.VP4


@pytest.mark.parametrize(
    ("start", "now", "step"),
    [
        ("Vp3 II", "Vp2 II", "PR: downstaged against baseline (Vp3, Cheng II): criterion met"),
        ("Vp3 II", "Vp3 II flow", "PR: portal flow restored, no class changed: criterion met"),
        ("Vp3", "Vp4", "PD: upstaged against the best class so far (Vp3): criterion met"),
        ("- II", "- III", "PD: upstaged against the best class so far (Cheng II): criterion met"),
        ("Vp3 II", "Vp3 II", "Neither gone, nor up- or downstaged: SD"),
    ],
)
def test_that_the_working_says_what_changed(start: str, now: str, step: str) -> None:
    reads = []
    for place, text in enumerate((start, now)):
        vp, *rest = text.split()
        cheng = next((Cheng(part) for part in rest if part != "flow"), None)
        thrombus = Thrombus(vp=None if vp == "-" else Vp(vp), cheng=cheng, flow_restored="flow" in rest)
        reads.append(Imaging(date=START + timedelta(days=42 * place), thrombus=thrombus))
    (found,) = thrombus_reads(baseline_thrombus(reads[0], Baseline()), reads[1:])
    assert found is not None
    assert [f"{words.left}: {words.right}" for words in found.why.steps] == [step]


def test_that_the_primary_reader_is_the_first_by_date_where_nothing_was_read_before_the_start() -> None:
    reads = tuple(Imaging(date=START + timedelta(days=day), reader=name) for day, name in ((84, "A"), (42, "B")))
    record = Record(patient=Patient(code="X"), treatment_start=START, imaging=reads)
    assert primary_reader(record, Parameters()) == "B"
    assert primary_reader(record, Parameters(primary_reader="A")) == "A"


def test_that_a_read_without_a_name_is_the_primary_readers() -> None:
    reads = tuple(Imaging(date=START + timedelta(days=day), reader=name) for day, name in ((42, None), (84, "B")))
    record = Record(patient=Patient(code="X"), treatment_start=START, imaging=reads)

    def days(reader: str | None) -> list[int]:
        return [point.day for point in reader_series(record, Parameters(), reader, primary="A").points]

    assert (days("A"), days("B")) == ([42], [84])


def test_that_a_persisting_pr_under_a_new_lesion_is_no_persisting_pr() -> None:
    lesions = (
        Lesion(number="T1", role=Role.TARGET, organ="lung"), Lesion(number="N1", role=Role.NEW, organ="lung"),
    )  # fmt: skip
    sizes = ((-1, 1000), (42, 700), (84, 800), (126, 800))
    reads = [
        Imaging(
            date=START + timedelta(days=day),
            measurements=(
                Measurement(number="T1", diameter_tenths=size),
                *((Measurement(number="N1", diameter_tenths=120),) if day == 126 else ()),
            ),
        )
        for day, size in sizes
    ]
    record = Record(patient=Patient(code="X"), treatment_start=START, lesions=lesions, imaging=tuple(reads))
    points = reader_series(record, Parameters(), None, primary=None).points
    assert [(point.recist.overall.value, point.recist.persisting) for point in points] == [
        ("PR", False), ("PR", True), ("PD", False)
    ]  # fmt: skip


def test_that_nothing_is_measured_by_a_criterion_that_cannot_be_assessed() -> None:
    lesion = Lesion(number="T1", role=Role.TARGET, organ="liver")
    reads = tuple(
        Imaging(date=START + timedelta(days=day), measurements=(Measurement(number="T1", diameter_tenths=300),))
        for day in (-1, 42)
    )
    record = Record(patient=Patient(code="X"), treatment_start=START, lesions=(lesion,), imaging=reads)
    (point,) = reader_series(record, Parameters(), None, primary=None).points
    assert (point.mrecist.overall, point.mrecist.sum_tenths, point.mrecist.measured_tenths) == (
        Response.NOT_ASSESSABLE, None, None
    )  # fmt: skip
