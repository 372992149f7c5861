"""Whether AFP and PIVKA-II, abnormal at baseline, are back within the laboratory's range (R-3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.record.analytes import ANALYTES
from models.record.labs import Results, Series
from models.record.protocol import Parameters
from models.record.records import Record
from models.words import Sentence, sentence

MARKERS = ("AFP", "PIVKA-II")
NEAREST_DAYS = 14


@dataclass(frozen=True, slots=True)
class _Abnormal:
    """A marker that was above the laboratory's range at baseline; ``limit`` is the upper end of that range."""

    marker: str
    limit: Decimal
    series: Series


@dataclass(frozen=True, slots=True)
class Normalisation:
    """The markers that were above the laboratory's range at baseline."""

    start: date
    abnormal: tuple[_Abnormal, ...] = ()

    def obstacles(self, on: date) -> tuple[Sentence, ...]:
        """Why a complete non-target response cannot be given at ``on``; empty when nothing stands in its way."""
        found = (_obstacle(marker, on, (on - self.start).days) for marker in self.abnormal)
        return tuple(sentence for sentence in found if sentence is not None)


def normalisation(record: Record, parameters: Parameters, *, results: Results | None = None) -> Normalisation:
    """The markers to be judged; none when the protocol does not require normalisation.

    A marker counts as abnormal at baseline when its result is above the laboratory's range; a result whose interval
    reaches above the range counts as well, one without a range cannot be judged and does not count. PIVKA-II is
    followed in the unit of its baseline. ``results`` spares a second grouping.
    """
    if not parameters.marker_normalisation_required:
        return Normalisation(record.treatment_start)
    results = results or Results(record)
    abnormal = []
    for name in MARKERS:
        baseline = results.baseline(name)
        if baseline is not None and baseline.high is not None and baseline.value.high > baseline.high:
            unit = baseline.unit if ANALYTES[name].series_by_unit else None
            abnormal.append(_Abnormal(name, baseline.high, results.series(name, unit)))
    return Normalisation(record.treatment_start, tuple(abnormal))


def _obstacle(abnormal: _Abnormal, on: date, day: int) -> Sentence | None:
    """A result without a range of its own is held to that of the baseline: in one series units agree."""
    name, nearest = abnormal.marker, abnormal.series.nearest(day, NEAREST_DAYS)
    if nearest is None:
        return sentence("No {name} within 14 days of {on}; it was above the range at baseline", name=name, on=on)
    if nearest.value.high <= (abnormal.limit if nearest.high is None else nearest.high):
        return None
    return sentence(
        "{name} {value} {unit} on {on} is above the laboratory's range",
        name=name, value=nearest.value.reported, unit=nearest.unit, on=nearest.date,
    )  # fmt: skip
