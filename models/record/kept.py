"""What every record carries besides its content, and the small parts of records: judgements, stories, plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from models.record.partialdate import Day


class VisitKind(StrEnum):
    """Where a visit took place; nobody was examined at a telephone contact."""

    CLINIC = "clinic"
    TELEPHONE = "telephone"
    WARD = "ward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What every record carries besides its content; neither part counts when two records are compared.

    ``key`` is the store's handle on the row (None outside the store); ``written`` are the keys that the case file
    wrote, so that an export repeats an import exactly (None: every key that is not None is written).
    """

    key: int | None = field(default=None, compare=False, repr=False)
    written: frozenset[str] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who stands for what was recorded, and since when; ``at`` None where only the day is known."""

    by: str
    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Kept):
    """A planned visit on a day of its own, or skipped; ``visit`` is its name in the plan, the last entered counts.

    ``moved_from`` is the day on which it was planned before. A name that the plan does not have is a visit more.
    """

    visit: str
    day: date | None = None
    moved_from: date | None = None
    skipped: bool | None = None
    reason: str | None = None


class JudgedBy(StrEnum):
    """The criterion by which two readers were adjudicated."""

    RECIST = "recist"
    MRECIST = "mrecist"
    IRECIST = "irecist"


class Judgement(StrEnum):
    """The overall response that an adjudication gives."""

    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "Non-CR/Non-PD"
    PD = "PD"
    NOT_EVALUABLE = "not evaluable"


@dataclass(frozen=True, slots=True)
class GradeStep:
    """From ``on`` an adverse event had this ``grade``; ``finding`` is what was found or done then.

    Only the onset may be known in part.
    """

    on: Day
    grade: int
    finding: str | None = None


class Relation(StrEnum):
    """Whether an adverse event is related to one drug; that nobody can tell is an answer, too."""

    RELATED = "related"
    NOT_RELATED = "not related"
    UNKNOWN = "unknown"


class QueryState(StrEnum):
    """Open: it waits for an answer; answered: it waits for whoever asked."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Kept):
    """A data manager's question at one value, of whoever entered it (``asked_of``); its answer; who closed it.

    ``about`` is the place of the value in the case file, that of the list alone once the row was taken out.
    ``asked_value`` is what stood there then, in words ("" where nothing was recorded; None: not told). Days, or days
    with a time, are text as the case file has them. Whatever is asked again is a query of its own. ``subject``, what
    the row was called, is the store's.
    """

    about: str
    question: str
    asked_of: str | None = None
    asked_value: str | None = None
    asked_by: str | None = None
    asked_on: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_on: str | None = None
    closed_by: str | None = None
    closed_on: str | None = None
    subject: str = field(default="", compare=False)

    @property
    def state(self) -> QueryState:
        if self.closed_on is not None:
            return QueryState.CLOSED
        return QueryState.OPEN if self.answer is None else QueryState.ANSWERED

    @property
    def waits_since(self) -> date | None:
        """The day of the question, or of the answer that nobody has looked at; None where it is not told."""
        told = self.answered_on if self.state is QueryState.ANSWERED else self.asked_on
        return None if told is None else date.fromisoformat(told[:10])
