"""Two readers of the same examinations: agreement at each date, and the cause where they differ."""

from __future__ import annotations

from models.response import Criterion, CriterionRead, Disagreement, ReaderSeries, TimePoint
from models.response_why import millimetres
from models.words import Sentence, sentence


def disagreements(primary: ReaderSeries, other: ReaderSeries) -> tuple[Disagreement, ...]:
    """Every date at which the overall response differs by either criterion, or that only one of them has read."""
    ours = {point.on: point for point in primary.points}
    theirs = {point.on: point for point in other.points}
    found = []
    for on in sorted(ours.keys() | theirs.keys()):
        one, two = ours.get(on), theirs.get(on)
        if one is None or two is None:
            absent = other.reader if two is None else primary.reader
            found.append(
                Disagreement(on, "not read", sentence("not read by reader {reader}", reader=absent or "unnamed"))
            )
            continue
        for criterion in Criterion:
            if one.by(criterion).overall is not two.by(criterion).overall:
                found.append(_cause(one, two, criterion, primary=primary, other=other))
                break
    return tuple(found)


def _cause(
    one: TimePoint, two: TimePoint, criterion: Criterion, *, primary: ReaderSeries, other: ReaderSeries
) -> Disagreement:
    ours, theirs = one.by(criterion), two.by(criterion)
    verdict = {
        "criterion": criterion.in_words,
        "one": ours.overall.value,
        "other": theirs.overall.value,
        "reader": primary.reader or "unnamed",
        "second": other.reader or "unnamed",
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
    return "incomplete" if read.sum_tenths is None else f"{millimetres(read.sum_tenths)} mm"
