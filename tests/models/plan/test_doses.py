"""R-13: doses against the plan for the patient's weight."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from models.plan.doses import dose_checks
from models.quantities import Answer
from models.record.records import (
    Baseline,
)
from storage.shipped.protocols import load_protocols
from tests.models.patients import patient, treatment, visit

PROTOCOLS = load_protocols()
TRIAL = PROTOCOLS["cadonilimab-lenvatinib-sbrt"]


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


def test_that_the_weight_of_the_day_of_the_dose_counts() -> None:
    given = treatment("drug", "cadonilimab", 24, dose=500, unit="mg")
    assert [found for _, found in checks(given, visits=[visit(24, weight_kg=50)])] == [Answer.MET]
    assert [found for _, found in checks(given, visits=[visit(25, weight_kg=50)])] == [Answer.NOT_MET]


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
    assert found == [
        (f"first cadonilimab {day - 18} day{'' if day == 19 else 's'} after the end of SBRT (planned: 1 to 7)", answer)
    ]


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


def test_that_radiation_on_the_day_of_the_first_dose_is_counted() -> None:
    radiation = treatment("radiation", "SBRT", 24, dose=40, unit="Gy", fractions=5)
    given = treatment("drug", "cadonilimab", 24, dose=620, unit="mg")
    assert ("first cadonilimab 0 days after the end of SBRT (planned: 1 to 7)", Answer.NOT_MET) in checks(
        radiation, given
    )
    later = treatment("radiation", "SBRT", 25, dose=40, unit="Gy", fractions=5)
    assert not any(words.startswith("first") for words, _ in checks(later, given))


def test_that_a_later_dose_at_the_lower_end_is_no_reduction() -> None:
    given = [treatment("drug", "cadonilimab", day, dose=558, unit="mg") for day in (24, 45)]
    assert [words for words, _ in checks(*given)] == [
        "cadonilimab 558 mg is as planned (10 mg/kg × 62 kg = 620 mg)"
    ] * 2


def test_that_an_omitted_dose_is_no_dose() -> None:
    assert checks(lenvatinib(0, None, omitted=True)) == []
