"""A line as one short text and back: what a cache keeps of it. Days are numbers, counted as ``date.toordinal`` does.

``SHAPE`` changes whenever a text of before would be read otherwise; whoever keeps texts throws those of another away.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from models.course.summary import PatientSummary
from models.flags.flags import Severity
from models.record.partialdate import Day, parsed_day
from models.record.records import Sex
from models.response.response import Response
from models.worklist.line import Kind, Line, State, Wait, Window, counted

SHAPE = 2
_SEXES = {sex.value: sex for sex in Sex}
_RESPONSES = {response.value: response for response in Response}
_SEVERITIES = {severity.value: severity for severity in Severity}
_KINDS = {kind.value: kind for kind in Kind}
_STATES = {state.value: state for state in State}


class _Days(dict[int, date]):
    """Each day once: of ten thousand lines many lie on the same ones."""

    def __missing__(self, number: int) -> date:
        self[number] = made = date.fromordinal(number)
        return made


_DAYS = _Days()
_READ = json.JSONDecoder().raw_decode
_made = tuple.__new__  # of a named tuple, half as long as by its own


def packed(line: Line) -> str:
    """The text of a line; not of one that says why a patient cannot be read."""
    who = line.who
    return json.dumps(
        [
            [
                who.code,
                who.name,
                who.hospital_number,
                who.sex,
                who.deceased,
                who.response,
                who.severity,
                who.flags,
                who.provenance,
            ],
            line.judged.toordinal(),
            line.until.toordinal(),
            _number(line.start),
            None if line.born is None else line.born.isoformat(),
            _number(line.died),
            [line.protocol, line.mrecist, line.thrombus, line.child_pugh, line.treated, line.gap],
            _of_window(line.visit),
            _of_window(line.after),
            line.afp,
            line.afp_words,
            [_of_wait(one) for one in line.waits],
            line.centre,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpacked(key: int, text: str, today: date) -> Line:
    """The line of a text, with the days and the age of ``today``. Raises ValueError, TypeError for what is none."""
    who, judged, until, start, born, died, how, visit, after, afp, words, waits, centre = _READ(text)[0]
    code, name, hospital_number, sex, deceased, response, severity, flags, provenance = who
    protocol, mrecist, thrombus, child_pugh, treated, gap = how
    begun, ended = _date(start), _date(died)
    birth: Day | None = None if born is None else parsed_day(born)
    day, last_day, age = counted(begun, ended, birth, dead=deceased, today=today)
    return Line(
        _made(
            PatientSummary,
            (
                *(key, code, name, hospital_number, None if sex is None else _SEXES[sex], age, day, last_day, deceased),
                None if response is None else _RESPONSES[response],
                None if severity is None else _SEVERITIES[severity],
                *(flags, provenance, None),
            ),
        ),
        _DAYS[judged],
        _DAYS[until],
        begun,
        birth,
        ended,
        protocol,
        None if mrecist is None else _RESPONSES[mrecist],
        thrombus,
        child_pugh,
        treated,
        gap,
        _window(visit),
        _window(after),
        afp,
        None if words is None else tuple(words),
        tuple([_wait(one) for one in waits]),
        centre,
    )


def _number(on: date | None) -> int | None:
    return None if on is None else on.toordinal()


def _date(number: int | None) -> date | None:
    return None if number is None else _DAYS[number]


def _of_wait(one: Wait) -> list[Any]:
    days = (one.since.toordinal(), one.on.toordinal(), _number(one.until))
    return [one.kind, one.state, *days, one.number, one.beyond, one.name, one.urgent, one.whose]


def _wait(found: list[Any]) -> Wait:
    kind, state, since, on, until, number, beyond, name, urgent, whose = found
    last = None if until is None else _DAYS[until]
    values = (_KINDS[kind], _STATES[state], _DAYS[since], _DAYS[on], last, number, beyond, name, urgent, whose)
    return _made(Wait, values)


def _of_window(one: Window | None) -> list[Any] | None:
    if one is None:
        return None
    days = (one.on.toordinal(), one.earliest.toordinal(), one.latest.toordinal())
    return [one.label, *days, one.state, _number(one.done_on), one.moved_days, one.items]


def _window(found: list[Any] | None) -> Window | None:
    if found is None:
        return None
    label, on, earliest, latest, state, done_on, moved, items = found
    days = _DAYS[on], _DAYS[earliest], _DAYS[latest]
    return _made(Window, (label, *days, state, _date(done_on), moved, items))
