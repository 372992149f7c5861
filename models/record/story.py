"""One adverse event: its grade on each day, how its story goes on and what it cannot be, what it came of (R-11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import pairwise, product
from typing import Any

from models.record.kept import GradeStep, Relation
from models.record.partialdate import Day, days_in, ended, first_day, last_day
from models.record.records import AdverseEvent, Record
from models.words import Sentence, sentence


def is_related(event: AdverseEvent) -> bool | None:
    """Related where anything says so: the answer of one drug, or that for the treatment as a whole. None: not known."""
    answers = {relation for _, relation in event.related_to or ()}
    if event.related or Relation.RELATED in answers:
        return True
    return event.related if not answers else False if answers == {Relation.NOT_RELATED} else None


def agents_by(record: Record, on: Day | None) -> tuple[str, ...]:
    """What was given up to the onset of an event, in order of the first day; all of it where that is not known."""
    last = ended(on)
    given = sorted((one for one in record.treatments if one.dose != 0), key=lambda one: one.first)
    return tuple({one.agent.casefold(): one.agent for one in given if last is None or one.first <= last}.values())


def relation_to(event: AdverseEvent, agent: str) -> Relation | None:
    """The answer for one drug, None where it was not asked."""
    wanted = agent.casefold()
    return next((relation for name, relation in event.related_to or () if name.casefold() == wanted), None)


def with_relation(event: AdverseEvent, agent: str, relation: Relation) -> tuple[tuple[str, Relation], ...]:
    """The answers with one more, or with another one for this drug."""
    others = ((name, told) for name, told in event.related_to or () if name.casefold() != agent.casefold())
    return (*others, (agent, relation))


@dataclass(frozen=True, slots=True)
class Piece:
    """One grade of an event and the days it lasted; the next begins on the day this one stops."""

    grade: int
    start: date
    stop: date


def steps(event: AdverseEvent) -> tuple[GradeStep, ...]:
    """The grades it had, each from its day; without a story the one it has, and none where the onset is not known."""
    if event.grades is not None:
        return event.grades
    return () if event.start is None else (GradeStep(event.start, event.grade),)


def grade_now(event: AdverseEvent) -> int:
    """The last grade that was told."""
    return event.grades[-1].grade if event.grades else event.grade


def graded_since(event: AdverseEvent) -> Day | None:
    """Since when it has the last grade that was told."""
    return event.grades[-1].on if event.grades else event.start


def highest_between(event: AdverseEvent, first: date, last: date) -> int:
    """The highest grade it had on any of these days, whether or not it went on; an undated event has always its own."""
    told = steps(event)
    if not told:
        return event.grade
    begins = [first_day(step.on) for step in told]
    days = zip(told, begins, [*begins[1:], date.max], strict=True)
    return max((step.grade for step, on, until in days if on <= last and until > first), default=0)


def pieces(event: AdverseEvent, stop: date) -> tuple[Piece, ...]:
    """The bar of an event up to ``stop``, grade by grade."""
    told = steps(event)
    begins = [first_day(step.on) for step in told]
    days = zip(told, begins, [*begins[1:], stop], strict=True)
    return tuple(Piece(step.grade, on, max(end, on)) for step, on, end in days)


def each_possible(event: AdverseEvent) -> Iterator[AdverseEvent]:
    """The event with each day on which it may have begun, and the first and the last on which it may have ended."""
    begins = [None] if event.start is None else days_in(event.start)
    ends = {None} if event.stop is None else {first_day(event.stop), last_day(event.stop)}
    for start, stop in product(begins, ends):
        if start is not None and (stop is None or start <= stop):
            yield replace(event, stop=stop, **together(event, {"start": start}))
        elif start is None:
            yield replace(event, stop=stop)


def with_step(event: AdverseEvent, step: GradeStep) -> AdverseEvent:
    """The event with one more change of its grade; the highest follows."""
    told = (*steps(event), step)
    return replace(event, grades=told, grade=max(one.grade for one in told))


def step_problem(event: AdverseEvent, step: GradeStep) -> Sentence | None:
    """Why a change of grade cannot be the next of this event."""
    if event.start is None:
        return sentence("the onset is not recorded: correct that first")
    if event.stop is not None:
        return sentence("it has ended on {on}", on=event.stop)
    last = steps(event)[-1]
    if last_day(step.on) <= first_day(last.on):
        return sentence("{on} is not after the last change of grade, {last}", on=step.on, last=last.on)
    if step.grade == last.grade and not step.finding:
        return sentence("it has grade {grade} already", grade=step.grade)
    return None


def story_problems(event: AdverseEvent) -> Iterator[tuple[str, Sentence]]:
    """What is wrong with a story, by the value that it concerns."""
    told = event.grades
    if not told:
        return
    highest = max(step.grade for step in told)
    if event.grade != highest:
        yield (
            "grade",
            sentence("{grade} is not the highest of its grades, {highest}", grade=event.grade, highest=highest),
        )
    if told[0].on != event.start:
        on = event.start or Sentence("not recorded")
        yield "grades", sentence("the first grade is of {first}, the onset is {on}", first=told[0].on, on=on)
    for before, after in pairwise(told):
        if last_day(after.on) <= first_day(before.on):
            yield "grades", sentence("{on} is not after the grade before, {last}", on=after.on, last=before.on)
    if event.stop is not None and first_day(told[-1].on) > last_day(event.stop):
        yield "grades", sentence("{on} is after its end, {stop}", on=told[-1].on, stop=event.stop)


def together(before: AdverseEvent, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What else a correction changes: the highest grade follows the story, and its first day the onset."""
    found = dict(changes)
    told = found.get("grades", before.grades)
    if told and "grades" in found:
        found.setdefault("grade", max(step.grade for step in told))
    elif told and found.get("start") is not None:
        found["grades"] = (replace(told[0], on=found["start"]), *told[1:])
    return found


def only_adds(before: AdverseEvent, after: AdverseEvent) -> bool:
    """Whether a change writes nothing over: it goes on with the story, or fills in what was not recorded."""
    told = steps(before)
    if after.grades is not None and after.grades[: len(told)] != told:
        return False
    if not set(before.related_to or ()) <= set(after.related_to or ()):
        return False
    if not set(before.linked_treatments or ()) <= set(after.linked_treatments or ()):
        return False
    follows = replace(after, related_to=before.related_to, linked_treatments=before.linked_treatments)
    if after.grades is not None:
        follows = replace(follows, grades=before.grades, grade=before.grade)
    names = (field.name for field in fields(before))
    pairs = ((getattr(before, name), getattr(follows, name)) for name in names)
    return all(old is None or old == new for old, new in pairs)
