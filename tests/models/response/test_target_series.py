"""R-2: what a series of target reads remembers, apart from what every sum shows."""

from __future__ import annotations

from datetime import date, timedelta

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


def judged(*reads: Sizes, criterion: Criterion = Criterion.RECIST) -> list[TargetRead]:
    """The reads after the first, which is the baseline; sizes in tenths of a millimetre, None where not measured."""
    targets = tuple(lesion for lesion in (T1, N1) if lesion.number in reads[0])
    series = TargetSeries.begin(targets, as_read(reads[0]), START, criterion=criterion, parameters=Parameters())
    return [
        series.judge([as_read(sizes)], START + timedelta(days=42 * place))[0]
        for place, sizes in enumerate(reads[1:], 1)
    ]


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
    assert (by_mrecist.response, by_mrecist.rule) == (Response.CR, "R-6.4")


def test_that_the_date_of_the_nadir_is_that_of_its_first_read() -> None:
    found = judged({"T1": 300}, {"T1": 200}, {"T1": 200}, {"T1": 210})
    assert (found[-1].nadir_tenths, found[-1].nadir_date) == (200, START + timedelta(days=42))
