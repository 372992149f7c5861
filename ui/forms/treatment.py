"""Entering a treatment: another agent, or another dose of one that goes on, which ends the entry before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

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
from models.forms.typed import EntryError, parse_date
from models.record.records import Treatment
from ui.forms.base import DraftForm
from ui.kit.fields import Choice, Entry
from ui.kit.suggestions import Suggestions
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.language import short_date, spoken, weekday_date
from ui.words.recorded import recorded

if TYPE_CHECKING:
    from storage.clinic.store import Store

SHOWN = 4


class TreatmentDialog(DraftForm):
    """One entry of the treatment of the patient of ``course``."""

    kind = "treatment"

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int) -> None:
        super().__init__(theme, session, parent, key=key, code=course.record.patient.code)
        self._course = course
        patient = course.record.patient
        title = self.tr("Add a treatment or change a dose: {patient}")
        self.setWindowTitle(title.format(patient=patient.name or patient.code))
        self.agent = Entry("agent", self.tr("Agent or procedure"), self)
        self.found = Suggestions(self.agent, theme, self, lines=SHOWN)
        self.found.setAccessibleName(self.tr("Agents that fit"))
        self.dose = Entry("dose", self.tr("Dose"), self)
        self.unit = Entry("unit", self.tr("Unit"), self)
        self.schedule = Entry("schedule", self.tr("Schedule"), self)
        self.start = Entry("start", self.tr("First day"), self)
        kinds = [(f"{place}  {recorded(one)}", str(place), one) for place, one in enumerate(KINDS, start=1)]
        self.sort = Choice(kinds, self.tr("Kind"), self)
        self.fractions = Entry("fractions", self.tr("Fractions"), self)
        self.stop = Entry("stop", self.tr("Last day"), self)
        self.reason = Entry("reason", self.tr("Reason"), self)
        self.ends = QCheckBox("", self)
        self.ends.setChecked(True)
        policy = self.ends.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.ends.setSizePolicy(policy)
        names = ("agent", "dose", "unit", "start", "kind", "fractions", "stop", "reason")
        self._remarks = {one: label("", theme, self, role="caption", colour="text3", wrap=True) for one in names}
        self._lay_out()
        self._connect()
        alive = course.record.outcome.death_date is None
        self.start.setText(self.tr("today") if alive else "")
        self._begun_as = self.draft
        self._on_typed()
        self.agent.setFocus()
        self._fit(720)

    @property
    def course(self) -> Course:
        """The course that the form was made for."""
        return self._course

    @property
    def draft(self) -> TreatmentDraft:
        """Everything on the form as it stands."""
        return TreatmentDraft(
            kind=self.sort.value or "",
            agent=self.agent.text(),
            dose=self.dose.text(),
            unit=self.unit.text(),
            schedule=self.schedule.text(),
            fractions=self.fractions.text(),
            start=self._date(self.start),
            stop=self._date(self.stop),
            reason=self.reason.text(),
            ends=self.ends.isChecked(),
        )

    @property
    def is_empty(self) -> bool:
        return self.draft == self._begun_as

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._course.today)

    def resume(self, document: dict[str, Any], begun: datetime) -> None:
        """Go on with what was typed before. Raises ValueError for what no form of this program wrote."""
        kept = read_draft(document)
        self.begun = begun
        for entry in self._entries():
            entry.setText(str(getattr(kept, entry.name)))
        self.found.clear()
        self.sort.choose(kept.kind or None)
        self.ends.setChecked(kept.ends)

    def save(self) -> None:
        if self._saving or not self.save_button.isEnabled():
            return
        self._saving = True
        self.save_button.setEnabled(False)
        kept = given(self.draft, self._course.record, self._course.today)
        key = self.patient[0]
        job = partial(_kept, key, kept, self.reason.text(), self.once_saved)
        self._session.write(job, self._on_saved, touched=(key,), otherwise=self._on_failed)

    # The parts

    def _entries(self) -> tuple[Entry, ...]:
        return (
            *(self.agent, self.dose, self.unit, self.schedule, self.start),
            *(self.fractions, self.stop, self.reason),
        )

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(14), px(24), px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        words = (
            (self.tr("&Agent"), self.agent, "agent"),
            (self.tr("&Dose"), self.dose, "dose"),
            (self.tr("&Unit"), self.unit, "unit"),
            (self.tr("S&chedule"), self.schedule, ""),
            (self.tr("&First day"), self.start, "start"),
            (self.tr("&Kind"), self.sort, "kind"),
            (self.tr("Fractio&ns"), self.fractions, "fractions"),
            (self.tr("&Last day"), self.stop, "stop"),
            (self.tr("&Reason"), self.reason, "reason"),
        )
        row = 0
        for text, field, name in words:
            grid.addWidget(self._named(text, field), row, 0)
            grid.addWidget(field, row, 1)
            under = [self.found] if field is self.agent else []
            for widget in (*under, *filter(None, (self._remarks.get(name),))):
                row += 1
                grid.addWidget(widget, row, 1)
            row += 1
            self._walk.add(field)
        grid.addWidget(self.ends, row, 0, 1, 2)
        self._walk.add(self.ends)
        grid.setColumnStretch(1, 1)
        self._finish(grid, self._course)

    def _connect(self) -> None:
        self.found.listen()
        self.found.taken.connect(self._on_taken)
        self.agent.textChanged.connect(self._on_sought)
        for entry in self._entries():
            entry.textChanged.connect(self._on_typed)
        self.sort.currentIndexChanged.connect(self._on_typed)
        self.ends.toggled.connect(self._on_typed)

    # What happens

    def _agents(self) -> list[str]:
        """Those of this patient, the latest first, and those of the protocol."""
        own = [one.agent for one in sorted(self._course.record.treatments, key=lambda one: one.start, reverse=True)]
        return list(dict.fromkeys([*own, *(dose.agent for dose in self._course.protocol.doses)]))

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
        same = [one for one in self._course.record.treatments if one.agent == agent]
        last = max(same, key=lambda one: one.start, default=None)
        if last is not None:
            self.sort.choose(last.kind)
            self.unit.setText(last.unit or "")
            self.schedule.setText(last.schedule or "")

    def _on_typed(self) -> None:
        self.typed.emit()
        draft, today = self.draft, self._course.today
        found = problems(draft, self._course.record, today)
        words = {problem.field: capital(spoken(problem.sentence)) for problem in reversed(found)}
        typed = {"dose": draft.dose, "start": draft.start, "stop": draft.stop, "fractions": draft.fractions}
        for name, remark in self._remarks.items():
            wrong = words.get(name, "") if typed.get(name, "").strip() else ""
            dress_label(remark, self._theme, role="caption", colour="urgent" if wrong else "text2")
            remark.setText(wrong or self._remark(name, draft))
            remark.setVisible(bool(remark.text()))
        for entry in (self.dose, self.start, self.stop, self.fractions):
            entry.show_problem(words.get(entry.name, "") if entry.text().strip() else "")
        self._show_ending(ongoing(self._course.record, draft.agent))
        self.save_button.setEnabled(not found and not self._saving)
        ready = self.tr("Ctrl+Enter saves the treatment.")
        self._told.setText(capital(spoken(found[0].sentence)) if found else ready)

    def _show_ending(self, before: Treatment | None) -> None:
        """Whether the entry that goes on is to end, in words."""
        self.ends.setVisible(before is not None)
        if before is not None:
            dose = "" if before.dose is None else f"{before.dose:f} {before.unit or ''}".strip()
            words = self.tr("End the entry that goes on ({agent} {dose}, since {start}) the day before the first day")
            self.ends.setText(words.format(agent=recorded(before.agent), dose=dose, start=short_date(before.start)))

    def _remark(self, name: str, draft: TreatmentDraft) -> str:
        if name not in ("start", "stop"):
            return ""
        try:
            return weekday_date(parse_date(getattr(draft, name), self._course.today))
        except EntryError:
            return ""

    def _date(self, entry: Entry) -> str:
        typed = entry.text().strip()
        return "today" if typed.casefold() == self.tr("today").casefold() else typed


def _kept(key: int, kept: Given, reason: str, once_saved: Callable[[], None], store: Store) -> int:
    before = kept.ended
    if before is None:
        row = store.add(key, "treatment", kept.entry)
    else:
        assert before.key is not None
        assert kept.last is not None
        row = store.change_dose(key, before.key, kept.entry, last=kept.last, reason=reason)
    once_saved()
    return row
