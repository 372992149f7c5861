"""Curves of groups on one figure, and the comparison between them (R-14.1 to R-14.7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.cohort.groupings import reference_first
from models.cohort.members import Grouping, GroupName
from models.figures.parts import RATE_MONTHS, Comparison, FigureChoice, GroupCurve
from models.figures.standing import in_months
from models.statistics.comparison import (
    FEWEST_PATIENTS,
    Group,
    guard,
    is_small,
    log_rank,
    pairwise,
    permutation_p,
)
from models.statistics.hazards import CoxModel, of_groups
from models.statistics.proportional import of_groups as proportional_of
from models.statistics.survival import (
    DAYS_PER_MONTH,
    Curve,
    Estimate,
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

Names = Callable[[str], GroupName]


def restarted(groups: Sequence[Group], landmark_day: int | None) -> tuple[Group, ...]:
    """The groups with their clock restarted at the landmark, without those in which nobody is left (R-14.6)."""
    kept = tuple(groups)
    if landmark_day is not None:
        kept = tuple(Group(group.name, after(group.sample, landmark_day).sample) for group in groups)
    return tuple(group for group in kept if group.sample.n)


def group_curve(group: Group, choice: FigureChoice, *, name: GroupName, of_patient: bool) -> GroupCurve:
    """One curve of a group whose clock runs from the landmark, with its times counted from the start."""
    offset = float(choice.landmark_day or 0)
    curve = kaplan_meier(group.sample, choice.limits)
    median, followed, mean = quantile(curve), follow_up(group.sample, choice.limits), restricted_mean(curve)
    return GroupCurve(
        name=name,
        curve=curve,
        offset=offset,
        median=Estimate(median.value + offset, median.low + offset, median.high + offset),
        rates=tuple(_since_start(curve, months * DAYS_PER_MONTH, offset) for months in RATE_MONTHS),
        thin_from=thin_from(curve) + offset,
        follow_up=Estimate(followed.value + offset, followed.low + offset, followed.high + offset),
        restricted_mean=RestrictedMean(mean.until + offset, mean.mean + offset, mean.standard_error, mean.beyond),
        of_patient=of_patient,
        key=group.name,
    )


def _since_start(curve: Curve, days: float, offset: float) -> PointEstimate:
    found = at_time(curve, days - offset)
    return PointEstimate(days, found.at_risk, found.survival, found.low, found.high)


def _common_means(groups: Sequence[Group], offset: float) -> tuple[RestrictedMean, ...]:
    """Restricted means up to the time to which every group was followed, counted from the start (R-14.5)."""
    until = min(group.sample.last for group in groups)
    found = [restricted_mean(kaplan_meier(group.sample), until) for group in groups]
    return tuple(RestrictedMean(until + offset, one.mean + offset, one.standard_error) for one in found)


def _reference_first(groups: Sequence[Group], grouping: Grouping) -> list[Group]:
    """The groups from the reference on: the mildest one that had an event, as no ratio to one without can be given."""
    by_name = {group.name: group for group in groups}
    order = [by_name[name] for name in reference_first(grouping, by_name)]
    reference = next((group for group in order if group.sample.event_count), order[0])
    return [reference, *(group for group in order if group is not reference)]


def comparison(
    groups: Sequence[Group],
    grouping: Grouping,
    names: Names,
    *,
    fit: Callable[..., CoxModel],
    offset: float = 0.0,
) -> Comparison | None:
    """Two or more groups compared, or why they are not; None where there is only one. ``offset`` is the landmark."""
    if len(groups) < 2:
        return None
    if refused := guard(groups):
        return Comparison(refused=refused)
    patients = sum(group.sample.n for group in groups)
    events = sum(group.sample.event_count for group in groups)
    order = _reference_first(groups, grouping)
    model = of_groups(order, fit)
    pairs = pairwise(groups) if len(groups) > 2 else ()
    return Comparison(
        refused=None,
        log_rank=log_rank(groups),
        permutation=permutation_p(groups) if is_small(patients, events) else None,
        cox=model,
        reference=names(order[0].name),
        against=tuple(names(group.name) for group in order[1:]),
        pairs=pairs,
        pair_names=tuple((names(pair.first), names(pair.second)) for pair in pairs),
        early=log_rank(groups, rho=1),
        means=_common_means(groups, offset),
        proportional=proportional_of(order, model),
    )


def warnings_of(curves: Sequence[GroupCurve]) -> tuple[Sentence, ...]:
    """What a reader must be careful about, the thinnest group first: every group of a small cohort (below 50 patients
    or 20 events), and a group of fewer than 10 patients in a large one."""
    n, events = sum(curve.curve.n for curve in curves), sum(curve.curve.event_count for curve in curves)
    small = is_small(n, events)
    told = [curve for curve in curves if small or curve.curve.n < FEWEST_PATIENTS]
    return tuple(_small(curve) for curve in sorted(told, key=lambda curve: curve.thin_from))


def _small(group: GroupCurve) -> Sentence:
    words = {
        "group": group.name.full,
        "n": group.curve.n,
        "events": group.curve.event_count,
        "months": in_months(group.thin_from),
    }
    if group.curve.n < 5:
        return sentence("{group}: fewer than 5 patients ({n}). 95 % limits are wide.", **words)
    return sentence("{group}: {n} patients, fewer than 5 at risk after {months} months. 95 % limits are wide.", **words)
