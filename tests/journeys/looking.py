"""What an eye stumbles over on a window as it stands: words that are cut or covered, what lies outside, has no name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.kit.widgets import ElidedLabel
from ui.patient.lesions.worksheet import WorksheetSide

ARROW = 20  # of a box of choices, about
INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox)


def faults(window: QWidget) -> list[str]:
    seen = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible() and one.window() is window]
    return [*_hidden_words(seen), *_cut_heads(seen), *_overlaps(seen), *_outside(window, seen), *_nameless(seen)]


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
                room = one.sectionSize(column)
                if room and one.fontMetrics().horizontalAdvance(words) > room:
                    yield f"cut: the head “{words}” of {told(one.parentWidget())}, {room} wide"


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
            by_parent.setdefault(one.parentWidget(), []).append(one)
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
            over = within.parentWidget()
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
