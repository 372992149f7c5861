"""What would change an answer, in rows: what is looked at, and how far it is from there. Facts, never advice."""

from __future__ import annotations

from datetime import date

from models.course.sum_change import CriterionChange
from models.course.target_alone import LesionChange, Unmeasured
from models.markers.words import VERDICTS
from models.quantities import Answer, percent_of_tenths
from models.record.records import Cheng, Vp
from models.response.readers import READER_NOISE_PERCENT
from models.response.response import Response
from models.response.response_why import millimetres, signed
from models.words import Sentence, Step, listed, sentence

Rows = tuple[Step, ...]
_NOTHING = Sentence("")


def criterion_rows(change: CriterionChange) -> Rows:
    """The sum against its thresholds at this read and at the next, the noise between readers, each target alone."""
    return (
        *_this_read(change),
        *_next_read(change),
        *_noise(change),
        *_lesions(change),
        *((_unmeasured(change.unmeasured),) if change.unmeasured else ()),
    )


# --- the sum --------------------------------------------------------------------------------------------------------


def _this_read(change: CriterionChange) -> Rows:
    rows = []
    threshold, partial = change.progression_tenths, change.partial_tenths
    if threshold is not None:
        words = sentence("PD from {mm} mm", mm=millimetres(threshold))
        rows.append(Step(words, _distance(change.to_progression_tenths, change.sum_tenths)))
    if change.without_sum:
        rows.append(Step(Sentence("PD without the sum: no change of the sum would alter it"), _NOTHING))
    elif change.partial_holds and change.target is not Response.PD:
        rows.append(Step(Sentence("PR persists until PD (R-2.6)"), _NOTHING))
    elif partial is not None and change.target not in (Response.CR, Response.PD):
        left = change.to_partial_tenths
        words = sentence("PR at {mm} mm or below", mm=millimetres(partial))
        rows.append(Step(words, _distance(None if left is None else -left, change.sum_tenths, downward=True)))
    return tuple(rows)


def _distance(apart: int | None, now: int | None, *, downward: bool = False) -> Sentence:
    """How far a threshold lies from the sum, in millimetres and percent of the sum; nothing without a sum."""
    if apart is None or now is None:
        return _NOTHING
    if apart == 0:
        return Sentence("reached")
    if (apart > 0) is downward:
        return sentence("passed by {mm} mm", mm=millimetres(abs(apart)))
    words = {"mm": signed(f"{'-' if apart < 0 else ''}{millimetres(abs(apart))}")}
    if now == 0:
        return sentence("{mm} mm", **words)
    return sentence("{mm} mm ({percent} %)", percent=signed(percent_of_tenths(now + apart, now)), **words)


def _next_read(change: CriterionChange) -> Rows:
    rows = []
    following = change.next_progression_tenths
    if following is not None and following != change.progression_tenths:
        words = sentence("PD from {mm} mm at the next read", mm=millimetres(following))
        rows.append(Step(words, _distance(change.to_next_progression_tenths, change.sum_tenths)))
    if change.ahead and change.back_is_progression:
        rows.append(Step(Sentence("PD at the next read if a target is back after CR (R-2.2)"), _NOTHING))
    if change.partial_held_next and not change.partial_holds:
        rows.append(Step(Sentence("PR persists at the next reads until PD (R-2.6)"), _NOTHING))
    return tuple(rows)


def _noise(change: CriterionChange) -> Rows:
    if change.band is None or not change.sum_tenths or change.progression_tenths is None:
        return ()
    low, high = (millimetres(end) for end in change.band)
    words = sentence(
        "Between readers (± {percent} %): {low} to {high} mm", percent=READER_NOISE_PERCENT, low=low, high=high
    )
    inside = {
        (True, True): Sentence("the limits of PD and PR lie inside"),
        (True, False): Sentence("the limit of PD lies inside"),
        (False, True): Sentence("the limit of PR lies inside"),
        (False, False): Sentence("no limit lies inside"),
    }
    return (Step(words, inside[change.progression_in_band, change.partial_in_band]),)


# --- single targets -------------------------------------------------------------------------------------------------


def _lesions(change: CriterionChange) -> Rows:
    if not change.lesions:
        return ()
    heading = (
        Sentence("One target alone at the next read, the others as now")
        if change.ahead
        else Sentence("One target alone, the others as at this read")
    )
    return (Step(heading, _NOTHING), *(_lesion(lesion) for lesion in change.lesions))


def _lesion(lesion: LesionChange) -> Step:
    if lesion.now_tenths:
        left = sentence("{number}, now {mm} mm", number=lesion.number, mm=millimetres(lesion.now_tenths))
    else:
        left = sentence("{number}, now absent", number=lesion.number)
    return Step(left, _limits(lesion.progression_tenths, lesion.partial_tenths, back=lesion.back))


def _unmeasured(found: Unmeasured) -> Step:
    words = {"numbers": listed(found.numbers)}
    left = (
        sentence("{numbers} not measured", **words)
        if len(found.numbers) == 1
        else sentence("{numbers} not measured, together", **words)
    )
    return Step(left, _limits(found.progression_tenths, found.partial_tenths, back=found.back))


def _limits(progression: int | None, partial: int | None, *, back: bool) -> Sentence:
    """``PD ≥ 84.3, PR ≤ 40.1 mm``; what this alone cannot bring about is left out."""
    if back:
        return Sentence("PD if there again")
    if progression == 0:
        return Sentence("PD at any size")
    words = {} if progression is None else {"pd": millimetres(progression)}
    if partial is None:
        return sentence("PD ≥ {pd} mm", **words) if words else Sentence("no limit is known")
    if partial == 0:
        return sentence("PD ≥ {pd} mm, PR if absent", **words) if words else Sentence("PR if absent")
    words["pr"] = millimetres(partial)
    return sentence("PD ≥ {pd}, PR ≤ {pr} mm", **words) if progression else sentence("PR ≤ {pr} mm", **words)


# --- confirmation ---------------------------------------------------------------------------------------------------


def confirmation_row(response: Response, on: date, due: date, *, by: Response, days: int) -> Step:
    """Which read would confirm a response and from which day it counts; ``days`` are still to go, negative past."""
    words = {"response": response.value, "on": on, "due": due}
    if by is Response.CR:
        left = sentence("{response} of {on}: confirmed by a CR from {due} on", **words)
    else:
        left = sentence("{response} of {on}: confirmed by a CR or PR from {due} on", **words)
    return Step(left, in_days(days))


def in_days(days: int) -> Sentence:
    """``in 12 days``, ``today``, ``3 days ago``."""
    if days == 0:
        return Sentence("today")
    if abs(days) == 1:
        return Sentence("in 1 day") if days > 0 else Sentence("1 day ago")
    return sentence("in {days} days", days=days) if days > 0 else sentence("{days} days ago", days=-days)


# --- markers --------------------------------------------------------------------------------------------------------


def marker_rows(
    *,
    percent: int,
    unit: str,
    reported: str,
    window: tuple[date, date],
    limits: tuple[str | None, str | None],
) -> Rows:
    """Which value at six weeks meets the criterion and which does not; between the two it cannot be determined.

    ``limits``: the greatest value that certainly meets it, and the one above which it certainly is not met.
    """
    first, last = window
    meets, fails = limits
    words = {"percent": percent, "reported": reported, "first": first, "last": last}
    rows = [
        Step(
            sentence("A fall of {percent} % from {reported}, at 6 weeks ({first} to {last})", **words),
            Sentence("no value can meet it")
            if meets is None
            else sentence("{value} {unit} or below", value=meets, unit=unit),
        )
    ]
    if fails is None:
        rows.append(Step(Sentence("Any other value: the baseline is a bound"), VERDICTS[Answer.UNDETERMINED]))
    elif fails != meets:
        rows.append(
            Step(
                sentence("Up to {value} {unit}: the baseline is a bound", value=fails, unit=unit),
                VERDICTS[Answer.UNDETERMINED],
            )
        )
    return tuple(rows)


def measured_row(value: str, unit: str, on: date, *, answer: Answer) -> Step:
    """The result that was taken as the one at six weeks."""
    return Step(sentence("{value} {unit} on {on}", value=value, unit=unit, on=on), VERDICTS[answer])


# --- thrombus -------------------------------------------------------------------------------------------------------


def thrombus_rows(
    *, progression: tuple[Vp | None, Cheng | None], partial: tuple[Vp | None, Cheng | None], present: bool
) -> Rows:
    """The classes at the next read that would be PD, PR and CR by the trial's definition (R-9)."""
    upper, lower = _classes(*progression), _classes(*partial)
    rows = [Step(Sentence("PD at the next read"), _or_above(upper, progression))]
    if present:
        rows.append(Step(Sentence("PR at the next read"), _or_below(lower, partial)))
        rows.append(Step(Sentence("CR at the next read"), Sentence("Vp0")))
    return tuple(rows)


def _or_above(classes: Sentence | None, progression: tuple[Vp | None, Cheng | None]) -> Sentence:
    if classes is None:
        return Sentence("not by class: none is higher")
    highest = all(found in (None, Vp.VP4, Cheng.IV) for found in progression)
    return classes if highest else sentence("{classes} or above", classes=classes)


def _or_below(classes: Sentence | None, partial: tuple[Vp | None, Cheng | None]) -> Sentence:
    if classes is None:
        return Sentence("portal flow restored")
    if all(found is None or found.rank == 1 for found in partial):
        return sentence("{classes}, or portal flow restored", classes=classes)
    return sentence("{classes} or below, or portal flow restored", classes=classes)


def _classes(vp: Vp | None, cheng: Cheng | None) -> Sentence | None:
    if vp is not None and cheng is not None:
        return sentence("{vp} or Cheng {cheng}", vp=vp.value, cheng=cheng.value)
    if vp is not None:
        return Sentence(vp.value)
    return None if cheng is None else sentence("Cheng {cheng}", cheng=cheng.value)
