"""Liver function: ALBI as a line between its grades, Child-Pugh above it, and in words what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.liver.liver import ALBI_GRADES
from models.liver.result import LiverFunction
from models.words import score_words
from ui.charts.course.told import between, liver_spot
from ui.charts.ink import RIGHT as RIGHT_ANCHOR
from ui.charts.ink import Ink
from ui.charts.labels import LEFT, ON, RIGHT, Label, Placed, place_labels
from ui.charts.measures import PLOT_LINE
from ui.charts.row import RowChart, TableTwin
from ui.charts.spots import Spot
from ui.charts.timescale import TimeScale
from ui.words.language import listed, number, short_date, word

TOP, BOTTOM, LETTERS = 23, 14, 10
GRADE_1_UP_TO, GRADE_2_UP_TO = float(ALBI_GRADES[0]), float(ALBI_GRADES[-1])
RATIO_ONLY = ("neutrophils", "lymphocytes")


class LiverChart(RowChart):
    """ALBI falls when the liver does better: lower is nearer to grade 1."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self.scores: tuple[LiverFunction, ...] = ()
        self._placed: list[Placed] = []
        self._range = (GRADE_1_UP_TO, GRADE_2_UP_TO)

    def load(self, course: Course) -> None:
        self.scores = tuple(sorted(course.liver, key=lambda scores: scores.day))
        values = [scores.albi for scores in self.scores if scores.albi is not None]
        self._range = (min([*values, GRADE_1_UP_TO]), max([*values, GRADE_2_UP_TO]))

    def empty_words(self) -> str:
        return "" if self.course is None or self.scores else self.tr("No visit with liver tests recorded")

    def title(self) -> str:
        return self.tr("Liver function")

    def twin(self) -> TableTwin:
        columns = (self.tr("Date"), self.tr("Day"), self.tr("ALBI"), self.tr("Child-Pugh"), self.tr("Missing"))
        missing = self.tr("Not recorded")
        rows = tuple(
            (
                short_date(scores.on),
                self.day_words(scores.day),
                missing if scores.albi is None else f"{score_words(scores.albi)}, {scores.albi_grade}",
                child_pugh(scores) or missing,
                listed(word(name) for name in scores.missing),
            )
            for scores in self.scores
        )
        return TableTwin(self.title(), columns, rows)

    def spots(self) -> Iterator[Spot]:
        if self.time is None:
            return
        half, time = self.ink.px(4), self.time
        letters = {placed.label.x: placed.rect for placed in self._placed}
        for scores in self.scores:
            if not time.shown(scores.day):
                continue
            x = time.x(scores.day)
            if x in letters:
                yield liver_spot(scores, letters[x])
            if scores.albi is not None:
                yield liver_spot(scores, QRectF(x - half, self.y_at(scores.albi) - half, 2 * half, 2 * half))
        ends = [
            (QPointF(time.x(scores.day), self.y_at(scores.albi)), scores.day, score_words(scores.albi))
            for scores in self.scores
            if scores.albi is not None
        ]
        yield from between("ALBI", ends)

    # --- places ----------------------------------------------------------------------------------------------------

    def y_at(self, albi: float) -> float:
        low, high = self._range
        top, bottom = self.ink.px(TOP), self.height() - self.ink.px(BOTTOM)
        return bottom - (bottom - top) * (albi - low) / (high - low)

    def arrange(self) -> None:
        if self.time is None:
            return
        plot = self.plot_rect()
        self._placed = place_labels(
            self._letters(self.time),
            QRectF(plot.left() - self.ink.px(8), 0, plot.width() + self.ink.px(12), self.ink.px(2 * LETTERS + 1)),
            width=self.ink.width,
            height=self.ink.line_height("caption_strong"),
        )

    def _letters(self, time: TimeScale) -> Iterator[Label]:
        last = len(self.scores) - 1
        for index, scores in enumerate(self.scores):
            if not time.shown(scores.day):
                continue
            text = child_pugh(scores)
            focused = scores.day in self.focus_days
            words = text or self.tr("needs {missing}").format(
                missing=listed(word(name) for name in child_pugh_lacks(scores))
            )
            new = index == 0 or child_pugh(self.scores[index - 1]) != text
            yield Label(
                text=words,
                x=time.x(scores.day),
                y=float(self.ink.px(LETTERS)),
                rank=0 if index == last or focused else 2 if new else 3,
                places=(ON,) if index != last else (ON, LEFT, RIGHT),
                reach=0.0,
                colour="accent" if focused and text else "text2" if text else "review",
                background="",
            )

    def set_focus(self, days: tuple[int, ...], day: float | None) -> None:
        super().set_focus(days, day)
        self.arrange()

    # --- paint -----------------------------------------------------------------------------------------------------

    def paint_marks(self, painter: QPainter, time: TimeScale) -> None:
        ink, plot = self.ink, self.plot_rect()
        painter.setPen(ink.pen("grid_strong"))
        limits = (GRADE_2_UP_TO, GRADE_1_UP_TO)
        crisp = [round(self.y_at(limit)) + 0.5 for limit in limits]
        painter.drawLines([QLineF(plot.left(), y, plot.right(), y) for y in crisp])
        for limit in limits:
            at = QPointF(plot.left() - ink.px(6), self.y_at(limit))
            ink.write_middle(painter, at, text=number(limit, 2), colour="axis", anchor=RIGHT_ANCHOR)
        self._paint_classes(painter, plot)
        painter.save()
        painter.setClipRect(plot.adjusted(-4, 0, 4, 0))
        self._paint_line(painter, time)
        painter.restore()
        ink.write_labels(painter, self._placed)

    def _paint_classes(self, painter: QPainter, plot: QRectF) -> None:
        """The names of the grades on both sides of the lower line; above the upper one where ALBI has been there."""
        ink, half = self.ink, self.ink.line_height("caption") / 2
        low = self.y_at(GRADE_1_UP_TO)
        names = [(low - half, self.tr("ALBI grade 2")), (low + half, self.tr("ALBI grade 1"))]
        if self._range[1] > GRADE_2_UP_TO:
            names.append((self.y_at(GRADE_2_UP_TO) - half, self.tr("ALBI grade 3")))
        for y, text in names:
            ink.write_middle(painter, QPointF(plot.right(), y), text=text, colour="text3", anchor=RIGHT_ANCHOR)

    def _paint_line(self, painter: QPainter, time: TimeScale) -> None:
        ink = self.ink
        known = [(scores, scores.albi) for scores in self.scores if scores.albi is not None]
        at = [QPointF(time.x(scores.day), self.y_at(albi)) for scores, albi in known]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.pen("albi", PLOT_LINE))
        painter.drawPolyline(QPolygonF(at))
        radius = 3.5 * ink.theme.scale
        baseline = [index for index, (scores, _) in enumerate(known) if scores.day <= 0]
        for index, centre in enumerate(at):
            if baseline and index == baseline[-1]:
                painter.setBrush(ink.colour("panel"))
                painter.drawRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
            else:
                painter.setBrush(ink.colour("albi"))
                painter.drawEllipse(centre, radius, radius)


def child_pugh(scores: LiverFunction) -> str:
    """``A5``; "" where it cannot be determined."""
    if scores.child_pugh_points is None or scores.child_pugh_class is None:
        return ""
    return f"{scores.child_pugh_class}{scores.child_pugh_points}"


def child_pugh_lacks(scores: LiverFunction) -> tuple[str, ...]:
    """What Child-Pugh lacks; the blood counts are for the neutrophil-lymphocyte ratio alone."""
    return tuple(name for name in scores.missing if name not in RATIO_ONLY)
