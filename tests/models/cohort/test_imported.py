"""An imported cohort: units, labels, groups, and the name of what it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.cohort.imported import CohortKind, Covariate, ImportedCohort, TimeUnit, labels

COHORT = ImportedCohort(
    name="Hospital B",
    kind=CohortKind.IMPORTED,
    unit=TimeUnit.MONTHS,
    times=np.array([3.0, 1.0, 2.0]),
    events=np.array([True, False, True]),
    source="b.csv",
    sha256="00",
    groups=labels(["x", "y", None]),
)


@pytest.mark.parametrize(
    ("unit", "days"), [(TimeUnit.DAYS, 3), (TimeUnit.WEEKS, 21), (TimeUnit.MONTHS, 91.3125), (TimeUnit.YEARS, 1095.75)]
)
def test_that_times_become_days_by_the_month_of_the_house(unit: TimeUnit, days: float) -> None:
    assert replace(COHORT, unit=unit).days.tolist()[0] == days
    assert str(unit.words) == unit.value


def test_that_words_become_labels_in_order_of_first_appearance() -> None:
    made = labels(["b", "a", "", None, "b"])
    assert (made.names, made.codes.tolist(), made.counts, made.missing) == (("b", "a"), [0, 1, -1, -1, 0], (2, 1), 2)
    assert [made.word(row) for row in range(3)] == ["b", "a", None]


def test_that_missing_values_of_a_covariate_are_counted() -> None:
    assert Covariate("age", np.array([61, np.nan])).missing == 1
    assert Covariate("sex", labels(["f", None, None])).missing == 2


def test_that_a_group_is_a_sample_of_its_own() -> None:
    assert COHORT.sample().times.tolist() == pytest.approx([30.4375, 60.875, 91.3125])
    assert COHORT.sample("y").times.tolist() == [30.4375]
    assert (COHORT.n, COHORT.event_count) == (3, 2)
    for cohort, name in ((COHORT, "z"), (replace(COHORT, groups=None), "x")):
        with pytest.raises(LookupError, match=f"the cohort has no group {name}"):
            cohort.sample(name)


def test_that_every_kind_says_what_it_is() -> None:
    assert str(COHORT.label) == "Imported"
    made = replace(COHORT, kind=CohortKind.RECONSTRUCTED)
    assert (made.reconstructed, str(made.label)) == (True, "Reconstructed from a published curve")
