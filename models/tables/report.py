"""Everything a cohort report shows, as facts: tables, pictures and survival figures of one cohort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.cohort.members import COHORT_NAMES, Cohort, Grouping, Measure, Selection, members, provenances
from models.figures.cohort_figure import CohortFigure, FigureChoice, cohort_figure
from models.figures.pictures import Spider, Swimmer, spider, swimmer
from models.figures.waterfalls import MarkerWaterfall, Waterfall, marker_waterfall, waterfall
from models.markers.markers import AFP, PIVKA
from models.record.queries import open_queries
from models.response.response import Criterion
from models.tables.rates import LANDMARK_DAY
from models.tables.table import CohortTable, Courses
from models.tables.tables import adverse_event_table, baseline_table, marker_table, rate_table, response_table
from models.words import Sentence

MARKER_GROUPINGS = (Grouping.AFP, Grouping.PIVKA, Grouping.EITHER)
_WHOLE = (Measure.OS, Measure.PFS, Measure.DOR_MRECIST, Measure.DOR)
_BY_GROUP = (Measure.OS, Measure.PFS, Measure.DOR_MRECIST, Measure.DOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortReport:
    """A cohort's report. ``n`` patients are in its tables, ``safety`` in the one of adverse events.

    ``codes`` name those of the safety set who are in no other table. ``judged``: the date the courses were computed to.
    ``not_closed``: how many queries are not closed, of each patient of the safety set.
    """

    name: Sentence
    n: int
    safety: int
    only_safety: tuple[str, ...]
    judged: date
    rules_version: str
    provenances: tuple[tuple[str, int], ...]
    not_closed: tuple[int, ...]
    baseline: CohortTable
    responses: CohortTable
    rates: CohortTable
    marker_rates: tuple[CohortTable, ...]
    markers: CohortTable
    events: CohortTable
    waterfalls: tuple[Waterfall, ...]
    spiders: tuple[Spider, ...]
    swimmers: tuple[Swimmer, ...]
    marker_waterfalls: tuple[MarkerWaterfall, ...]
    figures: tuple[CohortFigure, ...]

    @property
    def tables(self) -> tuple[CohortTable, ...]:
        return (self.baseline, self.responses, self.rates, *self.marker_rates, self.markers, self.events)


def cohort_report(courses: Courses, name: Sentence, *, safety: Courses | None = None) -> CohortReport:
    """The report of the patients chosen; ``safety`` are those of the adverse events, where they are more.

    Raises ValueError without patients.
    """
    if not courses:
        raise ValueError("a report needs at least one patient")
    all_treated = courses if safety is None else safety
    chosen = members(courses)
    selection = Selection(chosen, len(chosen), name=name)
    codes = {one.code for one in chosen}
    return CohortReport(
        name=name,
        n=len(courses),
        safety=len(all_treated),
        only_safety=tuple(code for _, course in all_treated if (code := course.record.patient.code) not in codes),
        judged=max(course.today for _, course in all_treated),
        rules_version=courses[0][1].rules_version,
        provenances=provenances(members(all_treated)),
        not_closed=tuple(len(open_queries(course.record)) for _, course in all_treated),
        baseline=baseline_table(courses, Grouping.VP),
        responses=response_table(courses, Grouping.VP),
        rates=rate_table(courses, Grouping.VP),
        marker_rates=tuple(rate_table(courses, grouping) for grouping in MARKER_GROUPINGS),
        markers=marker_table(courses, Grouping.VP),
        events=adverse_event_table(all_treated),
        waterfalls=tuple(waterfall(courses, criterion) for criterion in Criterion),
        spiders=tuple(spider(courses, criterion) for criterion in Criterion),
        swimmers=tuple(swimmer(courses, criterion) for criterion in Criterion),
        marker_waterfalls=tuple(marker_waterfall(courses, rule.analyte) for rule in (AFP, PIVKA)),
        figures=tuple(cohort_figure(selection, None, choice) for choice in _choices()),
    )


def _choices() -> tuple[FigureChoice, ...]:
    """The curves of the phase II paper: figures 4 and 5, then 6 and 7 from a landmark."""
    whole = [FigureChoice(measure=measure) for measure in _WHOLE]
    by_vp = [FigureChoice(measure=measure, grouping=Grouping.VP) for measure in _BY_GROUP]
    by_marker = [
        FigureChoice(measure=measure, grouping=grouping, landmark_day=LANDMARK_DAY)
        for grouping in MARKER_GROUPINGS
        for measure in (Measure.PFS, Measure.OS)
    ]
    return (*whole, *by_vp, *by_marker)


def reconstructed_report(everybody: Courses) -> CohortReport:
    """The reconstructed phase II cohort: 21 for efficacy, all 24 who were treated for adverse events.

    Raises ValueError where nobody is reconstructed.
    """
    keys = {one.key for one in members(everybody) if one.reconstructed}
    safety = tuple((key, course) for key, course in everybody if key in keys)
    efficacy = tuple((key, course) for key, course in safety if course.series.points)
    return cohort_report(efficacy, COHORT_NAMES[Cohort.RECONSTRUCTED], safety=safety)
