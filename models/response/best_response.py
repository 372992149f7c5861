"""Best overall response, unconfirmed and confirmed, from the overall response at each date (R-7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from models.record.protocol import Parameters
from models.record.records import Record
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
    """The overall response at one date; ``persisting`` marks a PR that only persists (R-2.6).

    ``all_gone``: everything read is gone although the word is PR (without targets Non-CR/Non-PD); ``not_proven``:
    because something is not known, which is no fall from CR (R-7.2a). ``target_disease``: there are targets (R-7.4).
    """

    on: date
    response: Response
    persisting: bool = False
    all_gone: bool = False
    not_proven: bool = False
    target_disease: bool = True


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A response and the later assessment that confirms it; the response is dated at the first of the pair.

    ``response`` is what is confirmed: of a CR, PR where all was gone again and CR could not be said (R-7.2a).
    """

    first: Assessment
    second: Assessment
    response: Response


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
    return [
        Assessment(
            on,
            read.overall,
            read.persisting,
            all_gone=read.all_gone,
            not_proven=read.complete_not_proven,
            target_disease=read.target is not None,
        )
        for on, read in reads
    ]


def counted_for_best(points: Sequence[TimePoint], parameters: Parameters) -> tuple[TimePoint, ...]:
    """The reads that count for best responses: not those under a new anticancer therapy (R-7.2b)."""
    if not parameters.response_before_new_therapy_only:
        return tuple(points)
    return tuple(point for point in points if not point.under_new_therapy)


def counted_assessments(points: Sequence[TimePoint], criterion: Criterion, parameters: Parameters) -> list[Assessment]:
    """The overall response by one criterion at each read that counts for the best response."""
    return assessments_of(counted_for_best(points, parameters), criterion)


def may_still_confirm(record: Record, parameters: Parameters) -> bool:
    """Whether a read to come can confirm a response: not after death, nor under a new therapy (R-7.2b)."""
    outcome = record.outcome
    ended = outcome.new_therapy_start is not None and parameters.response_before_new_therapy_only
    return not outcome.is_dead and not ended


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


def confirmation(
    assessments: Sequence[Assessment], place: int, /, *, parameters: Parameters, as_complete: bool
) -> Assessment | None:
    """The assessment that confirms the one at ``place`` as CR, else as PR; or None (R-7.1 to R-7.3).

    A CR is confirmed as PR by a later read at which all is gone although the word is PR (R-7.2a). The window closes at
    the first assessment that is late enough, whether or not what lies between allows it.
    """
    first = assessments[place]
    between: list[Assessment] = []
    for later in assessments[place + 1 :]:
        if later.persisting:
            continue
        late_enough = (later.on - first.on).days >= parameters.confirmation_days
        if late_enough and _confirms(first, later, as_complete=as_complete):
            may_stand = _complete_between if as_complete else _partial_between
            return later if may_stand(between, later, parameters=parameters) else None
        between.append(later)
    return None


def _confirms(first: Assessment, later: Assessment, *, as_complete: bool) -> bool:
    if as_complete:
        return later.response is Response.CR
    if first.response is Response.CR:
        return later.response is Response.PR and later.all_gone
    return later.response in _RESPONSES


def _complete_between(between: Sequence[Assessment], last: Assessment, *, parameters: Parameters) -> bool:
    """Only CR and, as often as is allowed, not evaluable; a read that is complete, not proven, counts as such."""
    unknown = [found for found in between if found.not_proven or found.response is Response.NOT_EVALUABLE]
    others = [found for found in between if found not in unknown]
    return len(unknown) <= parameters.not_evaluable_between and all(
        found.response is Response.CR for found in (*others, last)
    )


def _partial_between(between: Sequence[Assessment], last: Assessment, *, parameters: Parameters) -> bool:
    """CR, PR, and what is allowed of SD and not evaluable; no PR after a CR, unless all was still gone then."""
    responses = [found.response for found in between]
    if responses.count(Response.NOT_EVALUABLE) > parameters.not_evaluable_between:
        return False
    if responses.count(Response.SD) > parameters.stable_between_allowed:
        return False
    if any(response not in (*_RESPONSES, Response.NOT_EVALUABLE, Response.SD) for response in responses):
        return False
    graded = [found for found in (*between, last) if found.response in _RESPONSES and not found.all_gone]
    return not any(
        earlier.response is Response.CR and later.response is Response.PR for earlier, later in pairwise(graded)
    )


def confirmed_responses(assessments: Sequence[Assessment], parameters: Parameters) -> tuple[Confirmation, ...]:
    """Every confirmed CR and PR, in order of the first assessment of the pair, then of the second."""
    found = []
    for place, first in enumerate(assessments):
        if first.response not in _RESPONSES or first.persisting:
            continue
        for as_complete in (True, False) if first.response is Response.CR else (False,):
            second = confirmation(assessments, place, parameters=parameters, as_complete=as_complete)
            if second is not None:
                found.append(Confirmation(first, second, Response.CR if as_complete else Response.PR))
    return tuple(sorted(found, key=lambda pair: (pair.first.on, pair.second.on)))


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
            again, complete = Assessment(due, by), response is Response.CR
            if confirmation((*judged, again), place, parameters=parameters, as_complete=complete) is again:
                return Awaited(first, due, by)
    return None


def _first(assessments: Sequence[Assessment], *responses: Response) -> date | None:
    return next((a.on for a in assessments if a.response in responses), None)


def _ladder(
    assessments: Sequence[Assessment], start: date, responses: dict[Response, date | None], *, parameters: Parameters
) -> tuple[Response, date | None]:
    """The first satisfied of CR, PR, SD, Non-CR/Non-PD, PD, not evaluable, dated at its earliest (R-7.5)."""
    late = [a for a in assessments if (a.on - start).days >= parameters.stable_minimum_days]
    apart = [a for a in late if a.response is Response.NON_CR_NON_PD or not a.target_disease]
    steps = {
        **responses,
        Response.SD: _first([a for a in late if a.target_disease], *_CONTROLLED),
        Response.NON_CR_NON_PD: _first(apart, *_RESPONSES, Response.NON_CR_NON_PD),
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
    complete = next((pair for pair in confirmed if pair.response is Response.CR), None)
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


def _word(found: Assessment) -> str | Sentence:
    if found.not_proven:
        return sentence("{response} (complete, not proven)", response=Sentence(found.response.value))
    return found.response.value


def _why(
    judged: Sequence[Assessment],
    criterion: Criterion,
    *,
    best: Response,
    first: Confirmation | None,
    parameters: Parameters,
) -> Why:
    words = Sentence("Overall response")
    inputs = tuple(Input(words, _word(a), on=a.on, origin=criterion.in_words) for a in judged)
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
            f"response_before_new_therapy_only = {str(parameters.response_before_new_therapy_only).lower()}",
        ),
        missing=() if judged else (Sentence("No imaging after the start of treatment"),),
        source=CITATION,
    )
