"""A list under a field of what may be meant: the arrows walk it, Enter takes the marked line, a click does too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui.kit.fields import Entry, is_composing
from ui.kit.theme import Theme
from ui.words.clinical import capital

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Suggestions(QListWidget):
    """Belongs to one ``entry``; ``taken`` says that a line was put into it. A line without a value leaves it be."""

    taken = Signal(str)

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget, *, lines: int) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFont(theme.font("table"))
        self.setFixedHeight(theme.px(19) * lines)
        self.itemClicked.connect(self._on_clicked)

    def listen(self) -> None:
        """To be called after the entry has its place among the fields: its keys come here first."""
        self._entry.installEventFilter(self)

    def offer(self, lines: Iterable[tuple[str, str]]) -> None:
        """Words and value of each line; the first is marked."""
        self.clear()
        for words, value in lines:
            self.addItem(words)
            self.item(self.count() - 1).setData(Qt.ItemDataRole.UserRole, value)
        if self.count():
            self.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and not is_composing(watched)
        if watched is self._entry and pressed and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.count():
                self.setCurrentRow((self.currentRow() + step) % self.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN:
                self.take()
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Put the marked line into the field."""
        marked = self.currentItem()
        value = "" if marked is None else str(marked.data(Qt.ItemDataRole.UserRole))
        self.clear()
        if value:
            self._entry.setText(value)
            self.clear()  # what was put there may have called for lines anew
            self.taken.emit(value)

    def _on_clicked(self, _: object) -> None:
        self.take()


def fitting(words: Iterable[tuple[str, str]], typed: str, *, most: int) -> list[tuple[str, str]]:
    """Of words with their value those that begin so, or have a word that does; none where one of them is typed out.

    ``typed`` is in small letters. Two that read the same are one.
    """
    told: dict[str, tuple[str, str]] = {}
    for said, value in words:
        told.setdefault(said.casefold(), (said, value))
    found = [
        (said, value) for said, value in told.values() if typed and any(_begins(one, typed) for one in (said, value))
    ]
    if typed in (value.casefold() for _, value in found):
        return []
    return [(capital(said), value) for said, value in found[:most]]


def _begins(name: str, typed: str) -> bool:
    folded = name.casefold()
    return folded.startswith(typed) or f" {typed}" in folded
