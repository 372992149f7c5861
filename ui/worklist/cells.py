"""The cells of the worklist as they are painted. Everything drawn here is also said by the text of its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import log10

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.worklist.line import Line
from ui.kit.marks import paint_flag
from ui.kit.tables import RECORD_ROLE, Index
from ui.kit.theme import FAMILIES, Theme
from ui.words.signs import drawable
from ui.worklist import words
from ui.worklist.columns import (
    AFP,
    CELLS,
    CODE,
    DAY_PX,
    FIRST,
    FLAGS,
    LETTER_PX,
    NUMBER_PX,
    PATIENT,
    SIDE_DAYS,
    TIME,
    TREND_FROM,
    WINDOW,
    Band,
    Row,
)
from ui.worklist.words import Cell, worded

ROW, BAND = 41, 28


def offset(column: int) -> int:
    """Where the words of a column begin, at 100 %: those of its head and of its cells."""
    return 14 if column == TIME else 6


class Heads(QHeaderView):
    """Each head stands where its cells do: that of AFP ends where the numbers end, today is over its line."""

    def __init__(self, theme: Theme, columns: Callable[[], Sequence[int]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._numbers = theme, columns
        self.setHighlightSections(False)
        self.setStretchLastSection(False)

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        colour, px = self._theme.colour, self._theme.px
        number, whole = self._numbers()[section], QRectF(rect)  # type: ignore[call-overload]
        title = str(self.model().headerData(section, self.orientation()) or "")
        painter.save()
        painter.fillRect(whole, colour("band"))
        painter.setPen(QPen(colour("line_strong"), 1))
        painter.drawLine(QPointF(whole.left(), whole.bottom() - 0.5), QPointF(whole.right(), whole.bottom() - 0.5))
        painter.setFont(self._theme.font("table_strong"))
        upright = Qt.AlignmentFlag.AlignVCenter
        words_at = whole.adjusted(px(offset(number)), 0, -px(2), 0)
        if number == WINDOW:
            self._paint_today(painter, whole, title)
        elif number == AFP:
            words_at.setWidth(px(NUMBER_PX))
            painter.setPen(colour("text2"))
            painter.drawText(words_at, int(upright | Qt.AlignmentFlag.AlignRight), title)
        else:
            painter.setPen(colour("text2"))
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(words_at.width()))
            painter.drawText(words_at, int(upright | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()

    def _paint_today(self, painter: QPainter, whole: QRectF, title: str) -> None:
        px = self._theme.px
        wide = painter.fontMetrics().horizontalAdvance(title) + px(16)
        pill = QRectF(whole.center().x() - wide / 2, whole.center().y() - px(9), wide, px(18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, px(3), px(3))
        painter.setPen(self._theme.colour("panel"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), title)


class Cells(QStyledItemDelegate):
    """Paints bands and cells."""

    def __init__(
        self, theme: Theme, today: Callable[[], date], columns: Callable[[], Sequence[int]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._today, self._columns = theme, today, columns

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

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
            self._paint_cell(painter, rect, row, self._columns()[index.column()])
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
        inner = rect.adjusted(px(offset(column)), px(3), -px(2), -px(4))
        if column == WINDOW:
            self._paint_window(painter, rect, line)
        elif column == AFP:
            self._paint_afp(painter, inner, line)
        elif column == FLAGS:
            self._paint_flags(painter, inner, line)
        elif column == PATIENT:
            name = drawable(words.patient_words(line), FAMILIES)
            beside = words.who_words(line) if FIRST in self._columns() else ""
            second = worded("being brought up to date") if row.stale else beside
            self._paint_words(painter, inner, Cell(name, second, "text", strong=True))
        elif column == FIRST:
            self._paint_first(painter, inner, row)
        elif column == CODE:
            code, person = words.code_words(line)
            self._paint_words(painter, inner, Cell(code if line.who.name else person, person if line.who.name else ""))
        else:
            self._paint_words(painter, inner, CELLS[column](line, row.now))

    def _paint_first(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        """What waits first, and at the right how much more there is."""
        cell, more = words.first_cell(row.line, row.now)
        rect = rect.adjusted(0, 0, -self._theme.px(8), 0)
        if more:
            painter.setFont(self._theme.font("table_strong"))
            painter.setPen(self._theme.colour("text2"))
            said = worded("+ {count}", count=more)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), said)
            rect = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(said) - self._theme.px(8), 0)
        self._paint_words(painter, rect, cell)

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
            days = max(-SIDE_DAYS, min(SIDE_DAYS, (on - today).days))
            return middle + days * px(DAY_PX) * 0.92

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 1.25))
        painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, rect.bottom()))
        far = timedelta(days=SIDE_DAYS)
        if visit is None or visit.opens > today + far or (visit.due_by < today - far and visit.state != "overdue"):
            return
        late = visit.state == "overdue"
        pen = QPen(self._theme.colour("urgent" if late else "text2"), px(1.5))
        painter.setPen(pen)
        first, last = x(visit.earliest), x(visit.latest)
        painter.drawLine(QPointF(first, y), QPointF(last, y))
        for on, size in ((visit.earliest, 5), (visit.latest, 5), (visit.on, 3)):
            if abs((on - today).days) <= SIDE_DAYS:
                painter.drawLine(QPointF(x(on), y - px(size)), QPointF(x(on), y + px(size) * (size > 3)))
        if late:
            painter.setPen(QPen(pen.color(), px(1.5), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(last, y), QPointF(middle, y))
        if visit.done_on is not None and abs((visit.done_on - today).days) <= SIDE_DAYS:
            painter.setBrush(self._theme.colour("panel"))
            painter.drawEllipse(QPointF(x(visit.done_on), y), px(4), px(4))

    def _paint_afp(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        value, letter = words.afp_words(line)
        px, colour = self._theme.px, self._theme.colour
        numbers = QRectF(rect.x(), rect.y(), px(NUMBER_PX), rect.height())
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
        left = numbers.right() + px(LETTER_PX)
        room = QRectF(left, rect.y() + px(8), min(rect.right() - left - px(6), px(96)), px(18))
        if room.width() >= px(TREND_FROM):
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
