"""What stands in the worksheet and on the summary of marks, parts and mergers: the same words everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from models.course.worksheet import Line
from models.record.records import (
    Certainty,
    Imaging,
    Lesion,
    LiRads,
    Measurement,
    Patient,
    Record,
    Role,
    State,
    Status,
    Thrombus,
    Vp,
)
from tests.models.changes import course_of
from ui.paper.course.summary_lesions import lesion_section
from ui.patient.lesions.cells import cell_tip
from ui.words.language import ENGLISH, set_language, spoken
from ui.words.languages import CHINESE
from ui.words.worksheet import below_words, beside, halves, lesion_remark, measured_words

SPLIT = Measurement(number="T1", parts_tenths=(120, 70), viable_tenths=100, li_rads=LiRads.VIABLE)
MERGED = Measurement(number="T2", state=State.MERGED, into="T1")
NEW = Measurement(number="NEW1", diameter_tenths=120, certainty=Certainty.EQUIVOCAL, typical=False)
ASCITES = Measurement(number="N1", status=Status.PROGRESSED, cytology_positive=False)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Words are translated by it."""


def test_that_a_split_lesion_shows_its_sum_its_parts_and_how_they_add_up() -> None:
    assert halves(SPLIT, Line.TARGET) == ("19.0", "10.0")
    assert below_words(SPLIT) == "12.0 + 7.0, viable"
    assert cell_tip(SPLIT) == "12.0 + 7.0 = 19.0, LR-TR viable"


def test_that_a_merged_lesion_names_the_one_it_is_measured_with() -> None:
    assert halves(MERGED, Line.TARGET) == ("merged into T1", "")
    assert beside(MERGED) == ""
    assert cell_tip(MERGED) == "merged into T1"


def test_that_the_marks_of_a_reader_are_said_beside_the_size_or_status() -> None:
    assert below_words(NEW) == "equivocal, no typical enhancement"
    assert measured_words(ASCITES) == ["cytology negative"]
    assert beside(Thrombus(vp=Vp.VP3, progressed=True)) == "unequivocal progression"
    assert below_words(Thrombus(vp=Vp.VP3, progressed=False)) == ""


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (None, "irradiated before baseline"),
        (True, "irradiated before baseline, progressed since"),
        (False, "irradiated before baseline, not progressed since"),
    ],
)
def test_that_the_head_of_a_row_says_what_is_known_of_the_lesion(since: bool | None, words: str) -> None:
    lesion = Lesion(number="T1", role=Role.TARGET, irradiated_before=True, progressed_since=since)
    assert lesion_remark(lesion) == words
    new = Lesion(number="NEW1", role=Role.NEW, in_radiation_field=True, certainty=Certainty.EQUIVOCAL, typical=True)
    assert lesion_remark(new) == "in radiation field, equivocal, typical enhancement"


def test_that_the_summary_says_parts_mergers_and_marks_of_the_newest_read() -> None:
    first = (Measurement(number="T1", diameter_tenths=300), Measurement(number="T2", diameter_tenths=200))
    record = Record(
        patient=Patient(code="T-01"),
        treatment_start=date(2025, 1, 10),
        lesions=(
            Lesion(number="T1", role=Role.TARGET, organ="liver"),
            Lesion(number="T2", role=Role.TARGET, organ="liver"),
            Lesion(number="N1", role=Role.NON_TARGET, organ="ascites"),
            Lesion(number="NEW1", role=Role.NEW, organ="liver", certainty=Certainty.EQUIVOCAL, typical=True),
        ),
        imaging=(
            Imaging(date=date(2025, 1, 9), measurements=first),
            Imaging(date=date(2025, 3, 1), measurements=(SPLIT, MERGED, ASCITES, replace(NEW, certainty=None))),
        ),
    )
    said = str(lesion_section(course_of(record)))
    for words in (
        "T1: 12.0 + 7.0 = 19.0.",
        "T2: merged into T1.",
        "Non-target N1, Ascites: progressed, cytology negative.",
        "New lesion NEW1, Liver: equivocal, no typical enhancement.",
    ):
        assert words in said


def test_that_a_thrombus_among_the_causes_of_progression_is_named_in_chinese(qapp: QApplication) -> None:
    record = Record(
        patient=Patient(code="T-01"),
        treatment_start=date(2025, 1, 10),
        lesions=(Lesion(number="T1", role=Role.TARGET, organ="liver"),),
        imaging=(
            Imaging(date=date(2025, 1, 9), measurements=(Measurement(number="T1", diameter_tenths=300),)),
            Imaging(date=date(2025, 3, 1), thrombus=Thrombus(vp=Vp.VP3, progressed=True)),
        ),
    )
    course = course_of(record)
    summary = next(flag.summary for flag in course.flags if flag.why.rule == "R-3")
    assert spoken(summary) == "Progression by RECIST 1.1: unequivocal progression of non-target thrombus"
    set_language(qapp, CHINESE)
    try:
        assert "癌栓" in spoken(summary)
        assert "thrombus" not in spoken(summary)
    finally:
        set_language(qapp, ENGLISH)
