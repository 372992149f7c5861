"""The rhythm of single doses by the words of a schedule, by the days they were given, or unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.plan.rhythm import rhythm_days, said_to_end

START = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("every 3 weeks", 21), ("every 21 days", 21), ("every three weeks", 21), ("q3w", 21), ("Q21D", 21),
        ("600 mg q2w", 14), ("weekly", 7), ("every week", 7), ("每3周", 21), ("每三周", 21), ("每 21 天", 21),
        ("once", None), ("", None), ("as needed", None), ("q3weekdays", None),
    ],
)  # fmt: skip
def test_that_the_words_of_a_schedule_give_its_days(words: str, days: int | None) -> None:
    assert rhythm_days([START], (words,)) == days


def test_that_without_words_the_doses_given_tell_and_one_dose_tells_nothing() -> None:
    given = [START + timedelta(days=day) for day in (0, 21, 43, 63)]
    assert rhythm_days(given, ("", "")) == 21
    assert rhythm_days(given, ("", "every 4 weeks")) == 28  # the protocol's words before what is only observed
    assert rhythm_days(given[:1], ("", "")) is None
    assert rhythm_days([START, START], ("",)) is None


@pytest.mark.parametrize(
    ("reason", "ended"),
    [("last dose; stopped: progression", True), ("停药：进展", True), ("delayed: holiday", False), (None, False)],
)
def test_that_a_reason_can_say_that_a_dose_was_the_last(reason: str | None, ended: bool) -> None:
    assert said_to_end(reason) is ended
