"""Planned visits as brackets, visits that were made as dots, and in words what is late."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.plan.schedule import not_made
from models.record.protocol import ScheduledVisit
from ui.charts.course.told import other_visit_spot, planned_spot
from ui.charts.ink import Ink
from ui.charts.labels import LEFT, RIGHT, Label, Placed, place_labels
from ui.charts.row import RowChart, TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.words.language import short_date

DOT = 3.5
BRACKET = 5


class VisitsChart(RowChart):
    """The plan and what became of it. Without a plan, the visits alone."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self._days: tuple[int, ...] = ()
        self._placed: list[Placed] = []
        self._overdue: tuple[ScheduledVisit, ...] = ()

    def load(self, course: Course) -> None:
        record = course.record
        self._overdue = not_made(course.schedule)
        done = {visit.done_on for visit in course.schedule}
        reads_and_visits = ({visit.date for visit in record.visits} | {read.date for read in record.imaging}) - done
        covered = {record.day(on) for on in done if on is not None}
        days = sorted(record.day(on) for on in reads_and_visits)
        self._days = tuple(day for day in days if not any(abs(day - other) <= 3 for other in covered))

    def empty_words(self) -> str:
        if self.course is None or self._days or self.course.schedule:
            return ""
        return self.tr("No visit recorded")

    def arrange(self) -> None:
        if self.time is None or self.course is None:
            return
        ink, time, y = self.ink, self.time, self._middle()
        labels = []
        half = ink.px(6)
        taken = [QRectF(time.x(day) - half, y - half, 2 * half, 2 * half) for day in self._days]
        for visit in time.visits:
            left, right = time.x(time.day(visit.earliest)), time.x(time.day(visit.latest))
            taken.append(QRectF(left - 1, y - half, right - left + 2, 2 * half))
            dot = time.x(time.day(visit.done_on)) if visit.done_on else right
            if visit.done_on:
                taken.append(QRectF(dot - half, y - half, 2 * half, 2 * half))
            if (words := self.state_words(visit)) and visit.state != "open":
                rank = 0 if visit.done_on else 1
                places = (LEFT,) if visit.state == "early" else (RIGHT,)
                reach = float(ink.px(7))
                colour = "text3" if visit.state in ("missed", "skipped") else "review"
                labels.append(Label(text=words, x=dot, y=y, rank=rank, places=places, reach=reach, colour=colour))
        beyond = self._beyond(time, y)
        taken += [placed.rect for placed in beyond]
        self._placed = beyond + place_labels(
            [label for label in labels if time.left <= label.x <= time.right],
            QRectF(time.left, 0, self.width() - time.left, self.height()),
            width=ink.width,
            height=ink.line_height("caption_strong"),
            taken=taken,
        )

    def _middle(self) -> float:
        return self.height() / 2 + self.ink.px(2)

    def state_words(self, visit: ScheduledVisit) -> str:
        days = abs(visit.days_off)
        return {
            "late": self.tr("{days} d late").format(days=days),
            "early": self.tr("{days} d early").format(days=days),
            "overdue": self.tr("overdue"),
            "missed": self.tr("missed"),
            "skipped": self.tr("skipped"),
            "open": self.tr("window open"),
        }.get(visit.state, "")

    def _beyond(self, time: TimeScale, y: float) -> list[Placed]:
        """At the right end: the overdue visits that lie past the end of the axis or under these words."""
        hidden = [visit for visit in self._overdue if visit not in time.visits]
        while hidden:
            rect = self._at_right_end(time, y, self._hidden_words(hidden))
            under = [v for v in self._overdue if v not in hidden and time.x(time.day(v.latest)) > rect.left()]
            if not under:
                label = Label(text=self._hidden_words(hidden), x=time.right, y=y, colour="review")
                return [Placed(label, rect)]
            hidden = [*under, *hidden]
        return []

    def _at_right_end(self, time: TimeScale, y: float, words: str) -> QRectF:
        across, tall = self.ink.width(words, "caption_strong"), self.ink.line_height("caption_strong")
        return QRectF(time.right - across, y - tall / 2, across, tall)

    def _hidden_words(self, hidden: list[ScheduledVisit]) -> str:
        if len(hidden) == 1:
            return self.tr("{visit} overdue →").format(visit=hidden[0].plan.label)
        labels = {"first": hidden[0].plan.label, "last": hidden[-1].plan.label}
        return self.tr("{first} to {last} overdue →").format(**labels)

    def title(self) -> str:
        return self.tr("Visits")

    def twin(self) -> TableTwin:
        columns = (self.tr("Visit"), self.tr("Window"), self.tr("Done"), self.tr("State"))
        in_order = {"done": self.tr("in the window"), "upcoming": self.tr("upcoming")}
        rows = []
        for visit in self.course.schedule if self.course else ():
            window = self.tr("{first} to {last}").format(
                first=short_date(visit.earliest), last=short_date(visit.latest)
            )
            done = short_date(visit.done_on) if visit.done_on else self.tr("Not recorded")
            state = self.state_words(visit) or in_order[visit.state]
            if visit.moved_from is not None:
                state = self.tr("{state}, moved to {date}").format(state=state, date=short_date(visit.on))
            rows.append((visit.plan.label, window, done, state))
        start = self.time
        for day in self._days if start else ():
            assert start is not None
            rows.append((self.tr("Visit outside the plan"), "", short_date(start.on(day)), ""))
        return TableTwin(self.title(), columns, tuple(rows))

    def spots(self) -> Iterator[Spot]:
        time, course = self.time, self.course
        if time is None or course is None:
            return
        y, half = self._middle(), self.ink.px(6)
        in_words = {"done": self.tr("in the window"), "upcoming": self.tr("upcoming")}
        for visit in time.visits:
            left, right = time.x(time.day(visit.earliest)), time.x(time.day(visit.latest))
            if visit.done_on is not None:
                at = time.x(time.day(visit.done_on))
                left, right = min(left, at), max(right, at)
            area = QRectF(left, y - half, right - left, 2 * half)
            yield planned_spot(course, visit, area, state=self.state_words(visit) or in_words[visit.state])
        for day in self._days:
            yield other_visit_spot(course, day, QRectF(time.x(day) - half, y - half, 2 * half, 2 * half))

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        ink, y = self.ink, self._middle()
        painter.setClipRect(self.plot_rect())
        painter.setPen(ink.pen("control"))
        for visit in time.visits:
            left, right = (round(time.x(time.day(on))) + 0.5 for on in (visit.earliest, visit.latest))
            if left == right:
                continue
            middle = round(y) + 0.5
            painter.drawLine(QLineF(left, middle, right, middle))
            for x in (left, right):
                painter.drawLine(QLineF(x, middle - ink.px(BRACKET), x, middle))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in self._days:
            self._paint_dot(painter, time.x(day), y, colour="text")
        for visit in time.visits:
            if visit.done_on is not None:
                late = visit.state in ("late", "early")
                self._paint_dot(painter, time.x(time.day(visit.done_on)), y, colour="review" if late else "text")
            elif visit.state in ("open", "overdue", "missed") or (visit.state == "upcoming" and visit.moved_from):
                colour = {"overdue": "review", "missed": "text3"}.get(visit.state, "text")
                self._paint_dot(painter, time.x(time.day(visit.on)), y, colour=colour, hollow=True)
        ink.write_labels(painter, self._placed)

    def _paint_dot(self, painter: QPainter, x: float, y: float, *, colour: str, hollow: bool = False) -> None:
        ink = self.ink
        radius = DOT * ink.theme.scale
        painter.setPen(ink.pen(colour, 1.6))
        painter.setBrush(ink.colour("panel" if hollow else colour))
        painter.drawEllipse(QPointF(x, round(y) + 0.5), radius, radius)
