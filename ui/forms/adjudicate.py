"""Deciding between two readers who differ, with a reason; what is computed of each stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.forms.adjudication import AdjudicationDraft, adjudication, draft_document, problems, read_draft
from models.forms.typed import Problem
from models.record.kept import JudgedBy, Judgement
from ui.forms.rows import RowsForm
from ui.kit.fields import Choice, DateEntry, Entry, vocabulary
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.worksheet import CRITERION_NAMES

if TYPE_CHECKING:
    from ui.forms.base import Operation


class AdjudicationDialog(RowsForm):
    """One decision. The date is that of the last disagreement, unless another one is typed."""

    kind = "adjudication"

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._today = course.today
        self._differing = sorted({found.on for _, other in course.other_readers for found in other.disagreements})
        patient = course.record.patient
        self.setWindowTitle(self.tr("Adjudicate: {patient}").format(patient=patient.name or patient.code))
        self.date = DateEntry("date", self.tr("Date of the read"), self.body)
        criteria = [(CRITERION_NAMES[one], one.value[0], one) for one in JudgedBy]
        self.criterion = Choice(criteria, self.tr("Criterion"), self.body)
        self.overall = Choice(vocabulary(Judgement, "cpsnde"), self.tr("Overall response"), self.body)
        self.reason = Entry("reason", self.tr("Reason"), self.body)
        rows = (
            ("date", self.tr("&Date of the read"), self.date),
            ("criterion", self.tr("&Criterion"), self.criterion),
            ("overall", self.tr("&Overall response"), self.overall),
            ("reason", self.tr("&Reason"), self.reason),
        )
        self._lay_out(rows, remarked=("date", "reason"))
        if self._differing:
            self.date.setText(self._differing[-1].isoformat())
        self._begin()
        self.criterion.setFocus()
        self._fit(640)

    @property
    def draft(self) -> AdjudicationDraft:
        return AdjudicationDraft(**self._values)

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._differing, self._today)

    def operation(self) -> Operation:
        key, decided = self.patient[0], adjudication(self.draft, self._differing, self._today)
        return lambda store: store.add(key, "adjudication", decided)

    def _take(self, document: dict[str, Any]) -> str:
        self._put(read_draft(document))
        return ""

    def _ready(self) -> str:
        return self.tr("Ctrl+Enter saves the adjudication; it stands beside what is computed.")
