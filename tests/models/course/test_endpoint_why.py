"""R-8: the working of endpoints, those that are not defined included."""

from __future__ import annotations

from typing import Any

import pytest

from models.course.course import Course
from models.course.endpoint_why import EndpointWorking, endpoint_workings
from models.record.records import Outcome
from tests.models.changes import course_of, read, record_of
from tests.models.flag_records import ONE
from tests.models.patients import on_day

SIZES = {0: 100.0, 42: 60.0, 84: 60.0, 126: 100.0}


def of(outcome: Outcome | None = None, *, sizes: dict[int, float] | None = None, **parameters: Any) -> Course:
    reads = (read(day, {"T1": size}) for day, size in (SIZES if sizes is None else sizes).items())
    record = record_of(*reads, lesions=ONE, outcome=outcome or Outcome(alive=True, last_contact=on_day(200)))
    return course_of(record, **parameters)


def working(course: Course, name: str) -> EndpointWorking:
    return next(found for found in endpoint_workings(course) if str(found.name) == name)


def said(found: EndpointWorking) -> list[str]:
    why = found.why
    return [
        *(str(given) for given in why.inputs),
        *(f"{step.left}: {step.right}" for step in why.steps),
        *why.parameters,
        *(str(missing) for missing in why.missing),
    ]


def test_that_survival_shows_both_ends_and_their_difference() -> None:
    found = working(of(Outcome(death_date=on_day(150))), "Overall survival")
    assert found.why.rule == "R-8.1"
    assert said(found) == [
        "Start of treatment: 2023-03-10",
        "event: 2023-08-07",
        "2023-08-07 − 2023-03-10: 150 days",
        "death 2023-08-07: event",
    ]


def test_that_response_is_timed_by_both_criteria() -> None:
    course = of()
    assert [str(found.name) for found in endpoint_workings(course)] == [
        "Overall survival",
        "Progression-free survival",
        "Duration of response, RECIST 1.1",
        "Time to response, RECIST 1.1",
        "Duration of response, mRECIST",
        "Time to response, mRECIST",
    ]
    assert said(working(course, "Duration of response, RECIST 1.1")) == [
        "Response: 2023-04-21 (RECIST 1.1)",
        "event: 2023-07-14",
        "2023-07-14 − 2023-04-21: 84 days",
        "PD 2023-07-14: event",
        "dor_from = first_response",
    ]
    assert said(working(course, "Time to response, mRECIST"))[:2] == [
        "Start of treatment: 2023-03-10",
        "Response: 2023-04-21 (mRECIST)",
    ]
    judged_by_mrecist = of(progression_criterion="mrecist")
    assert len(endpoint_workings(judged_by_mrecist)) == 4


def test_that_the_rule_is_the_one_that_ended_it() -> None:
    assert working(of(), "Progression-free survival").why.rule == "R-8.2"
    later = Outcome(alive=True, last_contact=on_day(200), new_therapy_start=on_day(100))
    found = working(of(later), "Progression-free survival")
    assert found.why.rule == "R-8.3"
    assert "new therapy 2023-06-18; last evaluable imaging 2023-06-02: censored" in said(found)
    assert found.why.parameters == ("censor_at_new_therapy = true", "missed_assessments = none")


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [(Outcome(alive=False), "Date of death"), (Outcome(), "Any date after the start of treatment")],
)
def test_that_survival_that_cannot_be_told_says_what_is_missing(outcome: Outcome, missing: str) -> None:
    found = working(of(outcome, sizes={-1: 100.0}), "Overall survival")
    assert found.endpoint is None
    assert said(found)[-1] == missing


def test_that_a_response_that_is_not_confirmed_is_not_timed() -> None:
    course = of(sizes={0: 100.0, 42: 60.0})
    for name in ("Duration of response, RECIST 1.1", "Time to response, RECIST 1.1"):
        found = working(course, name)
        assert found.endpoint is None
        assert said(found)[-1] == "No CR or PR is confirmed"


def test_that_a_response_after_the_end_has_no_duration() -> None:
    treated_before = Outcome(alive=True, last_contact=on_day(200), new_therapy_start=on_day(30))
    found = working(of(treated_before, response_before_new_therapy_only=False), "Duration of response, RECIST 1.1")
    assert found.endpoint is None
    assert said(found)[-1] == "Progression-free survival ends before the response"
