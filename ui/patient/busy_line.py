"""The line under the tabs that says that work goes on."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.theme import Theme


class BusyLine(QWidget):
    """The hairline under the tabs; 2 px of accent when work has lasted 300 ms."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._long = False
        self._timer = QTimer(self, singleShot=True, interval=300)
        self._timer.timeout.connect(self._on_long)
        self.setFixedHeight(2)

    @property
    def is_long(self) -> bool:
        return self._long

    def show_busy(self, busy: bool) -> None:
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
            self._set_long(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._long:
            painter.fillRect(self.rect(), self._theme.colour("accent"))
        else:
            painter.fillRect(0, 1, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _on_long(self) -> None:
        self._set_long(True)

    def _set_long(self, is_long: bool) -> None:
        self._long = is_long
        self.setAccessibleName(self.tr("Working") if is_long else "")
        self.update()
