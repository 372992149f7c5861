"""A line of the visit form for an analyte that this patient has none for yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.forms.results import LabDraft, is_begun
from ui.kit.fields import Entry
from ui.kit.theme import Theme
from ui.kit.widgets import label
from ui.words.common import translate


class OtherRow(QObject):
    """An analyte that this patient has no line for yet: its name, its value and its unit; from then on it has one."""

    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = Entry("others.name", translate("VisitDialog", "Name of another test"), parent)
        self.name.setPlaceholderText(translate("VisitDialog", "another test"))
        self.entry = Entry("others.text", translate("VisitDialog", "Result of another test"), parent)
        self.unit = Entry("others.unit", translate("VisitDialog", "Unit of another test"), parent)
        self.remark = label("", theme, parent, role="caption", colour="urgent", wrap=True)
        for field in self.fields:
            field.textChanged.connect(self.typed)

    @property
    def fields(self) -> tuple[Entry, Entry, Entry]:
        return self.name, self.entry, self.unit

    @property
    def draft(self) -> LabDraft:
        return LabDraft(analyte=self.name.text(), text=self.entry.text(), unit=self.unit.text())

    @property
    def is_begun(self) -> bool:
        return is_begun(self.draft)

    def place(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.name, row, 0, 1, 2)
        grid.addWidget(self.entry, row, 2)
        grid.addWidget(self.unit, row, 3)
        grid.addWidget(self.remark, row, 4)

    def show_draft(self, kept: LabDraft) -> None:
        for field, text in zip(self.fields, (kept.analyte, kept.text, kept.unit), strict=True):
            field.setText(text)

    def show_problems(self, name: str, text: str, unit: str) -> None:
        for field, words in zip(self.fields, (name, text, unit), strict=True):
            field.show_problem(words)
        self.remark.setText(name or text or unit)
