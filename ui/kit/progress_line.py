"""What is going on when an answer is slow: a thin line with words and Cancel, from 300 ms on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.words import filled
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, label

PATIENCE_MS = 300


class ProgressLine(Retold, QWidget):
    """``begin`` shows it after a while, ``end`` hides it; computing that was cancelled is offered to be begun again."""

    slow = Signal()
    cancelled = Signal()
    wanted_again = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._running = False
        self._told = ""
        self._share = 1.0
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._on_slow)
        self._words = label("", theme, self, role="table", colour="text2")
        self.stop = button("", self, kind="small")
        self.stop.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(3))
        row.addWidget(self._words)
        row.addWidget(self.stop)
        row.addStretch(1)
        theme.changed.connect(self._dress)
        self._say()
        self.hide()

    def begin(self, words: str = "") -> None:
        """``words`` say what goes on, where that is no computing."""
        self._running, self._told, self._share = True, words, 1.0
        self.stop.setEnabled(True)
        self._say()
        if not self.isVisible():
            self._timer.start()

    def show_count(self, count: int) -> None:
        """How many patients are computed so far."""
        if self._running:
            self._words.setText(filled(self.tr("Being computed: {count} patients so far"), count=f"{count:,}"))

    def show_share(self, share: float) -> None:
        """How much is done, 0 to 1, where that can be told: the line is so long."""
        self._share = share
        self.update()

    def end(self) -> None:
        self._timer.stop()
        self._running = False
        self.hide()

    def _on_slow(self) -> None:
        self.show()
        self.slow.emit()

    def _on_clicked(self) -> None:
        if self._running:
            self._running = False
            self.stop.setEnabled(not self._told)
            self._say()
            self.cancelled.emit()
        else:
            self.wanted_again.emit()

    def _say(self) -> None:
        running, told = self._running, self._told
        ended = self.tr("Being given up …") if told else self.tr("Cancelled: not computed.")
        self._words.setText((told or self.tr("Being computed …")) if running else ended)
        self.stop.setText(self.tr("Cancel") if running or told else self.tr("Compute"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = max(2, self._theme.px(2))
        painter.fillRect(QRectF(0, 0, self.width(), height), self._theme.colour("line"))
        if self._running:
            painter.fillRect(QRectF(0, 0, self.width() * self._share, height), self._theme.colour("accent"))
        painter.end()

    def _dress(self) -> None:
        dress_label(self._words, self._theme, role="table", colour="text2")
