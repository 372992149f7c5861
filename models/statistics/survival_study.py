"""The survival of a table of patients, group by group, with tests between the groups: what the command prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.statistics.comparison import (
    Group,
    LogRank,
    Pair,
    Permutation,
    guard,
    in_order,
    is_small,
    log_rank,
    pairwise,
    permutation_p,
    split,
)
from models.statistics.competing import Incidence, cumulative_incidence
from models.statistics.hazards import CoxModel, of_groups
from models.statistics.survival import (
    THIN_BELOW,
    Curve,
    Estimate,
    Flags,
    Floats,
    Limits,
    MeanDifference,
    PointEstimate,
    RestrictedMean,
    after,
    at_time,
    follow_up,
    just_after,
    kaplan_meier,
    mean_difference,
    quantile,
    restricted_mean,
)
from models.words import Sentence, sentence

WHOLE = "all"


@dataclass(frozen=True, slots=True, eq=False)
class PatientTable:
    """One row per patient. ``groups`` None: they are one group. ``competing``: who had another event first (R-8.7).

    ``left_out`` rows of the file are not among them; ``notes`` say why, and what else was remarkable in reading it.
    ``order``: groups that a person put first, the reference before all.
    """

    times: Floats
    events: Flags
    groups: tuple[str, ...] | None = None
    competing: Flags | None = None
    left_out: int = 0
    notes: tuple[Sentence, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyOptions:
    """``restart``: only rows with a time above it count, and their clock starts there (landmark or condition)."""

    unit: str = "days"
    limits: Limits = Limits.LOG_LOG
    at: tuple[float, ...] = ()
    restart: float | None = None
    until: float | None = None
    guarded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """``follow_up`` is the median follow-up with log-log limits (R-14.5); ``incidence``: of event and competing one.

    ``too_few``: fewer than five are left after the restart; then only counts stand here, estimates are NaN (R-14.9).
    """

    name: str
    curve: Curve
    median: Estimate
    at: tuple[PointEstimate, ...]
    restricted_mean: RestrictedMean
    follow_up: Estimate
    too_few: bool = False
    incidence: tuple[Incidence, Incidence] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """All results. ``cox`` compares each further group with the first; tests are None where R-14.4 forbids them.

    ``mean_difference`` is that of the second group against the first, None where there are not two.
    """

    options: StudyOptions
    left_out: int
    groups: tuple[GroupResult, ...]
    log_rank: LogRank | None
    fleming_harrington: LogRank | None
    permutation: Permutation | None
    cox: CoxModel | None
    pairs: tuple[Pair, ...]
    notes: tuple[Sentence, ...]
    mean_difference: MeanDifference | None = None

    @property
    def n(self) -> int:
        return sum(group.curve.n for group in self.groups)

    @property
    def events(self) -> int:
        return sum(group.curve.event_count for group in self.groups)


def study(table: PatientTable, options: StudyOptions) -> Study:
    """Everything about a table. Raises ValueError when nobody is left after the landmark."""
    names = table.groups if table.groups is not None else (WHOLE,) * table.times.size
    by_name = {group.name: group for group in split(table.times, table.events, names)}
    groups = tuple(by_name[name] for name in in_order(by_name, table.order))
    kept, left_out = _restarted(groups, options.restart)
    if not kept:
        raise ValueError(f"no row has a time above {options.restart:g}")
    results = tuple(
        replace(result, incidence=_incidence(table, names, result.name, options.restart))
        if not result.too_few
        else result
        for result in (_result(group, options) for group in kept)
    )
    notes = [*_vanished(groups, kept), *_too_few(results, options), *_beyond(results)]
    compared = kept if len(kept) > 1 else ()
    refused = guard(compared) if compared and options.guarded else None
    if refused is not None:
        notes.append(refused)
    forbidden = refused is not None or (options.guarded and any(result.too_few for result in results))
    tested = () if forbidden else compared
    model = of_groups(tested) if tested else None
    permutation = _permutation(tested)
    notes += [*_permuted(permutation), *_infinite(model)]
    return Study(
        options=options,
        left_out=left_out + table.left_out,
        groups=results,
        log_rank=log_rank(tested) if tested else None,
        fleming_harrington=log_rank(tested, rho=1) if tested else None,
        permutation=permutation,
        cox=model,
        pairs=pairwise(tested) if len(tested) > 2 else (),
        notes=(*notes, *table.notes),
        mean_difference=_mean_difference(results, options),
    )


def _restarted(groups: Sequence[Group], restart: float | None) -> tuple[tuple[Group, ...], int]:
    if restart is None:
        return tuple(groups), 0
    found = [(group.name, after(group.sample, restart)) for group in groups]
    kept = tuple(Group(name, rest.sample) for name, rest in found if rest.sample.n)
    return kept, sum(rest.left_out for _, rest in found)


def _result(group: Group, options: StudyOptions) -> GroupResult:
    curve = kaplan_meier(group.sample, options.limits)
    found = GroupResult(
        name=group.name,
        curve=curve,
        median=quantile(curve),
        at=tuple(at_time(curve, time) for time in options.at),
        restricted_mean=restricted_mean(curve, options.until),
        follow_up=follow_up(group.sample),
    )
    too_few = options.restart is not None and group.sample.n < THIN_BELOW
    return _counts_only(found) if too_few else found


def _incidence(
    table: PatientTable, names: Sequence[str], group: str, restart: float | None
) -> tuple[Incidence, Incidence] | None:
    """Of the rows of a group whose time lies above the restart; None where no competing event was named."""
    if table.competing is None:
        return None
    start = 0.0 if restart is None else restart
    of_group = np.asarray(names) == group
    chosen = of_group if restart is None else of_group & (table.times > just_after(restart))
    return cumulative_incidence(table.times[chosen] - start, table.events[chosen], table.competing[chosen])


def _counts_only(found: GroupResult) -> GroupResult:
    """The numbers of a group without any estimate."""
    unknown, nothing = float("nan"), np.full_like(found.curve.survival, np.nan)
    return replace(
        found,
        curve=replace(found.curve, survival=nothing, standard_error=nothing, low=nothing, high=nothing),
        median=Estimate(unknown, unknown, unknown),
        at=tuple(PointEstimate(point.time, point.at_risk, unknown, unknown, unknown) for point in found.at),
        restricted_mean=RestrictedMean(found.restricted_mean.until, unknown, unknown),
        follow_up=Estimate(unknown, unknown, unknown),
        too_few=True,
    )


def _permutation(groups: Sequence[Group]) -> Permutation | None:
    patients = sum(group.sample.n for group in groups)
    events = sum(group.sample.event_count for group in groups)
    return permutation_p(groups) if groups and is_small(patients, events) else None


def _vanished(groups: Sequence[Group], kept: Sequence[Group]) -> list[Sentence]:
    left = {group.name for group in kept}
    return [
        sentence("nobody of group {group} is left after the landmark", group=group.name)
        for group in groups
        if group.name not in left
    ]


def _mean_difference(results: Sequence[GroupResult], options: StudyOptions) -> MeanDifference | None:
    if len(results) != 2 or any(result.too_few for result in results):
        return None
    return mean_difference(results[0].curve, results[1].curve, options.until)


def _too_few(results: Sequence[GroupResult], options: StudyOptions) -> list[Sentence]:
    return [
        sentence(
            "group {group}: fewer than 5 patients have a time above {time} ({n}), so nothing is estimated",
            group=result.name, time=f"{options.restart:g}", n=result.curve.n,
        )
        for result in results
        if result.too_few
    ]  # fmt: skip


def _beyond(results: Sequence[GroupResult]) -> list[Sentence]:
    return [
        sentence(
            "restricted mean of group {group}: its follow-up ends at {last}, the curve is taken as flat after it",
            group=result.name, last=f"{result.curve.sample.last:g}",
        )
        for result in results
        if result.restricted_mean.beyond
    ]  # fmt: skip


def _permuted(permutation: Permutation | None) -> list[Sentence]:
    if permutation is None or np.isnan(permutation.p):
        return []
    return [
        sentence(
            "fewer than 50 patients or 20 events: log-rank p by permutation {p} ({count} permutations)",
            p=f"{permutation.p:.4f}", count=permutation.permutations,
        )
    ]  # fmt: skip


def _infinite(model: CoxModel | None) -> list[Sentence]:
    return [
        sentence("the hazard ratio of group {group} is not estimable: the likelihood has no maximum", group=one.name)
        for one in (model.coefficients if model is not None else ())
        if not one.estimable
    ]
