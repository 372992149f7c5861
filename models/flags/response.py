"""Flags about response: new best response, confirmation due, progression, thresholds near, thrombus, readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.flags.flags import Flag, Severity
from models.flags.progression import back_after_all_gone, progression_flags
from models.record.protocol import Parameters
from models.record.records import Record
from models.response.best_response import awaited_confirmations, counted_assessments, may_still_confirm
from models.response.lesions import whole_tenths
from models.response.readers import NOISE_SOURCE, NOT_READ, noise_band
from models.response.response import (
    BestResponse,
    Criterion,
    Disagreement,
    ReaderSeries,
    Remark,
    Response,
    TimePoint,
)
from models.response.response_why import millimetres
from models.words import Input, Sentence, Step, Why, listed, sentence

_LADDER = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD)


def response_flags(
    record: Record,
    series: ReaderSeries,
    parameters: Parameters,
    *,
    criterion: Criterion,
    disagreements: tuple[Disagreement, ...],
) -> tuple[Flag, ...]:
    """Flags from the primary reader's series; ``criterion`` is the one that judges progression."""
    return (
        *_baseline_flags(record, series, parameters),
        *_latest_flags(record, series, parameters, criterion=criterion),
        *_disagreement_flags(disagreements),
    )


def _baseline_flags(record: Record, series: ReaderSeries, parameters: Parameters) -> Iterator[Flag]:
    if not record.imaging or not record.started:
        return
    if series.baseline is None:
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence("No imaging on or before the start of treatment: no baseline sum"),
            why=Why(rule="R-1.1", missing=(sentence("Baseline imaging"),), source="Eisenhauer 2009 (RECIST 1.1)"),
            on=record.day_zero,
            data_gap=True,
        )
        return
    if series.baseline.too_old:
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence(
                "Baseline imaging is {days} days before the start, more than {most}",
                days=-series.baseline.day,
                most=parameters.baseline_imaging_days,
            ),
            why=Why(
                rule="R-1.1",
                inputs=(Input(Sentence("Baseline imaging"), str(-series.baseline.day), "days", series.baseline.on),),
                steps=(
                    Step(
                        sentence(
                            "{days} days before the start, at most {most}",
                            days=-series.baseline.day,
                            most=parameters.baseline_imaging_days,
                        ),
                        Sentence("older than the protocol allows"),
                    ),
                ),
                parameters=(f"baseline_imaging_days = {parameters.baseline_imaging_days}",),
                source="Eisenhauer 2009 (RECIST 1.1), section 3.2",
            ),
            on=series.baseline.on,
        )
    for rule in dict.fromkeys(remark.rule for remark in series.remarks):
        remarks = tuple(remark for remark in series.remarks if remark.rule == rule)
        yield Flag(
            severity=Severity.REVIEW if rule == "R-1.4" else Severity.INFORMATION,
            summary=remarks[0]
            if len(remarks) == 1
            else sentence("Choice of target lesions: {count} remarks", count=len(remarks)),
            why=Why(
                rule=rule,
                inputs=_at_baseline(record, series, remarks),
                missing=remarks,
                source="Eisenhauer 2009; Lencioni 2010",
            ),
            on=series.baseline.on,
        )


def _at_baseline(record: Record, series: ReaderSeries, remarks: tuple[Remark, ...]) -> tuple[Input, ...]:
    """The baseline diameters of the lesions that were remarked on: the whole one, and the viable one where taken."""
    baseline = series.baseline
    if baseline is None:
        return ()
    mine = [i for i in record.imaging if i.date == baseline.on and i.reader in (series.reader, None)]
    inputs = []
    for number in dict.fromkeys(str(dict(remark.values)["number"]) for remark in remarks):
        found = mine[-1].measurement(number) if mine else None
        whole, viable = (None, None) if found is None else (whole_tenths(found), found.viable_tenths)
        if whole is None and viable is None:
            lesion = sentence("{number} at baseline", number=number)
            inputs.append(Input(lesion, Sentence("no diameter"), on=baseline.on))
        if whole is not None:
            inputs.append(Input(sentence("{number} at baseline", number=number), millimetres(whole), "mm", baseline.on))
        if viable is not None:
            words = sentence("{number} at baseline, viable", number=number)
            inputs.append(Input(words, millimetres(viable), "mm", baseline.on))
    return tuple(inputs)


def _latest_flags(
    record: Record, series: ReaderSeries, parameters: Parameters, *, criterion: Criterion
) -> Iterator[Flag]:
    if not series.points:
        return
    last = series.points[-1]
    yield from progression_flags(record, series, criterion)
    for one in Criterion:
        yield from back_after_all_gone(series, one)
        yield from _new_best(series, one, parameters)
        if may_still_confirm(record, parameters):
            yield from _confirmation_due(series.best(one), series, parameters)
        yield from _near_threshold(last, one)
        yield from _doubtful(last, one)
    yield from _criteria_differ(last, criterion)
    yield from _thrombus(series)


def _new_best(series: ReaderSeries, criterion: Criterion, parameters: Parameters) -> Iterator[Flag]:
    last = series.points[-1].by(criterion)
    if series.points[-1].under_new_therapy and parameters.response_before_new_therapy_only:
        return
    earlier = [point.by(criterion).overall for point in series.points[:-1]]
    if last.overall not in (Response.CR, Response.PR) or last.after_progression or last.persisting:
        return
    place = _LADDER.index(last.overall)
    if all(response not in _LADDER or _LADDER.index(response) > place for response in earlier):
        yield Flag(
            severity=Severity.INFORMATION,
            summary=sentence(
                "New best response by {criterion}: {response}",
                criterion=criterion.in_words,
                response=last.overall.value,
            ),
            why=last.why,
            on=series.points[-1].on,
        )


def _confirmation_due(best: BestResponse, series: ReaderSeries, parameters: Parameters) -> Iterator[Flag]:
    """The best response that nothing has confirmed and nothing has ruled out yet."""
    assessments = counted_assessments(series.points, best.criterion, parameters)
    for awaited in awaited_confirmations(assessments, best, parameters)[:1]:
        response = awaited.first.response
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence(
                "{response} by {criterion} on {on} not yet confirmed; confirmation counts from {due}",
                response=response.value,
                criterion=best.criterion.in_words,
                on=awaited.first.on,
                due=awaited.due,
            ),
            why=replace(best.why, rule="R-7.1" if response is Response.CR else "R-7.2"),
            on=awaited.first.on,
        )


def _near_threshold(point: TimePoint, criterion: Criterion) -> Iterator[Flag]:
    """A sum more than half-way from the nadir to progression, which another reader might read as such (±19 %)."""
    read = point.by(criterion)
    now, nadir, threshold = read.sum_tenths, read.nadir_tenths, read.progression_threshold_tenths
    if now is None or nadir is None or threshold is None or read.overall is Response.PD or read.after_progression:
        return
    if now >= threshold or 2 * (now - nadir) < threshold - nadir or noise_band(now)[1] < threshold:
        return
    yield Flag(
        severity=Severity.REVIEW,
        summary=sentence(
            "{criterion} sum {below} mm below the progression threshold",
            criterion=criterion.in_words,
            below=millimetres(threshold - now),
        ),
        why=replace(read.why, rule="R-2.2" if criterion is Criterion.RECIST else "R-6.2"),
        on=point.on,
    )


def _doubtful(point: TimePoint, criterion: Criterion) -> Iterator[Flag]:
    read = point.by(criterion)
    if read.equivocal_new_lesions and not read.after_progression:
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence(
                "Equivocal new lesion {numbers} by {criterion}: to be followed",
                numbers=", ".join(read.equivocal_new_lesions),
                criterion=criterion.in_words,
            ),
            why=replace(read.why, rule="R-4" if criterion is Criterion.RECIST else "R-6.8"),
            on=point.on,
        )
    if read.equivocal_enhancement:
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence("Enhancement below 10 mm has reappeared: equivocal, target response stays CR"),
            why=replace(read.why, rule="R-6.4"),
            on=point.on,
        )
    if read.overall is Response.NOT_EVALUABLE:
        yield Flag(
            severity=Severity.REVIEW,
            summary=sentence("Read of {on} not evaluable by {criterion}", on=point.on, criterion=criterion.in_words),
            why=read.why,
            on=point.on,
            data_gap=True,
        )
    if read.overall is Response.NOT_ASSESSABLE:
        yield Flag(
            severity=Severity.INFORMATION,
            summary=sentence("mRECIST not assessable: no enhancing target at baseline; RECIST 1.1 is used"),
            why=replace(read.why, rule="R-6.1"),
            on=point.on,
            data_gap=True,
        )


_COMPARABLE = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD)


def _criteria_differ(point: TimePoint, criterion: Criterion) -> Iterator[Flag]:
    one, two = point.recist, point.mrecist
    if one.overall is two.overall or one.overall not in _COMPARABLE or two.overall not in _COMPARABLE:
        return
    if one.new_lesion is not two.new_lesion:
        cause = Sentence("new lesion judged differently")
    elif one.target is two.target:
        cause = Sentence("non-target lesions judged differently")
    else:
        cause = Sentence("whole and viable diameters changed differently")
    yield Flag(
        severity=Severity.REVIEW,
        summary=sentence(
            "RECIST 1.1 {recist}, mRECIST {mrecist}: {cause}",
            recist=one.overall.value,
            mrecist=two.overall.value,
            cause=cause,
        ),
        why=Why(
            rule="R-6",
            inputs=(*one.why.inputs, *two.why.inputs),
            steps=(*one.why.steps, *two.why.steps, Step(Sentence("Cause of the difference"), cause)),
            parameters=(f"progression_criterion = {criterion.value}",),
            missing=tuple(dict.fromkeys((*one.why.missing, *two.why.missing))),
            source="Eisenhauer 2009; Lencioni 2010",
        ),
        on=point.on,
    )


def _thrombus(series: ReaderSeries) -> Iterator[Flag]:
    last = next((point for point in reversed(series.points) if point.thrombus is not None), None)
    read = None if last is None else last.thrombus
    if last is None or read is None:
        return
    on = last.on
    cheng = sentence("Cheng {cheng}", cheng=read.cheng.value) if read.cheng else ""
    known = (Sentence(read.vp.value) if read.vp else "", cheng)
    classes = listed([part for part in known if part] or [Sentence("portal flow restored")])
    if read.response is Response.PD:
        words = sentence("Thrombus extended: {classes}", classes=classes)
        yield Flag(severity=Severity.URGENT, summary=words, why=read.why, on=on)
    elif read.response in (Response.CR, Response.PR):
        words = sentence("Thrombus {response}: {classes}", response=read.in_words, classes=classes)
        yield Flag(severity=Severity.INFORMATION, summary=words, why=read.why, on=on)


def _disagreement_flags(disagreements: tuple[Disagreement, ...]) -> Iterator[Flag]:
    real = [found for found in disagreements if found.cause != NOT_READ]
    if not real:
        return
    last = real[-1]
    yield Flag(
        severity=Severity.REVIEW,
        summary=sentence("Readers disagree on {on}: {cause}", on=last.on, cause=last.cause),
        why=Why(
            rule="R-5",
            inputs=tuple(Input(Sentence("Disagreement"), found.detail, on=found.on) for found in real),
            steps=tuple(Step(sentence("Cause on {on}", on=found.on), Sentence(found.cause)) for found in real),
            source=NOISE_SOURCE,
        ),
        on=last.on,
    )
