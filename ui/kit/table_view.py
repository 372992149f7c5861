"""A table on the screen, in the house's dress: rows that are read, not written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.kit.tables import Index, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare

ROW_HEIGHT, HEADER_HEIGHT, _PADDING = 24, 34, 4
_BAR = 3  # at the left of the current cell
_LOOKED_AT = 60  # rows, for how wide what they say is
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
        room = self.viewport().width()
        wanted = widened(self._widths, self._said() if room > sum(self._widths) else self._widths, room)
        shared = shared_widths(wanted, self._least, room, rest=self._rest)
        for number, width in enumerate(shared):
            self.setColumnWidth(number, width)

    def _said(self) -> list[int]:
        """How wide the longest words of each column are, of the first rows."""
        model, wide = self.model(), self.fontMetrics().horizontalAdvance
        rows = range(min(model.rowCount(), _LOOKED_AT))
        return [
            max((wide(str(model.index(row, column).data() or "")) for row in rows), default=0) + 4 * _PADDING
            for column in range(model.columnCount())
        ]

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


class _Rows(QStyledItemDelegate):
    """The whole row is chosen: of the current one a bar tells that the keys go there, not a button round one cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if has_focus:
            bar = QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height()))
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Link))


def says_what_is_cut(view: QWidget) -> bool:
    """Whether the tip of a cell is what it has no room for, where it has no other."""
    return isinstance(view, _Table)


def table_view(parent: QWidget) -> QTableView:
    """An empty table of whole rows, one chosen at a time."""
    view = _Table(parent)
    view.setItemDelegate(_Rows(view))
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
    wrapped = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | wrapped)
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
    room = view.horizontalHeader().height()
    wanted, least = [], []
    for number, width in enumerate(named):
        words = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
        padding = theme.px(2 * _PADDING)
        wanted.append(max(theme.px(width), heads.horizontalAdvance(words) + padding))
        least.append(max(theme.px(min(width, LEAST_WIDTH)), _narrowest(words, heads, room) + padding // 2))
    view.set_widths(wanted, least, count - 1 if rest is None else rest)


def _narrowest(words: str, metrics: QFontMetrics, room: int) -> int:
    """How narrow the head of a column may be: in two lines, where it is high enough for them."""
    gaps = [place for place, sign in enumerate(words) if sign == " "]
    halves = [max(map(metrics.horizontalAdvance, (words[:gap], words[gap + 1 :]))) for gap in gaps]
    found = min(halves, default=0)
    wrapped = metrics.boundingRect(QRect(0, 0, found, 0), Qt.TextFlag.TextWordWrap.value, words)
    return found if found and wrapped.height() <= room else metrics.horizontalAdvance(words)


def widened(wanted: Sequence[int], said: Sequence[int], room: int) -> list[int]:
    """What columns want where there is more ``room``: nothing is cut beside empty room, the least cut first."""
    widths, over = list(wanted), max(room - sum(wanted), 0)
    for lacks, number in sorted((much - wanted[at], at) for at, much in enumerate(said) if much > wanted[at]):
        widths[number] += min(lacks, over)
        over -= min(lacks, over)
    return widths


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


class DaysTable(QTableView):
    """A column for each day. Where the newest was in sight it stays there, whatever else takes room beside it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.horizontalScrollBar()
        is_at_newest = bar.value() == bar.maximum()
        super().resizeEvent(event)
        if is_at_newest:
            bar.setValue(bar.maximum())


def is_cut(rect: QRect, sight: QWidget) -> bool:
    """Whether a column is seen in part only: of "36" a "6" would be left, which is another value.

    ``rect`` is of ``sight``, a viewport or a head. One that has not room for a whole column shows what it can.
    """
    width = sight.width()
    return rect.width() < width and (rect.left() < 0 or rect.right() >= width)
