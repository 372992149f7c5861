"""Why a marker answer is what it is: sentences, and arithmetic that a person can check (R-10)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models.markers.series import MarkerPoint, method_of, nearest, printed_change
from models.quantities import Answer
from models.record.labs import in_digits
from models.record.protocol import Parameters
from models.record.records import LabResult
from models.words import Input, Sentence, Step, percent_words, sentence

SOURCE = "Phase II trial NCT06040177: AFP and PIVKA-II at 6 weeks"
VERDICTS = {
    Answer.MET: Sentence("criterion met"),
    Answer.NOT_MET: Sentence("criterion not met"),
    Answer.UNDETERMINED: Sentence("cannot be determined"),
    Answer.NOT_ASSESSABLE: Sentence("not assessable"),
}


def no_baseline(marker: str, *, any_recorded: bool) -> Sentence:
    if any_recorded:
        return sentence("no {marker} on or before the start of treatment", marker=marker)
    return sentence("no {marker} recorded", marker=marker)


def not_above(marker: str, baseline: MarkerPoint, limit: Decimal, *, answer: Answer) -> Sentence:
    """Why the baseline does not, or may not, exceed what makes the marker assessable (R-10.3, R-10.4)."""
    words = {"marker": marker, "value": baseline.result.value.reported, "limit": in_digits(limit)}
    if marker == "AFP" and answer is Answer.NOT_ASSESSABLE:
        return sentence("{marker} at baseline, {value}, is not above {limit} ng/mL", **words)
    if marker == "AFP":
        return sentence("{marker} at baseline, {value}, may or may not be above {limit} ng/mL", **words)
    if answer is Answer.NOT_ASSESSABLE:
        return sentence("{marker} at baseline, {value}, is not above the laboratory's range (to {limit})", **words)
    return sentence(
        "{marker} at baseline, {value}, may or may not be above the laboratory's range (to {limit})", **words
    )


def nothing_at_the_check(
    marker: str, after: Sequence[MarkerPoint], others: Sequence[MarkerPoint], *, unit: str, parameters: Parameters
) -> Sentence:
    """R-10.5: which result would have been nearest; ``others`` are those of the other series."""
    day, window = parameters.week6_day, parameters.week6_window_days
    words: dict[str, Any] = {"marker": marker, "first": day - window, "last": day + window}
    other, found = nearest(others, day, window), nearest(after, day)
    if other is not None:
        return sentence(
            "no {marker} in {unit} in day {first}–{last}; day {day} is in {other}, a series never compared with it",
            **words, unit=unit, day=other.day, other=other.result.unit,
        )  # fmt: skip
    if found is None:
        return sentence("no {marker} in day {first}–{last}, and none at all after the baseline", **words)
    words["day"] = found.day
    words["off"] = days_off(found.day - day - window if found.day > day else found.day - day + window)
    return sentence("no {marker} in day {first}–{last}; nearest is day {day} ({off})", **words)


def days_off(days: int) -> Sentence:
    """How far outside a window something was: late when positive, early when negative."""
    if abs(days) == 1:
        return Sentence("1 day late") if days > 0 else Sentence("1 day early")
    return sentence("{days} days late", days=days) if days > 0 else sentence("{days} days early", days=-days)


def other_method(marker: str, before: MarkerPoint, after: MarkerPoint) -> Sentence:
    """R-10.8: what blocks a percent rule between two points."""
    if method_of(before.result) == method_of(after.result):
        return sentence("the method of {marker} changed, and changed back, between the two results", marker=marker)
    first, last = method_of(before.result), method_of(after.result)
    if first and last:
        return sentence(
            "the method of {marker} changed from {first} to {last}",
            marker=marker, first=before.result.method, last=after.result.method,
        )  # fmt: skip
    return sentence("the method of {marker} is recorded for only one of the two results", marker=marker)


def judged(marker: str, before: MarkerPoint, after: MarkerPoint, *, percent: int, range_known: bool) -> Sentence:
    """The change that was compared with the criterion."""
    words: dict[str, Any] = {
        "marker": marker,
        "change": change_in_words(before, after),
        "before": before.result.value.reported,
        "after": after.result.value.reported,
        "percent": percent,
    }
    if printed_change(before.value, after.value) == (None, None) and before.value.high:
        return sentence("{marker}: nothing can be said of the change, {before} → {after}", **words)
    if range_known:
        return sentence("{marker} {change}, {before} → {after} (criterion: a fall of at least {percent} %)", **words)
    return sentence(
        "{marker} {change}, {before} → {after} (criterion: a fall of at least {percent} %;"
        " the laboratory's range at baseline is not recorded)",
        **words,
    )


def change_in_words(before: MarkerPoint, after: MarkerPoint) -> Sentence:
    """``fell by 92.4 %``, ``fell by 99.3 % or more``, ``changed by −100.0 to 12.0 %``."""
    low, high = printed_change(before.value, after.value)
    if low is None:
        return Sentence("changed by an unknown share of zero")
    if high is None and low > 0:
        return sentence("rose by {least} % or more", least=low)
    if high is None:
        return sentence("changed by {low} % or more", low=_signed(low))
    if low == high:
        return _exact_change(before, after, low)
    if high < 0:
        return sentence("fell by {least} % or more", least=-high)
    return sentence("changed by {low} to {high} %", low=_signed(low), high=_signed(high))


def _exact_change(before: MarkerPoint, after: MarkerPoint, percent: Decimal) -> Sentence:
    if after.value.low < before.value.low:
        return sentence("fell by {percent} %", percent=abs(percent))
    if after.value.low > before.value.low:
        return sentence("rose by {percent} %", percent=abs(percent))
    return Sentence("did not change")


def _signed(number: Decimal) -> str:
    return percent_words(number)


# --- the working ----------------------------------------------------------------------------------------------------


def point_input(label: Sentence, point: MarkerPoint) -> Input:
    """A result as reported, with its unit, date and method."""
    return Input(label, point.result.value.reported, point.result.unit, point.on, point.result.method or "")


def set_aside_inputs(marker: str, point: MarkerPoint) -> tuple[Input, ...]:
    """The results of the same date that do not count, each with the reason."""
    label = sentence("{marker} of the same date, not counted", marker=marker)
    return tuple(
        Input(label, other.value.reported, other.unit, other.date, _choice(point.result, other))
        for other in point.set_aside
    )


def above_step(limit: Decimal, unit: str, *, answer: Answer) -> Step:
    """Whether the baseline is high enough for the marker to be assessable."""
    return Step(sentence("Baseline above {limit} {unit}", limit=in_digits(limit), unit=unit), VERDICTS[answer])


def working(before: MarkerPoint, after: MarkerPoint, *, percent: int, answer: Answer) -> tuple[Step, ...]:
    """The arithmetic of a fall: with bounds in place of a censored value, the criterion decided on both."""
    steps = []
    least_change, most_change = printed_change(before.value, after.value)
    ends = ((before.value.low, after.value.high, most_change), (before.value.high, after.value.low, least_change))
    for low, high, change in ends:
        if low.is_finite() and high.is_finite() and change is not None:
            arithmetic = sentence("({before} − {after}) ÷ {before}", before=in_digits(low), after=in_digits(high))
            steps.append(Step(arithmetic, sentence("{percent} %", percent=percent_words(-change, plus=False))))
        if not before.value.censored and not after.value.censored:
            break
    return (*steps, Step(sentence("Fall of at least {percent} %", percent=percent), VERDICTS[answer]))


def working_of_change(before: MarkerPoint, after: MarkerPoint, *, least: Decimal) -> tuple[Step, ...]:
    """The arithmetic of a rise that certainly reaches ``least`` %: from the highest before to the lowest after."""
    first, last = before.value.high, after.value.low
    arithmetic = sentence("({after} − {before}) ÷ {before}", before=in_digits(first), after=in_digits(last))
    rise, _ = printed_change(before.value, after.value)
    share = "∞" if rise is None else percent_words(rise, plus=False)
    return (
        Step(arithmetic, sentence("{percent} %", percent=share)),
        Step(sentence("Rise of at least {percent} %", percent=in_digits(least)), VERDICTS[Answer.MET]),
    )


def joining(answers: Sequence[tuple[str, Sentence, Answer]], combined: Answer) -> tuple[Step, ...]:
    """How the answers of the markers join: each with its reason, then met if either is (R-10.6)."""
    return (
        *(
            Step(sentence("{marker} at 6 weeks: {reason}", marker=marker, reason=reason), VERDICTS[answer])
            for marker, reason, answer in answers
        ),
        Step(
            Sentence("Met if either is met; not met if one is not met and the other is not met or not assessable"),
            VERDICTS[combined],
        ),
    )


def same_date_step(point: MarkerPoint) -> tuple[Step, ...]:
    """Which of several results of one date counts, where there were several."""
    return tuple(
        Step(
            sentence(
                "Of two results on {date}, {taken} counts and {other} does not",
                date=point.on.isoformat(), taken=point.result.value.reported, other=other.value.reported,
            ),
            _choice(point.result, other),
        )
        for other in point.set_aside
    )  # fmt: skip


def _choice(taken: LabResult, other: LabResult) -> Sentence:
    if taken.time == other.time:
        return Sentence("entered last")
    return Sentence("later time of day") if other.time is not None else Sentence("the one with a time of day")
