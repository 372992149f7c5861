"""Entering an adverse event: the term found as one types in either language, the text of its grade beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.forms.event import EventDraft, adverse_event, draft_document, problems, read_draft
from models.forms.typed import Problem, read_day
from models.record.kept import Relation
from models.record.story import agents_by
from models.record.terms import Term, by_name, search
from ui.forms.rows import Row, RowsForm
from ui.kit.fields import Choice, DateEntry, Entry, vocabulary
from ui.kit.suggestions import Suggestions
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.language import CHINESE, language
from ui.words.recorded import recorded

if TYPE_CHECKING:
    from ui.forms.base import Operation

SHOWN = 6
_TO = "related to "  # before the name of a drug: a row of the form of its own


class EventDialog(RowsForm):
    """One adverse event of the patient of ``course``. A free term and a grade that is not listed are kept as typed."""

    kind = "adverse event"

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int, terms: Sequence[Term]
    ) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._terms, self._record, self._today = tuple(terms), course.record, course.today
        self._edition = course.parameters.ctcae_version
        patient = course.record.patient
        title = self.tr("Add an adverse event: {patient}").format(patient=patient.name or patient.code)
        self.setWindowTitle(title)
        self.term = Entry("term", self.tr("Term"), self.body)
        self.found = Suggestions(self.term, theme, self, lines=SHOWN)
        self.found.setAccessibleName(self.tr("Terms that fit"))
        self.grade = Choice([(str(one), str(one), one) for one in range(1, 6)], self.tr("Grade"), self.body)
        self.finding = Entry("finding", self.tr("What was found"), self.body)
        self.start = DateEntry("start", self.tr("Date of onset"), self.body)
        self.stop = DateEntry("stop", self.tr("Date of resolution"), self.body)
        self.related = self._yes_no(self.tr("Related to the treatment"))
        self.relations = {
            agent: Choice(
                vocabulary(Relation, ("ry", "n", "u")),
                self.tr("Related to {agent}").format(agent=recorded(agent)),
                self.body,
            )
            for agent in agents_by(self._record, None)
        }
        self.serious = self._yes_no(self.tr("Serious"))
        self.immune = self._yes_no(self.tr("Immune-related"))
        self.action = Entry("action", self.tr("What was done"), self.body)
        self.start.in_part = self.stop.in_part = True
        rows: tuple[Row, ...] = (
            ("term", self.tr("&Term"), self.term),
            ("grade", self.tr("&Grade"), self.grade),
            ("start", self.tr("&Onset"), self.start),
            ("stop", self.tr("R&esolution"), self.stop),
            ("related", self.tr("&Related"), self.related),
            *((f"{_TO}{agent}", field.accessibleName(), field) for agent, field in self.relations.items()),
            ("serious", self.tr("&Serious"), self.serious),
            ("immune_related", self.tr("&Immune-related"), self.immune),
            ("action", self.tr("&Action"), self.action),
            ("finding", self.tr("&Finding"), self.finding),
        )
        self._lay_out(rows, remarked=("term", "grade", "start", "stop", "finding"), under=self.found)
        self.found.listen()
        self.term.textChanged.connect(self._on_sought)
        self.start.textChanged.connect(self._ask_relations)
        self.start.begin(today=not course.record.outcome.is_dead)
        self._ask_relations()
        self._begin()
        self.term.setFocus()
        self._fit(720)

    @property
    def draft(self) -> EventDraft:
        asked = self._asked()
        answers = ((agent, field.value) for agent, field in self.relations.items() if agent in asked)
        values = {name: value for name, value in self._values.items() if not name.startswith(_TO)}
        return EventDraft(**values, related_to=tuple(pair for pair in answers if pair[1] is not None))

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._record, self._today)

    def operation(self) -> Operation:
        key, event = self.patient[0], adverse_event(self.draft, self._record, self._today, edition=self._edition)
        return lambda store: store.add(key, "adverse_event", event)

    def _take(self, document: dict[str, Any]) -> str:
        kept = read_draft(document)
        answers: dict[str, Relation | None] = {f"{_TO}{agent}": None for agent in self.relations}
        answers |= {f"{_TO}{agent}": told for agent, told in kept.related_to if agent in self.relations}
        self._put(SimpleNamespace(**asdict(kept) | answers))
        self.found.clear()
        return ""

    def _ready(self) -> str:
        return self.tr("Ctrl+Enter saves the adverse event.")

    def _asked(self) -> tuple[str, ...]:
        """The drugs given up to the onset: of each it is asked whether the event is related to it."""
        return agents_by(self._record, read_day(self.start.typed, self._today))

    def _ask_relations(self, *_: object) -> None:
        """Drug by drug; of the treatment as a whole where none was given by then."""
        asked = self._asked()
        for agent in self.relations:
            self._show_row(f"{_TO}{agent}", agent in asked)
        self._show_row("related", not asked)

    def _yes_no(self, says: str) -> Choice:
        return Choice([(self.tr("yes"), "y", True), (self.tr("no"), "n", False)], says, self.body)

    def _on_sought(self, text: str) -> None:
        """The terms that fit what was typed, best first, and what was typed itself at the end."""
        lines: list[tuple[str, str]] = []
        if text.strip() and by_name(self._terms, text) is None:
            lines = [(_shown(term), term.name) for term in search(self._terms, text)[: SHOWN - 1]]
            lines.append((self.tr("“{text}”, as it is typed").format(text=text.strip()), ""))
        self.found.offer(lines)

    def _meaning(self, name: str, field: Entry | Choice) -> str:
        """The class of the term and the text of its grade too."""
        term = by_name(self._terms, self.term.text()) if self.term.text().strip() else None
        if name == "term":
            return "" if term is None else _shown(term)
        if name == "grade":
            return self._grade_words(term, self.grade.value)
        return super()._meaning(name, field)

    def _grade_words(self, term: Term | None, grade: int | None) -> str:
        if term is None or grade is None:
            return ""
        text = term.grade_text(grade)
        if text is None:
            return self.tr("CTCAE {version} has no grade {grade} of this term.").format(
                version=term.version, grade=grade
            )
        return text.chinese if language() == CHINESE else text.english


def _shown(term: Term) -> str:
    """``Fatigue  疲乏``: the catalogue's name, and the other language's beside it."""
    return f"{term.chinese}  {term.name}" if language() == CHINESE else f"{term.name}  {term.chinese}"
