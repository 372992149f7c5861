"""Small controls that many views build from: labels, lines, buttons, in the theme's type and colours."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)

from models.response.answers import Response
from ui.kit.icons import icon
from ui.kit.marks import CHIP_HEIGHT, chip_width, paint_chip, response_in_full, response_short, response_word
from ui.kit.theme import Theme
from ui.words.language import CHINESE, language

_Layout = TypeVar("_Layout", bound=QLayout)


def bare(made: _Layout, *, spacing: int | None = 0) -> _Layout:
    """A layout without margins, and with no room between its parts; None leaves that as the style has it."""
    made.setContentsMargins(0, 0, 0, 0)
    if spacing is not None:
        made.setSpacing(spacing)
    return made


def label(
    text: str,
    theme: Theme,
    parent: QWidget | None = None,
    *,
    role: str = "body",
    colour: str = "text",
    wrap: bool = False,
    right: bool = False,
    middle: bool = False,
) -> QLabel:
    """Plain text in a role and a colour of the theme."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if right:
        upright = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        made.setAlignment(Qt.AlignmentFlag.AlignRight | upright)
    dress_label(made, theme, role=role, colour=colour)
    return made


def yielding(made: QLabel) -> QLabel:
    """A wrapped label takes the width there is, and the height that its words need in it."""
    policy = made.sizePolicy()  # a new one would forget that the height follows from the width
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    made.setSizePolicy(policy)
    return made


def dress_label(made: QLabel, theme: Theme, *, role: str, colour: str) -> None:
    made.setFont(theme.font(role))
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(colour))
    made.setPalette(palette)


class _Rule(QFrame):
    """Painted, so that it has the colour of the theme as it is now."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("line"))
        painter.end()


def rule(theme: Theme, parent: QWidget | None = None) -> QFrame:
    """A hairline across."""
    return _Rule(theme, parent)


def ground(widget: QWidget, theme: Theme, name: str) -> None:
    """Fill a widget with a colour of the theme."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, theme.colour(name))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def foot_band(theme: Theme, parent: QWidget, *held: QWidget) -> QWidget:
    """The band at the foot of a dialog: what can be done at the left, and last what closes it, at the right."""
    foot = QWidget(parent)
    ground(foot, theme, "band")
    line = QHBoxLayout(foot)
    px = theme.px
    line.setContentsMargins(px(18), px(8), px(18), px(8))
    for left in held[:-1]:
        line.addWidget(left)
    line.addStretch(1)
    line.addWidget(held[-1])
    return foot


def upright_scroll(inner: QWidget, parent: QWidget) -> QScrollArea:
    """Scrolls up and down only, and is as wide as what it holds."""
    scroll = upright(inner, parent)
    hold_width(scroll)
    return scroll


def upright(inner: QWidget, parent: QWidget) -> QScrollArea:
    """The same around what is still to be filled: widgets that move to another parent are all dressed once more.

    ``hold_width`` once it is.
    """
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll


def hold_width(scroll: QScrollArea) -> None:
    """As wide as what it holds now."""
    bar = scroll.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    inner = scroll.widget()
    assert inner is not None
    scroll.setMinimumWidth(inner.minimumSizeHint().width() + bar)


def button(text: str, parent: QWidget | None = None, *, kind: str = "") -> QPushButton:
    """A button: ``primary``, ``flat``, ``small`` or plain."""
    made = QPushButton(text, parent)
    if kind:
        made.setProperty("kind", kind)
    return made


def icon_button(name: str, theme: Theme, parent: QWidget, *, says: str, colour: str = "text2") -> QToolButton:
    """A flat button of one icon; ``says`` is its tool tip and its accessible name."""
    made = QToolButton(parent)
    made.setProperty("kind", "flat")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIcon(icon(name, theme, colour))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setToolTip(says)
    made.setAccessibleName(says)
    return made


class PaintedButton(QAbstractButton):
    """A button that a view paints itself; Enter presses it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ElidedLabel(QLabel):
    """One line that gives way to its neighbours: what does not fit ends in … and is the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class Chip(QWidget):
    """A response as a chip of its own; its words in full are the tool tip, or with ``full`` stand in a Chinese chip.

    Where there is no room for its words it has the short ones.
    """

    def __init__(self, theme: Theme, response: Response, parent: QWidget | None = None, *, full: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._full = full
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_response(response)

    def show_response(self, response: Response) -> None:
        self._response = response
        self.setAccessibleName(response_word(response))
        self.setToolTip(response_in_full(response))
        self.updateGeometry()
        self.update()

    @property
    def response(self) -> Response:
        return self._response

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._theme, self._response, self._words()), self._theme.px(CHIP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        short = chip_width(self._theme, self._response, response_short(self._response))
        return QSize(min(short, self.sizeHint().width()), self._theme.px(CHIP_HEIGHT))

    def _words(self) -> str:
        in_chinese = self._full and language() == CHINESE
        return response_in_full(self._response) if in_chinese else response_word(self._response)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._theme, self._response, self._words())
        painter.end()
