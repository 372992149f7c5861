"""Fields that every form is made of: a line that can be wrong, a date, a choice by one key, Enter that walks on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QSpinBox, QWidget

from models.forms.typed import read_date, read_day
from models.record.partialdate import PartialDate
from ui.words.common import translate
from ui.words.language import short_date, weekday_date

_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")
_AT_THE_ENDS = re.compile(rf"\A{_BREAKS.pattern}|{_BREAKS.pattern}\Z")


class EnterWalks(QObject):
    """Enter goes to the next field of a chain, Shift+Enter to the one before, Ctrl+Enter saves."""

    save_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chain: list[QWidget] = []
        self._aside: set[QWidget] = set()

    def add(
        self, field: QWidget, *, before: QWidget | None = None, after: QWidget | None = None, aside: bool = False
    ) -> None:
        """At the end of the chain, or in front of or behind a field of it.

        Enter passes by what stands ``aside``, which Tab, its letter and the mouse reach, and goes on from it.
        """
        place = len(self._chain) if before is None else self._chain.index(before)
        self._chain.insert(place if after is None else self._chain.index(after) + 1, field)
        if aside:
            self._aside.add(field)
        field.installEventFilter(self)

    def begin(self, fields: Iterable[QWidget]) -> None:
        """A chain of these fields; what was in it before, and is to stay, is added anew."""
        for field in self._chain:
            field.removeEventFilter(self)
        self._chain = []
        for field in fields:
            self.add(field)

    def walk(self, start: QWidget, step: int) -> None:
        """To the next field that is on the screen and may be typed into; at either end it stays."""
        place = self._chain.index(start) + step
        while 0 <= place < len(self._chain) and self._is_passed_by(self._chain[place]):
            place += step
        field = self._chain[place] if 0 <= place < len(self._chain) else start
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _is_passed_by(self, field: QWidget) -> bool:
        return field in self._aside or _is_put_away(field) or not field.isEnabled()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            _bring_into_sight(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit()
            return True
        if is_composing(watched):
            return False
        step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if isinstance(watched, QWidget):
            self.walk(watched, step)
        return True


def is_composing(field: object) -> bool:
    """Whether an input method has text in the field that is not committed: its Enter belongs to the input method."""
    return isinstance(field, Entry) and bool(field.composed)


def _is_put_away(field: QWidget) -> bool:
    """Hidden on purpose; one that was just made and is not drawn yet is not."""
    return field.isHidden() and field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _bring_into_sight(field: QWidget) -> None:
    """Qt scrolls to a field that Tab reaches, not to one that is reached by code."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(field)
        above = above.parentWidget()


class OneLine(QValidator):
    """A line break that is pasted into a field of one line is a blank there, and nothing at its ends."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        plain = _BREAKS.sub(" ", _AT_THE_ENDS.sub("", text)) if _BREAKS.search(text) else text
        return QValidator.State.Acceptable, plain, min(place, len(plain))


class Entry(QLineEdit):
    """A field that can be marked wrong."""

    def __init__(self, name: str, says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setValidator(OneLine(self))
        self.name = name
        self.composed = ""  # by an input method, and no part of the text yet
        self.setAccessibleName(says)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def commit(self) -> None:
        """Take over what is being composed, as the input method would."""
        if self.composed:
            QGuiApplication.inputMethod().commit()
        if text := self.composed:  # an input method that does not answer
            QGuiApplication.inputMethod().reset()
            ended = QInputMethodEvent()
            ended.setCommitString(text)
            self.inputMethodEvent(ended)

    @property
    def typed(self) -> str:
        """What was typed, as it is read."""
        return self.text()

    def show_problem(self, words: str) -> None:
        self._mark("true" if words else "false")
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def show_question(self, asked: bool) -> None:
        """Marked as what an answer is awaited for; another mark stays."""
        if asked:
            self._mark("asked")
        elif self.property("problem") == "asked":
            self._mark("false")

    def _mark(self, mark: str) -> None:
        if mark != (self.property("problem") or "false"):
            self.setProperty("problem", mark)
            self.style().unpolish(self)
            self.style().polish(self)


class AnswerEntry(Entry):
    """A field of which Enter is the answer and Esc the way out."""

    entered = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class DateEntry(Entry):
    """A day as a person types it; the word for today is that of the screen. ``in_part``: a month or a year will do."""

    in_part = False

    def begin(self, *, today: bool) -> None:
        """Where most is entered on the day itself, that day stands there already."""
        self.setText(translate("Forms", "today") if today else "")

    @property
    def typed(self) -> str:
        plain = self.text().strip()
        return "today" if plain.casefold() == translate("Forms", "today").casefold() else plain

    def meaning(self, today: date) -> str:
        """``Fri 28-Mar-2025``, or nothing for what is no date."""
        on = read_day(self.typed, today) if self.in_part else read_date(self.typed, today)
        return "" if on is None else short_date(on) if isinstance(on, PartialDate) else weekday_date(on)


Option = tuple[str, str, Any]  # the words, the keys that choose it, the value


class Combo(QComboBox):
    """A list to choose from. The wheel that scrolls a form past it changes nothing: only where it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Spin(QSpinBox):
    """A number with steps; the wheel as on a ``Combo``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(Combo):
    """A value of a vocabulary, chosen by one key; empty until chosen, emptied by Backspace."""

    def __init__(self, chosen_from: Sequence[Option], says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(says)
        self.offer(chosen_from)

    def offer(self, chosen_from: Sequence[Option]) -> None:
        """Other values than before; nothing is chosen."""
        self._keys = ["", *(key.casefold() for _, key, _ in chosen_from)]
        self._values = [None, *(value for _, _, value in chosen_from)]  # Qt would make plain text of an enum
        self.clear()
        self.addItems(["", *(words for words, _, _ in chosen_from)])

    @property
    def values(self) -> list[Any]:
        """What can be chosen."""
        return self._values[1:]

    @property
    def value(self) -> Any:
        return self._values[self.currentIndex()]

    def choose(self, value: Any) -> None:
        """Show ``value``; nothing is chosen for None."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        rows = range(1, self.count())
        after = [row for row in (*rows[self.currentIndex() :], *rows) if typed and typed in self._keys[row]]
        if after and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.setCurrentIndex(after[0])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)


def vocabulary(words: type[StrEnum], keys: Sequence[str]) -> list[Option]:
    """The words of a vocabulary in the language of the screen, each with its key; of several letters each chooses."""
    return [(translate("models", word.value), key, word) for word, key in zip(words, keys, strict=True)]
