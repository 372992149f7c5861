"""What the curves say at one time: share, limits and number at risk of each group, read off by mouse or keys."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from models.figures.cohort_figure import CohortFigure
from models.figures.standing import in_percent, percent_limits
from models.statistics.survival import DAYS_PER_MONTH, PointEstimate, at_time
from models.words import filled
from ui.charts.cohort.survival_scale import SurvivalScale
from ui.charts.ink import Ink
from ui.words.language import clauses, number, spoken
from ui.words.speaking import translate

_SLACK = 1e-6  # days


@dataclass(frozen=True, slots=True)
class Reading:
    """One group at a time; ``point`` is None before its clock has started (the landmark)."""

    name: str
    point: PointEstimate | None


def readings(figure: CohortFigure, day: float) -> tuple[Reading, ...]:
    """Every group ``day`` days after the start of treatment, after any step there."""
    found = []
    for group in figure.groups:
        since = day - group.offset
        point = at_time(group.curve, max(since, 0.0)) if since >= -_SLACK else None
        found.append(Reading(spoken(group.name.full), point))
    return tuple(found)


def step_days(figure: CohortFigure) -> tuple[float, ...]:
    """The days at which a curve begins, steps or loses somebody, in order."""
    days = {group.offset for group in figure.groups}
    days |= {float(time) + group.offset for group in figure.groups for time in group.curve.time}
    return tuple(sorted(days))


def step_beside(days: Sequence[float], day: float | None, step: int) -> float | None:
    """The next step to the right (``step`` 1) or left (−1); from nowhere the first or the last."""
    if not days:
        return None
    if day is None:
        return days[0 if step > 0 else -1]
    place = bisect_right(days, day + _SLACK) if step > 0 else bisect_left(days, day - _SLACK) - 1
    return days[min(max(place, 0), len(days) - 1)]


def head_words(day: float) -> str:
    text = translate("SurvivalChart", "{months} months, day {day}")
    return filled(text, months=number(day / DAYS_PER_MONTH, 1), day=number(day))


def reading_words(reading: Reading) -> str:
    """``Vp3: 62.1 % (35.0–82.1), 5 at risk``"""
    point = reading.point
    if point is None:
        return translate("SurvivalChart", "{group}: before the landmark").format(group=reading.name)
    if math.isnan(point.survival):
        text = translate("SurvivalChart", "{group}: not estimable, nobody at risk")
        return text.format(group=reading.name)
    text = translate("SurvivalChart", "{group}: {share} % ({limits}), {count} at risk")
    return text.format(
        group=reading.name,
        share=in_percent(point.survival),
        limits=spoken(percent_limits(point.low, point.high)),
        count=point.at_risk,
    )


def all_words(figure: CohortFigure, day: float) -> tuple[str, ...]:
    return (head_words(day), *(reading_words(one) for one in readings(figure, day)))


def box_rect(ink: Ink, plot: QRectF, x: float, lines: Sequence[str]) -> QRectF:
    """Where the words stand: right of the line where there is room, else left, and always within the plot."""
    wide = min(math.ceil(max(ink.width(line, "caption_strong") for line in lines)) + ink.px(17), plot.width())
    tall = len(lines) * ink.px(15) + ink.px(8)
    gap = ink.px(8)
    left = x + gap if x + gap + wide <= plot.right() else max(x - gap - wide, plot.left())
    return QRectF(round(left), round(plot.top() + gap), round(wide), round(tall))


def paint_reading(
    painter: QPainter, ink: Ink, scale: SurvivalScale, figure: CohortFigure, day: float, colours: Sequence[str]
) -> None:
    """A line at the time, a dot on each curve, and the words beside."""
    x, plot = scale.x(day / DAYS_PER_MONTH), scale.plot
    found, lines = readings(figure, day), all_words(figure, day)
    painter.save()
    painter.setPen(ink.pen("accent", 1.25))
    painter.drawLine(QLineF(round(x) + 0.5, plot.top(), round(x) + 0.5, plot.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one, colour in zip(found, colours, strict=False):
        if one.point is not None and not math.isnan(one.point.survival):
            painter.setPen(ink.pen("panel"))
            painter.setBrush(ink.colour(colour))
            painter.drawEllipse(QPointF(x, scale.y(one.point.survival)), ink.px(4), ink.px(4))
    box = box_rect(ink, plot, x, lines)
    painter.setPen(ink.pen("accent"))
    painter.setBrush(ink.colour("panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ink.px(3), ink.px(3))
    for place, (line, colour) in enumerate(zip(lines, ("accent", *colours), strict=False)):
        at = QPointF(box.left() + ink.px(8), box.top() + ink.px(4) + (place + 0.5) * ink.px(15))
        text = ink.elided(line, "caption_strong", box.width() - ink.px(16))
        ink.write_middle(painter, at, text=text, role="caption_strong", colour=colour)
    painter.restore()


class ReadOff(QWidget):
    """A chart of curves that are read off under the mouse and by the arrow keys. ``read_at`` is a day of treatment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read_at: float | None = None
        self._figure: CohortFigure | None = None
        self.scale: SurvivalScale | None = None
        self.ink: Ink
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def colours(self) -> tuple[str, ...]:
        """The colour name of each group."""
        raise NotImplementedError

    def paint_soon(self) -> None:
        raise NotImplementedError

    def paint_reading(self, painter: QPainter) -> None:
        """What is read off, and that the keys are here."""
        if self.hasFocus():
            painter.setPen(self.ink.pen("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.read_at is not None and self.scale is not None and self._figure is not None:
            paint_reading(painter, self.ink, self.scale, self._figure, self.read_at, self.colours())

    def read(self, day: float | None) -> None:
        """Show what the curves say at a day; None: nothing."""
        self.read_at, figure = day, self._figure
        if figure is not None:
            words = all_words(figure, day) if day is not None else [spoken(part) for part in figure.caption]
            self.setAccessibleDescription(clauses(words))
        self.paint_soon()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale, at = self.scale, event.position()
        within = scale is not None and scale.plot.contains(at)
        days = 0.0 if scale is None else (at.x() - scale.plot.left()) / scale.plot.width() * scale.months
        self.read(float(round(days * DAYS_PER_MONTH)) if within else None)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go over the steps of all curves, Home and End to the first and the last."""
        days = () if self._figure is None else step_days(self._figure)
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and days:
            self.read(step_beside(days, self.read_at, 1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and days:
            self.read(days[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Escape and self.read_at is not None:
            self.read(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.paint_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.read(None)
