"""The folded panel of flags: a strip of marks with their counts, the most severe first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.flags.flags import Flag, Severity
from ui.kit.marks import paint_flag, severity_word
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton
from ui.words.language import listed

STRIP_WIDTH = 40
_ORDER = (Severity.URGENT, Severity.REVIEW, Severity.INFORMATION)
_Mark = tuple[Severity, bool]


def by_severity(flags: tuple[Flag, ...]) -> list[Flag]:
    """The most severe first, what is missing last among equals."""
    return sorted(flags, key=lambda flag: (_ORDER.index(flag.severity), flag.data_gap))


class FlagStrip(PaintedButton):
    """The folded panel: one mark per kind of flag with its count; a click or Enter unfolds it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[_Mark, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_flags(self, flags: tuple[Flag, ...]) -> None:
        self._counts = {}
        for flag in by_severity(flags):
            mark = (flag.severity, flag.data_gap)
            self._counts[mark] = self._counts.get(mark, 0) + 1
        one = self.tr("{count} {severity}")
        words = [one.format(count=count, severity=severity_word(*mark)) for mark, count in self._counts.items()]
        says = self.tr("Unfold the flags: {counts}").format(counts=listed(words) or "0")
        self.setToolTip(says)
        self.setAccessibleName(says)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(STRIP_WIDTH), self._theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        painter.fillRect(self.rect(), self._theme.colour("hover" if self.underMouse() else "window"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        y = px(12)
        painter.setFont(self._theme.font("caption_strong"))
        for (severity, data_gap), count in self._counts.items():
            paint_flag(painter, QRectF(px(4), y, px(16), px(16)), self._theme, severity, data_gap)
            painter.setPen(self._theme.colour("text"))
            box = QRectF(px(22), y, px(16), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(count))
            y += px(26)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
