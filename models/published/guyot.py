"""Patients from a published curve: the algorithm of Guyot 2012, from digitised coordinates and numbers at risk.

What comes out are pseudo patients whose curve, numbers at risk and (where given) total of events agree with what was
printed. They are nobody's data, and whatever is made of them says so.
Source: Guyot P, Ades AE, Ouwens MJ, Welton NJ. BMC Med Res Methodol 2012; 12: 9.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.cohort.imported import CohortKind, ImportedCohort, TimeUnit, labels
from models.statistics.survival import TOLERANCE, Flags, Floats, Followed, kaplan_meier
from models.statistics.survival import sample as make_sample
from models.words import Sentence, Unreadable, sentence

SOURCE = "Guyot 2012 (BMC Med Res Methodol 12: 9)"
LARGEST_RISE = 0.05
"""A curve that rises by more than this was digitised wrongly; smaller rises are levelled."""
LARGEST_EXCESS = 0.02
"""Survival above 1 by no more than this is the hand at the mouse, and becomes 1."""
MOST_PATIENTS, MOST_POINTS, MOST_TICKS = 200_000, 10_000, 200
"""More than any printed figure has; beyond it a number is a slip, and would take minutes."""
_MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Coordinates:
    """Cleaned coordinates: times ascend and are distinct, survival starts at 1 at time 0 and never rises.

    ``levelled`` counts the points that were lowered to the one before them, ``largest_rise`` is the most any was;
    ``start_added`` says that the point (0, 1) was not among them.
    """

    times: Floats
    survival: Floats
    levelled: int
    largest_rise: float
    start_added: bool


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A number at risk as printed, and that of the reconstruction."""

    time: float
    printed: int
    reconstructed: int


@dataclass(frozen=True, slots=True, eq=False)
class Reconstruction(Followed):
    """Pseudo patients in ascending order of time, in the unit of the coordinates, and how well they fit.

    ``largest_difference`` is the most by which their curve and the cleaned coordinates differ.
    """

    times: Floats
    events: Flags
    coordinates: Coordinates
    at_risk: tuple[AtRisk, ...]
    largest_difference: float
    total_events: int | None
    notes: tuple[Sentence, ...]


def reconstruct(
    times: Sequence[float],
    survival: Sequence[float],
    *,
    at_risk_times: Sequence[float],
    at_risk: Sequence[int],
    total_events: int | None = None,
) -> Reconstruction:
    """Pseudo patients of a curve. Raises Unreadable, with a sentence, for what cannot be of one.

    ``times`` and ``survival`` (0 to 1) are points of the curve, in any order; a step may have its upper and its lower
    end. ``at_risk_times`` start at 0, in the same unit.
    """
    cleaned = coordinates(times, survival)
    ticks, counts = _checked_at_risk(at_risk_times, at_risk)
    if total_events is not None and not 0 <= total_events <= counts[0]:
        raise Unreadable(sentence("{events} events cannot be of {n} patients", events=total_events, n=counts[0]))
    points = _Points.made(cleaned, ticks, counts)
    for interval in range(points.intervals - 1):
        _fit(points, interval)
    _fit_last(points, total_events)
    lengths, ended = _patients(points)
    return _result(lengths, ended, cleaned, ticks=ticks, counts=counts, total_events=total_events)


def as_cohort(
    arms: Mapping[str, Reconstruction], *, name: str, unit: TimeUnit, source: str, sha256: str, endpoint: str = ""
) -> ImportedCohort:
    """The pseudo patients of one curve, or of several as groups, as a cohort that says what it is.

    ``arms`` are reconstructions by the name of their group; one alone may have the empty name.
    """
    rows = [row for row, arm in arms.items() for _ in range(arm.n)]
    return ImportedCohort(
        name=name,
        kind=CohortKind.RECONSTRUCTED,
        unit=unit,
        times=np.concatenate([arm.times for arm in arms.values()]),
        events=np.concatenate([arm.events for arm in arms.values()]),
        source=source,
        sha256=sha256,
        groups=labels(rows) if any(arms) else None,
        endpoint=endpoint,
        notes=tuple(
            sentence("{group}: {note}", group=group, note=note) if group else note
            for group, arm in arms.items()
            for note in arm.notes
        ),
    )


def coordinates(times: Sequence[float], survival: Sequence[float]) -> Coordinates:
    """Cleaned coordinates. Raises Unreadable for what no curve of survival can be.

    Sorted by time; of several points at one time the lowest counts; survival up to 1.02 becomes 1; a point above the
    one before it is lowered to it, if by no more than 0.05; the point (0, 1) is added where it is missing.
    """
    x, y = np.asarray(times, dtype=np.float64), np.asarray(survival, dtype=np.float64)
    if x.shape != y.shape or x.size < 2:
        raise Unreadable(Sentence("a curve needs at least two points, each with a time and a survival"))
    if x.size > MOST_POINTS:
        raise Unreadable(sentence("the curve has {count} points; {most} are the most", count=x.size, most=MOST_POINTS))
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise Unreadable(Sentence("a time or a survival is missing"))
    if x.min() < 0:
        raise Unreadable(sentence("time {time} is negative", time=f"{x.min():g}"))
    if y.min() < 0 or y.max() > 1 + LARGEST_EXCESS:
        wrong = y.min() if y.min() < 0 else y.max()
        raise Unreadable(sentence("survival {value} is not between 0 and 1", value=f"{wrong:g}"))
    order = np.lexsort((y, x))
    x, first = np.unique(x[order], return_index=True)
    y = np.minimum(y[order][first], 1.0)
    start_added = bool(x[0] > 0)
    if start_added:
        x, y = np.concatenate(([0.0], x)), np.concatenate(([1.0], y))
    elif y[0] < 1 - LARGEST_EXCESS:
        raise Unreadable(sentence("survival at time 0 is {value}; a curve starts at 1", value=f"{y[0]:g}"))
    y[0] = 1.0
    level = np.minimum.accumulate(y)
    rise = y - level
    worst = int(np.argmax(rise))
    if rise[worst] > LARGEST_RISE:
        words = "survival rises by {rise} to {value} at time {time}; a curve of survival never rises"
        rises, value, time = f"{rise[worst]:.3f}", f"{y[worst]:g}", f"{x[worst]:g}"
        raise Unreadable(sentence(words, rise=rises, value=value, time=time))
    return Coordinates(x, level, int(np.count_nonzero(rise > 0)), float(rise[worst]), start_added)


def _checked_at_risk(times: Sequence[float], counts: Sequence[int]) -> tuple[Floats, list[int]]:
    ticks = np.asarray(times, dtype=np.float64)
    numbers = [int(count) for count in counts]
    if not numbers or ticks.size != len(numbers):
        raise Unreadable(Sentence("there must be a number at risk for each of its times"))
    if len(numbers) > MOST_TICKS:
        raise Unreadable(
            sentence("there are {count} numbers at risk; {most} are the most", count=len(numbers), most=MOST_TICKS)
        )
    if max(numbers) > MOST_PATIENTS:
        raise Unreadable(
            sentence(
                "{count} at risk are too many; {most} are the most", count=f"{max(numbers):.6g}", most=MOST_PATIENTS
            )
        )
    if ticks[0] != 0:
        raise Unreadable(Sentence("the numbers at risk must start at time 0"))
    if (np.diff(ticks) <= 0).any():
        raise Unreadable(Sentence("the times of the numbers at risk must ascend"))
    if numbers[0] < 2:
        raise Unreadable(sentence("{count} at risk at time 0; at least 2 patients are needed", count=numbers[0]))
    for before, after, tick in zip(numbers, numbers[1:], ticks[1:].tolist(), strict=False):
        if after > before or after < 0:
            raise Unreadable(
                sentence(
                    "{after} at risk at time {time}, after {before}: the number at risk never rises",
                    after=after, time=f"{tick:g}", before=before,
                )
            )  # fmt: skip
    return ticks, numbers


# The algorithm: per point k events d, censored c between it and the next, and at risk n, such that the product of
# (1 − d/n) follows the curve and n meets what is printed where an interval begins.


@dataclass(slots=True, eq=False)
class _Points:
    """The points with a point where each number at risk stands, and what is found of each; changed in place.

    ``first`` is where each interval begins; interval i ends before ``first[i + 1]``.
    """

    times: Floats
    survival: Floats
    first: list[int]
    printed: list[int]
    events: list[int]
    censored: list[int]
    n: list[int]
    fitted: list[float]
    last_event: list[int]
    censored_in: list[int]

    @classmethod
    def made(cls, cleaned: Coordinates, ticks: Floats, counts: list[int]) -> _Points:
        # a number at risk of 0 beyond the curve says nothing more than that the curve has ended
        kept = [place for place, tick in enumerate(ticks.tolist()) if tick <= cleaned.times[-1] or counts[place] > 0]
        ticks, counts = ticks[kept], [counts[place] for place in kept]
        times = np.union1d(cleaned.times, ticks)
        survival = cleaned.survival[np.searchsorted(cleaned.times, times, "right") - 1]
        size = times.size
        return cls(
            times=times,
            survival=survival,
            first=np.searchsorted(times, ticks).tolist(),
            printed=counts,
            events=[0] * size,
            censored=[0] * size,
            n=[counts[0]] * (size + 1),
            fitted=[1.0] * size,
            last_event=[0] * (len(counts) + 1),
            censored_in=[0] * len(counts),
        )

    @property
    def intervals(self) -> int:
        return len(self.printed)

    def spread(self, begin: int, end: int, count: int) -> None:
        """Put ``count`` censored evenly between the times of two points."""
        self.censored[begin:end] = [0] * (end - begin)
        if count > 0:
            start, stop = self.times[begin], self.times[end]
            at = start + np.arange(1, count + 1) * (stop - start) / (count + 1)
            found, _ = np.histogram(at, bins=self.times[begin : end + 1])
            self.censored[begin:end] = found.tolist()

    def follow(self, begin: int, end: int, last: int) -> int:
        """Events of the points from ``begin`` up to ``end`` as the curve asks for them; the last point with one."""
        for k in range(begin, end):
            at_risk, level = self.n[k], self.fitted[last]
            died = round(at_risk * (1 - self.survival[k] / level)) if level > 0 and at_risk > 0 and k > 0 else 0
            self.events[k] = min(died, at_risk)
            self.fitted[k] = level * (1 - self.events[k] / at_risk) if at_risk > 0 else level
            self.censored[k] = min(self.censored[k], at_risk - self.events[k])
            self.n[k + 1] = at_risk - self.events[k] - self.censored[k]
            if self.events[k]:
                last = k
        return last


def _fit(points: _Points, i: int) -> None:
    """Events and censored of an interval so that the number at risk where the next begins is the one printed."""
    begin, end, wanted = points.first[i], points.first[i + 1], points.printed[i + 1]
    level = points.survival[begin]
    share = points.survival[end] / level if level > 0 else 0.0
    count = max(0, round(points.printed[i] * share - wanted))
    points.n[begin] = points.printed[i]
    last, tried = points.last_event[i], set()
    for _ in range(_MOST_ROUNDS):
        points.spread(begin, end, count)
        reached = points.follow(begin, end, points.last_event[i])
        last = reached
        off = points.n[end] - wanted
        tried.add(count)
        if off == 0 or (off < 0 and count == 0) or count + off in tried:
            break
        count = max(0, count + off)
    points.censored_in[i] = sum(points.censored[begin:end])
    # where the curve takes more than is printed, what the curve says is followed, as in the publication
    points.printed[i + 1] = points.n[end]
    points.last_event[i + 1] = last


def _fit_last(points: _Points, total_events: int | None) -> None:
    """The last interval: censored at the rate of those before it, then changed until the total of events agrees."""
    i = points.intervals - 1
    begin, end = points.first[i], points.times.size - 1
    points.n[begin] = points.printed[i]
    count = _censored_as_before(points, begin, end)
    _run_last(points, begin, end, count=count)
    if total_events is None:
        return
    before = sum(points.events[:begin])
    tried: set[int] = set()
    for _ in range(_MOST_ROUNDS):
        found = before + sum(points.events[begin:])
        if found == total_events or count in tried or (found < total_events and count == 0):
            break
        tried.add(count)
        count = min(max(0, count + found - total_events), points.printed[i])
        _run_last(points, begin, end, count=count)
    surplus = before + sum(points.events[begin:]) - total_events
    for k in range(points.times.size - 1, begin - 1, -1):
        # rounding left a few events too many: the last of them are taken for censored
        moved = min(max(0, surplus), points.events[k])
        points.events[k] -= moved
        points.censored[k] += moved
        surplus -= moved


def _run_last(points: _Points, begin: int, end: int, *, count: int) -> None:
    if end > begin:
        points.spread(begin, end, count)
    points.censored[end] = 0
    points.follow(begin, end + 1, points.last_event[points.intervals - 1])


def _censored_as_before(points: _Points, begin: int, end: int) -> int:
    passed = points.times[begin] - points.times[0]
    if passed <= 0:
        return 0
    rate = sum(points.censored_in[:-1]) / float(passed)
    return min(round(rate * float(points.times[end] - points.times[begin])), points.printed[-1])


def _patients(points: _Points) -> tuple[Floats, Flags]:
    """Events at their points, censored halfway to the next point, those who are left at the last time."""
    middles = np.append((points.times[:-1] + points.times[1:]) / 2, points.times[-1])
    lengths = np.concatenate(
        (
            np.repeat(points.times, points.events),
            np.repeat(middles, points.censored),
            np.repeat(points.times[-1], max(0, points.n[points.times.size])),
        )
    )
    ended = np.arange(lengths.size) < sum(points.events)
    order = np.lexsort((~ended, lengths))
    return lengths[order], ended[order]


def _result(
    lengths: Floats,
    ended: Flags,
    cleaned: Coordinates,
    *,
    ticks: Floats,
    counts: list[int],
    total_events: int | None,
) -> Reconstruction:
    table = tuple(
        AtRisk(tick, count, int(np.count_nonzero(lengths >= tick - TOLERANCE)))
        for tick, count in zip(ticks.tolist(), counts, strict=True)
    )
    curve = kaplan_meier(make_sample(lengths, ended))
    reached = np.searchsorted(curve.time, cleaned.times + TOLERANCE, "right") - 1
    there = np.where(reached < 0, 1.0, curve.survival[np.maximum(reached, 0)])
    difference = float(np.abs(there - cleaned.survival).max())
    notes = _notes(cleaned, table, difference=difference)
    if total_events is not None and int(np.count_nonzero(ended)) != total_events:
        notes += (
            sentence(
                "{found} events were reconstructed, {printed} are printed: curve and numbers at risk ask for {found}.",
                found=int(np.count_nonzero(ended)), printed=total_events,
            ),
        )  # fmt: skip
    return Reconstruction(lengths, ended, cleaned, table, difference, total_events, notes)


def _notes(cleaned: Coordinates, table: Sequence[AtRisk], *, difference: float) -> tuple[Sentence, ...]:
    notes = [
        sentence("Reconstructed by the algorithm of {source}; the patients are nobody’s data.", source=SOURCE),
        sentence(
            "The reconstructed curve differs from the digitised one by at most {value}.", value=f"{difference:.3f}"
        ),
    ]
    if cleaned.start_added:
        notes.append(Sentence("The point at time 0 with survival 1 was added."))
    if cleaned.levelled:
        notes.append(
            sentence(
                "Points that rose: {count}, by at most {rise}; each was lowered to the one before it.",
                count=cleaned.levelled, rise=f"{cleaned.largest_rise:.3f}",
            )
        )  # fmt: skip
    off = [one for one in table if one.printed != one.reconstructed]
    notes += [
        sentence(
            "At time {time} {found} are at risk, {printed} are printed.",
            time=f"{one.time:g}", found=one.reconstructed, printed=one.printed,
        )
        for one in off
    ]  # fmt: skip
    return tuple(notes)
