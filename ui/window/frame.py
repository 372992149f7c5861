"""The frame of the window: the bar on top with menus and search, and the rail of places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icons import pixmap
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton, dress_label, ground, label
from ui.window.places import Place
from ui.window.search import SearchField
from ui.words.language import language, languages, number

TOP_HEIGHT, RAIL_WIDTH = 32, 64
_MOST_TOLD = 1000


class TopBar(QWidget):
    """The name of the program, its menus, the search, and the language where there is a choice."""

    language_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._logo = QLabel(self)
        self._name = label("Hepatrack", theme, self, role="strong")
        self.menus = QMenuBar(self)
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.search = SearchField(theme, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        line.setSpacing(theme.px(8))
        for widget in (self._logo, self._name, self.menus):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.search, 1000)
        self._languages = self._language_buttons(line)
        theme.changed.connect(self._dress)
        self._dress()

    def _language_buttons(self, line: QHBoxLayout) -> list[QPushButton]:
        spoken = languages()
        if len(spoken) < 2:
            return []
        line.addSpacing(self._theme.px(8))
        group = QButtonGroup(self)
        made = []
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for place, (code, name) in enumerate(spoken):
            segment = QPushButton(name, self)
            segment.setProperty("segment", "first" if place == 0 else "last")
            segment.setProperty("language", code)
            segment.setCheckable(True)
            segment.setChecked(code == language())
            group.addButton(segment)
            segments.addWidget(segment)
            made.append(segment)
        group.buttonClicked.connect(self._on_language_clicked)
        line.addLayout(segments)
        return made

    def show_covered(self, covered: bool) -> None:
        """Neither menus nor search while the clinic file is locked."""
        self.menus.setVisible(not covered)
        self.search.setVisible(not covered)

    def show_language(self, code: str) -> None:
        for segment in self._languages:
            segment.setChecked(segment.property("language") == code)

    def _on_language_clicked(self, clicked: QAbstractButton) -> None:
        self.language_chosen.emit(clicked.property("language"))

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "window")
        self.setFixedHeight(px(TOP_HEIGHT))
        self._logo.setPixmap(pixmap("hepatrack", self._theme, px(18), ratio=self.devicePixelRatioF()))
        dress_label(self._name, self._theme, role="strong", colour="text")


class RailButton(PaintedButton):
    """A place: an icon over its name; the place one is in has the accent's ground and edge."""

    def __init__(self, theme: Theme, drawing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = drawing
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int) -> None:
        """How many things wait there for a person; nothing for none."""
        if count != self._count:
            self._count = count
            said = QCoreApplication.translate("Rail", "{count} waiting").format(count=number(count))
            self.setAccessibleDescription(said if count else "")
            self.setToolTip(said if count else "")
            self.update()

    @property
    def count(self) -> int:
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(RAIL_WIDTH), self._theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        inner = QRectF(self.rect()).adjusted(px(4), px(2), -px(4), -px(2))
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(inner, px(5), px(5))
        if self.isChecked():
            painter.fillRect(QRectF(0, inner.y(), px(3), inner.height()), self._theme.colour("accent"))
        colour = "accent" if self.isChecked() else "text2"
        drawn = pixmap(self._drawing, self._theme, px(20), colour=colour, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - px(20)) / 2), px(8), drawn)
        painter.setFont(self._theme.font("caption_strong" if self.isChecked() else "caption"))
        painter.setPen(self._theme.colour(colour))
        words = QRectF(0, px(30), self.width(), px(18))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._count:
            self._badge(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, px(5), px(5))
        painter.end()

    def _badge(self, painter: QPainter) -> None:
        px, text = self._theme.px, str(self._count) if self._count < _MOST_TOLD else f"{_MOST_TOLD - 1}+"
        painter.setFont(self._theme.font("caption_strong"))
        wide = max(px(16), painter.fontMetrics().horizontalAdvance(text) + px(8))
        box = QRectF(min(self.width() / 2 + px(4), self.width() - wide - px(3)), px(3), wide, px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("review"))
        painter.drawRoundedRect(box, px(8), px(8))
        painter.setPen(self._theme.colour("panel"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(Retold, QWidget):
    """The places of the program, 64 px at the left edge."""

    place_chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places = tuple(places)
        self._buttons = {place.name: RailButton(theme, place.icon, self) for place in places}
        self._group = QButtonGroup(self)
        for made in self._buttons.values():
            self._group.addButton(made)
        self._group.buttonClicked.connect(self._on_clicked)
        self._buttons[self._places[0].name].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        for place in self._places:
            if not place.at_foot:
                column.addWidget(self._buttons[place.name])
        column.addStretch(1)
        for place in self._places:
            if place.at_foot:
                column.addWidget(self._buttons[place.name])
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    def show_place(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def button(self, name: str) -> RailButton:
        """The button of a place. Raises KeyError for a name that is none."""
        return self._buttons[name]

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        self.place_chosen.emit(next(name for name, made in self._buttons.items() if made is clicked))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _dress(self) -> None:
        ground(self, self._theme, "window")
        self.setFixedWidth(self._theme.px(RAIL_WIDTH))

    def _say(self) -> None:
        for place in self._places:
            self._buttons[place.name].setText(QCoreApplication.translate("Rail", place.words))
