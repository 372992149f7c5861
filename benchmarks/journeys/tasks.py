"""The twenty-five tasks with their budgets: by whom, from where, what is done, and what the file holds afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.journeys import entering, importing, looking, reading
from benchmarks.journeys.clinic import Clinic, Held
from storage.roles import Role
from ui.patient.page import HISTORY, LESIONS, OVERVIEW, VISITS

Deed = Callable[[Clinic], None]


def unchanged(before: Held, _: Held) -> Held:
    return before


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """``keys``, ``clicks`` and ``seconds`` are the most it may take; ``missing`` says why it cannot be done yet.

    ``prepare`` is not counted: it puts on the screen what the task begins at. ``expected`` says what the file holds
    afterwards, of what it held before; what it holds then is given for the names that the program itself chose.
    """

    number: int
    words: str
    keys: int
    clicks: int = 0
    seconds: float = 1
    role: Role = Role.CLINICIAN
    prepare: Deed | None = None
    do: Deed | None = None
    expected: Callable[[Held, Held], Held] = unchanged
    missing: str = ""


def at(code: str, tab: str) -> Deed:
    return partial(_open, code=code, tab=tab)


def _open(clinic: Clinic, *, code: str, tab: str) -> None:
    clinic.open(code, tab)


def _in_a_visit(clinic: Clinic) -> None:
    """In the middle of the results of a visit."""
    clinic.open(entering.NEW, OVERVIEW)
    entering.begin_visit(clinic)


TASKS = (
    Task(
        number=1,
        words="Open today's worklist",
        keys=1,
        prepare=at("HCC-2001", OVERVIEW),
        do=looking.open_worklist,
    ),
    Task(number=2, words="Find and open one patient", keys=7, prepare=at("HCC-2001", OVERVIEW), do=looking.find),
    Task(
        number=3,
        words="Register a screened patient",
        keys=46,
        role=Role.NURSE,
        prepare=at("HCC-2001", OVERVIEW),
        do=entering.register,
        expected=entering.registered,
    ),
    Task(
        number=4,
        words="Enter the baseline profile",
        keys=42,
        role=Role.NURSE,
        prepare=at(entering.NEW, OVERVIEW),
        do=entering.type_baseline,
        expected=entering.with_baseline,
    ),
    Task(
        number=5,
        words="Confirm the visit schedule from the template",
        keys=4,
        role=Role.NURSE,
        prepare=at(entering.NEW, OVERVIEW),
        do=entering.look_at_schedule,
    ),
    Task(
        number=6,
        words="One visit's laboratory panel, 14 results",
        keys=75,
        role=Role.NURSE,
        prepare=at(entering.NEW, VISITS),
        do=entering.type_panel,
        expected=entering.with_panel,
    ),
    Task(
        number=7,
        words="One censored value",
        keys=8,
        role=Role.NURSE,
        prepare=_in_a_visit,
        do=entering.type_censored,
        expected=entering.with_censored,
    ),
    Task(
        number=8,
        words="Import a lab file with a saved mapping",
        keys=4,
        clicks=2,
        seconds=2,
        role=Role.NURSE,
        prepare=importing.prepare_saved,
        do=importing.import_saved,
        expected=importing.with_saved,
    ),
    Task(
        number=9,
        words="First mapping of a new lab file, 14 columns",
        keys=60,
        clicks=4,
        seconds=2,
        role=Role.NURSE,
        prepare=importing.prepare_first,
        do=importing.map_first,
        expected=importing.with_first,
    ),
    Task(
        number=10,
        words="Clear three import exceptions",
        keys=9,
        role=Role.NURSE,
        prepare=importing.prepare_exceptions,
        do=importing.clear_exceptions,
        expected=importing.with_exceptions,
    ),
    Task(
        number=11,
        words="Sign off an abnormal result",
        keys=3,
        prepare=at("HCC-2011", OVERVIEW),
        do=looking.sign_result,
        expected=looking.with_signed,
    ),
    Task(
        number=12,
        words="Baseline lesions (2 target, 2 non-target, thrombus)",
        keys=64,
        role=Role.RADIOLOGIST,
        prepare=at(entering.NEW, LESIONS),
        do=reading.type_lesions,
        expected=reading.with_lesions,
    ),
    Task(
        number=13,
        words="Follow-up read, both criteria",
        keys=29,
        role=Role.RADIOLOGIST,
        prepare=at(reading.OCTOBER, LESIONS),
        do=reading.type_follow_up,
        expected=reading.with_follow_up,
    ),
    Task(
        number=14,
        words="Response, Why, What would change it",
        keys=2,
        prepare=at(reading.OCTOBER, HISTORY),
        do=looking.ask_why,
    ),
    Task(
        number=15,
        words="Second reader's read and the disagreements",
        keys=33,
        role=Role.RADIOLOGIST,
        prepare=at(reading.OCTOBER, OVERVIEW),
        do=reading.type_second_read,
        expected=reading.with_second_read,
    ),
    Task(
        number=16,
        words="Dose change with reason",
        keys=14,
        prepare=at("HCC-2016", OVERVIEW),
        do=entering.change_dose,
        expected=entering.with_dose,
    ),
    Task(
        number=17,
        words="SBRT course",
        keys=27,
        prepare=at("HCC-2017", OVERVIEW),
        do=entering.type_radiation,
        expected=entering.with_radiation,
    ),
    Task(
        number=18,
        words="New adverse event",
        keys=23,
        role=Role.NURSE,
        prepare=at("HCC-2018", OVERVIEW),
        do=entering.type_event,
        expected=entering.with_event,
    ),
    Task(
        number=19,
        words="Accept a laboratory-derived grade",
        keys=4,
        role=Role.NURSE,
        prepare=at("HCC-2019", OVERVIEW),
        do=entering.accept_grade,
        expected=entering.with_grade,
    ),
    Task(
        number=20,
        words="Move a visit inside its window",
        keys=7,
        role=Role.NURSE,
        prepare=at("HCC-2026", OVERVIEW),
        do=entering.move_visit,
        expected=entering.with_moved_visit,
    ),
    Task(
        number=21,
        words="Step the focus line over three points",
        keys=4,
        prepare=at("HCC-2021", HISTORY),
        do=looking.step_focus,
    ),
    Task(
        number=22,
        words="Overlay the patient on a cohort curve",
        keys=4,
        seconds=2,
        prepare=at("HCC-2022", OVERVIEW),
        do=looking.show_survival,
    ),
    Task(
        number=23,
        words="Print the summary",
        keys=3,
        seconds=3,
        prepare=at("HCC-2023", OVERVIEW),
        do=looking.print_summary,
    ),
    Task(
        number=24,
        words="Correct a value with a reason",
        keys=11,
        role=Role.DATA_MANAGER,
        prepare=at("HCC-2024", OVERVIEW),
        do=entering.correct_albumin,
        expected=entering.with_albumin,
    ),
    Task(number=25, words="Lock and export the data set", keys=24, seconds=60, missing="there is no such export yet"),
)
