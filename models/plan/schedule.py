"""The visit plan of a protocol on the calendar of one patient: what was done, what is due, what is overdue (R-13)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from models.record.impossible import occurrences
from models.record.partialdate import first_day
from models.record.protocol import PlannedVisit, Protocol, ScheduledVisit
from models.record.records import Appointment, Record, VisitKind

MARKERS = ("AFP", "PIVKA-II")


def schedule(record: Record, protocol: Protocol, today: date) -> tuple[ScheduledVisit, ...]:
    """Every planned visit with its window, both ends included, and what became of it by ``today``.

    A visit or an imaging inside the window does it, the nearest to the planned day. Outside every window an imaging
    counts for the planned day it is nearest to (day 0, and a day after the last, are taken as such), a visit only if
    it came after that window: one that comes before may be for any reason. A plan without imaging is also done by a
    marker result, and none by a telephone contact. Nothing is planned for a patient who has died. A visit that did
    not take place is overdue until a later one did, or the patient has died: from then on it was missed, and is past
    making up. Before treatment has started nothing is planned.

    A visit that was moved keeps its window. What takes place on its new day does it, the nearest is the nearest to that
    day, and it is not overdue before it. One that was skipped is never overdue or missed; only what takes place in its
    window does it all the same. A visit more, of no plan, has the one day it was planned for.
    """
    if not record.started:
        return ()
    imaged = {record.day(imaging.date) for imaging in record.imaging}
    seen = imaged | {record.day(visit.date) for visit in record.visits if visit.kind is not VisitKind.TELEPHONE}
    sampled = {record.day(result.date) for result in record.labs if result.analyte in MARKERS}
    now, died = record.day(today), _last_day(record)
    last = None if died is None else record.day(died)
    moved = {entry.visit: entry for entry in record.planned_visits}
    plans = (*protocol.visits, *_more(record, protocol))
    days = {plan.label: _day(record, plan, moved.get(plan.label)) for plan in plans}
    anchors = _anchors([days[plan.label] for plan in protocol.visits])
    with_imaging, without = _Days(seen, imaged, anchors, now=now), _Days(seen | sampled, imaged, anchors, now=now)
    found = []
    for plan in plans:
        day, entry = days[plan.label], moved.get(plan.label)
        skipped = entry is not None and entry.skipped is True
        done = (with_imaging if plan.imaging else without).done(plan, day, inside_only=skipped)
        if done is None and last is not None and max(plan.latest, day) >= last:
            continue
        found.append(_scheduled(record, plan, done, now=now, day=day, entry=entry))
    found.sort(key=lambda visit: visit.on)
    made = max((visit.on for visit in found if visit.done_on is not None), default=date.min)
    return tuple(_past(visit, made, died=died) for visit in found)


def _last_day(record: Record) -> date | None:
    """The day of the death; where it is not known, the last day on which somebody who has died was surely alive."""
    outcome = record.outcome
    if outcome.died is not None or not outcome.is_dead:
        return outcome.died
    seen = [found.on for found in occurrences(record) if not found.is_last_contact and not found.is_result]
    return max([*seen, record.day_zero if outcome.death_date is None else first_day(outcome.death_date)])


def _more(record: Record, protocol: Protocol) -> Iterator[PlannedVisit]:
    """Planned visits of a name that the protocol does not have: the day first planned for, without a window."""
    own = {plan.label for plan in protocol.visits}
    for entry in record.planned_visits:
        first = entry.moved_from or entry.day
        if entry.visit not in own and first is not None:
            own.add(entry.visit)
            day = record.day(first)
            yield PlannedVisit(entry.visit, day, day, day, imaging=False)


def _day(record: Record, plan: PlannedVisit, entry: Appointment | None) -> int:
    """The day of a plan, or the one to which it was moved."""
    return plan.day if entry is None or entry.day is None else record.day(entry.day)


def _anchors(planned: Iterable[int]) -> tuple[int, ...]:
    """The planned days, with day 0 before them and one interval after them: further off belongs to none of them."""
    days = sorted({0, *planned})
    return (*days, 2 * days[-1] - days[-2]) if len(days) > 1 else tuple(days)


def _nearest(planned: Sequence[int], day: int) -> int:
    """The planned day nearest to a day, of two the earlier."""
    place = bisect_left(planned, day)
    around = planned[max(place - 1, 0) : place + 1]
    return min(around, key=lambda other: abs(day - other))


class _Days:
    """The days on which something took place, each with the planned day nearest to it."""

    def __init__(self, days: Iterable[int], imaged: Container[int], planned: Sequence[int], *, now: int) -> None:
        self._days = sorted(day for day in days if 0 < day <= now)
        self._imaged = imaged
        self._nearest = [_nearest(planned, day) for day in self._days]

    def done(self, plan: PlannedVisit, planned: int, *, inside_only: bool = False) -> int | None:
        """The day on which a visit of the plan, ``planned`` for a day, took place, in its window or off it."""
        inside = self._days[bisect_left(self._days, plan.earliest) : bisect_right(self._days, plan.latest)]
        inside += [planned] if planned in self._days else []
        if inside:
            return min(reversed(inside), key=lambda day: abs(day - planned))
        near = [
            day
            for day, nearest in zip(self._days, self._nearest, strict=True)
            if nearest == planned and (day > plan.latest or day in self._imaged) and not inside_only
        ]
        return min(near, key=lambda day: (day not in self._imaged, abs(day - planned)), default=None)


def _scheduled(
    record: Record, plan: PlannedVisit, done: int | None, *, now: int, day: int, entry: Appointment | None
) -> ScheduledVisit:
    start = record.day_zero
    off = 0 if done is None else max(done - plan.latest, plan.earliest - done, 0)
    return ScheduledVisit(
        plan=plan,
        on=start + timedelta(days=day),
        earliest=start + timedelta(days=plan.earliest),
        latest=start + timedelta(days=plan.latest),
        state=_state(plan, done, now=now, day=day, skipped=entry is not None and entry.skipped is True),
        done_on=None if done is None else start + timedelta(days=done),
        days_off=off,
        moved_from=None if day == plan.day else start + timedelta(days=plan.day),
        reason="" if entry is None else entry.reason or "",
    )


def _past(visit: ScheduledVisit, last_made: date, *, died: date | None) -> ScheduledVisit:
    missed = visit.state == "overdue" and (died is not None or visit.on < last_made)
    return replace(visit, state="missed") if missed else visit


def _state(plan: PlannedVisit, done: int | None, *, now: int, day: int, skipped: bool) -> str:
    if done is not None:
        return "late" if done > plan.latest else "early" if done < plan.earliest else "done"
    if skipped:
        return "skipped"
    if now > max(plan.latest, day):
        return "overdue"
    return "open" if now >= min(plan.earliest, day) else "upcoming"


def not_made(planned: Sequence[ScheduledVisit]) -> tuple[ScheduledVisit, ...]:
    """The overdue visits: those since the last one that took place. Chart, tile and flag count these."""
    return tuple(visit for visit in planned if visit.state == "overdue")
