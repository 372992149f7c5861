"""Flags of markers, laboratory, adverse events, liver, doses and visits: when they are raised, how severe, and why."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from models.course.course import course
from models.flags.flags import Flag, Severity
from models.record.records import Ascites, Baseline, Encephalopathy, Imaging, LabResult, Record
from storage.shipped.protocols import load_protocols
from tests.models.patients import event, lab, on_day, patient, treatment, visit

PROTOCOLS = load_protocols()
CALM = {"ascites": "none", "encephalopathy": "none"}


def flags(record: Record, today: int = 100, protocol: str = "til-anti-pd-1") -> list[Flag]:
    """All flags of a record, under a protocol without a visit plan unless told otherwise."""
    return list(course(record, PROTOCOLS[protocol], on_day(today)).flags)


def words(found: Iterable[Flag]) -> list[str]:
    return [str(flag.summary) for flag in found]


def of_rule(found: Iterable[Flag], *rules: str) -> list[Flag]:
    return [flag for flag in found if flag.rule in rules]


# --- markers --------------------------------------------------------------------------------------------------------


def test_that_the_answer_at_six_weeks_is_told() -> None:
    (met,) = of_rule(flags(patient(lab("AFP", -1, 1000), lab("AFP", 42, 100))), "R-10.3")
    assert (met.severity, met.data_gap) == (Severity.INFORMATION, False)
    assert str(met.summary).startswith("AFP criterion met at 6 weeks: AFP fell by 90.0 %")
    (not_met,) = of_rule(flags(patient(lab("AFP", -1, 1000), lab("AFP", 42, 900))), "R-10.3")
    assert str(not_met.summary).startswith("AFP criterion not met at 6 weeks")


@pytest.mark.parametrize(("today", "raised"), [(49, False), (50, True)])
def test_that_a_missing_check_is_a_gap_once_its_window_is_over(today: int, raised: bool) -> None:
    found = of_rule(flags(patient(lab("AFP", -1, 1000)), today=today), "R-10.3")
    assert [flag.data_gap for flag in found] == ([True] if raised else [])


def test_that_a_marker_that_cannot_be_assessed_raises_nothing() -> None:
    assert of_rule(flags(patient(lab("AFP", -1, 5), lab("AFP", 42, 1))), "R-10.3") == []


@pytest.mark.parametrize(
    ("now", "rule", "severity"),
    [
        ("199.9", "R-10.10", Severity.INFORMATION),
        ("200", "R-10.9", Severity.REVIEW),
        (">200", "R-10.9", Severity.REVIEW),
        ("185", None, None),
        ("185.1", "R-10.10", Severity.INFORMATION),
        ("<500", None, None),
    ],
)
def test_that_a_doubling_since_the_nadir_is_for_review(now: str, rule: str | None, severity: Severity | None) -> None:
    record = patient(lab("AFP", -1, 1000, high=7), lab("AFP", 42, 100, high=7), lab("AFP", 84, now, high=7))
    found = of_rule(flags(record), "R-10.9", "R-10.10")
    assert [(flag.rule, flag.severity) for flag in found] == ([(rule, severity)] if rule else [])


def test_that_a_rise_within_the_range_raises_nothing() -> None:
    record = patient(lab("AFP", -1, 1000, high=7), lab("AFP", 42, "1.5", high=7), lab("AFP", 84, "3.1", high=7))
    assert of_rule(flags(record), "R-10.9", "R-10.10") == []


def test_that_a_rise_shows_its_arithmetic() -> None:
    record = patient(lab("AFP", -1, 1000), lab("AFP", 42, 0), lab("AFP", 84, 250))
    (found,) = of_rule(flags(record), "R-10.9")
    assert ("(250 − 0) ÷ 0", "∞ %") in [(str(step.left), str(step.right)) for step in found.why.steps]
    record = patient(lab("AFP", -1, 1000), lab("AFP", 42, 100), lab("AFP", 84, 250))
    (found,) = of_rule(flags(record), "R-10.9")
    assert [(str(step.left), str(step.right)) for step in found.why.steps] == [
        ("(250 − 100) ÷ 100", "150.0 %"),
        ("Rise of at least 100 %", "criterion met"),
    ]


def test_that_old_baselines_are_told() -> None:
    record = patient(
        lab("AFP", -40, 1000), lab("AFP", 42, 100), lab("ALT", -29, 10), lab("AST", -28, 10), lab("albumin", -30, 40)
    )
    assert "Baseline AFP is 40 days before the start, more than 28" in words(flags(record))
    assert "Baseline results older than 28 days: ALT, albumin" in words(flags(record))


# --- adverse events -------------------------------------------------------------------------------------------------


def test_that_ongoing_grade_3_is_for_review_and_grade_4_urgent() -> None:
    record = patient(
        adverse_events=(
            event("Hypertension", 3, start=10),
            event("Fatigue", 2, start=10),
            event("Colitis", 4, start=10),
            event("Rash", 3, start=10, stop=20),
            event("Sepsis", 3),
        )
    )
    found = [(str(flag.summary), flag.severity) for flag in of_rule(flags(record), "R-11")]
    assert sorted(found) == [
        ("Earlier adverse events of grade 3 or more: Rash (3), Sepsis (3)", Severity.INFORMATION),
        ("Grade 3 Hypertension, ongoing", Severity.REVIEW),
        ("Grade 4 Colitis, ongoing", Severity.URGENT),
    ]


def test_that_a_term_has_one_flag_by_its_worst_open_event() -> None:
    events = event("Colitis", 4, start=10), event("colitis", 3, start=40), event("Colitis", 3, start=1, stop=5)
    found = of_rule(flags(patient(adverse_events=events)), "R-11")
    assert words(found) == ["Grade 4 Colitis, ongoing"]
    died = of_rule(flags(patient(adverse_events=events, died=50)), "R-11")
    assert words(died) == ["Earlier adverse events of grade 3 or more: Colitis (4)"]


# --- laboratory grades ----------------------------------------------------------------------------------------------


def test_that_a_grade_3_result_not_in_the_log_is_for_review() -> None:
    record = patient(lab("platelets", -1, 40), lab("platelets", 42, 40), lab("platelets", 84, 45), lab("ALT", 42, 9))
    (found,) = of_rule(flags(record), "R-11")
    assert (str(found.summary), found.severity, found.on) == (
        "Not in the adverse-event log: Platelet count decreased, grade 3 by platelets 45 10^9/L",
        Severity.REVIEW,
        on_day(84),
    )


@pytest.mark.parametrize(
    ("term", "grade", "start", "stop", "logged"),
    [
        ("Platelet count decreased", 3, 40, None, True),
        ("thrombocytopenia", 3, 40, 50, True),
        ("Platelet count decreased", 2, 40, None, False),
        ("Platelet count decreased", 3, 56, None, True),
        ("Platelet count decreased", 3, 57, None, False),
        ("Platelet count decreased", 3, 1, 28, True),
        ("Platelet count decreased", 3, 1, 27, False),
        ("Platelet count decreased", 4, None, None, True),
        ("Anemia", 3, 40, None, False),
    ],
)
def test_that_an_entry_around_the_date_covers_the_result(
    term: str, grade: int, start: int | None, stop: int | None, logged: bool
) -> None:
    record = patient(lab("platelets", 42, 40), adverse_events=(event(term, grade, start=start, stop=stop),))
    found = [flag for flag in flags(record) if str(flag.summary).startswith("Not in the adverse-event log")]
    assert (found == []) is logged


def test_that_blood_pressure_of_grade_3_is_told_as_well() -> None:
    found = of_rule(flags(patient(visits=[visit(42, systolic=165, **CALM)])), "R-11")
    assert "Not in the adverse-event log: Hypertension, grade 3 by blood pressure 165/– mmHg" in words(found)


def panel(day: int, alt: object, bilirubin: object, alp: object) -> list[LabResult]:
    found = []
    for name, value, high in (("ALT", alt, 40), ("bilirubin", bilirubin, 20), ("ALP", alp, 120)):
        if value is not None:
            found.append(lab(name, day, value, low=0, high=high))
    return found


SBRT = treatment("radiation", "SBRT", 14, stop=18, dose=40, unit="Gy", fractions=5)


# --- liver ----------------------------------------------------------------------------------------------------------


def liver_panel(day: int, bilirubin: object, albumin: object = 40) -> list[LabResult]:
    return [lab("bilirubin", day, bilirubin), lab("albumin", day, albumin), lab("INR", day, 1)]


PROFILE = Baseline(ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)


@pytest.mark.parametrize(("bilirubin", "raised"), [(40, False), (60, True)])
def test_that_two_child_pugh_points_more_than_at_baseline_are_for_review(bilirubin: int, raised: bool) -> None:
    record = patient(*liver_panel(-1, 10), *liver_panel(60, bilirubin), visits=[visit(60, **CALM)], baseline=PROFILE)
    found = [text for text in words(flags(record)) if text.startswith("Child-Pugh")]
    assert found == (["Child-Pugh 5 points at baseline, 7 now"] if raised else [])


def test_that_the_latest_points_count() -> None:
    visits = [visit(60, **CALM), visit(90, **CALM)]
    record = patient(*liver_panel(-1, 10), *liver_panel(60, 60), *liver_panel(90, 10), visits=visits, baseline=PROFILE)
    assert [text for text in words(flags(record)) if text.startswith("Child-Pugh")] == []


def test_that_what_the_last_visit_lacks_is_a_gap_while_alive() -> None:
    labs = [*liver_panel(60, 10)[:2], lab("neutrophils", 60, 4), lab("lymphocytes", 60, 1)]
    (found,) = of_rule(flags(patient(*labs, visits=[visit(60, **CALM)])), "R-12")
    assert (str(found.summary), found.data_gap) == ("Liver scores of the visit on 2023-05-09 need: INR", True)
    assert of_rule(flags(patient(*labs, visits=[visit(60, **CALM)], died=70)), "R-12") == []


# --- doses and visits -----------------------------------------------------------------------------------------------


def trial(today: int, **values: Any) -> list[str]:
    """What is said of doses and planned days; what an open window still lacks has tests of its own."""
    found = of_rule(flags(patient(**values), today=today, protocol="cadonilimab-lenvatinib-sbrt"), "R-13")
    return [said for said in words(found) if "still needs" not in said]


def test_that_a_dose_off_the_plan_is_flagged_once_per_agent() -> None:
    given = tuple(treatment("drug", "lenvatinib", day, dose=16, unit="mg") for day in (0, 20, 40))
    baseline = Baseline(weight_kg=Decimal(62))
    assert trial(5, treatments=given, baseline=baseline) == ["Dose check: lenvatinib 16 mg is above the planned 12 mg"]
    assert trial(5, treatments=given) == ["Dose check: dose of lenvatinib needs a weight to be checked"]


def test_that_due_overdue_and_late_visits_are_told() -> None:
    assert trial(14) == ["Visit W2 is due: 2023-03-21 to 2023-03-27"]
    assert trial(30) == ["Visit W2 is overdue: its window ended on 2023-03-27"]
    assert trial(100) == ["3 visits are overdue, W2 to W12"]
    assert trial(100, visits=[visit(88)]) == []
    assert trial(60, visits=[visit(52)]) == [
        "Visit W6 took place outside its window (2023-04-14 to 2023-04-28): 3 days late"
    ]
    early = (Imaging(date=on_day(30)),)
    assert (
        trial(40, imaging=early)[0] == "Visit W6 took place outside its window (2023-04-14 to 2023-04-28): 5 days early"
    )
    assert trial(100, died=99) == []


def test_that_every_flag_carries_a_rule_a_source_and_inputs_or_what_is_missing() -> None:
    record = patient(
        lab("AFP", -40, 1000), lab("AFP", 42, 100), lab("AFP", 84, 900),
        *panel(42, 500, 60, 100), lab("platelets", 84, 5),
        visits=[visit(0, **CALM), visit(84, systolic=180, diastolic=100)],
        treatments=(SBRT, treatment("drug", "lenvatinib", 0, dose=30, unit="mg")),
        adverse_events=(event("Fatigue", 3, start=3),),
        baseline=Baseline(weight_kg=Decimal(60)),
    )  # fmt: skip
    found = flags(record, today=300, protocol="cadonilimab-lenvatinib-sbrt")
    assert len(found) >= 9
    for flag in found:
        assert flag.rule.startswith("R-")
        assert flag.why.source, str(flag.summary)
        assert flag.why.inputs or flag.why.missing, str(flag.summary)
