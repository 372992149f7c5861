"""The lanes of the treatment on their time axis: those of the adverse events, without the events."""

from __future__ import annotations

from models.course.course import Course
from models.course.lanes import medicine_lanes
from ui.charts.course.treatment import TreatmentChart
from ui.patient.events.timeline import Lanes, Timeline
from ui.words.language import listed
from ui.words.recorded import recorded


class _Chart(TreatmentChart):
    """Other medicines first: mostly they were there before."""

    def load(self, course: Course) -> None:
        super().load(course)
        self.lanes = (*medicine_lanes(course), *self.lanes)


class TreatmentLanes(Lanes):
    """The agents alone."""

    chart_class = _Chart

    def take(self, course: Course) -> None:
        super().take(course)
        self.events.hide()

    def natural_height(self) -> int:
        return self.treatment.natural_height(0)


class TreatmentTimeline(Timeline):
    """Hollow: omitted; dotted: without the agent."""

    lanes_class = TreatmentLanes

    def show_course(self, course: Course) -> None:
        super().show_course(course)
        self.setAccessibleName(self.tr("Treatments over time"))
        self.setAccessibleDescription(listed(recorded(lane.agent) for lane in self.lanes.treatment.lanes))

    def legend(self) -> str:
        return self.tr("hollow: omitted")
