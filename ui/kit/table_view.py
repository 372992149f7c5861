"""A table on the screen, in the house's dress: rows that are read, not written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QTableView, QToolTip, QWidget

from ui.kit.tables import RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare

ROW_HEIGHT, HEADER_HEIGHT, _PADDING = 24, 34, 4
INSET = 14


class _Table(QTableView):
    """What a cell has no room for is its tip, where it has no other. Home and End go to the first and the last row."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        to = QAbstractItemView.CursorAction
        if action not in (to.MoveHome, to.MoveEnd):
            return super().moveCursor(action, modifiers)
        rows = range(self.model().rowCount())
        places = (self.model().index(row, 0) for row in (rows if action == to.MoveHome else reversed(rows)))
        stands = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return next((place for place in places if place.flags() & stands == stands), self.currentIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
                words, room = str(index.data() or ""), self.visualRect(index).width() - 2 * _PADDING
                cut = self.fontMetrics().horizontalAdvance(words) > room
                QToolTip.showText(event.globalPos(), words if cut else "", self.viewport())
                return True
        return super().viewportEvent(event)


def table_view(parent: QWidget) -> QTableView:
    """An empty table of whole rows, one chosen at a time."""
    view = _Table(parent)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def inset(view: QTableView, theme: Theme) -> QHBoxLayout:
    """A table whose words begin below those of the line above it, and not at the edge."""
    line = bare(QHBoxLayout())
    line.setContentsMargins(theme.px(INSET), 0, 0, 0)
    line.addWidget(view)
    return line


def fill_view(view: QTableView, table: RecordTable, theme: Theme, widths: Sequence[int]) -> None:
    """Show ``table``, its columns as wide as at 100 % and no less than their heads; the last takes the rest."""
    view.setModel(table)
    heads = QFontMetrics(theme.font("table_strong"))
    for number, width in enumerate(widths):
        words = table.headerData(number, Qt.Orientation.Horizontal)
        view.setColumnWidth(number, max(theme.px(width), heads.horizontalAdvance(words) + theme.px(2 * _PADDING)))


def dress_view(view: QTableView, theme: Theme) -> None:
    view.setFont(theme.font("table"))
    view.horizontalHeader().setFont(theme.font("table_strong"))
    view.horizontalHeader().setFixedHeight(theme.px(HEADER_HEIGHT))
    view.verticalHeader().setMinimumSectionSize(theme.px(ROW_HEIGHT))
    view.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))


class QuietList(QListView):
    """Where no row is chosen, focus would choose the first one, and so open a patient whom nobody asked for."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        nobody, selection = not self.currentIndex().isValid(), self.selectionModel()
        blocked = selection.blockSignals(nobody or selection.signalsBlocked())
        super().focusInEvent(event)
        if nobody:
            selection.clear()
        selection.blockSignals(blocked)
