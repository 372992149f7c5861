"""The fields of the visit form: one line to type on, what it was before, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from models.analytes import ANALYTES
from models.labs import in_digits
from models.lesions import is_hepatic
from models.marker_series import letter
from models.quantities import parse_quantity
from models.records import Imaging, LabResult, Lesion, Measurement, Status
from models.typed import SizeDraft
from models.visit_form import LabDraft
from storage.history import Origins
from ui.charts.origins import Source, sources_of
from ui.data_words import recorded
from ui.language import listed, short_date, word
from ui.report_words import analyte_name, place_words, unit_words
from ui.theme import Theme
from ui.value_origin import origin_words
from ui.widgets import dress_label, label
from ui.words import not_recorded, tenths, translate

PANEL = (
    *("AFP", "PIVKA-II", "ALT", "AST", "ALP", "GGT", "bilirubin", "albumin", "creatinine", "INR"),
    *("platelets", "neutrophils", "lymphocytes", "haemoglobin"),
)


class EnterWalks(QObject):
    """Enter goes to the next field of a chain, Shift+Enter to the one before, Ctrl+Enter saves."""

    save_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chain: list[QWidget] = []

    def add(self, field: QWidget) -> None:
        self._chain.append(field)
        field.installEventFilter(self)

    def go_to(self, place: int) -> None:
        field = self._chain[max(0, min(len(self._chain) - 1, place))]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            _bring_into_sight(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit()
            return True
        step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.go_to(self._chain.index(watched) + step)  # type: ignore[arg-type]
        return True


def _bring_into_sight(field: QWidget) -> None:
    """Qt scrolls to a field that Tab reaches, not to one that is reached by code."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(field)
        above = above.parentWidget()


class Entry(QLineEdit):
    """A field that can be marked wrong."""

    def __init__(self, name: str, says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setAccessibleName(says)

    def show_problem(self, words: str) -> None:
        wrong = bool(words)
        if wrong != (self.property("problem") == "true"):
            self.setProperty("problem", "true" if wrong else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(words)
        self.setAccessibleDescription(words)


Option = tuple[str, str, Any]  # the words, the key that chooses it, the value


class Choice(QComboBox):
    """A value of a vocabulary, chosen by one key; empty until chosen, emptied by Backspace."""

    def __init__(self, chosen_from: Sequence[Option], says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = ["", *(key.casefold() for _, key, _ in chosen_from)]
        self._values = [None, *(value for _, _, value in chosen_from)]  # Qt would make plain text of an enum
        self.setAccessibleName(says)
        self.addItems(["", *(words for words, _, _ in chosen_from)])

    @property
    def value(self) -> Any:
        return self._values[self.currentIndex()]

    def choose(self, value: Any) -> None:
        """Show ``value``; nothing is chosen for None."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        rows = range(1, self.count())
        after = [row for row in (*rows[self.currentIndex() :], *rows) if self._keys[row] == typed]
        if after and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.setCurrentIndex(after[0])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)


def vocabulary(words: type[StrEnum], keys: str) -> list[Option]:
    """The words of a vocabulary in the language of the screen, each with its key."""
    return [(translate("models", word.value), key, word) for word, key in zip(words, keys, strict=True)]


def status_options() -> list[Option]:
    """``p`` present, ``n`` not enhancing, ``a`` absent, ``u`` unequivocal progression, ``e`` not evaluable."""
    named = vocabulary(Status, "pnaue")
    progressed = translate("VisitDialog", "unequivocal progression")
    return [(progressed if value is Status.PROGRESSED else words, key, value) for words, key, value in named]


class LabRow(QObject):
    """One analyte: name, last result greyed, the new one, its unit, and its letter and range or what is wrong."""

    typed = Signal()

    def __init__(self, analyte: str, before: LabResult | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.analyte = analyte
        self._theme = theme
        self._before = before
        known = ANALYTES.get(analyte)
        self._only_unit = ""
        self._units = tuple(name for name, _ in known.units) if known else ()
        self.entry = Entry(f"labs.{analyte}", word(analyte), parent)
        self.entry.textChanged.connect(self._on_changed)
        self.name = label(analyte_name(analyte), theme, parent)
        self.name.setBuddy(self.entry)
        self.previous = label(_previous(before), theme, parent, role="table", colour="text3", right=True, middle=True)
        self.previous.setToolTip("" if before is None else short_date(before.date))
        self.unit = self._unit_widget(parent)
        self.remark = label("", theme, parent, role="caption", colour="text3", wrap=True)
        self._on_changed()

    def _unit_widget(self, parent: QWidget) -> QWidget:
        unit = self._before.unit if self._before else (self._units[0] if self._units else "")
        if len(self._units) < 2:
            self._only_unit = unit
            return label(unit_words(unit), self._theme, parent, role="table", colour="text2")
        chosen = QComboBox(parent)
        for name in self._units:
            chosen.addItem(unit_words(name), name)
        chosen.setCurrentIndex(chosen.findData(unit))
        chosen.setAccessibleName(translate("VisitDialog", "Unit of {analyte}").format(analyte=word(self.analyte)))
        chosen.currentTextChanged.connect(self._on_changed)
        return chosen

    def place(self, grid: QGridLayout, row: int) -> None:
        for column, widget in enumerate((self.name, self.previous, self.entry, self.unit, self.remark)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    @property
    def draft(self) -> LabDraft:
        unit = self.unit.currentData() if isinstance(self.unit, QComboBox) else self._only_unit
        same = self._before if self._before is not None and self._before.unit == unit else None
        return LabDraft(
            analyte=self.analyte,
            text=self.entry.text(),
            unit=unit,
            method=same.method if same else None,
            low=same.low if same else None,
            high=same.high if same else None,
        )

    def show_origins(self, origins: Origins) -> None:
        """Where the last result comes from."""
        words = "" if self._before is None else short_date(self._before.date)
        show_origin(self.previous, self.entry, sources_of(self._before), origins=origins, words=words)

    def show_draft(self, kept: LabDraft) -> None:
        """What was typed before, in its unit; nothing where that unit is not to be had: the number would be another."""
        if isinstance(self.unit, QComboBox):
            self.unit.setCurrentIndex(max(0, self.unit.findData(kept.unit)))
        if self.draft.unit == kept.unit:
            self.entry.setText(kept.text)

    def show_problem(self, words: str) -> None:
        self.entry.show_problem(words)
        if words:
            dress_label(self.remark, self._theme, role="caption", colour="urgent")
            self.remark.setText(words)
        else:
            self._show_range()

    def _on_changed(self) -> None:
        self._show_range()
        self.typed.emit()

    def _show_range(self) -> None:
        """The letter of what has been typed, and the laboratory's range that goes with the unit."""
        draft = self.draft
        known = _range(draft.low, draft.high)
        mark = _letter(draft)
        colour = {"H": "high", "L": "low"}.get(mark, "text3")
        dress_label(self.remark, self._theme, role="caption_strong" if mark else "caption", colour=colour)
        self.remark.setText(f"{mark}  {known}".strip())


def _letter(draft: LabDraft) -> str:
    try:
        value = parse_quantity(draft.text)
    except ValueError:
        return ""

    return letter(LabResult(analyte=draft.analyte, date=date.min, value=value, low=draft.low, high=draft.high))


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return f"{in_digits(low)}–{in_digits(high)}"
    if high is not None:
        return f"≤ {in_digits(high)}"
    return "" if low is None else f"≥ {in_digits(low)}"


def _previous(before: LabResult | None) -> str:
    return not_recorded() if before is None else word(before.value.reported)


class SizeRow(QObject):
    """One target or new lesion: what it was, and the diameters of this read."""

    typed = Signal()

    def __init__(self, lesion: Lesion, before: Imaging | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesion = lesion
        self._theme = theme
        number = lesion.number
        self.name = label(_lesion_words(lesion), theme, parent, role="table", wrap=True)
        self.number = label(number, theme, parent, role="table_strong", colour="text2")
        found = self._found = before.measurement(number) if before else None
        self.before = label(_size_words(found), theme, parent, role="table", colour="text3", right=True, middle=True)
        self.before_viable = label(
            _viable_words(found), theme, parent, role="table", colour="text3", right=True, middle=True
        )
        says = translate("VisitDialog", "{lesion}, diameter in mm").format(lesion=number)
        self.diameter = Entry(f"lesions.{number}.diameter", says, parent)
        says = translate("VisitDialog", "{lesion}, viable diameter in mm").format(lesion=number)
        self.viable = Entry(f"lesions.{number}.viable", says, parent)
        self.number.setBuddy(self.diameter)
        self.name.setBuddy(self.viable)
        self.viable.setVisible(not lesion.nodal)
        self.remark = label("", theme, parent, role="caption", colour="text3", wrap=True)
        for field in (self.diameter, self.viable):
            field.textChanged.connect(self._on_changed)

    def place(self, grid: QGridLayout, row: int) -> None:
        widgets = (self.number, self.name, self.before, self.before_viable, self.diameter, self.viable, self.remark)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    @property
    def needs_viable(self) -> bool:
        """A liver lesion is read twice; a node and a lesion elsewhere count by their diameter (R-6)."""
        return is_hepatic(self.lesion)

    @property
    def draft(self) -> SizeDraft:
        return SizeDraft(self.lesion.number, self.diameter.text(), self.viable.text())

    def show_origins(self, origins: Origins) -> None:
        """Where the last measurement comes from."""
        whole, viable = (sources_of(self._found, apart=name) for name in ("viable_tenths", "diameter_tenths"))
        show_origin(self.before, self.diameter, whole, origins=origins)
        show_origin(self.before_viable, self.viable, viable, origins=origins)

    def show_draft(self, kept: SizeDraft) -> None:
        self.diameter.setText(kept.diameter)
        self.viable.setText(kept.viable)

    def show_problem(self, field: str, words: str) -> None:
        """``field`` is ``diameter`` or ``viable``; no words, no problem."""
        self.diameter.show_problem(words if field == "diameter" else "")
        self.viable.show_problem(words if field == "viable" else "")
        dress_label(self.remark, self._theme, role="caption", colour="urgent" if words else "text3")
        self.remark.setText(words or self._meaning())

    def _meaning(self) -> str:
        meanings = {
            "A": translate("VisitDialog", "absent"),
            "S": translate("VisitDialog", "too small to measure, 5 mm"),
            "E": translate("VisitDialog", "not evaluable"),
        }
        return meanings.get(self.diameter.text().strip().upper(), "")

    def _on_changed(self) -> None:
        self.typed.emit()


def _lesion_words(lesion: Lesion) -> str:
    if not lesion.organ:
        return listed(part for part in (not_recorded(), recorded(lesion.site or "")) if part)
    return place_words(lesion)


def _size_words(found: Measurement | None) -> str:
    if found is None:
        return not_recorded()
    if found.parts_tenths is not None:
        return " + ".join(tenths(part) for part in found.parts_tenths)
    if found.diameter_tenths is not None:
        return tenths(found.diameter_tenths)
    return _word(found.state.value) if found.state else not_recorded()


def _viable_words(found: Measurement | None) -> str:
    if found is None or found.viable_tenths is None:
        return "–"
    return tenths(found.viable_tenths)


def _word(word: str) -> str:
    return translate("models", word)


class StatusRow(QObject):
    """One non-target lesion: its status before and now."""

    typed = Signal()

    def __init__(self, lesion: Lesion, before: Imaging | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesion = lesion
        self.number = label(lesion.number, theme, parent, role="table_strong", colour="text2")
        self.name = label(_lesion_words(lesion), theme, parent, role="table", wrap=True)
        found = self._found = before.measurement(lesion.number) if before else None
        words = _word(found.status.value) if found and found.status else not_recorded()
        self.before = label(words, theme, parent, role="table", colour="text3", right=True, middle=True)
        self.choice = Choice(status_options(), lesion.number, parent)
        self.number.setBuddy(self.choice)
        self.choice.currentIndexChanged.connect(self._on_changed)

    def place(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.number, row, 0)
        grid.addWidget(self.name, row, 1)
        grid.addWidget(self.before, row, 2, 1, 2)
        grid.addWidget(self.choice, row, 4, 1, 3)

    def show_origins(self, origins: Origins) -> None:
        show_origin(self.before, self.choice, sources_of(self._found), origins=origins)

    def _on_changed(self) -> None:
        self.typed.emit()


def show_origin(
    shown: QLabel, field: QWidget, sources: tuple[Source, ...], *, origins: Origins, words: str = ""
) -> None:
    """Where the greyed value beside a field comes from: by the mouse over it, by Shift+F1 on the field.

    A value that was changed since it was entered is underlined.
    """
    told = "\n".join(filter(None, (words, *(origin_words(one.entries(origins)) for one in sources))))
    shown.setToolTip(told)
    field.setWhatsThis(told)
    font = shown.font()
    font.setUnderline(any(one.changed(origins) for one in sources))
    shown.setFont(font)


def header(words: str, theme: Theme, parent: QWidget, *, right: bool = False) -> QLabel:
    return label(words, theme, parent, role="caption", colour="text3", right=right)
