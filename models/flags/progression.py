"""Flags of progression: by what, whether it is confirmed, and disease that is back after it had gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.flags.flags import Flag, Severity
from models.record.records import Record
from models.record.therapies import Group, therapies_named
from models.response.response import Criterion, CriterionRead, ReaderSeries, Response, TimePoint
from models.response.response_why import millimetres
from models.words import Sentence, Step, listed, sentence


def progression_flags(record: Record, series: ReaderSeries, criterion: Criterion) -> Iterator[Flag]:
    """The first progression by each criterion, the one that judges progression first."""
    for one in (criterion, *(other for other in Criterion if other is not criterion)):
        point = next((p for p in series.points if p.by(one).overall is Response.PD), None)
        if point is None:
            continue
        newest = point is series.points[-1]
        yield Flag(
            severity=Severity.URGENT if newest and one is criterion else Severity.REVIEW,
            summary=sentence(
                "Progression by {criterion}: {cause}", criterion=one.in_words, cause=_cause(point.by(one))
            ),
            why=point.by(one).why,
            on=point.on,
        )
        if point.by(one).regrown or point.by(one).regrown_non_targets:
            yield _back_after_complete(series, point, one)
        if one is criterion and newest and (agent := _immunotherapy(record, point)):
            yield _unconfirmed_progression(point, one, agent)


def _cause(read: CriterionRead) -> Sentence:
    """Everything that makes the read progression: new lesions, non-targets, targets."""
    found = []
    if read.new_lesions:
        found.append(sentence("new lesion {numbers}", numbers=", ".join(read.new_lesions)))
    if read.progressed_non_targets:
        numbers = listed(read.progressed_non_targets)
        found.append(sentence("unequivocal progression of non-target {numbers}", numbers=numbers))
    if read.regrown_non_targets:
        numbers = listed(read.regrown_non_targets)
        found.append(sentence("non-target {numbers} back after complete response", numbers=numbers))
    if read.target is Response.PD:
        found.append(_target_cause(read))
    return _joined(found)


def _joined(causes: Sequence[Sentence]) -> Sentence:
    """Several causes as one sentence, parted by the signs of its language."""
    first, *rest = causes
    return sentence("{first}; {second}", first=first, second=_joined(rest)) if rest else first


def _target_cause(read: CriterionRead) -> Sentence:
    if read.regrown:
        return sentence("target {numbers} back after complete response", numbers=", ".join(read.regrown))
    words = {"now": millimetres(read.measured_tenths or 0), "nadir": millimetres(read.nadir_tenths or 0)}
    if read.sum_tenths is None:
        return sentence("measured part of the target sum {now} mm, nadir {nadir} mm", **words)
    return sentence("target sum {now} mm, nadir {nadir} mm", **words)


def _back_after_complete(series: ReaderSeries, point: TimePoint, criterion: Criterion) -> Flag:
    """Disease that is back after an overall CR: progression only if it had gone (R-2.2, R-3.1)."""
    read = point.by(criterion)
    complete = next(p for p in series.points if p.by(criterion).overall is Response.CR)
    return Flag(
        severity=Severity.REVIEW,
        summary=sentence(
            "{numbers} back after the CR of {on} by {criterion}: if it was never gone, correct the earlier read",
            numbers=listed((*read.regrown, *read.regrown_non_targets)),
            on=complete.on,
            criterion=criterion.in_words,
        ),
        why=replace(read.why, rule="R-2.2" if read.regrown else "R-3.1"),
        on=point.on,
    )


def back_after_all_gone(series: ReaderSeries, criterion: Criterion) -> Iterator[Flag]:
    """Disease that is back after a read at which all was gone, though CR could not be said (R-3.2)."""
    last = series.points[-1].by(criterion)
    gone = next((point for point in reversed(series.points[:-1]) if point.by(criterion).all_gone), None)
    if gone is None or last.all_gone or last.overall in (Response.CR, Response.NOT_EVALUABLE):
        return
    yield Flag(
        severity=Severity.REVIEW,
        summary=sentence(
            "Disease is back by {criterion} after the read of {on}, at which all that was read was gone",
            criterion=criterion.in_words,
            on=gone.on,
        ),
        why=replace(last.why, rule="R-3.2"),
        on=series.points[-1].on,
    )


def _immunotherapy(record: Record, point: TimePoint) -> str | None:
    for treatment in record.treatments_given:
        given = treatment.first <= point.on and (treatment.last is None or treatment.last >= point.on)
        if given and Group.CHECKPOINT in therapies_named(treatment.agent).groups:
            return treatment.agent
    return None


def _unconfirmed_progression(point: TimePoint, criterion: Criterion, agent: str) -> Flag:
    return Flag(
        severity=Severity.INFORMATION,
        summary=sentence("Progression under {agent} is not yet confirmed by a later read", agent=agent),
        why=replace(
            point.by(criterion).why,
            steps=(
                Step(
                    Sentence("Pseudo-progression in a published series of hepatocellular carcinoma"),
                    Sentence("0 of 22"),
                ),
            ),
        ),
        on=point.on,
    )
