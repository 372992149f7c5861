"""The working of a laboratory-derived grade: every limit with its reference filled in, and what was missing (R-11)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from models.analytes import ANALYTES
from models.ctcae import CTCAE, Bound, Reference, beyond
from models.labs import in_digits, in_rule_unit
from models.quantities import Quantity
from models.records import LabResult
from models.words import Input, Sentence, Step, Why, sentence

if TYPE_CHECKING:
    from models.toxicity import LabGrade

_VERDICTS = {
    (True, True): Sentence("criterion met"),
    (False, False): Sentence("criterion not met"),
    (False, True): Sentence("cannot be determined"),
}
_BRANCHES = {
    "normal baseline": Sentence("Baseline within the laboratory's range of that day: by multiples of the range"),
    "abnormal baseline": Sentence("Baseline beyond the laboratory's range of that day: by multiples of the baseline"),
    "absolute": Sentence("By the laboratory's range and by fixed limits"),
    "baseline": Sentence("The baseline result itself: by multiples of the range"),
    "no baseline": Sentence("No baseline: provisional, by multiples of the range"),
    "no limits": Sentence("The laboratory's range is not known where it is needed"),
}
_REFERENCES = {
    Reference.UPPER: Sentence("Upper limit of the laboratory's range"),
    Reference.LOWER: Sentence("Lower limit of the laboratory's range"),
    Reference.BASELINE: Sentence("Baseline result"),
}


def why(grade: LabGrade) -> Why:
    """Inputs, limits and what was missing, of a grade from a result or from a visit's blood pressure."""
    inputs = _pressure_inputs(grade) if grade.result is None else _inputs(grade)
    return Why(
        rule="R-11",
        inputs=inputs,
        steps=_steps(grade) if grade.result is not None else _pressure_steps(grade),
        parameters=(f"ctcae_version = {grade.version}",),
        missing=_missing(grade),
        source=CTCAE[grade.version].source,
    )


def _inputs(grade: LabGrade) -> tuple[Input, ...]:
    result, baseline = grade.result, grade.baseline
    found = [_input(sentence("{analyte}", analyte=grade.analyte), result)] if result is not None else []
    if baseline is not None:
        found.append(_input(sentence("{analyte} at baseline", analyte=grade.analyte), baseline))
    return tuple(found)


def _input(label: Sentence, result: LabResult) -> Input:
    """A result with the laboratory's range as its origin."""
    low = "" if result.low is None else in_digits(result.low)
    high = "" if result.high is None else in_digits(result.high)
    return Input(label, result.value.reported, result.unit, result.date, f"{low}–{high}" if low or high else "")


def _steps(grade: LabGrade) -> tuple[Step, ...]:
    if grade.result is None:
        return ()
    value = in_rule_unit(grade.result)
    known = ANALYTES.get(grade.analyte)
    steps = []
    if known is not None and grade.result.unit != known.unit and known.units:
        converted = in_digits(value.low if value.low else value.high)
        steps.append(
            Step(
                sentence("{value} {unit} converted", value=grade.result.value.reported, unit=grade.result.unit),
                sentence("{value} {unit}", value=converted, unit=known.unit),
            )
        )
    steps.append(Step(Sentence("How it is graded"), _BRANCHES[grade.branch]))
    return (*steps, *(_step(bound, value, high=grade.high) for bound in grade.bounds))


def _step(bound: Bound, value: Quantity, *, high: bool) -> Step:
    """``Grade 2: above 3 × 40 = 120`` and whether it is."""
    words = {"grade": bound.limit.grade, "limit": _limit(bound)}
    if high and bound.limit.included:
        left = sentence("Grade {grade}: {limit} or above", **words)
    elif high:
        left = sentence("Grade {grade}: above {limit}", **words)
    else:
        left = sentence("Grade {grade}: below {limit}", **words)
    return Step(left, _VERDICTS[beyond(value, bound, high=high)])


def _limit(bound: Bound) -> str:
    number, of = in_digits(bound.limit.number), bound.limit.of
    if of is Reference.NOTHING:
        return number
    if bound.least is None or bound.most is None:
        return f"{number} × {of.value}"
    if bound.least != bound.most:
        return f"{number} × {of.value} ({_finite(bound.least)} – {_finite(bound.most)})"
    return f"{number} × {in_digits(bound.least / bound.limit.number)} = {in_digits(bound.least)}"


def _finite(number: Decimal) -> str:
    return in_digits(number) if number.is_finite() else "∞"


def _missing(grade: LabGrade) -> tuple[Sentence, ...]:
    absent = {bound.limit.of for bound in grade.bounds if bound.least is None}
    found = [words for reference, words in _REFERENCES.items() if reference in absent]
    if grade.branch == "no limits" and grade.baseline is not None and grade.baseline.high is None:
        found.append(Sentence("The laboratory's range of the baseline result"))
    if grade.provisional:
        found.append(Sentence("Baseline result"))
    if grade.analyte == "INR" and grade.anticoagulated is None:
        found.append(Sentence("Anticoagulation: not recorded, counted as no"))
    if grade.clinician_may_raise:
        found.append(Sentence("Symptoms: graded without them, a clinician may raise the grade"))
    return tuple(found)


# --- blood pressure -------------------------------------------------------------------------------------------------


def _pressure_inputs(grade: LabGrade) -> tuple[Input, ...]:
    if grade.visit is None:
        return ()
    numbers = ((Sentence("Systolic"), grade.visit.systolic), (Sentence("Diastolic"), grade.visit.diastolic))
    return tuple(Input(label, str(number), "mmHg", grade.on) for label, number in numbers if number is not None)


def _pressure_steps(grade: LabGrade) -> tuple[Step, ...]:
    if grade.visit is None:
        return ()
    edition = CTCAE[grade.version]
    steps = []
    for label, number, row in (
        (Sentence("Systolic"), grade.visit.systolic, edition.systolic),
        (Sentence("Diastolic"), grade.visit.diastolic, edition.diastolic),
    ):
        reached = [limit for limit in row.limits if number is not None and number >= limit.number]
        if number is None:
            steps.append(Step(label, Sentence("Not recorded")))
        else:
            steps.append(Step(label, sentence("grade {grade}", grade=reached[-1].grade if reached else 0)))
    return tuple(steps)
