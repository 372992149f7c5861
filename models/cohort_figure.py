"""A survival figure as facts: its curves, who is left out and why, the comparison, and where the patient stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.cohort import (
    COHORT_NAMES,
    GROUPING_NAMES,
    Cohort,
    CohortMember,
    Grouping,
    GroupName,
    Measure,
    group_name,
    group_of,
    members_of,
    order_of_groups,
    provenances,
    reference_first,
    without_group,
)
from models.comparison import (
    Group,
    LogRank,
    Pair,
    Permutation,
    guard,
    is_small,
    log_rank,
    pairwise,
    permutation_p,
    split,
)
from models.hazards import CoxModel, cox, of_groups
from models.standing import in_months, later, there
from models.survival import (
    DAYS_PER_MONTH,
    Curve,
    Estimate,
    Limits,
    PointEstimate,
    RestrictedMean,
    after,
    at_time,
    follow_up,
    kaplan_meier,
    quantile,
    restricted_mean,
    thin_from,
)
from models.words import Sentence, sentence

RATE_MONTHS = (6, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChoice:
    """What a person has chosen. ``landmark_day`` None: curves begin at the start of treatment."""

    measure: Measure = Measure.OS
    cohort: Cohort = Cohort.RECONSTRUCTED
    grouping: Grouping = Grouping.NONE
    landmark_day: int | None = None
    limits: Limits = Limits.LOG_LOG
    count_patient: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCurve:
    """One curve. Its clock starts at ``offset`` days after the start of treatment; see ``since_start``."""

    name: GroupName
    curve: Curve
    offset: float
    median: Estimate
    rates: tuple[PointEstimate, ...]
    thin_from: float
    follow_up: Estimate
    restricted_mean: RestrictedMean
    of_patient: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    reason: Sentence
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more groups compared; ``refused`` says why there is neither p nor hazard ratio (R-14.4)."""

    refused: Sentence | None
    log_rank: LogRank | None = None
    permutation: Permutation | None = None
    cox: CoxModel | None = None
    reference: GroupName | None = None
    against: tuple[GroupName, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientMark:
    """The patient's triangle on the time axis: days since the start of the clock, filled when it ended with the event.

    ``days`` None: the patient has no place on this axis, and ``words`` say why.
    """

    code: str
    days: float | None
    event: bool
    words: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortFigure:
    """Everything that a survival figure shows. ``considered`` counts the cohort before anybody was left out."""

    choice: FigureChoice
    groups: tuple[GroupCurve, ...]
    considered: int
    left_out: tuple[LeftOut, ...]
    comparison: Comparison | None
    patient: PatientMark | None
    provenances: tuple[tuple[str, int], ...]
    judged: date | None
    small: Sentence | None
    conditional: tuple[Sentence, ...]
    caption: tuple[Sentence, ...]

    @property
    def n(self) -> int:
        return sum(group.curve.n for group in self.groups)

    @property
    def events(self) -> int:
        return sum(group.curve.event_count for group in self.groups)

    @property
    def left_out_count(self) -> int:
        return sum(len(entry.codes) for entry in self.left_out)


@dataclass(frozen=True, slots=True)
class _Counted:
    """One patient on the figure's clock."""

    one: CohortMember
    days: int
    event: bool
    group: str


def cohort_figure(
    everyone: Sequence[CohortMember],
    patient: CohortMember | None,
    choice: FigureChoice,
    *,
    fit: Callable[..., CoxModel] = cox,
) -> CohortFigure:
    """The figure of a cohort with, or without, one patient. ``fit`` fits Cox's model."""
    members = members_of(choice.cohort, everyone, patient.protocol if patient else "")
    counted, left_out = _counted(members, patient, choice)
    names = [name for name in order_of_groups(choice.grouping) if any(one.group == name for one in counted)]
    groups = _groups(counted, names)
    own = group_of(patient, choice.grouping) if patient else None
    curves = tuple(_curve(group, choice, of_patient=group.name == own) for group in groups)
    shown = tuple(one.one for one in counted)
    judged = max((one.judged for one in shown), default=None)
    return CohortFigure(
        choice=choice,
        groups=curves,
        considered=len(members),
        left_out=left_out,
        comparison=_comparison(groups, choice, fit) if len(groups) > 1 else None,
        patient=_patient_mark(patient, curves, choice) if patient else None,
        provenances=provenances(shown),
        judged=judged,
        small=_small(curves, choice.measure),
        conditional=_conditional(patient, curves, choice),
        caption=_caption(curves, choice, judged=judged, patient=patient, members=members),
    )


def _counted(
    members: Sequence[CohortMember], patient: CohortMember | None, choice: FigureChoice
) -> tuple[list[_Counted], tuple[LeftOut, ...]]:
    """Who is on the figure, and who is left out of it for which reason, each patient once."""
    counted: list[_Counted] = []
    out: dict[Sentence, list[str]] = {}
    for one in members:
        end, group = one.endpoint(choice.measure), group_of(one, choice.grouping)
        if patient is not None and one.key == patient.key and not choice.count_patient:
            out.setdefault(Sentence("the patient shown here"), []).append(one.code)
        elif end is None:
            out.setdefault(_without_endpoint(choice.measure), []).append(one.code)
        elif group is None:
            out.setdefault(without_group(one, choice.grouping), []).append(one.code)
        elif choice.landmark_day is not None and end.days <= choice.landmark_day:
            out.setdefault(_before_landmark(choice, event=end.event), []).append(one.code)
        else:
            counted.append(_Counted(one, end.days, end.event, group))
    return counted, tuple(LeftOut(reason, tuple(codes)) for reason, codes in out.items())


def _without_endpoint(measure: Measure) -> Sentence:
    if measure.of_response:
        return Sentence("no confirmed response")
    return Sentence("end of follow-up not recorded")


def _before_landmark(choice: FigureChoice, *, event: bool) -> Sentence:
    if not event:
        return sentence("censored by day {day}", day=choice.landmark_day)
    if choice.measure is Measure.OS:
        return sentence("died by day {day}", day=choice.landmark_day)
    return sentence("progressed or died by day {day}", day=choice.landmark_day)


def _groups(counted: Sequence[_Counted], names: Sequence[str]) -> tuple[Group, ...]:
    if not counted:
        return ()
    days = np.array([one.days for one in counted], dtype=np.float64)
    events = np.array([one.event for one in counted], dtype=np.bool_)
    found = {group.name: group for group in split(days, events, [one.group for one in counted])}
    return tuple(found[name] for name in names)


def _curve(group: Group, choice: FigureChoice, *, of_patient: bool) -> GroupCurve:
    offset = float(choice.landmark_day or 0)
    kept = after(group.sample, offset).sample if choice.landmark_day is not None else group.sample
    curve = kaplan_meier(kept, choice.limits)
    median, followed, mean = quantile(curve), follow_up(kept, choice.limits), restricted_mean(curve)
    rates = tuple(_since_start(curve, months * DAYS_PER_MONTH, offset) for months in RATE_MONTHS)
    return GroupCurve(
        name=group_name(choice.grouping, group.name),
        curve=curve,
        offset=offset,
        median=Estimate(median.value + offset, median.low + offset, median.high + offset),
        rates=rates,
        thin_from=thin_from(curve) + offset,
        follow_up=Estimate(followed.value + offset, followed.low + offset, followed.high + offset),
        restricted_mean=RestrictedMean(mean.until + offset, mean.mean + offset, mean.standard_error, mean.beyond),
        of_patient=of_patient,
    )


def _since_start(curve: Curve, days: float, offset: float) -> PointEstimate:
    found = at_time(curve, days - offset)
    return PointEstimate(days, found.at_risk, found.survival, found.low, found.high)


def _comparison(groups: Sequence[Group], choice: FigureChoice, fit: Callable[..., CoxModel]) -> Comparison:
    offset = float(choice.landmark_day or 0)
    later_groups = tuple(Group(group.name, after(group.sample, offset).sample) for group in groups)
    compared = later_groups if choice.landmark_day is not None else tuple(groups)
    if refused := guard(compared):
        return Comparison(refused=refused)
    patients = sum(group.sample.n for group in compared)
    events = sum(group.sample.event_count for group in compared)
    by_name = {group.name: group for group in compared}
    order = reference_first(choice.grouping, by_name)
    names = [group_name(choice.grouping, name) for name in order]
    return Comparison(
        refused=None,
        log_rank=log_rank(compared),
        permutation=permutation_p(compared) if is_small(patients, events) else None,
        cox=of_groups([by_name[name] for name in order], fit),
        reference=names[0],
        against=tuple(names[1:]),
        pairs=pairwise(compared) if len(compared) > 2 else (),
    )


def _patient_mark(patient: CohortMember, curves: Sequence[GroupCurve], choice: FigureChoice) -> PatientMark:
    end = patient.endpoint(choice.measure)
    if end is None:
        reason = _without_endpoint(choice.measure)
        words = (sentence("No place on this axis: {reason}.", reason=reason),)
        return PatientMark(code=patient.code, days=None, event=False, words=words)
    own = next((curve for curve in curves if curve.of_patient), None)
    if own is None:
        words = (_no_curve(patient, choice),)
    else:
        whole = _whole(choice)
        words = (there(choice.measure, own.curve, end.days, whole=whole, offset=own.offset),)
    return PatientMark(code=patient.code, days=float(end.days), event=end.event, words=words)


def _whole(choice: FigureChoice) -> Sentence:
    if choice.grouping is not Grouping.NONE:
        return Sentence("this group")
    return Sentence("the responders") if choice.measure.of_response else Sentence("the cohort")


def _no_curve(patient: CohortMember, choice: FigureChoice) -> Sentence:
    if group_of(patient, choice.grouping) is None:
        return sentence("In no group: {reason}.", reason=without_group(patient, choice.grouping))
    return Sentence("Nobody else is in this patient's group.")


def _conditional(
    patient: CohortMember | None, curves: Sequence[GroupCurve], choice: FigureChoice
) -> tuple[Sentence, ...]:
    """R-14.9 from where a patient still followed has come; after the event, or without a patient, from 6 months."""
    own = next((curve for curve in curves if curve.of_patient), None)
    own = own or (curves[0] if len(curves) == 1 else None)
    if own is None:
        return ()
    end = patient.endpoint(choice.measure) if patient else None
    days = float(end.days) if end is not None and not end.event else RATE_MONTHS[0] * DAYS_PER_MONTH
    return later(choice.measure, own.curve, days, offset=own.offset)


def _small(curves: Sequence[GroupCurve], measure: Measure) -> Sentence | None:
    """The warning of a small cohort (below 50 patients or 20 events), about the group that thins out first."""
    n, events = sum(curve.curve.n for curve in curves), sum(curve.curve.event_count for curve in curves)
    if not curves or not is_small(n, events):
        return None
    smallest = min(curves, key=lambda curve: curve.thin_from)
    words = {
        "group": smallest.name.full,
        "n": smallest.curve.n,
        "events": smallest.curve.event_count,
        "months": in_months(smallest.thin_from),
    }
    if smallest.curve.n < 5:
        return sentence("{group}: fewer than 5 patients ({n}). 95 % limits are wide.", **words)
    return sentence("{group}: {n} patients, fewer than 5 at risk after {months} months. 95 % limits are wide.", **words)


def _caption(
    curves: Sequence[GroupCurve],
    choice: FigureChoice,
    *,
    judged: date | None,
    patient: CohortMember | None,
    members: Sequence[CohortMember],
) -> tuple[Sentence, ...]:
    """R-14.10: what every figure carries."""
    counts = {"n": sum(curve.curve.n for curve in curves), "events": sum(curve.curve.event_count for curve in curves)}
    parts = [
        sentence("n = {n}, events = {events}", **counts),
        sentence("95 % limits {limits}", limits=choice.limits.value),
        Sentence("1 month = 30.4375 days"),
    ]
    if judged is not None:
        parts.append(sentence("data cut {on}", on=judged))
    parts.append(_filter(choice, patient, members))
    return tuple(parts)


def _filter(choice: FigureChoice, patient: CohortMember | None, members: Sequence[CohortMember]) -> Sentence:
    words = {"cohort": COHORT_NAMES[choice.cohort], "grouping": GROUPING_NAMES[choice.grouping]}
    inside = patient is not None and any(one.key == patient.key for one in members)
    if patient is not None and inside and not choice.count_patient:
        return sentence("{cohort}, {grouping}, without {code}", **words, code=patient.code)
    return sentence("{cohort}, {grouping}", **words)
