"""The time axis above the stack: months, planned visits, today, and the pill of the focus line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.record.protocol import ScheduledVisit
from ui.charts.ink import CENTRE, Ink, paint_focus
from ui.charts.measures import AXIS_HEIGHT, VALUE_COLUMN
from ui.charts.row import RowChart, TableTwin
from ui.charts.timescale import TimeScale
from ui.words.language import month_and_year, month_name, short_date, weekday_date

MONTH_STEPS = (1, 2, 3, 6, 12)
DAY_STEPS = (7, 14, 28, 56, 91, 182, 365, 730)
MONTH_BASELINE, VISIT_BASELINE = 13, 34
PILL_HEIGHT = 19


class TimeAxis(RowChart):
    """The axis stays while the stack scrolls. It also heads the value column."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.focus_label = ""
        self._attention = False
        self._months: list[tuple[float, str]] = []
        self._visits: list[tuple[float, str]] = []

    def natural_height(self, height: int = AXIS_HEIGHT) -> int:
        return self.ink.px(AXIS_HEIGHT)

    def load(self, course: Course) -> None:
        """The axis is that of the view, whatever the course."""

    def set_label(self, label: str) -> None:
        """The planned visit under the focus line, "" for none."""
        self.focus_label = label

    def set_attention(self, attention: bool) -> None:
        """Whether the stack has the keyboard: the axis then carries the focus edge."""
        self._attention = attention
        self.update()

    def arrange(self) -> None:
        if self.time is not None:
            self._months = _month_labels(self.ink, self.time)
            self._visits = self._visit_labels(self.time)

    def _visit_labels(self, time: TimeScale) -> list[tuple[float, str]]:
        """Labels from the left, day 0 and today first; one that would touch another is left out."""
        wanted: list[tuple[int, float, str]] = [(0, time.x(0), self.tr("day 0"))] if time.counted else []
        today = None if time.today is None else time.x(time.today)
        if today is not None:
            wanted.append((1, today, self.tr("today")))
        if time.death is not None:
            wanted.append((1, time.x(time.death), self.tr("died")))
        for x, visit in time.gridlines():
            wanted.append((2, x, visit.plan.label))
        if not time.visits and time.counted:
            step = next((s for s in DAY_STEPS if s / time.days_per_pixel > self.ink.px(84)), DAY_STEPS[-1])
            days = range(step, int(time.view[1]) + 1, step)
            wanted += [(3, time.x(day), self.tr("day {day}").format(day=day)) for day in days]
        wanted = wanted if today is None else _with_today(self, wanted, today)
        return _without_touching(self.ink, wanted, time.left - self.ink.px(8), time.right + self.ink.px(8))

    def pill_text(self) -> str:
        if self.time is None or self.focus is None:
            return ""
        day = round(self.focus)
        if not self.time.counted:
            return weekday_date(self.time.on(day))
        texts = {"date": weekday_date(self.time.on(day)), "day": str(day), "visit": self.focus_label}
        if self.focus_label:
            return self.tr("{date} · day {day} · {visit}").format(**texts)
        return self.tr("{date} · day {day}").format(**texts)

    def title(self) -> str:
        return self.tr("Time axis")

    def twin(self) -> TableTwin:
        schedule: tuple[ScheduledVisit, ...] = self.course.schedule if self.course else ()
        rows = tuple((visit.plan.label, short_date(visit.on)) for visit in schedule)
        return TableTwin(self.title(), (self.tr("Visit"), self.tr("Planned")), rows)

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        painter.fillRect(self.rect().adjusted(0, 0, 0, -1), ink.colour("panel"))  # the grid begins below
        for x, text in self._months:
            painter.setPen(ink.pen("line_strong"))
            painter.drawLine(QLineF(round(x) + 0.5, ink.px(4), round(x) + 0.5, ink.px(10)))
            at = QPointF(x + ink.px(5), ink.px(MONTH_BASELINE))
            ink.write(painter, at, text=text, colour="axis")
        for x, text in self._visits:
            ink.write(painter, QPointF(x, ink.px(VISIT_BASELINE)), text=text, colour="text2", anchor=CENTRE)
        if self.focus is not None and time.shown(self.focus):
            self._paint_pill(painter, time)
        if self._attention:
            painter.fillRect(QRectF(0, self.height() - ink.px(2), self.width(), ink.px(2)), ink.colour("focus"))

    def _paint_pill(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        text = self.pill_text()
        width = ink.width(text, "caption_strong") + ink.px(24)
        assert self.focus is not None
        x = time.x(self.focus)
        left = min(max(x - width / 2, float(time.left)), self.width() - width - 1)
        painter.save()
        painter.setClipRect(QRectF(0, ink.px(PILL_HEIGHT), self.width(), self.height()))
        paint_focus(painter, ink, time, day=self.focus, height=self.height())
        painter.restore()
        pill = QRectF(round(left), 1, round(width), ink.px(PILL_HEIGHT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.pen("accent"))
        painter.setBrush(ink.colour("accent"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), ink.px(3), ink.px(3))
        middle = QPointF(pill.center().x(), pill.center().y())
        ink.write_middle(painter, middle, text=text, role="caption_strong", colour="accent_text", anchor=CENTRE)


class ColumnHead(QWidget):
    """The words above the value column."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        ink = self.ink
        painter.fillRect(self.rect(), ink.colour("panel"))
        for x, text in ((14, self.tr("Latest")), (107, self.tr("Previous"))):
            ink.write(painter, QPointF(ink.px(x), ink.px(VISIT_BASELINE - 3)), text=text, colour="text3")
        painter.setPen(ink.pen("line"))
        painter.drawLine(QLineF(0, self.height() - 0.5, ink.px(VALUE_COLUMN), self.height() - 0.5))


def _with_today(axis: TimeAxis, wanted: list[tuple[int, float, str]], today: float) -> list[tuple[int, float, str]]:
    """A visit label that would touch "today" takes it in: "W36 · today"."""
    near = [entry for entry in wanted if entry[0] == 2 and abs(entry[1] - today) < axis.ink.px(34)]
    if not near:
        return wanted
    visit = min(near, key=lambda entry: abs(entry[1] - today))
    text = axis.tr("{visit} · today").format(visit=visit[2])
    return [entry for entry in wanted if entry is not visit and entry[0] != 1] + [(1, visit[1], text)]


def _without_touching(
    ink: Ink, wanted: list[tuple[int, float, str]], left: float, right: float
) -> list[tuple[float, str]]:
    kept: list[tuple[float, float, float, str]] = []
    for _, x, text in sorted(wanted, key=lambda entry: (entry[0], entry[1])):
        half = ink.width(text, "caption") / 2
        if x < left or x > right or x + half > right + ink.px(20):
            continue
        if all(x + half + ink.px(6) < low or x - half - ink.px(6) > high for low, high, _, _ in kept):
            kept.append((x - half, x + half, x, text))
    return [(x, text) for _, _, x, text in kept]


def _month_labels(ink: Ink, time: TimeScale) -> list[tuple[float, str]]:
    """First days of months, as many as have room; the first one and each January with its year."""
    first, last = time.on(time.view[0]), time.on(time.view[1])
    pixels = 30.4 / time.days_per_pixel
    needed = ink.width(month_name(date(2025, 5, 1)), "caption") + ink.px(14)
    step = next((step for step in MONTH_STEPS if step * pixels > needed), MONTH_STEPS[-1])
    firsts = [(time.x(time.day(on)), on) for on in _firsts(first, last) if (on.month - 1) % step == 0]
    shown = [(x, on) for x, on in firsts if x >= time.left + ink.px(4)]
    with_year = ink.width(month_and_year(date(2025, 5, 1)), "caption") + ink.px(10)
    if len(shown) > 1 and shown[1][0] - shown[0][0] < with_year and shown[1][1].month == 1:
        shown = shown[1:]
    labels: list[tuple[float, str]] = []
    for index, (x, on) in enumerate(shown):
        year = index == 0 or on.month == 1
        text = month_and_year(on) if year else month_name(on)
        if labels and x - labels[-1][0] < ink.width(labels[-1][1], "caption") + ink.px(7):
            continue
        if x + ink.px(5) + ink.width(text, "caption") <= time.right + ink.px(10):
            labels.append((x, text))
    return labels


def _firsts(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [day for day in (date(month // 12, month % 12 + 1, 1) for month in months) if first <= day <= last]
