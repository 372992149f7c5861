"""The list and what waits beside it: the panel, where it is narrow a strip of its marks, then a second page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.flags.flags import Severity
from models.worklist.line import Kind, Wait
from ui.kit.marks import paint_flag
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton, bare, ground
from ui.words.language import clauses
from ui.worklist.panel import KEY_OF, WIDTH, WaitPanel
from ui.worklist.table import WorklistTable
from ui.worklist.words import worded

PANEL_FROM, STRIP_WIDTH = 1340, 40  # the width of the place from which the panel stands beside the list, at 100 %
_LIST_LEAST = 330  # what is left of the list where the panel is unfolded beside it


class WaitStrip(PaintedButton):
    """The folded panel: a mark for each thing that waits, with its count; a click or Enter unfolds it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waits: tuple[Wait, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_waits(self, waits: tuple[Wait, ...], said: list[str]) -> None:
        """``said`` are the things in words."""
        self._waits = waits
        self.setToolTip(clauses(filter(None, [worded("What waits (P)"), *said])))
        self.setAccessibleName(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(STRIP_WIDTH), self._theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colour = QPainter(self), self._theme.px, self._theme.colour
        painter.fillRect(self.rect(), colour("hover" if self.underMouse() else "window"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        for place, one in enumerate(self._waits):
            top = px(10 + 40 * place)
            self._paint_mark(painter, QRectF((self.width() - px(18)) / 2, top, px(18), px(18)), one, place)
            painter.setFont(self._theme.font("caption"))
            painter.setPen(colour("text2"))
            below = QRectF(0, top + px(18), self.width(), px(15))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), _count(one))
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF, one: Wait, place: int) -> None:
        """The flag, or the key that goes to it as a cap; where it has none of its own, its number."""
        if one.kind is Kind.FLAGS:
            severity = Severity.URGENT if one.urgent else Severity.REVIEW
            paint_flag(painter, box.adjusted(1, 1, -1, -1), self._theme, severity, False)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("urgent" if one.urgent else "line_strong"), 1))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(3), self._theme.px(3))
        painter.setFont(self._theme.font("caption_strong"))
        painter.setPen(self._theme.colour("urgent" if one.urgent else "text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), KEY_OF.get(one.kind, str(place + 1)))


def _count(one: Wait) -> str:
    """How many wait; of a visit or a dose its name is not a number, and one waits."""
    return "1" if one.kind is Kind.DOSE or one.number < 2 else str(one.number)


class Beside(QWidget):
    """Width decides whether the panel is folded, until the user does."""

    def __init__(self, theme: Theme, table: WorklistTable, panel: WaitPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._table, self._panel = theme, table, panel
        self._unfolded = False
        self.strip = WaitStrip(theme, self)
        line = bare(QHBoxLayout(self))
        line.addWidget(table, 1)
        line.addWidget(panel)
        line.addWidget(self.strip)
        self.strip.clicked.connect(self.toggle)
        panel.left.connect(self.fold)

    @property
    def wide(self) -> bool:
        """Whether there is room for the panel beside the whole list."""
        return self.width() >= self._theme.px(PANEL_FROM)

    @property
    def second_page(self) -> bool:
        """Whether the panel stands in the place of the list."""
        return self._unfolded and not self.wide and self.width() < self._theme.px(_LIST_LEAST + WIDTH + STRIP_WIDTH)

    def toggle(self) -> None:
        """Unfold the panel where it is folded, with the keys on it; else fold it."""
        if self.wide:
            return
        self._unfolded = not self._unfolded
        self.fit()
        if self._unfolded:
            self._panel.take_focus()
        else:
            self._table.view.setFocus()

    def fold(self) -> None:
        if self._unfolded:
            self.toggle()

    def dress(self) -> None:
        ground(self, self._theme, "panel")
        self.strip.setFixedWidth(self._theme.px(STRIP_WIDTH))
        self.fit()

    def fit(self) -> None:
        if self.wide:
            self._unfolded = False
        alone = self.second_page
        self._panel.setVisible(self.wide or self._unfolded)
        self._panel.fill(alone)
        self.strip.setHidden(self.wide)
        self._table.setHidden(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._unfolded:
            self.fold()
        else:
            super().keyPressEvent(event)
