"""Cohorts of a clinic: what counts of each patient, which patients belong, and how they are grouped (R-14.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.course import Course
from models.endpoints import Endpoint
from models.quantities import Answer
from models.records import Vp
from models.response import Criterion, Response
from models.words import Sentence, sentence

RECONSTRUCTED = "Reconstructed"


class Measure(StrEnum):
    """What a curve shows. A duration of response starts at the response, by the protocol's criterion or by mRECIST."""

    OS = "os"
    PFS = "pfs"
    DOR = "dor"
    DOR_MRECIST = "dor_mrecist"

    @property
    def of_response(self) -> bool:
        return self in (Measure.DOR, Measure.DOR_MRECIST)


class Cohort(StrEnum):
    """The cohorts that need no filter of their own."""

    RECONSTRUCTED = "reconstructed"
    PROTOCOL = "protocol"
    CLINIC = "clinic"


class Grouping(StrEnum):
    """How a cohort is divided. The answers of week 6 are known only after the start, so they need a landmark."""

    NONE = "none"
    VP = "vp"
    AFP = "afp"
    PIVKA = "pivka"
    EITHER = "either"

    @property
    def after_start(self) -> bool:
        return self in (Grouping.AFP, Grouping.PIVKA, Grouping.EITHER)


COHORT_NAMES = {
    Cohort.RECONSTRUCTED: Sentence("Reconstructed phase II cohort (efficacy set)"),
    Cohort.PROTOCOL: Sentence("Same protocol"),
    Cohort.CLINIC: Sentence("All patients of this clinic"),
}
GROUPING_NAMES = {
    Grouping.NONE: Sentence("not grouped"),
    Grouping.VP: Sentence("by portal vein invasion at baseline"),
    Grouping.AFP: Sentence("by AFP fall at 6 weeks"),
    Grouping.PIVKA: Sentence("by PIVKA-II fall at 6 weeks"),
    Grouping.EITHER: Sentence("by AFP or PIVKA-II fall at 6 weeks"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortMember:
    """One patient of a cohort. ``key`` is the store's handle; ``judged`` the date to which the course was computed.

    ``evaluable``: at least one read after the baseline. ``vp`` is the class at baseline, None where not recorded.
    """

    key: int
    code: str
    protocol: str
    provenance: str | None
    judged: date
    evaluable: bool
    vp: Vp | None
    afp: Answer
    pivka: Answer
    either: Answer
    best_recist: Response
    best_mrecist: Response
    best_thrombus: Response
    criterion: Criterion
    os: Endpoint | None
    pfs: Endpoint | None
    dor: Endpoint | None
    dor_mrecist: Endpoint | None

    def endpoint(self, measure: Measure) -> Endpoint | None:
        found: Endpoint | None = getattr(self, measure.value)
        return found

    @property
    def reconstructed(self) -> bool:
        return self.provenance is not None and self.provenance.startswith(RECONSTRUCTED)


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group of a figure: its name in full, and the few characters that fit beside the numbers at risk."""

    full: Sentence
    short: Sentence


def member(key: int, course: Course) -> CohortMember:
    """What a cohort needs of one patient's course."""
    record, series, ends = course.record, course.series, course.endpoints
    at_imaging = series.baseline.vp if series.baseline is not None else None
    return CohortMember(
        key=key,
        code=record.patient.code,
        protocol=course.protocol.name,
        provenance=record.provenance,
        judged=course.today,
        evaluable=bool(series.points),
        vp=record.baseline.vp or at_imaging,
        afp=course.markers.afp.answer,
        pivka=course.markers.pivka.answer,
        either=course.markers.combined,
        best_recist=series.recist.confirmed,
        best_mrecist=series.mrecist.confirmed,
        best_thrombus=series.thrombus.best,
        criterion=ends.criterion,
        os=ends.os,
        pfs=ends.pfs,
        dor=ends.dor,
        dor_mrecist=ends.dor_mrecist,
    )


def members_of(cohort: Cohort, everyone: Iterable[CohortMember], protocol: str) -> tuple[CohortMember, ...]:
    """The patients of a cohort, the patient who is looked at included if he or she belongs to it."""
    if cohort is Cohort.RECONSTRUCTED:
        return tuple(one for one in everyone if one.reconstructed and one.evaluable)
    return tuple(one for one in everyone if cohort is Cohort.CLINIC or one.protocol == protocol)


def provenances(members: Iterable[CohortMember]) -> tuple[tuple[str, int], ...]:
    """Every label of patients who are not real, with how many carry it."""
    counted: dict[str, int] = {}
    for one in members:
        if one.provenance is not None:
            counted[one.provenance] = counted.get(one.provenance, 0) + 1
    return tuple(counted.items())


def group_of(one: CohortMember, grouping: Grouping) -> str | None:
    """The group of a patient by name, ``""`` for the whole cohort; None where it is not known."""
    if grouping is Grouping.NONE:
        return ""
    if grouping is Grouping.VP:
        return None if one.vp is None else one.vp.value
    answer = answer_of(one, grouping)
    return answer.value if answer in (Answer.MET, Answer.NOT_MET) else None


def answer_of(one: CohortMember, grouping: Grouping) -> Answer:
    return {Grouping.AFP: one.afp, Grouping.PIVKA: one.pivka, Grouping.EITHER: one.either}[grouping]


def without_group(one: CohortMember, grouping: Grouping) -> Sentence:
    """Why a patient has no group."""
    if grouping is Grouping.VP:
        return Sentence("Vp class at baseline not recorded")
    marker = {
        Grouping.AFP: Sentence("AFP"),
        Grouping.PIVKA: Sentence("PIVKA-II"),
        Grouping.EITHER: Sentence("AFP and PIVKA-II"),
    }[grouping]
    if answer_of(one, grouping) is Answer.NOT_ASSESSABLE:
        return sentence("{marker} fall not assessable", marker=marker)
    return sentence("{marker} fall at 6 weeks cannot be determined", marker=marker)


def order_of_groups(grouping: Grouping) -> tuple[str, ...]:
    """Groups in the order in which they are drawn."""
    if grouping is Grouping.NONE:
        return ("",)
    return tuple(vp.value for vp in Vp) if grouping is Grouping.VP else (Answer.MET.value, Answer.NOT_MET.value)


def reference_first(grouping: Grouping, names: Iterable[str]) -> tuple[str, ...]:
    """Groups with the one first against which hazard ratios are given: the mildest class, or criterion not met."""
    drawn = tuple(names)
    return drawn[::-1] if grouping.after_start else drawn


_FALL = {
    (Grouping.AFP, Answer.MET.value): ("AFP fall ≥ 75 %", "≥ 75 %"),
    (Grouping.AFP, Answer.NOT_MET.value): ("AFP fall < 75 %", "< 75 %"),
    (Grouping.PIVKA, Answer.MET.value): ("PIVKA-II fall ≥ 50 %", "≥ 50 %"),
    (Grouping.PIVKA, Answer.NOT_MET.value): ("PIVKA-II fall < 50 %", "< 50 %"),
    (Grouping.EITHER, Answer.MET.value): ("AFP or PIVKA-II answer met", "either"),
    (Grouping.EITHER, Answer.NOT_MET.value): ("Neither answer met", "neither"),
}


def group_name(grouping: Grouping, name: str) -> GroupName:
    if grouping is Grouping.NONE:
        return GroupName(Sentence("Whole cohort"), Sentence("all"))
    full, short = _FALL.get((grouping, name), (name, name))
    return GroupName(Sentence(full), Sentence(short))
