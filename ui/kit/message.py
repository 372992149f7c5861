"""A sentence that needs to be seen: what went wrong and what to do about it; over the page, never over the banner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from models.flags.flags import Severity
from ui.kit.marks import paint_flag
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, icon_button


class MessageBar(Retold, QWidget):
    """One message at a time, a trouble or mere news; it stays until it is closed or replaced."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._news, self._just_said = theme, False, False
        self._told: Callable[[], str] | None = None
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._mark = _Mark(theme, self)
        self._close = icon_button("close", theme, self, says="", colour="text")
        self._close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(18), theme.px(6), theme.px(12), theme.px(6))
        line.setSpacing(theme.px(10))
        line.addWidget(self._mark)
        line.addWidget(self._words, 1)
        line.addWidget(self._close)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, words: str | Callable[[], str], *, news: bool = False) -> None:
        """``news``: something was done as it was wanted; nothing is wrong. ``words`` that can be asked for again are
        told anew in another language; others go with theirs."""
        self._told = words if callable(words) else None
        self._news = self._mark.news = news
        self._just_said = True
        QTimer.singleShot(0, self, self._on_said)
        self._dress()
        self._mark.update()
        self._put(words() if callable(words) else words)
        self.show()

    def pass_by(self) -> None:
        """Mere news is of the patient and the user in front of whom it was said; a trouble stays."""
        if self._news:
            self.hide()

    def give_way(self) -> None:
        """Something was written: news of what was done before is of the last thing done no more, nor is its undo."""
        if not self._just_said:
            self.pass_by()

    def forget(self) -> None:
        """Nothing of what was said stays, a trouble neither: whoever comes next is another."""
        self._told = None
        self._put("")
        self.hide()

    def _put(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)

    def _on_said(self) -> None:
        self._just_said = False

    def _say(self) -> None:
        says = self.tr("Close the message")
        self._close.setToolTip(says)
        self._close.setAccessibleName(says)
        if self._told is not None:
            self._put(self._told())
        else:
            self.forget()

    def _dress(self) -> None:
        ground(self, self._theme, "note_soft" if self._news else "urgent_soft")
        dress_label(self._words, self._theme, role="body", colour="text")


class _Mark(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.news = theme, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_flag(painter, QRectF(self.rect()), self._theme, Severity.INFORMATION if self.news else Severity.URGENT)
        painter.end()
