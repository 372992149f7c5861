"""What would change a response: the sum on a line with its nadir, its thresholds and the noise between readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.response.readers import noise_band
from models.response.response import Criterion, CriterionRead
from ui.kit.theme import Theme
from ui.words.common import tenths

_HEIGHT = 72


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the ruler, in tenths of a millimetre, with the words above it."""

    tenths: float
    words: str
    colour: str
    strong: bool


def placed(words: Sequence[tuple[float, float]], room: float, gap: float) -> list[tuple[float, int]]:
    """Where words stand in two rows over a line of ``room`` pixels: the left edge and the row of each.

    ``words``: where the middle of each should be, in ascending order, and its width. What fits in neither row gives way
    to the right, and at the right end to the left, with what stands before it.
    """
    ends, made = [-1e9, -1e9], []
    for centre, width in words:
        x = max(0.0, min(room - width, centre - width / 2))
        row = next((row for row, end in enumerate(ends) if end + gap <= x), ends.index(min(ends)))
        x = max(x, ends[row] + gap)
        ends[row] = x + width
        made.append((x, row))
    limits = [room, room]
    for number in reversed(range(len(words))):
        x, row = made[number]
        x = min(x, limits[row] - words[number][1])
        limits[row] = x - gap
        made[number] = (x, row)
    return made


class Ruler(QWidget):
    """One read of one criterion on a line of millimetres."""

    def __init__(self, theme: Theme, read: CriterionRead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert read.sum_tenths is not None
        self._theme = theme
        self._read = read
        self._sum = read.sum_tenths
        self._noise = noise_band(read.sum_tenths)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        now = self.tr("sum {mm} mm").format(mm=tenths(self._sum))
        self.setAccessibleName(", ".join((now, *(mark.words for mark in self._marks()))))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def _marks(self) -> list[Mark]:
        marks = []
        read = self._read
        if read.nadir_tenths is not None and read.nadir_tenths != self._sum:
            words = self.tr("nadir {mm}").format(mm=tenths(read.nadir_tenths))
            marks.append(Mark(read.nadir_tenths, words, "text2", False))
        if read.partial_response_threshold_tenths is not None and not read.persisting:
            mm = tenths(read.partial_response_threshold_tenths)
            marks.append(Mark(read.partial_response_threshold_tenths, f"PR ≤ {mm}", "threshold", True))
        if read.progression_threshold_tenths is not None:
            mm = tenths(read.progression_threshold_tenths)
            marks.append(Mark(read.progression_threshold_tenths, f"PD ≥ {mm}", "pd", True))
        return marks

    def _x(self, value: float) -> float:
        low, high = self._noise
        places = [*(mark.tenths for mark in self._marks()), low, high]
        start, stop = min(places), max(places)
        room = max(stop - start, 1.0)
        margin = self._theme.px(22)
        return margin + (value - start) / room * (self.width() - 2 * margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = self._theme.px(44)
        self._paint_noise(painter, axis)
        painter.setPen(QPen(self._theme.colour("control"), 1.2))
        painter.drawLine(QPointF(0, axis), QPointF(self.width(), axis))
        self._paint_thresholds(painter, axis)
        self._paint_points(painter, axis)
        self._paint_words(painter, axis)
        painter.end()

    def _paint_noise(self, painter: QPainter, axis: float) -> None:
        low, high = (self._x(value) for value in self._noise)
        band = QRectF(low, axis - self._theme.px(8), high - low, self._theme.px(16))
        painter.fillRect(band, self._theme.colour("accent_soft"))
        row = QRectF(0, axis + self._theme.px(10), self.width(), self._theme.px(16))
        taken = self._write(painter, row, self._x(self._sum), self.tr("{mm} mm").format(mm=tenths(self._sum)), True)
        for value in self._noise:
            place = self._room(row, self._x(value), tenths(value), False)
            if not place.intersects(taken):
                self._write(painter, row, self._x(value), tenths(value), False)

    def _room(self, row: QRectF, x: float, words: str, strong: bool) -> QRectF:
        """Where words centred on ``x`` stand in a row, moved inwards at the ends."""
        width = QFontMetricsF(self._theme.font("caption_strong" if strong else "caption")).horizontalAdvance(words)
        left = max(0.0, min(self.width() - width, x - width / 2))
        return QRectF(left, row.y(), width + 2, row.height())

    def _write(self, painter: QPainter, row: QRectF, x: float, words: str, strong: bool) -> QRectF:
        place = self._room(row, x, words, strong)
        painter.setFont(self._theme.font("caption_strong" if strong else "caption"))
        painter.setPen(self._theme.colour("text" if strong else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
        return place

    def _paint_thresholds(self, painter: QPainter, axis: float) -> None:
        reach = self._theme.px(10)
        for mark in self._marks():
            if mark.colour in ("pd", "threshold"):
                style = Qt.PenStyle.SolidLine if mark.colour == "pd" else Qt.PenStyle.DashLine
                painter.setPen(QPen(self._theme.colour(mark.colour), 2.0 if mark.colour == "pd" else 1.6, style))
                x = self._x(mark.tenths)
                painter.drawLine(QPointF(x, axis - reach), QPointF(x, axis + reach))

    def _paint_points(self, painter: QPainter, axis: float) -> None:
        colour = self._theme.colour("recist" if self._read.criterion is Criterion.RECIST else "mrecist")
        if self._read.nadir_tenths is not None and self._read.nadir_tenths != self._sum:
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(self._theme.colour("panel"))
            size = self._theme.px(5)
            painter.drawEllipse(QPointF(self._x(self._read.nadir_tenths), axis), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        centre, size = QPointF(self._x(self._sum), axis), self._theme.px(5)
        if self._read.criterion is Criterion.RECIST:
            painter.drawEllipse(centre, size, size)
            return
        diamond = QPainterPath(centre + QPointF(0, -size - 1))
        for dx, dy in ((size + 1, 0), (0, size + 1), (-size - 1, 0)):
            diamond.lineTo(centre + QPointF(dx, dy))
        painter.drawPath(diamond)

    def _paint_words(self, painter: QPainter, axis: float) -> None:
        """Words above their places, in two rows."""
        marks = sorted(self._marks(), key=lambda mark: mark.tenths)
        fonts = [self._theme.font("caption_strong" if mark.strong else "caption") for mark in marks]
        widths = [QFontMetricsF(font).horizontalAdvance(mark.words) for mark, font in zip(marks, fonts, strict=True)]
        words = [(self._x(mark.tenths), width) for mark, width in zip(marks, widths, strict=True)]
        places = placed(words, self.width(), self._theme.px(6))
        for mark, font, width, (x, row) in zip(marks, fonts, widths, places, strict=True):
            top = axis - self._theme.px(28 + 14 * row)
            painter.setFont(font)
            painter.setPen(self._theme.colour(mark.colour))
            painter.drawText(QRectF(x, top, width + 2, self._theme.px(14)), Qt.AlignmentFlag.AlignLeft, mark.words)
