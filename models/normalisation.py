"""Whether AFP and PIVKA-II, abnormal at baseline, are back within the laboratory's range (R-3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.analytes import ANALYTES
from models.labs import Results
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


def normalisation(record: Record, parameters: Parameters, *, results: Results | None = None) -> Normalisation:
    """The markers to be judged; none when the protocol does not require normalisation.

    A marker counts as abnormal at baseline when its result is above the laboratory's range; a result whose interval
    reaches above the range counts as well, one without a range cannot be judged and does not count. PIVKA-II is
    followed in the unit of its baseline. ``results`` spares a second grouping.
    """
    if not parameters.marker_normalisation_required:
        return Normalisation(())
    results = results or Results(record)
    abnormal = []
    for name in MARKERS:
        baseline = results.baseline(name)
        if baseline is not None and baseline.high is not None and baseline.value.high > baseline.high:
            unit = baseline.unit if ANALYTES[name].series_by_unit else None
            abnormal.append((name, baseline, results.series(name, unit).results))
    return Normalisation(tuple(abnormal))


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
