"""What every form does on which something is typed: it says what is wrong, is saved once, kept, put off or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.course.course import Course
from models.forms.typed import Problem
from ui.kit.asking import ask_before_leaving
from ui.kit.fields import EnterWalks, Entry
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground, label
from ui.patient.banner import HEIGHT, Banner
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.language import ended, in_a_row, problem_words, spoken

if TYPE_CHECKING:
    from storage.clinic.store import Store

    Operation = Callable[[Store], Any]


HINT_MILLISECONDS = 6000


class DraftForm(QDialog):
    """A form over the banner of the patient of ``course``, or of nobody. ``saved`` once it is in the store; only then
    it closes.

    Whoever keeps drafts listens to ``typed``, ``discarded`` and ``put_off``, says so by ``keepable``, and may give a
    function for the worker to call as soon as it is in the store: ``once_saved``. ``key`` 0 is nobody's.

    A form says by ``draft``, ``document``, ``problems`` and ``operation`` what stands on it and what that becomes, and
    takes a kept document back by ``_take``.
    """

    kind = ""
    told_at_once = 1  # sentences at the foot
    saved = Signal()
    typed = Signal()
    discarded = Signal()
    put_off = Signal()  # closed, to be gone on with another time

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, course: Course | None = None, key: int = 0
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._course, self._key = theme, session, course, key
        self._saving = self._gathers = False
        self._begun_as: Any = None
        self.begun = datetime.now(UTC)
        self.keepable = False
        self._turning: dict[QBoxLayout, int] = {}
        self._hinted = QTimer(self, singleShot=True, interval=HINT_MILLISECONDS)
        self._hinted.timeout.connect(self._check)
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
        # What stands on it is made where it stays: Qt would dress every field again on each move to another parent.
        self._scroll = QScrollArea(self)  # for large zooms on small screens
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        ground(self.body, theme, "panel")
        self._scroll.setWidget(self.body)

    # What stands on it

    @property
    def course(self) -> Course | None:
        """The course that the form was made for."""
        return self._course

    @property
    def patient(self) -> tuple[int, str]:
        """Key and code of the patient whose form it is; 0 and nothing for one of nobody."""
        return self._key, "" if self._course is None else self._course.record.patient.code

    @property
    def draft(self) -> Any:
        """Everything on the form as it stands; two that are equal were typed alike."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return bool(self.draft == self._begun_as)

    @property
    def is_whole(self) -> bool:
        """Whether there is anything to save, where nothing is wrong."""
        return True

    def document(self) -> dict[str, Any]:
        """What stands on the form, as plain values to be kept."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in the order of the form."""
        raise NotImplementedError

    def operation(self) -> Operation:
        """What saving does on the worker. Asked for only when nothing is wrong."""
        raise NotImplementedError

    def goes_on_with(self, _: dict[str, Any]) -> bool:
        """Whether a kept document of its kind is of what this form of nobody is of."""
        return True

    def resume(self, document: dict[str, Any], begun: datetime) -> None:
        """Go on with what was typed before. Raises ValueError for what no form of this program wrote."""
        told = self._take(document)
        self.begun = begun
        self._on_typed()
        self.tell(told or self.tr("What was typed and not saved is here again."))

    def _take(self, document: dict[str, Any]) -> str:
        """Put a kept document on the form; what is to be said of it, if anything."""
        raise NotImplementedError

    def _ready(self) -> str:
        """The sentence at the foot while nothing is wrong."""
        raise NotImplementedError

    def _show_problems(self, words: dict[str, str]) -> None:
        """Mark the fields, by name; a field without words is in order."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        return self._told.text()

    def tell(self, words: str) -> None:
        """A sentence at the foot of the form, until something is typed."""
        self._told.setText(words)

    def hint(self, words: str) -> None:
        """A sentence at the foot for a moment; what is typed takes its place at once."""
        self.tell(words)
        self._hinted.start()

    # Typing and saving

    def _begin(self) -> None:
        """All fields are there, and stand as they do when nothing was typed."""
        self._begun_as = self.draft
        self._on_typed()

    def _on_typed(self, *_: object) -> None:
        self.typed.emit()
        self._check()

    @contextmanager
    def _checked_once(self) -> Iterator[None]:
        """However many fields are filled within, what is wrong is looked for when all are."""
        self._gathers = True
        try:
            yield
        finally:
            self._gathers = False
            self._check()

    def _check(self) -> None:
        if self._gathers:
            return
        found = self.problems()
        self._show_problems({one.field: capital(spoken(one.sentence)) for one in reversed(found)})
        self.save_button.setEnabled(not found and self.is_whole and not self._saving)
        *first, last = [capital(spoken(one.sentence)) for one in found[: self.told_at_once]] or [""]
        wrong = in_a_row([*map(ended, first), last])
        self._told.setText(wrong or self._ready())

    def save(self) -> None:
        """One operation; the form stays when it fails. What an input method still composes is typed, too."""
        for entry in self.findChildren(Entry):
            entry.commit()
        if not self._saving and self.save_button.isEnabled():
            self._write(self.operation())

    def _write(self, operation: Operation) -> None:
        """Once: until the store has answered this operation, whatever else goes wrong, there is no second one."""
        self._saving = True
        self._check()
        touched = (self._key,) if self._key else ()
        job = partial(_written, operation, self.once_saved)
        self._session.write(
            job, partial(_saved, self), touched=touched, otherwise=partial(_failed, self, self._session)
        )

    def _on_saved(self, _: Any) -> None:
        self._saving = False
        self.saved.emit()
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._saving = False
        self._check()
        self.tell(problem_words(problem))

    # Leaving

    def reject(self) -> None:
        """Esc leaves at once when nothing was typed, else asks; not while the store has yet to answer."""
        if self._saving:
            return
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
            self.reject()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter belongs to the fields
            super().keyPressEvent(event)

    def _ask(self) -> None:
        ask_before_leaving(self, discard=self.leave, later=self.put_aside if self.keepable else None)

    # How it looks

    def _named(self, words: str, field: QWidget) -> QLabel:
        made = label(words, self._theme, self.body, role="body", colour="text2")
        made.setBuddy(field)
        return made

    def _finish(self, fields: QLayout) -> None:
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
        column = bare(QVBoxLayout(self))
        if self._course is not None:
            self.banner = Banner(self._theme, self)
            self.banner.show_course(self._course)
            column.addWidget(self.banner)
        self.body.setLayout(fields)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    def _turn_below(self, line: QBoxLayout, width: int) -> None:
        """Where the form is narrower than ``width``, what stands side by side stands under each other."""
        self._turning[line] = width

    def _is_below(self, width: int) -> bool:
        return self.width() < self._theme.px(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        way = QBoxLayout.Direction
        for line, width in self._turning.items():
            line.setDirection(way.TopToBottom if self._is_below(width) else way.LeftToRight)
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """As tall as the fields want, within the window."""
        px, parent = self._theme.px, self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1440, 900)
        wide = min(max(px(width), self.body.minimumSizeHint().width() + px(24)), room.width() - px(24))
        other = px(56) + (px(HEIGHT) if self._course is not None else 0)
        self.resize(wide, min(self.body.sizeHint().height() + other, room.height() - px(28)))


def _written(operation: Operation, once_saved: Callable[[], None], store: Store) -> Any:
    row = operation(store)
    once_saved()
    return row


def _saved(form: DraftForm, row: Any) -> None:
    """A form that was put aside meanwhile is gone; what it saved is on the screen all the same."""
    if isValid(form):
        form._on_saved(row)


def _failed(form: DraftForm, session: Session, problem: Exception) -> None:
    if isValid(form):
        form._on_failed(problem)
    else:
        session.failed.emit(problem)


def _nothing() -> None:
    """Where nobody keeps drafts."""
