"""R-7: best overall response and its confirmation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.protocol import Parameters
from models.response.best_response import (
    Assessment,
    awaited_confirmations,
    best_response,
    confirmed_responses,
    up_to_progression,
)
from models.response.response import Criterion, Response

PUBLISHED = Parameters(stable_minimum_days=28)


def assessments(text: str, year: int = 2020) -> list[Assessment]:
    words = {"NE": Response.NOT_EVALUABLE, "NN": Response.NON_CR_NON_PD}
    found = []
    for part in text.split(", "):
        response, on = part.split()
        month, day = on.split("-")
        found.append(
            Assessment(date(year, int(month), int(day)), words.get(response) or Response(response.rstrip("*")))
        )
    return found


@pytest.mark.parametrize(
    ("start", "given_responses", "best", "best_on", "responded_on"),
    [
        ("2020-01-01", "PR 01-01, CR 02-01, NE 02-16, CR 03-01, SD 04-01", Response.CR, "2020-02-01", "2020-01-01"),
        ("2019-12-12", "SD 01-01, PR 02-01, SD 03-01, CR 03-13", Response.SD, "2020-02-01", None),
        ("2019-12-30", "PR 01-01, SD 03-01, SD 04-01, PR 05-01", Response.SD, "2020-03-01", None),
        ("2020-02-02", "PR 02-06, CR 02-16, PR 03-30", Response.SD, "2020-03-30", None),
        ("2020-02-02", "PR 02-06, CR 02-16, NE 04-01", Response.NOT_EVALUABLE, "2020-02-06", None),
    ],
)
def test_that_the_worked_cases_of_confirmation_come_out(
    start: str, given_responses: str, best: Response, best_on: str, responded_on: str | None
) -> None:
    found = best_response(
        assessments(given_responses), date.fromisoformat(start), criterion=Criterion.RECIST, parameters=PUBLISHED
    )
    assert (found.confirmed, str(found.confirmed_date)) == (best, best_on)
    assert (str(found.confirmed_response_date) if found.confirmed_response_date else None) == responded_on


def best(text: str, start: date = date(2020, 1, 1), **parameters: object) -> tuple[Response, Response]:
    found = best_response(
        assessments(text),
        start,
        criterion=Criterion.RECIST,
        parameters=Parameters(**parameters),  # type: ignore[arg-type]
    )
    return found.unconfirmed, found.confirmed


def test_that_a_confirmation_a_day_early_does_not_count() -> None:
    assert best("PR 03-01, PR 03-28")[1] is Response.SD
    assert best("PR 03-01, PR 03-29")[1] is Response.PR


def test_that_two_not_evaluable_reads_between_break_a_confirmation() -> None:
    assert best("PR 03-01, NE 03-10, PR 04-20")[1] is Response.PR
    assert best("PR 03-01, NE 03-10, NE 03-20, PR 04-20")[1] is Response.SD
    assert best("PR 03-01, NE 03-10, NE 03-20, PR 04-20", not_evaluable_between=2)[1] is Response.PR


def test_that_stable_disease_between_breaks_a_confirmation_unless_allowed() -> None:
    assert best("PR 03-01, SD 03-10, PR 04-20")[1] is Response.SD
    assert best("PR 03-01, SD 03-10, PR 04-20", stable_between_allowed=1)[1] is Response.PR


def test_that_early_stable_disease_is_not_evaluable_and_progression_is_not() -> None:
    assert best("SD 02-11") == (Response.NOT_EVALUABLE, Response.NOT_EVALUABLE)
    assert best("SD 02-12") == (Response.SD, Response.SD)
    assert best("SD 01-20, PD 02-01") == (Response.PD, Response.PD)
    assert best("PD 01-02") == (Response.PD, Response.PD)


def test_that_a_late_unconfirmed_response_counts_as_stable_disease() -> None:
    assert best("CR 03-01, PD 04-20") == (Response.CR, Response.SD)
    assert best("PR 01-20, PD 02-01") == (Response.PR, Response.PD)


def test_that_nothing_after_progression_counts() -> None:
    assert best("SD 02-20, PD 03-20, PR 04-20, PR 06-20") == (Response.SD, Response.SD)


def test_that_a_persisting_response_neither_confirms_nor_breaks() -> None:
    first, second = assessments("PR 03-01, PR 05-01")
    persisting = Assessment(date(2020, 4, 1), Response.PR, persisting=True)
    assert len(confirmed_responses((first, persisting), Parameters())) == 0
    assert confirmed_responses((first, persisting, second), Parameters())[0].second == second


def test_that_without_reads_there_is_no_assessment() -> None:
    found = best_response((), date(2020, 1, 1), criterion=Criterion.RECIST, parameters=Parameters())
    assert found.confirmed is Response.NO_ASSESSMENT
    assert found.disease_control is None


def test_that_the_worst_response_of_a_date_counts() -> None:
    judged = up_to_progression(assessments("PR 03-01, SD 03-01, NE 03-01"))
    assert [a.response for a in judged] == [Response.SD]


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        ("PR 03-01, CR 03-11, CR 03-31", Response.PR),
        ("PR 03-01, PR 03-11, PR 03-31", Response.PR),
        ("PR 03-01, CR 03-11, NE 03-21, PR 04-10", Response.SD),
        ("PR 03-01, NN 03-11, PR 04-10", Response.SD),
        ("CR 03-01, NE 03-11, PR 03-21, CR 04-10", Response.SD),
        ("CR 03-01, NE 03-11, CR 04-10", Response.CR),
    ],
)
def test_that_only_what_may_stand_between_stands_between(reads: str, expected: Response) -> None:
    assert best(reads)[1] is expected


def test_that_of_two_partial_responses_on_one_date_the_persisting_one_counts() -> None:
    there, persisting = (Assessment(date(2020, 3, 1), Response.PR, persisting=mark) for mark in (False, True))
    assert up_to_progression((there, persisting)) == up_to_progression((persisting, there)) == (persisting,)


RESPONSES = st.sampled_from(
    [Response.CR, Response.PR, Response.SD, Response.PD, Response.NOT_EVALUABLE, Response.NON_CR_NON_PD]
)


@given(st.lists(st.tuples(st.integers(1, 400), RESPONSES), max_size=8), st.randoms())
def test_that_order_of_entry_never_changes_the_best_response(reads, random) -> None:  # type: ignore[no-untyped-def]
    start = date(2020, 1, 1)
    given_reads = [Assessment(start + timedelta(days), response) for days, response in reads]
    shuffled = list(given_reads)
    random.shuffle(shuffled)
    one, other = (
        best_response(order, start, criterion=Criterion.RECIST, parameters=Parameters())
        for order in (given_reads, shuffled)
    )
    assert (one.confirmed, one.confirmed_date, one.unconfirmed) == (
        other.confirmed,
        other.confirmed_date,
        other.unconfirmed,
    )


@given(st.lists(st.tuples(st.integers(1, 400), RESPONSES), max_size=8))
def test_that_confirmed_is_never_better_than_unconfirmed(reads) -> None:  # type: ignore[no-untyped-def]
    start = date(2020, 1, 1)
    found = best_response(
        [Assessment(start + timedelta(days), response) for days, response in reads],
        start, criterion=Criterion.RECIST, parameters=Parameters(),
    )  # fmt: skip
    ladder = list(Response)
    assert ladder.index(found.confirmed) >= ladder.index(found.unconfirmed)


# --- a PR that only persists, and what nobody has read ---------------------------------------------------------------


def persisting(on: str) -> Assessment:
    return Assessment(date.fromisoformat(on), Response.PR, persisting=True)


def judged(*found: Assessment, parameters: Parameters = PUBLISHED) -> tuple[Response, int]:
    """The best confirmed response, and how many responses are awaited."""
    best = best_response(found, date(2020, 1, 1), criterion=Criterion.RECIST, parameters=parameters)
    return best.confirmed, len(awaited_confirmations(found, best, parameters))


def test_that_a_pr_that_only_persists_is_no_response_to_be_confirmed() -> None:
    real = Assessment(date(2020, 4, 1), Response.PR)
    assert judged(persisting("2020-02-01"), real) == (Response.SD, 1)
    assert judged(persisting("2020-02-01")) == (Response.SD, 0)
    assert judged(real, persisting("2020-06-01")) == (Response.SD, 1)
    assert judged(real, Assessment(date(2020, 6, 1), Response.PR)) == (Response.PR, 0)


def test_that_no_assessment_confirms_itself() -> None:
    at_once = Parameters(confirmation_days=0)
    one, other = Assessment(date(2020, 4, 1), Response.CR), Assessment(date(2020, 4, 2), Response.CR)
    assert confirmed_responses([one], at_once) == ()
    assert [pair.second for pair in confirmed_responses([one, other], at_once)] == [other]


def test_that_a_best_response_says_what_is_missing_only_where_nothing_was_read() -> None:
    nothing = best_response((), date(2020, 1, 1), criterion=Criterion.RECIST, parameters=PUBLISHED)
    assert [str(words) for words in nothing.why.missing] == ["No imaging after the start of treatment"]
    read = best_response([persisting("2020-02-01")], date(2020, 1, 1), criterion=Criterion.RECIST, parameters=PUBLISHED)
    assert read.why.missing == ()
    assert (nothing.confirmed, nothing.disease_control) == (Response.NO_ASSESSMENT, None)
