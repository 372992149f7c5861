"""The worked cases as one cohort, odd as they are: nobody is drawn twice, nobody is lost, every table adds up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from models.cohort.members import Grouping
from models.course.course import course
from models.figures.pictures import NotDrawn, spider, swimmer
from models.figures.waterfalls import marker_waterfall, waterfall
from models.response.response import Criterion
from models.tables.tables import Courses, baseline_table, marker_table, rate_table, response_table
from storage.files.casefile import read_case
from storage.problems import FileProblem
from storage.shipped.protocols import load_protocols

CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="module")
def courses() -> Courses:
    protocols = load_protocols()
    found = []
    for key, path in enumerate(sorted(CASES.glob("r*.json"))):
        try:
            record = read_case(path)
        except FileProblem:
            continue  # a case of what is refused
        found.append((key, course(record, protocols[record.protocol], date(2030, 1, 1))))
    return found


def _everybody_once(drawn: Sequence[int], absent: Sequence[NotDrawn], courses: Courses) -> None:
    keys = [*drawn, *(key for entry in absent for key in entry.keys)]
    assert sorted(keys) == [key for key, _ in courses]
    assert all(len(entry.keys) == len(entry.codes) for entry in absent)


@pytest.mark.parametrize("criterion", list(Criterion))
def test_that_every_patient_has_a_place_or_a_reason_in_pictures_of_sums(courses: Courses, criterion: Criterion) -> None:
    falls, lines, lanes = (draw(courses, criterion) for draw in (waterfall, spider, swimmer))
    _everybody_once([bar.key for bar in falls.bars], falls.not_drawn, courses)
    _everybody_once([line.key for line in lines.lines], lines.not_drawn, courses)
    _everybody_once([lane.key for lane in lanes.lanes], lanes.not_drawn, courses)
    assert [bar.percent for bar in falls.bars] == sorted((bar.percent for bar in falls.bars), reverse=True)
    assert [lane.days for lane in lanes.lanes] == sorted((lane.days for lane in lanes.lanes), reverse=True)


@pytest.mark.parametrize("analyte", ["AFP", "PIVKA-II"])
def test_that_every_patient_has_a_place_or_a_reason_in_pictures_of_markers(courses: Courses, analyte: str) -> None:
    picture = marker_waterfall(courses, analyte)
    _everybody_once([bar.key for bar in picture.bars], picture.not_drawn, courses)
    assert all(bar.low is None or bar.high is None or bar.low <= bar.high for bar in picture.bars)
    assert len(picture.not_drawn) >= 3  # of so many odd ones the reasons are several, and told apart


@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.VP, Grouping.AFP])
def test_that_every_row_of_a_table_has_a_cell_for_every_column(courses: Courses, grouping: Grouping) -> None:
    landmark = 42 if grouping.after_start else None
    tables = [
        baseline_table(courses, grouping),
        response_table(courses, grouping),
        marker_table(courses, grouping),
        rate_table(courses, grouping, landmark_day=landmark),
    ]
    for table in tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert all(cell.text.template for row in table.rows for cell in row.cells if cell.numbers)
