"""How far a backup is: a sentence and a bar, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import bare, label


class ProgressLine(QWidget):
    """Says what is being done, with a bar beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = label("", theme, self, role="table", colour="text2")
        self._bar = _Bar(theme, self)
        line = bare(QHBoxLayout(self), spacing=theme.px(10))
        line.addWidget(self._bar, 1)
        line.addWidget(self.words)
        self.show_percent(None)

    def show_percent(self, percent: int | None) -> None:
        """None: nothing can be counted yet. At 100 the copy is made and being read again."""
        words = self.tr("Looking whether anything changed.")
        if percent is not None:
            words = self.tr("Copying, {percent} %").format(percent=percent)
        if percent == 100:
            words = self.tr("Reading the copy again.")
        self.show_done(percent or 0, words)

    def show_done(self, percent: int, words: str) -> None:
        """How much is done of something else, in its own words."""
        self.words.setText(words)
        self._bar.show_percent(percent)
        self._bar.setAccessibleName(words)


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._percent = theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_percent(self, percent: int) -> None:
        self._percent = percent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        done = QRectF(0, 0, self.width() * self._percent / 100, self.height())
        painter.fillRect(done, self._theme.colour("accent"))
        painter.end()
