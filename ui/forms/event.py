"""Entering an adverse event: the term found as one types in either language, the text of its grade beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from models.course.course import Course
from models.forms.event import EventDraft, adverse_event, draft_document, problems, read_draft
from models.forms.typed import EntryError, parse_date
from models.record.records import AdverseEvent
from models.record.terms import Term, by_name, search
from ui.forms.base import DraftForm
from ui.kit.fields import Choice, Entry
from ui.kit.suggestions import Suggestions
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.language import CHINESE, language, spoken, weekday_date

if TYPE_CHECKING:
    from storage.clinic.store import Store

SHOWN = 6


class EventDialog(DraftForm):
    """One adverse event of the patient of ``course``. A free term and a grade that is not listed are kept as typed."""

    kind = "adverse event"

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int, terms: Sequence[Term]
    ) -> None:
        super().__init__(theme, session, parent, key=key, code=course.record.patient.code)
        self._course, self._terms = course, tuple(terms)
        patient = course.record.patient
        title = self.tr("Add an adverse event: {patient}").format(patient=patient.name or patient.code)
        self.setWindowTitle(title)
        self.term = Entry("term", self.tr("Term"), self)
        self.found = Suggestions(self.term, theme, self, lines=SHOWN)
        self.found.setAccessibleName(self.tr("Terms that fit"))
        self.grade = Choice([(str(one), str(one), one) for one in range(1, 6)], self.tr("Grade"), self)
        self.start = Entry("start", self.tr("Date of onset"), self)
        self.stop = Entry("stop", self.tr("Date of resolution"), self)
        self.related = self._yes_no(self.tr("Related to the treatment"))
        self.serious = self._yes_no(self.tr("Serious"))
        self.immune = self._yes_no(self.tr("Immune-related"))
        self.action = Entry("action", self.tr("What was done"), self)
        names = ("term", "grade", "start", "stop")
        self._remarks = {one: label("", theme, self, role="caption", colour="text3", wrap=True) for one in names}
        self._lay_out()
        self._connect()
        alive = course.record.outcome.death_date is None
        self.start.setText(self.tr("today") if alive else "")
        self._begun_as = self.draft
        self._on_typed()
        self.term.setFocus()
        self._fit(720)

    @property
    def course(self) -> Course:
        """The course that the form was made for."""
        return self._course

    @property
    def draft(self) -> EventDraft:
        """Everything on the form as it stands."""
        return EventDraft(
            term=self.term.text(),
            grade=self.grade.value,
            start=self._date(self.start),
            stop=self._date(self.stop),
            related=self.related.value,
            serious=self.serious.value,
            immune_related=self.immune.value,
            action=self.action.text(),
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
        for entry, text in ((self.term, kept.term), (self.start, kept.start), (self.stop, kept.stop)):
            entry.setText(text)
        self.action.setText(kept.action)
        for choice, value in (
            (self.grade, kept.grade),
            (self.related, kept.related),
            (self.serious, kept.serious),
            (self.immune, kept.immune_related),
        ):
            choice.choose(value)

    def save(self) -> None:
        if self._saving or not self.save_button.isEnabled():
            return
        self._saving = True
        self.save_button.setEnabled(False)
        event = adverse_event(self.draft, self._course.record, self._course.today)
        key = self.patient[0]
        job = partial(_added, key, event, self.once_saved)
        self._session.write(job, self._on_saved, touched=(key,), otherwise=self._on_failed)

    # The parts

    def _yes_no(self, says: str) -> Choice:
        return Choice([(self.tr("yes"), "y", True), (self.tr("no"), "n", False)], says, self)

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(16), px(24), px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        words = (
            (self.tr("&Term"), self.term),
            (self.tr("&Grade"), self.grade),
            (self.tr("&Onset"), self.start),
            (self.tr("R&esolution"), self.stop),
            (self.tr("&Related"), self.related),
            (self.tr("&Serious"), self.serious),
            (self.tr("&Immune-related"), self.immune),
            (self.tr("&Action"), self.action),
        )
        row = 0
        for text, field in words:
            grid.addWidget(self._named(text, field), row, 0)
            grid.addWidget(field, row, 1)
            row += 1
            if field is self.term:
                grid.addWidget(self.found, row, 1)
                row += 1
            if (
                remark := self._remarks.get(getattr(field, "name", "grade" if field is self.grade else ""))
            ) is not None:
                grid.addWidget(remark, row, 1)
                row += 1
            self._walk.add(field)
        grid.setColumnStretch(1, 1)
        self._finish(grid, self._course)

    def _connect(self) -> None:
        self.found.listen()
        self.term.textChanged.connect(self._on_sought)
        for entry in (self.term, self.start, self.stop, self.action):
            entry.textChanged.connect(self._on_typed)
        for choice in (self.grade, self.related, self.serious, self.immune):
            choice.currentIndexChanged.connect(self._on_typed)

    # What happens

    def _on_sought(self, text: str) -> None:
        """The terms that fit what was typed, best first, and what was typed itself at the end."""
        lines: list[tuple[str, str]] = []
        if text.strip() and by_name(self._terms, text) is None:
            lines = [(_shown(term), term.name) for term in search(self._terms, text)[: SHOWN - 1]]
            lines.append((self.tr("“{text}”, as it is typed").format(text=text.strip()), ""))
        self.found.offer(lines)

    def _on_typed(self) -> None:
        self.typed.emit()
        draft, today = self.draft, self._course.today
        found = problems(draft, self._course.record, today)
        words = {problem.field: capital(spoken(problem.sentence)) for problem in reversed(found)}
        texts = {"start": draft.start, "stop": draft.stop}
        for name, remark in self._remarks.items():
            wrong = words.get(name, "") if texts.get(name, "").strip() else ""
            dress_label(remark, self._theme, role="caption", colour="urgent" if wrong else "text2")
            remark.setText(wrong or self._remark(name, draft))
        for entry in (self.start, self.stop):
            entry.show_problem(words.get(entry.name, "") if entry.text().strip() else "")
        self.save_button.setEnabled(not found and not self._saving)
        ready = self.tr("Ctrl+Enter saves the adverse event.")
        self._told.setText(capital(spoken(found[0].sentence)) if found else ready)

    def _remark(self, name: str, draft: EventDraft) -> str:
        """The class of the term, the text of its grade, the day that a date means."""
        term = by_name(self._terms, draft.term) if draft.term.strip() else None
        if name == "term":
            return "" if term is None else _shown(term)
        if name == "grade":
            return self._grade_words(term, draft.grade)
        try:
            return weekday_date(parse_date(getattr(draft, name), self._course.today))
        except EntryError:
            return ""

    def _grade_words(self, term: Term | None, grade: int | None) -> str:
        if term is None or grade is None:
            return ""
        text = term.grade_text(grade)
        if text is None:
            return self.tr("CTCAE {version} has no grade {grade} of this term.").format(
                version=term.version, grade=grade
            )
        return text.chinese if language() == CHINESE else text.english

    def _date(self, entry: Entry) -> str:
        typed = entry.text().strip()
        return "today" if typed.casefold() == self.tr("today").casefold() else typed


def _shown(term: Term) -> str:
    """``Fatigue  疲乏``: the catalogue's name, and the other language's beside it."""
    return f"{term.chinese}  {term.name}" if language() == CHINESE else f"{term.name}  {term.chinese}"


def _added(key: int, event: AdverseEvent, once_saved: Callable[[], None], store: Store) -> int:
    row = store.add(key, "adverse_event", event)
    once_saved()
    return row
