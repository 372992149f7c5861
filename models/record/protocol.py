"""Protocol templates: the parameters of the rules, the visit plan with its windows, and the planned doses (R-13)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from models.words import Sentence, listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Every threshold that a protocol or a case may set, with the defaults of the clinical rules."""

    confirmation_days: int = 28
    not_evaluable_between: int = 1
    stable_between_allowed: int = 0
    stable_minimum_days: int = 42
    partial_response_persists: bool = True
    mrecist_absolute_5mm: bool = False
    marker_normalisation_required: bool = True
    mrecist_marker_normalisation_required: bool = False
    response_before_new_therapy_only: bool = True
    irecist: bool = False
    irecist_confirmation_days_low: int = 28
    irecist_confirmation_days_high: int = 56
    thrombus_is_non_target: bool = True
    baseline_imaging_days: int = 28
    baseline_laboratory_days: int = 28
    progression_criterion: str = "recist"
    pfs_censor_at: str = "last_imaging"
    censor_at_new_therapy: bool = True
    missed_assessments: int | None = None
    dor_from: str = "first_response"
    week6_day: int = 42
    week6_window_days: int = 7
    landmark_day: int = 42
    primary_reader: str | None = None
    ctcae_version: str = "5.0"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


WORDS: dict[str, tuple[str, ...]] = {
    "progression_criterion": ("recist", "mrecist"),
    "pfs_censor_at": ("last_imaging", "last_contact"),
    "dor_from": ("first_response", "confirmation"),
    "ctcae_version": ("5.0",),
}
_OPTIONAL = ("missed_assessments", "primary_reader")
_DEFAULTS = Parameters().as_dict()


def parameter_problem(name: str, value: object) -> Sentence | None:
    """Why ``value`` cannot be parameter ``name``, as a sentence; None when it can."""
    if name not in _DEFAULTS:
        words = "there is no parameter {name}; the parameters are {known}"
        return sentence(words, name=name, known=listed(tuple(_DEFAULTS)))
    if value is None and name in _OPTIONAL:
        return None
    if name in WORDS:
        if value in WORDS[name]:
            return None
        return sentence("“{value}” is not one of {words}", value=value, words=listed(WORDS[name]))
    if name == "primary_reader":
        return None if isinstance(value, str) and value else sentence("a reader's name is expected")
    if isinstance(_DEFAULTS[name], bool):
        return None if isinstance(value, bool) else sentence("true or false is expected")
    least = 1 if name == "missed_assessments" else 0
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= 3650:
        return sentence("a whole number from {least} to {most} is expected", least=least, most=3650)
    return None


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit of the plan with its window, both ends included: ``W6``, day 42, 35 to 49."""

    label: str
    day: int
    earliest: int
    latest: int
    imaging: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDose:
    """A dose of the protocol. ``amount`` is per kg when ``per_kg``; weight limits in kg, lower included.

    ``amount`` is None where the protocol leaves it open; ``highest_amount`` makes it a range, ``fractions`` the
    number in which it is given, ``tolerance_percent`` what rounding may add or take away. The first dose comes
    ``follows_days`` (± ``follows_window_days``) after the last day of the agent named in ``follows``.
    """

    agent: str
    amount: float | None = None
    unit: str = ""
    per_kg: bool = False
    weight_from_kg: float | None = None
    weight_below_kg: float | None = None
    schedule: str = ""
    highest_amount: float | None = None
    fractions: int | None = None
    tolerance_percent: float = 0
    follows: str = ""
    follows_days: int | None = None
    follows_window_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCriterion:
    """An entry criterion, worded for a checklist (R-13).

    ``rule`` names the check of ``models.plan.criteria`` that reads it off the record, with its limits (both included)
    where it has any; empty for what a record does not hold.
    """

    id: str
    text: str
    rule: str = ""
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A protocol template, as loaded from data. ``criteria`` are entry criteria for a checklist.

    ``charts`` are the analytes that have a row of their own among the charts of a patient, where they were measured.
    A template of a clinic's own is a copy: ``version`` counts its editions from 1 on, 0 is one that came with the
    program; ``based_on`` is the name of what was copied.
    """

    name: str
    title: str
    anchor: str
    parameters: Parameters = Parameters()
    visits: tuple[PlannedVisit, ...] = ()
    doses: tuple[PlannedDose, ...] = ()
    criteria: tuple[EntryCriterion, ...] = ()
    source: str = ""
    charts: tuple[str, ...] = ()
    version: int = 0
    based_on: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is a clinic's, and did not come with the program."""
        return self.version > 0

    @property
    def edition(self) -> Sentence:
        """Its name, with its version where it has one: ``ward 2, version 3``."""
        if not self.is_own:
            return Sentence(self.name)
        return sentence("{name}, version {version}", name=self.name, version=str(self.version))

    def with_settings(self, settings: tuple[tuple[str, Any], ...]) -> Protocol:
        """The template with a case's own settings. Raises ValueError for a setting that cannot be."""
        for name, value in settings:
            if problem := parameter_problem(name, value):
                raise ValueError(f"settings.{name}: {problem}")
        return replace(self, parameters=replace(self.parameters, **dict(settings)))


FOLLOW_UP = Protocol(name="follow-up", title="Follow-up without a trial", anchor="start of treatment")
PARAMETER_NAMES = tuple(field.name for field in fields(Parameters))


@dataclass(frozen=True, slots=True)
class ScheduledVisit:
    """A planned visit on the calendar, and what became of it.

    ``state``: done, late (done after the window), early (done before it), open, overdue, missed, upcoming, skipped.
    ``on`` is the day it is planned for, ``moved_from`` that of the plan where it was moved: the window stays as the
    plan has it. ``days_off``: days outside the window, 0 inside it. ``reason``: why it was moved or skipped.
    """

    plan: PlannedVisit
    on: date
    earliest: date
    latest: date
    state: str
    done_on: date | None = None
    days_off: int = 0
    moved_from: date | None = None
    reason: str = ""

    @property
    def planned_on(self) -> date:
        """The day of the plan, moved or not."""
        return self.on if self.moved_from is None else self.moved_from

    @property
    def days_moved(self) -> int:
        return (self.on - self.planned_on).days

    @property
    def opens(self) -> date:
        """The first day on which it may be made: that of its window, or the day to which it was moved."""
        return min(self.earliest, self.on)

    @property
    def due_by(self) -> date:
        """The last such day; it is overdue from the next on."""
        return max(self.latest, self.on)

    def covers(self, on: date) -> bool:
        """Whether a visit on this day is this one: in its window, or on the day to which it was moved."""
        return self.earliest <= on <= self.latest or on == self.on
