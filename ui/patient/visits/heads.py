"""The heads of the flowsheet: dates over the columns, names, units, ranges and trends before the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from models.course.flowsheet import Column, Row
from ui.kit.table_view import is_cut
from ui.kit.theme import Theme
from ui.patient.visits.sheet import Line, Shown
from ui.patient.visits.trend import paint_trend
from ui.words.common import translate
from ui.words.flowsheet import column_words, group_words, row_name, row_range, row_unit

NAME, UNIT, RANGE, TREND = 116, 66, 74, 58
NAMES_WIDTH = 14 + NAME + UNIT + RANGE + TREND
TREND_WIDTH, TREND_HEIGHT = 44, 12
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ELIDE = Qt.TextElideMode.ElideRight
_SERIES = {"AFP": "afp", "PIVKA-II": "pivka"}


class DatesHead(QHeaderView):
    """Visit, date, and day or window, in three lines."""

    def __init__(self, theme: Theme, shown: Callable[[], Shown], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._shown = theme, shown
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = self._theme, self._shown().columns[section]
        px, third = theme.px, (rect.height() - theme.px(4)) // 3
        painter.save()
        painter.fillRect(rect, theme.colour("panel" if column.holds else "window6"))
        if is_cut(rect, self.viewport()):
            painter.restore()
            return
        inner = QRect(rect.left() + px(3), rect.top() + px(2), rect.width() - px(9), third)
        lines = column_words(column)
        looks = (("table_strong", _ink(column)), ("caption", "text2"), ("caption", _state_ink(column)))
        for number, (words, (role, colour)) in enumerate(zip(lines, looks, strict=True)):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(colour))
            shown_words = painter.fontMetrics().elidedText(words, ELIDE, inner.width())
            painter.drawText(inner.translated(0, number * third), RIGHT, shown_words)
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


def _state_ink(column: Column) -> str:
    return "review" if column.unsigned else "text3"


def _ink(column: Column) -> str:
    if column.planned is None:
        return "text" if column.holds else "accent"
    return {"overdue": "review", "missed": "review", "skipped": "text3"}.get(column.planned.state, "accent")


class NamesHead(QHeaderView):
    """Name, unit, range of the laboratory and trend of each row; a click on a band folds it."""

    fold_wanted = Signal(object)  # Group

    def __init__(self, theme: Theme, shown: Callable[[], Shown], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._shown = theme, shown
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.logicalIndexAt(event.position().toPoint())
        if 0 <= place < len(self._shown().lines) and self._shown().lines[place].row is None:
            self.fold_wanted.emit(self._shown().lines[place].group)
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        theme, line = self._theme, self._shown().lines[section]
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
        painter.drawText(place, LEFT, words)
        if line.folded:
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(words) + px(8))
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text3"))
            said = translate("Flowsheet", "number outside the range")
            painter.drawText(place, LEFT, painter.fontMetrics().elidedText(said, ELIDE, place.width()))

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
                shown_words = painter.fontMetrics().elidedText(words, ELIDE, room)
                painter.drawText(QRect(left, rect.top(), room, rect.height()), LEFT, shown_words)
            left += px(width)
        if len(row.trend) > 1:
            box = QRectF(left, rect.center().y() - px(TREND_HEIGHT) / 2, px(TREND_WIDTH), px(TREND_HEIGHT))
            paint_trend(painter, box, theme, row.trend, _SERIES.get(row.analyte, "axis"))


class Corner(QWidget):
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
            painter.drawText(QRect(left, low, px(width), third), LEFT, words)
            left += px(width)
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()
