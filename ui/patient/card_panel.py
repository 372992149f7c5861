"""Cards under each other beside a table: what is known of what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label, yielding


class PanelCard(QFrame):
    """A titled card, its lines made anew whenever they are others."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        px = theme.px
        self._column.setContentsMargins(px(12), px(9), px(12), px(10))
        self._column.setSpacing(px(3))
        self.title = yielding(label("", theme, self, role="strong", wrap=True))
        self._column.addWidget(self.title)
        self._lines: list[QWidget] = []

    @property
    def text(self) -> str:
        """Everything it says, for tests and for readers of the screen."""
        return "\n".join(one.text() for one in (self.title, *self.findChildren(QLabel)) if one.text())

    def hold(self, lasting: QWidget) -> None:
        """A part that stays when the lines are made anew; the lines stand below it."""
        self._column.addWidget(lasting)

    def begin(self, title: str) -> None:
        self.title.setText(title)
        dress_label(self.title, self._theme, role="strong", colour="text")  # its lines are made anew, it stays
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines.clear()

    def add(self, line: QWidget) -> None:
        self._column.addWidget(line)
        self._lines.append(line)
        line.show()

    def say(self, words: str, *, role: str = "table", colour: str = "text2") -> None:
        self.add(yielding(label(words, self._theme, self, role=role, colour=colour, wrap=True)))

    def pair(self, left: str, right: str, *, colour: str = "text2") -> None:
        """Words, and a rule or a value behind them."""
        line = QWidget(self)
        grid = bare(QGridLayout(line), spacing=None)
        grid.setHorizontalSpacing(self._theme.px(8))
        words = yielding(label(left, self._theme, line, role="table", colour=colour, wrap=True))
        grid.addWidget(words, 0, 0)
        grid.addWidget(label(right, self._theme, line, role="caption", colour="text3", right=True), 0, 1)
        grid.setColumnStretch(0, 1)
        self.add(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("panel"))
        radius = self._theme.px(5)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class CardPanel(QScrollArea):
    """The cards scroll up and down where they are higher than the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(self)
        self.setWidget(self._inner)
        self._column = QVBoxLayout(self._inner)

    def _cards(self, count: int) -> list[PanelCard]:
        """So many cards, first to last."""
        made = [PanelCard(self._theme, self._inner) for _ in range(count)]
        for card in made:
            self._column.addWidget(card)
        self._column.addStretch(1)
        return made

    def dress(self) -> None:
        px = self._theme.px
        ground(self._inner, self._theme, "window")
        self._column.setContentsMargins(px(8), px(8), px(8), px(8))
        self._column.setSpacing(px(8))
