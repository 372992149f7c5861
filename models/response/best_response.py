"""Best overall response, unconfirmed and confirmed, from the overall response at each date (R-7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from models.record.protocol import Parameters
from models.response.response import BestResponse, Criterion, Response, TimePoint
from models.words import Input, Sentence, Step, Why, sentence

CITATION = "Eisenhauer 2009, RECIST 1.1, section 4.6 and tables 1 and 3"
_WORST_LAST = (
    Response.NOT_ASSESSABLE,
    Response.NOT_EVALUABLE,
    Response.CR,
    Response.PR,
    Response.SD,
    Response.NON_CR_NON_PD,
    Response.PD,
)
_RESPONSES = (Response.CR, Response.PR)
_CONTROLLED = (Response.CR, Response.PR, Response.SD)
_UNKNOWN = (Response.NO_ASSESSMENT, Response.NOT_ASSESSABLE)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The overall response at one date; ``persisting`` marks a PR that only persists (R-2.6)."""

    on: date
    response: Response
    persisting: bool = False


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A response and the later assessment that confirms it; the response is dated at the first of the pair."""

    first: Assessment
    second: Assessment


@dataclass(frozen=True, slots=True)
class Awaited:
    """A CR or PR that nothing has confirmed and nothing has ruled out; a read counts from the day ``due`` on.

    ``by`` is the least response that would confirm it: after a CR no PR confirms a PR any more.
    """

    first: Assessment
    due: date
    by: Response


def assessments_of(points: Iterable[TimePoint], criterion: Criterion) -> list[Assessment]:
    """The overall response at each read by one criterion."""
    reads = ((point.on, point.by(criterion)) for point in points)
    return [Assessment(on, read.overall, read.persisting) for on, read in reads]


def up_to_progression(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The worst response of each date in order, up to and including the first PD."""
    worst: dict[date, Assessment] = {}
    for assessment in assessments:
        kept = worst.get(assessment.on)
        if kept is None or _badness(assessment) > _badness(kept):
            worst[assessment.on] = assessment
    ordered = [worst[on] for on in sorted(worst)]
    for place, assessment in enumerate(ordered):
        if assessment.response is Response.PD:
            return tuple(ordered[: place + 1])
    return tuple(ordered)


def _badness(assessment: Assessment) -> tuple[int, bool]:
    """A PR that only persists is worse than one that is there."""
    return _WORST_LAST.index(assessment.response), assessment.persisting


def confirmation(assessments: Sequence[Assessment], place: int, /, *, parameters: Parameters) -> Assessment | None:
    """The assessment that confirms the CR or PR at ``place``, or None (R-7.1 to R-7.3).

    The window closes at the first CR or PR that is late enough, whether or not what lies between allows it.
    """
    first = assessments[place]
    complete = first.response is Response.CR
    sought = (Response.CR,) if complete else (Response.CR, Response.PR)
    between: list[Assessment] = []
    for later in assessments[place + 1 :]:
        if later.persisting:
            continue
        if later.response in sought and (later.on - first.on).days >= parameters.confirmation_days:
            return later if _may_stand_between(between, later, complete, parameters=parameters) else None
        between.append(later)
    return None


def _may_stand_between(
    between: Sequence[Assessment], last: Assessment, complete: bool, *, parameters: Parameters
) -> bool:
    responses = [assessment.response for assessment in between]
    if responses.count(Response.NOT_EVALUABLE) > parameters.not_evaluable_between:
        return False
    if complete:
        return all(response in (Response.CR, Response.NOT_EVALUABLE) for response in responses)
    if responses.count(Response.SD) > parameters.stable_between_allowed:
        return False
    allowed = (Response.CR, Response.PR, Response.NOT_EVALUABLE, Response.SD)
    if any(response not in allowed for response in responses):
        return False
    graded = [response for response in (*responses, last.response) if response in (Response.CR, Response.PR)]
    return not any(earlier is Response.CR and later is Response.PR for earlier, later in pairwise(graded))


def confirmed_responses(assessments: Sequence[Assessment], parameters: Parameters) -> tuple[Confirmation, ...]:
    """Every confirmed CR and PR, in order of the first assessment of the pair."""
    found = []
    for place, assessment in enumerate(assessments):
        if assessment.response not in (Response.CR, Response.PR) or assessment.persisting:
            continue
        second = confirmation(assessments, place, parameters=parameters)
        if second is not None:
            found.append(Confirmation(assessment, second))
    return tuple(found)


def awaited_confirmations(
    assessments: Iterable[Assessment], best: BestResponse, parameters: Parameters
) -> tuple[Awaited, ...]:
    """The first CR and the first PR that a later read can still confirm, where they would better the best response."""
    judged = up_to_progression(assessments)
    sought = _RESPONSES[: _RESPONSES.index(best.confirmed)] if best.confirmed in _RESPONSES else _RESPONSES
    found = (_awaited(judged, response, parameters) for response in sought)
    return tuple(awaited for awaited in found if awaited is not None)


def _awaited(judged: Sequence[Assessment], response: Response, parameters: Parameters) -> Awaited | None:
    """Asks whether the same response once more, else a CR, would confirm as soon as it counts."""
    for place, first in enumerate(judged):
        if first.response is not response or first.persisting:
            continue
        due = first.on + timedelta(days=parameters.confirmation_days)
        for by in dict.fromkeys((response, Response.CR)):
            again = Assessment(due, by)
            if confirmation((*judged, again), place, parameters=parameters) is again:
                return Awaited(first, due, by)
    return None


def _first(assessments: Sequence[Assessment], *responses: Response) -> date | None:
    return next((a.on for a in assessments if a.response in responses), None)


def _ladder(
    assessments: Sequence[Assessment], start: date, responses: dict[Response, date | None], *, parameters: Parameters
) -> tuple[Response, date | None]:
    """The first satisfied of CR, PR, SD, Non-CR/Non-PD, PD, not evaluable, dated at its earliest (R-7.5)."""
    late = [a for a in assessments if (a.on - start).days >= parameters.stable_minimum_days]
    steps = {
        **responses,
        Response.SD: _first(late, *_CONTROLLED),
        Response.NON_CR_NON_PD: _first(late, Response.NON_CR_NON_PD),
        Response.PD: _first(assessments, Response.PD),
        Response.NOT_EVALUABLE: assessments[0].on if assessments else None,
    }
    for response, on in steps.items():
        if on is not None:
            return response, on
    return Response.NO_ASSESSMENT, None


def best_response(
    assessments: Iterable[Assessment], start: date, /, *, criterion: Criterion, parameters: Parameters
) -> BestResponse:
    """Best unconfirmed and best confirmed response, each with its date (R-7.6)."""
    judged = up_to_progression(assessments)
    if judged and judged[0].response is Response.NOT_ASSESSABLE:  # so is every one
        return _not_assessable(criterion)
    confirmed = confirmed_responses(judged, parameters)
    complete = next((pair for pair in confirmed if pair.first.response is Response.CR), None)
    first = confirmed[0] if confirmed else None
    unconfirmed, unconfirmed_on = _ladder(
        judged,
        start,
        {Response.CR: _first(judged, Response.CR), Response.PR: _first(judged, Response.PR)},
        parameters=parameters,
    )
    best, best_on = _ladder(
        judged,
        start,
        {
            Response.CR: complete.first.on if complete else None,
            Response.PR: first.first.on if first else None,  # a CR among them comes before it
        },
        parameters=parameters,
    )
    return BestResponse(
        criterion=criterion,
        unconfirmed=unconfirmed,
        unconfirmed_date=unconfirmed_on,
        confirmed=best,
        confirmed_date=best_on,
        confirmed_response_date=first.first.on if first else None,
        confirmed_by_date=first.second.on if first else None,
        disease_control=None if best in _UNKNOWN else best in _CONTROLLED,
        explain=partial(_why, judged, criterion, best=best, first=first, parameters=parameters),
    )


def _not_assessable(criterion: Criterion) -> BestResponse:
    return BestResponse(
        criterion=criterion,
        unconfirmed=Response.NOT_ASSESSABLE,
        unconfirmed_date=None,
        confirmed=Response.NOT_ASSESSABLE,
        confirmed_date=None,
        confirmed_response_date=None,
        confirmed_by_date=None,
        disease_control=None,
        explain=_why_not_assessable,
    )


def _why_not_assessable() -> Why:
    return Why(rule="R-6.1", missing=(sentence("No enhancing target lesion at baseline"),), source="Lencioni 2010")


def _why(
    judged: Sequence[Assessment],
    criterion: Criterion,
    *,
    best: Response,
    first: Confirmation | None,
    parameters: Parameters,
) -> Why:
    words = Sentence("Overall response")
    inputs = tuple(Input(words, a.response.value, on=a.on, origin=criterion.in_words) for a in judged)
    if first is None:
        step = Step(
            sentence("No CR or PR confirmed after {days} days or more", days=parameters.confirmation_days),
            sentence("best confirmed {response}", response=best.value),
        )
    else:
        step = Step(
            sentence(
                "{first} on {on}, {second} {days} days later",
                first=first.first.response.value,
                on=first.first.on.isoformat(),
                second=first.second.response.value,
                days=(first.second.on - first.first.on).days,
            ),
            sentence("confirmed, {least} days needed", least=parameters.confirmation_days),
        )
    rule = {Response.CR: "R-7.1", Response.PR: "R-7.2", Response.SD: "R-7.4"}.get(best, "R-7.5")
    return Why(
        rule=rule,
        inputs=inputs,
        steps=(step,),
        parameters=(
            f"confirmation_days = {parameters.confirmation_days}",
            f"not_evaluable_between = {parameters.not_evaluable_between}",
            f"stable_minimum_days = {parameters.stable_minimum_days}",
        ),
        missing=() if judged else (Sentence("No imaging after the start of treatment"),),
        source=CITATION,
    )
