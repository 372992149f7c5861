"""A picture of a cohort: marks that name their patients, by mouse and by key, on screen and on any other device."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.ink import Ink, paint_empty
from ui.charts.row import TableTwin
from ui.kit.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PILL_HEIGHT = 18


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one patient is in a picture, and the words that say what is drawn there."""

    key: int
    area: QRectF
    words: str


class Drawing:
    """What a picture draws of its facts; knows no widget, so that paper and files get the same.

    ``empty`` says why there is nothing to draw; empty words where there is something.
    """

    empty = ""

    def height(self, ink: Ink, width: float) -> int:
        """The least height in pixels at which everything is legible."""
        raise NotImplementedError

    def marks(self, ink: Ink, rect: QRectF) -> tuple[Mark, ...]:
        """Every patient of the picture in the order of the keyboard."""
        raise NotImplementedError

    def paint(self, painter: QPainter, ink: Ink, rect: QRectF, clip: QRectF) -> None:
        """Everything within ``rect``; what lies outside ``clip`` may be left out."""
        raise NotImplementedError

    def twin(self) -> TableTwin:
        """The plain values of the picture."""
        raise NotImplementedError


class CohortPicture(QWidget):
    """Shows a drawing. The mouse or the arrow keys point at a patient, a click or Enter opens him."""

    patient_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = Ink(theme)
        self.drawing: Drawing | None = None
        self._marks: tuple[Mark, ...] | None = None
        self._pointed: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)

    def show_drawing(self, drawing: Drawing | None) -> None:
        """A picture in place of the one before; None shows an empty ground."""
        self.drawing = drawing
        self._forget()
        self.updateGeometry()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The patients where they are drawn now."""
        if self._marks is None:
            has_marks = self.drawing is not None and not self.drawing.empty
            self._marks = self.drawing.marks(self.ink, self._ground()) if self.drawing and has_marks else ()
        return self._marks

    @property
    def pointed(self) -> Mark | None:
        """The patient that mouse or keys point at."""
        return self.marks[self._pointed] if self._pointed is not None and self._pointed < len(self.marks) else None

    def sizeHint(self) -> QSize:
        height = self.drawing.height(self.ink, self.width()) if self.drawing is not None else 0
        return QSize(self.ink.px(320), max(self.ink.px(120), height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ink.px(220), self.sizeHint().height())

    # --- pointing ----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(found_at(self.marks, event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = found_at(self.marks, event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.patient_chosen.emit(self.marks[place].key)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point(found_at(self.marks, event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        last = len(self.marks) - 1
        if step is not None and last >= 0:
            at = (-1 if step > 0 else last + 1) if self._pointed is None else self._pointed
            self._point(min(max(at + step, 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._point(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pointed is not None:
            self.patient_chosen.emit(self.pointed.key)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(None)
        super().focusOutEvent(event)

    def _point(self, place: int | None) -> None:
        if place == self._pointed:
            return
        self._pointed = place
        mark = self.pointed
        self.setAccessibleDescription(mark.words if mark is not None else "")
        self.setCursor(Qt.CursorShape.ArrowCursor if mark is None else Qt.CursorShape.PointingHandCursor)
        self.update()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def _ground(self) -> QRectF:
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        clip = QRectF(event.rect())
        painter.fillRect(clip, self.ink.colour("panel"))
        if self.drawing is not None and self.drawing.empty:
            paint_empty(painter, self.ink, self._ground().adjusted(self.ink.px(8), 0, 0, 0), self.drawing.empty)
        elif self.drawing is not None:
            self.drawing.paint(painter, self.ink, self._ground(), clip)
        if (mark := self.pointed) is not None:
            paint_pointed(painter, self.ink, self._ground(), mark)
        if self.hasFocus():
            painter.setPen(QPen(self.ink.colour("focus"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._marks = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._forget()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        self.ink.renew()
        self._forget()
        self.updateGeometry()
        self.update()

    def _forget(self) -> None:
        self._marks = None
        self._pointed = None


def found_at(marks: Sequence[Mark], at: QPointF) -> int | None:
    """The mark under a point: the one whose middle is nearest where several overlap."""
    near = [place for place, mark in enumerate(marks) if mark.area.contains(at)]
    return min(near, key=lambda place: abs(marks[place].area.center().x() - at.x()), default=None)


def paint_pointed(painter: QPainter, ink: Ink, rect: QRectF, mark: Mark) -> None:
    """A frame around the patient pointed at, and the words over it, wholly within the picture."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink.pen("accent", 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(mark.area.adjusted(-1, -1, 1, 1), ink.px(2), ink.px(2))
    room = rect.width() - ink.px(20)
    words = ink.elided(mark.words, "caption_strong", room)
    width, height = ink.width(words, "caption_strong") + ink.px(14), ink.px(_PILL_HEIGHT)
    left = min(max(mark.area.center().x() - width / 2, rect.left() + ink.px(2)), rect.right() - width - ink.px(2))
    above, below = mark.area.top() - height - ink.px(3), mark.area.bottom() + ink.px(3)
    box = QRectF(left, above if above >= rect.top() else min(below, rect.bottom() - height), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("accent"))
    painter.drawRoundedRect(box, ink.px(3), ink.px(3))
    at = QPointF(box.left() + ink.px(7), box.center().y())
    ink.write_middle(painter, at, text=words, role="caption_strong", colour="accent_text")
    painter.restore()
