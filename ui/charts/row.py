"""A row of the stack: one chart on the shared time axis; the base of those that are painted by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from ui.charts.ink import Ink, paint_empty, paint_focus, paint_ground, paint_underline
from ui.charts.measures import EMPTY_ROW, LEFT_AXIS, RIGHT_EDGE
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale


@dataclass(frozen=True, slots=True)
class TableTwin:
    """The plain values behind a chart: what a screen reader, a table and an export can use."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(QWidget):
    """What the stack asks of every row. Mouse and keys belong to the stack."""

    ink: Ink
    course: Course | None = None
    time: TimeScale | None = None
    focus: float | None = None
    focus_days: tuple[int, ...] = ()

    def show_course(self, course: Course, time: TimeScale) -> None:
        self.take(course)
        self.set_time(time)

    def take(self, course: Course) -> None:
        """Only the data: heights may change, and places are worked out once they are known."""
        self.course, self.time = course, None
        self.focus, self.focus_days = None, ()
        self.setAccessibleName(self.title())
        self.load(course)

    def set_time(self, time: TimeScale) -> None:
        self.time = time.fitted(*plot_edges(self.ink, self.width()), self.ink.theme.scale)
        self.arrange()
        self.repaint_soon()

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        self.focus_days, self.focus = days, day
        self.repaint_soon()

    def renew(self) -> None:
        """Colours, sizes or words are new."""
        if self.course is not None and self.time is not None:
            time, focus = self.time, (self.focus_days, self.focus)
            self.take(self.course)
            self.focus_days, self.focus = focus
            self.set_time(time)

    def natural_height(self, height: int) -> int:
        """The height this row wants; ``height`` is the design's. An empty row is lower."""
        return self.ink.px(EMPTY_ROW if self.empty_words() else height)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The plain values of the chart, a row each."""
        return self.twin().rows

    def day_words(self, day: int) -> str:
        """The number of a day in a table; nothing before treatment has started, when days are not counted."""
        return str(day) if self.course is not None and self.course.record.started else ""

    def plot_rect(self) -> QRectF:
        left, right = plot_edges(self.ink, self.width())
        return QRectF(left, 0, right - left, self.height())

    # --- what a kind of chart says for itself ----------------------------------------------------------------------

    def title(self) -> str:
        """The name of the chart, for screen readers and over its table."""
        raise NotImplementedError

    def twin(self) -> TableTwin:
        raise NotImplementedError

    def load(self, course: Course) -> None:
        """Take from the course what the chart shows."""

    def arrange(self) -> None:
        """Work out places once, so that painting is only painting."""

    def spots(self) -> Iterable[Spot]:
        """Everything drawn of which there is something to say, where it lies now; asked for when it is pointed at."""
        return ()

    def empty_words(self) -> str:
        """The fact, when there is nothing to draw; else nothing."""
        return ""

    def repaint_soon(self) -> None:
        self.update()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """The row on another device, its corner at ``at``."""
        raise NotImplementedError


class RowChart(Chart):
    """Base of the rows that are painted without pyqtgraph."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.time is not None:
            self.set_time(self.time)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        painter.save()
        painter.translate(at)
        painter.setClipRect(self.rect())
        self._paint(painter)
        painter.restore()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.ink.colour("panel"))
        paint_underline(painter, self.ink, self.width(), self.height())
        if self.time is not None:
            paint_ground(painter, self.ink, self.time, height=self.height())
            paint_focus(painter, self.ink, self.time, day=self.focus, height=self.height())
            painter.save()
            if words := self.empty_words():
                paint_empty(painter, self.ink, self.plot_rect(), words)
            else:
                self.paint_marks(painter, self.time)
            painter.restore()


def plot_edges(ink: Ink, width: int) -> tuple[float, float]:
    """Where the plot of a row begins and ends, the same for all of them."""
    return float(ink.px(LEFT_AXIS)), float(max(width - ink.px(RIGHT_EDGE), ink.px(LEFT_AXIS) + 10))
