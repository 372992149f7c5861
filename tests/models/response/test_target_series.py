"""R-2: what a series of target reads remembers, apart from what every sum shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.record.protocol import Parameters
from models.record.records import Lesion, Role
from models.response.lesions import NOT_MEASURED, Reading
from models.response.response import Criterion, Response
from models.response.targets import TargetRead, TargetSeries

START = date(2023, 3, 10)
T1 = Lesion(number="T1", role=Role.TARGET, organ="liver")
N1 = Lesion(number="N1", role=Role.TARGET, organ="lymph node", nodal=True)
Sizes = dict[str, int | None]


def as_read(sizes: Sizes) -> dict[str, Reading]:
    return {number: NOT_MEASURED if size is None else Reading(size, size > 0) for number, size in sizes.items()}


def judged(*reads: Sizes, criterion: Criterion = Criterion.RECIST, alone: bool = True) -> list[TargetRead]:
    """The reads after the first, which is the baseline; sizes in tenths of a millimetre, None where not measured.

    ``alone``: there is nothing but targets, so that a target CR is an overall CR.
    """
    targets = tuple(lesion for lesion in (T1, N1) if lesion.number in reads[0])
    series = TargetSeries.begin(targets, as_read(reads[0]), START, criterion=criterion, parameters=Parameters())
    found = []
    for place, sizes in enumerate(reads[1:], 1):
        found.append(series.judge(as_read(sizes), START + timedelta(days=42 * place)))
        series.conclude(found[-1].response if alone and found[-1].response else Response.NOT_EVALUABLE)
    return found


def responses(*reads: Sizes, criterion: Criterion = Criterion.RECIST) -> list[Response | None]:
    return [found.response for found in judged(*reads, criterion=criterion)]


def test_that_a_node_is_back_against_its_smallest_baseline_included() -> None:
    reads: tuple[Sizes, ...] = ({"T1": 100, "N1": 60}, {"T1": 0, "N1": 90}, {"T1": 0, "N1": 110})
    assert responses(*reads) == [Response.CR, Response.PD]
    assert judged(*reads)[-1].regrown == ("N1",)
    assert responses({"T1": 100, "N1": 61}, *reads[1:]) == [Response.CR, Response.PR]


def test_that_a_node_that_grew_is_not_back_below_10_mm() -> None:
    begin: tuple[Sizes, ...] = ({"T1": 100, "N1": 160}, {"T1": 0, "N1": 80}, {"T1": None, "N1": 30})
    assert responses(*begin, {"T1": None, "N1": 99})[-1] is Response.NOT_EVALUABLE
    assert responses(*begin, {"T1": None, "N1": 100})[-1] is Response.PD


def test_that_a_complete_response_is_not_forgotten_over_a_read_that_cannot_be_judged() -> None:
    found = judged({"T1": 300}, {"T1": 0}, {"T1": None}, {"T1": 40})
    assert [read.response for read in found] == [Response.CR, Response.NOT_EVALUABLE, Response.PD]
    assert (found[-1].rule, found[-1].regrown) == ("R-2.2", ("T1",))


def test_that_nothing_at_baseline_is_no_response_and_no_equivocal_enhancement() -> None:
    assert responses({"T1": 0}, {"T1": 49}, {"T1": 50}) == [Response.SD, Response.PD]
    assert judged({"T1": 0}, {"T1": 49})[0].rule == "R-2.7"
    (by_mrecist,) = judged({"T1": 0}, {"T1": 49}, criterion=Criterion.MRECIST)
    assert (by_mrecist.response, by_mrecist.equivocal) == (Response.SD, False)


def test_that_a_target_back_while_other_disease_persisted_is_progression_only_by_the_sum() -> None:
    found = judged({"T1": 300}, {"T1": 0}, {"T1": 49}, {"T1": 0}, {"T1": 50}, alone=False)
    assert [read.response for read in found] == [Response.CR, Response.PR, Response.CR, Response.PD]
    assert [read.regrown for read in found] == [()] * 4


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"T1": 99, "N1": 99}, Response.CR),  # 9.9 mm enhance, the node is within limits: equivocal
        ({"T1": 100, "N1": 0}, Response.PD),  # 10.0 mm enhance, 10.0 is above the nadir of 9.0
        ({"T1": 100, "N1": 99}, Response.PD),
        ({"T1": 0, "N1": 107}, Response.PR),  # nothing enhances, the node is beyond limits: below +20 % of 9.0
        ({"T1": 0, "N1": 108}, Response.PD),
        ({"T1": 1, "N1": 100}, Response.PR),
        ({"T1": None, "N1": 99}, Response.NOT_EVALUABLE),
        ({"T1": 100, "N1": None}, Response.PD),
    ],
)
def test_that_after_no_enhancement_10_mm_again_is_progression_beside_a_node(after: Sizes, expected: Response) -> None:
    (gone, found) = judged({"T1": 300, "N1": 200}, {"T1": 0, "N1": 90}, after, criterion=Criterion.MRECIST)
    assert (gone.response, found.response) == (Response.CR, expected)
    assert found.equivocal is (expected is Response.CR)


def test_that_progression_after_no_enhancement_needs_a_sum_above_the_nadir() -> None:
    nodes = tuple(Lesion(number=f"N{place}", role=Role.TARGET, nodal=True) for place in (1, 2))
    series = TargetSeries.begin(
        (T1, *nodes),
        as_read({"T1": 300, "N1": 200, "N2": 200}),
        START,
        criterion=Criterion.MRECIST,
        parameters=Parameters(),
    )
    reads: tuple[Sizes, ...] = ({"T1": 0, "N1": 99, "N2": 99}, {"T1": 198, "N1": 0, "N2": 0})
    found = [series.judge(as_read(sizes), START + timedelta(days=42 * n)) for n, sizes in enumerate(reads, 1)]
    assert [read.response for read in found] == [Response.CR, Response.PR]
    more = series.judge(as_read({"T1": 199, "N1": 0, "N2": 0}), START + timedelta(days=126))
    assert more.response is Response.PD


def test_that_the_date_of_the_nadir_is_that_of_its_first_read() -> None:
    found = judged({"T1": 300}, {"T1": 200}, {"T1": 200}, {"T1": 210})
    assert (found[-1].nadir_tenths, found[-1].nadir_date) == (200, START + timedelta(days=42))
