"""The search on top of the window: a patient is found as one types, and a command by its words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.icons import pixmap
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.desk import Desk
from ui.window.menus import Actions, words_of
from ui.window.patients_place import PatientsPlace
from ui.window.places import PATIENTS


class SearchField(Retold, QLineEdit):
    """Finds a patient as one types; Enter opens the first, the arrows walk the list, Esc lets go."""

    chosen = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.returnPressed.connect(self.chosen)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.px(15)
        glass = pixmap("search", self._theme, size, colour="text3", ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._theme.px(9), round((self.height() - size) / 2), glass)
        if not self.text() and not self.hasFocus():
            paint_key(painter, self._theme, "Ctrl+K", right=self.width() - self._theme.px(7), middle=self.height() / 2)
        painter.end()

    def _dress(self) -> None:
        self.setMinimumWidth(self._theme.px(110))
        self.setMaximumWidth(self._theme.px(268))
        self.setTextMargins(self._theme.px(24), 0, 0, 0)

    def _say(self) -> None:
        self.setPlaceholderText(self.tr("Find patient or command"))
        self.setAccessibleName(self.tr("Find patient by code, name or hospital number"))


def paint_key(painter: QPainter, theme: Theme, words: str, *, right: float, middle: float) -> None:
    """A key as a small cap with its name, ending at ``right``."""
    font = theme.font("caption")
    width = QFontMetrics(font).horizontalAdvance(words) + theme.px(10)
    box = QRectF(right - width, middle - theme.px(8), width, theme.px(16))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line_strong"), 1))
    painter.setBrush(theme.colour("band"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    painter.setFont(font)
    painter.setPen(theme.colour("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Search(QObject):
    """What is typed is sought in the list and among the commands; Enter opens what was found."""

    def __init__(
        self, desk: Desk, session: Session, field: SearchField, patients: PatientsPlace, actions: Actions
    ) -> None:
        super().__init__(desk)
        self._desk, self._session, self._field = desk, session, field
        self._patients, self._actions = patients, actions
        field.textChanged.connect(self._on_sought)
        field.chosen.connect(self._on_chosen)
        field.stepped.connect(patients.list.step)
        field.left.connect(self.leave)

    @property
    def is_on(self) -> bool:
        """Whether something is being sought."""
        return bool(self._field.text())

    def begin(self) -> None:
        self._desk.show_place(PATIENTS)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        self._field.clear()
        self._patients.fold()
        self._patients.take_focus()

    def _on_sought(self, text: str) -> None:
        command = self._actions.named(text)
        if text:
            self._desk.show_place(PATIENTS)
        self._patients.seek(text, "" if command is None else words_of(command))

    def _on_chosen(self) -> None:
        marked = self._patients.list.chosen() or self._patients.list.first()
        if marked is not None:
            self._session.open(marked.key)
            self.leave()
        elif (command := self._actions.named(self._field.text())) is not None:
            self.leave()
            command.trigger()
