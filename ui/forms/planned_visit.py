"""Moving a planned visit to another day, or skipping it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.forms.planned_visit import (
    PlannedVisitDraft,
    appointment,
    draft_document,
    new_day,
    next_planned,
    problems,
    read_draft,
    still_planned,
)
from models.forms.typed import EntryError, Problem
from models.record.protocol import ScheduledVisit
from ui.forms.rows import RowsForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.flowsheet import moved_words, window_words
from ui.words.language import clauses, weekday_date

if TYPE_CHECKING:
    from ui.forms.base import Operation


class PlannedVisitDialog(RowsForm):
    """One visit of the plan: the one that is chosen, else the next. ``+3d`` counts from the day on which it stands."""

    kind = "planned visit"

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        course: Course,
        key: int,
        visit: str = "",
        skipped: bool = False,
    ) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._schedule, self._today = course.record, course.schedule, course.today
        patient = course.record.patient
        title = self.tr("Move or skip a planned visit: {patient}")
        self.setWindowTitle(title.format(patient=patient.name or patient.code))
        offered = [
            (f"{one.plan.label}  {weekday_date(one.on)}", "", one.plan.label) for one in still_planned(self._schedule)
        ]
        self.visit = Choice(offered, self.tr("Planned visit"), self.body)
        ways = [(self.tr("moved"), "m", False), (self.tr("skipped"), "k", True)]
        self.skipped = Choice(ways, self.tr("What becomes of it"), self.body)
        self.on = DateEntry("on", self.tr("New day"), self.body)
        self.reason = Entry("reason", self.tr("Reason"), self.body)
        rows = (
            ("visit", self.tr("&Planned visit"), self.visit),
            ("skipped", self.tr("&Is"), self.skipped),
            ("on", self.tr("&New day"), self.on),
            ("reason", self.tr("&Reason"), self.reason),
        )
        self._lay_out(rows, remarked=("visit", "on", "reason"))
        ahead = next_planned(self._schedule)
        self.visit.choose(visit or (None if ahead is None else ahead.plan.label))
        self.skipped.choose(skipped)
        self._begin()
        (self.reason if skipped else self.on).setFocus()
        self._fit(640)

    @property
    def draft(self) -> PlannedVisitDraft:
        return PlannedVisitDraft(**self._values)

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._schedule, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._record, self._schedule, self._today)

    def operation(self) -> Operation:
        planned = appointment(self.draft, self._record, self._schedule, self._today)
        key = self.patient[0]
        return lambda store: store.add(key, "planned_visit", planned)

    def _take(self, document: dict[str, Any]) -> str:
        self._put(read_draft(document))
        return ""

    def _on_typed(self, *_: object) -> None:
        self.on.setEnabled(not self.skipped.value)
        super()._on_typed()

    def _ready(self) -> str:
        return self.tr("Ctrl+Enter saves it; what was planned before stays in the history.")

    def _meaning(self, name: str, field: Entry | Choice) -> str:
        """Where the visit stands, and the new day with its weekday, day and window."""
        visit = self._chosen
        if visit is None:
            return ""
        if name == "visit":
            return clauses((weekday_date(visit.on), window_words(visit)))
        if name != "on" or self.skipped.value:
            return ""
        try:
            on = new_day(self.on.typed, visit, self._today)
        except EntryError:
            return self.tr("8 digits (20250328), or +3d and -2w from the day on which it stands")
        day = self.tr("day {day}").format(day=self._record.day(on))
        return clauses((weekday_date(on), day, moved_words(visit, on)))

    @property
    def _chosen(self) -> ScheduledVisit | None:
        label = self.visit.value
        return next((one for one in self._schedule if one.plan.label == label), None)
