"""Entering a treatment: another agent, or another dose of one that goes on, which ends the entry before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.course.course import Course
from models.forms.treatment import (
    KINDS,
    Given,
    TreatmentDraft,
    draft_document,
    given,
    ongoing,
    problems,
    read_draft,
)
from models.forms.typed import Problem
from models.record.records import Treatment
from ui.forms.rows import RowsForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.suggestions import Suggestions
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.language import short_date
from ui.words.recorded import recorded

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from ui.forms.base import Operation

SHOWN = 4


class TreatmentDialog(RowsForm):
    """One entry of the treatment of the patient of ``course``."""

    kind = "treatment"
    steady = False

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._protocol, self._today = course.record, course.protocol, course.today
        patient = course.record.patient
        title = self.tr("Add a treatment or change a dose: {patient}")
        self.setWindowTitle(title.format(patient=patient.name or patient.code))
        self.agent = Entry("agent", self.tr("Agent or procedure"), self)
        self.found = Suggestions(self.agent, theme, self, lines=SHOWN)
        self.found.setAccessibleName(self.tr("Agents that fit"))
        self.dose = Entry("dose", self.tr("Dose"), self)
        self.unit = Entry("unit", self.tr("Unit"), self)
        self.schedule = Entry("schedule", self.tr("Schedule"), self)
        self.start = DateEntry("start", self.tr("First day"), self)
        kinds = [(f"{place}  {recorded(one)}", str(place), one) for place, one in enumerate(KINDS, start=1)]
        self.sort = Choice(kinds, self.tr("Kind"), self)
        self.fractions = Entry("fractions", self.tr("Fractions"), self)
        self.stop = DateEntry("stop", self.tr("Last day"), self)
        self.reason = Entry("reason", self.tr("Reason"), self)
        self.ends = QCheckBox("", self)
        self.ends.setChecked(True)
        policy = self.ends.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.ends.setSizePolicy(policy)
        rows = (
            ("agent", self.tr("&Agent"), self.agent),
            ("dose", self.tr("&Dose"), self.dose),
            ("unit", self.tr("&Unit"), self.unit),
            ("schedule", self.tr("S&chedule"), self.schedule),
            ("start", self.tr("&First day"), self.start),
            ("kind", self.tr("&Kind"), self.sort),
            ("fractions", self.tr("Fractio&ns"), self.fractions),
            ("stop", self.tr("&Last day"), self.stop),
            ("reason", self.tr("&Reason"), self.reason),
        )
        self._lay_out(rows, remarked=[name for name, _, _ in rows], under=self.found, last=self.ends)
        self.found.listen()
        self.found.taken.connect(self._on_taken)
        self.agent.textChanged.connect(self._on_sought)
        self.ends.toggled.connect(self._on_typed)
        self.start.begin(today=course.record.outcome.died is None)
        self._begin()
        self.agent.setFocus()
        self._fit(720)

    @property
    def draft(self) -> TreatmentDraft:
        values = self._values
        return TreatmentDraft(**values | {"kind": values["kind"] or "", "ends": self.ends.isChecked()})

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._record, self._today)

    def operation(self) -> Operation:
        kept = given(self.draft, self._record, self._today)
        return partial(_kept, self.patient[0], kept, self.reason.text())

    def _take(self, document: dict[str, Any]) -> str:
        kept = read_draft(document)
        self._put(kept)
        self.ends.setChecked(kept.ends)
        self.found.clear()
        return ""

    def _ready(self) -> str:
        return self.tr("Ctrl+Enter saves the treatment.")

    def _show_problems(self, words: dict[str, str]) -> None:
        super()._show_problems(words)
        self._show_ending(ongoing(self._record, self.agent.text()))

    def _agents(self) -> list[str]:
        """Those of this patient, the latest first, and those of the protocol."""
        own = [one.agent for one in sorted(self._record.treatments, key=lambda one: one.start, reverse=True)]
        return list(dict.fromkeys([*own, *(dose.agent for dose in self._protocol.doses)]))

    def _on_sought(self, text: str) -> None:
        typed = text.strip().casefold()
        fitting = [one for one in self._agents() if typed and typed in f"{one} {recorded(one)}".casefold()]
        lines: list[tuple[str, str]] = []
        if fitting and typed not in (one.casefold() for one in fitting):
            lines = [(capital(recorded(one)), one) for one in fitting[: SHOWN - 1]]
            lines.append((self.tr("“{text}”, as it is typed").format(text=text.strip()), ""))
        self.found.offer(lines)

    def _on_taken(self, agent: str) -> None:
        """Everything but the dose is as it was when the agent was last given."""
        same = [one for one in self._record.treatments if one.agent == agent]
        last = max(same, key=lambda one: one.start, default=None)
        if last is not None:
            self.sort.choose(last.kind)
            self.unit.setText(last.unit or "")
            self.schedule.setText(last.schedule or "")

    def _show_ending(self, before: Treatment | None) -> None:
        """Whether the entry that goes on is to end, in words."""
        self.ends.setVisible(before is not None)
        if before is not None:
            dose = "" if before.dose is None else f"{before.dose:f} {before.unit or ''}".strip()
            words = self.tr("End the entry that goes on ({agent} {dose}, since {start}) the day before the first day")
            self.ends.setText(words.format(agent=recorded(before.agent), dose=dose, start=short_date(before.start)))


def _kept(key: int, kept: Given, reason: str, store: Store) -> int:
    before = kept.ended
    if before is None:
        return store.add(key, "treatment", kept.entry)
    assert before.key is not None
    assert kept.last is not None
    return store.change_dose(key, before.key, kept.entry, last=kept.last, reason=reason)
