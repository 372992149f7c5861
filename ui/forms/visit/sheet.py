"""What the sheet of a laboratory says beside one result, on a line of its own: its range and its method."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.forms.results import LabDraft
from ui.kit.fields import Entry
from ui.kit.theme import Theme
from ui.kit.widgets import ground, label

PARTS = ("low", "high", "method")


class SheetLine(QWidget):
    """Two limits in the unit of the line above it, and a method; ``name`` is how its fields begin, ``labs.AFP``."""

    typed = Signal()

    def __init__(self, name: str, of: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, theme, "band")
        says = (
            self.tr("Lower limit on the sheet, {analyte}"),
            self.tr("Upper limit on the sheet, {analyte}"),
            self.tr("Method on the sheet, {analyte}"),
        )
        self.fields = tuple(
            Entry(f"{name}.{part}", words.format(analyte=of), self) for part, words in zip(PARTS, says, strict=True)
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        line.setSpacing(theme.px(6))
        before = (self.tr("On the sheet"), "–", self.tr("method"))
        for words, field, stretch in zip(before, self.fields, (2, 2, 5), strict=True):
            line.addWidget(label(words, theme, self, role="caption", colour="text2"))
            line.addWidget(field, stretch)
            field.textChanged.connect(self.typed)

    @property
    def texts(self) -> tuple[str, str, str]:
        """The limits and the method."""
        low, high, method = (field.text() for field in self.fields)
        return low, high, method

    def show_draft(self, kept: LabDraft) -> None:
        for field, text in zip(self.fields, (kept.low, kept.high, kept.method), strict=True):
            field.setText(text)

    def show_problems(self, found: dict[str, str]) -> str:
        """Marks what is wrong, by the name of the field; the first sentence."""
        for field in self.fields:
            field.show_problem(found.get(field.name, ""))
        return next((found[field.name] for field in self.fields if field.name in found), "")


class SheetPlace:
    """Where the line of a sheet stands once it is asked for: below its result, and not before."""

    def __init__(self, name: str, theme: Theme, parent: QWidget, typed: Callable[[], object]) -> None:
        self._name, self._theme, self._parent, self._typed = name, theme, parent, typed
        self._at: tuple[QGridLayout, int] | None = None
        self.line: SheetLine | None = None

    def place(self, grid: QGridLayout, row: int) -> None:
        self._at = grid, row

    def opened(self, of: str) -> SheetLine:
        """The line, made when it is first asked for; ``of`` is the analyte in words."""
        if self.line is None:
            assert self._at is not None
            grid, row = self._at
            self.line = SheetLine(self._name, of, self._theme, self._parent)
            self.line.typed.connect(self._typed)
            grid.addWidget(self.line, row, 0, 1, 5)
        return self.line

    @property
    def texts(self) -> tuple[str, str, str]:
        return ("", "", "") if self.line is None else self.line.texts

    def show_problems(self, found: dict[str, str]) -> str:
        return "" if self.line is None else self.line.show_problems(found)
