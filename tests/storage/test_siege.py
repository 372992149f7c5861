"""A sample of the sieges of the clinic file; ``benchmarks.siege_file`` lays them in full."""

from __future__ import annotations

import errno

import pytest

from benchmarks.siege_file import STEPS, Step, refusals


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_that_a_step_refused_at_any_call_ends_as_it_began_or_whole_and_says_which(step: Step) -> None:
    siege = refusals((step,), every=2, numbers=(errno.ENOSPC,))
    assert siege.wrong == []
    assert siege.ends["as it began"] > 0
    assert siege.tried == siege.ends.total()
