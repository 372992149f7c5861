"""Whether AFP and PIVKA-II, abnormal at baseline, are back within the laboratory's range (R-3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from models.protocol import Parameters
from models.records import LabResult, Record
from models.words import Sentence, sentence

MARKERS = ("AFP", "PIVKA-II")
NEAREST_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Normalisation:
    """The markers that were above the laboratory's range at baseline, each with its results in order of time."""

    abnormal: tuple[tuple[str, LabResult, tuple[LabResult, ...]], ...]

    def obstacles(self, on: date) -> tuple[Sentence, ...]:
        """Why a complete non-target response cannot be given at ``on``; empty when nothing stands in its way."""
        found = (_obstacle(name, baseline, results, on=on) for name, baseline, results in self.abnormal)
        return tuple(sentence for sentence in found if sentence is not None)


def normalisation(record: Record, parameters: Parameters) -> Normalisation:
    """The markers to be judged; none when the protocol does not require normalisation.

    A marker counts as abnormal at baseline when its result is above the laboratory's range; a result whose interval
    reaches above the range counts as well, one without a range cannot be judged and does not count.
    """
    if not parameters.marker_normalisation_required:
        return Normalisation(())
    abnormal = []
    for name in MARKERS:
        results = sorted((r for r in record.labs if r.analyte == name), key=_moment)
        before = [result for result in results if result.date <= record.treatment_start]
        if before and before[-1].high is not None and before[-1].value.high > before[-1].high:
            same = tuple(result for result in results if _same_series(result, before[-1]))
            abnormal.append((name, before[-1], same))
    return Normalisation(tuple(abnormal))


def _moment(result: LabResult) -> tuple[date, time]:
    return result.date, result.time or time.min


def _same_series(one: LabResult, other: LabResult) -> bool:
    return one.analyte != "PIVKA-II" or one.unit == other.unit


def _obstacle(name: str, baseline: LabResult, results: Sequence[LabResult], *, on: date) -> Sentence | None:
    after = [r for r in results if r.date > baseline.date and abs(r.date - on) <= NEAREST_DAYS]
    if not after:
        return sentence("No {name} within 14 days of {on}; it was above the range at baseline", name=name, on=on)
    nearest = min(reversed(after), key=lambda result: abs(result.date - on))
    limit = nearest.high if nearest.high is not None else _carried_limit(baseline, nearest)
    if limit is None:
        return sentence("No laboratory range for the {name} of {on}", name=name, on=nearest.date)
    if nearest.value.high <= limit:
        return None
    return sentence(
        "{name} {value} {unit} on {on} is above the laboratory's range",
        name=name, value=nearest.value.reported, unit=nearest.unit, on=nearest.date,
    )  # fmt: skip


def _carried_limit(baseline: LabResult, result: LabResult) -> Decimal | None:
    """The limit of the baseline's laboratory, where the later result gave none and the unit is the same."""
    return baseline.high if result.unit == baseline.unit else None
