"""The worksheet with what stands at its right: the trend of each lesion, and the column in which one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from models.course.worksheet import Cell, Line, Row, TrendPoint, Worksheet
from models.record.queries import ByRow
from ui.kit.theme import Theme
from ui.kit.widgets import bare
from ui.patient.lesions.cells import cell_tip
from ui.patient.lesions.table import (
    HEAD_HEIGHT,
    INDENT,
    NAME_WIDTH,
    NARROW_NAMES,
    READ_WIDTH,
    WorksheetTable,
    paint_edge,
    paint_halves,
    row_height,
)
from ui.words.common import translate
from ui.words.worksheet import row_words

TREND_WIDTH, DRAFT_WIDTH, FIELDS_WIDTH, LI_RADS_WIDTH = 66, 376, 136, 90
NARROW_DRAFT = 336  # where there is little room: less for remarks, and no trend


class _Rows(QWidget):
    """The part of the side that scrolls with the table: trends, what follows from the draft, and its fields."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sheet = Worksheet(None, (), ())
        self.live: Worksheet | None = None
        self.on: date | None = None
        self.drafts = self.narrow = False

    @property
    def left(self) -> int:
        """Where the column of the draft begins."""
        return 0 if self.narrow else self._theme.px(TREND_WIDTH)

    def tops(self) -> list[tuple[int, int, Row]]:
        """Top and height of every row."""
        found, top = [], 0
        for row in self.sheet.rows:
            height = row_height(row.line, self._theme)
            found.append((top, height, row))
            top += height
        return found

    def _follows(self, row: Row) -> Cell:
        """What follows from the draft in a row that is not typed."""
        typed = row.lesion is not None or row.line in (Line.THROMBUS, Line.NEW_ANSWER)
        if not self.drafts or self.live is None or self.on is None or typed:
            return None
        return self.live.cell(row.line, self.on)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = [row for top, height, row in self.tops() if top <= event.y() < top + height]
            in_draft = under and self.left <= event.x() < self.left + self._theme.px(FIELDS_WIDTH)
            QToolTip.showText(event.globalPos(), cell_tip(self._follows(under[0])) if in_draft else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("panel"))
        if self.drafts:
            painter.fillRect(self.left, 0, self.width() - self.left, self.height(), theme.colour("window6"))
        for top, height, row in self.tops():
            place = QRect(0, top, self.width(), height)
            if row.line.is_band:
                painter.fillRect(QRect(0, top, self.left, height), theme.colour("band"))
            if len(row.trend) > 1 and not self.narrow:
                box = QRect(theme.px(8), top + theme.px(7), self.left - theme.px(18), height - theme.px(14))
                _paint_trend(painter, box, theme, row.trend)
            if (cell := self._follows(row)) is not None:
                fields = QRect(self.left, top, theme.px(FIELDS_WIDTH), height)
                paint_halves(painter, fields, theme, cell, line=row.line, strong=True)
            paint_edge(painter, place, theme, row.line)
        if self.drafts:
            painter.fillRect(self.left, 0, theme.px(2), self.height(), theme.colour("accent"))
        painter.end()


def _paint_trend(painter: QPainter, box: QRect, theme: Theme, points: Sequence[TrendPoint]) -> None:
    """Both series of one lesion from 0 to its largest, over the days; the last of each with its symbol."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    first, last = points[0].day, points[-1].day
    largest = max((value for point in points for value in (point.recist, point.mrecist) if value), default=1)
    for name in ("recist", "mrecist"):
        known = [(point.day, value) for point in points if (value := getattr(point, name)) is not None]
        line = [
            QPointF(
                box.left() + (day - first) / max(last - first, 1) * box.width(),
                box.bottom() - value / largest * box.height(),
            )
            for day, value in known
        ]
        if not line:
            continue
        painter.setPen(QPen(theme.colour(name), 1.5))
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(name))
        size = theme.px(3.5)
        if name == "recist":
            painter.drawEllipse(line[-1], size, size)
        else:
            painter.drawPath(_diamond(line[-1], size + 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.restore()


def _diamond(centre: QPointF, size: float) -> QPainterPath:
    path = QPainterPath(centre + QPointF(0, -size))
    for dx, dy in ((size, 0), (0, size), (-size, 0)):
        path.lineTo(centre + QPointF(dx, dy))
    path.closeSubpath()
    return path


class WorksheetSide(QWidget):
    """The head of the trends and of the draft over the rows that scroll."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.echo = "", ""
        self.rows = _Rows(theme, self)
        self._head = _Head(theme, self)  # made after the rows, and so over them

    def show_draft(self, title: str, echo: str, live: Worksheet | None, on: date | None) -> None:
        """What the draft is called, its date in words, and what follows from it so far."""
        self.title, self.echo = title, echo
        self.rows.live, self.rows.on = live, on
        self.rows.update()
        self._head.update()

    def sizeHint(self) -> QSize:
        draft = NARROW_DRAFT if self.rows.narrow else DRAFT_WIDTH
        width = self.rows.left + (self._theme.px(draft) if self.rows.drafts else 0)
        return QSize(width, self._theme.px(HEAD_HEIGHT))

    def scroll_to(self, value: int) -> None:
        self.rows.move(0, self._theme.px(HEAD_HEIGHT) - value)

    def fit(self) -> None:
        """As wide as it wants to be, its rows as tall as those of the table."""
        self.setFixedWidth(self.sizeHint().width())
        heights = sum(height for _, height, _ in self.rows.tops())
        self.rows.resize(self.width(), heights)
        self._head.setGeometry(0, 0, self.width(), self._theme.px(HEAD_HEIGHT))


class _Head(QWidget):
    """Stands over the rows, as the head of the table does."""

    def __init__(self, theme: Theme, side: WorksheetSide) -> None:
        super().__init__(side)
        self._theme, self._side = theme, side

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rows = self._theme, self._side.rows
        painter.fillRect(self.rect(), theme.colour("panel"))
        third, px = self.height() // 3, theme.px
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        low = self.height() - third
        if not rows.narrow:
            painter.drawText(QRect(px(8), low, rows.left, third), _LEFT, translate("Worksheet", "Trend"))
        if rows.drafts:
            draft = QRect(rows.left, 0, self.width() - rows.left, self.height())
            painter.fillRect(draft, theme.colour("window6"))
            painter.fillRect(QRect(draft.left(), 0, px(2), self.height()), theme.colour("accent"))
            half = px(FIELDS_WIDTH) // 2
            painter.setPen(theme.colour("text2"))
            for number, words in enumerate((translate("Worksheet", "diameter"), translate("Worksheet", "viable"))):
                right = QRect(draft.left() + number * half, low, half - px(4), third)
                painter.drawText(right, _RIGHT, words)
            painter.drawText(
                QRect(draft.left() + px(FIELDS_WIDTH + 14), low, px(LI_RADS_WIDTH), third), _LEFT, "LI-RADS"
            )
            painter.drawText(QRect(draft.left() + px(12), third, draft.width(), third), _LEFT, self._side.echo)
            painter.setFont(theme.font("table_strong"))
            painter.setPen(theme.colour("accent"))
            painter.drawText(QRect(draft.left() + px(12), px(3), draft.width(), third), _LEFT, self._side.title)
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class WorksheetView(QWidget):
    """Table and side, scrolled together by one bar. ``drafts``: with a column in which one types."""

    def __init__(self, theme: Theme, parent: QWidget, *, drafts: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = WorksheetTable(theme, self)
        self.table.setAccessibleName(self.tr("RECIST worksheet"))
        self.side = WorksheetSide(theme, self)
        self.side.rows.drafts = drafts
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.hide()  # until there is something to scroll
        line = bare(QHBoxLayout(self))
        line.addWidget(self.table, 1)
        line.addWidget(self.side)
        line.addWidget(self._bar)
        line.addStretch(0)
        own = self.table.verticalScrollBar()
        own.rangeChanged.connect(self._on_range)
        own.valueChanged.connect(self._on_scrolled)
        self._bar.valueChanged.connect(own.setValue)
        self.side.fit()

    def show_sheet(self, sheet: Worksheet, queries: ByRow | None = None) -> None:
        self.table.show_sheet(sheet, queries)
        self.side.rows.sheet = sheet
        self.side.fit()
        self.side.rows.update()
        self._widen_names()
        self._on_scrolled(self.table.verticalScrollBar().value())

    def set_narrow(self, narrow: bool) -> None:
        """Less of what stands beside the draft, so that it and the read before are seen."""
        self.side.rows.narrow = self.table.narrow = narrow
        self.table.dress()
        self.side.fit()
        self.side.update()
        self._widen_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen_names()

    def _widen_names(self) -> None:
        """Names are not cut beside empty room."""
        table, px = self.table, self._theme.px
        least = px(NARROW_NAMES if table.narrow else NAME_WIDTH)
        room = self.width() - self.side.width() - px(READ_WIDTH) * len(table.sheet.columns) - least
        wider = min(max(room, 0), max(names_width(table.sheet, self._theme) - least, 0))
        if wider != table.wider:
            table.wider = wider
            table.dress()

    def put(self, field: QWidget, place: QRect) -> None:
        """A field of the draft, placed within the rows; it is scrolled into sight when it is reached."""
        if field.parentWidget() is not self.side.rows:  # to be given a parent again would hide it
            field.setParent(self.side.rows)
        field.setGeometry(place)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            bar, height = self.table.verticalScrollBar(), self.table.viewport().height()
            top, bottom = watched.y() - self._theme.px(8), watched.y() + watched.height() + self._theme.px(8)
            bar.setValue(min(max(bar.value(), bottom - height), top))
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the side, too, the wheel scrolls the rows."""
        step = event.angleDelta().y()
        self._bar.setValue(self._bar.value() - step // 3)
        event.accept()

    def _on_range(self, low: int, high: int) -> None:
        self._bar.setRange(low, high)
        self._bar.setPageStep(self.table.verticalScrollBar().pageStep())
        self._bar.setVisible(high > low)

    def _on_scrolled(self, value: int) -> None:
        self._bar.setValue(value)
        self.side.scroll_to(value)


def names_width(sheet: Worksheet, theme: Theme) -> int:
    """In pixels, for the longest name of a lesion or what is to be known of it."""
    name, remark = QFontMetrics(theme.font("table")), QFontMetrics(theme.font("caption"))
    said = (row_words(row) for row in sheet.rows if row.lesion is not None)
    longest = max((max(name.horizontalAdvance(a), remark.horizontalAdvance(b)) for a, b in said), default=0)
    return longest + theme.px(INDENT + 10)
