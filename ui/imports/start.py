"""What the place Import shows without a file: why there is none, how to choose one, and what was taken before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, label

MOST = 8  # imports of before that are told


class ImportStart(Retold, QWidget):
    """A dashed frame with a sentence and one action."""

    choose_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = self._name = ""
        self.title = label("", theme, self, role="strong", wrap=True)
        self._more = label("", theme, self, role="table", colour="text2", wrap=True)
        self.button = button("", self)
        self.button.clicked.connect(self.choose_wanted)
        self._before = label("", theme, self, role="table", colour="text3", wrap=True)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(40), px(36), px(40), px(36))
        column.setSpacing(px(8))
        for widget in (self.title, self._more, self.button, self._before):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if widget is self.button else Qt.AlignmentFlag(0))
        column.addStretch(1)
        self._say()

    def say(self, words: str, name: str = "") -> None:
        """Why the file of this name is not shown; nothing where none was chosen."""
        self._words, self._name = words, name
        self._say()

    def show_imports(self, lines: Sequence[str]) -> None:
        """The files that were taken before, the last first."""
        self._before.setText("\n".join(lines[:MOST]))

    def show_refusal(self, why_not: str) -> None:
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)

    def dress(self) -> None:
        dress_label(self.title, self._theme, role="strong", colour="urgent" if self._words else "text")
        dress_label(self._more, self._theme, role="table", colour="text2")
        dress_label(self._before, self._theme, role="table", colour="text3")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        inset = self._theme.px(16)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        painter.end()

    def _say(self) -> None:
        self.title.setText(self._words or self.tr("No laboratory file is open."))
        kinds = self.tr(
            "CSV, Excel, HL7 or FHIR; nobody is registered from a file, and nothing is saved before Import."
        )
        self._more.setText(kinds)
        self.button.setText(self.tr("Choose another file…") if self._words else self.tr("Choose a file…"))
        self.dress()
