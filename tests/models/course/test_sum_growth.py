"""R-17: growth of a sum between two reads, as it is shown, with its working."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.course.course import Course
from models.course.sum_growth import growth_at
from models.response.response import Criterion
from storage.files.casefile import read_case
from ui.console.commands import judged_case

CASE = Path(__file__).parents[2] / "cases" / "r17-growth-between-reads.json"


def course() -> Course:
    return judged_case(read_case(CASE))


def test_that_growth_is_shown_as_it_is_told_in_the_file_of_the_course_with_its_arithmetic() -> None:
    grown = growth_at(course().series, Criterion.RECIST, date(2024, 3, 1))
    assert grown is not None
    assert (grown.per_month_words, grown.doubling_days) == ("+5.0", 77)
    assert [f"{step.left} = {step.right}" for step in grown.why.steps] == [
        "(60.0 − 50.0) mm × 30.4375 ÷ 61 d = +5.0 mm per month",
        "61 d × ln 2 ÷ (3 × ln(60.0 ÷ 50.0)) = doubling time 77 d",
    ]
    assert [str(one) for one in grown.why.inputs] == ["sum: 50.0 mm, 2023-12-31", "sum: 60.0 mm, 2024-03-01"]


def test_that_a_sum_that_shrank_doubles_never_and_an_incomplete_one_has_no_growth() -> None:
    shrunk = growth_at(course().series, Criterion.RECIST, date(2024, 5, 1))
    assert shrunk is not None
    assert (shrunk.per_month_words, shrunk.doubling_days, len(shrunk.why.steps)) == ("−3.6", None, 1)
    assert growth_at(course().series, Criterion.RECIST, date(2024, 7, 1)) is None
    assert growth_at(None, Criterion.RECIST, date(2024, 7, 1)) is None
