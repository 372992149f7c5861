"""Patients reconstructed from a curve: against the patients the curve was made of, with clean and with shaky hands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cohort.imported import CohortKind, TimeUnit
from models.published.guyot import Reconstruction, as_cohort, coordinates, reconstruct
from models.statistics.comparison import Group, split
from models.statistics.hazards import of_groups
from models.statistics.survival import Sample, counts, kaplan_meier, quantile, sample
from models.words import Unreadable
from tests.models.r_reference import groups

TICKS = {"lung": range(0, 1100, 100), "veteran": range(0, 1000, 100), "pbc": range(0, 5000, 500)}
# What the reconstruction is held to, from the curve's own steps and a number at risk every 100 (pbc: 500) days.
CURVE, MEDIAN, RATIO = 0.05, 0.02, 0.05


def from_own_curve(group: Sample, ticks: Sequence[int], *, total: bool = False) -> Reconstruction:
    curve = kaplan_meier(group)
    steps = curve.events > 0
    shown = [tick for tick in ticks if tick <= group.last]
    return reconstruct(
        curve.time[steps].tolist(),
        curve.survival[steps].tolist(),
        at_risk_times=shown,
        at_risk=[one.at_risk for one in counts(group, shown)],
        total_events=group.event_count if total else None,
    )


def hazard_ratios(arms: Sequence[tuple[str, Sample]]) -> list[float]:
    names = [name for name, arm in arms for _ in range(arm.n)]
    times = np.concatenate([arm.times for _, arm in arms])
    events = np.concatenate([arm.events for _, arm in arms])
    model = of_groups(split(times, events, names))
    assert model is not None
    return [one.hazard_ratio for one in model.coefficients]


@pytest.mark.parametrize("total", [False, True])
@pytest.mark.parametrize("data", TICKS)
def test_that_the_patients_behind_a_curve_are_found_again(data: str, total: bool) -> None:
    arms: list[tuple[Group, Reconstruction]] = [
        (group, from_own_curve(group.sample, TICKS[data], total=total)) for group in groups(data)
    ]
    for group, found in arms:
        assert found.n == group.sample.n
        assert abs(found.event_count - group.sample.event_count) <= 1
        assert [one.reconstructed for one in found.at_risk] == [one.printed for one in found.at_risk]
        assert found.largest_difference < CURVE
        original, anew = (quantile(kaplan_meier(one)) for one in (group.sample, sample(found.times, found.events)))
        assert anew.value == pytest.approx(original.value, rel=MEDIAN)
    original_ratios = hazard_ratios([(group.name, group.sample) for group, _ in arms])
    assert hazard_ratios([(group.name, sample(found.times, found.events)) for group, found in arms]) == pytest.approx(
        original_ratios, rel=RATIO
    )


@pytest.mark.parametrize("data", ["lung", "veteran"])
def test_that_a_shaky_hand_changes_little(data: str) -> None:
    """Points every hundredth of the width, read to 0.5 % with errors both ways, in no order."""
    rng = np.random.default_rng(5)
    for group in groups(data):
        curve = kaplan_meier(group.sample)
        times = np.linspace(0, group.sample.last, 100)
        true = np.concatenate(([1.0], curve.survival))[np.searchsorted(curve.time, times, "right")]
        clicked = np.clip(true + rng.normal(0, 0.004, times.size), 0, 1)
        shown = [tick for tick in TICKS[data] if tick <= group.sample.last]
        order = rng.permutation(times.size)
        found = reconstruct(
            times[order].tolist(),
            clicked[order].tolist(),
            at_risk_times=shown,
            at_risk=[one.at_risk for one in counts(group.sample, shown)],
        )
        assert all(abs(one.reconstructed - one.printed) <= 2 for one in found.at_risk)
        anew = quantile(kaplan_meier(sample(found.times, found.events))).value
        assert anew == pytest.approx(quantile(curve).value, abs=1.5 * times[1])
        assert found.coordinates.levelled > 0
        assert any("lowered to the one before it" in str(note) for note in found.notes)


def test_that_order_upper_ends_of_steps_and_the_start_do_not_matter() -> None:
    tidy = reconstruct([0, 2, 4, 6], [1, 0.8, 0.6, 0.4], at_risk_times=[0, 5], at_risk=[10, 6])
    untidy = reconstruct([6, 4, 2, 2, 4], [0.4, 0.8, 1.01, 0.8, 0.6], at_risk_times=[0, 5], at_risk=[10, 6])
    assert (tidy.times.tolist(), tidy.events.tolist()) == (untidy.times.tolist(), untidy.events.tolist())
    assert tidy.times.tolist() == [2, 2, 4, 4, 6, 6, 6, 6, 6, 6]
    assert tidy.event_count == 6
    assert untidy.coordinates.start_added
    assert "The point at time 0 with survival 1 was added." in [str(note) for note in untidy.notes]


def test_that_the_total_of_events_sets_the_censoring_of_the_last_interval() -> None:
    given_points = {"at_risk_times": [0, 10], "at_risk": [100, 50]}
    free = reconstruct([0, 9, 20, 30], [1, 0.6, 0.4, 0.2], **given_points)
    told = reconstruct([0, 9, 20, 30], [1, 0.6, 0.4, 0.2], **given_points, total_events=65)
    assert (free.n, told.n, told.event_count) == (100, 100, 65)
    assert free.event_count < 65
    assert told.largest_difference < 0.03
    few = reconstruct([0, 9, 20, 30], [1, 0.6, 0.4, 0.2], **given_points, total_events=95)
    assert "are printed: curve and numbers at risk ask for" in str(few.notes[-1])


def test_that_a_curve_that_ends_at_zero_leaves_nobody() -> None:
    found = reconstruct([1, 2, 3, 4], [0.75, 0.5, 0.25, 0], at_risk_times=[0, 2, 6], at_risk=[4, 3, 0])
    assert found.times.tolist() == [1, 2, 3, 4]
    assert found.events.all()


def test_that_those_at_risk_after_the_last_point_are_followed_until_then() -> None:
    found = reconstruct([0, 5], [1, 0.5], at_risk_times=[0, 8], at_risk=[10, 5])
    assert found.times.tolist() == [5] * 5 + [8] * 5
    assert found.event_count == 5


@pytest.mark.parametrize(
    ("points", "risk", "said"),
    [
        (([0], [1]), ([0], [10]), "a curve needs at least two points, each with a time and a survival"),
        (([0, 1], [1]), ([0], [10]), "a curve needs at least two points, each with a time and a survival"),
        (([0, float("nan")], [1, 0.5]), ([0], [10]), "a time or a survival is missing"),
        (([0, -1], [1, 0.5]), ([0], [10]), "time -1 is negative"),
        (([0, 1], [100, 50]), ([0], [10]), "survival 100 is not between 0 and 1"),
        (([0, 1], [1, -0.1]), ([0], [10]), "survival -0.1 is not between 0 and 1"),
        (([0, 1], [0.8, 0.5]), ([0], [10]), "survival at time 0 is 0.8; a curve starts at 1"),
        (([0, 1, 2], [1, 0.5, 0.7]), ([0], [10]), "survival rises by 0.200 to 0.7 at time 2"),
        (([0, 1], [1, 0.5]), ([], []), "there must be a number at risk for each of its times"),
        (([0, 1], [1, 0.5]), ([0, 1], [10]), "there must be a number at risk for each of its times"),
        (([0, 1], [1, 0.5]), ([1], [10]), "the numbers at risk must start at time 0"),
        (([0, 1], [1, 0.5]), ([0, 2, 1], [10, 5, 4]), "the times of the numbers at risk must ascend"),
        (([0, 1], [1, 0.5]), ([0], [1]), "1 at risk at time 0; at least 2 patients are needed"),
        (([0, 1], [1, 0.5]), ([0, 1], [10, 12]), "12 at risk at time 1, after 10: the number at risk never rises"),
        (([0, 1], [1, 0.5]), ([0, 1], [10, -1]), "-1 at risk at time 1, after 10"),
    ],
)
def test_that_what_cannot_be_of_a_curve_is_refused_in_a_sentence(points, risk, said: str) -> None:
    with pytest.raises(Unreadable) as told:
        reconstruct(*points, at_risk_times=risk[0], at_risk=risk[1])
    assert str(told.value).startswith(said)


def test_that_more_events_than_patients_are_refused() -> None:
    with pytest.raises(Unreadable, match="11 events cannot be of 10 patients"):
        reconstruct([0, 1], [1, 0.5], at_risk_times=[0], at_risk=[10], total_events=11)


def test_that_coordinates_never_rise_after_cleaning() -> None:
    cleaned = coordinates([3, 1, 2], [0.52, 0.5, 0.54])
    assert cleaned.survival.tolist() == [1, 0.5, 0.5, 0.5]
    assert (cleaned.levelled, cleaned.largest_rise) == (2, pytest.approx(0.04))


def test_that_a_cohort_of_it_says_what_it_is_wherever_it_goes() -> None:
    one = reconstruct([0, 2, 4], [1, 0.5, 0.25], at_risk_times=[0], at_risk=[8])
    arms = as_cohort({"A": one, "B": one}, name="Trial X", unit=TimeUnit.MONTHS, source="x.csv", sha256="00")
    assert (arms.kind, arms.n, arms.reconstructed) == (CohortKind.RECONSTRUCTED, 16, True)
    assert arms.groups is not None
    assert (arms.groups.names, arms.groups.counts) == (("A", "B"), (8, 8))
    assert str(arms.notes[0]).startswith("A: Reconstructed by the algorithm of Guyot 2012")
    alone = as_cohort({"": one}, name="Trial X", unit=TimeUnit.MONTHS, source="x.csv", sha256="00", endpoint="os")
    assert (alone.groups, alone.endpoint) == (None, "os")


curves = st.lists(st.tuples(st.floats(0, 60), st.floats(0, 1)), min_size=2, max_size=40)
tables = st.lists(st.integers(0, 300), min_size=1, max_size=8).map(lambda found: sorted(found, reverse=True))


@given(points=curves, at_risk=tables, total=st.none() | st.integers(0, 300))
def test_that_every_curve_ends_in_patients_or_a_sentence(points, at_risk: list[int], total: int | None) -> None:
    times = [time for time, _ in points]
    survival = sorted((value for _, value in points), reverse=True)
    try:
        found = reconstruct(
            [0, *sorted(times)],
            [1, *survival],
            at_risk_times=[8 * place for place in range(len(at_risk))],
            at_risk=at_risk,
            total_events=total,
        )
    except Unreadable:
        return
    assert found.n == at_risk[0]
    assert (np.diff(found.times) >= 0).all()
    assert found.times[0] >= 0
