"""The groups of a cohort: which group a patient is in, what it is called, and why somebody has none (R-14.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from models.cohort.covariates import AFP_CLASS_NAMES, LINE_NAMES, METASTASIS_NAMES, AfpClass, Line
from models.cohort.members import CohortMember, Grouping, GroupName
from models.markers.markers import AFP, PIVKA
from models.quantities import Answer
from models.record.records import Vp
from models.response.response import Response
from models.words import Sentence, sentence

Falls = tuple[int, int]
FALLS: Falls = (AFP.fall_percent, PIVKA.fall_percent)
WITH, WITHOUT = "with", "without"
_SEVERAL = "several"
_AETIOLOGIES = ("HBV", "HCV", "alcohol", "MASLD")
_KNOWN_RESPONSES = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD)
# by the landmark a stable disease is stable as far as it was seen: R-7.4's minimum is for the best response of all
_BEST_FIRST = (*_KNOWN_RESPONSES, Response.NOT_EVALUABLE)


def group_of(one: CohortMember, grouping: Grouping, landmark_day: int | None = None) -> str | None:
    """The group of a patient by name, ``""`` for the whole cohort; None where it is not known.

    A best response is that reached by ``landmark_day``, the best confirmed one without a landmark.
    """
    if grouping is Grouping.NONE:
        return ""
    if grouping.of_marker:
        answer = answer_of(one, grouping)
        return answer.value if answer in (Answer.MET, Answer.NOT_MET) else None
    if grouping.of_best_response:
        found = best_of(one, grouping, landmark_day)
        return found.value if found in _KNOWN_RESPONSES else None
    return _at_baseline(one, grouping)


def _at_baseline(one: CohortMember, grouping: Grouping) -> str | None:
    at_start = one.profile
    if grouping is Grouping.METASTASIS:
        return None if at_start.metastasis is None else WITH if at_start.metastasis else WITHOUT
    if grouping is Grouping.AETIOLOGY:
        causes = at_start.aetiology or ()
        return None if not causes else causes[0] if len(causes) == 1 else _SEVERAL
    found: dict[Grouping, str | None] = {
        Grouping.VP: one.vp,
        Grouping.CHILD_PUGH: at_start.child_pugh,
        Grouping.ALBI: at_start.albi_grade,
        Grouping.BCLC: at_start.bclc,
        Grouping.AFP_CLASS: at_start.afp_class,
        Grouping.LINE: at_start.line,
    }
    name = found.get(grouping)
    return None if name is None else str(name)


def answer_of(one: CohortMember, grouping: Grouping) -> Answer:
    return {Grouping.AFP: one.afp, Grouping.PIVKA: one.pivka, Grouping.EITHER: one.either}[grouping]


def best_of(one: CohortMember, grouping: Grouping, landmark_day: int | None = None) -> Response:
    """The best response seen by ``landmark_day``, as it was known then; without a landmark the best confirmed one."""
    recist = grouping is Grouping.BEST_RECIST
    best = one.best_recist if recist else one.best_mrecist
    if landmark_day is None or best is Response.NOT_ASSESSABLE:
        return best
    seen = {response for day, response in (one.reads_recist if recist else one.reads_mrecist) if day <= landmark_day}
    return next((response for response in _BEST_FIRST if response in seen), Response.NO_ASSESSMENT)


_UNKNOWN = {
    Grouping.VP: Sentence("Vp class at baseline not recorded"),
    Grouping.CHILD_PUGH: Sentence("Child-Pugh class at baseline cannot be determined"),
    Grouping.ALBI: Sentence("ALBI grade at baseline cannot be determined"),
    Grouping.BCLC: Sentence("BCLC stage at baseline cannot be determined"),
    Grouping.METASTASIS: Sentence("metastasis at baseline not recorded"),
    Grouping.AETIOLOGY: Sentence("aetiology not recorded"),
}


def without_group(one: CohortMember, grouping: Grouping, landmark_day: int | None = None) -> Sentence:
    """Why a patient has no group."""
    if grouping.of_marker:
        return _without_answer(one, grouping)
    if grouping.of_best_response:
        return _without_response(one, grouping, landmark_day)
    if grouping is Grouping.AFP_CLASS:
        return afp_unknown(one)
    if grouping is Grouping.LINE:
        return line_unknown(one)
    return _UNKNOWN.get(grouping, Sentence("group not recorded"))


def _without_answer(one: CohortMember, grouping: Grouping) -> Sentence:
    marker = {
        Grouping.AFP: Sentence("AFP"),
        Grouping.PIVKA: Sentence("PIVKA-II"),
        Grouping.EITHER: Sentence("AFP and PIVKA-II"),
    }[grouping]
    if answer_of(one, grouping) is Answer.NOT_ASSESSABLE:
        return sentence("{marker} fall not assessable", marker=marker)
    return sentence("{marker} fall at 6 weeks cannot be determined", marker=marker)


def _without_response(one: CohortMember, grouping: Grouping, landmark_day: int | None) -> Sentence:
    found = best_of(one, grouping, landmark_day)
    if found is Response.NOT_ASSESSABLE:
        return Sentence("response not assessable")
    if found is Response.NO_ASSESSMENT:
        if landmark_day is None:
            return Sentence("no assessment after the baseline")
        return sentence("no assessment by day {day}", day=landmark_day)
    if landmark_day is None:
        return Sentence("best response not evaluable")
    return sentence("response not evaluable by day {day}", day=landmark_day)


def afp_unknown(one: CohortMember) -> Sentence:
    """Why the AFP class of a patient is not known."""
    if one.profile.afp is None:
        return Sentence("AFP at baseline not recorded")
    return Sentence("AFP class at baseline cannot be determined: the result is censored")


def line_unknown(one: CohortMember) -> Sentence:
    """Why it is not known what was given before."""
    if one.profile.prior is None:  # and nothing systemic was given by date
        return Sentence("treatment before not recorded")
    return Sentence("treatment before is of unknown kind")


_ORDERS: dict[Grouping, tuple[str, ...]] = {
    Grouping.NONE: ("",),
    Grouping.VP: tuple(vp.value for vp in Vp),
    Grouping.CHILD_PUGH: ("A", "B", "C"),
    Grouping.ALBI: ("1", "2a", "2b", "3"),
    Grouping.BCLC: ("0", "A", "B", "C", "D"),
    Grouping.METASTASIS: (WITHOUT, WITH),
    Grouping.AFP_CLASS: tuple(one.value for one in AfpClass),
    Grouping.LINE: tuple(one.value for one in Line),
    Grouping.BEST_RECIST: tuple(one.value for one in _KNOWN_RESPONSES),
    Grouping.BEST_MRECIST: tuple(one.value for one in _KNOWN_RESPONSES),
}


def order_of_groups(grouping: Grouping, present: Iterable[str] = ()) -> tuple[str, ...]:
    """Groups in the order in which they are drawn; ``present`` are those found, for groups that a record names."""
    if grouping.of_marker:
        return (Answer.MET.value, Answer.NOT_MET.value)
    if grouping is Grouping.AETIOLOGY:
        found = set(present)
        known = tuple(name for name in _AETIOLOGIES if name in found)
        return (*known, *sorted(found - {*known, _SEVERAL}), *((_SEVERAL,) if _SEVERAL in found else ()))
    return _ORDERS.get(grouping) or tuple(sorted(set(present)))


def reference_first(grouping: Grouping, names: Iterable[str]) -> tuple[str, ...]:
    """Groups with the one first against which hazard ratios are given: the mildest class, or criterion not met."""
    drawn = tuple(names)
    return drawn[::-1] if grouping.of_marker else drawn


_EITHER = {
    Answer.MET.value: GroupName(Sentence("AFP or PIVKA-II answer met"), Sentence("either")),
    Answer.NOT_MET.value: GroupName(Sentence("Neither answer met"), Sentence("neither")),
}


def answer_name(grouping: Grouping, name: str, falls: Falls = FALLS) -> GroupName:
    """A group by a marker's answer, with the fall that it asks for."""
    if grouping is Grouping.EITHER:
        return _EITHER[name]
    percent = falls[0] if grouping is Grouping.AFP else falls[1]
    met = name == Answer.MET.value
    if grouping is Grouping.AFP:
        full = sentence("AFP fall ≥ {percent} %" if met else "AFP fall < {percent} %", percent=percent)
    else:
        full = sentence("PIVKA-II fall ≥ {percent} %" if met else "PIVKA-II fall < {percent} %", percent=percent)
    return GroupName(full, sentence("≥ {percent} %" if met else "< {percent} %", percent=percent))


_NAMES = {
    (Grouping.NONE, ""): GroupName(Sentence("Whole cohort"), Sentence("all")),
    (Grouping.METASTASIS, WITH): GroupName(METASTASIS_NAMES[True], Sentence("with")),
    (Grouping.METASTASIS, WITHOUT): GroupName(METASTASIS_NAMES[False], Sentence("without")),
    (Grouping.AETIOLOGY, _SEVERAL): GroupName(Sentence("several aetiologies"), Sentence("several")),
    (Grouping.AFP_CLASS, "low"): GroupName(AFP_CLASS_NAMES[AfpClass.LOW], Sentence("≤ 20")),
    (Grouping.AFP_CLASS, "middle"): GroupName(AFP_CLASS_NAMES[AfpClass.MIDDLE], Sentence("20–400")),
    (Grouping.AFP_CLASS, "high"): GroupName(AFP_CLASS_NAMES[AfpClass.HIGH], Sentence("≥ 400")),
    (Grouping.LINE, "untreated"): GroupName(LINE_NAMES[Line.UNTREATED], Sentence("untreated")),
    (Grouping.LINE, "local"): GroupName(LINE_NAMES[Line.LOCAL], Sentence("local")),
    (Grouping.LINE, "systemic"): GroupName(LINE_NAMES[Line.SYSTEMIC], Sentence("systemic")),
}
_TITLES: dict[Grouping, Callable[[str], Sentence]] = {
    Grouping.CHILD_PUGH: lambda name: sentence("Child-Pugh {name}", name=name),
    Grouping.ALBI: lambda name: sentence("ALBI grade {name}", name=name),
    Grouping.BCLC: lambda name: sentence("BCLC {name}", name=name),
}


def group_name(grouping: Grouping, name: str, landmark_day: int | None = None, *, falls: Falls = FALLS) -> GroupName:
    """What a group is called, in full and in short. ``falls`` of AFP and PIVKA-II in percent make an answer."""
    if grouping.of_marker and name in _EITHER:
        return answer_name(grouping, name, falls)
    if (found := _NAMES.get((grouping, name))) is not None:
        return found
    if (title := _TITLES.get(grouping)) is not None:
        return GroupName(title(name), Sentence(name))
    if grouping.of_best_response and landmark_day is not None:
        plain = Sentence(name)
        return GroupName(sentence("{response} by day {day}", response=plain, day=landmark_day), plain)
    return GroupName(Sentence(name), Sentence(name))
