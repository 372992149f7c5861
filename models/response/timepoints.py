"""One reader's series: its baseline, every read judged by both criteria, and the best responses (R-1 to R-7, R-9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter

from models.quantities import tenths_of_percent
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import Imaging, Lesion, Record, Thrombus
from models.response.best_response import assessments_of, best_response
from models.response.disease import (
    NewLesionRead,
    NonTargetRead,
    follows_thrombus,
    new_lesion_reads,
    non_target_read,
)
from models.response.lesions import (
    Reading,
    enhancing_targets,
    is_never_target,
    measurable_at_baseline,
    new_lesions_of,
    non_targets_of,
    readings,
    targets_of,
)
from models.response.normalisation import Normalisation, normalisation
from models.response.response import BaselineRead, Criterion, CriterionRead, ReaderSeries, Remark, Response, TimePoint
from models.response.response_why import read_why
from models.response.targets import TargetRead, TargetSeries, partial_response_threshold
from models.response.thrombus import baseline_thrombus, best_thrombus, thrombus_reads
from models.words import Sentence, sentence


def reads_of(record: Record, reader: str | None, primary: str | None) -> tuple[Imaging, ...]:
    """A reader's reads in order of date; a read without a reader's name belongs to the primary reader."""
    mine = (i for i in record.imaging if i.reader == reader or (i.reader is None and reader == primary))
    return tuple(sorted(mine, key=lambda imaging: imaging.date))


def primary_reader(record: Record, parameters: Parameters) -> str | None:
    """The protocol's reader, else the one who read the baseline imaging, else the first who read anything."""
    if parameters.primary_reader is not None:
        return parameters.primary_reader
    before = [i for i in record.imaging if i.date <= record.treatment_start]
    last = max((imaging.date for imaging in before), default=None)
    on_baseline = [imaging for imaging in before if imaging.date == last]
    in_order = sorted(record.imaging, key=lambda imaging: imaging.date)
    return next((imaging.reader for imaging in (*on_baseline, *in_order) if imaging.reader is not None), None)


def readers(record: Record) -> tuple[str, ...]:
    """Every named reader, in order of entry."""
    return tuple(dict.fromkeys(imaging.reader for imaging in record.imaging if imaging.reader is not None))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The lesions that one reader follows."""

    targets: tuple[Lesion, ...]
    non_targets: tuple[Lesion, ...]


def _baseline(record: Record, reader: str | None, primary: str | None) -> Imaging | None:
    """The last of a reader's reads on or before the start (R-1.1)."""
    before = [imaging for imaging in reads_of(record, reader, primary) if imaging.date <= record.treatment_start]
    return before[-1] if before else None


def _chosen(record: Record, baseline: Imaging | None, *, primary: str | None) -> _Chosen:
    """The lesions of the record, without those that only other readers measured at their baseline."""
    targets, non_targets = targets_of(record.lesions), non_targets_of(record.lesions)
    if baseline is None:
        return _Chosen(targets, non_targets)
    own = {measurement.number for measurement in baseline.measurements}
    of_others = {
        measurement.number
        for other in readers(record)
        if (read := _baseline(record, other, primary)) is not None
        for measurement in read.measurements
    } - own
    return _Chosen(
        tuple(lesion for lesion in targets if lesion.number not in of_others),
        tuple(lesion for lesion in non_targets if lesion.number not in of_others),
    )


def reader_series(
    record: Record,
    parameters: Parameters,
    reader: str | None,
    /,
    *,
    primary: str | None,
    results: Results | None = None,
) -> ReaderSeries:
    """Everything computed from one reader's reads. Reads before the baseline are kept and not judged.

    ``results`` spares a second grouping of the laboratory results.
    """
    reads = reads_of(record, reader, primary)
    baseline = _baseline(record, reader, primary)
    after = tuple(imaging for imaging in reads if imaging.date > record.treatment_start)
    chosen = _chosen(record, baseline, primary=primary)
    thrombus = baseline_thrombus(baseline, record.baseline)
    judge = _Judge(record, parameters, normalisation(record, parameters, results=results), chosen, baseline, thrombus)
    recist, mrecist = (judge.reads(after, criterion) for criterion in Criterion)
    thrombi = thrombus_reads(thrombus, after)
    points = tuple(
        TimePoint(
            on=imaging.date,
            day=record.day(imaging.date),
            reader=reader,
            modality=imaging.modality,
            recist=one,
            mrecist=two,
            thrombus=three,
            key=imaging.key,
        )
        for imaging, one, two, three in zip(after, recist, mrecist, thrombi, strict=True)
    )
    best = {
        criterion: best_response(
            assessments_of(points, criterion),
            record.treatment_start,
            criterion=criterion,
            parameters=parameters,
        )
        for criterion in Criterion
    }
    return ReaderSeries(
        reader=reader,
        baseline=judge.baseline_read(),
        points=points,
        recist=best[Criterion.RECIST],
        mrecist=best[Criterion.MRECIST],
        thrombus=best_thrombus([(point.on, point.thrombus) for point in points]),
        remarks=judge.remarks(),
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    record: Record
    parameters: Parameters
    normalisation: Normalisation
    chosen: _Chosen
    baseline: Imaging | None
    thrombus: Thrombus

    def targets(self, criterion: Criterion) -> tuple[Lesion, ...]:
        """The targets that count; under mRECIST only those that enhance enough at baseline (R-6.1)."""
        if criterion is Criterion.RECIST:
            return self.chosen.targets
        if self.baseline is None:
            return ()
        return enhancing_targets(self.chosen.targets, self._readings(self.baseline, criterion), self.baseline)

    def _readings(
        self, imaging: Imaging, criterion: Criterion, targets: Sequence[Lesion] | None = None
    ) -> dict[str, Reading]:
        counted = self.chosen.targets if targets is None else targets
        return readings(counted, imaging, criterion)

    def _series(self, criterion: Criterion, targets: tuple[Lesion, ...]) -> TargetSeries:
        at_baseline: Mapping[str, Reading] = (
            {} if self.baseline is None else self._readings(self.baseline, criterion, targets)
        )
        return TargetSeries.begin(
            targets,
            at_baseline,
            self.baseline.date if self.baseline else None,
            criterion=criterion,
            parameters=self.parameters,
        )

    def reads(self, after: Sequence[Imaging], criterion: Criterion) -> list[CriterionRead]:
        """Every read after the baseline judged by one criterion, in order of date."""
        targets = self.targets(criterion)
        assessable = criterion is Criterion.RECIST or bool(targets)
        series = self._series(criterion, targets)
        new = iter(new_lesion_reads(new_lesions_of(self.record.lesions), after, criterion))
        found: list[CriterionRead] = []
        follows = progressed = False
        for on, of_date in groupby(after, key=attrgetter("date")):
            reads = list(of_date)
            follows = follows or follows_thrombus(self.thrombus, reads, self.parameters)
            judged = series.judge([self._readings(imaging, criterion, targets) for imaging in reads], on)
            answers = [
                self._read(
                    imaging,
                    target,
                    self._non_target(imaging, criterion, follows=follows),
                    next(new),
                    criterion=criterion,
                    baseline_tenths=series.baseline_tenths,
                    assessable=assessable,
                    after_progression=progressed,
                )
                for imaging, target in zip(reads, judged, strict=True)
            ]
            progressed = progressed or any(answer.overall is Response.PD for answer in answers)
            found += answers
        return found

    def _non_target(self, imaging: Imaging, criterion: Criterion, *, follows: bool) -> NonTargetRead:
        return non_target_read(
            self.chosen.non_targets,
            imaging,
            follows_thrombus=follows,
            criterion=criterion,
            normalisation=self.normalisation,
        )

    def _read(
        self,
        imaging: Imaging,
        target: TargetRead,
        non_target: NonTargetRead,
        new: NewLesionRead,
        *,
        criterion: Criterion,
        baseline_tenths: int | None,
        assessable: bool,
        after_progression: bool,
    ) -> CriterionRead:
        judged = target.response if assessable else Response.NOT_ASSESSABLE
        result = overall(judged, non_target.response, bool(new.progression))
        total = target.sum_tenths
        return CriterionRead(
            criterion=criterion,
            sum_tenths=total,
            baseline_tenths=baseline_tenths,
            nadir_tenths=target.nadir_tenths,
            nadir_date=target.nadir_date,
            change_from_baseline_percent=_percent(total, baseline_tenths),
            change_from_nadir_percent=_percent(total, target.nadir_tenths),
            target=judged,
            non_target=non_target.response,
            new_lesion=bool(new.progression),
            overall=result,
            persisting=target.persisting and result is Response.PR,
            progression_threshold_tenths=target.progression_threshold_tenths,
            next_progression_threshold_tenths=target.next_progression_threshold_tenths,
            partial_response_threshold_tenths=partial_response_threshold(baseline_tenths),
            after_progression=after_progression,
            explain=partial(
                read_why,
                imaging,
                target,
                non_target,
                new,
                criterion=criterion,
                baseline=(baseline_tenths, self.baseline.date if self.baseline else None),
                overall=result,
                parameters=self.parameters,
            ),
            target_rule=target.rule if assessable else "R-6.1",
            equivocal_enhancement=target.equivocal,
            equivocal_new_lesions=new.equivocal,
            progressed_non_targets=non_target.progressed,
            new_lesions=new.progression,
            unmeasured=target.unmeasured,
            measured_tenths=target.measured_tenths if assessable else None,
            regrown=target.regrown,
        )

    def baseline_read(self) -> BaselineRead | None:
        if self.baseline is None:
            return None
        totals: dict[Criterion, int | None] = {}
        for criterion in Criterion:
            totals[criterion] = self._series(criterion, self.targets(criterion)).baseline_tenths
        age = self.record.treatment_start - self.baseline.date
        return BaselineRead(
            on=self.baseline.date,
            day=self.record.day(self.baseline.date),
            reader=self.baseline.reader,
            recist_tenths=totals[Criterion.RECIST],
            mrecist_tenths=totals[Criterion.MRECIST],
            targets=tuple(lesion.number for lesion in self.chosen.targets),
            mrecist_targets=tuple(lesion.number for lesion in self.targets(Criterion.MRECIST)),
            vp=self.thrombus.vp,
            cheng=self.thrombus.cheng,
            too_old=age > timedelta(days=self.parameters.baseline_imaging_days),
        )

    def remarks(self) -> tuple[Remark, ...]:
        """What a reader should know of the choice of targets: not measurable, irradiated, not counted by mRECIST."""
        if self.baseline is None:
            return ()
        counted = {lesion.number for lesion in self.targets(Criterion.MRECIST)}
        found: list[Remark] = []
        for lesion in self.chosen.targets:
            measurable = measurable_at_baseline(lesion, self.baseline.measurement(lesion.number), self.baseline)
            if measurable is None:
                found.append(
                    _remark("R-1.5", sentence("{number} has no diameter at baseline (R-1.5)", number=lesion.number))
                )
            elif not measurable:
                found.append(
                    _remark("R-1.2", sentence("{number} is not measurable at baseline (R-1.2)", number=lesion.number))
                )
            if is_never_target(lesion):
                found.append(
                    _remark(
                        "R-1.4", sentence("{number} is of a kind that is never a target (R-1.4)", number=lesion.number)
                    )
                )
            if lesion.irradiated_before and not lesion.progressed_since:
                found.append(
                    _remark(
                        "R-1.4",
                        sentence(
                            "{number} was irradiated before baseline and has not progressed since (R-1.4)",
                            number=lesion.number,
                        ),
                    )
                )
            if counted and lesion.number not in counted:
                found.append(
                    _remark("R-6.1", sentence("{number} does not count under mRECIST (R-6.1)", number=lesion.number))
                )
        return tuple(found)


def _remark(rule: str, words: Sentence) -> Remark:
    return Remark(words.template, words.values, rule)


def _percent(now: int | None, before: int | None) -> float | None:
    return None if now is None or not before else tenths_of_percent(now, before) / 10


def overall(target: Response | None, non_target: Response | None, new_lesion: bool) -> Response:
    """The overall response at a time point (R-5). None means no lesions of that kind."""
    if target is Response.NOT_ASSESSABLE:
        return Response.NOT_ASSESSABLE
    if new_lesion or Response.PD in (target, non_target):
        return Response.PD
    if target is None:
        return non_target or Response.NOT_EVALUABLE
    if target is Response.CR:
        return Response.CR if non_target in (Response.CR, None) else Response.PR
    return target
