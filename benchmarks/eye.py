"""What an eye stumbles over on a window as it stands: words that are cut or covered, what lies outside, has no name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.kit.table_view import says_what_is_cut
from ui.kit.widgets import ElidedLabel
from ui.patient.lesions.table import WorksheetTable
from ui.patient.lesions.worksheet import WorksheetSide
from ui.patient.treatment.cycles import CycleGrid
from ui.patient.visits.table import FlowsheetTable

ARROW = 20  # of a box of choices, about
LEAST = 40  # of a column that says anything
SIDEWAYS = (WorksheetTable, FlowsheetTable)  # a column a read or a date, the newest in sight
INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox)


def faults(window: QWidget) -> list[str]:
    seen = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible() and one.window() is window]
    looks = (_hidden_words, _cut_heads, _cut_cells, _no_row, _sideways, _overlaps, _nameless)
    return [*(fault for look in looks for fault in look(seen)), *_outside(window, seen)]


def _hidden_words(seen: list[QWidget]) -> Iterator[str]:
    for one in seen:
        if (not one.toolTip() or isinstance(one, QAbstractButton)) and _is_cut(one):
            yield f"hidden: {told(one)} wants {one.sizeHint().toTuple()}, has {one.size().toTuple()}"


def _cut_heads(seen: list[QWidget]) -> Iterator[str]:
    """The head of a column says what stands in it; cut, it runs into the next one."""
    for one in seen:
        if isinstance(one, QHeaderView) and one.orientation() == Qt.Orientation.Horizontal and type(one) is QHeaderView:
            for column in range(one.count()):
                words = str(one.model().headerData(column, Qt.Orientation.Horizontal) or "")
                room, wrapped = one.sectionSize(column), Qt.TextFlag.TextWordWrap.value & int(one.defaultAlignment())
                taken = one.fontMetrics().boundingRect(QRect(0, 0, room, one.height()), wrapped, words)
                if room and (taken.width() > room or taken.height() > one.height()):
                    yield f"cut: the head “{words}” of {told(one.parentWidget() or one)}, {room} wide"


def _cut_cells(seen: list[QWidget]) -> Iterator[str]:
    """What a cell has no room for is its tip, and some of it is always seen."""
    for one in seen:
        if isinstance(one, QTableView) and isinstance(one.itemDelegate(), QStyledItemDelegate):
            for index in _cells_in_sight(one):
                words, room = str(index.data() or ""), one.visualRect(index).width()
                option = QStyleOptionViewItem()
                option.font = one.font()
                delegate: Any = one.itemDelegate()
                delegate.initStyleOption(option, index)
                if not option.text or QFontMetrics(option.font).horizontalAdvance(option.text) <= room:
                    continue
                if room < LEAST:
                    yield f"shrunk: “{words[:40]}” of {told(one)}, {room} wide"
                elif not says_what_is_cut(one) and not index.data(Qt.ItemDataRole.ToolTipRole):
                    yield f"no tip: “{words[:40]}” of {told(one)}, {room} wide"


def _cells_in_sight(view: QTableView) -> Iterator[QModelIndex]:
    model, sight = view.model(), view.viewport().rect()
    if model is None:
        return
    for row in range(max(view.rowAt(0), 0), model.rowCount()):
        if view.rowViewportPosition(row) > sight.height():
            return
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if not view.isColumnHidden(column) and sight.intersects(view.visualRect(index)):
                yield index


def _no_row(seen: list[QWidget]) -> Iterator[str]:
    """A table of which there is room for no row might as well not be there."""
    for one in seen:
        if not isinstance(one, QTableView):
            continue
        filled = one.model() is not None and one.model().rowCount()
        if filled and one.viewport().height() < one.rowHeight(0):
            yield f"no row is seen: {told(one)}, {one.viewport().height()} tall"


def _sideways(seen: list[QWidget]) -> Iterator[str]:
    """Only what grows to the right with the days is scrolled sideways."""
    for one in seen:
        if isinstance(one, QScrollArea | QAbstractItemView) and not isinstance(one, SIDEWAYS):
            most, over = one.horizontalScrollBar().maximum(), one.parentWidget()
            if most > 0 and not (isinstance(over, CycleGrid) and not over.is_turned):
                yield f"sideways: {told(one)} by {most}, {one.viewport().width()} wide"


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, ElidedLabel):
        return False
    if isinstance(one, QLabel):
        tall = one.heightForWidth(one.width()) > one.height()
        return bool(one.text()) and (tall if one.wordWrap() else one.sizeHint().width() > one.width())
    if isinstance(one, QToolButton):
        return one.fontMetrics().horizontalAdvance(one.text()) > one.width()
    if isinstance(one, QAbstractButton):
        return bool(one.text()) and one.sizeHint().width() > one.width()
    if isinstance(one, QTabBar):
        past = any(one.tabRect(number).right() > one.width() for number in range(one.count()))
        return past and not one.usesScrollButtons()  # its arrows lead to the others
    if isinstance(one, QComboBox):
        return one.fontMetrics().horizontalAdvance(one.currentText()) > one.width() - ARROW
    return False


def _says_words(one: QWidget) -> bool:
    words = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
    return bool(words) or isinstance(one, INPUTS)


def _overlaps(seen: list[QWidget]) -> Iterator[str]:
    by_parent: dict[QWidget, list[QWidget]] = {}
    for one in seen:
        if _says_words(one) and one.parentWidget() is not None and not one.isWindow():
            by_parent.setdefault(one.parentWidget() or one, []).append(one)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"over each other: {told(one)} and {told(other)}"


def _outside(window: QWidget, seen: list[QWidget]) -> Iterator[str]:
    for one in seen:
        if not _says_words(one):
            continue
        within: QWidget = one
        while within is not window:
            over = within.parentWidget() or window
            here = QRect(one.mapTo(over, QPoint(0, 0)), one.size())
            area = over.parentWidget()
            if isinstance(area, QAbstractScrollArea | WorksheetSide) or isinstance(over, WorksheetSide):
                if _stands_across(area) and (here.left() < -1 or here.right() > over.width()):
                    yield f"cut at the side: {told(one)} of {told(over)}, {here.getRect()} of {over.rect().getRect()}"
                break  # scrolled into sight
            if not over.rect().adjusted(-1, -1, 1, 1).contains(here):
                yield f"outside: {told(one)} of {told(over)}, {here.getRect()} of {over.rect().getRect()}"
                break
            within = over


def _stands_across(area: QWidget | None) -> bool:
    """Whether nothing in it is scrolled sideways, so that what is too wide is never seen."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return isinstance(area, QAbstractScrollArea) and area.horizontalScrollBarPolicy() == off


def _nameless(seen: list[QWidget]) -> Iterator[str]:
    for one in seen:
        inner = isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        if isinstance(one, INPUTS) and not inner:
            said = QAccessible.queryAccessibleInterface(one)
            if said is None or not said.text(QAccessible.Text.Name):
                yield f"no name: {told(one)}"


def told(one: QWidget) -> str:
    words = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else one.accessibleName()
    return f"{type(one).__name__} “{words[:60]}”"
