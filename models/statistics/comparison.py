"""Comparing groups of a cohort: log-rank, Fleming-Harrington, permutation p, Holm, guards (R-14.4, R-14.7)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from models.statistics.survival import TOLERANCE, Flags, Floats, Indices, Sample, merged_times
from models.statistics.survival import sample as make_sample
from models.words import Sentence, sentence

FEWEST_PATIENTS, FEWEST_EVENTS, FEWEST_IN_GROUP = 10, 5, 3
SMALL_PATIENTS, SMALL_EVENTS = 50, 20
SEED = 20_250_328
_COUNTED_FROM = 100
_CHUNK = 4_000_000
_SINGULAR = 1e-9  # of the product of the variances: their correlation is then 1 to nine digits


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of a cohort. Groups that are compared come from one ``split(…)``, so that ties are shared."""

    name: str
    sample: Sample


def in_order(names: Iterable[str], chosen: Sequence[str] = ()) -> list[str]:
    """Names of groups: those that a person put first, then by number where all are numbers, else by name.

    The first is the reference.
    """
    found = list(names)
    try:
        rest = sorted(found, key=float)
    except ValueError:
        rest = sorted(found)
    first = [name for name in chosen if name in found]
    return first + [name for name in rest if name not in first]


@dataclass(frozen=True, slots=True)
class LogRank:
    """A weighted log-rank test; ``p`` is NaN where nothing can be compared. ``rho`` 0 is log-rank, 1 weighs early."""

    chi_squared: float
    degrees_of_freedom: int
    p: float
    rho: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups compared by log-rank, and the p value after Holm's correction for all pairs (R-14.7)."""

    first: str
    second: str
    p: float
    holm: float


@dataclass(frozen=True, slots=True)
class Permutation:
    """The share of ``permutations`` random allocations with a log-rank statistic at least as large."""

    p: float
    permutations: int
    seed: int


def split(times: Floats, events: Flags, names: Sequence[str]) -> tuple[Group, ...]:
    """A group per distinct name, in the order of first appearance, with near-ties merged across all of them."""
    merged = merged_times(times)
    labels = np.asarray(names)
    ordered = tuple(dict.fromkeys(names))
    return tuple(Group(name, make_sample(merged[labels == name], events[labels == name])) for name in ordered)


@dataclass(frozen=True, slots=True, eq=False)
class _Pooled:
    """All patients together: ``member`` is the group's place, ``times`` are the distinct times with an event."""

    lengths: Floats
    events: Flags
    member: Indices
    times: Floats
    groups: int


def _pooled(groups: Sequence[Group]) -> _Pooled:
    lengths = np.concatenate([group.sample.times for group in groups])
    events = np.concatenate([group.sample.events for group in groups])
    member = np.repeat(np.arange(len(groups)), [group.sample.n for group in groups])
    return _Pooled(lengths, events, member, np.unique(lengths[events]), len(groups))


def log_rank(groups: Sequence[Group], rho: float = 0.0) -> LogRank:
    """The log-rank test of two or more groups (rho 0), or of the family of Fleming and Harrington."""
    pooled = _pooled(groups)
    at_risk = np.empty((pooled.groups, pooled.times.size))
    events = np.empty_like(at_risk)
    for place, group in enumerate(groups):
        own, own_events = group.sample.times, group.sample.times[group.sample.events]
        at_risk[place] = own.size - np.searchsorted(own, pooled.times, "left")
        events[place] = np.searchsorted(own_events, pooled.times, "right") - np.searchsorted(
            own_events, pooled.times, "left"
        )
    return _log_rank_from(at_risk, events, rho)


def _log_rank_from(at_risk: Floats, events: Floats, rho: float) -> LogRank:
    """From numbers at risk and events, each shaped (groups, event times)."""
    everyone, died = at_risk.sum(0), events.sum(0)
    freedom = at_risk.shape[0] - 1
    if freedom < 1 or not everyone.size:
        return LogRank(float("nan"), max(freedom, 0), float("nan"), rho)
    # the weight is the pooled survival just before each time, as in R's survdiff
    weight = np.concatenate(([1.0], np.cumprod(1 - died / everyone)[:-1])) ** rho
    observed_less_expected = ((events - at_risk * died / everyone) * weight).sum(1)
    share = at_risk / everyone
    spread = died * (everyone - died) / np.maximum(everyone - 1, 1) * weight**2
    variance = np.diag((share * spread).sum(1)) - (share * spread) @ share.T
    # groups that never had anyone at risk at a death say nothing and are not counted
    telling = np.flatnonzero(share.sum(1) > 0)[:-1]
    if not telling.size or not np.diag(variance)[telling].any():
        return LogRank(float("nan"), freedom, float("nan"), rho)
    difference = observed_less_expected[telling]
    statistic = float(difference @ np.linalg.pinv(variance[np.ix_(telling, telling)]) @ difference)
    return LogRank(statistic, telling.size, chi_squared_p(statistic, telling.size), rho)


def chi_squared_p(statistic: float, degrees_of_freedom: int) -> float:
    """The upper tail of the chi-squared distribution, to full double precision also far out."""
    if math.isnan(statistic) or degrees_of_freedom < 1:
        return float("nan")
    half = statistic / 2
    if half < np.finfo(np.float64).tiny:
        return 1.0
    even = degrees_of_freedom % 2 == 0
    tail = math.exp(-half) if even else math.erfc(math.sqrt(half))
    # Q(a + 1, x) = Q(a, x) + x^a e^-x / Γ(a + 1), from a = 1 or a = 1/2 upward
    shape = 1.0 if even else 0.5
    while shape < degrees_of_freedom / 2:
        tail += math.exp(shape * math.log(half) - half - math.lgamma(shape + 1))
        shape += 1
    return min(tail, 1.0)


def two_sided_p(z: float) -> float:
    """The two-sided p value of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2)) if not math.isnan(z) else float("nan")


def guard(groups: Sequence[Group]) -> Sentence | None:
    """Why no p value and no hazard ratio may be given for these groups (R-14.4); None when they may."""
    patients = sum(group.sample.n for group in groups)
    events = sum(group.sample.event_count for group in groups)
    if patients < FEWEST_PATIENTS:
        return sentence(
            "fewer than 10 patients in the compared groups together ({n}): no p, no hazard ratio", n=patients
        )
    if events < FEWEST_EVENTS:
        return sentence("fewer than 5 events in the compared groups together ({n}): no p, no hazard ratio", n=events)
    smallest = min(group.sample.n for group in groups)
    if smallest < FEWEST_IN_GROUP:
        return sentence("fewer than 3 patients in one of the compared groups ({n}): no p, no hazard ratio", n=smallest)
    return None


def is_small(patients: int, events: int) -> bool:
    """Below 50 patients or 20 events: a permutation p stands beside the log-rank p (R-14.4)."""
    return patients < SMALL_PATIENTS or events < SMALL_EVENTS


def pairwise(groups: Sequence[Group]) -> tuple[Pair, ...]:
    """Every pair of groups by log-rank, with Holm's correction (R-14.7). A pair that R-14.4 forbids is left out."""
    pairs = [pair for pair in combinations(groups, 2) if guard(pair) is None]
    values = [log_rank(pair).p for pair in pairs]
    corrected = holm(values)
    return tuple(Pair(a.name, b.name, p, q) for (a, b), p, q in zip(pairs, values, corrected, strict=True))


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """p values after Holm's step-down correction, in the order given; NaN stays NaN and is not counted."""
    known = sorted((p, place) for place, p in enumerate(values) if not math.isnan(p))
    corrected = [float("nan")] * len(values)
    highest = 0.0
    for rank, (p, place) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - rank)))
        corrected[place] = highest
    return tuple(corrected)


def permutation_p(groups: Sequence[Group], permutations: int | None = None, *, seed: int = SEED) -> Permutation:
    """The log-rank p value by random allocation of the patients to groups of the same sizes, with a fixed seed.

    The observed allocation counts as one of them, so that p is never 0. The same patients in the same groups give the
    same p, whatever the groups are called, in whatever order groups and patients come, and in whatever unit of time.
    """
    groups = _by_content(groups)
    pooled = _pooled(groups)
    total = permutations or (9_999 if pooled.lengths.size <= _COUNTED_FROM else 1_999)
    observed = log_rank(groups).chi_squared
    if math.isnan(observed):
        return Permutation(float("nan"), total, seed)
    random = np.random.default_rng(seed)
    if pooled.lengths.size > _COUNTED_FROM:
        statistics = _statistics_of_counts(pooled, total, random)
        return Permutation((1 + _as_large(statistics, observed)) / (1 + total), total, seed)
    weight = max(1, pooled.lengths.size * max(1, pooled.times.size))
    step = max(1, min(total, _CHUNK // weight))
    as_large = 0
    for start in range(0, total, step):
        rows = min(step, total - start)
        members = random.permuted(np.broadcast_to(pooled.member, (rows, pooled.member.size)), axis=1)
        statistics = _permuted_statistics(pooled, members)
        as_large += _as_large(statistics, observed)
    return Permutation((1 + as_large) / (1 + total), total, seed)


def _by_content(groups: Sequence[Group]) -> list[Group]:
    """The groups and their patients in an order that follows from times and events alone."""
    times = np.unique(np.concatenate([group.sample.times for group in groups]))

    def content(sample: Sample) -> tuple[int, int, bytes, bytes]:
        ranks = np.searchsorted(times, sample.times).astype(np.int64)
        return sample.n, sample.event_count, ranks.tobytes(), sample.events.tobytes()

    orders = [np.lexsort((group.sample.events, group.sample.times)) for group in groups]
    found = [
        Group(group.name, Sample(group.sample.times[order], group.sample.events[order]))
        for group, order in zip(groups, orders, strict=True)
    ]
    return sorted(found, key=lambda group: content(group.sample))


def _as_large(statistics: Floats, observed: float) -> int:
    return int(np.count_nonzero(statistics >= observed * (1 - TOLERANCE)))


def _statistics_of_counts(pooled: _Pooled, rows: int, random: np.random.Generator) -> Floats:
    """The log-rank statistic of ``rows`` random allocations, drawn as counts: who leaves and who dies, time by time.

    Only how many of each group are at risk and die at each event time matters, so the same distribution is drawn
    without shuffling every patient: 20 event times of 100,000 patients in a tenth of a second.
    """
    lengths = np.sort(pooled.lengths)
    at_risk = lengths.size - np.searchsorted(lengths, pooled.times, "left")
    dead = np.sort(pooled.lengths[pooled.events])
    died = np.diff(np.searchsorted(dead, pooled.times, "left"), append=dead.size)
    left = np.broadcast_to(np.bincount(pooled.member, minlength=pooled.groups), (rows, pooled.groups)).copy()
    risks, deaths = [], []
    gone = lengths.size - at_risk - np.concatenate(([0], np.cumsum(died)[:-1]))
    for leaving, dying in zip(np.diff(gone, prepend=0), died, strict=True):
        left -= _drawn(left, int(leaving), random)
        risks.append(left.copy())
        deaths.append(_drawn(left, int(dying), random))
        left -= deaths[-1]
    each, events = np.stack(risks, axis=2).astype(np.float64), np.stack(deaths, axis=2).astype(np.float64)
    everyone = at_risk.astype(np.float64)
    difference = (events - each * died / everyone).sum(2)[:, :-1]
    share = (each / everyone)[:, :-1]
    spread = died * (everyone - died) / np.maximum(everyone - 1, 1)
    return _quadratic(difference, share, spread)


def _drawn(left: Indices, count: int, random: np.random.Generator) -> Indices:
    """How many of each group are among ``count`` drawn from those ``left``, shaped (rows, groups)."""
    drawn = np.zeros_like(left)
    wanted = np.full(left.shape[0], count)
    for group in range(left.shape[1] - 1):
        others = left[:, group + 1 :].sum(1)
        drawn[:, group] = random.hypergeometric(left[:, group], others, wanted)
        wanted -= drawn[:, group]
    drawn[:, -1] = wanted
    return drawn


def _quadratic(difference: Floats, share: Floats, spread: Floats) -> Floats:
    """Log-rank statistics (rows,) from differences (rows, groups), shares (rows, groups, times) and spread (times,)."""
    variance = -np.einsum("akt,alt,t->akl", share, share, spread)
    diagonal = np.arange(share.shape[1])
    variance[:, diagonal, diagonal] += np.einsum("akt,t->ak", share, spread)
    # a pseudo-inverse takes ten times as long: only where an allocation leaves a group without any variance
    spread_out = np.linalg.det(variance) > _SINGULAR * np.prod(np.einsum("akk->ak", variance), axis=1)
    solved = np.zeros_like(difference)
    solved[spread_out] = np.linalg.solve(variance[spread_out], difference[spread_out, :, None])[:, :, 0]
    rest = ~spread_out
    if rest.any():
        inverse = np.linalg.pinv(variance[rest], hermitian=True)
        solved[rest] = np.einsum("akl,al->ak", inverse, difference[rest])
    statistics: Floats = np.einsum("ak,ak->a", difference, solved)
    return statistics


def _permuted_statistics(pooled: _Pooled, members: Indices) -> Floats:
    """The log-rank statistic of each row of ``members`` (allocations, patients)."""
    still_there = (pooled.lengths[:, None] >= pooled.times).astype(np.float64)
    dies_then = (pooled.lengths[:, None] == pooled.times) & pooled.events[:, None]
    everyone, died = still_there.sum(0), dies_then.sum(0)
    score = dies_then.sum(1) - still_there @ (died / everyone)
    spread = died * (everyone - died) / np.maximum(everyone - 1, 1)
    inside = [(members == place).astype(np.float64) for place in range(pooled.groups - 1)]
    difference = np.stack([rows @ score for rows in inside], axis=1)
    share = np.stack([(rows @ still_there) / everyone for rows in inside], axis=1)
    return _quadratic(difference, share, spread)
