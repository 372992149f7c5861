"""The flowsheet painted: frozen names and trends at the left, dates over the columns, newest at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.course.flowsheet import Cell, Column, Group, ResultCell, Row, Score
from models.forms.results import LabDraft
from models.liver.result import LiverFunction
from ui.kit.table_view import DaysTable, is_cut
from ui.kit.theme import Theme
from ui.kit.widgets import ground
from ui.patient.query_marks import paint_mark
from ui.patient.visits.heads import ELIDE, LEFT, NAMES_WIDTH, RIGHT, Corner, DatesHead, NamesHead
from ui.patient.visits.sheet import Index, Line, SheetModel, Shown
from ui.words.clinical import unit_words
from ui.words.common import translate

HEAD_HEIGHT, ROW_HEIGHT = 56, 24
DATE_WIDTH, PLANNED_WIDTH, WIDEST = 88, 108, 168
LETTER_ROOM = 34
BEGINS = "0123456789<>≤≥＜＞《》〈〉"  # with which a result begins
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CellKey = tuple[str, str]  # analyte and unit of a row


class _Cells(QStyledItemDelegate):
    """Draws a value so that the points of a row stand below each other; letters have a column of their own."""

    def __init__(self, theme: Theme, table: FlowsheetTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self.dress()

    def dress(self) -> None:
        """Fonts, colours and widths of signs, looked up once and not at every cell."""
        theme = self._theme
        grounds = ("panel", "band", "accent_soft", "window6", "line", "line_strong")
        inks = ("text", "text3", "high", "low", "focus", "review", "urgent")
        self._colours = {name: theme.colour(name) for name in (*grounds, *inks)}
        self._plain, self._strong, self._small = (
            theme.font(role) for role in ("table", "table_strong", "caption_strong")
        )
        metrics = QFontMetrics(self._plain)
        self._digit, self._point = metrics.horizontalAdvance("0"), metrics.horizontalAdvance(".")
        self._room, self._edge = theme.px(LETTER_ROOM), theme.px(4)
        self._mark, self._pen = theme.px(3.5), QPen(self._colours["review"], 1.2)
        self._rings: dict[float, QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, colours = option.rect, self._colours
        what, place = self._table.shown, index.column()
        line = what.lines[index.row()]
        column = what.columns[place]
        planned, ahead = column.planned is not None, not column.holds
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground_of = "accent_soft" if chosen else "band" if line.row is None else "window6" if ahead else "panel"
        painter.fillRect(rect, colours[ground_of])
        if is_cut(rect, self._table.viewport()):
            return
        if planned and what.columns[place].is_skipped:
            painter.fillRect(rect, QBrush(colours["line_strong"], Qt.BrushStyle.BDiagPattern))
        painter.setPen(colours["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if line.row is None:
            if line.folded and not planned:
                painter.setFont(self._plain)
                painter.setPen(colours["text3"])
                painter.drawText(rect.adjusted(0, 0, -self._room, 0), RIGHT, str(line.outside[place]))
        elif place == self._table.draft_place and self._table.is_typed_into(line, place):
            self._frame(painter, rect, (line.row.analyte, line.row.unit))
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
            text = painter.fontMetrics().elidedText(text, ELIDE, box.width())
        painter.drawText(box, RIGHT, text)
        cell = line.cells[place]
        if isinstance(cell, ResultCell) and cell.result.reviewed is None:
            self._ring(painter, rect)
        if what := self._table.shown.asked(line, place):
            paint_mark(painter, rect, self._theme, what)
        if written.letter:
            painter.setFont(self._small)
            painter.setPen(colours["high" if written.letter[0] == "H" else "low"])
            painter.drawText(rect.adjusted(rect.width() - self._room + self._edge, 0, 0, 0), LEFT, written.letter)

    def _frame(self, painter: QPainter, rect: QRect, key: CellKey) -> None:
        """A cell that can be typed into, with what was typed, amber where something is asked about it."""
        typed, mark, colours = self._table.typed.get(key), self._table.marks.get(key, ""), self._colours
        painter.setPen(QPen(colours[mark or "line_strong"], 2 if mark else 1))
        painter.setBrush(colours["panel"])
        box = rect.adjusted(self._edge, 2, -self._room + self._edge * 2, -3)
        if letter := self._table.letters.get(key, ""):
            painter.setFont(self._small)
            painter.setPen(colours["high" if letter[0] == "H" else "low"])
            painter.drawText(rect.adjusted(0, 0, -self._edge * 2, 0), RIGHT, letter)
            painter.setPen(QPen(colours[mark or "line_strong"], 2 if mark else 1))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if typed is not None and typed.text:
            unit = "" if typed.unit == key[1] else f" {unit_words(typed.unit)}"
            painter.setFont(self._strong)
            painter.setPen(colours["text"])
            painter.drawText(box.adjusted(self._edge, 0, -self._edge, 0), RIGHT, f"{typed.text}{unit}")

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        """At the right edge of a result that nobody has signed; drawn once for each kind of screen."""
        device, side = painter.device(), 2 * self._mark + 2
        ratio = 1.0 if device is None else device.devicePixelRatio()
        drawn = self._rings.get(ratio)
        if drawn is None:
            drawn = self._rings[ratio] = QPixmap(round(side * ratio), round(side * ratio))
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            ring = QPainter(drawn)
            ring.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring.setPen(self._pen)
            ring.drawEllipse(QPointF(side / 2, side / 2), self._mark, self._mark)
            ring.end()
        painter.drawPixmap(QPointF(rect.right() - self._mark * 2 - side / 2, rect.center().y() + 0.5 - side / 2), drawn)


def _is_wanting(cell: Cell, row: Row | None) -> bool:
    """Whether a score says what it needs in the place of a value."""
    if not isinstance(cell, LiverFunction) or row is None:
        return False
    return (cell.albi if row.score is Score.ALBI else cell.child_pugh_points) is None


class FlowsheetTable(DaysTable):
    """Opens scrolled to the newest date; ``fold_wanted`` names a group whose band was clicked, or left by −."""

    fold_wanted = Signal(object)  # Group
    sign_wanted = Signal()
    type_wanted = Signal(str)  # the sign with which a result begins
    plan_wanted = Signal(bool)  # the planned visit is to be skipped, else moved
    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.newest: int | None = None
        self._many = False  # whether several cells are chosen
        self.draft_place: int | None = None  # the column that is typed into
        self.typed: Mapping[CellKey, LabDraft] = {}
        self.letters: Mapping[CellKey, str] = {}
        self.marks: Mapping[CellKey, str] = {}  # colours of the frames of what is wrong, or asked about
        self.shown = Shown((), ())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = NamesHead(theme, lambda: self.shown, self)
        names.fold_wanted.connect(self.fold_wanted)
        self.setHorizontalHeader(DatesHead(theme, lambda: self.shown, self))
        self.setVerticalHeader(names)
        for header in (names, self.horizontalHeader()):
            header.setProperty("plain", True)
        self._cells = _Cells(theme, self)
        self.setItemDelegate(self._cells)
        self.setCornerButtonEnabled(False)
        self._corner = Corner(theme, self)
        self.setModel(SheetModel(self.shown, self))
        for key, skipped in ((Qt.Key.Key_M, False), (Qt.Key.Key_K, True)):
            asked = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetShortcut)
            asked.activated.connect(partial(self.plan_wanted.emit, skipped))
        self.dress()

    def show_sheet(self, what: Shown) -> None:
        """Replace what is shown; what was chosen stays chosen where it is still there."""
        kept, selected = self._kept(), [(_which(line), column.on) for line, column, _ in self.several]
        self.shown, self.newest = what, what.newest
        before = self.model()
        self.setModel(SheetModel(what, self))
        before.deleteLater()
        self.dress()
        signs = [0] * len(what.columns)
        for line in what.lines:
            for place, written in enumerate(line.written):
                signs[place] = max(signs[place], len(written.text))
        for place, column in enumerate(what.columns):
            self.setColumnWidth(place, self._width(signs[place], column))
        self._choose(kept)
        self._select(selected)
        self.selectionModel().currentChanged.connect(self._on_current)  # from now on: what follows is told once
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.chosen_changed.emit()

    def show_typed(self) -> None:
        """Paint the column that is typed into anew, and nothing else."""
        if (place := self.draft_place) is not None:
            left, wide = self.columnViewportPosition(place), self.columnWidth(place)
            self.viewport().update(QRect(left, 0, wide, self.viewport().height()))

    def is_typed_into(self, line: Line, place: int) -> bool:
        """Whether a cell of the draft's column is empty, or was typed into before somebody recorded it."""
        row = line.row
        if row is None or not row.analyte:
            return False
        return line.cells[place] is None or (row.analyte, row.unit) in self.typed

    def _kept(self) -> tuple[Line, Column] | None:
        return None if (found := self.chosen) is None else found[:2]

    def _choose(self, kept: tuple[Line, Column] | None) -> None:
        """The line of the same test, or the band of the same group, on the same day; else the first of the newest."""
        lines, columns = self.shown.lines, self.shown.columns
        if kept is not None:
            same, on = _which(kept[0]), kept[1].on
            at = next((n for n, one in enumerate(lines) if _which(one) == same), None)
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

    def _select(self, kept: list[tuple[tuple[object, ...], date]]) -> None:
        """Several cells that were chosen stay chosen where they are still there."""
        lines = {_which(line): at for at, line in enumerate(self.shown.lines)}
        columns = {column.on: over for over, column in enumerate(self.shown.columns)}
        for which, on in kept:
            if which in lines and on in columns:
                index = self.model().index(lines[which], columns[on])
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell is chosen, whatever keys are held down meanwhile."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _width(self, signs: int, column: Column) -> int:
        """As wide as its longest value, within bounds."""
        least = DATE_WIDTH if column.holds else PLANNED_WIDTH
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

    @property
    def several(self) -> list[tuple[Line, Column, Cell]]:
        """All that is chosen where that is more than one cell, from the top and the oldest on; bands hold nothing."""
        places = sorted((one.row(), one.column()) for one in self.selectedIndexes())
        lines, columns = self.shown.lines, self.shown.columns
        cells = [(lines[at], columns[over], lines[at].cells[over]) for at, over in places if lines[at].row is not None]
        return cells if len(cells) > 1 else []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        for place, column in enumerate(self.shown.columns):
            if column.is_skipped and column.planned is not None and column.planned.reason:
                self._write_reason(place, column.planned.reason)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy and any(column.is_skipped for column in self.shown.columns):
            self.viewport().update()  # a reason does not move with the rows

    def _write_reason(self, place: int, reason: str) -> None:
        """Why a visit was skipped, upright in its column."""
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font("caption"))
        words = translate("Flowsheet", "skipped: {reason}").format(reason=reason)
        room = self.viewport().height() - self._theme.px(16)
        words = painter.fontMetrics().elidedText(words, ELIDE, room)
        across = painter.fontMetrics().horizontalAdvance(words) + self._theme.px(8)
        painter.translate(self.columnViewportPosition(place) + self.columnWidth(place) / 2, room)
        painter.rotate(-90)
        tall = painter.fontMetrics().height() + self._theme.px(2)
        painter.fillRect(QRectF(0, -tall / 2, across, tall), self._theme.colour("window6"))
        painter.setPen(self._theme.colour("text2"))
        painter.drawText(QRectF(0, -tall / 2, across, tall), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.chosen
        if event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Plus) and found is not None:
            self.fold_wanted.emit(found[0].group)
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.sign_wanted.emit()
            return
        if event.text() and event.text() in BEGINS and not event.modifiers() & _HELD:
            self.type_wanted.emit(event.text())
            return
        super().keyPressEvent(event)

    def choose(self, on: date | None, analyte: str) -> None:
        """Put the cursor on a day and on the line of a test; what is not there stays as it was."""
        named = (n for n, one in enumerate(self.shown.lines) if one.row is not None and one.row.analyte == analyte)
        at = next(named, self.currentIndex().row()) if analyte else self.currentIndex().row()
        days = [one.on for one in self.shown.columns]
        index = self.model().index(at, days.index(on) if on in days else self.currentIndex().column())
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def group_at(self, group: Group) -> None:
        """Put the cursor on the band of a group."""
        at = next((n for n, one in enumerate(self.shown.lines) if one.group is group), None)
        index = self.currentIndex()
        if at is not None:
            self.setCurrentIndex(self.model().index(at, max(index.column(), 0)))

    def _on_current(self, *_: object) -> None:
        self.chosen_changed.emit()

    def _on_selection(self, *_: object) -> None:
        """Told where several are, or were, chosen: of one cell the cursor tells."""
        were, self._many = self._many, bool(self.several)
        if were or self._many:
            self.chosen_changed.emit()


def _which(line: Line) -> tuple[object, ...]:
    """What a line is the line of: a test or a score, else the band of a group."""
    row = line.row
    return (line.group,) if row is None else (row.analyte, row.unit, row.score, row.sign)
