"""What a patient was like at the start of treatment, in the classes by which cohorts are chosen, divided and matched.

A covariate that was not recorded, or whose class a censored result leaves open, is None: it is never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.course.course import Course
from models.liver.bclc import baseline_findings
from models.quantities import Quantity
from models.record.partialdate import age_on, is_before
from models.record.records import Cheng, Sex, Vp
from models.record.therapies import Effect, effect_of, is_nothing
from models.words import Sentence

LOW_AFP, HIGH_AFP = Decimal(20), Decimal(400)


class AfpClass(StrEnum):
    """AFP at baseline in ng/mL: up to 20 (a fall cannot be assessed, R-10.3), below 400, or 400 and more."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Line(StrEnum):
    """What was given before the treatment that is followed here."""

    UNTREATED = "untreated"
    LOCAL = "local"
    SYSTEMIC = "systemic"


AFP_CLASS_NAMES = {
    AfpClass.LOW: Sentence("AFP ≤ 20 ng/mL"),
    AfpClass.MIDDLE: Sentence("AFP > 20 and < 400 ng/mL"),
    AfpClass.HIGH: Sentence("AFP ≥ 400 ng/mL"),
}
LINE_NAMES = {
    Line.UNTREATED: Sentence("no treatment before"),
    Line.LOCAL: Sentence("local treatment before, no systemic one"),
    Line.SYSTEMIC: Sentence("systemic treatment before"),
}
METASTASIS_NAMES = {True: Sentence("with metastasis"), False: Sentence("without metastasis")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One patient at baseline. ``age`` in completed years; ``afp`` in ng/mL, ``pivka`` in ``pivka_unit``."""

    start: date
    age: int | None = None
    sex: Sex | None = None
    ecog: int | None = None
    weight_kg: Decimal | None = None
    aetiology: tuple[str, ...] | None = None
    cirrhosis: bool | None = None
    vp: Vp | None = None
    cheng: Cheng | None = None
    metastasis: bool | None = None
    sites: tuple[str, ...] | None = None
    tumour_count: int | None = None
    largest_mm: Decimal | None = None
    liver_percent: Decimal | None = None
    child_pugh: str | None = None
    child_pugh_points: int | None = None
    albi: float | None = None
    albi_grade: str | None = None
    bclc: str | None = None
    afp: Quantity | None = None
    afp_class: AfpClass | None = None
    pivka: Quantity | None = None
    pivka_unit: str = ""
    prior: tuple[str, ...] | None = None
    line: Line | None = None


def profile(course: Course) -> Profile:
    """The patient at the start of treatment, from the record and what was computed of it."""
    record, noted, liver = course.record, course.record.baseline, course.stages.baseline_liver
    found = baseline_findings(record, course.parameters, liver)
    read = course.series.baseline
    afp, pivka = course.markers.afp, course.markers.pivka
    at_start = afp.baseline.value if afp.baseline is not None else None
    before = tuple(entry.agent for entry in record.treatments_given if is_before(entry.start, record.day_zero))
    return Profile(
        start=record.day_zero,
        age=age_on(record.patient.birth_date, record.day_zero),
        sex=record.patient.sex if record.patient.sex is not Sex.UNKNOWN else None,
        ecog=found.ecog,
        weight_kg=noted.weight_kg,
        aetiology=noted.aetiology,
        cirrhosis=noted.cirrhosis,
        vp=noted.vp or (read.vp if read is not None else None),
        cheng=noted.cheng or (read.cheng if read is not None else None),
        metastasis=None if found.sites is None else bool(found.sites),
        sites=found.sites,
        tumour_count=found.count,
        largest_mm=found.largest_mm,
        liver_percent=noted.liver_involvement_percent,
        child_pugh=liver.child_pugh_class if liver is not None else None,
        child_pugh_points=liver.child_pugh_points if liver is not None else None,
        albi=liver.albi if liver is not None else None,
        albi_grade=liver.albi_grade if liver is not None else None,
        bclc=course.stages.baseline.bclc if course.stages.baseline is not None else None,
        afp=at_start,
        afp_class=afp_class(at_start),
        pivka=pivka.baseline.value if pivka.baseline is not None else None,
        pivka_unit=pivka.unit if pivka.baseline is not None else "",
        prior=noted.prior_treatments,
        line=line(noted.prior_treatments, before),
    )


def afp_class(value: Quantity | None) -> AfpClass | None:
    """The class in which the whole interval of a result lies, in ng/mL; None where it may lie in two."""
    if value is None:
        return None
    if value.high <= LOW_AFP:
        return AfpClass.LOW
    if value.low >= HIGH_AFP:
        return AfpClass.HIGH
    return AfpClass.MIDDLE if value.low > LOW_AFP and value.high < HIGH_AFP else None


def line(prior: tuple[str, ...] | None, given: tuple[str, ...] = ()) -> Line | None:
    """What came before: the baseline's ``prior`` treatments, and those ``given`` by date before the start.

    None where neither tells: prior treatments not recorded, unless a systemic one was given by date; or a treatment
    of unknown kind. What is supportive (an antiviral, a diuretic) is no line of its own.
    """
    effects = {effect_of(name) for name in (*(prior or ()), *given) if not is_nothing(name)}
    if Effect.SYSTEMIC in effects:
        return Line.SYSTEMIC
    if prior is None or None in effects:
        return None
    return Line.LOCAL if Effect.LOCAL in effects else Line.UNTREATED
