"""Where one patient stands in a cohort: words about the cohort, never a probability of the patient (R-14.8, R-14.9)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from models.cohort.members import Measure
from models.statistics.survival import (
    DAYS_PER_MONTH,
    THIN_BELOW,
    TOLERANCE,
    Curve,
    Sample,
    after,
    at_time,
    kaplan_meier,
    quantile,
)
from models.words import Sentence, sentence

LATER_MONTHS = 6
NOT_ESTIMABLE = Sentence("not estimable")

_THERE = {
    Measure.OS: "{at_risk} of {n} still at risk at {months} months; {share} % of {whole} alive then ({limits}).",
    Measure.PFS: (
        "{at_risk} of {n} still at risk at {months} months; {share} % of {whole} progression-free then ({limits})."
    ),
    Measure.DOR: (
        "{at_risk} of {n} still at risk at {months} months; {share} % of {whole} still in response then ({limits})."
    ),
    Measure.TTNT: (
        "{at_risk} of {n} still at risk at {months} months; "
        "{share} % of {whole} alive without a next therapy then ({limits})."
    ),
    Measure.UNSAID: (
        "{at_risk} of {n} still at risk at {months} months; {share} % of {whole} without the event then ({limits})."
    ),
}
_LATER = {
    Measure.OS: "Of {n} alive at {months} months, {share} % ({limits}) were alive {later} months later.",
    Measure.PFS: (
        "Of {n} progression-free at {months} months, {share} % ({limits}) were progression-free {later} months later."
    ),
    Measure.DOR: (
        "Of {n} still in response at {months} months, {share} % ({limits}) were still in response {later} months later."
    ),
    Measure.TTNT: (
        "Of {n} alive without a next therapy at {months} months, {share} % ({limits}) were so {later} months later."
    ),
    Measure.UNSAID: (
        "Of {n} without the event at {months} months, {share} % ({limits}) were without it {later} months later."
    ),
}
_RESIDUAL = {
    Measure.OS: "Half of them lived for {median} months more ({limits}).",
    Measure.PFS: "Half of them stayed progression-free for {median} months more ({limits}).",
    Measure.DOR: "Half of them stayed in response for {median} months more ({limits}).",
    Measure.TTNT: "Half of them lived without a next therapy for {median} months more ({limits}).",
    Measure.UNSAID: "Half of them stayed without the event for {median} months more ({limits}).",
}


def in_months(days: float) -> str:
    """Days as months with one decimal."""
    return f"{days / DAYS_PER_MONTH:.1f}"


def in_percent(share: float) -> str:
    return f"{share * 100:.1f}"


def percent_limits(low: float, high: float) -> Sentence:
    """``33.8–74.9``, or that the limits are not estimable. So they are at 0 and at 100 %, where they would collapse."""
    if math.isnan(low) or math.isnan(high) or low == high:
        return Sentence("95 % limits not estimable")
    return sentence("{low}–{high}", low=in_percent(low), high=in_percent(high))


def month_limits(low: float, high: float) -> Sentence:
    """``6.8–not estimable``: each limit may be missing on its own; said once where both are."""
    if math.isnan(low) and math.isnan(high):
        return Sentence("95 % limits not estimable")
    ends = [NOT_ESTIMABLE if math.isnan(end) else in_months(end) for end in (low, high)]
    return sentence("{low}–{high}", low=ends[0], high=ends[1])


def _templates(measure: Measure) -> Measure:
    return Measure.DOR if measure.of_response else measure


def there(measure: Measure, curve: Curve, days: float, *, whole: Sentence, offset: float = 0.0) -> Sentence:
    """The cohort at the time the patient has reached (R-14.8); no estimate where fewer than five are at risk.

    ``whole`` names those of the curve. ``offset``: the landmark at which its clock was restarted; ``days`` count
    from the start.
    """
    months = in_months(days)
    if days < offset:
        return sentence("{months} months lie before the landmark, where this curve begins.", months=months)
    found = at_time(curve, days - offset)
    if found.at_risk < THIN_BELOW:
        return sentence(
            "{at_risk} of {n} still at risk at {months} months: too few for an estimate (5 are needed).",
            at_risk=found.at_risk, n=curve.n, months=months,
        )  # fmt: skip
    return sentence(
        _THERE[_templates(measure)],
        at_risk=found.at_risk, n=curve.n, months=months, whole=whole,
        share=in_percent(found.survival), limits=percent_limits(found.low, found.high),
    )  # fmt: skip


_EARLIER = {
    Measure.OS: "{earlier} of {events} deaths in the cohort ({share} %) came before {months} months.",
    Measure.PFS: "{earlier} of {events} progressions or deaths in the cohort ({share} %) came before {months} months.",
    Measure.DOR: "{earlier} of {events} responses that ended in the cohort ({share} %) had ended by {months} months.",
    Measure.TTNT: (
        "{earlier} of {events} next therapies or deaths in the cohort ({share} %) came before {months} months."
    ),
    Measure.UNSAID: "{earlier} of {events} events in the cohort ({share} %) came before {months} months.",
}


def among_events(measure: Measure, curves: Sequence[Curve], days: float, *, offset: float = 0.0) -> Sentence | None:
    """The share of the cohort's events that came before the patient's time; None with fewer than five events."""
    times = [curve.sample.times[curve.sample.events] + offset for curve in curves]
    events = sum(each.size for each in times)
    if events < THIN_BELOW:
        return None
    earlier = sum(int((each < days - TOLERANCE).sum()) for each in times)
    return sentence(
        _EARLIER[_templates(measure)],
        earlier=earlier, events=events, share=in_percent(earlier / events), months=in_months(days),
    )  # fmt: skip


def later(measure: Measure, curve: Curve, days: float, *, offset: float = 0.0) -> tuple[Sentence, ...]:
    """What became of those who had come further than ``days``: six months on, and half of them (R-14.9)."""
    start = max(days - offset, 0.0)
    rest = after(curve.sample, start).sample
    months = in_months(start + offset)
    if rest.n < THIN_BELOW:
        return (
            sentence(
                "Conditional survival is not given: {n} at risk after {months} months (5 are needed).",
                n=rest.n, months=months,
            ),
        )  # fmt: skip
    if not rest.event_count:
        return (_no_more_events(curve, rest),)
    conditional = kaplan_meier(rest, curve.limits)
    return (_share_later(measure, conditional, months), _residual(measure, conditional))


def _no_more_events(curve: Curve, rest: Sample) -> Sentence:
    last = float(curve.time[curve.events > 0][-1]) if curve.event_count else 0.0
    return sentence("No events after {months} months; {n} at risk.", months=in_months(last), n=rest.n)


def _share_later(measure: Measure, conditional: Curve, months: str) -> Sentence:
    found = at_time(conditional, LATER_MONTHS * DAYS_PER_MONTH)
    if math.isnan(found.survival):
        return sentence(
            "Of {n} at risk after {months} months, nobody was followed for {later} months more.",
            n=conditional.n, months=months, later=LATER_MONTHS,
        )  # fmt: skip
    return sentence(
        _LATER[_templates(measure)],
        n=conditional.n,
        months=months,
        share=in_percent(found.survival),
        limits=percent_limits(found.low, found.high),
        later=LATER_MONTHS,
    )


def _residual(measure: Measure, conditional: Curve) -> Sentence:
    median = quantile(conditional)
    if math.isnan(median.value):
        return Sentence("The median of the time that was left to them is not estimable.")
    return sentence(
        _RESIDUAL[_templates(measure)], median=in_months(median.value), limits=month_limits(median.low, median.high)
    )
