"""Who stands on the worklist, under which heading and in which order: today's clinic, this week, or everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from operator import itemgetter

from models.worklist.line import Kind, Line, State, Wait

WEEK_DAYS, SOON_DAYS = 7, 14


class Scope(StrEnum):
    """Whose lines are shown."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"


class Group(StrEnum):
    """The headings; the first five are those of today's clinic."""

    CANNOT_WAIT = "cannot wait"
    HERE = "here"
    BOOKED = "booked"
    NOT_BOOKED = "not booked"
    FINISHED = "finished"
    OVERDUE = "overdue"
    OPEN = "open"
    SOON = "soon"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Mark:
    """That somebody is here today since a time, and has finished since another."""

    here: time | None = None
    finished: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is chosen: a scope, kinds of which one must wait (none: any), a protocol (empty: all).

    ``mine``: only what the role of whoever is here may do counts; ``may`` are those kinds. What is asked of somebody
    by name counts for ``user`` alone.
    """

    scope: Scope = Scope.ALL
    kinds: frozenset[Kind] = frozenset()
    protocol: str = ""
    mine: bool = False
    may: frozenset[Kind] = frozenset(Kind)
    user: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    group: Group
    lines: tuple[Line, ...]


NO_MARK = Mark()


def turned(mark: Mark, now: time, *, here: bool) -> Mark:
    """The mark once somebody is said to be here, or else to have finished, at ``now``; said again, it is taken back."""
    if here:
        return Mark(None if mark.here is not None and mark.finished is None else mark.here or now)
    return Mark(mark.here, None if mark.finished is not None else now)


def agenda(lines: Iterable[Line], marks: Mapping[int, Mark], ask: Ask, today: date) -> tuple[Section, ...]:
    """The lines under their headings, in order; headings without a line are left out."""
    groups: dict[Group, list[tuple[tuple[object, ...], Line]]] = {group: [] for group in Group}
    narrowed = bool(ask.protocol or ask.kinds or ask.mine)
    for line in lines:
        if narrowed and not asked_for(line, ask, today):
            continue
        mark = marks.get(line.who.key, NO_MARK)
        group = _today(line, mark, today) if ask.scope is Scope.TODAY else _whenever(line, ask.scope, today)
        if group is not None:
            groups[group].append((_order(line, mark, group, ask, today), line))
    return tuple(
        Section(group, tuple(line for _, line in sorted(found, key=_FIRST))) for group, found in groups.items() if found
    )


_FIRST = itemgetter(0)


def counts(lines: Iterable[Line], ask: Ask, today: date) -> Counter[Kind]:
    """At how many patients each kind waits today, of those whom protocol and ``mine`` leave."""
    found = dict.fromkeys(Kind, 0)
    for line in lines:
        if not ask.protocol or line.protocol == ask.protocol:
            kinds = [one.kind for one in line.waits if one.since <= today and (not ask.mine or _may(one, ask))]
            for kind in kinds if len(kinds) < 2 else set(kinds):
                found[kind] += 1
    return +Counter(found)


def open_windows(lines: Iterable[Line], today: date) -> int:
    """How many patients have a visit whose window is open."""
    return sum(line.visit is not None and line.visit.state == "open" for line in lines)


def asked_for(line: Line, ask: Ask, today: date) -> bool:
    """Whether the filters leave a line."""
    if ask.protocol and line.protocol != ask.protocol:
        return False
    if not ask.kinds and not ask.mine:
        return True
    wanted = ask.kinds or frozenset(Kind)
    return any(one.kind in wanted and one.since <= today and _may(one, ask) for one in line.waits)


def _may(one: Wait, ask: Ask) -> bool:
    if not ask.mine:
        return True
    return one.kind in ask.may and (one.kind is not Kind.QUERY or one.whose in ("", ask.user))


def _today(line: Line, mark: Mark, today: date) -> Group | None:
    """Under which heading of today's clinic a line stands; None where nothing brings the patient there."""
    visit = line.visit
    if mark.finished is not None:
        return Group.FINISHED
    if mark.here is not None:
        return Group.HERE
    if not line.who.deceased and any(one.urgent and one.since <= today for one in line.waits):
        return Group.CANNOT_WAIT
    if visit is not None and visit.on == today and visit.state == "open":
        return Group.BOOKED
    if visit is not None and (visit.state == "overdue" or (visit.state == "open" and visit.due_by == today)):
        return Group.NOT_BOOKED
    return None


def _whenever(line: Line, scope: Scope, today: date) -> Group | None:
    visit, until = line.visit, today + timedelta(days=WEEK_DAYS - 1)
    state = "" if visit is None else visit.state
    if visit is not None and scope is Scope.WEEK:
        soon = line.after if line.after is not None and state not in ("open", "upcoming") else visit
        if state in ("open", "overdue"):
            return Group.OPEN if state == "open" else Group.OVERDUE
        return Group.SOON if soon.state == "upcoming" and soon.opens <= until else None
    if scope is Scope.WEEK:
        return None
    if state in ("overdue", "open"):
        return Group.OVERDUE if state == "overdue" else Group.OPEN
    for one in line.waits:
        if one.since <= today:
            return Group.REVIEW
    coming = next((one for one in (visit, line.after) if one is not None and one.state == "upcoming"), None)
    return Group.SOON if coming is not None and coming.opens <= today + timedelta(days=SOON_DAYS) else None


def _order(line: Line, mark: Mark, group: Group, ask: Ask, today: date) -> tuple[object, ...]:
    """Who is here by the time they came, who is booked by the end of the window, all others by what waits longest."""
    visit, code = line.visit, line.who.code
    if group in _BY_TIME:
        return (mark.finished or mark.here or time.min, code)
    if group in _BY_WINDOW and visit is not None:
        return (visit.due_by, code)
    if group in _BY_LATENESS:
        for one in line.waits:
            if one.state is State.OVERDUE:
                return (one.since, code)
    longest, any_kind = date.max, not ask.kinds and not ask.mine
    for one in line.waits:
        if one.since < longest and one.since <= today and (any_kind or _counts(one, ask)):
            longest = one.since
    return (longest, code)


def _counts(one: Wait, ask: Ask) -> bool:
    return (not ask.kinds or one.kind in ask.kinds) and _may(one, ask)


_BY_TIME, _BY_WINDOW = (Group.HERE, Group.FINISHED), (Group.BOOKED, Group.OPEN)
_BY_LATENESS = (Group.OVERDUE, Group.NOT_BOOKED)
