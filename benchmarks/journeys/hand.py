"""A hand at the keyboard that counts what it presses, and a watch that sees how long the window stands still."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, process_time, sleep, thread_time

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
PATIENCE_SECONDS = 20.0


class Keyboard:
    """Types at whatever has the focus, as a person does."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.count = 0  # every key that goes down is one, modifiers too
        self.strokes = 0  # a chord is one, as the budgets of the tasks count

    def _where(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self._window

    def press(self, key: Qt.Key, *, control: bool = False, alt: bool = False, shift: bool = False) -> None:
        modifiers = _NONE
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if alt:
            modifiers |= Qt.KeyboardModifier.AltModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        self.count += 1 + control + alt + shift
        self.strokes += 1
        QTest.keyClick(self._where(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for character in text:
            self.count += 1
            self.strokes += 1
            QTest.keyClicks(self._where(), character)
        QApplication.processEvents()

    def type_and_enter(self, *texts: str) -> None:
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Return)


class Hand(Keyboard):
    """A keyboard and a mouse that wait for the screen as a person does, and a watch over both."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.clicks = 0
        self.watch = Watch(window)

    def begin(self) -> None:
        """From the next key on it counts."""
        self.count = self.strokes = self.clicks = 0
        self.watch.begin()

    def type(self, text: str) -> None:
        for character in text:  # nobody types a word in one turn of the event loop
            super().type(character)

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, control=True)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.clicks += 1
        place = QRect(QPoint(), widget.size()).center() if at is None else at
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, place)
        QApplication.processEvents()

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Until the screen shows it. Raises AssertionError when it never does."""
        patience = perf_counter() + PATIENCE_SECONDS
        while not condition():
            if perf_counter() > patience:
                raise AssertionError(f"waited in vain: {what}")
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
            sleep(0.002)  # qWait sleeps with the lock of the interpreter in its hand, and the worker stands still


class Watch(QObject):
    """How long it takes, and the longest time in which the event loop did not come round.

    ``longest_work``: the most that the window's own thread worked in such a time, whoever else the machine served.
    """

    EVERY_MS = 2

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=self.EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._begun = self._last = self._worked = 0.0
        self._thread = self.longest_work = 0.0
        self.seconds = self.processor_seconds = self.longest_stall = 0.0

    def begin(self) -> None:
        self.longest_stall, self._worked = 0.0, process_time()
        self.longest_work, self._thread = 0.0, thread_time()
        self._begun = self._last = perf_counter()
        self._timer.start()

    def end(self) -> None:
        """What waits to be painted is painted, and counts."""
        QApplication.processEvents()
        self._on_tick()
        self._timer.stop()
        self.seconds, self.processor_seconds = self._last - self._begun, process_time() - self._worked

    def _on_tick(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.longest_stall = max(self.longest_stall, now - self._last)
        self.longest_work = max(self.longest_work, worked - self._thread)
        self._last, self._thread = now, worked
