"""The lines under their headings, two lines of words each, with the window of the visit drawn against today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import log10
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.worklist.clinic import NO_MARK, Group, Mark, Section
from models.worklist.line import Line
from ui.kit.marks import paint_flag
from ui.kit.tables import RECORD_ROLE, Column, Index, RecordTable
from ui.kit.theme import FAMILIES, Theme
from ui.patient.log_table import LogTable
from ui.words.language import day_and_month
from ui.words.signs import drawable
from ui.worklist import words
from ui.worklist.words import Cell, Now, worded

# Widths at 100 %, in the order of the columns; the last takes the rest.
_TIME, _PATIENT, _CODE, _VISIT, _WINDOW, _RESULTS, _READ, _CONFIRMATION, _DOSE, _AFP, _FLAGS = range(11)
_WIDTHS = (52, 124, 72, 66, 116, 104, 112, 112, 110, 110, 44)
_AFP_NARROW = 84
_ROW, _BAND = 41, 28
_SIDE_DAYS, _DAY_PX = 14, 4
_CELLS: dict[int, Callable[[Line, Now], Cell]] = {
    _TIME: words.time_cell,
    _VISIT: words.visit_cell,
    _RESULTS: words.results_cell,
    _READ: words.read_cell,
    _CONFIRMATION: words.confirmation_cell,
    _DOSE: words.dose_cell,
}


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a section. ``names`` stand on it where its lines are folded."""

    group: Group
    count: int


class Row(NamedTuple):
    """One patient. ``stale``: the line is of before and is being derived anew."""

    line: Line
    today: date
    mark: Mark
    called: bool
    stale: bool

    @property
    def now(self) -> Now:
        return Now(self.today, self.mark, self.called)


class _Rows(RecordTable):
    """Headings cannot be chosen: the arrows pass over them."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if isinstance(self.record(index), Band) else super().flags(index)


class WorklistTable(LogTable):
    """Rows of lines. ``moved``: a person went to another row, by key or click; ``struck``: they pressed a key on it.

    What the program shows, and where it puts the cursor, moves nobody.
    """

    moved = Signal()
    struck = Signal(str)
    head = 34

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._today, self._narrow, self._led = today, False, False
        self._bands: list[int] = []
        self.view.setWordWrap(False)
        self.view.setMouseTracking(True)
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.struck.emit, key))

    def _cells(self) -> QStyledItemDelegate:
        return _Cells(self._theme, self._today_of, self)

    def _today_of(self) -> date:
        return self._today

    @property
    def line(self) -> Line | None:
        """The line that is looked at."""
        row = self.row
        return row.line if isinstance(row, Row) else None

    def show_sections(
        self, sections: Sequence[Section], marks: Mapping[int, Mark], stale: frozenset[int], whose: int | None
    ) -> None:
        """The cursor stands on the row of the patient ``whose`` key this is; where they have none, nowhere."""
        rows: list[Row | Band] = []
        for section in sections:
            rows.append(Band(section.group, len(section.lines)))
            called = section.group in (Group.HERE, Group.BOOKED, Group.CANNOT_WAIT)
            rows += [
                Row(line, self._today, marks.get(line.who.key, NO_MARK), called, line.who.key in stale)
                for line in section.lines
            ]
        table = _Rows(_columns(self._today), self)
        table.show_records(rows)
        self.view.clearSpans()
        bands, self._bands = self._bands, [number for number, row in enumerate(rows) if isinstance(row, Band)]
        self._show(table, _place(rows, whose))
        for number in bands:
            self.view.setRowHeight(number, self._theme.px(_ROW))  # the view keeps what it was told of a row
        self._size_bands()
        for number in self._bands:
            self.view.setSpan(number, 0, 1, table.columnCount())

    def _size_bands(self) -> None:
        for number in self._bands:
            self.view.setRowHeight(number, self._theme.px(_BAND))

    def choose(self, key: int | None) -> None:
        """Put the cursor on the row of a patient; nowhere where they have none."""
        if (place := _place(self._table.records, key)) != (
            None if self.line is None else self.view.currentIndex().row()
        ):
            self._go_to(place)

    @property
    def first(self) -> int | None:
        """The patient of the first row."""
        return next((row.line.who.key for row in self._table.records if isinstance(row, Row)), None)

    def _go_to(self, place: int | None) -> None:
        self._led = True
        if place is None:
            self.view.setCurrentIndex(QModelIndex())
        else:
            super()._go_to(place)
        self._led = False

    def _on_row(self, *_: object) -> None:
        super()._on_row()
        if not self._led:
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From nowhere every way leads to the first row: the view itself would stop at its heading."""
        if self.line is None and self.first is not None and event.key() in _WAYS:
            self.choose(self.first)
            self.moved.emit()
        else:
            super().keyPressEvent(event)

    def fit(self, *, narrow: bool) -> None:
        """In a narrow window the line of AFP is not drawn; its value stays."""
        self._narrow = narrow
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.view.setAccessibleName(worded("Worklist"))
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        for number, width in enumerate(_WIDTHS[: self._table.columnCount()]):
            narrow = self._narrow and number == _AFP
            self.view.setColumnWidth(number, self._theme.px(_AFP_NARROW if narrow else width))
        if self._table.columnCount():
            self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_bands()


def _place(rows: Sequence[object], key: int | None) -> int | None:
    return next((n for n, row in enumerate(rows) if isinstance(row, Row) and row.line.who.key == key), None)


KEYS = "HERLGMF123456"
_WAYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def _columns(today: date) -> tuple[Column, ...]:
    def column(title: str, number: int) -> Column:
        def shown(row: Row | Band) -> str:
            if isinstance(row, Band):
                return words.group_words()[row.group][0] if number == 0 else ""
            return _text(row, number)

        return Column(title=title, value=lambda row: row, text=shown, tip=shown)

    titles = (
        worded("Time"),
        worded("Patient"),
        worded("Code"),
        worded("Visit"),
        day_and_month(today),
        worded("Results"),
        worded("Read"),
        worded("Confirmation"),
        worded("Dose"),
        worded("AFP"),
        worded("Flags"),
    )
    return tuple(column(title, number) for number, title in enumerate(titles))


def _text(row: Row, number: int) -> str:
    """A cell as one text: for tips, screen readers and what looks for words."""
    line = row.line
    if number == _PATIENT:
        return words.patient_words(line)
    if number == _CODE:
        return " ".join(filter(None, words.code_words(line)))
    if number == _WINDOW:
        return words.window_words(line, row.now)
    if number == _AFP:
        unit = "" if line.afp_words is None else line.afp_words[1]
        return " ".join(filter(None, (*words.afp_words(line)[:1], unit, words.afp_words(line)[1])))
    if number == _FLAGS:
        return str(line.who.flags or "")
    cell = _CELLS[number](line, row.now)
    return "\n".join(filter(None, (cell.first, cell.second)))


class _Cells(QStyledItemDelegate):
    """Paints bands and cells. Everything drawn here is also said by the text of its cell."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(RECORD_ROLE), QRectF(option.rect)
        colour = self._theme.colour
        painter.save()
        if isinstance(row, Band):
            self._paint_band(painter, rect, row)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(rect, colour("accent_soft" if selected else "hover" if hovered else "panel"))
            if selected and index.column() == 0:
                painter.fillRect(QRectF(rect.x(), rect.y(), self._theme.px(3), rect.height()), colour("accent"))
            self._paint_cell(painter, rect, row, index.column())
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        painter.restore()

    def _paint_band(self, painter: QPainter, rect: QRectF, band: Band) -> None:
        px, (title, more) = self._theme.px, words.group_words()[band.group]
        painter.fillRect(rect, self._theme.colour("band"))
        x = rect.x() + px(14)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        parts = ((title, "table_strong", "text"), (str(band.count), "table", "text3"), (more, "table", "text3"))
        for text, role, ink in parts:
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.colour(ink))
            painter.drawText(QRectF(x, rect.y(), rect.right() - x, rect.height()), middle, text)
            x += painter.fontMetrics().horizontalAdvance(text) + px(8)

    def _paint_cell(self, painter: QPainter, rect: QRectF, row: Row, column: int) -> None:
        line, px = row.line, self._theme.px
        inner = rect.adjusted(px(14 if column == 0 else 6), px(3), -px(2), -px(4))
        if column == _WINDOW:
            self._paint_window(painter, rect, line)
        elif column == _AFP:
            self._paint_afp(painter, inner, line)
        elif column == _FLAGS:
            self._paint_flags(painter, inner, line)
        elif column == _PATIENT:
            name = drawable(words.patient_words(line), FAMILIES)
            second = worded("being brought up to date") if row.stale else ""
            self._paint_words(painter, inner, Cell(name, second, "text", strong=True))
        elif column == _CODE:
            code, person = words.code_words(line)
            self._paint_words(painter, inner, Cell(code if line.who.name else person, person if line.who.name else ""))
        else:
            self._paint_words(painter, inner, _CELLS[column](line, row.now))

    def _paint_words(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        half = rect.height() / 2
        one = not cell.second
        upper = rect if one else QRectF(rect.x(), rect.y(), rect.width(), half)
        self._paint_line(painter, upper, cell.first, "table_strong" if cell.strong else "table", cell.tone)
        if not one:
            lower = QRectF(rect.x(), rect.y() + half, rect.width(), half)
            self._paint_line(painter, lower, cell.second, "caption", "text3")

    def _paint_line(self, painter: QPainter, rect: QRectF, text: str, role: str, ink: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_window(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        """The window with its ends, the planned day upright, a ring where the visit began; today as a line."""
        today, visit, px = self._today(), line.visit, self._theme.px
        middle, y = rect.center().x(), rect.center().y()

        def x(on: date) -> float:
            days = max(-_SIDE_DAYS, min(_SIDE_DAYS, (on - today).days))
            return middle + days * px(_DAY_PX) * 0.92

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 1.25))
        painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, rect.bottom()))
        far = timedelta(days=_SIDE_DAYS)
        if visit is None or visit.opens > today + far or (visit.due_by < today - far and visit.state != "overdue"):
            return
        late = visit.state == "overdue"
        pen = QPen(self._theme.colour("urgent" if late else "text2"), px(1.5))
        painter.setPen(pen)
        first, last = x(visit.earliest), x(visit.latest)
        painter.drawLine(QPointF(first, y), QPointF(last, y))
        for on, size in ((visit.earliest, 5), (visit.latest, 5), (visit.on, 3)):
            if abs((on - today).days) <= _SIDE_DAYS:
                painter.drawLine(QPointF(x(on), y - px(size)), QPointF(x(on), y + px(size) * (size > 3)))
        if late:
            painter.setPen(QPen(pen.color(), px(1.5), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(last, y), QPointF(middle, y))
        if visit.done_on is not None and abs((visit.done_on - today).days) <= _SIDE_DAYS:
            painter.setBrush(self._theme.colour("panel"))
            painter.drawEllipse(QPointF(x(visit.done_on), y), px(4), px(4))

    def _paint_afp(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        value, letter = words.afp_words(line)
        px, colour = self._theme.px, self._theme.colour
        numbers = QRectF(rect.x(), rect.y(), px(58), rect.height())
        painter.setFont(self._theme.font("table_strong"))
        painter.setPen(colour("text"))
        if painter.fontMetrics().horizontalAdvance(value) > numbers.width():  # a number is never cut short
            painter.setFont(self._theme.font("caption"))
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(numbers, int(upright | Qt.AlignmentFlag.AlignRight), value or "–")
        if letter:
            painter.setFont(self._theme.font("caption_strong"))
            painter.setPen(colour("high" if letter[0] == "H" else "low"))
            beside = QRectF(numbers.right() + px(3), rect.y(), px(14), rect.height())
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), letter)
        room = QRectF(numbers.right() + px(19), rect.y() + px(8), rect.right() - numbers.right() - px(25), px(18))
        if room.width() > px(16):
            self._paint_trend(painter, room, line.trend)

    def _paint_trend(self, painter: QPainter, room: QRectF, afp: Sequence[tuple[date, float]]) -> None:
        """The last results on a log scale, which needs no axis to show up and down."""
        drawn = [(on.toordinal(), log10(value)) for on, value in afp if value > 0]  # none has no place on a log scale
        if len(drawn) < 2:
            return
        begin, least = drawn[0][0], min(value for _, value in drawn)
        wide, high = drawn[-1][0] - begin or 1, max(value for _, value in drawn) - least or 1.0
        points = [
            QPointF(
                room.x() + (day - begin) / wide * room.width(), room.bottom() - (value - least) / high * room.height()
            )
            for day, value in drawn
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("afp"), 1.5))
        painter.drawPolyline(points)
        painter.setBrush(self._theme.colour("afp"))
        painter.drawEllipse(points[-1], self._theme.px(2), self._theme.px(2))

    def _paint_flags(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        if line.who.severity is None:
            return
        size = self._theme.px(14)
        mark = QRectF(rect.x(), rect.center().y() - size / 2, size, size)
        paint_flag(painter, mark, self._theme, line.who.severity, line.gap)
        if line.who.flags > 1:
            beside = QRectF(mark.right() + self._theme.px(4), rect.y(), rect.width(), rect.height())
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour("text2"))
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), str(line.who.flags))
