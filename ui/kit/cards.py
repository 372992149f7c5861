"""Cards that fold: 46 px of mark, title and second line; open, the working below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.what_would_change import Subject
from models.flags.flags import Severity
from models.response.response import Response
from models.words import Why
from ui.kit.icons import pixmap
from ui.kit.marks import CHIP_HEIGHT, chip_width, paint_chip, paint_flag
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton, bare, button
from ui.kit.working import WhyView

ROW_HEIGHT = 46


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done from an open card: its words and its key, and why not where it may not be done."""

    words: str
    key: str
    do: Callable[[], object]
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a card says. It carries a flag's mark, or a response as a chip, or neither; ``faded``: it is past."""

    title: str
    detail: str
    why: Why
    severity: Severity | None = None
    data_gap: bool = False
    response: Response | None = None
    subject: Subject | None = None
    acts: tuple[Act, ...] = ()
    faded: bool = False


class CardHead(PaintedButton):
    """The part of a card that is always seen: one line each when folded, the whole title when open."""

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.updateGeometry)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        self._entry = entry
        self.setAccessibleName(f"{entry.title}; {entry.detail}")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of what can be done work while the card has the focus, open or not."""
        act = next((act for act in self._entry.acts if act.key == event.text().upper()), None)
        if act is not None and not event.modifiers():
            if not act.why_not:
                act.do()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(264), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        if not self.isChecked():
            return self._theme.px(ROW_HEIGHT)
        return self._title_box(width).height() + self._theme.px(34)

    def _left(self) -> int:
        return self._theme.px(36 if self._entry.severity is not None else 12)

    def _right(self) -> int:
        chip = 0 if self._entry.response is None else chip_width(self._theme, self._entry.response) + self._theme.px(6)
        return self._theme.px(30) + chip

    def _title_box(self, width: int) -> QRect:
        room = QRect(0, 0, width - self._left() - self._right(), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(self._theme.font("strong")).boundingRect(room, int(flags), self._entry.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        if self.underMouse() and not self.isChecked():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
        if self._entry.severity is not None:
            mark = QRectF(px(12), px(13), px(16), px(16))
            paint_flag(painter, mark, self._theme, self._entry.severity, self._entry.data_gap)
        self._paint_words(painter)
        if self._entry.response is not None:
            width, height = chip_width(self._theme, self._entry.response), px(CHIP_HEIGHT)
            chip = QRectF(self.width() - px(30) - width, px(4), width, height)  # beside the title, clear of the detail
            paint_chip(painter, chip, self._theme, self._entry.response)
        arrow = pixmap(
            "chevron-down" if self.isChecked() else "chevron-right",
            self._theme,
            px(14),
            colour="text3",
            ratio=self.devicePixelRatioF(),
        )
        painter.drawPixmap(self.width() - px(24), px(16), arrow)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        px = self._theme.px
        room = self.width() - self._left() - self._right()
        painter.setFont(self._theme.font("strong"))
        painter.setPen(self._theme.colour("text3" if self._entry.faded else "text"))
        if self.isChecked():
            self.setToolTip("")
            box = QRect(self._left(), px(9), room, self._title_box(self.width()).height())
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), self._entry.title)
            below = box.bottom() + px(2)
        else:
            title = painter.fontMetrics().elidedText(self._entry.title, Qt.TextElideMode.ElideRight, room)
            self.setToolTip("" if title == self._entry.title else self._entry.title)
            painter.drawText(QRect(self._left(), px(5), room, px(19)), int(Qt.AlignmentFlag.AlignVCenter), title)
            below = px(24)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text3"))
        room = self.width() - self._left() - px(30)
        detail = painter.fontMetrics().elidedText(self._entry.detail, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(self._left(), below, room, px(17)), int(Qt.AlignmentFlag.AlignVCenter), detail)


class Card(QFrame):
    """One answer with its working. ``opened`` asks the others to fold, ``resized`` says that the height is another."""

    opened = Signal(object)
    resized = Signal()

    def __init__(self, theme: Theme, entry: Entry, course: Course, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body: _Body | None = None
        self._is_told = False  # the body shows the entry
        self.head = CardHead(theme, entry, self)
        self.head.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.show_entry(entry, course)

    def show_entry(self, entry: Entry, course: Course, *, is_open: bool = False) -> None:
        """Another answer in place of the one before."""
        self.entry, self._course = entry, course
        self.setProperty("rule", entry.why.rule)  # which F1 opens
        self._is_told = False
        self.head.blockSignals(True)
        self.head.setChecked(is_open)
        self.head.blockSignals(False)
        self.head.show_entry(entry)
        self._show_body(is_open)
        self.update()

    def _show_body(self, is_open: bool) -> None:
        if is_open and not self._is_told:
            if self._body is None:
                self._body = _Body(self._theme, self)
                self._column.addWidget(self._body)
            self._body.show_entry(self.entry, self._course)
            self._is_told = True
        if self._body is not None and self._body.isVisibleTo(self) != is_open:
            self._body.setVisible(is_open)

    def height_for(self, width: int) -> int:
        """The height of the card as it is now, open or folded; nothing of it waits for a layout."""
        inner = width - 2
        tall = self.head.heightForWidth(inner) + 2
        if self._body is None or not self.is_open:
            return tall
        layout = self._body.layout()
        assert layout is not None
        wraps = layout.hasHeightForWidth()
        return tall + (layout.totalHeightForWidth(inner) if wraps else layout.totalSizeHint().height())

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        self.head.setChecked(is_open)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "control" if self.is_open else "line"
        painter.setPen(QPen(self._theme.colour(edge), 1))
        painter.setBrush(self._theme.colour("panel"))
        radius = self._theme.px(5) if self.is_open else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _on_toggled(self, is_open: bool) -> None:
        self._show_body(is_open)
        if is_open:
            self.opened.emit(self)
        self.updateGeometry()
        self.update()
        self.resized.emit()


class _Body(QWidget):
    """The working, and below it what can be done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.px
        self._working = WhyView(theme, self)
        self._acts: tuple[Act, ...] = ()
        self._buttons: list[QPushButton] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(px(2))
        self._margins = (px(8), 0, px(8), px(8))
        self._line.addStretch(1)
        column = bare(QVBoxLayout(self))
        column.addWidget(self._working)
        column.addLayout(self._line)

    def show_entry(self, entry: Entry, course: Course) -> None:
        self._working.show_why(entry.why, course, subject=entry.subject)
        self._acts = entry.acts
        self._line.setContentsMargins(*(self._margins if entry.acts else (0, 0, 0, 0)))
        while len(self._buttons) < len(entry.acts):
            place = len(self._buttons)
            made = button("", self, kind="small" if place == 0 else "flat")
            made.clicked.connect(partial(self._do, place))
            self._line.insertWidget(place, made)
            self._buttons.append(made)
        for made, act in zip(self._buttons, entry.acts, strict=False):
            made.setText(act.words)
            made.setEnabled(not act.why_not)
            made.setToolTip(act.why_not or f"{act.words} ({act.key})")
        for place, made in enumerate(self._buttons):
            made.setVisible(place < len(entry.acts))

    def _do(self, place: int, _: bool = False) -> None:
        self._acts[place].do()
