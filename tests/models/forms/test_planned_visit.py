"""Moving or skipping a planned visit: what is typed, what is wrong with it, and what it becomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.forms.planned_visit import (
    PlannedVisitDraft,
    appointment,
    draft_document,
    next_planned,
    problems,
    read_draft,
    still_planned,
)
from models.plan.schedule import schedule
from models.record.protocol import PlannedVisit, Protocol
from models.record.records import Appointment, Outcome
from tests.models.patients import on_day, patient, visit

PLAN = Protocol(
    name="x", title="x", anchor="x", visits=(PlannedVisit("W6", 42, 35, 49), PlannedVisit("W12", 84, 77, 91))
)
RECORD, TODAY = patient(visits=[visit(42)]), on_day(60)
PLANNED = schedule(RECORD, PLAN, TODAY)


def of(**typed: object) -> PlannedVisitDraft:
    return replace(PlannedVisitDraft(visit="W12"), **typed)  # type: ignore[arg-type]


def test_that_days_are_counted_from_the_day_on_which_the_visit_stands() -> None:
    found = appointment(of(on="+3d"), RECORD, PLANNED, TODAY)
    assert found == Appointment(visit="W12", day=on_day(87), moved_from=on_day(84))
    once = schedule(replace(RECORD, planned_visits=(found,)), PLAN, TODAY)
    assert appointment(of(on="+3d"), RECORD, once, TODAY).day == on_day(90)
    assert appointment(of(on=on_day(80).isoformat()), RECORD, PLANNED, TODAY).day == on_day(80)
    assert appointment(of(on="today"), RECORD, PLANNED, TODAY).day == TODAY


def test_that_a_skipped_visit_keeps_its_day_and_its_reason() -> None:
    found = appointment(of(skipped=True, reason=" no transport "), RECORD, PLANNED, TODAY)
    assert found == Appointment(visit="W12", day=on_day(84), skipped=True, reason="no transport")


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({}, ["on"]),
        ({"on": "+0d"}, ["on"]),
        ({"on": "-12w"}, ["on"]),
        ({"on": "soon"}, ["on"]),
        ({"skipped": True}, ["reason"]),
        ({"visit": "W6", "on": "+3d"}, ["visit"]),  # it took place
        ({"visit": None, "skipped": None}, ["visit", "skipped"]),
    ],
)
def test_that_what_cannot_be_is_said_at_its_field(typed: dict[str, object], fields: list[str]) -> None:
    assert [one.field for one in problems(of(**typed), RECORD, PLANNED, TODAY)] == fields


def test_that_nobody_is_seen_after_death() -> None:
    died = replace(RECORD, outcome=Outcome(alive=False, death_date=on_day(86)))
    (found,) = problems(of(on="+3d"), died, PLANNED, TODAY)
    assert found.field == "on"


def test_that_the_next_visit_is_the_first_that_is_still_to_be_made() -> None:
    assert [one.plan.label for one in still_planned(PLANNED)] == ["W12"]
    ahead = next_planned(PLANNED)
    assert ahead is not None
    assert ahead.plan.label == "W12"
    assert next_planned(()) is None


def test_that_a_draft_comes_back_with_its_day_written_out() -> None:
    document = draft_document(of(on="+3d", reason="x"), PLANNED, TODAY)
    assert read_draft(document) == of(on=on_day(87).isoformat(), reason="x")
