"""CTCAE grades from laboratory results, highest grades per term, and pattern flags (R-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.words import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class LabGrade:
    """A suggested CTCAE grade from a result; ``grade`` None means it cannot be graded. Never an adverse event
    until a person accepts it."""

    on: date
    analyte: str
    term: str
    grade: int | None
    branch: str
    clinician_may_raise: bool
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSummary:
    term: str
    highest_grade: int
    related: bool
    immune_related: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSummary:
    """Highest grade per term, ordered by highest grade, then term; the two numbers count terms."""

    by_term: tuple[TermSummary, ...]
    any_grade: int
    grade_3_or_more: int
