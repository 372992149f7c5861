"""R-1 to R-6: sums, target response, non-target disease, new lesions and the overall response at a read."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.quantities import parse_quantity
from models.record.protocol import Parameters
from models.record.records import (
    Baseline,
    Certainty,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Patient,
    Record,
    Role,
    State,
    Status,
    Thrombus,
    Vp,
)
from models.response.reads import primary_reader
from models.response.response import Criterion, CriterionRead, ReaderSeries, Response
from models.response.timepoints import reader_series

START = date(2023, 3, 10)
Cell = float | str | dict[str, object] | None


def measurement(number: str, cell: Cell) -> Measurement:
    if isinstance(cell, (int, float)):
        return Measurement(number=number, diameter_tenths=round(cell * 10), viable_tenths=round(cell * 10))
    if isinstance(cell, str):
        if cell in ("present", "not enhancing", "progressed"):
            return Measurement(number=number, status=Status(cell))
        return Measurement(number=number, state=State(cell))
    assert cell is not None
    return Measurement(number=number, **cell)  # type: ignore[arg-type]


def record(lesions: tuple[Lesion, ...], *reads: dict[str, Cell], **more: object) -> Record:
    """A record whose first read is the baseline, on the day before the start; the next ones follow every 6 weeks."""
    imaging = []
    for place, read in enumerate(reads):
        on = START + timedelta(days=42 * place) if place else START - timedelta(days=1)
        thrombus = read.get("thrombus")
        imaging.append(
            Imaging(
                date=on,
                measurements=tuple(
                    measurement(number, cell)
                    for number, cell in read.items()
                    if cell is not None and number != "thrombus"
                ),
                thrombus=Thrombus(**thrombus) if isinstance(thrombus, dict) else None,  # type: ignore[arg-type]
            )
        )
    return Record(
        patient=Patient(code="X"),
        treatment_start=START,
        lesions=lesions,
        imaging=tuple(imaging),
        **more,  # type: ignore[arg-type]
    )


def series(found: Record, **parameters: object) -> ReaderSeries:
    settings = Parameters(**parameters)  # type: ignore[arg-type]
    primary = primary_reader(found, settings)
    return reader_series(found, settings, primary, primary=primary)


def reads(found: Record, criterion: Criterion = Criterion.RECIST, **parameters: object) -> list[CriterionRead]:
    return [point.by(criterion) for point in series(found, **parameters).points]


def target(number: str = "T1", **more: object) -> Lesion:
    return Lesion(number=number, role=Role.TARGET, organ="liver", **more)  # type: ignore[arg-type]


def node(number: str = "T2", **more: object) -> Lesion:
    return Lesion(number=number, role=Role.TARGET, organ="lymph node", nodal=True, **more)  # type: ignore[arg-type]


N1 = Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
NEW = Lesion(number="NEW1", role=Role.NEW, organ="liver")


def targets(found: Record, criterion: Criterion = Criterion.RECIST, **parameters: object) -> list[str | None]:
    return [read.target.value if read.target else None for read in reads(found, criterion, **parameters)]


def overalls(found: Record, criterion: Criterion = Criterion.RECIST, **parameters: object) -> list[str]:
    return [read.overall.value for read in reads(found, criterion, **parameters)]


def test_that_exactly_20_percent_and_5_1_mm_above_the_nadir_is_progression() -> None:
    assert targets(record((target(),), {"T1": 25.5}, {"T1": 30.6})) == ["PD"]
    assert targets(record((target(),), {"T1": 25.5}, {"T1": 30.5})) == ["SD"]


def test_that_20_percent_without_5_mm_is_not_progression() -> None:
    assert targets(record((target(),), {"T1": 20.0}, {"T1": 24.9})) == ["SD"]
    assert targets(record((target(),), {"T1": 20.0}, {"T1": 25.0})) == ["PD"]


def test_that_exactly_30_percent_below_baseline_is_a_partial_response() -> None:
    assert targets(record((target(),), {"T1": 300.0}, {"T1": 210.0})) == ["PR"]
    read = reads(record((target(),), {"T1": 300.0}, {"T1": 210.1}))[0]
    assert (read.target, read.change_from_baseline_percent) == (Response.SD, -29.9)


def test_that_a_partial_response_persists_until_progression() -> None:
    found = record((target(),), *({"T1": float(size)} for size in (100, 70, 70, 80, 80, 80)))
    assert [(r.target, r.persisting) for r in reads(found)] == [
        (Response.PR, False), (Response.PR, False), (Response.PR, True), (Response.PR, True), (Response.PR, True),
    ]  # fmt: skip
    assert targets(found, partial_response_persists=False) == ["PR", "PR", "SD", "SD", "SD"]


def test_that_thresholds_are_those_of_the_case_format() -> None:
    read = reads(record((target(),), {"T1": 71.0}, {"T1": 49.0}))[0]
    assert read.progression_threshold_tenths == 852
    assert read.next_progression_threshold_tenths == 588
    assert read.partial_response_threshold_tenths == 497


def test_that_nodes_below_10_mm_are_a_complete_response_with_a_sum_above_zero() -> None:
    found = record((target(), node()), {"T1": 40.0, "T2": 20.0}, {"T1": "absent", "T2": 9.9})
    read = reads(found)[0]
    assert (read.target, read.sum_tenths) == (Response.CR, 99)
    found = record((target(), node()), {"T1": 40.0, "T2": 20.0}, {"T1": "absent", "T2": 10.0})
    assert targets(found) == ["PR"]


def test_that_a_target_that_is_back_after_complete_response_is_progression() -> None:
    found = record((target(),), {"T1": 40.0}, {"T1": "absent"}, {"T1": "too small"})
    assert targets(found) == ["CR", "PD"]


def test_that_a_node_is_back_only_from_10_mm_and_5_mm_above_its_smallest() -> None:
    sizes = ({"T1": 30.0}, {"T1": 8.0}, {"T1": 12.9})
    assert targets(record((node("T1"),), *sizes)) == ["CR", "PR"]
    assert targets(record((node("T1"),), *sizes[:2], {"T1": 13.0})) == ["CR", "PD"]


def test_that_the_measured_part_alone_can_be_progression() -> None:
    pair = (target("T1"), target("T2"))
    baseline: dict[str, Cell] = {"T1": 40.0, "T2": 20.0}
    assert targets(record(pair, baseline, {"T1": 72.0, "T2": "not evaluable"})) == ["PD"]
    assert targets(record(pair, baseline, {"T1": 71.9, "T2": None})) == ["not evaluable"]


def test_that_an_incomplete_sum_is_no_nadir() -> None:
    pair = (target("T1"), target("T2"))
    found = record(pair, {"T1": 40.0, "T2": 20.0}, {"T1": 30.0, "T2": None}, {"T1": 45.0, "T2": 20.0})
    assert targets(found) == ["not evaluable", "SD"]


def test_that_split_lesions_add_up_and_merged_ones_count_once() -> None:
    pair = (target("T1"), target("T2"))
    split = {"parts_tenths": (120, 90), "viable_tenths": 100}
    merged = {"state": State.MERGED, "into": "T1"}
    found = record(pair, {"T1": 20.0, "T2": 20.0}, {"T1": split, "T2": 20.0}, {"T1": 38.0, "T2": merged})
    assert [read.sum_tenths for read in reads(found)] == [410, 380]


def test_that_too_small_counts_5_mm_and_is_not_absent() -> None:
    read = reads(record((target(),), {"T1": 40.0}, {"T1": "too small"}))[0]
    assert (read.sum_tenths, read.target) == (50, Response.PR)


@pytest.mark.parametrize(
    ("first", "second", "new", "expected"),
    [
        ("absent", "absent", False, "CR"),
        ("absent", "present", False, "PR"),
        ("absent", None, False, "PR"),
        ("absent", "progressed", False, "PD"),
        (20.0, "present", False, "PR"),
        (20.0, None, False, "PR"),
        (40.0, "present", False, "SD"),
        ("not evaluable", "present", False, "not evaluable"),
        (60.0, "absent", False, "PD"),
        ("absent", "absent", True, "PD"),
        ("not evaluable", "progressed", False, "PD"),
        ("not evaluable", None, True, "PD"),
    ],
)
def test_that_the_overall_response_follows_the_table(first: Cell, second: Cell, new: bool, expected: str) -> None:
    visit: dict[str, Cell] = {"T1": first, "N1": {"status": Status.ABSENT} if second == "absent" else second}
    if new:
        visit["NEW1"] = 12.0
    found = record((target(), N1, NEW), {"T1": 40.0, "N1": "present"}, visit)
    assert overalls(found) == [expected]


def test_that_without_targets_the_non_targets_decide() -> None:
    gone: Cell = {"status": Status.ABSENT}
    for cell, expected in (("present", "Non-CR/Non-PD"), (gone, "CR"), (None, "not evaluable"), ("progressed", "PD")):
        assert overalls(record((N1,), {"N1": "present"}, {"N1": cell})) == [expected]


def test_that_a_new_lesion_is_progression_even_when_the_sum_falls() -> None:
    assert overalls(record((target(), NEW), {"T1": 40.0}, {"T1": 20.0, "NEW1": 9.0})) == ["PD"]


def test_that_an_equivocal_new_lesion_dates_progression_back_to_its_first_appearance() -> None:
    unsure: Cell = {"diameter_tenths": 80, "certainty": Certainty.EQUIVOCAL}
    found = record((target(), NEW), {"T1": 40.0}, {"T1": 40.0, "NEW1": unsure}, {"T1": 40.0, "NEW1": unsure})
    assert overalls(found) == ["SD", "SD"]
    found = record((target(), NEW), {"T1": 40.0}, {"T1": 40.0, "NEW1": unsure}, {"T1": 40.0, "NEW1": 9.0})
    assert overalls(found) == ["PD", "PD"]
    assert [read.after_progression for read in reads(found)] == [False, True]


def afp(value: str, day: int, high: str = "7") -> LabResult:
    return LabResult(
        analyte="AFP", date=START + timedelta(days=day), value=parse_quantity(value), unit="ng/mL", high=Decimal(high)
    )


def test_that_a_complete_non_target_response_waits_for_the_markers() -> None:
    gone: Cell = {"status": Status.ABSENT}
    read: tuple[dict[str, Cell], ...] = ({"T1": 40.0, "N1": "present"}, {"T1": "absent", "N1": gone})
    lesions = (target(), N1)
    high, back, still, far = afp("400", -1), afp("6.9", 42), afp("8", 42), afp("5", 57)
    assert overalls(record(lesions, *read, labs=(high, back))) == ["CR"]
    assert overalls(record(lesions, *read, labs=(high, still))) == ["PR"]
    assert overalls(record(lesions, *read, labs=(high, far))) == ["PR"]
    assert overalls(record(lesions, *read, labs=(afp("6", -1),))) == ["CR"]
    assert overalls(record(lesions, *read, labs=(high,)), marker_normalisation_required=False) == ["CR"]
    withheld = reads(record(lesions, *read, labs=(high,)))[0]
    assert any("No AFP within 14 days" in str(words) for words in withheld.why.missing)
    assert withheld.complete_not_proven


def test_that_the_thrombus_is_followed_as_a_non_target_where_the_protocol_says_so() -> None:
    read: tuple[dict[str, Cell], ...] = (
        {"T1": 40.0, "thrombus": {"vp": Vp.VP3}},  # type: ignore[dict-item]
        {"T1": "absent", "thrombus": {"vp": Vp.VP2}},  # type: ignore[dict-item]
        {"T1": "absent", "thrombus": {"vp": Vp.VP0}},  # type: ignore[dict-item]
        {"T1": "absent", "thrombus": {"vp": Vp.VP1, "progressed": True}},  # type: ignore[dict-item]
        {"T1": "absent"},
    )
    found = record((target(),), *read)
    assert overalls(found) == ["PR", "CR", "PD", "PR"]
    assert overalls(found, thrombus_is_non_target=False) == ["CR", "CR", "CR", "CR"]
    assert [point.thrombus.response.value if point.thrombus else None for point in series(found).points] == [
        "PR", "CR", "PD", None,
    ]  # fmt: skip


def viable(diameter: float, alive: float | None) -> dict[str, object]:
    return {"diameter_tenths": round(diameter * 10), "viable_tenths": None if alive is None else round(alive * 10)}


M = Criterion.MRECIST


def test_that_mrecist_counts_viable_tumour_and_needs_no_5_mm() -> None:
    found = record((target(),), {"T1": viable(40, 20)}, {"T1": viable(40, 14)}, {"T1": viable(40, 16.8)})
    assert targets(found, M) == ["PR", "PD"]
    assert targets(found, M, mrecist_absolute_5mm=True) == ["PR", "PR"]
    assert targets(found) == ["SD", "SD"]


def test_that_mrecist_is_not_assessable_without_an_enhancing_target() -> None:
    for alive in (9.9, None):
        found = series(record((target(),), {"T1": viable(40, alive)}, {"T1": viable(30, alive)}))
        assert found.points[0].mrecist.overall is Response.NOT_ASSESSABLE
        assert found.points[0].mrecist.sum_tenths is None
        assert found.mrecist.confirmed is Response.NOT_ASSESSABLE
        assert found.recist.unconfirmed is Response.SD


def test_that_a_liver_target_without_a_viable_diameter_is_not_evaluable_by_mrecist() -> None:
    found = record((target(),), {"T1": viable(40, 20)}, {"T1": viable(40, None)})
    assert targets(found, M) == ["not evaluable"]


def test_that_nodes_and_lung_lesions_count_by_their_diameter_under_mrecist() -> None:
    lung = Lesion(number="T3", role=Role.TARGET, organ="lung")
    found = record(
        (target(), node(), lung),
        {"T1": viable(40, 20), "T2": viable(20, None), "T3": viable(15, None)},
        {"T1": viable(40, 10), "T2": viable(16, None), "T3": viable(12, None)},
    )
    read = reads(found, M)[0]
    assert (read.baseline_tenths, read.sum_tenths) == (550, 380)


def test_that_a_node_at_the_porta_hepatis_counts_from_20_mm_under_mrecist() -> None:
    for site, expected in (("porta hepatis", ("T1",)), ("left gastric", ("T1", "T2"))):
        found = series(record((target(), node(site=site)), {"T1": 30.0, "T2": 19.9}, {"T1": 30.0, "T2": 19.9}))
        assert found.baseline is not None
        assert found.baseline.mrecist_targets == expected


def test_that_reappearing_enhancement_is_progression_only_from_10_mm() -> None:
    gone = viable(30, 0)
    found = record((target(),), {"T1": viable(40, 30)}, {"T1": gone}, {"T1": viable(30, 9.9)}, {"T1": viable(30, 10)})
    answers = reads(found, M)
    assert [read.target for read in answers] == [Response.CR, Response.CR, Response.PD]
    assert [read.equivocal_enhancement for read in answers] == [False, True, False]
    assert answers[0].next_progression_threshold_tenths == 100


def test_that_a_new_hepatic_nodule_needs_10_mm_and_a_typical_pattern_under_mrecist() -> None:
    def with_nodule(*cells: dict[str, object]) -> list[str]:
        visits: list[dict[str, Cell]] = [{"T1": 40.0, "NEW1": cell} for cell in cells]
        return overalls(record((target(), NEW), {"T1": 40.0}, *visits), M)

    typical = {"diameter_tenths": 100, "typical": True}
    assert with_nodule(typical) == ["PD"]
    assert with_nodule({"diameter_tenths": 99, "typical": True}) == ["SD"]
    assert with_nodule({"diameter_tenths": 150}) == ["SD"]
    assert with_nodule({"diameter_tenths": 80}, {"diameter_tenths": 179}) == ["SD", "SD"]
    assert with_nodule({"diameter_tenths": 80}, {"diameter_tenths": 180}) == ["PD", "PD"]
    assert with_nodule({"diameter_tenths": 80}, typical) == ["PD", "PD"]


def test_that_a_new_effusion_counts_under_mrecist_only_with_positive_cytology() -> None:
    for positive, expected in ((None, "SD"), (False, "SD"), (True, "PD")):
        effusion = Lesion(number="NEW1", role=Role.NEW, organ="pleural effusion", cytology_positive=positive)
        found = record((target(), effusion), {"T1": 40.0}, {"T1": 40.0, "NEW1": "present"})
        assert overalls(found, M) == [expected]
        assert overalls(found) == ["PD"]


def test_that_not_enhancing_is_complete_under_mrecist_and_present_under_recist() -> None:
    found = record((target(), N1), {"T1": 40.0, "N1": "present"}, {"T1": viable(30, 0), "N1": "not enhancing"})
    assert overalls(found, M) == ["CR"]
    assert reads(found)[0].non_target is Response.NON_CR_NON_PD


def test_that_reads_before_the_baseline_and_without_a_baseline_are_told_apart() -> None:
    found = series(record((target(),), {"T1": 40.0}, {"T1": 20.0}))
    assert found.baseline is not None
    assert not found.baseline.too_old
    only_later = record((target(),), {"T1": 40.0}, {"T1": 20.0})
    without = series(
        Record(patient=only_later.patient, treatment_start=START, lesions=only_later.lesions,
               imaging=only_later.imaging[1:], baseline=Baseline())
    )  # fmt: skip
    assert without.baseline is None
    assert without.points[0].recist.target is Response.NOT_EVALUABLE


SIZES = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=2, max_size=6)


def plain(rows: list[tuple[int, int]], order: tuple[str, str] = ("T1", "T2")) -> Record:
    visits: list[dict[str, Cell]] = [{order[0]: one / 10, order[1]: two / 10} for one, two in rows]
    return record((target("T1"), target("T2")), *visits)


@given(SIZES)
def test_that_the_order_of_lesions_never_changes_an_answer(rows: list[tuple[int, int]]) -> None:
    swapped = [(two, one) for one, two in rows]
    assert overalls(plain(rows)) == overalls(plain(swapped, ("T2", "T1"))) == overalls(plain(swapped))


@given(SIZES)
def test_that_a_later_read_never_changes_an_earlier_answer(rows: list[tuple[int, int]]) -> None:
    for criterion in Criterion:
        whole = overalls(plain(rows), criterion)
        assert overalls(plain(rows[:-1]), criterion) == whole[:-1]


@given(SIZES, st.integers(2, 4))
def test_that_scaling_all_diameters_changes_no_mrecist_category(rows: list[tuple[int, int]], factor: int) -> None:
    grown = [(max(one, 100) * factor, max(two, 100) * factor) for one, two in rows]
    plain_rows = [(max(one, 100), max(two, 100)) for one, two in rows]
    assert overalls(plain(plain_rows), M) == overalls(plain(grown), M)
