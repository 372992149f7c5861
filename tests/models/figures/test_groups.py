"""What a comparison of groups holds, at each of its limits, and times that count from the start after a landmark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.cohort.members import Cohort, CohortMember, Grouping
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.record.records import Vp
from models.statistics.survival import follow_up, kaplan_meier, quantile, restricted_mean, sample
from tests.models.cohort_members import patient

BY_VP = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP)


def cohort(n: int, events: int) -> list[CohortMember]:
    return [patient(key, 10 * key, key <= events, vp=Vp.VP3 if key % 2 else Vp.VP4) for key in range(1, n + 1)]


@pytest.mark.parametrize(
    ("n", "events", "tested", "permuted"),
    [(9, 9, False, False), (10, 10, True, True), (20, 4, False, False), (20, 5, True, True),
     (49, 49, True, True), (50, 50, True, False), (50, 20, True, False), (50, 19, True, True)],
)  # fmt: skip
def test_that_tests_are_given_from_10_patients_and_5_events_and_permuted_below_50_or_20(n, events, tested, permuted):
    found = cohort_figure(cohort(n, events), None, BY_VP).comparison
    assert (found.log_rank is not None, found.cox is not None, found.refused is None) == (tested,) * 3
    assert (found.permutation is not None) == permuted


@pytest.mark.parametrize(
    ("n", "words"), [(4, "fewer than 5 patients (4)"), (5, "5 patients, fewer than 5 at risk after")]
)
def test_that_a_group_below_five_is_called_so(n, words):
    everyone = [patient(key, 30 * key) for key in range(1, n + 1)]
    assert words in str(cohort_figure(everyone, None, replace(BY_VP, grouping=Grouping.NONE)).small)


def test_that_every_time_of_a_group_counts_from_the_start_after_a_landmark():
    everyone = [patient(key, 20 * key, key % 3 > 0) for key in range(1, 40)]
    choice = replace(BY_VP, grouping=Grouping.NONE, landmark_day=42)
    [found] = cohort_figure(everyone, None, choice).groups
    later = [one for one in everyone if one.os.days > 42]
    rest = sample([one.os.days - 42 for one in later], [one.os.event for one in later])
    own, followed = quantile(kaplan_meier(rest)), follow_up(rest)
    for got, expected in ((found.median, own), (found.follow_up, followed)):
        assert (got.value, got.low, got.high) == pytest.approx(
            (expected.value + 42, expected.low + 42, expected.high + 42), nan_ok=True
        )
    own_mean = restricted_mean(kaplan_meier(rest))
    assert (found.restricted_mean.until, found.restricted_mean.mean) == (rest.last + 42, own_mean.mean + 42)
    assert found.restricted_mean.standard_error == own_mean.standard_error
    assert found.offset == 42
    assert [rate.time for rate in found.rates] == [6 * 30.4375, 12 * 30.4375]


def test_that_a_group_without_an_event_is_not_the_reference():
    everyone = [
        *(patient(key, 800, False, vp=Vp.VP1) for key in range(3)),
        *(patient(10 + key, 30 + 20 * key, vp=Vp.VP3 if key % 2 else Vp.VP4) for key in range(20)),
    ]
    found = cohort_figure(everyone, None, BY_VP)
    assert [group.key for group in found.groups] == ["Vp1", "Vp3", "Vp4"]
    assert str(found.comparison.reference.full) == "Vp3"
    assert [
        (str(n.short), c.estimable)
        for n, c in zip(found.comparison.against, found.comparison.cox.coefficients, strict=True)
    ] == [("Vp1", False), ("Vp4", True)]


def test_that_the_reference_and_the_pairs_are_named_in_order():
    classes = (Vp.VP4, Vp.VP1, Vp.VP3)
    everyone = [patient(key, 15 * key, vp=classes[key % 3]) for key in range(1, 61)]
    found = cohort_figure(everyone, None, BY_VP).comparison
    assert str(found.reference.full) == "Vp1"
    assert [str(name.full) for name in found.against] == ["Vp3", "Vp4"]
    assert [one.name for one in found.cox.coefficients] == ["Vp3", "Vp4"]
    assert [(str(a.short), str(b.short)) for a, b in found.pair_names] == [
        ("Vp1", "Vp3"),
        ("Vp1", "Vp4"),
        ("Vp3", "Vp4"),
    ]
    assert (found.early.rho, found.log_rank.rho) == (1, 0)
    assert found.proportional.all_together.degrees_of_freedom == 2


def test_that_the_group_that_thins_out_first_is_warned_of_first():
    everyone = [
        *(patient(key, 300 + 10 * key, vp=Vp.VP1) for key in range(10)),
        *(patient(20 + key, 10 + 5 * key, vp=Vp.VP3) for key in range(10)),
        *(patient(40 + key, 100 + 5 * key, vp=Vp.VP4) for key in range(10)),
    ]
    found = cohort_figure(everyone, None, BY_VP)
    assert [str(words)[:3] for words in found.warnings] == ["Vp3", "Vp4", "Vp1"]
    assert found.small == found.warnings[0]
