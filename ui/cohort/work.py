"""What the Cohort place asks for and what the worker answers: the chosen patients, their figure, and who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from models.cohort.filter import EVERYONE, CohortFilter, chosen
from models.cohort.filter_offers import Offers, offers
from models.cohort.imported import ImportedCohort
from models.cohort.matching import Covariate, Matched, matched
from models.cohort.members import Cohort, CohortMember, Grouping, LeftOut, member, members_of, provenances
from models.course.course import Course
from models.figures.cohort_figure import cohort_figure
from models.figures.imported_figure import columns, imported_figure
from models.figures.parts import CohortFigure, FigureChoice
from models.statistics.hazards import CoxModel, cox
from models.words import Sentence
from storage.clinic.cohorts import KeptCohort, SavedFilter, cohorts, filter_versions, filters, read_cohort
from storage.clinic.store import Store
from storage.roles import Actor

if TYPE_CHECKING:
    from models.tables.table import CohortTable

Courses = tuple[tuple[int, Course], ...]
Fit = Callable[..., CoxModel]
NOTHING_OFFERED = Offers()
WHOLE = FigureChoice(cohort=Cohort.CHOSEN)


class SourceKind(StrEnum):
    """Where the patients of the place come from: the clinic file, or a cohort that was brought into it."""

    CLINIC = "clinic"
    RECONSTRUCTED = "reconstructed"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """``key`` is the store's handle on a cohort from a file."""

    kind: SourceKind = SourceKind.CLINIC
    key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAsk:
    """Everything that was chosen in the place. ``patient``: the code of who is shown on the figure, none if empty.

    ``matched``: the covariates in which the patients must be like the one who is shown.
    """

    source: Source = Source()
    wanted: CohortFilter = EVERYONE
    choice: FigureChoice = WHOLE
    patient: str = ""
    matched: tuple[Covariate, ...] = ()

    @property
    def of_file(self) -> bool:
        return self.source.kind is SourceKind.FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAnswer:
    """``inside``: the patient who is shown belongs to the chosen ones. ``courses`` are those of the chosen.

    ``chosen`` of ``considered`` patients or rows, the others by reason in ``not_chosen``; ``labels`` say who of them is
    not a patient of this clinic, with how many. ``columns`` are those that can divide a cohort from a file, None for
    the clinic's own. ``reconstructed``: the clinic file holds the reconstructed cohort. ``kept`` and ``saved`` are the
    cohorts and filters to choose from, of each filter all versions, the latest first. ``actor``: who asks. ``safety``:
    whose adverse events are counted, who may be more than the chosen ones.
    """

    ask: CohortAsk
    figure: CohortFigure
    chosen: int
    considered: int
    labels: tuple[tuple[str | Sentence, int], ...] = ()
    not_chosen: tuple[LeftOut, ...] = ()
    inside: bool = False
    offers: Offers = NOTHING_OFFERED
    courses: Courses = ()
    reconstructed: bool = False
    matched: Matched | None = None
    columns: tuple[str, ...] | None = None
    cohort: ImportedCohort | None = None
    kept: tuple[KeptCohort, ...] = ()
    saved: tuple[tuple[SavedFilter, ...], ...] = ()
    actor: Actor | None = None
    safety: Courses = ()


class CohortDesk:
    """Answers, and what it has worked out before: a member per course, the last cohort from a file. For the worker."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Course, CohortMember]] = {}
        self._file: ImportedCohort | None = None

    def answer(
        self, store: Store, ask: CohortAsk, *, courses: Courses, shown: tuple[int, Course] | None, fit: Fit = cox
    ) -> CohortAnswer:
        """Everything that the place shows of what was asked. Raises StoreProblem where the file cannot be read."""
        kept = cohorts(store)
        if ask.of_file and all(one.key != ask.source.key for one in kept):
            ask = replace(ask, source=Source(), choice=replace(ask.choice, grouping=Grouping.NONE, column=""))
        found = self._of_file(store, ask, shown, fit) if ask.of_file else self._of_clinic(ask, courses, shown, fit)
        saved = tuple(filter_versions(store, one.name)[::-1] for one in filters(store))
        return replace(found, kept=kept, saved=saved, actor=store.actor)

    def _of_clinic(self, ask: CohortAsk, courses: Courses, shown: tuple[int, Course] | None, fit: Fit) -> CohortAnswer:
        everyone = base = self._members(courses)
        if ask.source.kind is SourceKind.RECONSTRUCTED:
            base = members_of(Cohort.RECONSTRUCTED, everyone, "")
        patient = next((one for one in everyone if shown is not None and one.key == shown[0]), None)
        selection = chosen(ask.wanted, base)
        inside = patient is not None and any(one.key == patient.key for one in selection.members)
        like, drawn = None, selection
        if patient is not None and ask.matched:
            like = matched(selection.members, patient, ask.matched)
            drawn = replace(like.selection, after_start=selection.after_start)
        keys = {one.key for one in drawn.members}
        treated = keys
        if ask.source.kind is SourceKind.RECONSTRUCTED and ask.wanted == EVERYONE and like is None:
            treated = {one.key for one in everyone if one.reconstructed}  # three of them only for their adverse events
        return CohortAnswer(
            ask=ask,
            figure=cohort_figure(drawn, patient, ask.choice, fit=fit),
            chosen=len(drawn.members),
            considered=selection.considered,
            labels=provenances(drawn.members),
            not_chosen=(*selection.left_out, *(like.selection.left_out if like is not None else ())),
            inside=inside,
            offers=offers(base),
            courses=tuple((key, course) for key, course in courses if key in keys),
            safety=tuple((key, course) for key, course in courses if key in treated),
            reconstructed=any(one.reconstructed for one in everyone),
            matched=like,
        )

    def _of_file(self, store: Store, ask: CohortAsk, shown: tuple[int, Course] | None, fit: Fit) -> CohortAnswer:
        key = ask.source.key
        assert key is not None
        if self._file is None or self._file.key != key:
            self._file = read_cohort(store, key)
        cohort = self._file
        patient = member(*shown) if shown is not None and shown[1].record.started else None
        by = (("",) if cohort.groups is not None else ()) + columns(cohort)
        choice = ask.choice
        if choice.grouping is not Grouping.NONE and choice.column not in by:
            choice = replace(choice, grouping=Grouping.NONE, column="")
        figure = imported_figure(cohort, choice, patient, fit=fit)
        return CohortAnswer(
            ask=replace(ask, choice=choice),
            figure=figure,
            chosen=figure.n,
            considered=cohort.n,
            labels=((cohort.label, cohort.n),),
            columns=by,
            cohort=cohort,
        )

    def _members(self, courses: Sequence[tuple[int, Course]]) -> tuple[CohortMember, ...]:
        """A member per course, in order; only courses that were computed anew give new ones."""
        known, self._known = self._known, {}
        for key, course in courses:
            before = known.get(key)
            same = before is not None and before[0] is course
            self._known[key] = before if same and before is not None else (course, member(key, course))
        return tuple(found for _, found in self._known.values())


def tables(courses: Courses, choice: FigureChoice, *, safety: Courses) -> tuple[CohortTable, ...]:
    """Baseline, responses, markers, adverse events (of ``safety``) and rates, divided as the curves are."""
    from models.tables.tables import adverse_event_table, baseline_table, marker_table, rate_table, response_table

    by = choice.grouping
    return (
        baseline_table(courses, by),
        response_table(courses, by),
        marker_table(courses, by),
        adverse_event_table(safety),
        rate_table(courses, by, landmark_day=choice.landmark_day),
    )
