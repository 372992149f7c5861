"""What liver function and stage come out as (R-12): the scores of one date, a stage, and both stages of a patient."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.record.records import Ascites, Encephalopathy, LabResult
from models.words import Sentence, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class LiverFunction:
    """Scores at one date from the results nearest to it within ±7 days; None where ``missing`` names what is needed.

    The date is a visit's, or (not ``at_visit``) that of results without a visit. ``missing`` is what ALBI and
    Child-Pugh need, ``missing_for_nlr`` what the ratio needs. ``least_points`` and ``most_points`` are what the
    Child-Pugh points can be with what is known. ``used`` are the results by analyte, with their own dates.
    """

    on: date
    day: int
    albi: float | None
    albi_grade: str | None
    child_pugh_points: int | None
    child_pugh_class: str | None
    nlr: float | None
    missing: tuple[str, ...]
    missing_for_nlr: tuple[str, ...]
    least_points: int
    most_points: int
    used: Mapping[str, LabResult]
    ascites: Ascites | None
    encephalopathy: Encephalopathy | None
    explain: Callable[[LiverFunction], Why] = field(compare=False, repr=False)
    at_visit: bool = True

    @property
    def missing_for_albi(self) -> tuple[str, ...]:
        """What ALBI alone needs: INR, ascites and encephalopathy do not count for it."""
        return tuple(name for name in self.missing if name in ("bilirubin", "albumin")) if self.albi is None else ()

    @property
    def why(self) -> Why:
        """The working of the three scores, written out only when somebody asks."""
        return self.explain(self)


@dataclass(frozen=True, slots=True)
class Stage:
    """A BCLC stage, None where it cannot be told, with its reason."""

    bclc: str | None
    reason: Sentence
    explain: Callable[[], Why] = field(compare=False, repr=False)

    @property
    def why(self) -> Why:
        """The working, written out only when somebody asks."""
        return self.explain()


@dataclass(frozen=True, slots=True)
class Stages:
    """BCLC at baseline and at the last visit; None without anything to judge from.

    ``baseline_liver`` are the scores from the baseline results, whose age is not limited to a visit's window.
    """

    baseline: Stage | None
    last: Stage | None
    baseline_liver: LiverFunction | None = None
