"""The sums in the printed strip: every one keeps its number, and the line of progression goes from read to read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.course.course import Course, course
from models.response.response import Criterion
from models.words import millimetre_words
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols
from tests.ui.report_samples import DEMO_CODES, PRINTED_AT, Pages, demo_course, difficult_course
from ui.kit.theme import load_fonts
from ui.paper.course.charts import time_axis
from ui.paper.course.sum_panel import SumPanel
from ui.paper.course.summary import pdf_bytes

START = date(2024, 1, 1)


@pytest.fixture(autouse=True)
def fonts(qapp: Any) -> None:
    load_fonts()


def crowded(every_days: int, reads: int) -> Course:
    """Reads close together whose two sums lie close together."""
    imaging = [
        {
            "date": (START + timedelta(days=every_days * place - 1)).isoformat(),
            "reader": "A",
            "lesions": {"T1": {"diameter_mm": round(60 - place * 0.3, 1), "viable_mm": round(57 - place * 0.3, 1)}},
        }
        for place in range(reads)
    ]
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "HCC-0100"},
        "treatment_start": START.isoformat(),
        "lesions": [{"number": "T1", "organ": "liver", "role": "target"}],
        "imaging": imaging,
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], START + timedelta(days=every_days * reads))


def panel(of: Course) -> SumPanel:
    return SumPanel(of, time_axis(of, 720))


@pytest.mark.parametrize("name", [*DEMO_CODES, "difficult"])
def test_that_every_sum_keeps_its_number(name: str) -> None:
    of = difficult_course() if name == "difficult" else demo_course(name)
    made = panel(of)
    assert made.unplaced == ()
    said = {placed.label.text for placed in made._placed}
    for point in of.series.points:
        for criterion in Criterion:
            total = point.by(criterion).sum_tenths
            drawn = {(p.day, p.sum_tenths) for p in made._lines[criterion]}
            assert total is None or (point.day, total) not in drawn or millimetre_words(total) in said


@pytest.mark.parametrize(("every_days", "reads"), [(21, 10), (14, 20), (7, 40)])
def test_that_crowded_sums_stand_further_off_or_are_told_below_and_never_overlap(every_days: int, reads: int) -> None:
    of = crowded(every_days, reads)
    made = panel(of)
    rects = [placed.rect for placed in made._placed]
    assert not any(one.intersects(other) for place, one in enumerate(rects) for other in rects[:place])
    assert len(rects) + len(made.unplaced) == 2 * reads
    said = {placed.label.text for placed in made._placed}
    text = Pages(pdf_bytes(of, printed_at=PRINTED_AT, printed_by="li")).texts[0]
    for point in of.series.points:
        for criterion in Criterion:
            total = point.by(criterion).sum_tenths
            assert total is not None
            # the reader takes numbers of a crowd for one line, and mixes their digits
            assert millimetre_words(total) in text or (reads == 40 and millimetre_words(total) in said)


@pytest.mark.parametrize("code", DEMO_CODES)
@pytest.mark.parametrize("criterion", Criterion)
def test_that_the_line_of_progression_has_a_step_at_every_read_as_on_the_screen(
    code: str, criterion: Criterion
) -> None:
    of = demo_course(code)
    steps = panel(of)._steps.get(criterion, ())
    reads = [point.by(criterion) for point in of.series.points]
    judged_by = [read.progression_threshold_tenths for read in reads]
    following = [read.next_progression_threshold_tenths for read in reads[-1:]]
    if steps:
        assert [step.tenths for step in steps] == [tenths for tenths in (*judged_by, *following) if tenths is not None]
        assert [step.last for step in steps[:-1]] == [step.first for step in steps[1:]]
