"""How long the course of one patient takes to compute, and how that grows with the number of visits."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from benchmarks.measuring import Timing, median, milliseconds, p95, processor_milliseconds
from benchmarks.people import patient
from models.course.course import course
from models.record.protocol import FOLLOW_UP

SIZES = ((10, 30), (60, 20), (100, 15), (1000, 5))
BAR_AT_60_MS = 10.0
# Linear would be 10 times as long for 10 times as many visits; a square law would be 100 times.
BAR_OF_GROWTH = 15.0


def measure() -> tuple[Timing, ...]:
    fastest: dict[int, float] = {}
    timings = []
    for visits, rounds in SIZES:
        record = patient(visits)
        today = record.visits[-1].date + timedelta(days=1)
        judged = partial(course, record, FOLLOW_UP, today)
        times = milliseconds(judged, rounds=rounds)
        worked = median(processor_milliseconds(judged, rounds=rounds))
        fastest[visits] = min(times)
        timings.append(
            Timing(
                name=f"course, {visits} visits, 40 analytes, 12 lesions",
                value=median(times),
                unit="ms",
                bar=BAR_AT_60_MS if visits == 60 else None,
                note=f"p95 {p95(times):.4g}; of the processor {worked:.4g}",
            )
        )
    growth = fastest[1000] / fastest[100]
    return (
        *timings,
        Timing(name="course, 1,000 visits against 100", value=growth, unit="times", bar=BAR_OF_GROWTH),
    )
