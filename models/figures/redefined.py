"""A cohort judged twice by different definitions: who changes group, and how the estimates move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.cohort.groupings import group_name
from models.cohort.members import COHORT_NAMES, Cohort, CohortMember, GroupName, Selection, member
from models.course.course import Course
from models.figures.cohort_figure import cohort_figure, placed
from models.figures.parts import CohortFigure, FigureChoice
from models.figures.redefined_words import Shift as Shift
from models.figures.redefined_words import changes, shifts, time_words
from models.liver.bclc import stages
from models.markers.markers import MarkerCourse, combined_answer, marker_answers
from models.quantities import Answer, fall_at_least
from models.record.labs import Results
from models.record.protocol import Protocol
from models.response.endpoints import Endpoint, endpoints
from models.response.reads import primary_reader
from models.response.response import Response
from models.response.timepoints import reader_series
from models.words import Sentence

_RESPONDED = (Response.CR, Response.PR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a cohort is judged by. None keeps what each patient's protocol, or the choice, says.

    ``parameters`` are protocol parameters by name, with their new values; ``afp_fall`` and ``pivka_fall`` are the
    falls in percent that make an answer; ``confirmed`` False counts best responses that nothing has confirmed, and
    durations of response from the first of them.
    """

    parameters: tuple[tuple[str, Any], ...] = ()
    afp_fall: int | None = None
    pivka_fall: int | None = None
    confirmed: bool = True
    landmark_day: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A patient whose group on the figure is another by the new definition; a reason stands where there is none."""

    key: int
    code: str
    before: GroupName | Sentence
    after: GroupName | Sentence


@dataclass(frozen=True, slots=True)
class Retimed:
    """A patient whose time, or whether it ended with the event, is another by the new definition."""

    key: int
    code: str
    before: Sentence
    after: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Redefinition:
    """``words`` say what was changed, ``moves`` who is in another group, ``retimed`` whose end of the curve moved."""

    words: tuple[Sentence, ...]
    before: CohortFigure
    after: CohortFigure
    moves: tuple[Move, ...]
    retimed: tuple[Retimed, ...]
    shifts: tuple[Shift, ...]


def redefinition(
    courses: Sequence[tuple[int, Course]],
    choice: FigureChoice,
    definition: Definition,
    *,
    name: Sentence = COHORT_NAMES[Cohort.CHOSEN],
) -> Redefinition:
    """The same patients by their own definitions and by a changed one. They are those given, by either.

    Raises ValueError for a parameter that cannot be, and for a fall that is not from 1 to 99 %.
    """
    for fall in (definition.afp_fall, definition.pivka_fall):
        if fall is not None and not 1 <= fall <= 99:
            raise ValueError(f"a fall of {fall} % cannot be asked for")
    plain = [member(key, one) for key, one in courses]
    again = [redefined(key, one, definition) for key, one in courses]
    landmark = definition.landmark_day
    changed = replace(
        choice,
        landmark_day=choice.landmark_day if landmark is None else landmark,
        falls=(definition.afp_fall or choice.falls[0], definition.pivka_fall or choice.falls[1]),
    )
    before = cohort_figure(Selection(tuple(plain), len(plain), name=name), None, choice)
    after = cohort_figure(Selection(tuple(again), len(again), name=name), None, changed)
    return Redefinition(
        words=changes(definition.parameters, [one.parameters for _, one in courses], choice=choice, changed=changed)
        + (() if definition.confirmed else (Sentence("Best response: confirmed → also unconfirmed"),)),
        before=before,
        after=after,
        moves=_moves(plain, again, choice=choice, changed=changed),
        retimed=_retimed(plain, again, choice),
        shifts=shifts(before, after, plain=plain, again=again),
    )


def redefined(key: int, one: Course, definition: Definition) -> CohortMember:
    """A patient judged by a changed definition. Raises ValueError for a parameter that cannot be."""
    if definition.parameters:
        one = _judged_again(one, one.protocol.with_settings(definition.parameters))
    afp = _answer(one.markers.afp, definition.afp_fall)
    pivka = _answer(one.markers.pivka, definition.pivka_fall)
    either, _ = combined_answer(afp, pivka)
    found = replace(member(key, one), afp=afp, pivka=pivka, either=either)
    return found if definition.confirmed else _unconfirmed(found, one)


def _judged_again(one: Course, protocol: Protocol) -> Course:
    """The course with what a member of a cohort is made of judged anew: reads, markers, endpoints and stages.

    Grades, flags and the schedule stay as they were: no cohort asks for them, and they are most of the work.
    """
    record, parameters = one.record, protocol.parameters
    results, primary = Results(record), primary_reader(record, parameters)
    series = reader_series(record, parameters, primary, primary=primary, results=results)
    return replace(
        one,
        protocol=protocol,
        series=series,
        markers=marker_answers(record, parameters, results=results),
        stages=stages(record, parameters, one.liver, results=results),
        endpoints=endpoints(record, series, protocol),
    )


def _answer(marker: MarkerCourse, percent: int | None) -> Answer:
    """The answer with another fall; what cannot be judged by one fall cannot by another (R-10.3, R-10.4)."""
    check, baseline = marker.week6, marker.baseline
    if percent is None or marker.meets_at is None or check is None or baseline is None:
        return marker.answer
    if not baseline.comparable(check.point):
        return marker.answer
    return fall_at_least(baseline.value, check.point.value, percent)


def _unconfirmed(found: CohortMember, one: Course) -> CohortMember:
    own = found.reads_recist if found.criterion.value == "recist" else found.reads_mrecist
    return replace(
        found,
        best_recist=found.unconfirmed_recist,
        best_mrecist=found.unconfirmed_mrecist,
        dor=_duration(found.pfs, own, one),
        dor_mrecist=_duration(found.pfs, found.reads_mrecist, one),
    )


def _duration(pfs: Endpoint | None, reads: Sequence[tuple[int, Response]], one: Course) -> Endpoint | None:
    """From the first CR or PR that was seen to the end of progression-free survival."""
    began = next((day for day, response in reads if response in _RESPONDED), None)
    if began is None or pfs is None or one.record.day(pfs.on) < began:
        return None
    return replace(pfs, days=one.record.day(pfs.on) - began)


def _moves(
    plain: Sequence[CohortMember], again: Sequence[CohortMember], *, choice: FigureChoice, changed: FigureChoice
) -> tuple[Move, ...]:
    first, second = _places(plain, choice), _places(again, changed)
    return tuple(
        Move(one.key, one.code, first[one.key][1], second[one.key][1])
        for one in plain
        if first[one.key][0] != second[one.key][0]
    )


def _places(members: Sequence[CohortMember], choice: FigureChoice) -> dict[int, tuple[str, GroupName | Sentence]]:
    """Where each patient is on the figure: the group, or why there is none."""
    counted, left_out = placed(members, None, choice)
    found: dict[int, tuple[str, GroupName | Sentence]] = {}
    for entry in counted:
        named = group_name(choice.grouping, entry.group, choice.landmark_day, falls=choice.falls)
        found[entry.one.key] = (f"group {entry.group}", named)
    keys = {one.code: one.key for one in members}
    for reason in left_out:
        found.update({keys[code]: ("", reason.reason) for code in reason.codes})
    return found


def _retimed(plain: Sequence[CohortMember], again: Sequence[CohortMember], choice: FigureChoice) -> tuple[Retimed, ...]:
    found = []
    for one, other in zip(plain, again, strict=True):
        first, second = one.endpoint(choice.measure), other.endpoint(choice.measure)
        if (first and (first.days, first.event)) != (second and (second.days, second.event)):
            words = time_words(first, choice.measure, one), time_words(second, choice.measure, other)
            found.append(Retimed(one.key, one.code, *words))
    return tuple(found)
