"""A row of response chips above a chart: the code where it has room, its shape alone where reads are close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from models.response.response import Response
from ui.charts.ink import Ink
from ui.charts.timescale import TimeScale
from ui.words.speaking import translate

GLYPH = 12
GAP = 2


class ChipRow:
    """Chips are placed by weight: focus, last, first of its kind, then the rest."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self._answers: list[tuple[int, Response]] = []
        self._chips: list[tuple[QRectF, Response, bool]] = []
        self._baseline: QPointF | None = None
        self.places: dict[int, QRectF] = {}  # the chips in sight, by day

    def __bool__(self) -> bool:
        return bool(self._answers)

    def load(self, answers: Sequence[tuple[int, Response]]) -> None:
        self._answers = list(answers)

    def arrange(self, time: TimeScale, *, middle: float, baseline: float | None, focus: tuple[int, ...]) -> None:
        """Places for the chips around the height ``middle``; ``baseline`` is the pixel of the baseline read."""
        ink = self.ink
        taken: list[QRectF] = []
        self._chips, self._baseline, self.places = [], None, {}
        for index in self._by_weight(focus):
            day, response = self._answers[index]
            if not time.shown(day):
                continue
            width, height = ink.chip_size(response)
            glyph = float(ink.px(GLYPH))
            for size, whole in (((width, height), True), ((glyph, glyph), False)):
                rect = _within(QRectF(time.x(day) - size[0] / 2, middle - size[1] / 2, *size), time)
                if not any(rect.adjusted(-GAP, 0, GAP, 0).intersects(other) for other in taken):
                    taken.append(rect)
                    self._chips.append((rect, response, whole))
                    self.places[day] = rect
                    break
        if baseline is not None and time.left <= baseline <= time.right:
            self._baseline = self._beside_chips(baseline, middle, taken, time=time)

    def _beside_chips(self, baseline: float, middle: float, taken: list[QRectF], *, time: TimeScale) -> QPointF | None:
        """Where the word "baseline" has room: above its point, else ending there; else it is left out."""
        width = self.ink.width(self.baseline_word(), "caption") + self.ink.px(2)
        for left in (max(baseline - self.ink.px(4), time.left), max(baseline - width + 8, time.left - 14)):
            rect = QRectF(left, middle - 6, width, 12)
            if not any(rect.intersects(other) for other in taken):
                return QPointF(left, middle)
        return None

    def _by_weight(self, focus: tuple[int, ...]) -> list[int]:
        def weight(index: int) -> tuple[int, int]:
            day, response = self._answers[index]
            if day in focus:
                return 0, index
            if index == len(self._answers) - 1:
                return 1, index
            new = index == 0 or self._answers[index - 1][1] is not response
            return (2 if new else 3), index

        return sorted(range(len(self._answers)), key=weight)

    def baseline_word(self) -> str:
        return translate("Chips", "baseline")

    def paint(self, painter: QPainter) -> None:
        ink = self.ink
        if self._baseline is not None:
            ink.write_middle(painter, self._baseline, text=self.baseline_word(), colour="text3")
        for rect, response, whole in self._chips:
            if whole:
                ink.write_chip(painter, rect, response)
            else:
                ink.write_glyph(painter, rect, response)


def _within(rect: QRectF, time: TimeScale) -> QRectF:
    """A chip at the edge is moved in, not cut."""
    left = min(max(rect.left(), time.left), time.right - rect.width())
    return QRectF(round(left), round(rect.top()), round(rect.width()), round(rect.height()))
