"""An application that says when it has painted, and ends when it has said all it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

ANYTHING = "QWidget"


class _Watch(QObject):
    """Waits for the first paint of a widget of each class that is named; a line is printed once it is over."""

    def __init__(self, classes: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(classes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            for name in self._waiting:
                if any(kind.__name__ == name for kind in type(watched).__mro__):
                    self._waiting.remove(name)
                    QTimer.singleShot(0, partial(self._tell, name))
                    break
        return False

    def _tell(self, name: str) -> None:
        print(name, flush=True)
        if not self._waiting:
            QApplication.closeAllWindows()


class WatchedApplication(QApplication):
    """Prints the names of ``awaited`` classes as their first widgets are painted, then closes every window."""

    awaited: Sequence[str] = (ANYTHING,)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.installEventFilter(_Watch(self.awaited, self))
