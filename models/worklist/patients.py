"""The list of patients narrowed and sorted by what their lines say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.worklist.line import Line


class By(StrEnum):
    """What patients are told apart by. The centre is offered where somebody has one."""

    PROTOCOL = "protocol"
    RESPONSE = "response"
    THROMBUS = "thrombus"
    CHILD_PUGH = "child-pugh"
    TREATED = "treated"
    CENTRE = "centre"


class Sort(StrEnum):
    """By what the list is sorted; equals by code."""

    CODE = "code"
    NAME = "name"
    DAY = "day"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True)
class PatientFilter:
    """``chosen`` values: of one sort any will do, of several sorts each must hold. Empty: everybody."""

    chosen: frozenset[tuple[By, str]] = frozenset()
    sort: Sort = Sort.CODE


YES, NO = "yes", "no"
# What a line says; empty where nothing is recorded of it.
VALUES: dict[By, Callable[[Line], str]] = {
    By.PROTOCOL: lambda line: line.protocol,
    By.RESPONSE: lambda line: "" if line.who.response is None else line.who.response.value,
    By.THROMBUS: lambda line: line.thrombus,
    By.CHILD_PUGH: lambda line: line.child_pugh,
    By.TREATED: lambda line: YES if line.treated else NO,
    By.CENTRE: lambda line: line.centre,
}
_ORDER: dict[Sort, Callable[[Line], object]] = {
    Sort.CODE: lambda line: "",
    Sort.NAME: lambda line: (line.who.name is None, (line.who.name or "").casefold()),
    Sort.DAY: lambda line: (line.who.day is None, -(line.who.day or 0)),
    Sort.FLAGS: lambda line: -line.who.flags,
}


def offers(lines: Iterable[Line]) -> dict[By, list[tuple[str, int]]]:
    """The values that somebody has, in order, each with how many have it."""
    known = [line for line in lines if line.who.unreadable is None]
    found = {by: sorted(Counter(map(value, known)).items()) for by, value in VALUES.items()}
    return {by: values for by, values in found.items() if by is not By.CENTRE or any(value for value, _ in values)}


def left(lines: Iterable[Line], wanted: PatientFilter) -> list[Line]:
    """Whom the filter leaves, sorted. Who cannot be read is left only where nobody is filtered."""
    by: dict[By, set[str]] = {}
    for which, value in wanted.chosen:
        by.setdefault(which, set()).add(value)
    found = [
        line
        for line in lines
        if not by
        or (line.who.unreadable is None and all(VALUES[which](line) in any_of for which, any_of in by.items()))
    ]
    order = _ORDER[wanted.sort]
    return found if wanted.sort is Sort.CODE else sorted(found, key=lambda line: (order(line), line.who.code))
