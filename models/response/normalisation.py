"""Whether AFP and PIVKA-II, abnormal at baseline, are back within the laboratory's range (R-3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.record.analytes import ANALYTES
from models.record.labs import Results, Series
from models.record.protocol import Parameters
from models.record.records import Record
from models.response.response import Criterion
from models.words import Sentence, sentence

MARKERS = ("AFP", "PIVKA-II")
NEAREST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Verdict:
    """The markers at one read: what lies above its range, and what is not known. Neither: nothing stands in the way.

    ``not_asked`` names the markers that cannot be asked for.
    """

    above: tuple[Sentence, ...] = ()
    unknown: tuple[Sentence, ...] = ()
    not_asked: tuple[Sentence, ...] = ()

    @property
    def fulfilled(self) -> bool:
        return not self.above and not self.unknown


FULFILLED = Verdict()


@dataclass(frozen=True, slots=True)
class _Abnormal:
    """A marker that was above the laboratory's range at baseline; ``limit`` is the upper end of that range."""

    marker: str
    limit: Decimal
    series: Series


@dataclass(frozen=True, slots=True)
class Normalisation:
    """The markers that were above the laboratory's range at baseline, and those of which that cannot be told."""

    start: date
    abnormal: tuple[_Abnormal, ...] = ()
    not_asked: tuple[Sentence, ...] = ()

    def at(self, on: date) -> Verdict:
        """What the markers say at a read of this date, when every lesion is gone."""
        above: list[Sentence] = []
        unknown: list[Sentence] = []
        for marker in self.abnormal:
            lies_above, words = _judged(marker, on, (on - self.start).days)
            if words is not None:
                (above if lies_above else unknown).append(words)
        return Verdict(tuple(above), tuple(unknown), self.not_asked)


def normalisation(
    record: Record, parameters: Parameters, criterion: Criterion, *, results: Results | None = None
) -> Normalisation:
    """The markers to be judged; none when the protocol does not require normalisation for ``criterion``.

    A marker counts as abnormal at baseline when its result is above the laboratory's range, or reaches above it; one
    without a baseline result or a range cannot be judged, is not asked for, and is remarked. PIVKA-II is followed in
    the unit of its baseline. ``results`` spares a second grouping.
    """
    by_recist = criterion is Criterion.RECIST
    asked = parameters.marker_normalisation_required if by_recist else parameters.mrecist_marker_normalisation_required
    if not asked:
        return Normalisation(record.day_zero)
    results = results or Results(record)
    abnormal, not_asked = [], []
    for name in MARKERS:
        baseline = results.baseline(name)
        if baseline is None:
            not_asked.append(sentence("{name}: no baseline result, not asked for", name=name))
        elif baseline.high is None:
            not_asked.append(sentence("{name}: no range at baseline, not asked for", name=name))
        elif baseline.value.high > baseline.high:
            unit = baseline.unit if ANALYTES[name].series_by_unit else None
            abnormal.append(_Abnormal(name, baseline.high, results.series(name, unit)))
    return Normalisation(record.day_zero, tuple(abnormal), tuple(not_asked))


def _judged(abnormal: _Abnormal, on: date, day: int) -> tuple[bool, Sentence | None]:
    """Whether the marker lies above its range, and the reason why it is not within; no reason where it is.

    A result without a range of its own is held to that of the baseline: in one series units agree.
    """
    name, nearest = abnormal.marker, abnormal.series.nearest(day, NEAREST_DAYS)
    if nearest is None:
        return False, sentence("No {name} within 14 days of {on}; it was above the range at baseline", name=name, on=on)
    limit = abnormal.limit if nearest.high is None else nearest.high
    if nearest.value.high <= limit:
        return False, None
    words = {"name": name, "value": nearest.value.reported, "unit": nearest.unit, "on": nearest.date}
    lies_above = nearest.value.low > limit or (nearest.value.operator == ">" and nearest.value.low == limit)
    if lies_above:
        return True, sentence("{name} {value} {unit} on {on} is above the laboratory's range", **words)
    return False, sentence(
        "Whether {name} {value} {unit} on {on} is within the laboratory's range is not known", **words
    )
