"""The flowsheet painted: frozen names and trends at the left, dates over the columns, newest at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.course.flowsheet import Cell, Column, Group, ResultCell, Row, Score
from models.liver.result import LiverFunction
from ui.kit.theme import Theme
from ui.kit.widgets import ground
from ui.patient.visits.sheet import Index, Line, SheetModel, Shown
from ui.patient.visits.trend import paint_trend
from ui.words.common import translate
from ui.words.flowsheet import column_words, group_words, row_name, row_range, row_unit

NAME, UNIT, RANGE, TREND = 116, 66, 74, 58
NAMES_WIDTH = 14 + NAME + UNIT + RANGE + TREND
HEAD_HEIGHT, ROW_HEIGHT = 56, 24
DATE_WIDTH, PLANNED_WIDTH, WIDEST = 88, 108, 168
LETTER_ROOM, TREND_WIDTH, TREND_HEIGHT = 34, 44, 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_SERIES = {"AFP": "afp", "PIVKA-II": "pivka"}


class _Cells(QStyledItemDelegate):
    """Draws a value so that the points of a row stand below each other; letters have a column of their own."""

    def __init__(self, theme: Theme, table: FlowsheetTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self.dress()

    def dress(self) -> None:
        """Fonts, colours and widths of signs, looked up once and not at every cell."""
        theme = self._theme
        names = ("panel", "band", "accent_soft", "text", "text3", "high", "low", "line", "focus", "review", "window6")
        self._colours = {name: theme.colour(name) for name in names}
        self._plain, self._strong, self._small = (
            theme.font(role) for role in ("table", "table_strong", "caption_strong")
        )
        metrics = QFontMetrics(self._plain)
        self._digit, self._point = metrics.horizontalAdvance("0"), metrics.horizontalAdvance(".")
        self._room, self._edge = theme.px(LETTER_ROOM), theme.px(4)
        self._mark, self._pen = theme.px(3.5), QPen(self._colours["review"], 1.2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, colours = option.rect, self._colours
        what, place = self._table.shown, index.column()
        line = what.lines[index.row()]
        planned = what.columns[place].planned is not None
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground_of = "accent_soft" if chosen else "band" if line.row is None else "window6" if planned else "panel"
        painter.fillRect(rect, colours[ground_of])
        painter.setPen(colours["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if line.row is None:
            if line.folded and not planned:
                painter.setFont(self._plain)
                painter.setPen(colours["text3"])
                painter.drawText(rect.adjusted(0, 0, -self._room, 0), _RIGHT, str(line.outside[place]))
        elif line.written[place].text:
            self._write(painter, rect, line, place, newest=place == self._table.newest)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours["focus"], 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _write(self, painter: QPainter, rect: QRect, line: Line, place: int, *, newest: bool) -> None:
        written, colours = line.written[place], self._colours
        needs = _is_wanting(line.cells[place], line.row)
        painter.setFont(self._strong if newest else self._plain)
        painter.setPen(colours["review" if needs else "text" if newest else "text3"])
        short = line.decimals - written.decimals
        back = short * self._digit - (self._digit - self._point if short and not written.decimals else 0)
        if written.decimals == 0 and not written.text[-1].isdigit():
            back = 0  # words and plus signs have no point to align
        box = rect.adjusted(self._edge, 0, -self._room - back, 0)
        if needs:
            box = rect.adjusted(self._edge, 0, -self._edge, 0)
        text = written.text
        if len(text) > 7 and painter.fontMetrics().horizontalAdvance(text) > box.width():
            text = painter.fontMetrics().elidedText(text, _ELIDE, box.width())
        painter.drawText(box, _RIGHT, text)
        cell = line.cells[place]
        if isinstance(cell, ResultCell) and cell.result.reviewed is None:
            self._ring(painter, rect)
        if written.letter:
            painter.setFont(self._small)
            painter.setPen(colours["high" if written.letter[0] == "H" else "low"])
            painter.drawText(rect.adjusted(rect.width() - self._room + self._edge, 0, 0, 0), _LEFT, written.letter)

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        """At the right edge of a result that nobody has signed."""
        size = self._mark
        painter.setPen(self._pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(rect.right() - size * 2, rect.center().y() + 0.5), size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _is_wanting(cell: Cell, row: Row | None) -> bool:
    """Whether a score says what it needs in the place of a value."""
    if not isinstance(cell, LiverFunction) or row is None:
        return False
    return (cell.albi if row.score is Score.ALBI else cell.child_pugh_points) is None


class _Dates(QHeaderView):
    """Visit, date, and day or window, in three lines."""

    def __init__(self, theme: Theme, table: FlowsheetTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme, self._table = theme, table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = self._theme, self._table.shown.columns[section]
        px, third = theme.px, (rect.height() - theme.px(4)) // 3
        painter.save()
        painter.fillRect(rect, theme.colour("panel" if column.planned is None else "window6"))
        inner = QRect(rect.left() + px(3), rect.top() + px(2), rect.width() - px(9), third)
        lines = column_words(column)
        looks = (("table_strong", _ink(column)), ("caption", "text2"), ("caption", _state_ink(column)))
        for number, (words, (role, colour)) in enumerate(zip(lines, looks, strict=True)):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(colour))
            shown_words = painter.fontMetrics().elidedText(words, _ELIDE, inner.width())
            painter.drawText(inner.translated(0, number * third), _RIGHT, shown_words)
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


def _state_ink(column: Column) -> str:
    return "review" if column.unsigned else "text3"


def _ink(column: Column) -> str:
    if column.planned is None:
        return "text"
    return "review" if column.planned.state in ("overdue", "missed") else "accent"


class _Names(QHeaderView):
    """Name, unit, range of the laboratory and trend of each row; a click on a band folds it."""

    def __init__(self, theme: Theme, table: FlowsheetTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._theme, self._table = theme, table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.logicalIndexAt(event.position().toPoint())
        if 0 <= place < len(self._table.shown.lines) and self._table.shown.lines[place].row is None:
            self._table.fold_wanted.emit(self._table.shown.lines[place].group)
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        theme, line = self._theme, self._table.shown.lines[section]
        painter.fillRect(rect, theme.colour("panel" if line.row is not None else "band"))
        if line.row is None:
            self._paint_band(painter, rect, line)
        else:
            self._paint_row(painter, rect, line.row)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _paint_band(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme, px = self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("text2"), 1.4))
        middle, size = QPointF(rect.left() + px(19), rect.center().y() + 0.5), px(3)
        if line.folded:
            arrow = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
        else:
            arrow = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        painter.drawPolyline([middle + step for step in arrow])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        words = group_words(line.group)
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.colour("text"))
        place = rect.adjusted(px(30), 0, -px(6), 0)
        painter.drawText(place, _LEFT, words)
        if line.folded:
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(words) + px(8))
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text3"))
            said = translate("Flowsheet", "number outside the range")
            painter.drawText(place, _LEFT, painter.fontMetrics().elidedText(said, _ELIDE, place.width()))

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme, px = self._theme, self._theme.px
        left = rect.left() + px(14)
        parts = (
            (row_name(row), NAME, "text"),
            (row_unit(row), UNIT, "text2"),
            (row_range(row), RANGE, "text2" if row.limits is not None else "gap"),
        )
        painter.setFont(theme.font("table"))
        for words, width, colour in parts:
            room = px(width + (UNIT if width == NAME and not row_unit(row) else 0)) - px(4)
            painter.setPen(theme.colour(colour))
            if words:
                shown_words = painter.fontMetrics().elidedText(words, _ELIDE, room)
                painter.drawText(QRect(left, rect.top(), room, rect.height()), _LEFT, shown_words)
            left += px(width)
        if len(row.trend) > 1:
            box = QRectF(left, rect.center().y() - px(TREND_HEIGHT) / 2, px(TREND_WIDTH), px(TREND_HEIGHT))
            paint_trend(painter, box, theme, row.trend, _SERIES.get(row.analyte, "axis"))


class _Corner(QWidget):
    """Over the names, where Qt would draw a button."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.colour("panel"))
        third = (self.height() - px(4)) // 3
        left, low = px(14), self.height() - third - px(2)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        heads = (
            (translate("Flowsheet", "test"), NAME),
            (translate("Flowsheet", "unit"), UNIT),
            (translate("Flowsheet", "range"), RANGE),
            (translate("Flowsheet", "trend"), TREND),
        )
        for words, width in heads:
            painter.drawText(QRect(left, low, px(width), third), _LEFT, words)
            left += px(width)
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()


class FlowsheetTable(QTableView):
    """Opens scrolled to the newest date; ``fold_wanted`` names a group whose band was clicked, or left by −."""

    fold_wanted = Signal(object)  # Group
    sign_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.newest: int | None = None
        self.shown = Shown((), ())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Dates(theme, self))
        self.setVerticalHeader(_Names(theme, self))
        self._cells = _Cells(theme, self)
        self.setItemDelegate(self._cells)
        self.setCornerButtonEnabled(False)
        self._corner = _Corner(theme, self)
        self.setModel(SheetModel(self.shown, self))
        self.dress()

    def show_sheet(self, what: Shown) -> None:
        """Replace what is shown; what was chosen stays chosen where it is still there."""
        kept = self._kept()
        self.shown, self.newest = what, what.newest
        before = self.model()
        self.setModel(SheetModel(what, self))
        before.deleteLater()
        self.dress()
        for place, column in enumerate(what.columns):
            self.setColumnWidth(place, self._width(place, column))
        self._choose(kept)
        self.selectionModel().currentChanged.connect(self._on_current)  # from now on: what follows is told once
        self.chosen_changed.emit()

    def _kept(self) -> tuple[Row | None, Column] | None:
        found = self.chosen
        return None if found is None else (found[0].row, found[1])

    def _choose(self, kept: tuple[Row | None, Column] | None) -> None:
        lines, columns = self.shown.lines, self.shown.columns
        if kept is not None and kept[0] is not None:
            name, on = _name(kept[0]), kept[1].on
            at = next((n for n, one in enumerate(lines) if one.row is not None and _name(one.row) == name), None)
            over = next((n for n, one in enumerate(columns) if one.on == on), None)
            if at is not None and over is not None:
                self.setCurrentIndex(self.model().index(at, over))
                return
        first = next((n for n, one in enumerate(lines) if one.row is not None), 0)
        if self.newest is not None:
            ahead = min(self.newest + 1, len(columns) - 1)
            self.setCurrentIndex(self.model().index(first, self.newest))
            self.scrollTo(self.model().index(first, ahead))
            self.verticalScrollBar().setValue(0)

    def _width(self, place: int, column: Column) -> int:
        """As wide as its longest value, within bounds."""
        signs = max((len(line.written[place].text) for line in self.shown.lines if line.row is not None), default=0)
        least = DATE_WIDTH if column.planned is None else PLANNED_WIDTH
        return self._theme.px(min(max(least, signs * 7 + LETTER_ROOM + 8), WIDEST))

    def dress(self) -> None:
        px = self._theme.px
        self._cells.dress()
        names, dates = self.verticalHeader(), self.horizontalHeader()
        names.setFixedWidth(px(NAMES_WIDTH))
        names.setMinimumSectionSize(1)
        names.setDefaultSectionSize(px(ROW_HEIGHT))
        dates.setFixedHeight(px(HEAD_HEIGHT))
        dates.setMinimumSectionSize(1)
        self._corner.setGeometry(0, 0, px(NAMES_WIDTH), px(HEAD_HEIGHT))
        self._corner.raise_()
        for part in (self, self.viewport(), names.viewport(), dates.viewport()):
            ground(part, self._theme, "panel")

    @property
    def chosen(self) -> tuple[Line, Column, Cell] | None:
        """The line, the date and what stands there; None where nothing is chosen."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self.shown.lines):
            return None
        line, column = self.shown.lines[index.row()], self.shown.columns[index.column()]
        return line, column, line.cells[index.column()] if line.cells else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.chosen
        if event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Plus) and found is not None:
            self.fold_wanted.emit(found[0].group)
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.sign_wanted.emit()
            return
        super().keyPressEvent(event)

    def group_at(self, group: Group) -> None:
        """Put the cursor on the band of a group."""
        at = next((n for n, one in enumerate(self.shown.lines) if one.group is group), None)
        index = self.currentIndex()
        if at is not None:
            self.setCurrentIndex(self.model().index(at, max(index.column(), 0)))

    def _on_current(self, *_: object) -> None:
        self.chosen_changed.emit()


def _name(row: Row) -> tuple[object, ...]:
    return row.analyte, row.unit, row.score, row.sign
