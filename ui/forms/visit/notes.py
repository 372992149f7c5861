"""The notes of the visit form: where the visit took place, the impression, and what is planned."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.forms.visit import VisitDraft
from models.record.records import VisitKind
from ui.kit.fields import Choice, Entry, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import bare, label
from ui.words.language import clauses


class NotesSection(QWidget):
    """A choice and two lines of free text."""

    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = Choice(vocabulary(VisitKind, "ctw"), self.tr("Where the visit took place"), self)
        self.impression = Entry("impression", self.tr("Impression"), self)
        self.plan = Entry("plan", self.tr("Plan"), self)
        self._problem = label("", theme, self, role="caption", colour="urgent", wrap=True)
        grid = bare(QGridLayout(self), spacing=None)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(1))
        titles = (self.tr("Contact"), self.tr("Impression"), self.tr("Plan"))
        for column, (title, field) in enumerate(zip(titles, self.fields, strict=True)):
            name = label(title, theme, self, role="table", colour="text2")
            name.setBuddy(field)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 4 if column else 1)
        grid.addWidget(self._problem, 2, 0, 1, 3)
        self._problem.hide()
        self.kind.currentIndexChanged.connect(self.typed)
        for entry in (self.impression, self.plan):
            entry.textChanged.connect(self.typed)

    @property
    def fields(self) -> list[QWidget]:
        return [self.kind, self.impression, self.plan]

    def draft(self, rest: VisitDraft) -> VisitDraft:
        return replace(rest, kind=self.kind.value, impression=self.impression.text(), plan=self.plan.text())

    def show_draft(self, kept: VisitDraft) -> None:
        self.kind.choose(kept.kind)
        self.impression.setText(kept.impression)
        self.plan.setText(kept.plan)

    def show_problems(self, found: dict[str, str]) -> None:
        for entry in (self.impression, self.plan):
            entry.show_problem(found.get(entry.name, ""))
        self._problem.setText(clauses(found[name] for name in ("impression", "plan") if name in found))
        self._problem.setVisible(bool(self._problem.text()))
