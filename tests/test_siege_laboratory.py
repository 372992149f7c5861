"""A sample of the siege of laboratory files; ``run.py siege laboratory-files`` lays it at full count."""

from __future__ import annotations

from benchmarks.siege_laboratory import KINDS, laboratory_files


def test_that_spoilt_files_of_laboratories_are_judged_whole_or_refused_and_taken_whole_or_not() -> None:
    said = laboratory_files(64, seed=7)
    assert said.startswith("no traceback, nothing taken in part; ")
    assert all(kind in said for kind in KINDS)
