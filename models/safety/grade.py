"""A suggested laboratory grade, as every rule and page meets it (R-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from models.record.ctcae import Bound
from models.record.labs import in_rule_unit
from models.record.records import LabResult, Visit
from models.words import Sentence, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeBasis:
    """What the grades of one series by the same limits share: made once, because a long course has hundreds of grades.

    ``baseline`` is the result compared with, None where there is none or where it is the result itself.
    """

    analyte: str
    term: str
    version: str
    baseline: LabResult | None = None
    bounds: tuple[Bound, ...] = ()
    high: bool = True
    anticoagulated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabGrade:
    """A suggested CTCAE grade from a result; ``grade`` None means it cannot be graded. Never an adverse event
    until a person accepts it.

    ``lowest`` and ``highest`` bound a grade that cannot be given, ``reason`` says why, ``severe``: by every range
    stored for the analyte it would be 3 or 4 (R-11.2). ``queued``: from a result after the start of treatment, so that
    a person has something to review; the baseline and what lies before it never are.
    """

    on: date
    basis: GradeBasis
    grade: int | None
    branch: str
    clinician_may_raise: bool
    queued: bool
    lowest: int
    highest: int
    explain: Callable[[LabGrade], Why] = field(compare=False, repr=False)
    result: LabResult | None = None
    visit: Visit | None = None
    reason: Sentence | None = None
    severe: bool = False

    @property
    def analyte(self) -> str:
        return self.basis.analyte

    @property
    def term(self) -> str:
        return self.basis.term

    @property
    def version(self) -> str:
        return self.basis.version

    @property
    def baseline(self) -> LabResult | None:
        return self.basis.baseline

    @property
    def provisional(self) -> bool:
        """Graded without a baseline to compare with."""
        return self.branch == "no baseline"

    @property
    def change_from_baseline_percent(self) -> Decimal | None:
        """Change of an exact result from an exact baseline, uncut; it stands beside grades that have no baseline
        branch, because in cirrhosis platelets and albumin are often abnormal at baseline."""
        if self.result is None or self.baseline is None:
            return None
        before, now = in_rule_unit(self.baseline), in_rule_unit(self.result)
        if before.censored or now.censored or not before.low:
            return None
        return (now.low - before.low) / before.low * 100

    @property
    def why(self) -> Why:
        """The working, written out only when somebody asks: a long course has hundreds of grades."""
        return self.explain(self)
