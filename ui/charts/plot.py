"""A row drawn with pyqtgraph: values on a left axis, lines and points in data coordinates, words in pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QVBoxLayout, QWidget

from models.course.course import Course
from ui.charts.ink import Ink, paint_empty, paint_focus, paint_ground, paint_underline
from ui.charts.labels import Placed
from ui.charts.measures import LEFT_AXIS, PLOT_LINE
from ui.charts.row import Chart
from ui.charts.timescale import TimeScale
from ui.kit.widgets import bare

BANDS, VALUES, LABELS = -6, 6, 8
CIRCLE, DIAMOND, SQUARE, TRIANGLE_UP, TRIANGLE_DOWN = "o", "d", "s", "t1", "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point of a chart in data coordinates: ``y`` is what is plotted (log10 on a log axis)."""

    day: float
    y: float
    symbol: str
    size: float
    colour: str
    open: bool = False
    ring: bool = False


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """A left axis without a line that prints exactly the ticks it is given; on a log scale 10, 100, 1,000."""

    def __init__(self) -> None:
        super().__init__("left", maxTickLength=4, showValues=True)
        self.setPen(None)
        self.enableAutoSIPrefix(False)
        self.setStyle(autoExpandTextSpace=False, tickTextOffset=4)
        self.marks: tuple[tuple[float, str], ...] = ()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        return [(1.0, [value for value, _ in self.marks if minVal <= value <= maxVal])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        texts = dict(self.marks)
        return [texts[value] for value in values]

    def set_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        self.marks = tuple(marks)
        self.picture = None
        self.update()


class PixelLayer(QGraphicsItem):
    """Paints in pixels of the row, below or above the values; one item instead of a storm of text items."""

    def __init__(self, paint: Callable[[QPainter], None], z: int) -> None:
        super().__init__()
        self._paint = paint
        self._rect = QRectF()
        self.setZValue(z)

    def set_rect(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.save()
        self._paint(painter)
        painter.restore()


class _View(pg.GraphicsView):  # type: ignore[misc]
    """The scene of one row: nothing scrolls, nothing is grabbed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The scene would ask for a paint of its own after ours, one chart after the other: the row says when it is new.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setMouseTracking(False)


class PlotRow(Chart):
    """Base of the charts that are drawn with pyqtgraph. Items are made once and given new data."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view = _View(self)
        layout = bare(QVBoxLayout(self), spacing=None)
        layout.addWidget(self.view)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self.box.setZValue(VALUES)
        self.axis = ValueAxis()
        self.axis.linkToView(self.box)
        self.line = pg.PlotCurveItem(antialias=True)
        self.points = pg.ScatterPlotItem(pxMode=True, antialias=True, useCache=True)
        self.ground = PixelLayer(self._paint_ground, BANDS)
        self.words = PixelLayer(self._paint_words, LABELS)
        self.marks: tuple[Mark, ...] = ()
        self.placed: list[Placed] = []
        for item in (self.box, self.axis, self.ground, self.words):
            self.view.scene().addItem(item)
        for item, z in ((self.line, 0), (self.points, 1)):
            self.add_value_item(item, z)

    def add_value_item(self, item: Any, z: int) -> None:
        item.setZValue(z)
        self.box.addItem(item, ignoreBounds=True)
        item.setZValue(z)

    # --- data ------------------------------------------------------------------------------------------------------

    def set_marks(self, marks: Sequence[Mark], *, breaks: Sequence[bool], colour: str) -> None:
        """Points, and a straight line through them; ``breaks[i]`` says that no line leads to point i."""
        self.marks = tuple(marks)
        x = np.array([mark.day for mark in marks], dtype=float)
        y = np.array([mark.y for mark in marks], dtype=float)
        connect = np.array([not broken for broken in breaks[1:]] + [False], dtype=np.int32)
        self.line.setData(x, y, connect=connect if len(marks) else "all", pen=self.pen(colour, PLOT_LINE))
        self._set_points()

    def _set_points(self) -> None:
        rings = [mark for mark in self.marks if mark.ring]
        spots = [*self.marks, *rings]
        scale = self.ink.theme.scale
        panel = pg.mkBrush(self.ink.colour("panel"))
        none = pg.mkBrush(None)
        own = len(self.marks)
        self.points.setData(
            x=[spot.day for spot in spots],
            y=[spot.y for spot in spots],
            symbol=[spot.symbol for spot in self.marks] + [CIRCLE] * len(rings),
            size=[spot.size * scale for spot in self.marks] + [14 * scale] * len(rings),
            pen=[self.pen(spot.colour, 1.5 if index < own else 1.3) for index, spot in enumerate(spots)],
            brush=[panel if spot.open else pg.mkBrush(self.ink.colour(spot.colour)) for spot in self.marks]
            + [none] * len(rings),
        )

    def pen(self, name: str, width: float, *dashes: float) -> Any:
        return pg.mkPen(
            self.ink.colour(name), width=width * self.ink.theme.scale, dash=list(dashes) if dashes else None
        )

    def set_values(self, low: float, high: float, *, top: float, bottom: float) -> None:
        """Fit ``low`` to ``high`` between margins of ``top`` and ``bottom`` pixels, and days to the time axis."""
        assert self.time is not None
        room = max(self.height() - top - bottom, 1.0)
        per_pixel = max(high - low, 1e-9) / room
        first, last = self.time.view
        y_range = (low - bottom * per_pixel, high + top * per_pixel)
        self.box.setRange(xRange=(first, last), yRange=y_range, padding=0, disableAutoRange=True)

    def y_at(self, value: float) -> float:
        """The pixel of a plotted value."""
        low, high = self.box.state["targetRange"][1]
        return float(self.height() * (1 - (value - low) / (high - low)))

    def position(self, mark: Mark) -> QPointF:
        """Where a mark is drawn, in pixels of the row."""
        assert self.time is not None
        return QPointF(self.time.x(mark.day), self.y_at(mark.y))

    def point_rects(self) -> list[QRectF]:
        return self.areas(self.marks)

    def areas(self, marks: Sequence[Mark]) -> list[QRectF]:
        """Where marks are drawn."""
        half = self.ink.px(4)
        centres = (self.position(mark) for mark in marks)
        return [QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half) for at in centres]

    def crossed(self, rect: QRectF) -> bool:
        """Whether a point or the line between two points lies on the words."""
        at = [self.position(mark) for mark in self.marks]
        around = rect.adjusted(-5, -4, 5, 4)
        if any(around.contains(point) for point in at):
            return True
        for before, after in pairwise(at):
            for step in range(9):
                x = rect.left() + rect.width() * step / 8
                if before.x() <= x <= after.x() and after.x() > before.x():
                    share = (x - before.x()) / (after.x() - before.x())
                    if rect.top() - 2 <= before.y() + share * (after.y() - before.y()) <= rect.bottom() + 2:
                        return True
        return False

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_below(self, painter: QPainter, time: TimeScale) -> None:
        """Bands and classes, beneath the grid."""

    def paint_above(self, painter: QPainter, time: TimeScale) -> None:
        """Words and chips, above the points."""

    def repaint_soon(self) -> None:
        self.view.viewport().update()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.ink.colour("panel"))
        paint_underline(painter, self.ink, self.width(), self.height())
        if self.time is not None and not self.empty_words():
            painter.save()
            painter.setClipRect(self.plot_rect())
            self.paint_below(painter, self.time)
            painter.restore()
        if self.time is not None:
            paint_ground(painter, self.ink, self.time, height=self.height())
            paint_focus(painter, self.ink, self.time, day=self.focus, height=self.height())

    def _paint_words(self, painter: QPainter) -> None:
        if self.time is None:
            return
        if words := self.empty_words():
            paint_empty(painter, self.ink, self.plot_rect(), words)
        else:
            self.paint_above(painter, self.time)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """With the points as shapes, not as the pictures that a screen keeps of them."""
        self.points.setExportMode(True, {})
        self.view.render(painter, QRectF(self.rect()).translated(at), self.view.viewport().rect())
        self.points.setExportMode(False)

    # --- Qt --------------------------------------------------------------------------------------------------------

    def take(self, course: Course) -> None:
        self._dress_axis()
        super().take(course)

    def _dress_axis(self) -> None:
        self.axis.setTickFont(self.ink.font("caption"))
        self.axis.setTextPen(pg.mkPen(self.ink.colour("axis")))
        self.axis.setTickPen(pg.mkPen(self.ink.colour("line_strong")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        self.view.setGeometry(0, 0, size.width(), size.height())
        plot = self.plot_rect()
        self.box.setGeometry(plot)
        self.axis.setWidth(self.ink.px(LEFT_AXIS))
        self.axis.setGeometry(QRectF(0, 0, self.ink.px(LEFT_AXIS), size.height()))
        for layer in (self.ground, self.words):
            layer.set_rect(QRectF(self.rect()))
        if self.time is not None:
            self.set_time(self.time)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view covers all of the row."""
