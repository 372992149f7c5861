"""Cohorts of a clinic: what counts of each patient, and which patients belong (R-14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.cohort.covariates import Profile, profile
from models.course.course import Course
from models.quantities import Answer
from models.record.records import Vp
from models.response.best_response import counted_assessments, up_to_progression
from models.response.endpoints import Endpoint, time_to_next_therapy
from models.response.response import Criterion, Response
from models.words import Sentence

RECONSTRUCTED = "Reconstructed"


class Measure(StrEnum):
    """What a curve shows. A duration of response starts at the response, by the protocol's criterion or by mRECIST.

    TTNT is the time to the next anticancer therapy or death. UNSAID is that of a file that does not say: no patient
    of the clinic has it.
    """

    OS = "os"
    PFS = "pfs"
    DOR = "dor"
    DOR_MRECIST = "dor_mrecist"
    TTNT = "ttnt"
    UNSAID = "unsaid"

    @property
    def of_response(self) -> bool:
        return self in (Measure.DOR, Measure.DOR_MRECIST)


class Cohort(StrEnum):
    """Where the patients of a figure come from: a cohort that needs no filter, a filter's choice, or a file."""

    RECONSTRUCTED = "reconstructed"
    PROTOCOL = "protocol"
    CLINIC = "clinic"
    CHOSEN = "chosen"
    IMPORTED = "imported"


ENDPOINTS = tuple(measure for measure in Measure if measure is not Measure.UNSAID)
"""What the times of a cohort can be said to measure."""
UNKNOWN_PROFILE = Profile(start=date.min)
CLINIC_COHORTS = (Cohort.RECONSTRUCTED, Cohort.PROTOCOL, Cohort.CLINIC)


class Grouping(StrEnum):
    """How a cohort is divided.

    The answers of week 6 and the best response are known only after the start, so they need a landmark. FILE divides
    an imported cohort by the groups, or by a column, of its file.
    """

    NONE = "none"
    VP = "vp"
    CHILD_PUGH = "child_pugh"
    ALBI = "albi"
    BCLC = "bclc"
    METASTASIS = "metastasis"
    AETIOLOGY = "aetiology"
    AFP_CLASS = "afp_class"
    LINE = "line"
    AFP = "afp"
    PIVKA = "pivka"
    EITHER = "either"
    BEST_RECIST = "best_recist"
    BEST_MRECIST = "best_mrecist"
    FILE = "file"

    @property
    def of_marker(self) -> bool:
        return self in (Grouping.AFP, Grouping.PIVKA, Grouping.EITHER)

    @property
    def of_best_response(self) -> bool:
        return self in (Grouping.BEST_RECIST, Grouping.BEST_MRECIST)

    @property
    def after_start(self) -> bool:
        return self.of_marker or self.of_best_response


COHORT_NAMES = {
    Cohort.RECONSTRUCTED: Sentence("Reconstructed phase II cohort (efficacy set)"),
    Cohort.PROTOCOL: Sentence("Same protocol"),
    Cohort.CLINIC: Sentence("All patients of this clinic"),
    Cohort.CHOSEN: Sentence("Chosen by filter"),
    Cohort.IMPORTED: Sentence("Imported cohort"),
}
GROUPING_NAMES = {
    Grouping.NONE: Sentence("not grouped"),
    Grouping.VP: Sentence("by portal vein invasion at baseline"),
    Grouping.CHILD_PUGH: Sentence("by Child-Pugh class at baseline"),
    Grouping.ALBI: Sentence("by ALBI grade at baseline"),
    Grouping.BCLC: Sentence("by BCLC stage at baseline"),
    Grouping.METASTASIS: Sentence("by metastasis at baseline"),
    Grouping.AETIOLOGY: Sentence("by aetiology"),
    Grouping.AFP_CLASS: Sentence("by AFP at baseline"),
    Grouping.LINE: Sentence("by treatment before"),
    Grouping.AFP: Sentence("by AFP fall at 6 weeks"),
    Grouping.PIVKA: Sentence("by PIVKA-II fall at 6 weeks"),
    Grouping.EITHER: Sentence("by AFP or PIVKA-II fall at 6 weeks"),
    Grouping.BEST_RECIST: Sentence("by best response, RECIST 1.1"),
    Grouping.BEST_MRECIST: Sentence("by best response, mRECIST"),
    Grouping.FILE: Sentence("by the groups of the file"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortMember:
    """One patient of a cohort. ``key`` is the store's handle; ``judged`` the date to which the course was computed.

    ``evaluable``: at least one read after the baseline. ``vp`` is the class at baseline, None where not recorded.
    ``best_*`` are best confirmed responses, ``unconfirmed_*`` the best ones seen. ``reads_*`` are the responses up to
    the first PD, each with its day. ``profile`` is the patient at baseline. ``death_without_a_day``: of the day of
    the death at most the month is known, so that no time ends with it.
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
    ttnt: Endpoint | None = None
    unconfirmed_recist: Response = Response.NO_ASSESSMENT
    unconfirmed_mrecist: Response = Response.NO_ASSESSMENT
    reads_recist: tuple[tuple[int, Response], ...] = ()
    reads_mrecist: tuple[tuple[int, Response], ...] = ()
    profile: Profile = UNKNOWN_PROFILE
    death_without_a_day: bool = False

    def endpoint(self, measure: Measure) -> Endpoint | None:
        if measure is Measure.UNSAID:
            return None
        found: Endpoint | None = getattr(self, measure.value)
        return found

    @property
    def reconstructed(self) -> bool:
        return self.provenance is not None and self.provenance.startswith(RECONSTRUCTED)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Patients who are not counted, and why. ``more`` counts rows of a file, which have no code of their own."""

    reason: Sentence
    codes: tuple[str, ...]
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.codes) + self.more


@dataclass(frozen=True, slots=True)
class Selection:
    """The members that were chosen out of ``considered``, in order, and who was left out for which reason.

    ``after_start``: they were chosen by what is known only after the start of treatment.
    """

    members: tuple[CohortMember, ...]
    considered: int
    left_out: tuple[LeftOut, ...] = ()
    name: Sentence = COHORT_NAMES[Cohort.CHOSEN]
    after_start: bool = False

    @property
    def left_out_count(self) -> int:
        return sum(entry.count for entry in self.left_out)


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group of a figure: its name in full, and the few characters that fit beside the numbers at risk."""

    full: Sentence
    short: Sentence


def member(key: int, course: Course) -> CohortMember:
    """What a cohort needs of one patient's course."""
    record, series, ends = course.record, course.series, course.endpoints
    found = profile(course)
    return CohortMember(
        key=key,
        code=record.patient.code,
        protocol=course.protocol.name,
        provenance=record.provenance,
        judged=course.today,
        evaluable=bool(series.points),
        vp=found.vp,
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
        ttnt=time_to_next_therapy(record),
        unconfirmed_recist=series.recist.unconfirmed,
        unconfirmed_mrecist=series.mrecist.unconfirmed,
        reads_recist=_reads(course, Criterion.RECIST),
        reads_mrecist=_reads(course, Criterion.MRECIST),
        profile=found,
        death_without_a_day=record.outcome.is_dead and record.outcome.died is None,
    )


def _reads(course: Course, criterion: Criterion) -> tuple[tuple[int, Response], ...]:
    judged = up_to_progression(counted_assessments(course.series.points, criterion, course.parameters))
    return tuple((course.record.day(one.on), one.response) for one in judged)


def started(courses: Iterable[tuple[int, Course]]) -> tuple[tuple[int, Course], ...]:
    """Those whose treatment has started: who is only screened belongs to no cohort."""
    return tuple((key, course) for key, course in courses if course.record.started)


def members(courses: Iterable[tuple[int, Course]]) -> tuple[CohortMember, ...]:
    """Every patient of a clinic as a member of cohorts, by the store's handle."""
    return tuple(member(key, course) for key, course in courses)


def members_of(cohort: Cohort, everyone: Iterable[CohortMember], protocol: str) -> tuple[CohortMember, ...]:
    """The patients of a cohort, the patient who is looked at included if he or she belongs to it."""
    if cohort is Cohort.RECONSTRUCTED:
        return tuple(one for one in everyone if one.reconstructed and one.evaluable)
    return tuple(one for one in everyone if cohort is not Cohort.PROTOCOL or one.protocol == protocol)


def provenances(members: Iterable[CohortMember]) -> tuple[tuple[str, int], ...]:
    """Every label of patients who are not real, with how many carry it."""
    counted: dict[str, int] = {}
    for one in members:
        if one.provenance is not None:
            counted[one.provenance] = counted.get(one.provenance, 0) + 1
    return tuple(counted.items())
