"""Where a patient stands, to the day and to the patient: landmarks, five at risk, ties, and what is not estimable."""

from __future__ import annotations

import math

import pytest

from models.cohort.members import Measure
from models.figures.standing import among_events, later, month_limits, percent_limits, there
from models.statistics.survival import Curve, kaplan_meier, sample
from models.words import Sentence

WHOLE = Sentence("the cohort")


def curve(*times: int, events: int | None = None) -> Curve:
    """A curve of these times, of which the first ``events`` (all of them) ended with the event."""
    ended = [place < (len(times) if events is None else events) for place in range(len(times))]
    return kaplan_meier(sample(times, ended))


def told(days: float, *, offset: float = 0.0) -> str:
    return str(there(Measure.OS, curve(10, 20, 30, 40, 50, 60, 70, 80, 90, 100), days, whole=WHOLE, offset=offset))


def test_that_an_estimate_needs_five_at_risk_and_no_more():
    assert told(60).startswith("5 of 10 still at risk at 2.0 months; 40.0 % of the cohort alive then")
    assert told(61) == "4 of 10 still at risk at 2.0 months: too few for an estimate (5 are needed)."


def test_that_the_curve_begins_on_the_landmark_and_not_before():
    assert (
        told(42, offset=42)
        == "10 of 10 still at risk at 1.4 months; 100.0 % of the cohort alive then (95 % limits not estimable)."
    )
    assert told(41, offset=42) == "1.3 months lie before the landmark, where this curve begins."
    assert told(72, offset=42) == told(30).replace("1.0 months", "2.4 months")


@pytest.mark.parametrize(("days", "earlier"), [(30, 2), (31, 3), (10, 0), (500, 6)])
def test_that_an_event_on_the_same_day_is_not_an_earlier_one(days, earlier):
    found = among_events(Measure.PFS, [curve(10, 20, 30), curve(40, 50, 60, 70, events=3)], days)
    assert str(found).startswith(f"{earlier} of 6 progressions or deaths in the cohort")


def test_that_events_after_a_landmark_are_counted_from_the_start():
    found = among_events(Measure.OS, [curve(10, 20, 30, 40, 50)], 65, offset=42)
    assert str(found) == "2 of 5 deaths in the cohort (40.0 %) came before 2.1 months."
    assert among_events(Measure.OS, [curve(10, 20, 30, 40)], 65, offset=42) is None


def test_that_conditional_survival_counts_from_the_start_also_after_a_landmark():
    times = (10, 20, 30, 40, 50, 60, 70, 80, 300, 310)
    plain = later(Measure.OS, curve(*times), 25)
    shifted = later(Measure.OS, curve(*times), 67, offset=42)
    assert str(plain[0]) == "Of 8 alive at 0.8 months, 25.0 % (3.7–55.8) were alive 6 months later."
    assert str(shifted[0]) == str(plain[0]).replace("0.8 months", "2.2 months")
    assert str(plain[1]) == str(shifted[1]) == "Half of them lived for 1.3 months more (0.2–9.0)."
    before = later(Measure.OS, curve(*times), 20, offset=42)
    assert str(before[0]).startswith("Of 10 alive at 1.4 months")


def test_that_a_residual_median_that_is_not_reached_is_not_estimable():
    found = later(Measure.TTNT, curve(50, *range(400, 407), events=1), 20)
    assert str(found[0]).startswith("Of 8 alive without a next therapy at 0.7 months, 87.5 %")
    assert str(found[1]) == "The median of the time that was left to them is not estimable."


def test_that_after_the_last_event_its_time_and_the_number_at_risk_are_told():
    found = later(Measure.OS, curve(61, *range(400, 405), events=1), 100)
    assert [str(words) for words in found] == ["No events after 2.0 months; 5 at risk."]
    nobody = later(Measure.OS, curve(*range(400, 405), events=0), 100)
    assert [str(words) for words in nobody] == ["No events after 0.0 months; 5 at risk."]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.25, 0.5, "25.0–50.0"),
        (math.nan, 0.5, "95 % limits not estimable"),
        (0.5, math.nan, "95 % limits not estimable"),
        (0.0, 0.0, "95 % limits not estimable"),
    ],
)
def test_that_limits_are_given_only_where_both_are_estimable(low, high, words):
    assert str(percent_limits(low, high)) == words


def test_that_each_limit_in_months_may_be_missing_by_itself():
    assert str(month_limits(30.4375, math.nan)) == "1.0–not estimable"
    assert str(month_limits(math.nan, 30.4375)) == "not estimable–1.0"
