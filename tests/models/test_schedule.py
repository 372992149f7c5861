"""R-13: the visit plan on the calendar, the doses against the plan, and the entry checklist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.doses import dose_checks
from models.entry import Checked, entry_checklist
from models.liver import baseline_liver_function
from models.protocol import PlannedVisit, Protocol, ScheduledVisit
from models.quantities import Answer
from models.records import (
    Ascites,
    Baseline,
    Encephalopathy,
    Imaging,
    Lesion,
    Measurement,
    Record,
    Role,
    Thrombus,
    Vp,
)
from models.schedule import not_made, schedule
from storage.protocols import load_protocols
from tests.models.patients import lab, on_day, patient, treatment, visit

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


def test_that_nothing_is_planned_after_death() -> None:
    found = planned(patient(imaging=imaging(42), died=90), 300)
    assert list(found) == ["W2", "W6"]
    assert [found["W2"].state, found["W6"].state] == ["overdue", "done"]


def test_that_what_lies_far_behind_the_plan_belongs_to_no_visit() -> None:
    found = planned(patient(imaging=imaging(1400)), 1500)
    assert found["W144"].state == "overdue"


def test_that_what_lies_in_the_future_has_not_happened() -> None:
    assert planned(patient(imaging=imaging(42)), 30)["W6"].done_on is None


def test_that_only_visits_since_the_last_one_made_are_still_to_be_made() -> None:
    found = schedule(patient(imaging=imaging(84)), TRIAL, on_day(200))
    assert [planned_visit.plan.label for planned_visit in not_made(found)] == ["W18", "W24"]


def test_that_a_protocol_without_visits_plans_none() -> None:
    assert schedule(patient(), Protocol(name="x", title="x", anchor="x"), on_day(9)) == ()
    one = Protocol(name="x", title="x", anchor="x", visits=(PlannedVisit("W6", 42, 35, 49),))
    assert planned(patient(imaging=imaging(60)), 99, one)["W6"].state == "late"


def test_that_follow_up_without_a_trial_keeps_the_rhythm_of_the_trial() -> None:
    assert PROTOCOLS["follow-up"].visits == tuple(plan for plan in TRIAL.visits if plan.imaging)
    assert set(PROTOCOLS) >= {"follow-up", "til-anti-pd-1", "cadonilimab-lenvatinib-sbrt"}


def test_that_the_trial_changes_three_parameters() -> None:
    changed = {
        name: value
        for name, value in TRIAL.parameters.as_dict().items()
        if value != PROTOCOLS["follow-up"].parameters.as_dict()[name]
    }
    assert changed == {
        "pfs_censor_at": "last_contact",
        "censor_at_new_therapy": False,
        "thrombus_is_non_target": False,
    }


# --- doses ----------------------------------------------------------------------------------------------------------


def checks(*given: Any, weight: object = 62, visits: Sequence[Any] = ()) -> list[tuple[str, Answer]]:
    baseline = Baseline(weight_kg=None if weight is None else Decimal(str(weight)))
    record = patient(treatments=given, baseline=baseline, visits=visits)
    return [(str(check.reason), check.answer) for check in dose_checks(record, TRIAL)]


def lenvatinib(day: int, dose: object, **values: Any) -> Any:
    return treatment("drug", "Lenvatinib", day, dose=dose, unit="mg", **values)


@pytest.mark.parametrize(
    ("weight", "dose", "answer"),
    [
        ("59.9", 8, Answer.MET),
        ("60", 12, Answer.MET),
        ("59.9", 12, Answer.NOT_MET),
        ("60", 8, Answer.NOT_MET),
        ("75", 24, Answer.NOT_MET),
        (None, 8, Answer.UNDETERMINED),
        (60, None, Answer.UNDETERMINED),
    ],
)
def test_that_lenvatinib_goes_by_60_kg(weight: object, dose: object, answer: Answer) -> None:
    assert [found for _, found in checks(lenvatinib(0, dose), weight=weight)] == [answer]


def test_that_a_later_lower_dose_is_a_reduction() -> None:
    found = checks(lenvatinib(0, 12, stop=30), lenvatinib(31, 8, stop=60), lenvatinib(61, 0), lenvatinib(90, 16))
    assert [answer for _, answer in found] == [Answer.MET, Answer.MET, Answer.NOT_MET]
    assert found[1][0] == "Lenvatinib 8 mg, reduced from the planned 12 mg"


def test_that_the_band_of_the_first_dose_stays_when_weight_is_lost() -> None:
    assert [a for _, a in checks(lenvatinib(0, 12), lenvatinib(60, 12), visits=[visit(50, weight_kg=55)])] == [
        Answer.MET,
        Answer.MET,
    ]


@pytest.mark.parametrize(
    ("dose", "answer"),
    [(620, Answer.MET), (682, Answer.MET), (683, Answer.NOT_MET), (558, Answer.MET), (557, Answer.NOT_MET)],
)
def test_that_cadonilimab_goes_by_kilograms(dose: int, answer: Answer) -> None:
    given = treatment("drug", "cadonilimab", 24, dose=dose, unit="mg")
    assert [found for _, found in checks(given)] == [answer]


def test_that_cadonilimab_follows_the_last_weight() -> None:
    given = (
        treatment("drug", "cadonilimab", 24, dose=500, unit="mg"),
        treatment("drug", "cadonilimab", 45, dose=700, unit="mg"),
    )
    visits = [visit(20, weight_kg=50), visit(44, weight_kg=70)]
    assert [found for _, found in checks(*given, visits=visits)] == [Answer.MET, Answer.MET]


@pytest.mark.parametrize(
    ("dose", "fractions", "answer"),
    [
        (30, 5, Answer.MET),
        (40, 5, Answer.MET),
        (35, None, Answer.MET),
        (29, 5, Answer.NOT_MET),
        (41, 5, Answer.NOT_MET),
    ],
)
def test_that_radiation_lies_between_30_and_40_gray(dose: int, fractions: int | None, answer: Answer) -> None:
    given = treatment("radiation", "SBRT", 14, stop=18, dose=dose, unit="Gy", fractions=fractions)
    assert [found for _, found in checks(given)] == [answer]


def test_that_another_number_of_fractions_is_off_the_plan() -> None:
    given = treatment("radiation", "SBRT", 14, stop=18, dose=40, unit="Gy", fractions=8)
    assert checks(given) == [("SBRT 40 Gy in 8 fractions; 5 fractions are planned", Answer.NOT_MET)]


@pytest.mark.parametrize(
    ("day", "answer"), [(18, Answer.NOT_MET), (19, Answer.MET), (25, Answer.MET), (26, Answer.NOT_MET)]
)
def test_that_cadonilimab_begins_one_to_seven_days_after_radiation(day: int, answer: Answer) -> None:
    radiation = treatment("radiation", "SBRT", 14, stop=18, dose=40, unit="Gy", fractions=5)
    given = treatment("drug", "cadonilimab", day, dose=620, unit="mg")
    later = treatment("drug", "cadonilimab", day + 21, dose=620, unit="mg")
    found = [(words, answer) for words, answer in checks(radiation, later, given) if words.startswith("first")]
    assert found == [(f"first cadonilimab {day - 18} days after the end of SBRT (planned: 1 to 7)", answer)]


def test_that_a_dose_in_another_unit_is_not_judged() -> None:
    words, answer = checks(treatment("drug", "lenvatinib", 0, dose="0.012", unit="g"))[0]
    assert (answer, words) == (
        Answer.UNDETERMINED,
        "dose of lenvatinib is in g, another unit than the planned one",
    )


def test_that_a_dose_per_kilogram_needs_a_weight() -> None:
    given = treatment("drug", "cadonilimab", 24, dose=620, unit="mg")
    words = "dose of cadonilimab needs a weight to be checked"
    assert checks(given, weight=None) == [(words, Answer.UNDETERMINED)]


def test_that_agents_without_a_planned_dose_are_not_checked() -> None:
    given = treatment("drug", "toripalimab", 20, dose=240, unit="mg")
    assert dose_checks(patient(treatments=(given,)), PROTOCOLS["til-anti-pd-1"]) == ()
    assert checks(treatment("drug", "entecavir", 0, dose="0.5", unit="mg")) == []


def test_that_a_dose_shows_its_working() -> None:
    given = treatment("drug", "cadonilimab", 24, dose=620, unit="mg")
    (check,) = dose_checks(patient(treatments=(given,), visits=[visit(20, weight_kg=62)]), TRIAL)
    assert [str(item) for item in check.why.inputs] == [
        "cadonilimab given: 620 mg, 2023-04-03",
        "Weight: 62 kg, 2023-03-30",
    ]
    assert [(str(step.left), str(step.right)) for step in check.why.steps] == [
        ("Planned: 10 mg/kg × 62 kg = 620 mg", "accepted: 558 – 682 mg")
    ]


# --- entry criteria -------------------------------------------------------------------------------------------------

RIGHT = Baseline(
    vp=Vp.VP3, ecog=1, aetiology=("HCV",), extrahepatic_sites=("lung",), prior_treatments=("TACE",),
    ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE,
)  # fmt: skip


def entry(record: Record) -> dict[str, str]:
    found = entry_checklist(record, TRIAL, baseline_liver_function(record))
    return {check.criterion.id: check.answer.value for check in found}


def with_target(tenths: int | None, **values: Any) -> dict[str, Any]:
    lesion = Lesion(number="T1", role=Role.TARGET, **values)
    read = Imaging(date=on_day(-3), measurements=(Measurement(number="T1", diameter_tenths=tenths),))
    return {"lesions": (lesion,), "imaging": (read,)}


def test_that_what_is_not_recorded_is_said_so() -> None:
    assert set(entry(patient()).values()) == {"not recorded"}


def test_that_the_checklist_reads_the_record() -> None:
    labs = lab("bilirubin", -1, 10), lab("albumin", -1, 40), lab("INR", -1, 1)
    found = entry(patient(*labs, baseline=RIGHT, born=date(1971, 3, 12), **with_target(710)))
    assert [name for name, answer in found.items() if answer == "met"] == [
        "I1",
        "I2",
        "I4",
        "I5",
        "I6",
        "I7",
        "E2",
        "E4",
    ]
    assert [name for name, answer in found.items() if answer == "not recorded"] == ["I3", "E1", "E3", "E5", "E6"]


@pytest.mark.parametrize(
    ("born", "answer"),
    [
        (date(2005, 3, 10), "met"),
        (date(2005, 3, 11), "not met"),
        (date(1952, 3, 11), "met"),
        (date(1952, 3, 10), "not met"),
    ],
)
def test_that_age_is_counted_in_completed_years_at_the_start(born: date, answer: str) -> None:
    """18 and 70 are within: a patient of 70 years and 364 days is 70; the day after, 71."""
    assert entry(patient(born=born))["I2"] == answer


@pytest.mark.parametrize(("ecog", "answer"), [(0, "met"), (2, "met"), (3, "not met")])
def test_that_performance_status_goes_to_2(ecog: int, answer: str) -> None:
    assert entry(patient(baseline=Baseline(ecog=ecog)))["I4"] == answer
    assert entry(patient(visits=[visit(-1, ecog=ecog)]))["I4"] == answer


@pytest.mark.parametrize(("bilirubin", "albumin", "answer"), [(10, 40, "met"), (60, 40, "met"), (60, 30, "not met")])
def test_that_child_pugh_goes_to_7_points(bilirubin: int, albumin: int, answer: str) -> None:
    labs = lab("bilirubin", -1, bilirubin), lab("albumin", -1, albumin), lab("INR", -1, 1)
    assert entry(patient(*labs, baseline=RIGHT))["I5"] == answer


def test_that_incomplete_points_decide_only_against() -> None:
    labs = [lab("bilirubin", -1, 60), lab("albumin", -1, 20)]
    assert entry(patient(*labs, baseline=RIGHT))["I5"] == "not met"
    assert entry(patient(labs[0], baseline=RIGHT))["I5"] == "not recorded"


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (with_target(100), "met"),
        (with_target(99), "not met"),
        (with_target(None), "not met"),
        (with_target(149, nodal=True), "not met"),
        (with_target(150, nodal=True), "met"),
        (with_target(300, irradiated_before=True), "not met"),
        ({}, "not recorded"),
    ],
)
def test_that_a_measurable_untreated_lesion_is_wanted(values: dict[str, Any], answer: str) -> None:
    assert entry(patient(**values))["I6"] == answer


def test_that_thick_slices_need_larger_lesions() -> None:
    read = Imaging(date=on_day(-3), slice_mm=Decimal(8), measurements=(Measurement(number="T1", diameter_tenths=159),))
    lesion = Lesion(number="T1", role=Role.TARGET)
    assert entry(patient(lesions=(lesion,), imaging=(read,)))["I6"] == "not met"


@pytest.mark.parametrize(
    ("baseline", "name", "answer"),
    [
        (Baseline(vp=Vp.VP0), "I1", "not met"),
        (Baseline(aetiology=("HBV",)), "I7", "not recorded"),
        (Baseline(aetiology=("HBV",), prior_treatments=("entecavir",)), "I7", "met"),
        (Baseline(extrahepatic_sites=("Brain",)), "E2", "not met"),
        (Baseline(extrahepatic_sites=()), "E2", "met"),
        (Baseline(prior_treatments=("sorafenib",)), "E4", "not met"),
        (Baseline(prior_treatments=("TACE", "FOLFOX")), "E4", "not met"),
        (Baseline(prior_treatments=()), "E4", "met"),
        (Baseline(prior_treatments=("something new",)), "E4", "not recorded"),
    ],
)
def test_that_the_profile_answers_its_criteria(baseline: Baseline, name: str, answer: str) -> None:
    assert entry(patient(baseline=baseline))[name] == answer


def test_that_thrombus_and_antivirals_are_also_found_elsewhere() -> None:
    read = Imaging(date=on_day(-3), thrombus=Thrombus(vp=Vp.VP2))
    antiviral = treatment("drug", "Tenofovir", -100)
    found = entry(patient(imaging=(read,), treatments=(antiviral,), baseline=Baseline(aetiology=("HBV",))))
    assert (found["I1"], found["I7"]) == ("met", "met")


def test_that_the_answers_are_the_three_of_the_checklist() -> None:
    assert [answer.value for answer in Checked] == ["met", "not met", "not recorded"]
