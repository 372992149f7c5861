"""The swimmer: one lane a patient from the start of treatment on, with response, progression, death and treatment."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from models.figures.pictures import Lane, LaneEvent, LaneEventKind, Swimmer
from models.response.response import Response
from models.statistics.survival import DAYS_PER_MONTH
from models.words import filled
from ui.charts.cohort.ink import line_colour, months_scale, paint_months_axis, paint_tick
from ui.charts.cohort.picture import Drawing, Mark
from ui.charts.ink import COLOURS, RIGHT, Ink
from ui.charts.row import TableTwin
from ui.kit.marks import glyph_path, response_colour, response_word
from ui.words.language import clauses, listed
from ui.words.speaking import translate

_RIGHT, _TOP, _AXIS, _LEGEND, _LANE, _BAR = 30, 6, 34, 24, 13, 6


class SwimmerDrawing(Drawing):
    """The longest lane on top. With ``treatments`` a thin line under each lane shows when something was given."""

    def __init__(self, facts: Swimmer, shown: int | None = None, *, treatments: bool = False) -> None:
        self.facts, self.shown, self.treatments = facts, shown, treatments
        self.empty = "" if facts.lanes else translate("CohortPicture", "Nobody's end of follow-up is recorded.")
        self._days = float(max([1, *(lane.days for lane in facts.lanes)]))

    def height(self, ink: Ink, width: float) -> int:
        return ink.px(_TOP + _AXIS + _LEGEND) + ink.px(_LANE) * len(self.facts.lanes)

    def marks(self, ink: Ink, rect: QRectF) -> tuple[Mark, ...]:
        plot = self._plot(ink, rect)
        return tuple(
            Mark(lane.key, QRectF(rect.left(), self._top(ink, place, plot), rect.width(), ink.px(_LANE)), words(lane))
            for place, lane in enumerate(self.facts.lanes)
        )

    def paint(self, painter: QPainter, ink: Ink, rect: QRectF, clip: QRectF) -> None:
        plot = self._plot(ink, rect)
        months, step = self._months(ink, plot)
        axis = translate("CohortPicture", "months since start of treatment")
        paint_months_axis(painter, ink, plot, months=months, step=step, words=axis)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, lane in enumerate(self.facts.lanes):
            top = self._top(ink, place, plot)
            if top + ink.px(_LANE) >= clip.top() and top <= clip.bottom():
                self._paint_lane(painter, ink, plot, lane, top)
        painter.restore()
        self._paint_legend(painter, ink, QPointF(plot.left(), rect.bottom() - ink.px(_LEGEND / 2)))

    def twin(self) -> TableTwin:
        columns = (
            translate("CohortPicture", "Patient"),
            translate("CohortPicture", "Days"),
            translate("CohortPicture", "Best confirmed response"),
            translate("CohortPicture", "Events"),
            translate("CohortPicture", "At the end"),
        )
        title = translate("CohortPicture", "Time on study, {criterion}").format(criterion=self.facts.criterion.in_words)
        rows = tuple(
            (lane.code, str(lane.days), response_word(lane.best), clauses(_events(lane)), _end(lane))
            for lane in self.facts.lanes
        )
        return TableTwin(title, columns, rows)

    def _plot(self, ink: Ink, rect: QRectF) -> QRectF:
        codes = max((ink.width(lane.code, "caption") for lane in self.facts.lanes), default=0.0)
        return rect.adjusted(codes + ink.px(14), ink.px(_TOP), -ink.px(_RIGHT), -ink.px(_AXIS + _LEGEND))

    def _months(self, ink: Ink, plot: QRectF) -> tuple[float, int]:
        return months_scale(self._days, plot.width(), ink.px(44))

    def _lane_height(self, ink: Ink, plot: QRectF) -> float:
        return max(float(ink.px(_LANE)), min(plot.height() / max(1, len(self.facts.lanes)), ink.px(22)))

    def _top(self, ink: Ink, place: int, plot: QRectF) -> float:
        return plot.top() + place * self._lane_height(ink, plot)

    def _x(self, ink: Ink, plot: QRectF, days: float) -> float:
        months, _ = self._months(ink, plot)
        return plot.left() + plot.width() * (days / DAYS_PER_MONTH) / months

    def _paint_lane(self, painter: QPainter, ink: Ink, plot: QRectF, lane: Lane, top: float) -> None:
        middle = top + ink.px(_LANE) / 2
        shown = lane.key == self.shown
        role, colour = ("caption_strong", "accent") if shown else ("caption", "text2")
        at = QPointF(plot.left() - ink.px(8), middle)
        ink.write_middle(painter, at, text=lane.code, role=role, colour=colour, anchor=RIGHT)
        end = self._x(ink, plot, lane.days)
        half = ink.px(_BAR) / 2
        bar = QRectF(plot.left(), middle - half, max(end - plot.left(), 1.0), 2 * half)
        if response_colour(lane.best) == "ne":
            painter.setPen(ink.dashed("ne_edge", 1.0, 2.0, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
        else:
            painter.fillRect(bar, ink.colour(line_colour(lane.best)))
        if self.treatments:
            self._paint_treatments(painter, ink, plot, lane, bar.bottom())
        if lane.ongoing:
            self._paint_arrow(painter, ink, QPointF(end, middle))
        for event in lane.events:
            self._paint_event(painter, ink, QPointF(self._x(ink, plot, event.day), middle), event)
        if shown:
            paint_tick(painter, ink, QPointF(plot.right() + ink.px(14), middle), points_left=True)

    def _paint_treatments(self, painter: QPainter, ink: Ink, plot: QRectF, lane: Lane, top: float) -> None:
        for span in lane.treatments:
            start, stop = (self._x(ink, plot, min(max(day, 0), lane.days)) for day in (span.start, span.stop))
            line = QRectF(start, top + 1, max(stop - start, 1.5), ink.px(2))
            painter.fillRect(line, ink.colour(COLOURS.get(span.kind, "targeted")))

    def _paint_arrow(self, painter: QPainter, ink: Ink, at: QPointF) -> None:
        reach, half = ink.px(8), ink.px(3)
        painter.setPen(ink.pen("text2", 1.3))
        tip = QPointF(at.x() + reach, at.y())
        painter.drawLine(QLineF(at, tip))
        painter.drawLine(QLineF(tip, QPointF(tip.x() - half, tip.y() - half)))
        painter.drawLine(QLineF(tip, QPointF(tip.x() - half, tip.y() + half)))

    def _paint_event(self, painter: QPainter, ink: Ink, at: QPointF, event: LaneEvent) -> None:
        paint_event(painter, ink, at, event.kind, event.response)

    def _paint_legend(self, painter: QPainter, ink: Ink, at: QPointF) -> None:
        entries = (
            (LaneEventKind.RESPONSE, Response.CR, translate("CohortPicture", "CR from")),
            (LaneEventKind.RESPONSE, Response.PR, translate("CohortPicture", "PR from")),
            (LaneEventKind.PROGRESSION, None, translate("CohortPicture", "PD")),
            (LaneEventKind.NEW_THERAPY, None, translate("CohortPicture", "new therapy")),
            (LaneEventKind.DEATH, None, translate("CohortPicture", "died")),
        )
        x = at.x() + ink.px(4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        there = {event.kind for lane in self.facts.lanes for event in lane.events}
        for kind, response, text in entries:
            if kind not in there:
                continue
            paint_event(painter, ink, QPointF(x, at.y()), kind, response)
            ink.write_middle(painter, QPointF(x + ink.px(9), at.y()), text=text, colour="text2")
            x += ink.px(9) + ink.width(text, "caption") + ink.px(18)
        self._paint_arrow(painter, ink, QPointF(x - ink.px(4), at.y()))
        alive = translate("CohortPicture", "alive at last contact")
        ink.write_middle(painter, QPointF(x + ink.px(9), at.y()), text=alive, colour="text2")
        painter.restore()


def paint_event(painter: QPainter, ink: Ink, at: QPointF, kind: LaneEventKind, response: Response | None) -> None:
    """The shape of what happened, with a rim of the ground so that it is seen on its lane."""
    size = ink.px(9)
    box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
    if kind is LaneEventKind.DEATH:
        half = ink.px(3)
        for width, colour in ((3.4, "panel"), (1.8, "text")):
            painter.setPen(ink.pen(colour, width))
            painter.drawLine(QLineF(at.x() - half, at.y() - half, at.x() + half, at.y() + half))
            painter.drawLine(QLineF(at.x() - half, at.y() + half, at.x() + half, at.y() - half))
        return
    painter.setPen(ink.pen("panel", 1.0))
    if kind is LaneEventKind.NEW_THERAPY:
        painter.setBrush(ink.colour("text2"))
        painter.drawPolygon(QPolygonF([box.topLeft(), QPointF(box.right(), at.y()), box.bottomLeft()]))
        return
    shape = Response.PD if kind is LaneEventKind.PROGRESSION else response or Response.PR
    stem = {"cr": "cr_fill", "pr": "pr"}.get(response_colour(shape), "pd_fill")
    painter.setBrush(ink.colour(stem))
    painter.drawPath(glyph_path(shape, box))


def words(lane: Lane) -> str:
    """``HCC-R03: 14.2 months, PR on day 42, PD on day 206, died``."""
    told = listed((*_events(lane), _end(lane)))
    months = translate("CohortPicture", "{code}: {months} months; {events}")
    return filled(months, code=lane.code, months=f"{lane.days / DAYS_PER_MONTH:.1f}", events=told)


def _events(lane: Lane) -> tuple[str, ...]:
    return tuple(_event(event) for event in lane.events if event.kind is not LaneEventKind.DEATH)


def _event(event: LaneEvent) -> str:
    if event.kind is LaneEventKind.RESPONSE:
        code = response_word(event.response or Response.PR)
        return translate("CohortPicture", "{response} on day {day}").format(response=code, day=event.day)
    if event.kind is LaneEventKind.PROGRESSION:
        return translate("CohortPicture", "PD on day {day}").format(day=event.day)
    return translate("CohortPicture", "new therapy on day {day}").format(day=event.day)


def _end(lane: Lane) -> str:
    if lane.ongoing:
        return translate("CohortPicture", "alive at last contact")
    return translate("CohortPicture", "died")
