"""What stands in the cells of the grid of cycles, as a table and as it is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from models.plan.cycles import Cycle
from models.record.labs import in_digits
from models.record.partialdate import Day, exact
from models.record.protocol import PlannedDose
from ui.kit.table_view import is_cut
from ui.kit.tables import Index
from ui.kit.theme import Theme
from ui.patient.treatment.log import quantity_words
from ui.words.clinical import unit_words
from ui.words.common import translate
from ui.words.language import clauses, day_and_month, short_date
from ui.words.recorded import recorded

PLANNED, GIVEN, WEIGHT, AMOUNT, DOSE, REASON = range(6)
_NOWHERE = QModelIndex()


class CycleTable(QAbstractTableModel):
    """Six lines by cycle; ``turned``: six columns by cycle."""

    def __init__(self, cycles: Sequence[Cycle], plan: PlannedDose | None, *, turned: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.cycles, self.turned = tuple(cycles), turned
        units = {one.unit for one in self.cycles if one.unit}
        unit = unit_words(next(iter(units))) if len(units) == 1 else ""
        named = (per_kilogram_words(plan) or self.tr("planned dose"), self.tr("given dose"))
        with_unit = self.tr("{words}, {unit}")
        doses = tuple(with_unit.format(words=words, unit=unit) if unit else words for words in named)
        self.lines = (self.tr("planned"), self.tr("given"), self.tr("weight, kg"), *doses, self.tr("reason"))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cycles) if self.turned else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines) if self.turned else len(self.cycles)

    def place(self, index: Index) -> tuple[int, Cycle]:
        """The line and the cycle."""
        row, column = index.row(), index.column()
        return (column, self.cycles[row]) if self.turned else (row, self.cycles[column])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        of_lines = (orientation is Qt.Orientation.Vertical) != self.turned
        return self.lines[section] if of_lines else f"C{self.cycles[section].number}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, cycle = self.place(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return _WORDS[line](cycle)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = _long_words(line, cycle)
            return f"C{cycle.number}, {self.lines[line]}: {said}" if said else ""
        return None


def per_kilogram_words(plan: PlannedDose | None) -> str:
    """``10 mg/kg``; nothing where the plan says none."""
    return "" if plan is None or plan.amount is None else f"{in_digits(Decimal(str(plan.amount)))} {plan.unit}/kg"


def _planned(cycle: Cycle) -> str:
    return "" if cycle.planned is None else day_and_month(cycle.planned)


def _given(cycle: Cycle) -> str:
    if cycle.is_omitted:
        return translate("CycleGrid", "omitted")
    if cycle.given is None:
        return ""
    on = translate("CycleGrid", "today") if cycle.is_current else _day(cycle.given)
    if not cycle.days_off:
        return on
    sign = "+" if cycle.days_off > 0 else "−"
    return translate("CycleGrid", "{sign}{days} d {date}").format(sign=sign, days=abs(cycle.days_off), date=on)


def _day(on: Day) -> str:
    known = exact(on)
    return short_date(on) if known is None else day_and_month(known)


def _amount(cycle: Cycle) -> str:
    return "" if cycle.amount is None else in_digits(cycle.amount[0])


def _dose(cycle: Cycle) -> str:
    if cycle.is_omitted:
        return "–"
    return "" if cycle.dose is None else in_digits(cycle.dose)


_WORDS: tuple[Callable[[Cycle], str], ...] = (
    _planned,
    _given,
    lambda cycle: "" if cycle.weight is None else in_digits(cycle.weight.kilograms),
    _amount,
    _dose,
    lambda cycle: "" if cycle.is_current else recorded(cycle.reason),
)


def _long_words(line: int, cycle: Cycle) -> str:
    """With the year, the unit, and the day of the weight."""
    if line == PLANNED and cycle.planned is not None:
        return short_date(cycle.planned)
    if line == GIVEN and cycle.given is not None:
        return short_date(cycle.given)
    if line == WEIGHT and cycle.weight is not None:
        on = cycle.weight.on
        kilograms = f"{in_digits(cycle.weight.kilograms)} kg"
        return clauses((kilograms, translate("CycleGrid", "without a date") if on is None else short_date(on)))
    if line == AMOUNT and cycle.amount is not None:
        return quantity_words(*cycle.amount)
    if line == DOSE and cycle.dose is not None:
        return quantity_words(cycle.dose, cycle.unit)
    return _WORDS[line](cycle)


class CycleCells(QStyledItemDelegate):
    """Words at the right; the current cycle on its own ground behind a 2 px edge, lines between the others."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = index.model()
        assert isinstance(table, CycleTable)
        line, cycle = table.place(index)
        rect, px, colour = QRectF(option.rect), self._theme.px, self._theme.colour
        if cycle.is_current:
            painter.fillRect(rect, colour("accent_soft"))
        if not table.turned or not index.column():
            painter.setPen(QPen(colour("accent" if cycle.is_current else "line"), 2 if cycle.is_current else 1))
            painter.drawLine(QPointF(rect.left() + 1, rect.top()), QPointF(rect.left() + 1, rect.bottom()))
        view = option.widget
        assert isinstance(view, QTableView)
        if not table.turned and is_cut(option.rect, view.viewport()):
            return
        inner = rect.adjusted(px(8), 0, -px(12), 0)
        if line == PLANNED and not table.turned:
            painter.setFont(self._theme.font("table_strong"))
            painter.setPen(colour("accent" if cycle.is_current else "text"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), f"C{cycle.number}")
        strong = line in (GIVEN, DOSE)
        painter.setFont(self._theme.font("table_strong" if strong else "table"))
        omitted = cycle.is_omitted and line == GIVEN
        painter.setPen(colour("review" if omitted else "text" if strong else "text2"))
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
