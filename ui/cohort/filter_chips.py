"""Chips of the Cohort place: one per part of the filter, and one for the patient who is shown on the figure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.icons import pixmap
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton

_HEIGHT, _PADDING, _GAP, _CROSS, _WIDEST = 26, 9, 6, 14, 300


class FilterChip(PaintedButton):
    """A name and its value, with a cross. The cross, Delete and Backspace remove; anything else opens.

    ``accent`` marks the chip of the patient, which is no part of the filter.
    """

    removed = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, *, name: str, value: str, after: str = "", accent: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (name, value, after)
        self._accent = accent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(name=name, value=value, after=after)

    def say(self, *, name: str, value: str, after: str = "") -> None:
        """The words of the chip: a name, its value in bold, and what follows it."""
        self._parts = (name, value, after)
        words = " ".join(part for part in self._parts if part)
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Delete removes it, Enter changes it."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = sum(self._width(text, role) for text, role, _ in self._written())
        between = px(_GAP) * max(len(self._written()) - 1, 0)
        width = words + between + px(2 * _PADDING + _GAP + _CROSS)
        return QSize(min(round(width + 1), px(_WIDEST)), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(90)), self._theme.px(_HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and event.position().x() >= self._cross().left() and self.rect().contains(event.pos()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, theme = self._theme.px, self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus()
        if focused:
            box.adjust(0.5, 0.5, -0.5, -0.5)
        edge = "focus" if focused else "accent" if self._accent else "control"
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        fill = "accent_soft" if self._accent else "hover" if self.underMouse() else "panel"
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, px(3), px(3))
        left, room = float(px(_PADDING)), self._cross().left() - px(_GAP)
        for text, role, colour in self._written():
            font = theme.font(role)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room - left, 0.0))
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            baseline = self.height() / 2 + metrics.capHeight() / 2
            painter.drawText(QPointF(left, round(baseline)), shown)
            left += metrics.horizontalAdvance(shown) + px(_GAP)
        cross = self._cross()
        colour = "accent" if self._accent else "text2"
        drawn = pixmap("close", theme, px(_CROSS), colour=colour, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(cross.left(), round((self.height() - px(_CROSS)) / 2)), drawn)
        painter.end()

    def _written(self) -> list[tuple[str, str, str]]:
        name, value, after = self._parts
        plain, bold = ("accent", "accent") if self._accent else ("text2", "text")
        found = ((name, "table", plain), (value, "table_strong", bold), (after, "table", plain))
        return [part for part in found if part[0]]

    def _width(self, text: str, role: str) -> float:
        return QFontMetricsF(self._theme.font(role)).horizontalAdvance(text)

    def _cross(self) -> QRectF:
        side = self._theme.px(_CROSS)
        return QRectF(self.width() - side - self._theme.px(_PADDING - 2), 0, side, self.height())
