"""Cox's proportional hazards model with Efron ties: an exact kernel, and lifelines beside it (R-14.4)."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.statistics.comparison import Group, two_sided_p
from models.statistics.survival import Z_95, Flags, Floats, Indices, merged_times

_STEPS = 50
_SMALLEST_STEP = 1e-9
_COLLINEAR = 1e10
_SAME = 1e-4
_RUN_AWAY = 30.0  # logarithm of the hazard ratio between the extremes of a covariate: beyond it there is no maximum
_FLAT = 1e-7  # nor is there one where this share of the information that there was at the start is left
_VAGUE = 50.0  # nor where its limits would span a factor of e to the 196th
_LONGEST_STEP = 5.0
_State = tuple[float, Floats, Floats]
_Likelihood = Callable[[Floats], _State]
_FIT_OPTIONS = {"precision": 1e-12, "r_precision": 1e-14, "max_steps": 200}


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One coefficient: the logarithm of a hazard ratio. NaN where the likelihood has no maximum."""

    name: str
    value: float
    standard_error: float

    @property
    def hazard_ratio(self) -> float:
        return _exp(self.value)

    @property
    def low(self) -> float:
        return _exp(self.value - Z_95 * self.standard_error)

    @property
    def high(self) -> float:
        return _exp(self.value + Z_95 * self.standard_error)

    @property
    def p(self) -> float:
        """By Wald's test, as R prints it beside a coefficient."""
        return two_sided_p(self.value / self.standard_error)

    @property
    def estimable(self) -> bool:
        return not math.isnan(self.value)


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else (value if math.isnan(value) else math.inf)


@dataclass(frozen=True, slots=True)
class CoxModel:
    coefficients: tuple[Coefficient, ...]
    log_likelihood: float
    null_log_likelihood: float

    @property
    def estimable(self) -> bool:
        return all(coefficient.estimable for coefficient in self.coefficients)


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """Patients by descending time, with where each risk set ends and which share of the tied dead Efron takes away.

    ``ends``: last row of each distinct time; ``tie``: for every death the place of its time, ``fraction``: its share.
    """

    covariates: Floats
    events: Flags
    starts: Indices
    ends: Indices
    tie: Indices
    fraction: Floats


def ordered(times: Floats, events: Flags, covariates: Floats) -> Ordered:
    order = np.argsort(-times, kind="stable")
    times, events, covariates = times[order], events[order], covariates[order]
    ends = np.flatnonzero(np.append(times[1:] != times[:-1], True))
    starts = np.concatenate(([0], ends[:-1] + 1))
    deaths = np.add.reduceat(events.astype(np.intp), starts)
    tie = np.repeat(np.arange(deaths.size), deaths)
    before = np.repeat(np.cumsum(deaths) - deaths, deaths)
    fraction = (np.arange(tie.size) - before) / np.maximum(deaths[tie], 1)
    return Ordered(covariates, events, starts, ends, tie, fraction)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Of those at risk at each death, a row per death in the order of ``Ordered``: total, mean and mean square.

    Each is weighted by the hazard, with Efron's share of the tied dead taken away. ``linear`` is the linear predictor
    of every patient, from whose highest value ``total`` counts.
    """

    linear: Floats
    total: Floats
    mean: Floats
    second: Floats

    @property
    def variance(self) -> Floats:
        """Shaped (deaths, covariates, covariates)."""
        found: Floats = self.second - self.mean[:, :, None] * self.mean[:, None, :]
        return found


def moments(data: Ordered, beta: Floats) -> Moments:
    """The moments of the covariates of those at risk at every death."""
    x, dead = data.covariates, data.events
    linear = x @ beta
    risk = np.exp(linear - linear.max())
    squares = x[:, :, None] * x[:, None, :]

    def sums(weight: Floats) -> tuple[Floats, Floats, Floats]:
        total = np.cumsum(weight)[data.ends][data.tie]
        first = np.cumsum(weight[:, None] * x, 0)[data.ends][data.tie]
        second = np.cumsum(weight[:, None, None] * squares, 0)[data.ends][data.tie]
        return total, first, second

    def tied(weight: Floats) -> tuple[Floats, Floats, Floats]:
        total = np.add.reduceat(weight, data.starts)[data.tie]
        first = np.add.reduceat(weight[:, None] * x, data.starts, axis=0)[data.tie]
        second = np.add.reduceat(weight[:, None, None] * squares, data.starts, axis=0)[data.tie]
        return total, first, second

    share = data.fraction
    at_risk, of_dead = sums(risk), tied(risk * dead)
    total = at_risk[0] - share * of_dead[0]
    mean = (at_risk[1] - share[:, None] * of_dead[1]) / total[:, None]
    second = (at_risk[2] - share[:, None, None] * of_dead[2]) / total[:, None, None]
    return Moments(linear, total, mean, second)


def _likelihood(data: Ordered, beta: Floats) -> _State:
    """Partial log likelihood, its gradient and the information, with Efron's approximation for ties."""
    found, dead = moments(data, beta), data.events
    linear = found.linear
    log_likelihood = float(linear[dead].sum() - np.log(found.total).sum() - linear.max() * found.total.size)
    gradient = data.covariates[dead].sum(0) - found.mean.sum(0)
    return log_likelihood, gradient, found.variance.sum(0)


def cox(times: Floats, events: Flags, covariates: Floats, names: Sequence[str]) -> CoxModel:
    """Cox's model by Newton's method, covariates shaped (patients, names).

    A coefficient that runs away or still moves after the last step has no maximum (a group without events, or perfect
    separation): it is NaN, and the others are found with it held there. So is every coefficient when there is no
    event or the covariates are collinear.
    """
    nothing = CoxModel(tuple(Coefficient(name, math.nan, math.nan) for name in names), math.nan, math.nan)
    centred = covariates - covariates.mean(0)
    scale = np.abs(centred).mean(0)
    if not events.any() or not scale.all():
        return nothing
    data = ordered(merged_times(times), events, centred / scale)
    found = _maximum(lambda beta: _likelihood(data, beta), names, scale=scale, wide=np.ptp(covariates, axis=0))
    return nothing if found is None else found


def _maximum(likelihood: _Likelihood, names: Sequence[str], *, scale: Floats, wide: Floats) -> CoxModel | None:
    """The model at the maximum of a likelihood of scaled covariates; None where they are collinear.

    ``wide`` is the range of each covariate before it was divided by ``scale``.
    """
    spread = wide / scale
    beta = np.zeros(len(names))
    state = likelihood(beta)
    null, informed = state[0], np.diag(state[2])
    if np.linalg.cond(state[2]) > _COLLINEAR:
        return None
    moving = np.ones(len(names), dtype=np.bool_)
    for _ in range(_STEPS):
        flat = np.diag(state[2]) < _FLAT * informed
        here = np.flatnonzero((np.abs(beta) * spread < _RUN_AWAY) & ~flat)
        moving |= flat
        information = state[2][np.ix_(here, here)]
        if not here.size or np.linalg.cond(information) > _COLLINEAR:
            break
        step = np.zeros(beta.size)
        step[here] = np.linalg.solve(information, state[1][here])
        beta, state = _uphill(likelihood, beta, step.clip(-_LONGEST_STEP / spread, _LONGEST_STEP / spread), state)
        moving[here] = np.abs(step[here]) > _SMALLEST_STEP * (1 + np.abs(beta[here]))
        if not moving[here].any():
            break
    found = _coefficients(names, beta / scale, state[2] * np.outer(scale, scale), moving)
    vague = np.array([each.estimable and each.standard_error * w > _VAGUE for each, w in zip(found, wide, strict=True)])
    if vague.any():
        found = _coefficients(names, beta / scale, state[2] * np.outer(scale, scale), moving | vague)
    return CoxModel(found, state[0], null)


def _uphill(likelihood: _Likelihood, beta: Floats, step: Floats, state: _State) -> tuple[Floats, _State]:
    """A Newton step, halved until the likelihood no longer falls."""
    for _ in range(20):
        proposed = likelihood(beta + step)
        if proposed[0] >= state[0] - 1e-10 * abs(state[0]):
            return beta + step, proposed
        step = step / 2
    return beta, state


def _coefficients(names: Sequence[str], beta: Floats, information: Floats, moving: Flags) -> tuple[Coefficient, ...]:
    values, errors = np.full(beta.size, np.nan), np.full(beta.size, np.nan)
    settled = np.flatnonzero(~moving)
    if settled.size:
        values[settled] = beta[settled]
        errors[settled] = np.sqrt(np.diag(np.linalg.inv(information[np.ix_(settled, settled)])))
    rows = zip(names, values.tolist(), errors.tolist(), strict=True)
    return tuple(Coefficient(name, value, error) for name, value, error in rows)


def cox_by_lifelines(times: Floats, events: Flags, covariates: Floats, names: Sequence[str]) -> CoxModel | None:
    """The same model fitted by lifelines, which takes a second to import: call it on a worker.

    lifelines knows no near-ties, so it is given merged times; its default precision is too coarse to agree with R.
    It may give up, or warn and drift, on a handful of tied deaths: then there is None, and the kernel's model stands.
    """
    import pandas
    from lifelines import CoxPHFitter
    from lifelines.exceptions import ConvergenceError

    columns = [f"x{place}" for place in range(len(names))]
    table = pandas.DataFrame(covariates, columns=columns)
    table["time"], table["event"] = merged_times(times), events.astype(int)
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("error")
            model = CoxPHFitter().fit(table, "time", "event", fit_options=_FIT_OPTIONS)
    except (ConvergenceError, Warning, np.linalg.LinAlgError):
        return None
    values, errors = model.params_[columns].tolist(), model.standard_errors_[columns].tolist()
    rows = zip(names, values, errors, strict=True)
    fitted = tuple(Coefficient(name, value, error) for name, value, error in rows)
    return CoxModel(fitted, float(model.log_likelihood_), float("nan"))


def fitted(times: Floats, events: Flags, covariates: Floats, names: Sequence[str]) -> CoxModel:
    """Cox's model by lifelines, where the kernel finds one and lifelines agrees with it; else the kernel's (R-14)."""
    own = cox(times, events, covariates, names)
    if not own.estimable:
        return own
    other = cox_by_lifelines(times, events, covariates, names)
    return replace(other, null_log_likelihood=own.null_log_likelihood) if other and _agree(own, other) else own


def _agree(own: CoxModel, other: CoxModel) -> bool:
    pairs = zip(own.coefficients, other.coefficients, strict=True)
    return all(
        abs(a.value - b.value) <= _SAME * max(1.0, abs(a.value))
        and abs(a.standard_error - b.standard_error) <= _SAME * a.standard_error
        for a, b in pairs
    )


def of_groups(groups: Sequence[Group], fit: Callable[..., CoxModel] = cox) -> CoxModel:
    """The hazard ratio of each further group against the first, one coefficient per group named for it.

    The kernel's own model needs only the counts of each group, and so takes a tenth of the time of ``cox``.
    """
    names = [group.name for group in groups[1:]]
    if fit is cox:
        return _cox_of_groups(groups, names)
    times = np.concatenate([group.sample.times for group in groups])
    events = np.concatenate([group.sample.events for group in groups])
    member = np.repeat(np.arange(len(groups)), [group.sample.n for group in groups])
    covariates = (member[:, None] == np.arange(1, len(groups))).astype(np.float64)
    return fit(times, events, covariates, names)


@dataclass(frozen=True, slots=True, eq=False)
class AtDeaths:
    """Of groups at each death, earliest first: ``counts`` at risk less Efron's share of the tied dead, by group.

    ``member`` is the group of who died; tied deaths stand in the order of the groups. ``times`` are the deaths'.
    """

    counts: Floats
    member: Indices
    times: Floats

    def shares(self, beta: Floats) -> tuple[Floats, Floats]:
        """The weighted total at each death, and the share of each group but the first in it (groups, deaths)."""
        weighted = self.counts * np.exp(np.concatenate(([0.0], beta)))[:, None]
        total = weighted.sum(0)
        return total, weighted[1:] / total


def at_deaths(groups: Sequence[Group]) -> AtDeaths:
    """What a model of groups needs to know of them. Groups come from one ``split``, so that ties are shared."""
    dead = [group.sample.times[group.sample.events] for group in groups]
    times = np.unique(np.concatenate(dead))
    at_risk = np.stack([group.sample.n - np.searchsorted(group.sample.times, times, "left") for group in groups])
    edges = [np.searchsorted(own, times, "left") for own in dead]
    died = np.stack([np.diff(edge, append=own.size) for edge, own in zip(edges, dead, strict=True)])
    tied = died.sum(0)
    tie = np.repeat(np.arange(times.size), tied)
    place = np.arange(tie.size) - np.repeat(np.cumsum(tied) - tied, tied)
    counts = at_risk[:, tie] - died[:, tie] * (place / tied[tie])
    order = np.argsort(np.concatenate(dead), kind="stable")
    member = np.repeat(np.arange(len(groups)), [own.size for own in dead])[order]
    return AtDeaths(counts, member, times[tie])


def _cox_of_groups(groups: Sequence[Group], names: Sequence[str]) -> CoxModel:
    nothing = CoxModel(tuple(Coefficient(name, math.nan, math.nan) for name in names), math.nan, math.nan)
    if not any(group.sample.event_count for group in groups) or not all(group.sample.n for group in groups):
        return nothing
    found = at_deaths(groups)
    deaths = np.bincount(found.member, minlength=len(groups))[1:].astype(np.float64)

    def likelihood(beta: Floats) -> _State:
        total, shares = found.shares(beta)
        summed = shares.sum(1)
        log_likelihood = float(deaths @ beta - np.log(total).sum())
        return log_likelihood, deaths - summed, np.diag(summed) - np.einsum("ad,bd->ab", shares, shares)

    one = np.ones(len(names))
    return _maximum(likelihood, names, scale=one, wide=one) or nothing
