"""Treatments and adverse events on one time axis, their names at the left: the charts of the overview, alone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from models.course.course import Course
from models.course.event_log import LogRow, event_log
from models.course.lanes import EventLane, TreatmentLane
from models.names.same_term import same_spelling
from models.record.partialdate import first_day
from models.record.records import AdverseEvent
from ui.charts.course.events import BAR as EVENT_BAR
from ui.charts.course.events import EventsChart
from ui.charts.course.timeaxis import TimeAxis
from ui.charts.course.treatment import BAR as TREATMENT_BAR
from ui.charts.course.treatment import TreatmentChart, dose_words
from ui.charts.ink import RIGHT, Ink
from ui.charts.measures import AXIS_HEIGHT, EVENT_LANE, EVENT_PADDING, LEFT_AXIS, TREATMENT_LANE, TREATMENT_PADDING
from ui.charts.timescale import time_scale
from ui.kit.marks import paint_grade
from ui.kit.theme import Theme
from ui.words.language import listed
from ui.words.recorded import recorded, short

NAMES = 216  # as wide as names and states of the lanes want; the left axis of the charts lies under it
MOST_LANES = 12


class Timeline(QWidget):
    """The axis stays on top while the lanes scroll, where there are more than ``MOST_LANES`` or no room for them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room: int | None = None
        self._ink = Ink(theme)
        self.axis = TimeAxis(self._ink, self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lanes = self.made_lanes(self._ink)
        self._scroll.setWidget(self.lanes)
        self._head = _Head(self._ink, self)

    def show_course(self, course: Course) -> None:
        self._ink.renew()
        time = time_scale(course)
        self.axis.take(course)
        self.lanes.take(course)
        self._head.legend = self.legend()
        self._lay_out()
        self.axis.set_time(time)
        self.lanes.treatment.set_time(time)
        self.lanes.events.set_time(time)
        self.setAccessibleName(self.tr("Treatments and adverse events over time"))
        self.setAccessibleDescription(listed(row[0] for row in self.lanes.events.rows()))

    def made_lanes(self, ink: Ink) -> Lanes:
        return Lanes(ink, self)

    def legend(self) -> str:
        return self.tr("grade on each bar")

    def choose(self, event: AdverseEvent | None) -> None:
        """Mark the lane of an event."""
        self.lanes.choose(event)

    def keep_within(self, room: int) -> bool:
        """No taller than ``room``, in pixels; whether an axis and a lane fit."""
        if max(room, 0) != self._room:
            self._room = max(room, 0)
            self._lay_out()
        return room >= self._ink.px(AXIS_HEIGHT + 2 * TREATMENT_PADDING + TREATMENT_LANE)

    def sizeHint(self) -> QSize:
        ink = self._ink
        most = ink.px(AXIS_HEIGHT + TREATMENT_LANE + EVENT_LANE * MOST_LANES)
        most = most if self._room is None else min(most, self._room)
        return QSize(ink.px(600), min(ink.px(AXIS_HEIGHT) + self.lanes.natural_height(), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        ink, tall = self._ink, self._ink.px(AXIS_HEIGHT)
        names = ink.px(NAMES - LEFT_AXIS)
        self.setFixedHeight(self.sizeHint().height())
        self._scroll.setGeometry(0, tall, self.width(), max(self.height() - tall, 1))
        natural = self.lanes.natural_height()
        bar = self._scroll.verticalScrollBar().sizeHint().width() if natural > self.height() - tall else 0
        self.lanes.lay_out(self.width() - bar, natural)
        self._head.setGeometry(0, 0, ink.px(NAMES), tall)
        self.axis.setGeometry(names, 0, max(self.width() - bar - names, 1), tall)
        self._head.raise_()


class Lanes(QWidget):
    """Treatment over events; the names stand over the left axis of both."""

    chart_class = TreatmentChart

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = ink
        self.treatment, self.events = self.chart_class(ink, self), EventsChart(ink, self)
        self.links = _Links(ink, self)
        self.names = _Names(ink, self)

    def take(self, course: Course) -> None:
        self.treatment.take(course)
        self.events.take(course)
        self.links.rows = event_log(course).rows
        self.names.update()

    def choose(self, event: AdverseEvent | None) -> None:
        self.names.chosen = "" if event is None else same_spelling(event.term)
        self.names.update()

    def natural_height(self) -> int:
        return self.treatment.natural_height(0) + self.events.natural_height(0)

    def lay_out(self, width: int, height: int) -> None:
        left = self.ink.px(NAMES - LEFT_AXIS)
        upper = self.treatment.natural_height(0)
        self.resize(width, height)
        self.treatment.setGeometry(left, 0, max(width - left, 1), upper)
        self.events.setGeometry(left, upper, max(width - left, 1), max(height - upper, 1))
        self.links.setGeometry(left, 0, max(width - left, 1), height)
        self.names.setGeometry(0, 0, self.ink.px(NAMES), height)
        self.names.raise_()


class _Links(QWidget):
    """A dashed line from an event up to the change of dose that was made for it, where one is linked."""

    def __init__(self, ink: Ink, lanes: Lanes) -> None:
        super().__init__(lanes)
        self.ink, self._lanes = ink, lanes
        self.rows: tuple[LogRow, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def lines(self) -> Iterator[QLineF]:
        """From the floor of the agent's lane to the top of the event's, on the day of the change."""
        time, ink = self._lanes.events.time, self.ink
        if time is None:
            return
        agents = {lane.agent.casefold(): place for place, lane in enumerate(self._lanes.treatment.lanes)}
        terms = {same_spelling(lane.term): place for place, lane in enumerate(self._lanes.events.lanes)}
        for row in self.rows:
            for change in row.links:
                agent, term = agents[change.treatment.agent.casefold()], terms[same_spelling(row.event.term)]
                x = round(time.x(time.day(first_day(change.on)))) + 0.5
                top = ink.px(TREATMENT_PADDING + TREATMENT_LANE * agent - 2 + TREATMENT_BAR)
                bottom = self._lanes.events.y() + ink.px(EVENT_PADDING / 2 + 2 + EVENT_LANE * term)
                yield QLineF(x, top, x, bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.ink.dashed("accent", 1.25, 3.0, 2.0))
        for line in self.lines():
            painter.drawLine(line)
        painter.end()


class _Head(QWidget):
    """The words over the names."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink, self.legend = ink, ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), self.ink
        painter.fillRect(self.rect(), ink.colour("panel"))
        title, left, middle = self.tr("Timeline"), ink.px(16), self.height() / 2
        x, low = left + ink.width(title, "strong") + ink.px(8), middle
        if x + ink.width(self.legend, "caption") > self.width():  # no room beside the title: below it
            x, middle, low = left, self.height() * 0.28, self.height() * 0.7
        ink.write_middle(painter, QPointF(left, middle), text=title, role="strong")
        ink.write_middle(painter, QPointF(x, low), text=self.legend, colour="text3")
        painter.setPen(ink.pen("line"))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.end()


class _Names(QWidget):
    """The agent with its latest dose, and the term with its grade today, each at the height of its lane."""

    def __init__(self, ink: Ink, lanes: Lanes) -> None:
        super().__init__(lanes)
        self.ink, self._lanes = ink, lanes
        self.chosen = ""
        self._cut: list[tuple[float, str]] = []  # heights of names that have no room

    def event(self, event: QEvent) -> bool:
        """The tip is the name that is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = self.ink.px(EVENT_LANE) / 2
            under = next((name for y, name in self._cut if abs(event.y() - y) <= near), "")
            QToolTip.showText(event.globalPos(), under, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), self.ink
        self._cut.clear()
        painter.fillRect(self.rect(), ink.colour("panel"))
        split = self._lanes.events.y()
        painter.setPen(ink.pen("line"))
        for y in (split - 0.5, self.height() - 0.5):
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        for number, lane in enumerate(self._lanes.treatment.lanes):
            top = ink.px(TREATMENT_PADDING + TREATMENT_LANE * number - 2)
            self._paint_agent(painter, lane, top + ink.px(TREATMENT_BAR) / 2)
        for number, entry in enumerate(self._lanes.events.lanes):
            top = split + ink.px(EVENT_PADDING / 2 + 2 + EVENT_LANE * number)
            self._paint_term(painter, entry, top + ink.px(EVENT_BAR) / 2)
        painter.end()

    def _paint_agent(self, painter: QPainter, lane: TreatmentLane, y: float) -> None:
        dose = dose_words(lane.spans[-1].treatment)
        self._paint_pair(painter, short(lane.agent), dose, y, strong=lane.ongoing)

    def _paint_term(self, painter: QPainter, lane: EventLane, y: float) -> None:
        ink = self.ink
        alive = self._lanes.events.is_alive
        if self.chosen and self.chosen == same_spelling(lane.term):
            top = y - ink.px(EVENT_LANE) / 2
            painter.fillRect(QRectF(0, top, self.width(), ink.px(EVENT_LANE)), ink.colour("accent_soft"))
            painter.fillRect(QRectF(0, top, ink.px(3), ink.px(EVENT_LANE)), ink.colour("accent"))
        if lane.current_grade is None or not alive:
            dated = any(span.stop is not None for span in lane.spans)
            self._paint_pair(painter, recorded(lane.term), self.tr("ended") if dated else "", y, strong=False)
            return
        self._paint_pair(painter, recorded(lane.term), "", y, strong=True)
        box = QRectF(self.width() - ink.px(34), y - ink.px(7), ink.px(26), ink.px(14))
        paint_grade(painter, box, ink.theme, lane.current_grade, f"G{lane.current_grade}")

    def _paint_pair(self, painter: QPainter, name: str, remark: str, y: float, *, strong: bool) -> None:
        ink = self.ink
        role = "caption_strong" if strong else "caption"
        right = self.width() - ink.px(8)
        room = right - ink.px(16) - (ink.width(remark, "caption") + ink.px(8) if remark else ink.px(32))
        words = ink.elided(name, role, room)
        if words != name:
            self._cut.append((y, name))
        ink.write_middle(painter, QPointF(ink.px(16), y), text=words, role=role, colour="text" if strong else "text2")
        if remark:
            ink.write_middle(painter, QPointF(right, y), text=remark, colour="text3", anchor=RIGHT)
