"""Flags: what a clinician should look at, each with its severity and its working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.words import Sentence, Why


class Severity(StrEnum):
    INFORMATION = "information"
    REVIEW = "review"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """``data_gap`` marks a flag about what is missing; it is drawn with its own shape."""

    severity: Severity
    summary: Sentence
    why: Why
    on: date | None = None
    data_gap: bool = False

    @property
    def rule(self) -> str:
        return self.why.rule
