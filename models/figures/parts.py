"""What a survival figure is made of: the choice, its curves, comparison, the patient's mark, who is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.cohort.groupings import FALLS, Falls
from models.cohort.members import COHORT_NAMES, Cohort, Grouping, GroupName, LeftOut, Measure
from models.statistics.comparison import LogRank, Pair, Permutation
from models.statistics.hazards import CoxModel
from models.statistics.proportional import ProportionalHazards
from models.statistics.survival import Curve, Estimate, Limits, PointEstimate, RestrictedMean
from models.words import Sentence

RATE_MONTHS = (6, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChoice:
    """What a person has chosen. ``landmark_day`` None: curves begin at the start of treatment.

    ``column`` names the column of an imported cohort that divides it; empty for the groups of the file. ``falls`` of
    AFP and PIVKA-II in percent are those by which the members were judged, for the names of their groups.
    """

    measure: Measure = Measure.OS
    cohort: Cohort = Cohort.RECONSTRUCTED
    grouping: Grouping = Grouping.NONE
    landmark_day: int | None = None
    limits: Limits = Limits.LOG_LOG
    count_patient: bool = False
    column: str = ""
    falls: Falls = FALLS


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCurve:
    """One curve. Its clock starts ``offset`` days after the start of treatment; its other times count from the start.

    ``key`` names the group in every language: "Vp3", "met".
    """

    name: GroupName
    curve: Curve
    offset: float
    median: Estimate
    rates: tuple[PointEstimate, ...]
    thin_from: float
    follow_up: Estimate
    restricted_mean: RestrictedMean
    of_patient: bool
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more groups compared; ``refused`` says why there is neither p nor hazard ratio (R-14.4).

    ``pairs`` are compared by log-rank with Holm's correction; there are none between two groups. ``early`` weighs
    early differences (Fleming-Harrington 1,0). ``means`` are restricted means of the groups as they are drawn, all up
    to the time to which every group was followed, so that they can be compared.
    """

    refused: Sentence | None
    log_rank: LogRank | None = None
    permutation: Permutation | None = None
    cox: CoxModel | None = None
    reference: GroupName | None = None
    against: tuple[GroupName, ...] = ()
    pairs: tuple[Pair, ...] = ()
    pair_names: tuple[tuple[GroupName, GroupName], ...] = ()
    early: LogRank | None = None
    proportional: ProportionalHazards | None = None
    means: tuple[RestrictedMean, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStanding:
    """One group at the time that the patient has reached; ``estimate`` is None where fewer than five are at risk."""

    name: GroupName
    n: int
    at_risk: int
    estimate: PointEstimate | None
    words: Sentence
    of_patient: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientMark:
    """The patient's triangle on the time axis: days since the start of the clock, filled when it ended with the event.

    ``days`` None: the patient has no place on this axis, and ``words`` say why. ``percentile`` places the time among
    the events of the cohort; ``by_group`` is the position in every group that is drawn.
    """

    code: str
    days: float | None
    event: bool
    words: tuple[Sentence, ...]
    percentile: Sentence | None = None
    by_group: tuple[GroupStanding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortFigure:
    """Everything that a survival figure shows. ``considered`` counts the cohort before anybody was left out.

    ``source`` names the cohort: its filter, or its file. ``warnings`` are what a reader must be careful about,
    ``small`` the first of them where a group is small.
    """

    choice: FigureChoice
    groups: tuple[GroupCurve, ...]
    considered: int
    left_out: tuple[LeftOut, ...]
    comparison: Comparison | None
    patient: PatientMark | None
    provenances: tuple[tuple[str, int], ...]
    judged: date | None
    small: Sentence | None
    conditional: tuple[Sentence, ...]
    caption: tuple[Sentence, ...]
    source: Sentence = COHORT_NAMES[Cohort.CHOSEN]
    warnings: tuple[Sentence, ...] = ()

    @property
    def n(self) -> int:
        return sum(group.curve.n for group in self.groups)

    @property
    def events(self) -> int:
        return sum(group.curve.event_count for group in self.groups)

    @property
    def left_out_count(self) -> int:
        return sum(entry.count for entry in self.left_out)
