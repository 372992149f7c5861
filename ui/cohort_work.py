"""What the Cohort place asks for and what the worker answers: the chosen patients, their figure and their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.cohort import Cohort, CohortMember, Selection, member, members_of
from models.cohort_figure import cohort_figure
from models.cohort_filter import EVERYONE, CohortFilter, chosen
from models.course import Course
from models.figure import CohortFigure, FigureChoice
from models.filter_offers import Offers, offers
from models.hazards import CoxModel, cox

Courses = tuple[tuple[int, Course], ...]
Fit = Callable[..., CoxModel]


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
    """Everything that was chosen in the place. ``patient``: the code of who is shown on the figure, none if empty."""

    source: Source = Source()
    wanted: CohortFilter = EVERYONE
    choice: FigureChoice = WHOLE
    patient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAnswer:
    """``inside``: the patient who is shown belongs to the chosen ones. ``courses`` are those of the chosen.

    ``reconstructed``: the clinic file holds the reconstructed cohort.
    """

    ask: CohortAsk
    figure: CohortFigure
    chosen: Selection
    offers: Offers
    inside: bool
    courses: Courses
    reconstructed: bool


class Members:
    """What a cohort needs of every course, worked out once per course. Used on the worker only."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Course, CohortMember]] = {}

    def of(self, courses: Sequence[tuple[int, Course]]) -> tuple[CohortMember, ...]:
        """A member per course, in order; courses that were computed anew give new members."""
        known, self._known = self._known, {}
        for key, course in courses:
            before = known.get(key)
            same = before is not None and before[0] is course
            self._known[key] = before if same and before is not None else (course, member(key, course))
        return tuple(found for _, found in self._known.values())


def answer(ask: CohortAsk, courses: Courses, members: Members, *, fit: Fit = cox) -> CohortAnswer:
    """The figure of the clinic's own patients, with everything that the head of the place says."""
    everyone = members.of(courses)
    base = everyone
    if ask.source.kind is SourceKind.RECONSTRUCTED:
        base = members_of(Cohort.RECONSTRUCTED, everyone, "")
    patient = next((one for one in everyone if one.code == ask.patient), None) if ask.patient else None
    selection = chosen(ask.wanted, base)
    figure = cohort_figure(selection, patient, ask.choice, fit=fit)
    keys = {one.key for one in selection.members}
    return CohortAnswer(
        ask=ask,
        figure=figure,
        chosen=selection,
        offers=offers(base),
        inside=patient is not None and patient.key in keys,
        courses=tuple((key, course) for key, course in courses if key in keys),
        reconstructed=any(one.reconstructed for one in everyone),
    )
