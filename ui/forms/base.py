"""What every form does that is typed on: leaving asks, a draft can be kept of it, Enter belongs to its fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.course.course import Course
from ui.kit.asking import ask_before_leaving
from ui.kit.fields import EnterWalks
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label
from ui.patient.banner import HEIGHT, Banner
from ui.session.session import Session
from ui.words.language import problem_words


class DraftForm(QDialog):
    """Base of the small forms. ``saved`` once it is in the store; only then it closes.

    Whoever keeps drafts listens to ``typed``, ``discarded`` and ``put_off``, says so by ``keepable``, and may give a
    function for the worker to call as soon as it is in the store: ``once_saved``. ``key`` 0 is nobody's.
    """

    kind = ""
    saved = Signal()
    typed = Signal()
    discarded = Signal()
    put_off = Signal()  # closed, to be gone on with another time

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, key: int = 0, code: str = "") -> None:
        super().__init__(parent)
        self._theme, self._session, self._patient = theme, session, (key, code)
        self._saving = False
        self.begun = datetime.now(UTC)
        self.keepable = False
        self.once_saved: Callable[[], None] = _nothing
        self._told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button = button(self.tr("Save"), self, kind="primary")
        self._walk = EnterWalks(self)
        self._walk.save_wanted.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        for made in (self.cancel_button, self.save_button):
            made.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        ground(self, theme, "panel")

    @property
    def patient(self) -> tuple[int, str]:
        """Key and code of the patient whose form it is; 0 and nothing for one of nobody."""
        return self._patient

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        raise NotImplementedError

    def document(self) -> dict[str, Any]:
        """What stands on the form, as plain values to be kept."""
        raise NotImplementedError

    def save(self) -> None:
        """One operation; the form stays when it fails."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        return self._told.text()

    def tell(self, words: str) -> None:
        """A sentence at the foot of the form, until something is typed."""
        self._told.setText(words)

    def reject(self) -> None:
        if self.is_empty:
            self.leave()
        else:
            self._ask()

    def put_aside(self) -> None:
        """Close the form; what was typed is kept for another time."""
        self.put_off.emit()
        super().reject()

    def leave(self) -> None:
        """Close the form; what was typed is thrown away."""
        self.discarded.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self.is_empty:
            event.ignore()
            self._ask()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter belongs to the fields
            super().keyPressEvent(event)

    def _named(self, words: str, field: QWidget) -> QLabel:
        made = label(words, self._theme, self, role="body", colour="text2")
        made.setBuddy(field)
        return made

    def _finish(self, grid: QGridLayout, course: Course | None = None) -> None:
        """The fields over the foot with its sentence and buttons, under the banner of the patient if it is of one."""
        px = self._theme.px
        foot = QWidget(self)
        ground(foot, self._theme, "band")
        line = self._foot = QHBoxLayout(foot)
        line.setContentsMargins(px(18), px(8), px(18), px(8))
        line.setSpacing(px(8))
        line.addWidget(self._told, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if course is not None:
            banner = Banner(self._theme, self)
            banner.show_course(course)
            column.addWidget(banner)
        self._inner = QWidget(self)
        self._inner.setLayout(grid)
        ground(self._inner, self._theme, "panel")
        scroll = QScrollArea(self)  # for large zooms on small screens
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inner)
        column.addWidget(scroll, 1)
        column.addWidget(foot)

    def _fit(self, width: int) -> None:
        """As tall as the fields want, within the window."""
        px, parent = self._theme.px, self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1440, 900)
        wide = min(px(width), room.width() - px(24))
        other = px(56) + (px(HEIGHT) if self._patient[0] else 0)
        self.resize(wide, min(self._inner.sizeHint().height() + other, room.height() - px(28)))

    def _on_saved(self, _: Any) -> None:
        self._saving = False
        self.saved.emit()
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._saving = False
        self.save_button.setEnabled(True)
        self._told.setText(problem_words(problem))

    def _ask(self) -> None:
        ask_before_leaving(self, discard=self.leave, later=self.put_aside if self.keepable else None)


def _nothing() -> None:
    """Where nobody keeps drafts."""
