"""A process killed while it writes: every acknowledged write is there, none is there by half, the chain holds.

Twenty rounds here; ``benchmarks.siege_file`` lays the whole siege.
"""

from __future__ import annotations

from benchmarks.siege_killing import kill_writers

ROUNDS = 20


def test_that_a_killed_process_loses_nothing_it_acknowledged_and_leaves_no_half() -> None:
    siege = kill_writers(ROUNDS, 20250328)
    assert siege.wrong == []
    assert siege.tried == ROUNDS
    assert siege.ends["main file alone: whole"] > 0
