"""Why groups that are known later need a landmark: under no effect at all, how often do they differ? (R-14.6)"""

from __future__ import annotations

import numpy as np

from models.cohort.members import Cohort, CohortMember, Grouping
from models.figures.cohort_figure import FigureChoice, placed
from models.response.response import Response
from models.statistics.comparison import log_rank, split
from tests.models.cohort_members import patient

SAMPLES, PATIENTS, LANDMARK = 300, 21, 84


def no_effect(random: np.random.Generator) -> list[CohortMember]:
    """Survival and response drawn apart: whoever lives to the visit at which a response would be seen, has it."""
    members = []
    for key in range(PATIENTS):
        days, seen = int(random.exponential(300)) + 1, 42 * int(random.integers(1, 5))
        reads = tuple((day, Response.PR if day >= seen else Response.SD) for day in range(42, min(days, 169), 42))
        best = Response.PR if any(response is Response.PR for _, response in reads) else Response.SD
        members.append(patient(key, days, random.random() < 0.8, reads_recist=reads, best_recist=best))
    return members


def share_that_differ(landmark: int | None) -> float:
    random = np.random.default_rng(20250328)
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.BEST_RECIST, landmark_day=landmark)
    found = 0
    for _ in range(SAMPLES):
        counted, _ = placed(no_effect(random), None, choice)
        times = np.array([float(one.days) for one in counted])
        events = np.array([one.event for one in counted])
        found += log_rank(split(times, events, [one.group for one in counted])).p < 0.05
    return found / SAMPLES


def test_that_responders_seem_to_live_longer_without_a_landmark_and_not_with_one():
    naive, landmark = share_that_differ(None), share_that_differ(LANDMARK)
    assert naive > 0.5
    assert 0.02 < landmark < 0.09
