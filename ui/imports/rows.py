"""The rows of a file with what becomes of each; a refused one is corrected where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.flags.flags import Severity
from models.laboratory.results import JudgedRow
from ui.imports.correction import Correction, field_of
from ui.imports.words import State, field_word, state_of, state_word
from ui.kit.marks import paint_flag
from ui.kit.tables import Index
from ui.kit.theme import Theme
from ui.words.clinical import unit_words
from ui.words.common import translate
from ui.words.language import spoken, word

HEAD, ROW, OPEN_ROW = 44, 28, 64
LINE, STATE, NUMBER, NAME, _, TEST, RESULT, _, RANGE, FLAG = range(10)
_WIDTHS = (44, 88, 116, 128, 128, 184, 112, 76, 84, 44)
_FIELDS = ("", "", "number", "name", "collected", "test", "result", "unit", "reference", "flag")
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_COLOURS = {
    State.NEW: "text",
    State.CHANGED: "accent",
    State.SAME: "text3",
    State.REFUSED: "urgent",
    State.WAITING: "review",
    State.IGNORED: "text3",
}
_MARKS = {State.REFUSED: Severity.URGENT, State.WAITING: Severity.REVIEW}


class RowsModel(QAbstractTableModel):
    """Rows as they stand in the file; ``titles`` are those of its columns by what they are."""

    def __init__(self, rows: Sequence[JudgedRow], titles: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows, self._titles = tuple(rows), titles

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_WIDTHS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text_of(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            told = [spoken(one) for one in (row.reason, *row.notes) if one is not None]
            return "\n".join(told) or text_of(row, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        own = (translate("Import", "line"), translate("Import", "outcome"))
        if section < len(own):
            return own[section]
        name = _FIELDS[section]
        return f"{self._titles.get(name, '')}\n{field_word(name)}"


def text_of(row: JudgedRow, column: int) -> str:
    """What stands in a cell, verbatim."""
    raw = row.raw
    texts = (
        str(raw.line),
        state_word(state_of(row)),
        raw.number,
        raw.name,
        f"{raw.collected} {raw.time}".strip(),
        raw.test or raw.column,
        raw.result,
        raw.unit or raw.header_unit,
        raw.reference,
        raw.flag,
    )
    return texts[column]


class RowsTable(QTableView):
    """``needs_next`` asks for the next row that needs something; letters and digits act on the row one is at."""

    row_changed = Signal(object)  # JudgedRow | None
    corrected = Signal(object, str, str)  # the row, its field, what was typed in its place
    left_refused = Signal(object)
    chosen = Signal(int)  # a candidate
    waits = Signal()
    name_taken = Signal()
    needs_next = Signal()
    columns_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self._proposed: frozenset[str] = frozenset()
        self._open: int | None = None
        self._decimal = "."
        self.setItemDelegate(_Cells(theme, self))
        self.setHorizontalHeader(_Head(theme, self))
        self.horizontalHeader().sectionClicked.connect(lambda _: self.columns_wanted.emit())
        self.correction = Correction(theme, self.viewport())
        self.correction.kept.connect(self._on_kept)
        self.correction.left.connect(self._on_left)
        self.setModel(RowsModel((), {}, self))
        self.setAccessibleName(translate("Import", "Rows of the file"))

    @property
    def rows(self) -> tuple[JudgedRow, ...]:
        model = self.model()
        return model.rows if isinstance(model, RowsModel) else ()

    @property
    def row(self) -> JudgedRow | None:
        """The row one is at."""
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    @property
    def proposed(self) -> frozenset[str]:
        """The names whose analyte was taken in this file for the first time."""
        return self._proposed

    def show_rows(
        self,
        rows: Sequence[JudgedRow],
        titles: dict[str, str],
        proposed: frozenset[str] = frozenset(),
        decimal: str = ".",
    ) -> None:
        """Other rows, read with this decimal mark; one stays at the line where one was."""
        self._decimal = decimal
        at = None if self.row is None else (self.row.raw.sheet, self.row.raw.line, self.row.raw.column)
        if self._open is not None:
            self.setRowHeight(self._open, self._theme.px(ROW))
        self._proposed, self._open = proposed, None
        old = self.model()
        self.setModel(RowsModel(rows, titles, self))
        old.deleteLater()
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.dress()
        same = (n for n, one in enumerate(rows) if (one.raw.sheet, one.raw.line, one.raw.column) == at)
        place = 0 if at is None else next(same, 0)
        if rows:
            self.go_to(place)
        else:
            self._on_row()

    def go_to(self, place: int) -> None:
        self.setCurrentIndex(self.model().index(place, STATE))
        self.scrollTo(self.currentIndex())

    def dress(self) -> None:
        px = self._theme.px
        self.setFont(self._theme.font("table"))
        head, across = self.verticalHeader(), self.horizontalHeader()
        head.setMinimumSectionSize(px(ROW))
        head.setDefaultSectionSize(px(ROW))
        across.setFixedHeight(px(HEAD))
        across.setStretchLastSection(False)
        across.setMinimumSectionSize(px(24))
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, px(width))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setSectionResizeMode(TEST, QHeaderView.ResizeMode.Stretch)
        self._fold()

    def _fold(self) -> None:
        """Where there is no room the flag shares the column of the range."""
        narrow = self.width() < self._theme.px(sum(_WIDTHS))
        self.setColumnHidden(FLAG, narrow)
        for column, (wide, small) in {NUMBER: (116, 108), NAME: (128, 112), RANGE: (84, 76)}.items():
            self.setColumnWidth(column, self._theme.px(small if narrow else wide))

    @property
    def flag_shares(self) -> bool:
        return self.isColumnHidden(FLAG)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self._place_correction()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_correction()

    # Correcting where it stands

    def _on_row(self, *_: object) -> None:
        if self._open is not None and self._open < len(self.rows):
            self.setRowHeight(self._open, self._theme.px(ROW))
        row, self._open = self.row, None
        if row is not None and state_of(row) is State.REFUSED:
            self._open = self.currentIndex().row()
            self.setRowHeight(self._open, self._theme.px(OPEN_ROW))
            self.correction.show_row(row, field_of(row, self._decimal))
        self._place_correction()
        self.row_changed.emit(row)

    def _place_correction(self) -> None:
        self.correction.setVisible(self._open is not None)
        if self._open is None:
            return
        cell = self.visualRect(self.model().index(self._open, _FIELDS.index(self.correction.field)))
        row = QRect(0, cell.top(), self.viewport().width(), cell.height())
        self.correction.place(row, cell, self._theme.px(ROW))

    def _on_kept(self, text: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if (row := self.row) is not None:
            self.corrected.emit(row, self.correction.field, text)

    def _on_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if (row := self.row) is not None:
            self.left_refused.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = None if self.row is None else state_of(self.row)
        deed = None if event.modifiers() & _HELD else self._deed(event, state)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed(self, event: QKeyEvent, state: State | None) -> Callable[[], object] | None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Down:
            return self.needs_next.emit
        if text.upper() == "T":
            return self.name_taken.emit
        if state is State.REFUSED:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return lambda: self.correction.begin("")
            if key == Qt.Key.Key_Escape:
                return self._on_left
            if text and text in "0123456789<>≤≥＜＞":
                return lambda: self.correction.begin(text)
        if state is State.WAITING:
            if text.upper() == "W":
                return self.waits.emit
            if text in ("1", "2"):
                return lambda: self.chosen.emit(int(text) - 1)
        return None


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Head(QHeaderView):
    """Two lines: the title in the file, and what the column is taken for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, px = self._theme, self._theme.px
        title, _, name = str(self.model().headerData(section, Qt.Orientation.Horizontal)).partition("\n")
        painter.save()
        painter.fillRect(rect, theme.colour("band"))
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(px(6), px(3), -px(6), -px(4))
        if section <= STATE:
            title, name = "", title
        right = section in (LINE, RESULT)
        for text, role, colour, place in (
            (title, "table", "text3", Qt.AlignmentFlag.AlignTop),
            (name, "table_strong", "text2", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(colour))
            shown = painter.fontMetrics().elidedText(text, _ELIDE, box.width())
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(side | place), shown)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """A word and a shape for every outcome; what changes is told as old → new."""

    def __init__(self, theme: Theme, table: RowsTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme, px = self._table.rows[index.row()], self._theme, self._theme.px
        state, column = state_of(row), index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        ground_of = "urgent_soft" if state is State.REFUSED else "accent_soft" if chosen else "panel"
        painter.fillRect(rect, theme.colour(ground_of))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column == LINE and state in _MARKS:
            painter.fillRect(rect.adjusted(0, 0, px(3) - rect.width(), 0), theme.colour(_COLOURS[state]))
        box = QRect(rect.left() + px(6), rect.top(), rect.width() - px(12), px(ROW))
        ink = "text3" if state in (State.SAME, State.IGNORED) else "text"
        if column == STATE:
            self._state(painter, box, state)
        elif column == TEST:
            self._test(painter, box, row, ink)
        elif column == RESULT:
            self._result(painter, box, row, ink)
        else:
            text = text_of(row, column)
            if column == RANGE and self._table.flag_shares:
                text = f"{text} {row.raw.flag}".strip()
            colour = "review" if column == NUMBER and state is State.WAITING else "text3" if column == LINE else ink
            self._write(painter, box, text, colour, right=column == LINE)

    def _write(
        self, painter: QPainter, box: QRect, text: str, colour: str, *, right: bool = False, role: str = "table"
    ) -> int:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, _ELIDE, box.width())
        painter.drawText(box, int(_RIGHT if right else _LEFT), shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def _state(self, painter: QPainter, box: QRect, state: State) -> None:
        side = self._theme.px(13)
        if state in _MARKS:
            mark = QRectF(box.left(), box.center().y() - side / 2 + 1, side, side)
            paint_flag(painter, mark, self._theme, _MARKS[state])
            box = box.adjusted(side + self._theme.px(4), 0, 0, 0)
        role = "table" if state in (State.SAME, State.IGNORED) else "table_strong"
        self._write(painter, box, state_word(state), _COLOURS[state], role=role)

    def _test(self, painter: QPainter, box: QRect, row: JudgedRow, ink: str) -> None:
        used = 0
        if row.analyte is not None:
            new = (row.raw.test or row.raw.column) in self._table.proposed
            role = "table" if ink == "text3" else "table_strong"
            used = self._write(painter, box, word(row.analyte), "accent" if new else ink, right=True, role=role)
        left = box.adjusted(0, 0, -used - self._theme.px(8 if used else 0), 0)
        self._write(painter, left, text_of(row, TEST), ink if ink == "text3" else "text2")

    def _result(self, painter: QPainter, box: QRect, row: JudgedRow, ink: str) -> None:
        text = row.quantity.reported if row.quantity is not None else row.raw.result
        role = "table" if ink == "text3" else "table_strong"
        used = self._write(painter, box, text, ink, right=True, role=role)
        if row.changes is not None:
            before = row.changes.value.reported
            if row.changes.unit != row.unit:
                before = f"{before} {unit_words(row.changes.unit)}"
            left = box.adjusted(0, 0, -used, 0)
            self._write(painter, left, f"{before} → ", "text3", right=True)
