"""Liver function and stage: ALBI, Child-Pugh, BCLC, neutrophil-lymphocyte ratio (R-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.words import Sentence, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class LiverFunction:
    """Scores at one visit from the results nearest to it within ±7 days; None where ``missing`` names what is needed."""

    on: date
    day: int
    albi: float | None
    albi_grade: str | None
    child_pugh_points: int | None
    child_pugh_class: str | None
    nlr: float | None
    missing: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Stage:
    bclc: str | None
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Stages:
    """BCLC at baseline and at the last visit; None without anything to judge from."""

    baseline: Stage | None
    last: Stage | None
