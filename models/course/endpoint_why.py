"""The working of the endpoints of one patient, written out when somebody asks (R-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from models.course.course import Course
from models.response.endpoints import NOT_STARTED, Endpoint
from models.response.response import BestResponse, Criterion
from models.words import Input, Sentence, Step, Why, sentence

TRIAL = "Phase II trial NCT06040177, outcomes and assessment"
_START = Sentence("Start of treatment")
_RESPONSE = Sentence("Response")
_EVENT, _CENSORED = Sentence("event"), Sentence("censored")


@dataclass(frozen=True, slots=True)
class EndpointWorking:
    """One endpoint under its name; ``endpoint`` is None where it is not defined, and the working says why."""

    name: Sentence
    endpoint: Endpoint | None
    why: Why


def endpoint_workings(course: Course) -> tuple[EndpointWorking, ...]:
    """Overall and progression-free survival, then duration of and time to response by both criteria."""
    ends, series = course.endpoints, course.series
    other = series.mrecist if ends.criterion is Criterion.RECIST else series.recist
    found = [
        EndpointWorking(Sentence("Overall survival"), ends.os, _survival(course, ends.os, "R-8.1", ())),
        EndpointWorking(Sentence("Progression-free survival"), ends.pfs, _progression_free(course, ends.pfs)),
    ]
    pairs = [(series.best(ends.criterion), ends.dor, ends.ttr)]
    if other is series.mrecist:
        pairs.append((other, ends.dor_mrecist, ends.ttr_mrecist))
    for best, duration, time in pairs:
        of_response = sentence("Duration of response, {criterion}", criterion=best.criterion.in_words)
        to_response = sentence("Time to response, {criterion}", criterion=best.criterion.in_words)
        found += [
            EndpointWorking(of_response, duration, _duration(course, duration, best)),
            EndpointWorking(to_response, time, _time(course, time, best)),
        ]
    return tuple(found)


def _survival(course: Course, endpoint: Endpoint | None, rule: str, parameters: tuple[str, ...]) -> Why:
    """From the start of treatment to an event or to where it is censored."""
    if (start := _start(course)) is None:
        return Why(rule=rule, parameters=parameters, missing=(NOT_STARTED,), source=TRIAL)
    if endpoint is None:
        dead = course.record.outcome.is_dead
        missing = Sentence("Date of death") if dead else Sentence("Any date after the start of treatment")
        return Why(rule=rule, inputs=(start,), parameters=parameters, missing=(missing,), source=TRIAL)
    return Why(
        rule=rule,
        inputs=(start, _end(endpoint)),
        steps=_steps(endpoint),
        parameters=parameters,
        source=TRIAL,
    )


def _start(course: Course) -> Input | None:
    began = course.record.treatment_start
    return None if began is None else Input(_START, began.isoformat())


def _end(endpoint: Endpoint) -> Input:
    return Input(_EVENT if endpoint.event else _CENSORED, endpoint.on.isoformat())


def _steps(endpoint: Endpoint) -> tuple[Step, ...]:
    began = endpoint.on - timedelta(days=endpoint.days)
    difference = sentence("{stop} − {start}", stop=endpoint.on, start=began)
    return (
        Step(difference, sentence("{days} days", days=endpoint.days)),
        Step(endpoint.reason, _EVENT if endpoint.event else _CENSORED),
    )


def _progression_free(course: Course, endpoint: Endpoint | None) -> Why:
    """R-8.3 where new therapy or missed assessments censor it, else R-8.2."""
    cut_short = endpoint is not None and "cause" in dict(endpoint.reason.values)
    rule = "R-8.3" if cut_short else "R-8.2"
    return _survival(course, endpoint, rule, _named(course, *_PARAMETERS[rule]))


_PARAMETERS = {
    "R-8.2": ("progression_criterion", "pfs_censor_at"),
    "R-8.3": ("censor_at_new_therapy", "missed_assessments"),
    "R-8.5": ("dor_from",),
}


def _named(course: Course, *names: str) -> tuple[str, ...]:
    values = course.parameters.as_dict()
    return tuple(f"{name} = {values[name]}".lower() for name in names)


def _duration(course: Course, endpoint: Endpoint | None, best: BestResponse) -> Why:
    parameters = _named(course, *_PARAMETERS["R-8.5"])
    if endpoint is None:
        return Why(rule="R-8.5", parameters=parameters, missing=(_undefined(best),), source=TRIAL)
    began = endpoint.on - timedelta(days=endpoint.days)
    return Why(
        rule="R-8.5",
        inputs=(Input(_RESPONSE, began.isoformat(), origin=best.criterion.in_words), _end(endpoint)),
        steps=_steps(endpoint),
        parameters=parameters,
        source=TRIAL,
    )


def _time(course: Course, endpoint: Endpoint | None, best: BestResponse) -> Why:
    if (start := _start(course)) is None:
        return Why(rule="R-8.4", missing=(NOT_STARTED,), source=TRIAL)
    if endpoint is None:
        return Why(rule="R-8.4", inputs=(start,), missing=(_undefined(best),), source=TRIAL)
    response = Input(_RESPONSE, endpoint.on.isoformat(), origin=best.criterion.in_words)
    return Why(rule="R-8.4", inputs=(start, response), steps=_steps(endpoint), source=TRIAL)


def _undefined(best: BestResponse) -> Sentence:
    if best.confirmed_response_date is None:
        return Sentence("No CR or PR is confirmed")
    return Sentence("Progression-free survival ends before the response")
