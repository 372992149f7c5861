"""Notices that nobody is there: no key and no mouse for as long as was chosen, sleep of the computer included."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from ui.session.imports_ahead import SIGNS_OF_LIFE

LOCK_KEYS = "Ctrl+L"
CHOICES = (1, 2, 5, 10, 20, 30)  # minutes
DEFAULT_MINUTES = 10
_TICK_MS = 1000


class IdleWatch(QObject):
    """Says ``lock_wanted`` after ``minutes`` without a sign of life, and when the keys to lock are pressed anywhere.

    Two clocks are asked: the wall clock goes on while the computer sleeps, and the other cannot be set back.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        minutes: int = DEFAULT_MINUTES,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._clock, self._steady = clock, steady
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_window)
        self.touch()

    def start(self) -> None:
        self.touch()
        self._on_window(QGuiApplication.focusWindow())
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there now."""
        self._at, self._at_steady = self._clock(), self._steady()

    def idle_seconds(self) -> float:
        return max(self._clock() - self._at, self._steady() - self._at_steady)

    def look(self) -> bool:
        """Ask for the lock if it is time; whether it was."""
        if not self._timer.isActive() or self.idle_seconds() < self.minutes * 60:
            return False
        self.lock_wanted.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._timer.isActive() or event.type() not in SIGNS_OF_LIFE:
            return False
        if self.look():  # the first key after a long sleep shows nothing
            return True
        self.touch()
        if isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == QKeySequence(LOCK_KEYS):
            self.lock_wanted.emit()
            return True
        return False

    def _on_window(self, window: QWindow | None) -> None:
        """Every window that has the keyboard is listened to: a form in front of the main window too."""
        if window is not None:
            window.installEventFilter(self)  # once more does no harm
