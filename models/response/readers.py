"""Two readers of the same examinations: agreement at each date, the cause where they differ, and the usual noise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.response.response import Criterion, CriterionRead, Disagreement, ReaderSeries, TimePoint
from models.response.response_why import millimetres
from models.words import Sentence, sentence

READER_NOISE_PERCENT = 19
NOT_READ = "not read"  # the cause where only one of the two has read
_UNNAMED = Sentence("unnamed")
NOISE_SOURCE = "between-reader variation of a sum of diameters, ±19 %"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One date at which either of two readers has read; None for the one who has not.

    ``disagreement`` says what differs first: RECIST 1.1 before mRECIST. Where one of the two has signed and the other
    has read and not signed yet, whether they agree is kept from both: who is to read blinded must not be led.
    """

    on: date
    primary: TimePoint | None
    other: TimePoint | None
    disagreement: Disagreement | None

    @property
    def hidden(self) -> bool:
        """Whether it is not told yet: both have read, and one of them has still to sign."""
        return _is_hidden(self.primary, self.other)

    @property
    def agree(self) -> bool | None:
        """Whether both give the same overall response by both criteria; None where one has not read, or is hidden."""
        unknown = self.primary is None or self.other is None or self.hidden
        return None if unknown else self.disagreement is None

    def agree_by(self, criterion: Criterion) -> bool | None:
        """Whether both give the same overall response by one criterion; None where one has not read, or is hidden."""
        if self.primary is None or self.other is None or self.hidden:
            return None
        return self.primary.by(criterion).overall is self.other.by(criterion).overall


def _is_hidden(one: TimePoint | None, two: TimePoint | None) -> bool:
    return one is not None and two is not None and one.signed is not two.signed


def noise_band(sum_tenths: int) -> tuple[int, int]:
    """The least and the greatest reading, in tenths of a millimetre, within ±19 % of a sum."""
    return -(-sum_tenths * (100 - READER_NOISE_PERCENT) // 100), sum_tenths * (100 + READER_NOISE_PERCENT) // 100


def agreements(primary: ReaderSeries, other: ReaderSeries) -> tuple[Agreement, ...]:
    """Every date at which either reader has read, in order."""
    ours = {point.on: point for point in primary.points}
    theirs = {point.on: point for point in other.points}
    found = []
    for on in sorted(ours.keys() | theirs.keys()):
        one, two = ours.get(on), theirs.get(on)
        differing = _difference(on, one, two, primary=primary, other=other)
        found.append(Agreement(on=on, primary=one, other=two, disagreement=differing))
    return tuple(found)


def disagreements(primary: ReaderSeries, other: ReaderSeries) -> tuple[Disagreement, ...]:
    """Every date at which the overall response differs by either criterion, or that only one of them has read."""
    return tuple(found.disagreement for found in agreements(primary, other) if found.disagreement is not None)


def agreed(found: tuple[Agreement, ...], criterion: Criterion) -> tuple[int, int]:
    """At how many dates both give the same overall response, of how many that both have read."""
    answers = [answer for agreement in found if (answer := agreement.agree_by(criterion)) is not None]
    return sum(answers), len(answers)


def _difference(
    on: date, one: TimePoint | None, two: TimePoint | None, *, primary: ReaderSeries, other: ReaderSeries
) -> Disagreement | None:
    if one is None or two is None:
        absent = other.reader if two is None else primary.reader
        return Disagreement(on, NOT_READ, sentence("not read by reader {reader}", reader=absent or _UNNAMED))
    if _is_hidden(one, two):
        return None
    for criterion in Criterion:
        if one.by(criterion).overall is not two.by(criterion).overall:
            return _cause(one, two, criterion, primary=primary, other=other)
    return None


def _cause(
    one: TimePoint, two: TimePoint, criterion: Criterion, *, primary: ReaderSeries, other: ReaderSeries
) -> Disagreement:
    ours, theirs = one.by(criterion), two.by(criterion)
    verdict: dict[str, str | Sentence] = {
        "criterion": criterion.in_words,
        "one": ours.overall.value,
        "other": theirs.overall.value,
        "reader": primary.reader or _UNNAMED,
        "second": other.reader or _UNNAMED,
    }
    if ours.new_lesion is not theirs.new_lesion:
        seen_by = verdict["reader"] if ours.new_lesion else verdict["second"]
        words = "{criterion}: {reader} {one}, {second} {other}; new lesion seen by {seen_by} only"
        return Disagreement(one.on, "new lesion", sentence(words, seen_by=seen_by, **verdict))
    if ours.target is theirs.target:
        words = "{criterion}: {reader} {one}, {second} {other}; non-target {ours} and {theirs}"
        detail = sentence(words, ours=_word(ours), theirs=_word(theirs), **verdict)
        return Disagreement(one.on, "non-target", detail)
    if _targets(primary) != _targets(other):
        words = "{criterion}: {reader} {one}, {second} {other}; targets {ours} and {theirs}"
        detail = sentence(words, ours=", ".join(_targets(primary)), theirs=", ".join(_targets(other)), **verdict)
        return Disagreement(one.on, "lesion choice", detail)
    words = "{criterion}: {reader} {one}, {second} {other}; sums {ours} and {theirs}"
    return Disagreement(one.on, "measurement", sentence(words, ours=_sum(ours), theirs=_sum(theirs), **verdict))


def _targets(series: ReaderSeries) -> tuple[str, ...]:
    return tuple(sorted(series.baseline.targets)) if series.baseline else ()


def _word(read: CriterionRead) -> str:
    return read.non_target.value if read.non_target else "none"


def _sum(read: CriterionRead) -> str | Sentence:
    return Sentence("incomplete") if read.sum_tenths is None else f"{millimetres(read.sum_tenths)} mm"
