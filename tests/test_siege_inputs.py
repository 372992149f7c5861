"""A sample of the sieges of what comes from outside; ``run.py siege`` lays them at full count."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.bombs import BOMBS
from benchmarks.siege_first_load import first_load
from benchmarks.siege_inputs import DOORS, bombs, mutated_inputs
from main import main

HEAVY = ("200 MB", "300 MB", "100 MB", "30 MB", "2.1 million", "700,000")


def test_that_mutated_inputs_are_answered_or_refused_in_one_line() -> None:
    said = mutated_inputs(80, seed=20_261_130)
    assert said.startswith("no traceback, no half result; ")
    assert all(kind in said for kind in DOORS)


def test_that_there_are_forty_bombs_and_one_of_them_is_measured() -> None:
    assert len(BOMBS) >= 40
    assert bombs(1, seed=3).startswith("1 refused; ")


@pytest.mark.parametrize("name", [name for name in BOMBS if not any(part in name for part in HEAVY)])
def test_that_a_bomb_is_refused_in_one_line(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(BOMBS[name](tmp_path, random.Random(name))) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.strip().isprintable()
    assert not (tmp_path / "made.csv").exists()


def test_that_spoilt_workbooks_of_the_first_load_are_loaded_whole_or_not_at_all() -> None:
    assert first_load(12, seed=11).startswith("no traceback, nothing partial; ")
