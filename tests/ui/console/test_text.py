"""What the console prints of a course: every part of it, in words and numbers that can be checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.course.course import Course, course
from models.flags.reviewed import inputs_of
from models.record.records import Baseline, Record, ReviewedFlag
from storage.shipped.protocols import load_protocols
from tests.models.changes import TARGETS, awaiting_course, read, record_of
from tests.models.flag_records import CALM, ONE, SBRT, afp, assessed, readers
from tests.models.patients import event, lab, on_day, patient, treatment, visit
from ui.console.text import course_text
from ui.console.words import bounds, day, rounded, rows_of

PROTOCOLS = load_protocols()


def printed(record: Record | Course, *, today: int = 100, protocol: str = "cadonilimab-lenvatinib-sbrt") -> list[str]:
    if isinstance(record, Record):
        record = course(record, PROTOCOLS[protocol], on_day(today))
    return course_text(record).splitlines()


def section(lines: list[str], title: str) -> list[str]:
    """The lines under a heading, without the spaces around them."""
    start = lines.index(title) + 1
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return [" ".join(line.split()) for line in lines[start:end]]


def test_that_every_part_of_a_course_has_its_heading() -> None:
    headings = [line for line in printed(assessed()) if line and not line.startswith(" ")]
    assert headings == [
        "X",
        "Imaging",
        "Best response",
        "AFP, ng/mL",
        "PIVKA-II, mAU/mL",
        "Both markers at 6 weeks",
        "Liver function and stage",
        "Endpoints",
        "Schedule, anchor: lenvatinib day 1",
        "Entry criteria, each by itself",
        "What would change it",
        "Flags",
        "Why: the working of the latest answers",
        "Parameters in force",
    ]


def test_that_the_agreement_of_two_readers_is_told_visit_by_visit() -> None:
    record = readers(35.1)
    further = replace(read(84, {"T1": 35.0}), reader="A")
    lines = printed(replace(record, imaging=(*record.imaging, further)))
    assert section(lines, "Agreement of the readers A and B") == [
        "date RECIST 1.1 A / B mRECIST A / B cause detail",
        "2023-04-21 PR / SD PR / SD differ measurement RECIST 1.1: A PR, B SD; sums 35.0 mm and 35.1 mm",
        "2023-06-02 PR / not read PR / not read – not read not read by reader B",
        "RECIST 1.1: 0 of 1 visits that both have read agree",
        "mRECIST: 0 of 1 visits that both have read agree",
    ]
    same = section(printed(readers(35.0)), "Agreement of the readers A and B")
    assert same[1:3] == ["2023-04-21 PR / PR PR / PR agree", "RECIST 1.1: 1 of 1 visits that both have read agree"]


def test_that_the_schedule_says_what_became_of_each_visit() -> None:
    lines = section(printed(patient(visits=[visit(14), visit(52)])), "Schedule, anchor: lenvatinib day 1")
    assert lines[:5] == [
        "visit day planned window state done",
        "W2 14 2023-03-24 2023-03-21 to 2023-03-27 done 2023-03-24",
        "W6 42 2023-04-21 2023-04-14 to 2023-04-28 late 2023-05-01 (3 days outside)",
        "W12 84 2023-06-02 2023-05-26 to 2023-06-09 overdue",
        "W18 126 2023-07-14 2023-07-07 to 2023-07-21 upcoming",
    ]


def test_that_doses_and_entry_criteria_stand_each_by_itself() -> None:
    given = (treatment("drug", "lenvatinib", 0, dose=16, unit="mg"), SBRT)
    lines = printed(patient(treatments=given, baseline=Baseline(ecog=3), visits=[visit(0, weight_kg=62)]))
    doses = section(lines, "Doses against the plan")
    assert doses[1] == "2023-03-10 lenvatinib not met lenvatinib 16 mg is above the planned 12 mg"
    criteria = section(lines, "Entry criteria, each by itself")
    assert "I4 ECOG performance status from 0 to 2 not met ECOG 3" in criteria
    assert "E6 Not pregnant not recorded" in criteria


def test_that_adverse_events_related_and_immune_related_are_told_apart() -> None:
    events = (
        event("Colitis", 3, related=True, immune_related=True, serious=True),
        event("Colitis", 4),
        event("Fatigue", 2, related=True),
        event("Stroke", 3),
    )
    lines = printed(patient(adverse_events=events))
    assert section(lines, "Adverse events, highest grade per term") == [
        "term grade",
        "Colitis grade 4 serious",
        "Stroke grade 3",
        "Fatigue grade 2",
        "3 terms of any grade, 2 of grade 3 or more",
    ]
    assert section(lines, "Adverse events related to treatment")[1:] == [
        "Colitis grade 3",
        "Fatigue grade 2",
        "2 terms of any grade, 1 of grade 3 or more",
    ]
    assert section(lines, "Immune-related adverse events")[1:] == [
        "Colitis grade 3",
        "1 terms of any grade, 1 of grade 3 or more",
    ]
    alone = printed(patient(adverse_events=events[3:]))
    assert section(alone, "Immune-related adverse events") == ["None recorded."]


def test_that_markers_show_changes_with_their_bounds_noise_and_growth() -> None:
    labs = afp((-1, 1000), (14, 800), (42, 250), (84, 300), (126, ">60,500"))
    lines = section(printed(patient(*labs), today=130), "AFP, ng/mL")
    assert lines[1:4] == [
        "2023-03-09 -1 1000 H 100.0",
        "2023-03-24 14 800 H 80.0",
        "2023-04-21 42 250 H 25.0 half-life 16.7",
    ]
    assert lines[5] == "2023-07-14 126 >60,500 H >6050.0"
    assert "6 weeks: 250, 2023-04-21 (day 42): change −75.0 %" in lines
    assert "since previous (300, 2023-06-02): +20,066.6 % or more, up, beyond noise" in lines
    assert "noise: up to +85.0 or −45.9 %" in lines
    assert any(line.startswith("Growth model from 4 results: growth ") for line in lines)


def test_that_a_change_of_method_a_second_result_and_another_unit_are_told() -> None:
    labs = (
        lab("PIVKA-II", -1, 1000, method="a"),
        lab("PIVKA-II", 42, 90, method="b"),
        lab("PIVKA-II", 42, 80, method="b"),
        lab("PIVKA-II", 60, 3, unit="ng/mL"),
    )
    lines = section(printed(patient(*labs)), "PIVKA-II, mAU/mL")
    assert lines[2] == "2023-04-21 42 80 – method changed to b, 90 of the same date does not count"
    assert "In another unit, never compared: 3 ng/mL, 2023-05-09" in lines
    nothing = section(printed(patient()), "PIVKA-II, mAU/mL")
    assert nothing == ["no PIVKA-II recorded"]


def test_that_grades_show_the_value_and_the_change_from_baseline() -> None:
    labs = (lab("platelets", -1, 200, low=100), lab("platelets", 42, 90, low=100))
    record = patient(*labs, visits=[visit(42, systolic=165, **CALM)])
    title = "Suggested grades from results (none is an adverse event until a person accepts it)"
    lines = section(printed(record), title)
    assert "2023-04-21 blood pressure 165/– mmHg grade 3 Hypertension absolute" in lines
    assert "2023-04-21 platelets 90 10^9/L grade 1 Platelet count decreased −55.0 % absolute" in lines


def test_that_what_would_change_the_answers_is_told_for_all_of_them() -> None:
    lines = section(printed(awaiting_course()), "What would change it")
    wanted = (
        "RECIST 1.1, read of 2023-04-21",
        "mRECIST, read of 2023-04-21",
        "RECIST 1.1, confirmation",
        "mRECIST, confirmation",
        "Thrombus",
        "AFP",
        "PIVKA-II",
    )
    assert tuple(line for line in lines if line in wanted) == wanted
    assert "PR of 2023-04-21: confirmed by a CR or PR from 2023-05-19 on in 9 days" in lines
    before = section(printed(record_of(read(-1, {"T1": 50.0}), lesions=ONE)), "What would change it")
    assert before[0] == "RECIST 1.1, baseline of 2023-03-09"


def test_that_a_flag_shows_inputs_arithmetic_parameters_what_is_missing_and_its_source() -> None:
    record = record_of(
        read(-1, {"T1": 50.0, "T2": 30.0}), read(42, {"T1": 40.0, "T2": "not evaluable"}), lesions=TARGETS
    )
    lines = section(printed(record), "Flags")
    start = lines.index("review, data gap: Read of 2023-04-21 not evaluable by RECIST 1.1 [R-2.4]")
    assert lines[start + 1 : start + 7] == [
        "Baseline sum: 80.0 mm, 2023-03-09",
        "Nadir: 80.0 mm, 2023-03-09",
        "Measured part of the sum: 40.0 mm, 2023-04-21",
        "Parameter: partial_response_persists = true",
        "Missing: T2 was not measured",
        "Source: Eisenhauer 2009 (RECIST 1.1)",
    ]
    assert section(printed(patient(), today=5, protocol="til-anti-pd-1"), "Flags") == ["None."]


def test_that_a_flag_somebody_has_looked_at_stands_last_with_who_and_when() -> None:
    record = record_of(read(-1, {"T1": 50.0, "T2": 30.0}), lesions=TARGETS)
    found = course(record, PROTOCOLS["cadonilimab-lenvatinib-sbrt"], on_day(100))
    flag = found.flags[0]
    seen = ReviewedFlag(rule=flag.rule, inputs=inputs_of(flag), by="Zhou", on=date(2025, 3, 27))
    lines = section(printed(replace(found, record=replace(record, reviewed_flags=(seen,)))), "Flags")
    said = f"{flag.severity}{', data gap' if flag.data_gap else ''}, reviewed by Zhou on 2025-03-27: {flag.summary}"
    assert lines.index(f"{said} [{flag.rule}]") > lines.index(next(line for line in lines if "[R-" in line))
    assert not any("reviewed by" in line for line in printed(found))


def test_that_parameters_of_the_case_are_marked() -> None:
    record = replace(patient(), settings=(("confirmation_days", 42),))
    lines = section(printed(record), "Parameters in force")
    assert "confirmation_days 42 set by this case" in lines
    assert 'progression_criterion "recist"' in lines


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-12.3, -12.3, "−12.3 %"),
        (-99.3, -50.4, "−99.3 to −50.4 %"),
        (20.0, None, "+20.0 % or more"),
        (None, -3.0, "−3.0 % or less"),
        (None, None, "cannot be determined"),
    ],
)
def test_that_bounds_are_written_as_far_as_they_are_known(low: float | None, high: float | None, words: str) -> None:
    assert bounds(low, high) == words


def test_that_what_is_not_there_is_a_dash() -> None:
    assert (rounded(None, 1), day(None), day(date(2023, 3, 10) + timedelta(days=1))) == ("–", "–", "2023-03-11")
    assert rows_of([]) == []
