"""Target response of one series under one criterion: sums, nadir, thresholds (R-1.5 to R-2.7, R-6.2 to R-6.4)."""

from __future__ import annotations

from collections.abc import Mapping
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
    ``regrown`` names targets that are back after an overall CR (R-2.2); ``equivocal`` marks enhancement below 10 mm
    after a target CR by mRECIST (R-6.4), which ``after_gone`` says was reached at an earlier read.
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
    after_gone: bool
    progression_threshold_tenths: int | None
    next_progression_threshold_tenths: int | None


def progression_threshold(nadir: int | None, criterion: Criterion, parameters: Parameters) -> int | None:
    """The smallest sum that is progression against ``nadir``, in tenths of a millimetre (R-2.2, R-6.2, R-6.3).

    After a target CR by mRECIST that of R-6.4 holds, see ``reappearance_threshold``.
    """
    if nadir is None:
        return None
    relative = nadir + -(-nadir // 5)
    if criterion is Criterion.RECIST:
        return max(relative, nadir + ABSOLUTE_TENTHS)
    if nadir == 0:
        return REAPPEARANCE_TENTHS
    return max(relative, nadir + ABSOLUTE_TENTHS) if parameters.mrecist_absolute_5mm else relative


def reappearance_threshold(nadir: int, nodes: Mapping[str, Reading], parameters: Parameters) -> int:
    """The smallest sum that is progression after a target CR by mRECIST (R-6.4), in tenths of a millimetre.

    ``nodes`` are the nodal targets at the read: beside them 10 mm of enhancement, and more than the nadir; where a node
    is no longer within limits +20 % of the nadir is progression as well (R-6.2).
    """
    sizes = [found.tenths or 0 for found in nodes.values()]
    enhancing = max(sum(sizes) + REAPPEARANCE_TENTHS, nadir + 1)
    if all(size < NODE_WITHIN_LIMITS_TENTHS for size in sizes):
        return enhancing
    relative = progression_threshold(nadir, Criterion.MRECIST, parameters)
    return enhancing if relative is None else min(enhancing, relative)


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
    """Judges the reads of one series in order of date, after the baseline: ``judge``, then ``conclude``."""

    targets: tuple[Lesion, ...]
    criterion: Criterion
    parameters: Parameters
    baseline_tenths: int | None
    nadir_tenths: int | None
    nadir_date: date | None
    complete_before: bool = False
    """Whether an overall CR was given at an earlier read, confirmed or not (R-2.2, R-3.1)."""
    _smallest: dict[str, int] = field(default_factory=dict)
    _gone_before: bool = False
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

    def judge(self, readings: Mapping[str, Reading], on: date, /) -> TargetRead:
        """The target response at the read of one date, in the order of R-2.1 to R-2.7."""
        total = _complete_sum(readings)
        nadir = self.nadir_tenths
        following = nadir if total is None else total if nadir is None else min(nadir, total)
        judged = self._judge(readings, total, following=following)
        if following != nadir:
            self.nadir_tenths, self.nadir_date = following, on
        self._remember(readings)
        return judged

    def conclude(self, overall: Response, /) -> None:
        """The overall response at the read just judged: after a CR, disease that is back is PD."""
        self.complete_before = self.complete_before or overall is Response.CR

    def _threshold(self, nadir: int | None, readings: Mapping[str, Reading], *, gone_before: bool) -> int | None:
        """The sum that is PD; after a target CR by mRECIST that of R-6.4, if anything can enhance again."""
        if nadir is None or not gone_before or all(lesion.nodal for lesion in self.targets):
            return progression_threshold(nadir, self.criterion, self.parameters)
        nodes = {lesion.number: readings[lesion.number] for lesion in self.targets if lesion.nodal}
        return reappearance_threshold(nadir, nodes, self.parameters)

    def _judge(self, readings: Mapping[str, Reading], total: int | None, *, following: int | None) -> TargetRead:
        unmeasured: tuple[str, ...] = ()
        measured = total
        if measured is None:
            unmeasured = tuple(number for number, found in readings.items() if found.tenths is None)
            measured = sum(found.tenths or 0 for found in readings.values())
        gone_before = self._gone_before
        threshold = self._threshold(self.nadir_tenths, readings, gone_before=gone_before)
        regrown = self._regrown(readings)
        progressed = bool(regrown) or (threshold is not None and measured >= threshold)
        response, rule = self._response(readings, measured, bool(unmeasured), progressed=progressed)
        self._reach(response)
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
            equivocal=rule == EQUIVOCAL_ENHANCEMENT and response is Response.CR,
            after_gone=gone_before,
            progression_threshold_tenths=threshold,
            next_progression_threshold_tenths=self._threshold(following, readings, gone_before=self._gone_before),
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
        after_gone = self._gone_before and not by_recist
        if progressed:
            rule = "R-2.2" if by_recist else EQUIVOCAL_ENHANCEMENT if after_gone else "R-6.2"
            return Response.PD, "R-2.3" if incomplete else rule
        if incomplete:
            return Response.NOT_EVALUABLE, "R-2.4"
        if after_gone and self._only_equivocal(readings):
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
        return self._nodes_within_limits(readings) and not any(
            readings[lesion.number].present for lesion in self.targets if not lesion.nodal
        )

    def _nodes_within_limits(self, readings: Mapping[str, Reading]) -> bool:
        sizes = (readings[lesion.number].tenths or 0 for lesion in self.targets if lesion.nodal)
        return all(size < NODE_WITHIN_LIMITS_TENTHS for size in sizes)

    def _only_equivocal(self, readings: Mapping[str, Reading]) -> bool:
        """Whether less than 10 mm enhances again and the nodes are within limits (R-6.4)."""
        enhancing = sum(readings[lesion.number].tenths or 0 for lesion in self.targets if not lesion.nodal)
        return enhancing < REAPPEARANCE_TENTHS and self._nodes_within_limits(readings)

    def _regrown(self, readings: Mapping[str, Reading]) -> tuple[str, ...]:
        """Targets that are back after an overall CR (second half of R-2.2; RECIST only)."""
        if self.criterion is not Criterion.RECIST or not self.complete_before:
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

    def _reach(self, response: Response | None) -> None:
        """What later reads look back on: a target CR ever; a CR or PR with no PD since (R-6.4, R-2.6)."""
        complete = response is Response.CR
        self._gone_before = self._gone_before or (complete and self.criterion is Criterion.MRECIST)
        reached = self._partial_reached or complete or response is Response.PR
        self._partial_reached = reached and response is not Response.PD
