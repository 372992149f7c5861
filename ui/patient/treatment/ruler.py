"""What would change a dose check: the weights at which the same dose leaves the tolerance, on a line of kilograms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.plan.weight_ruler import WeightRuler
from models.record.labs import in_digits
from ui.kit.ruler import placed
from ui.kit.theme import Theme
from ui.words.language import short_date

_HEIGHT, _AXIS, _BAND, _LIMIT, _MARK, _ROW, _MARGIN, _GAP = 82, 40, 5, 9, 4, 15, 26, 6


@dataclass(frozen=True, slots=True)
class _Place:
    """One place on the line: words above it, in colour, words below it, and all of it in a sentence."""

    kilograms: Decimal
    above: str
    below: str
    says: str
    colour: str
    is_limit: bool
    is_now: bool = False


class WeightLine(QWidget):
    """The band is inside the tolerance; a filled mark is the weight now, an open one that of the start."""

    def __init__(self, theme: Theme, ruler: WeightRuler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ruler = theme, ruler
        self._places = sorted((*self._limits(), *self._weights()), key=lambda place: place.kilograms)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setAccessibleName(self.tr("Weights at which the same dose leaves the tolerance"))
        self.setAccessibleDescription("; ".join(place.says for place in self._places))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def _limits(self) -> list[_Place]:
        limits = self._ruler.limits
        percent = in_digits(Decimal(str(limits.tolerance_percent)))
        made = []
        for kilograms, sign, above in (
            (limits.above_to, "≤", self.tr("above + {percent} %")),
            (limits.below_from, "≥", self.tr("below − {percent} %")),
        ):
            words, kg = above.format(percent=percent), in_digits(kilograms)
            says = self.tr("{sign} {weight} kg: {words}").format(sign=sign, weight=kg, words=words)
            made.append(_Place(kilograms, words, f"{sign} {kg}", says, "high", True))
        return made

    def _weights(self) -> list[_Place]:
        made = []
        for mark in self._ruler.marks:
            kg = in_digits(mark.kilograms)
            on = "" if mark.on is None else short_date(mark.on)
            words = self.tr("{weight} now") if mark.now else self.tr("{weight} day 0")
            says = self.tr("{weight} kg now, of {date}") if mark.now else self.tr("{weight} kg at day 0, of {date}")
            if not on:
                says = self.tr("{weight} kg, without a date")
            short = words.format(weight=kg)
            above, below = ("", short) if mark.now else (short, "")
            made.append(
                _Place(mark.kilograms, above, below, says.format(weight=kg, date=on), "text", False, is_now=mark.now)
            )
        return made

    def _x(self, kilograms: Decimal) -> float:
        margin = self._theme.px(_MARGIN)
        return margin + self._ruler.share(kilograms) * (self.width() - 2 * margin)

    def event(self, event: QEvent) -> bool:
        """The tip of the nearest mark."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.says_at(event.pos().x()), self)
            return True
        return super().event(event)

    def says_at(self, x: float) -> str:
        return min(self._places, key=lambda place: abs(self._x(place.kilograms) - x)).says

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis, reach = float(theme.px(_AXIS)), theme.px(_BAND)
        limits = self._ruler.limits
        left, right = self._x(limits.above_to), self._x(limits.below_from)
        painter.fillRect(QRectF(left, axis - reach, right - left, 2 * reach), theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("control"), 1.2))
        painter.drawLine(QPointF(0, axis), QPointF(self.width(), axis))
        for place in self._places:
            x = self._x(place.kilograms)
            if place.is_limit:
                painter.setPen(QPen(theme.colour("high"), 1.6))
                painter.drawLine(QPointF(x, axis - theme.px(_LIMIT)), QPointF(x, axis + theme.px(_LIMIT)))
                continue
            painter.setPen(QPen(theme.colour("text"), 1.6))
            painter.setBrush(theme.colour("text" if place.is_now else "panel"))
            size = theme.px(_MARK)
            if place.is_now:
                painter.drawEllipse(QPointF(x, axis), size, size)
            else:
                painter.drawRect(QRectF(x - size, axis - size, 2 * size, 2 * size))
        near, row = theme.px(_LIMIT + 3), theme.px(_ROW)
        self._write([(p, p.above) for p in self._places], painter, [axis - near - row, axis - near - 2 * row])
        self._write([(p, p.below) for p in self._places], painter, [axis + near, axis + near + row])
        painter.end()

    def _write(self, words: list[tuple[_Place, str]], painter: QPainter, rows: list[float]) -> None:
        """Each centred on its place, in the first row that has room."""
        said = [(place, text) for place, text in words if text]
        strong = [place.is_limit or place.is_now for place, _ in said]
        fonts = [self._theme.font("caption_strong" if bold else "caption") for bold in strong]
        widths = [QFontMetricsF(font).horizontalAdvance(text) for font, (_, text) in zip(fonts, said, strict=True)]
        centred = [(self._x(place.kilograms), width) for width, (place, _) in zip(widths, said, strict=True)]
        places = placed(centred, self.width(), self._theme.px(_GAP))
        for (place, text), font, width, (x, row) in zip(said, fonts, widths, places, strict=True):
            painter.setFont(font)
            painter.setPen(self._theme.colour(place.colour if text == place.above or place.is_now else "text2"))
            painter.drawText(QRectF(x, rows[row], width + 2, self._theme.px(_ROW)), Qt.AlignmentFlag.AlignLeft, text)
