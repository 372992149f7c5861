"""The fields of the visit form: one line to type on, what it was before, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from models.forms.typed import SizeDraft
from models.forms.visit import LabDraft
from models.markers.series import letter
from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.labs import in_digits
from models.record.records import Imaging, LabResult, Lesion, Measurement, Status
from models.response.lesions import is_hepatic
from storage.clinic.history import Origins
from ui.kit.fields import Choice, Combo, Entry, Option, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.words.clinical import analyte_name, unit_words
from ui.words.common import not_recorded, tenths, translate
from ui.words.language import short_date, word
from ui.words.origins import origin_words
from ui.words.sources import Source, sources_of
from ui.words.worksheet import lesion_words

# Every analyte of the rules has a line, but for these: they have one for a patient whose laboratory measured them.
_SELDOM = {"white cells", "sodium", "potassium", "glucose", "CRP", "proteinuria", "urine protein dipstick"}
PANEL = tuple(name for name in ANALYTES if name not in _SELDOM)


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
        chosen = Combo(parent)
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


class SizeFields(QObject):
    """The diameters of one target or new lesion at this read, and what is wrong with them or what they mean."""

    typed = Signal()

    def __init__(self, lesion: Lesion, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesion = lesion
        self._theme = theme
        number = lesion.number
        says = translate("VisitDialog", "{lesion}, diameter in mm").format(lesion=number)
        self.diameter = Entry(f"lesions.{number}.diameter", says, parent)
        says = translate("VisitDialog", "{lesion}, viable diameter in mm").format(lesion=number)
        self.viable = Entry(f"lesions.{number}.viable", says, parent)
        self.viable.setVisible(not lesion.nodal)
        self.remark = label("", theme, parent, role="caption", colour="text3", wrap=True)
        for field in (self.diameter, self.viable):
            field.textChanged.connect(self._on_changed)

    @property
    def needs_viable(self) -> bool:
        """A liver lesion is read twice; a node and a lesion elsewhere count by their diameter (R-6)."""
        return is_hepatic(self.lesion)

    @property
    def draft(self) -> SizeDraft:
        return SizeDraft(self.lesion.number, self.diameter.text(), self.viable.text())

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


class SizeRow(SizeFields):
    """One target or new lesion as a line of the form: what it was, and the diameters of this read."""

    def __init__(self, lesion: Lesion, before: Imaging | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(lesion, theme, parent)
        self.name = label(lesion_words(lesion), theme, parent, role="table", wrap=True)
        self.number = label(lesion.number, theme, parent, role="table_strong", colour="text2")
        found = self._found = before.measurement(lesion.number) if before else None
        self.before = label(_size_words(found), theme, parent, role="table", colour="text3", right=True, middle=True)
        self.before_viable = label(
            _viable_words(found), theme, parent, role="table", colour="text3", right=True, middle=True
        )
        self.number.setBuddy(self.diameter)
        self.name.setBuddy(self.viable)

    def place(self, grid: QGridLayout, row: int) -> None:
        widgets = (self.number, self.name, self.before, self.before_viable, self.diameter, self.viable, self.remark)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    def show_origins(self, origins: Origins) -> None:
        """Where the last measurement comes from."""
        whole, viable = (sources_of(self._found, apart=name) for name in ("viable_tenths", "diameter_tenths"))
        show_origin(self.before, self.diameter, whole, origins=origins)
        show_origin(self.before_viable, self.viable, viable, origins=origins)


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


class StatusFields:
    """The status of one non-target lesion at this read."""

    def __init__(self, lesion: Lesion, parent: QWidget) -> None:
        self.lesion = lesion
        self.choice = Choice(status_options(), lesion.number, parent)


class StatusRow(StatusFields):
    """One non-target lesion as a line of the form: its status before and now."""

    def __init__(self, lesion: Lesion, before: Imaging | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(lesion, parent)
        self.number = label(lesion.number, theme, parent, role="table_strong", colour="text2")
        self.name = label(lesion_words(lesion), theme, parent, role="table", wrap=True)
        found = self._found = before.measurement(lesion.number) if before else None
        words = _word(found.status.value) if found and found.status else not_recorded()
        self.before = label(words, theme, parent, role="table", colour="text3", right=True, middle=True)
        self.number.setBuddy(self.choice)

    def place(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.number, row, 0)
        grid.addWidget(self.name, row, 1)
        grid.addWidget(self.before, row, 2, 1, 2)
        grid.addWidget(self.choice, row, 4, 1, 3)

    def show_origins(self, origins: Origins) -> None:
        show_origin(self.before, self.choice, sources_of(self._found), origins=origins)


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
