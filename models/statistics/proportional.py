"""Whether hazards are proportional: the score test of Grambsch and Therneau, as R's ``cox.zph`` has it from 3.0 on.

Each coefficient is tested against one that changes with time, where time runs as the share of events so far (the
``km`` transform). The test is of the score, adjusted for all coefficients of the model, with Efron ties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.statistics.comparison import Group, chi_squared_p
from models.statistics.hazards import CoxModel, at_deaths
from models.statistics.survival import Flags, Floats, kaplan_meier, sample
from models.words import Sentence, sentence

LEVEL = 0.05
FEWEST_EVENTS = 10
"""Below this the test finds next to nothing, and says so."""


@dataclass(frozen=True, slots=True)
class ZphTest:
    """One coefficient, or all together, against a change of the hazard ratio with time."""

    name: str
    chi_squared: float
    degrees_of_freedom: int
    p: float


@dataclass(frozen=True, slots=True)
class ProportionalHazards:
    """``tests`` per coefficient and ``all_together``; ``words`` say plainly what they mean for the hazard ratio."""

    tests: tuple[ZphTest, ...]
    all_together: ZphTest
    words: Sentence


def of_groups(groups: Sequence[Group], model: CoxModel) -> ProportionalHazards | None:
    """The test of each further group against the first; ``model`` is their Cox model. None where it has no estimate."""
    if not model.estimable:
        return None
    beta = np.array([one.value for one in model.coefficients])
    found = at_deaths(groups)
    _, shares = found.shares(beta)
    times = np.concatenate([group.sample.times for group in groups])
    events = np.concatenate([group.sample.events for group in groups])
    clock = _clock(times, events)[::-1]
    own = (found.member == np.arange(1, len(groups))[:, None]).astype(np.float64)
    score = ((own - shares) * clock).sum(1)
    # not matrix products: BLAS wakes its threads for them, which takes longer than the sums
    sums = [
        np.diag((shares * power).sum(1)) - np.einsum("ad,bd,d->ab", shares, shares, power)
        for power in (np.ones(clock.size), clock, clock**2)
    ]
    return _tested(model, score, sums, int(np.count_nonzero(events)))


def _tested(model: CoxModel, score: Floats, sums: Sequence[Floats], events: int) -> ProportionalHazards:
    """The tests from the score, and from the variance summed plainly, times the clock, and times its square."""
    plain, once, twice = sums
    left = twice - once.T @ np.linalg.pinv(plain) @ once
    tests = tuple(
        _test(one.name, score[[place]], left[np.ix_([place], [place])]) for place, one in enumerate(model.coefficients)
    )
    whole = _test("", score, left)
    return ProportionalHazards(tests, whole, _words(whole, events))


def _clock(times: Floats, events: Flags) -> Floats:
    """Time at each death, latest first, as the share of events before it: 1 − S just before, less its mean."""
    curve = kaplan_meier(sample(times, events))
    before = np.concatenate(([1.0], curve.survival[:-1]))
    at_death = np.repeat((1 - before)[::-1], curve.events[::-1].astype(np.intp))
    found: Floats = at_death - at_death.mean()
    return found


def _test(name: str, score: Floats, variance: Floats) -> ZphTest:
    if not np.isfinite(variance).all() or np.linalg.matrix_rank(variance, hermitian=True) < score.size:
        return ZphTest(name, float("nan"), score.size, float("nan"))
    statistic = float(score @ np.linalg.solve(variance, score))
    return ZphTest(name, statistic, score.size, chi_squared_p(statistic, score.size))


def _words(found: ZphTest, events: int) -> Sentence:
    if np.isnan(found.p):
        return Sentence("Whether the hazard ratio is constant over time cannot be tested here.")
    values = {"p": f"= {found.p:.3f}" if found.p >= 0.001 else "< 0.001", "events": events}
    if found.p < LEVEL:
        return sentence(
            "The hazard ratio changes over time (p {p}): it is an average; read the curves and the restricted means.",
            **values,
        )
    if events < FEWEST_EVENTS:
        return sentence(
            "No sign that the hazard ratio changes over time (p {p}); {events} events are too few to see one.", **values
        )
    return sentence("No sign that the hazard ratio changes over time (p {p}; {events} events).", **values)
