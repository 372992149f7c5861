"""The waterfall of patients of whom a lesion was removed: each sum against its own baseline (R-1.6a)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.course.course import course
from models.figures.pictures import spider
from models.figures.waterfalls import waterfall
from models.response.response import Criterion
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols

CASES = Path(__file__).resolve().parents[2] / "cases"


@pytest.mark.parametrize(
    ("name", "percent", "day"),
    [
        ("r1-removed-target", -12.5, 42),  # 70 of 80, then 30 of 30
        ("r1-removed-nadir-worked-out-anew", -27.5, 84),  # 58 of 80, then 26 of 30
        ("r1-removed-what-is-left-was-never-there", 0.0, 42),  # then nothing is left to hold a sum against
    ],
)
def test_that_the_best_change_is_the_best_share_and_not_the_smallest_sum(name: str, percent: float, day: int) -> None:
    record = read_case(CASES / f"{name}.json")
    found = [(1, course(record, load_protocols()[record.protocol], date(2030, 1, 1)))]
    (bar,) = waterfall(found, Criterion.RECIST).bars
    assert (bar.percent, bar.day) == (percent, day)
    (line,) = spider(found, Criterion.RECIST).lines
    assert (day, percent) in [(point.day, point.percent) for point in line.points]
