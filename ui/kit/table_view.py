"""A table on the screen, in the house's dress: rows that are read, not written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QTableView, QToolTip, QWidget

from ui.kit.tables import RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare

ROW_HEIGHT, HEADER_HEIGHT, _PADDING = 24, 34, 4
LEAST_WIDTH = 60  # to which a column gives way, at 100 %
INSET = 14


class _Table(QTableView):
    """What a cell has no room for is its tip, where it has no other. Home and End go to the first and the last row.

    Its columns give way to a narrow window, the widest first, before anything is scrolled sideways.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widths: tuple[int, ...] = ()
        self._least: tuple[int, ...] = ()
        self._rest = -1

    def set_widths(self, widths: Sequence[int], least: Sequence[int], rest: int) -> None:
        """Of every column, in pixels: what it wants and what it gives way to; ``rest`` is the one that takes more."""
        self._widths, self._least, self._rest = tuple(widths), tuple(least), rest
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def _share(self) -> None:
        if not self._widths or self.model() is None or self.model().columnCount() != len(self._widths):
            return
        shared = shared_widths(self._widths, self._least, self.viewport().width(), rest=self._rest)
        for number, width in enumerate(shared):
            self.setColumnWidth(number, width)

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


def says_what_is_cut(view: QWidget) -> bool:
    """Whether the tip of a cell is what it has no room for, where it has no other."""
    return isinstance(view, _Table)


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
    set_widths(view, theme, widths)


def set_widths(view: QTableView, theme: Theme, widths: Sequence[int], *, rest: int | None = None) -> None:
    """Columns as wide as at 100 %, of one that is not named what its head needs; ``rest``, or the last, takes more."""
    model = view.model()
    assert isinstance(view, _Table)
    if model is None or not model.columnCount():
        return
    heads, count = QFontMetrics(theme.font("table_strong")), model.columnCount()
    named = (*widths, *([LEAST_WIDTH] * count))[:count]
    wanted, least = [], []
    for number, width in enumerate(named):
        words = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
        head = heads.horizontalAdvance(words) + theme.px(2 * _PADDING)
        wanted.append(max(theme.px(width), head))
        least.append(max(theme.px(min(width, LEAST_WIDTH)), head))
    view.set_widths(wanted, least, count - 1 if rest is None else rest)


def shared_widths(wanted: Sequence[int], least: Sequence[int], room: int, *, rest: int) -> list[int]:
    """``room`` among columns: what they want and the rest to one; where it is too little the widest give way first,
    down to ``least``."""
    if (over := room - sum(wanted)) >= 0:
        return [width + (over if number == rest else 0) for number, width in enumerate(wanted)]
    low, high = 0, max(wanted)
    while low < high:  # the widest that any may be
        middle = (low + high + 1) // 2
        taken = sum(max(min(width, middle), least[number]) for number, width in enumerate(wanted))
        low, high = (middle, high) if taken <= room else (low, middle - 1)
    shared = [max(min(width, low), least[number]) for number, width in enumerate(wanted)]
    shared[rest] += max(room - sum(shared), 0)
    return shared


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
