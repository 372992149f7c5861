"""The figure of a cohort from a file: its groups, columns, landmark and a clinic's patient beside it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cohort.imported import CohortKind, Covariate, ImportedCohort, Labels, TimeUnit, labels
from models.cohort.members import ENDPOINTS, Cohort, Grouping, Measure
from models.figures.imported_figure import MOST_GROUPS, columns, imported_figure
from models.figures.parts import FigureChoice
from models.statistics.comparison import permutation_p, split
from tests.models.cohort_members import patient
from tests.models.r_reference import column, groups, rows

GROUPED = FigureChoice(grouping=Grouping.FILE)


def cohort(times, events, names=None, *, unit: TimeUnit = TimeUnit.DAYS, **more) -> ImportedCohort:
    plain = ImportedCohort(
        name="Registry",
        kind=CohortKind.IMPORTED,
        unit=unit,
        times=np.asarray(times, dtype=np.float64),
        events=np.asarray(events, dtype=np.bool_),
        source="registry.csv",
        sha256="",
        endpoint="os",
        groups=None if names is None else labels(names),
    )
    return replace(plain, **more)


def veteran(**more) -> ImportedCohort:
    table = rows("data_veteran")
    names = [row["group"] for row in table]
    return cohort(column(table, "time"), column(table, "event"), names, **more)


def test_that_the_curves_and_tests_are_those_of_the_same_groups_by_themselves():
    found = imported_figure(veteran(), GROUPED)
    for drawn, group in zip(found.groups, groups("veteran"), strict=True):
        assert drawn.key == group.name
        assert drawn.curve.sample.times.tolist() == group.sample.times.tolist()
    assert found.comparison.log_rank.p == pytest.approx(0.928, abs=5e-4)
    assert (found.n, found.events, found.considered, found.left_out) == (137, 128, 137, ())


def test_that_times_in_months_are_drawn_in_days():
    days = imported_figure(cohort([30.4375, 60.875, 91.3125], [1, 1, 0]), FigureChoice())
    months = imported_figure(cohort([1, 2, 3], [1, 1, 0], unit=TimeUnit.MONTHS), FigureChoice())
    assert months.groups[0].median.value == days.groups[0].median.value == pytest.approx(60.875)


def test_that_rows_without_a_group_and_small_groups_are_counted_as_left_out():
    names = [f"g{place % 15:02d}" for place in range(300)] + [None] * 7
    found = imported_figure(cohort(np.arange(1, 308), np.ones(307), names), GROUPED)
    assert len(found.groups) == MOST_GROUPS
    assert {str(entry.reason): entry.count for entry in found.left_out} == {
        "group not recorded": 7,
        "in smaller groups: the 12 largest are drawn": 60,
    }
    assert found.n + found.left_out_count == found.considered == 307


@pytest.mark.parametrize(("times", "landmark"), [([], None), ([], 42), ([5, 42], 42)])
def test_that_a_cohort_of_nobody_is_a_figure_without_curves(times, landmark):
    found = imported_figure(cohort(times, [1] * len(times)), FigureChoice(landmark_day=landmark), patient(1, 50))
    assert (found.groups, found.n, found.warnings, found.conditional) == ((), 0, (), ())
    assert found.left_out_count == found.considered == len(times)


def test_that_a_landmark_leaves_out_counts_and_restarts():
    found = imported_figure(cohort([10, 20, 42, 50, 60, 70], [1, 0, 1, 1, 0, 1]), FigureChoice(landmark_day=42))
    assert {str(entry.reason): entry.count for entry in found.left_out} == {
        "died by day 42": 2,
        "censored by day 42": 1,
    }
    assert found.groups[0].curve.time.tolist() == [8, 18, 28]
    assert found.groups[0].median.value == 70


def test_that_a_time_in_months_that_is_the_landmark_but_for_rounding_is_left_out():
    months = [42 / 30.4375, 42 / 30.4375 * (1 + 1e-12), 3, 4]
    found = imported_figure(cohort(months, [1, 1, 1, 1], unit=TimeUnit.MONTHS), FigureChoice(landmark_day=42))
    assert (found.n, found.left_out_count) == (2, 2)


def test_that_a_column_divides_by_its_words_or_its_few_numbers():
    stage = Covariate("stage", labels([*"ABAB"] * 10))
    ecog = Covariate("ecog", np.array([0, 1, np.nan, 1] * 10, dtype=np.float64))
    age = Covariate("age", np.arange(40, dtype=np.float64))
    whole = cohort(np.arange(1, 41), np.ones(40), covariates=(stage, ecog, age))
    assert columns(whole) == ("stage", "ecog")
    found = imported_figure(whole, replace(GROUPED, column="ecog"))
    assert [(group.key, group.curve.n) for group in found.groups] == [("0", 10), ("1", 20)]
    assert found.left_out[0].count == 10
    assert str(found.caption[-1]).endswith("by column ecog")
    with pytest.raises(LookupError):
        imported_figure(whole, replace(GROUPED, column="age"))


def test_that_the_endpoint_is_that_of_the_file_and_a_grouping_of_the_clinic_is_that_of_the_file():
    found = imported_figure(veteran(endpoint="pfs"), FigureChoice(measure=Measure.OS, grouping=Grouping.VP))
    assert (found.choice.measure, found.choice.grouping, found.choice.cohort) == (
        Measure.PFS,
        Grouping.FILE,
        Cohort.IMPORTED,
    )


def test_that_times_that_are_not_said_to_be_survival_are_not_called_so():
    """Nobody of the clinic is compared with a cohort whose end point is not known."""
    one = patient(1, 90, event=False)
    found = imported_figure(veteran(endpoint=""), FigureChoice(landmark_day=10), one)
    assert found.choice.measure is Measure.UNSAID
    assert (found.patient.days, found.patient.by_group, found.patient.percentile) == (None, (), None)
    assert str(found.patient.words[0]) == ("No place on this axis: the file does not say what its times measure.")
    assert str(found.left_out[0].reason) == "event by day 10"
    assert "without the event at 6.0 months" in str(found.conditional[0])
    said = " ".join(str(words) for words in (*found.conditional, *found.caption, *found.warnings))
    assert not any(word in said for word in ("alive", "death", "died", "lived", "surviv"))
    assert all(one.endpoint(measure) is None for measure in Measure if measure not in ENDPOINTS)


def test_that_a_patient_stands_beside_the_whole_cohort_and_in_no_group_of_the_file():
    one = patient(1, 90, event=False)
    whole = imported_figure(veteran(), FigureChoice(), one)
    assert str(whole.patient.words[0]).startswith("62 of 137 still at risk at 3.0 months; 46.4 % of the cohort")
    assert str(whole.conditional[0]).startswith("Of 61 alive at 3.0 months")
    assert str(whole.patient.percentile) == "72 of 128 deaths in the cohort (56.2 %) came before 3.0 months."
    grouped = imported_figure(veteran(), GROUPED, one)
    assert "does not say in which of its groups" in str(grouped.patient.words[0])
    assert len(grouped.patient.by_group) == 2


def test_that_a_reconstructed_cohort_is_labelled():
    found = imported_figure(veteran(kind=CohortKind.RECONSTRUCTED), FigureChoice())
    assert found.provenances == (("Reconstructed from a published curve", 137),)
    assert str(found.source) == "Reconstructed from a published curve: Registry"


@pytest.mark.parametrize(
    ("times", "events"),
    [([5], [1]), ([5, 5, 5], [1, 1, 1]), ([0, 0], [1, 0]), ([3, 4, 5], [0, 0, 0])],
)
def test_that_odd_cohorts_have_a_figure_without_a_wrong_number(times, events):
    found = imported_figure(cohort(times, events, [*"ab" * 3][: len(times)]), GROUPED, patient(1, 4))
    assert found.n == len(times)
    assert all(group.median.value in (0, 5) or np.isnan(group.median.value) for group in found.groups)


@given(
    st.lists(st.tuples(st.integers(0, 90), st.booleans(), st.sampled_from((None, "a", "b"))), min_size=1, max_size=40)
)
def test_that_every_row_is_drawn_or_left_out_once(table):
    times, events, names = zip(*table, strict=True)
    found = imported_figure(cohort(times, events, names), replace(GROUPED, landmark_day=30))
    assert found.n + found.left_out_count == found.considered == len(table)


def test_that_a_permutation_p_drawn_from_counts_is_that_of_shuffled_patients():
    random = np.random.default_rng(4)
    times = random.integers(1, 400, 240).astype(float)
    events = random.random(240) < 0.06
    names = ["ab"[place % 2] for place in range(240)]
    drawn = permutation_p(split(times, events, names))
    fewer = split(times[:100], events[:100], names[:100])
    assert 0 < drawn.p <= 1
    assert (permutation_p(fewer).permutations, drawn.permutations) == (9_999, 1_999)
    # the same groups once by counts, and once by shuffling (up to 100 patients), agree within what chance allows
    from models.statistics import comparison

    by_counts = comparison._statistics_of_counts(comparison._pooled(fewer), 9_999, random)
    observed = comparison.log_rank(fewer).chi_squared
    assert (by_counts >= observed).mean() == pytest.approx(permutation_p(fewer).p, abs=0.02)


def test_that_a_hundred_thousand_rows_do_not_keep_anybody_waiting():
    random = np.random.default_rng(1)
    names = ["abc"[place] for place in random.integers(0, 3, 100_000)]
    whole = cohort(random.exponential(20, 100_000), random.random(100_000) < 0.7, names, unit=TimeUnit.MONTHS)
    started = time.perf_counter()
    found = imported_figure(whole, GROUPED)
    assert found.n == 100_000
    assert time.perf_counter() - started < 5  # a guard against a loop in Python, not a timing: that is a benchmark


def test_that_the_largest_groups_are_drawn_and_of_equal_ones_the_first():
    sizes = {f"g{place:02d}": 30 - place for place in range(14)} | {"z": 1}
    names = [name for name, size in sizes.items() for _ in range(size)]
    found = imported_figure(cohort(np.arange(1, len(names) + 1), np.ones(len(names)), names), GROUPED)
    assert [group.key for group in found.groups] == [f"g{place:02d}" for place in range(12)]
    assert found.left_out[0].count == 18 + 17 + 1


def test_that_a_group_that_nobody_has_is_not_drawn():
    empty = Labels(("a", "b", "c"), np.array([0, 0, 2, 2], dtype=np.int32))
    found = imported_figure(cohort([1, 2, 3, 4], [1, 1, 1, 1], groups=empty), GROUPED)
    assert [group.key for group in found.groups] == ["a", "c"]


def test_that_groups_named_by_numbers_are_in_their_order_and_the_first_is_the_reference():
    names = ["10", "9", "2.5"] * 10
    found = imported_figure(cohort(np.arange(1, 31), np.ones(30), names), GROUPED)
    assert [group.key for group in found.groups] == ["2.5", "9", "10"]
    assert str(found.comparison.reference.full) == "2.5"


def test_that_words_under_the_figure_say_where_it_is_from():
    kept = datetime(2025, 4, 1, 12, 0, tzinfo=UTC)
    found = imported_figure(veteran(kept_at=kept), GROUPED)
    assert [str(part) for part in found.caption] == [
        "n = 137, events = 128",
        "95 % limits log-log",
        "1 month = 30.4375 days",
        "imported 2025-04-01",
        "Imported: Registry, file registry.csv, by the groups of the file",
    ]
    assert str(imported_figure(veteran(), FigureChoice()).caption[-1]).endswith("registry.csv, not grouped")


def test_that_a_small_cohort_is_warned_of_and_the_first_warning_is_the_small_one():
    found = imported_figure(cohort([5, 6, 7, 8, 300, 400], np.ones(6), [*"aaabbb"]), GROUPED)
    assert len(found.warnings) == 2
    assert found.small == found.warnings[0]
    assert str(found.small).startswith("a: fewer than 5 patients (3)")


def test_that_a_landmark_moves_the_common_time_of_means_but_not_their_start():
    times = [*range(50, 70), *range(80, 120, 2)]
    found = imported_figure(cohort(times, np.ones(40), [*"a" * 20, *"b" * 20]), replace(GROUPED, landmark_day=42))
    assert [mean.until for mean in found.comparison.means] == [69, 69]
    assert found.comparison.means[0].mean == pytest.approx(np.mean(range(50, 70)))


def test_that_a_column_of_no_words_or_many_numbers_divides_nothing():
    none = Covariate("none", labels([None] * 30))
    twelve = Covariate("twelve", np.arange(30, dtype=np.float64) % 12)
    thirteen = Covariate("thirteen", np.arange(30, dtype=np.float64) % 13)
    unknown = Covariate("unknown", np.full(30, np.nan))
    assert columns(cohort(np.arange(30), np.ones(30), covariates=(none, twelve, thirteen, unknown))) == ("twelve",)


def test_that_a_column_comes_before_the_groups_of_the_file_and_no_group_is_one_curve():
    sex = Covariate("sex", labels([*"mf"] * 10))
    both = cohort(np.arange(1, 21), np.ones(20), [*"aabb"] * 5, covariates=(sex,))
    assert [group.key for group in imported_figure(both, replace(GROUPED, column="sex")).groups] == ["f", "m"]
    assert [group.key for group in imported_figure(both, GROUPED).groups] == ["a", "b"]
    assert [group.key for group in imported_figure(replace(both, groups=None), GROUPED).groups] == [""]


def test_that_the_first_of_a_chosen_order_is_the_reference_and_is_always_drawn():
    plain, turned = (imported_figure(veteran(group_order=order), GROUPED) for order in ((), ("2", "1")))
    assert [group.key for group in turned.groups] == ["2", "1"] == [group.key for group in plain.groups][::-1]
    one, other = plain.comparison.cox.coefficients[0], turned.comparison.cox.coefficients[0]
    assert one.hazard_ratio * other.hazard_ratio == pytest.approx(1)
    names = [f"g{number % 20:02d}" for number in range(399)]  # of g19 there is one fewer
    many = cohort(range(1, 400), [1] * 399, names, group_order=("g19",))
    assert imported_figure(many, GROUPED).groups[0].key == "g19"
