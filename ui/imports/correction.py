"""Over a refused row: why it was refused, a field for what it reads in truth, and two answers with their keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.laboratory.results import JudgedRow
from models.record.analytes import ANALYTES
from ui.kit.fields import AnswerEntry
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, button, dress_label
from ui.words.language import spoken, word


class Correction(Retold, QWidget):
    """The field stands in the cell of the result, the sentence and the answers below. The file stays as it is."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: JudgedRow | None = None
        self.field = "result"
        self.entry = AnswerEntry("correction", "", self)
        self._words = ElidedLabel(self)
        self.keep_button, self.leave_button = button("", self, kind="small"), button("", self, kind="flat")
        for made, deed in ((self.keep_button, self._on_keep), (self.leave_button, self.left.emit)):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(deed)
        self.entry.entered.connect(self._on_keep)
        self.entry.given_up.connect(self.left)
        self.entry.textChanged.connect(self._say)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._say()
        self.hide()

    def show_row(self, row: JudgedRow, field: str) -> None:
        """The row, and which field of it is to be typed: ``result``, ``unit`` or ``collected``."""
        self._row, self.field = row, field
        raw = row.raw
        text = {"result": raw.result, "unit": raw.unit or raw.header_unit, "collected": raw.collected}[field]
        self.entry.setText(text)
        self.entry.show_problem(" " if row.reason is not None else "")
        self._say()

    def begin(self, text: str) -> None:
        """Type into the field: over what stands there, beginning with ``text``."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.selectAll()
        if text:
            self.entry.insert(text)

    def place(self, row: QRect, cell: QRect, head: int) -> None:
        """Over ``row``: the field in its cell, the rest below the ``head`` of the row."""
        px = self._theme.px
        self.setGeometry(row)
        dress_label(self._words, self._theme, role="table", colour="text2")
        self.entry.setGeometry(cell.left() + px(2), px(2), cell.width() - px(4), head - px(3))
        tall, top = row.height() - head - px(6), head + px(1)
        keep, leave = self.keep_button.sizeHint().width(), self.leave_button.sizeHint().width()
        right = row.width() - px(8)
        self.leave_button.setGeometry(right - leave, top, leave, tall)
        self.keep_button.setGeometry(right - leave - px(6) - keep, top, keep, tall)
        self._words.setGeometry(px(52), top, max(0, right - leave - keep - px(70)), tall)
        self.setMask(self.childrenRegion())

    def _on_keep(self) -> None:
        if (typed := self.entry.text().strip()) and self._row is not None:
            self.kept.emit(typed)

    def _say(self, *_: object) -> None:
        self.entry.setAccessibleName(self.tr("What it reads in truth"))
        self.keep_button.setText(self.tr("Keep {value} (Enter)").format(value=self.entry.text().strip()))
        self.leave_button.setText(self.tr("Leave refused (Esc)"))
        if self._row is None:
            return
        why = "" if self._row.reason is None else spoken(self._row.reason)
        words = self.tr("{text}: {why}. Line {line} of the file stays as it is; what you type is kept beside it.")
        if says_no_unit(self._row, self.field):
            why = _upper(why)
            words = self.tr("{why}. What you type is taken as the unit of every {analyte} of this laboratory.")
        raw = self._row.raw
        text = {"unit": raw.unit or raw.header_unit, "collected": raw.collected}.get(self.field, raw.result)
        analyte = word(self._row.analyte or "")
        self._words.setText(words.format(text=text or "–", why=why, line=raw.line, analyte=analyte))


def field_of(row: JudgedRow, decimal: str) -> str:
    """Which field of a refused row is to be corrected: the day where that cannot be, the unit, else the result."""
    from models.laboratory.judging import MARKED
    from models.laboratory.values import Read, read_dipstick, read_value

    raw = row.raw
    if row.quantity is not None:
        return "result" if row.also else "collected"
    if row.analyte is None or raw.mark in MARKED or raw.unreadable is not None or raw.problem is not None:
        return "result"
    known, text = ANALYTES.get(row.analyte), raw.meant or raw.result
    dipstick = known is not None and known.dipstick
    read = read_dipstick(text) if dipstick else read_value(text, decimal)
    return "unit" if isinstance(read, Read) else "result"


def says_no_unit(row: JudgedRow, field: str) -> bool:
    """Whether the file has no unit for the row: what is typed is then the unit of the laboratory."""
    return field == "unit" and row.analyte is not None and not (row.raw.unit or row.raw.header_unit).strip()


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
