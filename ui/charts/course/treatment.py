"""Treatment lanes: bars as high as their share of the dose, gaps dotted with their reason, single doses as diamonds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.course.lanes import DoseGap, DoseSpan, TreatmentLane, treatment_lanes
from models.record.records import Treatment
from models.words import filled
from ui.charts.course.told import dose_spot, gap_spot
from ui.charts.ink import COLOURS, Ink, arrow_bar, diamond
from ui.charts.measures import TREATMENT_LANE, TREATMENT_PADDING
from ui.charts.row import RowChart, TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.words.clinical import unit_words
from ui.words.language import short_date
from ui.words.recorded import recorded
from ui.words.speaking import translate

BAR, LEAST_BAR, BLOCK = 16, 5, 9
DIAMOND = 6.0
ARROW = 7
MANY = Decimal(10_000_000)
BAR_INK = {name: f"{name}_ink" for name in ("immuno", "cell", "radiation")}  # of words in a bar; else as targeted
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a lane: their left edge, their middle, and the colour of their ink."""

    x: float
    y: float
    text: str
    colour: str


class TreatmentChart(RowChart):
    """One lane for each agent, in order of its first day."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.lanes: tuple[TreatmentLane, ...] = ()
        self._words: list[_Words] = []

    def load(self, course: Course) -> None:
        self.lanes = treatment_lanes(course)

    def natural_height(self, height: int) -> int:
        if not self.lanes:
            return super().natural_height(height)
        return self.ink.px(TREATMENT_PADDING + TREATMENT_LANE * len(self.lanes))

    def empty_words(self) -> str:
        return "" if self.lanes else self.tr("No treatment recorded")

    def title(self) -> str:
        return self.tr("Treatment")

    def twin(self) -> TableTwin:
        columns = (self.tr("Agent"), self.tr("First day"), self.tr("Last day"), self.tr("Dose"), self.tr("Reason"))
        rows = tuple(
            (
                recorded(lane.agent),
                short_date(span.begins),
                self.tr("ongoing") if span.ongoing else short_date(span.ends),
                self.tr("omitted") if span.omitted else dose_words(span.treatment) or self.tr("Not recorded"),
                recorded(span.treatment.reason or ""),
            )
            for lane in self.lanes
            for span in lane.spans
        )
        return TableTwin(self.title(), columns, rows)

    def spots(self) -> Iterator[Spot]:
        if self.time is None or self.course is None:
            return
        time, half = self.time, DIAMOND * self.ink.theme.scale
        for index, lane in enumerate(self.lanes):
            for span in lane.spans:
                area = self.bar_rect(lane, span, index)
                if lane.periodic or lane.kind == "procedure":
                    x, y = time.x(time.day(span.start)), self._top(index) + self.ink.px(BAR) / 2
                    area = QRectF(x - half, y - half, 2 * half, 2 * half)
                elif span.omitted:
                    continue
                yield dose_spot(self.course, lane, span, area)
            for gap in lane.gaps:
                floor = self._top(index) + self.ink.px(BAR)
                ends = QLineF(time.x(time.day(gap.start)), floor, time.x(time.day(gap.stop)), floor)
                yield gap_spot(self.course, lane, gap, ends)

    # --- places ----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        if self.time is None:
            return
        self._words = []
        for index, lane in enumerate(self.lanes):
            right = self.time.left
            for number, span in enumerate(lane.spans):
                if not lane.periodic:
                    room_to = self._next_mark(lane, number)
                    right = self._place_words(lane, span, index=index, taken=right, room_to=room_to)
            if lane.periodic:
                self._place_periodic_words(lane, index)

    def _next_mark(self, lane: TreatmentLane, number: int) -> float:
        assert self.time is not None
        following = lane.spans[number + 1 :]
        return min(self.time.x(self.time.day(following[0].start)) if following else math.inf, self.time.right)

    def _place_words(self, lane: TreatmentLane, span: DoseSpan, *, index: int, taken: float, room_to: float) -> float:
        """Words in the bar up to the next mark, else to its right up to that; the longest that fits, or none."""
        ink, rect = self.ink, self.bar_rect(lane, span, index)
        bar_left = max(rect.left(), float(self.time.left)) if self.time else rect.left()
        bar_right = min(rect.right(), room_to)
        inside = bar_right - bar_left - ink.px(6 + (ARROW if span.ongoing else 4))
        tall = rect.height() >= ink.px(11)  # else the words stand above their bar
        y = rect.center().y() if tall else rect.top() - ink.px(5)
        colour = BAR_INK.get(lane_colour(lane), "targeted_ink") if tall else "targeted_ink"
        middle = self._top(index) + ink.px(BAR) / 2
        beside = max(rect.right() + ink.px(6), taken)
        for text in span_texts(lane, span):
            width = ink.width(text, "caption")
            if width <= inside:
                self._words.append(_Words(bar_left + ink.px(6), y, text, colour))
                return rect.right()
            if beside + width <= room_to - ink.px(4) and rect.right() >= self.plot_rect().left():
                self._words.append(_Words(beside, middle, text, "text2"))
                return beside + width
        return max(taken, rect.right())

    def _place_periodic_words(self, lane: TreatmentLane, index: int) -> None:
        """A lane of one dose is named beside its mark; the reasons of omitted doses stand in the table."""
        assert self.time is not None
        last = lane.spans[-1]
        text = dose_words(last.treatment)
        x = self.time.x(self.time.day(last.start)) + self.ink.px(10)
        shown = self.time.shown(self.time.day(last.start))
        if len(lane.spans) == 1 and text and shown and x + self.ink.width(text, "caption") <= self.time.right:
            self._words.append(_Words(x, self._top(index) + self.ink.px(BAR) / 2, text, "text2"))

    def _top(self, index: int) -> float:
        return float(self.ink.px(TREATMENT_PADDING + TREATMENT_LANE * index - 2))

    def bar_rect(self, lane: TreatmentLane, span: DoseSpan, index: int) -> QRectF:
        """A bar stands on the floor of its lane; a short course keeps a width that can be seen."""
        assert self.time is not None
        ink, time = self.ink, self.time
        left, right = time.x(time.day(span.start)), time.x(time.day(span.stop))
        if right - left < ink.px(BLOCK):
            right = left + ink.px(BLOCK)
        share = 1.0 if span.share is None else span.share
        height = max(ink.px(BAR) * share, ink.px(LEAST_BAR))
        floor = self._top(index) + ink.px(BAR)
        return QRectF(round(left), round(floor - height), round(right) - round(left), round(height))

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        painter.setClipRect(self.plot_rect())
        for index, lane in enumerate(self.lanes):
            for gap in lane.gaps:
                self._paint_gap(painter, time, gap, index=index)
            for span in lane.spans:
                if lane.periodic or lane.kind == "procedure":
                    self._paint_mark(painter, time, lane, span=span, index=index)
                elif not span.omitted:
                    self._paint_bar(painter, lane, span, index=index)
        for words in self._words:
            self.ink.write_middle(painter, QPointF(words.x, words.y), text=words.text, colour=words.colour)

    def _paint_bar(self, painter: QPainter, lane: TreatmentLane, span: DoseSpan, *, index: int) -> None:
        ink, rect = self.ink, self.bar_rect(lane, span, index)
        block = lane.kind == "radiation"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, span.ongoing)
        painter.setBrush(ink.colour(lane_colour(lane)))
        painter.setPen(ink.pen("radiation_ink") if block else Qt.PenStyle.NoPen)
        if span.ongoing:
            painter.drawPolygon(arrow_bar(rect, ink.px(ARROW)))
        else:
            painter.drawRect(rect.adjusted(0, 0, -1, -1) if block else rect)

    def _paint_gap(self, painter: QPainter, time: TimeScale, gap: DoseGap, *, index: int) -> None:
        floor = round(self._top(index) + self.ink.px(BAR)) - 0.5
        painter.setPen(self.ink.dashed("text2", 1.0, 2.0, 2.0))
        painter.drawLine(QLineF(time.x(time.day(gap.start)), floor, time.x(time.day(gap.stop)), floor))

    def _paint_mark(
        self, painter: QPainter, time: TimeScale, lane: TreatmentLane, *, span: DoseSpan, index: int
    ) -> None:
        """A diamond for a dose, hollow when omitted; a disc for a cell infusion; a square for a procedure."""
        ink = self.ink
        x, y = time.x(time.day(span.start)), self._top(index) + ink.px(BAR) / 2
        name = lane_colour(lane)
        edge = {"targeted": "targeted_ink"}.get(name, name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.pen(edge, 1.4))
        painter.setBrush(ink.colour("panel" if span.omitted else edge))
        radius = DIAMOND * ink.theme.scale
        if lane.kind == "procedure":
            painter.drawRect(QRectF(x - radius * 0.75, y - radius * 0.75, radius * 1.5, radius * 1.5))
        elif lane.kind == "cell therapy":
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.drawPolygon(diamond(x, y, radius))


def lane_colour(lane: TreatmentLane) -> str:
    if lane.kind == "drug" and lane.immunotherapy:
        return "immuno"
    return COLOURS.get(lane.kind, "targeted")


def dose_words(treatment: Treatment) -> str:
    """``12 mg``, ``35 Gy``; "" without a dose."""
    if treatment.dose is None:
        return ""
    dose = in_powers(treatment.dose) if treatment.dose >= MANY else f"{treatment.dose:,f}"
    if "." in dose and "×" not in dose:
        dose = dose.rstrip("0").rstrip(".")
    return f"{dose} {recorded(treatment.unit)}" if treatment.unit else dose


def in_powers(number: Decimal) -> str:
    """``3.5 × 10¹⁰``: a number of cells."""
    exponent = number.adjusted()
    digits = f"{number.scaleb(-exponent).normalize():f}"
    return f"{digits} × 10{str(exponent).translate(SUPERSCRIPT)}"


def span_texts(lane: TreatmentLane, span: DoseSpan) -> list[str]:
    """What can be written at a bar, the fullest first."""
    agent, dose, reason = recorded(lane.agent), dose_words(span.treatment), recorded(span.treatment.reason or "")
    if lane.kind == "radiation":
        return [_radiation_words(agent, dose, span.treatment.fractions), f"{agent} {dose}", dose]
    if lane.kind == "procedure" or not dose:
        return [agent]
    texts = [dose]
    gap = next((gap for gap in lane.gaps if gap.stop == span.start), None)
    if gap is not None:
        texts.insert(0, _after_gap_words(dose, gap.days, None))
        if gap.reason:
            texts.insert(0, _after_gap_words(dose, gap.days, recorded(gap.reason)))
    elif span is lane.spans[0]:
        texts.insert(0, f"{agent} {dose}")
    elif reason:
        texts.insert(0, translate("Treatment", "{dose}: {reason}").format(dose=dose, reason=reason))
    return texts


def _after_gap_words(dose: str, days: int, reason: str | None) -> str:
    if reason:
        text = translate("Treatment", "{dose} after {days} d interruption: {reason}")
        return text.format(dose=dose, days=days, reason=reason)
    return translate("Treatment", "{dose} after {days} d interruption").format(dose=dose, days=days)


def _radiation_words(agent: str, dose: str, fractions: int | None) -> str:
    if not dose or fractions is None:
        return f"{agent} {dose}".strip()
    if fractions == 1:
        return translate("Treatment", "{agent} {dose} in 1 fraction").format(agent=agent, dose=dose)
    text = translate("Treatment", "{agent} {dose} in {fractions} fractions")
    return filled(text, agent=agent, dose=dose, fractions=fractions)


def dose_in_words(words: str) -> str:
    """``12 mg``, ``1,000,000 IU``, ``3.5 × 10¹⁰ cells``: the unit in the language of the screen."""
    amount, _, unit = words.partition(" ")
    if amount.replace(".", "", 1).isdecimal():
        number = Decimal(amount)
        amount = in_powers(number) if number >= MANY else f"{number:,f}"
    return f"{amount} {unit_words(unit)}".strip()
