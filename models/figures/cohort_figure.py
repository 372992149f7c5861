"""The survival figure of a cohort: curves, who is left out and why, the comparison, and where the patient stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.cohort.groupings import group_name, group_of, order_of_groups, without_group
from models.cohort.members import (
    COHORT_NAMES,
    GROUPING_NAMES,
    Cohort,
    CohortMember,
    Grouping,
    LeftOut,
    Measure,
    Selection,
    members_of,
    provenances,
)
from models.figures.groups import Names, comparison, group_curve, restarted, warnings_of
from models.figures.parts import RATE_MONTHS as RATE_MONTHS
from models.figures.parts import CohortFigure as CohortFigure
from models.figures.parts import Comparison as Comparison
from models.figures.parts import FigureChoice as FigureChoice
from models.figures.parts import GroupCurve as GroupCurve
from models.figures.parts import GroupStanding as GroupStanding
from models.figures.parts import PatientMark as PatientMark
from models.figures.standing import among_events, later, there
from models.response.response import Criterion, Response
from models.statistics.comparison import Group, split
from models.statistics.hazards import CoxModel, cox
from models.statistics.survival import DAYS_PER_MONTH, THIN_BELOW, at_time
from models.words import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """One patient on the figure's clock, in a group."""

    one: CohortMember
    days: int
    event: bool
    group: str


def cohort_figure(
    everyone: Sequence[CohortMember] | Selection,
    patient: CohortMember | None,
    choice: FigureChoice,
    *,
    fit: Callable[..., CoxModel] = cox,
) -> CohortFigure:
    """The figure of a cohort with, or without, one patient. ``fit`` fits Cox's model.

    Of a clinic's members ``choice.cohort`` says who belongs to the cohort; a Selection is the cohort itself.
    """
    if isinstance(everyone, Selection):
        choice = replace(choice, cohort=Cohort.CHOSEN)
        members, source = everyone.members, everyone.name
    else:
        members = members_of(choice.cohort, everyone, patient.protocol if patient else "")
        source = COHORT_NAMES[choice.cohort]
    counted, left_out = placed(members, patient, choice)
    present = {one.group for one in counted}
    names = [name for name in order_of_groups(choice.grouping, present) if name in present]
    groups = restarted(_groups(counted, names), choice.landmark_day)
    named = _names(choice)
    own = group_of(patient, choice.grouping, choice.landmark_day) if patient else None
    curves = tuple(group_curve(group, choice, name=named(group.name), of_patient=group.name == own) for group in groups)
    shown = tuple(one.one for one in counted)
    judged = max((one.judged for one in shown), default=None)
    cut = None if judged is None else sentence("data cut {on}", on=judged)
    warnings = warnings_of(curves)
    return CohortFigure(
        choice=choice,
        groups=curves,
        considered=len(members),
        left_out=left_out,
        comparison=comparison(groups, choice.grouping, named, fit=fit, offset=float(choice.landmark_day or 0)),
        patient=patient_mark(patient, curves, choice) if patient else None,
        provenances=provenances(shown),
        judged=judged,
        small=warnings[0] if warnings else None,
        conditional=conditional(patient, curves, choice),
        caption=(*caption(curves, choice, cut=cut), _filter(source, choice, patient, members=members)),
        source=source,
        warnings=(*warnings, *_after_start(choice, curves), *_chosen_later(everyone, choice)),
    )


def _names(choice: FigureChoice) -> Names:
    return lambda name: group_name(choice.grouping, name, choice.landmark_day, falls=choice.falls)


def placed(
    members: Sequence[CohortMember], patient: CohortMember | None, choice: FigureChoice
) -> tuple[list[Placed], tuple[LeftOut, ...]]:
    """Who is on the figure, and who is left out of it for which reason, each patient once."""
    counted: list[Placed] = []
    out: dict[Sentence, list[str]] = {}
    for one in members:
        end, group = one.endpoint(choice.measure), group_of(one, choice.grouping, choice.landmark_day)
        if patient is not None and one.key == patient.key and not choice.count_patient:
            out.setdefault(Sentence("the patient shown here"), []).append(one.code)
        elif end is None:
            out.setdefault(without_endpoint(choice.measure, one), []).append(one.code)
        elif choice.landmark_day is not None and end.days <= choice.landmark_day:
            out.setdefault(before_landmark(choice, event=end.event), []).append(one.code)
        elif group is None:
            out.setdefault(without_group(one, choice.grouping, choice.landmark_day), []).append(one.code)
        else:
            counted.append(Placed(one, end.days, end.event, group))
    return counted, tuple(LeftOut(reason, tuple(codes)) for reason, codes in out.items())


WITHOUT_A_DAY = Sentence("the death is known, but not its day")


def without_endpoint(measure: Measure, one: CohortMember | None = None) -> Sentence:
    """Why a patient has no such endpoint."""
    if one is not None and one.death_without_a_day and (not measure.of_response or _responded(one, measure)):
        return WITHOUT_A_DAY
    if measure is Measure.UNSAID:
        return Sentence("the file does not say what its times measure")
    if measure.of_response:
        return Sentence("no confirmed response")
    return Sentence("end of follow-up not recorded")


def _responded(one: CohortMember, measure: Measure) -> bool:
    by_mrecist = measure is Measure.DOR_MRECIST or one.criterion is Criterion.MRECIST
    return (one.best_mrecist if by_mrecist else one.best_recist) in (Response.CR, Response.PR)


_ENDED = {
    Measure.OS: "died by day {day}",
    Measure.PFS: "progressed or died by day {day}",
    Measure.TTNT: "next therapy or death by day {day}",
    Measure.UNSAID: "event by day {day}",
}


def before_landmark(choice: FigureChoice, *, event: bool) -> Sentence:
    """Why somebody whose time ended by the landmark is not counted."""
    if not event:
        return sentence("censored by day {day}", day=choice.landmark_day)
    return sentence(_ENDED.get(choice.measure, _ENDED[Measure.PFS]), day=choice.landmark_day)


def _groups(counted: Sequence[Placed], names: Sequence[str]) -> tuple[Group, ...]:
    if not counted:
        return ()
    days = np.array([one.days for one in counted], dtype=np.float64)
    events = np.array([one.event for one in counted], dtype=np.bool_)
    found = {group.name: group for group in split(days, events, [one.group for one in counted])}
    return tuple(found[name] for name in names)


# --- the patient ----------------------------------------------------------------------------------------------------


def patient_mark(patient: CohortMember, curves: Sequence[GroupCurve], choice: FigureChoice) -> PatientMark:
    """Where the patient stands on the axis, in his or her own group, in every group and among the events (R-14.8)."""
    end = patient.endpoint(choice.measure)
    if end is None:
        words = (sentence("No place on this axis: {reason}.", reason=without_endpoint(choice.measure, patient)),)
        return PatientMark(code=patient.code, days=None, event=False, words=words)
    own = next((curve for curve in curves if curve.of_patient), None)
    standing = (
        _no_curve(patient, choice)
        if own is None
        else there(choice.measure, own.curve, end.days, whole=_whole(choice), offset=own.offset)
    )
    offset = curves[0].offset if curves else 0.0
    return PatientMark(
        code=patient.code,
        days=float(end.days),
        event=end.event,
        words=(standing,),
        percentile=among_events(choice.measure, [group.curve for group in curves], end.days, offset=offset),
        by_group=tuple(_standing(group, choice, float(end.days)) for group in curves),
    )


def _standing(group: GroupCurve, choice: FigureChoice, days: float) -> GroupStanding:
    found = at_time(group.curve, days - group.offset)
    told = days >= group.offset and found.at_risk >= THIN_BELOW
    return GroupStanding(
        name=group.name,
        n=group.curve.n,
        at_risk=found.at_risk,
        estimate=found if told else None,
        words=there(choice.measure, group.curve, days, whole=_whole(choice), offset=group.offset),
        of_patient=group.of_patient,
    )


def _whole(choice: FigureChoice) -> Sentence:
    if choice.grouping is not Grouping.NONE:
        return Sentence("this group")
    return Sentence("the responders") if choice.measure.of_response else Sentence("the cohort")


def _no_curve(patient: CohortMember, choice: FigureChoice) -> Sentence:
    if choice.grouping is Grouping.FILE:
        return Sentence("The file does not say in which of its groups this patient would be.")
    if group_of(patient, choice.grouping, choice.landmark_day) is None:
        reason = without_group(patient, choice.grouping, choice.landmark_day)
        return sentence("In no group: {reason}.", reason=reason)
    return Sentence("Nobody else is in this patient's group.")


def conditional(
    patient: CohortMember | None, curves: Sequence[GroupCurve], choice: FigureChoice
) -> tuple[Sentence, ...]:
    """R-14.9 from where a patient still followed has come; after the event, or without a patient, from 6 months.

    Of the patient's own group, or of the one curve that there is without a patient.
    """
    own = next((curve for curve in curves if curve.of_patient), None)
    if patient is None and len(curves) == 1:
        own = curves[0]
    if own is None:
        return ()
    end = patient.endpoint(choice.measure) if patient else None
    days = float(end.days) if end is not None and not end.event else RATE_MONTHS[0] * DAYS_PER_MONTH
    return later(choice.measure, own.curve, days, offset=own.offset)


# --- words under the figure -----------------------------------------------------------------------------------------


def _after_start(choice: FigureChoice, curves: Sequence[GroupCurve]) -> tuple[Sentence, ...]:
    """A warning of groups that are known only later, drawn from day 0 (R-14.6)."""
    if not choice.grouping.after_start or choice.landmark_day is not None or not curves:
        return ()
    return (
        Sentence("Groups known only after the start are drawn from day 0: whoever lived to be grouped is favoured."),
    )


def _chosen_later(everyone: Sequence[CohortMember] | Selection, choice: FigureChoice) -> tuple[Sentence, ...]:
    """A warning of a cohort that was chosen by what is known only later, and is drawn from day 0."""
    if not isinstance(everyone, Selection) or not everyone.after_start or choice.landmark_day is not None:
        return ()
    return (
        Sentence("The filter asks for what is known only after the start: whoever lived to be judged is favoured."),
    )


def caption(curves: Sequence[GroupCurve], choice: FigureChoice, *, cut: Sentence | None) -> tuple[Sentence, ...]:
    """R-14.10: what every figure carries, before its filter."""
    counts = {"n": sum(curve.curve.n for curve in curves), "events": sum(curve.curve.event_count for curve in curves)}
    parts = (
        sentence("n = {n}, events = {events}", **counts),
        sentence("95 % limits {limits}", limits=choice.limits.value),
        Sentence("1 month = 30.4375 days"),
    )
    return parts if cut is None else (*parts, cut)


def _filter(
    source: Sentence, choice: FigureChoice, patient: CohortMember | None, *, members: Sequence[CohortMember]
) -> Sentence:
    words = {"cohort": source, "grouping": GROUPING_NAMES[choice.grouping]}
    inside = patient is not None and any(one.key == patient.key for one in members)
    if patient is not None and inside and not choice.count_patient:
        return sentence("{cohort}, {grouping}, without {code}", **words, code=patient.code)
    return sentence("{cohort}, {grouping}", **words)
