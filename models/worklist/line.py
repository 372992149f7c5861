"""One line of a patient for lists of many: who it is, how it stands, and what waits. Facts only.

A line says nothing that is counted from today but days and age, which are counted anew when it is read: until its day
``until`` it is what the course of any day would give. Ten thousand are read at once, hence named tuples.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from models.record.partialdate import Day, age_on

if TYPE_CHECKING:  # who only reads lines needs none of the rules
    from models.course.summary import PatientSummary
    from models.response.response import Response


class Kind(StrEnum):
    """What sort of thing waits. Rows of a laboratory's file wait for no patient."""

    VISIT = "visit"
    RESULTS = "results"
    READ = "read"
    CONFIRMATION = "confirmation"
    DOSE = "dose"
    GRADES = "grades"
    FLAGS = "flags"
    QUERY = "query"
    ANSWER = "answer"
    DRAFT = "draft"  # what somebody typed and has not saved lies beside the record: it is no part of the line


class State(StrEnum):
    """How it waits; the words of each stand in the screen's own list."""

    OPEN = "open"  # a window
    OVERDUE = "overdue"
    UNSIGNED = "unsigned"
    SECOND = "second"  # a read that only one of two readers has made
    ADJUDICATE = "adjudicate"
    AWAITED = "awaited"
    DUE = "due"
    UNDECIDED = "undecided"
    UNSEEN = "unseen"
    BEGUN = "begun"
    ASKED = "asked"
    ANSWERED = "answered"


class Wait(NamedTuple):
    """One thing that waits, from the day ``since`` on: before it, it is only planned.

    ``on`` is the day it lies on in the record, ``until`` the last day it may be done. ``number`` things, ``beyond`` of
    them outside their range. ``name``: of the visit, reader, agent, response, or results beyond critical limits; what
    the first query is about. ``whose``: the one person who is asked, or who answered.
    """

    kind: Kind
    state: State
    since: date
    on: date
    until: date | None = None
    number: int = 1
    beyond: int = 0
    name: str = ""
    urgent: bool = False
    whose: str = ""

    def waits(self, today: date) -> bool:
        return self.since <= today


class Window(NamedTuple):
    """The visit that a line shows: its window, both ends included, its state, and what of it is recorded.

    ``items``: ``1`` recorded, ``0`` not, ``-`` not planned; imaging, AFP, PIVKA-II, blood, ECOG, in this order.
    """

    label: str
    on: date
    earliest: date
    latest: date
    state: str
    done_on: date | None = None
    moved_days: int = 0
    items: str = ""

    @property
    def opens(self) -> date:
        return min(self.earliest, self.on)

    @property
    def due_by(self) -> date:
        return max(self.latest, self.on)


class Line(NamedTuple):
    """``judged``: the day by which it was derived; it stands ``until`` and no longer.

    ``afp``: the last results as ``trend`` reads them, ``afp_words`` the latest as reported with unit and letter.
    ``treated``: something is being given. ``gap``: what the most severe open flag is about is missing.
    """

    who: PatientSummary
    judged: date
    until: date
    start: date | None = None
    born: Day | None = None
    died: date | None = None
    protocol: str = ""
    mrecist: Response | None = None
    thrombus: str = ""
    child_pugh: str = ""
    treated: bool = False
    gap: bool = False
    visit: Window | None = None
    after: Window | None = None
    afp: str = ""
    afp_words: tuple[str, str, str] | None = None
    waits: tuple[Wait, ...] = ()
    centre: str = ""

    @property
    def trend(self) -> tuple[tuple[date, float], ...]:
        """The last results of AFP with their days; read only where it is drawn."""
        pairs = (pair.partition(":") for pair in self.afp.split())
        return tuple((date.fromordinal(int(day)), float(value)) for day, _, value in pairs)

    def stands(self, today: date) -> bool:
        """Whether the line is what the course of ``today`` would give."""
        return self.judged <= today <= self.until

    def waiting(self, today: date) -> tuple[Wait, ...]:
        """What waits today, what has waited longest first."""
        return tuple(sorted((one for one in self.waits if one.waits(today)), key=lambda one: one.since))


def with_draft(line: Line, begun: date) -> Line:
    """The line with an unsaved form that was begun on a day."""
    return line._replace(waits=(*line.waits, Wait(Kind.DRAFT, State.BEGUN, begun, begun)))


def counted(
    start: date | None, died: date | None, born: Day | None, *, dead: bool, today: date
) -> tuple[int | None, int | None, int | None]:
    """Day today, last day and age, as ``summary`` counts them."""
    end = died or today
    day = None if start is None else (today - start).days
    last_day = None if start is None or (dead and died is None) else (end - start).days
    return day, last_day, age_on(born, end)


ONE_DAY = timedelta(days=1)
