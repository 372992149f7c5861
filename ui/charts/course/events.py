"""Adverse events by grade: one lane for each term, the grade as number and lightness, an arrow for what goes on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.course.lanes import EventLane, EventSpan, event_lanes
from models.record.story import Piece
from ui.charts.course.told import event_spot
from ui.charts.ink import Ink, arrow_bar
from ui.charts.measures import EVENT_LANE, EVENT_PADDING
from ui.charts.row import RowChart, TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.words.language import short_date
from ui.words.recorded import recorded
from ui.words.speaking import translate

BAR, LEAST_BAR, ARROW = 13, 11, 6


class EventsChart(RowChart):
    """One lane for each term, in order of its first day."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.lanes: tuple[EventLane, ...] = ()
        self.is_alive = True

    def load(self, course: Course) -> None:
        self.lanes = event_lanes(course)
        self.is_alive = not course.record.outcome.is_dead

    def natural_height(self, height: int) -> int:
        if not self.lanes:
            return super().natural_height(height)
        return self.ink.px(EVENT_PADDING + EVENT_LANE * len(self.lanes))

    def empty_words(self) -> str:
        return "" if self.lanes else self.tr("No adverse event recorded")

    def title(self) -> str:
        return self.tr("Adverse events")

    def twin(self) -> TableTwin:
        columns = (self.tr("Term"), self.tr("Grade"), self.tr("Onset"), self.tr("Resolution"), self.tr("Serious"))
        missing = self.tr("Not recorded")
        rows = tuple(
            (
                _both_names(lane.term),
                " → ".join(str(piece.grade) for piece in span.pieces) or str(span.event.grade),
                short_date(span.event.start) if span.event.start else missing,
                short_date(span.event.stop) if span.event.stop else self.tr("ongoing") if span.ongoing else missing,
                self.tr("serious") if span.event.serious else "",
            )
            for lane in self.lanes
            for span in lane.spans
        )
        return TableTwin(self.title(), columns, rows)

    def spots(self) -> Iterator[Spot]:
        if self.time is None or self.course is None:
            return
        for index, lane in enumerate(self.lanes):
            for span in lane.spans:
                for piece in span.pieces:
                    yield event_spot(self.course, lane.term, span, piece, self.bar_rect(piece, index))
                if not span.pieces:
                    left, top = self.time.left, self.ink.px(EVENT_PADDING / 2 + 2 + EVENT_LANE * index)
                    area = QRectF(left, top, self.ink.width(self._undated_words(span), "caption"), self.ink.px(BAR))
                    yield event_spot(self.course, lane.term, span, None, area)

    def bar_rect(self, piece: Piece, index: int) -> QRectF:
        """The bar of one grade of an entry; a short one keeps the width of its number."""
        assert self.time is not None
        ink, time = self.ink, self.time
        left, right = round(time.x(time.day(piece.start))), round(time.x(time.day(piece.stop)))
        top = ink.px(EVENT_PADDING / 2 + 2 + EVENT_LANE * index)
        return QRectF(left, top, max(right - left, ink.px(LEAST_BAR)), ink.px(BAR))

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        painter.setClipRect(self.plot_rect().adjusted(0, 0, 2, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, lane in enumerate(self.lanes):
            for span in lane.spans:
                for piece in span.pieces:
                    self._paint_bar(painter, time, span, piece, index=index)
                if not span.pieces:
                    self._paint_undated(painter, time, span, index=index)

    def _paint_bar(self, painter: QPainter, time: TimeScale, span: EventSpan, piece: Piece, *, index: int) -> None:
        ink, rect, grade = self.ink, self.bar_rect(piece, index), piece.grade
        painter.setPen(ink.pen("text", 2.0) if span.event.serious else ink.pen("g_edge"))
        painter.setBrush(ink.colour(f"g{grade}"))
        body = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if span.ongoing and self.is_alive and piece is span.pieces[-1]:
            painter.drawPolygon(arrow_bar(body, ink.px(ARROW)))
        else:
            painter.drawRect(body)
        left = max(rect.left(), time.left)
        number_width = ink.width(str(grade), "caption_strong")
        room = rect.right() - left
        if room < number_width:
            return
        x = left + ink.px(5) if room > 3 * number_width else left + (room - number_width) / 2
        at = QPointF(x, rect.center().y())
        ink.write_middle(painter, at, text=str(grade), role="caption_strong", colour=f"g{grade}_ink")
        words = self.tr("serious")
        if span.event.serious and room > ink.width(words, "caption_strong") + ink.px(30):
            at = QPointF(x + ink.px(11), rect.center().y())
            ink.write_middle(painter, at, text=words, role="caption_strong", colour=f"g{grade}_ink")

    def _paint_undated(self, painter: QPainter, time: TimeScale, span: EventSpan, *, index: int) -> None:
        ink = self.ink
        y = ink.px(EVENT_PADDING / 2 + 2 + EVENT_LANE * index + BAR / 2)
        at = QPointF(time.left + ink.px(6), y)
        ink.write_middle(painter, at, text=self._undated_words(span), colour="text3")

    def _undated_words(self, span: EventSpan) -> str:
        return self.tr("grade {grade}, onset not recorded").format(grade=span.event.grade)


def _both_names(term: str) -> str:
    """The term in the language of the screen, and as it was recorded where that is another."""
    told = recorded(term)
    if told == term:
        return term
    return translate("EventsChart", "{term} ({recorded})").format(term=told, recorded=term)
