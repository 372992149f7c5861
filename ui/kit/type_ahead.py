"""Letters typed on a table go to the row whose name begins with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class TypeAhead(QObject):
    """Owned by the table. ``names`` are those of each row from the top, none for a row that is not to be found.

    A letter that is a command of the page stays one, unless others were typed just before it.
    """

    def __init__(self, table: QTableView, names: Callable[[], Sequence[Sequence[str]]]) -> None:
        super().__init__(table)
        self._table, self._names, self._typed = table, names, ""
        self._pause = QTimer(self, singleShot=True)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.modifiers() not in _PLAIN or not event.text().isalpha():
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._pause.isActive():
            event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._seek(event.text().casefold())
        return True

    def _seek(self, letters: str) -> None:
        self._typed = self._typed + letters if self._pause.isActive() else letters
        self._pause.start(QApplication.keyboardInputInterval())
        for row, names in enumerate(self._names()):
            if any(name.casefold().startswith(self._typed) for name in names):
                self._table.setCurrentIndex(self._table.model().index(row, max(self._table.currentIndex().column(), 0)))
                return
