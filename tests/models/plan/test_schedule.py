"""R-13: the visit plan on the calendar of a patient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.plan.schedule import not_made, schedule
from models.record.partialdate import PartialDate
from models.record.protocol import PlannedVisit, Protocol, ScheduledVisit
from models.record.records import (
    Imaging,
    Outcome,
    Record,
)
from storage.shipped.protocols import load_protocols
from tests.models.patients import lab, on_day, patient, visit

PROTOCOLS = load_protocols()
TRIAL = PROTOCOLS["cadonilimab-lenvatinib-sbrt"]


def planned(record: Record, today: int, protocol: Protocol = TRIAL) -> dict[str, ScheduledVisit]:
    return {found.plan.label: found for found in schedule(record, protocol, on_day(today))}


def imaging(*days: int) -> tuple[Imaging, ...]:
    return tuple(Imaging(date=on_day(day)) for day in days)


# --- the plan -------------------------------------------------------------------------------------------------------


def test_that_the_trial_plans_six_and_then_twelve_weeks() -> None:
    days = [plan.day // 7 for plan in TRIAL.visits if plan.imaging]
    assert days[:10] == [6, 12, 18, 24, 30, 36, 42, 48, 60, 72]
    assert days[-1] == 144
    assert all((plan.earliest, plan.latest) == (plan.day - 7, plan.day + 7) for plan in TRIAL.visits if plan.imaging)
    (run_in,) = (plan for plan in TRIAL.visits if not plan.imaging)
    assert (run_in.day, run_in.earliest, run_in.latest) == (14, 11, 17)


@pytest.mark.parametrize(
    ("today", "state"), [(34, "upcoming"), (35, "open"), (42, "open"), (49, "open"), (50, "overdue")]
)
def test_that_a_window_holds_both_of_its_ends(today: int, state: str) -> None:
    assert planned(patient(), today)["W6"].state == state


@pytest.mark.parametrize(
    ("day", "state", "off"), [(35, "done", 0), (49, "done", 0), (50, "late", 1), (34, "early", 1), (60, "late", 11)]
)
def test_that_imaging_does_a_visit_in_its_window_or_off_it(day: int, state: str, off: int) -> None:
    found = planned(patient(imaging=imaging(day)), 300)["W6"]
    assert (found.state, found.days_off, found.done_on) == (state, off, on_day(day))


def test_that_an_early_visit_without_imaging_does_not_stand_for_a_planned_one() -> None:
    assert planned(patient(visits=[visit(30)]), 42)["W6"].state == "open"
    assert planned(patient(visits=[visit(55)]), 60)["W6"].state == "late"
    assert planned(patient(visits=[visit(42)]), 60)["W6"].state == "done"


def test_that_the_nearest_to_the_planned_day_does_it() -> None:
    found = planned(patient(visits=[visit(36), visit(43), visit(48)]), 300)["W6"]
    assert found.done_on == on_day(43)
    assert planned(patient(visits=[visit(40), visit(44)]), 300)["W6"].done_on == on_day(44)


def test_that_one_examination_does_not_stand_for_two_visits() -> None:
    found = planned(patient(imaging=imaging(63)), 300)
    assert [label for label, planned_visit in found.items() if planned_visit.done_on] in (
        ["W6"],
        ["W12"],
        ["W6", "W12"],
    )
    found = planned(patient(imaging=imaging(66)), 300)
    assert [label for label, planned_visit in found.items() if planned_visit.done_on] == ["W12"]


def test_that_the_run_in_check_is_also_done_by_a_marker_result() -> None:
    assert planned(patient(lab("AFP", 15, 5)), 20)["W2"].state == "done"
    assert planned(patient(lab("ALT", 15, 5)), 20)["W2"].state == "overdue"
    assert planned(patient(lab("AFP", 9, 5)), 10)["W2"].state == "upcoming"


def test_that_a_planned_visit_stands_on_the_calendar() -> None:
    found = planned(patient(), 0)["W6"]
    assert (found.on, found.earliest, found.latest) == (on_day(42), on_day(35), on_day(49))
    assert (found.days_off, found.done_on) == (0, None)


def test_that_off_its_window_imaging_counts_before_a_mere_visit() -> None:
    found = planned(patient(visits=[visit(51)], imaging=imaging(58)), 90)["W6"]
    assert (found.done_on, found.days_off) == (on_day(58), 9)
    found = planned(patient(imaging=imaging(58, 52)), 90)["W6"]
    assert found.done_on == on_day(52)


def test_that_what_takes_place_today_counts() -> None:
    assert planned(patient(imaging=imaging(42)), 42)["W6"].state == "done"


@pytest.mark.parametrize(("day", "expected"), [(48, True), (49, False), (50, False)])
def test_that_a_window_open_at_death_is_no_longer_planned(day: int, expected: bool) -> None:
    """Died on day 49: only a window that ended before was missed."""
    one = Protocol(name="x", title="x", anchor="x", visits=(PlannedVisit("V", 42, 35, day),))
    assert ("V" in planned(patient(died=49), 100, one)) is expected


@pytest.mark.parametrize(("day", "state"), [(63, "late"), (64, "overdue")])
def test_that_a_single_planned_visit_reaches_half_way_to_one_after_it(day: int, state: str) -> None:
    one = Protocol(name="x", title="x", anchor="x", visits=(PlannedVisit("W6", 42, 35, 49),))
    assert planned(patient(imaging=imaging(day)), 100, one)["W6"].state == state


def test_that_nothing_is_planned_after_death() -> None:
    found = planned(patient(imaging=imaging(42), died=90), 300)
    assert list(found) == ["W2", "W6"]
    assert [found["W2"].state, found["W6"].state] == ["missed", "done"]
    assert planned(patient(died=60), 300)["W6"].state == "missed"


@pytest.mark.parametrize("death", [PartialDate(2023, 6), PartialDate(2023, None), None])
def test_that_nothing_is_open_or_overdue_where_the_day_of_death_is_known_in_part_or_not_at_all(
    death: PartialDate | None,
) -> None:
    """Nothing is planned after the last day on which the patient was surely alive."""
    dead = replace(patient(imaging=imaging(42)), outcome=Outcome(alive=False, death_date=death))
    found = planned(dead, 400)
    assert list(found)[:2] == ["W2", "W6"]
    assert {one.state for label, one in found.items() if label != "W6"} == {"missed"}
    assert not_made(tuple(found.values())) == ()


def test_that_what_lies_far_behind_the_plan_belongs_to_no_visit() -> None:
    found = planned(patient(imaging=imaging(1400)), 1500)
    assert found["W144"].state == "overdue"


def test_that_what_lies_in_the_future_has_not_happened() -> None:
    assert planned(patient(imaging=imaging(42)), 30)["W6"].done_on is None


def test_that_only_visits_since_the_last_one_made_are_still_to_be_made() -> None:
    found = schedule(patient(imaging=imaging(84)), TRIAL, on_day(200))
    assert [planned_visit.plan.label for planned_visit in not_made(found)] == ["W18", "W24"]
    assert [visit.plan.label for visit in found if visit.state == "missed"] == ["W2", "W6"]


def test_that_a_protocol_without_visits_plans_none() -> None:
    assert schedule(patient(), Protocol(name="x", title="x", anchor="x"), on_day(9)) == ()
    one = Protocol(name="x", title="x", anchor="x", visits=(PlannedVisit("W6", 42, 35, 49),))
    assert planned(patient(imaging=imaging(60)), 99, one)["W6"].state == "late"


def test_that_follow_up_without_a_trial_keeps_the_rhythm_of_the_trial() -> None:
    assert PROTOCOLS["follow-up"].visits == tuple(plan for plan in TRIAL.visits if plan.imaging)
    assert set(PROTOCOLS) >= {"follow-up", "til-anti-pd-1", "cadonilimab-lenvatinib-sbrt"}


def test_that_the_trial_changes_five_parameters() -> None:
    changed = {
        name: value
        for name, value in TRIAL.parameters.as_dict().items()
        if value != PROTOCOLS["follow-up"].parameters.as_dict()[name]
    }
    assert changed == {
        "pfs_censor_at": "last_contact",
        "censor_at_new_therapy": False,
        "response_before_new_therapy_only": False,
        "irecist": True,
        "thrombus_is_non_target": False,
    }
