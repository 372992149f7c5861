"""R-13: visits of the plan that were moved to another day, or skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.course.course import course
from models.course.headline import due_visit
from models.flags.flags import Flag
from models.plan.schedule import schedule
from models.record.protocol import PlannedVisit, Protocol, ScheduledVisit
from models.record.records import Appointment, Record, VisitKind
from tests.models.patients import on_day, patient, visit

PLAN = Protocol(
    name="x", title="x", anchor="x", visits=(PlannedVisit("W6", 42, 35, 49), PlannedVisit("W12", 84, 77, 91))
)


def moved(label: str, day: int, **more: object) -> Appointment:
    return replace(Appointment(visit=label, day=on_day(day)), **more)  # type: ignore[arg-type]


def planned(today: int, *entries: Appointment, **of: object) -> dict[str, ScheduledVisit]:
    record: Record = replace(patient(**of), planned_visits=entries)  # type: ignore[arg-type]
    return {found.plan.label: found for found in schedule(record, PLAN, on_day(today))}


def flags(today: int, *entries: Appointment, **of: object) -> list[Flag]:
    record: Record = replace(patient(**of), planned_visits=entries)  # type: ignore[arg-type]
    return [flag for flag in course(record, PLAN, on_day(today)).flags if flag.why.rule == "R-13"]


def test_that_a_moved_visit_stands_on_its_new_day_and_keeps_its_window() -> None:
    found = planned(0, moved("W6", 45))["W6"]
    assert (found.on, found.moved_from, found.days_moved) == (on_day(45), on_day(42), 3)
    assert (found.earliest, found.latest, found.due_by) == (on_day(35), on_day(49), on_day(49))


def test_that_the_last_entry_of_a_visit_counts() -> None:
    assert planned(0, moved("W6", 45), moved("W6", 47))["W6"].on == on_day(47)
    back = planned(0, moved("W6", 45), moved("W6", 42))["W6"]
    assert (back.on, back.moved_from) == (on_day(42), None)


@pytest.mark.parametrize(("today", "state"), [(50, "open"), (55, "open"), (56, "overdue")])
def test_that_a_visit_moved_past_its_window_is_overdue_after_its_new_day(today: int, state: str) -> None:
    assert planned(today, moved("W6", 55))["W6"].state == state


def test_that_what_takes_place_on_the_new_day_does_it_and_its_window_still_judges_it() -> None:
    late = planned(60, moved("W6", 55), visits=[visit(55)])["W6"]
    assert (late.state, late.days_off, late.done_on) == ("late", 6, on_day(55))
    early = planned(60, moved("W6", 30), visits=[visit(30)])["W6"]
    assert (early.state, early.days_off) == ("early", 5)
    assert planned(60, visits=[visit(30)])["W6"].state == "overdue"  # nobody had moved it there


def test_that_of_two_visits_the_nearer_to_the_new_day_does_it() -> None:
    assert planned(60, moved("W6", 48), visits=[visit(41), visit(47)])["W6"].done_on == on_day(47)


def test_that_a_skipped_visit_is_neither_due_nor_overdue_nor_missed() -> None:
    skipped = moved("W6", 42, skipped=True, reason="on holiday")
    assert [planned(day, skipped)["W6"].state for day in (0, 42, 60)] == ["skipped"] * 3
    assert planned(90, skipped, visits=[visit(84)])["W6"].state == "skipped"
    assert not flags(60, skipped)
    record = replace(patient(), planned_visits=(skipped,))
    due = due_visit(course(record, PLAN, on_day(42)))
    assert due is not None
    assert due.plan.label == "W12"


def test_that_only_what_takes_place_in_its_window_does_a_skipped_visit() -> None:
    skipped = moved("W6", 42, skipped=True)
    assert planned(90, skipped, visits=[visit(55)])["W6"].state == "skipped"
    assert planned(90, skipped, visits=[visit(44)])["W6"].state == "done"


def test_that_a_skipped_visit_is_planned_again_once_it_is_moved() -> None:
    assert planned(0, moved("W6", 42, skipped=True), moved("W6", 44))["W6"].state == "upcoming"


def test_that_a_name_the_plan_does_not_have_is_a_visit_more() -> None:
    found = planned(60, moved("Cycle 3", 58))["Cycle 3"]
    assert (found.on, found.earliest, found.latest, found.state) == (on_day(58), on_day(58), on_day(58), "overdue")
    again = planned(60, moved("Cycle 3", 58), moved("Cycle 3", 61, moved_from=on_day(58)))["Cycle 3"]
    assert (again.on, again.moved_from, again.state) == (on_day(61), on_day(58), "open")


def test_that_flags_and_the_next_visit_read_the_new_day() -> None:
    (overdue,) = (flag for flag in flags(60, moved("W6", 55)) if "overdue" in str(flag.summary))
    assert str(overdue.summary) == "Visit W6 is overdue: it was moved to 2023-05-04"
    rests_on = [("42", on_day(42)), ("55", on_day(55)), ("49", on_day(49))]
    assert [(given.value, given.on) for given in overdue.why.inputs] == rests_on
    due = due_visit(course(replace(patient(), planned_visits=(moved("W6", 55),)), PLAN, on_day(52)))
    assert due is not None
    assert (due.plan.label, due.state) == ("W6", "open")


def test_that_a_telephone_contact_does_no_planned_visit() -> None:
    assert planned(42, visits=[visit(42, kind=VisitKind.TELEPHONE)])["W6"].state == "open"
    assert planned(42, visits=[visit(42, kind=VisitKind.WARD)])["W6"].state == "done"
