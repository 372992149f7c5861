"""One line of the form of ranges: an analyte, its unit, for whom, and its limits."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.forms.ranges import LIMITS, RangeDraft
from models.record.analytes import ANALYTES
from models.record.records import RangeSex
from ui.kit.fields import Choice, Combo, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.words.clinical import analyte_name, unit_words
from ui.words.common import translate
from ui.words.language import word

LIMIT_WIDTH, UNIT_WIDTH, SEX_WIDTH, NAME_WIDTH = 66, 84, 84, 170


def sex_options() -> list[tuple[str, str, RangeSex]]:
    """Both first, as most ranges are."""
    words = {
        RangeSex.BOTH: translate("LaboratoriesDialog", "both"),
        RangeSex.MALE: translate("LaboratoriesDialog", "male"),
        RangeSex.FEMALE: translate("LaboratoriesDialog", "female"),
    }
    return [(words[sex], key, sex) for sex, key in zip(words, "bmf", strict=True)]


class RangeRow(QObject):
    """``analyte`` is "" for a line on which a test of the laboratory's own is typed."""

    typed = Signal()

    def __init__(self, begun: RangeDraft, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.shown = theme, begun
        self.known = ANALYTES.get(begun.analyte)
        named = word(begun.analyte) if begun.analyte else translate("LaboratoriesDialog", "another test")
        self.name = self._name_widget(begun, parent)
        self.unit = self._unit_widget(begun, parent)
        self.sex = Choice(sex_options(), translate("LaboratoriesDialog", "For whom: {test}").format(test=named), parent)
        self.sex.choose(begun.sex)
        heads = dict(zip(LIMITS, limit_heads(), strict=True))
        self.limits = {name: Entry(name, f"{named}: {heads[name]}", parent) for name in LIMITS}
        self.remark = label("", theme, parent, role="caption", colour="text3", wrap=True)
        self._fill(begun)
        for field in self.fields:
            changed = field.textChanged if isinstance(field, QLineEdit) else field.currentIndexChanged
            changed.connect(self.typed)

    def _name_widget(self, begun: RangeDraft, parent: QWidget) -> QWidget:
        if begun.analyte:
            return label(analyte_name(begun.analyte), self._theme, parent, role="table_strong")
        made = Entry("analyte", translate("LaboratoriesDialog", "Name of another test"), parent)
        made.setPlaceholderText(translate("LaboratoriesDialog", "another test"))
        return made

    def _unit_widget(self, begun: RangeDraft, parent: QWidget) -> QWidget:
        says = translate("LaboratoriesDialog", "Unit of {test}").format(test=word(begun.analyte))
        if self.known is None:
            made = Entry("unit", says, parent)
            made.setText(begun.unit)
            return made
        if len(self.known.units) == 1:
            return label(unit_words(begun.unit), self._theme, parent, role="table", colour="text2")
        chosen = Combo(parent)
        for name, _ in self.known.units:
            chosen.addItem(unit_words(name), name)
        chosen.setCurrentIndex(chosen.findData(begun.unit))
        chosen.setAccessibleName(says)
        return chosen

    @property
    def fields(self) -> list[Entry | Combo]:
        """In the order of Tab."""
        typed = (self.name, self.unit, self.sex, *self.limits.values())
        return [field for field in typed if isinstance(field, Entry | Combo)]

    @property
    def walked(self) -> list[QWidget]:
        """In the order of Enter: what most lines need."""
        first = [field for field in (self.name, self.unit) if isinstance(field, Entry)]
        return [*first, self.limits["low"], self.limits["high"]]

    @property
    def draft(self) -> RangeDraft:
        name, unit = self.shown.analyte, self.shown.unit
        if isinstance(self.name, Entry):
            name = self.name.text()
        if isinstance(self.unit, Entry):
            unit = self.unit.text()
        elif isinstance(self.unit, Combo):
            unit = self.unit.currentData()
        return RangeDraft(
            analyte=name,
            unit=unit,
            sex=self.sex.value or RangeSex.BOTH,
            low=self.limits["low"].text(),
            high=self.limits["high"].text(),
            critical_low=self.limits["critical_low"].text(),
            critical_high=self.limits["critical_high"].text(),
        )

    @property
    def is_touched(self) -> bool:
        return self.draft != self.shown

    def show_standing(self, draft: RangeDraft) -> None:
        """The limits that are valid on the day; of the same test, unit and sex."""
        self.shown = draft
        self._fill(draft)

    def show_draft(self, kept: RangeDraft) -> None:
        """What was typed before."""
        if isinstance(self.name, Entry):
            self.name.setText(kept.analyte)
        if isinstance(self.unit, Entry):
            self.unit.setText(kept.unit)
        elif isinstance(self.unit, Combo):
            self.unit.setCurrentIndex(max(0, self.unit.findData(kept.unit)))
        self.sex.choose(kept.sex)
        self._fill(kept)

    def emptied(self) -> RangeDraft:
        """The line as it stands before anything is known of its test."""
        return replace(self.shown, low="", high="", critical_low="", critical_high="")

    def _fill(self, draft: RangeDraft) -> None:
        for name, entry in self.limits.items():
            entry.setText(getattr(draft, name))

    def place(self, grid: QGridLayout, row: int) -> None:
        for column, widget in enumerate((self.name, self.unit, self.sex, *self.limits.values(), self.remark)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        px = self._theme.px
        self.sex.setFixedWidth(px(SEX_WIDTH))
        for entry in self.limits.values():
            entry.setFixedWidth(px(LIMIT_WIDTH))
        if isinstance(self.unit, Entry | Combo):
            self.unit.setFixedWidth(px(UNIT_WIDTH))

    def show_problem(self, field: str, words: str, meaning: str) -> None:
        """``field`` is what is wrong, "" for nothing; ``meaning`` is said where nothing is."""
        for name, entry in (("analyte", self.name), ("unit", self.unit), *self.limits.items()):
            if isinstance(entry, Entry):
                entry.show_problem(words if name == field else "")
        dress_label(self.remark, self._theme, role="caption", colour="urgent" if words else "text3")
        self.remark.setText(words or meaning)


def limit_heads() -> tuple[str, str, str, str]:
    return (
        translate("LaboratoriesDialog", "low"),
        translate("LaboratoriesDialog", "high"),
        translate("LaboratoriesDialog", "critical low"),
        translate("LaboratoriesDialog", "critical high"),
    )
