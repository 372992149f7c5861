"""The reads of the worksheet as a table that is painted: a row a lesion or an answer, a column a read, newest right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.course.worksheet import Cell, Column, Line, Responses, Row, Worksheet
from models.record.queries import Asked, ByRow, queries_at
from models.response.response import Criterion, Response, ThrombusRead
from ui.kit.marks import CHIP_HEIGHT, chip_width, paint_chip, response_short
from ui.kit.table_view import DaysTable, is_cut
from ui.kit.tables import Index
from ui.kit.theme import Theme
from ui.kit.widgets import ground
from ui.patient.lesions.cells import behind, cell_tip
from ui.patient.query_marks import paint_mark
from ui.words.common import translate
from ui.words.language import clauses
from ui.words.queries import tip_words
from ui.words.worksheet import (
    NOTHING,
    Halves,
    below_words,
    beside,
    column_tip,
    column_words,
    halves,
    row_words,
)

NAME_WIDTH, READ_WIDTH, HEAD_HEIGHT, INDENT = 224, 112, 56, 54
NARROW_NAMES = 194
LESION_HEIGHT, BAND_HEIGHT, ANSWER_HEIGHT = 38, 25, 23
_LESIONS = (Line.TARGET, Line.NON_TARGET, Line.NEW)
_STRONG = (Line.SUM, Line.OVERALL)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


def row_height(line: Line, theme: Theme) -> int:
    if line.is_band:
        return theme.px(BAND_HEIGHT)
    roomy = line in (*_LESIONS, Line.THROMBUS, Line.NEW_ANSWER)
    return theme.px(LESION_HEIGHT if roomy else ANSWER_HEIGHT)


class WorksheetModel(QAbstractTableModel):
    """A worksheet for the views of Qt; what is drawn is also what is said."""

    def __init__(self, sheet: Worksheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.queries: ByRow = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheet.columns)

    def asked(self, index: Index) -> tuple[Asked, ...]:
        """The queries about a cell."""
        row, column = self.sheet.rows[index.row()], self.sheet.columns[index.column()]
        return queries_at(self.queries, behind(row, column, self.cell(index)))

    def cell(self, index: Index) -> Cell:
        cells = self.sheet.rows[index.row()].cells
        return cells[index.column()] if cells else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.sheet.rows[index.row()].line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (*halves(cell := self.cell(index), line), beside(cell))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (cell_tip(self.cell(index)), tip_words(self.asked(index)))))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if across:
                return " ".join(column_words(self.sheet.columns[section]))
            row = self.sheet.rows[section]
            return " ".join(filter(None, (row.lesion.number if row.lesion else "", *row_words(row))))
        if role == Qt.ItemDataRole.ToolTipRole and across:
            return column_tip(self.sheet.columns[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return clauses(filter(None, row_words(self.sheet.rows[section])))
        return None


def paint_halves(painter: QPainter, rect: QRect, theme: Theme, cell: Cell, *, line: Line, strong: bool) -> None:
    """A cell: two numbers right-aligned in their halves, chips, or one word over the whole."""
    px = theme.px
    first, second = (QRect(rect), QRect(rect))
    first.setRight(rect.left() + rect.width() // 2 - px(3))
    second.setLeft(rect.left() + rect.width() // 2)
    second.setRight(rect.right() - px(7))
    if isinstance(cell, Responses) and line is not Line.BEST:
        first.setRight(first.right() - px(1))
        for place, response in ((first, cell.recist), (second.adjusted(-px(3), 0, px(3), 0), cell.mrecist)):
            _paint_response(painter, place, theme, response)
        return
    if isinstance(cell, ThrombusRead):
        _paint_response(painter, second, theme, cell.response)
        return
    if said := below_words(cell):
        below = QRect(rect.left() + px(4), rect.center().y(), rect.width() - px(11), rect.height() // 2)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        shown = painter.fontMetrics().elidedText(said, _ELIDE, below.width())
        painter.drawText(below, _RIGHT, shown)
        rect = rect.adjusted(0, px(2), 0, -rect.height() // 2)
        first.setBottom(rect.bottom())
        second.setBottom(rect.bottom())
    words: Halves = halves(cell, line)
    if isinstance(cell, Responses):
        words = _short(cell.recist), _short(cell.mrecist)
    painter.setFont(theme.font("table_strong" if strong or line in _STRONG else "table"))
    painter.setPen(theme.colour("text" if strong or line in _STRONG else "text2"))
    if not words[1]:
        whole = QRect(rect.left() + px(4), rect.top(), rect.width() - px(11), rect.height())
        painter.drawText(whole, _RIGHT, painter.fontMetrics().elidedText(words[0], _ELIDE, whole.width()))
        return
    for place, text in ((first, words[0]), (second, words[1])):
        painter.drawText(place, _RIGHT, text)


def _short(response: Response | None) -> str:
    return NOTHING if response is None else response_short(response)


_ELIDE = Qt.TextElideMode.ElideRight


def _paint_response(painter: QPainter, place: QRect, theme: Theme, response: Response | None) -> None:
    if response is None:
        return
    width = min(chip_width(theme, response), place.width() - theme.px(2))
    height = theme.px(CHIP_HEIGHT)
    box = QRectF(place.right() - width, place.center().y() - height / 2, width, height)
    paint_chip(painter, box, theme, response)


class _Cells(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, WorksheetModel)
        theme, rect = self._theme, option.rect
        table = self.parent()
        assert isinstance(table, WorksheetTable)
        row = model.sheet.rows[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.line.is_band:
            painter.fillRect(rect, theme.colour("band"))
            painter.setPen(theme.colour("text3"))
            painter.setFont(theme.font("caption"))
            painter.drawText(rect.adjusted(max(-rect.left(), 0) + theme.px(8), 0, 0, 0), _LEFT, row_words(row)[1])
        else:
            painter.fillRect(rect, theme.colour("accent_soft" if chosen else "panel"))
            if is_cut(rect, table.viewport()):
                paint_edge(painter, rect, theme, row.line)
                return
            last = index.column() == model.columnCount() - 1
            paint_halves(painter, rect, theme, model.cell(index), line=row.line, strong=last)
            paint_mark(painter, rect, theme, model.asked(index))
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.topRight(), rect.bottomRight())
        paint_edge(painter, rect, theme, row.line)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def paint_edge(painter: QPainter, rect: QRect, theme: Theme, line: Line) -> None:
    """The line below a row, and the strong one over sums and over the overall response."""
    if line in (*_LESIONS, Line.THROMBUS, Line.NEW_ANSWER) or line.is_band:
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if line in _STRONG:
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.topLeft(), rect.topRight())


class _Reads(QHeaderView):
    """Visit and date of each read; the baseline with a square, the nadir with a ring."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        assert isinstance(model, WorksheetModel)
        theme, column = self._theme, model.sheet.columns[section]
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        if is_cut(rect, self.viewport()):
            painter.restore()
            return
        name, on = column_words(column)
        third = rect.height() // 3
        inner = rect.adjusted(theme.px(4), theme.px(3), -theme.px(7), 0)
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.colour("text"))
        room = inner.width() - self._paint_marks(painter, inner, third, column)
        shown = painter.fontMetrics().elidedText(name, _ELIDE, room)
        painter.drawText(QRect(inner.left(), inner.top(), room, third), _RIGHT, shown)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRect(inner.left(), inner.top() + third, inner.width(), third), _RIGHT, on)
        painter.setPen(theme.colour("text3"))
        low = QRect(rect.left(), rect.bottom() - third, rect.width() // 2 - theme.px(3), third)
        painter.drawText(low, _RIGHT, translate("Worksheet", "diam."))
        low = QRect(rect.left(), rect.bottom() - third, rect.width() - theme.px(7), third)
        painter.drawText(low, _RIGHT, translate("Worksheet", "viable"))
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _paint_marks(self, painter: QPainter, inner: QRect, height: int, column: Column) -> int:
        """The marks at the right of the name; the room they take."""
        theme, taken = self._theme, 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = inner.top() + height / 2 + 1
        if column.is_baseline:
            side = theme.px(8)
            painter.setPen(QPen(theme.colour("text2"), 1.2))
            painter.drawRect(QRectF(inner.right() - side, centre - side / 2, side, side))
            taken += side + theme.px(5)
        for criterion in Criterion:
            if criterion in column.nadir_of:
                size = theme.px(4)
                painter.setPen(QPen(theme.colour(criterion.value), 1.4))
                painter.drawEllipse(QPointF(inner.right() - taken - size, centre), size, size)
                taken += 2 * size + theme.px(4)
        painter.setPen(theme.colour("text"))
        return taken


class _Names(QHeaderView):
    """The number of a lesion, its place, and what is to be known of it; or the name of an answer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setFixedWidth(theme.px(NAME_WIDTH))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        assert isinstance(model, WorksheetModel)
        painter.save()
        paint_name(painter, rect, self._theme, model.sheet.rows[section])
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


def paint_name(painter: QPainter, rect: QRect, theme: Theme, row: Row) -> None:
    px = theme.px
    painter.fillRect(rect, theme.colour("band" if row.line.is_band else "panel"))
    words, remark = row_words(row)
    left = rect.adjusted(px(16 if row.line.is_band else INDENT), 0, -px(6), 0)
    strong = row.line.is_band or row.line in _STRONG
    if row.lesion is not None:
        painter.setFont(theme.font("table"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(rect.adjusted(px(16), 0, 0, 0), _LEFT, row.lesion.number)
        if remark:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text3"))
            half = left.height() // 2
            lower = QRect(left.left(), left.top() + half - px(1), left.width(), half)
            painter.drawText(lower, _LEFT, painter.fontMetrics().elidedText(remark, _ELIDE, lower.width()))
            left = QRect(left.left(), left.top() + px(2), left.width(), half)
    painter.setFont(theme.font("table_strong" if strong else "table"))
    painter.setPen(theme.colour("text" if row.lesion is not None or strong else "text2"))
    painter.drawText(left, _LEFT, painter.fontMetrics().elidedText(words, _ELIDE, left.width()))
    paint_edge(painter, rect, theme, row.line)


class _Corner(QWidget):
    """Over the names, where Qt would draw a button."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, third = self._theme.px, self.height() // 3
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text3"))
        low = QRect(px(INDENT), self.height() - third, self.width() - px(INDENT), third)
        painter.drawText(low, _LEFT, translate("Worksheet", "organ, site"))
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()


class WorksheetTable(DaysTable):
    """The frozen names at the left, the reads beside them; opens scrolled to the newest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.narrow, self.wider = False, 0  # by how many pixels the names take more
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_Reads(theme, self))
        self.setVerticalHeader(_Names(theme, self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setProperty("plain", True)
        self.setItemDelegate(_Cells(theme, self))
        self.setCornerButtonEnabled(False)
        self._corner = _Corner(theme, self)
        self.setModel(WorksheetModel(Worksheet(None, (), ()), self))

    @property
    def sheet(self) -> Worksheet:
        model = self.model()
        assert isinstance(model, WorksheetModel)
        return model.sheet

    def show_sheet(self, sheet: Worksheet, queries: ByRow | None = None) -> None:
        before, model = self.model(), WorksheetModel(sheet, self)
        model.queries = queries or {}
        self.setModel(model)
        before.deleteLater()
        self.dress()
        self.clearSpans()
        wide = len(sheet.columns)
        for number, row in enumerate(sheet.rows):
            self.setRowHeight(number, row_height(row.line, self._theme))
            if row.line.is_band and wide > 1:
                self.setSpan(number, 0, 1, wide)
        if wide:
            first = next((place for place, row in enumerate(sheet.rows) if not row.line.is_band), 0)
            self.setCurrentIndex(self.model().index(first, wide - 1))
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def dress(self) -> None:
        names = self._theme.px(NARROW_NAMES if self.narrow else NAME_WIDTH) + self.wider
        self.verticalHeader().setFixedWidth(names)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setFixedHeight(self._theme.px(HEAD_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(READ_WIDTH))
        self._corner.setGeometry(0, 0, names, self._theme.px(HEAD_HEIGHT))
        self._corner.raise_()
        for part in (self, self.viewport(), self.verticalHeader(), self.horizontalHeader()):
            ground(part, self._theme, "panel")
            palette = part.palette()
            palette.setColor(QPalette.ColorRole.Button, self._theme.colour("panel"))
            part.setPalette(palette)
        self.setMaximumWidth(names + self._theme.px(READ_WIDTH) * self.model().columnCount())
        self.setMinimumWidth(names + self._theme.px(READ_WIDTH) * min(self.model().columnCount(), 1))

    @property
    def chosen(self) -> tuple[Row, Column, Cell] | None:
        """What is chosen: its row, its read and what stands there."""
        index, model = self.currentIndex(), self.model()
        assert isinstance(model, WorksheetModel)
        if not index.isValid():
            return None
        return model.sheet.rows[index.row()], model.sheet.columns[index.column()], model.cell(index)
