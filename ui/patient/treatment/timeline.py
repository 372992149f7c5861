"""The lanes of the treatment on their time axis: those of the adverse events, without the events."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from models.course.course import Course
from models.course.lanes import medicine_lanes
from models.course.treatment_log import due_day
from ui.charts.course.treatment import BAR, DIAMOND, TreatmentChart, lane_colour
from ui.charts.ink import Ink, diamond
from ui.charts.timescale import TimeScale
from ui.patient.events.timeline import Lanes, Timeline
from ui.words.language import listed
from ui.words.recorded import recorded


class _Chart(TreatmentChart):
    """Other medicines first: mostly they were there before. The next single dose is dashed on its planned day."""

    def load(self, course: Course) -> None:
        super().load(course)
        self.lanes = (*medicine_lanes(course), *self.lanes)
        self._due = {place: on for place, lane in enumerate(self.lanes) if (on := due_day(course, lane)) is not None}

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        super().paint_marks(painter, time)
        ink = self.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, on in self._due.items():
            painter.setPen(ink.dashed(lane_colour(self.lanes[place]), 1.4, 2.0, 1.5))
            x, y = time.x(time.day(on)), self._top(place) + ink.px(BAR) / 2
            painter.drawPolygon(diamond(x, y, DIAMOND * ink.theme.scale))


class TreatmentLanes(Lanes):
    """The agents alone."""

    chart_class = _Chart

    def take(self, course: Course) -> None:
        super().take(course)
        self.events.hide()
        self.links.hide()

    def natural_height(self) -> int:
        return self.treatment.natural_height(0)


class TreatmentTimeline(Timeline):
    """Hollow: omitted; dashed: due; dotted: without the agent."""

    def show_course(self, course: Course) -> None:
        super().show_course(course)
        self.setAccessibleName(self.tr("Treatments over time"))
        self.setAccessibleDescription(listed(recorded(lane.agent) for lane in self.lanes.treatment.lanes))

    def made_lanes(self, ink: Ink) -> TreatmentLanes:
        return TreatmentLanes(ink, self)

    def legend(self) -> str:
        return self.tr("hollow: omitted, dashed: due")
