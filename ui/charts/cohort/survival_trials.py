"""Published results on a survival chart: marks at what was printed, with their limits, never a curve (R-14.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from models.cohort.members import Measure
from models.published.trials import Statistic, TrialMark
from models.statistics.survival import DAYS_PER_MONTH
from models.words import Sentence
from ui.charts.cohort.survival_scale import SurvivalScale
from ui.charts.ink import CENTRE, Ink, diamond
from ui.words.language import spoken
from ui.words.speaking import translate

_RADIUS, _SIDE = 5, 14


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark where it is drawn: its point, the ends of its limits, and its number with the room that it takes."""

    mark: TrialMark
    at: QPointF
    limits: QLineF | None
    number: int
    beside: QRectF


def of_measure(marks: Sequence[TrialMark], measure: Measure) -> tuple[TrialMark, ...]:
    """The marks of the end point that is drawn in the order of time, each once however many sources print it."""
    found: dict[Sentence, TrialMark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.days, -mark.survival)):
        if mark.endpoint.casefold() == measure.value:
            found.setdefault(mark.label, mark)
    return tuple(found.values())


def marks_words(marks: Sequence[TrialMark]) -> str:
    """What stands under the chart: ``Published: 1 REFLECT, Sorafenib: median OS 12.3 months · 2 …``."""
    if not marks:
        return ""
    told = " · ".join(f"{number} {spoken(mark.label)}" for number, mark in enumerate(marks, 1))
    return translate("SurvivalChart", "Published: {results}").format(results=told)


def latest(marks: Sequence[TrialMark]) -> float:
    """The last day that a mark stands at, 0 without marks."""
    return max((mark.days for mark in marks), default=0.0)


def place_marks(ink: Ink, scale: SurvivalScale, marks: Sequence[TrialMark]) -> tuple[PlacedMark, ...]:
    """Every mark with its number over it, higher where another stands."""
    taken: list[QRectF] = []
    placed = []
    side, radius = ink.px(_SIDE), ink.px(_RADIUS)
    for number, mark in enumerate(marks, 1):
        at = QPointF(scale.x(mark.days / DAYS_PER_MONTH), scale.y(mark.survival))
        beside = QRectF(at.x() - side / 2, at.y() - radius - side, side, side)
        while any(beside.intersects(other) for other in taken) and beside.top() > scale.plot.top():
            beside.translate(0, -side)
        taken.append(beside)
        placed.append(PlacedMark(mark, at, _limits(scale, mark, at), number, beside))
    return tuple(placed)


def _limits(scale: SurvivalScale, mark: TrialMark, at: QPointF) -> QLineF | None:
    if mark.low is None or mark.high is None:
        return None
    if mark.statistic is Statistic.MEDIAN:
        low, high = (min(scale.x(days / DAYS_PER_MONTH), scale.plot.right()) for days in (mark.low, mark.high))
        return QLineF(low, at.y(), high, at.y())
    return QLineF(at.x(), scale.y(mark.low), at.x(), scale.y(mark.high))


def paint_marks(painter: QPainter, ink: Ink, placed: Sequence[PlacedMark]) -> None:
    """Limits as a thin line, the result as an open diamond with the number under which ``marks_words`` names it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in placed:
        if one.limits is not None:
            painter.setPen(ink.pen("text3", 1.0))
            painter.drawLine(one.limits)
        painter.setPen(ink.pen("text", 1.5))
        painter.setBrush(ink.colour("panel"))
        painter.drawPolygon(diamond(one.at.x(), one.at.y(), ink.px(_RADIUS)))
    painter.restore()
    for one in placed:
        painter.fillRect(one.beside, ink.colour("panel", 0.8))
        middle = one.beside.center()
        ink.write_middle(painter, middle, text=str(one.number), role="caption_strong", colour="text", anchor=CENTRE)
