"""R-11: the list of grades, its working, the adverse-event summary, and what holds for every result."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.flags.events import ungraded_flags
from models.flags.flags import Severity
from models.record.ctcae import CTCAE, Kind, Reference
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import LabResult
from models.safety.grade import LabGrade
from models.safety.toxicity import event_summary, lab_grades
from tests.models.patients import event, lab, on_day, patient, visit

P = Parameters()


def graded(*labs: LabResult, **values: object) -> tuple[LabGrade, ...]:
    return lab_grades(patient(*labs, **values), P)  # type: ignore[arg-type]


def after_baseline(analyte: str, baseline: object, value: object, **limits: object) -> int | None:
    """The grade of a result after a baseline: 0 where it is not listed, None where it cannot be given."""
    labs = lab(analyte, -1, baseline, **limits), lab(analyte, 42, value, **limits)  # type: ignore[arg-type]
    return next((grade.grade for grade in graded(*labs) if grade.queued), 0)


# --- the list -------------------------------------------------------------------------------------------------------


def test_that_grades_come_in_order_of_date_then_analyte() -> None:
    found = graded(
        lab("platelets", 42, 10),
        lab("ALT", 42, 500, high=40),
        lab("albumin", 42, 10),
        lab("platelets", 21, 10),
        visits=[visit(42, systolic=170, diastolic=100)],
    )
    assert [(g.on.day, g.analyte) for g in found] == [
        (31, "platelets"),
        (21, "ALT"),
        (21, "albumin"),
        (21, "blood pressure"),
        (21, "platelets"),
    ]


def test_that_a_date_has_one_grade_per_term_by_the_result_that_counts() -> None:
    labs = lab("platelets", 42, 10, at="18:00"), lab("platelets", 42, 90, low=100, at="08:00")
    assert [g.grade for g in graded(*labs)] == [4]


def test_that_the_change_from_baseline_stands_beside_the_grade() -> None:
    found = graded(
        lab("platelets", -1, 80, low=100), lab("platelets", 42, 60, low=100), lab("platelets", 50, "<60", low=100)
    )
    assert [g.change_from_baseline_percent for g in found] == [None, Decimal(-25), None]


def test_that_no_rule_reads_other_analytes() -> None:
    assert graded(lab("CRP", 42, 500, high=5), lab("AFP", 42, 60000, high=7)) == ()


def test_that_every_grade_shows_its_working() -> None:
    (found,) = graded(lab("ALT", -1, 30, low=0, high=40), lab("ALT", 42, 121, low=0, high=40))
    why = found.why
    assert (why.rule, why.source, why.parameters) == ("R-11", "CTCAE v5.0, NCI 2017", ("ctcae_version = 5.0",))
    assert [str(item) for item in why.inputs] == [
        "ALT: 121 U/L, 2023-04-21 (0–40)",
        "ALT at baseline: 30 U/L, 2023-03-09 (0–40)",
    ]
    assert [(str(step.left), str(step.right)) for step in why.steps[1:3]] == [
        ("Grade 1: above 1 × 40 = 40", "criterion met"),
        ("Grade 2: above 3 × 40 = 120", "criterion met"),
    ]


def test_that_the_working_names_conversions_bounds_and_what_is_missing() -> None:
    (found,) = graded(lab("haemoglobin", 42, "7.5", unit="g/dL"))
    assert ("7.5 g/dL converted", "75 g/L") in [(str(s.left), str(s.right)) for s in found.why.steps]
    assert "Lower limit of the laboratory's range" in [str(words) for words in found.why.missing]
    (_, found) = graded(lab("ALT", -1, ">200", high=40), lab("ALT", 42, 900, high=40))
    assert "Grade 1: 1.5 × baseline (300 – ∞) or above" in [str(step.left) for step in found.why.steps]
    (found,) = graded(lab("ALT", 42, 900))
    assert "Grade 1: above 1 × ULN" in [str(step.left) for step in found.why.steps]
    (found,) = graded(lab("urine protein dipstick", 42, "2+"))
    assert "Grade 2: 2 or above" in [str(step.left) for step in found.why.steps]
    (found,) = graded(visits=[visit(42, systolic=165)])
    assert [(str(s.left), str(s.right)) for s in found.why.steps] == [
        ("Systolic", "grade 3"),
        ("Diastolic", "Not recorded"),
    ]
    assert [str(item) for item in found.why.inputs] == ["Systolic: 165 mmHg, 2023-04-21"]


def test_that_the_table_holds_every_term_of_the_rules() -> None:
    terms = {row.term for row in CTCAE["5.0"].rows} | {CTCAE["5.0"].systolic.term}
    assert terms == {
        *(
            "Alanine aminotransferase increased",
            "Aspartate aminotransferase increased",
            "Alkaline phosphatase increased",
        ),
        *("GGT increased", "Blood bilirubin increased", "Platelet count decreased", "Neutrophil count decreased"),
        *(
            "White blood cell decreased",
            "Lymphocyte count decreased",
            "Anemia",
            "Creatinine increased",
            "INR increased",
        ),
        *("Hypoalbuminemia", "Hypernatremia", "Hyponatremia", "Hyperkalemia", "Hypokalemia", "Hypoglycemia"),
        *("Hypertension", "Proteinuria"),
    }


def test_that_grade_5_is_never_computed() -> None:
    assert all(limit.grade <= 4 for row in CTCAE["5.0"].rows for limit in (*row.limits, *row.by_baseline))


# --- the adverse-event log ------------------------------------------------------------------------------------------


def test_that_the_summary_counts_the_highest_grade_per_term() -> None:
    found = event_summary(
        patient(
            adverse_events=(
                event("Hypertension", 1, related=True),
                event("Fatigue", 2, related=False),
                event("hypertension ", 3, related=None),
                event("Rash", 2, immune_related=True, serious=True),
                event("Colitis", 3, related=True, immune_related=True),
            )
        )
    )
    assert [(t.term, t.highest_grade, t.related, t.immune_related) for t in found.by_term] == [
        ("Colitis", 3, True, True),
        ("Hypertension", 3, True, False),
        ("Fatigue", 2, False, False),
        ("Rash", 2, False, True),
    ]
    assert (found.any_grade, found.grade_3_or_more) == (4, 2)
    assert (found.related_any_grade, found.related_grade_3_or_more) == (2, 1)
    assert (found.immune_related_any_grade, found.immune_related_grade_3_or_more) == (2, 1)
    assert [t.highest_related for t in found.by_term] == [3, 1, 0, 0]
    assert [t.highest_immune_related for t in found.by_term] == [3, 0, 0, 2]
    assert [t.serious for t in found.by_term] == [False, False, False, True]


def test_that_no_events_make_an_empty_summary() -> None:
    found = event_summary(patient())
    assert (found.by_term, found.any_grade, found.grade_3_or_more) == ((), 0, 0)


# --- properties -----------------------------------------------------------------------------------------------------

values = st.decimals(min_value=0, max_value=5000, places=1)


@given(st.sampled_from(["ALT", "ALP", "bilirubin", "creatinine", "INR"]), values, values, values)
def test_that_a_higher_result_never_has_a_lower_grade(
    analyte: str, baseline: Decimal, first: Decimal, second: Decimal
) -> None:
    grades = []
    for value in sorted((first, second)):
        grades.append(after_baseline(analyte, baseline, value, low=1, high=50))
    assert None in grades or grades[0] <= grades[1]  # type: ignore[operator]


@given(st.sampled_from(["platelets", "haemoglobin", "albumin", "neutrophils", "glucose"]), values, values)
def test_that_a_lower_result_never_has_a_lower_grade(analyte: str, first: Decimal, second: Decimal) -> None:
    grades = []
    for value in sorted((first, second), reverse=True):
        grades.append(next((grade.grade for grade in graded(lab(analyte, 42, value, low=130))), 0))
    assert grades[0] <= grades[1]  # type: ignore[operator]


@given(
    st.sampled_from(["ALT", "bilirubin", "platelets", "sodium", "creatinine"]), values, values, st.sampled_from("<>")
)
def test_that_the_grade_of_a_censored_result_holds_for_every_value_it_may_have(
    analyte: str, limit: Decimal, inside: Decimal, operator: str
) -> None:
    true = min(limit, inside) if operator == "<" else max(limit, inside)
    range_ = {"low": 100, "high": 200}
    baseline = lab(analyte, -1, 150, **range_)
    sure = {g.term: g.grade for g in graded(baseline, lab(analyte, 42, f"{operator}{limit}", **range_)) if g.queued}
    point = {g.term: g.grade for g in graded(baseline, lab(analyte, 42, true, **range_)) if g.queued}
    for term in {*sure, *point}:
        assert sure.get(term, 0) in (None, point.get(term, 0))


@given(
    st.sampled_from([("bilirubin", "17.1"), ("albumin", "10"), ("haemoglobin", "10"), ("creatinine", "88.4")]),
    st.data(),
)
def test_that_the_unit_never_changes_a_grade(analyte: tuple[str, str], data: st.DataObject) -> None:
    name, factor = analyte
    unit = "mg/dL" if name in ("bilirubin", "creatinine") else "g/dL"
    small = st.decimals(min_value="0.1", max_value=30, places=1)
    baseline, value, low, high = (data.draw(small) for _ in range(4))
    times = Decimal(factor)
    other = [lab(name, day, v, unit=unit, low=low, high=high) for day, v in ((-1, baseline), (42, value))]
    own = [lab(name, day, v * times, low=low * times, high=high * times) for day, v in ((-1, baseline), (42, value))]
    shape = [(g.on, g.term, g.grade, g.branch) for g in graded(*own)]
    assert [(g.on, g.term, g.grade, g.branch) for g in graded(*other)] == shape


@given(st.lists(st.tuples(st.sampled_from(["ALT", "platelets", "INR"]), st.integers(-9, 60), values), max_size=12,
                unique_by=lambda item: item[:2]), st.randoms())  # fmt: skip
def test_that_the_order_of_entry_never_changes_a_grade(
    results: list[tuple[str, int, Decimal]], shuffle: random.Random
) -> None:
    labs = [lab(name, day, value, low=100, high=200) for name, day, value in results]
    first = [(g.on, g.term, g.grade, g.branch) for g in graded(*labs)]
    shuffle.shuffle(labs)
    assert [(g.on, g.term, g.grade, g.branch) for g in graded(*labs)] == first


def test_that_only_ratio_rows_refer_to_a_baseline() -> None:
    for row in CTCAE["5.0"].rows:
        refers = any(limit.of is Reference.BASELINE for limit in (*row.limits, *row.by_baseline))
        assert refers is (row.kind is not Kind.ABSOLUTE), row.term


# --- what stands beside a grade -------------------------------------------------------------------------------------


def test_that_the_change_from_baseline_needs_two_exact_results() -> None:
    def change(baseline: object, value: object) -> Decimal | None:
        found = graded(lab("platelets", -1, baseline, low=100), lab("platelets", 42, value, low=100))
        return found[-1].change_from_baseline_percent

    assert change(200, 50) == -75
    assert change(80, 90) == Decimal("12.5")
    assert change("<90", 50) is None
    assert change(">90", 50) is None
    assert change(200, "<50") is None
    assert change(0, 50) is None


def test_that_the_change_is_made_in_one_unit_and_a_baseline_has_none() -> None:
    found = graded(lab("haemoglobin", -1, 100, low=120), lab("haemoglobin", 42, "9", unit="g/dL", low=12))
    assert [grade.change_from_baseline_percent for grade in found] == [None, -10]
    earlier = graded(lab("platelets", -20, 50, low=100), lab("platelets", -1, 80, low=100))
    assert [grade.change_from_baseline_percent for grade in earlier] == [None, None]
    (pressure,) = graded(visits=[visit(42, systolic=170, diastolic=80)])
    assert pressure.change_from_baseline_percent is None


def test_that_a_branch_that_is_not_known_bounds_the_grade_by_both() -> None:
    found = graded(lab("ALT", -1, 100), lab("ALT", 42, 250, high=40))[-1]
    assert (found.grade, found.lowest, found.highest) == (None, 1, 3)
    other = graded(lab("ALT", -1, 20), lab("ALT", 42, 130, high=40))[-1]
    assert (other.grade, other.lowest, other.highest) == (None, 2, 3)


def test_that_only_a_test_that_depends_on_it_asks_for_anticoagulation() -> None:
    told = [visit(84, anticoagulated=False), visit(0, anticoagulated=True)]
    found = graded(
        lab("INR", -1, 1, high="1.2"), lab("INR", 42, 2, high="1.2"), lab("ALT", 42, 500, high=40), visits=told
    )
    assert {grade.analyte: grade.basis.anticoagulated for grade in found} == {"INR": True, "ALT": None}


def test_that_grouped_results_are_used_where_they_are_given() -> None:
    results = Results(patient(lab("ALT", 42, 500, high=40)))
    assert [grade.analyte for grade in lab_grades(patient(), P, results=results)] == ["ALT"]


def test_that_a_number_of_blood_pressure_that_is_not_recorded_may_be_anything() -> None:
    found = graded(visits=[visit(42, systolic=110), visit(43, systolic=125), visit(44, systolic=160)])
    assert [(grade.grade, grade.lowest, grade.highest) for grade in found] == [(None, 0, 3), (None, 1, 3), (3, 3, 3)]
    assert not any(grade.clinician_may_raise for grade in found)


def test_that_only_a_missing_limit_that_could_raise_the_grade_is_named() -> None:
    branches = {
        value: graded(lab("platelets", 42, value))[0].branch for value in ("<80", "<60", "<1,000", "90")
    }  # without the laboratory's range: grade 1 has no limit
    assert branches == {"<80": "no limits", "<60": "absolute", "<1,000": "no limits", "90": "no limits"}


def test_that_what_one_event_of_a_term_was_the_term_stays() -> None:
    marked = event("Rash", 1, start=1, related=True, immune_related=True, serious=True)
    plain = event("Rash", 2, start=9)
    for events in ((marked, plain), (plain, marked)):
        (found,) = event_summary(patient(adverse_events=events)).by_term
        assert (found.related, found.immune_related, found.serious) == (True, True, True)
        assert (found.highest_grade, found.highest_related, found.highest_immune_related) == (2, 1, 1)


def test_that_a_result_of_the_day_of_the_start_is_not_queued() -> None:
    labs = (lab("ALT", -1, 500, high=40), lab("ALT", 0, 500, high=40), lab("ALT", 1, 5000, high=40))
    assert [grade.queued for grade in graded(*labs)] == [False, False, True]


def test_that_visits_tell_of_anticoagulation_in_the_order_of_their_dates() -> None:
    told = [visit(day, anticoagulated=answer) for day, answer in ((35, True), (0, False), (90, False))]
    (found,) = graded(lab("INR", 42, 4, high="1.2"), visits=told)
    assert found.basis.anticoagulated is True


def test_that_grade_3_is_counted_from_grade_3_on() -> None:
    marked = {"related": True, "immune_related": True}
    for grade, counted in ((2, 0), (3, 1)):
        summary = event_summary(patient(adverse_events=(event("Rash", grade, start=1, **marked),)))
        numbers = (
            summary.grade_3_or_more, summary.related_grade_3_or_more, summary.immune_related_grade_3_or_more
        )  # fmt: skip
        assert numbers == (counted, counted, counted)


# --- what cannot be graded (R-11.2) ---------------------------------------------------------------------------------


def ungraded(*labs: LabResult) -> list[tuple[str, str, bool]]:
    found = lab_grades(patient(*labs), Parameters())
    return [(grade.analyte, str(grade.reason), grade.severe) for grade in found if grade.grade is None]


def test_that_a_result_without_limits_is_listed_with_the_reason() -> None:
    assert ungraded(lab("ALT", 54, "1,200")) == [("ALT", "no limits recorded", False)]
    assert ungraded(lab("platelets", 54, 200, high=350)) == [("platelets", "no lower limit recorded", False)]
    assert ungraded(lab("haemoglobin", 54, 70)) == []  # a fixed limit decides


def test_that_a_result_in_no_unit_of_its_analyte_is_listed() -> None:
    found = ungraded(
        replace(lab("ALT", 54, 30), unit="mg/L"), replace(lab("sodium", 54, 140, low=135, high=145), unit="g")
    )
    assert found == [("ALT", "“mg/L” is not a unit of ALT", False), ("sodium", "“g” is not a unit of sodium", False)]


@pytest.mark.parametrize(("value", "severe"), [("200", False), ("200.1", True), ("1200", True), ("100", False)])
def test_that_it_is_for_review_where_every_range_stored_would_make_it_severe(value: str, severe: bool) -> None:
    """The widest of the ranges stored decides: 5 × 40 is 200."""
    stored = lab("ALT", -5, 20, high=30), lab("ALT", -3, 20, high=40)
    assert ungraded(*stored, lab("ALT", 54, value)) == [("ALT", "no limits recorded", severe)]
    flags = list(ungraded_flags(lab_grades(patient(*stored, lab("ALT", 54, value)), Parameters())))
    assert [flag.severity for flag in flags] == [Severity.REVIEW if severe else Severity.INFORMATION]
    assert all(flag.data_gap and flag.rule == "R-11.2" for flag in flags)
    assert str(flags[0].summary) == f"ALT {value} U/L on {on_day(54)}: no limits recorded, cannot be graded"


def test_that_without_any_range_stored_nothing_is_called_severe() -> None:
    assert ungraded(lab("ALT", 54, "120000")) == [("ALT", "no limits recorded", False)]


@given(value=st.integers(0, 5000), with_range=st.booleans(), day=st.integers(-20, 200))
def test_that_every_result_is_graded_zero_or_listed(value: int, with_range: bool, day: int) -> None:
    found = lab_grades(patient(lab("ALT", day, value, high=40 if with_range else None)), Parameters())
    assert len(found) == (value > 40 if with_range else value >= 0)
    assert all((grade.grade is None) is (grade.reason is not None) for grade in found)
