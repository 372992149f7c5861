"""CTCAE laboratory grades as a table of data, one edition per version, and the one function that reads it (R-11).

Source: Common Terminology Criteria for Adverse Events, version 5.0, National Cancer Institute 2017, in SI units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from models.quantities import Quantity


class Reference(Enum):
    """What the number of a limit is multiplied by."""

    UPPER = "ULN"
    LOWER = "LLN"
    BASELINE = "baseline"
    NOTHING = ""


class Kind(Enum):
    """How the limits of a row are chosen.

    RATIO: by the baseline, abnormal or not. BOTH: the worse of range and baseline. ABSOLUTE: always the same.
    ANTICOAGULATED: the same, unless the patient takes an anticoagulant; then in relation to the baseline.
    """

    RATIO = "ratio"
    BOTH = "both"
    ABSOLUTE = "absolute"
    ANTICOAGULATED = "anticoagulated"


@dataclass(frozen=True, slots=True)
class Limit:
    """Beyond ``number`` × ``of`` the grade is at least ``grade``; ``included``: already at it.

    ``may_raise``: with symptoms the grade would be higher, which only a clinician can tell.
    """

    grade: int
    number: Decimal
    of: Reference = Reference.NOTHING
    included: bool = False
    may_raise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One test and its term. ``high``: above a limit is worse.

    ``by_baseline`` holds where the baseline was abnormal (or the patient is anticoagulated), ``without_baseline``
    where there is no earlier result to compare with; both default to ``limits``.
    """

    analyte: str
    term: str
    high: bool
    limits: tuple[Limit, ...]
    kind: Kind = Kind.ABSOLUTE
    by_baseline: tuple[Limit, ...] = ()
    without_baseline: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of the criteria. Blood pressure is graded from visits, the worse of its two numbers deciding."""

    version: str
    source: str
    rows: tuple[Row, ...]
    systolic: Row
    diastolic: Row


def _times(reference: Reference, *numbers: str, included: bool = False) -> tuple[Limit, ...]:
    """Grades 1, 2, 3 … beyond the given multiples; with ``included``, grade 1 begins exactly at its own."""
    return tuple(
        Limit(grade, Decimal(number), reference, included=included and grade == 1)
        for grade, number in enumerate(numbers, 1)
    )


def _numbers(first: int, *numbers: str, included: bool = False) -> tuple[Limit, ...]:
    """Grades ``first`` and up beyond absolute limits."""
    return tuple(Limit(grade, Decimal(number), included=included) for grade, number in enumerate(numbers, first))


_ABOVE_RANGE = Limit(1, Decimal(1), Reference.UPPER)
_BELOW_RANGE = Limit(1, Decimal(1), Reference.LOWER)


def _enzyme(analyte: str, term: str, *, second: str, from_baseline: str) -> Row:
    """Transaminases, ALP and GGT: grade 1 begins at ``from_baseline`` × an abnormal baseline, that value included."""
    return Row(
        analyte=analyte,
        term=term,
        high=True,
        kind=Kind.RATIO,
        limits=_times(Reference.UPPER, "1", second, "5", "20"),
        by_baseline=_times(Reference.BASELINE, from_baseline, second, "5", "20", included=True),
    )


def _count(analyte: str, term: str, *numbers: str) -> Row:
    """A result that is worse the lower it is: grade 1 below the range, then below absolute limits."""
    return Row(analyte=analyte, term=term, high=False, limits=(_BELOW_RANGE, *_numbers(2, *numbers)))


_VERSION_5_ROWS = (
    _enzyme("ALT", "Alanine aminotransferase increased", second="3", from_baseline="1.5"),
    _enzyme("AST", "Aspartate aminotransferase increased", second="3", from_baseline="1.5"),
    _enzyme("ALP", "Alkaline phosphatase increased", second="2.5", from_baseline="2"),
    _enzyme("GGT", "GGT increased", second="2.5", from_baseline="2"),
    Row(
        analyte="bilirubin",
        term="Blood bilirubin increased",
        high=True,
        kind=Kind.RATIO,
        limits=_times(Reference.UPPER, "1", "1.5", "3", "10"),
        by_baseline=_times(Reference.BASELINE, "1", "1.5", "3", "10"),
    ),
    _count("platelets", "Platelet count decreased", "75", "50", "25"),
    _count("neutrophils", "Neutrophil count decreased", "1.5", "1.0", "0.5"),
    _count("white cells", "White blood cell decreased", "3", "2", "1"),
    _count("lymphocytes", "Lymphocyte count decreased", "0.8", "0.5", "0.2"),
    _count("haemoglobin", "Anemia", "100", "80"),
    Row(
        analyte="creatinine",
        term="Creatinine increased",
        high=True,
        kind=Kind.BOTH,
        limits=(
            *_times(Reference.UPPER, "1", "1.5", "3", "6"),
            Limit(2, Decimal("1.5"), Reference.BASELINE),
            Limit(3, Decimal(3), Reference.BASELINE),
        ),
        without_baseline=_times(Reference.UPPER, "1", "1.5", "3", "6"),
    ),
    Row(
        analyte="INR",
        term="INR increased",
        high=True,
        kind=Kind.ANTICOAGULATED,
        limits=_numbers(1, "1.2", "1.5", "2.5"),
        by_baseline=_times(Reference.BASELINE, "1", "1.5", "2.5"),
        without_baseline=_times(Reference.UPPER, "1", "1.5", "2.5"),
    ),
    _count("albumin", "Hypoalbuminemia", "30", "20"),
    Row(analyte="sodium", term="Hypernatremia", high=True, limits=(_ABOVE_RANGE, *_numbers(2, "150", "155", "160"))),
    Row(
        analyte="sodium",
        term="Hyponatremia",
        high=False,
        limits=(_BELOW_RANGE, Limit(2, Decimal(130), may_raise=True), *_numbers(3, "125", "120")),
    ),
    Row(analyte="potassium", term="Hyperkalemia", high=True, limits=(_ABOVE_RANGE, *_numbers(2, "5.5", "6", "7"))),
    Row(
        analyte="potassium",
        term="Hypokalemia",
        high=False,
        limits=(Limit(1, Decimal(1), Reference.LOWER, may_raise=True), *_numbers(3, "3", "2.5")),
    ),
    _count("glucose", "Hypoglycemia", "3.0", "2.2", "1.7"),
    Row(
        analyte="proteinuria",
        term="Proteinuria",
        high=True,
        limits=(
            Limit(1, Decimal(1), Reference.UPPER, included=True),
            *_numbers(2, "1.0", "3.5", included=True),
        ),
    ),
    Row(
        analyte="urine protein dipstick",
        term="Proteinuria",
        high=True,
        limits=_numbers(1, "1", "2", "4", included=True),  # plus signs: 2+ and 3+ are grade 2
    ),
)

BLOOD_PRESSURE = "blood pressure"


def _pressure(*numbers: str) -> Row:
    return Row(analyte=BLOOD_PRESSURE, term="Hypertension", high=True, limits=_numbers(1, *numbers, included=True))


CTCAE: dict[str, Edition] = {
    "5.0": Edition(
        version="5.0",
        source="CTCAE v5.0, NCI 2017",
        rows=_VERSION_5_ROWS,
        systolic=_pressure("120", "140", "160"),
        diastolic=_pressure("80", "90", "100"),
    )
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit with its reference filled in; the value lies between ``least`` and ``most``, None without a reference."""

    limit: Limit
    least: Decimal | None
    most: Decimal | None


def bounds(
    limits: Iterable[Limit], *, lower: Decimal | None, upper: Decimal | None, baseline: Quantity | None
) -> tuple[Bound, ...]:
    """The limits of a row for one laboratory range and one baseline, all in the unit of the rules."""
    found = []
    least: Decimal | None
    most: Decimal | None
    for limit in limits:
        least = most = limit.number
        if limit.of is Reference.BASELINE:
            least, most = (
                (None, None) if baseline is None else (baseline.low * limit.number, baseline.high * limit.number)
            )
        elif limit.of is not Reference.NOTHING:
            one = upper if limit.of is Reference.UPPER else lower
            least = most = None if one is None else one * limit.number
        found.append(Bound(limit, least, most))
    return tuple(found)


def beyond(value: Quantity, bound: Bound, *, high: bool) -> tuple[bool, bool]:
    """Whether the value is certainly, and whether it is possibly, beyond a bound; without a reference it may be."""
    if bound.least is None or bound.most is None:
        return False, True
    if high and bound.limit.included:
        return value.low >= bound.most, value.high >= bound.least
    if high:
        return value.low > bound.most, value.high > bound.least
    return value.high < bound.least, value.low < bound.most


def grades(value: Quantity, found: Iterable[Bound], *, high: bool) -> tuple[int, int]:
    """The lowest and the highest grade that the whole interval of a value can have; equal when it is decided.

    A limit without its reference leaves both open, unless a higher grade is certain all the same.
    """
    lowest = highest = 0
    for bound in found:
        grade = bound.limit.grade
        if grade <= lowest:
            continue
        certainly, possibly = beyond(value, bound, high=high)
        if certainly:
            lowest = grade
        if possibly and grade > highest:
            highest = grade
    return lowest, highest
