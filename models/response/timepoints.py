"""One reader's series: its baseline, every read judged by both criteria, and the best responses (R-1 to R-7, R-9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from models.quantities import tenths_of_percent
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import Imaging, Lesion, Record, Thrombus
from models.response.best_response import assessments_of, best_response, counted_for_best
from models.response.disease import (
    NewLesionRead,
    NonTargetRead,
    follows_thrombus,
    new_lesion_reads,
    non_target_read,
    was_ever_there,
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
from models.response.normalisation import normalisation
from models.response.reads import DayRead, baseline_of, readers, reads_of, removed_by
from models.response.response import BaselineRead, Criterion, CriterionRead, ReaderSeries, Remark, Response, TimePoint
from models.response.response_why import read_why
from models.response.targets import TargetRead, TargetSeries, partial_response_threshold
from models.response.thrombus import baseline_thrombus, best_thrombus, thrombus_reads
from models.words import Sentence, sentence


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The lesions that one reader follows."""

    targets: tuple[Lesion, ...]
    non_targets: tuple[Lesion, ...]


def _chosen(record: Record, baseline: DayRead | None, *, primary: str | None) -> _Chosen:
    """The lesions of the record, without those that only other readers measured at their baseline."""
    gone = frozenset[str]() if baseline is None else removed_by(baseline.parts)
    lesions = tuple(lesion for lesion in record.lesions if lesion.number not in gone)
    targets, non_targets = targets_of(lesions), non_targets_of(lesions)
    if baseline is None:
        return _Chosen(targets, non_targets)
    own = {measurement.number for measurement in baseline.imaging.measurements}
    of_others = {
        measurement.number
        for other in readers(record)
        if (read := baseline_of(record, other, primary)) is not None
        for measurement in read.imaging.measurements
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
    baseline = baseline_of(record, reader, primary)
    after = tuple(read for read in reads_of(record, reader, primary) if read.date > record.day_zero)
    chosen = _chosen(record, baseline, primary=primary)
    thrombus = baseline_thrombus(baseline.imaging if baseline else None, record.baseline)
    judge = _Judge(record, parameters, results or Results(record), chosen, baseline, thrombus)
    recist, mrecist = (judge.reads(after, criterion) for criterion in Criterion)
    thrombi = thrombus_reads(thrombus, after)
    therapy = record.outcome.new_therapy_start
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
            under_new_therapy=therapy is not None and imaging.date > therapy,
            signed=imaging.signed is not None,
        )
        for imaging, one, two, three in zip(after, recist, mrecist, thrombi, strict=True)
    )
    counted = counted_for_best(points, parameters)
    best = {
        criterion: best_response(
            assessments_of(counted, criterion),
            record.day_zero,
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
        thrombus=best_thrombus([(point.on, point.thrombus) for point in counted]),
        remarks=judge.remarks(),
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    record: Record
    parameters: Parameters
    results: Results
    chosen: _Chosen
    baseline: DayRead | None
    thrombus: Thrombus

    def targets(self, criterion: Criterion) -> tuple[Lesion, ...]:
        """The targets that count; under mRECIST only those that enhance enough at baseline (R-6.1)."""
        if criterion is Criterion.RECIST:
            return self.chosen.targets
        if self.baseline is None:
            return ()
        return enhancing_targets(self.chosen.targets, self._readings(self.baseline.imaging, criterion))

    def _readings(
        self, imaging: Imaging, criterion: Criterion, targets: Sequence[Lesion] | None = None
    ) -> dict[str, Reading]:
        counted = self.chosen.targets if targets is None else targets
        return readings(counted, imaging, criterion)

    def _series(self, criterion: Criterion, targets: tuple[Lesion, ...]) -> TargetSeries:
        at_baseline: Mapping[str, Reading] = (
            {} if self.baseline is None else self._readings(self.baseline.imaging, criterion, targets)
        )
        return TargetSeries.begin(
            targets,
            at_baseline,
            self.baseline.on if self.baseline else None,
            criterion=criterion,
            parameters=self.parameters,
        )

    def reads(self, after: Sequence[Imaging], criterion: Criterion) -> list[CriterionRead]:
        """Every read after the baseline judged by one criterion, in order of date."""
        targets = self.targets(criterion)
        assessable = criterion is Criterion.RECIST or bool(targets)
        series = self._series(criterion, targets)
        marker = normalisation(self.record, self.parameters, criterion, results=self.results)
        new_lesions = new_lesion_reads(new_lesions_of(self.record.lesions), after, criterion)
        found: list[CriterionRead] = []
        follows = progressed = False
        removed: frozenset[str] = frozenset()
        for place, (imaging, new) in enumerate(zip(after, new_lesions, strict=True)):
            if newly := removed_by([imaging]) - removed:
                removed |= newly
                targets = tuple(lesion for lesion in targets if lesion.number not in removed)
                series = self._without_removed(targets, after[:place], found, criterion=criterion)
            follows = follows or follows_thrombus(self.thrombus, imaging, self.parameters)
            others = tuple(lesion for lesion in self.chosen.non_targets if lesion.number not in removed)
            non_target = non_target_read(
                others,
                imaging,
                follows_thrombus=follows,
                criterion=criterion,
                normalisation=marker,
                complete_before=series.complete_before,
            )
            target = series.judge(self._readings(imaging, criterion, targets), imaging.date)
            if removed and self.baseline is not None:
                seen = (self.baseline.imaging, *after[:place])
                if target.response is Response.CR and not was_ever_there(targets, seen, criterion):
                    target = replace(target, response=None, rule="R-5")
                if non_target.response is Response.CR and not follows and not was_ever_there(others, seen, criterion):
                    non_target = replace(non_target, response=None)
            answer = self._read(
                imaging,
                target,
                non_target,
                new,
                criterion=criterion,
                baseline_tenths=series.baseline_tenths,
                assessable=assessable,
                after_progression=progressed,
                removed=tuple(sorted(removed)),
            )
            series.conclude(answer.overall)
            progressed = progressed or answer.overall is Response.PD
            found.append(answer)
        return found

    def _without_removed(
        self,
        targets: tuple[Lesion, ...],
        earlier: Sequence[Imaging],
        found: Sequence[CriterionRead],
        *,
        criterion: Criterion,
    ) -> TargetSeries:
        """Baseline, nadir and what was reached, as they were without lesions that were removed since (R-1.6a)."""
        series = self._series(criterion, targets)
        for imaging, answer in zip(earlier, found, strict=True):
            series.judge(self._readings(imaging, criterion, targets), imaging.date)
            series.conclude(answer.overall)
        return series

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
        removed: tuple[str, ...],
    ) -> CriterionRead:
        judged = target.response if assessable else Response.NOT_ASSESSABLE
        fulfilled = non_target.marker.fulfilled
        result = overall(judged, non_target.response, bool(new.progression), marker_fulfilled=fulfilled)
        all_gone = _all_gone(judged, non_target, result)
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
                baseline=(baseline_tenths, self.baseline.on if self.baseline else None),
                overall=result,
                parameters=self.parameters,
                removed=removed,
            ),
            removed=removed,
            target_rule=target.rule if assessable else "R-6.1",
            equivocal_enhancement=target.equivocal,
            equivocal_new_lesions=new.equivocal,
            progressed_non_targets=non_target.progressed,
            new_lesions=new.progression,
            unmeasured=target.unmeasured,
            measured_tenths=target.measured_tenths if assessable else None,
            regrown=target.regrown,
            regrown_non_targets=non_target.back,
            all_gone=all_gone,
            complete_not_proven=all_gone and not non_target.marker.above,
        )

    def baseline_read(self) -> BaselineRead | None:
        if self.baseline is None:
            return None
        totals: dict[Criterion, int | None] = {}
        for criterion in Criterion:
            totals[criterion] = self._series(criterion, self.targets(criterion)).baseline_tenths
        age = self.record.day_zero - self.baseline.on if self.record.started else timedelta()
        return BaselineRead(
            on=self.baseline.on,
            day=self.record.day(self.baseline.on),
            reader=self.baseline.imaging.reader,
            recist_tenths=totals[Criterion.RECIST],
            mrecist_tenths=totals[Criterion.MRECIST],
            targets=tuple(lesion.number for lesion in self.chosen.targets),
            mrecist_targets=tuple(lesion.number for lesion in self.targets(Criterion.MRECIST)),
            vp=self.thrombus.vp,
            cheng=self.thrombus.cheng,
            too_old=age > timedelta(days=self.parameters.baseline_imaging_days),
            reads_that_day=len(self.baseline.parts),
        )

    def remarks(self) -> tuple[Remark, ...]:
        """What a reader should know of the choice of targets: not measurable, irradiated, not counted by mRECIST."""
        if self.baseline is None:
            return ()
        counted = {lesion.number for lesion in self.targets(Criterion.MRECIST)}
        found: list[Remark] = []
        for lesion in self.chosen.targets:
            source = self.baseline.source(lesion.number)
            measurable = measurable_at_baseline(lesion, source.measurement(lesion.number), source)
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


def _all_gone(target: Response | None, non_target: NonTargetRead, result: Response) -> bool:
    """Whether all that was read is gone and the word is not CR: markers or unread non-targets withhold it (R-7.2a)."""
    word = {Response.CR: Response.PR, None: Response.NON_CR_NON_PD}.get(target)
    return non_target.gone and word is not None and result is word


def overall(
    target: Response | None, non_target: Response | None, new_lesion: bool, *, marker_fulfilled: bool = True
) -> Response:
    """The overall response at a time point (R-5). None means no lesions of that kind.

    ``marker_fulfilled`` matters where there is no non-target disease: with it the markers are part of its word (R-3.2).
    """
    if target is Response.NOT_ASSESSABLE:
        return Response.NOT_ASSESSABLE
    if new_lesion or Response.PD in (target, non_target):
        return Response.PD
    if target is None:
        return non_target or Response.NOT_EVALUABLE
    if target is Response.CR:
        complete = non_target is Response.CR or (non_target is None and marker_fulfilled)
        return Response.CR if complete else Response.PR
    return target
