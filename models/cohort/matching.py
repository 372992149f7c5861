"""The patients of a cohort who were like one patient at the start, by covariates that a person chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.cohort.members import CohortMember, LeftOut, Selection
from models.statistics.survival import THIN_BELOW
from models.words import Sentence, listed, sentence

AGE_WITHIN = 10


class Covariate(StrEnum):
    """What patients can be matched on. Age within ten years, everything else exactly."""

    PROTOCOL = "protocol"
    VP = "vp"
    CHILD_PUGH = "child_pugh"
    ALBI = "albi"
    BCLC = "bclc"
    AFP_CLASS = "afp_class"
    METASTASIS = "metastasis"
    AETIOLOGY = "aetiology"
    LINE = "line"
    ECOG = "ecog"
    SEX = "sex"
    AGE = "age"


COVARIATE_NAMES = {
    Covariate.PROTOCOL: Sentence("protocol"),
    Covariate.VP: Sentence("Vp class"),
    Covariate.CHILD_PUGH: Sentence("Child-Pugh class"),
    Covariate.ALBI: Sentence("ALBI grade"),
    Covariate.BCLC: Sentence("BCLC stage"),
    Covariate.AFP_CLASS: Sentence("AFP class"),
    Covariate.METASTASIS: Sentence("metastasis"),
    Covariate.AETIOLOGY: Sentence("aetiology"),
    Covariate.LINE: Sentence("treatment before"),
    Covariate.ECOG: Sentence("ECOG"),
    Covariate.SEX: Sentence("sex"),
    Covariate.AGE: Sentence("age ± 10 years"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Those who match, as a Selection that ``cohort_figure`` draws, and how many in words; ``refused`` says why there
    is no estimate.

    ``unknown`` are chosen covariates that the patient's record does not tell: nobody can match on them. The patient
    is never among those who match.
    """

    selection: Selection
    covariates: tuple[Covariate, ...]
    unknown: tuple[Covariate, ...]
    words: Sentence
    refused: Sentence | None

    @property
    def size(self) -> int:
        return len(self.selection.members)


def matched(members: Sequence[CohortMember], patient: CohortMember, covariates: Sequence[Covariate]) -> Matched:
    """Those of ``members`` who were like the patient in every covariate; what is not known of them leaves them out."""
    asked = tuple(one for one in Covariate if one in covariates)
    unknown = tuple(one for one in asked if _VALUES[one](patient) is None)
    others = [one for one in members if one.key != patient.key]
    kept: list[CohortMember] = []
    out: dict[Sentence, list[str]] = {}
    for one in others:
        reason = next((found for covariate in asked if (found := _unlike(one, patient, covariate)) is not None), None)
        if reason is None:
            kept.append(one)
        else:
            out.setdefault(reason, []).append(one.code)
    on = listed([COVARIATE_NAMES[one] for one in asked]) if asked else Sentence("nothing")
    counts = {"code": patient.code, "covariates": on, "n": len(kept), "all": len(others)}
    name = sentence("Matched to {code} on {covariates}: {n} of {all}", **counts)
    left_out = tuple(LeftOut(reason, tuple(codes)) for reason, codes in out.items())
    return Matched(
        selection=Selection(tuple(kept), len(others), left_out, name),
        covariates=asked,
        unknown=unknown,
        words=sentence("Matched to {code} on {covariates}: {n} of {all} patients.", **counts),
        refused=_refused(patient, unknown, len(kept)),
    )


def _refused(patient: CohortMember, unknown: Sequence[Covariate], size: int) -> Sentence | None:
    if unknown:
        names = listed([COVARIATE_NAMES[one] for one in unknown])
        return sentence("{code} cannot be matched: {names} not known at baseline.", code=patient.code, names=names)
    if size < THIN_BELOW:
        return sentence(
            "{n} patients match: too few for an estimate (5 are needed). Fewer covariates leave more patients.", n=size
        )
    return None


_VALUES: dict[Covariate, Callable[[CohortMember], object]] = {
    Covariate.PROTOCOL: lambda one: one.protocol,
    Covariate.VP: lambda one: one.vp,
    Covariate.CHILD_PUGH: lambda one: one.profile.child_pugh,
    Covariate.ALBI: lambda one: one.profile.albi_grade,
    Covariate.BCLC: lambda one: one.profile.bclc,
    Covariate.AFP_CLASS: lambda one: one.profile.afp_class,
    Covariate.METASTASIS: lambda one: one.profile.metastasis,
    Covariate.AETIOLOGY: lambda one: frozenset(one.profile.aetiology or ()) or None,
    Covariate.LINE: lambda one: one.profile.line,
    Covariate.ECOG: lambda one: one.profile.ecog,
    Covariate.SEX: lambda one: one.profile.sex,
    Covariate.AGE: lambda one: one.profile.age,
}


def _unlike(one: CohortMember, patient: CohortMember, covariate: Covariate) -> Sentence | None:
    """Why somebody is not like the patient in one covariate; None where they are alike."""
    own, theirs = _VALUES[covariate](patient), _VALUES[covariate](one)
    if own is None or theirs is None:
        return sentence("{covariate} not known", covariate=COVARIATE_NAMES[covariate])
    if covariate is Covariate.AGE:
        own_age, their_age = patient.profile.age, one.profile.age
        alike = own_age is not None and their_age is not None and abs(own_age - their_age) <= AGE_WITHIN
    else:
        alike = own == theirs
    return None if alike else sentence("other {covariate}", covariate=COVARIATE_NAMES[covariate])
