"""The story of one adverse event: which grade on which day, how it goes on, and what no story can be (R-11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.course.event_log import event_log
from models.course.lanes import event_lanes
from models.course.report_rows import open_events
from models.course.suggestions import suggestions
from models.flags.events import event_flags
from models.record.kept import GradeStep, Relation
from models.record.records import AdverseEvent
from models.record.story import (
    agents_by,
    grade_now,
    graded_since,
    highest_between,
    is_related,
    only_adds,
    step_problem,
    steps,
    story_problems,
    together,
    with_relation,
    with_step,
)
from models.safety.toxicity import event_summary
from tests.models.changes import course_of
from tests.models.patients import event, lab, on_day, patient, treatment

MILD = event("Hypertension", 2, start=12)
WORSE = with_step(MILD, GradeStep(on_day(87), 3, "168/104 mmHg"))
STORY = with_step(WORSE, GradeStep(on_day(102), 2, "146/90 mmHg"))


def test_that_the_grade_is_the_highest_of_the_story_and_the_last_is_the_one_it_has() -> None:
    assert (STORY.grade, grade_now(STORY), graded_since(STORY)) == (3, 2, on_day(102))
    assert [step.grade for step in steps(STORY)] == [2, 3, 2]
    assert steps(event("Rash", 1)) == ()
    assert list(story_problems(STORY)) == []


@pytest.mark.parametrize(
    ("first", "last", "grade"), [(0, 11, 0), (0, 12, 2), (50, 86, 2), (86, 87, 3), (101, 101, 3), (102, 200, 2)]
)
def test_that_the_highest_grade_of_some_days_is_of_those_days_alone(first: int, last: int, grade: int) -> None:
    assert highest_between(STORY, on_day(first), on_day(last)) == grade


def test_that_every_table_counts_the_highest_and_every_page_of_today_the_grade_now() -> None:
    course = course_of(patient(adverse_events=(STORY,)), today=on_day(200))
    (summary,) = event_summary(course.record).by_term
    assert summary.highest_grade == 3
    (row,) = event_log(course).rows
    assert (row.open, row.now, row.highest) == (True, 2, 3)
    (lane,) = event_lanes(course)
    assert (lane.current_grade, lane.highest_grade) == (2, 3)
    assert [(piece.grade, piece.start, piece.stop) for piece in lane.spans[0].pieces] == [
        (2, on_day(12), on_day(87)),
        (3, on_day(87), on_day(102)),
        (2, on_day(102), on_day(102)),
    ]
    assert [(one.grade, one.highest_grade) for one in open_events(course)] == [(2, 3)]


def test_that_the_flag_of_a_severe_event_goes_with_its_grade() -> None:
    def said(one: AdverseEvent) -> list[str]:
        return [str(flag.summary) for flag in event_flags(patient(adverse_events=(one,)))]

    assert said(WORSE) == ["Grade 3 Hypertension, ongoing"]
    assert said(STORY) == ["Earlier adverse events of grade 3 or more: Hypertension (3)"]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"grade": 2}, "grade"),
        ({"start": on_day(11)}, "grades"),
        ({"start": None}, "grades"),
        ({"stop": on_day(101)}, "grades"),
        ({"grades": (*(STORY.grades or ()), GradeStep(on_day(102), 1))}, "grades"),
    ],
)
def test_that_a_story_that_contradicts_itself_is_named(changes: dict[str, object], name: str) -> None:
    values: dict[str, object] = dict(changes)
    assert [place for place, _ in story_problems(replace(STORY, **values))] == [name]  # type: ignore[arg-type]


def test_that_a_correction_of_the_story_takes_the_highest_grade_and_one_of_the_onset_the_first_day_along() -> None:
    told = (GradeStep(on_day(12), 2), GradeStep(on_day(90), 4))
    assert together(STORY, {"grades": told})["grade"] == 4
    moved = replace(STORY, **together(STORY, {"start": on_day(10)}))
    assert list(story_problems(moved)) == []


def test_that_a_change_of_grade_comes_after_the_last_and_before_the_end() -> None:
    assert step_problem(STORY, GradeStep(on_day(103), 1)) is None
    assert step_problem(STORY, GradeStep(on_day(102), 1)) is not None
    assert step_problem(STORY, GradeStep(on_day(103), 2)) is not None  # nothing was said
    assert step_problem(STORY, GradeStep(on_day(103), 2, "152/94 mmHg")) is None
    assert step_problem(replace(STORY, stop=on_day(110)), GradeStep(on_day(111), 1)) is not None
    assert step_problem(event("Rash", 1), GradeStep(on_day(3), 2)) is not None


def test_that_going_on_writes_nothing_over() -> None:
    assert only_adds(MILD, STORY)
    assert only_adds(MILD, replace(MILD, stop=on_day(30)))
    assert not only_adds(STORY, replace(STORY, grades=(STORY.grades or ())[:2]))
    assert not only_adds(MILD, replace(MILD, grade=3))
    assert not only_adds(replace(MILD, stop=on_day(30)), replace(MILD, stop=on_day(31)))


def test_that_a_derived_grade_of_an_event_that_had_it_long_ago_is_asked_about_and_goes_on_with_the_story() -> None:
    told = (GradeStep(on_day(10), 3), GradeStep(on_day(30), 1))
    known = event("Alanine aminotransferase increased", 3, start=10, grades=told)
    high = [lab("ALT", day, value, low=0, high=50) for day, value in ((0, 30), (20, 400), (80, 400))]
    course = course_of(patient(*high, adverse_events=(known,)), today=on_day(100))
    (waiting,) = suggestions(course)
    assert waiting.grade.on == on_day(80)
    after = waiting.continued
    assert after is not None
    assert after.grades is not None
    assert after.grades[-1] == GradeStep(on_day(80), 3, "ALT 400 U/L")


def _related(*answers: tuple[str, Relation], whole: bool | None = None) -> bool | None:
    return is_related(event("Rash", 2, related=whole, related_to=answers or None))


def test_that_an_event_is_related_where_anything_says_so_and_unknown_is_no_no() -> None:
    yes, no, unknown = (("lenvatinib", one) for one in Relation)
    assert _related() is None
    assert _related(whole=True) is True
    assert _related(whole=False) is False
    assert _related(no, ("SBRT", Relation.RELATED)) is True
    assert _related(yes, whole=False) is True
    assert _related(no, whole=True) is True  # an older answer for the whole treatment is not lost
    assert _related(no, ("SBRT", Relation.NOT_RELATED)) is False
    assert _related(no, ("SBRT", Relation.UNKNOWN)) is None
    assert _related(unknown) is None


def test_that_tables_count_an_event_as_related_by_the_answer_of_one_drug() -> None:
    told = (("lenvatinib", Relation.NOT_RELATED), ("cadonilimab", Relation.RELATED))
    (summary,) = event_summary(patient(adverse_events=(event("Rash", 3, start=9, related_to=told),))).by_term
    assert (summary.related, summary.highest_related) == (True, 3)


def test_that_only_what_was_given_up_to_the_onset_is_asked_about() -> None:
    drugs = (
        treatment("drug", "cadonilimab", 20),
        treatment("drug", "lenvatinib", 0, stop=9, dose=12),
        treatment("drug", "Lenvatinib", 10, dose=8),
        treatment("drug", "aspirin", 5, dose=0),  # planned, and not given
    )
    record = patient(treatments=drugs)
    assert agents_by(record, on_day(19)) == ("Lenvatinib",)
    assert agents_by(record, on_day(20)) == ("Lenvatinib", "cadonilimab")
    assert agents_by(record, None) == ("Lenvatinib", "cadonilimab")


def test_that_an_answer_is_added_and_another_one_writes_over() -> None:
    asked = replace(MILD, related_to=with_relation(MILD, "lenvatinib", Relation.UNKNOWN))
    assert only_adds(MILD, asked)
    assert only_adds(asked, replace(asked, related_to=with_relation(asked, "SBRT", Relation.RELATED)))
    assert not only_adds(asked, replace(asked, related_to=with_relation(asked, "Lenvatinib", Relation.RELATED)))


def test_that_a_value_in_another_unit_is_told_in_the_unit_of_the_limits_too() -> None:
    low = lab("albumin", 20, "3.4", low="4.0", high="5.5", unit="g/dL")
    (waiting,) = suggestions(course_of(patient(low), today=on_day(30)))
    assert [str(part) for part in waiting.working] == ["3.4 g/dL", "34 g/L", "Grade 1: below 1 × 40 = 40"]
