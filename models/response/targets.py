"""Target response of one series under one criterion: sums, nadir, thresholds (R-1.5 to R-2.7, R-6.2 to R-6.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.record.protocol import Parameters
from models.record.records import Lesion
from models.response.lesions import NODE_WITHIN_LIMITS_TENTHS, Reading
from models.response.response import Criterion, Response

ABSOLUTE_TENTHS = 50
REAPPEARANCE_TENTHS = 100
PERSISTING, EQUIVOCAL_ENHANCEMENT = "R-2.6", "R-6.4"


@dataclass(slots=True)  # not frozen: made by the hundred, which freezing makes three times as long
class TargetRead:
    """The target lesions at one read. Sums and thresholds in tenths of a millimetre; None where unknown.

    ``measured_tenths`` is the sum of what was measured, complete or not. ``rule`` decided the response.
    ``regrown`` names targets that are back after a complete target response; ``equivocal`` marks enhancement below
    10 mm after a viable sum of 0 (R-6.4).
    """

    sum_tenths: int | None
    measured_tenths: int
    unmeasured: tuple[str, ...]
    nadir_tenths: int | None
    nadir_date: date | None
    response: Response | None
    rule: str
    persisting: bool
    regrown: tuple[str, ...]
    equivocal: bool
    progression_threshold_tenths: int | None
    next_progression_threshold_tenths: int | None


def progression_threshold(nadir: int | None, criterion: Criterion, parameters: Parameters) -> int | None:
    """The smallest sum that is progression against ``nadir``, in tenths of a millimetre (R-2.2, R-6.2 to R-6.4)."""
    if nadir is None:
        return None
    relative = nadir + -(-nadir // 5)
    if criterion is Criterion.RECIST:
        return max(relative, nadir + ABSOLUTE_TENTHS)
    if nadir == 0:
        return REAPPEARANCE_TENTHS
    return max(relative, nadir + ABSOLUTE_TENTHS) if parameters.mrecist_absolute_5mm else relative


def partial_response_threshold(baseline: int | None) -> int | None:
    """The largest sum that is a partial response: ``10·(B − S) ≥ 3·B``."""
    return None if not baseline else 7 * baseline // 10


def _complete_sum(readings: Mapping[str, Reading]) -> int | None:
    """The sum of the targets (R-1.5); None where one was not measured, or where there are none."""
    total = 0
    for found in readings.values():
        if found.tenths is None:
            return None
        total += found.tenths
    return total if readings else None


@dataclass(slots=True)
class TargetSeries:
    """Judges the reads of one series in order of date; ``judge`` is called once per date, after the baseline."""

    targets: tuple[Lesion, ...]
    criterion: Criterion
    parameters: Parameters
    baseline_tenths: int | None
    nadir_tenths: int | None
    nadir_date: date | None
    _smallest: dict[str, int] = field(default_factory=dict)
    _complete_reached: bool = False
    _partial_reached: bool = False

    @classmethod
    def begin(
        cls,
        targets: tuple[Lesion, ...],
        readings: Mapping[str, Reading],
        on: date | None,
        *,
        criterion: Criterion,
        parameters: Parameters,
    ) -> TargetSeries:
        """A series that starts at a baseline read; without one ``readings`` is empty and ``on`` None."""
        total = _complete_sum(readings)
        series = cls(targets, criterion, parameters, total, total, None if total is None else on)
        series._remember(readings)
        return series

    def judge(self, reads: Sequence[Mapping[str, Reading]], on: date, /) -> list[TargetRead]:
        """The target response at each read of one date, in the order of R-2.1 to R-2.7.

        Several reads of one date are each judged against what came before that date, never against one another.
        """
        nadir = self.nadir_tenths
        totals = [_complete_sum(readings) for readings in reads]
        for total in totals:
            if total is not None:
                nadir = total if nadir is None else min(nadir, total)
        threshold = self._threshold(self.nadir_tenths)
        following = threshold if nadir == self.nadir_tenths else self._threshold(nadir)
        judged = [
            self._judge(readings, total, threshold=threshold, following=following)
            for readings, total in zip(reads, totals, strict=True)
        ]
        if nadir != self.nadir_tenths:
            self.nadir_tenths, self.nadir_date = nadir, on
        for readings in reads:
            self._remember(readings)
        self._reach(judged)
        return judged

    def _threshold(self, nadir: int | None) -> int | None:
        return progression_threshold(nadir, self.criterion, self.parameters)

    def _judge(
        self, readings: Mapping[str, Reading], total: int | None, *, threshold: int | None, following: int | None
    ) -> TargetRead:
        unmeasured: tuple[str, ...] = ()
        measured = total
        if measured is None:
            unmeasured = tuple(number for number, found in readings.items() if found.tenths is None)
            measured = sum(found.tenths or 0 for found in readings.values())
        regrown = self._regrown(readings)
        progressed = bool(regrown) or (threshold is not None and measured >= threshold)
        response, rule = self._response(readings, measured, bool(unmeasured), progressed=progressed)
        return TargetRead(
            sum_tenths=total,
            measured_tenths=measured,
            unmeasured=unmeasured,
            nadir_tenths=self.nadir_tenths,
            nadir_date=self.nadir_date,
            response=response,
            rule=rule,
            persisting=rule == PERSISTING,
            regrown=regrown,
            equivocal=rule == EQUIVOCAL_ENHANCEMENT,
            progression_threshold_tenths=threshold,
            next_progression_threshold_tenths=following,
        )

    def _response(
        self, readings: Mapping[str, Reading], measured: int, incomplete: bool, *, progressed: bool
    ) -> tuple[Response | None, str]:
        """The response and the rule that decided it."""
        if not self.targets:
            return None, "R-5"
        by_recist = self.criterion is Criterion.RECIST
        if not incomplete and self._all_gone(readings):
            return Response.CR, "R-2.1" if by_recist else "R-6.2"
        if progressed:
            return Response.PD, "R-2.3" if incomplete else "R-2.2" if by_recist else "R-6.2"
        if incomplete:
            return Response.NOT_EVALUABLE, "R-2.4"
        if self.nadir_tenths == 0 and not by_recist:
            return Response.CR, EQUIVOCAL_ENHANCEMENT
        return self._partial_or_stable(measured)

    def _partial_or_stable(self, measured: int) -> tuple[Response, str]:
        baseline = self.baseline_tenths
        if baseline is None:
            return Response.NOT_EVALUABLE, "R-1.1"
        if 10 * (baseline - measured) >= 3 * baseline:
            return Response.PR, "R-2.5" if self.criterion is Criterion.RECIST else "R-6.2"
        if self._partial_reached and self.parameters.partial_response_persists:
            return Response.PR, PERSISTING
        return Response.SD, "R-2.7"

    def _all_gone(self, readings: Mapping[str, Reading]) -> bool:
        for lesion in self.targets:
            found = readings[lesion.number]
            if lesion.nodal:
                if (found.tenths or 0) >= NODE_WITHIN_LIMITS_TENTHS:
                    return False
            elif found.present:
                return False
        return True

    def _regrown(self, readings: Mapping[str, Reading]) -> tuple[str, ...]:
        """Targets that are back after a complete target response (second half of R-2.2; RECIST only)."""
        if self.criterion is not Criterion.RECIST or not self._complete_reached:
            return ()
        return tuple(lesion.number for lesion in self.targets if self._is_back(lesion, readings[lesion.number]))

    def _is_back(self, lesion: Lesion, found: Reading) -> bool:
        if found.tenths is None:
            return False
        if not lesion.nodal:
            return found.present
        smallest = self._smallest.get(lesion.number, found.tenths)
        return found.tenths >= NODE_WITHIN_LIMITS_TENTHS and found.tenths - smallest >= ABSOLUTE_TENTHS

    def _remember(self, readings: Mapping[str, Reading]) -> None:
        smallest = self._smallest
        for number, found in readings.items():
            tenths = found.tenths
            if tenths is not None and (number not in smallest or tenths < smallest[number]):
                smallest[number] = tenths

    def _reach(self, judged: Sequence[TargetRead]) -> None:
        """What later dates look back on: a CR ever; a CR or PR with no PD since (R-2.2, R-2.6)."""
        responses = [found.response for found in judged]
        complete = Response.CR in responses
        self._complete_reached = self._complete_reached or complete
        reached = self._partial_reached or complete or Response.PR in responses
        self._partial_reached = reached and Response.PD not in responses
