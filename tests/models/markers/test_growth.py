"""R-10.9: growth and decay of a marker, fitted to results that are made from known rates."""

from __future__ import annotations

from math import exp

import pytest

from models.markers.growth import growth
from models.markers.markers import MarkerCourse, marker_answers
from models.record.protocol import Parameters
from models.record.records import LabResult
from tests.models.patients import lab, patient

DAYS = (0, 14, 42, 84, 126, 168)


def afp(*labs: LabResult) -> MarkerCourse:
    return marker_answers(patient(*labs), Parameters()).afp


def made(grow: float, decay: float, *days: int) -> list[LabResult]:
    """Results of f(t) = e^(−d·t) + e^(g·t) − 1 from 1,000 on."""
    return [lab("AFP", day, f"{1000 * (exp(-decay * day) + exp(grow * day) - 1):.6f}") for day in days]


@pytest.mark.parametrize(
    ("grow", "decay"),
    [(0.01, 0.05), (0.002, 0.1), (0.03, 0.0), (0.0, 0.03), (0.0007, 0.0004), (0.0003, 0.0002), (0.4, 0.02), (0.0, 0.0)],
)
def test_that_the_rates_that_made_the_results_are_found(grow: float, decay: float) -> None:
    days = DAYS if grow < 0.1 else (0, 2, 5, 9, 14)
    found = growth(afp(*made(grow, decay, *days)))
    assert found is not None
    assert found.growth_per_day == pytest.approx(grow, rel=0.01, abs=2e-6)
    assert found.decay_per_day == pytest.approx(decay, rel=0.01, abs=2e-6)
    assert found.points == len(days)


def test_that_days_are_counted_from_the_baseline() -> None:
    late = [
        lab("AFP", result_day - 20, result.value.reported)
        for result_day, result in zip((0, 30, 60, 90), made(0.01, 0.05, 0, 30, 60, 90), strict=True)
    ]
    found = growth(afp(*late))
    assert found is not None
    assert found.decay_per_day == pytest.approx(0.05, rel=0.01)


def test_that_only_exact_results_of_one_method_from_the_baseline_on_count() -> None:
    four = made(0.01, 0.05, 0, 30, 60, 90)
    assert growth(afp(*four)) is not None
    assert growth(afp(*four[:3])) is None
    for other in (lab("AFP", 120, "<13"), lab("AFP", 120, ">60,500"), lab("AFP", 120, 0)):
        assert growth(afp(*four[:3], other)) is None
    assert growth(afp(*four[:3], lab("AFP", -30, 1000))) is None
    assert growth(afp(*four[:3], lab("AFP", 120, 50, method="another"))) is None
    for beside in (lab("AFP", 120, "<13"), lab("AFP", -30, 400)):
        assert growth(afp(*four, beside)) == growth(afp(*four))


def test_that_a_baseline_that_is_a_bound_or_missing_has_no_rates() -> None:
    four = made(0.01, 0.05, 14, 30, 60, 90)
    assert growth(afp(*four)) is None
    assert growth(afp(lab("AFP", 0, ">60,500"), *four)) is None
    assert growth(afp(lab("AFP", 0, 0), *four)) is None


def test_that_results_that_only_fall_or_only_rise_have_one_rate() -> None:
    falling = [lab("AFP", day, value) for day, value in ((0, 1000), (20, 500), (40, 250), (60, 125))]
    found = growth(afp(*falling))
    assert found is not None
    assert (found.growth_per_day, found.decay_per_day) == pytest.approx((0.0, 0.034657), abs=1e-5)
    rising = [lab("AFP", day, value) for day, value in ((0, 1000), (20, 2000), (40, 4000), (60, 8000))]
    found = growth(afp(*rising))
    assert found is not None
    assert (found.growth_per_day, found.decay_per_day) == pytest.approx((0.034657, 0.0), abs=1e-5)


def test_that_a_rise_beyond_all_numbers_ends_the_search_too() -> None:
    steep = [lab("AFP", day, value) for day, value in ((0, 1), (1, 100_000), (1000, 100_000), (2000, 100_000))]
    assert growth(afp(*steep)) is not None


def test_that_no_rate_is_below_zero() -> None:
    sinking = [lab("AFP", day, value) for day, value in ((0, 1000), (30, 950), (60, 800), (90, 300))]
    found = growth(afp(*sinking))
    assert found is not None
    assert found.growth_per_day == 0.0
    rising = growth(afp(*made(0.01, -0.005, 0, 30, 60, 90)))
    assert rising is not None
    assert rising.decay_per_day == 0.0
