"""What people decide and answer: how readers are adjudicated, who signed, what came of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


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
class Signature:
    """Who stands for what was recorded, and since when; ``at`` None where only the day is known."""

    by: str
    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class GradeStep:
    """From ``on`` an adverse event had this ``grade``; ``finding`` is what was found or done then."""

    on: date
    grade: int
    finding: str | None = None


class Relation(StrEnum):
    """Whether an adverse event is related to one drug; that nobody can tell is an answer, too."""

    RELATED = "related"
    NOT_RELATED = "not related"
    UNKNOWN = "unknown"
