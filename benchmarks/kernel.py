"""The survival kernel against lifelines: curve with limits and median, log-rank, Cox model, on the same patients."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np

from benchmarks.measuring import Timing, median, milliseconds
from models.statistics.comparison import log_rank, split
from models.statistics.hazards import cox
from models.statistics.survival import kaplan_meier, quantile, sample

SIZES = ((100, 40), (10_000, 8))


def measure() -> tuple[Timing, ...]:
    timings: list[Timing] = []
    for patients, rounds in SIZES:
        for name, ours, theirs in _pairs(patients):
            kernel = median(milliseconds(ours, rounds=rounds))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reference = median(milliseconds(theirs, rounds=max(3, rounds // 4)))
            timings.append(
                Timing(
                    name=f"{name}, {patients:,} patients",
                    value=kernel,
                    unit="ms",
                    # The kernel exists because it agrees with R and is not slower.
                    bar=reference,
                    note=f"lifelines {reference:.4g}",
                )
            )
    return tuple(timings)


def _pairs(patients: int) -> tuple[tuple[str, Callable[[], object], Callable[[], object]], ...]:
    """What is measured: its name, ours and lifelines', on one cohort in whole days."""
    import pandas
    from lifelines import CoxPHFitter, KaplanMeierFitter
    from lifelines.statistics import logrank_test

    chance = np.random.default_rng(20250328)
    times = np.ceil(chance.exponential(400, patients)).astype(np.float64)
    events = chance.random(patients) < 0.6
    second = chance.random(patients) < 0.5
    names = np.where(second, "B", "A").tolist()
    covariates = second.astype(np.float64)[:, None]
    frame = pandas.DataFrame({"time": times, "event": events.astype(int), "group": second.astype(int)})

    def our_curve() -> object:
        return quantile(kaplan_meier(sample(times, events)))

    def their_curve() -> object:
        return KaplanMeierFitter().fit(times, events).confidence_interval_

    def our_log_rank() -> object:
        return log_rank(split(times, events, names))

    def their_log_rank() -> object:
        return logrank_test(times[~second], times[second], events[~second], events[second]).p_value

    def our_cox() -> object:
        return cox(times, events, covariates, ["group"])

    def their_cox() -> object:
        return CoxPHFitter().fit(frame, "time", "event").summary

    return (
        ("curve, limits, median", our_curve, their_curve),
        ("log-rank, two groups", our_log_rank, their_log_rank),
        ("Cox model, two groups", our_cox, their_cox),
    )
