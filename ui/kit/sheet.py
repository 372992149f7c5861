"""A sheet in the middle of the window: a title, labelled fields, a sentence when something is wrong, buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label

WIDTH = 460


class Sheet(QWidget):
    """A card with a hairline around it; what stands in it is added from top to bottom."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: list[tuple[QLabel, str, str]] = []
        self.column = QVBoxLayout(self)
        self.setMinimumWidth(theme.px(300))
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, text: str = "", *, role: str = "body", colour: str = "text") -> QLabel:
        """Words across the sheet."""
        made = label(text, self._theme, self, role=role, colour=colour, wrap=True)
        self._labels.append((made, role, colour))
        self.column.addWidget(made)
        return made

    def tell(self, told: QLabel, text: str, *, width: int) -> None:
        """Say it in words that stand here already, with room for all of it on a sheet of ``width`` pixels."""
        told.setText(text)
        margins = self.column.contentsMargins()
        told.setMinimumHeight(max(told.heightForWidth(width - margins.left() - margins.right()), 0))

    def field(self, *, secret: bool = False) -> tuple[QLabel, QLineEdit]:
        """A line to type in under its label."""
        words = label("", self._theme, self, role="table", colour="text2")
        self._labels.append((words, "table", "text2"))
        entry = QLineEdit(self)
        if secret:
            entry.setEchoMode(QLineEdit.EchoMode.Password)
        words.setBuddy(entry)
        self.column.addWidget(words)
        self.column.addWidget(entry)
        return words, entry

    def buttons(self) -> QHBoxLayout:
        """A line for buttons, to be filled from the right."""
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(8))
        self.column.addSpacing(self._theme.px(8))
        self.column.addLayout(line)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.setBrush(self._theme.colour("panel"))
        corner = self._theme.px(5)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(28), px(24), px(28), px(24))
        self.column.setSpacing(px(6))
        self.setMaximumWidth(px(WIDTH))
        for words, role, colour in self._labels:
            dress_label(words, self._theme, role=role, colour=colour)


class SheetPage(QWidget):
    """The window's whole room with one sheet in its middle; it scrolls where the room is small."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = QWidget(self)
        self._middle = QVBoxLayout(self._room)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._room)
        column = bare(QVBoxLayout(self), spacing=None)
        column.addWidget(scroll)
        theme.changed.connect(self._dress_ground)
        self._dress_ground()

    def put(self, sheet: Sheet) -> None:
        """One sheet; several take turns in the same place."""
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(sheet, 100)
        across.addStretch(1)
        if self._middle.count() == 0:
            self._middle.addStretch(2)
            self._middle.addStretch(3)
        self._middle.insertLayout(self._middle.count() - 1, across)

    def _dress_ground(self) -> None:
        ground(self, self._theme, "window")
        ground(self._room, self._theme, "window")
