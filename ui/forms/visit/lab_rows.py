"""Lines of results on the visit form: one analyte, what it was, the range that counts, and what is asked about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.forms.results import LabDraft, Limits, is_begun, typed_result
from models.markers.series import letter
from models.record.analytes import ANALYTES, parse_result
from models.record.labs import in_digits
from models.record.plausible import Doubt
from models.record.records import LabResult
from models.words import limit_shown
from storage.clinic.history import Origins
from ui.forms.visit.fields import show_origin
from ui.forms.visit.sheet import SheetPlace
from ui.kit.asking import Asked
from ui.kit.fields import Combo, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.words.clinical import analyte_name, capital, doubt_answers, unit_words
from ui.words.common import not_recorded, translate
from ui.words.language import short_date, spoken, word
from ui.words.sources import sources_of

# Every analyte of the rules has a line; those of most visits stand first, the others are unfolded.
_SELDOM = {"white cells", "sodium", "potassium", "glucose", "CRP", "proteinuria", "urine protein dipstick"}
PANEL = tuple(name for name in ANALYTES if name not in _SELDOM)
SELDOM = tuple(name for name in ANALYTES if name in _SELDOM)
WithLimits = Callable[[LabDraft], tuple[Limits, bool]]


class LabRow(QObject):
    """One analyte: name, last result greyed, the new one, its unit, and its letter and range or what is wrong.

    ``limits`` gives the range that counts for what stands here, and whether the laboratory should have one.
    """

    typed = Signal()

    def __init__(
        self, analyte: str, before: LabResult | None, theme: Theme, parent: QWidget, *, limits: WithLimits
    ) -> None:
        super().__init__(parent)
        self.analyte = analyte
        self._theme, self._parent = theme, parent
        self._before, self._limits = before, limits
        known = ANALYTES.get(analyte)
        self._only_unit = ""
        self._units = tuple(name for name, _ in known.units) if known else ()
        self._kept = False
        self.is_asked = False
        self.asked: Asked | None = None
        self._grid: tuple[QGridLayout, int] | None = None
        self.sheet = SheetPlace(f"labs.{analyte}", theme, parent, self._on_sheet)
        self.entry = Entry(f"labs.{analyte}", word(analyte), parent)
        self.entry.textChanged.connect(self._on_text)
        self.entry.editingFinished.connect(self._on_left)
        self.name = label(analyte_name(analyte), theme, parent)
        self.name.setBuddy(self.entry)
        self.previous = label(_previous(before), theme, parent, role="table", colour="text3", right=True, middle=True)
        self.previous.setToolTip("" if before is None else short_date(before.date))
        self.unit = self._unit_widget(parent)
        self.remark = label("", theme, parent, role="caption", colour="text3", wrap=True)

    def _unit_widget(self, parent: QWidget) -> QWidget:
        unit = self._before.unit if self._before else (self._units[0] if self._units else "")
        if len(self._units) < 2:
            self._only_unit = unit
            return label(unit_words(unit), self._theme, parent, role="table", colour="text2")
        chosen = Combo(parent)
        for name in self._units:
            chosen.addItem(unit_words(name), name)
        chosen.setCurrentIndex(chosen.findData(unit))
        chosen.setAccessibleName(translate("VisitDialog", "Unit of {analyte}").format(analyte=word(self.analyte)))
        chosen.currentTextChanged.connect(self._on_text)
        return chosen

    def place(self, grid: QGridLayout, row: int) -> None:
        self._grid = grid, row + 2
        self.sheet.place(grid, row + 1)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    @property
    def _widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.previous, self.entry, self.unit, self.remark

    @property
    def says(self) -> str:
        return word(self.analyte)

    @property
    def last_field(self) -> Entry:
        return self.entry

    def fold(self, away: bool) -> None:
        for widget in (*self._widgets, *filter(None, (self.sheet.line,))):
            widget.setVisible(not away)

    @property
    def draft(self) -> LabDraft:
        unit = self.unit.currentData() if isinstance(self.unit, Combo) else self._only_unit
        typed, (low, high, method) = self.entry.text(), self.sheet.texts
        return LabDraft(
            analyte=self.analyte,
            text=typed,
            unit=unit,
            low=low,
            high=high,
            method=method,
            kept=self._kept,
        )

    def show_origins(self, origins: Origins) -> None:
        """Where the last result comes from."""
        words = "" if self._before is None else short_date(self._before.date)
        show_origin(self.previous, self.entry, sources_of(self._before), origins=origins, words=words)

    def show_draft(self, kept: LabDraft) -> None:
        """What was typed before, in its unit; nothing where that unit is not to be had: the number would be another."""
        if isinstance(self.unit, Combo):
            self.unit.setCurrentIndex(max(0, self.unit.findData(kept.unit)))
        if self.draft.unit == kept.unit:
            self.entry.setText(kept.text)
            self._kept = kept.kept

    def show_problems(self, found: dict[str, str]) -> None:
        on_sheet = self.sheet.show_problems(found)
        own = found.get(self.entry.name, "")
        self.show_problem(own or found.get(f"{self.entry.name}.text", ""), own or on_sheet)

    def show_problem(self, words: str, said: str = "") -> None:
        """``said`` where it is the sheet's that is wrong."""
        self.entry.show_problem(words)
        if words := words or said:
            dress_label(self.remark, self._theme, role="caption", colour="urgent")
            self.remark.setText(words)
        else:
            self.show_range()

    def show_doubt(self, doubt: Doubt | None) -> None:
        """Asked below the line, once it was left."""
        open_now = doubt is not None and self.is_asked
        if open_now and self.asked is None and self._grid is not None:
            self.asked = Asked(self._theme, self._parent, first=self.take_other_unit, second=self.keep)
            grid, row = self._grid
            grid.addWidget(self.asked, row, 0, 1, len(self._widgets))
        self.entry.show_question(open_now)
        if self.asked is not None:
            self.asked.setVisible(open_now)
            if doubt is not None and open_now:
                self._doubted = doubt
                self.asked.ask(capital(spoken(doubt.sentence)), *doubt_answers(doubt, self.entry.text().strip()))

    @property
    def waits(self) -> bool:
        """Whether an answer is awaited."""
        return self.asked is not None and not self.asked.isHidden()

    def keep(self) -> None:
        self._kept = True
        self.typed.emit()

    def take_other_unit(self) -> None:
        if isinstance(self.unit, Combo) and self._doubted.unit is not None:
            self.unit.setCurrentIndex(self.unit.findData(self._doubted.unit))

    def _on_text(self) -> None:
        self._kept = self.is_asked = False
        self.show_range()
        self.typed.emit()

    def _on_sheet(self) -> None:
        self.show_range()
        self.typed.emit()

    def _on_left(self) -> None:
        if self.entry.text().strip() and not self.is_asked:
            self.is_asked = True
            self.typed.emit()

    def show_range(self) -> None:
        """The letter of what has been typed, and the laboratory's range that goes with the unit."""
        draft = self.draft
        (low, high), awaited = self._limits(draft)
        mark = _letter(draft, low, high)
        colour = {"H": "high", "L": "low"}.get(mark, "text3")
        known = _range(low, high)
        if not known and awaited:
            known, colour = translate("VisitDialog", "no range"), "gap"
        dress_label(self.remark, self._theme, role="caption_strong" if mark else "caption", colour=colour)
        self.remark.setText(f"{mark}  {known}".strip())


def _letter(draft: LabDraft, low: Decimal | None, high: Decimal | None) -> str:
    try:
        value = parse_result(draft.analyte, typed_result(draft.analyte, draft.text))
    except ValueError:
        return ""

    return letter(LabResult(analyte=draft.analyte, date=date.min, value=value, low=low, high=high))


def _limit(limit: Decimal) -> str:
    return in_digits(limit_shown(limit))


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return f"{_limit(low)}–{_limit(high)}"
    if high is not None:
        return f"≤ {_limit(high)}"
    return "" if low is None else f"≥ {_limit(low)}"


def _previous(before: LabResult | None) -> str:
    return not_recorded() if before is None else word(before.value.reported)


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
        self.sheet = SheetPlace("others", theme, parent, self.typed.emit)
        for field in self.fields:
            field.textChanged.connect(self.typed)

    @property
    def fields(self) -> tuple[Entry, Entry, Entry]:
        return self.name, self.entry, self.unit

    @property
    def says(self) -> str:
        return self.name.text().strip()

    @property
    def last_field(self) -> Entry:
        return self.unit

    @property
    def draft(self) -> LabDraft:
        name, text, unit = (field.text() for field in self.fields)
        low, high, method = self.sheet.texts
        return LabDraft(analyte=name, text=text, unit=unit, low=low, high=high, method=method)

    @property
    def is_begun(self) -> bool:
        return is_begun(self.draft)

    def place(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.name, row, 0, 1, 2)
        grid.addWidget(self.entry, row, 2)
        grid.addWidget(self.unit, row, 3)
        grid.addWidget(self.remark, row, 4)
        self.sheet.place(grid, row + 1)

    def show_draft(self, kept: LabDraft) -> None:
        for field, text in zip(self.fields, (kept.analyte, kept.text, kept.unit), strict=True):
            field.setText(text)

    def show_problems(self, found: dict[str, str]) -> None:
        """What is wrong with each part, by ``name``, ``text``, ``unit``, ``low``, ``high`` and ``method``."""
        parts = ("name", "text", "unit")
        for field, part in zip(self.fields, parts, strict=True):
            field.show_problem(found.get(part, ""))
        on_sheet = self.sheet.show_problems({f"others.{part}": said for part, said in found.items()})
        self.remark.setText(next((found[part] for part in parts if part in found), on_sheet))
