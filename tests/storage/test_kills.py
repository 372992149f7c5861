"""A process killed while it writes: every acknowledged write is there, none is there by half, the chain holds.

Samples here; ``benchmarks.siege_file`` lays the whole siege.
"""

from __future__ import annotations

from benchmarks.siege_kill_imports import kill_imports
from benchmarks.siege_killing import kill_writers

ROUNDS, IMPORTS = 20, 4


def test_that_a_killed_process_loses_nothing_it_acknowledged_and_leaves_no_half() -> None:
    siege = kill_writers(ROUNDS, 20250328)
    assert siege.wrong == []
    assert siege.tried == ROUNDS
    assert siege.ends["main file alone: whole"] > 0


def test_that_nothing_is_there_of_a_laboratory_file_or_a_first_load_killed_while_it_is_written() -> None:
    siege = kill_imports(IMPORTS, 20250328, rows=6_000, patients=8)
    assert siege.wrong == []
    assert siege.tried == IMPORTS
    assert (
        siege.ends["nothing of it"] + siege.ends["whole"] == IMPORTS
    )  # when each was hit is chance: a busy machine is late
