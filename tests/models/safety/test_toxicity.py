"""R-11: CTCAE 5.0 grades from results and blood pressure, exact at every limit, and the adverse-event summary."""

from __future__ import annotations

from datetime import date, time

import pytest

from models.record.protocol import Parameters
from models.record.records import LabResult
from models.safety.grade import LabGrade
from models.safety.toxicity import lab_grades
from tests.models.patients import lab, patient, visit

P = Parameters()


def graded(*labs: LabResult, **values: object) -> tuple[LabGrade, ...]:
    return lab_grades(patient(*labs, **values), P)  # type: ignore[arg-type]


def one(*labs: LabResult, **values: object) -> tuple[int | None, str] | None:
    """Grade and branch of the last result; None when it is not listed."""
    found = [grade for grade in graded(*labs, **values) if grade.result is labs[-1]]
    assert len(found) <= 1
    return (found[0].grade, found[0].branch) if found else None


def after_baseline(analyte: str, baseline: object, value: object, **limits: object) -> tuple[int | None, str] | None:
    return one(lab(analyte, -1, baseline, **limits), lab(analyte, 42, value, **limits))  # type: ignore[arg-type]


# --- ratio to the range, baseline within it -------------------------------------------------------------------------

NORMAL = [
    *[("ALT", 40, value, grade) for value, grade in (("40", 0), ("40.01", 1), ("120", 1), ("120.1", 2))],
    *[("ALT", 40, value, grade) for value, grade in (("200", 2), ("200.1", 3), ("800", 3), ("800.1", 4))],
    *[("AST", 35, value, grade) for value, grade in (("35", 0), ("105", 1), ("105.1", 2), ("175", 2), ("700.1", 4))],
    *[("ALP", 100, value, grade) for value, grade in (("100", 0), ("100.1", 1), ("250", 1), ("250.1", 2))],
    *[("ALP", 100, value, grade) for value, grade in (("500", 2), ("500.1", 3), ("2000", 3), ("2000.1", 4))],
    *[
        ("GGT", 60, value, grade)
        for value, grade in (("60", 0), ("150", 1), ("150.01", 2), ("300.1", 3), ("1200.1", 4))
    ],
    *[("bilirubin", 20, value, grade) for value, grade in (("20", 0), ("20.1", 1), ("30", 1), ("30.01", 2))],
    *[("bilirubin", 20, value, grade) for value, grade in (("60", 2), ("60.1", 3), ("200", 3), ("200.1", 4))],
]


@pytest.mark.parametrize(("analyte", "high", "value", "grade"), NORMAL)
def test_that_a_baseline_within_its_range_is_graded_by_multiples_of_the_range(
    analyte: str, high: int, value: str, grade: int
) -> None:
    expected = (grade, "normal baseline") if grade else None
    assert after_baseline(analyte, high, value, low=0, high=high) == expected


# --- ratio to an abnormal baseline ----------------------------------------------------------------------------------

ABNORMAL = [
    *[("ALT", value, grade) for value, grade in (("149.9", 0), ("150", 1), ("300", 1), ("300.1", 2))],
    *[("ALT", value, grade) for value, grade in (("500", 2), ("500.1", 3), ("2000", 3), ("2000.1", 4))],
    *[("AST", value, grade) for value, grade in (("149.9", 0), ("150", 1), ("300.1", 2))],
    *[("ALP", value, grade) for value, grade in (("199.9", 0), ("200", 1), ("250", 1), ("250.1", 2), ("500.1", 3))],
    *[("GGT", value, grade) for value, grade in (("199.9", 0), ("200", 1), ("250.1", 2), ("2000.1", 4))],
    *[("bilirubin", value, grade) for value, grade in (("100", 0), ("100.1", 1), ("150", 1), ("150.01", 2))],
    *[("bilirubin", value, grade) for value, grade in (("300", 2), ("300.1", 3), ("1000", 3), ("1000.1", 4))],
]


@pytest.mark.parametrize(("analyte", "value", "grade"), ABNORMAL)
def test_that_an_abnormal_baseline_is_graded_by_multiples_of_itself(analyte: str, value: str, grade: int) -> None:
    expected = (grade, "abnormal baseline") if grade else None
    assert after_baseline(analyte, 100, value, low=0, high=40) == expected


def test_that_the_range_of_the_baseline_day_decides_and_not_todays() -> None:
    """ALT 50 was within 0–60 then; today's laboratory has 0–40. And the other way round."""
    assert one(lab("ALT", -1, 50, high=60), lab("ALT", 42, 130, high=40)) == (2, "normal baseline")
    assert one(lab("ALT", -1, 50, high=40), lab("ALT", 42, 130, high=60)) == (1, "abnormal baseline")


def test_that_a_baseline_exactly_at_the_limit_is_within_the_range() -> None:
    assert after_baseline("ALT", 40, 121, high=40) == (2, "normal baseline")
    assert after_baseline("ALT", "40.1", 121, high=40) == (2, "abnormal baseline")
    assert after_baseline("ALT", "40.4", 121, high=40) == (1, "abnormal baseline")


def test_that_the_baseline_itself_is_graded_by_its_range_and_never_queued() -> None:
    found = graded(lab("ALT", -1, 130, high=40), lab("ALT", 42, 130, high=40))
    assert [(grade.grade, grade.branch, grade.queued) for grade in found] == [(2, "baseline", False)]


def test_that_without_a_baseline_the_range_counts_provisionally() -> None:
    found = graded(lab("ALT", 10, 130, high=40))
    assert [(grade.grade, grade.branch, grade.provisional, grade.queued) for grade in found] == [
        (2, "no baseline", True, True)
    ]


@pytest.mark.parametrize(
    ("value", "grade"),
    [("100", 0), ("100.1", 1), ("150", 1), ("150.1", 2), ("300", 2), ("300.1", 3), ("600", 3), ("600.1", 4)],
)
def test_that_creatinine_without_a_baseline_goes_by_the_range(value: str, grade: int) -> None:
    assert one(lab("creatinine", 10, value, high=100)) == ((grade, "no baseline") if grade else None)


def test_that_a_result_of_the_day_after_the_start_is_no_baseline() -> None:
    found = graded(lab("ALT", 1, 130, high=40))
    assert [(grade.branch, grade.queued) for grade in found] == [("no baseline", True)]
    assert one(lab("ALT", 0, 100, high=40), lab("ALT", 1, 350, high=40)) == (2, "abnormal baseline")


def test_that_what_lies_before_the_baseline_is_never_compared_with_it() -> None:
    labs = lab("ALT", -20, 130, high=40), lab("ALT", -1, 100, high=40)
    found = graded(*labs)
    assert [(grade.branch, grade.queued) for grade in found] == [("no baseline", False), ("baseline", False)]


# --- absolute limits ------------------------------------------------------------------------------------------------

LOW = [
    *[("platelets", 100, v, g) for v, g in (("100", 0), ("99.9", 1), ("75", 1), ("74.9", 2), ("50", 2), ("49.9", 3))],
    *[("platelets", 100, v, g) for v, g in (("25", 3), ("24.9", 4), ("0", 4))],
    *[("neutrophils", 2, v, g) for v, g in (("2", 0), ("1.99", 1), ("1.5", 1), ("1.49", 2), ("1.0", 2), ("0.99", 3))],
    *[("neutrophils", 2, v, g) for v, g in (("0.5", 3), ("0.49", 4))],
    *[("white cells", 4, v, g) for v, g in (("4", 0), ("3.9", 1), ("3", 1), ("2.9", 2), ("2", 2), ("1.9", 3))],
    *[("white cells", 4, v, g) for v, g in (("1", 3), ("0.9", 4))],
    *[("lymphocytes", 1, v, g) for v, g in (("1", 0), ("0.9", 1), ("0.8", 1), ("0.79", 2), ("0.5", 2), ("0.49", 3))],
    *[("lymphocytes", 1, v, g) for v, g in (("0.2", 3), ("0.19", 4))],
    *[("haemoglobin", 120, v, g) for v, g in (("120", 0), ("119", 1), ("100", 1), ("99", 2), ("80", 2), ("79.9", 3))],
    *[("haemoglobin", 120, v, g) for v, g in (("10", 3),)],
    *[("albumin", 35, v, g) for v, g in (("35", 0), ("34.9", 1), ("30", 1), ("29.9", 2), ("20", 2), ("19.9", 3))],
    *[("glucose", "3.9", v, g) for v, g in (("3.9", 0), ("3.8", 1), ("3.0", 1), ("2.9", 2), ("2.2", 2), ("2.19", 3))],
    *[("glucose", "3.9", v, g) for v, g in (("1.7", 3), ("1.69", 4))],
]


@pytest.mark.parametrize(("analyte", "low", "value", "grade"), LOW)
def test_that_a_low_limit_itself_belongs_to_the_milder_grade(analyte: str, low: object, value: str, grade: int) -> None:
    assert after_baseline(analyte, low, value, low=low, high=1000) == ((grade, "absolute") if grade else None)


BOTH_SIDES = [
    *[("sodium", "Hypernatremia", v, g) for v, g in (("145", 0), ("145.1", 1), ("150", 1), ("150.01", 2), ("155", 2))],
    *[("sodium", "Hypernatremia", v, g) for v, g in (("155.01", 3), ("160", 3), ("160.01", 4))],
    *[("sodium", "Hyponatremia", v, g) for v, g in (("135", 0), ("134.9", 1), ("130", 1), ("129.9", 2), ("125", 2))],
    *[("sodium", "Hyponatremia", v, g) for v, g in (("124.9", 3), ("120", 3), ("119.9", 4))],
    *[("potassium", "Hyperkalemia", v, g) for v, g in (("5.1", 0), ("5.2", 1), ("5.5", 1), ("5.51", 2), ("6", 2))],
    *[("potassium", "Hyperkalemia", v, g) for v, g in (("6.01", 3), ("7", 3), ("7.01", 4))],
    *[("potassium", "Hypokalemia", v, g) for v, g in (("3.5", 0), ("3.4", 1), ("3", 1), ("2.9", 3), ("2.5", 3))],
    *[("potassium", "Hypokalemia", v, g) for v, g in (("2.4", 4),)],
]
RANGES = {"sodium": {"low": 135, "high": 145}, "potassium": {"low": "3.5", "high": "5.1"}}


@pytest.mark.parametrize(("analyte", "term", "value", "grade"), BOTH_SIDES)
def test_that_salts_are_graded_on_either_side(analyte: str, term: str, value: str, grade: int) -> None:
    found = graded(lab(analyte, 42, value, **RANGES[analyte]))
    assert [(g.term, g.grade, g.branch) for g in found] == ([(term, grade, "absolute")] if grade else [])


@pytest.mark.parametrize(
    ("analyte", "value", "may_raise"),
    [
        ("sodium", "130", False),
        ("sodium", "129", True),
        ("sodium", "125", True),
        ("sodium", "124", False),
        ("sodium", "151", False),
        ("potassium", "3.4", True),
        ("potassium", "3", True),
        ("potassium", "2.9", False),
        ("potassium", "5.6", False),
    ],
)
def test_that_a_grade_that_symptoms_would_raise_says_so(analyte: str, value: str, may_raise: bool) -> None:
    (found,) = graded(lab(analyte, 42, value, **RANGES[analyte]))
    assert found.clinician_may_raise is may_raise
    assert any("Symptoms" in str(words) for words in found.why.missing) is may_raise


# --- creatinine, INR, protein ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baseline", "value", "grade"),
    [
        (60, "100", 2),  # 1.67 × baseline, within the range
        (67, "100", 0),  # 1.49 × baseline
        (66, "99", 0),  # exactly 1.5 × baseline
        (66, "99.01", 2),
        (50, "150", 2),  # exactly 3 × baseline and 1.5 × ULN
        (50, "150.1", 3),
        (100, "100.1", 1),
        (100, "150", 1),
        (100, "150.1", 2),
        (100, "300", 2),
        (100, "300.1", 3),
        (100, "600", 3),
        (100, "600.1", 4),
        (250, "300.1", 3),  # the range decides where the baseline is high
    ],
)
def test_that_creatinine_takes_the_worse_of_range_and_baseline(baseline: int, value: str, grade: int) -> None:
    branch = "abnormal baseline" if baseline > 100 else "normal baseline"
    assert after_baseline("creatinine", baseline, value, low=50, high=100) == ((grade, branch) if grade else None)


def test_that_the_creatinine_baseline_itself_is_graded_by_the_range() -> None:
    assert one(lab("creatinine", -1, 160, high=100)) == (2, "baseline")


@pytest.mark.parametrize(
    ("value", "grade"), [("1.2", 0), ("1.21", 1), ("1.5", 1), ("1.51", 2), ("2.5", 2), ("2.51", 3), ("9", 3)]
)
@pytest.mark.parametrize("anticoagulated", [False, None])
def test_that_inr_without_anticoagulant_has_fixed_limits(value: str, grade: int, anticoagulated: bool | None) -> None:
    labs = lab("INR", -1, "1.0"), lab("INR", 42, value)
    expected = (grade, "absolute") if grade else None
    assert one(*labs, visits=[visit(42, anticoagulated=anticoagulated)]) == expected


@pytest.mark.parametrize(
    ("value", "grade"), [("2", 0), ("2.01", 1), ("3", 1), ("3.01", 2), ("5", 2), ("5.01", 3), ("50", 3)]
)
def test_that_inr_with_anticoagulant_is_compared_with_the_baseline(value: str, grade: int) -> None:
    labs = lab("INR", -1, 2, high="1.2"), lab("INR", 42, value, high="1.2")
    expected = (grade, "abnormal baseline") if grade else None
    assert one(*labs, visits=[visit(42, anticoagulated=True)]) == expected


@pytest.mark.parametrize(("value", "grade"), [("1", 0), ("1.01", 1), ("1.5", 1), ("1.51", 2), ("2.5", 2), ("2.51", 3)])
def test_that_inr_with_anticoagulant_and_no_baseline_has_multiples_of_the_range(value: str, grade: int) -> None:
    found = one(lab("INR", 42, value, high=1), visits=[visit(42, anticoagulated=True)])
    assert found == ((grade, "no baseline") if grade else None)


def test_that_inr_with_anticoagulant_and_no_baseline_is_compared_with_the_range() -> None:
    visits = [visit(42, anticoagulated=True)]
    assert one(lab("INR", 42, "2.5", high=1), visits=visits) == (2, "no baseline")
    assert one(lab("INR", 42, "2.5"), visits=visits) == (None, "no limits")
    assert one(lab("INR", -1, 2, high=1), visits=[visit(-1, anticoagulated=True)]) == (2, "baseline")
    assert one(lab("INR", -1, 1, high="1.2"), lab("INR", 42, 2), visits=visits) == (2, "normal baseline")


def test_that_unknown_anticoagulation_counts_as_no_and_says_so() -> None:
    (found,) = graded(lab("INR", 42, 2))
    assert "Anticoagulation: not recorded, counted as no" in [str(words) for words in found.why.missing]


@pytest.mark.parametrize(
    ("visits", "taken"),
    [
        ([(0, False), (42, True)], True),  # at the visit
        ([(0, False), (46, True)], True),  # at a visit within a week after
        ([(0, False), (49, True)], True),  # a week after
        ([(0, False), (50, True)], False),  # later than a week: the last before
        ([(0, True), (35, None), (90, False)], True),  # carried on
        ([(50, True)], False),  # nothing said before: no
        ([(37, False), (46, True)], True),  # the nearer
        ([(39, False), (46, True)], False),
        ([(38, False), (46, True)], True),  # a tie takes the later
    ],
)
def test_that_the_visit_near_a_result_tells_of_anticoagulation(
    visits: list[tuple[int, bool | None]], taken: bool
) -> None:
    labs = lab("INR", -1, 2, high="1.2"), lab("INR", 42, "1.8", high="1.2")
    found = one(*labs, visits=[visit(day, anticoagulated=answer) for day, answer in visits])
    assert found == (None if taken else (2, "absolute"))


@pytest.mark.parametrize(
    ("value", "grade"), [("0.14", 0), ("0.15", 1), ("0.99", 1), ("1.0", 2), ("3.49", 2), ("3.5", 3), ("20", 3)]
)
def test_that_urine_protein_reaches_a_grade_at_its_limit(value: str, grade: int) -> None:
    assert one(lab("proteinuria", 42, value, high="0.15")) == ((grade, "absolute") if grade else None)


@pytest.mark.parametrize(("value", "grade"), [("negative", 0), ("1+", 1), ("2+", 2), ("3+", 2), ("4+", 3)])
def test_that_plus_signs_are_graded(value: str, grade: int) -> None:
    found = graded(lab("urine protein dipstick", 42, value))
    assert [(g.term, g.grade, g.branch) for g in found] == ([("Proteinuria", grade, "absolute")] if grade else [])


# --- missing limits -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("analyte", "value", "expected"),
    [
        ("platelets", "75", (None, "no limits")),
        ("platelets", "300", (None, "no limits")),
        ("platelets", "74", (2, "absolute")),
        ("platelets", "10", (4, "absolute")),
        ("haemoglobin", "79", (3, "absolute")),
        ("proteinuria", "0.5", (None, "no limits")),
        ("proteinuria", "1.5", (2, "absolute")),
        ("ALT", "10", (None, "no limits")),
        ("ALT", "9000", (None, "no limits")),
        ("INR", "2", (2, "absolute")),
    ],
)
def test_that_missing_limits_forbid_a_grade_unless_an_absolute_limit_decides(
    analyte: str, value: str, expected: tuple[int | None, str]
) -> None:
    assert one(lab(analyte, 42, value)) == expected


def test_that_an_abnormal_baseline_needs_no_range_today() -> None:
    assert one(lab("ALT", -1, 100, high=40), lab("ALT", 42, 400)) == (2, "abnormal baseline")
    assert one(lab("ALT", -1, 30, high=40), lab("ALT", 42, 400)) == (None, "no limits")


def test_that_a_baseline_without_a_range_leaves_the_branch_open() -> None:
    assert one(lab("ALT", -1, 30), lab("ALT", 42, 300, high=40)) == (None, "no limits")
    assert one(lab("ALT", -1, 30), lab("ALT", 42, 35, high=40)) is None
    (_, found) = graded(lab("ALT", -1, 30), lab("ALT", 42, 300, high=40))
    assert "The laboratory's range of the baseline result" in [str(words) for words in found.why.missing]


def test_that_creatinine_with_only_one_reference_is_given_when_the_other_cannot_change_it() -> None:
    assert one(lab("creatinine", -1, 50, high=100), lab("creatinine", 42, 160)) == (None, "no limits")
    assert one(lab("creatinine", -1, 100), lab("creatinine", 42, 160, high=100)) == (2, "no limits")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("128", [("Hyponatremia", 2)]),
        ("161", [("Hypernatremia", 4)]),
        ("140", [("Hypernatremia", None), ("Hyponatremia", None)]),
    ],
)
def test_that_a_salt_certain_on_one_side_is_not_open_on_the_other(
    value: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [(g.term, g.grade) for g in graded(lab("sodium", 42, value))] == expected


def test_that_a_range_ending_at_zero_and_a_baseline_of_zero_are_no_reference() -> None:
    assert one(lab("ALT", 42, 10, high=0)) == (None, "no limits")
    assert one(lab("creatinine", -1, 0, high=100), lab("creatinine", 42, 110, high=100)) == (None, "no limits")
    assert one(lab("creatinine", -1, 0, high=100), lab("creatinine", 42, 700, high=100)) == (4, "normal baseline")


# --- censored results -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<20", (4, "absolute")),
        ("<25", (None, "absolute")),
        ("<60", (None, "absolute")),
        (">100", None),
        (">99", (None, "absolute")),
    ],
)
def test_that_a_censored_result_is_graded_only_when_all_of_it_is_one_grade(
    value: str, expected: tuple[int | None, str] | None
) -> None:
    assert one(lab("platelets", 42, value, low=100)) == expected


def test_that_a_censored_baseline_leaves_open_what_it_hides() -> None:
    assert after_baseline("ALT", ">200", 250, high=40) is None
    assert after_baseline("ALT", ">200", 900, high=40) == (None, "abnormal baseline")
    assert after_baseline("ALT", "<50", 200, high=40) == (None, "no limits")
    assert after_baseline("ALT", "<30", 130, high=40) == (2, "normal baseline")


def test_that_a_result_above_all_limits_is_grade_4_however_high() -> None:
    assert after_baseline("ALT", 30, ">1000", high=40) == (4, "normal baseline")


# --- units ----------------------------------------------------------------------------------------------------------


def test_that_results_and_ranges_in_other_units_are_converted_exactly() -> None:
    """1.2 mg/dL × 17.1 = 20.52 µmol/L: 1.5 times of it is 30.78."""
    limits = {"unit": "mg/dL", "high": "1.2"}
    assert one(lab("bilirubin", -1, 1, **limits), lab("bilirubin", 42, "30.78", high="20.52")) == (1, "normal baseline")
    assert one(lab("bilirubin", -1, 1, **limits), lab("bilirubin", 42, "30.79", high="20.52")) == (2, "normal baseline")
    assert one(lab("bilirubin", -1, 1, **limits), lab("bilirubin", 42, "1.8", **limits)) == (1, "normal baseline")
    assert one(lab("haemoglobin", 42, "10", unit="g/dL", low=12)) == (1, "absolute")
    assert one(lab("haemoglobin", 42, "9.9", unit="g/dL", low=12)) == (2, "absolute")
    assert one(lab("albumin", 42, "2.9", unit="g/dL", low="3.5")) == (2, "absolute")
    assert one(lab("creatinine", -1, 1, unit="mg/dL", high="1.2"), lab("creatinine", 42, "132.6", high=133)) is None
    assert one(lab("creatinine", -1, 1, unit="mg/dL", high="1.2"), lab("creatinine", 42, "132.7", high=133)) == (
        2,
        "normal baseline",
    )


# --- blood pressure -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("systolic", "diastolic", "grade"),
    [
        (119, 79, 0),
        (120, 79, 1),
        (119, 80, 1),
        (139, 89, 1),
        (140, 80, 2),
        (120, 90, 2),
        (159, 99, 2),
        (160, 80, 3),
        (120, 100, 3),
        (250, 150, 3),
        (None, 100, 3),
        (160, None, 3),
        (130, None, None),
        (None, 70, None),
    ],
)
def test_that_the_worse_number_grades_hypertension(
    systolic: int | None, diastolic: int | None, grade: int | None
) -> None:
    found = graded(visits=[visit(42, systolic=systolic, diastolic=diastolic)])
    expected = [] if grade == 0 else [("blood pressure", "Hypertension", grade, "absolute")]
    assert [(g.analyte, g.term, g.grade, g.branch) for g in found] == expected


def test_that_the_limits_of_adults_are_not_used_for_a_child() -> None:
    visits = [visit(42, systolic=170, diastolic=100)]
    assert graded(visits=visits, born=date(2006, 1, 1))[0].grade is None
    assert graded(visits=visits, born=date(2005, 4, 21))[0].grade == 3
    assert graded(visits=visits, born=date(2005, 4, 22))[0].grade is None


def test_that_of_two_visits_on_a_date_the_later_counts() -> None:
    visits = [visit(42, systolic=170, diastolic=80, time=time(9)), visit(42, systolic=125, diastolic=80, time=time(8))]
    assert [g.grade for g in graded(visits=visits)] == [3]
    assert [g.grade for g in graded(visits=visits[::-1])] == [3]
    assert [g.grade for g in graded(visits=[visit(42, systolic=170), visit(42, systolic=125, diastolic=80)])] == [1]
    assert [g.grade for g in graded(visits=[visit(42, systolic=170, diastolic=80), visits[0], visits[1]])] == [3]
    same_time = [visit(42, systolic=number, diastolic=80, time=time(9)) for number in (170, 125)]
    assert [g.grade for g in graded(visits=same_time)] == [1]
    assert graded(visits=[visit(42)]) == ()


def test_that_blood_pressure_up_to_the_start_is_never_queued() -> None:
    visits = [visit(day, systolic=150, diastolic=80) for day in (-1, 0, 1)]
    assert [g.queued for g in graded(visits=visits)] == [False, False, True]
