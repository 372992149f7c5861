"""Non-target disease and new lesions at each read of one series (R-3, R-3.1, R-4, R-6.6 to R-6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.record.protocol import Parameters
from models.record.records import Certainty, Imaging, Lesion, Measurement, Role, Status, Thrombus
from models.response.lesions import (
    NODE_WITHIN_LIMITS_TENTHS,
    is_effusion,
    is_hepatic,
    is_seen,
    reading,
    size_tenths,
)
from models.response.normalisation import FULFILLED, Normalisation, Verdict
from models.response.response import Criterion, Response
from models.response.thrombus import is_gone
from models.words import Sentence, sentence

TYPICAL_TENTHS = 100
GROWTH_TENTHS = 100


@dataclass(slots=True)  # not frozen: made by the hundred, which freezing makes three times as long
class NonTargetRead:
    """The non-target response at one read, who progressed, who is back after an overall CR, what was not assessed.

    ``gone``: everything that was read is gone (also where nothing is followed). ``marker`` is what the markers say
    then; where one stands in the way of CR the response is Non-CR/Non-PD.
    """

    response: Response | None
    progressed: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    not_assessed: tuple[str, ...] = ()
    gone: bool = False
    marker: Verdict = FULFILLED


THROMBUS = "thrombus"
_GONE = {Criterion.RECIST: (Status.ABSENT,), Criterion.MRECIST: (Status.ABSENT, Status.NOT_ENHANCING)}


def _thrombus_status(now: Thrombus | None) -> Status | None:
    if now is not None and now.progressed:
        return Status.PROGRESSED
    gone = is_gone(now)
    return None if gone is None else Status.ABSENT if gone else Status.PRESENT


def non_target_read(
    lesions: Sequence[Lesion],
    imaging: Imaging,
    *,
    follows_thrombus: bool,
    criterion: Criterion,
    normalisation: Normalisation,
    complete_before: bool,
) -> NonTargetRead:
    """Non-target response at one read, thrombus included where it is followed as a non-target (R-3, R-6.6).

    ``normalisation`` says whether AFP and PIVKA-II stand in the way of a complete response; ``complete_before``: after
    an overall CR at an earlier read, one that is present again is PD (R-3.1), a node only when marked.
    """
    gone = _GONE[criterion]
    statuses = [(lesion.number, _status(lesion, imaging, criterion)) for lesion in lesions]
    if follows_thrombus:
        statuses.append((THROMBUS, _thrombus_status(imaging.thrombus)))
    progressed = tuple(number for number, status in statuses if status is Status.PROGRESSED)
    missing = tuple(number for number, status in statuses if status in (None, Status.NOT_EVALUABLE))
    known = (*gone, Status.PROGRESSED, Status.NOT_EVALUABLE, None)
    present = tuple(number for number, status in statuses if status not in known)
    back = present if complete_before else ()
    if back:
        silent = {lesion.number for lesion in lesions if _silent(lesion, imaging, criterion)}
        back = tuple(number for number in back if number not in silent)
    if progressed or back:
        return NonTargetRead(Response.PD, progressed, back, missing)
    if present:
        response = Response.NOT_EVALUABLE if missing else Response.NON_CR_NON_PD
        return NonTargetRead(response, not_assessed=missing)
    marker = normalisation.at(imaging.date)
    if not statuses:
        return NonTargetRead(None, gone=True, marker=marker)
    if missing:
        return NonTargetRead(Response.NOT_EVALUABLE, not_assessed=missing, gone=True, marker=marker)
    response = Response.CR if marker.fulfilled else Response.NON_CR_NON_PD
    return NonTargetRead(response, gone=True, marker=marker)


def was_ever_there(lesions: Sequence[Lesion], reads: Sequence[Imaging], criterion: Criterion) -> bool:
    """Whether one of these lesions was disease at one of these reads; one that was not read may have been."""
    return any(_was_there(lesion, imaging, criterion) for lesion in lesions for imaging in reads)


def _was_there(lesion: Lesion, imaging: Imaging, criterion: Criterion) -> bool:
    if lesion.role is not Role.TARGET:
        return _status(lesion, imaging, criterion) not in _GONE[criterion]
    found = reading(lesion, imaging, criterion)
    return found.tenths is None or (found.tenths >= NODE_WITHIN_LIMITS_TENTHS if lesion.nodal else found.present)


def _silent(lesion: Lesion, imaging: Imaging, criterion: Criterion) -> bool:
    """Whether a non-target that is there again makes no PD by that: a node, or an effusion without cytology (R-6.7)."""
    found = imaging.measurement(lesion.number)
    if lesion.nodal or found is None:
        return True
    return criterion is Criterion.MRECIST and is_effusion(lesion) and not _cytology(lesion, found)


def _status(lesion: Lesion, imaging: Imaging, criterion: Criterion) -> Status | None:
    found = imaging.measurement(lesion.number)
    if found is None:
        return None
    status = found.status
    if status is not Status.PROGRESSED or criterion is not Criterion.MRECIST or not is_effusion(lesion):
        return status
    return status if _cytology(lesion, found) else Status.PRESENT


def _cytology(lesion: Lesion, found: Measurement) -> bool:
    return bool(lesion.cytology_positive if found.cytology_positive is None else found.cytology_positive)


def follows_thrombus(baseline: Thrombus, read: Imaging, parameters: Parameters) -> bool:
    """Whether the thrombus is non-target disease from this read on: it is there, or was at baseline (R-6.6)."""
    if not parameters.thrombus_is_non_target:
        return False
    now = read.thrombus
    return False in (is_gone(baseline), is_gone(now)) or (now is not None and bool(now.progressed))


@dataclass(slots=True)  # not frozen: made by the hundred, which freezing makes three times as long
class NewLesionRead:
    """New lesions at one read: those that are progression, those that are followed, and what is missing."""

    progression: tuple[str, ...] = ()
    equivocal: tuple[str, ...] = ()
    remarks: tuple[Sentence, ...] = ()


def new_lesion_reads(lesions: Sequence[Lesion], reads: Sequence[Imaging], criterion: Criterion) -> list[NewLesionRead]:
    """New lesions at each read in order of date. One that turns out unequivocal counts from where it was first seen."""
    decided = {lesion.number: _proven(lesion, reads, criterion) for lesion in lesions}
    answers = []
    for imaging in reads:
        seen = [lesion for lesion in lesions if is_seen(imaging.measurement(lesion.number))]
        answers.append(
            NewLesionRead(
                progression=tuple(lesion.number for lesion in seen if decided[lesion.number]),
                equivocal=tuple(lesion.number for lesion in seen if not decided[lesion.number]),
                remarks=tuple(remark for lesion in seen for remark in _remarks(lesion, imaging, criterion=criterion)),
            )
        )
    return answers


def _proven(lesion: Lesion, reads: Sequence[Imaging], criterion: Criterion) -> bool:
    found = [m for read in reads if (m := read.measurement(lesion.number)) is not None and is_seen(m)]
    if criterion is Criterion.MRECIST and is_effusion(lesion):
        return any(_cytology(lesion, measurement) for measurement in found)
    if criterion is Criterion.RECIST or not is_hepatic(lesion):
        return any(_certainty(lesion, measurement) is Certainty.UNEQUIVOCAL for measurement in found)
    return _proven_hepatic(lesion, found)


def _proven_hepatic(lesion: Lesion, found: Sequence[Measurement]) -> bool:
    """At least 10 mm with the typical vascular pattern, or grown by at least 10 mm since first seen (R-6.8)."""
    sizes = [(measurement, size_tenths(measurement)) for measurement in found]
    if any(size is not None and size >= TYPICAL_TENTHS and _typical(lesion, m) for m, size in sizes):
        return True
    first = sizes[0][1] if sizes else None
    return first is not None and any(size is not None and size - first >= GROWTH_TENTHS for _, size in sizes)


def _certainty(lesion: Lesion, found: Measurement) -> Certainty:
    return found.certainty or lesion.certainty or Certainty.UNEQUIVOCAL


def _typical(lesion: Lesion, found: Measurement) -> bool:
    return bool(lesion.typical if found.typical is None else found.typical)


def _remarks(lesion: Lesion, imaging: Imaging, *, criterion: Criterion) -> tuple[Sentence, ...]:
    found = imaging.measurement(lesion.number)
    if found is None or criterion is Criterion.RECIST or not is_hepatic(lesion) or is_effusion(lesion):
        return ()
    remarks = []
    if size_tenths(found) is None:
        remarks.append(sentence("{number}: size not recorded", number=lesion.number))
    if found.typical is None and lesion.typical is None:
        remarks.append(sentence("{number}: vascular pattern not recorded", number=lesion.number))
    return tuple(remarks)
