"""The thrombus ladder: Vp classes as steps, Cheng classes in words, the answer at each read as a chip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.course.headline import Extent, thrombus_at_baseline
from models.record.records import Cheng, Vp
from models.response.response import ThrombusRead
from models.words import Sentence
from ui.charts.course.chips import ChipRow
from ui.charts.course.told import between, thrombus_spot
from ui.charts.ink import RIGHT as RIGHT_ANCHOR
from ui.charts.ink import Ink
from ui.charts.labels import ABOVE_RIGHT, BELOW_RIGHT, Label, Placed, place_labels
from ui.charts.row import RowChart, TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.words.common import thrombus_words, translate
from ui.words.language import short_date, spoken

CHIP_MIDDLE, TOP, BOTTOM = 12, 27, 7
CLASSES = 4


@dataclass(frozen=True, slots=True)
class Step:
    """The classes at a read; ``read`` is None at the baseline."""

    day: int
    vp: Vp | None
    cheng: Cheng | None
    read: ThrombusRead | None


class ThrombusChart(RowChart):
    """Vp0 to Vp4 as a ladder; by Cheng where Vp was recorded less often."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.steps: tuple[Step, ...] = ()
        self.chips = ChipRow(ink)
        self._placed: list[Placed] = []

    def load(self, course: Course) -> None:
        steps = []
        base = thrombus_at_baseline(course)
        if base.recorded:
            steps.append(Step(course.record.day(base.on) if base.on else 0, base.vp, base.cheng, None))
        for point in course.series.points:
            if point.thrombus is not None:
                steps.append(Step(point.day, point.thrombus.vp, point.thrombus.cheng, point.thrombus))
        self.steps = tuple(steps)
        self.chips.load([(step.day, step.read.response) for step in steps if step.read is not None])

    @property
    def by_cheng(self) -> bool:
        return sum(step.vp is None for step in self.steps) > sum(step.cheng is None for step in self.steps)

    def rank(self, step: Step) -> int | None:
        """How high the step stands on the ladder, 0 to 4; None where the class was not recorded."""
        if self.by_cheng:
            return None if step.cheng is None else step.cheng.rank
        return None if step.vp is None else step.vp.rank

    def ranked(self) -> list[tuple[Step, int]]:
        return [(step, rank) for step in self.steps if (rank := self.rank(step)) is not None]

    def empty_words(self) -> str:
        return "" if self.course is None or self.ranked() else self.tr("No thrombus class recorded")

    def title(self) -> str:
        return self.tr("Portal vein tumour thrombus")

    def twin(self) -> TableTwin:
        columns = (self.tr("Date"), self.tr("Day"), self.tr("Vp"), self.tr("Cheng"), self.tr("Response"))
        missing = self.tr("Not recorded")
        rows = tuple(
            (
                short_date(self.time.on(step.day)) if self.time else "",
                self.day_words(step.day),
                spoken(Sentence(step.vp.value)) if step.vp else missing,
                step.cheng.value if step.cheng else missing,
                spoken(step.read.in_words) if step.read else self.tr("baseline"),
            )
            for step in self.steps
        )
        return TableTwin(self.title(), columns, rows)

    def spots(self) -> Iterator[Spot]:
        """Each step and its chip; a PR that restored flow alone made says so."""
        time, course = self.time, self.course
        if time is None or course is None:
            return
        dated = {course.record.day(read.date) for read in course.record.imaging}
        half = self.ink.px(4)
        for step in self.steps:
            on = time.on(step.day) if step.day in dated else None
            answer = "" if step.read is None else spoken(step.read.in_words)
            areas = [self.chips.places[step.day]] if step.read and step.day in self.chips.places else []
            if (rank := self.rank(step)) is not None and time.shown(step.day):
                areas.append(QRectF(time.x(step.day) - half, self.y_at(rank) - half, 2 * half, 2 * half))
            for area in areas:
                value = thrombus_words(Extent(step.vp, step.cheng))
                yield thrombus_spot(course, on, step.day, area, value=value, answer=answer)
        ends = [
            (QPointF(time.x(step.day), self.y_at(rank)), step.day, thrombus_words(Extent(step.vp, step.cheng)))
            for step, rank in self.ranked()
        ]
        for before, after in pairwise(ends):  # a class holds until the next read
            corner = QPointF(after[0].x(), before[0].y())
            yield from between(self.title(), [before, (corner, after[1], after[2])])

    # --- places ----------------------------------------------------------------------------------------------------

    def y_at(self, rank: int) -> float:
        top, bottom = self.ink.px(TOP), self.height() - self.ink.px(BOTTOM)
        return round(bottom - (bottom - top) * rank / CLASSES) + 0.5

    def arrange(self) -> None:
        if self.time is None or not self.ranked():
            return
        base = self.time.x(self.steps[0].day) if self.steps[0].read is None else None
        self.chips.arrange(self.time, middle=self.ink.px(CHIP_MIDDLE), baseline=base, focus=self.focus_days)
        plot = self.plot_rect()
        points = [QRectF(self.time.x(s.day) - 4, self.y_at(rank) - 4, 8, 8) for s, rank in self.ranked()]
        drops = [
            QRectF(
                self.time.x(after.day) - 2,
                min(self.y_at(low), self.y_at(high)),
                4,
                abs(self.y_at(low) - self.y_at(high)),
            )
            for (_, low), (after, high) in pairwise(self.ranked())
        ]
        self._placed = place_labels(
            self._labels(self.time),
            QRectF(plot.left(), self.ink.px(19), plot.width(), self.height() - self.ink.px(20)),
            width=self.ink.width,
            height=self.ink.line_height("caption"),
            taken=drops,
            points=points,
        )

    def _labels(self, time: TimeScale) -> Iterator[Label]:
        """The Cheng class in words where it begins and where it changes."""
        before: Cheng | None = None
        for step, rank in self.ranked():
            if step.cheng is not None and step.cheng is not before and not self.by_cheng and time.shown(step.day):
                yield Label(
                    text=cheng_words(step.cheng),
                    x=time.x(step.day),
                    y=self.y_at(rank),
                    rank=1,
                    places=(BELOW_RIGHT, ABOVE_RIGHT),
                    reach=float(self.ink.px(6)),
                    role="caption",
                    colour="text2",
                    background="",
                )
            before = step.cheng or before

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        super().set_focus(days, day)
        self.arrange()

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        ink, plot = self.ink, self.plot_rect()
        painter.setPen(ink.pen("grid"))
        painter.drawLines(
            [QLineF(plot.left(), self.y_at(rank), plot.right(), self.y_at(rank)) for rank in range(CLASSES + 1)]
        )
        for rank in (0, 2, 4):
            text = tuple(Cheng)[rank].value if self.by_cheng else f"Vp{rank}"
            at = QPointF(plot.left() - ink.px(6), self.y_at(rank))
            ink.write_middle(painter, at, text=text, colour="axis", anchor=RIGHT_ANCHOR)
        painter.save()
        painter.setClipRect(plot.adjusted(-4, 0, 4, 0))
        self._paint_ladder(painter, time)
        painter.restore()
        ink.write_labels(painter, self._placed)
        self.chips.paint(painter)

    def _paint_ladder(self, painter: QPainter, time: TimeScale) -> None:
        ink, ranked = self.ink, self.ranked()
        corners: list[QPointF] = []
        for step, rank in ranked:
            x = time.x(step.day)
            if corners:
                corners.append(QPointF(x, corners[-1].y()))
            corners.append(QPointF(x, self.y_at(rank)))
        if self.rank(self.steps[-1]) is not None:  # else the class of the last read is not known
            corners.append(QPointF(max(time.x(time.end), corners[-1].x()), corners[-1].y()))
        floor = self.y_at(0)
        area = [*corners, QPointF(corners[-1].x(), floor), QPointF(corners[0].x(), floor)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("pvtt", 0.12))
        painter.drawPolygon(QPolygonF(area))
        painter.setPen(ink.pen("pvtt", 2.0))
        painter.drawPolyline(QPolygonF(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 3.5 * ink.theme.scale
        for step, rank in ranked:
            at = QPointF(time.x(step.day), self.y_at(rank))
            painter.setPen(ink.pen("pvtt", 1.5))
            if step.read is None:
                painter.setBrush(ink.colour("panel"))
                painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
            else:
                painter.setBrush(ink.colour("pvtt"))
                painter.drawEllipse(at, radius, radius)


def cheng_words(cheng: Cheng) -> str:
    return translate("Words", "Cheng {cheng}").format(cheng=cheng.value)
