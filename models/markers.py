"""AFP and PIVKA-II: baseline, six-week answer, run-in direction, nadir and kinetics (R-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.quantities import Answer, Quantity
from models.records import LabResult
from models.words import Sentence, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerPoint:
    """One result of the series, in the unit of the series. ``new_method``: the line breaks before this point."""

    on: date
    day: int
    value: Quantity
    result: LabResult
    converted: bool = False
    new_method: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerCheck:
    """A result at a checkpoint and its fall from baseline in percent; bounds are None where unbounded."""

    point: MarkerPoint
    fall_low: float | None
    fall_high: float | None


@dataclass(frozen=True, slots=True)
class Kinetic:
    """Doubling time or half-life in days between two consecutive quantified results; the other is None."""

    start: date
    stop: date
    doubling_days: float | None
    half_life_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerCourse:
    """One marker of one patient, in one unit (``unit``); results in another series are in ``other_series``."""

    analyte: str
    unit: str
    points: tuple[MarkerPoint, ...]
    other_series: tuple[MarkerPoint, ...]
    baseline: MarkerPoint | None
    baseline_too_old: bool
    week6: MarkerCheck | None
    answer: Answer
    reason: Sentence
    nadir: MarkerPoint | None
    week2: MarkerPoint | None
    week2_direction: str | None
    kinetics: tuple[Kinetic, ...]
    low: float | None
    high: float | None
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerAnswers:
    """Both markers and the combined six-week answer (R-10.6)."""

    afp: MarkerCourse
    pivka: MarkerCourse
    combined: Answer
    combined_reason: Sentence
