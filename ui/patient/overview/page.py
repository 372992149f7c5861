"""The overview of one patient: latest values and charts stacked on one time axis with one focus line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from models.course.course import Course
from models.flags.cause import Cause, Place
from models.markers.analyte_series import drawable
from ui.charts.course.ranges import zoom_words
from ui.charts.course.stack import SNAP_PIXELS, ChartStack
from ui.charts.course.timeaxis import ColumnHead, TimeAxis
from ui.charts.ink import Ink
from ui.charts.measures import AXIS_HEIGHT, VALUE_COLUMN
from ui.charts.row import TableTwin
from ui.charts.table_dialog import ChartTableDialog
from ui.charts.timescale import ALL, RANGES, Stop, TimeScale, ranges_of, time_scale
from ui.kit.theme import Theme


class OverviewPage(QWidget):
    """Shows a course. The axis stays on top while the stack scrolls below it."""

    focus_changed = Signal(object)
    range_changed = Signal(str)  # one of RANGES; "" for days chosen by hand
    opened = Signal(object)  # Cause: where what was clicked on is kept
    copy_wanted = Signal(str)  # values of a chart

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ink = Ink(theme)
        self._range = ALL
        self._chosen_rows: dict[str, str] = {}
        self.remember_in(lambda _: "", lambda _, __: None)
        self._by_hand: tuple[float, float] | None = None  # the days chosen with mouse or keys
        self._course: Course | None = None
        self._time: TimeScale | None = None
        self._focus: int | None = None
        self._head = ColumnHead(self._ink, self)
        self._axis = TimeAxis(self._ink, self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = ChartStack(self._ink)
        self.stack.hide()
        self._scroll.setWidget(self.stack)
        self.setFocusProxy(self.stack)
        self._name()
        theme.changed.connect(self._theme_changed)
        self.stack.pointed.connect(self._point_at)
        self.stack.stepped.connect(self._step)
        self.stack.scale_chosen.connect(self.show_scale)
        self.stack.opened.connect(self.opened)
        self.stack.analytes_chosen.connect(self.choose_rows)
        self.stack.days_chosen.connect(self.show_days)
        self.stack.preset_wanted.connect(lambda: self.show_range(self._range))
        self.stack.enter_pressed.connect(self._open_focus)
        self.stack.table_wanted.connect(self._show_table)
        self.stack.attention_changed.connect(self._axis.set_attention)

    # --- verbs -----------------------------------------------------------------------------------------------------

    def show_course(self, course: Course | None) -> None:
        """Draw a patient's course; None clears the page."""
        before, self._course, self._focus = self._course, course, None
        if course is None or before is None or before.record.patient != course.record.patient:
            self._by_hand = None
        self.stack.setVisible(course is not None)
        self._axis.setVisible(course is not None)
        self._head.setVisible(course is not None)
        if course is None:
            self._time = None
            return
        self.stack.set_analytes(self._rows_of(course))
        self._time = self._timed(course)
        self.stack.take(course)
        self._axis.take(course)
        self._lay_out()
        self._place()
        self._focus_on(self._first_stop(course))

    def show_range(self, shown: str) -> None:
        """One of RANGES; what this course has not shows all. Raises ValueError for a range that is none."""
        if shown not in RANGES:
            raise ValueError(f"there is no range {shown!r}")
        self._range, self._by_hand = shown, None
        self._show_time()

    def show_days(self, first: float, last: float) -> None:
        """The days from ``first`` to ``last``, at most all and at least a week."""
        if self._course is None:
            return
        whole = time_scale(self._course, analytes=self.stack.analytes)
        time = whole.zoomed(first, last)
        all_of_them = time == whole
        self._range, self._by_hand = (ALL, None) if all_of_them else (self._range, (time.first, time.last))
        self._show_time()

    def _show_time(self) -> None:
        if self._course is not None:
            self._time = self._timed(self._course)
            self._place()

    def _timed(self, course: Course) -> TimeScale:
        """The axis that was chosen; tells which range it is."""
        shown = self._range if self._range in ranges_of(course) else ALL
        self.range_changed.emit("" if self._by_hand else shown)
        if self._by_hand:
            return time_scale(course, analytes=self.stack.analytes).zoomed(*self._by_hand)
        return time_scale(course, shown, analytes=self.stack.analytes)

    # --- rows ------------------------------------------------------------------------------------------------------

    def remember_in(self, kept: Callable[[str], str], keep: Callable[[str, str], None]) -> None:
        """Where it is kept which rows whoever sits here wants, protocol by protocol."""
        self._kept, self._keep = kept, keep

    def _rows_of(self, course: Course) -> tuple[str, ...]:
        """What was chosen here for this protocol; else what the protocol shows and the patient has."""
        chosen = self._chosen_rows.get(course.protocol.name) or self._kept(f"rows/{course.protocol.name}")
        if chosen:
            return tuple(str(name) for name in json.loads(chosen))
        has = drawable(course.record)
        return tuple(name for name in course.protocol.charts if name in has)

    def choose_rows(self, names: tuple[str, ...]) -> None:
        """Show rows of these analytes, now and for every patient of this protocol."""
        if self._course is not None:
            protocol = self._course.protocol.name
            self._chosen_rows[protocol] = json.dumps(names)
            self._keep(f"rows/{protocol}", self._chosen_rows[protocol])
            focus = self.focus_date
            self.show_course(self._course)
            if focus is not None:
                self.show_date(focus)

    def show_scale(self, mode: str) -> None:
        """The scale of the marker charts: ``log``, ``linear`` or ``percent`` of the baseline."""
        self.stack.set_mode(mode)

    def show_date(self, on: date) -> None:
        """The whole course, its focus line on a date."""
        if self._course is not None and self._time is not None:
            day = self._course.record.day(on)
            if not self._time.first <= day <= self._time.last:
                self.show_range(ALL)
            near = next((stop for stop in self._time.stops if day in stop.days), None)
            self._focus_on(near or Stop(day, ()))

    @property
    def shown(self) -> tuple[Course, str, tuple[str, ...], TimeScale] | None:
        """Course, scale of the markers, rows that were switched on, and days, as they are on the screen."""
        if self._course is None or self._time is None:
            return None
        return self._course, self.stack.mode, self.stack.analytes, self._time

    @property
    def focus_date(self) -> date | None:
        return None if self._focus is None or self._time is None else self._time.on(self._focus)

    # --- places ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Axis on top, stack below; the scroll bar takes its width only where it is needed."""
        ink, width = self._ink, self.width()
        axis_height, column = ink.px(AXIS_HEIGHT), ink.px(VALUE_COLUMN)
        room = max(self.height() - axis_height, 1)
        self._scroll.setGeometry(0, axis_height, width, room)
        natural = self.stack.natural_height()
        needed = natural > room
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(shown)
        bar = self._scroll.verticalScrollBar().sizeHint().width() if needed else 0
        self._head.setGeometry(0, 0, column, axis_height)
        self._axis.setGeometry(column, 0, max(width - bar - column, 1), axis_height)
        self.stack.lay_out(width - bar, max(natural, room))

    def _place(self) -> None:
        if self._time is not None:
            self._axis.set_time(self._time)
            self.stack.set_time(self._time)

    # --- focus -----------------------------------------------------------------------------------------------------

    def _first_stop(self, course: Course) -> Stop | None:
        """The focus begins at the last read, else at the last visit."""
        assert self._time is not None
        if course.series.points:
            last = course.series.points[-1].day
            return next((stop for stop in self._time.stops if last in stop.days), None)
        return self._time.stops[-1] if self._time.stops else None

    def _focus_on(self, stop: Stop | None) -> None:
        days, day, label = (stop.days, stop.day, stop.label) if stop else ((), None, "")
        changed = day != self._focus
        self._focus = day
        self._axis.set_label(label)
        self._axis.set_focus(days, day)
        self.stack.set_focus(days, day)
        self.stack.setAccessibleDescription(self._axis.pill_text())
        if changed and self._time is not None and day is not None:
            self.focus_changed.emit(self._time.on(day))

    def _point_at(self, x: float) -> None:
        time = self._axis.time
        if time is None:
            return
        day = round(time.day_at(x - self._ink.px(VALUE_COLUMN)))
        day = min(max(day, round(time.first)), round(time.last))
        near = time.stop_near(day, SNAP_PIXELS * time.days_per_pixel)
        self._focus_on(near or Stop(day, ()))

    def _step(self, step: int) -> None:
        if self._time is None or not self._time.stops:
            return
        if abs(step) > 1:
            self._focus_on(self._time.stops[0 if step < 0 else -1])
            self._keep_in_sight()
            return
        day = self._focus if self._focus is not None else self._time.end
        self._focus_on(self._time.stop_beside(day, step) or Stop(day, ()))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The days shown go with the focus line."""
        time, day = self._time, self._focus
        if time is not None and day is not None and not time.first <= day <= time.last:
            by = day - (time.first if day < time.first else time.last)
            self.show_days(time.first + by, time.last + by)

    def _open_focus(self) -> None:
        """Where the visit under the focus line is kept; its read, where nothing else was recorded."""
        if self._course is None or self._time is None or self._focus is None:
            return
        stop = next((stop for stop in self._time.stops if stop.day == self._focus), Stop(self._focus, (self._focus,)))
        record, dates = self._course.record, {self._time.on(day) for day in stop.days}
        visited = sorted(dates & ({one.date for one in record.visits} | {one.date for one in record.labs}))
        read = sorted(dates & {one.date for one in record.imaging})
        if visited or read:
            self.opened.emit(Cause(Place.VISIT, visited[-1]) if visited else Cause(Place.READ, read[-1]))

    def _show_table(self, twin: TableTwin) -> None:
        dialog = ChartTableDialog(self._theme, twin, self)
        dialog.copy_wanted.connect(self.copy_wanted)
        dialog.open()

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Overview"))
        self.stack.setAccessibleName(self.tr("Charts; the arrow keys move the focus line from visit to visit"))

    # --- Qt --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The axis above the stack moves the focus line too."""
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and at.y() < self._axis.height() and at.x() >= self._axis.x():
            self._point_at(at.x())

    mouseMoveEvent = mousePressEvent

    def event(self, event: QEvent) -> bool:
        """The axis says how to zoom."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            over = self._axis.isVisible() and self._axis.geometry().contains(event.pos())
            QToolTip.showText(event.globalPos(), zoom_words() if over else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._theme_changed()

    def _theme_changed(self) -> None:
        self._ink.renew()
        self._name()
        self._head.update()
        if self._course is not None:
            focus = next((stop for stop in (self._time.stops if self._time else ()) if stop.day == self._focus), None)
            self.show_course(self._course)
            if focus is not None:
                self._focus_on(focus)
