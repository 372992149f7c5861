"""The working of a laboratory-derived grade: every limit with its reference filled in, and what was missing (R-11)."""

from __future__ import annotations

from decimal import Decimal

from models.quantities import Quantity
from models.record.analytes import ANALYTES
from models.record.ctcae import CTCAE, Bound, Edition, Reference, beyond
from models.record.labs import in_digits, in_rule_unit
from models.record.records import LabResult, Visit
from models.safety.grade import GradeBasis, LabGrade
from models.words import Input, Sentence, Step, Why, limit_shown, sentence

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
    inputs: tuple[Input, ...] = ()
    steps: tuple[Step, ...] = ()
    if grade.result is not None:
        inputs, steps = _inputs(grade, grade.result), _steps(grade, grade.result)
    elif grade.visit is not None:
        inputs, steps = _pressure_inputs(grade.visit), _pressure_steps(grade.visit, CTCAE[grade.version])
    return Why(
        rule="R-11",
        inputs=inputs,
        steps=steps,
        parameters=(f"ctcae_version = {grade.version}",),
        missing=_missing(grade),
        source=CTCAE[grade.version].source,
    )


def _inputs(grade: LabGrade, result: LabResult) -> tuple[Input, ...]:
    found = [_input(Sentence(grade.analyte), result)]
    if grade.baseline is not None:
        found.append(_input(sentence("{analyte} at baseline", analyte=grade.analyte), grade.baseline))
    return tuple(found)


def _input(label: Sentence, result: LabResult) -> Input:
    """A result with the laboratory's range as its origin."""
    low = "" if result.low is None else in_digits(limit_shown(result.low))
    high = "" if result.high is None else in_digits(limit_shown(result.high))
    return Input(label, result.value.reported, result.unit, result.date, f"{low}–{high}" if low or high else "")


def _steps(grade: LabGrade, result: LabResult) -> tuple[Step, ...]:
    value = in_rule_unit(result)
    known = ANALYTES[grade.analyte]
    if known.factor(result.unit) is None:
        return ()
    steps = []
    if result.unit != known.unit:
        converted = in_digits(value.low if value.low else value.high)
        steps.append(
            Step(
                sentence("{value} {unit} converted", value=result.value.reported, unit=result.unit),
                sentence("{value} {unit}", value=converted, unit=known.unit),
            )
        )
    steps.append(Step(Sentence("How it is graded"), _BRANCHES[grade.branch]))
    return (*steps, *(_step(bound, value, high=grade.basis.high) for bound in grade.basis.bounds))


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


def _limit(bound: Bound) -> str | Sentence:
    number, of = in_digits(bound.limit.number), bound.limit.of
    if of is Reference.NOTHING:
        return number
    if bound.least is None or bound.most is None:
        return sentence("{number} × {of}", number=number, of=of.value)
    if bound.least != bound.most:
        words = {"number": number, "of": of.value, "least": _finite(bound.least), "most": _finite(bound.most)}
        return sentence("{number} × {of} ({least} – {most})", **words)
    return f"{number} × {_finite(bound.least / bound.limit.number)} = {_finite(bound.least)}"


def _finite(number: Decimal) -> str:
    return in_digits(limit_shown(number)) if number.is_finite() else "∞"


def _missing(grade: LabGrade) -> tuple[Sentence, ...]:
    absent = {bound.limit.of for bound in grade.basis.bounds if bound.least is None}
    found = [words for reference, words in _REFERENCES.items() if reference in absent]
    if grade.branch == "no limits" and grade.baseline is not None and grade.baseline.high is None:
        found.append(Sentence("The laboratory's range of the baseline result"))
    if grade.provisional:
        found.append(Sentence("Baseline result"))
    if grade.reason is not None and not found:
        found.append(grade.reason)
    if grade.analyte == "INR" and grade.basis.anticoagulated is None:
        found.append(Sentence("Anticoagulation: not recorded, counted as no"))
    if grade.clinician_may_raise:
        found.append(Sentence("Symptoms: graded without them, a clinician may raise the grade"))
    return tuple(found)


# --- why there is no grade (R-11.2) ----------------------------------------------------------------------------------


def ungraded_reason(
    basis: GradeBasis, result: LabResult, baseline: LabResult | None, lowest: int, highest: int
) -> Sentence:
    """Why a result cannot be graded: what was not recorded, else what its interval leaves open."""
    absent = {bound.limit.of for bound in basis.bounds if bound.least is None and bound.limit.grade > lowest}
    if absent & {Reference.UPPER, Reference.LOWER} and result.low is None and result.high is None:
        return Sentence("no limits recorded")
    if Reference.UPPER in absent:
        return Sentence("no upper limit recorded")
    if Reference.LOWER in absent:
        return Sentence("no lower limit recorded")
    if Reference.BASELINE in absent:
        return Sentence("no baseline to be a multiple of")
    if baseline is not None and baseline.high is None and not result.value.censored:
        return Sentence("no limits recorded of the baseline result")
    return sentence("it may be grade {lowest} to {highest}", lowest=lowest, highest=highest)


def pressure_reason(visit: Visit, *, adult: bool) -> Sentence:
    """Why a blood pressure cannot be graded."""
    if not adult:
        return Sentence("the limits are those of adults")
    if visit.systolic is None:
        return Sentence("no systolic pressure recorded")
    return Sentence("no diastolic pressure recorded")


# --- blood pressure -------------------------------------------------------------------------------------------------


def _pressure_inputs(visit: Visit) -> tuple[Input, ...]:
    numbers = ((Sentence("Systolic"), visit.systolic), (Sentence("Diastolic"), visit.diastolic))
    return tuple(Input(label, str(number), "mmHg", visit.date) for label, number in numbers if number is not None)


def _pressure_steps(visit: Visit, edition: Edition) -> tuple[Step, ...]:
    steps = []
    for label, number, row in (
        (Sentence("Systolic"), visit.systolic, edition.systolic),
        (Sentence("Diastolic"), visit.diastolic, edition.diastolic),
    ):
        reached = [limit for limit in row.limits if number is not None and number >= limit.number]
        if number is None:
            steps.append(Step(label, Sentence("Not recorded")))
        else:
            steps.append(Step(label, sentence("grade {grade}", grade=reached[-1].grade if reached else 0)))
    return tuple(steps)
