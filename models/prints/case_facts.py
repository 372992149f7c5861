"""What a case figure holds: rows of marks on days from an anchor, each with its value as reported and its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.record.records import Sex, Treatment
from models.response.response import Criterion, Response
from models.words import Sentence


class Anchor(StrEnum):
    """What day 0 is."""

    INFUSION = "the first infusion of cells"
    START = "the start of treatment"
    FIRST_ENTRY = "the first entry; treatment has not started"
    NOTHING = "not defined: nothing is recorded"


class DayKind(StrEnum):
    """How well the day of a mark, or its value, is known."""

    RECORDED = "day recorded"
    COUNTED = "day counted from intervals, or known in part"
    ORDER = "order known, days not"
    UNKNOWN = "value or day not known"


class Source(StrEnum):
    TREATMENT = "treatment record"
    RESULT = "laboratory result"
    READ = "imaging read"
    EVENT = "adverse-event record"


class Panel(StrEnum):
    TREATMENT = "treatment"
    MARKER = "tumour marker"
    SUM = "sum of diameters"
    COUNT = "blood count"
    ANALYTE = "other result"
    LESION = "lesion"
    EVENT = "adverse event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that is drawn. ``day`` None: not known. ``until``: the last day of what lasts.

    ``value`` is as reported, ``number`` where it is drawn; ``censored`` is ``up`` or ``down`` for a bound.
    ``detail``: what else is said of it, a word of the record. ``ongoing``: no end is recorded.
    """

    day: int | None
    until: int | None = None
    kind: DayKind = DayKind.RECORDED
    value: str = ""
    unit: str = ""
    number: float | None = None
    censored: str = ""
    source: Source = Source.RESULT
    detail: str = ""
    modality: str = ""
    response: Response | None = None
    grade: int | None = None
    grade_known: bool = True
    omitted: bool = False
    ongoing: bool = False
    serious: bool = False
    treatment: Treatment | None = None

    @property
    def lasting(self) -> bool:
        return self.until is not None and self.day is not None and self.until > self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the figure. ``parted`` are days across which no line is drawn: surgery took what was measured.

    ``criterion``: of a sum. ``low`` and ``high``: the laboratory's range in ``unit``.
    """

    panel: Panel
    name: str
    kind: str = ""
    unit: str = ""
    marks: tuple[Mark, ...] = ()
    criterion: Criterion | None = None
    parted: tuple[int, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def known(self) -> tuple[Mark, ...]:
        """The marks whose day is known at all."""
        return tuple(mark for mark in self.marks if mark.day is not None)


@dataclass(frozen=True, slots=True)
class Absent:
    """What is not recorded and so not drawn: under a title, item by item."""

    title: Sentence
    items: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFigure:
    """Everything of one patient that a case figure draws, without the person: code, sex and age in years alone.

    ``calendar_known``: False where the source tells intervals, and no dates. ``last``: the last day known.
    """

    code: str
    sex: Sex | None
    age: int | None
    anchor: Anchor
    calendar_known: bool
    rows: tuple[Row, ...]
    absent: tuple[Absent, ...]
    last: int | None
    died: bool

    def of(self, *panels: Panel) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.panel in panels)

    @property
    def days(self) -> tuple[int, ...]:
        """Every day on which something is drawn, day 0 too."""
        found = {0} if self.anchor is not Anchor.NOTHING else set()
        for row in self.rows:
            for mark in row.known:
                found |= {day for day in (mark.day, mark.until) if day is not None}
        return tuple(sorted(found))

    @property
    def kinds(self) -> tuple[DayKind, ...]:
        """The kinds of marks that occur, in order."""
        found = {mark.kind for row in self.rows for mark in row.marks}
        return tuple(kind for kind in DayKind if kind in found)
