"""The rows of the overview on one time axis, beside their value column; mouse and keys move one focus line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QRubberBand, QToolTip, QWidget

from models.course.course import Course
from models.markers.analyte_series import drawable
from models.response.response import Criterion
from ui.charts.course.analyte import AnalyteChart
from ui.charts.course.events import EventsChart
from ui.charts.course.liver import LiverChart
from ui.charts.course.marker import LINEAR, LOG, MODES, PERCENT, MarkerChart
from ui.charts.course.pieces import OVERHANG
from ui.charts.course.sums import SumChart
from ui.charts.course.thrombus import ThrombusChart
from ui.charts.course.treatment import TreatmentChart
from ui.charts.course.valuecolumn import Place, ValueColumn
from ui.charts.course.visits import VisitsChart
from ui.charts.ink import Ink
from ui.charts.measures import ANALYTE_HEIGHT, ROWS, VALUE_COLUMN, Row
from ui.charts.row import Chart
from ui.charts.spots import Spot, spot_at, spot_words
from ui.charts.timescale import TimeScale
from ui.words.clinical import analyte_name
from ui.words.common import file_kind
from ui.words.origins import shown_words

SNAP_PIXELS = 8
REACH = 5  # pixels beside a mark that still mean it
CLOSER = 1.25
ZOOM_KEYS = {Qt.Key.Key_Plus: CLOSER, Qt.Key.Key_Equal: CLOSER, Qt.Key.Key_Minus: 1 / CLOSER}


class ChartStack(QWidget):
    """Rows from top to bottom. ``pointed`` gives the x of the mouse, ``stepped`` a step of the focus line."""

    pointed = Signal(float)
    stepped = Signal(int)
    scale_chosen = Signal(str)
    analytes_chosen = Signal(object)  # the names of those that have a row
    table_wanted = Signal(object)
    save_wanted = Signal(object, str)  # the names of the rows, and as what
    days_chosen = Signal(float, float)  # the first and the last that are to be shown
    preset_wanted = Signal()
    opened = Signal(object)  # Cause: where what was clicked on is kept
    enter_pressed = Signal()
    attention_changed = Signal(bool)

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.mode = LOG
        self.column = ValueColumn(ink, self)
        self.afp = MarkerChart(ink, "AFP", self)
        self.pivka = MarkerChart(ink, "PIVKA-II", self)
        self.analytes: tuple[str, ...] = ()
        self._analyte_charts: dict[str, AnalyteChart] = {}  # made when first wanted
        self._fixed: dict[str, Chart] = {
            "visits": VisitsChart(ink, self),
            "treatment": TreatmentChart(ink, self),
            "afp": self.afp,
            "pivka": self.pivka,
            "recist": SumChart(ink, Criterion.RECIST, self),
            "mrecist": SumChart(ink, Criterion.MRECIST, self),
            "thrombus": ThrombusChart(ink, self),
            "liver": LiverChart(ink, self),
            "events": EventsChart(ink, self),
        }
        self.charts = dict(self._fixed)
        self.rows: tuple[Row, ...] = ROWS
        self.save_refusal = ""
        self._course: Course | None = None
        self._places: tuple[Place, ...] = ()
        self._pressed: QPoint | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # --- data ------------------------------------------------------------------------------------------------------

    def take(self, course: Course) -> None:
        """Give every row its data; ``set_time`` places them once the heights are known."""
        self._course = course
        for chart in self.charts.values():
            chart.take(course)
        self._show_values(course)
        for name, chart in self.charts.items():
            chart.setAccessibleDescription(self.column.tiles[name].text())

    def set_time(self, time: TimeScale) -> None:
        for chart in self.charts.values():
            chart.set_time(time)

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        for chart in self.charts.values():
            chart.set_focus(days, day)

    def set_mode(self, mode: str) -> None:
        self.mode = mode
        for chart in (self.afp, self.pivka):
            chart.set_mode(mode)
        if self._course is not None:
            self._show_values(self._course)

    def _show_values(self, course: Course) -> None:
        series = {name: one.series for name, one in self._analyte_charts.items() if name in self.charts}
        self.column.show_course(course, self.mode, {name: one for name, one in series.items() if one is not None})

    def set_analytes(self, names: Sequence[str]) -> None:
        """Rows of these analytes under the liver; they are given their data by the next ``take``."""
        self.analytes = tuple(names)
        rows, self.charts = [], {}
        for row in ROWS:
            if row.name == "events":
                for name in self.analytes:
                    rows.append(Row(f"analyte {name}", ANALYTE_HEIGHT, 1))
                    self.charts[rows[-1].name] = self._analyte_chart(name)
            rows.append(row)
            self.charts[row.name] = self._fixed[row.name]
        self.rows = tuple(rows)
        for key, chart in self._analyte_charts.items():
            chart.setVisible(key in self.charts)

    def _analyte_chart(self, name: str) -> AnalyteChart:
        key = f"analyte {name}"
        if key not in self._analyte_charts:
            self._analyte_charts[key] = AnalyteChart(self.ink, name, self)
        return self._analyte_charts[key]

    def show_only(self, names: Collection[str]) -> None:
        """These rows alone, for a picture of them."""
        self.rows = tuple(row for row in self.rows if row.name in names)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """The rows that are shown, beside their values, on another device."""
        for row in self.rows:
            chart = self.charts[row.name]
            chart.draw(painter, at + QPointF(chart.pos()))
        self.column.draw(painter, at)  # its words may reach over its edge

    def next_mode(self) -> str:
        return MODES[(MODES.index(self.mode) + 1) % len(MODES)]

    def renew(self) -> None:
        """Colours, sizes or words are new."""
        for chart in self.charts.values():
            chart.renew()
        if self._course is not None:
            self._show_values(self._course)

    # --- places ----------------------------------------------------------------------------------------------------

    def natural_height(self) -> int:
        return sum(self.charts[row.name].natural_height(row.height) for row in self.rows)

    def lay_out(self, width: int, height: int) -> None:
        """Place the rows; what is left of ``height`` goes to the rows that gain by it."""
        natural = {row.name: self.charts[row.name].natural_height(row.height) for row in self.rows}
        spare = max(height - sum(natural.values()), 0)
        shares = {row.name: row.stretch if natural[row.name] >= self.ink.px(row.height) else 0 for row in self.rows}
        parts = sum(shares.values()) or 1
        self.resize(width, height)
        left, top, places = self.ink.px(VALUE_COLUMN), 0, []
        for row in self.rows:
            tall = natural[row.name] + spare * shares[row.name] // parts
            self.charts[row.name].setGeometry(left, top, max(width - left, 1), tall)
            places.append(Place(row.name, top, tall))
            top += tall
        self._places = tuple(places)
        self.column.setGeometry(0, 0, left + self.ink.px(OVERHANG), height)
        self.column.raise_()
        self.column.set_places(self._places)

    def chart_at(self, y: float) -> Chart | None:
        found = next((place for place in self._places if place.top <= y < place.top + place.height), None)
        return None if found is None else self.charts[found.name]

    def spot_at(self, at: QPointF) -> tuple[Spot, TimeScale] | None:
        """What is drawn under the mouse, and the time axis that it is drawn on."""
        chart = self.chart_at(at.y()) if at.x() >= self.ink.px(VALUE_COLUMN) else None
        if chart is None or chart.time is None or chart.empty_words():
            return None
        within = at - QPointF(chart.pos())
        spot = spot_at(chart.spots(), within, reach=self.ink.px(REACH))
        return None if spot is None else (spot, chart.time)

    # --- mouse and keys --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        if (scale := self.column.choice_at(at.x(), at.y())) is not None:
            self.scale_chosen.emit(scale.mode)
        elif at.x() >= self.ink.px(VALUE_COLUMN):
            self._pressed = at.toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging marks the days that are to be shown; over what opens something the mouse is a hand."""
        at = event.position().toPoint()
        if self._pressed is None:
            found = self.spot_at(event.position())
            opens = (found is not None and found[0].opens is not None) or self.column.choice_at(at.x(), at.y())
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        elif self._band.isVisible() or abs(at.x() - self._pressed.x()) >= QApplication.startDragDistance():
            x = min(max(at.x(), self.ink.px(VALUE_COLUMN)), self.width())
            seen = self.visibleRegion().boundingRect()
            self._band.setGeometry(QRect(QPoint(self._pressed.x(), seen.top()), QPoint(x, seen.bottom())).normalized())
            self._band.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged over is shown alone. A click moves the focus line, and goes to where a mark is kept."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        if self._band.isVisible():
            self._band.hide()
            self._choose_days(pressed.x(), event.position().x())
            return
        self.pointed.emit(event.position().x())
        found = self.spot_at(event.position())
        if found is not None and found[0].opens is not None:
            self.opened.emit(found[0].opens)

    def _choose_days(self, one: float, other: float) -> None:
        time, left = self.charts["visits"].time, self.ink.px(VALUE_COLUMN)
        if time is not None:
            self.days_chosen.emit(*sorted((time.day_at(one - left), time.day_at(other - left))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms around the mouse, with Shift it moves in time; alone it scrolls the page."""
        time, held = self.charts["visits"].time, event.modifiers()
        turned = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if time is not None and held & Qt.KeyboardModifier.ControlModifier:
            x = event.position().x() - self.ink.px(VALUE_COLUMN)
            self.days_chosen.emit(*time.closer(x, CLOSER**turned))
        elif time is not None and (held & Qt.KeyboardModifier.ShiftModifier or not event.angleDelta().y()):
            self._move(-turned)
        else:
            event.ignore()

    def _move(self, steps: float) -> None:
        """Earlier or later by tenths of what is shown."""
        if (time := self.charts["visits"].time) is not None:
            by = steps * (time.last - time.first) / 10
            self.days_chosen.emit(time.first + by, time.last + by)

    def _zoom_by_key(self, times: float) -> None:
        chart = self.charts["visits"]
        if (time := chart.time) is not None:
            middle = (time.first + time.last) / 2
            self.days_chosen.emit(*time.closer(time.x(middle if chart.focus is None else chart.focus), times))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.scale_chosen.emit(self.next_mode())
        elif key in ZOOM_KEYS:
            self._zoom_by_key(ZOOM_KEYS[key])
        elif key == Qt.Key.Key_0 and not event.modifiers():
            self.preset_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed = None
            self._band.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tip of a value says where it comes from, that of a mark all that is known of it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPoint) -> str:
        """What is said of the value or the mark at a pixel; nothing where there is none."""
        if (value := self.column.value_at(at.x(), at.y())) is not None:
            return shown_words(value, self.column.origins)
        if (scale := self.column.choice_at(at.x(), at.y())) is not None:
            return self.tr("{scale}; the key L goes on to the next").format(scale=self._scale_words()[scale.mode])
        if cut := self.column.cut_at(at.x(), at.y()):
            return cut
        found = self.spot_at(QPointF(at))
        return "" if found is None else spot_words(*found, self.column.origins)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The table of the chart under the mouse; by keyboard, those of all charts. And the scale of the markers."""
        under = self.chart_at(event.y()) if event.reason() == QContextMenuEvent.Reason.Mouse else None
        menu = self.menu(under)
        menu.popup(event.globalPos())

    def menu(self, under: Chart | None) -> QMenu:
        """Tables of ``under``, or of every chart; then the scales."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chart in (under,) if under else self.charts.values():
            action = menu.addAction(self.tr("Show as table: {chart}").format(chart=chart.title()))
            action.setData(chart)
        if self._course is not None and (offered := drawable(self._course.record)):
            inner = menu.addMenu(self.tr("Rows"))
            for name in (*offered, *(name for name in self.analytes if name not in offered)):
                action = inner.addAction(analyte_name(name))
                action.setCheckable(True)
                action.setChecked(name in self.analytes)
                action.toggled.connect(partial(self._switch, name))
        self._offer_saving(menu, under)
        menu.addSeparator()
        for mode, words in self._scale_words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(mode == self.mode)
            action.setData(mode)
        menu.triggered.connect(self._on_chosen)
        return menu

    def _offer_saving(self, menu: QMenu, under: Chart | None) -> None:
        inner = menu.addMenu(self.tr("Save"))
        if self.save_refusal:
            inner.addAction(self.save_refusal).setEnabled(False)
            return
        named = [(chart.title(), (name,)) for name, chart in self.charts.items() if under in (None, chart)]
        for title, names in ((self.tr("All charts"), tuple(self.charts)), *named):
            kinds = inner.addMenu(title)
            for kind in ("png", "svg", "csv"):
                kinds.addAction(file_kind(kind)).triggered.connect(partial(self._on_save, names, kind))

    def _on_save(self, names: tuple[str, ...], kind: str, _: bool = False) -> None:
        self.save_wanted.emit(names, kind)

    def _switch(self, name: str, on: bool) -> None:
        kept = tuple(one for one in self.analytes if one != name)
        self.analytes_chosen.emit((*kept, name) if on else kept)

    def _scale_words(self) -> dict[str, str]:
        return {
            LOG: self.tr("Markers on a log scale"),
            LINEAR: self.tr("Markers on a linear scale"),
            PERCENT: self.tr("Markers in % of baseline"),
        }

    def _on_chosen(self, action: QAction) -> None:
        chosen = action.data()
        if chosen is None:  # of a menu within
            return
        if isinstance(chosen, Chart):
            self.table_wanted.emit(chosen.twin())
        else:
            self.scale_chosen.emit(chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colour("panel"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.attention_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.attention_changed.emit(False)
