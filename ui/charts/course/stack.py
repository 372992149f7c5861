"""The rows of the overview on one time axis, beside their value column; mouse and keys move one focus line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from models.course.course import Course
from models.response.response import Criterion
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
from ui.charts.measures import ROWS, VALUE_COLUMN
from ui.charts.row import Chart
from ui.charts.timescale import TimeScale
from ui.words.origins import shown_words

SNAP_PIXELS = 8


class ChartStack(QWidget):
    """Rows from top to bottom. ``pointed`` gives the x of the mouse, ``stepped`` a step of the focus line."""

    pointed = Signal(float)
    stepped = Signal(int)
    scale_chosen = Signal(str)
    table_wanted = Signal(object)
    attention_changed = Signal(bool)

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.mode = LOG
        self.column = ValueColumn(ink, self)
        self.afp = MarkerChart(ink, "AFP", self)
        self.pivka = MarkerChart(ink, "PIVKA-II", self)
        self.charts: dict[str, Chart] = {
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
        self._course: Course | None = None
        self._places: tuple[Place, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- data ------------------------------------------------------------------------------------------------------

    def take(self, course: Course) -> None:
        """Give every row its data; ``set_time`` places them once the heights are known."""
        self._course = course
        for chart in self.charts.values():
            chart.take(course)
        self.column.show_course(course, self.mode)
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
            self.column.show_course(self._course, mode)

    def next_mode(self) -> str:
        return MODES[(MODES.index(self.mode) + 1) % len(MODES)]

    def renew(self) -> None:
        """Colours, sizes or words are new."""
        for chart in self.charts.values():
            chart.renew()
        if self._course is not None:
            self.column.show_course(self._course, self.mode)

    # --- places ----------------------------------------------------------------------------------------------------

    def natural_height(self) -> int:
        return sum(self.charts[row.name].natural_height(row.height) for row in ROWS)

    def lay_out(self, width: int, height: int) -> None:
        """Place the rows; what is left of ``height`` goes to the rows that gain by it."""
        natural = {row.name: self.charts[row.name].natural_height(row.height) for row in ROWS}
        spare = max(height - sum(natural.values()), 0)
        shares = {row.name: row.stretch if natural[row.name] >= self.ink.px(row.height) else 0 for row in ROWS}
        parts = sum(shares.values()) or 1
        self.resize(width, height)
        left, top, places = self.ink.px(VALUE_COLUMN), 0, []
        for row in ROWS:
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

    # --- mouse and keys --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().x() >= self.ink.px(VALUE_COLUMN):
            self.pointed.emit(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pointed.emit(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.scale_chosen.emit(self.next_mode())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tip of a value says where it comes from, that of a mark what its drawing cannot."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().x(), event.pos().y()
            value = self.column.value_at(*at)
            chart = self.chart_at(event.pos().y())
            tip = "" if chart is None else chart.tip_at(chart.mapFrom(self, event.pos()).x())
            words = self.column.cut_at(*at) or tip if value is None else shown_words(value, self.column.origins)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

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
        menu.addSeparator()
        scales = (
            (LOG, self.tr("Markers on a log scale")),
            (LINEAR, self.tr("Markers on a linear scale")),
            (PERCENT, self.tr("Markers in % of baseline")),
        )
        for mode, words in scales:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(mode == self.mode)
            action.setData(mode)
        menu.triggered.connect(self._on_chosen)
        return menu

    def _on_chosen(self, action: QAction) -> None:
        chosen = action.data()
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
