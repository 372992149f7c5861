"""A sample of the sieges of the clinic file; ``benchmarks.siege_file`` lays them in full."""

from __future__ import annotations

import errno

import pytest

from benchmarks.siege_damaging import damage_files
from benchmarks.siege_fresh import combine_days
from benchmarks.siege_refusing import STEPS, Step, refuse_steps


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_that_a_step_refused_at_any_call_ends_as_it_began_or_whole_and_says_which(step: Step) -> None:
    siege = refuse_steps((step,), every=2, numbers=(errno.ENOSPC,))
    assert siege.wrong == []
    assert siege.ends["as it began"] > 0
    assert siege.tried == siege.ends.total()


def test_that_a_damaged_file_is_as_it_was_or_says_what_is_wrong() -> None:
    siege = damage_files(30, 20261130)
    assert siege.wrong == []
    assert siege.tried == siege.ends.total() == 30
    assert siege.ends["told"] > 0
    assert siege.ends["opened, and named by verify"] > 0


def test_that_parts_of_different_days_are_told_or_are_all_of_one() -> None:
    siege = combine_days(9, 20261201)
    assert siege.wrong == []
    assert siege.tried == siege.ends.total() == 9
    assert siege.ends["told as stale"] > 0
