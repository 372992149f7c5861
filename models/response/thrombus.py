"""Vp and Cheng classes, and thrombus response by the phase II trial's definition (R-9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from operator import attrgetter

from models.record.impossible import thrombus_problem
from models.record.records import Baseline, Cheng, Imaging, Thrombus, Vp
from models.response.response import BestThrombus, Response, ThrombusRead
from models.words import Input, Sentence, Step, Why, listed, sentence

CITATION = "Phase II trial NCT06040177, outcomes and assessment; no published standard exists"
_BEST_FIRST = (Response.CR, Response.PR, Response.SD, Response.PD, Response.NOT_EVALUABLE, Response.NOT_ASSESSABLE)
_VP = Sentence("Vp class")
_CHENG = Sentence("Cheng class")


def contradiction(thrombus: Thrombus | None) -> Sentence | None:
    """Why the two classes of one read cannot both be true (an older clinic file may hold such); None where they can."""
    return None if thrombus is None else thrombus_problem(thrombus.vp, thrombus.cheng)


def is_gone(thrombus: Thrombus | None) -> bool | None:
    """Whether no thrombus is left: Vp0, or Cheng 0 where Vp was not given.

    None when neither was recorded, or when the two contradict each other (as an older clinic file may hold them).
    """
    if thrombus is None or contradiction(thrombus) is not None:
        return None
    if thrombus.vp is not None:
        return thrombus.vp is Vp.VP0
    return None if thrombus.cheng is None else thrombus.cheng is Cheng.NONE


def baseline_thrombus(imaging: Imaging | None, baseline: Baseline) -> Thrombus:
    """The classes at baseline: those of the baseline read, and where it gives none those of the baseline record.

    A class of the record that contradicts the read is left out; the read is what was seen.
    """
    read = imaging.thrombus if imaging and imaging.thrombus else Thrombus()
    classless = read.vp is Vp.PRESENT and baseline.vp not in (None, Vp.VP0)
    vp = baseline.vp if read.vp is None or classless else read.vp
    together = Thrombus(vp=vp, cheng=read.cheng or baseline.cheng)
    own = Thrombus(vp=read.vp, cheng=read.cheng)
    return own if (read.vp or read.cheng) and contradiction(together) else together


def thrombus_reads(baseline: Thrombus, reads: Sequence[Imaging]) -> list[ThrombusRead | None]:
    """The thrombus response at each read in order of date; None where the read says nothing of the thrombus."""
    best, seen = baseline, is_gone(baseline) is False
    answers: list[ThrombusRead | None] = []
    for imaging in reads:
        now = imaging.thrombus
        answers.append(_read(now, baseline, best=best, seen=seen, on=imaging.date))
        if now is not None and contradiction(now) is None:
            best = Thrombus(vp=_milder_vp(best.vp, now.vp), cheng=_milder_cheng(best.cheng, now.cheng))
            seen = seen or is_gone(now) is False
    return answers


def _read(now: Thrombus | None, baseline: Thrombus, *, best: Thrombus, seen: bool, on: date) -> ThrombusRead | None:
    """``best`` holds the mildest classes before this date, ``seen`` whether a thrombus was there by then."""
    if now is None:
        return None
    never_there = bool(is_gone(now) and not seen and is_gone(baseline))
    response = Response.NOT_ASSESSABLE if never_there else _response(now, baseline, best=best, seen=seen)
    explain = partial(_why, now, baseline, best=best, on=on, response=response)
    changed = any(change < 0 for change in _changes(now, baseline))
    return ThrombusRead(
        vp=now.vp,
        cheng=now.cheng,
        response=response,
        explain=explain,
        by_flow_alone=response is Response.PR and not changed,
        never_there=never_there,
    )


def _milder_vp(one: Vp | None, other: Vp | None) -> Vp | None:
    """The milder of two classes; one that was not recorded says less than any class."""
    if one is None or other is None:
        return one or other
    if one.rank is None or other.rank is None:
        return other if one.rank is None else one
    return one if one.rank <= other.rank else other


def _milder_cheng(one: Cheng | None, other: Cheng | None) -> Cheng | None:
    if one is other or one is None or other is None:
        return one or other
    return min(one, other, key=attrgetter("rank"))


def _changes(now: Thrombus, before: Thrombus) -> list[int]:
    """The change in each class known on both sides; positive is upstaging."""
    changes = []
    if (vp := _vp_change(now.vp, before.vp)) is not None:
        changes.append(vp)
    if now.cheng is not None and before.cheng is not None:
        changes.append(0 if now.cheng is before.cheng else now.cheng.rank - before.cheng.rank)
    return changes


def _vp_change(now: Vp | None, before: Vp | None) -> int | None:
    """The change in Vp; a thrombus without a class can only be told from none (R-9)."""
    if now is None or before is None:
        return None
    if now.rank is None:
        return 1 if before is Vp.VP0 else None
    if before.rank is None:
        return -1 if now is Vp.VP0 else None
    return now.rank - before.rank


def _response(now: Thrombus, baseline: Thrombus, *, best: Thrombus, seen: bool) -> Response:
    if contradiction(now) is not None:
        return Response.NOT_EVALUABLE
    if is_gone(now) and not seen:  # nobody knows whether it was there
        return Response.NOT_EVALUABLE
    if is_gone(now):
        return Response.CR
    if any(change > 0 for change in _changes(now, best)):
        return Response.PD
    against_baseline = _changes(now, baseline)
    if now.flow_restored or any(change < 0 for change in against_baseline):
        return Response.PR
    if against_baseline:
        return Response.SD
    return Response.NOT_ASSESSABLE if Vp.PRESENT in (now.vp, baseline.vp) else Response.NOT_EVALUABLE


def _step(now: Thrombus, baseline: Thrombus, *, best: Thrombus, response: Response) -> Step:
    met = Sentence("criterion met")
    if response is Response.NOT_ASSESSABLE:
        none = Step(Sentence("No thrombus at baseline and none now"), Sentence("nothing to judge"))
        classless = Sentence("A thrombus without a recorded class, and no Cheng class to compare")
        return none if is_gone(now) else Step(classless, Sentence(response.value))
    if (words := contradiction(now)) is not None:
        return Step(words, Sentence("not evaluable"))
    if response is Response.CR:
        return Step(Sentence("CR: thrombus gone (Vp0)"), met)
    if response is Response.PD:
        return Step(sentence("PD: upstaged against the best class so far ({best})", best=_in_words(best)), met)
    if any(change < 0 for change in _changes(now, baseline)):
        return Step(sentence("PR: downstaged against baseline ({baseline})", baseline=_in_words(baseline)), met)
    if response is Response.PR:
        return Step(Sentence("PR: portal flow restored, no class changed"), met)
    if response is Response.SD:
        return Step(Sentence("Neither gone, nor up- or downstaged"), Sentence("SD"))
    return Step(Sentence("No class to compare with at baseline or at this read"), Sentence("not evaluable"))


def _in_words(thrombus: Thrombus) -> Sentence:
    cheng = None if thrombus.cheng is None else sentence("Cheng {cheng}", cheng=thrombus.cheng.value)
    return listed([part for part in (thrombus.vp.value if thrombus.vp else None, cheng) if part] or [""])


def _why(now: Thrombus, baseline: Thrombus, *, best: Thrombus, on: date, response: Response) -> Why:
    classes = ((_VP, now.vp, baseline.vp), (_CHENG, now.cheng, baseline.cheng))
    inputs = [
        item
        for label, current, before in classes
        for item in (
            *(() if before is None else (Input(label, before.value, origin="baseline"),)),
            *(() if current is None else (Input(label, current.value, on=on),)),
        )
    ]
    step = _step(now, baseline, best=best, response=response)
    return Why(rule="R-9", inputs=tuple(inputs), steps=(step,), source=CITATION)


def best_thrombus(reads: Sequence[tuple[date, ThrombusRead | None]]) -> BestThrombus:
    """The first of CR, PR, SD, PD that was reached, dated at its earliest; no confirmation (R-9)."""
    for response in _BEST_FIRST:
        for on, read in reads:
            if read is not None and read.response is response:
                never = read.never_there
                return BestThrombus(best=response, on=None if never else on, never_there=never)
    return BestThrombus(best=Response.NO_ASSESSMENT, on=None)
