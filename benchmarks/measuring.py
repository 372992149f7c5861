"""What a timing is, how it is taken, and the table in which it is read."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One measured number. ``bar`` is the most it may be; None where nothing is demanded."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        return self.bar is None or self.value <= self.bar


def milliseconds(action: Callable[[], object], *, rounds: int) -> list[float]:
    """The wall-clock time of each call, after one call that warms up."""
    action()
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        action()
        times.append((perf_counter() - begin) * 1000)
    return times


def processor_milliseconds(action: Callable[[], object], *, rounds: int) -> list[float]:
    """What the processor worked on each call, whoever else it had to serve meanwhile; after one that warms up."""
    action()
    times = []
    for _ in range(rounds):
        begin = process_time()
        action()
        times.append((process_time() - begin) * 1000)
    return times


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """The value that 95 of 100 stay at or below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def tell(text: str) -> None:
    """News of what is being measured, apart from the table."""
    print(text, file=sys.stderr, flush=True)


def table(timings: Sequence[Timing], baselines: dict[str, float]) -> str:
    """The timings as lines of text: value, bar, baseline and how far they are apart."""
    width = max(len(timing.name) for timing in timings)
    lines = [f"{'':{width}}  {'now':>9}  {'bar':>9}  {'baseline':>9}  {'change':>7}"]
    for timing in timings:
        bar = "" if timing.bar is None else f"{timing.bar:.4g}"
        before = baselines.get(timing.name)
        baseline = "" if before is None else f"{before:.4g}"
        change = f"{(timing.value - before) / before * 100:+.0f} %" if before else ""
        mark = "" if timing.kept else "  ABOVE THE BAR"
        note = f"  {timing.note}" if timing.note else ""
        lines.append(
            f"{timing.name:{width}}  {timing.value:>9.4g}  {bar:>9}  {baseline:>9}  {change:>7}"
            f"  {timing.unit}{mark}{note}"
        )
    return "\n".join(lines)
